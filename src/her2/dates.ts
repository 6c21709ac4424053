/** Arithmetic of dates that are only as precise as they were recorded: '2026', '2026-09', '2026-09-02'. */
import type { PartialDate } from './evidence.ts'

const DAY_MS = 86_400_000
const DAYS_OF_YEAR = 365.25

interface DayRange {
  readonly first: number
  readonly last: number
}

/** The dates of a record are compared with each other again and again; of so many the days are kept. */
const MOST_KEPT = 1_000
const kept = new Map<PartialDate, DayRange | undefined>()

/** First and last day that a partial date may mean, as day numbers. */
export function rangeOf(date: PartialDate): DayRange | undefined {
  const known = kept.get(date)
  if (known !== undefined || kept.has(date)) return known
  const range = readRange(date)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(date, range)
  return range
}

const ZERO = 48
const DASH = 45

/** The number of so many figures, or less than nothing where anything else stands there. */
function figures(text: string, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at += 1) {
    const figure = text.charCodeAt(at) - ZERO
    if (!(figure >= 0 && figure <= 9)) return -1
    number = number * 10 + figure
  }
  return number
}

/** 'YYYY-MM-DD', which nearly all dates are, told without a regular expression. */
function exactDay(date: string): number | undefined {
  if (date.charCodeAt(4) !== DASH || date.charCodeAt(7) !== DASH) return undefined
  const year = figures(date, 0, 4)
  const month = figures(date, 5, 2)
  const day = figures(date, 8, 2)
  return year < 0 || month < 0 || day < 0 ? undefined : Math.floor(Date.UTC(year, month - 1, day) / DAY_MS)
}

function readRange(date: PartialDate): DayRange | undefined {
  const exact = exactDay(date)
  return exact === undefined ? readPartial(date) : { first: exact, last: exact }
}

function readPartial(date: PartialDate): DayRange | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date)
  if (!match) return undefined
  const [, year = '', month, day] = match
  const dayNumber = (y: number, m: number, d: number) => Math.floor(Date.UTC(y, m, d) / DAY_MS)
  const y = Number(year)
  if (!month) return { first: dayNumber(y, 0, 1), last: dayNumber(y, 11, 31) }
  const m = Number(month) - 1
  if (!day) return { first: dayNumber(y, m, 1), last: dayNumber(y, m + 1, 0) }
  const only = dayNumber(y, m, Number(day))
  return { first: only, last: only }
}

/** Negative if `a` is surely earlier, positive if surely later, 0 if the order is not known. */
export function compareDates(a: PartialDate | undefined, b: PartialDate | undefined): number {
  const x = a === undefined ? undefined : rangeOf(a)
  const y = b === undefined ? undefined : rangeOf(b)
  if (!x || !y) return 0
  if (x.last < y.first) return -1
  return x.first > y.last ? 1 : 0
}

/**
 * The least number of days that can lie between two dates. Two results without any date are taken as of the same day
 * (and marked as assumed); a dated and an undated one cannot be compared.
 */
export function daysBetween(a: PartialDate | undefined, b: PartialDate | undefined): number {
  if (a === undefined && b === undefined) return 0
  if (a === undefined || b === undefined) return Infinity
  const [x, y] = [rangeOf(a), rangeOf(b)]
  if (!x || !y) return Infinity
  return Math.max(0, x.first - y.last, y.first - x.last)
}

/** Infinity for no date: nothing is called recent that is not known to be. */
export function daysSince(date: PartialDate | undefined, today: string): number {
  return date === undefined ? Infinity : daysBetween(date, today)
}

/** Whether every day that the date may mean lies in the days that end today; a date after today does not. */
export function isWhollyWithinDays(date: PartialDate | undefined, today: string, days: number): boolean {
  const [range, now] = [date === undefined ? undefined : rangeOf(date), rangeOf(today)]
  return range !== undefined && now !== undefined && range.last <= now.last && now.first - range.first <= days
}

export function yearsSince(date: PartialDate | undefined, today: string): number {
  return daysSince(date, today) / DAYS_OF_YEAR
}

/** Whether the date may lie in the months that end today; a date after today does not. */
export function isWithinMonths(date: PartialDate | undefined, today: string, months: number): boolean {
  const [range, now] = [date === undefined ? undefined : rangeOf(date), rangeOf(today)]
  return (
    range !== undefined &&
    now !== undefined &&
    range.first <= now.last &&
    now.first - range.last <= (months * DAYS_OF_YEAR) / 12
  )
}

/** Whether every day that the date may mean lies more than so many calendar months before today. */
export function isOlderThanMonths(date: PartialDate | undefined, today: string, months: number): boolean {
  const range = date === undefined ? undefined : rangeOf(date)
  const [year = NaN, month = NaN, day = NaN] = today.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  const limit = Date.UTC(year, month - 1 - months, Math.min(day, lastOfMonth)) / DAY_MS
  return range !== undefined && range.last < limit
}

/** Whether somebody born then is surely younger than so many years. */
export function isYoungerThan(born: PartialDate | undefined, today: string, years: number): boolean {
  // Of many years more, nothing has to be known but the year.
  const year = born === undefined ? -1 : figures(born, 0, 4)
  if (year >= 1000 && year + years < figures(today, 0, 4)) return false
  const earliest = born === undefined ? undefined : rangeOf(born)?.first
  if (earliest === undefined) return false
  const birth = new Date(earliest * DAY_MS)
  return Date.UTC(birth.getUTCFullYear() + years, birth.getUTCMonth(), birth.getUTCDate()) > Date.parse(today)
}

/** Whether every day that the date may mean lies before that day: '2017' lies before 2018-06-01, '2018' may or may not. */
export function liesWhollyBefore(date: PartialDate | undefined, day: string): boolean {
  return compareDates(date, day) < 0
}

/** Completed years between a birth date and a day: one age, or two where the birth date is not exact. Undefined: no date. */
export function agesOn(
  birthDate: PartialDate,
  today: string,
): { readonly youngest: number; readonly oldest: number } | undefined {
  const range = rangeOf(birthDate)
  if (!range) return undefined
  const [year, month, day] = [figures(today, 0, 4), figures(today, 5, 2), figures(today, 8, 2)]
  const ageOf = (dayOfBirth: number) => {
    const born = new Date(dayOfBirth * DAY_MS)
    const isBefore = (month - born.getUTCMonth() - 1 || day - born.getUTCDate()) < 0
    return year - born.getUTCFullYear() - (isBefore ? 1 : 0)
  }
  return { youngest: ageOf(range.last), oldest: ageOf(range.first) }
}
