/** Why the excision behind a negative core biopsy may be tested, in words (card PV-9). */
import { RETEST_CRITERIA } from '../her2/considerations/excision-retest.ts'
import { type Phrase, fixed } from './phrases.ts'
import type { Subject } from './fill-context.ts'

export const LONGEST_RETEST_REASON = Math.max(...RETEST_CRITERIA.rows.map(({ means }) => means.length))

/** The words of the row that holds. */
export function retestReason({ consideration: { retest } }: Subject): Phrase {
  return fixed(RETEST_CRITERIA.rows.find(({ id }) => id === retest?.criterion)?.means ?? 'see detail')
}
