/**
 * Words of a record on their way to a terminal or into a text file: what would move the cursor, colour, erase, ring or
 * reverse is shown as its code, so that nobody's data gives orders to a screen.
 */

/** Controls but for tab and line ends, the second block of controls, marks and overrides of direction, line separators. */
const COMMANDING = /\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** `\x1b` for ESC, `\u202e` for an override. */
export function plainText(text: string): string {
  return text.replace(COMMANDING, codeOf)
}

/** JSON as it is, with the same signs written as JSON writes them: it stays the same value. */
export function plainJson(json: string): string {
  return json.replace(COMMANDING, (sign) => `\\u${hex(sign, 4)}`)
}

function codeOf(sign: string): string {
  const isShort = sign.charCodeAt(0) < 0x100
  return isShort ? `\\x${hex(sign, 2)}` : `\\u${hex(sign, 4)}`
}

function hex(sign: string, digits: number): string {
  return sign.charCodeAt(0).toString(16).padStart(digits, '0')
}
