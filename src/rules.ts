/** The library entry `her2-cds/rules`: the clinic without FHIR, pure, for Node and browsers (docs/INTERFACE.md). */
import { tellPatient, type ToldPatient } from './content/tell-classification.ts'
import type { Evidence } from './her2/evidence.ts'
import { RULE_PAGES, type TablePage } from './her2/list-tables.ts'
import { type Source, SOURCES } from './her2/tables/sources.ts'
import { classify as classifyEvidence } from './her2/status/classify.ts'

/** The patient's classification, with labels and notes in words. Pure; never throws on data. */
export function classify(evidence: Evidence): ToldPatient {
  return tellPatient(classifyEvidence(evidence))
}

/** Every table that decides, by the page it is printed on. */
export const rulePages: readonly TablePage[] = RULE_PAGES

/** What the rows stand on, with year and DOI. */
export const sources: readonly Source[] = SOURCES

export type {
  ToldClassification as Classification,
  ToldPatient as PatientClassification,
  ToldTumor as TumorClassification,
} from './content/tell-classification.ts'
export type { Evidence, Unread } from './her2/evidence.ts'
export { DEFAULT_SETTINGS, type Settings } from './her2/settings.ts'
export { type AnyTable, findRow, rowsOfRule, type TablePage } from './her2/list-tables.ts'
export { type PrintedTable, printTables } from './her2/print-tables.ts'
export type { Source } from './her2/tables/sources.ts'
