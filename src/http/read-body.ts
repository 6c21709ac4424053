/** From bytes to JSON: media type, size, encoding, depth, then the parser that keeps the digits of numbers. */
import express from 'express'
import type { Request, RequestHandler, Response } from 'express'
import { Refusal } from '../cds-hooks/refusal.ts'
import { surveyJson } from '../json/survey-json.ts'
import type { JsonSurvey } from '../json/survey-json.ts'
import { BodyRefused, sendError } from './errors.ts'
import { SHAPE_LIMITS, checkShape } from './check-shape.ts'
import type { ShapeLimits } from './check-shape.ts'

/** The deepest nesting that is read. Recursive code fails on thousands of levels; FHIR needs about twenty. */
export const DEPTH_LIMIT = 64

/** `survey` is of the same text: nobody needs to look along it twice. */
export type ParseJson = (text: string, survey: JsonSurvey) => unknown

/** Whether the same bytes, but for what differs from call to call, were parsed before and found good. */
export type IsKnown = (req: Request, res: Response, bytes: Buffer) => boolean

/**
 * Handlers that put the parsed body on `req.body`, and its bytes on `res.locals.bytes`. `limit` is in bytes. Compressed
 * bodies are refused: a small one can expand to any size, and hook requests are small. A body that is known is parsed only
 * when somebody looks at it.
 */
export function readBody(
  limit: number,
  parseJson: ParseJson,
  shape: ShapeLimits = SHAPE_LIMITS,
  isKnown: IsKnown = () => false,
): RequestHandler[] {
  return [demandJson, takeBytes(limit), parseBody(parseJson, shape, isKnown)]
}

/** The usual body says how long it is. Whatever is not usual, or too long, is for Express. */
function takeBytes(limit: number): RequestHandler {
  const takeOthers = express.raw({ type: () => true, limit, inflate: false })
  return (req, res, next) => {
    const { 'content-length': length = '0', 'content-encoding': packed, 'transfer-encoding': sliced } = req.headers
    const isUsual = packed === undefined && sliced === undefined && Number(length) > 0 && Number(length) <= limit
    if (!isUsual || req.readableFlowing !== null) return takeOthers(req, res, next)
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.once('error', () => next(new BodyRefused('unreadable-body')))
    req.once('end', () => {
      req.body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
      next()
    })
  }
}

const demandJson: RequestHandler = (req, res, next) => {
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  const isJson = type.trim() === 'application/json' || type.trim() === 'application/fhir+json'
  if (isJson && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))) return next()
  sendError(res, 'unsupported-media-type')
}

function parseBody(parseJson: ParseJson, shape: ShapeLimits, isKnown: IsKnown): RequestHandler {
  return (req, res, next) => {
    const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    res.locals.bytes = bytes
    const parse = (): unknown => parseBytes(bytes, parseJson, shape)
    if (isKnown(req, res, bytes)) res.locals.parseBody = parse
    else req.body = parse()
    next()
  }
}

/** The parsed body, also of a call that is known. */
export function bodyOf(req: Request, res: Response): unknown {
  const locals = res.locals as { parseBody?: (() => unknown) | undefined }
  const parse = locals.parseBody
  if (parse) {
    locals.parseBody = undefined
    req.body = parse()
  }
  return req.body as unknown
}

/** @throws Refusal `too-deep` or `malformed-json`; BodyRefused `ambiguous-json` or `too-many-items`. */
export function parseBytes(bytes: Uint8Array, parseJson: ParseJson, shape: ShapeLimits = SHAPE_LIMITS): unknown {
  const text = decode(bytes)
  const survey = surveyJson(text)
  if (survey.depth > DEPTH_LIMIT) throw new Refusal('too-deep', [`more than ${DEPTH_LIMIT} levels`])
  let parsed: unknown
  try {
    parsed = parseJson(text, survey)
  } catch {
    throw new Refusal('malformed-json', [])
  }
  // JSON.parse keeps the last of two members with the same name; a proxy in between may have looked at the first.
  if (checkShape(parsed, shape) !== survey.members) throw new BodyRefused('ambiguous-json')
  return parsed
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes)
  } catch {
    throw new Refusal('malformed-json', [])
  }
}

/** The deepest nesting of brackets outside strings. */
export function measureDepth(bytes: Uint8Array): number {
  return surveyJson(decode(bytes)).depth
}
