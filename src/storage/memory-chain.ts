/** The chain of the store in memory. */
import { hashOfStart, extendChain } from './chain.ts'
import { chainEvaluation, chainEvent, chainFeedback, chainOpening, chainReview } from './chained-records.ts'
import { signEnd, signPruned } from './chain.ts'
import type { Chained, ChainedRecord, Checkpoint, Head, Link } from './chain.ts'
import type { ChainReader } from './chain-reader.ts'
import type {
  EvaluationRecord,
  EventRecord,
  FeedbackRecord,
  Knowledge,
  OpeningRecord,
  ReviewRecord,
} from './records.ts'
import { toCardRows, toEvaluationRow, toEventRow, toFeedbackRow, toOpeningRow, toReviewRows } from './rows.ts'

const PAGE = 500
const WRITER = 'memory'

/** What the chain is over. */
export interface Chainable {
  readonly evaluations: ReadonlyMap<string, EvaluationRecord>
  readonly feedback: ReadonlyMap<string, FeedbackRecord>
  readonly events: ReadonlyMap<string, EventRecord>
  readonly openings: ReadonlyMap<string, OpeningRecord>
  /** Card uuid → its reviews by reviewer. */
  readonly reviews: ReadonlyMap<string, ReadonlyMap<string, ReviewRecord>>
  readonly knowledge: ReadonlyMap<string, Knowledge>
  readonly isShown: (card: string) => boolean
}

export interface MemoryChain extends ChainReader {
  add(record: ChainedRecord): void
  /** The record is no longer kept. */
  forget(kind: Chained, record: string): void
}

export const chainOf = {
  evaluation: (one: EvaluationRecord) => chainEvaluation(toEvaluationRow(one), toCardRows(one)),
  feedback: (one: FeedbackRecord) => chainFeedback(toFeedbackRow(one, one.known)),
  opening: (one: OpeningRecord) => chainOpening(toOpeningRow(one)),
  event: (one: EventRecord) => chainEvent(toEventRow(one)),
  reviews: (some: readonly ReviewRecord[]) => toReviewRows(some).map(chainReview),
}

export function keepChainInMemory(kept: Chainable, key: string, clock: () => Date): MemoryChain {
  const links = new Map<number, Link>()
  const byRecord = new Map<string, Set<number>>()
  let head: Head | undefined
  let checkpoint: Checkpoint | undefined
  const placeOf = (kind: Chained, record: string) => `${kind} ${record}`
  const linksOf = (kind: Chained, record: string) =>
    [...(byRecord.get(placeOf(kind, record)) ?? [])].flatMap((seq) => links.get(seq) ?? [])

  const shorten = (): void => {
    let last: Link | undefined
    for (const [seq, link] of links) {
      if (link.pruned === null) break
      last = link
      links.delete(seq)
      byRecord.delete(placeOf(link.kind, link.record))
    }
    const end = last && { writer: WRITER, seq: last.seq, hash: last.hash, at: clock().toISOString() }
    if (end) checkpoint = signEnd(key, 'checkpoint', end)
  }
  return {
    add(record) {
      const end = head ?? { writer: WRITER, seq: 0, hash: hashOfStart(WRITER) }
      const extended = extendChain(key, end, [record], clock().toISOString())
      head = extended.head
      for (const link of extended.links) {
        links.set(link.seq, link)
        const place = placeOf(link.kind, link.record)
        byRecord.set(place, (byRecord.get(place) ?? new Set()).add(link.seq))
      }
    },
    forget(kind, record) {
      for (const link of linksOf(kind, record)) links.set(link.seq, { ...link, pruned: signPruned(key, link) })
      shorten()
    },
    heads: async () => (head ? [head] : []),
    checkpoints: async () => (checkpoint ? [checkpoint] : []),
    writers: async () => (links.size > 0 ? [WRITER] : []),
    links: async (writer, after) =>
      [...links.values()].filter((link) => link.writer === writer && link.seq > after).slice(0, PAGE),
    linkAt: async (writer, seq) => (writer === WRITER ? links.get(seq) : undefined),
    linksOf: async (kind, records) => records.flatMap((record) => linksOf(kind, record)),
    recordsOf: async (kind, records) => {
      const wanted = new Set(records)
      const found = listRecords(kept).filter((one) => one.kind === kind && wanted.has(one.record))
      return new Map(found.map((one) => [one.record, one]))
    },
    misjoined: async (feedback) =>
      feedback.filter((id) => {
        const one = kept.feedback.get(id)
        return one && one.known !== kept.isShown(one.card)
      }),
    unlinked: () => iterate(listRecords(kept).filter(({ kind, record }) => !byRecord.has(placeOf(kind, record)))),
    knowledge: () => iterate([...kept.knowledge.values()]),
    missingKnowledge: async () => {
      const named = new Set([...kept.evaluations.values()].map(({ knowledge }) => knowledge))
      return [...named].filter((id) => !kept.knowledge.has(id))
    },
  }
}

function listRecords({ evaluations, feedback, openings, events, reviews }: Chainable): readonly ChainedRecord[] {
  return [
    ...[...evaluations.values()].map(chainOf.evaluation),
    ...[...feedback.values()].map(chainOf.feedback),
    ...[...openings.values()].map(chainOf.opening),
    ...[...events.values()].map(chainOf.event),
    ...[...reviews.values()].flatMap((ofCard) => chainOf.reviews([...ofCard.values()])),
  ]
}

async function* iterate<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}
