import { mendRows } from './message-rows.ts'

/**
 * A text in a form that word tables can be compared with (compatibility forms resolved, lower case, no accents, one
 * kind of hyphen and of space), where every character still knows the stretch of the original that it came from.
 */
export interface FoldedText {
  readonly original: string
  readonly chars: string
  /** Original start of each folded character. */
  readonly starts: Uint32Array
  /** Original end of each folded character. */
  readonly ends: Uint32Array
}

/** Characters whose compatibility form is not what a reader sees in them. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  ı: 'i',
  '‐': '-',
  '‑': '-',
  '⁃': '-',
  '−': '-',
  '﹣': '-',
  '－': '-',
  '–': '–',
  '—': '—',
  '―': '—',
  '‒': '–',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  ʼ: "'",
  '⁄': '/',
  '∕': '/',
  '≤': '≤',
  '⩽': '≤',
  '≦': '≤',
  '≥': '≥',
  '⩾': '≥',
  '≧': '≥',
  '≈': '~',
  '∼': '~',
  '…': ' ',
  '™': '',
  '®': '',
  '•': '•',
  '·': '•',
  '▪': '•',
  '◦': '•',
  '●': '•',
  '■': '•',
  '。': '.',
  '、': ',',
  '，': ',',
  '％': '%',
}

/** White space other than the space and the line end, and the accent that stands for an apostrophe. */
const PLAIN: Readonly<Record<string, string>> = { '\r': ' ', '\v': ' ', '\f': ' ', '`': "'" }

const INVISIBLE = /^[\p{M}\p{Cf}]$/u
const WHITE = /^[\p{Zs}\t\v\f]$/u
const MARKS = /[\p{M}\p{Cf}]/gu

/** The name of HER2 cut by the end of a printed line: 'HER-. 2/neu'. Only marks become blanks, so that spans stay exact. */
const CUT_NAME = /\bher-\s{0,2}[.]?\s{0,2}\n?\s{0,2}(?=2\b)/g

function mendNames(chars: string): string {
  return chars.replace(CUT_NAME, (cut) => `her${' '.repeat(cut.length - 3)}`)
}

/** 'HER2-ve' would be one word. */
function mendSigns(chars: string): string {
  return chars.includes('-ve') ? chars.replace(JOINED_SIGN, '(-)') : chars
}

const JOINED_SIGN = /(?<=[a-z0-9])-ve(?![a-z0-9])/g

/** Folds a text, character by character; never joins or reorders, so that spans stay exact. */
export function foldText(original: string): FoldedText {
  const folded = isPlain(original) ? foldPlain(original) : foldAll(original)
  const chars = mendRows(mendSigns(folded.chars.includes('her-') ? mendNames(folded.chars) : folded.chars))
  return chars === folded.chars ? folded : { ...folded, chars }
}

function foldAll(original: string): FoldedText {
  const parts: string[] = []
  const capacity = original.length + 3 * countBeyondAscii(original) + 4
  const starts = new Uint32Array(capacity)
  const ends = new Uint32Array(capacity)
  let length = 0
  for (let at = 0; at < original.length;) {
    const plain = plainEnd(original, at)
    if (plain > at) {
      parts.push(plainChars(original.slice(at, plain)))
      for (; at < plain; at += 1, length += 1) {
        starts[length] = at
        ends[length] = at + 1
      }
      continue
    }
    const character = String.fromCodePoint(original.codePointAt(at) ?? 0)
    const end = at + character.length
    const folded = foldKnown(character)
    for (let unit = 0; unit < folded.length; unit += 1, length += 1) {
      starts[length] = at
      ends[length] = end
    }
    if (folded === '' && length > 0) ends[length - 1] = end
    parts.push(folded)
    at = end
  }
  const chars = parts.join('')
  return {
    original,
    chars: /[öÖ\u0308]/.test(original) ? nameReceptor(original, chars, starts, ends) : chars,
    starts,
    ends,
  }
}

/** 'ÖR' is the German name of the oestrogen receptor; without its accent it would be a word for 'or'. */
function nameReceptor(original: string, chars: string, starts: Uint32Array, ends: Uint32Array): string {
  return chars.replace(/(?<![\p{L}\p{N}])or(?![\p{L}\p{N}])/gu, (word, at: number) =>
    original.slice(starts[at], ends[at]).normalize('NFC').toLowerCase() === 'ö' ? 'er' : word,
  )
}

function countBeyondAscii(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= 128) count += 1
  return count
}

/** The end of the ASCII characters that begin at a place. */
function plainEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && text.charCodeAt(end) < 128) end += 1
  return end
}

/** Letters beyond ASCII come again and again. */
const FOLDED = new Map<string, string>()
const MOST_FOLDED = 1000

function foldKnown(character: string): string {
  const known = FOLDED.get(character)
  if (known !== undefined) return known
  const folded = foldCharacter(character).slice(0, 4 * character.length)
  if (FOLDED.size < MOST_FOLDED) FOLDED.set(character, folded)
  return folded
}

/** Plain ASCII, where every character stays one character. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= 128) return false
  return true
}

function foldPlain(original: string): FoldedText {
  const chars = plainChars(original)
  const places = placesUpTo(chars.length + 1)
  return { original, chars, starts: places.subarray(0, chars.length), ends: places.subarray(1, chars.length + 1) }
}

function plainChars(original: string): string {
  const lower = original.toLowerCase()
  return /[\r\v\f`]/.test(lower) ? lower.replace(/[\r\v\f]/g, ' ').replaceAll('`', "'") : lower
}

let places = new Uint32Array(0)

/** 0, 1, 2 and so on, at least so many; in plain text a character stands where it stood. */
function placesUpTo(count: number): Uint32Array {
  if (places.length < count) {
    places = new Uint32Array(Math.max(count, 2 * places.length))
    for (let at = 0; at < places.length; at += 1) places[at] = at
  }
  return places
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return PLAIN[character] ?? character.toLowerCase()
  const special = SPECIAL[character]
  if (special !== undefined) return special
  if (INVISIBLE.test(character)) return ''
  if (WHITE.test(character)) return ' '
  if (character === '\u0085' || character === '\u2028' || character === '\u2029') return '\n'
  return character.normalize('NFKD').replace(MARKS, '').toLowerCase()
}

/** Folds a word of a table in the same way as a text. */
export function foldWord(word: string): string {
  return foldText(word).chars
}
