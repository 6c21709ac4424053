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
  const known = REQUEST_SCHEMAS.get(service.hook)
  const schema = known ?? requestSchema(service.hook)
  if (!known) REQUEST_SCHEMAS.set(service.hook, schema)
  return readBody(body, schema)
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
