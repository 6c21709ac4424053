/** One part of a sorted export: its patients one by one, each with the resources that are its own and those it shares. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, type Entry } from '../cds-hooks/patient-of.ts'
import { shareOut, toBundle } from '../cli/group-by-patient.ts'
import { RecordRefused } from '../cli/json-records.ts'
import { parseRecord } from '../cli/parse-record.ts'
import { quoted, type Database } from './duckdb.ts'
import type { RecordError } from './place-errors.ts'

export interface PatientOfPart {
  /** The id; '' where the export names nobody. */
  readonly patient: string
  readonly bundle: object
  /** Lines that are JSON and must not be read. */
  readonly errors: readonly RecordError[]
}

interface Row {
  readonly shared: boolean
  readonly ord: number
  readonly file: number
  readonly line: string
}

/** In the order of their ids. */
export async function* readPart(database: Database, into: string, part: number): AsyncGenerator<PatientOfPart> {
  const folder = join(into, 'lines', `part=${part}`)
  if (!existsSync(folder)) return
  const sql = `SELECT owner, shared, ord, file, line FROM read_parquet(${quoted(join(folder, '*.parquet'))}, hive_partitioning=false)
    ORDER BY owner, shared, ord`
  let patient: string | undefined
  let rows: Row[] = []
  for await (const [owner, shared, ord, file, line] of database.stream(sql)) {
    if (patient !== undefined && owner !== patient) {
      yield putTogether(patient, rows)
      rows = []
    }
    patient = String(owner)
    rows.push({ shared: shared === true, ord: Number(ord), file: Number(file), line: String(line) })
  }
  if (patient !== undefined) yield putTogether(patient, rows)
}

function putTogether(patient: string, rows: readonly Row[]): PatientOfPart {
  const errors: RecordError[] = []
  const own: Entry[] = []
  const shared: Entry[] = []
  for (const row of rows) {
    const read = readLine(row.line)
    if ('error' in read) errors.push({ file: row.file, ord: row.ord, error: read.error })
    else (row.shared ? shared : own).push(read)
  }
  // The same walk as `classify`, so that the resources stand in the same order.
  const given = shared.length === 0 ? [] : shareOut(new Map([[patient, own]]), shared).given(own)
  return { patient, bundle: toBundle([...own, ...given]), errors }
}

function readLine(line: string): Entry | { readonly error: string } {
  try {
    const value = parseRecord(line)
    return isObject(value) ? { resource: value } : { error: 'not a FHIR resource' }
  } catch (error) {
    return { error: error instanceof RecordRefused ? error.message : 'not JSON' }
  }
}
