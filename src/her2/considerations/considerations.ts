/** The considerations that may come of a classification: their keys, and what each hands to its card. */
import type { Classification } from '../classification.ts'

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

export const ORDER_SELECT_KEYS = [
  'needsHer2Positive',
  'tdxdNoRoute',
  'needsHer2Negative',
  'weakSpecimen',
  'tdxdRoute',
  'her2OrderProblem',
  'her2OrderInSitu',
] as const

export const ORDER_SIGN_KEYS = [
  'everyResultNegative',
  'signNeedsHer2Positive',
  'signNotFinal',
  'signAmended',
  'tdxdBaseline',
] as const

export const CARD_KEYS = [...PATIENT_VIEW_KEYS, ...ORDER_SELECT_KEYS, ...ORDER_SIGN_KEYS] as const

export type ConsiderationKey = (typeof CARD_KEYS)[number]

/** The hooks of CDS Hooks for which considerations are defined. */
export type HookName = 'patient-view' | 'order-select' | 'order-sign'

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
  /** metastaticLow, metastaticUltralow, tdxdRoute, tdxdNoRoute. */
  readonly routes?: readonly LabelRoute[]
  /** Order hooks: the draft the consideration speaks of. */
  readonly draft?: { readonly reference: string; readonly words: string; readonly agent?: string }
  /** tdxdNoRoute: what keeps the record from every route. her2OrderProblem: what is the matter with the order. */
  readonly gap?: string
  /** weakSpecimen, tdxdBaseline: what weakens the basis, or what was not found. */
  readonly caveats?: readonly string[]
}

/** Why a consideration that was looked at stays quiet: for the trace. */
export interface Quiet {
  readonly key: ConsiderationKey
  readonly why: string
}
