/**
 * Members of resources that stood in an export before, byte for byte: a category, a code with its names. Where one comes again,
 * its end and the state of the search behind it are known, and its bytes are compared four at a time in place of being looked
 * at one by one. A tree: members that begin with the same bytes have these once. Memory is bounded.
 */

/** What is learned: shorter ones are as quickly read, longer ones do not come again. In bytes. */
const [SHORTEST, LONGEST] = [12, 512]
/** By default; a power of two. */
const MOST_NODES = 1 << 14
const NAMES = 1 << 10
/** Misses in a row until members of one name are taken for ever new, such as dates. */
const PATIENCE = 256

export class KnownMembers {
  /** Of the member that was found last: where it ends, behind its comma, and the state there. */
  end = 0
  state = 0

  /** Of each node: the words behind the one that leads to it. */
  readonly #from: Int32Array
  readonly #to: Int32Array
  readonly #words: Int32Array
  /** Where a member may end at a node: the state behind it, 0 where none does, and its last bytes, fewer than a word. */
  readonly #result: Uint16Array
  readonly #tail: Int32Array
  readonly #tailLength: Uint8Array
  /** From a node by a word to the next: three numbers for each place, of which there are twice as many as nodes. */
  readonly #places: Int32Array
  readonly #lastPlace: number
  #nodes = 1
  #used = 0
  /** How often members come again, by the first letters of their names. */
  readonly #scores = new Int16Array(NAMES).fill(PATIENCE)

  /** @param nodes how much is kept: a power of two */
  constructor(nodes = MOST_NODES) {
    this.#from = new Int32Array(nodes)
    this.#to = new Int32Array(nodes)
    this.#words = new Int32Array(nodes * 16)
    this.#result = new Uint16Array(nodes)
    this.#tail = new Int32Array(nodes)
    this.#tailLength = new Uint8Array(nodes)
    this.#places = new Int32Array(nodes * 2 * 3)
    this.#lastPlace = nodes * 2 - 1
  }

  forget(): void {
    this.#places.fill(0)
    this.#scores.fill(PATIENCE)
    this.#result.fill(0)
    this.#nodes = 1
    this.#used = 0
  }

  /** Whether a member that is known begins `at` a place, in a state: whatever may tell one place from another. */
  find(bytes: DataView, at: number, state: number): boolean {
    if (at + LONGEST + WORD > bytes.byteLength) return false
    const first = bytes.getInt32(at, true)
    const name = nameOf(first)
    const score = this.#scores[name] as number
    if (score < 0) return false
    const isKnown = this.#walk(bytes, at, this.#next(~state, first))
    if (isKnown) {
      if (score < PATIENCE) this.#scores[name] = score + 1
    } else this.#scores[name] = score - 1
    return isKnown
  }

  #walk(bytes: DataView, start: number, begun: number): boolean {
    const words = this.#words
    let at = start
    for (let node = begun; node !== 0; node = this.#next(node, bytes.getInt32(at, true))) {
      at += WORD
      const to = this.#to[node] as number
      for (let word = this.#from[node] as number; word < to; word++) {
        if (bytes.getInt32(at, true) !== words[word]) return false
        at += WORD
      }
      if (this.#endsHere(bytes, at, node)) return true
    }
    return false
  }

  #endsHere(bytes: DataView, at: number, node: number): boolean {
    const state = this.#result[node] as number
    const length = this.#tailLength[node] as number
    if (state === 0 || firstBytes(bytes.getInt32(at, true), length) !== this.#tail[node]) return false
    this.end = at + length
    this.state = state
    return true
  }

  /** That a member stands from `start` to `end`, its comma included, and that it leads from a state to a result. */
  learn(bytes: DataView, start: number, end: number, state: number, result: number): void {
    const length = end - start
    if (length < SHORTEST || length > LONGEST || end + WORD > bytes.byteLength) return
    if ((this.#scores[nameOf(bytes.getInt32(start, true))] as number) < 0) return
    if (this.#nodes + 2 > this.#from.length || this.#used + length / WORD > this.#words.length) this.forget()
    const last = end - (length % WORD)
    let node = ~state
    let at = start
    while (at < last) {
      const word = bytes.getInt32(at, true)
      const place = this.#placeOf(node, word)
      at += WORD
      const next = this.#places[place + 2] as number
      if (next === 0) {
        node = this.#add(place, node, word)
        while (at < last) {
          this.#words[this.#used++] = bytes.getInt32(at, true)
          at += WORD
        }
        this.#to[node] = this.#used
        break
      }
      const same = this.#same(bytes, at, last, next)
      at += same * WORD
      node = this.#splitAt(place, next, same)
    }
    if (node < 0 || this.#result[node] !== 0) return
    this.#tailLength[node] = end - last
    this.#tail[node] = firstBytes(bytes.getInt32(last, true), end - last)
    this.#result[node] = result
  }

  /** How many words of a node stand here. */
  #same(bytes: DataView, start: number, last: number, node: number): number {
    const from = this.#from[node] as number
    const to = this.#to[node] as number
    let word = from
    for (let at = start; word < to && at < last && bytes.getInt32(at, true) === this.#words[word]; at += WORD) word += 1
    return word - from
  }

  /** A node whose words end after so many of another's: that one, or one before it. */
  #splitAt(place: number, node: number, words: number): number {
    const from = this.#from[node] as number
    if (from + words === this.#to[node]) return node
    const before = this.#nodes++
    this.#from[before] = from
    this.#to[before] = from + words
    this.#result[before] = 0
    this.#places[place + 2] = before
    const word = this.#words[from + words] as number
    const behind = this.#placeOf(before, word)
    this.#places[behind] = before
    this.#places[behind + 1] = word
    this.#places[behind + 2] = node
    this.#from[node] = from + words + 1
    return before
  }

  #add(place: number, before: number, word: number): number {
    const node = this.#nodes++
    this.#places[place] = before
    this.#places[place + 1] = word
    this.#places[place + 2] = node
    this.#from[node] = this.#used
    this.#result[node] = 0
    return node
  }

  #next(node: number, word: number): number {
    return this.#places[this.#placeOf(node, word) + 2] as number
  }

  /** Where it stands how to go on from a node by a word, or would stand. */
  #placeOf(node: number, word: number): number {
    const places = this.#places
    let mixed = Math.imul(word ^ Math.imul(node, 0x9e3779b1), 0x85ebca6b)
    mixed ^= mixed >>> 15
    for (let place = mixed & this.#lastPlace; ; place = (place + 1) & this.#lastPlace) {
      const at = place * 3
      if (places[at + 2] === 0 || (places[at] === node && places[at + 1] === word)) return at
    }
  }
}

const WORD = 4

function nameOf(word: number): number {
  return (Math.imul(word, 0x85ebca6b) >>> 22) & (NAMES - 1)
}

/** The first bytes of a word, fewer than four. */
function firstBytes(word: number, length: number): number {
  return word & ((1 << (length * 8)) - 1)
}
