/**
 * JSON whose numbers keep the digits they were written with: 2.0 stays '2.0' and 1.9600 stays '1.9600'.
 * A ratio is shown and compared as the laboratory wrote it (RULES.md T-16), and `JSON.parse` alone forgets that.
 */
import { surveyJson } from '../../json/survey-json.ts'
import type { JsonSurvey } from '../../json/survey-json.ts'

/** The digits of numbers that a JavaScript number does not spell the same way, by the object or array that holds them. */
const DIGITS = new WeakMap<object, Map<string, string>>()

interface ReviverContext {
  readonly source?: string
}

/**
 * Parses JSON. Numbers are JavaScript numbers; where one would be spelled otherwise than it was written, its digits are
 * remembered. `survey` is of the same text.
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseExactJson(text: string | Buffer, survey?: JsonSurvey): unknown {
  const source = typeof text === 'string' ? text : text.toString('utf8')
  const parsed: unknown = JSON.parse(source)
  if (typeof parsed !== 'object' || parsed === null) return parsed
  const surveyed = survey ?? surveyJson(source)
  if (surveyed.ordinals.length === 0) return parsed
  if (attachDigits(parsed, surveyed)) return parsed
  return JSON.parse(source, rememberDigits)
}

/**
 * Remembers digits by the order of the numbers in the text. False where objects have another order than the text, or lack
 * members of it that came twice: what was remembered is then worth nothing.
 */
function attachDigits(parsed: object, { ordinals, digits, members, numbers }: JsonSurvey): boolean {
  const seen = { members: 0, numbers: 0, next: 0, isInOrder: true }
  const see = (holder: object, key: string | number, member: unknown): void => {
    if (typeof member === 'object' && member !== null) walk(member)
    else if (typeof member === 'number' && seen.numbers++ === ordinals[seen.next])
      keepDigits(holder, String(key), digits[seen.next++] ?? '')
  }
  const walk = (holder: object): void => {
    if (Array.isArray(holder)) {
      for (let at = 0; at < holder.length; at++) see(holder, at, holder[at])
      return
    }
    const keys = Object.keys(holder)
    seen.members += keys.length
    for (const key of keys) {
      if (isLikeAnIndex(key)) seen.isInOrder = false
      see(holder, key, (holder as Record<string, unknown>)[key])
    }
  }
  walk(parsed)
  return seen.isInOrder && seen.numbers === numbers && seen.members === members
}

/** Members whose names are whole numbers come before all others. */
function isLikeAnIndex(key: string): boolean {
  const first = key.charCodeAt(0)
  return first >= 48 && first <= 57
}

function keepDigits(holder: object, key: string, written: string): void {
  const digits = DIGITS.get(holder)
  if (digits) digits.set(key, written)
  else DIGITS.set(holder, new Map([[key, written]]))
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
  if (typeof value === 'number' && source !== undefined && source !== String(value)) {
    keepDigits(this as object, key, source)
  }
  return value
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
