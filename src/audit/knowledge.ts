/** What the service knows, under one hash: version, words of cards, rule tables, settings. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CardFile } from '../content/card-book.ts'
import { printTables } from '../her2/print-tables.ts'
import type { Settings } from '../her2/settings.ts'
import type { Knowledge } from '../storage/records.ts'

/** What `body` of kept knowledge holds. */
export interface KnowledgeBody {
  readonly settings: Settings
  readonly cardFiles: readonly CardFile[]
  /** Hash of each rule table, by file name. */
  readonly tables: Readonly<Record<string, string>>
}

/** @throws the error of node:fs where the folder of cards cannot be read. */
export function describeKnowledge(packageVersion: string, cardsFolder: string, settings: Settings): Knowledge {
  const cardFiles = readdirSync(cardsFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name.endsWith('.md') || entry.name === 'VERSION'))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(cardsFolder, entry.name), 'utf8') }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const tables = Object.fromEntries(printTables().map(({ file, markdown }) => [file, hash(markdown)]))
  const body: KnowledgeBody = { settings, cardFiles, tables }
  const hashes = { cardsHash: hash(cardFiles), rulesHash: hash(tables) }
  const cardsVersion = cardFiles.find(({ name }) => name === 'VERSION')?.text.trim() ?? ''
  const id = hash([packageVersion, hashes, settings])
  return { id, packageVersion, cardsVersion, ...hashes, body: JSON.stringify(body) }
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
