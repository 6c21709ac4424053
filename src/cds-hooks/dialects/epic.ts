/**
 * Epic, as its public page on CDS Hooks describes it. Epic fires a hook without its data if the address of the service is
 * not exactly the registered one; it accepts any number of suggestions, each with one action; it names code systems by
 * OID in what it creates; and it ties overrides to a topic of letters and digits.
 */
import { isObject } from '../patient-of.ts'
import { Refusal } from '../refusal.ts'
import type { Action, Card, CdsResponse, Suggestion } from '../schemas.ts'
import { mapCards, mapSuggestions, without } from './dialect.ts'
import type { Dialect } from './dialect.ts'

/** Identifies a member of staff: it is passed on no further. */
const STAFF_ID = 'internal.epic.cdshooks.request.epic-emp-id'
const TRIGGER = 'com.epic.cdshooks.request.bpa-trigger-action'
const CONTENT_TYPE = 'com.epic.cdshooks.card.detail.content-type'
const LONGEST_TOPIC = 100

/** Code systems in what is created: URL → OID. Source: HL7 OID registry. */
const OIDS: ReadonlyMap<string, string> = new Map([
  ['http://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'],
  ['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'urn:oid:2.16.840.1.113883.6.88'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'urn:oid:2.16.840.1.113883.6.90'],
  ['http://hl7.org/fhir/sid/ndc', 'urn:oid:2.16.840.1.113883.6.69'],
  ['http://www.ama-assn.org/go/cpt', 'urn:oid:2.16.840.1.113883.6.12'],
  ['http://unitsofmeasure.org', 'urn:oid:2.16.840.1.113883.6.8'],
])

export const EPIC: Dialect = {
  name: 'epic',
  title: 'Epic',
  shapeRequest: (body) => {
    refuseStripped(body)
    if (!isObject(body) || !isObject(body.extension)) return body
    const extension = Object.entries(body.extension).filter(([name]) => name !== STAFF_ID)
    return { ...body, extension: Object.fromEntries(extension) }
  },
  shapeResponse: (response, newUuid) => keepAnnotations(mapCards(response, (card) => shapeCard(card, newUuid))),
  readTrigger: (body) => {
    const code = isObject(body) && isObject(body.extension) ? body.extension[TRIGGER] : undefined
    return typeof code === 'string' && /^\d{1,4}$/.test(code) ? code : undefined
  },
}

/** @throws Refusal `stripped-call` */
function refuseStripped(body: unknown): void {
  if (!isObject(body) || typeof body.hook !== 'string') return
  const hasData = isObject(body.prefetch) && Object.keys(body.prefetch).length > 0
  if (hasData || isObject(body.fhirAuthorization)) return
  throw new Refusal('stripped-call', [
    'the call holds neither prefetch nor fhirAuthorization: compare the address that Epic calls with the endpoint URI ' +
      'that is registered for this client (scheme, host, path, no slash at the end); if they differ, Epic leaves the ' +
      'data out',
  ])
}

function shapeCard(card: Card, newUuid: () => string): Card {
  const split = mapSuggestions(card, (suggestion) => splitActions(suggestion, newUuid))
  const { topic } = split.source
  const code = topic?.code.replace(/[^A-Za-z0-9]/g, '').slice(0, LONGEST_TOPIC)
  const source = without(split.source, 'topic')
  return {
    ...split,
    source: { ...source, ...(topic && code ? { topic: { ...topic, code } } : {}) },
    ...(split.suggestions ? { selectionBehavior: 'any' } : {}),
    ...(split.detail ? { extension: { ...split.extension, [CONTENT_TYPE]: 'text/markdown; variant=GitHub' } } : {}),
  }
}

function splitActions(suggestion: Suggestion, newUuid: () => string): Suggestion[] {
  const { actions = [], ...rest } = suggestion
  if (actions.length <= 1) return [{ ...rest, ...(actions[0] ? { actions: [useOids(actions[0])] } : {}) }]
  return actions.map((action, index) => ({
    ...rest,
    ...(index > 0 ? { uuid: newUuid() } : {}),
    actions: [useOids(action)],
  }))
}

function useOids(action: Action): Action {
  return action.type === 'create'
    ? { ...action, resource: renameSystems(action.resource) as typeof action.resource }
    : action
}

function renameSystems(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renameSystems)
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === 'system' && typeof member === 'string' ? (OIDS.get(member) ?? member) : renameSystems(member),
  ])
  return Object.fromEntries(members)
}

/** Of system actions, Epic accepts only annotations of ServiceRequests. */
function keepAnnotations(response: CdsResponse): CdsResponse {
  const { systemActions = [], ...rest } = response
  const kept = systemActions.filter(
    (action) => action.type === 'update' && action.resource.resourceType === 'ServiceRequest',
  )
  return kept.length > 0 ? { ...rest, systemActions: kept } : rest
}
