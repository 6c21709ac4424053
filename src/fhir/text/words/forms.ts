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
