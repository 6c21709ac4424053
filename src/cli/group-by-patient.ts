/** Records of many patients → one set per patient. A resource that names no patient goes where it is referenced, or nowhere. */
import { indexPatientUrls, isObject, patientsOf, referenceOf } from '../cds-hooks/patient-of.ts'
import type { Entry } from '../cds-hooks/patient-of.ts'

export interface PatientRecords {
  /** Absent where no record names a patient. */
  readonly patient?: string
  /** A collection Bundle of the patient's resources, each under the fullUrl it came with. */
  readonly bundle: object
}

export interface Grouping {
  readonly patients: readonly PatientRecords[]
  /** Resources that cannot be assigned to one patient: they name none, or several. */
  readonly orphans: readonly Entry[]
}

/** Resource types that belong to no patient: if nothing refers to them, they are left out without an error. */
export const IMPERSONAL: ReadonlySet<unknown> = new Set(
  'Medication Organization Practitioner PractitionerRole Location Device Substance Endpoint HealthcareService Questionnaire PlanDefinition ActivityDefinition ValueSet CodeSystem ConceptMap StructureDefinition Library Group OperationOutcome Parameters'.split(
    ' ',
  ),
)

export function groupByPatient(entries: readonly Entry[]): Grouping {
  const urls = indexPatientUrls(entries)
  const owned = new Map<string, Entry[]>()
  const unowned: Entry[] = []
  const disputed: Entry[] = []
  for (const entry of entries) {
    const [owner, ...others] = patientsOf(entry, urls)
    if (others.length > 0) disputed.push(entry)
    else if (owner === undefined) unowned.push(entry)
    else if (owned.has(owner)) owned.get(owner)?.push(entry)
    else owned.set(owner, [entry])
  }
  const [only, another] = owned.keys()
  if (another === undefined) {
    const all = entries.filter((entry) => !disputed.includes(entry))
    const bundle = toBundle(all)
    return {
      patients: all.length === 0 ? [] : [only === undefined ? { bundle } : { patient: only, bundle }],
      orphans: disputed,
    }
  }
  const shared = shareOut(owned, unowned)
  const patients = [...owned].map(([patient, own]) => ({ patient, bundle: toBundle([...own, ...shared.given(own)]) }))
  const orphans = shared.left().filter((entry) => !IMPERSONAL.has(entry.resource.resourceType))
  return { patients, orphans: [...disputed, ...orphans] }
}

/** Assigns resources that name no patient to the patients whose resources refer to them, directly or in turn. */
export function shareOut(owned: ReadonlyMap<string, Entry[]>, unowned: readonly Entry[]) {
  const byName = new Map<string, Entry>()
  for (const entry of unowned) {
    const name = referenceOf(entry.resource)
    if (name !== undefined) byName.set(name, entry)
    if (entry.fullUrl !== undefined) byName.set(entry.fullUrl, entry)
  }
  const used = new Set<Entry>()
  const given = (own: readonly Entry[]): Entry[] => {
    const found = new Set<Entry>()
    let waiting = own.map((entry) => entry.resource as unknown)
    while (waiting.length > 0) {
      const next = waiting.flatMap(listReferences).map((reference) => findNamed(byName, reference))
      const fresh = next.filter((entry) => entry !== undefined && !found.has(entry)) as Entry[]
      for (const entry of fresh) found.add(entry)
      waiting = fresh.map((entry) => entry.resource)
    }
    for (const entry of found) used.add(entry)
    return [...found]
  }
  return { given, left: () => (owned.size > 0 ? unowned.filter((entry) => !used.has(entry)) : []) }
}

function findNamed(byName: ReadonlyMap<string, Entry>, reference: string): Entry | undefined {
  return byName.get(reference) ?? byName.get(nameIn(reference))
}

/** 'https://ehr.example/fhir/Medication/1/_history/2' → 'Medication/1'. */
export function nameIn(reference: string): string {
  return reference
    .replace(/\/_history\/[^/]*$/, '')
    .split('/')
    .slice(-2)
    .join('/')
}

export function listReferences(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listReferences)
  if (!isObject(value)) return []
  const own = typeof value.reference === 'string' ? [value.reference] : []
  return [
    ...own,
    ...Object.values(value)
      .filter((member) => typeof member === 'object')
      .flatMap(listReferences),
  ]
}

export function toBundle(entries: readonly Entry[]): object {
  const entry = entries.map(({ fullUrl, resource }) => (fullUrl === undefined ? { resource } : { fullUrl, resource }))
  return { resourceType: 'Bundle', type: 'collection', entry }
}
