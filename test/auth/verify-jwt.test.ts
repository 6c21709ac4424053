/** Attacks on tokens, each by its name. Numbers of statements are those of CDS Hooks' authentication. */
import { createHmac } from 'node:crypto'
import { exportSPKI } from 'jose'
import { createVerifier } from '../../src/auth/verify-jwt.ts'
import type { Verdict, VerifierOptions } from '../../src/auth/verify-jwt.ts'
import { ISSUER, bookOf, describeClient, forgeToken, makeKey, serveJwks, signToken } from './sign-tokens.ts'
import type { JwksServer, SigningKey, TokenParts } from './sign-tokens.ts'
import { MINUTE } from '../patience.ts'

const PUBLIC_URL = 'https://cds.example.org'
const PATH = '/cds-services/her2-patient-view'
const AUDIENCE = PUBLIC_URL + PATH

let es: SigningKey
let rs: SigningKey
let stranger: SigningKey
let jwks: JwksServer
beforeAll(async () => {
  ;[es, rs, stranger] = await Promise.all([
    makeKey('ES384', 'es-1'),
    makeKey('RS384', 'rs-1'),
    makeKey('ES384', 'es-1'),
  ])
})
beforeEach(async () => (jwks = await serveJwks([es.jwk, rs.jwk])))
afterEach(() => jwks.stop())

function verifier(changes: Record<string, unknown> = {}, options: Partial<VerifierOptions> = {}) {
  const book = bookOf(describeClient({ jwks: { urls: [jwks.url] }, timeouts: { jwksMs: MINUTE / 2 }, ...changes }))
  return createVerifier({ profiles: () => book, publicUrl: PUBLIC_URL, ...options })
}

const words = (verdict: Verdict) => (verdict.ok ? 'let in' : verdict.fault)
const bearer = (token: string) => `Bearer ${token}`

async function tryToken(parts: TokenParts = {}, key = es, changes = {}): Promise<string> {
  return words(await verifier(changes)(bearer(await signToken(key, AUDIENCE, parts)), PATH))
}

const now = () => Math.floor(Date.now() / 1000)

describe('tokens that are let in', () => {
  test('58: ES384 and RS384, the key found by kid', async () => {
    expect(await tryToken()).toBe('let in')
    expect(await tryToken({}, rs)).toBe('let in')
  })
  test('64: an audience among several', async () => {
    const token = await signToken(es, ['https://other.example.org', AUDIENCE])
    expect(words(await verifier()(bearer(token), PATH))).toBe('let in')
  })
  test('an audience that the profile lists, and one below another of its addresses', async () => {
    const inside = verifier({ publicUrls: ['https://cds.internal/her2'], audiences: ['urn:cds'] })
    expect(words(await inside(bearer(await signToken(es, `https://cds.internal/her2${PATH}`)), PATH))).toBe('let in')
    expect(words(await inside(bearer(await signToken(es, 'urn:cds')), PATH))).toBe('let in')
    expect(words(await inside(bearer(await signToken(es, 'https://cds.internal/her2')), PATH))).toBe('audience')
  })
  test('the tokens of Epic: 15 minutes, nbf in the past, a kid of base64', async () => {
    const odd = await makeKey('RS384', 'a+b/c==')
    jwks.keys.push(odd.jwk)
    const claims = { exp: now() + 900, nbf: now() - 300, sub: 'client', tenant: 'x' }
    expect(await tryToken({ claims }, odd)).toBe('let in')
  })
  test('clocks that differ by less than the skew', async () => {
    expect(await tryToken({ claims: { iat: now() + 30, exp: now() + 300 } })).toBe('let in')
    expect(await tryToken({ claims: { iat: now() - 330, exp: now() - 30 } })).toBe('let in')
  })
  test('jku equal to the one of the profile; keys that stand in the profile', async () => {
    expect(await tryToken({ header: { jku: jwks.url } })).toBe('let in')
    expect(await tryToken({}, es, { jwks: { keys: [es.jwk] } })).toBe('let in')
    expect(jwks.fetches).toBe(1)
  })
  test('a tenant of the list', async () => {
    expect(await tryToken({ claims: { tenant: 't1' } }, es, { tenants: ['t1'] })).toBe('let in')
    expect(await tryToken({ claims: { tenant: 't2' } }, es, { tenants: ['t1'] })).toBe('tenant')
    expect(await tryToken({}, es, { tenants: ['t1'] })).toBe('tenant')
  })
  test('a subject of the list, where the profile has one', async () => {
    expect(await tryToken({ claims: { sub: 'app-1' } }, es, { subjects: ['app-1'] })).toBe('let in')
    expect(await tryToken({ claims: { sub: 'app-2' } }, es, { subjects: ['app-1'] })).toBe('subject')
    expect(await tryToken({}, es, { subjects: ['app-1'] })).toBe('subject')
    expect(await tryToken({ claims: { sub: 'app-2' } })).toBe('let in')
  })
  test('a key that stands twice in the set, or in the profile', async () => {
    jwks.keys.push({ ...es.jwk })
    expect(await tryToken()).toBe('let in')
    expect(await tryToken({}, es, { jwks: { keys: [es.jwk, { ...es.jwk }] } })).toBe('let in')
  })
})

describe('headers that lie', () => {
  const claims = () => ({ iss: ISSUER, aud: AUDIENCE, exp: now() + 300, iat: now(), jti: 'j' })

  test.each(['none', 'None', 'NONE', 'nOnE', ''])('59: alg %j', async (alg) => {
    const token = forgeToken({ alg, kid: 'es-1', typ: 'JWT' }, claims())
    expect(words(await verifier()(bearer(token), PATH))).toBe('algorithm')
  })
  test.each(['HS256', 'HS384', 'HS512'])('60: %s with the public key as its secret', async (alg) => {
    const head = forgeToken({ alg, kid: 'rs-1', typ: 'JWT' }, claims()).slice(0, -1)
    for (const secret of [await exportSPKI(rs.publicKey), JSON.stringify(rs.jwk), '']) {
      const signature = createHmac(`sha${alg.slice(2)}`, secret)
        .update(head)
        .digest('base64url')
      expect(words(await verifier()(bearer(`${head}.${signature}`), PATH))).toBe('algorithm')
    }
  })
  test('an algorithm that the profile does not list', async () => {
    expect(await tryToken({}, rs, { algorithms: ['ES384'] })).toBe('algorithm')
  })
  test('a key of another algorithm than its own', async () => {
    expect(await tryToken({ header: { kid: 'rs-1' } })).toBe('unknown-key')
  })
  test.each([[undefined], [''], [7], [null], ['x'.repeat(501)]])('61: kid %j', async (kid) => {
    expect(words(await verifier()(bearer(forgeToken({ alg: 'ES384', typ: 'JWT', kid }, claims(), 'AA')), PATH))).toBe(
      'header',
    )
  })
  test.each([
    "' OR 1=1 --",
    '../../../../dev/null',
    '/etc/passwd',
    '| sleep 9',
    '__proto__',
    'constructor',
    'es-1\u0000',
  ])('61: kid %j is a name and nothing else', async (kid) =>
    expect(await tryToken({ header: { kid } })).toBe('unknown-key'),
  )
  test.each([[undefined], ['JWS'], ['at+jwt'], [''], [1]])('61: typ %j', async (typ) => {
    expect(words(await verifier()(bearer(forgeToken({ alg: 'ES384', kid: 'es-1', typ }, claims(), 'AA')), PATH))).toBe(
      'header',
    )
  })
  test('61: an unknown kid costs one fetch, whatever number of tokens comes', async () => {
    const verify = verifier()
    for (let at = 0; at < 10; at++) {
      const token = await signToken(stranger, AUDIENCE, { header: { kid: `other-${at}` } })
      expect(words(await verify(bearer(token), PATH))).toBe('unknown-key')
    }
    expect(jwks.fetches).toBe(1)
  })
  test.each([
    'https://evil.example.org/jwks.json',
    'http://127.0.0.1:1/jwks.json',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'data:application/json,{"keys":[]}',
    '',
    'https://ehr.example.org/../jwks.json',
  ])('62: jku %j is refused and not fetched', async (jku) => {
    const before = jwks.fetches
    expect(await tryToken({ header: { jku } })).toBe('jku')
    expect(jwks.fetches).toBe(before)
  })
  test('62: a jku that only begins like the right one', async () => {
    expect(await tryToken({ header: { jku: `${jwks.url}?x=1` } })).toBe('jku')
    expect(await tryToken({ header: { jku: jwks.url.toUpperCase() } })).toBe('jku')
  })
  test.each(['jwk', 'x5u', 'x5c'])('a key that the token brings itself (%s) is not used', async (member) => {
    const value = { jwk: stranger.jwk, x5u: 'https://evil.example.org/cert.pem', x5c: ['MIIB'] }[member]
    expect(await tryToken({ header: { [member]: value } }, stranger)).toBe('signature')
  })
  test('crit that nobody understands', async () => {
    const token = forgeToken(
      { alg: 'ES384', kid: 'es-1', typ: 'JWT', crit: ['http://x.org'], 'http://x.org': 1 },
      claims(),
      'AA',
    )
    expect(words(await verifier()(bearer(token), PATH))).toBe('header')
    const empty = forgeToken({ alg: 'ES384', kid: 'es-1', typ: 'JWT', crit: [] }, claims(), 'AA')
    expect(words(await verifier()(bearer(empty), PATH))).not.toBe('let in')
  })
  test('b64 false', async () => {
    const token = forgeToken({ alg: 'ES384', kid: 'es-1', typ: 'JWT', b64: false, crit: ['b64'] }, claims(), 'AA')
    expect(words(await verifier()(bearer(token), PATH))).not.toBe('let in')
  })
})

describe('claims that lie', () => {
  // prettier-ignore
  test.each<[string, () => Record<string, unknown>, string]>([
    ['62: an issuer of no profile',        () => ({ iss: 'https://evil.example.org' }),    'unknown-issuer'],
    ['62: an issuer that begins the same', () => ({ iss: `${ISSUER}/` }),                  'unknown-issuer'],
    ['62: the public sandbox',             () => ({ iss: 'https://sandbox.cds-hooks.org' }), 'unknown-issuer'],
    ['62: an issuer named like a method',  () => ({ iss: '__proto__' }),                   'unknown-issuer'],
    ['63: no iss',                         () => ({ iss: undefined }),                     'claims'],
    ['63: iss as a list',                  () => ({ iss: [ISSUER] }),                      'claims'],
    ['63: no aud',                         () => ({ aud: undefined }),                     'claims'],
    ['63: no exp',                         () => ({ exp: undefined }),                     'claims'],
    ['63: no iat',                         () => ({ iat: undefined }),                     'claims'],
    ['63: no jti',                         () => ({ jti: undefined }),                     'claims'],
    ['63: an empty jti',                   () => ({ jti: '' }),                            'claims'],
    ['63: a jti that is no string',        () => ({ jti: 7 }),                             'claims'],
    ['63: a jti without end',              () => ({ jti: 'x'.repeat(501) }),               'claims'],
    ['63: expired',                        () => ({ iat: now() - 400, exp: now() - 100 }), 'expired'],
    ['63: not yet valid by nbf',           () => ({ nbf: now() + 120 }),                   'not-yet-valid'],
    ['63: issued in the future',           () => ({ iat: now() + 120, exp: now() + 400 }), 'not-yet-valid'],
    ['63: exp as a string',                () => ({ exp: String(now() + 300) }),           'claims'],
    ['63: exp that ends never',            () => ({ exp: 1e300 }),                         'lifetime'],
    ['63: exp before iat',                 () => ({ iat: now() + 50, exp: now() + 40 }),   'lifetime'],
    ['63: a life of two hours',            () => ({ exp: now() + 7200 }),                  'lifetime'],
    ['64: the address of the host alone',  () => ({ aud: PUBLIC_URL }),                    'audience'],
    ['64: another service',                () => ({ aud: `${PUBLIC_URL}/cds-services/her2-order-sign` }), 'audience'],
    ['64: the feedback of the service',    () => ({ aud: `${AUDIENCE}/feedback` }),        'audience'],
    ['64: discovery',                      () => ({ aud: `${PUBLIC_URL}/cds-services` }),  'audience'],
    ['64: with a slash at the end',        () => ({ aud: `${AUDIENCE}/` }),                'audience'],
    ['64: in capitals',                    () => ({ aud: AUDIENCE.toUpperCase() }),        'audience'],
    ['64: over http',                      () => ({ aud: AUDIENCE.replace('https', 'http') }), 'audience'],
    ['64: an empty list',                  () => ({ aud: [] }),                            'audience'],
    ['64: an object',                      () => ({ aud: { 0: AUDIENCE } }),               'audience'],
    ['a tenant that is no string',         () => ({ tenant: { a: 1 } }),                   'tenant'],
  ])('%s', async (_, claims, fault) => expect(await tryToken({ claims: claims() })).toBe(fault))

  test('signed by another key of the same name', async () => expect(await tryToken({}, stranger)).toBe('signature'))

  test('claims changed after signing', async () => {
    const [head, , signature] = (await signToken(es, AUDIENCE)).split('.')
    const claims = Buffer.from(JSON.stringify({ iss: ISSUER, aud: AUDIENCE, exp: now() + 300, iat: now(), jti: 'n' }))
    expect(words(await verifier()(bearer(`${head}.${claims.toString('base64url')}.${signature}`), PATH))).toBe(
      'signature',
    )
  })
  test.each(['AA', 'A'.repeat(128), ''])('signature %j', async (signature) => {
    const [head, claims] = (await signToken(es, AUDIENCE)).split('.')
    expect(words(await verifier()(bearer(`${head}.${claims}.${signature}`), PATH))).toBe('signature')
  })
  test('a token of one client says nothing for another', async () => {
    const other = describeClient({ id: 'b', issuer: 'https://b.example.org', jwks: { keys: [stranger.jwk] } })
    const book = bookOf(describeClient({ jwks: { keys: [es.jwk] } }), other)
    const verify = createVerifier({ profiles: () => book, publicUrl: PUBLIC_URL })
    expect(words(await verify(bearer(await signToken(es, AUDIENCE, { claims: { iss: other.issuer } })), PATH))).toBe(
      'signature',
    )
  })
})

describe('headers that hold no token', () => {
  // prettier-ignore
  test.each([
    [undefined, 'no-token'], ['', 'no-token'], ['Basic dXNlcjpwYXNz', 'malformed'], ['Bearer', 'malformed'], ['Bearer ', 'malformed'],
    ['Bearer a.b', 'malformed'], ['Bearer a.b.c', 'malformed'], ['Bearer a.b.c.d.e', 'malformed'], ['Bearer ..', 'malformed'], ['a.b.c', 'malformed'],
    ['Bearer a.b.c, Bearer d.e.f', 'malformed'], [`Bearer ${'a'.repeat(9000)}.b.c`, 'malformed'], ['Bearer eyJhbGciOiJub25lIn0.bnVsbA.', 'malformed'],
    ['DPoP a.b.c', 'malformed'], ['Bearer\ta.b.c', 'malformed'],
  ])('66: %.40j', async (authorization, fault) => expect(words(await verifier()(authorization, PATH))).toBe(fault))
})

describe('where the keys come from', () => {
  const call = async (verify: ReturnType<typeof verifier>, key = es) =>
    words(await verify(bearer(await signToken(key, AUDIENCE)), PATH))
  const limits = { cooldown: 0 }

  // prettier-ignore
  test.each<[string, JwksServer['answer']]>([
    ['500',                   (res) => void res.writeHead(500).end()],
    ['HTML',                  (res) => void res.end('<html>')],
    ['no key set',            (res) => void res.end('{"keys":{}}')],
    ['an empty key set',      (res) => void res.end('{"keys":[]}')],
    ['null',                  (res) => void res.end('null')],
    ['symmetric keys',        (res) => void res.end('{"keys":[{"kty":"oct","k":"AA","kid":"es-1"}]}')],
    ['a million bytes',       (res) => void res.end(JSON.stringify({ keys: [es.jwk], more: 'x'.repeat(1_000_000) }))],
    ['a thousand keys',       (res) => void res.end(JSON.stringify({ keys: Array(1000).fill(es.jwk) }))],
    ['a redirect',            (res) => void res.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['a broken connection',   (res) => void res.destroy()],
    ['bytes that are no text', (res) => void res.end(Buffer.from([0xff, 0xfe]))],
  ])('%s: no token is let in, in bounded time', async (_, answer) => {
    jwks.answer = answer
    const started = performance.now()
    expect(await call(verifier())).toBe('keys-unavailable')
    expect(performance.now() - started).toBeLessThan(MINUTE)
  })

  test.each<[string, JwksServer['answer']]>([
    ['silence', () => {}],
    ['a trickle', (res) => void res.write('{"keys":[')],
  ])('%s: no token is let in once the limit is reached', async (_, answer) => {
    jwks.answer = answer
    expect(await call(verifier({ timeouts: { jwksMs: 500 } }))).toBe('keys-unavailable')
  })

  test('while the address is down, keys that were fetched keep working, and unknown ones are refused', async () => {
    const verify = verifier({}, { limits })
    expect(await call(verify)).toBe('let in')
    jwks.answer = (res) => void res.writeHead(500).end()
    expect(await call(verify)).toBe('let in')
    expect(await call(verify, { ...stranger, kid: 'new' })).toBe('unknown-key')
    expect(await call(verify)).toBe('let in')
  })

  test('keys are changed without a call lost', async () => {
    const verify = verifier({}, { limits })
    expect(await call(verify)).toBe('let in')
    const next = await makeKey('ES384', 'es-2')
    jwks.keys = [es.jwk, next.jwk]
    expect(await call(verify, next)).toBe('let in')
    expect(await call(verify)).toBe('let in')
  })

  test('a key that was taken back stops working when the keys are fetched anew', async () => {
    let at = Date.now()
    const verify = verifier(
      { clockSkewSeconds: 300 },
      { limits: { ...limits, mustRefreshAfter: 60_000 }, clock: () => new Date(at) },
    )
    expect(await call(verify)).toBe('let in')
    jwks.keys = [rs.jwk]
    at += 61_000
    expect(await call(verify)).toBe('unknown-key')
  })

  test('keys are not used for ever while their address is down', async () => {
    let at = Date.now()
    const verify = verifier({}, { limits: { ...limits, staleLimit: 3_600_000 }, clock: () => new Date(at) })
    expect(await call(verify)).toBe('let in')
    jwks.answer = (res) => void res.writeHead(500).end()
    at += 3_700_000
    const claims = { iat: Math.floor(at / 1000), exp: Math.floor(at / 1000) + 300 }
    expect(words(await verify(bearer(await signToken(es, AUDIENCE, { claims })), PATH))).toBe('keys-unavailable')
  })

  test('an address that fails is not asked by every call', async () => {
    jwks.answer = (res) => void res.writeHead(500).end()
    const verify = verifier()
    for (let count = 0; count < 10; count++) expect(await call(verify)).toBe('keys-unavailable')
    expect(jwks.fetches).toBe(1)
  })

  test('many calls at once fetch the keys once', async () => {
    const verify = verifier()
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => call(verify))))).toEqual(new Set(['let in']))
    expect(jwks.fetches).toBe(1)
  })

  test('a reloaded profile counts at once', async () => {
    let book = bookOf(describeClient({ jwks: { urls: [jwks.url] } }))
    const verify = createVerifier({ profiles: () => book, publicUrl: PUBLIC_URL })
    expect(await call(verify)).toBe('let in')
    book = bookOf()
    expect(await call(verify)).toBe('unknown-issuer')
  })
})
