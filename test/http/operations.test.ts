import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { describeApi } from '../../src/http/openapi.ts'
import { dayOf } from '../../src/http/create-app.ts'
import { measureDepth } from '../../src/http/parse-bytes.ts'
import { patientView, post, startApp } from './start-app.ts'

test('version, health and the API description are there', async () => {
  const app = await startApp()
  expect(await (await fetch(`${app.base}/version`)).json()).toEqual({ name: 'her2-cds', version: '0.0.0' })
  const api = (await (await fetch(`${app.base}/openapi.json`)).json()) as { openapi: string; paths: object }
  expect(api.openapi).toBe('3.1.0')
  expect(Object.keys(api.paths)).toEqual(
    expect.arrayContaining([
      '/cds-services',
      '/cds-services/her2-patient-view',
      '/cds-services/her2-patient-view/feedback',
    ]),
  )
  await app.stop()
})

describe('the description of the API', () => {
  interface Operation {
    readonly operationId: string
    readonly summary: string
    readonly tags: readonly string[]
    readonly security: readonly Readonly<Record<string, unknown>>[]
    readonly responses: Readonly<Record<string, unknown>>
  }
  interface Api {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
    readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
  const api = describeApi('1.0.0') as unknown as Api
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method, ...one })),
  )

  test('every operation has an id of its own, a summary, who may ask, and what can go wrong', () => {
    expect(operations.length).toBeGreaterThan(15)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { path, summary, tags, security, responses } of operations) {
      expect([path, summary]).not.toEqual([path, ''])
      expect([path, tags.length, security.length > 0]).toEqual([path, 1, true])
      expect([path, Object.keys(responses).some((status) => status.startsWith('4'))]).toEqual([path, true])
      for (const name of security.flatMap(Object.keys)) expect(api.components['securitySchemes']).toHaveProperty(name)
    }
  })

  test('what it refers to is there', () => {
    const named = [...JSON.stringify(api).matchAll(/"#\/components\/([A-Za-z]+)\/([A-Za-z]+)"/g)]
    expect(named.length).toBeGreaterThan(20)
    for (const [, kind = '', name = ''] of named) expect(api.components[kind]).toHaveProperty(name)
  })

  test('every route that it names is served, and no other path is', async () => {
    const metrics = createMetrics(
      { isReady: () => true, inFlight: () => 0, eventLoopDelayMs: () => 0, version: '1', cards: '1' },
      { process: false },
    )
    const app = await startApp({ metrics })
    const own = operations.filter(({ path }) => !path.startsWith('/admin'))
    for (const { path, method } of own) {
      const other = method === 'get' ? 'DELETE' : 'GET'
      // A route that is there knows its methods; one that is not there is not found.
      expect([path, (await fetch(app.base + path, { method: other })).status]).toEqual([path, 405])
    }
    expect((await fetch(`${app.base}/none`)).status).toBe(404)
    await app.stop()
  })
})

test('while it drains it is not ready, and a running call is finished', async () => {
  let finish = () => {}
  const saved = new Promise<void>((resolve) => (finish = resolve))
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const save = () => {
    arrive()
    return saved
  }
  const app = await startApp({ feedback: { save, countUnknown: async () => 0 } })
  const running = post(`${app.base}/cds-services/her2-patient-view/feedback`, { feedback: [] })
  await arrived
  const stopped = app.stop()
  expect(app.readiness.ready).toBe(false)
  // The port closes when a look finds nobody new; each question here is somebody new.
  const isOpen = () => fetch(`${app.base}/healthz`).then(Boolean, () => false)
  while (await isOpen()) await new Promise((resolve) => setTimeout(resolve, 100))
  finish()
  expect((await running).status).toBe(200)
  await stopped
})

test('readyz says 503 while not ready', async () => {
  const readiness = { ready: false }
  const app = await startApp({ readiness })
  expect((await fetch(`${app.base}/readyz`)).status).toBe(503)
  readiness.ready = true
  expect((await fetch(`${app.base}/readyz`)).status).toBe(200)
  await app.stop()
})

test('a client that goes away in the middle of its body does no harm', async () => {
  const app = await startApp()
  const request = httpRequest(`${app.base}/cds-services/her2-patient-view`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '5000' },
  })
  request.on('error', () => {})
  const arrived = once(app.server, 'request')
  request.write('{"hook":')
  await arrived
  const gone = new Promise((resolve) => request.on('close', resolve))
  request.destroy()
  await gone
  expect((await post(`${app.base}/cds-services/her2-patient-view`, patientView())).status).toBe(200)
  await app.stop()
})

test('the log holds no word of the patient, the user or the record', async () => {
  const app = await startApp()
  const marked = patientView({
    context: { userId: 'Practitioner/MARK1', patientId: 'MARK2' },
    prefetch: { her2: { resourceType: 'Observation', id: 'MARK3', note: 'MARK4' }, conditions: null, MARK5: null },
  })
  await post(`${app.base}/cds-services/her2-patient-view?MARK6=1`, marked, { authorization: 'Bearer MARK7' })
  await post(`${app.base}/MARK8/MARK9`, marked)
  await app.stop()
  expect(app.lines.length).toBeGreaterThan(2)
  expect(app.lines.join('')).not.toContain('MARK')
  expect(app.lines.join('')).toContain('her2-patient-view')
})

test('the day is that of the clock', () => {
  expect(dayOf(new Date(2026, 0, 5, 12))).toBe('2026-01-05')
})

test.each([
  ['', 0],
  ['{}', 1],
  ['{"a":[1,{"b":[]}]}', 4],
  ['"[[[["', 0],
  ['["\\"[",{}]', 2],
])('depth of %j is %i', (text, depth) => expect(measureDepth(Buffer.from(text))).toBe(depth))

test('the log of a refused call names the keys that were not read, and why', async () => {
  const app = await startApp()
  const { status } = await post(`${app.base}/cds-services/her2-patient-view`, patientView({ prefetch: {} }))
  expect(status).toBe(412)
  await app.stop()
  const line = app.lines.map((one) => JSON.parse(one) as Record<string, unknown>).find((one) => one['status'] === 412)
  expect(line).toMatchObject({
    errorCode: 'missing-prefetch',
    notRead: ['conditions: not sent', 'her2: not sent'],
  })
})
