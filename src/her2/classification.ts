/** The answer for one specimen and for one patient. Names are fixed: others build on them (docs/INTERFACE.md). */
import type { IhcScore, PartialDate } from './evidence.ts'

export type Overexpression =
  'positive' | 'negative' | 'not-final' | 'conflict' | 'indeterminate' | 'not-applicable' | 'unknown'

export type NotFinalReason =
  | 'needs-ish'
  | 'needs-ihc'
  | 'needs-dual-probe'
  | 'recount-not-found'
  | 'adjudication'
  | 'copy-number-missing'
  | 'ratio-missing'
  | 'preliminary'
  | 'repeat-ish'
  | 'ish-equivocal'

export type ConflictReason =
  'reported-vs-derived' | 'ratio-arithmetic' | 'percent-vs-score' | 'sp-contradiction' | 'two-final-results'

export type NotApplicable = 'dcis-only' | 'non-breast' | 'serum' | 'ngs-only' | 'mutation-only'

export type Reason = NotFinalReason | ConflictReason | NotApplicable

export type Tier = 'low' | 'ultralow' | 'null' | 'zero-unspecified' | 'undetermined'

export type CommentCode = 'C2' | 'C3' | 'C4'

export interface IhcSummary {
  readonly score?: IhcScore
  readonly words?: string
  readonly stainingPercent?: number
  readonly staining?: 'absent' | 'present'
}

export interface IshSummary {
  readonly probe?: 'dual' | 'single'
  readonly group?: 1 | 2 | 3 | 4 | 5
  readonly ratio?: string
  /** The quotient of the two copy numbers, where no ratio was reported (decision P-3); digits cut, never rounded. */
  readonly computedRatio?: string
  readonly her2CopyNumber?: string
  readonly cep17CopyNumber?: string
  readonly result?: 'amplified' | 'not-amplified' | 'equivocal' | 'indeterminate'
}

/** The HER2 status of one specimen. Absent means not reported. */
export interface Classification {
  readonly overexpression: Overexpression
  readonly reason?: Reason
  readonly tier?: Tier
  readonly caution: boolean
  readonly discordant: boolean
  readonly specimenAssumed: boolean
  readonly label: string
  readonly comment?: CommentCode
  readonly ihc?: IhcSummary
  readonly ish?: IshSummary
  /** The laboratory's own overall interpretation, as reported. */
  readonly reported?: string
  /** Row ids of the decision tables, in the order they were used. */
  readonly rules: readonly string[]
  readonly specimen: {
    readonly reference?: string
    readonly site?: string
    readonly laterality?: 'left' | 'right' | 'bilateral'
    readonly collectedOn?: PartialDate
    readonly metastatic: boolean
  }
  /** Both sides of a contradiction, near-threshold and earlier-guideline remarks: for a person. */
  readonly notes: readonly string[]
  readonly evidence: readonly string[]
}

export interface TumorClassification {
  readonly laterality?: 'left' | 'right' | 'bilateral'
  readonly primary?: string
  /** Latest first. */
  readonly specimens: readonly Classification[]
}

export type HormoneReceptorStatus = 'positive' | 'low-positive' | 'negative' | 'unknown'

/** The answer for one patient. */
export interface PatientClassification {
  readonly current?: Classification
  readonly tumors: readonly TumorClassification[]
  readonly metastatic: 'yes' | 'no' | 'unknown'
  readonly hormoneReceptor: HormoneReceptorStatus
  readonly everPositive: boolean
  readonly everLow: boolean
  readonly everUltralow: boolean
}
