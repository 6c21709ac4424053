/** Judgements as people submit them: one form, one JSON line or one row of a table. Bad ones are reported, the others stored. */
import { z } from 'zod'
import { JUDGEMENTS } from '../storage/records.ts'
import type { ReviewRecord } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import type { SampledCard } from './review-sample.ts'

const LONGEST_REVIEWER = 200
const LONGEST_NOTE = 4_000

const reviewSchema = z.object({
  uuid: z.string().trim().min(1, 'uuid of the card is missing').max(200, 'uuid is too long'),
  judgement: z.enum(JUDGEMENTS, `judgement is not one of ${JUDGEMENTS.join(', ')}`),
  reviewer: z
    .string('reviewer is missing')
    .trim()
    .min(1, 'reviewer is missing')
    .max(LONGEST_REVIEWER, `reviewer is longer than ${LONGEST_REVIEWER} characters`),
  note: z
    .string('note is not text')
    .trim()
    .max(LONGEST_NOTE, `note is longer than ${LONGEST_NOTE} characters`)
    .default(''),
})

export type GivenReview = z.infer<typeof reviewSchema>

/** Messages if something is wrong. */
export function readReview(given: unknown): GivenReview | readonly string[] {
  const parsed = reviewSchema.safeParse(given)
  return parsed.success ? parsed.data : [...new Set(parsed.error.issues.map(({ message }) => message))]
}

/** A line to fill in. */
export function writeSampleLine({ uuid, card, seed, shownAt, hook, sent, evidence, results }: SampledCard): string {
  const { summary, detail, indicator, suggestions = [] } = sent
  const asSent = { indicator, summary, detail, suggestions: suggestions.map(({ label }) => label) }
  const toFill = { judgement: '', note: '', reviewer: '' }
  return `${JSON.stringify({ uuid, card, seed, shownAt, hook, ...asSent, evidence, results, ...toFill })}\n`
}

/** One line of a file; `given` is not looked at yet. */
export interface FileLine {
  /** Line where it starts, from 1. */
  readonly line: number
  readonly given?: Readonly<Record<string, unknown>>
  readonly error?: string
}

/** NDJSON if the first character is a brace, else CSV with a header. */
export function splitFile(text: string): readonly FileLine[] {
  const plain = text.replace(/^\ufeff/, '')
  return /^\s*\{/.test(plain) ? splitJsonLines(plain) : splitCsv(plain)
}

function splitJsonLines(text: string): FileLine[] {
  return text.split('\n').flatMap((content, index): FileLine[] => {
    if (content.trim() === '') return []
    const line = index + 1
    try {
      const given: unknown = JSON.parse(content)
      const isObject = typeof given === 'object' && given !== null && !Array.isArray(given)
      return [isObject ? { line, given: given as Record<string, unknown> } : { line, error: 'no JSON object' }]
    } catch {
      return [{ line, error: 'no JSON' }]
    }
  })
}

/** RFC 4180, with commas, or with semicolons as spreadsheets of many countries write them. */
function splitCsv(text: string): FileLine[] {
  const [first = ''] = text.split(/\r?\n/, 1)
  const rows = splitCells(text, first.includes(';') && !first.includes(',') ? ';' : ',')
  const [head, ...rest] = rows
  if (!head) return []
  const names = head.cells.map((cell) => cell.trim().toLowerCase())
  const missing = ['uuid', 'judgement'].filter((name) => !names.includes(name))
  if (missing.length > 0)
    return [{ line: head.line, error: `neither NDJSON nor CSV: the header has no ${missing.join(', ')}` }]
  return rest.map(({ line, cells, error }): FileLine => {
    if (error) return { line, error }
    if (cells.length !== names.length) return { line, error: `${cells.length} cells instead of ${names.length}` }
    return { line, given: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) }
  })
}

interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly error?: string
}

/** Rows without any text are left out. */
function splitCells(text: string, separator: string): CsvRow[] {
  const rows: CsvRow[] = []
  let [cells, cell, line, start]: [string[], string, number, number] = [[], '', 1, 1]
  let isQuoted = false
  const endRow = (error?: string) => {
    const all = [...cells, cell]
    if (error || all.some((one) => one.trim() !== '')) rows.push({ line: start, cells: all, ...(error && { error }) })
    ;[cells, cell, start] = [[], '', line]
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (character === '\n') line++
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[++at] as string
      else isQuoted = false
    } else if (character === '"' && cell.trim() === '') [isQuoted, cell] = [true, '']
    else if (character === separator) [cells, cell] = [[...cells, cell], '']
    else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
  }
  endRow(isQuoted ? 'a quotation mark is not closed' : undefined)
  return rows
}

export interface Imported {
  readonly kept: number
  /** Lines whose judgement is empty. */
  readonly notJudged: number
  readonly refused: readonly { readonly line: number; readonly why: string }[]
}

/**
 * Stores the good lines of a file. Each is on disk before the next is looked at.
 * @param reviewer For lines that name none.
 * @throws StoreUnavailable
 */
export async function importReviews(
  store: Store,
  text: string,
  reviewedAt: Date,
  reviewer: string | undefined,
): Promise<Imported> {
  const refused: { line: number; why: string }[] = []
  let [kept, notJudged] = [0, 0]
  for (const { line, given, error } of splitFile(text)) {
    if (given && isEmpty(given['judgement'])) {
      notJudged++
      continue
    }
    const named = given && isEmpty(given['reviewer']) && reviewer !== undefined ? { ...given, reviewer } : given
    const problems = error === undefined ? await keepReview(store, named, reviewedAt) : [error]
    if (problems.length > 0) refused.push({ line, why: problems.join('; ') })
    else kept++
  }
  return { kept, notJudged, refused }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

export const NO_SUCH_CARD = 'no card with this uuid is stored'
export const NOT_SHOWN = 'the card was not shown to anybody'

/** Stores one judgement, durable when it resolves. Returns what is wrong; empty: stored. @throws StoreUnavailable */
export async function keepReview(store: Store, given: unknown, reviewedAt: Date): Promise<readonly string[]> {
  const read = readReview(given)
  if (!('uuid' in read)) return read
  const { uuid, reviewer, judgement, note } = read
  const card = await store.findCard(uuid)
  if (!card) return [NO_SUCH_CARD]
  if (card.disposition !== 'shown') return [NOT_SHOWN]
  const review: ReviewRecord = { card: uuid, reviewer, judgement, note, reviewedAt: reviewedAt.toISOString() }
  await store.review([review])
  return []
}
