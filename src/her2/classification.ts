/**
 * The answer for one specimen and for one patient, in codes and values. Names are fixed: others build on them
 * (docs/INTERFACE.md). The words that go with it, `label` and the sentences of `notes`, are made by src/content.
 */
import type {
  IhcScore,
  IhcWords,
  IshWords,
  NotDoneReason,
  OverallWords,
  PartialDate,
  ReportStatus,
} from './evidence.ts'

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
  /** The quotient of the two copy numbers, if no ratio was reported (decision P-3); truncated, never rounded. */
  readonly computedRatio?: string
  readonly her2CopyNumber?: string
  readonly cep17CopyNumber?: string
  readonly result?: 'amplified' | 'not-amplified' | 'equivocal' | 'indeterminate'
}

/** Two copy numbers as they stood in the record, and their quotient, truncated, never rounded. */
export interface Quotient {
  readonly her2: string
  readonly cep17: string
  readonly ratio: string
}

/** A remark on a specimen beside its status: a code, and the values that its words need. */
export type Note =
  // numbers and words of one ISH test
  | { readonly code: 'ratio-computed'; readonly quotient: Quotient }
  | { readonly code: 'ratio-not-read'; readonly why: string }
  | { readonly code: 'ratio-differs'; readonly reported: string; readonly quotient: Quotient }
  | { readonly code: 'ratio-across-threshold'; readonly reported: string; readonly quotient: Quotient }
  | { readonly code: 'ratio-near-threshold'; readonly ratio: string }
  | { readonly code: 'recount-contradicts-itself' }
  | { readonly code: 'ish-numbers-incomplete' }
  | { readonly code: 'ish-words-only' }
  | { readonly code: 'ish-words-against-numbers'; readonly words: IshWords; readonly reading: string }
  | { readonly code: 'ish-not-classifiable'; readonly possible: readonly string[] }
  // several tests of one specimen
  | { readonly code: 'two-ish-answers' }
  | { readonly code: 'several-ish-results' }
  | {
      readonly code: 'two-ihc-results'
      readonly results: readonly { readonly score?: IhcScore; readonly words?: IhcWords; readonly assay?: string }[]
      readonly references: readonly string[]
    }
  | { readonly code: 'two-staining-statements'; readonly references: readonly string[] }
  // score, percentage and words of one IHC
  | { readonly code: 'score-of-limited-pattern' }
  | {
      readonly code: 'percent-against-score'
      readonly score: IhcScore
      readonly percent: string
      readonly rule: string
    }
  | { readonly code: 'percent-against-absent'; readonly percent: string }
  | {
      readonly code: 'ihc-words-against-score'
      readonly score: IhcScore
      readonly words: IhcWords
      readonly reference: string
    }
  // the laboratory's overall interpretation
  | { readonly code: 'overall-differ'; readonly words: readonly OverallWords[] }
  | { readonly code: 'overall-only' }
  | { readonly code: 'overall-no-stand-in'; readonly words: OverallWords }
  | { readonly code: 'overall-final'; readonly words: OverallWords }
  | { readonly code: 'overall-said'; readonly words: OverallWords }
  | { readonly code: 'overall-older'; readonly words: OverallWords }
  | { readonly code: 'overall-against-components'; readonly words: OverallWords; readonly given: Overexpression }
  | { readonly code: 'overall-against-tier'; readonly words: 'low' | 'ultralow'; readonly tier: Tier }
  // what was not used
  | { readonly code: 'contradiction'; readonly why: string }
  | { readonly code: 'not-understood'; readonly reference: string }
  | { readonly code: 'says-nothing'; readonly reference: string; readonly why: string }
  | { readonly code: 'pending'; readonly reference: string; readonly status: ReportStatus }
  | { readonly code: 'only-pending'; readonly reference: string; readonly status: ReportStatus }
  | { readonly code: 'earlier-guideline' }
  | { readonly code: 'order-unknown' }
  | { readonly code: 'not-applicable'; readonly says: string }

export type NoteCode = Note['code']

/** A test of a specimen that is ordered or under way and has no final result (decision P-20). */
export interface PendingTest {
  readonly test: 'ihc' | 'ish' | 'her2'
  /** Day of the order, else of the report. */
  readonly since?: PartialDate
  /** What says so: an active order, or a report, a note or a value. */
  readonly by: 'order' | 'report'
  /** What a preliminary ISH result says. */
  readonly preliminary?: IshWords
  readonly reference: string
}

/** A test of a specimen that was not done (decision P-20). */
export interface NotDoneTest {
  readonly test: 'ihc' | 'ish' | 'her2'
  readonly reason: NotDoneReason
  readonly reference: string
}

/** The HER2 status of one specimen. Absent means not reported. */
export interface Classification {
  readonly overexpression: Overexpression
  readonly reason?: Reason
  readonly tier?: Tier
  readonly caution: boolean
  readonly discordant: boolean
  readonly specimenAssumed: boolean
  readonly comment?: CommentCode
  readonly ihc?: IhcSummary
  readonly ish?: IshSummary
  /** The laboratory's own overall interpretation, as reported. */
  readonly reported?: string
  /** Row ids of the decision tables, in the order they were used. */
  readonly rules: readonly string[]
  /** Names of the very rows that were met, 'combination/CB-16 (not done, indeterminate)': several may share an id. */
  readonly rows: readonly string[]
  readonly specimen: {
    readonly reference?: string
    readonly site?: string
    readonly laterality?: 'left' | 'right' | 'bilateral'
    readonly collectedOn?: PartialDate
    readonly metastatic: boolean
  }
  /** Both sides of a contradiction, near-threshold and earlier-guideline remarks. */
  readonly notes: readonly Note[]
  readonly evidence: readonly string[]
  /** Tests that are pending, each once. */
  readonly pending?: readonly PendingTest[]
  readonly notDone?: readonly NotDoneTest[]
}

/** A tumour, or distant tissue whose origin is not stated; never combined with another one (decision P-12). */
export interface TumorClassification {
  readonly laterality?: 'left' | 'right' | 'bilateral'
  readonly primary?: string
  /** Distant tissue whose origin is not stated. */
  readonly distant?: true
  /** Absent: not known. */
  readonly active?: boolean
  /** Its own hormone receptors; only where several tumours are told apart. */
  readonly hormoneReceptor?: HormoneReceptorStatus
  /** The answer of this tumour; absent where it has no HER2 result. */
  readonly current?: Classification
  /** Latest first. */
  readonly specimens: readonly Classification[]
}

export type HormoneReceptorStatus = 'positive' | 'low-positive' | 'negative' | 'unknown'

/** The answer for one patient. */
export interface PatientClassification {
  /** That of one tumour, as the table of groups says. `differs`: the answer of another tumour is not the same. */
  readonly current?: Classification & { readonly differs?: boolean }
  readonly tumors: readonly TumorClassification[]
  readonly metastatic: 'yes' | 'no' | 'unknown'
  /** Metastasis on record beside another cancer, and nobody says which one it comes from (decision P-17). */
  readonly metastasisOriginNotStated?: true
  /** Of the tumour whose answer is `current`; never of another or an earlier one. */
  readonly hormoneReceptor: HormoneReceptorStatus
  readonly everPositive: boolean
  readonly everLow: boolean
  readonly everUltralow: boolean
}
