import type { StainingMeaning } from '../../her2/evidence.ts'
import type { Item } from './lexicon.ts'
import { readMeasure } from './values.ts'

/** Words that may stand between a label and its figure. */
export const LINKS: ReadonlySet<string> = new Set(['is', 'for', 'score', 'her2', 'by', 'ihc', 'detected', 'clone'])
export const MEASURE_LINKS: ReadonlySet<string> = new Set([
  'is',
  'for',
  'by',
  'percell',
  'ratio',
  'her2',
  'cep17',
  'copies',
  'ish',
])

export const COMPARATORS: Readonly<Record<string, true>> = {
  lt: true,
  le: true,
  gt: true,
  ge: true,
  approx: true,
  rangeto: true,
  '<': true,
  '>': true,
  '≤': true,
  '≥': true,
  '~': true,
}

export function isMethod(item: Item | undefined): boolean {
  return item?.meaning === 'ihc' || item?.meaning === 'ish'
}

export function isCloser(item: Item): boolean {
  return (
    item.kind === 'mark' &&
    (item.text === ',' ||
      item.text === ':' ||
      item.text === ';' ||
      item.text === ')' ||
      item.text === '/' ||
      item.text === '.' ||
      item.text === ']' ||
      item.text === '?' ||
      item.text === '!')
  )
}

export function isEndOrCloser(item: Item | undefined): boolean {
  return item === undefined || isCloser(item)
}

/** The first item after labels, 'is', ':' and an opening bracket; at most six are passed over. */
export function skipLinks(items: readonly Item[], from: number, links: ReadonlySet<string>): number {
  let at = from
  while (at < from + 6) {
    const item = items[at]
    if (item === undefined) break
    const mark =
      item.kind === 'mark' && (item.text === ':' || item.text === '=' || item.text === '(' || item.text === '#')
    const dash =
      (item.text === '–' || item.text === '-') &&
      item.spaced &&
      items[at + 1]?.kind === 'number' &&
      items[at + 1]?.spaced === true
    if (dash) {
      at += 1
      continue
    }
    const labelEnd = item.text === ')' && (items[at + 1]?.text === ':' || items[at + 1]?.text === '=')
    if (!mark && !labelEnd && !links.has(item.meaning)) break
    at += 1
  }
  return at
}

/** 'HER2: 4.8', 'HER2 >= 6', 'HER2 signals per cell: 4.8' in a sentence on ISH. */
export function isCopyContext(items: readonly Item[], at: number): boolean {
  const value = skipLinks(items, at + 1, new Set(['is', 'for', 'copies', 'percell', 'by']))
  const reading = readMeasure(items, value)
  if (reading === undefined || reading.percent || reading.end > value + 3) return false
  if (items.slice(at + 1, value).some((item) => item.meaning === 'copies')) return true
  if (items[reading.end]?.kind === 'plus' || items[reading.end]?.meaning === 'copies') return false
  return (
    reading.measure !== undefined && (reading.measure.comparator !== undefined || reading.measure.text.includes('.'))
  )
}

export function stainingMeaning(near: readonly string[]): StainingMeaning {
  if (near.includes('intense') && near.includes('complete')) return 'intense-complete'
  if (near.includes('complete') || near.includes('intense') || near.includes('moderate') || near.includes('positive'))
    return 'unspecified'
  const membrane =
    near.includes('staining') || near.includes('membrane') || near.includes('faint') || near.includes('incomplete')
  return membrane ? 'membrane' : 'unspecified'
}
