/** What a sentence says of the oestrogen and progesterone receptors, in words, per cent and on the scales in use. */
import type { Measure } from '../../her2/evidence.ts'
import { isHalfNoun } from './clauses.ts'
import { findUnknown } from './coverage.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import { isControlLost, isEither, isLess, isOtherElsewhere } from './unsure-receptors.ts'
import { BESIDE, doubtBehind } from './doubted-behind.ts'
import { BLOCKS, NAMES, WORDS, doubtedValue, percentsBeside, positiveTogether } from './doubted-receptors.ts'
import type { Receptor, ReceptorUnread } from './doubted-receptors.ts'
import { isForeign } from './languages.ts'
import type { Item } from './lexicon.ts'
import { conditionOf, isCutOff } from './receptor-cut-offs.ts'
import { RECEPTOR_SCALES, SCALE_PARTS, readProportion, readScaleValue } from './receptor-scales.ts'
import { WHY_CLASH, contains, contradicts } from './receptor-share.ts'
import { findShare } from './her2-rules.ts'
import { endsWithEarlier } from './earlier-at-end.ts'
import { isOfKnownDisease } from './known-disease.ts'
import { isOfOtherTissue } from './receptor-tissue.ts'
import { isShareOfSample } from './share-of-sample.ts'
import type { ReceptorWords } from './statements.ts'
import { findDeniedReceptors } from './denied-receptors.ts'
import { readMeasure } from './values.ts'

export interface ReceptorFound {
  readonly receptor: Receptor
  readonly words?: ReceptorWords
  readonly percent?: Measure
  readonly from: number
  readonly to: number
  readonly previous: boolean
}

export interface ReceptorReading {
  readonly found: readonly ReceptorFound[]
  readonly unread: readonly ReceptorUnread[]
}

type Percentage = NonNullable<ReturnType<typeof readMeasure>>

interface Value {
  readonly kind: 'words' | 'percent' | 'intensity' | 'skipped' | 'unclear'
  readonly words?: ReceptorWords
  readonly percent?: Measure
  readonly at: number
  readonly to: number
}

const BOTH = ['er', 'pgr'] as const
const SENTENCE_BLOCKS: ReadonlySet<string> = new Set(['general', 'family', 'otherorgan', 'genomic'])

/** Reads ER and PgR in a sentence that the HER2 reader has cut. */
export function findReceptors(reader: Her2SentenceReader): ReceptorReading {
  const { items } = reader
  const block = items.find((item) => SENTENCE_BLOCKS.has(item.meaning))
  if (block !== undefined)
    return { found: [], unread: block.meaning === 'general' ? percentsBeside(reader, block) : [] }
  if (items.at(-1)?.text === '?')
    return { found: [], unread: BOTH.flatMap((receptor) => doubtedValue(reader, receptor)) }
  if (findShare(reader).length > 0) return { found: [], unread: [] }
  const found: ReceptorFound[] = []
  const unread: ReceptorUnread[] = []
  // Looked for only where a receptor has no value of its own.
  const denied = lazily(() => findDeniedReceptors(reader))
  const unfinal = items.some(({ meaning }) => meaning === 'preliminary')
  for (const receptor of BOTH) {
    const values = valuesOf(reader, receptor)
    const reading = unfinal ? undefined : (readReceptor(reader, receptor, values) ?? denied().get(receptor))
    if (reading === undefined) {
      unread.push(...doubtedValue(reader, receptor))
      continue
    }
    const { from, to } = reading
    const why = whyNot(items, receptor, reading)
    if (why !== undefined) unread.push({ receptor, why, from, to })
    else if ('why' in reading) unread.push(reading)
    else found.push(reading)
  }
  const together = positiveTogether(items)
  return { found, unread: together === undefined ? unread : [...unread, together] }
}

/** What keeps a value from being a result of this receptor. */
function whyNot(
  items: readonly Item[],
  receptor: Receptor,
  reading:
    | ReceptorUnread
    | { readonly words?: ReceptorWords; readonly percent?: Measure; readonly from: number; readonly to: number },
): string | undefined {
  const foreign = items.find(isForeign)
  if (foreign !== undefined) return `«${foreign.text}» is a word of a language that is not read`
  const back = doubtBehind(items, reading.to)
  if (back !== undefined) return `«${back.text}» takes it back`
  const condition = conditionOf(items, receptor, reading.to)
  if (condition !== undefined) return `«${condition.text}» is conditional`
  if (isCutOff(items, reading.from, items.length)) return 'tells from which share on it is positive'
  if ('why' in reading) return undefined
  const negative = reading.words === 'negative' || (reading.percent !== undefined && Number(reading.percent.text) <= 1)
  if (negative && isControlLost(items)) return 'the internal control was not stained'
  if (isOtherElsewhere(items, reading.words, reading.to))
    return 'gives one value for one tissue and another for another'
  return reading.words === 'positive' && isEither(items) ? '«or» leaves open which of the two it is' : undefined
}

function lazily<Value extends object>(work: () => Value): () => Value {
  let value: Value | undefined
  return () => (value ??= work())
}

/** The values that belong to a receptor, in their order. */
function valuesOf(reader: Her2SentenceReader, receptor: Receptor): readonly Value[] {
  const values: Value[] = []
  const { items, owners } = reader
  for (let at = 0; at < items.length; at += 1) {
    const owned = owners.of[at]?.includes(receptor) === true
    if (!owned || (owners.chained.has(at) && !endsChain(reader, at)) || isBlocked(reader, at)) continue
    const both = percentsOfBoth(reader, at)
    if (both !== undefined) {
      values.push(...both)
      at += 3
      continue
    }
    const value = readValue(reader, at)
    if (value === undefined) continue
    values.push(value)
    at = Math.max(at, value.to - 1)
  }
  return pickOfPair(reader, receptor, values)
}

/** 'ER/PR+': a sign behind the last name of a list is of all of them. */
function endsChain({ items, owners }: Her2SentenceReader, at: number): boolean {
  const named = items[at]?.meaning === 'er' || items[at]?.meaning === 'pgr'
  const sign = items[at + 1]
  return named && !owners.chained.has(at + 1) && (sign?.kind === 'plus' || sign?.text === '-' || sign?.text === '(')
}

/** 'RE/RP 90/20 %': one sign for two percentages. */
function percentsOfBoth({ items, owners }: Her2SentenceReader, at: number): readonly Value[] | undefined {
  const owner = owners.of[at] ?? []
  const [one, mark, two, sign, after] = items.slice(at, at + 5)
  if (!owner.includes('er') || !owner.includes('pgr') || owner.length !== 2) return undefined
  if (one?.kind !== 'number' || mark?.text !== '/' || two?.kind !== 'number' || sign?.meaning !== 'percentword')
    return undefined
  const whole = [one, two].every(({ text }) => /^\d{1,3}$/.test(text) && Number(text) <= 100)
  if (!whole || (after !== undefined && after.kind !== 'mark' && after.meaning !== 'her2')) return undefined
  return [
    { kind: 'percent', percent: { text: one.text }, at, to: at + 4 },
    { kind: 'percent', percent: { text: two.text }, at, to: at + 4 },
  ]
}

/** 'ER/PR: 90%/20%' gives each its own, in the order of the names; one percentage for two names is nobody's. */
function pickOfPair(reader: Her2SentenceReader, receptor: Receptor, values: readonly Value[]): readonly Value[] {
  const shared = (value: Value): boolean => {
    const owner = reader.owners.of[value.at] ?? []
    return owner.includes('er') && owner.includes('pgr')
  }
  const pair = values.filter((value) => shared(value) && value.kind !== 'skipped')
  const [one, two] = pair
  if (one === undefined) return values
  const sameKind = two !== undefined && one.kind === two.kind && pair.length === 2
  if (sameKind && (one.kind === 'percent' || isJoined(reader.items, one, two))) {
    const first = (reader.owners.of[one.at] ?? []).find((owner) => owner === 'er' || owner === 'pgr')
    const own = receptor === first ? one : two
    return values.filter((value) => !pair.includes(value) || value === own)
  }
  return values.filter((value) => !shared(value) || (value.kind !== 'percent' && value.kind !== 'intensity'))
}

/** 'positive/negative', '8/8 and 0/8' */
function isJoined(items: readonly Item[], one: Value, two: Value): boolean {
  const mark = items[one.to]
  return two.at === one.to + 1 && (mark?.text === '/' || mark?.meaning === 'and' || mark?.text === ',')
}

function isBlocked(reader: Her2SentenceReader, at: number): boolean {
  const clause = reader.clauses.of[at]
  if (isOfInSitu(reader, at) || isOfOtherTissue(reader, at)) return true
  for (let index = Math.max(0, at - 10); index < at + 6; index += 1) {
    if (
      reader.clauses.of[index] === clause &&
      BLOCKS.has(reader.items[index]?.meaning ?? '') &&
      !reader.polarity.absorbed.has(index) &&
      !isOfNext(reader, at, index) &&
      !isOfStaining(reader, index) &&
      !isControlBeside(reader, at, index)
    )
      return true
  }
  return false
}

/** 'ER+ PR+ HER2 not amplified': the denial is of the marker behind. */
function isOfNext({ items, owners }: Her2SentenceReader, at: number, index: number): boolean {
  const own = owners.of[at] ?? []
  return (
    index > at && items[index]?.meaning === 'not' && owners.of[index]?.some((owner) => own.includes(owner)) === false
  )
}

/** 'ER is negative with positive internal control': the control stands beside the value. */
function isControlBeside({ items }: Her2SentenceReader, at: number, control: number): boolean {
  if (items[control]?.meaning !== 'control' || control < at) return false
  const next = items[at + 2]?.meaning
  // 'ER positive and negative controls stained'
  if (items[at + 1]?.meaning === 'and' && (next === 'negative' || next === 'positive')) return false
  // 'En' is 'and' in Dutch and 'in' in French and Spanish.
  const bare = /^contr[ôo]le?$/.test(items[control].text)
  return items.slice(at + 1, control).some(({ meaning, text }) => {
    return (meaning === 'and' && !(bare && text === 'en')) || BESIDE.test(text)
  })
}

/** 'DCIS (block 7): ER 0/8': the label of the sentence names carcinoma in situ and none that is invasive. */
function isOfInSitu(reader: Her2SentenceReader, at: number): boolean {
  const { items } = reader
  const colon = items.findIndex((item) => item.text === ':')
  if (colon < 0 || colon > 10 || at <= colon) return false
  const label = items.slice(0, colon)
  if (!label.some((item) => item.meaning === 'dcis') || label.some((item) => item.meaning === 'invasive')) return false
  return !items.slice(colon, at).some((item) => item.meaning === 'invasive' || item.text === ';')
}

/** 'no nuclear staining': the denial is part of the value. */
function isOfStaining(reader: Her2SentenceReader, at: number): boolean {
  if (reader.items[at]?.meaning !== 'not') return false
  for (let ahead = at + 1; ahead < at + 5; ahead += 1)
    if (reader.items[ahead]?.meaning === 'staining') return reader.polarity.verdicts.get(ahead) === 'no'
  return false
}

function readValue(reader: Her2SentenceReader, at: number): Value | undefined {
  const { items, polarity } = reader
  const item = items[at]
  if (item === undefined) return undefined
  const words = WORDS[item.meaning]
  if (words !== undefined && !polarity.absorbed.has(at)) {
    if (polarity.verdicts.get(at) === 'unclear') return { kind: 'unclear', at, to: at + 1 }
    return { kind: 'words', words: lowered(items, at, words), at, to: at + 1 }
  }
  if (item.meaning === 'low' && items[at + 1]?.meaning === 'positive')
    return { kind: 'words', words: 'low-positive', at, to: at + 2 }
  if (item.meaning === 'staining') return stainingValue(reader, at)
  if (item.meaning === 'er' || item.meaning === 'pgr') return namedValue(items, at)
  if (item.meaning === 'otherscore') return scaleValue(items, at)
  if (isIntensityPart(items, at)) return { kind: 'skipped', at, to: at + 2 }
  return figureValue(items, at)
}

/** 'PS 2, IS 1': the second half of an Allred score, not the verb. */
function isIntensityPart(items: readonly Item[], at: number): boolean {
  if (items[at]?.text !== 'is' || !/^[0-3]$/.test(items[at + 1]?.text ?? '')) return false
  return items.slice(Math.max(0, at - 6), at).some((item) => item.text === 'ps')
}

function lowered(items: readonly Item[], at: number, words: ReceptorWords): ReceptorWords {
  const low = words === 'positive' && (items[at - 1]?.meaning === 'low' || items[at + 1]?.meaning === 'low')
  return low ? 'low-positive' : words
}

/** 'Immunoreactive tumor cells present', 'no nuclear staining'. */
function stainingValue(reader: Her2SentenceReader, at: number): Value | undefined {
  const verdict = reader.polarity.verdicts.get(at)
  if (verdict === 'yes') return { kind: 'words', words: 'positive', at, to: at + 1 }
  return verdict === 'no' ? { kind: 'words', words: 'negative', at, to: at + 1 } : undefined
}

function namedValue(items: readonly Item[], at: number): Value | undefined {
  return isHalfNoun(items, at) ? undefined : (signValue(items, at) ?? fieldValue(items, at))
}

/** Behind the bracket of its short form: 'progesterone receptor (PR) (-)'. */
function behindName(items: readonly Item[], at: number): number {
  return items[at - 1]?.text === '(' && items[at + 1]?.text === ')' ? at + 2 : at + 1
}

/** 'ER+', 'ER-', 'ER: +'; '+/-' and '-/+' are not read. */
function signValue(items: readonly Item[], at: number): Value | undefined {
  const colon = items[behindName(items, at)]?.text === ':'
  const index = behindName(items, at) + (colon ? 1 : 0)
  const bracketed = bracketedSign(items, at, index)
  if (bracketed !== undefined) return bracketed
  const sign = items[index]
  const after = items[index + 1]
  if (after?.text === '/' && (items[index + 2]?.text === '-' || items[index + 2]?.kind === 'plus')) return undefined
  if (sign?.kind === 'plus' && items[index - 1]?.kind !== 'number')
    return { kind: 'words', words: 'positive', at, to: index + (isVe(after) ? 2 : 1) }
  const dash = sign?.kind === 'mark' && (sign.text === '-' || sign.text === '–') && !colon
  // 'RE -, RP -, HER2 +++': dashes are signs in a list of signs.
  const listed = isListed(items, index)
  const minus = dash && (!sign.spaced || (listed && items.some((item) => item.kind === 'plus')))
  if (dash && isVe(after)) return { kind: 'words', words: 'negative', at, to: index + 2 }
  const free = after === undefined || after.spaced || [',', ';', ')', '/', '.'].includes(after.text)
  if (!minus || !free || after?.meaning === 'and' || after?.meaning === 'or') return undefined
  return { kind: 'words', words: 'negative', at, to: index + 1 }
}

/** 'RE -, ', 'ER -/PR -' */
function isListed(items: readonly Item[], sign: number): boolean {
  const [after, next] = items.slice(sign + 1, sign + 3)
  if (after?.text === '/') return ['er', 'pgr', 'her2'].includes(next?.meaning ?? '')
  return after === undefined || [',', ';', ')'].includes(after.text)
}

/** 'ER(+)', 'PR (-)', 'ER (+++)'; before a percentage it is only the strength of the staining. */
function bracketedSign(items: readonly Item[], at: number, index: number): Value | undefined {
  const [open, sign, close] = items.slice(index, index + 3)
  if (open?.text !== '(' || close?.text !== ')') return undefined
  if (items[index + 3]?.kind === 'number') return undefined
  if (sign?.kind === 'plus') return { kind: 'words', words: 'positive', at, to: index + 3 }
  return sign?.text === '-' || sign?.text === '–' ? { kind: 'words', words: 'negative', at, to: index + 3 } : undefined
}

/** '+ve', '-ve' */
function isVe(item: Item | undefined): boolean {
  return item?.text === 've' && !item.spaced
}

/** 'ER (%): 95', 'ER (%, n/a): 95' */
function fieldValue(items: readonly Item[], at: number): Value | undefined {
  if (items[at + 1]?.text !== '(') return undefined
  const close = items.findIndex((item, index) => index > at && item.text === ')')
  const label = items.slice(at + 2, close)
  const percent = label.length <= LONGEST_UNIT && label.some(({ meaning }) => meaning === 'percentword')
  if (!percent || label.some(({ kind }) => kind === 'number' || kind === 'plus')) return undefined
  const number = items[close + 2]
  if (items[close + 1]?.text !== ':' || number?.kind !== 'number' || !(Number(number.text) <= 100)) return undefined
  return { kind: 'percent', percent: { text: number.text }, at, to: close + 3 }
}

const LONGEST_UNIT = 6

/** 'Allred 8/8', 'IRS 12', 'H-score: 240', 'intensity 3+'. */
function scaleValue(items: readonly Item[], at: number): Value {
  let value = at + 1
  while (
    value < at + 6 &&
    (items[value]?.text === ':' ||
      items[value]?.text === '=' ||
      items[value]?.text === '(' ||
      items[value]?.meaning === 'is' ||
      items[value]?.meaning === 'for' ||
      items[value]?.meaning === 'score')
  )
    value += 1
  const figure = items[value]
  if (figure?.kind !== 'number') return { kind: 'skipped', at, to: at + 1 }
  const fraction = items[value + 1]?.text === '/' && items[value + 2]?.kind === 'number'
  let to = value + (fraction ? 3 : 1)
  if (items[to]?.kind === 'plus') to += 1
  to = partsEnd(items, to)
  const text = (items[at]?.text ?? '').replaceAll(' - ', ' ')
  const proportion = text === 'ps' || text === 'proportion score' ? readProportion(Number(figure.text)) : undefined
  if (proportion !== undefined && !fraction) return { kind: 'words', words: proportion, at, to }
  const scale = RECEPTOR_SCALES.find(({ words }) => words.some((word) => isNamedBy(text, word)))
  if (scale === undefined) return { kind: SCALE_PARTS.has(text) ? 'skipped' : 'unclear', at, to }
  if (fraction && Number(items[value + 2]?.text) !== scale.most) return { kind: 'unclear', at, to }
  return partedValue(readScaleValue(scale, Number(figure.text)), items, at, to)
}

/** 'allred' in 'allred score', 'puntuación de allred' */
function isNamedBy(text: string, word: string): boolean {
  return text === word || text.startsWith(`${word} `) || text.endsWith(` ${word}`)
}

/** A value with the two parts of its scale behind it: few stained nuclei make a positive one low. */
function partedValue(words: ReceptorWords | undefined, items: readonly Item[], at: number, to: number): Value {
  if (words !== 'positive') return words === undefined ? { kind: 'unclear', at, to } : { kind: 'words', words, at, to }
  const behind = items.slice(at, to).map(({ text }) => text)
  const open = behind.indexOf('(')
  const part = open < 0 ? '' : /\b(?:ps ?[-=:]? ?|^)([0-5])\b/.exec(behind.slice(open + 1).join(' '))?.[1]
  const proportion = part === undefined || part === '' ? undefined : readProportion(Number(part))
  if (proportion === 'negative') return { kind: 'unclear', at, to }
  return { kind: 'words', words: proportion ?? words, at, to }
}

/** The end of '(PS5, IS2)', '(PS-5, IS-3)', '(5+3)' behind a value: its two parts; `at` where no such bracket stands. */
function partsEnd(items: readonly Item[], at: number): number {
  if (items[at]?.text !== '(') return at
  for (let end = at + 1; end < at + 14; end += 1) {
    const item = items[end]
    if (item === undefined) return at
    if (item.text === ')') return end + 1
    const part =
      PART.test(item.text) || item.meaning === 'otherscore' || item.meaning === 'score' || item.meaning === 'is'
    if (!part && !PART_MARKS.has(item.text) && !(item.kind === 'number' && /^[0-5]$/.test(item.text))) return at
  }
  return at
}

const PART = /^(?:ps|is|tps|proportion|intensity)[0-5]?$/
const PART_MARKS: ReadonlySet<string> = new Set(['+', ',', '-', '–', '=', ':', '/', ';'])

/** 'Oestrogen receptor 8 (5+3)': a sum with its two parts is an Allred score. */
function sumValue(items: readonly Item[], at: number): Value | undefined {
  const [sum, open, one, plus, two, close] = items.slice(at, at + 6)
  if (sum?.kind !== 'number' || open?.text !== '(' || plus?.text !== '+' || close?.text !== ')') return undefined
  const [total, proportion, intensity] = [Number(sum.text), Number(one?.text), Number(two?.text)]
  if (total !== proportion + intensity || !(proportion <= 5) || !(intensity <= 3)) return undefined
  const scale = RECEPTOR_SCALES.find(({ name }) => name === 'Allred')
  return partedValue(scale === undefined ? undefined : readScaleValue(scale, total), items, at, at + 6)
}

/** '90 %', '8/8', '3+' */
function figureValue(items: readonly Item[], at: number): Value | undefined {
  const item = items[at]
  const behind = items[at + 1]
  if (item?.kind === 'number' && behind?.text === '/' && items[at + 2]?.kind === 'number' && !behind.spaced) {
    const scale = RECEPTOR_SCALES.find(({ most }) => String(most) === items[at + 2]?.text)
    const words = scale === undefined ? undefined : readScaleValue(scale, Number(item.text))
    return partedValue(words, items, at, partsEnd(items, at + 3))
  }
  const sum = sumValue(items, at)
  if (sum !== undefined) return sum
  const measure = readMeasure(items, at)
  if (measure?.percent === true) return percentValue(measure, items, at)
  if (item?.kind === 'number' && behind?.kind === 'plus' && /^[0-3]$/.test(item.text)) {
    if (OF_TIME.test(items[at + 2]?.text ?? '')) return undefined
    return { kind: 'intensity', ...(Number(item.text) >= 2 ? { words: 'positive' } : {}), at, to: at + 2 }
  }
  return bareValue(items, at)
}

function percentValue(measure: Percentage, items: readonly Item[], at: number): Value {
  if (isShareOfSample(items, at, measure.end)) return { kind: 'skipped', at, to: measure.end }
  if (measure.measure === undefined) return intervalValue(measure, items, at)
  if (measure.measure.comparator === undefined && isLess(items, at))
    return { kind: 'percent', percent: { ...measure.measure, comparator: '<' }, at, to: measure.end }
  return { kind: 'percent', percent: measure.measure, at, to: measure.end }
}

const OF_TIME = /^(?:hours?|hrs?|days?|weeks?|months?|years?|nodes?)$/
/** On every scale in use so much is at least 1 % of the nuclei; what is less may be of several scales. */
const LEAST_CERTAIN = 13
const BARE_LINKS: ReadonlySet<string> = new Set([':', '='])
const AFTER_BARE: ReadonlySet<string> = new Set(['er', 'pgr', 'her2', 'hr', 'marker', 'and'])

/** 'ER 95, PR 0': 0 is negative on every scale, a high figure positive; between them it is not known of which scale it is. */
function bareValue(items: readonly Item[], at: number): Value | undefined {
  const [item, behind] = [items[at], items[at + 1]]
  if (item?.kind !== 'number' || !/^(?:\d{1,2}|100)$/.test(item.text)) return undefined
  const linked = BARE_LINKS.has(items[at - 1]?.text ?? '') || items[at - 1]?.meaning === 'is'
  const name = items[linked ? at - 2 : at - 1]
  if (name?.meaning !== 'er' && name?.meaning !== 'pgr') return undefined
  const closed = behind === undefined || AFTER_BARE.has(behind.meaning) || [',', ';', '.', ')'].includes(behind.text)
  if (!closed || (!linked && NUMBERED_CLONES.has(item.text))) return undefined
  const value = Number(item.text)
  if (value === 0) return { kind: 'words', words: 'negative', at, to: at + 1 }
  if (value >= LEAST_CERTAIN) return { kind: 'words', words: 'positive', at, to: at + 1 }
  return { kind: 'unclear', at, to: at + 1 }
}

/** Up to so many per cent a positive receptor is low positive. */
const LOW_UP_TO = 10

/** '10-20 %' is at least 10 %; what else is no exact number says nothing. */
function intervalValue(measure: Percentage, items: readonly Item[], at: number): Value {
  const lowest = items[at]?.kind === 'number' ? (items[at]?.text ?? '') : ''
  // '5-15 %' may be low positive or more.
  const straddles = Number(lowest) < LOW_UP_TO && measure.highest > LOW_UP_TO
  if (measure.vague === 'interval' && !straddles && /^\d{1,2}$/.test(lowest) && Number(lowest) >= 1)
    return { kind: 'percent', percent: { text: lowest, comparator: '>=' }, at, to: measure.end }
  return { kind: 'unclear', at, to: measure.end }
}

function readReceptor(
  reader: Her2SentenceReader,
  receptor: Receptor,
  values: readonly Value[],
): ReceptorFound | ReceptorUnread | undefined {
  const said = values.filter((value) => value.kind !== 'skipped')
  if (said.length === 0) return undefined
  const { items, owners } = reader
  const owned = items.flatMap((_, at) => (owners.of[at]?.includes(receptor) === true ? [at] : []))
  const anchor = owned.find((at) => items[at]?.meaning === receptor || NAMES.has(items[at]?.meaning ?? ''))
  const from = Math.min(anchor ?? said[0]?.at ?? 0, ...said.map((value) => value.at))
  const to = Math.max(...said.map((value) => value.to))
  const span = { receptor, from, to }
  const unknown = unknownOf(reader, owned, values, from)
  if (unknown !== undefined) return { ...span, why: `«${unknown.text}» is not understood` }
  const merged = mergeValues(said)
  if ('why' in merged) return { ...span, why: merged.why }
  const previous =
    owned.some((at) => items[at]?.meaning === 'previous' && !isOfKnownDisease(items, at) && !isLeft(items, at, from)) ||
    opensWithEarlier(items) ||
    endsWithEarlier(items)
  return { ...span, ...merged, previous }
}

/** 'Mastectomy in 2018, now pulmonary metastases: ER 90 %': what came before is over where the present begins. */
function isLeft(items: readonly Item[], earlier: number, value: number): boolean {
  return items.slice(earlier, value).some(({ meaning }) => meaning === 'now')
}

/** 'Per prior biopsy: ER positive, PR negative': what stands before the first name holds for all of them. */
function opensWithEarlier(items: readonly Item[]): boolean {
  const first = items.findIndex(({ meaning }) => NAMES.has(meaning) || meaning === 'her2' || meaning === 'marker')
  const opening = items.slice(0, Math.max(0, first))
  const earlier = opening.findLastIndex(({ meaning }, at) => meaning === 'previous' && !isOfKnownDisease(items, at))
  return earlier >= 0 && !opening.slice(earlier).some(({ meaning, text }) => meaning === 'now' || text === ';')
}

/** The first word or figure of the receptor's stretch that was not understood. */
function unknownOf(
  reader: Her2SentenceReader,
  owned: readonly number[],
  values: readonly Value[],
  from: number,
): Item | undefined {
  const consumed = new Set(reader.consumed)
  for (const value of values) for (let at = value.at; at < value.to; at += 1) consumed.add(at)
  const { items, clauses } = reader
  const stained = values.some(({ percent }) => percent !== undefined && Number(percent.text) >= 1)
  let start = from
  while (start > 0 && clauses.of[start - 1] === clauses.of[from] && owned.includes(start - 1)) start -= 1
  for (const at of owned) {
    if (at < start || consumed.has(at)) continue
    const plus =
      items[at]?.kind === 'plus' &&
      (items[at + 1]?.meaning === 'otherscore' || items[at]?.spaced === true || (stained && isInBrackets(items, at)))
    if (!plus && !isNumberedClone(items, at) && findUnknown(items, at, at + 1, consumed).length > 0) return items[at]
  }
  return undefined
}

/** 'RE (+) 90 %', '85 % (+++)': the strength of the staining beside its percentage. */
function isInBrackets(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.text === '(' && items[at + 1]?.text === ')'
}

/** 'PR (16) 0 %': antibodies whose name is a number. */
function isNumberedClone(items: readonly Item[], at: number): boolean {
  const named = items[at - 2]?.meaning === 'pgr' && isInBrackets(items, at)
  return named && NUMBERED_CLONES.has(items[at]?.text ?? '')
}

const NUMBERED_CLONES: ReadonlySet<string> = new Set(['16', '88', '636', '1294'])

type Merged = { readonly words?: ReceptorWords; readonly percent?: Measure }

function mergeValues(values: readonly Value[]): Merged | { readonly why: string } {
  const words = new Set(values.flatMap((value) => (value.kind === 'words' ? (value.words ?? []) : [])))
  const percents = exactOnes(values.flatMap((value) => value.percent ?? []))
  if (words.has('low-positive')) words.delete('positive')
  if (words.size > 1) return { why: 'has two values' }
  if (percents.length > 1) return { why: 'has two percentages' }
  const [word] = words
  const [percent] = percents
  if (contradicts(word, percent)) return { why: WHY_CLASH }
  if (word === undefined && percent === undefined) {
    const stained = values.find((value) => value.kind === 'intensity' && value.words !== undefined)
    return stained?.words === undefined ? { why: 'its value has more than one reading' } : { words: stained.words }
  }
  return { ...(word === undefined ? {} : { words: word }), ...(percent === undefined ? {} : { percent }) }
}

/** '>= 1 %' beside '75 %' is the same said twice. */
function exactOnes(percents: readonly Measure[]): readonly Measure[] {
  const unique = new Map(percents.map((percent) => [`${percent.comparator ?? ''}${percent.text}`, percent]))
  const exact = [...unique.values()].filter((percent) => percent.comparator === undefined)
  const [only] = exact
  if (exact.length !== 1 || only === undefined) return [...unique.values()]
  return [...unique.values()].every((percent) => contains(percent, Number(only.text))) ? [only] : [...unique.values()]
}
