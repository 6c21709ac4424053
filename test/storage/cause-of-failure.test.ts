/** What whoever is called at night is told of a store that fails: the cause, and never a value of the record. */
import type { AddressInfo } from 'node:net'
import { composeService } from '../../src/compose/compose-service.ts'
import { askStore, keepForNow, measureStore } from '../../src/compose/compose-store.ts'
import { causeOfFailure } from '../../src/storage/cause-of-failure.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import { StoreUnavailable } from '../../src/storage/store.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { captureLog, startApp } from '../http/start-app.ts'
import { evaluationRecord } from './stores.ts'

const after: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of after.splice(0)) await end()
})

const failed = (cause: object) =>
  new StoreUnavailable('the store failed', { cause: Object.assign(new Error('Jane Doe'), cause) })

test.each([
  [{ code: 'ENOSPC' }, 'disk-full'],
  [{ code: '53100' }, 'disk-full'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'disk-full'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 8 }, 'read-only'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 1032 }, 'read-only'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 5 }, 'locked'],
  [{ code: 'ECONNREFUSED' }, 'database-down'],
  [{ code: '57P03' }, 'database-down'],
  [{ code: '28P01' }, 'database-refuses'],
  [{ code: 'XX000' }, 'other'],
  [{}, 'other'],
])('%j is %s', (cause, word) => expect(causeOfFailure(failed(cause))).toBe(word))

test('no answer in time is slow', () => expect(causeOfFailure(new StoreUnavailable('no answer in time'))).toBe('slow'))

test('a failing store is told once with its cause, and its recovery; nothing of the error is', async () => {
  const { log, lines } = captureLog()
  const metrics = createMetrics(
    { isReady: () => true, inFlight: () => 0, eventLoopDelayMs: () => 0, version: '1', cards: '1' },
    { process: false },
  )
  const kept = keepInMemory()
  let fails = true
  const store = measureStore(
    { ...kept, record: (one) => (fails ? Promise.reject(failed({ code: 'ENOSPC' })) : kept.record(one)) },
    metrics,
    log,
  )
  for (let call = 0; call < 3; call++)
    await expect(store.record(evaluationRecord())).rejects.toThrow('the store failed')
  fails = false
  for (let call = 0; call < 2; call++) await store.record(evaluationRecord())
  const events = lines.map((line) => JSON.parse(line) as { event: string; cause?: string })
  expect(events.map(({ event, cause }) => [event, cause])).toEqual([
    ['store-failed', 'disk-full'],
    ['store-recovered', undefined],
  ])
  expect(lines.join('')).not.toContain('Jane Doe')
})

test('a token that the store cannot look up is told and counted, though nothing else was asked of the store', async () => {
  const { log, lines } = captureLog()
  const metrics = createMetrics(
    { isReady: () => true, inFlight: () => 0, eventLoopDelayMs: () => 0, version: '1', cards: '1' },
    { process: false },
  )
  const kept = keepInMemory()
  const claim = () => Promise.reject(failed({ code: 'ECONNREFUSED' }))
  const store = measureStore({ ...kept, replays: { ...kept.replays, claim } }, metrics, log)
  await expect(store.replays.claim('jti', 'call', new Date())).rejects.toThrow('the store failed')
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { event: 'store-failed', cause: 'database-down' },
  ])
  expect(await metrics.print()).toContain('her2_cds_store_failures_total{operation="replay"} 1')
})

test('the metric of readiness is 0 while the store does not answer', async () => {
  const check = () => Promise.reject(failed({ code: 'ECONNREFUSED' }))
  const kept = { ...keepForNow(), store: { ...keepInMemory(), check } }
  const service = composeService({ AUTH: 'off', LOG_LEVEL: 'silent', PORT: '0' }, 'serve', kept)
  service.readiness.ready = true
  const port = await new Promise<number>((resolve) => {
    const server = service.app.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    after.push(() => new Promise<void>((done) => server.close(() => done())))
  })
  after.push(() => service.close())
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(metrics).toContain('her2_cds_ready 0')
})

test('readiness names the cause, and the service is ready again when the store is', async () => {
  let now = 0
  let down = true
  const check = () => (down ? Promise.reject(failed({ code: 'ECONNREFUSED' })) : Promise.resolve())
  const storeFault = askStore({ ...keepInMemory(), check }, () => now)
  const app = await startApp({ storeFault })
  const ask = async () => {
    const response = await fetch(`${app.base}/readyz`)
    return [response.status, await response.json()]
  }
  expect(await ask()).toEqual([503, { ready: false, cause: 'store: database-down' }])
  down = false
  expect(await ask()).toEqual([503, { ready: false, cause: 'store: database-down' }])
  now = 1001
  expect(await ask()).toEqual([200, { ready: true }])
  app.readiness.ready = false
  expect(await ask()).toEqual([503, { ready: false, cause: 'draining' }])
  await app.stop()
})
