/** Dates as precise as they were recorded. The order in a bundle or `meta.lastUpdated` is never taken for a date. */
import type { PartialDate } from '../../her2/evidence.ts'
import { isObject, listOf, nameOf, type Json } from './json-shapes.ts'

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/

/** '2026', '2026-09' or '2026-09-02' of a FHIR date, dateTime or instant; absent where it is no date. */
export function dateOf(value: unknown): PartialDate | undefined {
  if (typeof value === 'string' && isCommonDay(value)) {
    if (value.length === 10) return value
    if (isPlainTime(value)) return value.slice(0, 10)
  }
  const written = nameOf(value)
  if (written === undefined) return undefined
  const parts = DATE.exec(written)
  if (!parts) return undefined
  const [, year, month, day] = parts
  if (year === '0000') return undefined
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return undefined
  if (day === undefined) return `${year}-${month}`
  return Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month)) ? undefined : `${year}-${month}-${day}`
}

/**
 * It begins with 'YYYY-MM-DD' up to the 28th, which every month has: nearly all dates of a record, told without a regular
 * expression. Another day is looked at in full.
 */
function isCommonDay(written: string): boolean {
  if (written.charCodeAt(4) !== DASH || written.charCodeAt(7) !== DASH || written.startsWith('0000')) return false
  for (let at = 0; at < LENGTH_OF_DAY; at += 1)
    if (at !== 4 && at !== 7 && !isDigit(written.charCodeAt(at))) return false
  const month = twoDigits(written, 5)
  const day = twoDigits(written, 8)
  return month >= 1 && month <= 12 && day >= 1 && day <= 28
}

/** 'T' behind a day, and then nothing but figures and the marks of a time. */
function isPlainTime(written: string): boolean {
  if (written[10] !== 'T' || written.length > LONGEST_TIME) return false
  for (let at = 11; at < written.length; at += 1)
    if (!isDigit(written.charCodeAt(at)) && !MARKS_OF_TIME.includes(written.charAt(at))) return false
  return true
}

const MARKS_OF_TIME = ':.+-Z'
const LONGEST_TIME = 40
const LENGTH_OF_DAY = 10
const DASH = 45

function isDigit(character: number): boolean {
  return character >= 48 && character <= 57
}

function twoDigits(written: string, at: number): number {
  return (written.charCodeAt(at) - 48) * 10 + written.charCodeAt(at + 1) - 48
}

/** Days of a month of the Gregorian calendar: there is no 31 September, and a 29 February only in leap years. */
function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const DATES = [
  'effectiveDateTime',
  'effectiveInstant',
  'issued',
  'authoredOn',
  'onsetDateTime',
  'recordedDate',
  'performedDateTime',
  'occurrenceDateTime',
  'dateAsserted',
  'dateWritten',
  'whenHandedOver',
  'birthDate',
]
const PERIODS = ['effectivePeriod', 'performedPeriod', 'onsetPeriod']
const DATED: ReadonlySet<string> = new Set([...DATES, ...PERIODS, 'collection'])
const NO_WORDS: readonly string[] = []

/** A value in the place of a date that is not a date: it is not read, and the reader of the resource must say so. */
export function wrongDatesOf(resource: Json): readonly string[] {
  // A resource has a few members, of which one or two are dates; only where one of those is wrong, all are asked for.
  for (const name in resource) if (DATED.has(name) && isWrong(resource[name])) return listWrongDates(resource)
  return NO_WORDS
}

/** A string that is no date; of a period or a collection it is looked at later. */
function isWrong(value: unknown): boolean {
  return typeof value === 'string' ? dateOf(value) === undefined : value !== undefined
}

function listWrongDates(resource: Json): readonly string[] {
  const wrong: string[] = []
  for (const name of DATES) addWrong(resource[name], wrong)
  for (const name of PERIODS) addWrongPeriod(resource[name], wrong)
  const { collection } = resource
  if (isObject(collection)) {
    addWrongPeriod(collection['collectedPeriod'], wrong)
    addWrong(collection['collectedDateTime'], wrong)
  }
  return wrong
}

function addWrong(value: unknown, wrong: string[]): void {
  if (value === undefined || dateOf(value) !== undefined) return
  const words = nameOf(value)
  if (words !== undefined) wrong.push(words)
}

function addWrongPeriod(period: unknown, wrong: string[]): void {
  if (!isObject(period)) return
  addWrong(period['start'], wrong)
  addWrong(period['end'], wrong)
}

/** A date, or the end of a period, else its start. */
export function dateOrPeriodEnd(value: unknown): PartialDate | undefined {
  if (!isObject(value)) return dateOf(value)
  return dateOf(value['end']) ?? dateOf(value['start'])
}

/** A date, or the start of a period, else its end. */
export function dateOrPeriodStart(value: unknown): PartialDate | undefined {
  if (!isObject(value)) return dateOf(value)
  return dateOf(value['start']) ?? dateOf(value['end'])
}

/** When a test was made: FHIR effective. */
export function effectiveOf(resource: Json): PartialDate | undefined {
  return (
    dateOf(resource['effectiveDateTime']) ??
    dateOrPeriodEnd(resource['effectivePeriod']) ??
    dateOf(resource['effectiveInstant']) ??
    timingOf(resource['effectiveTiming'])
  )
}

function timingOf(value: unknown): PartialDate | undefined {
  if (!isObject(value)) return undefined
  return dateOf(listOf(value['event'])[0])
}

/** When a result was released, in full where given. */
export function issuedOf(resource: Json): string | undefined {
  const written = nameOf(resource['issued'])
  return dateOf(written) === undefined ? undefined : written
}
