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
