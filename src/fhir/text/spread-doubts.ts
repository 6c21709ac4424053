/** What stands around a spread that is named and leaves it open: before it a doubt, behind it words that take it back. */
import { findUnknown } from './coverage.ts'
import type { Item } from './lexicon.ts'
import { isPartOfAge } from './spread-context.ts'
import { deniesMoreBehind } from './spread-limits.ts'
import { THOUGHT_OF } from './words/any/spread-context.ts'
import { BESIDE_SITE } from './spread-place.ts'
import { BREAST } from './word-traits.ts'

const WINDOW = 10
export const TAKES_BACK: ReadonlySet<string> = new Set([
  ...['not', 'absent', 'hedge', 'withdrawn', 'unknown', 'indeterminate', 'pending', 'notdone', 'failed', 'preliminary'],
  ...['search', 'notapplicable', 'recommended'],
])
/** With one of these the next clause speaks of something else. */
const OTHER_SUBJECT: ReadonlySet<string> = new Set([
  ...['metastasis', 'distantmetastasis', 'sitemetastasis', 'nodemetastasis', 'node', 'distantsite', 'disease', 'stage'],
  ...['mcategory', 'therapy'],
])

/** 'Lebermetastasen, jedoch nicht sicher ausgeschlossen', 'liver metastases (not confirmed)': the clause behind doubts it. */
export function isTakenBack(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const clause = clauses[at] ?? 0
  const behind = items.filter((item, index) => index > at && clauses[index] === clause + 1 && item.meaning !== 'but')
  const own = behind.filter((item) => item.kind !== 'mark')
  // 'Metastatic breast cancer (liver) ruled out': the brackets only say where.
  if (isRevoked(items, at + 1) || isWithdrawn(items, at) || isDeniedAlone(behind) || isAgainstBreast(items, at))
    return true
  const next = own.length > 0 ? own : items.filter((_, index) => index > at && clauses[index] === clause + 2)
  if (next.length > WINDOW || next.some((item) => OTHER_SUBJECT.has(item.meaning))) return false
  const more = next.findIndex(({ meaning }) => meaning === 'not')
  if (more >= 0 && deniesMoreBehind(next, more)) return false
  return next.some(
    (item, index) => TAKES_BACK.has(item.meaning) && !(item.text === 'na' && index === 0 && next.length > 1),
  )
}

/** 'Metastatic adenocarcinoma, favor pancreatobiliary over breast'. */
function isAgainstBreast(items: readonly Item[], from: number): boolean {
  return items.some(({ text }, at) => at > from && BREAST.test(text) && AGAINST.test(items[at - 1]?.text ?? ''))
}

const AGAINST =
  /^(?:over|rather than|instead of|versus|vs|not|eher als|statt|anstatt|plutot que|mas que|piuttosto che|eerder dan)$/

/** 'Liver metastases - negative', 'liver metastases (?)': nothing else stands behind it. */
function isDeniedAlone(behind: readonly Item[]): boolean {
  if (behind.some(({ text }) => text === '?')) return true
  const words = behind.filter(({ kind }) => kind !== 'mark')
  return words.length === 1 && words[0]?.meaning === 'negative'
}

/** 'Known liver metastases - sorry, wrong patient': up to the next thing that is spoken of. */
function isWithdrawn(items: readonly Item[], at: number): boolean {
  for (let next = at + 1; next < items.length; next += 1) {
    const { meaning, text } = items[next] ?? { meaning: '', text: ';' }
    if (meaning === 'withdrawn') return true
    if (text === ';' || (OTHER_SUBJECT.has(meaning) && meaning !== 'disease')) return false
  }
  return false
}

const REVOKES: ReadonlySet<string> = new Set(['withdrawn', 'absent'])
const REVOKED_IN = 4

/** ', ruled out', '(liver), not confirmed': directly behind the disease, brackets with its sites left aside. */
export function isRevoked(items: readonly Item[], behind: number): boolean {
  let from = behind
  while (items[from]?.meaning === 'disease') from += 1
  const close = items[from]?.text === '(' ? items.findIndex(({ text }, at) => at > from && text === ')') : -1
  const inside = items.slice(from + 1, Math.max(from + 1, close))
  const isWhere = close > 0 && inside.every(({ meaning, kind }) => kind === 'mark' || BESIDE_SITE.has(meaning))
  const start = isWhere ? close + 1 : from
  const words = items.slice(start, start + REVOKED_IN).filter(({ kind }) => kind !== 'mark')
  const at = words.findIndex(({ meaning }) => meaning !== 'is')
  return REVOKES.has(words[at]?.meaning ?? '') && !(words[at + 1]?.meaning ?? '').endsWith('metastasis')
}

const DOUBTS: ReadonlySet<string> = new Set([
  ...['withdrawn', 'preliminary', 'unknown', 'indeterminate', 'pending', 'failed', 'conditional', 'hedge', 'control'],
])
const DENIES: ReadonlySet<string> = new Set(['not', 'absent'])
/** What a denial before it is of: 'HER2 not amplified, stage IV'. */
const DENIED_OTHERWISE: ReadonlySet<string> = new Set(['amplified', 'overexpressed', 'detected', 'positive'])

/**
 * Whether a stage, an M category or the answer of a field, at these items, is more than named: its clause holds a doubt, a
 * denial, a question or a word that nobody knows ('inclusion: stage IV', 'never cM1'), or the words behind it take it back.
 */
export function isDoubted(items: readonly Item[], clauses: readonly number[], from: number, to: number): boolean {
  const clause = clauses[to - 1]
  let start = from
  let end = to
  while (start > 0 && clauses[start - 1] === clause) start -= 1
  while (end < items.length && clauses[end] === clause) end += 1
  const around = items.slice(start, end).filter((_, index) => start + index < from || start + index >= to)
  if (around.some((item) => item.text === '?' || DOUBTS.has(item.meaning) || THOUGHT_OF.test(item.text))) return true
  for (let at = start; at < end; at += 1) if ((at < from || at >= to) && isDenial(items, at, at < from)) return true
  const unknown = findUnknown(items, start, end, new Set())
  if (unknown.some((at) => (at < from || at >= to) && isStrange(items, at))) return true
  return isRevoked(items, to) || isWithdrawn(items, to - 1) || isDoubtAlone(items, clauses, to - 1)
}

/** 'cM1, unlikely', 'stage IV (?)': the clause behind it holds a doubt and nothing else. */
function isDoubtAlone(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const clause = clauses[at] ?? 0
  const behind = items.filter((_, index) => index > at && clauses[index] === clause + 1)
  if (isDeniedAlone(behind)) return true
  const words = behind.filter(({ kind }) => kind !== 'mark')
  return (
    words.some(({ meaning }) => TAKES_BACK.has(meaning)) &&
    words.every(({ meaning, text }) => TAKES_BACK.has(meaning) || meaning === 'is' || LITTLE.test(text))
  )
}

const LITTLE = /^(?:yet|still|so|far|but|this|it|that|which|as|by|on|in|at|the|a|an)$/

function isDenial(items: readonly Item[], at: number, before: boolean): boolean {
  const meaning = items[at]?.meaning ?? ''
  const next = items[at + 1]?.meaning ?? ''
  return DENIES.has(meaning) ? !DENIED_OTHERWISE.has(next) : before && meaning === 'negative' && next === 'for'
}

/** A word, and not the end of an ordinal ('8th edition') or of an age. */
function isStrange(items: readonly Item[], at: number): boolean {
  const item = items[at]
  return item?.kind === 'word' && !isPartOfAge(items, at) && !/^(?:st|nd|rd|th|[tnmg])$|^\d/.test(item.text)
}
