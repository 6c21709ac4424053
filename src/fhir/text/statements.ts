import type { IhcResult, IhcScore, IhcWords, IshResult, IshWords, Laterality, Measure } from '../../her2/evidence.ts'
import type { OverallWords, StainingPercent, TestState, UnreadClass } from '../../her2/evidence.ts'

/** What a coded question asks, when its answer is only text. */
export type AnswerQuestion = 'ihc' | 'ish' | 'ratio' | 'overall' | 'er' | 'pgr' | 'percent'

export type ReceptorWords = 'positive' | 'low-positive' | 'negative' | 'indeterminate'

/** Everything that a piece of text can say. A field that is absent was not said. */
export interface ReadFields {
  readonly score?: IhcScore
  readonly staining?: 'absent' | 'present'
  readonly percent?: StainingPercent
  readonly ihcWords?: IhcWords
  readonly pattern?: NonNullable<IhcResult['pattern']>
  readonly ishWords?: IshWords
  readonly ratio?: Measure
  readonly her2CopyNumber?: Measure
  readonly cep17CopyNumber?: Measure
  readonly cellsCounted?: Measure
  readonly probe?: NonNullable<IshResult['probe']>
  readonly recount?: NonNullable<IshResult['recount']>
  readonly overallWords?: OverallWords
  readonly receptorWords?: ReceptorWords
  readonly receptorPercent?: Measure
}

/** Why there is no result where the words only say where one stands: 'see report'. */
export const REFERS = 'refers to another place'

/** The text says something, and only that. */
export interface AnswerRead extends ReadFields {
  readonly kind: 'read'
}

/** The text says that there is no result: not performed, unknown, pending, not applicable, see report. */
export interface AnswerNothing {
  readonly kind: 'nothing'
  readonly why: string
  /** Where it says that the test is pending, or was not done. */
  readonly state?: TestState
}

/** Not understood, more than one reading, or (`contradiction`) two parts that exclude each other. `why` quotes in «…». */
export interface AnswerUnreadable {
  readonly kind: 'unreadable'
  readonly why: string
  readonly contradiction?: true
}

export type AnswerReading = AnswerRead | AnswerNothing | AnswerUnreadable

export type StatementAbout = 'her2-ihc' | 'her2-ish' | 'her2-overall' | 'er' | 'pgr' | 'metastasis'

/** A stretch of the ORIGINAL input, in UTF-16 units: `text.slice(start, end) === quote`. */
export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** One statement of a report. */
export interface TextStatement extends ReadFields, TextSpan {
  readonly about: StatementAbout
  readonly metastasis?: 'yes' | 'no' | 'uncertain'
  /** For a person: the words that say it ('stage IV', 'cM1', 'hepatische Metastasierung'). Metastasis only. */
  readonly words?: string
  /** The heading of the specimen as written: 'Specimen A', 'Probe B'. */
  readonly section?: string
  /** What the heading says of the site, as written: 'Left breast, core biopsy'. */
  readonly site?: string
  readonly laterality?: Laterality
  /** True only on a metastasis statement that is suspected; a hedged HER2 or receptor value is unread. */
  readonly hedged?: boolean
  /** True where the report speaks of an earlier result. */
  readonly previous?: boolean
  /** The day, month or year that the text gives for this result. */
  readonly on?: string
  /** A receptor of a cancer that the text calls an earlier one. */
  readonly earlierTumor?: true
  /** A receptor of a part that speaks of carcinoma in situ without invasion. */
  readonly inSitu?: true
  /** It is of a tumour that the text places in another organ. */
  readonly otherOrgan?: boolean
  /** Metastasis of a tumor that the text calls another primary than the breast. */
  readonly otherPrimary?: boolean
  /** Metastasis of which the sentence does not say where it comes from. */
  readonly ofAnyOrigin?: true
}

export type { UnreadClass }

/** Something that concerns HER2 and was not understood. `quote` is the whole sentence. */
export interface TextUnread extends TextSpan {
  readonly why: string
  readonly class: UnreadClass
  /** Set where it is understood as something to which the breast algorithm does not apply. */
  readonly reason?: 'dcis-only' | 'non-breast' | 'serum' | 'ngs-only' | 'mutation-only'
  /** Two parts of it exclude each other. */
  readonly contradiction?: true
}

/** A hormone receptor with a value that is not read. */
export interface ReceptorUnreadText extends TextSpan {
  readonly about: 'er' | 'pgr'
  readonly why: string
  readonly class: UnreadClass
}

/** The report says of a test that it has no result (not performed, pending). It is not a result. */
export interface TextNothing extends TextSpan, Pick<TextStatement, 'section' | 'site' | 'laterality'> {
  readonly about: StatementAbout
  readonly why: string
  /** Where it says that the test is pending, or was not done (RULES P-20). */
  readonly state?: TestState
}

/** Words on HER2 or a receptor that were understood as something else than a result: a score key, a control, a request. */
export interface TextContext extends TextSpan {
  readonly why: string
}

export interface ReportReading {
  readonly statements: readonly TextStatement[]
  readonly unread: readonly TextUnread[]
  /** Hormone receptors that are named with a value that is not read. */
  readonly unreadReceptors: readonly ReceptorUnreadText[]
  readonly nothing: readonly TextNothing[]
}

/** Counts the work of one reading, so that a test can show that it grows with the length of the text and no faster. */
export interface StepMeter {
  steps: number
}
