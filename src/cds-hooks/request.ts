/** Reads the envelope of a call strictly; the FHIR resources inside it are read leniently, elsewhere. */
import type { z } from 'zod'
import { isObject } from './patient-of.ts'
import { Refusal } from './refusal.ts'
import { FeedbackRequest, requestSchema } from './schemas.ts'
import type { Feedback, Hook, HookRequest } from './schemas.ts'
import type { Service } from './services.ts'

const REQUEST_SCHEMAS = new Map<Hook, z.ZodType<HookRequest>>()

/**
 * The request of a call to a service.
 * @throws Refusal `invalid-request` with one problem for each member that is missing or wrong.
 */
export function readRequest(body: unknown, service: Service): HookRequest {
  if (isObject(body) && typeof body.hook === 'string' && body.hook !== service.hook) {
    throw new Refusal('invalid-request', [`hook: the service ${service.id} answers only the hook ${service.hook}`])
  }
  if (isPlainChartOpening(body)) return body
  const known = REQUEST_SCHEMAS.get(service.hook)
  const schema = known ?? requestSchema(service.hook)
  if (!known) REQUEST_SCHEMAS.set(service.hook, schema)
  return readBody(body, schema)
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const PLAIN_ID = /^[A-Za-z0-9_-]{1,512}$/

/**
 * Whether a body is what most calls are: a chart is opened, and nothing comes along but the record. Its schema would say yes and
 * give it back as it is, after a copy of all that it holds; of any other body the schema decides. A test holds one
 * against the other.
 */
export function isPlainChartOpening(body: unknown): body is HookRequest {
  if (!isObject(body)) return false
  const { hook, hookInstance, fhirServer, fhirAuthorization, prefetch, context } = body
  if (hook !== 'patient-view' || typeof hookInstance !== 'string' || !UUID.test(hookInstance)) return false
  if (fhirServer !== undefined || fhirAuthorization !== undefined || !isObject(context)) return false
  const { userId, patientId, encounterId } = context
  if (typeof userId !== 'string' || userId === '' || typeof patientId !== 'string' || !PLAIN_ID.test(patientId))
    return false
  if (encounterId !== undefined && typeof encounterId !== 'string') return false
  return isObject(prefetch) && Object.getPrototypeOf(prefetch) === Object.prototype
}

/**
 * The entries of a feedback call: all of them, or none.
 * @throws Refusal `invalid-request`.
 */
export function readFeedback(body: unknown): Feedback[] {
  return readBody(body, FeedbackRequest).feedback
}

function readBody<Body>(body: unknown, schema: z.ZodType<Body>): Body {
  if (!isObject(body)) throw new Refusal('invalid-request', ['the body must be a JSON object'])
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new Refusal('invalid-request', parsed.error.issues.map(describeIssue))
}

/** Path and what was expected, never the value that was sent. Keys below `prefetch` are the client's and left out. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path[0] === 'prefetch' ? 'prefetch' : issue.path.map(String).join('.')
  const words = issue.code === 'invalid_type' ? `required, must be ${issue.expected}` : issue.message
  return path === '' ? words : `${path}: ${words}`
}
