/** A value with several sentences is a small report: headings, specimens, keys and history act in it as they do there. */
import { findContradiction } from './her2-gathered.ts'
import { readReportText } from './read-report.ts'
import type { AnswerReading, ReadFields, ReportReading, StepMeter, TextStatement } from './statements.ts'

export type Her2AnswerQuestion = 'ihc' | 'ish' | 'overall'

/** `on`: the day of the result, as far as it is known. */
export interface AnswerDocumentOptions {
  readonly question: Her2AnswerQuestion
  readonly on?: string
}

/** More than one sentence or line with words or figures in it. */
export function hasSeveralSentences(text: string): boolean {
  return SENTENCE_END.test(text)
}

const SENTENCE_END = /[\p{L}\p{N}%)+][ \t]{0,4}(?:[.!?][ \t]{1,4}|[.!?]?[ \t]{0,4}\r?\n\s{0,20})[\p{L}\p{N}+<>≥≤(]/u

/** Reads the value of a HER2 Observation as a report on HER2. Never throws. */
export function readAnswerDocument(text: string, options: AnswerDocumentOptions, meter: StepMeter): AnswerReading {
  const reading = readReportText(text, meter, { ...options, ofHer2: true })
  const now = currentOf(reading)
  const quote = `«${text.length > 160 ? `${text.slice(0, 159)}…` : text}»`
  const conflict = reading.unread.find((one) => one.contradiction === true)
  if (conflict !== undefined) return { kind: 'unreadable', why: conflict.why, contradiction: true }
  if (reading.unread.length > 0)
    return { kind: 'unreadable', why: [...new Set(reading.unread.map(({ why }) => why))].slice(0, 3).join('; ') }
  if (placesOf(now).size > 1) return { kind: 'unreadable', why: `${quote}: speaks of several specimens` }
  const fields = mergeStatements(now)
  if (now.length === 0 || (reading.nothing.length > 0 && isOnlyFailed(fields))) return nothingOf(reading, quote)
  if ('why' in fields) return { kind: 'unreadable', why: `${quote}: ${fields.why}`, contradiction: true }
  if (options.question === 'ish' && !isOfIsh(fields))
    return { kind: 'unreadable', why: `${quote}: is an IHC result, not an ISH result` }
  return { kind: 'read', ...fields }
}

/** Whether a value gives results of more than one specimen: then it is read where reports are. */
export function speaksOfSeveralSpecimens(text: string): boolean {
  if (!hasSeveralSentences(text)) return false
  return placesOf(currentOf(readReportText(text, { steps: 0 }, { ofHer2: true, question: 'overall' }))).size > 1
}

function currentOf({ statements }: ReportReading): readonly TextStatement[] {
  return statements.filter((one) => one.about.startsWith('her2') && one.previous !== true)
}

function placesOf(statements: readonly TextStatement[]): ReadonlySet<string> {
  const named = statements.filter(({ section, laterality }) => (section ?? laterality) !== undefined)
  return new Set(named.map(({ section = '', laterality = '' }) => `${section}/${laterality}`))
}

function nothingOf({ nothing, statements }: ReportReading, quote: string): AnswerReading {
  const [first] = nothing
  if (first !== undefined) return { kind: 'nothing', why: `${quote} says: ${first.why}` }
  const earlier = statements.some((one) => one.about.startsWith('her2'))
  return { kind: 'unreadable', why: `${quote}: ${earlier ? 'speaks of an earlier result only' : 'was not understood'}` }
}

const PARTS = [
  ...['score', 'staining', 'percent', 'ihcWords', 'pattern', 'ishWords', 'ratio', 'her2CopyNumber', 'cep17CopyNumber'],
  ...['cellsCounted', 'probe', 'recount', 'overallWords'],
] as const as readonly (keyof ReadFields)[]
/** Said twice in other words, the first stands. */
const REPEATED: ReadonlySet<string> = new Set(['pattern', 'percent', 'cellsCounted', 'probe'])

function mergeStatements(statements: readonly TextStatement[]): ReadFields | { readonly why: string } {
  const merged: Record<string, unknown> = {}
  for (const statement of statements) {
    for (const field of PARTS) {
      const value = statement[field]
      const present = merged[field]
      if (value === undefined) continue
      if (present === undefined || (field === 'overallWords' && present === 'negative' && isTier(value)))
        merged[field] = value
      else if (REPEATED.has(field) || (field === 'overallWords' && value === 'negative' && isTier(present))) continue
      else if (JSON.stringify(present) !== JSON.stringify(value)) return { why: 'two parts of it exclude each other' }
    }
  }
  const fields: ReadFields = merged
  const contradiction = findContradiction(fields)
  return contradiction === undefined ? fields : { why: contradiction }
}

/** 'Not performed. Insufficient tissue.': the second says why. */
function isOnlyFailed(fields: object): boolean {
  return Object.values(fields).every((value) => value === 'indeterminate')
}

function isTier(value: unknown): boolean {
  return value === 'low' || value === 'ultralow'
}

function isOfIsh({ ishWords, ratio, her2CopyNumber, cep17CopyNumber, recount, overallWords }: ReadFields): boolean {
  return [ishWords, ratio, her2CopyNumber, cep17CopyNumber, recount, overallWords].some((one) => one !== undefined)
}
