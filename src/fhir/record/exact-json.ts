/**
 * JSON whose numbers keep the digits they were written with: 2.0 stays '2.0' and 1.9600 stays '1.9600'.
 * A ratio is shown and compared as the laboratory wrote it (RULES.md T-16), and `JSON.parse` alone forgets that.
 */
import { surveyJson } from '../../json/survey-json.ts'
import type { JsonSurvey } from '../../json/survey-json.ts'

/** A number that a JavaScript number does not spell the same way, and the next one that its object or array holds. */
interface Digits {
  readonly name: string
  readonly written: string
  readonly next: Digits | undefined
}

/** Its constructor gives back what it gets, so that a class that extends it adds its private member to any object. */
class Itself {
  constructor(holder: object) {
    return holder
  }
}

/**
 * Digits that go with the object or array that holds their numbers, seen by nobody else and in no copy: as a WeakMap would
 * keep them, which costs ten times as much, in a body of 2,000 values and again whenever the engine collects.
 */
class Holder extends Itself {
  #digits: Digits | undefined

  static digitsOf(holder: object): Digits | undefined {
    return #digits in holder ? holder.#digits : undefined
  }

  static keep(holder: object, name: string, written: string): void {
    const known = #digits in holder ? holder : new Holder(holder)
    known.#digits = { name, written, next: known.#digits }
  }
}

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
  const see = (holder: object, name: string | number, member: unknown): void => {
    if (typeof member === 'object' && member !== null) walk(member)
    else if (typeof member === 'number' && seen.numbers++ === ordinals[seen.next])
      Holder.keep(holder, String(name), digits[seen.next++] ?? '')
  }
  const walk = (holder: object): void => {
    if (Array.isArray(holder)) {
      for (let at = 0; at < holder.length; at++) see(holder, at, holder[at])
      return
    }
    for (const name in holder) {
      seen.members++
      if (isLikeAnIndex(name)) seen.isInOrder = false
      see(holder, name, (holder as Record<string, unknown>)[name])
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

/** As they were written, where they were kept. */
function writtenDigits(holder: object, key: string): string | undefined {
  for (let digits = Holder.digitsOf(holder); digits; digits = digits.next)
    if (digits.name === key) return digits.written
  return undefined
}

/** The digits of `holder[key]` as they stood in the text, else as JavaScript spells the number. */
export function digitsOf(holder: object, key: string): string {
  return plainDecimal(writtenDigits(holder, key) ?? String((holder as Record<string, unknown>)[key]))
}

/** The text of parsed JSON, each number as it was written. */
export function spellExactJson(value: unknown): string {
  return JSON.stringify(value, function (this: object, key: string, member: unknown) {
    const digits = typeof member === 'number' ? writtenDigits(this, key) : undefined
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
    Holder.keep(this as object, key, source)
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
