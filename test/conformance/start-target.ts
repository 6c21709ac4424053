/** The real service over HTTP as it runs in production: rules, cards, authentication and FHIR access, with clients of every dialect. */
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey, JWTHeaderParameters, JWTPayload } from 'jose'
import { clientProfileSchema } from '../../src/auth/client-profiles.ts'
import type { ClientProfile } from '../../src/auth/client-profiles.ts'
import { createVerifier } from '../../src/auth/verify-jwt.ts'
import { DIALECTS } from '../../src/cds-hooks/dialects/index.ts'
import { loadCardBook } from '../../src/content/card-book.ts'
import { evaluate } from '../../src/evaluate/evaluate.ts'
import { createFhirAccess } from '../../src/fhir-access/read-records.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { parseBytes } from '../../src/http/parse-bytes.ts'
import { keepReplaysInMemory } from '../../src/storage/replay-store.ts'
import { startFaultyServer } from '../fhir-access/faulty-server.ts'
import { startApp } from '../http/start-app.ts'
import { MINUTE } from '../patience.ts'

export const root = join(import.meta.dirname, '..', '..')
/** Milliseconds that the service waits for the FHIR server: long, for one that works on a busy machine. */
export const FHIR_DEADLINE = MINUTE

export const issuerOf = (dialect: string) => `https://${dialect}.ehr.example`

export interface TokenChanges {
  readonly key?: CryptoKey | Uint8Array
  readonly header?: Partial<JWTHeaderParameters>
  readonly claims?: JWTPayload
  /** Claims that are left out. */
  readonly without?: readonly string[]
}

export async function startTarget() {
  const keys = {
    ES384: await generateKeyPair('ES384', { extractable: true }),
    RS384: await generateKeyPair('RS384', { extractable: true }),
  }
  const published = {
    keys: [
      { ...(await exportJWK(keys.ES384.publicKey)), kid: 'es-1', alg: 'ES384', use: 'sig' },
      { ...(await exportJWK(keys.RS384.publicKey)), kid: 'rs+/=1', alg: 'RS384', use: 'sig' },
    ],
  }
  const fetched: string[] = []
  const keyServer = createServer((req, res) => {
    fetched.push(req.url ?? '')
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(published))
  })
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve))
  const keyBase = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}`

  const fhir = await startFaultyServer()
  const access = createFhirAccess((bytes) => parseBytes(bytes, parseExactJson))
  const book = loadCardBook(join(root, 'cards'), '2026-11-22')
  const profiles = new Map<string, ClientProfile>()
  const clock = () => new Date()
  const site = { settings: DEFAULT_SETTINGS, baseUrl: 'https://her2-cds.example.org' }
  const app = await startApp({
    evaluate: (request, records, notRead) =>
      evaluate({ request, records, notRead }, site, book, '2026-11-22', randomUUID),
    readRecords: access.readRecords,
    clock,
    access: {
      verify: createVerifier({ profiles: () => profiles, publicUrl: undefined }),
      replays: keepReplaysInMemory(clock),
    },
    config: { corsOrigins: '*', bodyLimit: 4_000_000 },
  })
  for (const { name } of DIALECTS) profiles.set(issuerOf(name), describeClient(name, app.base, keyBase, fhir.base))

  /** A token for one call, valid but for the changes. */
  const sign = (
    { key = keys.ES384.privateKey, header, claims, without = [] }: TokenChanges,
    path: string,
    dialect: string,
  ) => {
    const now = Math.floor(Date.now() / 1000)
    const jti = randomBytes(32).toString('hex')
    const whole = { iss: issuerOf(dialect), aud: app.base + path, exp: now + 300, iat: now, jti, ...claims }
    const kept = Object.fromEntries(Object.entries(whole).filter(([name]) => !without.includes(name)))
    const full = { alg: 'ES384', typ: 'JWT', kid: 'es-1', jku: `${keyBase}/jwks.json`, ...header }
    return new SignJWT(kept).setProtectedHeader(full).sign(key)
  }

  const send = async (path: string, body: unknown, more: SendOptions = {}) => {
    const { dialect = 'generic-2.0', method = 'POST', headers = {} } = more
    const token = more.token ?? (await sign({}, path, dialect))
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const started = performance.now()
    const response = await fetch(app.base + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === 'none' ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(method === 'POST' ? { body: text } : {}),
    })
    const answer = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text: answer,
      took: performance.now() - started,
      json: () => JSON.parse(answer) as Answer,
    }
  }

  const stop = async () => {
    await app.stop()
    await access.close()
    await fhir.close()
    keyServer.closeAllConnections()
    keyServer.close()
  }
  const setFhirDeadline = (fhirMs: number) => {
    for (const [issuer, profile] of profiles) {
      profiles.set(issuer, { ...profile, timeouts: { ...profile.timeouts, fhirMs } })
    }
  }
  return { base: app.base, setFhirDeadline, app, fhir, fetched, keyBase, keys, profiles, sign, send, stop }
}

export interface SendOptions {
  /** A finished token, or 'none'. */
  readonly token?: string
  readonly dialect?: string
  readonly method?: string
  readonly headers?: Record<string, string>
}

/** An answer, looked at loosely: its shape is what the tests are about. */
export interface Answer {
  readonly resourceType?: string
  readonly issue?: readonly { readonly severity: string; readonly diagnostics: string }[]
  readonly services?: readonly Record<string, unknown>[]
  readonly cards?: readonly Record<string, unknown>[]
  readonly systemActions?: readonly unknown[]
}

function describeClient(dialect: string, base: string, keyBase: string, fhirBase: string): ClientProfile {
  return clientProfileSchema.parse({
    id: dialect,
    issuer: issuerOf(dialect),
    jwks: { urls: [`${keyBase}/jwks.json`] },
    publicUrls: [base],
    dialect,
    fhirServers: [{ url: fhirBase, allowPrivateAddresses: true }],
    timeouts: { jwksMs: 2000, fhirMs: FHIR_DEADLINE },
    rateLimitPerMinute: 1_000_000,
  }) as ClientProfile
}

export type Target = Awaited<ReturnType<typeof startTarget>>
