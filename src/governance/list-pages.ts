/** The pages of docs/governance that are printed. */
import type { CardBook } from '../content/card-book.ts'
import { printHazards } from './hazards.ts'
import { printSourceAttributes } from './source-attributes.ts'
import { CRITERION_4, INTENDED_USE, printPage } from './statements.ts'

export interface PrintedPage {
  readonly file: string
  readonly markdown: string
}

export function governancePages(book: CardBook): readonly PrintedPage[] {
  return [
    { file: 'hazards.md', markdown: printHazards() },
    { file: 'source-attributes.md', markdown: printSourceAttributes(book) },
    { file: 'intended-use.md', markdown: printPage(INTENDED_USE) },
    { file: 'fda-criterion-4.md', markdown: printPage(CRITERION_4) },
  ]
}
