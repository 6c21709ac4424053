/** Dates as far as they were recorded. An order in a bundle or `meta.lastUpdated` is never taken for a date. */
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
  return Number(day) < 1 || Number(day) > 31 ? undefined : `${year}-${month}-${day}`
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
