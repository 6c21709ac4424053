/**
 * Whether a regular expression takes steps in proportion to the length of the text. A matcher that goes back tries the paths
 * of an automaton one after another; it takes longer than that only where the number of paths for a text grows with the
 * text. That is so exactly where a text leads from a place p to p and to q as well, and from q to q (the paths then grow
 * with its repetitions), or in two ways from p to p (they double with each). Weber and Seidl 1991, Weideman et al. 2016.
 *
 * What is simplified errs towards "slow": `$`, what is looked for ahead or behind, and `\b` behind a sign always hold.
 */
import { parseRegExpLiteral } from '@eslint-community/regexpp'
import type { AST } from '@eslint-community/regexpp'

/** Which of the places of one expression follow each other; the numbers are of ways, and more than two count as two. */
type Ways = Map<number, number>

interface Part {
  /** Ways to pass without a sign: at the edge of a word, at any place, and where no assertion is in the way. */
  readonly emptyAtEdge: number
  readonly empty: number
  readonly emptyFreely: number
  readonly firstAtEdge: Ways
  readonly first: Ways
  readonly last: Ways
  /** The last places of ways with no assertion behind them. */
  readonly lastFreely: Ways
}

interface Automaton {
  /** For each place the signs that lead to it. */
  readonly signs: number[]
  readonly follow: Ways[]
  readonly inner: AST.Alternative[]
}

const NOTHING: Ways = new Map()
const EMPTY: Part = {
  emptyAtEdge: 1,
  empty: 1,
  emptyFreely: 1,
  firstAtEdge: NOTHING,
  first: NOTHING,
  last: NOTHING,
  lastFreely: NOTHING,
}
const NEVER: Part = { ...EMPTY, emptyAtEdge: 0, empty: 0, emptyFreely: 0 }

const atMostTwo = (ways: number) => Math.min(ways, 2)

function add(one: Ways, other: Ways, times = 1): Ways {
  if (times === 0 || other.size === 0) return one
  const sum = new Map(one)
  for (const [place, ways] of other) sum.set(place, atMostTwo((sum.get(place) ?? 0) + ways * times))
  return sum
}

function either(one: Part, other: Part): Part {
  return {
    emptyAtEdge: atMostTwo(one.emptyAtEdge + other.emptyAtEdge),
    empty: atMostTwo(one.empty + other.empty),
    emptyFreely: atMostTwo(one.emptyFreely + other.emptyFreely),
    firstAtEdge: add(one.firstAtEdge, other.firstAtEdge),
    first: add(one.first, other.first),
    last: add(one.last, other.last),
    lastFreely: add(one.lastFreely, other.lastFreely),
  }
}

function then({ follow }: Automaton, one: Part, other: Part): Part {
  connect(follow, one.last, other.firstAtEdge)
  return {
    emptyAtEdge: atMostTwo(one.emptyAtEdge * other.emptyAtEdge),
    empty: atMostTwo(one.empty * other.empty),
    emptyFreely: atMostTwo(one.emptyFreely * other.emptyFreely),
    firstAtEdge: add(one.firstAtEdge, other.firstAtEdge, one.emptyAtEdge),
    first: add(one.first, other.first, one.empty),
    last: add(other.last, one.last, other.emptyAtEdge),
    lastFreely: add(other.lastFreely, one.lastFreely, other.emptyFreely),
  }
}

function connect(follow: Ways[], from: Ways, to: Ways): void {
  for (const [place, ways] of from) follow[place] = add(follow[place] ?? NOTHING, to, ways)
}

/** Classes of signs, by number: the set of signs that they hold. Signs are code points up to 0xffff. */
class Signs {
  readonly #sets: Uint8Array[] = []
  readonly #known = new Map<string, number>()
  readonly #shared = new Map<string, boolean>()

  numberOf(source: string, flags: string): number {
    const key = `${flags}/${source}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const one = new RegExp(`^(?:${source})$`, flags)
    const set = new Uint8Array(0x10000)
    for (let code = 0; code < set.length; code++) if (one.test(String.fromCharCode(code))) set[code] = 1
    this.#known.set(key, this.#sets.push(set) - 1)
    return this.#sets.length - 1
  }

  haveOneInCommon(...classes: readonly number[]): boolean {
    const distinct = [...new Set(classes)].toSorted((one, other) => one - other)
    const key = distinct.join()
    const known = this.#shared.get(key)
    if (known !== undefined) return known
    const sets = distinct.map((one) => this.#sets[one] ?? new Uint8Array())
    const found = sets[0]?.some((_, code) => sets.every((set) => set[code] === 1)) ?? false
    this.#shared.set(key, found)
    return found
  }
}

const signs = new Signs()

class Builder {
  readonly automaton: Automaton = { signs: [], follow: [], inner: [] }
  readonly #flags: string

  constructor(flags: string) {
    this.#flags = flags
  }

  alternatives(all: readonly AST.Alternative[]): Part {
    return all.map((one) => this.alternative(one)).reduce(either, NEVER)
  }

  alternative({ elements }: AST.Alternative): Part {
    return elements.reduce((part, element) => then(this.automaton, part, this.element(element)), EMPTY)
  }

  element(element: AST.Element): Part {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives)
      case 'Quantifier':
        return this.repeat(element)
      case 'Assertion':
        return this.assertion(element)
      case 'Backreference':
        throw new Error(`a reference back is not judged: ${element.raw}`)
      default:
        return this.sign(element.raw)
    }
  }

  sign(source: string): Part {
    const { follow } = this.automaton
    const place = this.automaton.signs.push(signs.numberOf(source, this.#flags)) - 1
    follow[place] = NOTHING
    const here = new Map([[place, 1]])
    return { ...NEVER, firstAtEdge: here, first: here, last: here, lastFreely: here }
  }

  assertion(assertion: AST.Assertion): Part {
    // No circle leads to the start of the text.
    if (assertion.kind === 'start' && !this.#flags.includes('m')) return NEVER
    if (assertion.kind === 'word' && !assertion.negate) return { ...NEVER, emptyAtEdge: 1 }
    if (assertion.kind === 'lookbehind' && /[*+]|\{\d+,\}/.test(assertion.raw))
      throw new Error(`a repetition without an end, looked for behind, is not judged: ${assertion.raw}`)
    if (assertion.kind === 'lookahead') this.automaton.inner.push(...assertion.alternatives)
    return { ...EMPTY, emptyFreely: 0 }
  }

  repeat({ element, min, max }: AST.Quantifier): Part {
    const copies = Number.isFinite(max) ? max : Math.max(min, 1)
    let part = EMPTY
    for (let at = copies - 1; at >= 0; at--) {
      const one = this.element(element)
      if (!Number.isFinite(max) && at === copies - 1) connect(this.automaton.follow, one.last, one.firstAtEdge)
      const rest = then(this.automaton, one, part)
      part = at < min ? rest : either(rest, EMPTY)
    }
    return part
  }
}

/** The places from which a place is reached, itself only by a circle. */
function reach(follow: readonly Ways[]): readonly ReadonlySet<number>[] {
  return follow.map((next) => {
    const seen = new Set(next.keys())
    for (const place of seen) for (const later of follow[place]?.keys() ?? []) seen.add(later)
    return seen
  })
}

/** @returns why the expression may be slow, or undefined. */
export function whySlow(source: string, flags: string): string | undefined {
  const { pattern } = parseRegExpLiteral(`/${source}/${flags}`)
  const plain = flags.replaceAll(/[gdy]/g, '')
  return judge(pattern.alternatives, plain, flags.includes('y'), true)
}

/**
 * @param isSticky Whether it is tried at one place only.
 * @param isWhole A whole expression ends with its first way that matches; what is looked for ahead is looked for again at
 *   each sign.
 */
function judge(
  all: readonly AST.Alternative[],
  flags: string,
  isSticky: boolean,
  isWhole: boolean,
): string | undefined {
  const builder = new Builder(flags)
  const { automaton } = builder
  const whole = builder.alternatives(all)
  const { follow } = automaton
  if (!isSticky) addSearch(automaton, whole, flags)
  const reached = reach(follow)
  const onCircle = follow.map((_, place) => place).filter((place) => reached[place]?.has(place))
  const circleOf = (place: number) => onCircle.filter((one) => reached[place]?.has(one) && reached[one]?.has(place))
  // Where a way may end in each place of the circle, what the circle took belongs to what is found: nothing is tried again.
  const isDone = (place: number) => isWhole && circleOf(place).every((one) => whole.lastFreely.has(one))
  const judged = onCircle.filter((place) => !isDone(place))
  for (const q of judged) {
    if (isTwofold(automaton, new Set(circleOf(q)), q)) return 'its ways double'
    for (const p of onCircle) {
      if (p !== q && reached[p]?.has(q) && leads(automaton, reached, p, q)) return 'its ways grow with the text'
    }
  }
  for (const inner of automaton.inner) {
    const slow = judge([inner], flags, false, false)
    if (slow !== undefined) return `within ${inner.parent.raw}: ${slow}`
  }
  return undefined
}

/**
 * Without an anchor it is tried at each sign: two places before it, of signs of words and of others, that any sign leads back
 * to. Where it must begin at the edge of a word and with a sign of words, only a sign of no word stands before it.
 */
function addSearch({ follow, signs: classes }: Automaton, whole: Part, flags: string): void {
  const [word, other] = [signs.numberOf(String.raw`\w`, flags), signs.numberOf(String.raw`\W`, flags)]
  const inWord = classes.push(word) - 1
  const outside = classes.push(other) - 1
  const beginsWord = (place: number) => !signs.haveOneInCommon(classes[place] ?? -1, other)
  const again: Ways = new Map([
    [inWord, 1],
    [outside, 1],
  ])
  const unlessWord = new Map([...whole.firstAtEdge].filter(([place]) => whole.first.has(place) || !beginsWord(place)))
  follow[inWord] = add(again, unlessWord)
  follow[outside] = add(again, whole.firstAtEdge)
}

/** Whether a text leads from the place to itself in two ways. */
function isTwofold({ follow, signs: classes }: Automaton, circle: ReadonlySet<number>, start: number): boolean {
  const within = (place: number) => [...(follow[place] ?? [])].filter(([next]) => circle.has(next))
  const isDouble = [...circle].some((place) => within(place).some(([, ways]) => ways > 1))
  return (
    isDouble ||
    walk([start, start, 0], [start, start, 1], ([one, other, apart]) =>
      within(one).flatMap(([a]) =>
        within(other)
          .filter(([b]) => signs.haveOneInCommon(classes[a] ?? -1, classes[b] ?? -1))
          .map(([b]): Triple => [a, b, apart === 1 || a !== b ? 1 : 0]),
      ),
    )
  )
}

/** Whether one text leads from p to p, from p to q, and from q to q. */
function leads(
  { follow, signs: classes }: Automaton,
  reached: readonly ReadonlySet<number>[],
  p: number,
  q: number,
): boolean {
  const next = (place: number, goal: number) =>
    [...(follow[place]?.keys() ?? [])].filter((one) => one === goal || reached[one]?.has(goal))
  const share = (...places: readonly number[]) => signs.haveOneInCommon(...places.map((place) => classes[place] ?? -1))
  return walk([p, p, q], [p, q, q], ([first, middle, last]) =>
    next(first, p).flatMap((a) =>
      next(middle, q)
        .filter((b) => share(a, b))
        .flatMap((b) =>
          next(last, q)
            .filter((c) => share(a, b, c))
            .map((c): Triple => [a, b, c]),
        ),
    ),
  )
}

type Triple = readonly [number, number, number]

/** Whether steps lead from one to the other; a step at least. */
function walk(from: Triple, to: Triple, stepsFrom: (triple: Triple) => readonly Triple[]): boolean {
  const goal = to.join()
  const seen = new Set<string>()
  const waiting = [from]
  for (const triple of waiting) {
    for (const next of stepsFrom(triple)) {
      const key = next.join()
      if (key === goal) return true
      if (seen.has(key)) continue
      seen.add(key)
      waiting.push(next)
    }
  }
  return false
}
