import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { dayOf } from '../../src/http/create-app.ts'
import { measureDepth } from '../../src/http/read-body.ts'
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

test('while it drains it is not ready, and a running call is finished', async () => {
  let finish = () => {}
  const saved = new Promise<void>((resolve) => (finish = resolve))
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const save = () => {
    arrive()
    return saved
  }
  const app = await startApp({ feedback: { save } })
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
