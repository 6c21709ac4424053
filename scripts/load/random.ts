/** Pseudo-random numbers, the same for the same seed (mulberry32). */
export interface Dice {
  /** From 0 up to, not including, `sides`. */
  roll(sides: number): number
  pick<Item>(items: readonly Item[]): Item
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const roll = (sides: number): number => Math.floor(next() * sides)
  return { roll, pick: (items) => items[roll(items.length)] as (typeof items)[number] }
}
