/**
 * Text from the record, made safe for a card. The CDS Hooks sandbox lets raw HTML in `detail` through and links bare
 * addresses even where they are backslash-escaped, so a value is escaped against HTML, Markdown and auto-links at once.
 * test/content/markdown.test.ts checks it against three renderers.
 */

/** Longer values are cut here, with an ellipsis; counted in characters of the unescaped text. */
export const LONGEST_VALUE = 400

const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu
// Marks that reverse the writing direction and could show a number backwards.
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
/** What a reader of Markdown or HTML, or one that makes links of bare addresses, would take for more than a character. */
const MARKS = /[&<>@\\`*_{}[\]()#+\-!|~^$]|:\/\/|www\./gi
/** Invisible; keeps two characters from being read as one mark or address. */
export const WORD_JOINER = '\u2060'

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['@', `${WORD_JOINER}@`],
  ['://', `:${WORD_JOINER}//`],
])

/** Most values: Latin letters, digits and signs that no step of `plainText` would change, with single spaces between. */
const PLAIN_ALREADY = /^[!-~\u00a1-\u024f]+(?: [!-~\u00a1-\u024f]+)*$/

/** One line of plain text: composed form, no control characters, no direction marks, single spaces, cut at `longest`. */
export function plainText(value: string, longest: number = LONGEST_VALUE): string {
  if (value.length <= longest && PLAIN_ALREADY.test(value)) return value
  const line = value
    .toWellFormed()
    .normalize('NFC')
    .replace(CONTROLS, ' ')
    .replace(DIRECTION_MARKS, '')
    // A lone no-break space holds a date together.
    .replace(/\s{2,}|[^\S\u00a0]/gu, ' ')
    .trim()
  const characters = [...line]
  return characters.length <= longest
    ? line
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}

/**
 * A value from the record as Markdown that shows exactly its characters, in any place but the start of a line
 * (there '1.' would begin a list). '' for a value that holds nothing to show.
 */
export function escapeMarkdown(value: string): string {
  return escapeLine(plainText(value))
}

/** The same of a value that `plainText` has been over. */
export function escapeLine(line: string): string {
  return line.replace(MARKS, escaped)
}

function escaped(mark: string): string {
  const known = ESCAPED.get(mark)
  if (known !== undefined) return known
  return mark.length === 1 ? `\\${mark}` : `${mark.slice(0, -1)}${WORD_JOINER}.`
}
