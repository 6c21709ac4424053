/**
 * What the client sent along, taken apart key by key. It fails closed: an OperationOutcome, a page of several, or a key
 * that was not sent is "not read", which is another thing than "searched, nothing there".
 */
import { indexPatientUrls, isObject, listEntries, patientsOf } from './patient-of.ts'
import type { Entry } from './patient-of.ts'
import { Refusal } from './refusal.ts'
import type { Service } from './services.ts'

/** Why a key counts as not read. */
export type NotReadReason = 'not sent' | 'OperationOutcome' | 'incomplete'

export interface PrefetchReading {
  /** Values of the keys that were read, whole: Bundles or single resources. Unknown keys are read as well. */
  readonly values: readonly unknown[]
  /** Keys of the service, and other keys sent, that could not be read. */
  readonly notRead: ReadonlyMap<string, NotReadReason>
}

/**
 * Reads the `prefetch` member of a request.
 * @throws Refusal `invalid-prefetch` where a value is no resource, `other-patient` where one belongs to another patient.
 */
export function readPrefetch(prefetch: unknown, service: Service, patientId: string): PrefetchReading {
  const sent = new Map(Object.entries(isObject(prefetch) ? prefetch : {}).filter(([, value]) => value !== undefined))
  refuseWrongShapes(sent)
  refuseOtherPatients(sent, patientId)
  const notRead = new Map<string, NotReadReason>()
  for (const { key } of service.prefetch) if (!sent.has(key)) notRead.set(key, 'not sent')
  for (const [key, value] of sent) {
    const reason = findGap(value)
    if (reason !== undefined) notRead.set(key, reason)
  }
  const values = [...sent].filter(([key, value]) => value !== null && !notRead.has(key)).map(([, value]) => value)
  return { values, notRead }
}

/**
 * Refuses a call whose mandatory keys were not read.
 * @throws Refusal `missing-prefetch`, one problem for each key.
 */
export function demandMandatory(reading: PrefetchReading, service: Service): void {
  const problems = service.prefetch.flatMap(({ key, mandatory }) => {
    const reason = reading.notRead.get(key)
    return mandatory && reason !== undefined ? [`prefetch key ${key} is needed: ${WORDS_OF_GAP[reason]}`] : []
  })
  if (problems.length > 0) throw new Refusal('missing-prefetch', problems)
}

const WORDS_OF_GAP: Readonly<Record<NotReadReason, string>> = {
  'not sent': 'it was not sent, and there is no FHIR access to read it',
  OperationOutcome: 'it holds an OperationOutcome in place of data, so the search was not answered in full',
  incomplete: 'it holds one page of several, and there is no FHIR access to read the others',
}

/** Keys as they may be repeated in an error: none that could carry more than a name. */
function nameKey(key: string): string {
  return /^[A-Za-z0-9_.-]{1,64}$/.test(key) ? `prefetch key ${key}` : 'a prefetch key'
}

function refuseWrongShapes(sent: ReadonlyMap<string, unknown>): void {
  const problems = [...sent].flatMap(([key, value]) => {
    const problem = value === null ? undefined : findWrongShape(value)
    return problem === undefined ? [] : [`${nameKey(key)} ${problem}`]
  })
  if (problems.length > 0) throw new Refusal('invalid-prefetch', problems)
}

function findWrongShape(value: unknown): string | undefined {
  if (!isObject(value)) return 'must hold a FHIR resource, a Bundle or null'
  if (typeof value.resourceType !== 'string' || value.resourceType === '') return 'holds an object without resourceType'
  if (value.resourceType !== 'Bundle' || value.entry === undefined || value.entry === null) return undefined
  if (!Array.isArray(value.entry)) return 'holds a Bundle whose entry is not an array'
  const wrong = value.entry.some((entry) => !isObject(entry) || (entry.resource != null && !isObject(entry.resource)))
  return wrong ? 'holds a Bundle with an entry that is not an object' : undefined
}

function refuseOtherPatients(sent: ReadonlyMap<string, unknown>, patientId: string): void {
  const entries = new Map([...sent].map(([key, value]) => [key, listEntries(value)]))
  const urls = indexPatientUrls([...entries.values()].flat())
  const isForeign = (entry: Entry) => patientsOf(entry, urls).some((id) => id !== patientId)
  const foreign = [...entries].filter(([, list]) => list.some(isForeign)).map(([key]) => key)
  if (foreign.length === 0) return
  throw new Refusal(
    'other-patient',
    foreign.map((key) => `${nameKey(key)} holds data of another patient than context.patientId`),
  )
}

function findGap(value: unknown): NotReadReason | undefined {
  if (!isObject(value)) return undefined
  if (value.resourceType === 'OperationOutcome') return 'OperationOutcome'
  if (value.resourceType !== 'Bundle') return undefined
  const entries = Array.isArray(value.entry) ? value.entry.filter(isObject) : []
  const outcomes = entries.filter(
    (entry) => isObject(entry.resource) && entry.resource.resourceType === 'OperationOutcome',
  )
  if (!outcomes.every(isHarmlessNote)) return 'OperationOutcome'
  const links = Array.isArray(value.link) ? value.link.filter(isObject) : []
  if (links.some((link) => link.relation === 'next')) return 'incomplete'
  return Number(String(value.total ?? 0)) > entries.length - outcomes.length ? 'incomplete' : undefined
}

/**
 * Issue types that say results are left out. Epic tells of a part of the record that the client may not see as
 * `suppressed`; the rest are FHIR's own words for an answer that is not whole.
 */
const LEFT_OUT = new Set([
  'suppressed',
  'incomplete',
  'forbidden',
  'security',
  'login',
  'expired',
  'timeout',
  'throttled',
  'too-costly',
  'transient',
  'exception',
  'no-store',
  'lock-error',
])

/** An entry that only comments on the search ("no hits"), as Epic adds to empty results. */
function isHarmlessNote(entry: Readonly<Record<string, unknown>>): boolean {
  const { search, resource } = entry
  if (!isObject(search) || search.mode !== 'outcome' || !isObject(resource)) return false
  const issues = Array.isArray(resource.issue) ? resource.issue : []
  return issues.every(
    (issue) =>
      isObject(issue) &&
      (issue.severity === 'information' || issue.severity === 'warning') &&
      !LEFT_OUT.has(String(issue.code)),
  )
}
