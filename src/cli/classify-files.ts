/** `her2-cds classify`: files in, one JSON line per patient out. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { isObject, listEntries, referenceOf } from '../cds-hooks/patient-of.ts'
import type { Entry } from '../cds-hooks/patient-of.ts'
import { readPrefetch } from '../cds-hooks/prefetch.ts'
import { Refusal } from '../cds-hooks/refusal.ts'
import { SERVICES } from '../cds-hooks/services.ts'
import type { Service } from '../cds-hooks/services.ts'
import { groupByPatient } from './group-by-patient.ts'
import type { PatientRecords } from './group-by-patient.ts'
import { readJsonRecords } from './json-records.ts'
import type { LineWriter } from './write-lines.ts'

export interface ClassifyDeps {
  /** FHIR Bundles or resources of one patient → the line to print. */
  readonly classify: (records: readonly unknown[]) => object | Promise<object>
  readonly parseJson: (text: string) => unknown
  readonly stdin: Readable
  readonly output: LineWriter
}

/** Where a record came from; `file` is given only if there are several. */
interface Place {
  readonly file?: string
  readonly line: number
}

/** What a record turned out to be. */
type LineParts = {
  readonly groups: readonly PatientRecords[]
  readonly held: readonly Entry[]
  readonly errors: readonly string[]
}

/** Exit code 0, or 2 if a line could not be read. `-` is standard input. */
export async function classifyFiles(files: readonly string[], deps: ClassifyDeps): Promise<0 | 2> {
  let failed = false
  const fail = async (place: Place, error: string) => {
    failed = true
    await deps.output.write({ ...place, error })
  }
  /** Single resources: their patients are known only once everything is read. */
  const held: { readonly entry: Entry; readonly place: Place }[] = []
  const takeFile = async (file: string) => {
    const place = { ...(files.length > 1 && { file }), line: 0 }
    try {
      const source = file === '-' ? deps.stdin : createReadStream(file)
      for await (const record of readJsonRecords(source, deps.parseJson)) {
        place.line = record.line
        const reading = 'error' in record ? refuse(record.error) : readRecord(record.value)
        for (const group of reading.groups) await printPatient(group, place, deps, fail)
        held.push(...reading.held.map((entry) => ({ entry, place: { ...place } })))
        for (const error of reading.errors) await fail(place, error)
      }
      // Nothing on standard input is an empty part of something larger; a file that somebody named should hold records.
      if (place.line === 0 && file !== '-') await fail(place, `${file} holds no record`)
    } catch (error) {
      await fail(place, `${file} cannot be read: ${whyUnreadable(error)}`)
    }
  }
  for (const file of files) await takeFile(file)
  const places = new Map(held.map(({ entry, place }) => [entry, place]))
  const { patients, orphans } = groupByPatient([...places.keys()])
  for (const group of patients) await printPatient(group, held[0]?.place ?? { line: 0 }, deps, fail)
  for (const orphan of orphans) await fail(places.get(orphan) ?? { line: 0 }, describeOrphan(orphan))
  await deps.output.finish()
  return failed ? 2 : 0
}

/** What the codes of the file system and of gzip mean to whoever named the file. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder: name the files in it',
  EACCES: 'this user may not read it',
  Z_DATA_ERROR: 'it begins as gzip and is none, or is damaged',
  Z_BUF_ERROR: 'its gzip ends too early',
}

/** Why a file could not be read, in words where they are known: 'there is no such file (ENOENT)'. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown error'
  return Object.hasOwn(MEANINGS, code) ? `${MEANINGS[code]} (${code})` : code
}

async function printPatient(
  { patient, bundle }: PatientRecords,
  place: Place,
  deps: ClassifyDeps,
  fail: (place: Place, error: string) => Promise<void>,
): Promise<void> {
  try {
    const line = await deps.classify([bundle])
    await deps.output.write(
      patient === undefined || 'patient' in line ? line : { patient: `Patient/${patient}`, ...line },
    )
  } catch (error) {
    await fail(place, `could not be classified: ${error instanceof Error ? error.name : 'unknown error'}`)
  }
}

function readRecord(value: unknown): LineParts {
  if (Array.isArray(value)) return mergeParts(value.map(readRecord))
  if (!isObject(value)) return refuse('neither a FHIR resource nor a hook request')
  if (value.resourceType === 'Bundle') return readGroups(listEntries(value))
  if (value.resourceType === 'OperationOutcome') return refuse('an OperationOutcome holds no patient data')
  if (typeof value.resourceType === 'string') return { groups: [], held: [{ resource: value }], errors: [] }
  if ('hook' in value || 'prefetch' in value) return readHookRequest(value)
  return refuse('neither a FHIR resource nor a hook request')
}

function readGroups(entries: readonly Entry[]): LineParts {
  const { patients, orphans } = groupByPatient(entries)
  if (patients.length === 0 && orphans.length === 0) return refuse('a Bundle without resources')
  return { groups: patients, held: [], errors: orphans.map(describeOrphan) }
}

/** The prefetch of a hook request; a key that the client could not read in full is an error, not an empty key. */
function readHookRequest(request: Readonly<Record<string, unknown>>): LineParts {
  const patient = isObject(request.context) ? request.context.patientId : undefined
  if (typeof patient !== 'string') return refuse('a hook request without context.patientId')
  if (!isObject(request.prefetch)) return refuse('a hook request without prefetch')
  try {
    const { values, notRead } = readPrefetch(request.prefetch, SERVICES[0] as Service, patient)
    const gaps = [...notRead]
      .filter(([, reason]) => reason !== 'not sent')
      .map(([key, reason]) => `prefetch key ${key}: ${reason}`)
    if (gaps.length > 0) return refuse(gaps.join('; '))
    return {
      groups: [{ patient, bundle: collect([...values.values()].flatMap((value) => listEntries(value))) }],
      held: [],
      errors: [],
    }
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problems.join('; '))
    throw error
  }
}

function collect(entries: readonly Entry[]): object {
  return { resourceType: 'Bundle', type: 'collection', entry: entries }
}

function refuse(error: string): LineParts {
  return { groups: [], held: [], errors: [error] }
}

function mergeParts(readings: readonly LineParts[]): LineParts {
  return {
    groups: readings.flatMap((reading) => reading.groups),
    held: readings.flatMap((reading) => reading.held),
    errors: readings.flatMap((reading) => reading.errors),
  }
}

function describeOrphan({ resource }: Entry): string {
  return `${referenceOf(resource) ?? 'a resource without type or id'} cannot be assigned to one patient`
}
