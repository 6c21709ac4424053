import type { Measure } from '../../her2/evidence.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'
import type { ReceptorWords } from './statements.ts'
import { readMeasure } from './values.ts'

export interface ReceptorFound {
  readonly receptor: 'er' | 'pgr'
  readonly words?: ReceptorWords
  readonly percent?: Measure
  readonly from: number
  readonly to: number
  readonly previous: boolean
}

interface Value {
  readonly words?: ReceptorWords
  readonly percent?: Measure
  readonly at: number
  readonly to: number
}

const WORDS: Readonly<Record<string, ReceptorWords>> = {
  positive: 'positive',
  negative: 'negative',
  indeterminate: 'indeterminate',
  lowpositive: 'low-positive',
  triplenegative: 'negative',
}
const BLOCKS: ReadonlySet<string> = new Set([
  'hedge',
  'conditional',
  'not',
  'dcis',
  'general',
  'family',
  'control',
  'reference',
  'otherorgan',
  'mutation',
  'genomic',
])
const SENTENCE_BLOCKS: ReadonlySet<string> = new Set(['general', 'family', 'otherorgan', 'genomic'])
/** Words of another kind that may stand between the name and its value. */
const REACH = 4
const SKIPPED: ReadonlySet<string> = new Set(['otherscore', 'score'])

/** Reads ER and PgR in a sentence that was cut by the HER2 reader. Abstains in silence: a receptor is no HER2 result. */
export function readReceptors(reader: Her2SentenceReader): readonly ReceptorFound[] {
  if (reader.items.some((item) => SENTENCE_BLOCKS.has(item.meaning)) || reader.items.at(-1)?.text === '?') return []
  return [...readReceptor(reader, 'er'), ...readReceptor(reader, 'pgr')]
}

function readReceptor(reader: Her2SentenceReader, receptor: 'er' | 'pgr'): readonly ReceptorFound[] {
  const values: Value[] = []
  let anchor = -1
  let previous = false
  let unknown = 0
  for (let at = 0; at < reader.items.length; at += 1) {
    const item = reader.items[at]
    if (item === undefined) break
    if (item.meaning === 'previous') previous = true
    if (reader.owners.of[at]?.includes(receptor) !== true || reader.owners.chained.has(at)) continue
    if (
      item.meaning === receptor ||
      item.meaning === 'er' ||
      item.meaning === 'pgr' ||
      item.meaning === 'triplenegative'
    ) {
      anchor = at
      unknown = 0
    }
    if (item.kind === 'word' && item.meaning === '') unknown += 1
    if (unknown > REACH || isBlocked(reader, at)) continue
    const single = reader.owners.of[at]?.length === 1
    const value = SKIPPED.has(item.meaning) ? { at, to: skipScale(reader.items, at) } : readValue(reader, at, single)
    if (value === undefined) continue
    if ('words' in value || 'percent' in value) values.push(value)
    at = Math.max(at, value.to - 1)
  }
  return mergeValues(values, receptor, anchor, previous)
}

function isBlocked(reader: Her2SentenceReader, at: number): boolean {
  const clause = reader.clauses.of[at]
  for (let index = Math.max(0, at - 10); index < at + 6; index += 1) {
    if (
      reader.clauses.of[index] === clause &&
      BLOCKS.has(reader.items[index]?.meaning ?? '') &&
      !reader.polarity.absorbed.has(index)
    )
      return true
  }
  return false
}

/** 'IRS 12', 'Allred 8/8', 'intensity 3+': a figure of another scale. */
function skipScale(items: readonly Item[], at: number): number {
  let end = at + 1
  while (
    end < at + 5 &&
    (items[end]?.text === ':' ||
      items[end]?.text === '=' ||
      items[end]?.meaning === 'is' ||
      items[end]?.meaning === 'score')
  )
    end += 1
  if (items[end]?.kind !== 'number' && items[end]?.kind !== 'plus') return at + 1
  while (end < at + 10 && (items[end]?.kind === 'number' || items[end]?.kind === 'plus' || items[end]?.text === '/'))
    end += 1
  return end
}

function readValue(reader: Her2SentenceReader, at: number, single: boolean): Value | undefined {
  const { items, polarity } = reader
  const item = items[at]
  if (item === undefined) return undefined
  const words = WORDS[item.meaning]
  if (words !== undefined && polarity.verdicts.get(at) !== 'unclear' && !polarity.absorbed.has(at))
    return wordValue(items, at, words)
  if (item.meaning === 'low' && items[at + 1]?.meaning === 'positive') return { words: 'low-positive', at, to: at + 2 }
  if (item.meaning === 'er' || item.meaning === 'pgr') return signValue(items, at)
  if (!single) return undefined
  const measure = readMeasure(items, at)
  if (measure === undefined || !measure.percent) return undefined
  return measure.measure === undefined ? undefined : { percent: measure.measure, at, to: measure.end }
}

function wordValue(items: readonly Item[], at: number, words: ReceptorWords): Value {
  const low = words === 'positive' && (items[at - 1]?.meaning === 'low' || items[at + 1]?.meaning === 'low')
  return { words: low ? 'low-positive' : words, at, to: at + 1 }
}

/** 'ER+', 'ER-', 'ER: +'; '+/-' and '-/+' are not read. */
function signValue(items: readonly Item[], at: number): Value | undefined {
  const colon = items[at + 1]?.text === ':'
  const index = at + (colon ? 2 : 1)
  const sign = items[index]
  const after = items[index + 1]
  if (after?.text === '/' && (items[index + 2]?.text === '-' || items[index + 2]?.kind === 'plus')) return undefined
  if (sign?.kind === 'plus' && items[index - 1]?.kind !== 'number') return { words: 'positive', at, to: index + 1 }
  const minus = sign?.kind === 'mark' && (sign.text === '-' || sign.text === '–') && !sign.spaced && !colon
  const free = after === undefined || after.spaced || [',', ';', ')', '/', '.'].includes(after.text)
  if (!minus || !free || after?.meaning === 'and' || after?.meaning === 'or') return undefined
  return { words: 'negative', at, to: index + 1 }
}

function mergeValues(
  values: readonly Value[],
  receptor: 'er' | 'pgr',
  anchor: number,
  previous: boolean,
): readonly ReceptorFound[] {
  const words = new Set(values.flatMap((value) => value.words ?? []))
  const percents = new Map(
    values.flatMap((value) =>
      value.percent === undefined
        ? []
        : [[`${value.percent.comparator ?? ''}${value.percent.text}`, value.percent] as const],
    ),
  )
  if (words.has('low-positive')) words.delete('positive')
  const first = values[0]
  const [word] = words
  const [percent] = percents.values()
  if (first === undefined || words.size > 1 || percents.size > 1 || contradicts(word, percent)) return []
  const from = Math.min(anchor < 0 ? first.at : anchor, first.at)
  const to = Math.max(...values.map((value) => value.to))
  return [
    {
      receptor,
      from,
      to,
      previous,
      ...(word === undefined ? {} : { words: word }),
      ...(percent === undefined ? {} : { percent }),
    },
  ]
}

/** 'negative (95 %)' and 'positive (0 %)' have two readings. ER negative is less than 1 %. */
function contradicts(words: ReceptorWords | undefined, percent: Measure | undefined): boolean {
  if (words === undefined || percent === undefined) return false
  const value = Number(percent.text)
  const below = percent.comparator === '<' || percent.comparator === '<='
  if (words === 'negative') return below ? value > 10 : value >= 1
  return !below && value === 0 && percent.comparator === undefined
}
