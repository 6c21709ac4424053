/** A stored evaluation as FHIR R4: AuditEvent (who asked), GuidanceResponse (what was answered), Provenance (from what). */
import type { AuditEvent, GuidanceResponse, Identifier, Provenance, Reference } from '@medplum/fhirtypes'
import type { EvaluationRecord, Knowledge } from '../storage/records.ts'
import type { EvaluationBody } from './describe-evaluation.ts'

const SYSTEM = 'https://her2-cds.org'
const DEVICE: Reference = { display: 'her2-cds' }

export type AuditResource = AuditEvent | GuidanceResponse | Provenance

/** Three resources whose ids are derived from the record's own: a second export gives the same ids. */
export function toFhir(record: EvaluationRecord, knowledge: Knowledge | undefined): readonly AuditResource[] {
  const body = JSON.parse(record.body) as EvaluationBody
  const guidance = toGuidanceResponse(record, body, knowledge)
  return [guidance, toProvenance(record, body, guidance), toAuditEvent(record, body, guidance)]
}

/** Only by its stored name: a keyed hash is not an id on any server. */
function patientOf({ patient }: EvaluationRecord): Reference & { identifier: Identifier } {
  return { type: 'Patient', identifier: { system: `${SYSTEM}/patient`, value: patient } }
}

/** References of whole resources; the record may point to places within them, 'Observation/1#component[0]'. */
function referencesOf({ evidence }: EvaluationBody): Reference[] {
  const { results, notApplicable, receptors, metastasis, diagnoses, treatments } = evidence
  const all = [results, notApplicable, receptors, metastasis, diagnoses, treatments]
    .flat()
    .map(({ reference }) => reference)
  const places = all.map((reference) => reference.replace(/#.*/s, ''))
  return [...new Set(places)]
    .filter((text) => /^[A-Z][A-Za-z]{1,60}\/[A-Za-z0-9.-]{1,64}$/.test(text))
    .map((reference) => ({ reference }))
}

function toGuidanceResponse(
  record: EvaluationRecord,
  body: EvaluationBody,
  knowledge: Knowledge | undefined,
): GuidanceResponse {
  const version = knowledge ? `${knowledge.packageVersion}+cards.${knowledge.cardsVersion}` : record.knowledge
  const shown = record.cards.filter(({ disposition }) => disposition === 'shown')
  const cards = shown.map(({ uuid }) => ({ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid}` }))
  const reasons = body.considerations.map(({ key }) => ({
    coding: [{ system: `${SYSTEM}/considerations`, code: key }],
  }))
  const rules = body.considerations.flatMap(({ key, because, rules: rows }) => [
    `${key}: ${[...new Set([...because, ...rows])].join(', ')}`,
  ])
  const held = record.cards
    .filter(({ disposition }) => disposition !== 'shown')
    .map(({ key, why }) => `${key} not shown: ${why ?? ''}`)
  const unread = body.unread.map(({ reference, why }) => `not understood: ${reference}: ${why}`)
  const missing = body.notRead.map((key) => `not read: ${key}`)
  const notes = [...rules, ...held, ...unread, ...missing]
  return {
    resourceType: 'GuidanceResponse',
    id: record.id,
    requestIdentifier: { system: `${SYSTEM}/hook-instance`, value: record.hookInstance },
    ...(cards.length > 0 && { identifier: cards }),
    moduleUri: `${SYSTEM}/services/${record.service}|${version}`,
    status: body.notRead.length > 0 ? 'data-required' : 'success',
    subject: patientOf(record),
    occurrenceDateTime: record.at,
    performer: DEVICE,
    ...(reasons.length > 0 && { reasonCode: reasons }),
    ...(notes.length > 0 && { note: notes.map((text) => ({ text })) }),
  } as GuidanceResponse
}

function toProvenance(record: EvaluationRecord, body: EvaluationBody, guidance: GuidanceResponse): Provenance {
  const used = referencesOf(body)
  return {
    resourceType: 'Provenance',
    id: `${record.id}-p`,
    target: [{ reference: `GuidanceResponse/${guidance.id}` }],
    recorded: record.at,
    activity: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation', code: 'CREATE' }] },
    agent: [
      {
        type: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'assembler' }],
        },
        who: DEVICE,
      },
    ],
    ...(used.length > 0 && { entity: used.map((what) => ({ role: 'source', what })) }),
  } as Provenance
}

function toAuditEvent(record: EvaluationRecord, body: EvaluationBody, guidance: GuidanceResponse): AuditEvent {
  const isUser = /^[A-Z][A-Za-z]{1,60}\/[A-Za-z0-9.-]{1,64}$/.test(record.user)
  const who: Reference = isUser ? { reference: record.user } : { display: record.user || 'not named' }
  return {
    resourceType: 'AuditEvent',
    id: `${record.id}-a`,
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
    subtype: [{ system: `${SYSTEM}/hooks`, code: record.hook }],
    action: 'E',
    recorded: record.at,
    outcome: '0',
    agent: [
      { who, requestor: true },
      { who: { display: record.client || 'unknown client' }, requestor: false },
    ],
    source: { observer: DEVICE },
    entity: [
      { what: patientOf(record), role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1' } },
      { what: { reference: `GuidanceResponse/${guidance.id}` } },
      ...referencesOf(body).map((what) => ({ what })),
    ],
  } as AuditEvent
}
