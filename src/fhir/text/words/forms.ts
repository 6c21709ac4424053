import type { Meaning } from './meanings.ts'

/**
 * The words of one language. Forms are separated by '|', a trailing '*' matches any ending, accents and upper case do
 * not matter ('ä' also matches 'ae'), a hyphen is a blank.
 */
export type Forms = { readonly [M in Meaning]?: string }

/** Every noun with every link and every organ: 'carcinoma of the ovary', 'Adenokarzinom des Ovars'. */
export interface OrganForms {
  readonly nouns: string
  readonly links: string
  readonly organs: string
}

/**
 * What a heading opens: `history` (told, not found now), `request`, `method` (assay, score keys, reference ranges,
 * controls), `literature`, `case` (a synopsis, comment or addendum: of no one specimen), `tissue` (any other part).
 */
export type HeadingKind = 'history' | 'request' | 'method' | 'literature' | 'case' | 'tissue'

/** The headings of one language, separated by '|'. */
export type HeadingForms = { readonly [K in HeadingKind]: string }

/**
 * Words with which a note tells of treatment; separated by '|', single words, or a phrase as one table names it. Any of them
 * may stand in a sentence on today's tissue: only together do they say that a cancer was treated.
 */
export interface TreatmentForms {
  /** What is given or done: 'chemotherapy', 'mastectomy'. */
  readonly named: string
  /** It is over ('completed'), or was done at a time before ('treated', 'underwent'). */
  readonly ended: string
  /** It is or was given to this patient: 'received', 'started'. */
  readonly given: string
  /** Directly before a medicine that is being given: 'on trastuzumab'. */
  readonly under: string
  /** What leads to the cancer that it is or was for. */
  readonly links: string
}
