/** The port of everything that is kept. Its twins: in memory, SQLite, PostgreSQL; one test suite runs on all three. */
import type { CardOutcome } from '../cds-hooks/feedback.ts'
import type { FeedbackStore } from './feedback-store.ts'
import type { CardHistory, EvaluationRecord, FeedbackRecord, Knowledge, Period, ReviewRecord, Seen } from './records.ts'
import type { ReplayStore } from './replay-store.ts'

/**
 * The store did not confirm in time, or failed: nothing may be answered that rests on it. Its message holds no data.
 * `cause` holds the database's own error.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

export interface Store extends FeedbackStore {
  /**
   * Writes one evaluation. When it resolves, the record survives the death of the process and of the machine.
   * @throws StoreUnavailable
   */
  record(evaluation: EvaluationRecord): Promise<void>
  /** Keeps all outcomes or none, durable when it resolves. A repeat changes nothing. @throws StoreUnavailable */
  save(outcomes: readonly CardOutcome[], receivedAt: Date, client?: string): Promise<void>
  /**
   * Keeps judgements, durable when it resolves; one of the same card and reviewer replaces the earlier. Whether the card
   * is kept here is for the caller to ask. @throws StoreUnavailable
   */
  review(reviews: readonly ReviewRecord[]): Promise<void>
  /**
   * What this user saw of this patient's findings before the call `hookInstance`, by the latest `RECALLED_CARDS` cards.
   * @throws StoreUnavailable
   */
  recall(patient: string, user: string, hookInstance: string): Promise<readonly Seen[]>
  keepKnowledge(knowledge: Knowledge): Promise<void>
  findKnowledge(id: string): Promise<Knowledge | undefined>
  findCard(uuid: string): Promise<CardHistory | undefined>
  findEvaluation(id: string): Promise<EvaluationRecord | undefined>
  /** Evaluations of a period in the order of time, whole; a page at a time behind the iterator. */
  listEvaluations(period: Period): AsyncIterable<EvaluationRecord>
  listCards(period: Period): AsyncIterable<CardHistory>
  /** Feedback whose card was not sent from here. */
  listUnknownFeedback(period: Period): AsyncIterable<FeedbackRecord>
  /**
   * Statuses for the comparison over time, by patient, then time: of each patient who was evaluated in the period, all
   * up to its end, so that what was said before it can be held against what came in it.
   */
  listStatuses(period: Period): AsyncIterable<StatusLine>
  /** How many evaluations and patients a period has. */
  countPatients(period: Period): Promise<{ readonly evaluations: number; readonly patients: number }>
  /** Removes evaluations, their cards, feedback and reviews from before an instant. Returns how many evaluations went. */
  purge(before: Date): Promise<number>
  /** Resolves where the store answers. @throws StoreUnavailable */
  check(): Promise<void>
  /** Writes what is waiting, then closes. */
  close(): Promise<void>
  /** Used tokens, seen by every replica of the store. */
  readonly replays: ReplayStore
}

export type StatusLine = Pick<EvaluationRecord, 'id' | 'at' | 'patient' | 'statuses'>
