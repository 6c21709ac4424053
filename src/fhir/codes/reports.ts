/**
 * Codes of reports: categories by which they are searched, and codes that tell a report of pathology from another.
 * Source: HL7 v2 table 0074, LOINC classes and document names, categories in published data. Reviewed 2026-11-28.
 */
import type { QuestionRow } from './table.ts'

export type ReportKind = 'pathology' | 'laboratory'

// prettier-ignore
export const REPORT_KINDS: readonly QuestionRow<ReportKind>[] = [
  ['v2-0074', 'PAT', 'pathology', 'certain', 'reports', 'pathology'],
  ['v2-0074', 'SP', 'pathology', 'certain', 'reports', 'surgical pathology'],
  ['v2-0074', 'CP', 'pathology', 'certain', 'reports', 'cytopathology'],
  ['v2-0074', 'LAB', 'laboratory', 'certain', 'reports', 'what many systems put all reports under'],
  ['loinc', 'LP7839-6', 'pathology', 'seen', 'reports', 'category of US Core'],
  ['loinc', '60568-3', 'pathology', 'seen', 'narrative'],
  ['loinc', '22637-3', 'pathology', 'seen', 'narrative'],
  ['loinc', '22634-0', 'pathology', 'known', 'narrative'],
  ['loinc', '11526-1', 'pathology', 'known', 'narrative'],
  ['loinc', '33746-9', 'pathology', 'known', 'narrative'],
  ['loinc', '33747-7', 'pathology', 'known', 'narrative'],
  ['loinc', '66110-8', 'pathology', 'seen', 'narrative'],
]

/** Codes and categories of a report of pathology or cytology. */
export const PATHOLOGY_CODES: ReadonlySet<string> = new Set(
  REPORT_KINDS.filter(([, , kind]) => kind === 'pathology').map(([, code]) => code),
)
