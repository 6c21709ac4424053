/** Every reading under /admin is in the store, with who, whose and from where, before its answer leaves. */
import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { EventKind } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { administratorOf } from './let-in.ts'

export interface Reading {
  /** Stored name of the patient; empty: of more than one. */
  readonly patient?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** @throws StoreUnavailable: then nothing may be shown */
export type NoteReading = (req: Request, res: Response, reading?: Reading, kind?: EventKind) => Promise<void>

/** Of a query, only what /admin knows. */
const ASKED = ['from', 'to', 'format', 'card', 'count', 'seed'] as const

export function createNotes(store: Pick<Store, 'note'>, clock: () => Date): NoteReading {
  return async (req, res, { patient = '', details = {} } = {}, kind = 'read') => {
    const { name, roles } = administratorOf(res)
    const asked = ASKED.flatMap((key) => (typeof req.query[key] === 'string' ? [[key, req.query[key]] as const] : []))
    const forwarded = req.headers['x-forwarded-for']
    await store.note({
      ...{ id: randomUUID(), at: clock().toISOString(), kind, who: name, role: roles.join(' '), client: '', patient },
      source: req.socket.remoteAddress ?? '',
      action: `${req.method} /admin${patternOf(req)}`,
      // What a proxy says is kept as said: nobody vouches for it.
      details: JSON.stringify({
        ...Object.fromEntries(asked),
        ...(forwarded !== undefined && { forwarded: String(forwarded).slice(0, 200) }),
        ...details,
      }),
    })
  }
}

function patternOf(req: Request): string {
  const path: unknown = (req.route as { path?: unknown } | undefined)?.path
  return typeof path === 'string' ? path : ''
}

/** For what is about a period and no patient in particular. */
export function noteFirst(note: NoteReading): RequestHandler {
  return async (req, res, next) => {
    await note(req, res)
    next()
  }
}
