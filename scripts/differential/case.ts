/** A made-up patient as a laboratory and a clinic would know her, before anything is written as FHIR. */

export type ResultStatus =
  'final' | 'amended' | 'corrected' | 'preliminary' | 'registered' | 'entered-in-error' | 'cancelled'
export type Comparator = '<' | '<=' | '>' | '>='

/** A number as it was written: '2.0' and '2.00' stay apart in the record, and are one value. */
export interface Figure {
  readonly value: string
  readonly comparator?: Comparator
}

/** `membrane`: cells with membrane staining, however faint; `intense`: those with intense complete staining (T-21). */
export interface Percentage extends Figure {
  readonly of: 'membrane' | 'intense'
}

export type IhcValue = '0' | '1+' | '2+' | '3+' | 'indeterminate' | 'negative' | 'positive'

export interface Ihc {
  readonly value: IhcValue
  readonly percentage?: Percentage
  /** What is said of the membrane beside a score 0; `0+` is only written so. */
  readonly staining?: 'absent' | 'present' | '0+'
  /** Named in the answer beside '0+': its scale has no such level. */
  readonly kit?: 'HercepTest'
}

export type IshWords = 'amplified' | 'not-amplified' | 'equivocal' | 'indeterminate'

export interface Ish {
  readonly probe: 'dual' | 'single'
  readonly ratio?: Figure
  readonly copies?: Figure
  readonly cep17?: string
  readonly words?: IshWords
}

/** A second, blinded count: said to be of the same group, or with numbers of its own, one or both. */
export type Recount = 'same group' | { readonly ratio?: string; readonly copies?: string }
export type Overall = 'positive' | 'negative' | 'low' | 'ultralow'
export type Side = 'left' | 'right' | 'none'

/** One test of a specimen. `earlier` is the version that an amended or corrected one replaces. */
export interface Test<Result> {
  readonly status: ResultStatus
  readonly result: Result
  readonly earlier?: Result
}

export interface Specimen {
  readonly id: string
  readonly site: 'breast' | 'node' | 'liver' | 'bone' | 'lung'
  readonly side: Side
  /** The day on which it was taken. */
  readonly day: string
  /** How its results hang together: a Specimen, one report, or nothing but day and site (P-7). */
  readonly link: 'specimen' | 'report' | 'assumed'
  /** Whether the Specimen says when it was taken; if not, the results bear that day. */
  readonly isDated: boolean
  /** Days from the sample to its results. */
  readonly delay: number
  readonly ihc?: Test<Ihc>
  readonly ish?: Test<Ish>
  readonly recount?: Recount
  /** Copies of a single-probe test, 4.0 to < 6.0, beside the dual-probe one. */
  readonly singleBeside?: string
  /** The laboratory's overall interpretation (P-6). */
  readonly overall?: Overall
  /** The corrected version comes under another code than the one that it replaces (P-9). */
  readonly isRecoded: boolean
}

export interface Diagnosis {
  readonly side: Side
  readonly day: string
  readonly status: 'active' | 'recurrence' | 'inactive' | 'remission' | 'resolved'
}

// prettier-ignore
export const STATEMENTS = [
  'stage IV', 'M1', 'secondary', 'metastasis: true', 'history of liver metastasis', 'metastatic site: liver',
  'M0', 'M0(i+)', 'metastasis: false', 'history of metastasis: false', 'metastatic site: none',
  'C77', 'MX', 'stage II', 'stage III', 'M1 entered in error', 'secondary refuted',
] as const
export type Statement = (typeof STATEMENTS)[number]

/** What the record says of distant disease, beside the specimens. */
export interface Extent {
  readonly says: Statement
  readonly day: string
}

export interface Case {
  readonly n: number
  readonly seed: number
  readonly diagnoses: readonly Diagnosis[]
  readonly specimens: readonly Specimen[]
  readonly extents: readonly Extent[]
}

/** The day on which every case is read. */
export const TODAY = '2026-11-28'

const DAY = 24 * 60 * 60 * 1000

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}

export function daysBetween(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY
}

/** The day that the results of a specimen bear. */
export function resultDay({ day, delay, link, isDated }: Specimen): string {
  return link === 'specimen' && isDated ? addDays(day, delay) : day
}

export function isDistant({ site }: Specimen): boolean {
  return site === 'liver' || site === 'bone' || site === 'lung'
}
