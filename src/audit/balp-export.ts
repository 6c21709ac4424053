/**
 * Readings as AuditEvents after the Basic Audit Log Patterns of IHE (https://profiles.ihe.net/ITI/BALP). The patterns are of
 * RESTful actions that succeeded: a reading of one card is a PatientRead, one of a list a Query. For what has no pattern (a
 * call that was decided on, one that was refused, a judgement, an opening of the evidence page) the AuditEvent claims none.
 */
import type { AuditEvent, AuditEventAgent, AuditEventEntity, Coding } from '@medplum/fhirtypes'
import type { EventRecord, OpeningRecord } from '../storage/records.ts'

const SYSTEM = 'https://her2-cds.org'
const PATTERNS = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.'
const TERMS = 'http://terminology.hl7.org/CodeSystem/'

export type Pattern = 'PatientRead' | 'Query'

/** Undefined: none fits. */
export function patternOf({
  kind,
  patient,
  action,
}: Pick<EventRecord, 'kind' | 'patient' | 'action'>): Pattern | undefined {
  if (kind !== 'read') return undefined
  if (patient !== '') return 'PatientRead'
  // A card that is not there was not read.
  return action.endsWith('/cards/:uuid') ? undefined : 'Query'
}

/** Undefined for what the audit itself has done. */
export function toAuditEvent(event: EventRecord): AuditEvent | undefined {
  if (event.kind !== 'read' && event.kind !== 'refused' && event.kind !== 'judged') return undefined
  const pattern = patternOf(event)
  return {
    resourceType: 'AuditEvent',
    id: event.id,
    ...(pattern && { meta: { profile: [PATTERNS + pattern] } }),
    type: { system: `${TERMS}audit-event-type`, code: 'rest' },
    subtype: [subtypeOf(event, pattern)],
    action: ACTIONS[pattern ?? event.kind],
    recorded: event.at,
    outcome: event.kind === 'refused' ? '4' : '0',
    ...(event.kind === 'refused' && { outcomeDesc: event.action }),
    agent: listAgents(event, pattern),
    source: { observer: { display: 'her2-cds' }, type: [{ system: `${TERMS}security-source-type`, code: '4' }] },
    entity: listEntities(event, pattern),
  }
}

const ACTIONS = { PatientRead: 'R', Query: 'E', read: 'R', refused: 'E', judged: 'C' } as const

function subtypeOf({ kind, action }: EventRecord, pattern: Pattern | undefined): Coding {
  if (pattern)
    return { system: 'http://hl7.org/fhir/restful-interaction', code: pattern === 'Query' ? 'search' : 'read' }
  return { system: `${SYSTEM}/events`, code: kind, display: action }
}

/** In a read, data flows from the server to the client; in a query, what was asked flows the other way. */
function listAgents({ who, role, client, source }: EventRecord, pattern: Pattern | undefined): AuditEventAgent[] {
  const [caller, service] = pattern === 'Query' ? (['110153', '110152'] as const) : (['110152', '110153'] as const)
  const type = (code: string) => ({ coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code }] })
  return [
    {
      type: { coding: [{ system: `${TERMS}v3-ParticipationType`, code: 'IRCP' }] },
      who: { identifier: { system: `${SYSTEM}/who`, value: who || 'not named' } },
      name: who || 'not named',
      requestor: true,
      ...(role !== '' && {
        role: role.split(' ').map((one) => ({ coding: [{ system: `${SYSTEM}/roles`, code: one }] })),
      }),
    },
    {
      type: type(caller),
      who: { display: client || 'client of the administrator' },
      requestor: false,
      network: { address: source || 'not known', type: '2' },
    },
    {
      type: type(service),
      who: { display: 'her2-cds' },
      requestor: false,
      network: { address: `${SYSTEM}/admin`, type: '5' },
    },
  ]
}

function listEntities({ patient, action, details }: EventRecord, pattern: Pattern | undefined): AuditEventEntity[] {
  const { uuid, patients = [] } = readDetails(details)
  const whole = `${action} ${details}`
  const data: AuditEventEntity =
    pattern === 'PatientRead'
      ? {
          type: { system: `${TERMS}audit-entity-type`, code: '2' },
          role: { system: `${TERMS}object-role`, code: '3' },
          what: {
            type: 'GuidanceResponse',
            identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid ?? ''}` },
          },
        }
      : {
          type: { system: `${TERMS}audit-entity-type`, code: '2' },
          role: { system: `${TERMS}object-role`, code: '24' },
          description: whole,
          query: Buffer.from(whole).toString('base64'),
        }
  return [data, ...[patient, ...patients].filter((name) => name !== '').map(patientEntity)]
}

/** Only by the stored name: a keyed hash is not an id on any server. */
function patientEntity(name: string): AuditEventEntity {
  return {
    type: { system: `${TERMS}audit-entity-type`, code: '1' },
    role: { system: `${TERMS}object-role`, code: '1' },
    what: { type: 'Patient', identifier: { system: `${SYSTEM}/patient`, value: name } },
  }
}

function readDetails(details: string): { readonly uuid?: string; readonly patients?: readonly string[] } {
  try {
    return Object(JSON.parse(details)) as { readonly uuid?: string; readonly patients?: readonly string[] }
  } catch {
    return {}
  }
}

/** No pattern: those want the address of the client, which is not kept of an opening. */
export function openingToAuditEvent({ id, at, client, user, card, patient, outcome, why }: OpeningRecord): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    id,
    type: { system: `${TERMS}audit-event-type`, code: 'rest' },
    subtype: [{ system: `${SYSTEM}/events`, code: 'opened' }],
    action: 'R',
    recorded: at,
    outcome: outcome === 'refused' ? '4' : '0',
    ...(why !== '' && { outcomeDesc: why }),
    agent: [
      { who: { display: user || 'not named' }, requestor: true },
      { who: { display: client || 'unknown client' }, requestor: false },
    ],
    source: { observer: { display: 'her2-cds' } },
    entity: [
      ...(patient === '' ? [] : [patientEntity(patient)]),
      ...(card === '' ? [] : [{ what: { identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${card}` } } }]),
    ],
  }
}
