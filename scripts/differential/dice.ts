/** Chance that can be thrown again: the same seed gives the same cases on every machine. */

const STEP = 0x6d2b79f5
const RANGE = 2 ** 32

export class Dice {
  private state: number

  constructor(...seeds: readonly number[]) {
    this.state = 0x9e3779b9
    for (const seed of seeds) {
      this.state = (this.state ^ seed) >>> 0
      this.state = Math.floor(this.throw() * RANGE) >>> 0
    }
  }

  /** 0 to below 1. */
  throw(): number {
    this.state = (this.state + STEP) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE
  }

  chance(of: number): boolean {
    return this.throw() < of
  }

  below(limit: number): number {
    return Math.floor(this.throw() * limit)
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }

  /** One of the rows, each as often as its weight says; the weights sum to 1. */
  weighted<T>(rows: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.throw()
    for (const [weight, value] of rows) {
      left -= weight
      if (left < 0) return value
    }
    const last = rows.at(-1)
    if (last === undefined) throw new Error('nothing to pick from')
    return last[1]
  }
}
