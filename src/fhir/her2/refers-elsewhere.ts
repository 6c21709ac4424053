/**
 * 'See report', 'see comment 7': a result stands in another place. Where a result of that test was read there, or in
 * another report of the same work-up, nothing is missed; else something is there and was not read (decision P-25).
 */
import type { Her2Result, UnreadableResult } from '../../her2/evidence.ts'
import type { ReadingContext } from '../context/reading-context.ts'
import { REFERS } from '../text/index.ts'
import { isSameWorkUp } from './agreement.ts'

/** Words that send the reader to an older report. */
const TO_EARLIER =
  /previous|prior|earlier|vorbefund|ant[eé]rieur|pr[eé]c[eé]dent|previo|anterior|precedente|eerder|vorig/i

/** Coded results that only refer become unread where nothing else was read of their test. */
export function settleReferrals(results: readonly Her2Result[], reading: ReadingContext): Her2Result[] {
  return results.map((result) => {
    if (!isReferral(result) || isReadElsewhere(result, results)) return result
    return { ...tellUnread(result, reading), kind: 'unreadable', class: 'missing-part' }
  })
}

/** What texts refer to and nobody read; `told` are the lines of these texts that are unread already. */
export function unreadReferrals(
  referrals: readonly UnreadableResult[],
  results: readonly Her2Result[],
  told: readonly UnreadableResult[],
  reading: ReadingContext,
): UnreadableResult[] {
  return referrals
    .filter((one) => !isReadElsewhere(one, results) && !told.some(({ reference }) => reference === one.reference))
    .map((one) => ({ ...tellUnread(one, reading), kind: 'unreadable', class: 'missing-part' }))
}

/** Its words were understood, so that they are quoted in the reason alone; an answer has them there already. */
function tellUnread(result: UnreadableResult, reading: ReadingContext): UnreadableResult {
  const { quote } = result
  const words = quote === undefined || result.why.includes('«') ? result.why : `«${quote}» ${result.why}`
  const why = `${words}, where no result was read`
  reading.note(result.reference, `HER2 value: ${why}`, { class: 'missing-part' })
  return { ...result, why }
}

function isReferral(result: Her2Result): result is UnreadableResult {
  return result.test === 'unreadable' && result.kind === 'nothing' && result.why.endsWith(REFERS) && !isReplaced(result)
}

function isReplaced({ replacedBy }: Her2Result): boolean {
  return replacedBy !== undefined
}

function isReadElsewhere(one: UnreadableResult, results: readonly Her2Result[]): boolean {
  const older = TO_EARLIER.test(`${one.quote ?? ''} ${one.why}`)
  return results.some(
    (other) =>
      other.test !== 'unreadable' &&
      !isReplaced(other) &&
      (one.of === 'overall' || other.test === one.of) &&
      (isSameWorkUp(one, other) || (older && (other.performedOn ?? '') <= (one.performedOn ?? '9999'))),
  )
}
