/**
 * Hormone receptor status. Source: `asco-cap-er-pgr-2020`; decision P-11. The newest final result of each receptor
 * counts; results of one day that contradict each other leave the receptor unknown.
 */
import type { HormoneReceptorStatus } from '../classification.ts'
import { type Interval, intervalOf } from '../tables/decimal.ts'
import type { Receptor, ReceptorResult } from '../evidence.ts'
import { compareDates } from './specimens.ts'
import { type Band, liesIn } from '../tables/table.ts'

type ReceptorCall = HormoneReceptorStatus

// prettier-ignore
export const RECEPTOR_BANDS: readonly (readonly [percent: Band, call: ReceptorCall])[] = [
  // stained nuclei, %     call
  ['< 1.0',                'negative'],
  ['≥ 1.0 and ≤ 10.0',     'low-positive'],
  ['> 10.0',               'positive'],
]

export interface HormoneReceptors {
  readonly status: HormoneReceptorStatus
  readonly ER: ReceptorCall
  readonly PgR: ReceptorCall
  /** For a person: 'ER 5 % (Observation/2)'. */
  readonly basis: readonly string[]
}

export function readHormoneReceptors(results: readonly ReceptorResult[]): HormoneReceptors {
  const counted = results.filter(
    (result) => ['final', 'amended', 'corrected'].includes(result.reportStatus) && !result.replacedBy,
  )
  const er = callOf(counted, 'ER')
  const pgr = callOf(counted, 'PgR')
  return { status: combine(er, pgr), ER: er, PgR: pgr, basis: counted.map(describe) }
}

/** P-11: positive by either; low positive where nothing is above 10 %; negative only when both are negative. */
function combine(er: ReceptorCall, pgr: ReceptorCall): HormoneReceptorStatus {
  const calls = [er, pgr]
  if (calls.includes('positive')) return 'positive'
  if (calls.includes('low-positive')) return 'low-positive'
  return er === 'negative' && pgr === 'negative' ? 'negative' : 'unknown'
}

function callOf(results: readonly ReceptorResult[], receptor: Receptor): ReceptorCall {
  const own = results.filter((result) => result.receptor === receptor)
  const newest = own.filter((result) => !own.some((other) => compareDates(dateOf(result), dateOf(other)) < 0))
  const calls = [...new Set(newest.map(callOfResult).filter((call) => call !== 'unknown'))]
  const [call] = calls
  if (calls.length === 1 && call) return call
  // A plain 'positive' beside a percentage of the same result is not a contradiction: the percentage is the finer word.
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
  // '≥ 1 %' leaves open whether low, but not whether positive.
  return (
    RECEPTOR_BANDS.find(([band]) => liesIn(percent, band))?.[1] ?? (liesIn(percent, '≥ 1.0') ? 'positive' : undefined)
  )
}

function dateOf(result: ReceptorResult): string | undefined {
  return result.specimen.collectedOn ?? result.performedOn ?? result.issuedOn?.slice(0, 10)
}

function describe(result: ReceptorResult): string {
  const percent = result.percent && `${result.percent.comparator ?? ''}${result.percent.text} %`
  return `${result.receptor} ${[percent, result.words].filter(Boolean).join(', ')} (${result.reference})`
}
