/** Where feedback is kept: the port, and its implementation in memory. */
import type { CardOutcome } from '../cds-hooks/feedback.ts'

export interface FeedbackStore {
  /** Stores all outcomes or none. Repeating one that is already stored changes nothing. `client` is who sent them. */
  save(outcomes: readonly CardOutcome[], receivedAt: Date, client?: string): Promise<void>
  /** How many of these cards, by uuid, were never shown from here. Each is counted as often as it stands there. */
  countUnknown(cards: readonly string[]): Promise<number>
}

/** Outcomes that are held in memory before the oldest are dropped. */
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
    // Cards are not kept here, and the oldest outcomes are dropped: there is nothing to limit.
    countUnknown: async () => 0,
    list: () => [...kept.values()],
  }
}
