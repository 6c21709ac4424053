/** The files of an export: which there are, whether they are what they were, and what of them is damaged. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readdirSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { readJsonRecords, TOO_LONG } from '../cli/json-records.ts'
import { whyUnreadable } from '../cli/classify-files.ts'

/** One file of the export, as the manifest names it. */
export interface ExportFile {
  /** Its name within the folder of the export. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** What of a file could not be read; without a line it is the file itself. */
export interface FileError {
  readonly file: string
  readonly line?: number
  readonly error: string
}

const NAMES = /\.(?:ndjson|jsonl)(?:\.gz|\.zst)?$/i
/** The longest line that is read: a resource with everything it holds. */
export const LONGEST_LINE = 32 * 1024 * 1024
const LONGER = 'longer than 32 MiB: not read'

/** @throws Error if the folder cannot be read or holds no export. */
export function listExport(folder: string): readonly string[] {
  let names: readonly string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (error) {
    throw new Error(`${folder} cannot be read: ${whyUnreadable(error)}`, { cause: error })
  }
  const found = names.filter((name) => NAMES.test(name) && statSync(join(folder, name)).isFile()).toSorted(byBytes)
  if (found.length === 0) throw new Error(`${folder} holds no file *.ndjson, *.ndjson.gz or *.ndjson.zst`)
  return found
}

/** The same order on every machine, whatever its language. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

/** The hash of a file, without looking into it. */
export async function hashFile(folder: string, name: string): Promise<ExportFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(join(folder, name), { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { name, bytes, sha256: hash.digest('hex') }
}

/** Why a file cannot be unpacked; undefined where an error is another one. */
export function whyBroken(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return code?.startsWith('Z') === true ? whyUnreadable(error) : undefined
}

export function unpackerOf(path: string) {
  if (/\.gz$/i.test(path)) return createGunzip()
  return /\.zst$/i.test(path) ? createZstdDecompress() : undefined
}

/** The text of a file, unpacked; what comes before a fault of the packing is kept. */
function open(path: string): Readable {
  const unpacker = unpackerOf(path)
  const source = createReadStream(path)
  return unpacker === undefined ? source : source.on('error', (error) => unpacker.destroy(error)).pipe(unpacker)
}

/**
 * A copy of a damaged file in which each record that could be read stands on its own line, and what could not is a blank
 * line: the numbers of the lines stay.
 */
export async function salvage(folder: string, name: string, into: string): Promise<readonly FileError[]> {
  const out = createWriteStream(into)
  const errors: FileError[] = []
  let written = 0
  const write = async (line: number, text: string) => {
    const feeds = '\n'.repeat(Math.max(0, line - 1 - written))
    written = line
    if (!out.write(`${feeds}${text}\n`)) await once(out, 'drain')
  }
  try {
    // The text itself is what is kept: a number must not lose its digits.
    for await (const record of readJsonRecords(open(join(folder, name)), asOneLine, LONGEST_LINE)) {
      if ('error' in record)
        errors.push({ file: name, line: record.line, error: record.error === TOO_LONG ? LONGER : record.error })
      else await write(record.line, record.value as string)
    }
  } catch (error) {
    errors.push({ file: name, error: `cannot be read to its end: ${whyUnreadable(error)}` })
  }
  out.end()
  await once(out, 'finish')
  return errors
}

/** @throws SyntaxError where the text is no JSON */
function asOneLine(text: string): string {
  JSON.parse(text)
  // A line feed stands between tokens alone: a string has none.
  return text.replace(/^\ufeff/, '').replace(/[\r\n]+/g, ' ')
}

/** The line on which the n-th record of a file stands, for several n. Blank lines hold none. */
export async function linesOfRecords(path: string, records: ReadonlySet<number>): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>()
  let record = 0
  let line = 1
  let isBlank = true
  const takeByte = (byte: number): void => {
    if (byte === LINE_FEED) {
      line += 1
      isBlank = true
    } else if (isBlank && byte > SPACE) {
      isBlank = false
      if (records.has(record)) found.set(record, line)
      record += 1
    }
  }
  for await (const chunk of open(path) as AsyncIterable<Buffer>) {
    chunk.forEach(takeByte)
    if (found.size === records.size) break
  }
  return found
}

const LINE_FEED = 0x0a
const SPACE = 0x20
