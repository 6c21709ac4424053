/** Safe looks into JSON of any shape. Nothing here throws; what has another type than expected is absent. */

import { decodeText } from './entities.ts'

export type Json = Readonly<Record<string, unknown>>

/** The longest string that is looked at as a name, a code or a short answer. Reports go to the text reader. */
const LONGEST_NAME = 500

const NOTHING: readonly never[] = []

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An array as it is, one value as a list of one, nothing as an empty list (a `category` may come as an object). */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return NOTHING
  return Array.isArray(value) ? value : [value]
}

export function objectsOf(value: unknown): readonly Json[] {
  if (value === undefined) return NOTHING
  if (isObject(value)) return [value]
  return Array.isArray(value) ? value.filter(isObject) : NOTHING
}

/** A string with something in it, character references decoded, trimmed and cut to the length of a name. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const cut = value.length > LONGEST_NAME ? value.slice(0, LONGEST_NAME) : value
  const trimmed = (cut.includes('&') ? decodeText(cut) : cut).trim()
  return trimmed === '' ? undefined : trimmed
}

/** A string with something in it, of any length, character references decoded. */
export function proseOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? decodeText(value) : undefined
}

/** A code: also a number, which some systems send without quotes. */
export function codeOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  return nameOf(value)
}

/** A boolean that says yes, also where a system sends it as text. */
export function saysTrue(value: unknown): boolean {
  return value === true || nameOf(value)?.toLowerCase() === 'true'
}

/** A value with nothing in it: blank words, or an object or a list whose members are empty in turn, extensions apart. */
export function isEmptyValue(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object' || value === null) return value === undefined || value === null
  // No value of FHIR is so deep: there is something, whatever it is.
  if (depth > 8) return false
  const isOwn = ([key]: [string, unknown]) => key !== 'extension' && key !== 'id'
  return Object.entries(value)
    .filter(isOwn)
    .every(([, member]) => isEmptyValue(member, depth + 1))
}

/** A value whose members are added one by one, in the order in which they are told. */
export type Growing<T> = { -readonly [Key in keyof T]?: T[Key] }

/** Adds only what is there: an optional field that is `undefined` stays out of the object. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  const kept: Record<string, unknown> = {}
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key]
  return kept as T
}

/** A row of a table by a word of the record; never what every object inherits, such as `constructor`. */
export function lookUp<Row>(table: Readonly<Record<string, Row>>, word: string): Row | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}
