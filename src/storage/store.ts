/** The port of everything that is stored. Its implementations: memory, SQLite, PostgreSQL; one test suite runs on all three. */
import type { CardOutcome } from '../cds-hooks/feedback.ts'
import type { ChainReader } from './chain-reader.ts'
import type { FeedbackStore } from './feedback-store.ts'
import type { LaunchStore } from './launch-store.ts'
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
import type { ReplayStore } from './replay-store.ts'

/**
 * The store did not confirm in time, or failed: nothing that depends on it may be answered. Its message holds no data.
 * `cause` holds the database's own error.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

export interface Store extends FeedbackStore {
  /**
   * Writes one evaluation. Once it resolves, the record survives a crash of the process and of the machine.
   * @throws StoreUnavailable
   */
  record(evaluation: EvaluationRecord): Promise<void>
  /** Stores all outcomes or none, durable when it resolves. A repeat changes nothing. @throws StoreUnavailable */
  save(outcomes: readonly CardOutcome[], receivedAt: Date, client?: string): Promise<void>
  /**
   * Stores judgements, durable when it resolves; one of the same card and reviewer replaces the earlier one. The caller
   * must check that the card is stored here. @throws StoreUnavailable
   */
  review(reviews: readonly ReviewRecord[]): Promise<void>
  /** Writes one event, durable when it resolves. @throws StoreUnavailable */
  note(event: EventRecord): Promise<void>
  /** In order of time. */
  listEvents(period: Period): AsyncIterable<EventRecord>
  /** Writes who opened the evidence page of whom, or was refused; durable when it resolves. @throws StoreUnavailable */
  recordOpening(opening: OpeningRecord): Promise<void>
  /** In order of time. */
  listOpenings(period: Period): AsyncIterable<OpeningRecord>
  /**
   * What this user saw of this patient's findings before the call `hookInstance`, from the latest `RECALLED_CARDS` cards.
   * @throws StoreUnavailable
   */
  recall(patient: string, user: string, hookInstance: string): Promise<readonly Seen[]>
  keepKnowledge(knowledge: Knowledge): Promise<void>
  findKnowledge(id: string): Promise<Knowledge | undefined>
  findCard(uuid: string): Promise<CardHistory | undefined>
  findEvaluation(id: string): Promise<EvaluationRecord | undefined>
  /** Evaluations of a period in order of time, in full; the iterator reads a page at a time. */
  listEvaluations(period: Period): AsyncIterable<EvaluationRecord>
  listCards(period: Period): AsyncIterable<CardHistory>
  /** Feedback whose card was not sent from here. */
  listUnknownFeedback(period: Period): AsyncIterable<FeedbackRecord>
  /**
   * Statuses for the comparison over time, by patient, then time: for each patient evaluated in the period, all statuses up
   * to its end, so that what was said before the period can be compared with what came in it.
   */
  listStatuses(period: Period): AsyncIterable<StatusLine>
  /** How many evaluations and patients a period has. */
  countPatients(period: Period): Promise<{ readonly evaluations: number; readonly patients: number }>
  /**
   * Removes evaluations, their cards, feedback and reviews, openings and events from before an instant; their links are marked with
   * a signature, or give way to a signed checkpoint. Returns how many evaluations went.
   */
  purge(before: Date): Promise<number>
  /** Resolves if the store answers. @throws StoreUnavailable */
  check(): Promise<void>
  /** Writes what is waiting, then closes. */
  close(): Promise<void>
  /** The chain over all that is kept, for whoever checks it. */
  readonly chain: ChainReader
  /** Used tokens, seen by every replica of the store. */
  readonly replays: ReplayStore
  /** Launches and sessions of the evidence page, seen by every replica of the store. */
  readonly launches: LaunchStore
}

export type StatusLine = Pick<EvaluationRecord, 'id' | 'at' | 'patient' | 'statuses'>
