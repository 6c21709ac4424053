/** A file of an export as blocks of whole lines: nothing is copied but a line that lies across two blocks. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import { unpackerOf } from './export-files.ts'

const LINE_FEED = 0x0a
const SPACE = 0x20
const AT_ONCE = 1 << 20

/**
 * A block is good until the next is asked for.
 * @param longest of a line, in bytes
 * @param onBytes called with the bytes of the file as they are, packed or not
 * @throws LineTooLong; the error of whoever unpacks
 */
export async function* blocksOf(
  path: string,
  longest: number,
  onBytes: (bytes: Buffer) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const unpacker = unpackerOf(path)
  const chunks = unpacker === undefined ? readPlain(path, onBytes) : unpack(path, unpacker, onBytes)
  let begun: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(LINE_FEED)
    if (last !== -1) {
      yield* wholeLines(begun, chunk, last)
      begun = []
      size = 0
    }
    size += chunk.length - last - 1
    if (size > longest) throw new LineTooLong()
    if (last + 1 < chunk.length) begun.push(Buffer.from(chunk.subarray(last + 1)))
  }
  if (begun.length > 0) yield Buffer.concat([...begun, Buffer.of(LINE_FEED)])
}

/** What was begun before, to its end, and what stands behind it up to the last line feed. */
function* wholeLines(begun: readonly Buffer[], chunk: Buffer, last: number): Generator<Buffer> {
  const first = begun.length === 0 ? -1 : chunk.indexOf(LINE_FEED)
  if (first !== -1) yield Buffer.concat([...begun, chunk.subarray(0, first + 1)])
  if (last > first) yield chunk.subarray(first + 1, last + 1)
}

/** Into the same bytes again and again: a stream would take new ones for each chunk. */
function* readPlain(path: string, onBytes: (bytes: Buffer) => void): Generator<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(AT_ONCE)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) {
      const chunk = bytes.subarray(0, read)
      onBytes(chunk)
      yield chunk
    }
  } finally {
    closeSync(file)
  }
}

function unpack(path: string, unpacker: Duplex, onBytes: (bytes: Buffer) => void): AsyncIterable<Buffer> {
  const source = createReadStream(path, { highWaterMark: AT_ONCE })
  source.on('data', (bytes) => onBytes(bytes as Buffer))
  return source.on('error', (error) => unpacker.destroy(error)).pipe(unpacker)
}

export class LineTooLong extends Error {
  override readonly name = 'LineTooLong'
}

/** Each line of a block: from `start` to its line feed. */
export function eachLine(block: Buffer, take: (start: number, end: number) => void): void {
  for (let start = 0; start < block.length;) {
    const end = block.indexOf(LINE_FEED, start)
    take(start, end)
    start = end + 1
  }
}

/** A blank line holds no record. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > SPACE) return false
  return true
}
