/** The considerations that may come of a classification: their keys, and what each hands to its card. */
import type { Classification } from './classification.ts'

/** Keys of the card catalogue; each is one file in cards/ and the code of the card's `source.topic`. */
export const PATIENT_VIEW_KEYS = [
  'her2Synopsis',
  'reflexIsh',
  'concurrentIhc',
  'ishRecount',
  'her2Discordant',
  'metastaticRetest',
  'zeroUnspecified',
  'her2Amended',
  'her2Indeterminate',
  'metastaticLow',
  'metastaticUltralow',
  'her2Missing',
] as const

export type ConsiderationKey = (typeof PATIENT_VIEW_KEYS)[number]

/** What the record holds for one condition of a label route. */
export interface RouteCondition {
  readonly condition: string
  readonly record: 'found' | 'contradicts' | 'not found'
  /** The value or reference it rests on, for a person. */
  readonly basis?: string
}

export interface LabelRoute {
  /** Row id, e.g. 'TDX-3'. */
  readonly rule: string
  readonly title: string
  readonly conditions: readonly RouteCondition[]
}

export interface Consideration {
  readonly key: ConsiderationKey
  /** The specimen the consideration speaks of; absent where there is none (her2Missing). */
  readonly classification?: Classification
  /** Row ids and decisions that made it fire, for the trace and the card. */
  readonly because: readonly string[]
  /** her2Amended: the classification as it stood before the amendment. */
  readonly before?: Classification
  readonly amendedOn?: string
  /** metastaticRetest: the untested specimen. her2Missing: none. */
  readonly target?: { readonly reference?: string; readonly site?: string; readonly collectedOn?: string }
  /** her2Missing: the diagnosis. */
  readonly diagnosis?: { readonly reference: string; readonly words: string; readonly on?: string }
  /** metastaticLow, metastaticUltralow. */
  readonly routes?: readonly LabelRoute[]
}

/** Why a consideration that was looked at stays quiet: for the trace. */
export interface Quiet {
  readonly key: ConsiderationKey
  readonly why: string
}
