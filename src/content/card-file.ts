/** One card file: header lines `key: value`, an empty line, then a Markdown body. Pure; reading is card-book.ts. */
import { createHash } from 'node:crypto'
import type { Fault } from './faults.ts'

export interface CardSource {
  readonly id: string
  /** Where in the source: 'figure 1'. */
  readonly locator?: string
}

export interface CardSuggestion {
  /** Key of the closed list in suggestions.ts. */
  readonly kind: string
  readonly label: string
}

/** A card as its file words it; checked against the closed lists by card-book.ts. */
export interface CardText {
  readonly key: string
  /** The key that the outside sees; the card's own unless two cards share one. */
  readonly topic: string
  readonly indicator: 'info' | 'warning' | 'critical'
  readonly summary: string
  readonly sources: readonly CardSource[]
  readonly suggestions: readonly CardSuggestion[]
  readonly selection: 'at-most-one' | 'any'
  readonly overrideReasons: readonly string[]
  /** ISO day. */
  readonly reviewBy: string
  /** What every reader gets: the part before the heading of the basis. */
  readonly brief: string
  /** What `cardDetail: full` adds below `BASIS_HEADING`. */
  readonly basis: string
  /** Of the file's text, to tell which wording was shown. */
  readonly digest: string
}

/** A card with the line numbers of its parts, for the messages of later checks. */
export interface ParsedCard {
  readonly file: string
  readonly card: CardText
  readonly lines: Readonly<Record<string, number>>
  /** Of the first line of `brief`, and of `basis`. */
  readonly briefLine: number
  readonly basisLine: number
}

export interface HeaderLine {
  readonly name: string
  readonly value: string
  readonly line: number
}

const HEADER = /^([a-z-]+):(.*)$/
/** How often each header may appear in a file. */
const HEADERS: ReadonlyMap<string, 'once' | 'optional' | 'many'> = new Map([
  ['card', 'once'],
  ['topic', 'optional'],
  ['indicator', 'once'],
  ['summary', 'once'],
  ['source', 'many'],
  ['suggestion', 'many'],
  ['selection', 'optional'],
  ['override-reason', 'optional'],
  ['review-by', 'once'],
])
/** The line of a body that ends the brief card; what follows is the basis, shown only where the whole of it is asked for. */
export const BASIS_HEADING = '**The whole basis.**'
/** HER2 status is not time-critical: only one card interrupts, where every result speaks against the drug (CARDS SG-1a). */
const CRITICAL_CARDS: ReadonlySet<string> = new Set(['everyResultNegative'])
const CONDITION_HEADERS = new Set(['if', 'when', 'unless', 'only-if', 'condition', 'else', 'show-if'])
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Lines of a file, without a byte-order mark and with any line ending. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\ufeff/, '').split(/\r?\n/)
}

/** The header lines and the body of a file; every line that is not understood is a fault. */
export function parseHeader(
  file: string,
  text: string,
  faults: Fault[],
): { readonly headers: readonly HeaderLine[]; readonly body: string; readonly bodyLine: number } {
  const lines = linesOf(text)
  const end = lines.findIndex((line) => line.trim() === '')
  const headerEnd = end === -1 ? lines.length : end
  const headers = lines.slice(0, headerEnd).flatMap((text, index) => {
    const match = HEADER.exec(text)
    if (match?.[1] !== undefined) return [{ name: match[1], value: (match[2] ?? '').trim(), line: index + 1 }]
    faults.push({
      file,
      line: index + 1,
      what: `«${text}» is not a header line`,
      todo: 'Write "name: value", and leave one empty line before the body.',
    })
    return []
  })
  const body = lines
    .slice(headerEnd + 1)
    .join('\n')
    .trim()
  const bodyLine =
    headerEnd +
    2 +
    Math.max(
      0,
      lines.slice(headerEnd + 1).findIndex((line) => line.trim() !== ''),
    )
  return { headers, body, bodyLine }
}

/** Reads one card; undefined where a required header is missing or wrong. */
export function parseCard(file: string, text: string, faults: Fault[]): ParsedCard | undefined {
  const before = faults.length
  const { headers, body, bodyLine } = parseHeader(file, text, faults)
  checkHeaders(file, headers, faults)
  const value = (name: string) => headers.find((header) => header.name === name)?.value ?? ''
  const lineOf = (name: string) => headers.find((header) => header.name === name)?.line ?? 1
  const fault = (name: string, what: string, todo: string) => faults.push({ file, line: lineOf(name), what, todo })
  const indicator = readIndicator(value('card'), value('indicator'))
  if (indicator === undefined)
    fault(
      'indicator',
      `indicator is «${value('indicator')}»`,
      `Write info or warning; critical is reserved for ${[...CRITICAL_CARDS].join(', ')}.`,
    )
  const selection = oneOf(value('selection') || 'any', ['at-most-one', 'any'] as const)
  if (selection === undefined) fault('selection', `selection is «${value('selection')}»`, 'Write at-most-one or any.')
  if (!DAY.test(value('review-by')) || Number.isNaN(Date.parse(value('review-by'))))
    fault('review-by', `review-by is «${value('review-by')}»`, 'Write a day such as 2027-06-30.')
  const { brief, basis, basisLine } = splitBody(file, body, bodyLine, faults)
  const suggestions = parseSuggestions(file, headers, faults)
  if (indicator === undefined || selection === undefined || faults.length > before) return undefined
  const card: CardText = {
    key: value('card'),
    topic: value('topic') || value('card'),
    indicator,
    summary: value('summary'),
    sources: headers.filter((header) => header.name === 'source').map((header) => parseSource(header.value)),
    suggestions,
    selection,
    overrideReasons: value('override-reason')
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== ''),
    reviewBy: value('review-by'),
    brief,
    basis,
    digest: createHash('sha256').update(linesOf(text).join('\n')).digest('hex').slice(0, 8),
  }
  const named = Object.fromEntries(headers.map((header) => [`${header.name} ${header.value}`, header.line]))
  return {
    file,
    card,
    lines: {
      ...named,
      summary: lineOf('summary'),
      'override-reason': lineOf('override-reason'),
      'review-by': lineOf('review-by'),
      card: lineOf('card'),
      topic: lineOf('topic'),
    },
    briefLine: bodyLine,
    basisLine,
  }
}

/** The brief card and the basis below it. */
function splitBody(file: string, body: string, bodyLine: number, faults: Fault[]) {
  const lines = body.split('\n')
  const split = lines.indexOf(BASIS_HEADING)
  const fault = (what: string, todo: string) => faults.push({ file, line: bodyLine, what, todo })
  if (body === '') fault('the body is missing', 'Write the text of the card after an empty line.')
  else if (split === -1)
    fault('the basis is missing', `End the short text with the line "${BASIS_HEADING}", and write the basis below it.`)
  const text = (part: readonly string[]) => part.join('\n').trim()
  return {
    brief: text(lines.slice(0, Math.max(0, split))),
    basis: text(lines.slice(split + 1)),
    basisLine: bodyLine + split + 1,
  }
}

function readIndicator(key: string, value: string): CardText['indicator'] | undefined {
  const indicator = oneOf(value, ['info', 'warning', 'critical'] as const)
  return indicator === 'critical' && !CRITICAL_CARDS.has(key) ? undefined : indicator
}

function oneOf<Choice extends string>(value: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === value)
}

function checkHeaders(file: string, headers: readonly HeaderLine[], faults: Fault[]): void {
  for (const { name, value, line } of headers) {
    if (CONDITION_HEADERS.has(name)) {
      const todo =
        'Remove the line: a card holds the words, the rules decide when it is shown. Two cases are two cards.'
      faults.push({ file, line, what: `«${name}» is a condition`, todo })
    } else if (!HEADERS.has(name)) {
      faults.push({
        file,
        line,
        what: `unknown header «${name}»`,
        todo: `Known headers: ${[...HEADERS.keys()].join(', ')}.`,
      })
    } else if (value === '') {
      faults.push({
        file,
        line,
        what: `header «${name}» is empty`,
        todo: 'Give it a value, or remove the line.',
      })
    }
  }
  for (const [name, times] of HEADERS) {
    const found = headers.filter((header) => header.name === name)
    const needed = times === 'once' || name === 'source'
    if (needed && found.length === 0)
      faults.push({ file, line: 1, what: `header «${name}» is missing`, todo: `Add a line "${name}: …".` })
    const again = found[1]
    if (times !== 'many' && again !== undefined)
      faults.push({
        file,
        line: again.line,
        what: `header «${name}» appears twice`,
        todo: 'Keep one of the two lines.',
      })
  }
}

function parseSource(value: string): CardSource {
  const comma = value.indexOf(',')
  if (comma === -1) return { id: value }
  return { id: value.slice(0, comma).trim(), locator: value.slice(comma + 1).trim() }
}

function parseSuggestions(file: string, headers: readonly HeaderLine[], faults: Fault[]): readonly CardSuggestion[] {
  return headers
    .filter((header) => header.name === 'suggestion')
    .flatMap(({ value, line }) => {
      const [kind = '', label = '', ...more] = value.split('|').map((part) => part.trim())
      if (kind !== '' && label !== '' && more.length === 0) return [{ kind, label }]
      const todo = 'Write "suggestion: key | Words on the button".'
      faults.push({ file, line, what: `suggestion «${value}» has no key, no words or one bar too many`, todo })
      return []
    })
}
