import { InvalidArgumentError } from 'commander'

/**
 * An option that takes a day of the calendar: 'YYYY-MM-DD', and 2026-02-30 is none.
 * @throws InvalidArgumentError, which the command line shows with the option
 */
export function readDay(written: string): string {
  const date = new Date(`${written}T00:00:00Z`)
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written)
  if (!isDay) throw new InvalidArgumentError('a day of the calendar, YYYY-MM-DD')
  return written
}
