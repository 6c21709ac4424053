/** The noun 'amplification' without a verb: the finding of a test, or the name of what was tested. */
import type { Item } from './lexicon.ts'
import { readMeasure } from './values.ts'
import { ADDED_BY, JOINED_BY } from './words/any/shown.ts'

/** Words that the finding may have between its start and its ratio. */
const OF_THE_FINDING: ReadonlySet<string> = new Set([
  'amplification',
  'her2',
  'ish',
  'for',
  'by',
  'is',
  'ratio',
  'cep17',
])
const OF_THE_TEST: ReadonlySet<string> = new Set(['her2', 'ish', 'for', 'by', 'is'])
const JOINS: ReadonlySet<string> = new Set(JOINED_BY.split('|'))
const ADDS: ReadonlySet<string> = new Set(ADDED_BY.split('|'))
const MARKS: ReadonlySet<string> = new Set(['(', ',', '['])
const REACH = 12

/**
 * 'Amplification du gène HER2 (ratio 5,1)' and 'HER2 2+ with amplification by FISH' are findings; 'HER2 amplification by
 * FISH: ratio 5.1' names what was tested. `scored`: a score stands before it.
 */
export function isFinding(items: readonly Item[], at: number, scored: boolean): boolean {
  if (scored && isClosed(items, at) && (isJoined(items, at) || opens(items, at))) return true
  return opens(items, at) && hasRatioOfAmplification(items, at)
}

/** 'HER2 2+ with amplification in a few cells': more is said than that it is there. */
export function isQualified(items: readonly Item[], at: number): boolean {
  const added = isJoined(items, at, ADDS)
  if (!added && (!isJoined(items, at) || isClosed(items, at))) return false
  const end = items.findIndex((item, index) => index > at && item.kind === 'mark')
  const own = items.slice(at + 1, end < 0 ? items.length : end)
  return items[end]?.text !== ':' && !own.some(({ meaning }) => NOT_YET.has(meaning))
}

const NOT_YET: ReadonlySet<string> = new Set([
  'pending',
  'notdone',
  'recommended',
  'unknown',
  'detected',
  'absent',
  'not',
])

/** A joining word before the noun, its article and its marker. */
function isJoined(items: readonly Item[], at: number, words = JOINS): boolean {
  for (let before = at - 1; before >= 0 && before > at - 4; before -= 1) {
    const item = items[before]
    if (words.has(item?.text ?? '')) return true
    if (item?.meaning !== 'her2' && !ARTICLE.test(item?.text ?? '')) return false
  }
  return false
}

/** No label: nothing behind it in its clause but how it was tested. */
function isClosed(items: readonly Item[], at: number): boolean {
  const end = items.findIndex((item, index) => index > at && item.kind === 'mark')
  const own = items.slice(at + 1, end < 0 ? items.length : end)
  return (
    own.every(({ meaning, text }) => OF_THE_TEST.has(meaning) || text === 'en') &&
    items[end]?.text !== ':' &&
    items[end]?.text !== '?'
  )
}

/** It stands at the start of its clause, or behind the name of the test and a colon. */
function opens(items: readonly Item[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - REACH; before -= 1) {
    const item = items[before]
    if (item === undefined || item.text === ';' || item.text === '.') return true
    if (item.text === ':') return true
    if (item.text === ',' && before < at - 1) continue
    if (item.text === 'test' || !(item.meaning === 'her2' || item.meaning === 'ish' || ARTICLE.test(item.text)))
      return false
  }
  return true
}

const ARTICLE = /^(?:in|der|die|eine|une|una|un|een|the|an|la|l|gene|gen)$/

/** Behind it, without a colon between, a ratio that an amplified gene has (at least 2.0). */
function hasRatioOfAmplification(items: readonly Item[], at: number): boolean {
  for (let next = at + 1; next < items.length && next < at + REACH; next += 1) {
    const item = items[next]
    if (item === undefined) return false
    if (item.meaning === 'ratio') return isAmplified(items, next)
    if (item.kind === 'mark' ? !MARKS.has(item.text) : !OF_THE_FINDING.has(item.meaning)) return false
  }
  return false
}

function isAmplified(items: readonly Item[], ratio: number): boolean {
  for (let at = ratio + 1; at < ratio + 7; at += 1) {
    const reading = items[at]?.kind === 'number' && items[at]?.text !== '17' ? readMeasure(items, at) : undefined
    if (reading?.measure !== undefined) return Number(reading.measure.text) >= 2 && !reading.percent
  }
  return false
}
