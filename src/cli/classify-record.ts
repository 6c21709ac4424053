/** Records of a file → the lines of their patients, as they are printed. The command and its threads share it. */
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
type Printed = { readonly line: string } | { readonly error: string }

interface RecordAnswer {
  readonly printed: readonly Printed[]
  /** It holds single resources, which belong to patients that are known only at the end. */
  readonly isHeld: boolean
}

/** Of several records, in order: lines of patients as they are written, and what is to be told of the record `at` a place. */
export type BatchLines = readonly (
  | { readonly lines: Uint8Array<ArrayBuffer>; readonly patients: number }
  | { readonly at: number; readonly error: string }
  | { readonly at: number; readonly isHeld: true }
)[]

/** Characters: a record may hold any number of patients. */
const LONG = 1 << 20

/** Lines are bytes already here: they are handed from thread to thread, and not copied. */
export async function classifyBatch(tasks: readonly RecordTask[], classify: Classify): Promise<BatchLines> {
  const answers: BatchLines[number][] = []
  let [lines, patients] = ['', 0]
  const add = (...more: readonly BatchLines[number][]): void => {
    if (patients > 0) answers.push({ lines: new TextEncoder().encode(lines), patients })
    lines = ''
    patients = 0
    answers.push(...more)
  }
  for (const [at, task] of tasks.entries()) {
    const { printed, isHeld } = await classifyRecord(task, classify)
    if (isHeld) add({ at, isHeld })
    for (const one of printed) {
      if ('error' in one) add({ at, error: one.error })
      else {
        lines += `${one.line}\n`
        patients += 1
        if (lines.length > LONG) add()
      }
    }
  }
  add()
  return answers
}

async function classifyRecord({ bytes, patient }: RecordTask, classify: Classify): Promise<RecordAnswer> {
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
async function printPatient({ patient, bundle }: PatientRecords, classify: Classify): Promise<Printed> {
  try {
    const line = await classify([bundle])
    const named = patient === undefined || 'patient' in line ? line : { patient: `Patient/${patient}`, ...line }
    return { line: plainJson(JSON.stringify(named)) }
  } catch (error) {
    return { error: `could not be classified: ${error instanceof Error ? error.name : 'unknown error'}` }
  }
}
