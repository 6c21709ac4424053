/** One IHC as reported: score, named pattern, words and percentage, read by the IHC tables. */
import type { Note } from '../classification.ts'
import type { IhcResult, IhcScore } from '../evidence.ts'
import { type Interval, intervalOf } from '../tables/decimal.ts'
import { decision } from '../tables/decisions.ts'
import type { RowHead } from '../tables/define-table.ts'
import { findIhc, IHC_WORDS, type IhcAxis, type IhcCall, PERCENT_CHECKS, STAINING_OF_ZERO } from '../tables/ihc.ts'

export interface IhcReading {
  /** Which scores the report leaves possible: one when a score is given, none when IHC was not done. */
  readonly possible: readonly IhcAxis[]
  readonly score?: IhcScore
  /** What the row of a score or a pattern calls it. */
  readonly call?: IhcCall
  /** The score that a named pattern is treated as, if none is given; an unusual pattern is equivocal too, but not scored. */
  readonly treatedAs?: '2+'
  readonly staining: 'absent' | 'present' | 'not stated'
  readonly rules: readonly RowHead[]
  readonly conflict?: { readonly reason: 'percent-vs-score'; readonly rule: RowHead; readonly note: Note }
}

export const IHC_NOT_DONE: IhcReading = { possible: ['not done'], staining: 'not stated', rules: [] }

/** How a possible score is combined with ISH: by the call of the row that read it, else by that of the table of scores. */
export function callOf(reading: IhcReading, score: IhcAxis): IhcCall {
  if (score === 'not done') return 'not done'
  return reading.call ?? findIhc(score).call
}

/** Reads one IHC result by the tables: possible scores, staining statement and percentage cross-checks. */
export function readIhc(result: IhcResult): IhcReading {
  const { score, words, pattern } = result
  const percent = result.percent && intervalOf(result.percent)
  const staining = readStaining(result, percent)
  if (score === undefined) return pattern ? readPattern(pattern) : readWords(words, staining)
  const conflict = percentConflict(result, percent)
  const rule = findIhc(score, pattern)
  const rules = staining === 'not stated' || result.percent === undefined ? [rule] : [rule, decision('P-2')]
  return {
    possible: [score],
    score,
    call: rule.call,
    staining: score === '0' ? staining : 'not stated',
    rules,
    ...(conflict && { conflict }),
  }
}

function readPattern(pattern: NonNullable<IhcResult['pattern']>): IhcReading {
  const rule = findIhc('no score', pattern)
  const { treatedAs, call } = rule
  return { possible: ['2+'], call, ...(treatedAs === '2+' && { treatedAs }), staining: 'not stated', rules: [rule] }
}

function readWords(words: IhcResult['words'], staining: IhcReading['staining']): IhcReading {
  if (words === undefined) return IHC_NOT_DONE
  const rule = IHC_WORDS.find({ words })
  return { possible: rule.scores, staining, rules: [rule] }
}

function readStaining(result: IhcResult, percent: Interval | undefined): IhcReading['staining'] {
  const asked = { statement: result.staining ?? '-', meaning: result.percent?.meaning ?? '-', percent } as const
  return STAINING_OF_ZERO.find(asked)?.staining ?? 'not stated'
}

function percentConflict(result: IhcResult, percent: Interval | undefined): IhcReading['conflict'] {
  const { score, pattern = '-', staining: statement = '-' } = result
  if (score === undefined) return undefined
  const rule = PERCENT_CHECKS.find({ score, pattern, statement, meaning: result.percent?.meaning ?? '-', percent })
  return rule && { reason: 'percent-vs-score', rule, note: noteOf(rule, score, result) }
}

function noteOf(
  rule: NonNullable<ReturnType<typeof PERCENT_CHECKS.find>>,
  score: IhcScore,
  { percent }: IhcResult,
): Note {
  if (rule.percent === 'any') return { code: 'score-of-limited-pattern' }
  const said = `${percent?.comparator ?? ''}${percent?.text ?? ''}`
  if (rule.statement === 'absent') return { code: 'percent-against-absent', percent: said }
  return { code: 'percent-against-score', score, percent: said, rule: rule.id }
}
