/** Refuses calls early while there is more to do than can be done: a fast 503 is better than a late card. */
import type { RequestHandler } from 'express'
import { sendRetryLater } from './errors.ts'

export type ShedCause = 'in-flight' | 'event-loop'

export interface LoadLimits {
  /** Calls that run at the same time. */
  readonly maxInFlight: number
  /** Milliseconds that the event loop may be late. */
  readonly maxDelayMs: number
}

export interface Load {
  /** Calls that run now. */
  inFlight: number
}

/** @param readDelayMs How late the event loop is, smoothed over some samples. */
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
