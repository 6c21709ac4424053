/** Chance that comes out the same for the same seed. */
import { seeded } from '../random/random-bundles.ts'

export interface Chance {
  /** From 0 to below 1. */
  readonly next: () => number
  readonly yes: (share: number) => boolean
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** One of a table of shares, which need not add up to 1. */
  readonly weighed: <T>(table: readonly (readonly [T, number])[]) => T
  /** A day: 'YYYY-MM-DD'. */
  readonly day: (fromYear: number, toYear: number) => string
}

export function chanceOf(seed: number): Chance {
  const next = seeded(seed)
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    yes: (share) => next() < share,
    between,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    weighed: <T>(table: readonly (readonly [T, number])[]) => {
      let left = next() * table.reduce((sum, [, share]) => sum + share, 0)
      for (const [what, share] of table) {
        left -= share
        if (left < 0) return what
      }
      return (table[0] as readonly [T, number])[0]
    },
    day: (fromYear, toYear) =>
      `${between(fromYear, toYear)}-${String(between(1, 12)).padStart(2, '0')}-${String(between(1, 28)).padStart(2, '0')}`,
  }
}

/** A later day; `days` may be negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
