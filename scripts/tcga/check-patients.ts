/** Runs every patient through the code behind `her2-cds classify`, and collects where laboratory and service differ. */
import type { ClassifyLine } from '../../src/evaluate/classify-records.ts'
import { classifyRecords } from '../../src/evaluate/classify-records.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { flattenBundle } from '../../src/fhir/record/references.ts'
import type { ToldClassification as Classification } from '../../src/content/tell-classification.ts'
import { NEW_EVENT, PRIMARY, buildBundle } from './build-bundle.ts'
import { compare, readCalls } from './compare.ts'
import type { Comparison } from './compare.ts'
import type { PatientRow } from './read-rows.ts'

/** The file is a snapshot: the day on which it is read must not change what is found. */
const TODAY = '2026-11-22'

export interface SpecimenCheck extends Comparison {
  readonly patient: string
  readonly specimen: string
}

/** The laboratory's receptors and stage against ours. */
export interface FactCheck {
  readonly patient: string
  readonly fact: 'hormone receptor' | 'metastatic'
  readonly laboratory: string
  readonly ours: string
  readonly agrees: boolean
}

export interface Check {
  readonly patients: number
  readonly specimens: readonly SpecimenCheck[]
  readonly facts: readonly FactCheck[]
  /** Patients whose copy numbers cannot be averages per cell. */
  readonly totals: readonly string[]
  readonly unexplained: readonly (SpecimenCheck | FactCheck)[]
}

export function checkPatients(rows: readonly PatientRow[]): Check {
  const checked = rows.map(checkPatient)
  const specimens = checked.flatMap((one) => one.specimens)
  const facts = checked.flatMap((one) => one.facts)
  return {
    patients: rows.length,
    specimens,
    facts,
    totals: rows.filter(isTotal).map((row) => row['bcr_patient_barcode'] ?? ''),
    unexplained: [
      ...specimens.filter(({ verdict }) => verdict === 'unexplained'),
      ...facts.filter(({ agrees }) => !agrees),
    ],
  }
}

function checkPatient(row: PatientRow): { specimens: readonly SpecimenCheck[]; facts: readonly FactCheck[] } {
  const patient = row['bcr_patient_barcode'] ?? ''
  const line = classifyRecords(flattenBundle(parseExactJson(JSON.stringify(buildBundle(row)))), TODAY)
  const specimens = [PRIMARY, NEW_EVENT].flatMap((specimen) => {
    const calls = readCalls(row, specimen)
    const ours = findSpecimen(line, `Specimen/${patient}-${specimen}`)
    const isEmpty = Object.keys(calls).length === 0 && !ours
    return isEmpty ? [] : [{ patient, specimen, ...compare(calls, ours) }]
  })
  return { specimens, facts: [checkReceptors(patient, row, line), checkMetastasis(patient, row, line)] }
}

function findSpecimen(line: ClassifyLine, reference: string): Classification | undefined {
  return line.tumors.flatMap((tumor) => tumor.specimens).find(({ specimen }) => specimen.reference === reference)
}

/** Positive where either receptor is, negative only where both are (decision P-11). */
function checkReceptors(patient: string, row: PatientRow, line: ClassifyLine): FactCheck {
  const calls = [row['er_status_by_ihc'], row['pr_status_by_ihc']]
  const unlessPositive = calls.every((call) => call === 'Negative') ? 'negative' : 'unknown'
  const laboratory = calls.includes('Positive') ? 'positive' : unlessPositive
  const ours = line.hormoneReceptor === 'low-positive' ? 'positive' : line.hormoneReceptor
  return { patient, fact: 'hormone receptor', laboratory, ours: line.hormoneReceptor, agrees: ours === laboratory }
}

/** M1 or stage IV is metastatic; nothing else is, and MX leaves it open (decision P-10). */
function checkMetastasis(patient: string, row: PatientRow, line: ClassifyLine): FactCheck {
  const isM1 = /^[cp]?M1/.test(row['ajcc_metastasis_pathologic_pm'] ?? '')
  const laboratory = isM1 || row['ajcc_pathologic_tumor_stage'] === 'Stage IV' ? 'yes' : 'not stated'
  const agrees = (line.metastatic === 'yes') === (laboratory === 'yes')
  return { patient, fact: 'metastatic', laboratory, ours: line.metastatic, agrees }
}

/** No cell has twenty signals on average and the counted cells say so: 79 signals over 20 cells are 3.95 a cell. */
function isTotal(row: PatientRow): boolean {
  return ['her2_copy_number', 'cent17_copy_number'].some((column) => Number(row[column]) >= 40)
}
