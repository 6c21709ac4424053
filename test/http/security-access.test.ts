/** Who gets in, over HTTP: signed tokens, replays, client certificates, rates. */
import { createVerifier } from '../../src/auth/verify-jwt.ts'
import type { AppDeps } from '../../src/http/app-deps.ts'
import { keepReplaysInMemory } from '../../src/storage/replay-store.ts'
import type { ReplayStore } from '../../src/storage/replay-store.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { bookOf, describeClient, makeKey, signToken } from '../auth/sign-tokens.ts'
import type { SigningKey, TokenParts } from '../auth/sign-tokens.ts'
import { patientView, post, startApp } from './start-app.ts'
import type { StartedApp } from './start-app.ts'
import { until } from '../patience.ts'

const PUBLIC_URL = 'https://cds.example.org'
const PATH = '/cds-services/her2-patient-view'

let key: SigningKey
beforeAll(async () => (key = await makeKey('ES384', 'k')))

const stopping: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stopping.splice(0).map((stop) => stop()))
})

async function start(profile: Record<string, unknown> = {}, changes: Partial<AppDeps> = {}, replays?: ReplayStore) {
  const book = bookOf(describeClient({ jwks: { keys: [key.jwk] }, ...profile }))
  const verify = createVerifier({ profiles: () => book, publicUrl: PUBLIC_URL })
  const store = replays ?? keepReplaysInMemory(() => new Date())
  const app = await startApp({ access: { verify, replays: store }, ...changes })
  stopping.push(app.stop)
  return app
}

async function authorize(path = PATH, parts: TokenParts = {}): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await signToken(key, PUBLIC_URL + path, parts)}` }
}

const call = (app: StartedApp, headers: Record<string, string> = {}, body: unknown = patientView()) =>
  post(app.base + PATH, body, headers)

async function expectBare401(response: Response) {
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toBe('Bearer')
  const text = await response.text()
  expect(JSON.parse(text)).toEqual({
    resourceType: 'OperationOutcome',
    issue: [
      { severity: 'error', code: 'login', details: { text: 'Not authenticated.' }, diagnostics: 'Not authenticated.' },
    ],
  })
}

test('12, 66: discovery works without a token and with a good one; a bad one is told', async () => {
  const app = await start()
  const discover = (headers = {}) => fetch(`${app.base}/cds-services`, { headers })
  expect((await discover()).status).toBe(200)
  expect((await discover(await authorize('/cds-services'))).status).toBe(200)
  await expectBare401(await discover(await authorize()))
  await expectBare401(await discover({ authorization: 'Basic dXNlcjpwYXNz' }))
})

test('15, 58, 66: a call and feedback need a token of their own address', async () => {
  const app = await start()
  expect((await call(app, await authorize())).status).toBe(200)
  const feedback = `${PATH}/feedback`
  expect((await post(app.base + feedback, { feedback: [] }, await authorize(feedback))).status).toBe(200)
  await expectBare401(await post(app.base + feedback, { feedback: [] }, await authorize()))
  await expectBare401(await call(app))
  await expectBare401(await call(app, { authorization: 'Basic dXNlcjpwYXNz' }))
  await expectBare401(await call(app, { authorization: 'Bearer a.b.c' }))
})

test('every refusal looks the same, and the log tells them apart', async () => {
  const app = await start()
  const now = Math.floor(Date.now() / 1000)
  const tokens = [
    { claims: { exp: now - 500, iat: now - 600 } },
    { claims: { iss: 'https://other.example.org' } },
    { header: { kid: 'x' } },
    { claims: { aud: 'x' } },
  ]
  for (const parts of tokens) await expectBare401(await call(app, await authorize(PATH, parts)))
  await app.stop()
  const log = app.lines.join('')
  for (const fault of ['expired', 'unknown-issuer', 'unknown-key', 'audience'])
    expect(log).toContain(`"fault":"${fault}"`)
})

test('a body is not read before its sender is known', async () => {
  const app = await start()
  await expectBare401(await call(app, {}, '{"broken'))
  await expectBare401(await call(app, {}, 'x'.repeat(2_000_000)))
})

test('a service that is not there is not told to strangers', async () => {
  const app = await start()
  await expectBare401(await post(`${app.base}/cds-services/other`, {}))
})

test('the token of a call reaches no other path by its spelling', async () => {
  const app = await start()
  for (const path of [`${PATH}/`, PATH.toUpperCase(), `/cds-services/%68er2-patient-view`]) {
    await expectBare401(await post(app.base + path, patientView(), await authorize()))
  }
  expect((await post(`${app.base}${PATH}?a=1`, patientView(), await authorize())).status).toBe(200)
})

describe('replays', () => {
  test('65: the same token a second time is refused', async () => {
    const app = await start()
    const headers = await authorize()
    expect((await call(app, headers)).status).toBe(200)
    await expectBare401(await call(app, headers))
  })

  test('65: of twenty calls at the same moment one gets an answer', async () => {
    const app = await start()
    const headers = await authorize()
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await call(app, headers)).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 401)).toHaveLength(19)
  })

  test('65: a token used at one replica is used at all that share the store', async () => {
    const store = keepReplaysInMemory(() => new Date())
    const [one, other] = [await start({}, {}, store), await start({}, {}, store)]
    const headers = await authorize()
    expect((await call(one, headers)).status).toBe(200)
    await expectBare401(await call(other, headers))
  })

  test('the same jti of two issuers is two', async () => {
    const store = keepReplaysInMemory(() => new Date())
    const [one, other] = [await start({}, {}, store), await start({ issuer: 'https://b.example.org' }, {}, store)]
    expect((await call(one, await authorize(PATH, { claims: { jti: 'j' } }))).status).toBe(200)
    const second = await authorize(PATH, { claims: { jti: 'j', iss: 'https://b.example.org' } })
    expect((await call(other, second)).status).toBe(200)
  })

  test('a forged token does not use up the good one', async () => {
    const app = await start()
    const [head, claims] = (await authorize(PATH, { claims: { jti: 'mine' } })).authorization.split('.')
    await expectBare401(await call(app, { authorization: `${head}.${claims}.AAAA` }))
    expect((await call(app, await authorize(PATH, { claims: { jti: 'mine' } }))).status).toBe(200)
  })

  test('idempotent: the same call gets the same answer, another body is refused', async () => {
    let count = 0
    const app = await start({ replay: 'idempotent' }, { newUuid: () => String(count++) })
    const headers = await authorize()
    const first = await (await call(app, headers)).text()
    const again = await call(app, headers)
    expect([again.status, await again.text()]).toEqual([200, first])
    expect(again.headers.get('content-type')).toMatch(/^application\/json/)
    await expectBare401(await call(app, headers, patientView({ extension: {} })))
  })

  test('log: answered again, and told', async () => {
    const app = await start({ replay: 'log' })
    const headers = await authorize()
    expect([(await call(app, headers)).status, (await call(app, headers)).status]).toEqual([200, 200])
    await app.stop()
    expect(app.lines.join('')).toContain('"fault":"replayed"')
  })

  test('where the service failed, the token may come again', async () => {
    let broken = true
    const evaluate: AppDeps['evaluate'] = () => {
      if (broken) throw new Error('broken')
      return { response: { cards: [] }, trace: undefined }
    }
    const app = await start({}, { evaluate })
    const headers = await authorize()
    expect((await call(app, headers)).status).toBe(500)
    broken = false
    expect((await call(app, headers)).status).toBe(200)
  })

  test('where the store fails, nothing is answered', async () => {
    const fail = () => Promise.reject(new Error('gone'))
    const app = await start({}, {}, { claim: fail, keepReply: fail, release: fail })
    const response = await call(app, await authorize())
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
  })

  test('the memory is bounded, forgets what has expired, and refuses rather than forgets', async () => {
    let now = 0
    const store = keepReplaysInMemory(() => new Date(now), { keys: 3, replyCharacters: 10 })
    for (const name of ['a', 'b', 'c']) expect(await store.claim(name, 'f', new Date(1000))).toEqual({ seen: false })
    await expect(store.claim('d', 'f', new Date(1000))).rejects.toThrow('full')
    await store.keepReply('a', { status: 200, body: '123456789' })
    await store.keepReply('b', { status: 200, body: '12' })
    expect(await store.claim('a', 'f', new Date(1000))).toMatchObject({
      seen: true,
      sameCall: true,
      reply: { body: '123456789' },
    })
    expect(await store.claim('b', 'f', new Date(1000))).toEqual({ seen: true, sameCall: true })
    expect(await store.claim('a', 'g', new Date(1000))).toEqual({ seen: true, sameCall: false })
    now = 1001
    expect(await store.claim('d', 'f', new Date(2000))).toEqual({ seen: false })
    expect(store.size()).toBe(1)
  })
})

test('a client that runs wild is told to wait; another is served', async () => {
  const app = await start({ rateLimitPerMinute: 3 })
  const statuses: number[] = []
  for (let count = 0; count < 5; count++) {
    const response = await call(app, await authorize(PATH, { claims: { tenant: 'a' } }))
    statuses.push(response.status)
    if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  expect((await call(app, await authorize(PATH, { claims: { tenant: 'b' } }))).status).toBe(200)
})

describe('client certificates told by a proxy', () => {
  const certificates = (proxy: string) => ({
    own: false,
    header: { name: 'x-client-verify', value: 'SUCCESS', isProxy: (address: string) => address.endsWith(proxy) },
  })

  test('are believed from the proxy alone, and asked for beside the token', async () => {
    const app = await start({}, { certificates: certificates('127.0.0.1') })
    expect((await call(app, { ...(await authorize()), 'x-client-verify': 'SUCCESS' })).status).toBe(200)
    await expectBare401(await call(app, await authorize()))
    await expectBare401(await call(app, { ...(await authorize()), 'x-client-verify': 'NONE' }))
    await expectBare401(await call(app, { 'x-client-verify': 'SUCCESS' }))
    expect((await fetch(`${app.base}/healthz`)).status).toBe(200)
    const other = await start({}, { certificates: certificates('10.0.0.1') })
    await expectBare401(await call(other, { ...(await authorize()), 'x-client-verify': 'SUCCESS' }))
  })
})

test('numbers for Prometheus say who, what and why, with few labels', async () => {
  const metrics = createMetrics(
    { isReady: () => true, inFlight: () => 0, eventLoopDelayMs: () => 0, version: '1', cards: '2' },
    { process: false },
  )
  const app = await start({}, { metrics })
  await call(app, await authorize())
  await call(app, { authorization: 'Bearer a.b.c' })
  await fetch(`${app.base}/MARK?MARK=1`, { method: 'DELETE' })
  // A call is counted when its connection has taken all of the answer.
  let response = await fetch(`${app.base}/metrics`)
  let text = await response.text()
  await until(async () => {
    if (text.includes('method="other"')) return true
    response = await fetch(`${app.base}/metrics`)
    text = await response.text()
    return false
  })
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect(text).toContain(
    'her2_cds_requests_total{route="/cds-services/:id",service="her2-patient-view",client="ehr",method="POST",status="200",error=""} 1',
  )
  expect(text).toContain('her2_cds_auth_refused_total{fault="malformed",client=""} 1')
  expect(text).toContain('her2_cds_ready 1')
  expect(text).not.toContain('MARK')
})
