/** The expressions of signs.ts, taken apart. What is none of theirs is refused. */
import type { Range } from './utf8-sequences.ts'

export type Piece =
  | { readonly kind: 'sequence'; readonly of: readonly Piece[] }
  | { readonly kind: 'any'; readonly of: readonly Piece[] }
  | { readonly kind: 'maybe'; readonly of: Piece }
  /** The edge of a word, on the outer side of it. */
  | { readonly kind: 'edge' }
  /** One code point of these. */
  | { readonly kind: 'sign'; readonly ranges: readonly Range[] }

const LAST = 0x10ffff
const NOTHING: Piece = { kind: 'sequence', of: [] }

/** @throws Error where an expression has something else than signs need */
export function parsePattern(pattern: string): Piece {
  const reader = new PatternReader(pattern)
  const piece = reader.alternatives()
  reader.demandEnd()
  return piece
}

const TOKEN = /\\x\{([0-9a-f]+)\}|\\(.)|(\(\?:)|(.)/suy
const REPEAT = /\?|\{(\d+),(\d+)\}\??|\{(\d+)\}/y

/** White space as JavaScript has it, which is more than RE2 has. */
const WHITE: readonly Range[] = [
  ...([
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
  ] as const),
  ...([
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
]

class PatternReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  demandEnd(): void {
    if (this.#at < this.#text.length) this.#refuse()
  }

  alternatives(): Piece {
    const found = [this.#sequence()]
    while (this.#text[this.#at] === '|') {
      this.#at += 1
      found.push(this.#sequence())
    }
    return found.length === 1 ? (found[0] ?? NOTHING) : joinBeginnings(found)
  }

  #sequence(): Piece {
    const of: Piece[] = []
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] ?? ''))
      of.push(this.#repeated(this.#one()))
    return { kind: 'sequence', of }
  }

  #repeated(piece: Piece): Piece {
    REPEAT.lastIndex = this.#at
    const [whole, from = '0', to = '1', exactly] = REPEAT.exec(this.#text) ?? []
    if (whole === undefined) return piece
    this.#at += whole.length
    const [least, most] = [Number(exactly ?? from), Number(exactly ?? to)]
    let rest = NOTHING
    for (let count = least; count < most; count++) rest = { kind: 'maybe', of: { kind: 'sequence', of: [piece, rest] } }
    return { kind: 'sequence', of: [...Array.from({ length: least }, () => piece), rest] }
  }

  #one(): Piece {
    if (this.#text[this.#at] === '[') return this.#class()
    const { code, escaped, group, sign } = this.#token()
    if (group) return this.#group()
    if (code !== undefined) return anyCase([[code, code]])
    if (escaped === 'b') return { kind: 'edge' }
    if (escaped === 's') return { kind: 'sign', ranges: WHITE }
    if (sign === '.') return { kind: 'sign', ranges: without([[0x0a, 0x0a]]) }
    const plain = escaped ?? sign ?? ''
    if (escaped === undefined ? '*+?^$(){}'.includes(plain) : /[a-z0-9]/i.test(plain)) this.#refuse()
    return anyCase([pointOf(plain)])
  }

  #group(): Piece {
    const piece = this.alternatives()
    if (this.#text[this.#at] !== ')') this.#refuse()
    this.#at += 1
    return piece
  }

  #class(): Piece {
    this.#at += 1
    const isNegated = this.#text[this.#at] === '^'
    if (isNegated) this.#at += 1
    const ranges: Range[] = []
    while (this.#text[this.#at] !== ']') {
      if (this.#at >= this.#text.length) this.#refuse()
      if (this.#text.startsWith(String.raw`\s`, this.#at)) {
        this.#at += 2
        ranges.push(...WHITE)
        continue
      }
      const least = this.#member()
      const isRange = this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']'
      if (isRange) this.#at += 1
      ranges.push([least, isRange ? this.#member() : least])
    }
    this.#at += 1
    return isNegated ? { kind: 'sign', ranges: without(ranges) } : anyCase(ranges)
  }

  #member(): number {
    const { code, escaped, sign } = this.#token()
    const point = code ?? (escaped ?? sign ?? '').codePointAt(0)
    if (point === undefined || (escaped !== undefined && /[a-z0-9]/i.test(escaped))) this.#refuse()
    return point
  }

  #token() {
    TOKEN.lastIndex = this.#at
    const [whole = '', code, escaped, group, sign] = TOKEN.exec(this.#text) ?? []
    if (whole === '') this.#refuse()
    this.#at += whole.length
    return {
      code: code === undefined ? undefined : Number.parseInt(code, 16),
      escaped,
      group: group !== undefined,
      sign,
    }
  }

  #refuse(): never {
    throw new Error(`an expression of signs has what the search does not know, at ${this.#at}: ${this.#text}`)
  }
}

function pointOf(sign: string): Range {
  const point = sign.codePointAt(0) ?? 0
  return [point, point]
}

/** What is in none of these ranges. */
function without(ranges: readonly Range[]): readonly Range[] {
  const left: Range[] = []
  let from = 0
  for (const [least, most] of ranges.toSorted(([one], [other]) => one - other)) {
    if (least > from) left.push([from, least - 1])
    from = Math.max(from, most + 1)
  }
  return from > LAST ? left : [...left, [from, LAST]]
}

/** A range of more has no letters that are written in two ways, beside those it holds itself. */
const MOST_LETTERS = 512

function anyCase(ranges: readonly Range[]): Piece {
  const points = new Set<number>()
  const wide = ranges.filter(([least, most]) => most - least >= MOST_LETTERS)
  for (const [least, most] of ranges.filter((range) => !wide.includes(range))) {
    for (let point = least; point <= most; point++) for (const other of casesOf(point)) points.add(other)
  }
  const joined: [number, number][] = []
  for (const point of [...points].toSorted((one, other) => one - other)) {
    const last = joined.at(-1)
    if (last?.[1] === point - 1) last[1] = point
    else joined.push([point, point])
  }
  return { kind: 'sign', ranges: [...joined, ...wide] }
}

/** The signs that stand for k and s beside their capitals. */
const RARE: ReadonlyMap<string, string> = new Map([
  ['k', '\u{212a}'],
  ['s', '\u{17f}'],
])

function casesOf(point: number): readonly number[] {
  const sign = String.fromCodePoint(point)
  const [small, capital] = [sign.toLowerCase(), sign.toUpperCase()]
  return [sign, small, capital, capital.toLowerCase(), RARE.get(small) ?? sign]
    .filter((one) => [...one].length === 1)
    .map((one) => one.codePointAt(0) ?? point)
}

/** Alternatives that begin alike share their beginning: many codes become one tree. */
function joinBeginnings(pieces: readonly Piece[]): Piece {
  const groups = new Map<string, Piece[][]>()
  for (const piece of pieces) {
    const of = piece.kind === 'sequence' ? [...piece.of] : [piece]
    const name = JSON.stringify(of[0] ?? null)
    groups.set(name, [...(groups.get(name) ?? []), of])
  }
  const joined = [...groups.values()].map((group): Piece => {
    const [only, another] = group
    if (another === undefined || only?.[0] === undefined) return { kind: 'sequence', of: only ?? [] }
    const rests = group.map((of): Piece => ({ kind: 'sequence', of: of.slice(1) }))
    return { kind: 'sequence', of: [only[0], joinBeginnings(rests)] }
  })
  return joined.length === 1 ? (joined[0] ?? NOTHING) : { kind: 'any', of: joined }
}
