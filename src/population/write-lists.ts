/** The lists of a tumour board as CSV and as FHIR: one MeasureReport and one List for each. */
import { createWriteStream, mkdirSync, renameSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { List, MeasureReport } from '@medplum/fhirtypes'
import { CONSIDERATION_SYSTEM } from '../content/code-systems.ts'
import { plainJson, plainText } from '../content/plain-text.ts'
import { BOARD_LISTS, type BoardList } from './board-lists.ts'
import type { Database } from './duckdb.ts'
import type { Manifest } from './manifest.ts'

export interface ListCount extends BoardList {
  readonly patients: number
  readonly file: string
  /** The first of them, for the summary. */
  readonly first: readonly { readonly patient: string; readonly reason: string }[]
}

const SHOWN = 50
const POPULATION = 'http://terminology.hl7.org/CodeSystem/measure-population'
/** The list of a report is found in the same bundle: its reference stands under the base of both. */
const BASE = 'https://her2-cds.org/fhir'
const MEASURE = `${BASE}/Measure/`

export async function writeLists(database: Database, out: string, manifest: Manifest): Promise<readonly ListCount[]> {
  mkdirSync(join(out, 'lists'), { recursive: true })
  await database.run(`CREATE TABLE listed AS SELECT patient, one[1] AS key, one[2] AS reason
    FROM (SELECT patient, unnest(lists) AS one FROM results)`)
  const counts: ListCount[] = []
  const bundle = await openFile(join(out, 'measure-reports.json'))
  await bundle.write('{"resourceType":"Bundle","type":"collection","entry":[')
  for (const list of BOARD_LISTS) {
    if (counts.length > 0) await bundle.write(',')
    counts.push(await writeList(database, out, list, manifest, bundle))
  }
  await bundle.write('\n]}\n')
  await bundle.close()
  return counts
}

async function writeList(
  database: Database,
  out: string,
  list: BoardList,
  { patients, day }: Manifest,
  bundle: OutFile,
): Promise<ListCount> {
  const file = `lists/${list.key}.csv`
  const csv = await openFile(join(out, file))
  await csv.write('patient,reason\r\n')
  const first: { patient: string; reason: string }[] = []
  const entries: NonNullable<List['entry']> = []
  const rows = `SELECT patient, reason FROM listed WHERE key = '${list.key}' ORDER BY patient`
  for await (const [who, why] of database.stream(rows)) {
    const [patient, reason] = [String(who ?? ''), String(why ?? '')]
    await csv.write(`${csvCell(patient)},${csvCell(reason)}\r\n`)
    if (first.length < SHOWN) first.push({ patient, reason })
    entries.push({ item: { reference: patient }, flag: { text: plainText(reason) } })
  }
  await csv.close()
  const resources = [measureReport(list, entries.length, patients, day), listOf(list, entries, day)]
  await bundle.write(
    resources
      .map((resource) => ({ fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`, resource }))
      .map((entry) => `\n${plainJson(JSON.stringify(entry))}`)
      .join(','),
  )
  return { ...list, file, patients: entries.length, first }
}

function measureReport(
  { key, title }: BoardList,
  found: number,
  patients: number,
  day: string,
): MeasureReport & { id: string } {
  const population = (code: string, count: number) => ({ code: { coding: [{ system: POPULATION, code }] }, count })
  const asked = population('initial-population', patients)
  const met = { ...population('numerator', found), subjectResults: { reference: `List/list-${key}` } }
  return {
    ...{ resourceType: 'MeasureReport', id: `report-${key}`, status: 'complete', type: 'subject-list' },
    ...{ measure: `${MEASURE}${key}`, date: day, period: { start: day, end: day } },
    group: [{ code: { coding: [{ system: CONSIDERATION_SYSTEM, code: key }], text: title }, population: [asked, met] }],
  }
}

function listOf(
  { key, title, about }: BoardList,
  entry: NonNullable<List['entry']>,
  day: string,
): List & { id: string } {
  return {
    ...{ resourceType: 'List', id: `list-${key}`, status: 'current', mode: 'snapshot', title, date: day },
    note: [{ text: about }],
    ...(entry.length > 0
      ? { entry }
      : {
          emptyReason: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'nilknown' }],
          },
        }),
  }
}

/** A cell that no spreadsheet takes for a formula, and that breaks no line. */
export function csvCell(text: string): string {
  const plain = plainText(text).replace(/[\r\n\t]+/g, ' ')
  const safe = /^[=+\-@]/.test(plain.trimStart()) ? `'${plain}` : plain
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

interface OutFile {
  write(text: string): Promise<void>
  close(): Promise<void>
}

/** Whole or not at all. */
async function openFile(path: string): Promise<OutFile> {
  const stream = createWriteStream(`${path}.tmp`)
  await once(stream, 'open')
  return {
    write: async (text) => {
      if (!stream.write(text)) await once(stream, 'drain')
    },
    close: async () => {
      await new Promise<void>((resolve, reject) => stream.on('error', reject).end(resolve))
      renameSync(`${path}.tmp`, path)
    },
  }
}
