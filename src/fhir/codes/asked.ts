/**
 * Which codes are searched for, read off the tables of what codes ask. Prefetch templates, the sheet for an EHR and the
 * service's own searches all name exactly these, and only the latter two also a site's own codes.
 */
import { BASELINE_QUESTIONS } from './baseline.ts'
import { HISTOLOGY_QUESTIONS } from './histology.ts'
import { QUESTIONS, type Question } from './questions.ts'
import { REPORT_KINDS } from './reports.ts'
import { SEARCHES, type AskedBy, type QuestionRow, type Search } from './table.ts'

/** Search tokens (`system|code`, or the code alone) of one site, by the search that they belong to. */
export type SiteCodes = Readonly<Partial<Record<Search, readonly string[]>>>

/** Every table of codes that something is asked by. */
export const ASKED_TABLES: readonly (readonly QuestionRow<string>[])[] = [
  QUESTIONS,
  HISTOLOGY_QUESTIONS,
  BASELINE_QUESTIONS,
  REPORT_KINDS,
]

/** Codes by search, in the order of the tables. */
export const ASKED_CODES: Readonly<Record<Search, readonly string[]>> = collect()

function collect(): Record<Search, readonly string[]> {
  const codes: Record<Search, string[]> = { her2: [], receptors: [], staging: [], baseline: [], reports: [] }
  for (const [, code, , , asked] of ASKED_TABLES.flat()) if (isSearch(asked)) codes[asked].push(code)
  return codes
}

function isSearch(asked: AskedBy): asked is Search {
  return (SEARCHES as readonly string[]).includes(asked)
}

const SEARCH_OF = new Map(
  QUESTIONS.flatMap(([, , question, , asked]) => (isSearch(asked) ? [[question, asked] as const] : [])),
)

/** The search under which answers to a question come; none where no code of it is searched for. */
export function searchOf(question: Question): Search | undefined {
  return SEARCH_OF.get(question)
}
