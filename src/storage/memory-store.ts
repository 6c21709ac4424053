/** The store in memory: for tests, and for the sandbox, which leaves nothing behind. */
import type { CardOutcome } from '../cds-hooks/feedback.ts'
import { nameOfReview } from './chained-records.ts'
import { keepLaunchesInMemory } from './launch-store.ts'
import { chainOf, keepChainInMemory } from './memory-chain.ts'
import type { MemoryChain } from './memory-chain.ts'
import type {
  CardHistory,
  EvaluationRecord,
  EventRecord,
  FeedbackRecord,
  Knowledge,
  OpeningRecord,
  Period,
  ReviewRecord,
  Seen,
} from './records.ts'
import { RECALLED_CARDS } from './records.ts'
import { keepReplaysInMemory } from './replay-store.ts'
import {
  cleanName,
  fromEvaluationRow,
  fromEventRow,
  fromOpeningRow,
  fromReviewRow,
  toCardRows,
  toEvaluationRow,
  toEventRow,
  toFeedback,
  toOpeningRow,
  toReviewRows,
} from './rows.ts'
import type { StatusLine, Store } from './store.ts'

/** Evaluations that are kept before the oldest are dropped. */
const CAPACITY = 5_000

interface Memory {
  readonly evaluations: Map<string, EvaluationRecord>
  /** Card uuid → id of its evaluation. */
  readonly cards: Map<string, string>
  /** Patient and user → ids of the evaluations that one saw of the other. */
  readonly readings: Map<string, Set<string>>
  /** Card uuid → ids of its feedback. */
  readonly answers: Map<string, Set<string>>
  readonly feedback: Map<string, FeedbackRecord>
  readonly knowledge: Map<string, Knowledge>
  /** Card uuid → its reviews by reviewer. */
  readonly reviews: Map<string, Map<string, ReviewRecord>>
  /** The same outcomes as they came in. */
  readonly outcomes: Map<string, CardOutcome>
  readonly events: Map<string, EventRecord>
  readonly chain: MemoryChain
  readonly openings: Map<string, OpeningRecord>
  readonly capacity: number
}

export interface MemoryStore extends Store {
  /** Feedback as it came in. */
  list(): readonly CardOutcome[]
}

export function keepInMemory(clock: () => Date = () => new Date(), capacity = CAPACITY, chainKey = ''): MemoryStore {
  const kept: Omit<Memory, 'chain'> = {
    evaluations: new Map(),
    cards: new Map(),
    readings: new Map(),
    answers: new Map(),
    feedback: new Map(),
    knowledge: new Map(),
    reviews: new Map(),
    outcomes: new Map(),
    events: new Map(),
    openings: new Map(),
    capacity,
  }
  const isShown = (card: string) => findOwnCard(kept, card)?.disposition === 'shown'
  const memory: Memory = { ...kept, chain: keepChainInMemory({ ...kept, isShown }, chainKey, clock) }
  const { evaluations, knowledge, feedback, outcomes, events } = memory
  return {
    record: async (evaluation) => record(memory, evaluation),
    save: async (given, receivedAt, client = '') => save(memory, given, receivedAt, client),
    countUnknown: async (cards) => cards.filter((uuid) => findOwnCard(memory, uuid)?.disposition !== 'shown').length,
    review: async (reviews) => review(memory, reviews),
    note: async (event) => note(memory, event),
    listEvents: (period) =>
      iterate(
        [...events.values()]
          .filter(({ at }) => isWithin(at, period))
          .sort((one, other) => compare([one.at, one.id], [other.at, other.id])),
      ),
    recordOpening: async (opening) => recordOpening(memory, opening),
    listOpenings: (period) => iterate(listOpenings(memory, period)),
    recall: async (patient, user, hookInstance) => recall(memory, patient, user, hookInstance),
    keepKnowledge: async (one) => {
      if (!knowledge.has(one.id)) knowledge.set(one.id, one)
    },
    findKnowledge: async (id) => knowledge.get(id),
    findCard: async (uuid) => findCard(memory, uuid),
    findEvaluation: async (id) => evaluations.get(id),
    listEvaluations: (period) => iterate(inPeriod(memory, period)),
    listCards: (period) => iterate(listCards(memory, period)),
    listUnknownFeedback: (period) =>
      iterate([...feedback.values()].filter(({ known, receivedAt }) => !known && isWithin(receivedAt, period))),
    listStatuses: (period) => iterate(listStatuses(memory, period)),
    countPatients: async (period) => {
      const found = inPeriod(memory, period)
      return { evaluations: found.length, patients: new Set(found.map(({ patient }) => patient)).size }
    },
    purge: async (before) => purge(memory, before.toISOString()),
    check: async () => undefined,
    close: async () => undefined,
    chain: memory.chain,
    replays: keepReplaysInMemory(clock),
    launches: keepLaunchesInMemory(clock),
    list: () => [...outcomes.values()],
  }
}

async function* iterate<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}

function isWithin(instant: string, { from, to }: Period): boolean {
  return instant >= from && instant < to
}

function addTo(index: Map<string, Set<string>>, name: string, id: string): void {
  const ids = index.get(name)
  if (ids) ids.add(id)
  else index.set(name, new Set([id]))
}

function takeFrom(index: Map<string, Set<string>>, name: string, id: string): void {
  const ids = index.get(name)
  ids?.delete(id)
  if (ids?.size === 0) index.delete(name)
}

function readingOf(patient: string, user: string): string {
  return JSON.stringify([cleanName(patient), cleanName(user)])
}

function record(memory: Memory, given: EvaluationRecord): void {
  const { evaluations, cards, readings, capacity } = memory
  if (evaluations.has(given.id)) return
  const row = fromEvaluationRow(toEvaluationRow(given), toCardRows(given))
  evaluations.set(given.id, row)
  memory.chain.add(chainOf.evaluation(row))
  for (const { uuid } of given.cards) cards.set(uuid, given.id)
  addTo(readings, readingOf(given.patient, given.user), given.id)
  const [oldest] = evaluations.values()
  if (evaluations.size > capacity && oldest) forget(memory, oldest)
}

function forget(memory: Memory, { id, patient, user, cards: own }: EvaluationRecord): void {
  const { evaluations, cards, readings } = memory
  for (const { uuid } of own) {
    forgetReviews(memory, uuid)
    for (const one of feedbackOf(memory, uuid)) dropFeedback(memory, one)
    cards.delete(uuid)
  }
  takeFrom(readings, readingOf(patient, user), id)
  evaluations.delete(id)
  memory.chain.forget('evaluation', id)
}

function forgetReviews({ reviews, chain }: Memory, card: string): void {
  for (const reviewer of reviews.get(card)?.keys() ?? []) chain.forget('review', nameOfReview({ card, reviewer }))
  reviews.delete(card)
}

function note({ events, chain, capacity }: Memory, given: EventRecord): void {
  if (events.has(given.id)) return
  const event = fromEventRow(toEventRow(given))
  events.set(given.id, event)
  chain.add(chainOf.event(event))
  const [oldest] = events.keys()
  if (events.size <= capacity || oldest === undefined) return
  events.delete(oldest)
  chain.forget('event', oldest)
}

function feedbackOf({ answers, feedback }: Memory, uuid: string): FeedbackRecord[] {
  return [...(answers.get(uuid) ?? [])].flatMap((id) => feedback.get(id) ?? [])
}

function dropFeedback({ feedback, outcomes, answers, chain }: Memory, { id, card }: FeedbackRecord): void {
  feedback.delete(id)
  chain.forget('feedback', id)
  outcomes.delete(id)
  takeFrom(answers, card, id)
}

function save(memory: Memory, given: readonly CardOutcome[], receivedAt: Date, client: string): void {
  const { feedback, outcomes, answers, capacity } = memory
  toFeedback(given, receivedAt, client).forEach((one, index) => {
    if (feedback.has(one.id)) return
    const known = findOwnCard(memory, one.card)?.disposition === 'shown'
    feedback.set(one.id, { ...one, known })
    memory.chain.add(chainOf.feedback({ ...one, known }))
    addTo(answers, one.card, one.id)
    const outcome = given[index]
    if (outcome) outcomes.set(one.id, outcome)
    const [oldest] = feedback.values()
    if (feedback.size > capacity && oldest) dropFeedback(memory, oldest)
  })
}

function review({ reviews, chain }: Memory, given: readonly ReviewRecord[]): void {
  for (const one of chainOf.reviews(given)) chain.add(one)
  for (const one of toReviewRows(given).map(fromReviewRow)) {
    const ofCard = reviews.get(one.card) ?? new Map<string, ReviewRecord>()
    reviews.set(one.card, ofCard)
    const earlier = ofCard.get(one.reviewer)
    if (!earlier || earlier.reviewedAt <= one.reviewedAt) ofCard.set(one.reviewer, one)
  }
}

function recordOpening({ openings, chain, capacity }: Memory, given: OpeningRecord): void {
  if (openings.has(given.id)) return
  const opening = fromOpeningRow(toOpeningRow(given))
  openings.set(given.id, opening)
  chain.add(chainOf.opening(opening))
  const [oldest] = openings.keys()
  if (openings.size <= capacity || oldest === undefined) return
  openings.delete(oldest)
  chain.forget('opening', oldest)
}

function listOpenings({ openings }: Memory, period: Period): OpeningRecord[] {
  return [...openings.values()]
    .filter(({ at }) => isWithin(at, period))
    .sort((one, other) => compare([one.at, one.id], [other.at, other.id]))
}

function findOwnCard({ cards, evaluations }: Pick<Memory, 'cards' | 'evaluations'>, uuid: string) {
  const evaluation = evaluations.get(cards.get(uuid) ?? '')
  return evaluation?.cards.find((card) => card.uuid === uuid)
}

function findCard(memory: Memory, uuid: string): CardHistory | undefined {
  const evaluation = memory.evaluations.get(memory.cards.get(uuid) ?? '')
  return evaluation && joinCards(memory, evaluation).find((card) => card.uuid === uuid)
}

function joinCards(memory: Memory, evaluation: EvaluationRecord): CardHistory[] {
  const { id, at, hookInstance, hook, client, user, role, patient } = evaluation
  const head = { evaluation: id, at, hookInstance, hook, client, user, role, patient }
  return evaluation.cards.map((card) => ({
    ...card,
    ...head,
    feedback: feedbackOf(memory, card.uuid).sort(byReceipt),
    reviews: [...(memory.reviews.get(card.uuid)?.values() ?? [])].sort(byTime),
  }))
}

function byReceipt(one: FeedbackRecord, other: FeedbackRecord): number {
  return compare([one.receivedAt, one.id], [other.receivedAt, other.id])
}

function byTime(one: ReviewRecord, other: ReviewRecord): number {
  return compare([one.reviewedAt, one.reviewer], [other.reviewedAt, other.reviewer])
}

function compare(one: readonly string[], other: readonly string[]): number {
  for (const [index, text] of one.entries()) {
    const against = other[index] ?? ''
    if (text !== against) return text < against ? -1 : 1
  }
  return 0
}

function inPeriod({ evaluations }: Memory, period: Period): EvaluationRecord[] {
  return [...evaluations.values()]
    .filter(({ at }) => isWithin(at, period))
    .sort((one, other) => compare([one.at, one.id], [other.at, other.id]))
}

function listCards(memory: Memory, period: Period): CardHistory[] {
  return inPeriod(memory, period)
    .flatMap((evaluation) => joinCards(memory, evaluation))
    .sort((one, other) => compare([one.at, one.uuid], [other.at, other.uuid]))
}

function listStatuses(memory: Memory, period: Period): StatusLine[] {
  const patients = new Set(inPeriod(memory, period).map(({ patient }) => patient))
  return inPeriod(memory, { from: '', to: period.to })
    .filter(({ patient }) => patients.has(patient))
    .map(({ id, at, patient, statuses }) => ({ id, at, patient, statuses }))
    .sort((one, other) => compare([one.patient, one.at, one.id], [other.patient, other.at, other.id]))
}

function recall(memory: Memory, patient: string, user: string, hookInstance: string): readonly Seen[] {
  const ids = memory.readings.get(readingOf(patient, user)) ?? []
  const own = [...ids].flatMap((id) => memory.evaluations.get(id) ?? [])
  const shown = own
    .flatMap((evaluation) =>
      joinCards(memory, evaluation)
        .filter(({ disposition }) => disposition === 'shown')
        .map((card) => ({ ...card, encounter: evaluation.encounter })),
    )
    .sort((one, other) => compare([other.at, other.uuid], [one.at, one.uuid]))
    .slice(0, RECALLED_CARDS)
  const groups = Map.groupBy(shown, ({ key, finding, encounter }) => JSON.stringify([key, finding, encounter]))
  return [...groups.values()].flatMap((cards) => {
    const [first] = cards
    if (!first) return []
    const { key, finding, encounter } = first
    const feedback = cards.flatMap((card) => card.feedback)
    return {
      key,
      finding,
      encounter,
      shownAt: latest(cards.filter((card) => card.hookInstance !== cleanName(hookInstance)).map(({ at }) => at)),
      overriddenAt: latest(
        feedback.filter(({ outcome }) => outcome === 'overridden').map(({ receivedAt }) => receivedAt),
      ),
      answeredAt: latest(feedback.map(({ receivedAt }) => receivedAt)),
    }
  })
}

function latest(instants: readonly string[]): string | null {
  return instants.toSorted().at(-1) ?? null
}

function purge(memory: Memory, before: string): number {
  const old = [...memory.evaluations.values()].filter(({ at }) => at < before)
  for (const evaluation of old) forget(memory, evaluation)
  for (const uuid of memory.reviews.keys()) if (!memory.cards.has(uuid)) forgetReviews(memory, uuid)
  for (const one of memory.feedback.values()) if (!one.known && one.receivedAt < before) dropFeedback(memory, one)
  for (const { id, at } of memory.events.values()) {
    if (at >= before) continue
    memory.events.delete(id)
    memory.chain.forget('event', id)
  }
  for (const { id, at } of memory.openings.values()) {
    if (at >= before) continue
    memory.openings.delete(id)
    memory.chain.forget('opening', id)
  }
  return old.length
}
