import type {
  IhcScore,
  IhcWords,
  IshResult,
  IshWords,
  Measure,
  OverallWords,
  StainingPercent,
} from '../../her2/evidence.ts'
import type { ReadFields } from './statements.ts'

export type Her2Test = 'ihc' | 'ish' | 'overall'

/** A value of one test with the clause that it stood in; `from` and `to` are item indices, `to` exclusive. */
export interface Fact {
  readonly test: Her2Test
  readonly field: keyof ReadFields
  readonly value: IhcScore | IhcWords | IshWords | OverallWords | Measure | StainingPercent | RecountValue | string
  readonly clause: number
  readonly from: number
  readonly to: number
  readonly previous: boolean
  readonly section: number
}

export interface RecountValue {
  readonly ratio?: Measure
  readonly her2CopyNumber?: Measure
  readonly outcome?: 'same-group' | 'other-group'
  readonly group?: NonNullable<NonNullable<IshResult['recount']>['group']>
}

/** Why a sentence, or one clause of it, is not read. */
export interface Problem {
  readonly why: string
  /** Absent: the whole sentence. */
  readonly clause?: number
  readonly contradiction?: true
  /** Words or figures in it were not understood. */
  readonly notUnderstood?: true
}

export interface Missing {
  readonly test: Her2Test
  readonly why: string
  readonly clause: number
  readonly at: number
}

/** What was gathered of one sentence before it is judged. */
export interface Her2Gathered {
  readonly facts: Fact[]
  readonly problems: Problem[]
  readonly missing: Missing[]
  /** Item indices of values that only explain: controls, limits, criteria. */
  readonly explained: number[]
  /** Item indices of totals over all cells. */
  readonly totals: number[]
  /** Item indices of figures of an ISH that no word names. */
  readonly unnamed: number[]
}

const POSITIVE_SCORES: ReadonlySet<unknown> = new Set(['2+', '3+'])
const NEGATIVE_SCORES: ReadonlySet<unknown> = new Set(['0', '1+'])

/** Puts the facts of one test together; more than one value for one field is a second reading. */
export function mergeFacts(facts: readonly Fact[]): { fields: ReadFields } | { why: string } {
  const fields: Record<string, unknown> = {}
  for (const fact of withoutCoarser(facts)) {
    const present = fields[fact.field]
    if (fact.field === 'recount') {
      const twice = differingField(present as RecountValue | undefined, fact.value as RecountValue)
      if (twice !== undefined) return { why: `the second count has two values for ${NAMES[twice] ?? `the ${twice}`}` }
      fields['recount'] = { ...(present as object | undefined), ...(fact.value as object) }
    } else if (present === undefined) fields[fact.field] = fact.value
    // Both patterns are treated as 2+: the first stands.
    else if (fact.field === 'pattern') continue
    else if (fact.field === 'percent' && isSamePercent(present, fact.value))
      fields['percent'] = pickPercent(present, fact.value)
    else if (JSON.stringify(present) !== JSON.stringify(fact.value)) {
      return {
        why: `${NAMES[fact.field] ?? fact.field} has two values: ${sayValue(present)} and ${sayValue(fact.value)}`,
      }
    }
  }
  return { fields: fields }
}

function differingField(one: RecountValue | undefined, other: RecountValue): string | undefined {
  return Object.entries(other).find(([field, value]) => {
    const before = (one as Record<string, unknown> | undefined)?.[field]
    return before !== undefined && JSON.stringify(before) !== JSON.stringify(value)
  })?.[0]
}

/** 'HER2 negative (HER2-low)': low and ultralow are kinds of negative; the finer word stands. */
function withoutCoarser(facts: readonly Fact[]): readonly Fact[] {
  const named = facts.some((fact) => fact.field === 'pattern' && fact.value !== 'unusual')
  if (named && facts.some((fact) => fact.value === 'unusual'))
    return withoutCoarser(facts.filter((fact) => fact.value !== 'unusual'))
  const finer = facts.some(
    (fact) => fact.field === 'overallWords' && (fact.value === 'low' || fact.value === 'ultralow'),
  )
  return finer ? facts.filter((fact) => fact.field !== 'overallWords' || fact.value !== 'negative') : facts
}

const NAMES: Readonly<Record<string, string>> = {
  score: 'the IHC score',
  ihcWords: 'the IHC result',
  ishWords: 'the ISH result',
  overallWords: 'the HER2 status',
  ratio: 'the ratio',
  her2CopyNumber: 'the HER2 copy number',
  cep17CopyNumber: 'the CEP17 copy number',
  staining: 'the staining',
  percent: 'the percentage',
}

function sayValue(value: unknown): string {
  if (typeof value === 'string') return value
  const measure = value as Measure
  return `${measure.comparator ?? ''}${measure.text}`
}

function isSamePercent(one: unknown, two: unknown): boolean {
  const [a, b] = [one as StainingPercent, two as StainingPercent]
  return a.text === b.text && a.comparator === b.comparator
}

function pickPercent(one: unknown, two: unknown): StainingPercent {
  const [a, b] = [one as StainingPercent, two as StainingPercent]
  return a.meaning === b.meaning ? a : { ...a, meaning: 'unspecified' }
}

/** Two parts of one result that exclude each other, in words; undefined where there are none. */
export function findContradiction(fields: ReadFields): string | undefined {
  const { score, ihcWords, overallWords, ishWords, staining, ratio } = fields
  const noIsh = ishWords === undefined && ratio === undefined && fields.her2CopyNumber === undefined
  if (score !== undefined && ihcWords !== undefined && !agrees(score, ihcWords))
    return `score ${score} against «${ihcWords}»`
  if (score !== undefined && overallWords !== undefined && noIsh && !agrees(score, overallWords)) {
    return `score ${score} against «${overallWords}»`
  }
  if (overallWords !== undefined && ihcWords !== undefined && noIsh && isOpposite(overallWords, ihcWords)) {
    return `«${overallWords}» against «${ihcWords}» by IHC`
  }
  const counted = findCountAgainstWords(fields)
  if (counted !== undefined) return counted
  if (score !== undefined && score !== '0' && staining === 'absent') return `score ${score} against absent staining`
  return undefined
}

/**
 * 'HER2 amplified (ratio < 2.0)', 'not amplified, ratio 2.6': without a copy number only groups that are rare would
 * make both true. With one the rules compare the numbers and the words themselves.
 */
export function findCountAgainstWords({ ishWords, ratio, her2CopyNumber }: ReadFields): string | undefined {
  if (ratio === undefined || her2CopyNumber !== undefined) return undefined
  const value = Number(ratio.text)
  const below = value < 2 ? ratio.comparator?.startsWith('>') !== true : value === 2 && ratio.comparator === '<'
  const above = value >= 2 && ratio.comparator?.startsWith('<') !== true
  const against = (ishWords === 'amplified' && below) || (ishWords === 'not-amplified' && above)
  return against
    ? `«${ishWords === 'amplified' ? 'amplified' : 'not amplified'}» against a ratio of ${sayValue(ratio)}`
    : undefined
}

function isOpposite(one: string, two: string): boolean {
  const positives = [one, two].filter((word) => word === 'positive').length
  const negatives = [one, two].filter((word) => word === 'negative' || word === 'low' || word === 'ultralow').length
  return positives === 1 && negatives === 1
}

/** Whether a word can stand beside a score when no ISH is reported with it. */
function agrees(score: IhcScore, word: IhcWords | OverallWords): boolean {
  // 'positive (2+ by IHC)' may be the answer of the whole work-up: the rules see whether it is.
  if (word === 'positive') return POSITIVE_SCORES.has(score)
  if (word === 'negative') return score !== '3+'
  if (word === 'equivocal') return score === '2+'
  if (word === 'low') return score === '1+' || score === '2+'
  if (word === 'ultralow') return score === '0'
  return !NEGATIVE_SCORES.has(score) || word === 'indeterminate'
}
