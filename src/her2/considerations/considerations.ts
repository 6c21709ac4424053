/** The considerations that may follow from a classification: their keys, and what each passes to its card. */
import type { Classification, NotDoneTest, PendingTest } from '../classification.ts'
import type {
  Diagnosis,
  HistologicType,
  HistologyStatement,
  ReceptorResult,
  SpecimenFacts,
  UnreadableResult,
} from '../evidence.ts'
import type { MetastaticBasis } from '../status/metastasis.ts'
import type { TumorReceptors } from '../status/tumor-receptors.ts'

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
  'lowGradePositive',
  'excisionRetest',
  'specimensDiffer',
  'multipleTumors',
  'her2Unread',
] as const

export const ORDER_SELECT_KEYS = [
  'needsHer2Positive',
  'otherTumorPositive',
  'needsHer2Negative',
  'otherTumorNegative',
  'maintenanceLabel',
  'weakSpecimen',
  'tdxdRoute',
  'her2OrderProblem',
  'her2OrderInSitu',
  'noBreastLabel',
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

/** Cards that became part of another: what was answered under the old key counts for the new one. */
export const MERGED_KEYS = { tdxdNoRoute: 'tdxdRoute' } as const satisfies Readonly<Record<string, ConsiderationKey>>
export type MergedKey = keyof typeof MERGED_KEYS

/** The hooks of CDS Hooks for which considerations are defined. */
export type HookName = 'patient-view' | 'order-select' | 'order-sign'

/** The five answers of the record to a condition of a label (decision P-14). */
export const ROUTE_ANSWERS = [
  'found',
  'found on another specimen',
  'given, outcome not recorded',
  'not found',
  'contradicts',
] as const
export type RouteAnswer = (typeof ROUTE_ANSWERS)[number]

/** What the record holds for one condition of a label route. */
export interface RouteCondition {
  readonly condition: RouteConditionKey
  readonly record: RouteAnswer
  /** What the answer is based on. */
  readonly basis?: RouteBasis
}

/** Row ids of the table of route conditions. */
export const ROUTE_CONDITION_KEYS = [
  'HER2-positive',
  'HER2-positive, before or after neoadjuvant treatment',
  'tier low',
  'tier low or ultralow',
  'unresectable or metastatic',
  'with pertuzumab, first line',
  'prior anti-HER2 regimen',
  'prior anti-HER2 regimen, any setting',
  'chemotherapy, metastatic setting or early relapse',
  'hormone receptor positive',
  'endocrine therapy in the metastatic setting',
  'endocrine therapy not suitable as next line',
  'stage II or III, neoadjuvant',
  'residual disease after neoadjuvant',
  'test named by the label',
] as const
export type RouteConditionKey = (typeof ROUTE_CONDITION_KEYS)[number]

/** What a label requires of a specimen's status. */
export type StatusBasis = Pick<Classification, 'overexpression' | 'reason' | 'tier' | 'discordant' | 'caution'>

interface Recorded {
  /** In the words of the record. */
  readonly words: string
  readonly reference: string
}

export type RouteBasis =
  | { readonly code: 'status'; readonly of: StatusBasis }
  /** The tier that a label names, with what it is weakened by. */
  | { readonly code: 'tier'; readonly of: StatusBasis }
  /** Another specimen than the current one. */
  | { readonly code: 'other-specimen'; readonly of: StatusBasis; readonly site?: string; readonly on?: string }
  | { readonly code: 'staining-not-stated' }
  | { readonly code: 'metastatic' }
  | MetastaticBasis
  | ({ readonly code: 'earlier-treatment' } & Recorded)
  | ({ readonly code: 'partner-drug' } & Recorded)
  | ({ readonly code: 'stage' } & Recorded)
  | ({
      readonly code: 'treatment'
      readonly on?: string
      /** The next course of another drug. */
      readonly changedTo?: string
      readonly changedOn?: string
    } & Recorded)
  | ({ readonly code: 'course-statement'; readonly on?: string } & Recorded)
  | { readonly code: 'receptors'; readonly results: readonly ReceptorResult[]; readonly lowPositive: boolean }
  | { readonly code: 'assay'; readonly name: string }
  | { readonly code: 'other-assay'; readonly name: string }

export interface LabelRoute {
  /** Row id, e.g. 'TDX-3'. */
  readonly rule: string
  readonly jurisdiction: 'US' | 'EU'
  readonly conditions: readonly RouteCondition[]
}

/** tdxdRoute: why the record fits no route. Row ids of the table of gaps. */
export const GAP_CODES = [
  'no-ish',
  'staining-absent',
  'staining-not-stated',
  'no-score',
  'not-metastatic',
  'ultralow-and-hr-negative',
  'all-contradicted',
] as const
export type GapCode = (typeof GAP_CODES)[number]

/** her2OrderProblem: what is wrong with the order for a test. */
export type OrderProblem =
  | { readonly code: 'serum' }
  | { readonly code: 'repeat-of-group-4' }
  | { readonly code: 'in-process'; readonly reference: string }
  | { readonly code: 'resulted'; readonly reference: string; readonly on?: string }
  | { readonly code: 'ordered'; readonly reference: string }

/** weakSpecimen: what weakens the basis. */
export type Caveat =
  | { readonly code: 'acid-decalcified' }
  | { readonly code: 'cytology-fixed-otherwise' }
  | { readonly code: 'cytology-fixation-unknown' }
  | { readonly code: 'preliminary' }
  | { readonly code: 'group-of-earlier-guideline'; readonly group: number }
  | { readonly code: 'ratio-at-threshold'; readonly ratio: string }

/** tdxdBaseline: what was not found, or speaks against a first dose. */
export type BaselineItem =
  | { readonly code: 'no-recent-lvef'; readonly days: number }
  | { readonly code: 'low-lvef'; readonly percent: string; readonly reference: string }
  | { readonly code: 'lung-disease'; readonly words: string; readonly reference: string }
  | { readonly code: 'pregnancy-not-found' }
  | { readonly code: 'pregnancy-recorded'; readonly reference: string }

/** multipleTumors: how many invasive tumours are recorded and tested. */
export interface SeveralTumors {
  readonly of: 'sides' | 'foci'
  readonly recorded: number
  readonly tested: number
  /** The untested one: its side, its diagnosis, its sample, as far as the record names them. */
  readonly side?: Diagnosis['laterality']
  readonly diagnosis?: Diagnosis
  readonly sample?: SpecimenFacts
  /** Whether the guideline wants a test of it: of a focus only where it is of higher grade or another type. */
  readonly isAskedFor: boolean
  readonly statements: readonly HistologyStatement[]
}

/** The label row that a claim about an agent is based on. */
export interface LabelBasis {
  /** Name of the row in the table of agents. */
  readonly row: string
  readonly agent: string
  /** 'US', 'EU', or 'any' where the row names no country. */
  readonly jurisdiction: string
  readonly indication: string
  /** Id in the registry of sources. */
  readonly source: string
  readonly mark: string
  /** '-' where it could not be had. */
  readonly setId: string
  readonly edition: string
  /** '-' where the row is known without having been compared. */
  readonly checkedOn: string
  readonly reviewBy: string
  /** True where the day for its review has passed: then it is never critical, and the card says so. */
  readonly overdue: boolean
}

export interface Consideration {
  readonly key: ConsiderationKey
  /** The specimen that the consideration is about; absent if there is none (her2Missing). */
  readonly classification?: Classification
  /** Row ids and decisions that made it fire, for the trace and the card. */
  readonly because: readonly string[]
  /** Names of the very rows behind `because`, where several rows share an id. */
  readonly rows?: readonly string[]
  /** Hormone receptors of the tumour it is about; only where the record holds some that are not known to be its own. */
  readonly receptors?: TumorReceptors
  /** her2Amended: the classification as it stood before the amendment. */
  readonly before?: Classification
  readonly amendedOn?: string
  /** metastaticRetest: the untested specimen. her2Missing: none. */
  readonly target?: { readonly reference?: string; readonly site?: string; readonly collectedOn?: string }
  /** her2Missing: the diagnosis. */
  readonly diagnosis?: { readonly reference: string; readonly words: string; readonly on?: string }
  /** Cards that ask for a test: it is pending, longer than is waited for or without a day; or it was not done. */
  readonly pending?: PendingTest
  readonly notDone?: NotDoneTest
  /** specimensDiffer: the negative specimen beside the positive one. */
  readonly against?: Classification
  /** lowGradePositive: the type, and what says so and that it is of grade 1. */
  readonly lowGrade?: { readonly type: HistologicType; readonly statements: readonly HistologyStatement[] }
  /** excisionRetest: the criterion, by its row id, and what says so of excision and core. */
  readonly retest?: { readonly criterion: string; readonly statements: readonly HistologyStatement[] }
  /** multipleTumors: how many are recorded and how many tested, and what is not. */
  readonly several?: SeveralTumors
  /** her2Unread: what stands there, and why it was not read. */
  readonly unread?: readonly UnreadableResult[]
  /** tdxdRoute: how urgent the row is; absent: as the card file says. */
  readonly indicator?: 'info' | 'warning'
  /** metastaticLow, metastaticUltralow, tdxdRoute. */
  readonly routes?: readonly LabelRoute[]
  /** Order hooks: the draft that the consideration is about. */
  readonly draft?: { readonly reference: string; readonly words: string; readonly agent?: string }
  /** Order hooks: another active tumour, which the drug fits. */
  readonly otherTumor?: Classification
  /** Order hooks: another active cancer for which the drug is labelled, where the order gives no reason. */
  readonly otherCancer?: { readonly reference: string; readonly words: string }
  /** Order hooks: the label row of the drug or assay that is ordered. */
  readonly label?: LabelBasis
  readonly gap?: GapCode
  readonly problem?: OrderProblem
  readonly caveats?: readonly Caveat[]
  readonly baseline?: readonly BaselineItem[]
}

/** Why a consideration is withheld: a code of the table of reasons, with its values. */
export type WithholdReason =
  /** `condition`: the one of its own row. */
  | { readonly code: 'unless'; readonly condition: string }
  /** `parts`: of the record. */
  | { readonly code: 'not-read'; readonly parts: readonly string[] }
  | {
      readonly code:
        | 'deceased'
        | 'under-18'
        | 'comfort-care'
        | 'other-cancer'
        | 'order-for-other-cancer'
        | 'history-only'
        | 'not-a-professional'
    }

/** A consideration that is withheld from every reader of this call. */
export interface Withheld {
  readonly key: ConsiderationKey
  readonly because: WithholdReason
}
