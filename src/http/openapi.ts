/** OpenAPI 3.1 of the service: a table of routes, with the schemas that check the calls. */
import { z } from 'zod'
import { CdsResponse, Discovery, FeedbackRequest, requestSchema } from '../cds-hooks/schemas.ts'
import { SERVICES } from '../cds-hooks/services.ts'
import { JUDGEMENTS } from '../storage/records.ts'
import { ERRORS } from './errors.ts'
import type { HttpErrorCode } from './errors.ts'

type Json = Readonly<Record<string, unknown>>

/** Who may ask: a client with its signed token, an administrator, or anybody whom the network lets through. */
type Access = 'client' | 'optional-client' | 'admin' | 'anybody'

const SECURITY: Readonly<Record<Access, readonly Json[]>> = {
  client: [{ clientToken: [] }],
  'optional-client': [{}, { clientToken: [] }],
  admin: [{ adminBearer: [] }, { adminBasic: [] }],
  anybody: [{}],
}

const SECURITY_SCHEMES = {
  clientToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token signed by the client, as CDS Hooks describes it: iss, aud, exp, iat and jti, used once.',
  },
  adminBearer: { type: 'http', scheme: 'bearer', description: 'The credential of an administrator.' },
  adminBasic: { type: 'http', scheme: 'basic', description: 'The same as a password, for browsers.' },
} as const

const CALL_ERRORS: readonly HttpErrorCode[] = [
  'invalid-request',
  'not-authenticated',
  'unknown-service',
  'missing-prefetch',
  'body-too-large',
  'unsupported-media-type',
  'too-many-requests',
  'internal',
  'overloaded',
]
const FEEDBACK_ERRORS = CALL_ERRORS.map((code) => (code === 'too-many-requests' ? 'too-much-feedback' : code))
const READ_ERRORS: readonly HttpErrorCode[] = ['not-authenticated', 'too-many-requests']
const ADMIN_ERRORS: readonly HttpErrorCode[] = [
  'invalid-request',
  'not-allowed',
  ...READ_ERRORS,
  'internal',
  'unavailable',
]

interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly id: string
  readonly tag: 'CDS Hooks' | 'Operations' | 'Administration'
  readonly summary: string
  readonly access: Access
  readonly errors: readonly HttpErrorCode[]
  /** Name of a schema of `components`. */
  readonly body?: string
  /** Media type of the answer, and the name of its schema, if it has one. */
  readonly answers?: readonly [media: string, schema?: string]
  readonly parameters?: readonly Json[]
}

const PERIOD = [
  inQuery('from', 'First day, or instant in UTC; absent: 90 days ago.'),
  inQuery('to', 'Last day, or instant in UTC.'),
]
const UUID = { name: 'uuid', in: 'path', required: true, description: "The card's uuid.", schema: { type: 'string' } }

const admin = (
  path: string,
  id: string,
  summary: string,
  media: string,
  parameters: readonly Json[] = PERIOD,
): Route => ({
  method: 'get',
  path: `/admin${path}`,
  id,
  tag: 'Administration',
  summary,
  access: 'admin',
  errors: ADMIN_ERRORS,
  answers: [media],
  parameters,
})

const operation = (path: string, id: string, summary: string, media = 'application/json'): Route => ({
  method: 'get',
  path,
  id,
  tag: 'Operations',
  summary,
  access: 'anybody',
  errors: path === '/readyz' ? ['method-not-allowed', 'unavailable'] : ['method-not-allowed'],
  answers: [media],
})

// prettier-ignore
const ROUTES: readonly Route[] = [
  { method: 'get', path: '/cds-services', id: 'discover', tag: 'CDS Hooks', summary: 'Discovery', access: 'optional-client', errors: READ_ERRORS, answers: ['application/json', 'Discovery'] },
  ...SERVICES.flatMap(({ id, hook, title }): Route[] => [
    { method: 'post', path: `/cds-services/${id}`, id: `call-${hook}`, tag: 'CDS Hooks', summary: `${title} (hook ${hook})`, access: 'client', errors: CALL_ERRORS, body: schemaOfHook(hook), answers: ['application/json', 'CdsResponse'] },
    { method: 'post', path: `/cds-services/${id}/feedback`, id: `feedback-${hook}`, tag: 'CDS Hooks', summary: `Feedback on cards of ${id}`, access: 'client', errors: FEEDBACK_ERRORS, body: 'FeedbackRequest', answers: ['application/json'] },
  ]),
  operation('/healthz', 'health', 'Whether the process runs'),
  operation('/readyz', 'readiness', 'Whether calls should be sent here'),
  operation('/metrics', 'metrics', 'Metrics for Prometheus', 'text/plain'),
  operation('/version', 'version', 'Versions of program, cards and Node'),
  operation('/openapi.json', 'describe', 'This description'),
  admin('',                       'admin-page',       'Reports of a period as a page',                             'text/html'),
  admin('/cards/{uuid}',          'explain-card',     'Why a card appeared, as JSON or, with format=text, in words', 'application/json', [UUID, inQuery('format', 'text: in plain words.')]),
  admin('/sample',                'review-sample',    'A random sample of cards to judge, as a page',              'text/html', [...PERIOD, inQuery('card', 'Key of the card.'), inQuery('count', 'How many at most.'), inQuery('seed', 'Seed of the draw.')]),
  { ...admin('/cards/{uuid}/review', 'review-card',   'Keeps a judgement on a card',                               'application/json', [UUID]), method: 'post', body: 'Judgement' },
  admin('/reports/feedback',      'report-feedback',  'What became of cards, and which to keep',                   'application/json'),
  admin('/reports/feedback.csv',  'feedback-csv',     'What became of cards',                                      'text/csv'),
  admin('/reports/verdicts.csv',  'verdicts-csv',     'Which cards to keep',                                       'text/csv'),
  admin('/reports/shadow',        'report-shadow',    'What would have been shown in shadow',                      'application/json'),
  admin('/reports/harm',          'report-harm',      'Statuses that an amended report contradicts',               'application/json'),
  admin('/audit',                 'export-audit',     'Stored evaluations as lines',                               'application/x-ndjson', [...PERIOD, inQuery('format', 'Which lines; absent: ndjson.')]),
  admin('/verify',                'verify-audit',     'Whether what is stored reads as it was written',            'application/json', []),
]

/** A judgement as it is sent by programs; the page sends the same as a form. */
const Judgement = z.object({
  judgement: z.enum(JUDGEMENTS),
  note: z.string().max(4000).optional(),
  reviewer: z.string().optional(),
})

/** @param server Address under which clients reach the service; absent: where this description was read. */
export function describeApi(version = '0.0.0', server = '/'): Json {
  const paths = new Map<string, Json>()
  for (const route of ROUTES) paths.set(route.path, { ...paths.get(route.path), [route.method]: describe(route) })
  return {
    openapi: '3.1.0',
    info: {
      title: 'her2-cds',
      version,
      description: 'CDS Hooks service on HER2 in breast cancer: reads FHIR R4, answers with cited, advisory cards.',
      contact: { name: 'her2-cds', url: 'https://her2-cds.org' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    tags: [
      { name: 'CDS Hooks', description: 'Calls of an EHR' },
      { name: 'Operations', description: 'For monitoring; never reachable from outside' },
      { name: 'Administration', description: 'Explanations, reports, reviews and export' },
    ],
    paths: Object.fromEntries(paths),
    components: { securitySchemes: SECURITY_SCHEMES, schemas: describeSchemas() },
  }
}

function describe({ id, tag, summary, access, errors, body, answers, parameters }: Route): Json {
  const failures = errors.map((code): [number, Json] => [ERRORS[code].status, failure(code)])
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: SECURITY[access],
    ...(parameters && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: refer(body) } } } }),
    responses: { 200: success(summary, answers), ...Object.fromEntries(failures) },
  }
}

function success(description: string, [media, schema]: Route['answers'] = ['application/json']): Json {
  const isText = !media.includes('json')
  const of = schema ? refer(schema) : { type: isText ? 'string' : 'object' }
  return { description, content: { [media]: { schema: of } } }
}

function failure(code: HttpErrorCode): Json {
  return { description: ERRORS[code].words, content: { 'application/json': { schema: refer('OperationOutcome') } } }
}

function describeSchemas(): Json {
  const hooks = SERVICES.map(({ hook }): [string, unknown] => [schemaOfHook(hook), toSchema(requestSchema(hook))])
  return {
    ...Object.fromEntries(hooks),
    Discovery: toSchema(Discovery),
    CdsResponse: toSchema(CdsResponse),
    FeedbackRequest: toSchema(FeedbackRequest),
    Judgement: toSchema(Judgement),
    OperationOutcome: {
      type: 'object',
      description: 'FHIR R4 OperationOutcome: one issue for each problem.',
      required: ['resourceType', 'issue'],
      properties: {
        resourceType: { const: 'OperationOutcome' },
        issue: { type: 'array', items: { type: 'object' } },
      },
    },
  }
}

function schemaOfHook(hook: string): string {
  return `${hook.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Request`
}

function refer(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

function inQuery(name: string, description: string): Json {
  return { name, in: 'query', required: false, description, schema: { type: 'string' } }
}

function toSchema(schema: z.ZodType): unknown {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return described
}
