/** A period of time as a person writes it. */
import type { Period } from '../storage/records.ts'

const DAY_MS = 86_400_000
const DAYS_BY_DEFAULT = 90

/**
 * Days ('2026-11-22') or instants (ISO 8601); a day as `to` is included. By default the last 90 days.
 * Returns a message if something is wrong.
 */
export function readPeriod(from: string | undefined, to: string | undefined, now: Date): Period | string {
  const start = from === undefined ? new Date(now.getTime() - DAYS_BY_DEFAULT * DAY_MS) : readInstant(from)
  const end = to === undefined ? new Date(now.getTime() + DAY_MS) : readInstant(to, 1)
  if (!start || !end)
    return 'from and to must be days such as 2026-11-22, or instants in UTC such as 2026-11-22T12:00:00Z'
  return { from: start.toISOString(), to: end.toISOString() }
}

function readInstant(text: string, dayAfter = 0): Date | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(text)) return undefined
  const time = Date.parse(text) + (isDay ? dayAfter * DAY_MS : 0)
  return Number.isNaN(time) ? undefined : new Date(time)
}
