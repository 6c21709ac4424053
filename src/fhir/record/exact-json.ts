/**
 * JSON whose numbers keep the digits they were written with: 2.0 stays '2.0' and 1.9600 stays '1.9600'.
 * A ratio is shown and compared as the laboratory wrote it (RULES.md T-16), and `JSON.parse` alone forgets that.
 */

/** The digits of numbers that a JavaScript number does not spell the same way, by the object or array that holds them. */
const DIGITS = new WeakMap<object, Map<string, string>>()

interface ReviverContext {
  readonly source?: string
}

/**
 * Parses JSON. Where every number reads back as it was written this is `JSON.parse` and nothing else; only otherwise
 * the slower parse that remembers digits. Numbers are JavaScript numbers in both.
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseExactJson(text: string | Buffer): unknown {
  const source = typeof text === 'string' ? text : text.toString('utf8')
  const parsed: unknown = JSON.parse(source)
  if (!hasUnfaithfulNumber(source)) return parsed
  return JSON.parse(source, rememberDigits)
}

/** The digits of `holder[key]` as they stood in the text, else as JavaScript spells the number. */
export function digitsOf(holder: object, key: string): string {
  return plainDecimal(DIGITS.get(holder)?.get(key) ?? String((holder as Record<string, unknown>)[key]))
}

/** The text of parsed JSON, each number as it was written. */
export function spellExactJson(value: unknown): string {
  return JSON.stringify(value, function (this: object, key: string, member: unknown) {
    const digits = typeof member === 'number' ? DIGITS.get(this)?.get(key) : undefined
    return digits === undefined ? member : (JSON as unknown as RawJson).rawJSON(digits)
  })
}

/** Of ECMAScript 2026; Node.js has it since 21. */
interface RawJson {
  rawJSON(text: string): object
}

function rememberDigits(this: unknown, key: string, value: unknown, context?: ReviverContext): unknown {
  const source = context?.source
  if (typeof value !== 'number' || source === undefined || source === String(value)) return value
  const holder = this as object
  const digits = DIGITS.get(holder)
  if (digits) digits.set(key, source)
  else DIGITS.set(holder, new Map([[key, source]]))
  return value
}

const QUOTE = 34
const BACKSLASH = 92
const ZERO = 48
const NINE = 57
const MINUS = 45
const DOT = 46

/** Whether a number of valid JSON text would be spelled otherwise by JavaScript: a last zero, an exponent, many digits. */
function hasUnfaithfulNumber(source: string): boolean {
  const length = source.length
  let at = 0
  while (at < length) {
    const code = source.charCodeAt(at)
    if (code === QUOTE) at = afterString(source, at)
    else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      const end = afterNumber(source, at)
      if (!isFaithful(source, at, end)) return true
      at = end
    } else at += 1
  }
  return false
}

function afterString(source: string, start: number): number {
  let end = source.indexOf('"', start + 1)
  while (end !== -1) {
    let slash = end
    while (source.charCodeAt(slash - 1) === BACKSLASH) slash -= 1
    if ((end - slash) % 2 === 0) return end + 1
    end = source.indexOf('"', end + 1)
  }
  return source.length
}

function afterNumber(source: string, start: number): number {
  let end = start + 1
  while (end < source.length && isNumberPart(source.charCodeAt(end))) end += 1
  return end
}

function isNumberPart(code: number): boolean {
  // digits, '.', '-', '+', 'e', 'E'
  return (code >= ZERO && code <= NINE) || code === DOT || code === MINUS || code === 43 || code === 101 || code === 69
}

function isFaithful(source: string, start: number, end: number): boolean {
  if (end - start < 15) {
    let dot = false
    for (let at = start; at < end; at += 1) {
      const code = source.charCodeAt(at)
      if (code === DOT) dot = true
      else if (code === 101 || code === 69) return false
    }
    // Short decimals without a last zero are spelled the same way; '-0' and very small numbers are not.
    if (!dot) return !(source.charCodeAt(start) === MINUS && source.charCodeAt(start + 1) === ZERO)
    if (source.charCodeAt(end - 1) !== ZERO && !source.startsWith('0.00000', start)) {
      if (source.charCodeAt(start) !== MINUS) return true
    }
  }
  const digits = source.slice(start, end)
  return String(Number(digits)) === digits
}

/** Without an exponent, all digits kept: '1e2' is '100', '1.960e0' is '1.960'. */
function plainDecimal(written: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(written)
  if (!parts) return written
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts
  const exponent = Number(power)
  if (Math.abs(exponent) > 40) return written
  const point = whole.length + exponent
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - point), '0')
  const shifted = point + digits.length - (whole.length + fraction.length)
  const padded = digits.padEnd(shifted, '0')
  const left = padded.slice(0, shifted).replace(/^0{1,80}(?=\d)/, '')
  const right = padded.slice(shifted)
  return sign + left + (right === '' ? '' : `.${right}`)
}
