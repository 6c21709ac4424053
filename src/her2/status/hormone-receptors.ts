/**
 * Hormone receptor status. Source: `asco-cap-er-pgr-2020`; decision P-11. The newest final result of each receptor
 * counts; results of one day that contradict each other leave the receptor unknown.
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

export function readHormoneReceptors(results: readonly ReceptorResult[]): HormoneReceptors {
  const counted = results.filter((result) => isFinalReport(result.reportStatus) && !result.replacedBy)
  const er = callOf(counted, 'ER')
  const pgr = callOf(counted, 'PgR')
  const status = RECEPTORS_TOGETHER.find({ er, pgr })?.status ?? 'unknown'
  return { status, ER: er, PgR: pgr, basis: counted }
}

function callOf(results: readonly ReceptorResult[], receptor: Receptor): ReceptorCall {
  const own = results.filter((result) => result.receptor === receptor)
  if (own.length === 0) return 'unknown'
  const newest = own.filter((result) => !own.some((other) => compareDates(dateOf(result), dateOf(other)) < 0))
  const calls = [...new Set(newest.map(callOfResult).filter((call) => call !== 'unknown'))]
  const [call] = calls
  if (calls.length === 1 && call) return call
  // A plain 'positive' beside a percentage of the same result is not a contradiction: the percentage is more precise.
  const positives = calls.every((one) => one === 'positive' || one === 'low-positive')
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

function dateOf(result: ReceptorResult): string | undefined {
  return result.specimen.collectedOn ?? result.performedOn ?? result.issuedOn?.slice(0, 10)
}
