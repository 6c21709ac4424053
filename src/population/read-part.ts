/** One part of a sorted export: its patients one by one, each with the resources that are its own and those it shares. */
import { isObject, type Entry } from '../cds-hooks/patient-of.ts'
import { shareOut, toBundle } from '../cli/group-by-patient.ts'
import { RecordRefused } from '../cli/json-records.ts'
import { parseRecordBytes } from '../cli/parse-record.ts'
import { readRecords, type PartRecord } from './part-files.ts'
import type { RecordError } from './place-errors.ts'

export interface PatientOfPart {
  /** The id; '' where the export names nobody. */
  readonly patient: string
  readonly bundle: object
  /** Lines that are JSON and must not be read. */
  readonly errors: readonly RecordError[]
}

/** @param lines where the parts are */
export function* readPart(lines: string, part: number): Generator<PatientOfPart> {
  for (const [patient, records] of readRecords(lines, part, ['own', 'shared'])) {
    yield putTogether(
      patient,
      records.toSorted((one, other) => one.ord - other.ord),
    )
  }
}

function putTogether(patient: string, records: readonly PartRecord[]): PatientOfPart {
  const errors: RecordError[] = []
  const own: Entry[] = []
  const shared: Entry[] = []
  for (const { kind, file, ord, bytes } of records) {
    const read = readLine(bytes)
    if ('error' in read) errors.push({ file, ord, error: read.error })
    else (kind === 'shared' ? shared : own).push(read)
  }
  // The same walk as `classify`, so that the resources stand in the same order.
  const given = shared.length === 0 ? [] : shareOut(new Map([[patient, own]]), shared).given(own)
  return { patient, bundle: toBundle([...own, ...given]), errors }
}

function readLine(bytes: Buffer): Entry | { readonly error: string } {
  try {
    const value = parseRecordBytes(bytes)
    return isObject(value) ? { resource: value } : { error: 'not a FHIR resource' }
  } catch (error) {
    return { error: error instanceof RecordRefused ? error.message : 'not JSON' }
  }
}
