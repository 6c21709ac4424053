/** Refuses calls early while the service is overloaded: a fast 503 is better than a late card. */
import type { RequestHandler } from 'express'
import { sendRetryLater } from './errors.ts'

export type ShedCause = 'in-flight' | 'event-loop'

export interface LoadLimits {
  /** The most calls in progress at the same time. */
  readonly maxInFlight: number
  /** The most milliseconds that the event loop may be late. */
  readonly maxDelayMs: number
}

export interface Load {
  /** Calls in progress. */
  inFlight: number
}

/** @param readDelayMs How late the event loop is, smoothed over several samples. */
export function shedLoad(
  load: Load,
  limits: LoadLimits,
  readDelayMs: () => number,
  onShed: (cause: ShedCause) => void,
): RequestHandler {
  return (_req, res, next) => {
    const unlessFull = readDelayMs() > limits.maxDelayMs ? 'event-loop' : undefined
    const cause = load.inFlight >= limits.maxInFlight ? 'in-flight' : unlessFull
    if (cause !== undefined) {
      onShed(cause)
      return sendRetryLater(res, 'overloaded')
    }
    load.inFlight++
    res.once('close', () => void load.inFlight--)
    next()
  }
}
