/**
 * Hormone receptor status of one tumour (whose results they are: `tumor-receptors.ts`). Source: `asco-cap-er-pgr-2020`;
 * decision P-11. The newest final result of each receptor counts; results of one day that contradict each other leave the
 * receptor unknown.
 */
import type { HormoneReceptorStatus } from '../classification.ts'
import { type Interval, intervalOf } from '../tables/decimal.ts'
import type { Receptor, ReceptorResult } from '../evidence.ts'
import { compareDates } from '../dates.ts'
import { RECEPTOR_BANDS, RECEPTORS_TOGETHER } from '../tables/hormone-receptors.ts'
import { isFinalReport } from '../tables/report-statuses.ts'
import { liesIn } from '../tables/table.ts'

type ReceptorCall = HormoneReceptorStatus

export interface HormoneReceptors {
  readonly status: HormoneReceptorStatus
  readonly ER: ReceptorCall
  readonly PgR: ReceptorCall
  /** The results that count. */
  readonly basis: readonly ReceptorResult[]
}

/** `open`: results that may be of another tumour. They give no answer, but one that they contradict is unknown. */
export function readHormoneReceptors(
  results: readonly ReceptorResult[],
  open: readonly ReceptorResult[] = [],
): HormoneReceptors {
  const counted = results.filter(isCounted)
  const uncertain = open.filter(isCounted)
  const er = callBeside(counted, uncertain, 'ER')
  const pgr = callBeside(counted, uncertain, 'PgR')
  const status = RECEPTORS_TOGETHER.find({ er, pgr })?.status ?? 'unknown'
  return { status, ER: er, PgR: pgr, basis: counted }
}

function isCounted({ reportStatus, replacedBy }: ReceptorResult): boolean {
  return isFinalReport(reportStatus) && !replacedBy
}

function callBeside(own: readonly ReceptorResult[], open: readonly ReceptorResult[], receptor: Receptor): ReceptorCall {
  const call = callOf(own, receptor)
  if (call === 'unknown' || !open.some((result) => result.receptor === receptor)) return call
  const together = callOf([...own, ...open], receptor)
  return isPositive(call) === isPositive(together) && together !== 'unknown' ? call : 'unknown'
}

function isPositive(call: ReceptorCall): boolean {
  return call === 'positive' || call === 'low-positive'
}

function callOf(results: readonly ReceptorResult[], receptor: Receptor): ReceptorCall {
  const own = results.filter((result) => result.receptor === receptor)
  if (own.length === 0) return 'unknown'
  const newest = own.filter(
    (result) => !own.some((other) => compareDates(dateOfReceptor(result), dateOfReceptor(other)) < 0),
  )
  const calls = [...new Set(newest.map(callOfResult).filter((call) => call !== 'unknown'))]
  const [call] = calls
  if (calls.length === 1 && call) return call
  // A plain 'positive' beside a percentage of the same result is not a contradiction: the percentage is more precise.
  const positives = calls.every(isPositive)
  if (calls.length > 1 && positives) return newest.every(isPlainOrLow) ? 'low-positive' : 'positive'
  return 'unknown'
}

function isPlainOrLow(result: ReceptorResult): boolean {
  return callOfResult(result) === 'low-positive' || (result.words === 'positive' && result.percent === undefined)
}

/** One result: percentage and words must agree; a percentage refines 'positive'. */
function callOfResult({ words, percent }: ReceptorResult): ReceptorCall {
  const interval = percent && intervalOf(percent)
  const byPercent = interval && callOfPercent(interval)
  const byWords = words === 'indeterminate' ? 'unknown' : words
  if (byPercent === undefined) {
    const lowAtMost = interval !== undefined && liesIn(interval, '≤ 10.0')
    return byWords === 'positive' && lowAtMost ? 'low-positive' : (byWords ?? 'unknown')
  }
  if (byWords === undefined) return byPercent
  const agrees = (byPercent === 'negative') === (byWords === 'negative') && byWords !== 'unknown'
  return agrees ? byPercent : 'unknown'
}

function callOfPercent(percent: Interval): ReceptorCall | undefined {
  // '≥ 1 %' leaves open whether it is low, but not whether it is positive.
  return (
    RECEPTOR_BANDS.rows.find((row) => liesIn(percent, row.percent))?.call ??
    (liesIn(percent, '≥ 1.0') ? 'positive' : undefined)
  )
}

/** A diagnosis code has no day of a test: it is older or newer than none. */
export function dateOfReceptor(result: ReceptorResult): string | undefined {
  if (result.byDiagnosis) return undefined
  return result.specimen.collectedOn ?? result.performedOn ?? result.issuedOn?.slice(0, 10)
}
