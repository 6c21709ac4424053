import { reportFeedback, writeCsv } from '../../src/audit/feedback-report.ts'
import { watchHarm } from '../../src/audit/harm-watch.ts'
import { readPeriod } from '../../src/audit/period.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import { ALWAYS, cardRecord, evaluationRecord, outcomeOf } from '../storage/stores.ts'
import { again, readStory, startService } from './start-service.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`

describe('feedback', () => {
  test('shown, accepted, overridden by reason, not answered, time to action; by card, client, role and month', async () => {
    const store = keepInMemory()
    const cards = Array.from({ length: 4 }, () => cardRecord())
    await store.record(evaluationRecord({ at: at(1), cards: [...cards, cardRecord({ disposition: 'shadow' })] }))
    await store.record(
      evaluationRecord({ at: '2026-10-31T23:59:59.000Z', client: 'other', role: '', cards: [cardRecord()] }),
    )
    const [accepted, overridden, both] = cards.map(({ uuid }) => uuid)
    const give = (card = '', changes = {}) => store.save([outcomeOf(card, changes)], new Date(at(2)))
    await give(accepted, { outcome: 'accepted', outcomeTimestamp: '2026-11-01T12:00:10Z' })
    await give(overridden, {
      outcomeTimestamp: '2026-11-01T12:00:20Z',
      overrideReasons: [{ code: 'trial' }, { code: 'trial' }, { code: 'not-relevant' }],
    })
    await give(both, { outcome: 'accepted', outcomeTimestamp: '2026-11-01T12:00:40Z' })
    await give(both, { outcomeTimestamp: '2026-11-01T12:00:30Z' })
    const { lines } = await reportFeedback(store, ALWAYS)
    const head = { card: 'reflexIsh', client: 'ehr', role: 'Practitioner', month: '2026-11' }
    expect(lines).toEqual([
      {
        ...head,
        client: 'other',
        role: '',
        month: '2026-10',
        shown: 1,
        accepted: 0,
        overridden: 0,
        unanswered: 1,
        reasons: {},
      },
      {
        ...head,
        shown: 4,
        accepted: 2,
        overridden: 1,
        unanswered: 1,
        reasons: { trial: 1, 'not-relevant': 1 },
        medianSecondsToAction: 20,
      },
    ])
  })

  test('times by a clock that goes wrong, or that cannot be read, are left out', async () => {
    const store = keepInMemory()
    const cards = Array.from({ length: 3 }, () => cardRecord())
    await store.record(evaluationRecord({ at: at(1), cards }))
    for (const [index, outcomeTimestamp] of ['never', '2026-10-01T12:00:00Z', '2026-11-01T12:00:09Z'].entries())
      await store.save([outcomeOf(cards[index]?.uuid ?? '', { outcomeTimestamp })], new Date(at(2)))
    await store.save([outcomeOf(cards[2]?.uuid ?? '', { outcomeTimestamp: 'never' })], new Date(at(2)))
    expect((await reportFeedback(store, ALWAYS)).lines[0]?.medianSecondsToAction).toBe(9)
  })

  test('feedback on unknown cards is counted by the client that sent it', async () => {
    const store = keepInMemory()
    await store.save([outcomeOf('one'), outcomeOf('two')], new Date(at(2)), 'b')
    await store.save([outcomeOf('three')], new Date(at(2)), 'a')
    expect(await reportFeedback(store, ALWAYS)).toMatchObject({ unknownCards: 3, unknownByClient: { a: 1, b: 2 } })
  })

  test('CSV: words of clients are neither columns nor formulas', async () => {
    const store = keepInMemory()
    const card = cardRecord()
    await store.record(evaluationRecord({ client: '=cmd()', role: 'a,"b"\n', cards: [card] }))
    await store.save([outcomeOf(card.uuid, { overrideReasons: [{ code: '@sum,x' }] })], new Date())
    const csv = writeCsv(await reportFeedback(store, ALWAYS))
    expect(csv).toContain(`'=cmd(),"a,""b""\n",1,`)
    expect(csv).toContain('"reason:@sum,x"')
  })
})

describe('harm watch', () => {
  const note = (overexpression: string, changes = {}) => ({
    specimen: 'Specimen/1',
    results: ['Observation/1'],
    overexpression,
    amended: false,
    ...changes,
  })
  const watch = async (...notes: object[]) => {
    const store = keepInMemory()
    for (const [index, one] of notes.entries())
      await store.record(evaluationRecord({ id: `e${index}`, at: at(index + 1), statuses: JSON.stringify([one]) }))
    return (await watchHarm(store, ALWAYS)).map(({ said, now, saidIn, seenIn }) => [said, now, saidIn, seenIn])
  }
  const amended = { amended: true }

  test('a final status that an amended report contradicts', async () => {
    expect(
      await watch(note('negative'), note('negative'), note('positive', amended), note('positive', amended)),
    ).toEqual([['negative', 'positive', 'e0', 'e2']])
    expect(await watch(note('positive'), note('not-final', amended))).toEqual([['positive', 'not-final', 'e0', 'e1']])
    expect(
      await watch(note('negative', { specimen: '' }), note('positive', { specimen: '', ...amended })),
    ).toHaveLength(1)
  })

  test.each([
    ['not final before', [note('not-final'), note('positive', amended)]],
    ['the same status', [note('negative'), note('negative', amended)]],
    ['not amended: a further result', [note('negative'), note('positive')]],
    ['another specimen', [note('negative'), note('positive', { specimen: 'Specimen/2', ...amended })]],
  ])('%s: no case', async (_name, notes) => {
    expect(await watch(...notes)).toEqual([])
  })

  test('a case belongs to the period in which the amendment came, whenever it was said before', async () => {
    const store = keepInMemory()
    const notes = [note('negative'), note('positive', amended), note('negative', amended)]
    for (const [index, one] of notes.entries())
      await store.record(evaluationRecord({ id: `e${index}`, at: at(index + 1), statuses: JSON.stringify([one]) }))
    const cases = await watchHarm(store, { from: at(2), to: at(3) })
    expect(cases.map(({ saidIn, seenIn }) => [saidIn, seenIn])).toEqual([['e0', 'e1']])
    expect(await watchHarm(store, { from: at(4), to: at(5) })).toEqual([])
  })

  test('patients are not mixed', async () => {
    const store = keepInMemory()
    await store.record(evaluationRecord({ patient: 'a', statuses: JSON.stringify([note('negative')]) }))
    await store.record(evaluationRecord({ patient: 'b', statuses: JSON.stringify([note('positive', amended)]) }))
    expect(await watchHarm(store, ALWAYS)).toEqual([])
  })

  test('from calls: a result that is corrected in place', async () => {
    const { cards, admin, stop } = await startService()
    const story = readStory('ihc-3-plus-early')
    await cards(again(story))
    const text = JSON.stringify(story)
    const corrected = text.replaceAll('"status":"final"', '"status":"corrected"').replaceAll('3+', '1+')
    await cards(again(JSON.parse(corrected) as typeof story))
    const cases = (await (await admin('/reports/harm')).json()) as { said: string; now: string }[]
    await stop()
    expect(cases.map(({ said }) => said)).toEqual(['positive'])
    expect(cases[0]?.now).not.toBe('positive')
  })
})

test.each([
  [undefined, undefined, { from: '2026-08-24T12:00:00.000Z', to: '2026-11-23T12:00:00.000Z' }],
  ['2026-11-01', '2026-11-02', { from: '2026-11-01T00:00:00.000Z', to: '2026-11-03T00:00:00.000Z' }],
  ['2026-11-01T05:06Z', '2026-11-01T05:07:08.9Z', { from: '2026-11-01T05:06:00.000Z', to: '2026-11-01T05:07:08.900Z' }],
  ['1.11.2026', undefined, expect.any(String)],
  ['2026-13-01', undefined, expect.any(String)],
])('from %s to %s', (from, to, period) => {
  expect(readPeriod(from, to, new Date('2026-11-22T12:00:00Z'))).toEqual(period)
})
