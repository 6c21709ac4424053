/** What one record of a file turned out to be: the patients in it, single resources, or neither. */
import { isObject, listEntries, referenceOf } from '../cds-hooks/patient-of.ts'
import type { Entry } from '../cds-hooks/patient-of.ts'
import { readPrefetch } from '../cds-hooks/prefetch.ts'
import { Refusal } from '../cds-hooks/refusal.ts'
import { SERVICES } from '../cds-hooks/services.ts'
import type { Service } from '../cds-hooks/services.ts'
import { groupByPatient } from './group-by-patient.ts'
import type { PatientRecords } from './group-by-patient.ts'

export interface RecordParts {
  readonly groups: readonly PatientRecords[]
  /** Single resources: their patients are known only once everything is read. */
  readonly held: readonly Entry[]
  readonly errors: readonly string[]
}

export function readRecord(value: unknown): RecordParts {
  if (Array.isArray(value)) return mergeParts(value.map(readRecord))
  if (!isObject(value)) return refuse('neither a FHIR resource nor a hook request')
  if (value.resourceType === 'Bundle') return readGroups(listEntries(value))
  if (value.resourceType === 'OperationOutcome') return refuse('an OperationOutcome holds no patient data')
  if (typeof value.resourceType === 'string') return { groups: [], held: [{ resource: value }], errors: [] }
  if ('hook' in value || 'prefetch' in value) return readHookRequest(value)
  return refuse('neither a FHIR resource nor a hook request')
}

function readGroups(entries: readonly Entry[]): RecordParts {
  const { patients, orphans } = groupByPatient(entries)
  if (patients.length === 0 && orphans.length === 0) return refuse('a Bundle without resources')
  return { groups: patients, held: [], errors: orphans.map(describeOrphan) }
}

/** The prefetch of a hook request; a key that the client could not read in full is an error, not an empty key. */
function readHookRequest(request: Readonly<Record<string, unknown>>): RecordParts {
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

function refuse(error: string): RecordParts {
  return { groups: [], held: [], errors: [error] }
}

function mergeParts(readings: readonly RecordParts[]): RecordParts {
  return {
    groups: readings.flatMap((reading) => reading.groups),
    held: readings.flatMap((reading) => reading.held),
    errors: readings.flatMap((reading) => reading.errors),
  }
}

export function describeOrphan({ resource }: Entry): string {
  return `${referenceOf(resource) ?? 'a resource without type or id'} cannot be assigned to one patient`
}
