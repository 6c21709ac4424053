/**
 * Feedback on cards that this service never sent is kept, since its store may have been put back to an older state, but not
 * without end: each is a row, and nothing of it can be checked.
 */

/** Outcomes on unknown cards that one client may send within an hour. */
const MOST_UNKNOWN = 1000
const HOUR = 3_600_000

export interface UnknownFeedbackLimit {
  /** Seconds until the client may send as many again; undefined: they are counted, and may be kept. */
  take(client: string, unknown: number): number | undefined
}

/** @param clock The hour of a client begins with its first unknown card, and all counts are of this process. */
export function limitUnknownFeedback(clock: () => Date, most = MOST_UNKNOWN): UnknownFeedbackLimit {
  const hours = new Map<string, { readonly until: number; sent: number }>()
  return {
    take(client, unknown) {
      if (unknown === 0) return undefined
      const now = clock().getTime()
      for (const [name, { until }] of hours) if (until <= now) hours.delete(name)
      const hour = hours.get(client) ?? { until: now + HOUR, sent: 0 }
      if (hour.sent + unknown > most) return Math.ceil((hour.until - now) / 1000)
      hour.sent += unknown
      hours.set(client, hour)
      return undefined
    },
  }
}
