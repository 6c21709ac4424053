/** One table from what went wrong to what the caller sees: a status and a FHIR OperationOutcome, and nothing more. */
import type { OperationOutcome, OperationOutcomeIssue } from '@medplum/fhirtypes'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { Refusal } from '../cds-hooks/refusal.ts'
import type { RefusalCode } from '../cds-hooks/refusal.ts'
import { StoreUnavailable } from '../storage/store.ts'

export type HttpErrorCode =
  | RefusalCode
  | 'unknown-route'
  | 'method-not-allowed'
  | 'unsupported-media-type'
  | 'body-too-large'
  | 'unreadable-body'
  | 'ambiguous-json'
  | 'too-many-items'
  | 'not-authenticated'
  | 'cross-site'
  | 'not-allowed'
  | 'too-many-requests'
  | 'too-much-feedback'
  | 'overloaded'
  | 'unavailable'
  | 'internal'

interface ErrorRow {
  readonly status: number
  /** FHIR issue type. */
  readonly issue: OperationOutcomeIssue['code']
  /** Used if the error has no words of its own. */
  readonly words: string
}

// prettier-ignore
export const ERRORS: Readonly<Record<HttpErrorCode, ErrorRow>> = {
  'malformed-json':         { status: 400, issue: 'structure',     words: 'The body is not JSON in UTF-8.' },
  'too-deep':               { status: 400, issue: 'structure',     words: 'The body is nested too deeply.' },
  'invalid-request':        { status: 400, issue: 'invalid',       words: 'The request is not valid.' },
  'invalid-prefetch':       { status: 400, issue: 'structure',     words: 'The prefetch is not valid.' },
  'other-patient':          { status: 400, issue: 'business-rule', words: 'The prefetch is for another patient.' },
  'unreadable-body':        { status: 400, issue: 'structure',     words: 'The request could not be read.' },
  'ambiguous-json':         { status: 400, issue: 'structure',     words: 'The body repeats a member of an object.' },
  'not-authenticated':      { status: 401, issue: 'login',         words: 'Not authenticated.' },
  'cross-site':             { status: 403, issue: 'forbidden',     words: 'The form was not sent from a page of this service.' },
  'not-allowed':            { status: 403, issue: 'forbidden',     words: 'Not allowed.' },
  'unknown-service':        { status: 404, issue: 'not-found',     words: 'There is no such CDS service.' },
  'unknown-route':          { status: 404, issue: 'not-found',     words: 'There is nothing here.' },
  'method-not-allowed':     { status: 405, issue: 'not-supported', words: 'The method is not allowed here.' },
  'missing-prefetch':       { status: 412, issue: 'required',      words: 'Required data was not sent.' },
  'stripped-call':          { status: 412, issue: 'required',      words: 'The client called without any data.' },
  'body-too-large':         { status: 413, issue: 'too-long',      words: 'The body is larger than this service accepts.' },
  'too-many-items':         { status: 413, issue: 'too-costly',    words: 'The body holds more entries or codings than this service accepts.' },
  'unsupported-media-type': { status: 415, issue: 'not-supported', words: 'The body must be application/json in UTF-8, not compressed.' },
  'too-many-requests':      { status: 429, issue: 'throttled',     words: 'Too many requests.' },
  'too-much-feedback':      { status: 429, issue: 'throttled',     words: 'Too much feedback on cards that this service has not shown.' },
  'overloaded':             { status: 503, issue: 'transient',     words: 'The service is busy; nothing was evaluated.' },
  'unavailable':            { status: 503, issue: 'transient',     words: 'The service cannot answer now; nothing was evaluated.' },
  internal:                 { status: 500, issue: 'exception',     words: 'The service failed; nothing was evaluated.' },
}

export function sendError(res: Response, code: HttpErrorCode, problems: readonly string[] = []): void {
  const row = ERRORS[code]
  const diagnostics = problems.length > 0 ? problems : [row.words]
  const body: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: diagnostics.map((words) => ({
      severity: 'error',
      code: row.issue,
      details: { text: row.words },
      diagnostics: words,
    })),
  }
  res.locals.errorCode = code
  res.status(row.status).json(body)
}

export function refuseRoute(_req: Request, res: Response): void {
  sendError(res, 'unknown-route')
}

export function refuseMethod(allowed: readonly string[]): (req: Request, res: Response) => void {
  return (_req, res) => {
    res.set('Allow', allowed.join(', '))
    sendError(res, 'method-not-allowed')
  }
}

/** Types of the errors that reading a body raises. */
const BODY_ERRORS: Readonly<Record<string, HttpErrorCode>> = {
  'entity.too.large': 'body-too-large',
  'encoding.unsupported': 'unsupported-media-type',
}

/** Tells the caller after how many seconds it may try again. */
export function sendRetryLater(
  res: Response,
  code: 'overloaded' | 'unavailable' | 'too-much-feedback',
  seconds = 1,
): void {
  res.set('Retry-After', String(seconds))
  sendError(res, code)
}

/** A body that is refused for its shape, before it is read as a request. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused'
  readonly code: HttpErrorCode

  constructor(code: HttpErrorCode) {
    super(code)
    this.code = code
  }
}

/** The last handler: every error ends here, and none reveals its message, its stack or a path. */
export const answerError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error)
  if (error instanceof Refusal) {
    if (error.notRead.length > 0) res.locals.notRead = error.notRead
    return sendError(res, error.code, error.problems)
  }
  if (error instanceof StoreUnavailable) return sendRetryLater(res, 'unavailable')
  sendError(res, error instanceof BodyRefused ? error.code : codeOf(error))
}

function codeOf(error: unknown): HttpErrorCode {
  const { type, status } = Object(error) as { type?: unknown; status?: unknown }
  const known = typeof type === 'string' ? BODY_ERRORS[type] : undefined
  if (known) return known
  return typeof status === 'number' && status >= 400 && status < 500 ? 'unreadable-body' : 'internal'
}
