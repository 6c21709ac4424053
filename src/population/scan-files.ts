/**
 * Reads files of an export: first whose each record is and who shows a sign, at last the records of those who are read, into
 * parts. What the first look found of each line is kept in a small file beside, so that the last one looks at those records alone.
 */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listReferences, nameIn } from '../cli/group-by-patient.ts'
import { ByteAutomaton } from './byte-automaton.ts'
import { LONGEST_LINE, whyBroken } from './export-files.ts'
import { blocksOf, eachLine, isBlank, LineTooLong } from './lines-of.ts'
import { settleOdd } from './odd-records.ts'
import { OwnerTable, type OwnerList } from './owner-table.ts'
import { idAsBytes, PartWriter } from './part-files.ts'
import { LineScanner } from './scan-line.ts'

export interface ScannedFile {
  readonly file: number
  readonly path: string
  /** It was mended: what is no JSON now is an error of its own. */
  readonly isMended: boolean
}

/** A record that names no patient. */
export interface SharedRecord {
  readonly file: number
  /** Among the records of the file. */
  readonly number: number
  readonly name?: string
  readonly impersonal: boolean
  readonly sign: boolean
  /** Names of what it refers to. */
  readonly targets: readonly string[]
  /** Where it stands among the shared records of its file. */
  readonly start: number
  readonly length: number
}

export interface FileFindings {
  readonly records: number
  readonly shared: readonly SharedRecord[]
  readonly errors: readonly { readonly number: number; readonly error: string }[]
  readonly bytes: number
  readonly sha256: string
}

/** Why a file has to be mended before it can be scanned. */
export interface Damaged {
  readonly damaged: true
}

/** Names of shared records: of those that show a sign, and of all that are asked for. */
export interface FollowWish {
  readonly files: readonly ScannedFile[]
  readonly signed: readonly string[]
  readonly watched: readonly string[]
}

export interface WriteWish {
  readonly lines: string
  readonly parts: number
  readonly files: readonly (ScannedFile & { readonly first: number })[]
  /** 1 for each patient who is read, by the numbers of this scanner. */
  readonly chosen: Uint8Array
  /** Names of what is shared: who refers to it is noted. */
  readonly shared: readonly string[]
  readonly writer: number
}

/** In place of a patient's number: a blank line, and a record that is nobody's. */
const [BLANK, NOBODYS] = [0xffffffff, 0xfffffffe]
const ENTRIES = 1 << 14

export class FileScanner {
  readonly #signs: ByteAutomaton
  readonly #scanner: LineScanner
  readonly #owners = new OwnerTable()
  /** Where notes go. */
  readonly #notes: string
  #someone: string | undefined

  constructor(patterns: readonly string[], notes: string) {
    this.#signs = new ByteAutomaton(patterns)
    this.#scanner = new LineScanner(this.#signs)
    this.#notes = notes
    mkdirSync(notes, { recursive: true })
  }

  /** @throws Error of the file system */
  async scan(file: ScannedFile): Promise<FileFindings | Damaged> {
    const reading = new Reading(file, this.#notes)
    const hash = createHash('sha256')
    let bytes = 0
    const take = (part: Buffer): void => {
      hash.update(part)
      bytes += part.length
    }
    try {
      for await (const block of blocksOf(file.path, LONGEST_LINE, take)) {
        if (!isUtf8(block)) return { damaged: true }
        eachLine(block, (start, end) => this.#takeLine(reading, block, start, end))
        if (reading.isDamaged) return { damaged: true }
      }
    } catch (error) {
      if (error instanceof LineTooLong || whyBroken(error) !== undefined) return { damaged: true }
      throw error
    } finally {
      reading.close()
    }
    const { records, shared, errors } = reading
    return { records, shared, errors, bytes, sha256: hash.digest('hex') }
  }

  /** Patients by their numbers here, and the id of any of them. */
  owners(): OwnerList & { readonly someone?: string } {
    return { ...this.#owners.list(), ...(this.#someone !== undefined && { someone: this.#someone }) }
  }

  #takeLine(reading: Reading, block: Buffer, start: number, end: number): void {
    // What follows may be parts of something, and no records of their own.
    if (end - start > LONGEST_LINE) reading.isDamaged = true
    if (reading.isDamaged) return
    const scanner = this.#scanner
    scanner.scan(block, start, end)
    if (scanner.isPlain) {
      const number = this.#owners.add(block, scanner.idStart, scanner.idEnd)
      if (scanner.showsSign) this.#owners.mark(number)
      this.#someone ??= block.toString('utf8', scanner.idStart, scanner.idEnd)
      reading.note(number, end + 1 - start)
    } else if (isBlank(block, start, end)) reading.noteBlank(end + 1 - start)
    else this.#takeOdd(reading, block.subarray(start, end + 1))
  }

  #takeOdd(reading: Reading, line: Buffer): void {
    const text = line.toString('utf8', 0, line.length - 1)
    const sign = this.#scanner.isWhole ? this.#scanner.showsSign : this.#signs.test(text)
    const settled = settleOdd(text)
    if (settled.kind === 'owned') {
      const id = Buffer.from(settled.patient)
      const number = this.#owners.add(id, 0, id.length)
      if (sign) this.#owners.mark(number)
      this.#someone ??= settled.patient
      reading.note(number, line.length)
    } else if (settled.kind === 'shared') reading.share(line, settled, sign)
    else reading.refuse(line.length, settled.error)
  }

  /** Whose records refer to `signed` names shows a sign, too. @returns which of `watched` somebody refers to */
  async follow({ files, signed, watched }: FollowWish): Promise<readonly string[]> {
    const [signs, names] = [new Set(signed), new Set(watched)]
    const used = new Set<string>()
    const scanner = new LineScanner(new ByteAutomaton([]))
    for (const file of files) {
      await this.#readNoted(file, (block, start, end, owner) => {
        if (owner >= NOBODYS) return
        for (const name of namesIn(scanner, block, start, end)) {
          if (names.has(name)) used.add(name)
          if (signs.has(name)) this.#owners.mark(owner)
        }
      })
    }
    return [...used]
  }

  /** Records of those who are chosen, into their parts. */
  async write({ lines, parts, files, chosen, shared, writer }: WriteWish): Promise<void> {
    const own = new PartWriter(lines, parts, 'own', writer)
    const refers = new PartWriter(lines, parts, 'refers', writer)
    const names = new Set(shared)
    for (const file of files) {
      let ord = file.first - 1
      await this.#readNoted(file, (block, start, end, owner) => {
        if (owner !== BLANK) ord += 1
        if (owner >= NOBODYS || chosen[owner] !== 1) return
        const id = this.#idOf(block, start, end)
        own.add(id.bytes, id.start, id.end, `${file.file}\t${ord}`, block, start, end + 1)
        if (names.size === 0) return
        for (const name of namesIn(this.#scanner, block, start, end)) {
          const line = Buffer.from(`${JSON.stringify(name)}\n`)
          if (names.has(name)) refers.add(id.bytes, id.start, id.end, '0\t0', line, 0, line.length)
        }
      })
    }
    own.close()
    refers.close()
  }

  /** As it stands in a part. */
  #idOf(block: Buffer, start: number, end: number): { bytes: Buffer; start: number; end: number } {
    const scanner = this.#scanner
    scanner.scan(block, start, end)
    if (scanner.isPlain) return { bytes: block, start: scanner.idStart, end: scanner.idEnd }
    const settled = settleOdd(block.toString('utf8', start, end))
    const bytes = idAsBytes(settled.kind === 'owned' ? settled.patient : '')
    return { bytes, start: 0, end: bytes.length }
  }

  /** The lines of a file with what was noted of each. */
  async #readNoted(
    { file, path }: ScannedFile,
    take: (block: Buffer, start: number, end: number, owner: number) => void,
  ): Promise<void> {
    const notes = new Notes(notesPath(this.#notes, file))
    try {
      for await (const block of blocksOf(path, Infinity)) {
        for (let start = 0; start < block.length;) {
          notes.next()
          const end = start + notes.length - 1
          take(block, start, end, notes.owner)
          start = end + 1
        }
      }
    } finally {
      notes.close()
    }
  }
}

function namesIn(scanner: LineScanner, block: Buffer, start: number, end: number): ReadonlySet<string> {
  const names = new Set<string>()
  scanner.onReference = (from, to, isEscaped) => {
    const text = block.toString('utf8', from, to)
    names.add(nameIn(isEscaped ? (JSON.parse(`"${text}"`) as string) : text))
  }
  scanner.scan(block, start, end)
  scanner.onReference = undefined
  if (scanner.isWhole) return names
  return new Set(listReferences(JSON.parse(block.toString('utf8', start, end).replace(/^\ufeff/, ''))).map(nameIn))
}

function notesPath(folder: string, file: number): string {
  return join(folder, `${file}.lines`)
}

/** The file in which the shared records of a file of the export stand. */
export function sharedPath(folder: string, file: number): string {
  return join(folder, `${file}.shared`)
}

/** What was noted of the lines of a file, one after another. */
class Notes {
  owner = 0
  length = 0
  readonly #file: number
  readonly #entries = new Uint32Array(ENTRIES)
  #read = 0
  #at = 0

  constructor(path: string) {
    this.#file = openSync(path, 'r')
  }

  /** @throws Error where the file of the export has more lines than before */
  next(): void {
    if (this.#at === this.#read) {
      this.#read = readSync(this.#file, this.#entries) / 4
      this.#at = 0
      if (this.#read === 0) throw new Error('a file of the export has changed while it was read')
    }
    this.owner = this.#entries[this.#at] as number
    this.length = this.#entries[this.#at + 1] as number
    this.#at += 2
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** What is found in a file while it is read. */
class Reading {
  isDamaged = false
  records = 0
  readonly shared: SharedRecord[] = []
  readonly errors: { readonly number: number; readonly error: string }[] = []
  readonly #source: ScannedFile
  readonly #folder: string
  readonly #notes: number
  #shared: number | undefined
  #sharedEnd = 0
  readonly #entries = new Uint32Array(ENTRIES)
  #used = 0

  constructor(source: ScannedFile, folder: string) {
    this.#source = source
    this.#folder = folder
    this.#notes = openSync(notesPath(folder, source.file), 'w')
  }

  note(owner: number, length: number): void {
    this.records += 1
    this.#enter(owner, length)
  }

  noteBlank(length: number): void {
    this.#enter(BLANK, length)
  }

  refuse(length: number, error: string): void {
    // What is no JSON by itself may be a part of something that stands on several lines.
    if (error === 'not JSON' && !this.#source.isMended) this.isDamaged = true
    this.errors.push({ number: this.records, error })
    this.note(NOBODYS, length)
  }

  share(line: Buffer, { name, impersonal }: { name: string | undefined; impersonal: boolean }, sign: boolean): void {
    this.#shared ??= openSync(sharedPath(this.#folder, this.#source.file), 'w')
    writeFileSync(this.#shared, line)
    const targets = listReferences(JSON.parse(line.toString('utf8').replace(/^\ufeff/, ''))).map(nameIn)
    this.shared.push({
      ...{ file: this.#source.file, number: this.records, ...(name !== undefined && { name }), impersonal, sign },
      ...{ targets: [...new Set(targets)], start: this.#sharedEnd, length: line.length },
    })
    this.#sharedEnd += line.length
    this.note(NOBODYS, line.length)
  }

  close(): void {
    writeFileSync(this.#notes, this.#entries.subarray(0, this.#used))
    closeSync(this.#notes)
    if (this.#shared !== undefined) closeSync(this.#shared)
  }

  #enter(owner: number, length: number): void {
    if (this.#used === ENTRIES) {
      writeFileSync(this.#notes, this.#entries)
      this.#used = 0
    }
    this.#entries[this.#used] = owner
    this.#entries[this.#used + 1] = length
    this.#used += 2
  }
}
