/** One record of a file → the lines of its patients, as they are printed. The command and its threads share it. */
import { isUtf8 } from 'node:buffer'
import { plainJson } from '../content/plain-text.ts'
import type { PatientRecords } from './group-by-patient.ts'
import { RecordRefused } from './json-records.ts'
import { parseRecordBytes } from './parse-record.ts'
import { readRecord } from './read-record.ts'

/** FHIR Bundles or resources of one patient → the line to print. */
export type Classify = (records: readonly unknown[]) => object | Promise<object>

/** A record as it stands in its file, or the records of one patient that were found one by one. */
export interface RecordTask {
  readonly bytes: Uint8Array
  /** Set where the bytes are one Bundle of this patient; `''`: of a patient whom no record names. */
  readonly patient?: string
}

/** What is to be printed, in order. */
export type Printed = { readonly line: string } | { readonly error: string }

export interface RecordAnswer {
  readonly printed: readonly Printed[]
  /** It holds single resources, which belong to patients that are known only at the end. */
  readonly isHeld: boolean
}

export async function classifyRecord({ bytes, patient }: RecordTask, classify: Classify): Promise<RecordAnswer> {
  let value: unknown
  try {
    value = parseRecordBytes(bytes)
  } catch (error) {
    const words = isUtf8(bytes) ? 'not JSON' : 'not UTF-8'
    return { printed: [{ error: error instanceof RecordRefused ? error.message : words }], isHeld: false }
  }
  if (patient !== undefined) {
    const group = { bundle: Object(value) as object, ...(patient !== '' && { patient }) }
    return { printed: [await printPatient(group, classify)], isHeld: false }
  }
  const { groups, held, errors } = readRecord(value)
  const printed: Printed[] = []
  for (const group of groups) printed.push(await printPatient(group, classify))
  return { printed: [...printed, ...errors.map((error) => ({ error }))], isHeld: held.length > 0 }
}

/** What fails of one patient fails of nobody else. */
export async function printPatient({ patient, bundle }: PatientRecords, classify: Classify): Promise<Printed> {
  try {
    const line = await classify([bundle])
    const named = patient === undefined || 'patient' in line ? line : { patient: `Patient/${patient}`, ...line }
    return { line: plainJson(JSON.stringify(named)) }
  } catch (error) {
    return { error: `could not be classified: ${error instanceof Error ? error.name : 'unknown error'}` }
  }
}
