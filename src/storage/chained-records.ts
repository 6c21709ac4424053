/** Stored rows as the chain names them: by their hash. */
import { createHash } from 'node:crypto'
import type { Chained, ChainedRecord } from './chain.ts'
import { CARD_COLUMNS, EVALUATION_COLUMNS } from './schema.ts'
import type { CardsTable, EvaluationsTable, EventsTable, FeedbackTable, OpeningsTable, ReviewsTable } from './schema.ts'

/** Columns of what each call writes, sorted once. */
const OF_EVALUATION = Object.keys(EVALUATION_COLUMNS).sort() as (keyof EvaluationsTable)[]
const OF_CARD = Object.keys(CARD_COLUMNS).sort() as (keyof CardsTable)[]

/** Members in the order of their names; one that is null counts as absent, so that a column can be added later. */
function framePieces<Row extends object>(row: Row, columns: readonly (keyof Row & string)[]): string[] {
  const pieces: string[] = []
  for (const column of columns) {
    const value = row[column]
    if (value === null || value === undefined) continue
    const text = String(value)
    pieces.push(`${column.length}:${column}${text.length}:`, text)
  }
  return pieces
}

/** A longer piece is handed over as it is: joining it with others first would copy it. */
const LONG = 1_000

function digestPieces(pieces: readonly string[]): string {
  const hash = createHash('sha256')
  let text = ''
  for (const piece of pieces) {
    if (piece.length < LONG) text += piece
    else {
      hash.update(text).update(piece)
      text = ''
    }
  }
  return hash.update(text).digest('hex')
}

export function chainEvaluation(row: EvaluationsTable, cards: readonly CardsTable[]): ChainedRecord {
  const pieces = ['evaluation\n', ...framePieces(row, OF_EVALUATION)]
  const sorted = cards.length > 1 ? cards.toSorted((one, other) => (one.uuid < other.uuid ? -1 : 1)) : cards
  for (const card of sorted) pieces.push('\n', ...framePieces(card, OF_CARD))
  return { kind: 'evaluation', record: row.id, at: row.at, digest: digestPieces(pieces) }
}

function digestRow<Row extends object>(kind: Chained, row: Row): string {
  const columns = Object.keys(row).sort() as (keyof Row & string)[]
  return digestPieces([`${kind}\n`, ...framePieces(row, columns)])
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
