/** Words behind a value that take it back, up to the next marker: 'ER positive, unlikely', 'ER 90 % (strong) in DCIS'. */
import type { Item } from './lexicon.ts'

/** Behind these begins the value of something else. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['er', 'pgr', 'hr', 'her2', 'marker', 'triplenegative', 'triplepositive', 'ihc', 'ish'],
])
const ENDS: ReadonlySet<string> = new Set([';', '.'])
const PARTS: ReadonlySet<string> = new Set([',', '(', '[', ')', ']', ':', '=', '-', '–', '—'])
/** Alone between two marks each of these leaves a value open. */
const DOUBTS: ReadonlySet<string> = new Set([
  ...['not', 'absent', 'hedge', 'withdrawn', 'preliminary', 'pending', 'unknown', 'failed', 'conditional'],
])
const LINK = /^(?:of|in|of the|in the|the|der|des|im|du|de|del|della?|van|van het)$/
const OF_ELSE: ReadonlySet<string> = new Set(['control', 'dcis', 'elsewhere', 'family'])
/** Directly behind a value, or behind the brackets that go with it: of what else it is, or that it is in doubt. */
const TURNS: ReadonlySet<string> = new Set([
  ...['absent', 'hedge', 'withdrawn', 'preliminary', 'conditional', 'dcis', 'control', 'elsewhere', 'family'],
])
const REACH = 5
/** 'ER negative with positive internal control': it stands beside the value. */
export const BESIDE = /^(?:with|mit|bei|avec|con|met)(?: |$)/

/** The first such word behind the end of a value; undefined where none stands there. */
export function doubtBehind(items: readonly Item[], to: number): Item | undefined {
  const end = endOf(items, to)
  const withdrawn = items.slice(to, end).find(({ meaning }) => meaning === 'withdrawn')
  return withdrawn ?? turnedBehind(items, to, end) ?? aloneBehind(items, to, end)
}

function endOf(items: readonly Item[], to: number): number {
  const end = items.findIndex(({ meaning, text }, at) => at >= to && (OTHERS.has(meaning) || ENDS.has(text)))
  return end < 0 ? items.length : end
}

/** 'positive (90 %, strong) in DCIS', 'positive is unlikely' */
function turnedBehind(items: readonly Item[], to: number, end: number): Item | undefined {
  let at = to
  const inBrackets = items.slice(to, end).findIndex(({ text }) => text === ')' || text === '(')
  if (items[to + inBrackets]?.text === ')') at = to + inBrackets + 1
  for (const last = Math.min(end, at + REACH); at < last; at += 1) {
    const item = items[at]
    if (item === undefined || (item.kind === 'mark' && PARTS.has(item.text)) || item.meaning === 'and') return undefined
    if (item.meaning === 'invasive' || item.meaning === 'tumorcells' || BESIDE.test(item.text)) return undefined
    if (TURNS.has(item.meaning) || item.text === '?') return item
  }
  return undefined
}

/** ', pending', '(no)', '- none', '(?)' */
function aloneBehind(items: readonly Item[], to: number, end: number): Item | undefined {
  for (let at = to; at < end; at += 1) {
    if (!PARTS.has(items[at]?.text ?? '')) continue
    let last = at + 1
    while (last < end && !PARTS.has(items[last]?.text ?? '')) last += 1
    // 'ER positive, no necrosis'
    if (last === end && OTHERS.has(items[end]?.meaning ?? '')) return undefined
    const own = items.slice(at + 1, last).filter(({ kind, text }) => kind !== 'mark' || text === '?')
    const doubt = own.find(({ meaning, text }) => DOUBTS.has(meaning) || text === '?')
    if (doubt !== undefined && own.every((item) => item === doubt || item.meaning === 'is' || DOUBTS.has(item.meaning)))
      return doubt
    // '(DCIS)', '(of the control)'
    const named = own.filter(({ text }) => !LINK.test(text))
    if (named.length === 1 && OF_ELSE.has(named[0]?.meaning ?? '')) return named[0]
  }
  return undefined
}
