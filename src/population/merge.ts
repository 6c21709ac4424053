/** The parts put together: one file of lines in the order of the patients, whatever the number of parts. */
import { createWriteStream, readFileSync, renameSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { plainJson } from '../content/plain-text.ts'
import { skeletonOf } from '../fhir/suggest-code-map.ts'
import { COLUMNS } from './columns.ts'
import { quoted, type Database } from './duckdb.ts'
import type { FileError } from './export-files.ts'
import { writeManifest, writeWhole, type Manifest } from './manifest.ts'
import { byPlace, placeErrors } from './place-errors.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { isDone, partFolder, type PartNotes } from './run-part.ts'
import { writeSummary } from './summary.ts'
import { suggestionTally, unreadTally } from './tallies.ts'
import { writeLists } from './write-lists.ts'

export interface Merged {
  readonly patients: number
  readonly setAside: number
  readonly lines: number
  readonly errors: readonly FileError[]
}

const LONGEST_RESULT = 64 * 1024 * 1024
const BATCH = 1 << 18

/** @throws Error if a part is not done */
export async function merge(
  database: Database,
  out: string,
  work: string,
  manifest: Manifest,
  pseudonyms?: string,
): Promise<Merged> {
  const parts = Array.from({ length: manifest.parts }, (_, part) => part)
  const missing = parts.filter((part) => !isDone(work, part))
  if (missing.length > 0) {
    throw new Error(`${missing.length} of ${parts.length} parts are not done: ${missing.slice(0, 10).join(', ')}`)
  }
  const notes = parts.map(
    (part) => JSON.parse(readFileSync(join(partFolder(work, part), 'notes.json'), 'utf8')) as PartNotes,
  )
  // Most of the one is the work of the database, of the other that of this thread. Both end before the database is closed.
  const both = await Promise.allSettled([writeResults(database, out, work), writeTable(database, out, work)])
  for (const one of both) if (one.status === 'rejected') throw one.reason
  const lines = both[0].status === 'fulfilled' ? both[0].value : 0
  const { hide } = pseudonyms === undefined ? { hide: <Value>(value: Value) => value } : createPseudonyms(pseudonyms)
  const errors = hide(await collectErrors(manifest, notes))
  writeWhole(join(out, 'errors.ndjson'), errors.map((one) => `${plainJson(JSON.stringify(one))}\n`).join(''))
  const tallies = addUp(notes)
  writeWhole(
    join(out, 'code-map.json'),
    `${plainJson(JSON.stringify(skeletonOf(tallies.suggestions), undefined, 2))}\n`,
  )
  const lists = await writeLists(database, out, manifest)
  const counts = { patients: manifest.patients, setAside: manifest.patients - manifest.read, lines, errors }
  writeWhole(join(out, 'summary.html'), await writeSummary(database, { manifest, ...counts, ...tallies, lists }))
  writeManifest(out, { ...manifest, done: parts })
  return counts
}

function addUp(notes: readonly PartNotes[]) {
  const suggestions = suggestionTally()
  const unread = unreadTally()
  for (const note of notes) {
    for (const row of note.suggestions) suggestions.add(row)
    for (const row of note.unread) unread.add(row)
  }
  return { suggestions: suggestions.rows(), unread: unread.rows() }
}

/** The rows as Parquet, and the lists that each patient is on as a table of the database. */
async function writeTable(database: Database, out: string, work: string): Promise<void> {
  const columns = COLUMNS.map(({ name, type }) => `${name}: '${type}'`).join(', ')
  const rows = quoted(join(work, 'parts', '*', 'rows.ndjson'))
  await database.run(`CREATE TABLE results AS SELECT * FROM read_json(${rows}, format='newline_delimited',
    columns={${columns}, lists: 'VARCHAR[][]'}, maximum_object_size=${LONGEST_RESULT})`)
  const names = COLUMNS.map(({ name }) => name).join(', ')
  const path = join(out, 'results.parquet')
  await database.run(`COPY (SELECT ${names} FROM results ORDER BY patient NULLS FIRST) TO ${quoted(`${path}.tmp`)}
    (FORMAT parquet, COMPRESSION zstd)`)
  renameSync(`${path}.tmp`, path)
}

async function collectErrors(manifest: Manifest, notes: readonly PartNotes[]): Promise<FileError[]> {
  // A record that several patients share is refused with each of them, and told once.
  const records = new Map(notes.flatMap(({ errors }) => errors).map((one) => [one.ord, one]))
  const placed = await placeErrors(manifest.files, manifest.sources, [...records.values()])
  const failed = notes
    .flatMap((note) => note.failed)
    .map(({ patient, error }) => ({ file: `Patient/${patient}`, error: `could not be classified: ${error}` }))
  return [...manifest.errors, ...placed].toSorted(byPlace).concat(failed.toSorted(byPlace))
}

async function writeResults(database: Database, out: string, work: string): Promise<number> {
  const path = join(out, 'results.ndjson')
  const stream = createWriteStream(`${path}.tmp`)
  const all = quoted(join(work, 'parts', '*', 'results.ndjson'))
  const sql = `SELECT json::VARCHAR FROM read_ndjson_objects(${all}, maximum_object_size=${LONGEST_RESULT})
    ORDER BY json_extract_string(json, '$.patient') NULLS FIRST`
  let batch = ''
  let lines = 0
  const flush = async () => {
    const text = batch
    batch = ''
    if (!stream.write(text)) await once(stream, 'drain')
  }
  for await (const [line] of database.stream(sql)) {
    batch += `${String(line)}\n`
    lines += 1
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  await new Promise<void>((resolve, reject) => stream.on('error', reject).end(resolve))
  renameSync(`${path}.tmp`, path)
  return lines
}
