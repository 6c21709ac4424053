/** What of a text was read, what was understood as context, and what was not understood, as spans of the original. */
import { readDocument } from './document.ts'
import type { Passage, Zone } from './document.ts'
import { readReportText } from './read-report.ts'
import type { ReportOptions } from './read-report.ts'
import type { TextStatement } from './statements.ts'

export interface ExplainedSpan {
  /** UTF-16 units of the original, `to` exclusive. */
  readonly from: number
  readonly to: number
  readonly as: 'result' | 'context' | 'not-understood'
  /** For a person: 'her2-ihc', 'an earlier result', 'method or score key', or why it was not understood. */
  readonly what: string
}

const ZONES: Readonly<Record<Exclude<Zone, 'report'>, string>> = {
  history: 'history or earlier results',
  request: 'request',
  method: 'method, score key or reference range',
  literature: 'literature',
}

/** Spans in the order of the text; where two overlap, a result stands before what was not understood, and that before context. */
export function explainText(text: string, options: ReportOptions = {}): readonly ExplainedSpan[] {
  const { statements, unread, unreadReceptors, nothing } = readReportText(text, undefined, options)
  const { passages } = readDocument(text, { steps: 0 })
  const results = statements.map((one) => spanOf(one, one.previous ? 'context' : 'result', nameOf(one)))
  const missed = [...unread, ...unreadReceptors].map((one) => spanOf(one, 'not-understood', one.why))
  const open = nothing.map((one) => spanOf(one, 'context', one.why))
  const context = passages.flatMap((passage) => contextOf(passage))
  const kept: ExplainedSpan[] = []
  for (const span of [...results, ...missed, ...open, ...context]) {
    if (!kept.some((other) => other.from < span.to && span.from < other.to)) kept.push(span)
  }
  return kept.sort((one, two) => one.from - two.from)
}

function spanOf({ start, end }: { start: number; end: number }, as: ExplainedSpan['as'], what: string): ExplainedSpan {
  return { from: start, to: end, as, what }
}

function nameOf(statement: TextStatement): string {
  const about =
    statement.about === 'metastasis' ? `metastasis: ${statement.metastasis ?? 'not stated'}` : statement.about
  return statement.previous ? `an earlier result (${about})` : about
}

function contextOf({ items, zone, legend, headed, furniture }: Passage): ExplainedSpan[] {
  const first = items[0]
  const last = items.at(-1)
  if (first === undefined || last === undefined) return []
  const whole = { start: first.start, end: last.end }
  if (legend) return [spanOf(whole, 'context', 'score key or criteria')]
  if (zone !== 'report') return [spanOf(whole, 'context', ZONES[zone])]
  const end = items.findLast((_, at) => furniture.has(at))
  return end === undefined
    ? []
    : [spanOf({ start: first.start, end: end.end }, 'context', headed ? 'heading' : 'specimen')]
}
