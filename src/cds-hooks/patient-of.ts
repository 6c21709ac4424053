/** Whose data a FHIR resource is, as far as it says so itself. Real data is often malformed: nothing here throws. */

type Members = Readonly<Record<string, unknown>>

/** A resource of a payload with the fullUrl of its Bundle entry, if it came in one. */
export interface Entry {
  readonly resource: Members
  readonly fullUrl?: string
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** 'Observation/1'; undefined where type or id is missing. */
export function referenceOf({ resourceType, id }: Members): string | undefined {
  return typeof resourceType === 'string' && typeof id === 'string' ? `${resourceType}/${id}` : undefined
}

/** Every resource of a Bundle, of Bundles within it, or the one resource itself. Entries without resource are skipped. */
export function listEntries(value: unknown): Entry[] {
  const entries: Entry[] = []
  collectEntries(value, undefined, entries)
  return entries
}

function collectEntries(value: unknown, fullUrl: string | undefined, into: Entry[]): void {
  if (!isObject(value)) return
  if (value.resourceType !== 'Bundle') {
    into.push(fullUrl === undefined ? { resource: value } : { resource: value, fullUrl })
    return
  }
  for (const entry of Array.isArray(value.entry) ? value.entry : []) {
    if (!isObject(entry)) continue
    collectEntries(entry.resource, typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined, into)
  }
}

/** Entry URLs of Patients → their ids, so that references by urn:uuid can be followed. */
export type PatientUrls = ReadonlyMap<string, string>

export function indexPatientUrls(entries: readonly Entry[]): PatientUrls {
  const patients = entries.filter((entry) => entry.resource.resourceType === 'Patient' && entry.fullUrl !== undefined)
  return new Map(patients.map((entry) => [entry.fullUrl ?? '', patientId(entry)]))
}

function patientId({ resource, fullUrl }: Entry): string {
  if (typeof resource.id === 'number') return String(resource.id)
  return typeof resource.id === 'string' && resource.id !== '' ? resource.id : lastSegment(fullUrl ?? '')
}

/**
 * Ids of the patients that a resource says it is about: usually one, none if it names nobody. Looks at `subject` and
 * `patient`, also of contained resources. A subject that is not a patient (a group, a device) does not count.
 */
export function patientsOf(entry: Entry, urls: PatientUrls): string[] {
  const { resource } = entry
  if (resource.resourceType === 'Patient') {
    const id = patientId(entry)
    return id === '' ? [] : [id]
  }
  const found: string[] = []
  const note = (id: string | undefined): void => {
    if (id !== undefined && !found.includes(id)) found.push(id)
  }
  for (const named of [resource.subject, resource.patient])
    if (Array.isArray(named)) for (const one of named) note(readReference(one, urls))
    else if (named !== undefined) note(readReference(named, urls))
  for (const one of Array.isArray(resource.contained) ? resource.contained : [])
    if (isObject(one) && one.resourceType !== 'Patient') patientsOf({ resource: one }, urls).forEach(note)
  return found
}

/** The words of the only reference by which a resource names a patient; undefined for one that may do so in other ways. */
export function onlySubjectOf({ resource }: Entry): string | undefined {
  const { resourceType, subject, patient, contained } = resource
  if (resourceType === 'Patient' || patient !== undefined || contained !== undefined || !isObject(subject)) return
  return typeof subject.reference === 'string' ? subject.reference : undefined
}

/** As most references are written. */
const PLAIN = /^Patient\/([^/?#]+)$/

function readReference(reference: unknown, urls: PatientUrls): string | undefined {
  const text = isObject(reference) ? reference.reference : reference
  if (typeof text !== 'string' || text === '' || text.startsWith('#')) return undefined
  const url = text.includes('/_history/') ? text.replace(/\/_history\/[^/]*$/, '') : text
  const known = urls.get(url)
  if (known !== undefined) return known
  const plain = PLAIN.exec(url)
  if (plain) return plain[1]
  const [, type, id] = /(?:^|\/)([A-Z][A-Za-z]+)\/([^/?#]+)$/.exec(url) ?? []
  if (type !== undefined) return type === 'Patient' ? id : undefined
  return lastSegment(url)
}

/** 'urn:uuid:x' → 'x', 'x' → 'x'. */
function lastSegment(url: string): string {
  return url.split(/[/:]/).at(-1) ?? ''
}
