/** OpenAPI 3.1 of the service, from the same schemas that check its calls. */
import { z } from 'zod'
import { CdsResponse, Discovery, FeedbackRequest, requestSchema } from '../cds-hooks/schemas.ts'
import { SERVICES } from '../cds-hooks/services.ts'
import { ERRORS } from './errors.ts'
import type { HttpErrorCode } from './errors.ts'

type Json = Readonly<Record<string, unknown>>

const CALL_ERRORS: readonly HttpErrorCode[] = [
  'invalid-request',
  'unknown-service',
  'missing-prefetch',
  'body-too-large',
  'unsupported-media-type',
  'internal',
]

export function describeApi(version = '0.0.0'): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'her2-cds', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: { ...describeDiscovery(), ...describeCalls(), ...describeOperations() },
    components: { schemas: { OperationOutcome: { type: 'object', required: ['resourceType', 'issue'] } } },
  }
}

function describeDiscovery(): Json {
  return { '/cds-services': { get: { summary: 'Discovery', responses: { 200: answer('The services', Discovery) } } } }
}

function describeCalls(): Json {
  const paths = SERVICES.flatMap(({ id, hook, title }): [string, Json][] => [
    [`/cds-services/${id}`, call(`${title} (hook ${hook})`, requestSchema(hook), answer('Cards', CdsResponse))],
    [`/cds-services/${id}/feedback`, call('Feedback', FeedbackRequest, { description: 'Kept' })],
  ])
  return Object.fromEntries(paths)
}

function describeOperations(): Json {
  const paths = ['/healthz', '/readyz', '/version'].map((path): [string, Json] => [
    path,
    { get: { summary: path.slice(1), responses: { 200: { description: 'OK' } } } },
  ])
  return Object.fromEntries(paths)
}

function call(summary: string, body: z.ZodType, success: Json): Json {
  return {
    post: {
      summary,
      requestBody: { required: true, content: { 'application/json': { schema: toSchema(body) } } },
      responses: {
        200: success,
        ...Object.fromEntries(CALL_ERRORS.map((code) => [ERRORS[code].status, failure(code)])),
      },
    },
  }
}

function answer(description: string, schema: z.ZodType): Json {
  return { description, content: { 'application/json': { schema: toSchema(schema) } } }
}

function failure(code: HttpErrorCode): Json {
  const schema = { $ref: '#/components/schemas/OperationOutcome' }
  return { description: ERRORS[code].words, content: { 'application/json': { schema } } }
}

function toSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
}
