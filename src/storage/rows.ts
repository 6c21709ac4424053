/** Records to rows and back. */
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { CardOutcome } from '../cds-hooks/feedback.ts'
import type {
  CardHistory,
  CardRecord,
  EvaluationRecord,
  EventRecord,
  FeedbackRecord,
  OpeningOutcome,
  OpeningRecord,
  ReviewRecord,
} from './records.ts'
import type { CardsTable, EvaluationsTable, EventsTable, FeedbackTable, OpeningsTable, ReviewsTable } from './schema.ts'

/** The most characters of a name that a client sends: longer ones are cut, so that no index row outgrows its page. */
const LONGEST_NAME = 500

/** The most characters of a reviewer's note. */
export const LONGEST_NOTE = 4_000

/** Text that every store accepts: no NUL, no lone surrogate, bounded length. */
export function cleanName(text: string): string {
  return cleanText(text, LONGEST_NAME)
}

function cleanText(text: string, longest: number): string {
  return text.slice(0, longest).replaceAll('\u0000', '\ufffd').toWellFormed()
}

export function toEvaluationRow(record: EvaluationRecord): EvaluationsTable {
  return {
    id: record.id,
    at: record.at,
    hook_instance: cleanName(record.hookInstance),
    hook: record.hook,
    service: record.service,
    client: cleanName(record.client),
    user_ref: cleanName(record.user),
    role: cleanName(record.role),
    patient: cleanName(record.patient),
    encounter: cleanName(record.encounter),
    knowledge: record.knowledge,
    duration_us: Math.round(record.durationMs * 1000),
    statuses: record.statuses,
    body: record.body,
  }
}

export function toCardRows(record: EvaluationRecord): CardsTable[] {
  return record.cards.map((card) => ({
    uuid: card.uuid,
    evaluation: record.id,
    at: record.at,
    card_key: card.key,
    finding: card.finding,
    specimen: card.specimen === null ? null : cleanName(card.specimen),
    disposition: card.disposition,
    why: card.why,
    patient: cleanName(record.patient),
    user_ref: cleanName(record.user),
  }))
}

export function fromCardRow(row: CardsTable): CardRecord {
  return {
    uuid: row.uuid,
    key: row.card_key,
    finding: row.finding,
    specimen: row.specimen,
    disposition: row.disposition as CardRecord['disposition'],
    why: row.why,
  }
}

export function fromEvaluationRow(row: Selectable<EvaluationsTable>, cards: readonly CardsTable[]): EvaluationRecord {
  return {
    id: row.id,
    at: row.at,
    hookInstance: row.hook_instance,
    hook: row.hook,
    service: row.service,
    client: row.client,
    user: row.user_ref,
    role: row.role,
    patient: row.patient,
    encounter: row.encounter,
    knowledge: row.knowledge,
    durationMs: row.duration_us / 1000,
    statuses: row.statuses,
    body: row.body,
    cards: cards.map(fromCardRow),
  }
}

type EvaluationHead = Pick<EvaluationsTable, 'hook_instance' | 'hook' | 'client' | 'role'>

export function toHistory(
  row: CardsTable & EvaluationHead,
  feedback: readonly FeedbackTable[],
  reviews: readonly ReviewsTable[],
): CardHistory {
  return {
    ...fromCardRow(row),
    evaluation: row.evaluation,
    at: row.at,
    hookInstance: row.hook_instance,
    hook: row.hook,
    client: row.client,
    user: row.user_ref,
    role: row.role,
    patient: row.patient,
    feedback: feedback.map(fromFeedbackRow),
    reviews: reviews.map(fromReviewRow),
  }
}

/** The feedback of one call as records; the store finds out whether the card is known. */
export function toFeedback(
  outcomes: readonly CardOutcome[],
  receivedAt: Date,
  client: string,
): Omit<FeedbackRecord, 'known'>[] {
  return outcomes.map((outcome) => ({
    id: hashOutcome(outcome),
    card: cleanName(outcome.card),
    service: outcome.service,
    client: cleanName(client),
    outcome: outcome.outcome,
    outcomeAt: cleanName(outcome.outcomeTimestamp),
    receivedAt: receivedAt.toISOString(),
    acceptedSuggestions: outcome.acceptedSuggestions,
    reasons: outcome.overrideReasons,
  }))
}

function hashOutcome({ service, card, outcome, outcomeTimestamp }: CardOutcome): string {
  return createHash('sha256')
    .update(JSON.stringify([service, card, outcome, outcomeTimestamp]))
    .digest('hex')
}

export function toFeedbackRow(record: Omit<FeedbackRecord, 'known'>, known: boolean): FeedbackTable {
  return {
    id: record.id,
    card: record.card,
    known: known ? 1 : 0,
    service: record.service,
    client: record.client,
    outcome: record.outcome,
    outcome_at: record.outcomeAt,
    received_at: record.receivedAt,
    accepted_suggestions: JSON.stringify(record.acceptedSuggestions),
    reasons: JSON.stringify(record.reasons),
  }
}

export function fromFeedbackRow(row: FeedbackTable): FeedbackRecord {
  return {
    id: row.id,
    card: row.card,
    known: row.known === 1,
    service: row.service,
    client: row.client,
    outcome: row.outcome as FeedbackRecord['outcome'],
    outcomeAt: row.outcome_at,
    receivedAt: row.received_at,
    acceptedSuggestions: JSON.parse(row.accepted_suggestions) as string[],
    reasons: JSON.parse(row.reasons) as FeedbackRecord['reasons'],
  }
}

/** The latest per card and reviewer, because one statement may not write a row twice. */
export function toReviewRows(reviews: readonly ReviewRecord[]): ReviewsTable[] {
  const rows = new Map<string, ReviewsTable>()
  for (const { card, reviewer, judgement, note, reviewedAt } of reviews) {
    const row = {
      card: cleanName(card),
      reviewer: cleanName(reviewer),
      judgement,
      note: cleanText(note, LONGEST_NOTE),
      reviewed_at: reviewedAt,
    }
    const place = JSON.stringify([row.card, row.reviewer])
    const earlier = rows.get(place)
    if (!earlier || earlier.reviewed_at <= row.reviewed_at) rows.set(place, row)
  }
  return [...rows.values()]
}

export function fromReviewRow(row: ReviewsTable): ReviewRecord {
  return {
    card: row.card,
    reviewer: row.reviewer,
    judgement: row.judgement as ReviewRecord['judgement'],
    note: row.note,
    reviewedAt: row.reviewed_at,
  }
}

export function toEventRow(event: EventRecord): EventsTable {
  const { who, role, client, patient, source, action } = event
  return {
    ...event,
    ...{ who: cleanName(who), role: cleanName(role), client: cleanName(client), patient: cleanName(patient) },
    ...{ source: cleanName(source), action: cleanName(action) },
  }
}

export function fromEventRow(row: EventsTable): EventRecord {
  return { ...row, kind: row.kind as EventRecord['kind'] }
}

export function toOpeningRow({ user, ...opening }: OpeningRecord): OpeningsTable {
  return {
    ...opening,
    client: cleanName(opening.client),
    user_ref: cleanName(user),
    subject: cleanName(opening.subject),
    card: cleanName(opening.card),
    patient: cleanName(opening.patient),
  }
}

export function fromOpeningRow({ user_ref, outcome, ...opening }: OpeningsTable): OpeningRecord {
  return { ...opening, user: user_ref, outcome: outcome as OpeningOutcome }
}
