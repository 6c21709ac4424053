/**
 * The patients of an export, each by 64 bits of a hash of its id: eight bytes for a patient, whatever the id. Two patients with
 * the same bits would count as one and be read together, never be set aside by mistake: each is told by its id again when it is
 * read.
 */

const FIRST_SIZE = 1 << 12

export class OwnerTable {
  /** How many patients there are; each has a number from 0 on. */
  count = 0
  #low = new Uint32Array(FIRST_SIZE)
  #high = new Uint32Array(FIRST_SIZE)
  #signs = new Uint8Array(FIRST_SIZE)
  /** Numbers, plus one, by hash; twice as many places as patients at least. */
  #places = new Uint32Array(FIRST_SIZE * 2)

  /** The number of the patient whose id stands in these bytes. */
  add(bytes: Uint8Array, start: number, end: number): number {
    hashOf(bytes, start, end)
    return this.addHash(lowOfLast, highOfLast)
  }

  addHash(low: number, high: number): number {
    const places = this.#places
    const mask = places.length - 1
    let place = low & mask
    for (;;) {
      const number = (places[place] as number) - 1
      if (number === -1) break
      if (this.#low[number] === low && this.#high[number] === high) return number
      place = (place + 1) & mask
    }
    if (this.count === this.#low.length) {
      this.#grow()
      return this.addHash(low, high)
    }
    this.#low[this.count] = low
    this.#high[this.count] = high
    places[place] = this.count + 1
    this.count += 1
    return this.count - 1
  }

  mark(number: number): void {
    this.#signs[number] = 1
  }

  isMarked(number: number): boolean {
    return this.#signs[number] === 1
  }

  /** Without the way to find them, to be handed over. */
  list(): OwnerList {
    const { count } = this
    return { low: this.#low.slice(0, count), high: this.#high.slice(0, count), signs: this.#signs.slice(0, count) }
  }

  #grow(): void {
    const size = this.#low.length * 2
    const [low, high, signs] = [this.#low, this.#high, this.#signs]
    this.#low = new Uint32Array(size)
    this.#high = new Uint32Array(size)
    this.#signs = new Uint8Array(size)
    this.#low.set(low)
    this.#high.set(high)
    this.#signs.set(signs)
    this.#places = new Uint32Array(size * 2)
    const mask = this.#places.length - 1
    for (let number = 0; number < this.count; number++) {
      let place = (low[number] as number) & mask
      while (this.#places[place] !== 0) place = (place + 1) & mask
      this.#places[place] = number + 1
    }
  }
}

export interface OwnerList {
  readonly low: Uint32Array<ArrayBuffer>
  readonly high: Uint32Array<ArrayBuffer>
  /** 1 where a record of the patient shows a sign. */
  readonly signs: Uint8Array<ArrayBuffer>
}

let lowOfLast = 0
let highOfLast = 0

/** Leaves the two halves in `lowOfLast` and `highOfLast`: nothing is made for each line. */
function hashOf(bytes: Uint8Array, start: number, end: number): void {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    low = Math.imul(low ^ byte, 0x01000193)
    high = Math.imul(high + byte, 0x85ebca6b) ^ (high >>> 13)
  }
  lowOfLast = mix(low ^ (end - start))
  highOfLast = mix(high)
}

function mix(half: number): number {
  let mixed = half ^ (half >>> 16)
  mixed = Math.imul(mixed, 0x7feb352d)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** A number of the id alone: the part in which its records go. */
export function partOf(bytes: Uint8Array, start: number, end: number, parts: number): number {
  hashOf(bytes, start, end)
  return highOfLast % parts
}
