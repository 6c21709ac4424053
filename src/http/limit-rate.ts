/** Calls in a minute, for each verified client: one that runs wild does not use up the service of the others. */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { verifiedClient } from './authenticate.ts'
import { sendError } from './errors.ts'

const WINDOW = 60_000

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
    handler: (_req, res) => {
      const { resetTime } = (_req as { rateLimit?: { resetTime?: Date } }).rateLimit ?? {}
      const seconds = resetTime ? Math.ceil((resetTime.getTime() - Date.now()) / 1000) : WINDOW / 1000
      res.set('Retry-After', String(Math.max(1, seconds)))
      sendError(res, 'too-many-requests')
    },
  })
}
