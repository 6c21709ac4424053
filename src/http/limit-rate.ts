/** Calls in a minute for each verified client, so that one that runs wild leaves the others their service; and wrong secrets. */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { verifiedClient } from './authenticate.ts'
import { sendError } from './errors.ts'

const WINDOW = 60_000
/** In a minute and from one address. */
const WRONG_SECRETS = 20

/** Behind authentication. A caller that nobody verified is not counted here: shedding bounds it. */
export function limitRate(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW,
    skip: (_req, res) => verifiedClient(res) === undefined,
    limit: (_req, res) => verifiedClient(res)?.profile.rateLimitPerMinute ?? 1,
    // Keyed by what the token proved, never by an address: behind a proxy all have one.
    keyGenerator: (_req, res) => {
      const client = verifiedClient(res)
      return JSON.stringify([client?.profile.id, client?.tenant])
    },
    standardHeaders: false,
    legacyHeaders: false,
    handler: refuse,
  })
}

/**
 * Before a secret is compared: who guesses is refused for the rest of the minute, whatever comes then. Behind a proxy all
 * have one address, so a guesser there keeps others out for as long.
 */
export function limitWrongSecrets(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW,
    limit: WRONG_SECRETS,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401,
    // Anybody can write a forwarding header, so none is believed; the library would say so on the console.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    standardHeaders: false,
    legacyHeaders: false,
    handler: refuse,
  })
}

const refuse: RequestHandler = (req, res) => {
  const { resetTime } = (req as { rateLimit?: { resetTime?: Date } }).rateLimit ?? {}
  const seconds = resetTime ? Math.ceil((resetTime.getTime() - Date.now()) / 1000) : WINDOW / 1000
  res.set('Retry-After', String(Math.max(1, seconds)))
  sendError(res, 'too-many-requests')
}
