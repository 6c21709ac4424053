import { lookUp } from '../record/json-shapes.ts'
import type { IhcScore, Measure } from '../../her2/evidence.ts'
import type { Item } from './lexicon.ts'

/** A score as it stands, or why it is none. `end` is the item after it. */
export type ScoreReading =
  | { readonly score: IhcScore; readonly zeroPlus: boolean; readonly end: number }
  | { readonly why: string; readonly end: number }

const SCORES: Readonly<Record<string, IhcScore>> = {
  '0': '0',
  '1': '1+',
  '2': '2+',
  '3': '3+',
  '++': '2+',
  '+++': '3+',
}

/**
 * Reads an IHC score at an item. `labelled`: a word before it ('score', 'IHC') says that a bare figure is a score.
 * Ranges, fractions and figures above 3 are refused (RULES T-22).
 */
export function readScore(items: readonly Item[], at: number, labelled: boolean): ScoreReading | undefined {
  const item = items[at]
  if (item?.kind === 'plus') return readPlusScore(items, at)
  if (item?.kind !== 'number' || !/^\d{1,2}$/.test(item.text)) return undefined
  const plus = items[at + 1]
  const hasPlus = plus?.kind === 'plus' && !isPlusOfList(items, at + 1)
  if (!hasPlus && isPercent(items[at + 1])) return undefined
  const end = at + (hasPlus ? 2 : 1)
  if (hasPlus && plus.text !== '+') return { why: 'is no score', end }
  const score = lookUp(SCORES, item.text)
  const range = hasPlus || labelled || endsWithPlus(items, end) ? rangeEnd(items, end, hasPlus) : undefined
  if (range !== undefined)
    return range.why === undefined ? scoreOf(score, hasPlus, item.text, range.end) : { why: range.why, end: range.end }
  if (!hasPlus && !labelled) return undefined
  if (items[end]?.meaning === 'ormore') return { why: 'is a limit', end: end + 1 }
  if (hasPlus && items[end]?.kind === 'number' && isPercent(items[end + 1]))
    return { why: 'may be an intensity with a percentage', end: end + 2 }
  if (!hasPlus && isUnit(items[end])) return undefined
  return scoreOf(score, hasPlus, item.text, end)
}

/** '0-1+': the plus sign stands behind the second figure only. */
function endsWithPlus(items: readonly Item[], at: number): boolean {
  const second = items[at + 1]
  return second?.kind === 'number' && second.text.length === 1 && items[at + 2]?.kind === 'plus'
}

function scoreOf(score: IhcScore | undefined, hasPlus: boolean, text: string, end: number): ScoreReading {
  return score === undefined ? { why: 'is no HER2 score', end } : { score, zeroPlus: hasPlus && text === '0', end }
}

function readPlusScore(items: readonly Item[], at: number): ScoreReading | undefined {
  const text = items[at]?.text ?? ''
  const next = items[at + 1]
  if (next !== undefined && isRangeMark(next) && (items[at + 2]?.kind === 'plus' || items[at + 2]?.kind === 'number')) {
    return { why: 'has two readings', end: at + 3 }
  }
  if (text.length < 2) return undefined
  return scoreOf(lookUp(SCORES, text), false, text, at + 1)
}

/** '3 + ER': the plus sign joins two things when something other than an end follows after a space on both sides. */
function isPlusOfList(items: readonly Item[], at: number): boolean {
  const plus = items[at]
  const next = items[at + 1]
  return plus?.spaced === true && next !== undefined && next.kind === 'number'
}

function isPercent(item: Item | undefined): boolean {
  return item?.meaning === 'percentword'
}

function isUnit(item: Item | undefined): boolean {
  return (
    item !== undefined &&
    (item.meaning === 'copies' ||
      ['mm', 'cm', 'x', 'ml', 'mg', 'of', 'von', 'sur', 'de', 'van', 'su', 'di', 'cells'].includes(item.text))
  )
}

function isRangeMark(item: Item): boolean {
  if (item.meaning === 'rangeto' || item.meaning === 'or' || item.text === 'of') return true
  return item.kind === 'mark' && (item.text === '-' || item.text === '–' || item.text === '/')
}

interface RangeEnd {
  readonly why?: string
  readonly end: number
}

/** What a range or fraction mark after a figure does: '3+/3' is one score, '2+/3+', '0-1+', '3/3' and '3 of 3' are not. */
function rangeEnd(items: readonly Item[], at: number, hasPlus: boolean): RangeEnd | undefined {
  const mark = items[at]
  const next = items[at + 1]
  if (mark === undefined || next === undefined) return undefined
  const fraction = mark.meaning === 'for' || mark.text === '/'
  if (!fraction && !isRangeMark(mark)) return undefined
  if (next.kind !== 'number' && next.kind !== 'date') return undefined
  // '1+/20 %': a percentage stands behind the score.
  if (hasPlus && mark.text === '/' && isPercent(items[at + 2])) return undefined
  const end = at + (items[at + 2]?.kind === 'plus' ? 3 : 2)
  const second = items[at + 2]?.kind === 'plus' && items[at - 2]?.text !== '3'
  if (mark.text === '/' && hasPlus && next.text === '3' && !second) return { end }
  return { why: 'has two readings', end }
}

/** A number with what stands around it. */
export interface MeasureReading {
  readonly measure?: Measure
  /** Why it is no exact number: 'approximate', 'interval', 'ambiguous'. */
  readonly vague?: 'approximate' | 'interval' | 'ambiguous'
  /** The highest number that it names, for checks only. */
  readonly highest: number
  readonly percent: boolean
  readonly start: number
  readonly end: number
}

const COMPARATOR_WORDS: Readonly<Record<string, NonNullable<Measure['comparator']>>> = {
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
}
const COMPARATOR_MARKS: Readonly<Record<string, NonNullable<Measure['comparator']>>> = {
  '<': '<',
  '>': '>',
  '≤': '<=',
  '≥': '>=',
}

/** Reads a number with comparator and percent sign at an item (RULES T-37, T-38). */
export function readMeasure(items: readonly Item[], start: number): MeasureReading | undefined {
  let at = start
  const approximate = items[at]?.meaning === 'approx' || items[at]?.text === '~'
  if (approximate) at += items[at + 1]?.text === '.' ? 2 : 1
  const comparator = readComparator(items, at)
  at = comparator.end
  const number = items[at]
  if (number?.kind !== 'number') return undefined
  const text = decimalOf(number.text)
  const range = readInterval(items, at + 1, items[start]?.meaning === 'rangeto')
  const after = range?.end ?? skipPercent(items, at + 1)
  const percent = items[after - 1]?.meaning === 'percentword'
  const open = items[after]?.meaning === 'ormore' || (items[after]?.kind === 'plus' && !percent)
  const highest = range?.highest ?? Number(text ?? Number.NaN)
  const common = { highest, percent, start, end: open ? after + 1 : after }
  if (text === undefined || open) return { ...common, vague: 'ambiguous' }
  if (range !== undefined) return { ...common, vague: 'interval' }
  if (approximate) return { ...common, vague: 'approximate' }
  return { ...common, measure: comparator.sign === undefined ? { text } : { text, comparator: comparator.sign } }
}

/** More signals than this in whole figures are those of all cells, unless they are called an average. */
const MOST_AVERAGE = { her2CopyNumber: 20, cep17CopyNumber: 10 } as const
const AVERAGE = /^(?:average|mean|mittler|durchschn|moyen|medi[ao]|promedio|gemiddeld|averaged)/

/** 'In 20 nuclei 150 HER2 signals': a sum over all cells, and no copy number. */
export function isTotalOfCells(field: string, reading: MeasureReading, items: readonly Item[]): boolean {
  if (field !== 'her2CopyNumber' && field !== 'cep17CopyNumber') return false
  const { measure } = reading
  if (measure === undefined || measure.comparator !== undefined || !/^\d+$/.test(measure.text)) return false
  const averaged = items.some(({ meaning, text }) => meaning === 'percell' || AVERAGE.test(text))
  if (averaged) return false
  const value = Number(measure.text)
  if (value >= MOST_AVERAGE[field]) return true
  return items.some(({ text }, at) => isCellNumber(items, at) && Number(text) <= value)
}

/** '20 nuclei', 'nuclei: 20' */
function isCellNumber(items: readonly Item[], at: number): boolean {
  if (items[at]?.kind !== 'number' || Number(items[at]?.text) < 10) return false
  const before = items[at - 1]?.text === ':' || items[at - 1]?.text === '=' ? items[at - 2] : items[at - 1]
  return [before, items[at + 1]].some((item) => item?.meaning === 'cells' || CELLS.test(item?.text ?? ''))
}

const CELLS = /^(?:nuclei|nuclear|cells?|zell|kern|tumorzell|noyau|cellul|nucleo|celula|celkern|kernen|cellen)/

function readComparator(
  items: readonly Item[],
  at: number,
): { sign?: NonNullable<Measure['comparator']>; end: number } {
  const item = items[at]
  const word = item === undefined ? undefined : COMPARATOR_WORDS[item.meaning]
  if (word !== undefined) return { sign: word, end: at + 1 }
  const leadingEqual = item?.text === '=' && lookUp(COMPARATOR_MARKS, items[at + 1]?.text ?? '') !== undefined
  const sign = lookUp(COMPARATOR_MARKS, items[at + (leadingEqual ? 1 : 0)]?.text ?? '')
  if (sign === undefined) return { end: item?.text === '=' ? at + 1 : at }
  const equal = leadingEqual || items[at + 1]?.text === '='
  if (!equal) return { sign, end: at + 1 }
  return { sign: sign === '<' || sign === '<=' ? '<=' : '>=', end: at + 2 }
}

/** '5-10 %', '5 % bis 10 %', 'between 5 and 10 %'. */
function readInterval(
  items: readonly Item[],
  at: number,
  between: boolean,
): { highest: number; end: number } | undefined {
  const markAt = skipPercent(items, at)
  const mark = items[markAt]
  const second = items[markAt + 1]
  if (mark === undefined || second?.kind !== 'number') return undefined
  const dash = mark.kind === 'mark' && (mark.text === '-' || mark.text === '–')
  if (!dash && mark.meaning !== 'rangeto' && mark.meaning !== 'or' && !(between && mark.meaning === 'and'))
    return undefined
  const text = decimalOf(second.text)
  return { highest: Number(text ?? Number.NaN), end: skipPercent(items, markAt + 2) }
}

function skipPercent(items: readonly Item[], at: number): number {
  return items[at]?.meaning === 'percentword' ? at + 1 : at
}

/** Digits as written with a decimal point; undefined where a comma may separate thousands ('1.234,5', '1,234'). */
export function decimalOf(text: string): string | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return text
  if (!/^\d+,\d+$/.test(text) || /^[1-9]\d{0,2},\d{3}$/.test(text)) return undefined
  return text.replace(',', '.')
}

/** The end of '(0-3+)', '(0/1+/2+/3+)', '(0-3+, n/a)': a scale from 0 to 3 in brackets; 0 where there is none. */
export function scaleEnd(items: readonly Item[], at: number): number {
  if (items[at]?.text !== '(') return 0
  const figures: string[] = []
  for (let end = at + 1; end < at + 16; end += 1) {
    const item = items[end]
    if (item === undefined) return 0
    if (item.text === ')') return figures[0] === '0' && figures.at(-1) === '3' && figures.length > 1 ? end + 1 : 0
    if (item.kind === 'number' && /^[0-3]$/.test(item.text)) figures.push(item.text)
    else if (
      item.kind !== 'plus' &&
      !SCALE_MARKS.has(item.text) &&
      item.meaning !== 'rangeto' &&
      item.meaning !== 'score' &&
      item.meaning !== 'notdone'
    )
      return 0
  }
  return 0
}

const SCALE_MARKS: ReadonlySet<string> = new Set(['-', '–', '/', ',', 'n', 'a', 'na', 'to'])

/** '+3' is 3+, where nothing follows that it could join. */
export function readTurnedScore(items: readonly Item[], at: number): ScoreReading | undefined {
  const [plus, figure, after] = [items[at], items[at + 1], items[at + 2]]
  if (plus?.kind !== 'plus' || plus.text !== '+' || figure?.kind !== 'number' || figure.spaced) return undefined
  const closed = after === undefined || (after.kind === 'mark' && [',', '.', ';', ')', '('].includes(after.text))
  const score = lookUp(SCORES, figure.text)
  return closed && score !== undefined && score !== '0' ? { score, zeroPlus: false, end: at + 2 } : undefined
}
