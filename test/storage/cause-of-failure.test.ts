/** What whoever is called at night is told of a store that fails: the cause, and never a value of the record. */
import { askStore, measureStore } from '../../src/compose/compose-store.ts'
import { causeOfFailure } from '../../src/storage/cause-of-failure.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import { StoreUnavailable } from '../../src/storage/store.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { captureLog, startApp } from '../http/start-app.ts'
import { evaluationRecord } from './stores.ts'

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
