/** A FHIR R4 server in memory, for trying out and for tests: never for records of real people. */
import { OperationOutcomeError, badRequest, getStatus, isOperationOutcome, normalizeErrorString } from '@medplum/core'
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router'
import type { FhirRequest, HttpMethod } from '@medplum/fhir-router'
import type { Bundle, BundleEntry, CapabilityStatement, OperationOutcome, Resource } from '@medplum/fhirtypes'
import cors from 'cors'
import express from 'express'
import type { ErrorRequestHandler, Express, Request, Response } from 'express'
import { createBulkExport } from './bulk-export.ts'
import { indexFhirDefinitions } from './fhir-definitions.ts'

/** Resources per page: if the client asks for no number, and at most. */
const PAGE = 200
const LARGEST_PAGE = 1000
const BODY_LIMIT = 16 * 1024 * 1024
const FHIR_JSON = 'application/fhir+json; charset=utf-8'

export interface FhirServer {
  readonly app: Express
  /** Loads the resources of a Bundle, keeping their ids. Returns how many. */
  load(bundle: Bundle): Promise<number>
  /** Brings one patient back to what the Bundle holds: what was added since is deleted, what was changed is replaced. */
  reset(patient: string, bundle: Bundle): Promise<void>
}

type Query = Record<string, string | string[] | undefined>

export function createFhirServer(): FhirServer {
  indexFhirDefinitions()
  const repository = new MemoryRepository()
  const router = new FhirRouter()
  const handle = async (request: FhirRequest) => {
    const [outcome, resource] = await router.handleRequest(request, repository)
    return { status: getStatus(outcome), body: resource ?? outcome }
  }
  const app = express().disable('x-powered-by').set('etag', false).set('query parser', 'simple')
  app.use(cors({ origin: '*', exposedHeaders: ['Location', 'ETag'] }))
  app.get('/metadata', (req, res) => sendFhir(res, 200, describeServer(baseOf(req))))
  app.use(createBulkExport({ types: TYPES, typesOfAPatient: TYPES_OF_A_PATIENT, search: searchWith(handle), baseOf }))
  app.use(
    express.json({
      type: ['application/json', 'application/fhir+json', 'application/json-patch+json'],
      limit: BODY_LIMIT,
    }),
  )
  app.use(express.urlencoded({ extended: false, limit: BODY_LIMIT }))
  app.use(async (req, res) => {
    const request = toFhirRequest(req)
    const { status, body } = await handle(request)
    sendFhir(res, status, body.resourceType === 'Bundle' ? addLinks(body, req, request) : body)
  })
  app.use(answerError)
  return {
    app,
    load: (bundle) => loadBundle(bundle, handle),
    async reset(patient, bundle) {
      await deleteOthers(patient, bundle, handle)
      await loadBundle(bundle, handle)
    },
  }
}

/** A request in the router's form. Searches get a page size, and `_count=0` is answered without resources. */
function toFhirRequest(req: Request): FhirRequest {
  const method = req.method as HttpMethod
  const isSearchByPost = method === 'POST' && /\/_search\/?$/.test(req.path)
  const given = { ...(req.query as Query), ...(isSearchByPost ? (req.body as Query) : {}) }
  const isSearch = isSearchByPost || (method === 'GET' && /^\/[A-Z][A-Za-z]*\/?$/.test(req.path))
  const query = isSearch ? { ...given, _count: String(pageSize(given)) } : given
  const pathname = isSearchByPost ? req.path.replace(/\/_search\/?$/, '') : req.path
  return {
    method: isSearchByPost ? 'GET' : method,
    url: `${pathname}?${toSearchParams(query)}`,
    pathname: '',
    params: {},
    query,
    body: isSearchByPost ? undefined : (req.body as unknown),
    headers: req.headers,
  }
}

function pageSize({ _count }: Query): number {
  const count = typeof _count === 'string' && /^\d+$/.test(_count) ? Number(_count) : PAGE
  return Math.min(Math.max(count, 1), LARGEST_PAGE)
}

/** Adds the links and full URLs that clients follow; the repository gives only the total. */
function addLinks(bundle: Bundle, req: Request, { url, query }: FhirRequest): Bundle {
  if (bundle.type !== 'searchset') return bundle
  const base = baseOf(req)
  const entries = (bundle.entry ?? []).map((entry) => withFullUrl(entry, base))
  const isCountOnly = (req.query as Query)._count === '0'
  const count = Number(query._count)
  const offset = Number(query._offset ?? 0) || 0
  const linkTo = (at: number) => `${base}${url.split('?', 1)[0]}?${toSearchParams({ ...query, _offset: String(at) })}`
  const isLast = isCountOnly || offset + count >= (bundle.total ?? 0)
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(bundle.total === undefined ? {} : { total: bundle.total }),
    link: [
      { relation: 'self', url: linkTo(offset) },
      ...(isLast ? [] : [{ relation: 'next' as const, url: linkTo(offset + count) }]),
    ],
    ...(entries.length === 0 || isCountOnly ? {} : { entry: entries }),
  }
}

function withFullUrl(entry: BundleEntry, base: string): BundleEntry {
  const { resource } = entry
  return resource?.id ? { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, ...entry } : entry
}

function toSearchParams(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one ?? '']),
  )
  return new URLSearchParams(pairs).toString()
}

function baseOf(req: Request): string {
  return `${req.protocol}://${req.get('host') ?? 'localhost'}${req.baseUrl}`
}

function sendFhir(res: Response, status: number, body: Resource): void {
  res.status(status).type(FHIR_JSON).send(JSON.stringify(body))
}

const answerError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const known = error instanceof OperationOutcomeError ? error.outcome : undefined
  const outcome: OperationOutcome = isOperationOutcome(known) ? known : badRequest('The request could not be read.')
  sendFhir(res, getStatus(outcome), outcome)
}

type Handle = (request: FhirRequest) => Promise<{ status: number; body: Resource }>

function searchWith(handle: Handle) {
  return async (type: string, query: Query): Promise<Bundle | undefined> => {
    const url = `/${type}?${toSearchParams(query)}`
    const { body } = await handle({ method: 'GET', url, pathname: '', params: {}, query, body: undefined })
    return body.resourceType === 'Bundle' ? body : undefined
  }
}

/** Deletes what is of the patient and not in the Bundle. */
async function deleteOthers(patient: string, bundle: Bundle, handle: Handle): Promise<void> {
  const kept = new Set((bundle.entry ?? []).map(({ resource }) => `${resource?.resourceType}/${resource?.id}`))
  const ask = (method: HttpMethod, path: string, query: Query) =>
    handle({ method, url: `/${path}?${toSearchParams(query)}`, pathname: '', params: {}, query, body: undefined })
  for (const type of TYPES_OF_A_PATIENT) {
    const { body } = await ask('GET', type, { patient, _count: String(LARGEST_PAGE) })
    const found = body.resourceType === 'Bundle' ? (body.entry ?? []) : []
    const added = found.map(({ resource }) => `${type}/${resource?.id}`).filter((reference) => !kept.has(reference))
    for (const reference of added) await ask('DELETE', reference, {})
  }
}

/** @throws Error naming the first resource that was not accepted: transactions of the repository are not atomic. */
async function loadBundle(bundle: Bundle, handle: Handle): Promise<number> {
  const entry = (bundle.entry ?? []).filter(({ resource }) => resource !== undefined).map(toTransactionEntry)
  const body: Bundle = { resourceType: 'Bundle', type: 'transaction', entry }
  const answer = await handle({ method: 'POST', url: '/', pathname: '', params: {}, query: {}, body })
  const results = answer.body.resourceType === 'Bundle' ? (answer.body.entry ?? []) : []
  const refused = results.findIndex(({ response }) => !response?.status.startsWith('2'))
  if (answer.status >= 300 || refused !== -1 || results.length !== entry.length) {
    throw new Error(
      `${entry[refused]?.resource?.resourceType ?? 'a Bundle'} was not accepted: ${normalizeErrorString(answer.body)}`,
    )
  }
  return entry.length
}

function toTransactionEntry({ fullUrl, resource, request }: BundleEntry): BundleEntry {
  const type = resource?.resourceType ?? ''
  const put = { method: 'PUT' as const, url: `${type}/${resource?.id ?? ''}` }
  const own = request ?? (resource?.id ? put : { method: 'POST' as const, url: type })
  return { ...(fullUrl ? { fullUrl } : {}), ...(resource ? { resource } : {}), request: own }
}

const TYPES =
  'AllergyIntolerance Bundle CarePlan Condition DiagnosticReport Encounter Group Medication MedicationAdministration MedicationRequest MedicationStatement Observation Organization Patient Practitioner Procedure QuestionnaireResponse ServiceRequest Specimen Task'.split(
    ' ',
  )
const TYPES_OF_A_PATIENT = TYPES.filter(
  (type) => !['Bundle', 'Group', 'Medication', 'Organization', 'Patient', 'Practitioner'].includes(type),
)
const INTERACTIONS = ['read', 'vread', 'create', 'update', 'delete', 'search-type'] as const

function describeServer(url: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-22',
    kind: 'instance',
    software: { name: 'her2-cds sandbox' },
    implementation: { description: 'FHIR server in memory, with made-up patients', url },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
        operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
        resource: TYPES.map((type) => ({
          type: type as 'Patient',
          interaction: INTERACTIONS.map((code) => ({ code })),
        })),
      },
    ],
  }
}
