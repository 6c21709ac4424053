/** From bytes to JSON: media type, size, encoding, depth, then the parser that keeps the digits of numbers. */
import express from 'express'
import type { RequestHandler } from 'express'
import { Refusal } from '../cds-hooks/refusal.ts'
import { sendError } from './errors.ts'

/** Levels of nesting that are read. Recursive code fails on thousands; FHIR needs about twenty. */
export const DEPTH_LIMIT = 64

export type ParseJson = (text: string) => unknown

/** Handlers that put the parsed body on `req.body`. `limit` is in bytes, after decompression. */
export function readBody(limit: number, parseJson: ParseJson): RequestHandler[] {
  return [demandJson, express.raw({ type: () => true, limit }), parseBody(parseJson)]
}

const demandJson: RequestHandler = (req, res, next) => {
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  const isJson = type.trim() === 'application/json' || type.trim() === 'application/fhir+json'
  if (isJson && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))) return next()
  sendError(res, 'unsupported-media-type')
}

function parseBody(parseJson: ParseJson): RequestHandler {
  return (req, _res, next) => {
    const bytes: unknown = req.body
    req.body = parseBytes(Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0), parseJson)
    next()
  }
}

/** @throws Refusal `too-deep` or `malformed-json`. */
export function parseBytes(bytes: Buffer, parseJson: ParseJson): unknown {
  if (measureDepth(bytes) > DEPTH_LIMIT) throw new Refusal('too-deep', [`more than ${DEPTH_LIMIT} levels`])
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('malformed-json', [])
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

/** The deepest nesting of brackets outside strings, in one pass and without building anything. */
export function measureDepth(bytes: Uint8Array): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (inString) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (OPENING.has(byte)) deepest = Math.max(deepest, ++depth)
    else if (CLOSING.has(byte)) depth--
  }
  return deepest
}
