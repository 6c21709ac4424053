/** A body that was sent: media type and size, then its bytes as JSON. */
import express from 'express'
import type { Request, RequestHandler, Response } from 'express'
import { BodyRefused, sendError } from './errors.ts'
import { SHAPE_LIMITS } from './check-shape.ts'
import type { ShapeLimits } from './check-shape.ts'
import { parseBytes, type ParseJson } from './parse-bytes.ts'

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
    // Both come once: `once` would wrap each.
    req.on('error', () => next(new BodyRefused('unreadable-body')))
    req.on('end', () => {
      req.body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
      next()
    })
  }
}

const demandJson: RequestHandler = (req, res, next) => {
  const type = req.headers['content-type'] ?? ''
  if (type === 'application/json' || isJson(type)) return next()
  sendError(res, 'unsupported-media-type')
}

function isJson(header: string): boolean {
  const [type = '', ...parameters] = header.toLowerCase().split(';')
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  const isNamed = type.trim() === 'application/json' || type.trim() === 'application/fhir+json'
  return isNamed && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))
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
