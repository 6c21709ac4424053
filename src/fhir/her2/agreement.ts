/**
 * Whether a result read from prose adds anything to results that are coded. Text never overrides a coded result: where
 * they agree it adds nothing, where the coded result leaves something open or says otherwise both are shown.
 */
import type { Her2Result, Measure, ReceptorResult, ResultSource, SpecimenFacts } from '../../her2/evidence.ts'
import { PAIRING_DAYS } from '../../her2/tables/decisions.ts'

/** Results of the same work-up: a shared report, the same sample, or the same day. */
export function inScope(of: ResultSource, others: readonly Her2Result[]): readonly Her2Result[] {
  return others.filter((other) => isSameWorkUp(of, other))
}

/** One report, one sample, or nothing that tells them apart within the days of decision P-7. */
export function isSameWorkUp(one: ResultSource, other: ResultSource): boolean {
  const { key } = one.specimen
  if (key !== undefined && other.specimen.key !== undefined) return key === other.specimen.key
  const [mine, theirs] = [holdersOf(one), holdersOf(other)]
  if (mine.some((holder) => theirs.includes(holder))) return true
  if (one.specimen.laterality !== undefined && other.specimen.laterality !== undefined) {
    if (one.specimen.laterality !== other.specimen.laterality) return false
  }
  return isNear(one.performedOn, other.performedOn)
}

/** The reports of a result, and the resource it stands in. */
function holdersOf(source: ResultSource): readonly string[] {
  return [...source.reports, source.reference.split('#')[0] ?? source.reference]
}

/** Without a date nothing tells two results apart; only statements that agree are then taken for one. */
function isNear(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return true
  const days = Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000
  return days <= PAIRING_DAYS
}

type Sign = 'positive' | 'negative' | 'other'

/** Which way a result points on its own; 2+ and numbers alone point nowhere. */
function signOf(result: Her2Result): Sign | undefined {
  switch (result.test) {
    case 'ihc':
      return signOfIhc(result)
    case 'ish':
      if (result.words === 'amplified') return 'positive'
      return result.words === 'not-amplified' ? 'negative' : undefined
    case 'overall':
      if (result.words === 'positive') return 'positive'
      return /^(negative|low|ultralow)$/.test(result.words) ? 'negative' : 'other'
    default:
      return undefined
  }
}

function signOfIhc({ score, words }: Ihc): Sign | undefined {
  if (score === '3+' || words === 'positive') return 'positive'
  if (score === '0' || score === '1+') return 'negative'
  if (score === '2+') return 'other'
  if (words === undefined) return undefined
  return words === 'negative' ? 'negative' : 'other'
}

/** Whether `text` says nothing that the coded results do not say. */
export function isRedundant(text: Her2Result, coded: readonly Her2Result[]): boolean {
  switch (text.test) {
    case 'ihc':
      return coded.some(
        (other) =>
          other.test === 'ihc' &&
          (text.score === undefined ? signOf(other) === signOf(text) : other.score === text.score) &&
          addsNoStaining(text, other),
      )
    case 'ish':
      return coded.some((other) => other.test === 'ish' && agreesOnIsh(text, other))
    case 'overall':
      if (text.words === 'low' || text.words === 'ultralow')
        return coded.some((other) => other.test === 'overall' && other.words === text.words)
      return coded.some((other) => signOf(other) !== undefined && signOf(other) === signOf(text))
    default:
      return coded.length > 0
  }
}

type Ihc = Extract<Her2Result, { test: 'ihc' }>
type Ish = Extract<Her2Result, { test: 'ish' }>

function addsNoStaining(text: Ihc, coded: Ihc): boolean {
  const staining = text.staining === undefined || text.staining === coded.staining
  return staining && (text.percent === undefined || coded.percent !== undefined)
}

function agreesOnIsh(text: Ish, coded: Ish): boolean {
  if (text.recount !== undefined) return false
  const fields = ['ratio', 'her2CopyNumber', 'cep17CopyNumber'] as const
  const same = fields.every(
    (field) => text[field] === undefined || isWithin(Number(coded[field]?.text ?? NaN), text[field]),
  )
  const numbers = fields.some((field) => text[field] !== undefined)
  const words = text.words === undefined || coded.words === text.words
  return same && (words || (numbers && coded.words === undefined))
}

/** The number itself, or a limit that holds for it ('ISH group 3': a ratio below 2.0). */
function isWithin(coded: number, { text, comparator }: Measure): boolean {
  const limit = Number(text)
  if (comparator === '<') return coded < limit
  if (comparator === '<=') return coded <= limit
  if (comparator === '>') return coded > limit
  return comparator === '>=' ? coded >= limit : coded === limit
}

/** The same for receptors: the coded results of the same receptor, side and work-up. */
export function receptorsBeside(text: ReceptorResult, coded: readonly ReceptorResult[]): readonly ReceptorResult[] {
  return coded.filter(
    (other) =>
      other.receptor === text.receptor && !isOfOtherSide(text.specimen, other.specimen) && isSameWorkUp(text, other),
  )
}

const SIGNS = { positive: 'positive', negative: 'negative', indeterminate: 'other' } as const

/** Whether one is positive and the other negative. */
export function areOpposite(one: ReceptorResult, other: ReceptorResult): boolean {
  const signs = new Set([signOfReceptor(one), signOfReceptor(other)])
  return signs.has('positive') && signs.has('negative')
}

/** Its words, else its share: below 1 % is negative (decision P-11). */
function signOfReceptor({ words, percent }: ReceptorResult): Sign | undefined {
  if (words !== undefined) return words === 'low-positive' ? 'positive' : SIGNS[words]
  if (percent === undefined) return undefined
  const isBelow = Number(percent.text) < 1
  if (percent.comparator === undefined) return isBelow ? 'negative' : 'positive'
  if (percent.comparator === '<') return Number(percent.text) <= 1 ? 'negative' : undefined
  return percent.comparator.startsWith('>') && !isBelow ? 'positive' : undefined
}

function isOfOtherSide({ laterality: one }: SpecimenFacts, { laterality: other }: SpecimenFacts): boolean {
  return one !== undefined && other !== undefined && one !== other
}
