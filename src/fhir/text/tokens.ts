import type { Beginning } from './beginnings.ts'
import type { FoldedText } from './folded-text.ts'
import type { StepMeter } from './statements.ts'

/**
 * `break` is the end of a line, `gap` an empty line. `mark` is any other single character; `joint` is a hyphen,
 * apostrophe or full stop that only holds two word parts together ('non-amplified', "d'amplification", 'V.a').
 */
export type TokenKind = 'word' | 'number' | 'plus' | 'mark' | 'joint' | 'date' | 'break' | 'gap'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Span in the ORIGINAL text. */
  readonly start: number
  readonly end: number
  /** There is white space (or the start of the text) before it. */
  readonly spaced: boolean
  readonly word: Word
  /** 'er' in small letters: a verb of Danish and Norwegian, or the receptor in a note typed in haste. */
  readonly small?: true
  /** 'Er' with a capital alone: a word of German and Dutch, or the receptor. */
  readonly titled?: true
}

/** What stands in a token, one object for all places where it stands, with what each lexicon knows of it. */
export interface Word {
  readonly text: string
  /** By the slot of the lexicon. */
  readonly begins: (Beginning | undefined)[]
  /** By the slot of the lexicon: whether a phrase has it as its second word. */
  readonly seconds: (boolean | undefined)[]
}

/** So many are remembered; in a text of nothing but new words each is looked up anew. */
const MOST_WORDS = 20_000
const LONGEST_WORD = 60
/** Places of the table of words: a power of two, several times as many as there are words. */
const PLACES = 1 << 16
/** Words chosen so as to meet in one place are looked up anew, as if there were no table. */
const MOST_STEPS = 32
const WORDS = new Array<Word | undefined>(PLACES).fill(undefined)
let known = 0

/**
 * The word that stands between two places of a text. A word that was met before is found by its letters, without cutting
 * it out of the text: of all that reading does, this is done most often.
 */
function wordBetween(chars: string, from: number, to: number): Word {
  const first = hashOf(chars, from, to)
  let free: number | undefined
  for (let step = 0; step < MOST_STEPS && free === undefined; step += 1) {
    const place = (first + step) & (PLACES - 1)
    const word = WORDS[place]
    if (word === undefined) free = place
    else if (isAt(word.text, chars, from, to)) return word
  }
  // A part of a text keeps the whole text in memory; what is remembered is a copy.
  const text = Array.from(chars.slice(from, to)).join('')
  const word: Word = { text, begins: [undefined, undefined], seconds: [undefined, undefined] }
  if (free !== undefined && known < MOST_WORDS && text.length <= LONGEST_WORD) {
    WORDS[free] = word
    known += 1
  }
  return word
}

/** Of its length and its letters; a word that is not remembered needs no more of them. */
function hashOf(chars: string, from: number, to: number): number {
  const end = Math.min(to, from + LONGEST_WORD)
  let hash = to - from
  for (let at = from; at < end; at += 1) hash = (Math.imul(hash, 31) + chars.charCodeAt(at)) | 0
  return hash ^ (hash >>> 15)
}

function isAt(text: string, chars: string, from: number, to: number): boolean {
  if (text.length !== to - from) return false
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== chars.charCodeAt(from + at)) return false
  return true
}

/** A letter group followed by a figure that is two words in one: 'IHC3+', 'Score2'. */
const SPLIT_HEADS: ReadonlySet<string> = new Set(['ihc', 'ihk', 'score', 'irs', 'fish', 'cish', 'sish', 'ish', 'ratio'])
const LETTER = /^\p{L}$/u
/** Two separators of the same kind: '2023-06-18', '18.06.2023', '6/18/2023'. */
const DATE = /^(?:\d{1,4}([-./])\d{1,2}\1\d{2,4})$/

function withCase(token: Token, written: string): Token {
  if (written === 'er') return { ...token, small: true }
  return written === 'Er' ? { ...token, titled: true } : token
}

class Scanner {
  readonly tokens: Token[] = []
  private readonly folded: FoldedText
  private readonly meter: StepMeter
  private at = 0
  private spaced = true

  constructor(folded: FoldedText, meter: StepMeter) {
    this.folded = folded
    this.meter = meter
  }

  scan(): Token[] {
    const { chars } = this.folded
    while (this.at < chars.length) {
      this.meter.steps += 1
      switch (classAt(chars, this.at)) {
        case SPACE:
          this.at += 1
          this.spaced = true
          break
        case LINE_END:
          this.scanBreak()
          break
        case DIGIT:
          this.scanNumber()
          break
        case LETTERS:
          this.scanWord()
          break
        case PLUS:
          this.scanRun('plus', '+')
          break
        default:
          this.scanMark()
      }
    }
    return this.tokens
  }

  /** A mark; a row of dots between a label and its value ('ER ..... 8/8') is a colon. */
  private scanMark(): void {
    const { chars } = this.folded
    let end = this.at + 1
    if (chars[this.at] === '.') while (chars[end] === '.') end += 1
    this.meter.steps += end - this.at
    if (end >= this.at + LEADER && isValueAhead(chars, end)) this.push('mark', end, ':')
    else this.push(isJoint(chars, this.at) ? 'joint' : 'mark', this.at + 1)
  }

  private push(kind: TokenKind, end: number, text?: string): void {
    const { chars, starts, ends } = this.folded
    const word = text === undefined ? wordBetween(chars, this.at, end) : wordBetween(text, 0, text.length)
    const start = starts[this.at] ?? 0
    const token = { kind, text: word.text, start, end: ends[end - 1] ?? 0, spaced: this.spaced, word }
    this.tokens.push(token.text === 'er' ? withCase(token, this.folded.original.slice(start, token.end)) : token)
    this.at = end
    this.spaced = false
  }

  private scanBreak(): void {
    const { chars } = this.folded
    let end = this.at + 1
    let lines = 1
    while (end < chars.length && (chars[end] === ' ' || chars[end] === '\n' || chars[end] === '\t')) {
      this.meter.steps += 1
      if (chars[end] === '\n') lines += 1
      end += 1
    }
    this.push(lines > 1 ? 'gap' : 'break', end)
    this.spaced = true
  }

  private scanRun(kind: TokenKind, char: string): void {
    let end = this.at + 1
    while (this.folded.chars[end] === char) end += 1
    this.meter.steps += end - this.at
    this.push(kind, end)
  }

  /** Digits with decimal and thousands marks between digits; a date is one token of its own. */
  private scanNumber(): void {
    const { chars } = this.folded
    let end = this.at + 1
    while (end < chars.length && (isDigit(chars[end]) || (isNumberMark(chars[end]) && isDigit(chars[end + 1]))))
      end += 1
    this.meter.steps += end - this.at
    if (chars.startsWith('4b5', this.at) && !isLetter(chars[this.at + 3])) return this.push('word', this.at + 3)
    const dateEnd = this.dateEnd()
    if (dateEnd > 0) this.push('date', dateEnd)
    else this.push('number', end)
  }

  private dateEnd(): number {
    const { chars } = this.folded
    let end = this.at
    while (end < chars.length && end - this.at < 11 && (isDigit(chars[end]) || isDateMark(chars[end]))) end += 1
    while (end > this.at && !isDigit(chars[end - 1])) end -= 1
    return DATE.test(chars.slice(this.at, end)) ? end : 0
  }

  private scanWord(): void {
    const { chars } = this.folded
    const ideographic = isIdeograph(chars.charCodeAt(this.at))
    let letters = plainLettersEnd(chars, this.at)
    while (classAt(chars, letters) === LETTERS && isIdeograph(chars.charCodeAt(letters)) === ideographic) letters += 1
    let end = letters
    while (isLetterOrDigit(chars, end) && isIdeograph(chars.charCodeAt(end)) === ideographic) end += 1
    this.meter.steps += end - this.at
    if (end > letters && SPLIT_HEADS.has(chars.slice(this.at, letters))) this.push('word', letters)
    else if (chars.startsWith('her2', this.at) && end > this.at + 4) this.scanHer2Word(end)
    else this.push('word', end)
  }

  /** 'HER2neu', 'HER2positiv', 'HER2low': the name is a word of its own. */
  private scanHer2Word(end: number): void {
    const { chars } = this.folded
    const named = this.at + (chars.startsWith('her2neu', this.at) ? 7 : 4)
    if (isDigit(chars[named] ?? '') || chars.startsWith('climb', named)) this.push('word', end)
    else {
      this.push('word', named)
      if (named < end) this.push('word', end)
    }
  }
}

/** Cuts a folded text into tokens, in one pass. */
export function scanTokens(folded: FoldedText, meter: StepMeter): readonly Token[] {
  return new Scanner(folded, meter).scan()
}

/** So many dots are a leader. */
const LEADER = 3

/** Something stands behind a place in its line. */
function isValueAhead(chars: string, at: number): boolean {
  let next = at
  while (next < at + 80 && classAt(chars, next) === SPACE) next += 1
  return next < chars.length && classAt(chars, next) !== LINE_END
}

const OTHER = 0
const SPACE = 1
const LINE_END = 2
const DIGIT = 3
const LETTERS = 4
const PLUS = 5
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => classOf(String.fromCharCode(code)))

function classOf(char: string): number {
  if (char === ' ' || char === '\t') return SPACE
  if (char === '\n') return LINE_END
  if (char >= '0' && char <= '9') return DIGIT
  if (char >= 'a' && char <= 'z') return LETTERS
  return char === '+' ? PLUS : OTHER
}

/** What kind of character stands at a place; `OTHER` behind the end. */
function classAt(chars: string, at: number): number {
  const code = chars.charCodeAt(at)
  if (code < 128) return CLASSES[code] ?? OTHER
  return code > 127 && LETTER.test(chars[at] ?? '') ? LETTERS : OTHER
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

function isLetterOrDigit(chars: string, at: number): boolean {
  const kind = classAt(chars, at)
  return kind === LETTERS || kind === DIGIT
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && ((char >= 'a' && char <= 'z') || (char > '\u007f' && LETTER.test(char)))
}

/** The letter at a place, and what follows it of the letters that nearly all words are of. */
function plainLettersEnd(chars: string, at: number): number {
  let end = at + 1
  if (chars.charCodeAt(at) >= 128) return end
  for (let code = chars.charCodeAt(end); code >= 97 && code <= 122; code = chars.charCodeAt(end)) end += 1
  return end
}

/** Ideographs are written without spaces: 'FISH未见' is two words. */
function isIdeograph(code: number): boolean {
  return code >= 0x3040 && code <= 0xfaff
}

function isNumberMark(char: string | undefined): boolean {
  return char === '.' || char === ','
}

function isDateMark(char: string | undefined): boolean {
  return char === '.' || char === '-' || char === '/'
}

function isJoint(chars: string, at: number): boolean {
  const before = chars[at - 1]
  const after = chars[at + 1]
  const char = chars[at]
  if (char === "'") return isLetter(before) && isLetter(after)
  if (char === '.') return isLetter(before) && isLetter(after)
  if (char === '_') return true
  if (char !== '-' && char !== '–') return false
  return (isLetter(before) && (isLetter(after) || isDigit(after))) || (isDigit(before) && isLetter(after))
}
