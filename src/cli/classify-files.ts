/** `her2-cds classify`: files in, one JSON line per patient out. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Entry } from '../cds-hooks/patient-of.ts'
import { spellExactJson } from '../fhir/record/exact-json.ts'
import { classifyBatch } from './classify-record.ts'
import type { BatchLines, Classify, RecordTask } from './classify-record.ts'
import { groupByPatient } from './group-by-patient.ts'
import { readRecordTexts } from './json-records.ts'
import { describeOrphan, readRecord } from './read-record.ts'
import type { RecordParts } from './read-record.ts'
import type { LineWriter } from './write-lines.ts'

export interface ClassifyDeps {
  readonly classify: Classify
  readonly parseJson: (text: string) => unknown
  readonly stdin: Readable
  readonly output: LineWriter
  /** Threads for what is more than a few records. Absent: this thread does everything. */
  readonly pool?: {
    run(tasks: readonly RecordTask[]): Promise<BatchLines>
    readonly most: number
  }
  /** Called for each patient that is printed. */
  readonly onPatient?: () => void
}

/** Where a record came from; `file` is given only if there are several. */
interface Place {
  readonly file?: string
  readonly line: number
}

const NO_PARTS: RecordParts = { groups: [], held: [], errors: [] }

/** Bytes and records that go to a thread together. */
const BATCH = { bytes: 512 * 1024, records: 64 }

/** Exit code 0, or 2 if a line could not be read. `-` is standard input. */
export async function classifyFiles(files: readonly string[], deps: ClassifyDeps): Promise<0 | 2> {
  /** Single resources: their patients are known only once everything is read. */
  const held: { readonly entry: Entry; readonly place: Place }[] = []
  /** Whether the last record was such a resource: the next one is likely to be one too, and is looked at here. */
  let isSingle = false
  /** Undefined where it cannot be read: whoever classifies it says so. */
  const parts = ({ bytes }: RecordTask): RecordParts | undefined => {
    try {
      return readRecord(deps.parseJson(new TextDecoder().decode(bytes)))
    } catch {
      return undefined
    }
  }
  const hold = (task: RecordTask, place: Place, ifAlone = false): boolean => {
    const { held: entries, groups, errors } = parts(task) ?? NO_PARTS
    isSingle = entries.length > 0 && groups.length === 0 && errors.length === 0
    if (isSingle || !ifAlone) held.push(...entries.map((entry) => ({ entry, place })))
    return isSingle
  }
  const lines = orderLines(deps, hold)
  const take = async (record: RecordTask, place: Place): Promise<void> => {
    if (isSingle) {
      await lines.settle()
      if (isSingle && looksSingle(record) && hold(record, place, true)) return
    }
    await lines.add(record, place)
  }
  const takeFile = async (file: string) => {
    let place: Place = { ...(files.length > 1 && { file }), line: 0 }
    try {
      const source = file === '-' ? deps.stdin : createReadStream(file)
      for await (const record of readRecordTexts(source, deps.parseJson)) {
        place = { ...place, line: record.line }
        if ('error' in record) await lines.fail(place, record.error)
        else await take(record, place)
      }
      // Nothing on standard input is an empty part of something larger; a file that somebody named should hold records.
      if (place.line === 0 && file !== '-') await lines.fail(place, `${file} holds no record`)
    } catch (error) {
      await lines.fail(place, `${file} cannot be read: ${whyUnreadable(error)}`)
    }
  }
  for (const file of files) await takeFile(file)
  await lines.settle()
  const places = new Map(held.map(({ entry, place }) => [entry, place]))
  const { patients, orphans } = groupByPatient([...places.keys()])
  const first = held[0]?.place ?? { line: 0 }
  for (const { patient = '', bundle } of patients)
    await lines.add({ bytes: Buffer.from(spellExactJson(bundle)), patient }, first)
  await lines.settle()
  for (const orphan of orphans) await lines.fail(places.get(orphan) ?? { line: 0 }, describeOrphan(orphan))
  await deps.output.finish()
  return lines.failed() ? 2 : 0
}

interface Waiting {
  readonly tasks: readonly RecordTask[]
  readonly places: readonly Place[]
  readonly answers: Promise<BatchLines>
}

/** Prints in the order in which records were added, while threads work on several batches of them. */
function orderLines(
  { classify, output, pool, onPatient }: ClassifyDeps,
  hold: (task: RecordTask, place: Place) => unknown,
) {
  let failed = false
  let [tasks, places, size]: [RecordTask[], Place[], number] = [[], [], 0]
  let isPoolAtWork = false
  const waiting: Waiting[] = []

  const fail = (place: Place, error: string): Promise<void> => {
    failed = true
    return output.write({ ...place, error })
  }
  const printNext = async (): Promise<void> => {
    const next = waiting.shift()
    if (!next) return
    for (const answer of await next.answers) {
      if ('lines' in answer) {
        for (let patient = 0; patient < answer.patients; patient++) onPatient?.()
        await output.writeLines(answer.lines)
      } else if ('isHeld' in answer) hold(next.tasks[answer.at] as RecordTask, next.places[answer.at] as Place)
      else await fail(next.places[answer.at] as Place, answer.error)
    }
  }
  /** Without threads, here: a few records are done before one has started. */
  const send = async (threads: typeof pool): Promise<void> => {
    if (tasks.length === 0) return
    isPoolAtWork = threads !== undefined
    waiting.push({ tasks, places, answers: threads?.run(tasks) ?? classifyBatch(tasks, classify) })
    tasks = []
    places = []
    size = 0
    while (waiting.length >= (threads?.most ?? 1)) await printNext()
  }
  const settle = async (): Promise<void> => {
    await send(isPoolAtWork ? pool : undefined)
    while (waiting.length > 0) await printNext()
  }
  return {
    failed: () => failed,
    async add(task: RecordTask, place: Place): Promise<void> {
      tasks.push(task)
      places.push(place)
      size += task.bytes.length
      if (size >= BATCH.bytes || tasks.length >= BATCH.records) await send(pool)
    },
    async fail(place: Place, error: string): Promise<void> {
      await settle()
      await fail(place, error)
    },
    settle,
  }
}

/** A guess from the first bytes, and no more: it decides where a record is looked at, not how. */
function looksSingle({ bytes }: RecordTask): boolean {
  return !Buffer.from(bytes.subarray(0, 200)).includes('"Bundle"')
}

/** What the codes of the file system and of gzip mean to whoever named the file. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder: name the files in it',
  EACCES: 'this user may not read it',
  Z_DATA_ERROR: 'it begins as gzip and is none, or is damaged',
  Z_BUF_ERROR: 'its gzip ends too early',
}

/** Why a file could not be read, in words where they are known: 'there is no such file (ENOENT)'. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown error'
  return Object.hasOwn(MEANINGS, code) ? `${MEANINGS[code]} (${code})` : code
}
