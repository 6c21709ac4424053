/** docs/rules.md, sections 3.1 and 4, P-3, P-4 and T-37: which groups the numbers of an ISH result leave possible. */
import type { Figure, Ish, Recount } from './case.ts'
import { decimal } from './decimals.ts'

export type Group = 1 | 2 | 3 | 4 | 5
/** Copies: below 4.0, 4.0 to below 6.0, from 6.0. */
export type Band = 'few' | 'gray' | 'many'

const TWO = decimal('2')
const FOUR = decimal('4')
const SIX = decimal('6')
const BANDS: readonly Band[] = ['few', 'gray', 'many']
/** Where each band begins. */
const FLOORS: Readonly<Record<Band, bigint>> = { few: 0n, gray: FOUR, many: SIX }
const CEILINGS: Readonly<Record<Band, bigint | undefined>> = { few: FOUR, gray: SIX, many: undefined }

const GROUPS: Readonly<Record<'high' | 'low', Readonly<Record<Band, Group>>>> = {
  high: { few: 2, gray: 1, many: 1 },
  low: { few: 5, gray: 4, many: 3 },
}

export function bandOf(copies: string): Band {
  const value = decimal(copies)
  if (value < FOUR) return 'few'
  return value < SIX ? 'gray' : 'many'
}

function sideOf(isHigh: boolean): 'high' | 'low' {
  return isHigh ? 'high' : 'low'
}

/** P-3: without a reported ratio the quotient of the copies; h / c >= 2 is h >= 2c, which needs no division. */
function isQuotientHigh(copies: string, cep17: string): boolean {
  return decimal(copies) >= 2n * decimal(cep17)
}

/** P-3: a reported ratio and the quotient of the copies on different sides of 2.0. */
export function hasArithmeticConflict({ ratio, copies, cep17 }: Ish): boolean {
  if (ratio === undefined || copies === undefined || cep17 === undefined) return false
  if (ratio.comparator !== undefined || copies.comparator !== undefined) return false
  return isQuotientHigh(copies.value, cep17) !== decimal(ratio.value) >= TWO
}

/** Whether an interval (T-37) or a number reaches values from `floor` to below `ceiling`. */
function reaches({ value, comparator }: Figure, floor: bigint, ceiling: bigint | undefined): boolean {
  const limit = decimal(value)
  const isBelowCeiling = ceiling === undefined || limit < ceiling
  if (comparator === '<') return limit > floor
  if (comparator === '<=') return limit >= floor
  return comparator === undefined ? limit >= floor && isBelowCeiling : isBelowCeiling
}

/** The sides of 2.0 on which the ratio may lie. */
export function sidesOf({ ratio, copies, cep17 }: Ish): readonly ('high' | 'low')[] {
  if (ratio !== undefined) {
    const sides = [
      ['low', 0n, TWO],
      ['high', TWO, undefined],
    ] as const
    return sides.filter(([, floor, ceiling]) => reaches(ratio, floor, ceiling)).map(([side]) => side)
  }
  if (copies === undefined || copies.comparator !== undefined || cep17 === undefined) return ['high', 'low']
  return [sideOf(isQuotientHigh(copies.value, cep17))]
}

/** The bands in which the copies may lie. */
export function bandsOf(copies: Figure): readonly Band[] {
  return BANDS.filter((band) => reaches(copies, FLOORS[band], CEILINGS[band]))
}

/** Every group that the numbers leave possible. */
export function possibleGroups(ish: Ish): readonly Group[] {
  const { copies } = ish
  const bands = copies ? bandsOf(copies) : BANDS
  return [...new Set(sidesOf(ish).flatMap((side) => bands.map((band) => GROUPS[side][band])))]
}

/** Both numbers, neither an interval: the group is known (section 3.1). */
export function knownGroup(ish: Ish): Group | undefined {
  const { ratio, copies, cep17 } = ish
  const hasRatio = ratio === undefined ? cep17 !== undefined : ratio.comparator === undefined
  return hasRatio && copies !== undefined && copies.comparator === undefined ? possibleGroups(ish).at(0) : undefined
}

/** T-37: numbers and intervals that lie in one cell. */
export function onlyGroup(ish: Ish): Group | undefined {
  const groups = possibleGroups(ish)
  return groups.length === 1 ? groups[0] : undefined
}

export type RecountOutcome = 'same group' | 'other group'

/** One number may be enough to leave the group, and is not enough to stay in it. */
export function outcomeOf(recount: Recount, first: Group): RecountOutcome | undefined {
  if (recount === 'same group') return recount
  const { ratio, copies } = recount
  const second = {
    probe: 'dual',
    ...(ratio && { ratio: { value: ratio } }),
    ...(copies && { copies: { value: copies } }),
  } as const
  const groups = possibleGroups(second)
  if (!groups.includes(first)) return 'other group'
  return groups.length === 1 ? 'same group' : undefined
}
