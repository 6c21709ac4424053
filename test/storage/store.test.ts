import { randomUUID } from 'node:crypto'
import { RECALLED_CARDS } from '../../src/storage/records.ts'
import type { Store } from '../../src/storage/store.ts'
import { ALWAYS, cardRecord, collect, evaluationRecord, listStoreKinds, outcomeOf, reviewOf } from './stores.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`

describe.each(listStoreKinds().map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const open: Store[] = []
  const newStore = async (clock = () => new Date('2026-11-22T12:00:00Z')) => {
    const { store, again } = await kind.open({ clock })
    open.push(store)
    const second = async () => {
      const other = await again()
      if (other !== store) open.push(other)
      return other
    }
    return { store, second }
  }
  beforeAll(() => kind.prepare(), 120_000)
  afterEach(async () => void (await Promise.all(open.splice(0).map((store) => store.close()))))
  afterAll(() => kind.remove())

  test('an evaluation comes back as it was, with its cards', async () => {
    const { store } = await newStore()
    const cards = [cardRecord(), cardRecord({ disposition: 'quiet', why: 'shown before', specimen: null })]
    const evaluation = evaluationRecord({ cards })
    await store.record(evaluation)
    const found = await store.findEvaluation(evaluation.id)
    expect({ ...found, cards: [] }).toEqual({ ...evaluation, cards: [] })
    expect(new Set(found?.cards)).toEqual(new Set(cards))
    expect(await store.findEvaluation('none')).toBeUndefined()
    expect(await store.findCard('none')).toBeUndefined()
    expect(await store.findCard(cards[1]?.uuid ?? '')).toMatchObject({
      ...cards[1],
      patient: 'p1',
      hook: 'patient-view',
    })
  })

  test('a record that is written twice is there once', async () => {
    const { store } = await newStore()
    const evaluation = evaluationRecord()
    await store.record(evaluation)
    await store.record(evaluation)
    expect(await collect(store.listEvaluations(ALWAYS))).toEqual([evaluation])
  })

  test('what one process confirms, another sees', async () => {
    const { store, second } = await newStore()
    const other = await second()
    const evaluation = evaluationRecord()
    await store.record(evaluation)
    const [card] = evaluation.cards
    await other.save([outcomeOf(card?.uuid ?? '')], new Date('2026-11-22T12:02:00Z'))
    expect((await store.findCard(card?.uuid ?? ''))?.feedback).toHaveLength(1)
    expect(await other.recall('p1', 'Practitioner/1', 'new')).toHaveLength(1)
    expect(await other.findEvaluation(evaluation.id)).toEqual(evaluation)
  })

  test('feedback is joined to its card, repeats change nothing, unknown cards are kept and marked', async () => {
    const { store } = await newStore()
    const card = cardRecord()
    const hidden = cardRecord({ disposition: 'shadow' })
    await store.record(evaluationRecord({ cards: [card, hidden] }))
    const receivedAt = new Date('2026-11-22T12:02:00Z')
    const given = [outcomeOf(card.uuid), outcomeOf('stranger'), outcomeOf(hidden.uuid)]
    await store.save(given, receivedAt, 'ehr')
    await store.save(given, new Date('2026-11-22T12:09:00Z'), 'ehr')
    await store.save([], receivedAt)
    const found = await store.findCard(card.uuid)
    expect(found?.feedback).toEqual([
      {
        id: expect.any(String),
        card: card.uuid,
        known: true,
        service: 'her2-patient-view',
        client: 'ehr',
        outcome: 'overridden',
        outcomeAt: '2026-11-22T12:01:00Z',
        receivedAt: '2026-11-22T12:02:00.000Z',
        acceptedSuggestions: [],
        reasons: [{ code: 'not-relevant', userComment: 'seen' }],
      },
    ])
    const unknown = await collect(store.listUnknownFeedback(ALWAYS))
    expect(unknown.map((one) => one.card).sort()).toEqual([hidden.uuid, 'stranger'].sort())
    expect(unknown.every(({ known }) => !known)).toBe(true)
    expect(await store.countUnknown([card.uuid, hidden.uuid, 'stranger', 'stranger'])).toBe(3)
    expect(await store.countUnknown([])).toBe(0)
  })

  test('what a user saw: of this patient alone, without the present call, with what became of it', async () => {
    const { store } = await newStore()
    const card = cardRecord({ finding: 'a' })
    await store.record(
      evaluationRecord({
        hookInstance: 'h1',
        encounter: 'e1',
        cards: [card, cardRecord({ finding: 'q', disposition: 'quiet' })],
      }),
    )
    await store.record(
      evaluationRecord({
        hookInstance: 'h2',
        at: '2026-11-23T12:00:00.000Z',
        encounter: 'e1',
        cards: [cardRecord({ finding: 'a' })],
      }),
    )
    await store.record(evaluationRecord({ user: 'Practitioner/2', cards: [cardRecord({ finding: 'b' })] }))
    await store.record(evaluationRecord({ patient: 'p2', cards: [cardRecord({ finding: 'c' })] }))
    const line = { key: 'reflexIsh', finding: 'a', encounter: 'e1', overriddenAt: null, answeredAt: null }
    expect(await store.recall('p1', 'Practitioner/1', 'h3')).toEqual([{ ...line, shownAt: '2026-11-23T12:00:00.000Z' }])
    expect(await store.recall('p1', 'Practitioner/1', 'h2')).toEqual([{ ...line, shownAt: '2026-11-22T12:00:00.000Z' }])
    await store.save([outcomeOf(card.uuid, { outcome: 'accepted' })], new Date('2026-11-24T00:00:00Z'))
    await store.save([outcomeOf(card.uuid)], new Date('2026-11-25T00:00:00Z'))
    expect(await store.recall('p1', 'Practitioner/1', 'h3')).toEqual([
      {
        ...line,
        shownAt: '2026-11-23T12:00:00.000Z',
        overriddenAt: '2026-11-25T00:00:00.000Z',
        answeredAt: '2026-11-25T00:00:00.000Z',
      },
    ])
  })

  test('the latest cards alone tell what a user saw, so that one patient without end makes no call slow', async () => {
    const { store } = await newStore()
    const old = cardRecord({ finding: 'old' })
    await store.record(evaluationRecord({ at: '2026-11-01T12:00:00.000Z', cards: [old] }))
    await store.save([outcomeOf(old.uuid)], new Date('2026-11-02T00:00:00Z'))
    const show = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          store.record(
            evaluationRecord({
              at: new Date(Date.UTC(2026, 10, 3) + index).toISOString(),
              cards: [cardRecord({ finding: 'new' }), cardRecord({ finding: 'quiet', disposition: 'quiet' })],
            }),
          ),
        ),
      )
    const findings = async () => (await store.recall('p1', 'Practitioner/1', 'h')).map(({ finding }) => finding).sort()
    await show(RECALLED_CARDS - 1)
    expect(await findings()).toEqual(['new', 'old'])
    await show(1)
    expect(await findings()).toEqual(['new'])
  })

  test('a listing of more than one page is whole and in order', async () => {
    const { store } = await newStore()
    const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + (number % 300))).toISOString()
    const records = Array.from({ length: 1_203 }, (_, index) =>
      evaluationRecord({ at: day(index), patient: `p${index % 7}` }),
    )
    await Promise.all(records.map((record) => store.record(record)))
    const listed = await collect(store.listEvaluations(ALWAYS))
    expect(listed.map(({ at }) => at)).toEqual(records.map(({ at }) => at).sort())
    expect(new Set(listed.map(({ id }) => id)).size).toBe(1_203)
    const cards = await collect(store.listCards({ from: day(10), to: day(20) }))
    expect(cards).toHaveLength(records.filter(({ at }) => at >= day(10) && at < day(20)).length)
    const statuses = await collect(store.listStatuses(ALWAYS))
    const places = statuses.map(({ patient, at, id }) => `${patient} ${at} ${id}`)
    expect(places).toEqual(places.toSorted())
    expect(places).toHaveLength(1_203)
    expect(await store.countPatients(ALWAYS)).toEqual({ evaluations: 1_203, patients: 7 })
    expect(await store.countPatients({ from: '1999', to: '2000' })).toEqual({ evaluations: 0, patients: 0 })
  })

  test('purge removes what is older, with its cards and feedback, and nothing else', async () => {
    const { store } = await newStore()
    const old = evaluationRecord({ at: '2016-01-01T00:00:00.000Z' })
    const young = evaluationRecord({ at: '2026-01-01T00:00:00.000Z' })
    await store.record(old)
    await store.record(young)
    const uuids = [old, young].map(({ cards }) => cards[0]?.uuid ?? '')
    await store.save(
      uuids.map((uuid) => outcomeOf(uuid)),
      new Date('2026-01-02T00:00:00Z'),
    )
    await store.save([outcomeOf('stranger')], new Date('2016-01-02T00:00:00Z'))
    expect(await store.purge(new Date('2020-01-01T00:00:00Z'))).toBe(1)
    expect(await store.purge(new Date('2020-01-01T00:00:00Z'))).toBe(0)
    expect(await collect(store.listEvaluations(ALWAYS))).toEqual([young])
    expect(await store.findCard(uuids[0] ?? '')).toBeUndefined()
    expect((await store.findCard(uuids[1] ?? ''))?.feedback).toHaveLength(1)
    expect(await collect(store.listUnknownFeedback(ALWAYS))).toEqual([])
  })

  test('reviews: one for each card and reviewer, the later in the place of the earlier', async () => {
    const { store, second } = await newStore()
    const other = await second()
    const [one, two] = [cardRecord(), cardRecord()]
    await store.record(evaluationRecord({ cards: [one, two] }))
    const first = reviewOf(one.uuid)
    const later = reviewOf(one.uuid, { judgement: 'not-appropriate', note: 'seen again', reviewedAt: at(3) })
    await store.review([first, reviewOf(two.uuid)])
    await store.review([])
    expect((await other.findCard(one.uuid))?.reviews).toEqual([first])
    // One call may name a card and reviewer twice, and what arrives late may be older.
    await other.review([later, first, reviewOf(one.uuid, { reviewer: 'Dr B', reviewedAt: at(2) })])
    await store.review([first])
    const kept = [reviewOf(one.uuid, { reviewer: 'Dr B', reviewedAt: at(2) }), later]
    expect((await store.findCard(one.uuid))?.reviews).toEqual(kept)
    const cards = await collect(other.listCards(ALWAYS))
    expect(cards.find(({ uuid }) => uuid === one.uuid)?.reviews).toEqual(kept)
    expect(cards.find(({ uuid }) => uuid === two.uuid)?.reviews).toEqual([reviewOf(two.uuid)])
  })

  test('reviews go with their cards, those of no card with the next purge', async () => {
    const { store } = await newStore()
    const old = evaluationRecord({ at: '2016-01-01T00:00:00.000Z' })
    const young = evaluationRecord({ at: '2026-01-01T00:00:00.000Z' })
    const uuids = [old, young].map(({ cards }) => cards[0]?.uuid ?? '')
    for (const evaluation of [old, young]) await store.record(evaluation)
    const all = [...uuids, 'stranger']
    await store.review(all.map((uuid) => reviewOf(uuid)))
    await store.purge(new Date('2020-01-01T00:00:00Z'))
    expect((await store.findCard(uuids[1] ?? ''))?.reviews).toHaveLength(1)
    // A card of the same uuid would have them again, were they still there.
    const again = evaluationRecord({ cards: all.map((uuid) => cardRecord({ uuid })).filter((_, index) => index !== 1) })
    await store.record(again)
    expect((await store.findCard('stranger'))?.reviews).toEqual([])
    expect((await store.findCard(uuids[0] ?? ''))?.reviews).toEqual([])
  })

  test('many reviews at once, and together with evaluations and feedback', async () => {
    const { store } = await newStore()
    const cards = Array.from({ length: 620 }, () => cardRecord())
    await store.record(evaluationRecord({ cards }))
    await Promise.all([
      store.review(cards.map(({ uuid }) => reviewOf(uuid))),
      store.save([outcomeOf(cards[0]?.uuid ?? '')], new Date()),
      ...cards.slice(0, 50).map(({ uuid }) => store.review([reviewOf(uuid, { reviewer: 'Dr B' })])),
      store.record(evaluationRecord()),
    ])
    const listed = (await collect(store.listCards(ALWAYS))).flatMap(({ reviews }) => reviews)
    expect(listed).toHaveLength(670)
  })

  test('statuses reach back to before the period, for the patients of the period alone', async () => {
    const { store } = await newStore()
    const record = (id: string, patient: string, day: number) =>
      store.record(evaluationRecord({ id, patient, at: at(day) }))
    await record('a1', 'a', 1)
    await record('a2', 'a', 5)
    await record('a3', 'a', 9)
    await record('b1', 'b', 1)
    const listed = await collect(store.listStatuses({ from: at(4), to: at(8) }))
    expect(listed.map(({ id }) => id)).toEqual(['a1', 'a2'])
  })

  test('knowledge is kept once', async () => {
    const { store } = await newStore()
    const knowledge = { id: 'k', packageVersion: '1', cardsVersion: '2', cardsHash: 'c', rulesHash: 'r', body: '{}' }
    await store.keepKnowledge(knowledge)
    await store.keepKnowledge(knowledge)
    expect(await store.findKnowledge('k')).toEqual(knowledge)
    expect(await store.findKnowledge('none')).toBeUndefined()
  })

  test('names of any kind are kept, and harm nothing', async () => {
    const { store } = await newStore()
    const strange = ['\u0000', '\ud800', `x'; drop table cards; --`, 'é'.repeat(5_000)]
    for (const text of strange) {
      await store.record(evaluationRecord({ hookInstance: text, user: text, encounter: '', patient: text }))
      expect(await store.recall(text, text, 'new')).toHaveLength(1)
      await store.save([outcomeOf(text, { overrideReasons: [{ userComment: text }] })], new Date())
    }
    const card = cardRecord()
    await store.record(evaluationRecord({ cards: [card] }))
    await store.review(strange.map((text, index) => reviewOf(card.uuid, { reviewer: `${index}${text}`, note: text })))
    expect((await store.findCard(card.uuid))?.reviews).toHaveLength(strange.length)
    expect(await collect(store.listUnknownFeedback(ALWAYS))).toHaveLength(strange.length)
    await store.check()
  })

  test('of many calls with one token, one alone is the first, whichever replica they reach', async () => {
    let now = new Date('2026-11-22T12:00:00Z')
    const { store, second } = await newStore(() => now)
    const other = await second()
    const expires = new Date('2026-11-22T12:15:00Z')
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).replays.claim('t', 'call', expires)),
    )
    expect(claims.filter(({ seen }) => !seen)).toHaveLength(1)
    await store.replays.keepReply('t', { status: 200, body: '{}' })
    await other.replays.keepReply('t', { status: 500, body: 'later' })
    expect(await other.replays.claim('t', 'call', expires)).toEqual({
      seen: true,
      sameCall: true,
      reply: { status: 200, body: '{}' },
    })
    expect(await other.replays.claim('t', 'another', expires)).toEqual({ seen: true, sameCall: false })
    await store.replays.release('t')
    expect(await other.replays.claim('t', 'another', expires)).toEqual({ seen: false })
    now = new Date('2026-11-22T13:00:00Z')
    expect(await store.replays.claim('t', 'call', new Date('2026-11-22T14:00:00Z'))).toEqual({ seen: false })
  })

  test('several replicas that start at once agree on the tables', async () => {
    const { second } = await newStore()
    const others = await Promise.all([second(), second(), second()])
    await Promise.all(others.map((other) => other.record(evaluationRecord())))
    const [other] = others
    expect((await collect(other?.listEvaluations(ALWAYS) ?? others[0].listEvaluations(ALWAYS))).length).toBe(3)
  })

  test(`${name} confirms many at once`, async () => {
    const { store } = await newStore()
    const records = Array.from({ length: 500 }, () => evaluationRecord())
    await Promise.all(records.map((record) => store.record(record)))
    expect((await store.countPatients(ALWAYS)).evaluations).toBe(500)
  })

  test('what is held for a launch is there once, for every process, and not for long', async () => {
    let now = new Date('2026-11-22T12:00:00Z')
    const { store, second } = await newStore(() => now)
    const other = await second()
    const expires = new Date('2026-11-22T12:10:00Z')
    await store.launches.keep('state', 'sealed', expires)
    expect(await other.launches.find('state')).toBe('sealed')
    const taken = await Promise.all([store, other, store].map(({ launches }) => launches.take('state')))
    expect(taken.filter((one) => one !== undefined)).toEqual(['sealed'])
    expect(await other.launches.find('state')).toBeUndefined()
    await store.launches.keep('late', 'sealed', expires)
    now = expires
    expect(await other.launches.find('late')).toBeUndefined()
    expect(await other.launches.take('late')).toBeUndefined()
    await store.launches.keep('again', 'one', new Date('2026-11-22T13:00:00Z'))
    await other.launches.keep('again', 'two', new Date('2026-11-22T13:00:00Z'))
    expect(await store.launches.find('again')).toBe('two')
  })

  test('openings of the evidence page come back in order, once each, and are removed with the rest', async () => {
    const { store, second } = await newStore()
    const opening = {
      id: randomUUID(),
      ...{ at: at(3), client: 'ehr', user: 'Practitioner/1', subject: 'dr\u0000a', card: randomUUID(), patient: 'p1' },
      ...{ outcome: 'refused' as const, why: 'other-patient' },
    }
    const earlier = { ...opening, id: randomUUID(), at: at(2), subject: '', outcome: 'stored', why: '' } as const
    for (const one of [opening, earlier, opening]) await store.recordOpening(one)
    const kept = { ...opening, subject: 'dr\ufffda' }
    expect(await collect((await second()).listOpenings(ALWAYS))).toEqual([earlier, kept])
    expect(await collect(store.listOpenings({ from: at(3), to: at(4) }))).toEqual([kept])
    await store.purge(new Date(at(3)))
    expect(await collect(store.listOpenings(ALWAYS))).toEqual([kept])
  })
})
