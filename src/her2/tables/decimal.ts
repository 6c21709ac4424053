/**
 * Exact numbers. A reported '1.96' is compared as 196/100, so that no threshold is crossed by rounding (RULES T-16)
 * and a quotient of two copy numbers is compared without ever being divided.
 */
import type { Measure } from '../evidence.ts'

export interface Rational {
  readonly numerator: bigint
  /** Always positive. */
  readonly denominator: bigint
}

/** Longer digit strings are not measured values; the bound keeps arithmetic on hostile input small. */
const MAX_DIGITS = 40

/** '2', '1.96', '.5' or '1.2e1' as an exact number; `undefined` for anything else, negative numbers included. */
export function parseDecimal(text: string): Rational | undefined {
  const match = /^\+?(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  if (digits.length === 0 || digits.length > MAX_DIGITS) return undefined
  const scale = fraction.length - Number(exponent)
  return scale >= 0
    ? { numerator: wholeOf(digits), denominator: powerOfTen(scale) }
    : { numerator: wholeOf(digits) * powerOfTen(-scale), denominator: 1n }
}

/** JavaScript numbers hold so many figures exactly, and become big ones faster than text does. */
const EXACT_DIGITS = 15

function wholeOf(digits: string): bigint {
  return BigInt(digits.length <= EXACT_DIGITS ? Number(digits) : digits)
}

const POWERS = Array.from({ length: MAX_DIGITS + 1 }, (_, power) => 10n ** BigInt(power))

function powerOfTen(power: number): bigint {
  return POWERS[power] ?? 10n ** BigInt(power)
}

/** Negative, zero or positive, as `a` is below, at or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

/** `a / b`, exact; `undefined` when `b` is zero. */
export function quotient(a: Rational, b: Rational): Rational | undefined {
  if (b.numerator === 0n) return undefined
  return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator }
}

/** The first `places` decimals, truncated, never rounded: 1.999… stays below 2 in print as well. */
export function printCut(value: Rational, places: number): string {
  const scaled = ((value.numerator * 10n ** BigInt(places)) / value.denominator).toString().padStart(places + 1, '0')
  return places === 0 ? scaled : `${scaled.slice(0, -places)}.${scaled.slice(-places)}`
}

/** The number of decimals as written: 2 for '1.96'. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

interface Bound {
  readonly at: Rational
  /** Whether the bound itself belongs to the interval. */
  readonly included: boolean
}

/** A reported number is an interval of one point; '<1.8' is an interval; a band of a table is an interval. */
export interface Interval {
  readonly low?: Bound
  readonly high?: Bound
}

export function pointInterval(value: Rational): Interval {
  const bound = { at: value, included: true }
  return { low: bound, high: bound }
}

/** What a reported measure says about the true value; `undefined` if its text is not a number. */
export function intervalOf(measure: Measure): Interval | undefined {
  const at = parseDecimal(measure.text)
  if (!at) return undefined
  switch (measure.comparator) {
    case undefined:
      return pointInterval(at)
    case '<':
    case '<=':
      return { high: { at, included: measure.comparator === '<=' } }
    case '>':
    case '>=':
      return { low: { at, included: measure.comparator === '>=' } }
  }
}

/** True if no value lies in both. */
export function areDisjoint(a: Interval, b: Interval): boolean {
  return isBelow(a.high, b.low) || isBelow(b.high, a.low)
}

/** True if every value of `inner` lies in `outer`. */
export function isWithin(inner: Interval, outer: Interval): boolean {
  return staysAbove(inner.low, outer.low) && staysBelow(inner.high, outer.high)
}

function isBelow(high: Bound | undefined, low: Bound | undefined): boolean {
  if (!high || !low) return false
  const order = compare(high.at, low.at)
  return order < 0 || (order === 0 && !(high.included && low.included))
}

function staysAbove(inner: Bound | undefined, outer: Bound | undefined): boolean {
  if (!outer) return true
  if (!inner) return false
  const order = compare(inner.at, outer.at)
  return order > 0 || (order === 0 && (outer.included || !inner.included))
}

function staysBelow(inner: Bound | undefined, outer: Bound | undefined): boolean {
  if (!outer) return true
  if (!inner) return false
  const order = compare(inner.at, outer.at)
  return order < 0 || (order === 0 && (outer.included || !inner.included))
}
