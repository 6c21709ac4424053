/** The parts of a sorted export as files: a record is a line with its patient, its file and its place before it, between tabs. */
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { partOf } from './owner-table.ts'

const [TAB, LINE_FEED] = [0x09, 0x0a]

/** Own records of patients, records that they share, and the names of what they refer to. */
export type Kind = 'own' | 'shared' | 'refers'

export function partPath(lines: string, part: number): string {
  return join(lines, `part=${part}`)
}

/** What waits for its part before it is written, for all parts together and for each at most. */
const WAITING = { all: 32 << 20, each: 1 << 18, least: 1 << 12 }

interface Part {
  readonly bytes: Buffer
  used: number
}

/** Collects records by part. Several writers may write the same parts: each has a number and files of its own. */
export class PartWriter {
  readonly #folder: string
  readonly #name: string
  readonly #parts: (Part | undefined)[]
  readonly #size: number

  constructor(lines: string, parts: number, kind: Kind, writer: number) {
    this.#folder = lines
    this.#name = `${kind}.${writer}`
    this.#parts = Array.from({ length: parts }, () => undefined)
    this.#size = Math.max(WAITING.least, Math.min(WAITING.each, Math.floor(WAITING.all / parts)))
  }

  /** A line with its line feed, of the patient whose id stands in `id` from `idStart` to `idEnd`. */
  add(id: Buffer, idStart: number, idEnd: number, place: string, line: Buffer, start: number, end: number): void {
    const number = partOf(id, idStart, idEnd, this.#parts.length)
    const length = idEnd - idStart + place.length + 2 + end - start
    const part = this.#partWith(number, length)
    if (part === undefined) {
      const before = Buffer.concat([id.subarray(idStart, idEnd), Buffer.from(`\t${place}\t`)])
      this.#write(number, [before, line.subarray(start, end)])
      return
    }
    const { bytes } = part
    let at = part.used
    at += id.copy(bytes, at, idStart, idEnd)
    bytes[at++] = TAB
    at += bytes.write(place, at, 'latin1')
    bytes[at++] = TAB
    at += line.copy(bytes, at, start, end)
    part.used = at
  }

  close(): void {
    for (const number of this.#parts.keys()) this.#flush(number)
  }

  /** With room for so many bytes; undefined where it never has. */
  #partWith(number: number, length: number): Part | undefined {
    const part = (this.#parts[number] ??= { bytes: Buffer.allocUnsafe(this.#size), used: 0 })
    if (part.used + length > this.#size) this.#flush(number)
    return length > this.#size ? undefined : part
  }

  #flush(number: number): void {
    const part = this.#parts[number]
    if (part === undefined || part.used === 0) return
    this.#write(number, [part.bytes.subarray(0, part.used)])
    part.used = 0
  }

  #write(number: number, pieces: readonly Buffer[]): void {
    const folder = partPath(this.#folder, number)
    mkdirSync(folder, { recursive: true })
    const file = openSync(join(folder, this.#name), 'a')
    try {
      for (const piece of pieces) writeFileSync(file, piece)
    } finally {
      closeSync(file)
    }
  }
}

/** As an id stands before its record: an id with signs of its own is written as JSON writes it. */
export function idAsBytes(id: string): Buffer {
  return Buffer.from(JSON.stringify(id).slice(1, -1))
}

/** A record of a part: where it stands in the bytes of its file. */
export interface PartRecord {
  readonly kind: Kind
  readonly file: number
  readonly ord: number
  readonly bytes: Buffer
}

/** All records of a part, by patient; what is of several kinds is together. */
export function readRecords(lines: string, part: number, kinds: readonly Kind[]): ReadonlyMap<string, PartRecord[]> {
  const folder = partPath(lines, part)
  const found = new Map<string, PartRecord[]>()
  if (!existsSync(folder)) return found
  for (const name of readdirSync(folder).toSorted()) {
    const kind = name.split('.')[0] as Kind
    if (kinds.includes(kind)) readFile(readFileSync(join(folder, name)), kind, found)
  }
  return found
}

function readFile(bytes: Buffer, kind: Kind, found: Map<string, PartRecord[]>): void {
  for (let start = 0; start < bytes.length;) {
    const id = bytes.indexOf(TAB, start)
    const file = bytes.indexOf(TAB, id + 1)
    const ord = bytes.indexOf(TAB, file + 1)
    const end = bytes.indexOf(LINE_FEED, ord + 1)
    const written = bytes.toString('utf8', start, id)
    const patient = written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written
    const record = {
      ...{
        kind,
        file: Number(bytes.toString('latin1', id + 1, file)),
        ord: Number(bytes.toString('latin1', file + 1, ord)),
      },
      bytes: bytes.subarray(ord + 1, end),
    }
    const known = found.get(patient)
    if (known) known.push(record)
    else found.set(patient, [record])
    start = end + 1
  }
}

export function removeKind(lines: string, part: number, kind: Kind): void {
  const folder = partPath(lines, part)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (name.startsWith(`${kind}.`)) rmSync(join(folder, name))
}
