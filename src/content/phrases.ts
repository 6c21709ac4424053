/**
 * A phrase is one line of words in two forms: plain for a summary, Markdown for a detail. The project's own words are
 * used as they are; words of the record enter only through `recorded`, which escapes them, so none can be forgotten.
 */
import { escapeLine, plainText, WORD_JOINER } from './markdown.ts'

export interface Phrase {
  readonly plain: string
  readonly markdown: string
}

export const NOTHING: Phrase = { plain: '', markdown: '' }

/** Words of the project: from a closed list or written in the source. */
export function fixed(words: string): Phrase {
  return { plain: words, markdown: words }
}

/** Words of the record, whatever they contain. */
export function recorded(words: string): Phrase {
  const plain = plainText(words)
  return { plain, markdown: escapeLine(plain) }
}

const DECIMAL = /^\d{1,6}(?:\.\d{1,10})?$/
const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/
const REFERENCE = /^[A-Z][A-Za-z]{2,40}\/[A-Za-z0-9][A-Za-z0-9-]{0,63}$/

/** A number exactly as it stood in the record. */
export function decimal(text: string): Phrase {
  return DECIMAL.test(text) ? fixed(text) : recorded(text)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const WHOLE_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/

/** '2 Sep 2026', 'Sep 2026' or '2026', as precise as it was recorded, held together by no-break spaces. */
export function dateWords(text: string): string {
  // As nearly all dates are written.
  if (WHOLE_DAY.test(text)) {
    return `${Number(text.slice(8))}\u00a0${MONTHS[Number(text.slice(5, 7)) - 1] ?? ''}\u00a0${text.slice(0, 4)}`
  }
  const [year = '', month, date] = text.slice(0, 10).split('-')
  const name = month === undefined ? '' : MONTHS[Number(month) - 1]
  // A month that no calendar has is shown as it was written.
  if (name === undefined) return text.slice(0, 10)
  return [date === undefined ? '' : String(Number(date)), name, year].filter((part) => part !== '').join('\u00a0')
}

/** The longest that `dateWords` gives. */
export const LONGEST_DATE = dateWords('2026-09-22').length

/** A date as precise as it was recorded, never a guess. */
export function day(text: string | undefined, otherwise = 'no date'): Phrase {
  const date = text?.slice(0, 10)
  return fixed(date !== undefined && DAY.test(date) ? dateWords(date) : otherwise)
}

const ROW_ID = /^[A-Za-z]{1,4}-?[0-9A-Za-z?]{0,3}(?:-[0-9A-Za-z?]{1,3})?$/

/** The id of a rule row. */
export function rowId(id: string): Phrase {
  return ROW_ID.test(id) ? fixed(id) : recorded(id)
}

/** A reference to a resource of the record, for a person to look up. */
export function reference(text: string): Phrase {
  return REFERENCE.test(text) ? fixed(text) : recorded(text)
}

export function join(phrases: readonly Phrase[], separator: string): Phrase {
  let plain = ''
  let markdown = ''
  for (const phrase of phrases) {
    if (phrase.plain === '') continue
    const between = plain === '' ? '' : separator
    plain += between + phrase.plain
    markdown += between + phrase.markdown
  }
  return { plain, markdown }
}

/** Template: the literal text is the project's, every insertion is a phrase. */
export function say(literals: TemplateStringsArray, ...phrases: readonly Phrase[]): Phrase {
  let plain = literals[0] ?? ''
  let markdown = plain
  for (let at = 0; at < phrases.length; at++) {
    const phrase = phrases[at] ?? NOTHING
    const literal = literals[at + 1] ?? ''
    plain += phrase.plain + literal
    markdown += phrase.markdown + literal
  }
  return { plain, markdown }
}

export function cell(phrase: Phrase): string {
  return phrase.markdown === '' ? '–' : phrase.markdown
}

/** A GitHub-flavoured table. Cells hold phrases, so a bar in a value is already escaped. */
export function table(heads: readonly string[], rows: readonly (readonly Phrase[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n')
}

/** A list of phrases; an item that begins like a numbered list ('1. x') is kept from becoming one. */
export function list(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => `- ${phrase.markdown.replace(/^(?=\d{1,9}\.)/, WORD_JOINER)}`).join('\n')
}
