/** Classifies one part of a sorted export, by the same evaluation as `classify`. What it writes appears whole or not at all. */
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeLines } from '../cli/write-lines.ts'
import { assessRecords } from '../evaluate/classify-records.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { readAttachments } from '../pdf/read-attachments.ts'
import type { PdfReader } from '../pdf/pdf-reader.ts'
import { createSuggest, type Suggestion } from '../fhir/suggest-code-map.ts'
import { listsOf, type Listed } from './board-lists.ts'
import { COLUMNS, reflexOf, type Cell } from './columns.ts'
import type { RecordError } from './place-errors.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { readPart, type PatientOfPart } from './read-part.ts'
import { suggestionTally, unreadSources, unreadTally, type UnreadSource } from './tallies.ts'

export interface PartDeps {
  /** The working folder of the run. */
  readonly work: string
  readonly day: string
  readonly site: Site
  /** Absent: attached PDFs are not read. */
  readonly pdfs?: PdfReader
  /** Key under which ids are replaced; absent: they stay. */
  readonly pseudonyms?: string
  /** Called with each patient. */
  readonly count: () => void
}

/** What is kept of a part beside its lines. */
export interface PartNotes {
  readonly patients: number
  readonly errors: readonly RecordError[]
  /** What the code map of the site may need, and where what was not read stands. */
  readonly suggestions: readonly Suggestion[]
  readonly unread: readonly UnreadSource[]
  /** Patients whose evaluation failed, by the name of the failure. */
  readonly failed: readonly { readonly patient: string; readonly error: string }[]
}

export function partFolder(work: string, part: number): string {
  return join(work, 'parts', String(part))
}

/** The sorted export. */
export function linesFolder(work: string): string {
  return join(work, 'lines')
}

export function isDone(work: string, part: number): boolean {
  return existsSync(partFolder(work, part))
}

/** One patient as the tables and lists need it: the cells of all columns, and the lists it is on. */
export interface Row {
  readonly cells: readonly Cell[]
  readonly lists: readonly Listed[]
}

export async function runPart(part: number, deps: PartDeps): Promise<void> {
  const folder = partFolder(deps.work, part)
  const draft = `${folder}.tmp`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const lines = openLines(join(draft, 'results.ndjson'))
  const rows = openLines(join(draft, 'rows.ndjson'))
  const suggestions = suggestionTally()
  const unread = unreadTally()
  const suggest = createSuggest(deps.site.codeMap)
  const notes = { patients: 0, errors: [] as RecordError[], failed: [] as { patient: string; error: string }[] }
  const { hide } =
    deps.pseudonyms === undefined ? { hide: <Value>(value: Value) => value } : createPseudonyms(deps.pseudonyms)
  for (const one of readPart(linesFolder(deps.work), part)) {
    notes.errors.push(...one.errors)
    notes.patients += 1
    deps.count()
    try {
      const { line, row } = await classifyOne(one, deps)
      await lines.write(hide(line))
      await rows.write(rowAsJson(hide(row)))
      for (const suggestion of suggest([one.bundle])) suggestions.add(suggestion)
      for (const source of unreadSources(one.bundle, line.unread)) unread.add(source)
    } catch (error) {
      notes.failed.push({ patient: hide(one.patient), error: error instanceof Error ? error.name : 'unknown error' })
    }
  }
  await lines.close()
  await rows.close()
  const found = { suggestions: suggestions.rows(), unread: unread.rows() }
  const all: PartNotes = { ...notes, ...(deps.pseudonyms === undefined ? found : withoutWords(found)) }
  writeFileSync(join(draft, 'notes.json'), JSON.stringify(all))
  renameSync(draft, folder)
}

/** Under pseudonyms the codes are told, and none of the words that stood beside them. */
function withoutWords({ suggestions, unread }: Pick<PartNotes, 'suggestions' | 'unread'>) {
  return {
    suggestions: suggestions
      .filter(({ code }) => code !== undefined)
      .map(({ label: _label, text: _text, ...rest }) => ({ ...rest, examples: [] })),
    unread: unread.map((row) => ({ ...row, label: '', examples: [] })),
  }
}

function openLines(path: string) {
  const stream = createWriteStream(path)
  const { write, finish } = writeLines(stream)
  const close = async () => {
    await finish()
    await new Promise<void>((resolve, reject) => stream.on('error', reject).end(resolve))
  }
  return { write, close }
}

async function classifyOne({ patient, bundle }: PatientOfPart, { pdfs, day, site, pseudonyms }: PartDeps) {
  const records = pdfs ? await readAttachments([bundle], pdfs) : [bundle]
  const { line: own, assessment } = assessRecords(records, day, site)
  const line = patient === '' || 'patient' in own ? own : { patient: `Patient/${patient}`, ...own }
  const of = { patient: line.patient, line, assessment, reflex: reflexOf(assessment.evidence) }
  const row: Row = {
    cells: COLUMNS.map((column) => column.of(of)),
    lists: listsOf(assessment.considerations, pseudonyms === undefined),
  }
  return { line, row }
}

/** By the names of the columns, so that the database can read it; what is not known is left out. */
function rowAsJson({ cells, lists }: Row): object {
  return { ...Object.fromEntries(COLUMNS.map(({ name }, index) => [name, cells[index]])), lists }
}
