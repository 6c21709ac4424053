/** What is known of a call that was refused. */
import type { Request, Response } from 'express'
import { verifiedClient } from './authenticate.ts'
import { bodyOf } from './read-body.ts'

export interface RefusedRequest {
  readonly why: string
  readonly status: number
  readonly route: string
  readonly client: string
  readonly user: string
  readonly patientId: string
  readonly source: string
}

/** Health checks, metrics and wrong addresses are nobody's call. */
const WATCHED = /^\/(cds-services|admin)(?:[/?]|$)/

/** Undefined where it was answered. */
export function refusalOf(req: Request, res: Response, unknownClient: string): RefusedRequest | undefined {
  if (res.statusCode < 400) return undefined
  const [, place] = WATCHED.exec(req.originalUrl) ?? []
  if (place === undefined) return undefined
  const {
    errorCode = 'refused',
    fault,
    administrator,
  } = res.locals as {
    readonly errorCode?: string
    readonly fault?: string
    readonly administrator?: { readonly name: string }
  }
  const context = memberOf(bodyOf(req, res), 'context')
  const pattern: unknown = (req.route as { path?: unknown } | undefined)?.path
  return {
    why: [errorCode, ...(fault === undefined ? [] : [fault])].join(' '),
    status: res.statusCode,
    route: `${req.method} ${place === 'admin' ? '/admin' : ''}${typeof pattern === 'string' ? pattern : ''}`,
    client: place === 'admin' ? '' : (verifiedClient(res)?.profile.id ?? (fault === undefined ? unknownClient : '')),
    user: administrator?.name ?? wordOf(memberOf(context, 'userId')),
    patientId: wordOf(memberOf(context, 'patientId')),
    source: req.socket.remoteAddress ?? '',
  }
}

function memberOf(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
  return isObject ? (value as Record<string, unknown>)[name] : undefined
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
