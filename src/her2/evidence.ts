/**
 * What the rules know about a patient: plain clinical facts, read from any record system, with no word of that system.
 * An absent field was not reported. Nothing is judged here: `classify` and `consider` do that.
 */

/** A calendar date as far as it was recorded: '2026', '2026-09' or '2026-09-02'. */
export type PartialDate = string

/** The status of a laboratory result. `unverified`: the record gives none, or an unknown one. */
export type ReportStatus = 'final' | 'amended' | 'corrected' | 'preliminary' | 'registered' | 'unverified'

/**
 * A reported number. `text` holds the digits exactly as they stood in the record ('1.96', '2.0');
 * with a comparator it is an interval, not a number.
 */
export interface Measure {
  readonly text: string
  readonly comparator?: '<' | '<=' | '>=' | '>'
}

export type Laterality = 'left' | 'right' | 'bilateral'

/**
 * Where tissue was taken. `breast`: breast or chest wall recurrence is not distant; `regional-node`: axillary,
 * internal mammary, infra- or supraclavicular node; `distant`: another organ or an effusion; `uncertain`: skin,
 * chest wall, an unnamed node; `unknown`: not stated.
 */
export type SiteKind = 'breast' | 'regional-node' | 'distant' | 'uncertain' | 'unknown'

/** A tissue sample, or what is known about one that the record does not name. */
export interface SpecimenFacts {
  /** Identity within this evidence; two results with the same key come from the same sample. */
  readonly key?: string
  /** What a reader can look up, e.g. 'Specimen/1'. */
  readonly reference?: string
  readonly collectedOn?: PartialDate
  /** Words for a person, e.g. 'liver'. */
  readonly site?: string
  readonly siteKind: SiteKind
  readonly laterality?: Laterality
  readonly procedure?: 'biopsy' | 'surgery' | 'cytology'
  /** The record says that it holds little invasive tumour (RULES RT-3b). */
  readonly scant?: true
  /** How it was fixed, if the record says so; cytology that is not fixed in formalin is a weak basis (T-27). */
  readonly fixation?: 'formalin' | 'other'
  /**
   * What the record says of the tissue itself (decisions P-17, P-18): cancer, cancer that comes from the breast, or that its
   * report is of another finding. Only on the samples of `Evidence.specimens`.
   */
  readonly tissue?: 'cancer' | 'breast cancer' | 'another finding'
  /** Which primary the record ties it to, e.g. 'Condition/2'. */
  readonly primary?: string
  /** Decalcification of bone, where the record says so. */
  readonly decalcification?: 'acid' | 'edta' | 'unspecified'
}

/** Common to every reported result. */
export interface ResultSource {
  /** What a reader can look up, e.g. 'Observation/ihc-1'. A component adds '#', e.g. 'Observation/1#component[0]'. */
  readonly reference: string
  readonly reportStatus: ReportStatus
  /** Further references if one result was put together from several (ratio, copy numbers and words sent separately). */
  readonly alsoFrom?: readonly string[]
  /** When the test was made or the sample taken, as the result says (FHIR effective). */
  readonly performedOn?: PartialDate
  /** When the result was released (FHIR issued), full instant where given; only to order versions. */
  readonly issuedOn?: string
  /** Reports and panels that hold this result; results that share one are of one work-up. */
  readonly reports: readonly string[]
  readonly specimen: SpecimenFacts
  readonly assay?: string
  /** Who answered a question to pathology about it, and when; the answer is one of `alsoFrom`, or the result itself. */
  readonly answered?: { readonly by: string; readonly on: PartialDate }
  /** The words that were read, if the value came from free text. */
  readonly quote?: string
  /** Set if this version was replaced by a later one: the later one's reference. Such a result never counts. */
  readonly replacedBy?: string
}

export type IhcScore = '0' | '1+' | '2+' | '3+'

/** What the result says in words. `positive` and `negative` without a score give no tier. */
export type IhcWords = 'positive' | 'negative' | 'equivocal' | 'indeterminate'

/**
 * What a percentage counts. `membrane`: membrane staining of any intensity; `intense-complete`: uniform intense
 * complete staining (reported for 2+ and 3+ only); `unspecified`: 'percent positive' or not stated.
 */
export type StainingMeaning = 'membrane' | 'intense-complete' | 'unspecified'

export interface StainingPercent extends Measure {
  readonly meaning: StainingMeaning
}

export interface IhcResult extends ResultSource {
  readonly test: 'ihc'
  readonly score?: IhcScore
  readonly words?: IhcWords
  /** The staining statement that goes with a score 0: '0, absent membrane staining' or '0, with membrane staining' (0+). */
  readonly staining?: 'absent' | 'present'
  readonly percent?: StainingPercent
  /** Patterns that are treated as 2+ (rows IHC-2b, IHC-2c, IHC-x), only where the report says so. */
  readonly pattern?: 'intense-complete-limited' | 'moderate-incomplete' | 'unusual'
}

export type IshWords = 'amplified' | 'not-amplified' | 'equivocal' | 'indeterminate'

export interface IshResult extends ResultSource {
  readonly test: 'ish'
  readonly probe?: 'dual' | 'single'
  /** HER2/CEP17 ratio. */
  readonly ratio?: Measure
  /** Why a ratio that was sent is missing here: it was not understood. No other number may replace it. */
  readonly ratioNotRead?: string
  /** Average HER2 signals per cell. */
  readonly her2CopyNumber?: Measure
  /** Average CEP17 signals per cell. */
  readonly cep17CopyNumber?: Measure
  readonly cellsCounted?: Measure
  readonly words?: IshWords
  /** A second blinded count by another observer: its own numbers, or that it stayed in or left the group. */
  readonly recount?: {
    readonly ratio?: Measure
    readonly her2CopyNumber?: Measure
    readonly outcome?: 'same-group' | 'other-group'
    /** The ISH group of the second count, where the report names it. */
    readonly group?: '1' | '2' | '3' | '4' | '5'
  }
}

export type OverallWords = 'positive' | 'negative' | 'equivocal' | 'indeterminate' | 'low' | 'ultralow'

/** The laboratory's own overall HER2 interpretation, not tied to one method. */
export interface OverallResult extends ResultSource {
  readonly test: 'overall'
  readonly words: OverallWords
}

/** Why a test was not done, as far as it is said. */
export type NotDoneReason = 'insufficient' | 'no-tumour-left' | 'not-indicated' | 'not-stated'

/** What the record says of a test that has no result (decision P-20). */
export interface TestState {
  /** `pending`: ordered, under way, to follow; `not-done`: it has no result and will have none. */
  readonly says: 'pending' | 'not-done'
  /** Only of one that was not done. */
  readonly reason?: NotDoneReason
}

/**
 * A HER2 result that says nothing, or that contradicts itself.
 * `nothing`: asked but not answered (not performed, unknown, masked); `unreadable`: there is a value that was not
 * understood; `contradiction`: two parts of the one result exclude each other, both named in `why`.
 */
export interface UnreadableResult extends ResultSource, Partial<TestState> {
  readonly test: 'unreadable'
  readonly of: 'ihc' | 'ish' | 'overall'
  readonly kind: 'nothing' | 'unreadable' | 'contradiction'
  readonly why: string
  /** Only for an unreadable one, if known: why nothing of it is used. */
  readonly class?: UnreadClass
  /** It was sent as the HER2/CEP17 ratio. */
  readonly asks?: 'ratio'
}

export type Her2Result = IhcResult | IshResult | OverallResult | UnreadableResult

export type NotApplicableReason = 'dcis-only' | 'non-breast' | 'serum' | 'ngs-only' | 'mutation-only'

/** A HER2-named result to which the breast tissue algorithm does not apply. It never sets a status. */
export interface NotApplicableResult extends ResultSource {
  readonly reason: NotApplicableReason
  /** What it said, for a person: 'ERBB2 copy number 12 (NGS)'. */
  readonly says: string
}

export type Receptor = 'ER' | 'PgR'

export interface ReceptorResult extends ResultSource {
  readonly receptor: Receptor
  readonly words?: 'positive' | 'low-positive' | 'negative' | 'indeterminate'
  /** Percent of stained nuclei. */
  readonly percent?: Measure
  /** Said by the code of a diagnosis alone. */
  readonly byDiagnosis?: true
}

/** Types of invasive breast carcinoma that RT-4 names; `other`: one that it does not name, or a mixed one. */
export const HISTOLOGIC_TYPES = [
  'ductal',
  'lobular',
  'tubular',
  'mucinous',
  'cribriform',
  'adenoid cystic',
  'other',
] as const
export type HistologicType = (typeof HISTOLOGIC_TYPES)[number]

/** What the record says of a tumour's grade, or of its type. */
export interface HistologyStatement extends ResultSource {
  /** `unclear`: a grade is there and was not understood. */
  readonly grade?: '1' | '2' | '3' | 'unclear'
  readonly type?: HistologicType
}

/** One statement of the record on distant metastasis (decision P-10). */
export interface MetastasisStatement {
  readonly reference: string
  readonly reportStatus: ReportStatus
  readonly says: 'yes' | 'no' | 'uncertain'
  /** For a person: 'stage IV', 'cM1', 'secondary malignant neoplasm of liver'. */
  readonly words: string
  readonly on?: PartialDate
  /** True if the record says it comes from a primary other than the breast. */
  readonly otherPrimary?: boolean
  /** Only for a secondary neoplasm: whether the record says that it comes from the breast. */
  readonly origin?: 'breast' | 'not stated'
  /** Where, as specimens name it: 'liver'. */
  readonly site?: string
}

/** A recorded diagnosis that decides whether there is an invasive breast cancer at all. */
export interface Diagnosis {
  readonly reference: string
  readonly kind: 'invasive-breast' | 'breast-in-situ' | 'breast-history' | 'other-primary'
  readonly words: string
  readonly laterality?: Laterality
  /** The organ of another primary, where it is one of those that the tables name. */
  readonly organ?: string
  /** Onset, else recorded date. */
  readonly on?: PartialDate
  readonly activity: 'active' | 'inactive' | 'unknown'
  /** The record calls it a recurrence or a relapse. */
  readonly recurrence?: true
  /** True where the record calls it unconfirmed, provisional or differential. */
  readonly unconfirmed?: boolean
}

export type TreatmentKind = 't-dxd' | 'her2-directed' | 'endocrine' | 'chemotherapy' | 'cdk4-6' | 'other'

export interface Treatment {
  readonly reference: string
  readonly kind: TreatmentKind
  /** The agent by its non-proprietary name as in AGENTS, where it is one of them: 'trastuzumab deruxtecan'. */
  readonly agent?: string
  readonly words: string
  readonly on?: PartialDate
  /** When the course ended. */
  readonly until?: PartialDate
  /** Why it was stopped, where the record says so. */
  readonly stoppedFor?: 'progression'
  /** `planned`: ordered, not started; `entered-in-error` and `not-taken` records are not here at all. */
  readonly state: 'planned' | 'active' | 'past' | 'unknown'
}

/** What an order says it is for. */
export interface OrderReason {
  readonly names: 'breast' | 'another cancer'
  /** In the words of the order. */
  readonly words: string
  /** The side, if it names one. */
  readonly laterality?: Laterality
  /** The diagnoses that it refers to, e.g. 'Condition/2'. */
  readonly diagnoses?: readonly string[]
}

/** What the record says of the course of the breast cancer, with its day. */
export interface CourseStatement {
  readonly reference: string
  readonly says: 'progression' | 'recurrence'
  readonly words: string
  readonly on?: PartialDate
}

/** An order that is being written and not yet signed: the subject of order-select and order-sign. */
export interface DraftOrder {
  readonly reference: string
  /** False where the client says that another draft is selected. */
  readonly selected: boolean
  readonly words: string
  /** Of a drug that is known, whether or not it is one of AGENTS. */
  readonly kind?: TreatmentKind
  /** A drug or assay by its name as in AGENTS. */
  readonly agent?: string
  /** What is ordered cannot be known: it has no words, and no code that means anything here. */
  readonly unknown?: true
  /** A test for HER2. */
  readonly test?: 'ihc' | 'ish' | 'her2' | 'serum'
  /** Key of the sample the draft names. */
  readonly specimen?: string
  /** True where the draft says that it renews or continues an earlier order. */
  readonly continues?: boolean
  /** Absent: it names no cancer. */
  readonly reason?: OrderReason
  /** When the draft was written, if it says so. */
  readonly authoredOn?: PartialDate
}

/** What is checked before a first dose of trastuzumab deruxtecan; at patient-view lung disease alone is read. */
export interface Baseline {
  /** Left ventricular ejection fraction, percent; the latest. */
  readonly lvef?: { readonly reference: string; readonly percent: Measure; readonly on?: PartialDate }
  /** Interstitial lung disease or pneumonitis, active or past. */
  readonly lungDisease?: { readonly reference: string; readonly words: string }
  /** The latest pregnancy test or status in the record; absent if there is none. */
  readonly pregnancy?: {
    readonly reference: string
    readonly says: 'pregnant' | 'not-pregnant'
    readonly on?: PartialDate
  }
  /** False if the record rules pregnancy out (male at birth; recorded menopause, hysterectomy, removal of both ovaries). */
  readonly mayBecomePregnant?: boolean
  /** True if the person is recorded as male, by the administrative gender alone too, and not as female at birth. */
  readonly recordedMale?: boolean
}

/** An order for a HER2 test that is not cancelled. */
export interface TestOrder {
  readonly reference: string
  readonly test: 'ihc' | 'ish' | 'her2'
  readonly state: 'draft' | 'active' | 'completed' | 'unknown'
  readonly on?: PartialDate
  /** Key of the sample the order names. */
  readonly specimen?: string
  /** References of the results the order names as its reason. */
  readonly reasons: readonly string[]
}

/** Where the birth date is not exact, the group of those whom more is asked about. */
export type AgeGroup = 'under 18' | '18 to 55' | 'over 55'

export interface Evidence {
  /** e.g. 'Patient/1'. */
  readonly patient?: string
  readonly birthDate?: PartialDate
  /** In evidence that is kept without the birth date: the age on the day of the call. */
  readonly ageGroup?: AgeGroup
  readonly deceased?: boolean
  /** Hospice or comfort care is recorded as active. */
  readonly comfortCare?: boolean
  readonly results: readonly Her2Result[]
  readonly notApplicable: readonly NotApplicableResult[]
  /**
   * HER2 results that are there but of which nothing is used: refused for their unit or code, sent without their parts, or
   * of a tumour that the record does not identify (decision P-25). They set no status, but a card that says that nothing
   * was found takes them into account.
   */
  readonly unreadResults?: readonly UnreadableResult[]
  /** What free text and reports without results say of a test: it is pending, or was not done (decision P-20). */
  readonly testWords?: readonly UnreadableResult[]
  /** Every tissue sample of the record, tested or not. */
  readonly specimens: readonly SpecimenFacts[]
  readonly receptors: readonly ReceptorResult[]
  /** Grade and type, where the record has them as results or diagnoses. */
  readonly histology?: readonly HistologyStatement[]
  readonly metastasis: readonly MetastasisStatement[]
  readonly diagnoses: readonly Diagnosis[]
  readonly treatments: readonly Treatment[]
  /** References of entries of the medication list that name no drug: each may be any. */
  readonly unnamedDrugs?: readonly string[]
  readonly course?: readonly CourseStatement[]
  readonly orders: readonly TestOrder[]
  /**
   * What texts say of HER2 and was not understood, and pathology reports of which no text could be read (class
   * `missing-part`): one may hold what seems missing (decision P-25).
   */
  readonly unreadReports?: readonly UnreadableResult[]
  /** Only at order-select and order-sign. */
  readonly drafts?: readonly DraftOrder[]
  readonly baseline?: Baseline
  /** The latest stage group recorded as words, e.g. 'IIB'; for label routes of early disease. */
  readonly stageGroup?: { readonly reference: string; readonly words: string; readonly on?: PartialDate }
}

/**
 * Why something is unread. `not-understood`: its words or its value; `language`: one that is not supported; `refused`: a
 * unit, code or shape of something else; `missing-part`: it refers to something that was not sent; `other-tumor`: of
 * another tumour, or of one that the record does not identify.
 */
export type UnreadClass = 'not-understood' | 'language' | 'refused' | 'missing-part' | 'other-tumor'

/** Something in the record that was not understood: listed, never silently dropped. */
export interface Unread {
  /** e.g. 'Observation/9'. */
  readonly reference: string
  readonly why: string
  /** The whole clause or value that was not read. */
  readonly quote?: string
  readonly class?: 'not-understood' | 'language' | 'refused' | 'missing-part' | 'other-tumor'
}

export const NO_EVIDENCE: Evidence = {
  results: [],
  notApplicable: [],
  specimens: [],
  receptors: [],
  metastasis: [],
  diagnoses: [],
  treatments: [],
  orders: [],
}
