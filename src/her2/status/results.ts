/** How much a single result counts, before it is read. */
import type { Her2Result } from '../evidence.ts'
import { isFinalReport } from '../tables/report-statuses.ts'

/** Decision P-9: what counts as final. A replaced version never does. */
export function isCounted(result: Her2Result): boolean {
  return isFinalReport(result.reportStatus) && result.replacedBy === undefined
}

/** A result that holds nothing decisive. */
export function isWithoutAnswer(result: Her2Result): boolean {
  return result.test === 'unreadable' && result.kind !== 'contradiction'
}

/** Whether a result holds anything; a test that was only asked for, or not done, holds nothing. */
export function saysSomething(result: Her2Result): boolean {
  return result.test !== 'unreadable' || result.kind !== 'nothing'
}
