/** SMART backend services: an access token for a key that the server knows (client_credentials, private_key_jwt). */
import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SignJWT, importJWK, type CryptoKey, type JWK } from 'jose'
import { z } from 'zod'

export interface BackendClient {
  readonly clientId: string
  /** File with the private key: a JWK, or PEM. */
  readonly keyFile: string
  readonly scope: string
  /** Absent: asked of the server's SMART configuration. */
  readonly tokenUrl?: string
}

/** The token to send, renewed before it runs out. */
export type AskToken = () => Promise<string>

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const LIVES = '5m'
const EARLY_MS = 30_000

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() })
const configurationSchema = z.object({ token_endpoint: z.url() })

export function createToken(base: string, client: BackendClient, ask: typeof fetch = fetch): AskToken {
  let token = ''
  let until = 0
  let tokenUrl = client.tokenUrl
  return async () => {
    if (Date.now() < until) return token
    tokenUrl ??= await findTokenUrl(base, ask)
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: client.scope,
      client_assertion_type: ASSERTION,
      client_assertion: await signAssertion(client, tokenUrl),
    })
    const answer = await ask(demandSafe(tokenUrl), { method: 'POST', body, redirect: 'error' })
    if (!answer.ok) throw new Error(`${tokenUrl} gave no access token: status ${answer.status}`)
    const read = answerSchema.safeParse(await answer.json())
    if (!read.success) throw new Error(`${tokenUrl} gave no access token in its answer`)
    token = read.data.access_token
    until = Date.now() + (read.data.expires_in ?? 300) * 1000 - EARLY_MS
    return token
  }
}

async function findTokenUrl(base: string, ask: typeof fetch): Promise<string> {
  const url = `${base}/.well-known/smart-configuration`
  const answer = await ask(demandSafe(url), { headers: { Accept: 'application/json' }, redirect: 'error' })
  const read = configurationSchema.safeParse(answer.ok ? await answer.json() : undefined)
  if (!read.success) throw new Error(`${url} names no token endpoint: give it with --token-url`)
  return read.data.token_endpoint
}

async function signAssertion({ clientId, keyFile }: BackendClient, tokenUrl: string): Promise<string> {
  const { key, alg, kid } = await readKey(keyFile)
  return new SignJWT()
    .setProtectedHeader({ alg, typ: 'JWT', ...(kid !== undefined && { kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(LIVES)
    .sign(key)
}

/** The algorithms that SMART asks servers to know. */
const ALGORITHMS: Readonly<Record<string, string>> = { RSA: 'RS384', EC: 'ES384' }

async function readKey(file: string): Promise<{ key: CryptoKey | Uint8Array; alg: string; kid?: string }> {
  const text = readFileSync(file, 'utf8')
  const isPem = text.trimStart().startsWith('-----')
  const jwk = isPem ? (createPrivateKey(text).export({ format: 'jwk' }) as JWK) : (JSON.parse(text) as JWK)
  const alg = jwk.alg ?? ALGORITHMS[jwk.kty ?? '']
  if (alg === undefined || jwk.d === undefined) throw new Error(`${file} holds no private RSA or EC key`)
  return { key: await importJWK(jwk, alg), alg, ...(jwk.kid !== undefined && { kid: jwk.kid }) }
}

/** @throws Error where a token would travel in the clear */
export function demandSafe(url: string): string {
  const { protocol, hostname } = new URL(url)
  const isOwn = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol === 'https:' || isOwn) return url
  throw new Error(`${url} is not https: a token would travel in the clear`)
}
