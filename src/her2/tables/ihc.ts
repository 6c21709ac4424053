/**
 * HER2 by immunohistochemistry, invasive component. Source: `asco-cap-2018`, figure 1 (affirmed 2023).
 * To check by eye: rows follow the boxes of the figure. The pathologist's score is taken as reported; it is never
 * computed from a percentage (percentages only cross-check, see PERCENT_CHECKS).
 */
import { type Interval, intervalOf } from './decimal.ts'
import type { IhcResult, IhcScore } from '../evidence.ts'
import { type Band, liesIn } from './table.ts'

export const IHC_AXIS = ['not done', '0', '1+', '2+', '3+', 'indeterminate'] as const
export type IhcAxis = (typeof IHC_AXIS)[number]

export interface IhcRow {
  readonly rule: string
  readonly score: IhcAxis
  readonly pattern: string
  readonly extent: string
  readonly call: 'negative' | 'equivocal' | 'positive' | 'rejected'
  readonly next: string
}

// prettier-ignore
const IHC_ROWS: readonly (readonly [string, IhcAxis, string, string, IhcRow['call'], string])[] = [
  // rule      score          pattern in invasive tumour cells                                   extent            call         next step
  ['IHC-0',   '0',            'no staining, or incomplete and faint or barely perceptible',      'none, or ≤ 10 %', 'negative',  'null or ultralow: table of tiers'],
  ['IHC-1',   '1+',           'incomplete, faint or barely perceptible membrane staining',       '> 10 %',          'negative',  'none; tier low'],
  ['IHC-2',   '2+',           'weak to moderate complete membrane staining',                     '> 10 %',          'equivocal', 'ISH on the same specimen, or a new test on a new specimen'],
  ['IHC-3',   '3+',           'complete, intense, circumferential membrane staining',            '> 10 %',          'positive',  'none'],
  ['IHC-2b',  '2+',           'intense complete circumferential staining, limited extent',       '≤ 10 %',          'equivocal', 'ISH; other samples may differ'],
  ['IHC-2c',  '2+',           'moderate to intense but incomplete (basolateral or lateral)',     'any',             'equivocal', 'ISH'],
  ['IHC-x',   '2+',           'other unusual pattern not covered by the definitions',            '-',               'equivocal', 'ISH'],
  ['IHC-rej', 'indeterminate','controls not as expected, artifact, or staining of normal ducts', '-',               'rejected',  'repeat, or test by ISH'],
]

export const IHC_TABLE: readonly IhcRow[] = IHC_ROWS.map(([rule, score, pattern, extent, call, next]) => ({
  rule,
  score,
  pattern,
  extent,
  call,
  next,
}))

const RULE_OF_PATTERN = {
  'intense-complete-limited': 'IHC-2b',
  'moderate-incomplete': 'IHC-2c',
  unusual: 'IHC-x',
} as const

const RULE_OF_SCORE: Readonly<Record<IhcScore, string>> = { '0': 'IHC-0', '1+': 'IHC-1', '2+': 'IHC-2', '3+': 'IHC-3' }

/** What the words of an IHC report say of the score that it does not give. */
const SCORES_OF_WORDS = {
  positive: ['3+'],
  equivocal: ['2+'],
  negative: ['0', '1+'],
  indeterminate: ['indeterminate'],
} as const satisfies Record<string, readonly IhcAxis[]>

/** The call that goes with a score, to hold reported words against. */
export const CALL_OF_SCORE = { '0': 'negative', '1+': 'negative', '2+': 'equivocal', '3+': 'positive' } as const

/** Scores that a percentage of stained cells excludes. Sources: RULES.md P-2, T-21; row IHC-2b for 3+. */
// prettier-ignore
export const PERCENT_CHECKS: readonly (readonly [rule: string, score: IhcScore, meaning: 'any' | 'membrane', percent: Band])[] = [
  // rule    score  percentage of                  conflict when
  ['P-2',   '0',   'any',                          '> 10.0'],
  ['P-2',   '3+',  'any',                          '≤ 10.0'],
  ['T-21',  '1+',  'membrane',                     '≤ 10.0'],
]

export interface IhcReading {
  /** Which scores the report leaves possible: one when a score is given, none when IHC was not done. */
  readonly possible: readonly IhcAxis[]
  readonly score?: IhcScore
  readonly staining: 'absent' | 'present' | 'not stated'
  readonly rules: readonly string[]
  readonly conflict?: { readonly reason: 'percent-vs-score'; readonly rule: string; readonly note: string }
}

export const IHC_NOT_DONE: IhcReading = { possible: ['not done'], staining: 'not stated', rules: [] }

/** Reads one IHC result by the table: possible scores, staining statement and percentage cross-checks. */
export function readIhc(result: IhcResult): IhcReading {
  const { score, words, pattern } = result
  const percent = result.percent && intervalOf(result.percent)
  const staining = readStaining(result, percent)
  if (score === undefined) {
    if (pattern) return { possible: ['2+'], staining: 'not stated', rules: [RULE_OF_PATTERN[pattern]] }
    if (words === undefined) return IHC_NOT_DONE
    return { possible: SCORES_OF_WORDS[words], staining, rules: words === 'indeterminate' ? ['IHC-rej'] : ['CB-17'] }
  }
  const conflict = percentConflict(result, percent)
  const rule = pattern && score === '2+' ? RULE_OF_PATTERN[pattern] : RULE_OF_SCORE[score]
  const rules = staining.startsWith('not') || result.percent === undefined ? [rule] : [rule, 'P-2']
  return {
    possible: [score],
    score,
    staining: score === '0' ? staining : 'not stated',
    rules,
    ...(conflict && { conflict }),
  }
}

/** Decision P-2: which statement or percentage tells '0 with staining' from '0 without'. */
function readStaining(result: IhcResult, percent: Interval | undefined): IhcReading['staining'] {
  if (result.staining) return result.staining
  if (!percent || !result.percent || result.percent.meaning === 'intense-complete') return 'not stated'
  if (liesIn(percent, '> 0.0 and ≤ 10.0')) return 'present'
  const none = result.percent.comparator === undefined && liesIn(percent, '≤ 0.0')
  return none && result.percent.meaning === 'membrane' ? 'absent' : 'not stated'
}

function percentConflict(result: IhcResult, percent: Interval | undefined): IhcReading['conflict'] {
  const { score } = result
  const found = (rule: string, note: string): IhcReading['conflict'] => ({ reason: 'percent-vs-score', rule, note })
  if (score === '3+' && result.pattern === 'intense-complete-limited') {
    return found(
      'IHC-2b',
      'IHC 3+ reported with intense complete staining in 10 % or less, which row IHC-2b treats as 2+',
    )
  }
  if (!percent || !result.percent) return undefined
  const said = `${result.percent.comparator ?? ''}${result.percent.text} %`
  for (const [rule, checked, meaning, band] of PERCENT_CHECKS) {
    const applies = checked === score && (meaning === 'any' || result.percent.meaning === meaning)
    if (applies && liesIn(percent, band))
      return found(rule, `IHC ${score} reported with ${said} stained cells (${rule})`)
  }
  if (score === '0' && result.staining === 'absent' && liesIn(percent, '> 0.0')) {
    return found('P-2', `IHC 0 with absent membrane staining reported with ${said} stained cells (P-2)`)
  }
  return undefined
}
