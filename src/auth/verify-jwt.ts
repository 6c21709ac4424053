/**
 * Identifies the caller by the signed token of CDS Hooks. The profile is found by the unverified issuer; only its own
 * keys, its own algorithms and the called address count. The reason for a refusal goes to the operator's log, never to
 * the caller.
 */
import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors } from 'jose'
import type { CompactVerifyGetKey, JWTPayload, ProtectedHeaderParameters } from 'jose'
import type { ClientProfile, ProfileBook } from './client-profiles.ts'
import { JWKS_LIMITS, KeysUnavailable, fetchKeys, readInlineKeys } from './jwks.ts'
import type { JwksLimits, JwksOutcome } from './jwks.ts'
import { verifyToken } from './verify-rsa.ts'

/** Characters of a token. Real ones have about 1,000; Epic's about 2,000. */
const TOKEN_LIMIT = 8192
/** Seconds between `iat` and `exp`. */
const LONGEST_LIFE = 3600

/** Why a token was refused: a few fixed words, for logs and metrics. */
export type TokenFault =
  | 'no-token'
  | 'malformed'
  | 'unknown-issuer'
  | 'algorithm'
  | 'header'
  | 'jku'
  | 'unknown-key'
  | 'signature'
  | 'audience'
  | 'expired'
  | 'not-yet-valid'
  | 'lifetime'
  | 'claims'
  | 'tenant'
  | 'subject'
  | 'keys-unavailable'
  | 'no-certificate'
  | 'replayed'

export interface VerifiedClient {
  readonly profile: ClientProfile
  readonly tenant?: string
  /** Identifies the use of this token: a hash of issuer and `jti`. */
  readonly replayKey: string
  /** From when on the token is refused for its age, skew included. */
  readonly expiresAt: Date
}

export type Verdict =
  | { readonly ok: true; readonly client: VerifiedClient }
  /** `client` is the id of the profile, if one was found: never words of the token. */
  | { readonly ok: false; readonly fault: TokenFault; readonly client?: string }

/** `path` is the called path below the public address, such as '/cds-services/her2-patient-view'. */
export type VerifyToken = (authorization: string | undefined, path: string) => Promise<Verdict>

export interface VerifierOptions {
  /** Asked again for every token, so that reloaded profiles take effect at once. */
  readonly profiles: () => ProfileBook
  readonly publicUrl: string | undefined
  readonly clock?: () => Date
  readonly fetch?: typeof fetch
  readonly limits?: Partial<JwksLimits>
  readonly onKeysFetched?: (client: string, outcome: JwksOutcome) => void
}

class TokenRefused extends Error {
  readonly fault: TokenFault

  constructor(fault: TokenFault) {
    super(fault)
    this.fault = fault
  }
}

export function createVerifier(options: VerifierOptions): VerifyToken {
  const keysOf = keepKeys(options)
  return async (authorization, path) => {
    let profile: ClientProfile | undefined
    try {
      const token = readBearer(authorization)
      const { header, issuer } = peek(token)
      profile = options.profiles().get(issuer)
      if (!profile) throw new TokenRefused('unknown-issuer')
      checkHeader(header, profile)
      const payload = await checkToken({ token, header }, profile, keysOf(profile, header.jku), path, options)
      return { ok: true, client: checkClaims(payload, profile, nowOf(options)) }
    } catch (error) {
      return { ok: false, fault: faultOf(error), ...(profile ? { client: profile.id } : {}) }
    }
  }
}

function nowOf(options: VerifierOptions): Date {
  return options.clock?.() ?? new Date()
}

function readBearer(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') throw new TokenRefused('no-token')
  if (authorization.length > TOKEN_LIMIT) throw new TokenRefused('malformed')
  const [, token] = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)$/i.exec(authorization) ?? []
  if (token === undefined) throw new TokenRefused('malformed')
  return token
}

interface Peeked {
  readonly header: ProtectedHeaderParameters
  readonly issuer: string
}

/** What the token says about itself; none of it is trusted yet. */
function peek(token: string): Peeked {
  try {
    const header = decodeProtectedHeader(token)
    const { iss } = decodeJwt(token)
    if (typeof iss === 'string') return { header, issuer: iss }
  } catch {
    throw new TokenRefused('malformed')
  }
  throw new TokenRefused('claims')
}

function checkHeader(header: ProtectedHeaderParameters, profile: ClientProfile): void {
  if (!(profile.algorithms as readonly unknown[]).includes(header.alg)) throw new TokenRefused('algorithm')
  const { kid, jku, typ } = header
  if (typeof kid !== 'string' || kid === '' || kid.length > 500) throw new TokenRefused('header')
  if (typeof typ !== 'string' || !/^(application\/)?jwt$/i.test(typ)) throw new TokenRefused('header')
  // An address that the profile does not name is refused, and so never fetched.
  if (jku !== undefined && !(profile.jwks.urls as readonly unknown[]).includes(jku)) throw new TokenRefused('jku')
}

type KeysOf = (profile: ClientProfile, jku: string | undefined) => readonly CompactVerifyGetKey[]

/** One look-up per address, kept across reloads of the profiles. */
function keepKeys(options: VerifierOptions): KeysOf {
  const limits = { ...JWKS_LIMITS, ...options.limits }
  const byUrl = new Map<string, CompactVerifyGetKey>()
  const inlineOf = new WeakMap<ClientProfile, CompactVerifyGetKey>()
  const remote = (url: string, profile: ClientProfile): CompactVerifyGetKey => {
    const name = JSON.stringify([profile.id, url, profile.timeouts.jwksMs])
    const known = byUrl.get(name)
    if (known) return known
    const keys = fetchKeys(url, {
      timeoutMs: profile.timeouts.jwksMs,
      limits,
      fetch: options.fetch ?? fetch,
      now: () => nowOf(options).getTime(),
      onFetch: (outcome) => options.onKeysFetched?.(profile.id, outcome),
    })
    byUrl.set(name, keys)
    return keys
  }
  return (profile, jku) => {
    const urls = jku === undefined ? profile.jwks.urls : [jku]
    const inline = inlineOf.get(profile) ?? readInlineKeys(profile.jwks.keys)
    inlineOf.set(profile, inline)
    return [...(profile.jwks.keys.length > 0 ? [inline] : []), ...urls.map((url) => remote(url, profile))]
  }
}

async function checkToken(
  { token, header }: { readonly token: string; readonly header: ProtectedHeaderParameters },
  profile: ClientProfile,
  sets: readonly CompactVerifyGetKey[],
  path: string,
  options: VerifierOptions,
): Promise<JWTPayload> {
  const bases = [...(options.publicUrl === undefined ? [] : [options.publicUrl]), ...profile.publicUrls]
  return verifyToken(token, header, (named, jws) => findKey(sets, named, jws), {
    algorithms: [...profile.algorithms],
    issuer: profile.issuer,
    audience: [...bases.map((base) => base + path), ...profile.audiences],
    clockTolerance: profile.clockSkewSeconds,
    currentDate: nowOf(options),
    requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti'],
  })
}

/** The key that the header names, in the first set that has it. */
async function findKey(
  sets: readonly CompactVerifyGetKey[],
  ...[header, jws]: Parameters<CompactVerifyGetKey>
): Promise<Awaited<ReturnType<CompactVerifyGetKey>>> {
  let failure: unknown = new errors.JWKSNoMatchingKey()
  for (const set of sets) {
    try {
      return await set(header, jws)
    } catch (error) {
      // An unreachable address must not be reported as "no such key", whichever set is asked last.
      if (!(failure instanceof KeysUnavailable)) failure = error
    }
  }
  throw failure
}

function checkClaims(payload: JWTPayload, profile: ClientProfile, now: Date): VerifiedClient {
  const { iss = '', exp = 0, iat = 0, jti, tenant } = payload
  if (typeof jti !== 'string' || jti === '' || jti.length > 500) throw new TokenRefused('claims')
  if (iat > now.getTime() / 1000 + profile.clockSkewSeconds) throw new TokenRefused('not-yet-valid')
  if (exp <= iat || exp - iat > LONGEST_LIFE) throw new TokenRefused('lifetime')
  if (tenant !== undefined && typeof tenant !== 'string') throw new TokenRefused('tenant')
  if (profile.tenants.length > 0 && !(profile.tenants as readonly unknown[]).includes(tenant)) {
    throw new TokenRefused('tenant')
  }
  if (profile.subjects.length > 0 && !(profile.subjects as readonly unknown[]).includes(payload.sub)) {
    throw new TokenRefused('subject')
  }
  return {
    profile,
    ...(tenant === undefined ? {} : { tenant }),
    replayKey: createHash('sha256')
      .update(JSON.stringify([iss, jti]))
      .digest('base64url'),
    expiresAt: new Date((exp + profile.clockSkewSeconds) * 1000),
  }
}

/** Codes of jose's errors. Claims are distinguished below. */
const FAULTS: Readonly<Record<string, TokenFault>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'header',
  ERR_JWT_EXPIRED: 'expired',
  ERR_JWKS_NO_MATCHING_KEY: 'unknown-key',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'unknown-key',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
}

const CLAIM_FAULTS: Readonly<Record<string, TokenFault>> = {
  aud: 'audience',
  nbf: 'not-yet-valid',
  iat: 'not-yet-valid',
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof TokenRefused) return error.fault
  if (error instanceof KeysUnavailable) return 'keys-unavailable'
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.reason === 'check_failed' ? (CLAIM_FAULTS[error.claim] ?? 'claims') : 'claims'
  }
  const code = error instanceof errors.JOSEError ? FAULTS[error.code] : undefined
  return code ?? 'malformed'
}
