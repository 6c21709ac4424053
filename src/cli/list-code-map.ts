/** `her2-cds code-map suggest`: files in, the rows that the site's code map still needs out. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { skeletonOf, SuggestionSum, type Suggestion } from '../fhir/suggest-code-map.ts'
import { plainJson, plainText } from '../content/plain-text.ts'
import { whyUnreadable } from './classify-files.ts'
import type { RecordTask } from './classify-record.ts'
import { readRecordTexts } from './json-records.ts'
import type { RecordPool } from './record-pool.ts'
import { createSuggestRecord, type SuggestAnswer } from './suggest-record.ts'

export interface SuggestDeps {
  readonly parseJson: (text: string) => unknown
  readonly stdin: Readable
  /** The skeleton, ready to be filled in and saved. */
  readonly print: (text: string) => void
  /** What was found, for a person. */
  readonly tell: (text: string) => void
  readonly codeMap?: CodeMap
  /** Threads for what is more than a few records. Absent: this thread does everything. */
  readonly pool?: Omit<RecordPool<readonly SuggestAnswer[]>, 'close'>
}

/** Bytes and records that go to a thread together. */
const BATCH = { bytes: 512 * 1024, records: 1024 }

/**
 * Exit code 0, or 2 if a file or a record in it could not be read. `-` is standard input. Each record is looked at by itself, and
 * only what was found is kept: a resource that comes twice is counted twice.
 */
export async function listCodeMap(files: readonly string[], deps: SuggestDeps): Promise<0 | 2> {
  const search = new Search(deps)
  for (const file of files) {
    try {
      const source = file === '-' ? deps.stdin : createReadStream(file)
      for await (const record of readRecordTexts(source, deps.parseJson)) {
        if ('error' in record) await search.fail(`${file}:${record.line}: ${record.error}`)
        else await search.add(record, `${file}:${record.line}`)
      }
    } catch (error) {
      await search.fail(`${file} cannot be read: ${whyUnreadable(error)}`)
    }
  }
  await search.settle()
  if (search.failed && search.records === 0) return 2
  const suggestions = search.found.list()
  deps.tell(plainText(describe(suggestions)))
  deps.print(`${plainJson(JSON.stringify(skeletonOf(suggestions), undefined, 2))}\n`)
  return search.failed ? 2 : 0
}

interface Waiting {
  readonly places: readonly string[]
  readonly answers: readonly SuggestAnswer[] | Promise<readonly SuggestAnswer[]>
}

/** Adds up in the order of the records, while threads work on several batches of them. */
class Search {
  failed = false
  /** Those that could be read. */
  records = 0
  readonly found = new SuggestionSum()
  readonly #deps: SuggestDeps
  #here: ((task: RecordTask) => SuggestAnswer) | undefined
  #tasks: RecordTask[] = []
  #places: string[] = []
  #size = 0
  #isPoolAtWork = false
  readonly #waiting: Waiting[] = []

  constructor(deps: SuggestDeps) {
    this.#deps = deps
  }

  async add(task: RecordTask, place: string): Promise<void> {
    this.#tasks.push(task)
    this.#places.push(place)
    this.#size += task.bytes.length
    if (this.#size >= BATCH.bytes || this.#tasks.length >= BATCH.records) await this.#send(this.#deps.pool)
  }

  async fail(what: string): Promise<void> {
    await this.settle()
    this.#tell(what)
  }

  async settle(): Promise<void> {
    await this.#send(this.#isPoolAtWork ? this.#deps.pool : undefined)
    while (this.#waiting.length > 0) await this.#takeNext()
  }

  /** Without a pool, here: a few records are done before a thread has started. */
  async #send(pool: SuggestDeps['pool']): Promise<void> {
    if (this.#tasks.length === 0) return
    this.#isPoolAtWork = pool !== undefined
    const answers = pool?.run(this.#tasks) ?? this.#lookHere(this.#tasks)
    this.#waiting.push({ places: this.#places, answers })
    this.#tasks = []
    this.#places = []
    this.#size = 0
    while (this.#waiting.length >= (pool?.most ?? 1)) await this.#takeNext()
  }

  #lookHere(tasks: readonly RecordTask[]): readonly SuggestAnswer[] {
    return tasks.map((this.#here ??= createSuggestRecord(this.#deps.codeMap)))
  }

  async #takeNext(): Promise<void> {
    const next = this.#waiting.shift()
    for (const [at, answer] of ((await next?.answers) ?? []).entries()) {
      if ('error' in answer) this.#tell(`${next?.places[at]}: ${answer.error}`)
      else {
        this.records += 1
        this.found.add(answer.suggestions)
      }
    }
  }

  #tell(what: string): void {
    this.failed = true
    this.#deps.tell(plainText(`${what}\n`))
  }
}

function describe(suggestions: readonly Suggestion[]): string {
  if (suggestions.length === 0) return 'Nothing is left to map: every test, answer and site found is known.\n'
  const lines = suggestions.map(({ kind, system, code, text, label, count, guess, examples }) =>
    [
      kind.padEnd(6),
      String(count).padStart(6),
      `  ${code === undefined ? `«${text ?? ''}»` : `${system ?? '(no system)'}|${code}`}`,
      label === undefined ? '' : ` «${label}»`,
      guess === undefined ? '' : `  judging by its name ${guess}`,
      examples.length === 0 ? '' : `  e.g. ${examples.join(' | ')}`,
    ].join(''),
  )
  return `kind    count  what\n${lines.join('\n')}\n`
}
