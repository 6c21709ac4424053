import type { ReceptorWords } from './statements.ts'

/** A scale on which oestrogen and progesterone receptors are reported, with the values that are certainly of one side. */
export interface ReceptorScale {
  readonly name: string
  /** Words by which a report names it, as the lexicon gives them. */
  readonly words: readonly string[]
  /** The highest value; also the denominator that names the scale where no word does ('8/8'). */
  readonly most: number
  readonly negativeUpTo: number
  /** Up to here certainly no more than 10 % are stained; absent where the scale does not tell. */
  readonly lowUpTo?: number
  readonly positiveFrom: number
  /** Where the two limits come from; what lies between them has more than one reading and is not read. */
  readonly source: string
}

// prettier-ignore
export const RECEPTOR_SCALES: readonly ReceptorScale[] = [
  { name: 'Allred',  words: ['allred', 'quick score', 'quickscore', 'total score'], most: 8,   negativeUpTo: 2, positiveFrom: 3,
    source: 'Harvey et al., J Clin Oncol 1999;17:1474: more than 2 of 8 is positive' },
  { name: 'IRS',     words: ['irs', 'remmele', 'remmele score'],                    most: 12,  negativeUpTo: 0, positiveFrom: 3,
    source: 'Remmele and Stegner, Pathologe 1987;8:138: 0 to 1 negative, from 3 on stained at more than single cells; 1 and 2 do not say whether 1 % are stained' },
  { name: 'H-score', words: ['h score', 'hscore'],                                  most: 300, negativeUpTo: 0, lowUpTo: 10, positiveFrom: 31,
    source: 'percentage times intensity 1 to 3 (McCarty et al., Cancer Res 1986;46:4244s): from 3 on at least 1 % of nuclei are stained (ASCO/CAP 2020), up to 10 at most 10 %, from 31 on more than 10 %' },
]

/** Words for one half of a scale: their figures are passed over. */
export const SCALE_PARTS: ReadonlySet<string> = new Set([
  'proportion score',
  'ps',
  'intensity score',
  'intensity',
  'farbeintensitat',
  'faerbeintensitaet',
  'intensite',
  'intensidad',
  'intensiteit',
  'intensita',
])

/** The lowest H-score of 1 % stained nuclei, whatever their intensity. */
const LEAST_OF_ONE_PERCENT = 3

/** The proportion score of Allred (Harvey 1999): 1 is less than 1 % stained nuclei, 2 is 1 to 10 %. */
export function readProportion(value: number): ReceptorWords | undefined {
  if (value < 0 || value > 5) return undefined
  if (value <= 1) return 'negative'
  return value === 2 ? 'low-positive' : 'positive'
}

/** What a value on a scale says; undefined where it lies between the limits or off the scale. */
export function readScaleValue(scale: ReceptorScale, value: number): ReceptorWords | undefined {
  if (value < 0 || value > scale.most) return undefined
  if (value <= scale.negativeUpTo) return 'negative'
  if (scale.lowUpTo !== undefined && value >= LEAST_OF_ONE_PERCENT && value <= scale.lowUpTo) return 'low-positive'
  return value >= scale.positiveFrom ? 'positive' : undefined
}
