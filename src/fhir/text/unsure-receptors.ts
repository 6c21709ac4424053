/** What makes the value of a receptor one that is not read: two names for one value, a limit, a control that was not stained. */
import { OF_OTHER_TISSUE } from './her2-doubts.ts'
import type { Item } from './lexicon.ts'

const EITHER_REACH = 4

/** 'A positive ER or PR tumor', 'RE y/o RP positivos', 'ER of PR positief'. */
export function isEither(items: readonly Item[]): boolean {
  return items.some(({ meaning }, at) => {
    if (meaning !== 'er' && meaning !== 'pgr') return false
    const other = meaning === 'er' ? 'pgr' : 'er'
    const next = items.slice(at + 1, at + 1 + EITHER_REACH).findIndex((item) => item.meaning === other)
    const between = items.slice(at + 1, at + 1 + Math.max(0, next))
    return between.some((item) => isOr(item)) && between.every((item) => isOr(item) || isJoint(item))
  })
}

/** 'Of' is 'or' in Dutch; between two receptors it is nothing else. */
function isOr({ meaning, text }: Item): boolean {
  return meaning === 'or' || text === 'of'
}

function isJoint({ meaning, kind, text }: Item): boolean {
  return meaning === 'and' || (kind === 'mark' && text === '/')
}

const OPPOSITE: Readonly<Record<string, string>> = { positive: 'negative', negative: 'positive' }
const ANOTHER: ReadonlySet<string> = new Set(['er', 'pgr', 'her2', 'hr', 'previous', 'now', 'control', 'ihc', 'ish'])

/** 'ER positive in the node, negative in the breast': behind the value stands its opposite for other tissue. */
export function isOtherElsewhere(items: readonly Item[], words: string | undefined, to: number): boolean {
  const opposite = OPPOSITE[words ?? '']
  if (opposite === undefined) return false
  const other = items.findIndex(
    ({ meaning }, at) =>
      at >= to &&
      meaning === opposite &&
      (items[at - 1]?.kind === 'mark' || items[at - 1]?.meaning === 'but') &&
      OF_OTHER_TISSUE.test(items[at + 1]?.text ?? ''),
  )
  return other >= 0 && !items.slice(to, other).some(({ meaning }) => ANOTHER.has(meaning))
}

const LESS =
  /^(?:inferior|inferiore|menor|minore|unter|below|less|lower|kleiner|weniger|moins|meno|minder|onder|lager|sous|debajo|al di sotto|sotto|beneath|bajo)(?: |$)/
const LESS_REACH = 3
const BEFORE_FIGURE = /^(?:'|al|all|alla|dell|del|de|di|le|la|el|der|dem|the|het|than|als|von|que)$/

/** 'Inferior al 1 %', 'meno dell'1 %': a limit in words that stand further off, or behind an apostrophe. */
export function isLess(items: readonly Item[], at: number): boolean {
  const before = items.slice(Math.max(0, at - LESS_REACH), at)
  const end = before.findLastIndex(
    ({ kind, meaning, text }) => (kind === 'mark' && text !== "'") || kind === 'number' || meaning === 'percentword',
  )
  const own = before.slice(end + 1)
  const less = own.findLastIndex(({ text }) => LESS.test(text))
  const joined = own.slice(less + 1).every(({ text }) => BEFORE_FIGURE.test(text))
  return less >= 0 && joined && !own.some(({ meaning }) => meaning === 'not')
}

const INTERNAL = /intern/
const LOST: ReadonlySet<string> = new Set(['negative', 'absent', 'not'])
const LOST_REACH = 4

/** 'ER negative, internal control negative': what was not stained may not have been stainable. */
export function isControlLost(items: readonly Item[]): boolean {
  return items.some(({ meaning, text }, at) => {
    if (meaning !== 'control' || !INTERNAL.test(text)) return false
    const behind = items.slice(at + 1, at + 1 + LOST_REACH)
    const end = behind.findIndex(({ kind }) => kind === 'mark')
    const own = behind.slice(0, end < 0 ? behind.length : end)
    return (
      own.some((item) => LOST.has(item.meaning)) ||
      (items[at - 1]?.meaning ?? '') === 'absent' ||
      isWithout(items[at - 1])
    )
  })
}

function isWithout(item: Item | undefined): boolean {
  return item?.meaning === 'not'
}
