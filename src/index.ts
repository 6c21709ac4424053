/** The library entry: what other programs may build on (docs/INTERFACE.md). */
import { tellPatient, type ToldPatient } from './content/tell-classification.ts'
import type { Evidence } from './her2/evidence.ts'
import { classify as classifyEvidence } from './her2/status/classify.ts'

/** The patient's classification, with labels and notes in words. Pure; never throws on data. */
export function classify(evidence: Evidence): ToldPatient {
  return tellPatient(classifyEvidence(evidence))
}

export type {
  ToldClassification as Classification,
  ToldPatient as PatientClassification,
  ToldTumor as TumorClassification,
} from './content/tell-classification.ts'
export type { Evidence, Unread } from './her2/evidence.ts'
export { DEFAULT_SETTINGS, type Settings } from './her2/settings.ts'
export { readEvidence } from './fhir/read-evidence.ts'
export { type ClassifyLine, classifyRecords } from './evaluate/classify-records.ts'
export { assess, evaluate, type Evaluation, type EvaluationInput, type Site, type Trace } from './evaluate/evaluate.ts'
export { type CardBook, loadCardBook } from './content/card-book.ts'
export { createApp } from './http/create-app.ts'
export type { AppDeps } from './http/app-deps.ts'
export type { Card, CdsRequest, CdsResponse } from './cds-hooks/schemas.ts'
