/**
 * The services that discovery lists, one row each. Prefetch templates keep to the CDS Hooks 2.0 subset and stay short,
 * because clients send them as URLs. HER2, receptor and stage results are asked for by code alone, never by category,
 * date or status: about half of real results have none of these.
 */
import { ASKED_CODES } from '../fhir/codes/asked.ts'
import type { SiteCodes } from '../fhir/codes/asked.ts'
import { QUESTION_CANONICALS } from '../fhir/codes/pathology-questions.ts'
import type { Search } from '../fhir/codes/table.ts'
import type { CdsService, Discovery, Hook } from './schemas.ts'

export type { SiteCodes } from '../fhir/codes/asked.ts'

/** The version of CDS Hooks that is spoken, for clients of the 3.0 ballot. */
const CDS_HOOKS_VERSION = '2.0.1'

export interface PrefetchKey {
  readonly key: string
  readonly template: string
  /** Without it nothing can be said: if it is missing, the answer is 412. */
  readonly mandatory: boolean
  /**
   * Only some record systems have it: not sent is not «not read», the service reads it only where no key came along, and a
   * server that refuses the search has none.
   */
  readonly whereKept?: true
  /** Where it is a search by codes: which; a site's own codes of that search go behind those of the template. */
  readonly search?: Search
}

export interface Service {
  readonly id: string
  readonly hook: Hook
  readonly hookVersion: string
  readonly title: string
  readonly description: string
  readonly prefetch: readonly PrefetchKey[]
}

const PATIENT = '{{context.patientId}}'

const PATIENT_DATA: readonly PrefetchKey[] = [
  { key: 'patient', mandatory: false, template: `Patient/${PATIENT}` },
  { key: 'conditions', mandatory: true, template: `Condition?patient=${PATIENT}` },
  { ...askFor('her2'), mandatory: true },
  askFor('receptors'),
  askFor('staging'),
  { key: 'specimens', mandatory: false, template: `Specimen?patient=${PATIENT}` },
  {
    key: 'reports',
    mandatory: false,
    template: `DiagnosticReport?patient=${PATIENT}&category=${ASKED_CODES.reports.join(',')}`,
  },
  { key: 'orders', mandatory: false, template: `ServiceRequest?patient=${PATIENT}` },
  { key: 'medications', mandatory: false, template: `MedicationRequest?patient=${PATIENT}` },
  { key: 'medicationStatements', mandatory: false, template: `MedicationStatement?patient=${PATIENT}` },
]

/** Ejection fraction of the left ventricle, pregnancy test and pregnancy status: what is checked before a first dose. */
const BASELINE_DATA: readonly PrefetchKey[] = [askFor('baseline')]

/** What pathology answered to the questions of drafted Tasks. */
const ANSWERS: readonly PrefetchKey[] = [
  {
    key: 'answers',
    mandatory: false,
    whereKept: true,
    template: `QuestionnaireResponse?patient=${PATIENT}&questionnaire=${QUESTION_CANONICALS.join(',').replaceAll('|', '%7C')}`,
  },
]

/** Results are searched for by the codes that the code tables mark as asked for. */
function askFor(search: Search): PrefetchKey {
  const template = `Observation?patient=${PATIENT}&code=${ASKED_CODES[search].join(',')}`
  return { key: search, mandatory: false, template, search }
}

export const SERVICES: readonly Service[] = [
  {
    id: 'her2-patient-view',
    hook: 'patient-view',
    hookVersion: '1.0',
    title: 'HER2 status in breast cancer',
    description:
      'Reads the HER2 results of a patient with breast cancer by the ASCO/CAP guideline and shows the status with ' +
      'its basis, and what is missing, pending or contradictory.',
    prefetch: [...PATIENT_DATA, ...ANSWERS],
  },
  {
    id: 'her2-order-select',
    hook: 'order-select',
    hookVersion: '1.0',
    title: 'HER2 status when an order is selected',
    description:
      'Checks selected drug orders against the HER2 status on record, shows label routes with what the record says about ' +
      'each of their conditions, and points out HER2 tests that are done, in process or unable to answer the question.',
    prefetch: [...PATIENT_DATA, ...ANSWERS],
  },
  {
    id: 'her2-order-sign',
    hook: 'order-sign',
    hookVersion: '1.1',
    title: 'HER2 status when an order is signed',
    description:
      'Before signing: HER2-directed orders without a HER2-positive result, with a result that is not final or was ' +
      'amended, and what the label wants known before a first dose.',
    prefetch: [...PATIENT_DATA, ...BASELINE_DATA, ...ANSWERS],
  },
]

/** A template with its tokens in place of their names. A token that the context does not hold becomes empty. */
export function fillTemplate(template: string, context: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{\{context\.(\w+)\}\}/g, (_, name: string) => {
    const value = context[name]
    return typeof value === 'string' ? encodeURIComponent(value) : ''
  })
}

/**
 * The template with a site's own codes after the built-in ones. For the sheet of that site and the service's own
 * searches: discovery is public, and a site's codes never stand in it.
 */
export function withSiteCodes({ template, search }: PrefetchKey, siteCodes: SiteCodes = {}): string {
  const own = search === undefined ? [] : (siteCodes[search] ?? [])
  return [template, ...own.map(encodeToken)].join(',')
}

/**
 * The search for a site's own codes alone: for a key that came along, whose template does not hold them. It is read under
 * a key of its own and counts as part of the first.
 */
export function siteCodesQuery({ search }: PrefetchKey, siteCodes: SiteCodes): string | undefined {
  const own = search === undefined ? [] : (siteCodes[search] ?? [])
  return own.length === 0 ? undefined : `Observation?patient=${PATIENT}&code=${own.map(encodeToken).join(',')}`
}

const SITE_CODES_KEY = /SiteCodes$/

export function siteCodesKey(key: string): string {
  return `${key}SiteCodes`
}

/** The key of the service that a key is part of: 'her2' of 'her2SiteCodes'. */
export function wholeKey(key: string): string {
  return key.replace(SITE_CODES_KEY, '')
}

/** Colons and slashes of a system stay legible; everything else in a code is escaped before it reaches the URL. */
function encodeToken(token: string): string {
  return encodeURIComponent(token).replaceAll('%3A', ':').replaceAll('%2F', '/')
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
      'optional; cards that need a key that was not read are withheld. A search without hits is sent as null or as ' +
      'an empty Bundle. Keys that are missing, and further pages, are read from fhirServer where it is allowed for ' +
      'the client; otherwise every page of a search is sent in one Bundle.',
    version: CDS_HOOKS_VERSION,
    hookVersion: service.hookVersion,
    prefetch: Object.fromEntries(service.prefetch.map((row) => [row.key, row.template])),
  }
}
