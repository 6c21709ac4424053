/** What makes a spread that is named uncertain: a preliminary report, a turn behind it, another thing it may be, an open blank. */
import { findUnknown } from './coverage.ts'
import { holdsCondition } from './german-conditions.ts'
import type { Item } from './lexicon.ts'
import { BESIDE_SITE } from './spread-place.ts'
import type { TextStatement } from './statements.ts'
import { MENDS, TOLD_BY_PATIENT, TURNS, UNTRUE } from './words/any/spread-turns.ts'

const AHEAD = 14
const NO_ITEMS: ReadonlySet<number> = new Set()

/** Whether anything of that kind stands around the spread that a sentence names. */
export function isSpreadDoubted(items: readonly Item[], text: string, from: number, to: number): boolean {
  return (
    items.some((item) => isOfNoFinal(item)) ||
    isTurned(items, to) ||
    isAlternative(items, from, to) ||
    isBlank(items, text, to) ||
    holdsCondition(text.slice(items[0]?.start, items.at(-1)?.end))
  )
}

/** 'Preliminary report', 'entered in error', 'she says that she has': nothing of the sentence is certain. */
function isOfNoFinal({ meaning, text }: Item): boolean {
  if (meaning === 'preliminary') return true
  if (meaning === 'previous') return TOLD_BY_PATIENT.test(text)
  return UNTRUE.test(text)
}

/** 'Bone metastases, in fact Paget's disease', 'liver metastases, histologically haemangioma'. */
function isTurned(items: readonly Item[], to: number): boolean {
  const behind = items.slice(to, to + AHEAD)
  return behind.some(({ text }, at) => TURNS.test(text) || TURNS.test(`${text} ${behind[at + 1]?.text ?? ''}`))
}

/** The sentence behind says that the one before it was wrong. */
export function mendsBefore(items: readonly Item[]): boolean {
  const [first, second] = items
  return (
    items.length <= LONGEST_MENDING &&
    (MENDS.test(first?.text ?? '') || MENDS.test(`${first?.text ?? ''} ${second?.text ?? ''}`))
  )
}

const LONGEST_MENDING = 24

/** A spread that the text takes back again. */
export function asUncertain(one: TextStatement): TextStatement {
  return one.metastasis === 'yes' ? { ...one, metastasis: 'uncertain', hedged: true } : one
}

/** 'Metastases or cysts': behind the joint stands something that is no site and no spread. */
function isAlternative(items: readonly Item[], from: number, to: number): boolean {
  let joint = to
  while (BESIDE_SITE.has(items[joint]?.meaning ?? '') && !isOr(items[joint])) joint += 1
  if (isOr(items[joint]) || isDutchOr(items, joint)) return isElse(items[joint + 1])
  return isOr(items[from - 1]) && isElse(items[from - 2])
}

function isOr(item: Item | undefined): boolean {
  return item?.meaning === 'or'
}

/** 'Levermetastasen of cysten'; in English 'of' says where they are. */
function isDutchOr(items: readonly Item[], at: number): boolean {
  return items[at]?.text === 'of' && /(?:metastasen|uitzaaiingen|metastase|uitzaaiing)$/.test(items[at - 1]?.text ?? '')
}

function isElse(item: Item | undefined): boolean {
  return item !== undefined && item.kind === 'word' && !BESIDE_SITE.has(item.meaning) && !OF_SPREAD.has(item.meaning)
}

const OF_SPREAD: ReadonlySet<string> = new Set([
  ...['metastasis', 'distantmetastasis', 'nodemetastasis', 'node', 'stage', 'stagefour', 'not', 'absent'],
])

const BLANK = /^[\s:=-]{0,4}(?:_{2,}|\.{4,}|…)/
const LONGEST_BLANK = 10

/** 'Liver metastases: ____'. */
function isBlank(items: readonly Item[], text: string, to: number): boolean {
  let last = to
  while (BESIDE_SITE.has(items[last]?.meaning ?? '')) last += 1
  const end = items[last - 1]?.end
  return end !== undefined && BLANK.test(text.slice(end, end + LONGEST_BLANK))
}

const LONGEST_ASIDE = 8

/** 'Liver metastases (wrong entry)', 'liver metastases - to be seen': directly behind it stands what nobody understood. */
export function isUnknownBehind(items: readonly Item[], to: number): boolean {
  let open = to
  while (BESIDE_SITE.has(items[open]?.meaning ?? '')) open += 1
  const mark = items[open]
  const dash = mark?.text === '-' || mark?.text === '–'
  if (mark?.text !== '(' && !(dash && mark.spaced && items[open + 1]?.spaced === true)) return false
  const closed = items.findIndex(({ kind, text }, at) => at > open && (text === ')' || (dash && kind === 'mark')))
  const close = closed < 0 ? items.length : closed
  if (close - open > LONGEST_ASIDE) return false
  return findUnknown(items, open + 1, close, NO_ITEMS).some((at) => items[at]?.kind === 'word')
}
