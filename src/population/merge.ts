/** The parts put together: one file of lines in the order of the patients, whatever the number of parts. */
import { createWriteStream, readFileSync, renameSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { plainText } from '../content/plain-text.ts'
import { quoted, type Database } from './duckdb.ts'
import type { FileError } from './export-files.ts'
import { writeManifest, writeWhole, type Manifest } from './manifest.ts'
import { byPlace, placeErrors } from './place-errors.ts'
import { isDone, partFolder, type PartNotes } from './run-part.ts'

export interface Merged {
  readonly patients: number
  readonly setAside: number
  readonly lines: number
  readonly errors: readonly FileError[]
}

const LONGEST_RESULT = 64 * 1024 * 1024
const BATCH = 1 << 18

/** @throws Error if a part is not done */
export async function merge(database: Database, out: string, work: string, manifest: Manifest): Promise<Merged> {
  const parts = Array.from({ length: manifest.parts }, (_, part) => part)
  const missing = parts.filter((part) => !isDone(work, part))
  if (missing.length > 0) {
    throw new Error(`${missing.length} of ${parts.length} parts are not done: ${missing.slice(0, 10).join(', ')}`)
  }
  const notes = parts.map(
    (part) => JSON.parse(readFileSync(join(partFolder(work, part), 'notes.json'), 'utf8')) as PartNotes,
  )
  const lines = await writeResults(database, out, work)
  const errors = await collectErrors(manifest, notes)
  writeWhole(join(out, 'errors.ndjson'), errors.map((one) => `${plainText(JSON.stringify(one))}\n`).join(''))
  writeManifest(out, { ...manifest, done: parts })
  return { patients: manifest.patients, setAside: manifest.patients - manifest.read, lines, errors }
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
