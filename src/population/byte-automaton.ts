/**
 * A search for many expressions at once, over the bytes of a text: one look-up in a table for each byte. Built as it goes
 * (states that no text leads to are never made), with bounded memory. Reads the expressions of signs.ts: signs, classes, groups,
 * alternatives, bounded repeats, and \b at the outer end of a word. Case is disregarded.
 */
import { parsePattern, type Piece } from './pattern.ts'
import { utf8Sequences } from './utf8-sequences.ts'

/** States that are kept; then all are forgotten but the one that is needed. */
const MOST_STATES = 8192
/** The state that has found, and the one in which nothing is begun. */
const FOUND = 1
const START = 2

interface Position {
  /** Number of its set of bytes. */
  readonly set: number
  /** Where it leads; -1 is the end of an expression. */
  readonly next: readonly number[]
}

const END = -1

export class ByteAutomaton {
  /** Where a state leads by a byte: `table[(state << 8) | byte]`; 0 where that is not known yet: `step` tells. */
  readonly table = new Uint16Array(MOST_STATES * 256)
  readonly found = FOUND
  readonly start = START
  /** Grows when states are forgotten: from then on other states have their numbers, but for `found` and `start`. */
  generation = 0

  readonly #positions: readonly Position[]
  readonly #members: readonly Uint8Array[]
  readonly #classes: Classes
  /** Where the beginning of all expressions leads, by class. */
  readonly #begun: readonly (readonly number[])[]
  #states: (readonly number[])[] = []
  #numbers = new Map<string, number>()

  constructor(patterns: readonly string[]) {
    const builder = new Builder()
    const begin = builder.build({ kind: 'any', of: patterns.map(parsePattern) }, [END])
    this.#positions = builder.positions
    this.#members = builder.sets
    this.#classes = classesOf(builder.sets)
    this.#begun = this.#classes.bytes.map(([byte = 0]) => this.#follow(begin, byte))
    this.#forget()
  }

  /** The state after a byte. */
  step(state: number, byte: number): number {
    const from = this.#states[state] ?? []
    const one = this.#classes.of[byte] as number
    const all = new Set([...this.#follow(from, byte), ...(this.#begun[one] ?? [])])
    const to = all.has(END) ? FOUND : this.#numberOf([...all].toSorted((a, b) => a - b))
    // A state that was forgotten meanwhile has another row now.
    if (this.#states[state] === from)
      for (const same of this.#classes.bytes[one] ?? []) this.table[(state << 8) | same] = to
    return to
  }

  #numberOf(positions: readonly number[]): number {
    const name = positions.join()
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    if (this.#states.length === MOST_STATES) this.#forget()
    const number = this.#states.push(positions) - 1
    this.#numbers.set(name, number)
    return number
  }

  /** Whether a text shows one of the expressions. */
  test(text: string): boolean {
    let state = this.#enter(START, LINE_FEED)
    for (const byte of Buffer.from(text)) state = this.#enter(state, byte)
    return this.#enter(state, LINE_FEED) === FOUND
  }

  #enter(state: number, byte: number): number {
    return this.table[(state << 8) | byte] || this.step(state, byte)
  }

  #forget(): void {
    this.generation += 1
    this.table.fill(0)
    // What has found has found, whatever comes.
    this.table.fill(FOUND, FOUND << 8, (FOUND + 1) << 8)
    this.#states = [[], [], []]
    this.#numbers = new Map([['', START]])
  }

  #follow(from: readonly number[], byte: number): readonly number[] {
    const to = new Set<number>()
    for (const at of from) {
      const { set, next } = this.#positions[at] as Position
      if (this.#members[set]?.[byte] === 1) for (const other of next) to.add(other)
    }
    return [...to]
  }
}

const LINE_FEED = 0x0a

/** Makes positions from the end to the beginning: what comes after a piece is there before it. */
class Builder {
  readonly positions: Position[] = []
  readonly sets: Uint8Array[] = []
  readonly #numbers = new Map<string, number>()

  /** @returns where the piece begins; what comes `next` is part of it where the piece may be nothing */
  build(piece: Piece, next: readonly number[]): readonly number[] {
    if (piece.kind === 'sequence') return piece.of.reduceRight((after, one) => this.build(one, after), next)
    if (piece.kind === 'any') return [...new Set(piece.of.flatMap((one) => this.build(one, next)))]
    if (piece.kind === 'maybe') return [...new Set([...this.build(piece.of, next), ...next])]
    if (piece.kind === 'edge') return [this.#add(NO_WORD, next)]
    return utf8Sequences(piece.ranges).map((sequence) =>
      sequence.reduceRight((after, [least, most]) => [this.#add([[least, most]], after)], next).at(0),
    ) as number[]
  }

  #add(ranges: readonly (readonly [number, number])[], next: readonly number[]): number {
    const name = ranges.join(';')
    const set = this.#numbers.get(name) ?? this.sets.length
    if (set === this.sets.length) {
      const members = new Uint8Array(256)
      for (const [least, most] of ranges) members.fill(1, least, most + 1)
      this.sets.push(members)
      this.#numbers.set(name, set)
    }
    return this.positions.push({ set, next }) - 1
  }
}

/** Bytes that are no sign of a word: of ASCII all but letters, digits and the underscore. */
const NO_WORD = [
  [0x00, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x5e],
  [0x60, 0x60],
  [0x7b, 0xff],
] as const

interface Classes {
  readonly of: Uint8Array
  readonly bytes: readonly (readonly number[])[]
}

/** Bytes that no expression tells apart are one class. */
function classesOf(sets: readonly Uint8Array[]): Classes {
  const numbers = new Map<string, number>()
  const bytes: number[][] = []
  const of = new Uint8Array(256)
  for (let byte = 0; byte < 256; byte++) {
    const name = sets.map((members) => members[byte]).join('')
    const known = numbers.get(name) ?? bytes.push([]) - 1
    numbers.set(name, known)
    bytes[known]?.push(byte)
    of[byte] = known
  }
  return { of, bytes }
}
