/**
 * The services that discovery lists: one row each. Prefetch templates keep to the CDS Hooks 2.0 subset and stay short,
 * because clients send them as URLs. HER2, receptor and stage results are asked for by code alone, never by category,
 * date or status: about half of real results carry none of these.
 */
import type { CdsService, Discovery, Hook } from './schemas.ts'

/** The version of CDS Hooks that is spoken, for clients of the 3.0 ballot. */
const CDS_HOOKS_VERSION = '2.0.1'

export interface PrefetchKey {
  readonly key: string
  readonly template: string
  /** Without it nothing can be said: its absence is answered with 412. */
  readonly mandatory: boolean
}

export interface Service {
  readonly id: string
  readonly hook: Hook
  readonly hookVersion: string
  readonly title: string
  readonly description: string
  readonly prefetch: readonly PrefetchKey[]
}

/** HER2 by IHC, by ISH, its numbers, the overall interpretation, and the narrative of a pathology report. */
// prettier-ignore
const HER2_CODES = [
  '85319-2', '18474-7', '72383-3', '85328-3',
  '85318-4', '31150-6', '96893-3', '74885-5', '49683-6', '74860-8', '74861-6',
  '48676-1', '22637-3', '60568-3',
  '1363314005', '445028008', '445029000', '1365742006', '1365743001', '1365744007',
]

/** Estrogen and progesterone receptor: presence, interpretation, percentage. */
// prettier-ignore
const RECEPTOR_CODES = [
  '85337-4', '40556-3', '16112-5', '85329-1', '14228-1',
  '85339-0', '40557-1', '16113-3', '85325-9', '14230-7',
]

/** Stage group, M category, sites of metastasis. */
// prettier-ignore
const STAGING_CODES = [
  '21908-9', '21902-2', '21914-7', '21907-1', '21901-4', '21913-9', '44667-4', '33733-7', '98248-8',
  '399537006', '399588009', '399390009', '399387003', '371497001', '277208005', '1222587001', '1222591006', '385421009',
]

const PATIENT = '{{context.patientId}}'

// prettier-ignore
const PATIENT_DATA: readonly PrefetchKey[] = [
  { key: 'patient',              mandatory: false, template: `Patient/${PATIENT}` },
  { key: 'conditions',           mandatory: true,  template: `Condition?patient=${PATIENT}` },
  { key: 'her2',                 mandatory: true,  template: `Observation?patient=${PATIENT}&code=${HER2_CODES.join(',')}` },
  { key: 'receptors',            mandatory: false, template: `Observation?patient=${PATIENT}&code=${RECEPTOR_CODES.join(',')}` },
  { key: 'staging',              mandatory: false, template: `Observation?patient=${PATIENT}&code=${STAGING_CODES.join(',')}` },
  { key: 'specimens',            mandatory: false, template: `Specimen?patient=${PATIENT}` },
  { key: 'reports',              mandatory: false, template: `DiagnosticReport?patient=${PATIENT}&category=PAT,SP,CP,LAB,LP7839-6` },
  { key: 'orders',               mandatory: false, template: `ServiceRequest?patient=${PATIENT}` },
  { key: 'medications',          mandatory: false, template: `MedicationRequest?patient=${PATIENT}` },
  { key: 'medicationStatements', mandatory: false, template: `MedicationStatement?patient=${PATIENT}` },
]

/** Ejection fraction of the left ventricle, pregnancy test and pregnancy status: what a first dose is held against. */
// prettier-ignore
const BASELINE_CODES = [
  '10230-1', '8806-2', '18043-0', '8807-0', '8808-8', '8809-6', '8810-4', '8811-2', '8812-0', '250908004',
  '82810-3', '11449-6', '2106-3', '2118-8', '86649-1', '2112-1', '80384-1', '2110-5',
]

// prettier-ignore
const BASELINE_DATA: readonly PrefetchKey[] = [
  { key: 'baseline',             mandatory: false, template: `Observation?patient=${PATIENT}&code=${BASELINE_CODES.join(',')}` },
]

export const SERVICES: readonly Service[] = [
  {
    id: 'her2-patient-view',
    hook: 'patient-view',
    hookVersion: '1.0',
    title: 'HER2 status in breast cancer',
    description:
      'Reads the HER2 results of a patient with breast cancer by the ASCO/CAP guideline and shows the status with ' +
      'its basis, and what is missing, pending or contradictory.',
    prefetch: PATIENT_DATA,
  },
  {
    id: 'her2-order-select',
    hook: 'order-select',
    hookVersion: '1.0',
    title: 'HER2 status when an order is selected',
    description:
      'Holds selected drug orders against the HER2 status of record, shows label routes with what the record says to ' +
      'each of their conditions, and points out HER2 tests that are done, running or not fit for the question.',
    prefetch: PATIENT_DATA,
  },
  {
    id: 'her2-order-sign',
    hook: 'order-sign',
    hookVersion: '1.1',
    title: 'HER2 status when an order is signed',
    description:
      'Before signing: HER2-directed orders without a HER2-positive result, with a result that is not final or was ' +
      'amended, and what the label asks to know before a first dose.',
    prefetch: [...PATIENT_DATA, ...BASELINE_DATA],
  },
]

/** A template with its tokens in place of their names. A token that the context does not hold becomes empty. */
export function fillTemplate(template: string, context: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{\{context\.(\w+)\}\}/g, (_, name: string) => {
    const value = context[name]
    return typeof value === 'string' ? encodeURIComponent(value) : ''
  })
}

export function findService(id: string): Service | undefined {
  return SERVICES.find((service) => service.id === id)
}

/** The body of `GET /cds-services`. */
export function describeServices(services: readonly Service[] = SERVICES): Discovery {
  return { services: services.map(describeService) }
}

function describeService(service: Service): CdsService {
  const mandatory = service.prefetch.filter((row) => row.mandatory).map((row) => row.key)
  return {
    id: service.id,
    hook: service.hook,
    title: service.title,
    description: service.description,
    usageRequirements:
      `Prefetch keys ${mandatory.join(' and ')} are mandatory: without them the answer is 412. The other keys are ` +
      'optional; cards that need a key which was not read stay silent. A search without hits is sent as null or as ' +
      'an empty Bundle. Keys that are missing, and further pages, are read from fhirServer where it is allowed for ' +
      'the client; otherwise every page of a search is sent in one Bundle.',
    version: CDS_HOOKS_VERSION,
    hookVersion: service.hookVersion,
    prefetch: Object.fromEntries(service.prefetch.map((row) => [row.key, row.template])),
  }
}
