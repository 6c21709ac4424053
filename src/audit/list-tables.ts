/** Every table of this program: those of the rules, of what is withheld from a reader, and of whether a card is kept. */
import { RULE_PAGES, type TablePage } from '../her2/list-tables.ts'
import { VERDICTS } from './verdict-table.ts'
import { WITHHOLD_FROM_READER } from './withhold-table.ts'

export const ALL_PAGES: readonly TablePage[] = [
  ...RULE_PAGES,
  { file: 'readers.md', title: 'What is withheld from a reader', tables: [WITHHOLD_FROM_READER] },
  { file: 'verdicts.md', title: 'Whether a card is kept', tables: [VERDICTS] },
]
