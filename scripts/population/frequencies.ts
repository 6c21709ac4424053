/**
 * How often what is in a generated population. Shares are rounded; docs/population.md names the source of each. They shape
 * test data and nothing else: no rule, card or answer reads them.
 */

export type Score = '0' | '1+' | '2+' | '3+'
export type IshOutcome = 'amplified' | 'not-amplified' | 'group-2' | 'group-3' | 'group-4' | 'words-equivocal'

/** Share of patients with a breast cancer: what a hospital with a breast centre may hold (asked for by the task, not a prevalence). */
export const BREAST_CANCER = 0.08

/** Stage at diagnosis: localised, regional, distant as 64, 28 and 6 % (SEER), spread over groups. */
export const STAGES: readonly (readonly [string, number])[] = [
  ['I', 44],
  ['IIA', 22],
  ['IIB', 12],
  ['IIIA', 9],
  ['IIIC', 6],
  ['IV', 6],
]

/** IHC scores of invasive breast cancer. */
export const HER2_SCORES: readonly (readonly [Score, number])[] = [
  ['0', 32],
  ['1+', 34],
  ['2+', 22],
  ['3+', 12],
]

/** ISH of IHC 2+. */
export const ISH_OF_EQUIVOCAL: readonly (readonly [IshOutcome, number])[] = [
  ['not-amplified', 76],
  ['amplified', 15],
  ['group-4', 4],
  ['group-2', 1.5],
  ['group-3', 1],
  ['words-equivocal', 1],
]

export const RECEPTOR_POSITIVE = { er: 0.8, pgr: 0.68 } as const

/** Invasive cancers with a HER2 result on record; IHC 2+ without ISH; IHC 0 with a staining statement; tested metastases. */
export const TESTED = 0.93
export const ISH_MISSING = 0.1
export const STAINING_TOLD = 0.25
export const METASTASIS_TESTED = 0.55
