/** What the service knows, under one hash: version, card words, rule tables, settings. */
import { createHash } from 'node:crypto'
import { readCardFiles } from '../content/card-book.ts'
import type { CardFile } from '../content/card-book.ts'
import { printTables } from '../her2/print-tables.ts'
import type { Settings } from '../her2/settings.ts'
import type { Knowledge } from '../storage/records.ts'
import { ALL_PAGES } from './list-tables.ts'

/** What `body` of stored knowledge holds. */
export interface KnowledgeBody {
  readonly settings: Settings
  readonly cardFiles: readonly CardFile[]
  /** Hash of each rule table, by file name. */
  readonly tables: Readonly<Record<string, string>>
  /** The rule tables themselves. Absent in older records: then only the hashes tell that a table was different. */
  readonly rows?: readonly KeptTable[]
}

/** One grid of a rule table, its cells as they are printed. */
export interface KeptTable {
  /** File name, as in `tables`. */
  readonly table: string
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** By the cells of a row, as `nameOfCells` writes them. Absent in records from before rows had words of their own. */
  readonly told?: Readonly<Record<string, ToldRow>>
}

/** What a row is called in a trace, and its words for a person. */
export interface ToldRow {
  readonly name: string
  readonly means: string
}

/** The cells of a row as one key. */
export function nameOfCells(cells: readonly string[]): string {
  return cells.join(' | ')
}

/** @throws the error of node:fs if the folder of cards cannot be read. */
export function describeKnowledge(packageVersion: string, cardsFolder: string, settings: Settings): Knowledge {
  const cardFiles = readCardFiles(cardsFolder)
  const tables = hashTables()
  const rows = keepTables()
  const body: KnowledgeBody = { settings, cardFiles, tables, rows }
  const hashes = { cardsHash: hash(cardFiles), rulesHash: hash(tables) }
  const cardsVersion = versionOf(cardFiles)
  const id = hash([packageVersion, hashes, body])
  return { id, packageVersion, cardsVersion, ...hashes, body: JSON.stringify(body) }
}

/** What is known, apart from the program that runs it and from the settings of a site. */
export interface KnowledgeVersion {
  /** The same for two programs that have the same tables, sources and cards. */
  readonly knowledge: string
  /** The day of the last change of the words. */
  readonly cardsVersion: string
  readonly cardsHash: string
  /** Of all tables, the registry of sources among them. */
  readonly rulesHash: string
}

/** @throws the error of node:fs if the folder of cards cannot be read. */
export function knowledgeVersion(cardsFolder: string): KnowledgeVersion {
  const cardFiles = readCardFiles(cardsFolder)
  const hashes = { cardsHash: hash(cardFiles), rulesHash: hash(hashTables()) }
  return { knowledge: hash(hashes).slice(0, 12), cardsVersion: versionOf(cardFiles), ...hashes }
}

function versionOf(cardFiles: readonly CardFile[]): string {
  return cardFiles.find(({ name }) => name === 'VERSION')?.text.trim() ?? ''
}

function hashTables(): Readonly<Record<string, string>> {
  return Object.fromEntries(printTables(ALL_PAGES).map(({ file, markdown }) => [file, hash(markdown)]))
}

/** Whether stored knowledge is what its id, a hash, was made of. */
export function isWholeKnowledge({ id, packageVersion, cardsVersion, cardsHash, rulesHash, body }: Knowledge): boolean {
  try {
    const kept = JSON.parse(body) as KnowledgeBody
    const version = versionOf(kept.cardFiles)
    return hash([packageVersion, { cardsHash, rulesHash }, kept]) === id && version === cardsVersion
  } catch {
    return false
  }
}

/** The rule tables of this program, as they are stored. */
export function keepTables(): readonly KeptTable[] {
  return ALL_PAGES.flatMap(({ file, tables }) =>
    tables.map((table): KeptTable => {
      const rows = table.rows.map((row) => [row.id, ...table.print(row)])
      return {
        table: file,
        heading: table.title,
        columns: [table.idHeading, ...table.columns.map(({ heading }) => heading)],
        rows,
        told: Object.fromEntries(
          table.rows.map(({ name, means }, index) => [nameOfCells(rows[index] ?? []), { name, means }]),
        ),
      }
    }),
  )
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
