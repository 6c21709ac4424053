/** Stored rows as the chain names them: by their hash. */
import { hash } from 'node:crypto'
import { frame } from './chain.ts'
import type { Chained, ChainedRecord } from './chain.ts'
import type { CardsTable, EvaluationsTable, EventsTable, FeedbackTable, OpeningsTable, ReviewsTable } from './schema.ts'

/** Members in the order of their names; one that is null counts as absent, so that a column can be added later. */
function frameRow(row: object): string {
  const members = Object.entries(row).filter(([, value]) => value !== null && value !== undefined)
  const sorted = members.sort(([one], [other]) => (one < other ? -1 : 1))
  return frame(sorted.flatMap(([name, value]) => [name, String(value)]))
}

export function chainEvaluation(row: EvaluationsTable, cards: readonly CardsTable[]): ChainedRecord {
  const sorted = cards.toSorted((one, other) => (one.uuid < other.uuid ? -1 : 1))
  const digest = hash('sha256', ['evaluation', row, ...sorted].map(wordsOf).join('\n'))
  return { kind: 'evaluation', record: row.id, at: row.at, digest }
}

function wordsOf(part: string | object): string {
  return typeof part === 'string' ? part : frameRow(part)
}

function digestRow(kind: Chained, row: object): string {
  return hash('sha256', `${kind}\n${frameRow(row)}`)
}

/** Without `known`, which the database finds out when it stores the row; whoever checks the chain finds it out again. */
export function chainFeedback({ known: _known, ...row }: FeedbackTable): ChainedRecord {
  return { kind: 'feedback', record: row.id, at: row.received_at, digest: digestRow('feedback', row) }
}

export function chainReview(row: ReviewsTable): ChainedRecord {
  const record = nameOfReview(row)
  return { kind: 'review', record, at: row.reviewed_at, digest: digestRow('review', row) }
}

export function nameOfReview({ card, reviewer }: Pick<ReviewsTable, 'card' | 'reviewer'>): string {
  return JSON.stringify([card, reviewer])
}

export function chainEvent(row: EventsTable): ChainedRecord {
  return { kind: 'event', record: row.id, at: row.at, digest: digestRow('event', row) }
}

export function chainOpening(row: OpeningsTable): ChainedRecord {
  return { kind: 'opening', record: row.id, at: row.at, digest: digestRow('opening', row) }
}
