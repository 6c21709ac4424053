/**
 * Who may look into what is kept: people with names and roles, from a file with the hashes of their tokens, or from a
 * sign-in service (OpenID Connect), whose bearer tokens are verified.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify } from 'jose'
import type { CompactVerifyGetKey, JWTPayload } from 'jose'
import { z } from 'zod'
import { JWKS_LIMITS, KeysUnavailable, discoverKeys, fetchKeys, isSecureAddress } from './jwks.ts'

/**
 * `reader`: why a card appeared, reports; `reviewer`: samples, and judging them; `auditor`: exports, events, and all that a
 * reader may see.
 */
export const ROLES = ['reader', 'reviewer', 'auditor'] as const
export type Role = (typeof ROLES)[number]

export interface Administrator {
  readonly name: string
  readonly roles: readonly Role[]
  /** Whoever knows the one shared secret: nobody in particular. */
  readonly isShared: boolean
}

/** Undefined: not one of them. @throws KeysUnavailable if the keys of the sign-in service cannot be fetched */
export type Identify = (credentials: string) => Promise<Administrator | undefined>

const roles = z.array(z.enum(ROLES)).min(1)

const named = z.strictObject({
  name: z.string().min(1).max(200),
  roles,
  token: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits, as «her2-cds admin token» prints it'),
})

const secureUrl = z.string().refine(isSecureAddress, 'must be an https address')

const oidc = z.strictObject({
  issuer: secureUrl,
  audience: z.string().min(1),
  /** Address of its public keys. Absent: `jwks_uri` of its openid-configuration, asked for when a token first needs it. */
  jwks: secureUrl.optional(),
  /** Claim with the person's name. */
  nameClaim: z.string().min(1).default('sub'),
  /** Claim with groups or roles; dots lead into objects, 'realm_access.roles'. */
  rolesClaim: z.string().min(1).default('roles'),
  /** Group or role there → roles here. */
  roles: z.record(z.string().min(1), roles),
})

export const administratorsSchema = z.strictObject({
  administrators: z.array(named).default([]),
  oidc: oidc.optional(),
})

export type Administrators = z.output<typeof administratorsSchema>

export function hashToken(token: string): string {
  return `sha256:${createHash('sha256').update(token).digest('hex')}`
}

/** 256 random bits: nobody guesses it, so a plain hash of it gives nothing away. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

export function identifyBy(
  { administrators, oidc: service }: Administrators,
  options: { readonly fetch: typeof fetch; readonly now: () => number } = { fetch, now: Date.now },
): Identify {
  const keys = service && keysOf(service, options)
  return async (credentials) => {
    const given = Buffer.from(hashToken(credentials))
    // Every entry is compared, so that the time it takes says nothing about which is near.
    const found = administrators.filter(({ token }) => timingSafeEqual(Buffer.from(token), given))
    const [one] = found
    if (one) return { name: one.name, roles: one.roles, isShared: false }
    return service && keys ? identifyByService(credentials, service, keys) : undefined
  }
}

function keysOf(
  { issuer, jwks }: NonNullable<Administrators['oidc']>,
  given: { readonly fetch: typeof fetch; readonly now: () => number },
): CompactVerifyGetKey {
  const options = { ...given, timeoutMs: 3_000, limits: JWKS_LIMITS, onFetch: () => undefined }
  return jwks === undefined ? discoverKeys(issuer, options) : fetchKeys(jwks, options)
}

/** Asymmetric only. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']

async function identifyByService(
  credentials: string,
  { issuer, audience, nameClaim, rolesClaim, roles: known }: NonNullable<Administrators['oidc']>,
  keys: CompactVerifyGetKey,
): Promise<Administrator | undefined> {
  if (credentials.split('.').length !== 3) return undefined
  const payload = await verified(credentials, keys, { issuer, audience })
  if (!payload) return undefined
  const name = claimOf(payload, nameClaim)
  const groups = [claimOf(payload, rolesClaim)].flat()
  const own = groups.flatMap((group) =>
    typeof group === 'string' && Object.hasOwn(known, group) ? (known[group] ?? []) : [],
  )
  if (typeof name !== 'string' || name === '') return undefined
  return { name, roles: [...new Set(own)], isShared: false }
}

async function verified(
  token: string,
  keys: CompactVerifyGetKey,
  expected: { readonly issuer: string; readonly audience: string },
): Promise<JWTPayload | undefined> {
  try {
    const options = { ...expected, algorithms: ALGORITHMS, clockTolerance: 30, requiredClaims: ['exp', 'sub'] }
    return (await jwtVerify(token, keys, options)).payload
  } catch (error) {
    if (error instanceof KeysUnavailable) throw error
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
    throw error
  }
}

function claimOf(payload: JWTPayload, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path]
  return path.split('.').reduce<unknown>((value, name) => {
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    return isObject ? (value as Record<string, unknown>)[name] : undefined
  }, payload)
}

/** One secret for everybody, who may then do everything: for trying out. */
export function identifyBySecret(secret: string): Identify {
  const wanted = Buffer.from(hashToken(secret))
  return async (credentials) =>
    timingSafeEqual(Buffer.from(hashToken(credentials)), wanted)
      ? { name: 'shared secret', roles: ROLES, isShared: true }
      : undefined
}
