/**
 * The public keys of a client, only from its profile's addresses. Fetched keys keep working for a day while the address
 * is down; an unknown `kid` is looked for at most once per cool-down; a bad answer never replaces good keys.
 */
import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors } from 'jose'
import type { CompactVerifyGetKey, FetchImplementation, JSONWebKeySet, JWK } from 'jose'

/** The keys are not available now: a token can be neither accepted nor refused. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}

export interface JwksLimits {
  readonly bytes: number
  readonly keys: number
  /** Milliseconds: keys older than `refreshAfter` are refetched in the background, older than `mustRefreshAfter` before use. */
  readonly refreshAfter: number
  readonly mustRefreshAfter: number
  /** Milliseconds that keys stay in use while their address does not answer. */
  readonly staleLimit: number
  /** Milliseconds between two fetches for an unknown `kid`, and after a failed fetch. */
  readonly cooldown: number
}

const MINUTE = 60_000
/** Milliseconds between two fetches while there are no keys at all: every call waits for them. */
const FIRST_RETRY = 2000

export const JWKS_LIMITS: JwksLimits = {
  bytes: 256 * 1024,
  keys: 100,
  refreshAfter: 10 * MINUTE,
  mustRefreshAfter: 60 * MINUTE,
  staleLimit: 24 * 60 * MINUTE,
  cooldown: 30_000,
}

export type JwksOutcome = 'fetched' | 'failed'

export interface JwksOptions {
  readonly timeoutMs: number
  readonly limits: JwksLimits
  readonly fetch: typeof fetch
  readonly now: () => number
  /** Called after each fetch, for metrics. */
  readonly onFetch: (outcome: JwksOutcome) => void
}

/** Keys written in a profile. */
export function readInlineKeys(keys: readonly unknown[]): CompactVerifyGetKey {
  return createLocalJWKSet({ keys: withoutCopies(keys as JWK[]) })
}

/** @returns A look-up of the key that a token's header names; it throws KeysUnavailable or jose's errors. */
export function fetchKeys(url: string, options: JwksOptions): CompactVerifyGetKey {
  const { limits, now } = options
  let fetchedAt: number | undefined
  let failedAt = -Infinity
  const guarded: FetchImplementation = async (address, init) => {
    const wait = fetchedAt === undefined ? Math.min(limits.cooldown, FIRST_RETRY) : limits.cooldown
    if (now() - failedAt < wait) throw new KeysUnavailable('still cooling down')
    try {
      const keySet = await fetchKeySet(String(address), init.headers, options)
      fetchedAt = now()
      options.onFetch('fetched')
      return Response.json(keySet)
    } catch {
      failedAt = now()
      options.onFetch('failed')
      throw new KeysUnavailable('keys could not be fetched')
    }
  }
  const remote = createRemoteJWKSet(new URL(url), {
    cacheMaxAge: Infinity,
    cooldownDuration: limits.cooldown,
    timeoutDuration: options.timeoutMs + 1000,
    [customFetch]: guarded,
  })
  /** Never rejects: the age of the existing keys decides whether they may still be used. */
  const refresh = (): Promise<void> => remote.reload().catch(() => undefined)

  return async (header, token) => {
    const age = fetchedAt === undefined ? undefined : now() - fetchedAt
    if (age !== undefined && age > limits.mustRefreshAfter) await refresh()
    else if (age !== undefined && age > limits.refreshAfter) void refresh()
    if (fetchedAt !== undefined && now() - fetchedAt > limits.staleLimit) throw new KeysUnavailable('keys are too old')
    try {
      return await remote(header, token)
    } catch (error) {
      // An unknown kid while the address is down: as far as anybody knows, the existing keys are complete.
      if (error instanceof KeysUnavailable && fetchedAt !== undefined) throw new errors.JWKSNoMatchingKey()
      throw error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) ? error : new KeysUnavailable()
    }
  }
}

/** TLS, or this machine. */
export function isSecureAddress(text: string): boolean {
  return URL.canParse(text) && (/^https:/.test(text) || /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(text))
}

/**
 * The keys of a sign-in service, whose address its openid-configuration names. That is asked for once, when the first
 * token comes; while it cannot be had, at most once in two seconds.
 */
export function discoverKeys(issuer: string, options: JwksOptions): CompactVerifyGetKey {
  let keys: Promise<CompactVerifyGetKey> | undefined
  let failedAt = -Infinity
  return async (header, token) => {
    if (!keys && options.now() - failedAt < FIRST_RETRY) throw new KeysUnavailable('still cooling down')
    keys ??= findKeysAddress(issuer, options).then((address) => fetchKeys(address, options))
    try {
      return await (
        await keys
      )(header, token)
    } catch (error) {
      if (!(error instanceof NoConfiguration)) throw error
      keys = undefined
      failedAt = options.now()
      throw new KeysUnavailable('the openid-configuration could not be had')
    }
  }
}

class NoConfiguration extends Error {
  override readonly name = 'NoConfiguration'
}

/** @throws NoConfiguration also if it is another issuer's, or names an address without TLS. */
async function findKeysAddress(issuer: string, options: JwksOptions): Promise<string> {
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const configuration = Object(await fetchJson(address, new Headers({ accept: 'application/json' }), options)) as {
      issuer?: unknown
      jwks_uri?: unknown
    }
    const { issuer: named, jwks_uri: found } = configuration
    if (named === issuer && typeof found === 'string' && isSecureAddress(found)) return found
  } catch {
    // Told below, in one way.
  }
  throw new NoConfiguration()
}

/** @throws Error as fetchJson does, and if it is not a key set. */
async function fetchKeySet(address: string, headers: Headers, options: JwksOptions): Promise<JSONWebKeySet> {
  const keySet = await fetchJson(address, headers, options)
  const { keys } = Object(keySet) as { keys?: unknown }
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > options.limits.keys) throw new Error('no key set')
  const usable = keys.filter(isPublicKey)
  if (usable.length === 0) throw new Error('no public key')
  return { keys: withoutCopies(usable) }
}

/** @throws Error if the answer is late, redirected, not a 200, too large or not JSON. */
async function fetchJson(address: string, headers: Headers, options: JwksOptions): Promise<unknown> {
  const signal = AbortSignal.timeout(options.timeoutMs)
  const response = await options.fetch(address, { headers, redirect: 'error', signal })
  if (response.status !== 200) throw new Error('not 200')
  return JSON.parse(await readText(response, options.limits.bytes))
}

/** A key that stands twice is one key; the library would call the choice between the two ambiguous. */
function withoutCopies(keys: readonly JWK[]): JWK[] {
  const nameOf = ({ kid, kty, n, e, crv, x, y, alg }: JWK) => JSON.stringify([kid, kty, n, e, crv, x, y, alg])
  return [...new Map(keys.map((key) => [nameOf(key), key])).values()]
}

/** Symmetric and private keys are left out: the former prove nothing, the latter have been leaked. */
function isPublicKey(key: unknown): key is JWK {
  const { kty, d } = Object(key) as { kty?: unknown; d?: unknown }
  return (kty === 'RSA' || kty === 'EC') && d === undefined
}

async function readText(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the stream, so a huge answer is not read to its end.
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array
    size += bytes.byteLength
    if (size > limit) throw new Error('too large')
    chunks.push(bytes)
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
}
