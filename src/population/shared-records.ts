/**
 * Records that belong to no patient by their own words: a Medication, a Specimen without a subject. Whoever refers to one,
 * directly or in turn, gets it, as `classify` has it; one that nobody refers to is an error where its type has a patient.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { cannotBeAssigned } from './odd-records.ts'
import { idAsBytes, PartWriter, readRecords, removeKind } from './part-files.ts'
import type { RecordError } from './place-errors.ts'
import { sharedPath, type SharedRecord } from './scan-files.ts'

export class SharedRecords {
  readonly all: readonly SharedRecord[]
  readonly #byName = new Map<string, SharedRecord[]>()
  /** Who refers to a name, of what is shared. */
  readonly #users = new Map<string, string[]>()

  constructor(all: readonly SharedRecord[]) {
    this.all = all
    for (const record of all) {
      if (record.name !== undefined) this.#byName.set(record.name, [...this.named(record.name), record])
    }
    for (const { name, targets } of all) {
      if (name === undefined) continue
      for (const target of targets) {
        if (this.#byName.has(target)) this.#users.set(target, [...(this.#users.get(target) ?? []), name])
      }
    }
  }

  names(): readonly string[] {
    return [...this.#byName.keys()]
  }

  named(name: string): readonly SharedRecord[] {
    return this.#byName.get(name) ?? []
  }

  /** Names of what shows a sign, or leads to what does. */
  signed(): ReadonlySet<string> {
    return this.#leadingTo(({ sign }) => sign)
  }

  /** Names that matter for a sign, or because nobody may refer to them. */
  watched(): ReadonlySet<string> {
    return this.#leadingTo(({ sign, impersonal }) => sign || !impersonal)
  }

  #leadingTo(condition: (record: SharedRecord) => boolean): ReadonlySet<string> {
    const names = this.all.filter(condition).flatMap(({ name }) => (name === undefined ? [] : [name]))
    return reach(names, (name) => this.#users.get(name) ?? [])
  }

  /** These names, and what they lead to. */
  given(names: Iterable<string>): ReadonlySet<string> {
    const targets = (name: string) => this.named(name).flatMap((record) => record.targets)
    return reach(names, (name) => targets(name).filter((target) => this.#byName.has(target)))
  }

  /** Records that should be a patient's and are nobody's. */
  orphans(used: Iterable<string>): readonly SharedRecord[] {
    const reached = this.given(used)
    return this.all.filter(({ name, impersonal }) => !impersonal && (name === undefined || !reached.has(name)))
  }
}

function reach(from: Iterable<string>, next: (name: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(from)
  // A Set goes on with what is added while it is gone through.
  for (const name of reached) for (const other of next(name)) reached.add(other)
  return reached
}

export function orphanErrors(records: readonly SharedRecord[], firsts: readonly number[]): RecordError[] {
  return records.map(({ file, number, name }) => ({
    ...{ file, ord: (firsts[file] ?? 0) + number },
    error: cannotBeAssigned(name),
  }))
}

/** The text of shared records, from where the scan left it. */
class SharedTexts {
  readonly #notes: string
  readonly #open = new Map<number, number>()

  constructor(notes: string) {
    this.#notes = notes
  }

  read({ file, start, length }: SharedRecord): Buffer {
    const handle = this.#open.get(file) ?? openSync(sharedPath(this.#notes, file), 'r')
    this.#open.set(file, handle)
    const bytes = Buffer.alloc(length)
    readSync(handle, bytes, 0, length, start)
    return bytes
  }

  close(): void {
    for (const handle of this.#open.values()) closeSync(handle)
  }
}

export interface Sharing {
  readonly lines: string
  readonly parts: number
  /** Where the scan left its notes. */
  readonly notes: string
  readonly firsts: readonly number[]
}

/** Gives each patient who is read the records that its own refer to. */
export function shareOutParts(shared: SharedRecords, { lines, parts, notes, firsts }: Sharing): void {
  const texts = new SharedTexts(notes)
  const writer = new PartWriter(lines, parts, 'shared', 0)
  for (let part = 0; part < parts; part++) {
    for (const [patient, lines_] of readRecords(lines, part, ['refers'])) {
      const id = idAsBytes(patient)
      for (const name of shared.given(lines_.map(({ bytes }) => JSON.parse(bytes.toString()) as string))) {
        for (const record of shared.named(name)) {
          const text = texts.read(record)
          writer.add(
            id,
            0,
            id.length,
            `${record.file}\t${(firsts[record.file] ?? 0) + record.number}`,
            text,
            0,
            text.length,
          )
        }
      }
    }
    removeKind(lines, part, 'refers')
  }
  writer.close()
  texts.close()
}

/** Where only one patient is named, or none, what names nobody is of that patient, too. */
export function giveAllTo(patient: string, shared: SharedRecords, { lines, parts, notes, firsts }: Sharing): void {
  const texts = new SharedTexts(notes)
  const writer = new PartWriter(lines, parts, 'own', -1)
  const id = idAsBytes(patient)
  for (const record of shared.all) {
    const text = texts.read(record)
    writer.add(id, 0, id.length, `${record.file}\t${(firsts[record.file] ?? 0) + record.number}`, text, 0, text.length)
  }
  writer.close()
  texts.close()
}
