/**
 * A ratio that was sent and not understood, in a result of its own, belongs to the copy numbers of its work-up: no quotient
 * of theirs stands for it (decision P-3 computes only what was not reported).
 */
import type { Her2Result, UnreadableResult } from '../../her2/evidence.ts'
import { isSameWorkUp } from './agreement.ts'

/** Marks each ISH without a ratio whose work-up contains a ratio that was not understood. */
export function attachUnreadRatios(results: readonly Her2Result[]): readonly Her2Result[] {
  const unread = results.filter(
    (result): result is UnreadableResult => result.test === 'unreadable' && result.asks === 'ratio',
  )
  if (unread.length === 0) return results
  return results.map((result) => {
    if (result.test !== 'ish' || result.ratio !== undefined || result.ratioNotRead !== undefined) return result
    const own = unread.find((ratio) => ratio.replacedBy === undefined && isSameWorkUp(ratio, result))
    return own === undefined ? result : { ...result, ratioNotRead: own.why }
  })
}
