/**
 * The notation of the cells of decision tables: the guideline's printed words.
 * A band cell is '≥ 2.0', '< 4.0' or '≥ 4.0 and < 6.0'; a word cell is 'a', 'a or b', or 'any'.
 */
import { areDisjoint, type Interval, isWithin, parseDecimal } from './decimal.ts'

type Digits = `${number}.${number}`
export type Band =
  | `≥ ${Digits}`
  | `> ${Digits}`
  | `< ${Digits}`
  | `≤ ${Digits}`
  | `≥ ${Digits} and < ${Digits}`
  | `≥ ${Digits} and ≤ ${Digits}`
  | `> ${Digits} and ≤ ${Digits}`

/** One, two or three words of an axis, or any of them. */
export type Cell<Axis extends string> = 'any' | Axis | `${Axis} or ${Axis}` | `${Axis} or ${Axis} or ${Axis}`

const bands = new Map<string, Interval>()

/** The interval that a band cell names. Throws on a cell that is not a band: a broken table must stop the start. */
export function bandInterval(band: string): Interval {
  const known = bands.get(band)
  if (known) return known
  let interval: Interval = {}
  for (const part of band.split(' and ')) {
    const [sign, digits] = part.split(' ')
    const at = parseDecimal(digits ?? '')
    if (!at) throw new Error(`not a band: «${band}»`)
    if (sign === '≥' || sign === '>') interval = { ...interval, low: { at, included: sign === '≥' } }
    else if (sign === '<' || sign === '≤') interval = { ...interval, high: { at, included: sign === '≤' } }
    else throw new Error(`not a band: «${band}»`)
  }
  bands.set(band, interval)
  return interval
}

/** Whether a value, or every value of an interval, lies in the band. */
export function liesIn(value: Interval, band: Band): boolean {
  return isWithin(value, bandInterval(band))
}

/** Whether the band cannot be ruled out: an absent value rules out nothing. */
export function mayLieIn(value: Interval | undefined, band: Band): boolean {
  return !value || !areDisjoint(value, bandInterval(band))
}

export function cellHolds(cell: string, word: string): boolean {
  return cell === 'any' || cell.split(' or ').includes(word)
}

/** Every combination of one word of each axis. */
export function combinations(axes: readonly (readonly string[])[]): string[][] {
  return axes.reduce<string[][]>((soFar, axis) => soFar.flatMap((words) => axis.map((word) => [...words, word])), [[]])
}
