/** Where feedback is kept: the port, and its twin in memory. */
import type { CardOutcome } from '../cds-hooks/feedback.ts'

export interface FeedbackStore {
  /** Keeps all outcomes or none. A repeat of one that is kept already changes nothing. `client` is who sent them. */
  save(outcomes: readonly CardOutcome[], receivedAt: Date, client?: string): Promise<void>
}

/** Outcomes that the memory holds before the oldest are let go. */
const CAPACITY = 10_000

export interface FeedbackInMemory extends FeedbackStore {
  list(): readonly CardOutcome[]
}

export function keepFeedbackInMemory(capacity = CAPACITY): FeedbackInMemory {
  const kept = new Map<string, CardOutcome>()
  return {
    async save(outcomes) {
      for (const outcome of outcomes) {
        kept.set(JSON.stringify([outcome.service, outcome.card, outcome.outcome, outcome.outcomeTimestamp]), outcome)
        const oldest = kept.size > capacity ? kept.keys().next() : undefined
        if (oldest && !oldest.done) kept.delete(oldest.value)
      }
    },
    list: () => [...kept.values()],
  }
}
