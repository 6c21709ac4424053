/** Receptors that are denied by the noun or the verb of their expression, or both at once by their common name. */
import { affirmedList } from './affirmed-receptors.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'

export interface DeniedReceptor {
  readonly receptor: 'er' | 'pgr'
  readonly words: 'negative' | 'positive'
  readonly from: number
  readonly to: number
  readonly previous: boolean
}

const NOUN =
  /^(?:expression|expresion|expressie|espressione|positivity|positivitat|positivite|positividad|positivita|positiviteit)$/
const VERB =
  /^(?:express(?:es)?|stain(?:s|ed)?|exprimier(?:t|en)|exprim(?:e|ent|ant)|expresan?|esprime|esprimono|kleurt|kleuren)$/
const CELL = /^(?:tumou?r|nuclei|cells?|the|of|neoplastic|carcinoma|invasive|der|den|tumorzellen|tumorzellkerne)$/
const PARTICIPLE = /^(?:expressed$|exprimier|exprime|expresad|espress|geexprimeer)/
const LIST: ReadonlySet<string> = new Set(['er', 'pgr', 'and', 'or', 'for', 'is', 'not', 'harmless'])
const JOINTS: ReadonlySet<string> = new Set([',', '/'])
const BLOCKS: ReadonlySet<string> = new Set([
  'hedge',
  'conditional',
  'control',
  'reference',
  'dcis',
  'elsewhere',
  'mutation',
  'withdrawn',
  'partly',
  'otherstain',
])
/** Where receptors are looked for. */
export const NUCLEI = /^(?:nuclei|nuclear)$/
/** A list of receptors is no longer than this. */
const REACH = 14

/** @returns the receptors that the sentence denies in one of these ways. */
export function findDeniedReceptors(reader: Her2SentenceReader): ReadonlyMap<'er' | 'pgr', DeniedReceptor> {
  const { items } = reader
  const found = new Map<'er' | 'pgr', DeniedReceptor>()
  const previous = items.some((item) => item.meaning === 'previous')
  const withHer2 = deniedHer2(items)
  const isBlocked = items.some(({ meaning }) => BLOCKS.has(meaning))
  const listed = isBlocked ? [] : items.flatMap((_, at) => [...listedFor(items, at), ...affirmed(items, at)])
  for (const { receptors, words, from, to } of listed)
    for (const receptor of receptors) found.set(receptor, { receptor, words, from, to, previous })
  for (const list of [...(withHer2 === undefined ? [] : [withHer2]), ...deniedLists(items), ...notFound(items)])
    for (const receptor of list.receptors)
      found.set(receptor, { receptor, words: 'negative', from: list.from, to: list.to, previous })
  return found
}

/** 'The tumour does not express HER2', 'lack expression of ER, PR and HER2': the same forms with HER2 in the list. */
export function deniedHer2(items: readonly Item[]): List | undefined {
  const at = items.findIndex(({ meaning }) => meaning === 'her2')
  if (at < 0) return undefined
  const asReceptor = items.map((item) => (item.meaning === 'her2' ? { ...item, meaning: 'er' as const } : item))
  const list = deniedLists(asReceptor).find(({ from, to }) => from <= at && at < to)
  return list && (listBetween(items, list.from, list.to) ?? { receptors: [], from: list.from, to: list.to })
}

const AMONG: ReadonlySet<string> = new Set(['er', 'pgr', 'marker', 'and', 'clone'])
const NOT_PLAINLY: ReadonlySet<string> = new Set(['not', 'faint', 'moderate', 'partly', 'low', 'absent'])

/** 'positive for GATA3, ER and PR': a list of markers with one word for all of them. */
function listedFor(
  items: readonly Item[],
  at: number,
): readonly (List & { readonly words: 'negative' | 'positive' })[] {
  const words = items[at]?.meaning
  if ((words !== 'positive' && words !== 'negative') || items[at + 1]?.meaning !== 'for') return []
  if (NOT_PLAINLY.has(items[at - 1]?.meaning ?? '')) return []
  let end = at + 2
  while (end < at + REACH && (AMONG.has(items[end]?.meaning ?? '') || items[end]?.text === ',')) end += 1
  const next = items[end]
  const closed = closes(next) || isResult(next) || isNextResult(items, end)
  const list = closed && next?.text !== '(' && next?.text !== ':' ? listBetween(items, at, end) : undefined
  return list === undefined ? [] : [{ ...list, words }]
}

function isResult(item: Item | undefined): boolean {
  return item?.meaning === 'negative' || item?.meaning === 'positive'
}

/** '…, weakly positive for' begins the next list. */
function isNextResult(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.text === ',' && NOT_PLAINLY.has(items[at]?.meaning ?? '') && isResult(items[at + 1])
}

function affirmed(items: readonly Item[], at: number): readonly (List & { readonly words: 'positive' })[] {
  const found = affirmedList(items, at)
  const list = found && listBetween(items, found.from, found.to)
  return list === undefined ? [] : [{ ...list, words: 'positive' }]
}

function deniedLists(items: readonly Item[]): readonly List[] {
  if (items.some((item) => BLOCKS.has(item.meaning) && !NUCLEI.test(item.text))) return []
  return items.flatMap((_, at) => {
    const list = deniedNoun(items, at) ?? deniedBefore(items, at) ?? deniedVerb(items, at) ?? deniedByOthers(items, at)
    return list === undefined ? [] : [list]
  })
}

export interface List {
  readonly receptors: readonly ('er' | 'pgr')[]
  readonly from: number
  readonly to: number
}

/** 'Keine Expression von ER und PR', 'Pas d'expression des RE ni des RP', 'Assenza di espressione di ER'. */
function deniedNoun(items: readonly Item[], at: number): List | undefined {
  const denial = items[at - 1]?.meaning
  if (!NOUN.test(items[at]?.text ?? '') || (denial !== 'not' && denial !== 'absent')) return undefined
  let end = at + 1
  while (end < at + REACH && isListed(items, end)) end += 1
  return closes(items[end]) ? listBetween(items, at - 1, end) : undefined
}

/** 'No ER or PR expression' */
function deniedBefore(items: readonly Item[], at: number): List | undefined {
  const seen = items[at + 1]?.meaning === 'is' && items[at + 2]?.meaning === 'detected' ? at + 3 : at + 1
  if (!NOUN.test(items[at]?.text ?? '') || !closes(items[seen])) return undefined
  let start = at
  while (start > 0 && start > at - REACH && isListed(items, start - 1)) start -= 1
  if (items[start - 1]?.meaning === 'absent') start -= 1
  const denial = items[start]?.meaning
  return denial === 'not' || denial === 'absent' ? listBetween(items, start, at + 1) : undefined
}

const NEITHER = /^(?:neither|weder|ni|ne|noch)$/

/** 'ER und PR nicht exprimiert', 'neither ER nor PR is expressed' */
function deniedVerb(items: readonly Item[], at: number): List | undefined {
  if (!PARTICIPLE.test(items[at]?.text ?? '')) return undefined
  const denial = items[at - 1]?.meaning === 'is' || items[at - 1]?.meaning === 'harmless' ? at - 2 : at - 1
  if (!closes(items[byTumorEnd(items, at + 1)])) return undefined
  if (items[denial]?.meaning !== 'not') return deniedList(items, at)
  let start = denial
  while (start > 0 && start > denial - REACH && isListed(items, start - 1)) start -= 1
  return start === 0 || closes(items[start - 1]) ? listBetween(items, start, at + 1) : undefined
}

/** 'Expressed by the carcinoma', 'in den Tumorzellen' */
function byTumorEnd(items: readonly Item[], at: number): number {
  if (items[at]?.meaning !== 'by') return at
  let end = at + 1
  while (end < at + 5 && OF_TUMOR.has(items[end]?.meaning ?? '')) end += 1
  return end
}

const OF_TUMOR: ReadonlySet<string> = new Set(['harmless', 'is', 'tumorcells', 'invasive'])

function deniedList(items: readonly Item[], at: number): List | undefined {
  let start = at
  while (start > 0 && start > at - REACH && isListed(items, start - 1)) start -= 1
  return NEITHER.test(items[start]?.text ?? '') ? listBetween(items, start, at + 1) : undefined
}

function deniedByOthers(items: readonly Item[], at: number): List | undefined {
  return deniedSeen(items, at) ?? deniedOfAll(items, at) ?? deniedActive(items, at) ?? deniedTogether(items, at)
}

/** 'ER positivity is not seen', 'ER expression: not detected' */
function deniedSeen(items: readonly Item[], at: number): List | undefined {
  if (!NOUN.test(items[at]?.text ?? '')) return undefined
  let not = at + 1
  while (not < at + 3 && (items[not]?.meaning === 'is' || items[not]?.text === ':')) not += 1
  const seen = items[not]?.meaning === 'not' && items[not + 1]?.meaning === 'detected'
  const absent = items[not]?.meaning === 'absent' || (items[not]?.meaning === 'not' && items[not - 1]?.text === ':')
  if (!(seen && closes(items[not + 2])) && !(absent && closes(items[not + 1]))) return undefined
  let start = at
  while (start > 0 && start > at - REACH && isListed(items, start - 1)) start -= 1
  return start < at && (start === 0 || closes(items[start - 1]))
    ? listBetween(items, start, seen ? not + 2 : not + 1)
    : undefined
}

/** Of HER2 the same words may mean that the test gave nothing. */
function notFound(items: readonly Item[]): readonly List[] {
  if (items.some((item) => BLOCKS.has(item.meaning) && !NUCLEI.test(item.text))) return []
  return items.flatMap((_, at) => deniedFound(items, at) ?? deniedEvidence(items, at) ?? [])
}

/** 'ER was not detected', 'no oestrogen receptors detectable', 'no se detectan receptores de estrógeno' */
function deniedFound(items: readonly Item[], at: number): List | undefined {
  if (items[at]?.meaning !== 'detected') return undefined
  const not = items[at - 1]?.meaning === 'not' ? at - 1 : undefined
  let end = at + 1
  while (end < at + REACH && isListed(items, end)) end += 1
  if (not !== undefined && end > at + 1) return closes(items[end]) ? listBetween(items, not, end) : undefined
  if (!closes(items[at + 1])) return undefined
  let start = not ?? at
  while (start > 0 && start > at - REACH && isListed(items, start - 1)) start -= 1
  const denied = not !== undefined || items[start]?.meaning === 'not'
  return denied && (start === 0 || closes(items[start - 1])) ? listBetween(items, start, at + 1) : undefined
}

const EVIDENCE = /nachweis|evidence|evidencia|evidenza|aanwijzing/

/** 'Kein Nachweis von Östrogenrezeptoren' */
function deniedEvidence(items: readonly Item[], at: number): List | undefined {
  if (items[at]?.meaning !== 'not' || !EVIDENCE.test(items[at]?.text ?? '')) return undefined
  let end = at + 1
  while (end < at + REACH && isListed(items, end)) end += 1
  return closes(items[end]) ? listBetween(items, at, end) : undefined
}

/** 'None of the tumour nuclei expresses oestrogen receptor' */
function deniedOfAll(items: readonly Item[], at: number): List | undefined {
  if (items[at]?.meaning !== 'not') return undefined
  let verb = at + 1
  const ofCells = (item: Item | undefined): boolean =>
    item?.kind === 'word' && item.text.split(' ').every((word) => CELL.test(word))
  while (verb < at + REACH && ofCells(items[verb])) verb += 1
  if (verb === at + 1 || !VERB.test(items[verb]?.text ?? '')) return undefined
  let end = verb + 1
  while (end < verb + REACH && isListed(items, end)) end += 1
  return closes(items[end]) ? listBetween(items, at, end) : undefined
}

/** 'does not express ER', 'n'exprime pas les RE', 'exprimiert keinen ER' */
function deniedActive(items: readonly Item[], at: number): List | undefined {
  if (!VERB.test(items[at]?.text ?? '')) return undefined
  const behind = items[at + 1]?.meaning === 'not'
  if (!behind && items[at - 1]?.meaning !== 'not') return undefined
  let end = behind ? at + 2 : at + 1
  while (end < at + REACH && isListed(items, end)) end += 1
  const from = !behind || /^ne?$/.test(items[at - 1]?.text ?? '') ? at - 1 : at
  return closes(items[end]) ? listBetween(items, from, end) : undefined
}

/** 'Hormonrezeptoren: negativ' says it of both. */
function deniedTogether(items: readonly Item[], at: number): List | undefined {
  if (items[at]?.meaning !== 'hr' || items.some((item) => item.meaning === 'er' || item.meaning === 'pgr'))
    return undefined
  const before = items[at - 1]
  if (before !== undefined && before.kind !== 'mark' && before.meaning !== 'is' && before.meaning !== 'harmless')
    return undefined
  let value = at + 1
  while (value < at + 4 && (items[value]?.meaning === 'is' || items[value]?.text === ':')) value += 1
  const ends = closes(items[value + 1]) || items[value + 1]?.meaning === 'and'
  if (items[value]?.meaning !== 'negative' || !ends) return undefined
  return { receptors: ['er', 'pgr'], from: at, to: value + 1 }
}

const HALF = /^(?:oe|o|e)strogee?n$/

function isListed(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item === undefined) return false
  // 'weder Östrogen- noch Progesteronrezeptoren'
  if (item.text === '-' && !item.spaced && HALF.test(items[at - 1]?.text ?? '')) return true
  // 'recettori per estrogeni'
  if (item.kind !== 'mark') return LIST.has(item.meaning) || item.text === 'per'
  const next = items[at + 1]?.meaning
  const listed = next === 'and' || next === 'or' ? items[at + 2]?.meaning : next
  return JOINTS.has(item.text) && (listed === 'er' || listed === 'pgr' || next === 'not')
}

function closes(item: Item | undefined): boolean {
  return item === undefined || item.kind === 'mark' || item.meaning === 'her2' || item.meaning === 'but'
}

function listBetween(items: readonly Item[], from: number, to: number): List | undefined {
  const named = items.slice(from, to).flatMap(({ meaning }) => (meaning === 'er' || meaning === 'pgr' ? [meaning] : []))
  return named.length === 0 ? undefined : { receptors: [...new Set(named)], from, to }
}
