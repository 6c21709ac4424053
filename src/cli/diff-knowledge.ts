/**
 * `her2-cds diff-knowledge`: whose answer changes between two installed versions. Both run as they are installed, each in a
 * process of its own, over the same records by `classify`; nothing of one version is loaded into the other.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** What of a line of `classify` is compared. */
export interface Answer {
  /** 'positive', 'negative / low caution'. */
  readonly status: string
  /** One status for each tumour, where the version tells them apart. */
  readonly tumors: string
  readonly cards: string
  readonly unread: string
}

export interface ChangedAnswer {
  readonly patient: string
  readonly what: keyof Answer | 'answer'
  readonly before: string
  readonly after: string
}

export interface ChangedTableRow {
  readonly page: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface KnowledgeDiff {
  readonly versions: readonly [before: string, after: string]
  readonly patients: number
  readonly changed: readonly ChangedAnswer[]
  /** Rows of the printed tables that only one version has. */
  readonly tables: readonly ChangedTableRow[]
}

/** Lines of one run by a key that is the same in both: the patient, and which of its lines it is. */
export type Answers = ReadonlyMap<string, Answer>

/** Reads the NDJSON of `classify`. A line that is an error is an answer too: what one version cannot read is a change. */
export async function readAnswers(lines: Readable): Promise<Answers> {
  const answers = new Map<string, Answer>()
  const times = new Map<string, number>()
  for await (const line of createInterface({ input: lines })) {
    if (line.trim() === '') continue
    const told = JSON.parse(line) as ToldLine
    const name = told.patient ?? (told.file === undefined ? 'no patient' : `${told.file}:${told.line ?? 0}`)
    const nth = (times.get(name) ?? 0) + 1
    times.set(name, nth)
    answers.set(nth === 1 ? name : `${name} (${nth})`, answerOf(told))
  }
  return answers
}

interface ToldLine {
  readonly patient?: string
  readonly file?: string
  readonly line?: number
  readonly error?: string
  readonly current?: ToldStatus
  readonly tumors?: readonly { readonly laterality?: string; readonly current?: ToldStatus }[]
  readonly considerations?: readonly string[]
  readonly unread?: readonly unknown[]
}

interface ToldStatus {
  readonly overexpression?: string
  readonly reason?: string
  readonly tier?: string
  readonly caution?: boolean
  readonly discordant?: boolean
}

function answerOf({ error, current, tumors = [], considerations = [], unread = [] }: ToldLine): Answer {
  if (error !== undefined) return { status: `error: ${error}`, tumors: '', cards: '', unread: '' }
  const ofTumors = tumors.flatMap((one) =>
    one.current ? [`${one.laterality ?? 'side not stated'}: ${statusOf(one.current)}`] : [],
  )
  return {
    status: statusOf(current),
    tumors: ofTumors.join('; '),
    cards: considerations.toSorted().join(', ') || 'none',
    unread: `${unread.length} not understood`,
  }
}

function statusOf(told: ToldStatus | undefined): string {
  if (told === undefined) return 'none'
  const { overexpression = 'unknown', reason, tier, caution, discordant } = told
  const detail = reason ?? tier
  const flags = `${caution === true ? ' caution' : ''}${discordant === true ? ' discordant' : ''}`
  return `${overexpression}${detail === undefined ? '' : ` / ${detail}`}${flags}`
}

/** Every difference, by patient. What only one version answers is a difference. */
export function compareAnswers(before: Answers, after: Answers): readonly ChangedAnswer[] {
  const patients = [...new Set([...before.keys(), ...after.keys()])]
  return patients.flatMap((patient): readonly ChangedAnswer[] => {
    const [one, other] = [before.get(patient), after.get(patient)]
    if (!one || !other) {
      const words = (answer: Answer | undefined) => (answer ? answer.status : 'no line')
      return [{ patient, what: 'answer', before: words(one), after: words(other) }]
    }
    const parts: readonly (keyof Answer)[] = ['status', 'tumors', 'cards', 'unread']
    return parts
      .filter((part) => one[part] !== other[part])
      .map((part) => ({ patient, what: part, before: one[part], after: other[part] }))
  })
}

/** Rows of the printed tables that only one of the versions has, by page. */
export function compareTables(before: string, after: string): readonly ChangedTableRow[] {
  const [ones, others] = [rowsByPage(before), rowsByPage(after)]
  return [...new Set([...ones.keys(), ...others.keys()])].flatMap((page): readonly ChangedTableRow[] => {
    const [one, other] = [ones.get(page) ?? [], others.get(page) ?? []]
    const gone = one.filter((row) => !other.includes(row))
    const come = other.filter((row) => !one.includes(row))
    return gone.length + come.length === 0 ? [] : [{ page, before: gone, after: come }]
  })
}

function rowsByPage(printed: string): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>()
  let page = ''
  for (const line of printed.split('\n')) {
    if (line.startsWith('# ')) page = line.slice(2)
    if (line.startsWith('|')) rows.set(page, [...(rows.get(page) ?? []), line])
  }
  return rows
}

/** @throws Error where a folder holds no program or no records, or where a version fails. */
export async function diffKnowledge(before: string, after: string, records: string): Promise<KnowledgeDiff> {
  const [one, other] = [programOf(before), programOf(after)]
  const files = recordFiles(records)
  const answersOf = async (program: string) => {
    const child = start(program, ['classify', ...files])
    const [answers] = await Promise.all([readAnswers(child.stdout), ended(child, program, [0, 2])])
    return answers
  }
  const answers = { before: await answersOf(one), after: await answersOf(other) }
  return {
    versions: [(await printed(one, '--version')).trim(), (await printed(other, '--version')).trim()],
    patients: new Set([...answers.before.keys(), ...answers.after.keys()]).size,
    changed: compareAnswers(answers.before, answers.after),
    tables: compareTables(await printed(one, 'tables'), await printed(other, 'tables')),
  }
}

/** The program of a checkout, of an installed package, or of the folder in which the package was installed. */
function programOf(folder: string): string {
  const places = [join(folder, 'bin', 'her2-cds.js'), join(folder, 'node_modules', 'her2-cds', 'bin', 'her2-cds.js')]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`${folder} holds no her2-cds: expected ${places.join(' or ')}`)
  return resolve(found)
}

const RECORDS = /\.(?:json|ndjson)(?:\.gz)?$/

function recordFiles(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => RECORDS.test(file))
  if (files.length === 0) throw new Error(`${folder} holds no .json or .ndjson file`)
  return files.toSorted().map((file) => join(folder, file))
}

function start(program: string, words: readonly string[]) {
  return spawn(process.execPath, ['--no-warnings', program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function ended(child: ReturnType<typeof start>, program: string, good: readonly number[]): Promise<void> {
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail)
    child.on('close', done)
  })
  if (code === null || !good.includes(code)) throw new Error(`${program} ended with ${String(code)}`)
}

async function printed(program: string, word: string): Promise<string> {
  const child = start(program, [word])
  const parts: string[] = []
  child.stdout.on('data', (part: Buffer) => void parts.push(part.toString('utf8')))
  await ended(child, program, [0])
  return parts.join('')
}

const HEADS = ['patient', 'what', 'before', 'after'] as const

/** For a terminal or a pull request. */
export function printDiff({ versions, patients, changed, tables }: KnowledgeDiff): string {
  const whose = new Set(changed.map(({ patient }) => patient)).size
  const cell = (words: string) => words.replaceAll('|', '\\|').replace(/\s+/g, ' ')
  const rows = changed.map((one) => `| ${HEADS.map((head) => cell(one[head])).join(' | ')} |`)
  const ofTables = tables.map(
    ({ page, before, after }) => `- ${page}: ${before.length} rows gone, ${after.length} come`,
  )
  return [
    `${versions[0]} against ${versions[1]}: the answer of ${whose} of ${patients} patients changes.`,
    ...(rows.length > 0 ? ['', `| ${HEADS.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows] : []),
    '',
    ofTables.length > 0 ? `Rows of the tables:\n\n${ofTables.join('\n')}` : 'The tables are the same.',
    '',
  ].join('\n')
}
