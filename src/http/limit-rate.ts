/** Limits calls per minute and verified client, so that one gone wild does not starve the others; and wrong secrets. */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { verifiedClient } from './authenticate.ts'
import { sendError } from './errors.ts'

const WINDOW = 60_000
/** Per minute and address. */
const WRONG_SECRETS = 20

/** Runs after authentication. Unverified callers are not counted here: load shedding limits them. */
export function limitRate(): RequestHandler {
  const limit = rateLimit({
    windowMs: WINDOW,
    limit: (_req, res) => verifiedClient(res)?.profile.rateLimitPerMinute ?? 1,
    // Keyed by what the token proved, never by address: behind a proxy all clients share one.
    keyGenerator: (_req, res) => {
      const client = verifiedClient(res)
      return JSON.stringify([client?.profile.id, client?.tenant])
    },
    standardHeaders: false,
    legacyHeaders: false,
    handler: refuse,
  })
  return (req, res, next) => {
    if (verifiedClient(res) === undefined) next()
    else return limit(req, res, next)
  }
}

/**
 * Runs before a secret is compared: a caller that guesses is refused for the rest of the minute, even with the right
 * secret. Behind a proxy all callers share one address, so one that guesses locks the others out for as long.
 */
export function limitWrongSecrets(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW,
    limit: WRONG_SECRETS,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401,
    // Anybody can write a forwarding header, so none is trusted; the library would complain about them on the console.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    standardHeaders: false,
    legacyHeaders: false,
    handler: refuse,
  })
}

/** Launches and returns per minute and address: behind a proxy, those of a whole hospital. */
const VISITS = 1200

/** For pages that anybody can ask for and that ask other servers: nobody makes this service flood an EHR's login. */
export function limitVisits(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW,
    limit: VISITS,
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
