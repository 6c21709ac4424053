/** Numbers as they were written, with their comparator and unit; never rounded, never guessed. */
import type { Measure } from '../../her2/evidence.ts'
import { digitsOf } from './exact-json.ts'
import { isObject, nameOf, type Json } from './json-shapes.ts'

export type QuantityRead =
  | { readonly kind: 'measure'; readonly measure: Measure; readonly unit: string }
  | { readonly kind: 'unreadable'; readonly why: string }

const DECIMAL = /^-?\d{1,18}(?:\.\d{1,18})?$/
const COMPARATORS: ReadonlySet<unknown> = new Set(['<', '<=', '>=', '>'])

/** A Quantity. The number may be a string, as some systems send it; a decimal comma is not read. */
export function quantityOf(value: unknown): QuantityRead {
  if (!isObject(value)) return { kind: 'unreadable', why: 'the quantity is not an object' }
  const digits = numberOf(value, 'value')
  if (digits === undefined) return { kind: 'unreadable', why: 'the quantity has no number' }
  const comparator = value['comparator']
  if (comparator !== undefined && !COMPARATORS.has(comparator)) {
    const named = typeof comparator === 'string' ? `«${comparator.slice(0, 20)}»` : 'that is no text'
    return { kind: 'unreadable', why: `the comparator ${named} is not known` }
  }
  const measure: Measure =
    comparator === undefined ? { text: digits } : { text: digits, comparator: comparator as '<' | '<=' | '>=' | '>' }
  return { kind: 'measure', measure, unit: unitOf(value) }
}

/** The digits of a number or of a string that is a plain decimal. */
export function numberOf(holder: Json, key: string): string | undefined {
  const value = holder[key]
  if (typeof value === 'number' && Number.isFinite(value)) {
    const digits = digitsOf(holder, key)
    return DECIMAL.test(digits) ? digits : undefined
  }
  const written = nameOf(value)
  return written !== undefined && DECIMAL.test(written) ? written : undefined
}

function unitOf(value: Json): string {
  return (nameOf(value['code']) ?? nameOf(value['unit']) ?? '').toLowerCase() + unitTail(value)
}

/** Code and unit are both looked at: '/100' with the unit '%' is a percentage either way. */
function unitTail(value: Json): string {
  const unit = nameOf(value['unit'])
  const isSame = unit?.toLowerCase() === nameOf(value['code'])?.toLowerCase()
  return value['code'] === undefined || unit === undefined || isSame ? '' : ` ${unit.toLowerCase()}`
}

const PERCENT = /%|percent|prozent|porcent|pourcent|\/100\b/
const NUMBER_UNIT =
  /^(?:|1|#|\{?#\}?|\{?ratio\}?|\{?[a-z0-9]{0,40}her2[a-z0-9:/ ]{0,40}\}?|\{?(?:copies|copy|copy number|signals?|signal)\}?(?:\s{0,9}\/\s{0,9}|\s{1,9}per\s{1,9})?\{?(?:cell|cells|nucleus|nuclei)?\}?|#?\s{0,9}\/\s{0,9}\{?(?:cell|cells|nucleus|nuclei)\}?|\{?(?:cells?|nuclei|count|number|score)\}?|unitless|n\/a|copies\/cell|\{?no\.?\}?)$/

export function isPercent(unit: string): boolean {
  return PERCENT.test(unit)
}

/** Units that a ratio, a copy number or a count of cells may carry: none, a count, signals per cell. */
export function isPlainNumber(unit: string): boolean {
  return !isPercent(unit) && unit.split(/ (?=\S)/).every((part) => NUMBER_UNIT.test(part) || NUMBER_UNIT.test(unit))
}

/** A Ratio as one number: n/1 as it stands, another denominator as an exact quotient with its digits cut, not rounded. */
export function ratioOf(value: unknown): QuantityRead {
  if (!isObject(value)) return { kind: 'unreadable', why: 'the ratio is not an object' }
  const numerator = quantityOf(value['numerator'])
  const denominator = quantityOf(value['denominator'])
  if (numerator.kind === 'unreadable') return { kind: 'unreadable', why: 'the ratio has no readable numerator' }
  if (denominator.kind === 'unreadable') return { kind: 'unreadable', why: 'the ratio has no readable denominator' }
  const spelled = `${spell(numerator.measure)} : ${spell(denominator.measure)}`
  if (!isPlainNumber(numerator.unit) || !isPlainNumber(denominator.unit)) {
    return { kind: 'unreadable', why: `${spelled} has units that do not belong to a ratio` }
  }
  if (denominator.measure.comparator !== undefined || isHundred(denominator.measure.text)) {
    return { kind: 'unreadable', why: `${spelled} is a percentage or an interval, not a HER2/CEP17 ratio` }
  }
  if (/^1(?:\.0*)?$/.test(denominator.measure.text)) return { kind: 'measure', measure: numerator.measure, unit: '' }
  if (numerator.measure.comparator !== undefined) return { kind: 'unreadable', why: `${spelled} is an interval` }
  const quotient = divide(numerator.measure.text, denominator.measure.text)
  if (quotient === undefined) return { kind: 'unreadable', why: `${spelled} cannot be divided` }
  return { kind: 'measure', measure: { text: quotient }, unit: '' }
}

function isHundred(text: string): boolean {
  return /^100(?:\.0*)?$/.test(text)
}

function spell(measure: Measure): string {
  return (measure.comparator ?? '') + measure.text
}

const CUT_AFTER = 4

/** Quotient of two decimals with at most four decimals, the rest cut: a value below a threshold stays below it. */
function divide(numerator: string, denominator: string): string | undefined {
  const [top, bottom] = [scaled(numerator), scaled(denominator)]
  if (bottom.digits <= 0n || top.digits < 0n) return undefined
  const shifted = (top.digits * 10n ** BigInt(bottom.scale + CUT_AFTER)) / (bottom.digits * 10n ** BigInt(top.scale))
  const spelled = shifted.toString().padStart(CUT_AFTER + 1, '0')
  const whole = spelled.slice(0, -CUT_AFTER)
  const fraction = spelled.slice(-CUT_AFTER).replace(/0{1,4}$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}

function scaled(text: string): { digits: bigint; scale: number } {
  const [whole = '0', fraction = ''] = text.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

/** Compares a written decimal with a small bound; only for plausibility, never for a clinical threshold. */
export function isAbove(text: string, bound: number): boolean {
  return Number(text) > bound
}
