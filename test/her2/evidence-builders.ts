/** Short ways to write evidence in tests; every default is a plain final result of one named breast specimen. */
import {
  type Diagnosis,
  type Evidence,
  type IhcResult,
  type IshResult,
  NO_EVIDENCE,
  type OverallResult,
  type ReceptorResult,
  type ResultSource,
  type SpecimenFacts,
  type UnreadableResult,
} from '../../src/her2/evidence.ts'

let count = 0

export const specimen = (key: string, facts: Partial<SpecimenFacts> = {}): SpecimenFacts => ({
  key,
  reference: `Specimen/${key}`,
  siteKind: 'breast',
  ...facts,
})

function source(fields: Partial<ResultSource>): ResultSource {
  count += 1
  return { reference: `Observation/${count}`, reportStatus: 'final', reports: [], specimen: specimen('1'), ...fields }
}

export const ihc = (fields: Partial<IhcResult>): IhcResult => ({ ...source(fields), test: 'ihc', ...fields })
export const ish = (fields: Partial<IshResult>): IshResult => ({ ...source(fields), test: 'ish', ...fields })
export const overall = (words: OverallResult['words'], fields: Partial<OverallResult> = {}): OverallResult => ({
  ...source(fields),
  test: 'overall',
  words,
  ...fields,
})
export const unreadable = (fields: Partial<UnreadableResult>): UnreadableResult => ({
  ...source(fields),
  test: 'unreadable',
  of: 'ihc',
  kind: 'unreadable',
  why: 'not understood',
  ...fields,
})
export const dual = (ratio: string, copies: string, fields: Partial<IshResult> = {}): IshResult =>
  ish({ probe: 'dual', ratio: { text: ratio }, her2CopyNumber: { text: copies }, ...fields })
export const receptor = (fields: Partial<ReceptorResult>): ReceptorResult => ({
  ...source(fields),
  receptor: 'ER',
  ...fields,
})
export const breastCancer = (fields: Partial<Diagnosis> = {}): Diagnosis => ({
  reference: 'Condition/breast',
  kind: 'invasive-breast',
  words: 'Malignant neoplasm of breast',
  activity: 'active',
  on: '2026-09-01',
  ...fields,
})
export const stageFour: Evidence['metastasis'][number] = {
  reference: 'Observation/stage',
  reportStatus: 'final',
  says: 'yes',
  words: 'stage IV',
  on: '2026-01-10',
}

export const evidence = (fields: Partial<Evidence>): Evidence => ({
  ...NO_EVIDENCE,
  patient: 'Patient/1',
  diagnoses: [breastCancer()],
  ...fields,
})
