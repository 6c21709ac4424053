/**
 * Refuses calls early while the service is overloaded: a fast 503 is better than a late card. Two kinds of place are
 * counted, bodies that are still arriving and calls that are worked on, in all and for each client, so that neither a
 * client that floods nor one that sends slowly starves the others.
 */
import type { Request, RequestHandler, Response } from 'express'
import { verifiedClient } from './authenticate.ts'
import { sendRetryLater } from './errors.ts'

export type ShedCause = 'in-flight' | 'event-loop' | 'client-share' | 'bodies'

export interface LoadLimits {
  /** The most calls that are worked on at the same time. */
  readonly maxInFlight: number
  /** The most milliseconds that the event loop may be late. */
  readonly maxDelayMs: number
  /** Milliseconds from body to answer above which fewer calls are admitted. Absent: always `maxInFlight`. */
  readonly goalMs?: number
}

export interface Load {
  /** Calls that are worked on. */
  inFlight: number
}

/** Bodies that may be arriving for each call that may be worked on: a body takes memory, but no processor. */
const BODIES_A_CALL = 4
/** Of the places: so many may one client take without regard to others. */
const FREE_SHARE = 1 / 2
/** Milliseconds after its last call for which a client counts as one of those who share the places. */
const SHARES_FOR = 60_000

export interface LoadGuard {
  /** Before the token is looked at: the cheapest refusal. */
  readonly first: RequestHandler
  /** When the client is known, before its body is read. */
  readonly beforeBody: RequestHandler
  /** When the body is there. */
  readonly beforeWork: RequestHandler
}

/** @param readDelayMs How late the event loop is, smoothed over several samples. */
export function guardLoad(
  load: Load,
  limits: LoadLimits,
  readDelayMs: () => number,
  onShed: (cause: ShedCause) => void,
): LoadGuard {
  const limit = adaptLimit(limits)
  const bodies = countPlaces(() => limit.now() * BODIES_A_CALL)
  const calls = countPlaces(limit.now)
  const shed = (res: Response, cause: ShedCause): void => {
    onShed(cause)
    sendRetryLater(res, 'overloaded')
  }
  return {
    first(_req, res, next) {
      if (readDelayMs() > limits.maxDelayMs) return shed(res, 'event-loop')
      if (calls.taken() >= limit.now()) return shed(res, 'in-flight')
      next()
    },
    beforeBody(req, res, next) {
      const refused = bodies.take(clientOf(req, res))
      if (refused) return shed(res, refused === 'full' ? 'bodies' : 'client-share')
      const release = once(() => bodies.release(clientOf(req, res)))
      res.locals.bodyArrived = release
      res.on('close', release)
      next()
    },
    beforeWork(req, res, next) {
      ;(res.locals as { bodyArrived?: () => void }).bodyArrived?.()
      const refused = calls.take(clientOf(req, res))
      if (refused) return shed(res, refused === 'full' ? 'in-flight' : 'client-share')
      load.inFlight++
      const started = performance.now()
      res.on('close', () => {
        load.inFlight--
        const taken = calls.taken()
        calls.release(clientOf(req, res))
        if (res.writableFinished) limit.learn(performance.now() - started, taken)
      })
      next()
    },
  }
}

/** Of the token where there is one: behind a proxy all addresses are one. */
function clientOf(req: Request, res: Response): string {
  const client = verifiedClient(res)
  return client ? `${client.profile.id} ${client.tenant ?? ''}` : (req.socket.remoteAddress ?? '')
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (!done) work()
    done = true
  }
}

/** Places that clients share: whoever is alone may take all of them, several get at most an equal part of a crowd. */
export function countPlaces(limit: () => number, clock: () => number = () => performance.now()) {
  const held = new Map<string, { count: number; last: number }>()
  let taken = 0
  const forget = (now: number): void => {
    for (const [client, { count, last }] of held) if (count === 0 && now - last > SHARES_FOR) held.delete(client)
  }
  return {
    taken: () => taken,
    /** Why no place is given; undefined if one was taken. */
    take(client: string): 'full' | 'share' | undefined {
      const [most, now] = [limit(), clock()]
      if (taken >= most) return 'full'
      const own = held.get(client) ?? { count: 0, last: now }
      held.set(client, own)
      if (taken >= most * FREE_SHARE) {
        forget(now)
        if (own.count >= Math.max(1, Math.floor(most / held.size))) return 'share'
      }
      own.count++
      own.last = now
      taken++
      return undefined
    },
    release(client: string): void {
      const own = held.get(client)
      if (own && own.count > 0) own.count--
      taken--
    },
  }
}

/** The least that is ever admitted at a time: a ward that opens its charts at once is no overload. A new process begins with more. */
const LEAST = 16
const FIRST = 64
/** What is left of the limit after an answer that took too long; asked of once in this many milliseconds. */
const SHRINK = 0.9
const SHRINK_EVERY = 100

/**
 * How many calls are admitted, learnt from how long they take: a little more while answers come in time and the places
 * are used, clearly less when they do not. (Additive increase, multiplicative decrease, as in the network's own control.)
 */
export function adaptLimit({ maxInFlight, goalMs }: LoadLimits, clock: () => number = () => performance.now()) {
  const least = Math.min(LEAST, maxInFlight)
  let limit = goalMs === undefined ? maxInFlight : Math.min(FIRST, maxInFlight)
  let shrunkAt = -Infinity
  return {
    now: () => Math.floor(limit),
    /** @param taken How many places were taken when the call ended, its own included. */
    learn(durationMs: number, taken: number): void {
      // While most places are free, a late answer waits for something else, as a database, and fewer calls would mend nothing.
      if (goalMs === undefined || taken * 2 < limit) return
      if (durationMs <= goalMs) limit = Math.min(maxInFlight, limit + 1 / limit)
      else if (clock() - shrunkAt > SHRINK_EVERY) {
        limit = Math.max(least, limit * SHRINK)
        shrunkAt = clock()
      }
    },
  }
}
