/**
 * Bytes → JSON records with the line each starts on: NDJSON, one pretty-printed document, or several in a row,
 * packed or not. Holds one record at a time. A record that cannot be read affects no other.
 */
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import { scanJson } from './scan-json.ts'
import type { JsonScanner } from './scan-json.ts'

export type JsonRecord =
  { readonly line: number; readonly value: unknown } | { readonly line: number; readonly error: string }

/** A record of which it is known where it ends, and not yet what it is. */
export type RecordText =
  { readonly line: number; readonly bytes: Uint8Array } | { readonly line: number; readonly error: string }

/** Throws an error with words of its own (RecordRefused), or any other for "not JSON". */
type ParseJson = (text: string) => unknown

/** A record that is JSON and must not be read as it stands; the message says why. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused'
}

const LINE_FEED = 0x0a
/** The longest text that one string can hold, with room to spare. */
const LONGEST_LINE = 256 * 1024 * 1024
export const TOO_LONG = 'longer than 256 MiB: not read'

/** Records of a file. Rejects if the source itself fails (no such file, broken gzip). */
export async function* readJsonRecords(
  source: Readable,
  parseJson: ParseJson,
  longest = LONGEST_LINE,
): AsyncGenerator<JsonRecord> {
  const reader = createRecordReader(parseJson, longest)
  let line = 0
  for await (const bytes of splitLines(await decompress(source), longest)) yield* reader.take(++line, bytes)
  yield* reader.finish()
}

/**
 * The same records unread, for whoever reads them elsewhere. `parseJson` is asked only where a record is more than one line,
 * or may be.
 */
export async function* readRecordTexts(
  source: Readable,
  parseJson: ParseJson,
  longest = LONGEST_LINE,
): AsyncGenerator<RecordText> {
  const texts = new Map<unknown, string>()
  const reader = createRecordReader((text) => {
    // Of the record that is given out next; a text that is no record throws here.
    texts.clear()
    const value = parseJson(text)
    texts.set(value, text)
    return value
  }, longest)
  const unread = (record: JsonRecord): RecordText =>
    'error' in record ? record : { line: record.line, bytes: Buffer.from(texts.get(record.value) ?? '') }
  let line = 0
  for await (const bytes of splitLines(await decompress(source), longest)) {
    line++
    if (bytes && reader.isBetween() && isWholeRecord(bytes)) yield { line, bytes }
    else for (const record of reader.take(line, bytes)) yield unread(record)
  }
  for (const record of reader.finish()) yield unread(record)
}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20]

/** +1 for what opens, -1 for what closes. */
const NESTING = new Int8Array(256)
for (const sign of '{[') NESTING[sign.charCodeAt(0)] = 1
for (const sign of '}]') NESTING[sign.charCodeAt(0)] = -1

/**
 * Whether a line is one object or array from its first sign to its last, if it is JSON at all: its brackets close at its
 * end, and not before. Such a line cannot go on in the next.
 */
function isWholeRecord(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] ?? 0) <= SPACE) end--
  if (end === 0 || NESTING[bytes[0] ?? 0] !== 1) return false
  let depth = 0
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === QUOTE) {
      at = endOfString(bytes, at)
      if (at >= end) return false
    } else if (NESTING[byte] !== 0) {
      depth += NESTING[byte] as number
      if (depth === 0) return at === end - 1
    }
  }
  return false
}

/** Where the string that begins at `start` has its last quote; beyond the end if it has none. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(QUOTE, start + 1); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    let slash = at
    while (bytes[slash - 1] === BACKSLASH) slash--
    if ((at - slash) % 2 === 0) return at
  }
  return bytes.length
}

/** Unpacks gzip and Zstandard, recognised by their first bytes, whatever the file name. */
async function decompress(source: Readable): Promise<AsyncIterable<Buffer>> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await chunks.next()
  const whole = Readable.from(
    (async function* () {
      if (!first.done) yield first.value
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    })(),
    { objectMode: false },
  )
  const [signature = ''] = first.done ? [] : [first.value.subarray(0, 4).toString('hex')]
  if (signature.startsWith('1f8b')) return pipeline(whole, createGunzip(), () => undefined)
  return signature === '28b52ffd' ? pipeline(whole, createZstdDecompress(), () => undefined) : whole
}

/**
 * Lines without their line feed; undefined for one that is too long, of which nothing is kept. Only line feeds separate
 * lines: JSON strings may hold other separators.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  longest = LONGEST_LINE,
): AsyncGenerator<Buffer | undefined> {
  let parts: Buffer[] = []
  let size = 0
  const keep = (part: Buffer): void => {
    size += part.length
    if (size <= longest) parts.push(part)
    else parts = []
  }
  const whole = (): Buffer | undefined => {
    if (size > longest) return undefined
    return parts.length === 1 ? parts[0] : Buffer.concat(parts)
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      keep(chunk.subarray(start, end))
      yield whole()
      parts = []
      size = 0
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  if (size > 0) yield whole()
}

/** An unfinished document: the lines so far, and the state of the scanner. */
interface Pending {
  readonly line: number
  readonly lines: string[]
  readonly scanner: JsonScanner
  /** Characters of all lines. */
  size: number
}

function parseLine(line: number, text: string, parseJson: ParseJson): JsonRecord {
  try {
    return { line, value: parseJson(text) }
  } catch (error) {
    return { line, error: error instanceof RecordRefused ? error.message : 'not JSON' }
  }
}

function createRecordReader(parseJson: ParseJson, longest: number) {
  let pending: Pending | undefined
  /** True after a broken document of several lines: its other lines are not reported one by one. */
  let skipping = false

  const parse = (line: number, text: string): JsonRecord => parseLine(line, text, parseJson)

  function* takeText(line: number, text: string): Generator<JsonRecord> {
    if (pending) {
      yield* continuePending(pending, text)
      return
    }
    if (text.trim() === '') return
    if (skipping && /^[\s}\]",]/.test(text)) return
    const record = parse(line, text)
    if ('error' in record) {
      const scanner = scanJson()
      if (scanner.feed(text) === 'more') {
        pending = { line, lines: [text], scanner, size: text.length }
        return
      }
    } else skipping = false
    yield record
  }

  function* continuePending(document: Pending, text: string): Generator<JsonRecord> {
    const state = document.scanner.feed(text)
    document.size += text.length + 1
    if (document.size > longest) document.lines.length = 0
    else document.lines.push(text)
    if (state === 'more') return
    if (state === 'broken') {
      yield* giveUp(document)
      return
    }
    pending = undefined
    skipping = false
    yield document.size > longest
      ? { line: document.line, error: TOO_LONG }
      : parse(document.line, document.lines.join('\n'))
  }

  /** The document's first line did not begin a document after all: it is bad, and the lines after it are read afresh. */
  function* giveUp(document: Pending): Generator<JsonRecord> {
    pending = undefined
    skipping = true
    yield { line: document.line, error: document.size > longest ? TOO_LONG : 'not JSON, or truncated' }
    for (const [index, text] of document.lines.slice(1).entries()) yield* takeText(document.line + 1 + index, text)
  }

  return {
    /** Whether the next line begins a record, whatever came before it. */
    isBetween: () => pending === undefined && !skipping,
    /** `bytes` is undefined for a line that is too long. */
    *take(line: number, bytes: Buffer | undefined): Generator<JsonRecord> {
      const text = bytes && decodeLine(bytes)
      if (text !== undefined) {
        yield* takeText(line, text)
        return
      }
      if (pending) yield* giveUp(pending)
      yield { line, error: bytes === undefined ? TOO_LONG : 'not UTF-8' }
    },
    *finish(): Generator<JsonRecord> {
      while (pending) yield* giveUp(pending)
    },
  }
}

/** Undefined where it is not UTF-8. */
export function decodeLine(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
