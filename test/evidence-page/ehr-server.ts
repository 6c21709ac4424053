/**
 * An EHR over real HTTP: FHIR server, login and token endpoint of SMART App Launch 2, with the records of a story. It checks
 * what such a server checks (client, redirect address, audience, PKCE, the client's proof) and can be told to misbehave.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, createLocalJWKSet, jwtVerify } from 'jose'
import type { JWK } from 'jose'
import { makeKey } from '../auth/sign-tokens.ts'
import type { SigningKey } from '../auth/sign-tokens.ts'

type Json = Readonly<Record<string, unknown>>
type Change = (body: Json) => unknown

export const CLIENT_ID = 'her2-evidence'
export const SECRET = 'a secret/of the page:%'.replaceAll(' ', '-')

interface Grant {
  readonly challenge: string
  readonly redirectUri: string
  readonly nonce: string
  readonly scope: string
}

export interface Ehr {
  readonly base: string
  readonly origin: string
  readonly key: SigningKey
  /** Method and path with query of each request. */
  readonly asked: string[]
  /** What the token endpoint was sent last. */
  sent: URLSearchParams
  /** Access tokens that were given out. */
  readonly tokens: string[]
  patient: string
  appContext: string | undefined
  fhirUser: string | undefined
  seconds: number | undefined
  /** How the client must prove who it is, with the key for private_key_jwt. */
  authentication: 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
  clientKey: JWK | undefined
  /** Changes of what it answers; undefined: none. */
  configuration: Change | undefined
  tokenAnswer: Change | undefined
  claims: Change | undefined
  /** Status of every answer of the FHIR server. */
  fhirStatus: number
  /** Resources of the record. */
  records: readonly Json[]
  /** The error of RFC 6749 with which it ends the login. */
  loginError: string | undefined
  close(): Promise<void>
}

export async function startEhr(records: readonly Json[] = []): Promise<Ehr> {
  const key = await makeKey('ES384', 'ehr')
  const grants = new Map<string, Grant>()
  const server = createServer((req, res) => {
    ehr.asked.push(`${req.method} ${req.url}`)
    void answer(req, res, ehr, grants).catch((error: unknown) => send(res, { error: String(error) }, 500))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ehr: Ehr = {
    ...{ base: `${origin}/fhir`, origin, key, records, asked: [], tokens: [], sent: new URLSearchParams() },
    ...{ patient: 'p1', appContext: undefined, fhirUser: undefined, seconds: 3600, authentication: 'none' as const },
    ...{ clientKey: undefined, configuration: undefined, tokenAnswer: undefined, claims: undefined },
    ...{ fhirStatus: 200, loginError: undefined },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  ehr.fhirUser = `${ehr.base}/Practitioner/dr-1`
  return ehr
}

function send(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function answer(req: IncomingMessage, res: ServerResponse, ehr: Ehr, grants: Map<string, Grant>): Promise<void> {
  const url = new URL(req.url ?? '', ehr.origin)
  if (url.pathname === '/fhir/.well-known/smart-configuration') return send(res, describe(ehr))
  if (url.pathname === '/oauth/jwks') return send(res, { keys: [ehr.key.jwk] })
  if (url.pathname === '/oauth/authorize') return authorize(url.searchParams, res, ehr, grants)
  if (url.pathname === '/oauth/token') return giveToken(req, res, ehr, grants)
  return read(req, url, res, ehr)
}

function describe({ origin, base, configuration }: Ehr): unknown {
  const body = {
    issuer: base,
    jwks_uri: `${origin}/oauth/jwks`,
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    code_challenge_methods_supported: ['S256'],
    capabilities: ['launch-ehr', 'sso-openid-connect', 'client-public', 'client-confidential-symmetric'],
  }
  return configuration ? configuration(body) : body
}

function authorize(query: URLSearchParams, res: ServerResponse, ehr: Ehr, grants: Map<string, Grant>): void {
  const of = (name: string) => query.get(name) ?? ''
  const redirectUri = of('redirect_uri')
  const isRegistered = of('client_id') === CLIENT_ID && /\/evidence\/callback$/.test(redirectUri)
  if (!isRegistered) return send(res, { error: 'not registered' }, 400)
  const back = (values: Record<string, string>) => {
    res.writeHead(302, { location: `${redirectUri}?${new URLSearchParams({ ...values, state: of('state') })}` }).end()
  }
  const isOrderly =
    of('response_type') === 'code' &&
    of('aud') === ehr.base &&
    of('code_challenge_method') === 'S256' &&
    of('launch') !== '' &&
    of('state').length >= 16
  if (ehr.loginError !== undefined || !isOrderly) return back({ error: ehr.loginError ?? 'invalid_request' })
  const code = randomBytes(16).toString('hex')
  grants.set(code, { challenge: of('code_challenge'), redirectUri, nonce: of('nonce'), scope: of('scope') })
  back({ code })
}

async function giveToken(req: IncomingMessage, res: ServerResponse, ehr: Ehr, grants: Map<string, Grant>) {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  ehr.sent = new URLSearchParams(Buffer.concat(chunks).toString())
  const grant = grants.get(ehr.sent.get('code') ?? '')
  grants.delete(ehr.sent.get('code') ?? '')
  if (!(await isProven(req, ehr))) return send(res, { error: 'invalid_client' }, 401)
  const digest = createHash('sha256')
    .update(ehr.sent.get('code_verifier') ?? '')
    .digest('base64url')
  if (!grant || grant.challenge !== digest || grant.redirectUri !== ehr.sent.get('redirect_uri')) {
    return send(res, { error: 'invalid_grant' }, 400)
  }
  const token = randomBytes(24).toString('hex')
  ehr.tokens.push(token)
  const body = {
    access_token: token,
    token_type: 'Bearer',
    scope: grant.scope,
    patient: ehr.patient,
    ...(ehr.seconds !== undefined && { expires_in: ehr.seconds }),
    ...(ehr.appContext !== undefined && { appContext: ehr.appContext }),
    ...(grant.scope.includes('openid') && { id_token: await signIdentity(ehr, grant) }),
  }
  send(res, ehr.tokenAnswer ? ehr.tokenAnswer(body) : body)
}

async function signIdentity(ehr: Ehr, { nonce }: Grant): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    ...{ iss: ehr.base, aud: CLIENT_ID, sub: 'user-7', iat: now, exp: now + 300, nonce },
    ...(ehr.fhirUser !== undefined && { fhirUser: ehr.fhirUser }),
  }
  const signed = (ehr.claims ? ehr.claims(claims) : claims) as Record<string, unknown>
  return new SignJWT(signed).setProtectedHeader({ alg: 'ES384', kid: 'ehr' }).sign(ehr.key.privateKey)
}

/** As RFC 6749 and RFC 7523 have it, whatever the client claims. */
async function isProven(req: IncomingMessage, { authentication, sent, clientKey, origin }: Ehr): Promise<boolean> {
  const inBody = sent.get('client_id') === CLIENT_ID
  switch (authentication) {
    case 'none':
      return inBody && req.headers.authorization === undefined && !sent.has('client_secret')
    case 'client_secret_post':
      return inBody && sent.get('client_secret') === SECRET
    case 'client_secret_basic': {
      const [, pair = ''] = (req.headers.authorization ?? '').split('Basic ')
      const [id, secret] = Buffer.from(pair, 'base64').toString().split(':').map(decodeURIComponent)
      return id === CLIENT_ID && secret === SECRET && !sent.has('client_secret')
    }
    case 'private_key_jwt': {
      if (!clientKey) return false
      const keys = createLocalJWKSet({ keys: [clientKey] })
      const { payload } = await jwtVerify(sent.get('client_assertion') ?? '', keys, {
        ...{ issuer: CLIENT_ID, subject: CLIENT_ID, audience: `${origin}/oauth/token` },
        ...{ requiredClaims: ['jti', 'exp'], maxTokenAge: '5 minutes', typ: 'JWT' },
      })
      return typeof payload.jti === 'string' && sent.get('client_assertion_type')?.endsWith('jwt-bearer') === true
    }
  }
}

/** Only with a token that was given out here: one resource, or a search by type, patient and codes. */
function read(req: IncomingMessage, url: URL, res: ServerResponse, ehr: Ehr): void {
  const [, token = ''] = (req.headers.authorization ?? '').split('Bearer ')
  if (!ehr.tokens.includes(token)) return send(res, { resourceType: 'OperationOutcome' }, 401)
  if (ehr.fhirStatus !== 200) return send(res, { resourceType: 'OperationOutcome' }, ehr.fhirStatus)
  const [type = '', id] = url.pathname.replace('/fhir/', '').split('/')
  const ofType = ehr.records.filter(({ resourceType }) => resourceType === type)
  if (id !== undefined) {
    const found = ofType.find((one) => one['id'] === id)
    return found ? send(res, found) : send(res, { resourceType: 'OperationOutcome' }, 404)
  }
  const codes = url.searchParams.get('code')?.split(',').map(lastPart)
  const hits = ofType.filter((one) => !codes || codesOf(one).some((code) => codes.includes(code)))
  const entry = hits.map((resource) => ({ resource, search: { mode: 'match' } }))
  send(res, { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry })
}

const lastPart = (token: string) => token.split('|').at(-1) ?? ''

function codesOf(resource: Json): string[] {
  const { coding = [] } = Object(resource['code']) as { coding?: { code?: string }[] }
  return coding.flatMap(({ code }) => code ?? [])
}
