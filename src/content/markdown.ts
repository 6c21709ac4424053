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
const MARKDOWN_MARKS = /[\\`*_{}[\]()#+\-!|~^$]/g
/** Invisible; keeps two characters from being read as one mark or address. */
export const WORD_JOINER = '\u2060'

/** One line of plain text: composed form, no control characters, no direction marks, single spaces, cut at `longest`. */
export function plainText(value: string, longest: number = LONGEST_VALUE): string {
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
  return plainText(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(MARKDOWN_MARKS, '\\$&')
    .replaceAll('://', `:${WORD_JOINER}//`)
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}${WORD_JOINER}.`)
    .replaceAll('@', `${WORD_JOINER}@`)
}
