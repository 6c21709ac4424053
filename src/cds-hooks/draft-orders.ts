/** What the protocol itself checks in `draftOrders`: whose they are, and Medications that they only refer to. */
import { indexPatientUrls, isObject, listEntries, patientsOf, referenceOf } from './patient-of.ts'
import type { Entry } from './patient-of.ts'
import { isBelow } from './record-access.ts'
import type { WantedKey } from './record-access.ts'
import { Refusal } from './refusal.ts'
import { logicalId } from './schemas.ts'
import type { HookRequest } from './schemas.ts'

/** The most Medications of drafts that are looked up in one call. */
const MOST_LOOKUPS = 8

/** Entries of `draftOrders`, which may be a Bundle with or without its type, or a list of resources. */
export function listDrafts(context: HookRequest['context']): Entry[] {
  const sent = context['draftOrders']
  if (Array.isArray(sent)) return sent.flatMap((one) => listEntries(one))
  return isObject(sent) && Array.isArray(sent.entry)
    ? listEntries({ ...sent, resourceType: 'Bundle' })
    : listEntries(sent)
}

/**
 * Refuses drafts for a patient other than the one of the call.
 * @throws Refusal `other-patient`
 */
export function refuseForeignDrafts({ context }: HookRequest): void {
  const drafts = listDrafts(context)
  const urls = indexPatientUrls(drafts)
  if (!drafts.some((entry) => patientsOf(entry, urls).some((id) => id !== context.patientId))) return
  throw new Refusal('other-patient', ['context.draftOrders holds an order for another patient than context.patientId'])
}

/**
 * Medications that drafts name by reference and that were not sent: without them the drug is not known. References to other
 * servers, to contained resources and to entries of the drafts are none of these.
 * @param sent Values of the prefetch
 */
export function listDraftMedications(request: HookRequest, sent: readonly unknown[]): WantedKey[] {
  const drafts = listDrafts(request.context)
  if (drafts.length === 0) return []
  const known = new Set([...drafts, ...sent.flatMap((value) => listEntries(value))].flatMap(namesOf))
  const named = drafts.flatMap(({ resource }) => referencesOf(resource)).filter((reference) => !known.has(reference))
  const queries = named.flatMap((reference) => toQuery(reference, request.fhirServer ?? '') ?? [])
  const missing = [...new Set(queries)].filter((query) => !known.has(query)).slice(0, MOST_LOOKUPS)
  return missing.map((query, index) => ({ key: `draftMedication${index === 0 ? '' : index + 1}`, query }))
}

function namesOf({ resource, fullUrl }: Entry): string[] {
  return [referenceOf(resource), fullUrl].filter((name) => name !== undefined)
}

function referencesOf(resource: Entry['resource']): string[] {
  const { medicationReference, medication } = resource
  // R5: medication.reference is itself a Reference; some clients leave one of the two levels out.
  const named = [medicationReference, medication].filter(isObject).map(({ reference }) => reference)
  return named
    .map((reference) => (isObject(reference) ? reference.reference : reference))
    .filter((reference) => typeof reference === 'string')
}

/** 'Medication/7' of 'Medication/7', or of an absolute reference below the client's own server. */
function toQuery(reference: string, fhirServer: string): string | undefined {
  const base = fhirServer.replace(/\/{1,9}$/, '')
  const path = isBelow(reference, base) ? reference.slice(base.length + 1) : reference
  const [, id] = /^Medication\/([^/]+)(?:\/_history\/[^/]+)?$/.exec(path) ?? []
  return id !== undefined && logicalId.safeParse(id).success ? `Medication/${id}` : undefined
}
