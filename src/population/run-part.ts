/** Classifies one part of a sorted export, by the same evaluation as `classify`. What it writes appears whole or not at all. */
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeLines } from '../cli/write-lines.ts'
import { assessRecords } from '../evaluate/classify-records.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { readAttachments } from '../pdf/read-attachments.ts'
import type { PdfReader } from '../pdf/pdf-reader.ts'
import type { Database } from './duckdb.ts'
import type { RecordError } from './place-errors.ts'
import { readPart } from './read-part.ts'

export interface PartDeps {
  readonly database: Database
  /** The working folder of the run. */
  readonly work: string
  readonly day: string
  readonly site: Site
  /** Absent: attached PDFs are not read. */
  readonly pdfs?: PdfReader
  /** Called with each patient. */
  readonly count: () => void
}

/** What is kept of a part beside its lines. */
export interface PartNotes {
  readonly patients: number
  readonly errors: readonly RecordError[]
  /** Patients whose evaluation failed, by the name of the failure. */
  readonly failed: readonly { readonly patient: string; readonly error: string }[]
}

export function partFolder(work: string, part: number): string {
  return join(work, 'parts', String(part))
}

export function isDone(work: string, part: number): boolean {
  return existsSync(partFolder(work, part))
}

export async function runPart(part: number, deps: PartDeps): Promise<void> {
  const folder = partFolder(deps.work, part)
  const draft = `${folder}.tmp`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const results = createWriteStream(join(draft, 'results.ndjson'))
  const lines = writeLines(results)
  const notes = { patients: 0, errors: [] as RecordError[], failed: [] as { patient: string; error: string }[] }
  for await (const { patient, bundle, errors } of readPart(deps.database, deps.work, part)) {
    notes.errors.push(...errors)
    notes.patients += 1
    deps.count()
    try {
      const records = deps.pdfs ? await readAttachments([bundle], deps.pdfs) : [bundle]
      const { line } = assessRecords(records, deps.day, deps.site)
      await lines.write(patient === '' || 'patient' in line ? line : { patient: `Patient/${patient}`, ...line })
    } catch (error) {
      notes.failed.push({ patient, error: error instanceof Error ? error.name : 'unknown error' })
    }
  }
  await lines.finish()
  await new Promise<void>((resolve, reject) => results.on('error', reject).end(resolve))
  writeFileSync(join(draft, 'notes.json'), JSON.stringify(notes satisfies PartNotes))
  renameSync(draft, folder)
}
