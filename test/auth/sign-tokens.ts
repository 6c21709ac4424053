/** Keys, a JWKS address that can misbehave, and tokens as EHRs sign them. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey, JWK } from 'jose'
import { clientProfileSchema } from '../../src/auth/client-profiles.ts'
import type { ClientProfile, ProfileBook } from '../../src/auth/client-profiles.ts'

export interface SigningKey {
  readonly kid: string
  readonly alg: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly jwk: JWK
}

export async function makeKey(alg: string, kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

export interface JwksServer {
  readonly url: string
  readonly origin: string
  keys: JWK[]
  /** What it does in place of answering with its keys. */
  answer: ((res: import('node:http').ServerResponse) => void) | undefined
  fetches: number
  stop(): Promise<void>
}

export async function serveJwks(keys: JWK[]): Promise<JwksServer> {
  const http = createServer((_req, res) => {
    state.fetches++
    if (state.answer) return state.answer(res)
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: state.keys }))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const state: JwksServer = {
    url: `${origin}/jwks.json`,
    origin,
    keys,
    answer: undefined,
    fetches: 0,
    stop: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return state
}

export const ISSUER = 'https://ehr.example.org/fhir'

export function describeClient(changes: Record<string, unknown> = {}): ClientProfile {
  return clientProfileSchema.parse({ id: 'ehr', issuer: ISSUER, jwks: {}, ...changes }) as ClientProfile
}

export function bookOf(...profiles: ClientProfile[]): ProfileBook {
  return new Map(profiles.map((profile) => [profile.issuer, profile]))
}

export interface TokenParts {
  readonly header?: Record<string, unknown>
  /** `undefined` takes a claim out. */
  readonly claims?: Record<string, unknown>
}

/** A token as CDS Hooks asks for it, with what a test changes. */
export async function signToken(
  key: SigningKey,
  audience: string | readonly string[],
  parts: TokenParts = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: ISSUER,
    aud: audience,
    exp: now + 300,
    iat: now,
    jti: randomBytes(32).toString('hex'),
    ...parts.claims,
  }
  const kept = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
  const header = { alg: key.alg, kid: key.kid, typ: 'JWT', ...parts.header }
  const shown = Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined))
  return new SignJWT(kept).setProtectedHeader(shown as never).sign(key.privateKey)
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token put together by hand, for those that no library signs. */
export function forgeToken(header: unknown, claims: unknown, signature = ''): string {
  return `${encode(header)}.${encode(claims)}.${signature}`
}
