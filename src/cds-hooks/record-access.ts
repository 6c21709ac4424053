/**
 * What the call path asks of the client's FHIR server, and what it may get. The port knows no HTTP, so that the rules on
 * what counts as read are beside those for prefetch, not in the code that talks to servers.
 */
import type { AllowedServer } from './client.ts'

/** Why a key counts as not read. `status 503` is a FHIR server's answer; it is never data. */
export type NotReadReason =
  | 'not sent'
  | 'OperationOutcome'
  | 'incomplete'
  | 'other patient'
  | 'server not allowed'
  | 'token expired'
  | 'address not allowed'
  | 'unreachable'
  | 'too slow'
  | 'redirect'
  | 'no JSON'
  | 'unreadable'
  | 'too large'
  | 'too many pages'
  | 'page elsewhere'
  | `status ${number}`

/** One prefetch key that is to be read. */
export interface WantedKey {
  readonly key: string
  /** The template with its tokens filled: 'Observation?patient=p1&code=85319-2' or 'Patient/p1'. */
  readonly query: string
  /** One page of several that the client sent: its further pages are wanted, not the page again. */
  readonly firstPage?: unknown
}

/** The server as the request names it, the profile row that allows it, and the token for this server only. */
export interface RecordServer {
  readonly url: string
  readonly allowed: AllowedServer
  readonly accessToken?: string
  /** Milliseconds for all keys together. */
  readonly deadlineMs: number
}

export type RecordAnswer = { readonly value: unknown } | { readonly notRead: NotReadReason }

/**
 * Reads all keys, each in full (every page) or not at all. Never rejects: a key that could not be read says why.
 * Answers within the deadline, whatever the server does.
 */
export type ReadRecords = (
  server: RecordServer,
  wanted: readonly WantedKey[],
) => Promise<ReadonlyMap<string, RecordAnswer>>

/**
 * The row that allows a URL: same origin, and a path that is the row's or below it. Undefined if none does, and
 * for a URL with user, query, fragment or an escaped slash, dot or backslash in its path.
 */
export function findAllowedServer(url: string, servers: readonly AllowedServer[]): AllowedServer | undefined {
  return isPlain(url) ? servers.find((server) => isBelow(url, server.url)) : undefined
}

/**
 * What some servers read as "parent folder", although no URL parser does: an escaped dot, slash or backslash, escaped
 * once or more, and dots followed by a path parameter ('..;').
 */
const CLIMBS = /%(25)*(2e|2f|5c)|\/\.{1,2}(;|%(25)*3b)/i

/** Whether a URL is below a base: same origin, same path or below it. The query does not matter. */
export function isBelow(url: string, base: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(base)) return false
  const [of, root] = [new URL(url), new URL(base)]
  if (of.origin !== root.origin || of.username !== '' || of.password !== '') return false
  if (CLIMBS.test(of.pathname)) return false
  const path = root.pathname.replace(/\/{1,9}$/, '')
  return of.pathname === path || of.pathname.startsWith(`${path}/`)
}

function isPlain(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { search, hash, protocol } = new URL(url)
  return search === '' && hash === '' && /^https?:$/.test(protocol)
}
