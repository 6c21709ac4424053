/** What a card may hold: placeholders of the closed list, plain Markdown, no conditions, nothing that might not fit. */
import { findSource } from '../her2/tables/sources.ts'
import type { ParsedCard } from './card-file.ts'
import type { Fault } from './faults.ts'
import {
  BASIS_PLACEHOLDERS,
  BRIEF_PLACEHOLDERS,
  LONGEST_SUMMARY,
  type PlaceholderName,
  PLACEHOLDERS,
  findPlaceholder,
} from './placeholders.ts'
import { SUGGESTION_KINDS } from './suggestions.ts'

/** The one line of a card about its buttons: they say themselves what they do. */
export const OPTIONS_LINE = 'Options below, or no action.'

const TOKEN = /\{\{([^{}]*)\}\}/g
const CONDITION =
  /\{%|%\}|<%|\$\{|\[\[|\]\]|\{\{\{|\{\{\s{0,9}(?:[#/^!>&]|if\b|else\b|unless\b|each\b|end\b)|\{\{[^{}]{0,200}[?|=<>:()[\]][^{}]{0,200}\}\}/
const NAME = /^\s*([A-Za-z][A-Za-z0-9]*)\s*$/

interface MarkdownRule {
  readonly found: RegExp
  readonly what: string
  readonly todo: string
}

/** Markdown that a card must not use: headings break the viewer's layout, and addresses come from the sources only. */
const MARKDOWN_RULES: readonly MarkdownRule[] = [
  {
    found: /^\s{0,3}#{1,6}(?:\s|$)|^\s{0,3}(?:=+|-{2,})\s*$/,
    what: 'a heading or rule',
    todo: 'Use **bold words** to begin a section.',
  },
  {
    found: /<\/?[A-Za-z!?]/,
    what: 'HTML',
    todo: 'Write words and Markdown only; for "less than" put a space after <.',
  },
  { found: /&#?\w+;/, what: 'an HTML entity', todo: 'Write the character itself.' },
  { found: /!\[/, what: 'an image', todo: 'Remove it: cards carry no images.' },
  {
    found: /\]\(|\]\[|:\/\/|\bwww\./i,
    what: 'a link',
    todo: 'Name the source in a "source:" header line; its address comes from the registry.',
  },
  {
    found: /```|~~~|^ {4,}\S|^\t/,
    what: 'a code block',
    todo: 'Begin the line at the margin and remove the code marks.',
  },
]

/** Everything that is wrong in one card, with its line. */
export function checkCard(parsed: ParsedCard, overrideKeys: ReadonlySet<string>): readonly Fault[] {
  return [...checkHeaderKeys(parsed, overrideKeys), ...checkSummary(parsed), ...checkBody(parsed)]
}

function checkHeaderKeys({ file, card, lines }: ParsedCard, overrideKeys: ReadonlySet<string>): readonly Fault[] {
  const faults: Fault[] = []
  const lineStarting = (start: string) => Object.entries(lines).find(([key]) => key.startsWith(start))?.[1] ?? 1
  for (const { id } of card.sources)
    if (findSource(id) === undefined)
      faults.push({
        file,
        line: lineStarting(`source ${id}`),
        what: `unknown source «${id}»`,
        todo: 'Name an id of the registry (src/her2/tables/sources.ts), or have the source added there.',
      })
  for (const { kind } of card.suggestions)
    if (!SUGGESTION_KINDS.has(kind))
      faults.push({
        file,
        line: lineStarting(`suggestion ${kind}`),
        what: `unknown suggestion «${kind}»`,
        todo: `Known: ${[...SUGGESTION_KINDS.keys()].join(', ')}.`,
      })
  for (const key of card.overrideReasons)
    if (!overrideKeys.has(key))
      faults.push({
        file,
        line: lines['override-reason'] ?? 1,
        what: `unknown override reason «${key}»`,
        todo: 'Name a key of override-reasons.md, or add it there.',
      })
  return faults
}

interface Token {
  readonly text: string
  readonly name: string | undefined
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({ text: match[0], name: NAME.exec(match[1] ?? '')?.[1] }))
}

/** Conditions, unknown placeholders and stray braces in one line. */
function checkTokens(file: string, line: number, text: string): readonly Fault[] {
  if (CONDITION.test(text)) {
    const todo = 'A card has no conditions: write the words for every case, or ask for a placeholder or a second card.'
    return [{ file, line, what: `«${text.trim()}» looks like a condition`, todo }]
  }
  const unknown = tokensOf(text).filter(({ name }) => name === undefined || findPlaceholder(name) === undefined)
  const faults = unknown.map(({ text: token }): Fault => {
    const todo = `Known: ${Object.keys(PLACEHOLDERS).join(', ')}.`
    return { file, line, what: `unknown placeholder ${token}`, todo }
  })
  if (/[{}]/.test(text.replace(TOKEN, '')))
    faults.push({ file, line, what: 'an unmatched brace', todo: 'Write placeholders as {{name}}.' })
  return faults
}

function checkSummary({ file, card, lines }: ParsedCard): readonly Fault[] {
  const line = lines['summary'] ?? 1
  const faults = [...checkTokens(file, line, card.summary)]
  if (faults.length > 0) return faults
  let longest = [...card.summary.replace(TOKEN, '')].length
  for (const { text, name } of tokensOf(card.summary)) {
    const placeholder = findPlaceholder(name ?? '')
    if (placeholder?.shape === 'inline' && placeholder.inSummary) longest += placeholder.longest
    else faults.push({ file, line, what: `${text} cannot be used in a summary`, todo: 'Use it in the body only.' })
  }
  if (longest > LONGEST_SUMMARY)
    faults.push({
      file,
      line,
      what: `the summary can be up to ${longest} characters long; the limit is ${LONGEST_SUMMARY}`,
      todo: 'Use fewer words or fewer placeholders.',
    })
  return faults
}

function checkBody({ file, card, briefLine, basisLine }: ParsedCard): readonly Fault[] {
  const brief = card.brief.split('\n')
  const basis = card.basis.split('\n')
  return [
    ...brief.flatMap((text, index) => checkBodyLine(file, briefLine + index, text)),
    ...basis.flatMap((text, index) => checkBodyLine(file, basisLine + index, text)),
    ...checkDepth(file, briefLine, brief, 'brief'),
    ...checkDepth(file, basisLine, basis, 'basis'),
    ...checkOrder(file, briefLine, brief, BRIEF_PLACEHOLDERS),
    ...checkOrder(file, basisLine, basis, BASIS_PLACEHOLDERS),
    ...checkVerdict(file, briefLine, card),
  ]
}

/** A block of the basis is too long for the brief card; a line of the brief card says nothing that the basis lacks. */
function checkDepth(file: string, from: number, lines: readonly string[], depth: 'brief' | 'basis'): readonly Fault[] {
  return lines.flatMap((text, index) =>
    tokensOf(text).flatMap(({ text: token, name }): readonly Fault[] => {
      const placeholder = findPlaceholder(name ?? '')
      if (placeholder === undefined || placeholder.depth === 'any' || placeholder.depth === depth) return []
      const where = placeholder.depth === 'brief' ? 'above' : 'below'
      const todo = `Put it ${where} the heading of the basis.`
      return [{ file, line: from + index, what: `${token} stands in the wrong part`, todo }]
    }),
  )
}

/** The lines that no card does without, in their order. */
function checkOrder(
  file: string,
  from: number,
  lines: readonly string[],
  names: readonly PlaceholderName[],
): readonly Fault[] {
  let next = 0
  return names.flatMap((name): readonly Fault[] => {
    const at = lines.findIndex((line, index) => index >= next && tokensOf(line).some((token) => token.name === name))
    if (at !== -1) {
      next = at + 1
      return []
    }
    const todo = `Add it on a line of its own; the order is ${names.join(', ')}.`
    return [{ file, line: from, what: `{{${name}}} is missing or out of order`, todo }]
  })
}

/** First what, where and when, in bold; then one sentence on what it means. */
function checkVerdict(file: string, line: number, { brief, suggestions }: ParsedCard['card']): readonly Fault[] {
  const [verdict = '', meaning = ''] = brief.split(/\n{2,}/)
  const faults: readonly (readonly [boolean, string, string])[] = [
    [/^\*\*[^*]+\*\*$/.test(verdict), 'the first line is not bold', 'Write what, where and when as **one bold line**.'],
    [meaning.startsWith('So '), 'the second line does not begin with "So "', 'Write one sentence on what it means.'],
    [
      suggestions.length === 0 || meaning.endsWith(OPTIONS_LINE),
      'the options are not named',
      `End the second line with "${OPTIONS_LINE}"; do not repeat the buttons.`,
    ],
  ]
  return faults.flatMap(([isRight, what, todo]) => (isRight ? [] : [{ file, line, what, todo }]))
}

function checkBodyLine(file: string, line: number, text: string): Fault[] {
  const faults = [...checkTokens(file, line, text)]
  for (const { found, what, todo } of MARKDOWN_RULES)
    if (found.test(text)) faults.push({ file, line, what: `${what} in the body`, todo })
  for (const { text: token, name } of tokensOf(text)) {
    const shape = findPlaceholder(name ?? '')?.shape
    if (shape === 'block' && text.trim() !== token)
      faults.push({
        file,
        line,
        what: `${token} is a block but stands among other words`,
        todo: 'Put it on a line of its own, with empty lines around it.',
      })
    if (shape === 'inline' && /^[\s>*+-]*$/.test(text.slice(0, text.indexOf(token))))
      faults.push({
        file,
        line,
        what: `the line begins with ${token}`,
        todo: 'Begin the line with a word of your own.',
      })
  }
  return faults
}
