/** What became of a card, in one shape whatever form the client uses. */
import type { Feedback } from './schemas.ts'

export interface OverrideGiven {
  readonly code?: string
  readonly system?: string
  readonly display?: string
  readonly userComment?: string
}

export interface CardOutcome {
  readonly service: string
  /** The card's uuid as the client gives it: it may be unknown here. */
  readonly card: string
  readonly outcome: 'accepted' | 'overridden'
  /** When the user acted, as the client sent it (RFC 3339, UTC). */
  readonly outcomeTimestamp: string
  /** uuids of suggestions. */
  readonly acceptedSuggestions: readonly string[]
  readonly overrideReasons: readonly OverrideGiven[]
}

/** Reads both `overrideReason` of the specification and Epic's `overrideReasons`. */
export function toCardOutcome(service: string, feedback: Feedback): CardOutcome {
  const given = [feedback.overrideReason, feedback.overrideReasons]
    .flat()
    .filter((reason) => reason !== undefined && reason !== null)
  return {
    service,
    card: feedback.card,
    outcome: feedback.outcome,
    outcomeTimestamp: feedback.outcomeTimestamp,
    acceptedSuggestions: (feedback.acceptedSuggestions ?? []).map((suggestion) => suggestion.id),
    overrideReasons: given.map(({ reason, userComment }) => ({
      ...(reason ? { code: reason.code } : {}),
      ...(reason?.system ? { system: reason.system } : {}),
      ...(reason?.display ? { display: reason.display } : {}),
      ...(userComment ? { userComment } : {}),
    })),
  }
}
