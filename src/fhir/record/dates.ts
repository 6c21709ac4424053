/** Dates as precise as they were recorded. The order in a bundle or `meta.lastUpdated` is never taken for a date. */
import type { PartialDate } from '../../her2/evidence.ts'
import { isObject, listOf, nameOf, type Json } from './json-shapes.ts'

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/

/** '2026', '2026-09' or '2026-09-02' of a FHIR date, dateTime or instant; absent where it is no date. */
export function dateOf(value: unknown): PartialDate | undefined {
  const written = nameOf(value)
  const parts = written === undefined ? null : DATE.exec(written)
  if (!parts) return undefined
  const [, year, month, day] = parts
  if (year === '0000') return undefined
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return undefined
  if (day === undefined) return `${year}-${month}`
  return Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month)) ? undefined : `${year}-${month}-${day}`
}

/** Days of a month of the Gregorian calendar: there is no 31 September, and a 29 February only in leap years. */
function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const DATES = ['effectiveDateTime', 'effectiveInstant', 'issued', 'authoredOn', 'onsetDateTime', 'recordedDate']
const MORE_DATES = [
  'performedDateTime',
  'occurrenceDateTime',
  'dateAsserted',
  'dateWritten',
  'whenHandedOver',
  'birthDate',
]
const PERIODS = ['effectivePeriod', 'performedPeriod', 'onsetPeriod']

/** A value in the place of a date that is not a date: it is not read, and the reader of the resource must say so. */
export function wrongDatesOf(resource: Json): readonly string[] {
  const collection = isObject(resource['collection']) ? resource['collection'] : {}
  const periods = [...PERIODS.map((name) => resource[name]), collection['collectedPeriod']].filter(isObject)
  const written = [
    ...[...DATES, ...MORE_DATES].map((name) => resource[name]),
    ...periods.flatMap(({ start, end }) => [start, end]),
    collection['collectedDateTime'],
  ]
  return written.flatMap((value) => {
    const words = nameOf(value)
    return words === undefined || dateOf(words) !== undefined ? [] : [words]
  })
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
