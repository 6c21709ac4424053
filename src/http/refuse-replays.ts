/** A token is for one call. The client's profile says what a second call with it gets. */
import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { ClientProfile } from '../auth/client-profiles.ts'
import type { VerifiedClient } from '../auth/verify-jwt.ts'
import type { Claim, ReplayStore } from '../storage/replay-store.ts'
import { refuseCaller, verifiedClient } from './authenticate.ts'
import type { AuthRefused } from './authenticate.ts'
import { sendRetryLater } from './errors.ts'

/**
 * Runs after the body is read: a call that broke off while being sent may come again with its token. If the service
 * failed (5xx), the token may be used again as well: nothing was answered.
 */
export function refuseReplays(store: ReplayStore | undefined, onRefused: AuthRefused): RequestHandler {
  return (req, res, next) => {
    const client = verifiedClient(res)
    if (!store || !client) return next()
    return claimToken({ store, client, onRefused }, req, res, next)
  }
}

interface Claiming {
  readonly store: ReplayStore
  readonly client: VerifiedClient
  readonly onRefused: AuthRefused
}

async function claimToken(
  { store, client, onRefused }: Claiming,
  req: Request,
  res: Response,
  next: () => void,
): Promise<void> {
  const { replayKey, expiresAt, profile } = client
  let claim: Claim
  try {
    claim = await store.claim(replayKey, fingerprintOf(req, res), expiresAt)
  } catch {
    // Without the store there is no way to tell whether the token is new.
    return sendRetryLater(res, 'unavailable')
  }
  if (!claim.seen) {
    watchAnswer(res, store, client)
    return next()
  }
  res.locals.fault = 'replayed'
  onRefused('replayed', profile.id)
  await ANSWERS[profile.replay](claim, res, next)
}

type Replayed = Extract<Claim, { seen: true }>

type Answer = (claim: Replayed, res: Response, next: () => void) => void | Promise<void>

const ANSWERS: Readonly<Record<ClientProfile['replay'], Answer>> = {
  enforce: (_claim, res) => refuseCaller(res),
  log: (_claim, _res, next) => next(),
  idempotent: ({ sameCall, reply }, res) => {
    if (!sameCall) return refuseCaller(res)
    // The first call is still running, or its answer was too large to keep.
    if (!reply) return sendRetryLater(res, 'unavailable')
    res.status(reply.status).type('application/json').send(reply.body)
  },
}

function fingerprintOf(req: Request, res: Response): string {
  const { bytes } = res.locals as { bytes?: Buffer }
  const hash = createHash('sha256').update(`${req.method} ${req.path}\n`)
  return hash.update(bytes ?? Buffer.alloc(0)).digest('base64url')
}

/** Keeps the answer if it may be asked for again, and releases the token if there was no answer. */
function watchAnswer(res: Response, store: ReplayStore, { replayKey, profile }: VerifiedClient): void {
  const send = res.send.bind(res)
  const note = (body: unknown): void => {
    if (res.statusCode >= 500) void store.release(replayKey).catch(() => undefined)
    else if (profile.replay === 'idempotent' && typeof body === 'string') {
      void store.keepReply(replayKey, { status: res.statusCode, body }).catch(() => undefined)
    }
  }
  res.locals.onAnswer = note
  res.send = (body: unknown) => {
    note(body)
    return send(body)
  }
}
