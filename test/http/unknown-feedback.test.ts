/** Feedback on cards that were never shown from here is bounded, for each client by itself. */
import { limitUnknownFeedback } from '../../src/http/limit-unknown-feedback.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import { ALWAYS, cardRecord, collect, evaluationRecord } from '../storage/stores.ts'
import { startApp } from './start-app.ts'
import type { StartedApp } from './start-app.ts'

const START = Date.parse('2026-11-22T12:00:00Z')
const HOUR = 3_600_000

describe('limitUnknownFeedback', () => {
  const prepare = () => {
    const time = { now: START }
    return { time, limit: limitUnknownFeedback(() => new Date(time.now), 10) }
  }

  test('up to the limit within an hour, and not one more', () => {
    const { time, limit } = prepare()
    expect(limit.take('ehr', 9)).toBeUndefined()
    expect(limit.take('ehr', 1)).toBeUndefined()
    time.now += HOUR / 4
    expect(limit.take('ehr', 1)).toBe((HOUR * 3) / 4000)
    expect(limit.take('ehr', 0)).toBeUndefined()
    time.now = START + HOUR - 1
    expect(limit.take('ehr', 1)).toBe(1)
    time.now = START + HOUR
    expect(limit.take('ehr', 10)).toBeUndefined()
  })

  test('what was refused is not counted, and one client takes nothing from another', () => {
    const { limit } = prepare()
    expect(limit.take('ehr', 11)).toBeGreaterThan(0)
    expect(limit.take('ehr', 10)).toBeUndefined()
    expect(limit.take('other', 10)).toBeUndefined()
  })
})

describe('POST /cds-services/:id/feedback', () => {
  const store = keepInMemory()
  let app: StartedApp
  beforeAll(async () => {
    app = await startApp({ feedback: store, clock: () => new Date(START) })
  })
  afterAll(() => app.stop())

  const outcomes = (cards: readonly string[]) => ({
    feedback: cards.map((card) => ({ card, outcome: 'overridden', outcomeTimestamp: '2026-11-22T11:59:00Z' })),
  })

  test('1,000 unknown cards are kept, the next is refused with 429 and a time; known ones still come in', async () => {
    const card = cardRecord()
    await store.record(evaluationRecord({ cards: [card] }))
    const give = (cards: readonly string[]) =>
      fetch(`${app.base}/cds-services/her2-patient-view/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(outcomes(cards)),
      })
    const strangers = Array.from({ length: 1000 }, (_, index) => `stranger-${index}`)
    expect((await give(strangers.slice(0, 500))).status).toBe(200)
    expect((await give(strangers.slice(500))).status).toBe(200)
    const refused = await give([card.uuid, 'one-more'])
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('3600')
    expect(await refused.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'throttled' }] })
    expect(await collect(store.listUnknownFeedback(ALWAYS))).toHaveLength(1000)
    expect((await store.findCard(card.uuid))?.feedback).toEqual([])
    expect((await give([card.uuid])).status).toBe(200)
    expect((await store.findCard(card.uuid))?.feedback).toHaveLength(1)
  })
})
