/** Score keys, criteria and reference ranges: what explains results and is none (RULES P-27). */
import { UNCLEAR_TICK } from './boxes.ts'
import type { Item } from './lexicon.ts'
import { TRAITS } from './word-traits.ts'

interface Row {
  readonly items: readonly Item[]
  readonly traits: number
  /** Specimens and sides that begin in it. */
  readonly places: ReadonlyMap<number, unknown>
}

const RESULT_WORDS: ReadonlySet<string> = new Set([
  'positive',
  'negative',
  'equivocal',
  'indeterminate',
  'amplified',
  'notamplified',
  'overexpression',
])
const KEY_STARTS: ReadonlySet<string> = new Set([...RESULT_WORDS, 'score', 'overall', 'ihc', 'harmless'])
const COMPARATORS: ReadonlySet<string> = new Set(['<', '>', '≤', '≥'])
const COMPARING: ReadonlySet<string> = new Set(['lt', 'gt', 'le', 'ge', 'rangeto'])
/** How many sentences two rows of one key may stand apart. */
const APART = 3

/** Which of some sentences, in their order, belong to a key. */
export function findLegends(rows: readonly Row[]): ReadonlySet<number> {
  const found = new Set<number>()
  let last = -1
  let lastKey = ''
  for (const [at, { items, traits, places }] of rows.entries()) {
    if ((traits & TRAITS.number) === 0) continue
    if (mayExplain(items, traits) && isLegend(items)) found.add(at)
    const key = keyOf(items) ?? limitsOf(items, places)
    if (key === undefined) continue
    if (last >= 0 && at - last <= APART && key !== lastKey) {
      for (let index = last; index <= at; index += 1) {
        if (index === last || index === at || !namesMarker(rows[index]?.items ?? [])) found.add(index)
      }
    }
    last = at
    lastKey = key
  }
  return found
}

function namesMarker(items: readonly Item[]): boolean {
  return items.some((item) => item.meaning === 'her2' || item.meaning === 'er' || item.meaning === 'pgr')
}

/** A key is of one marker: 'ER > 95 %, PR < 1 %, HER2 negative' and 'ER positive (> 95 %); PgR negative (< 1 %)' give results. */
function namesSeveral(items: readonly Item[]): boolean {
  const er = items.findIndex((item) => item.meaning === 'er')
  const pgr = items.findIndex((item) => item.meaning === 'pgr')
  if (er < 0 || pgr < 0) return false
  if (items.some((item) => item.meaning === 'her2')) return true
  if (items.some(({ meaning }) => meaning === 'reference' || meaning === 'conditional')) return false
  const results = items.flatMap((item, at) => (RESULT_WORDS.has(item.meaning) ? [at] : []))
  const [first = 0] = results
  return results.length === 2 && first > Math.min(er, pgr) && first < Math.max(er, pgr)
}

/** The items of a sentence without brackets that hold a score key: 'HER2 2+ (0-1+ negative, 2+ equivocal, 3+ positive)'. */
export function withoutKeys(items: readonly Item[]): readonly Item[] {
  const cut = new Set<number>()
  for (let at = 1; at < items.length; at += 1) {
    if (items[at]?.text !== '(' && items[at]?.text !== '[') continue
    const close = closing(items, at)
    if (close < 0) continue
    if (isKey(items.slice(at + 1, close))) for (let index = at; index <= close; index += 1) cut.add(index)
    at = close
  }
  if (cut.size === 0) return items
  const rest = items.filter((_, at) => !cut.has(at))
  // 'HER2 (2+ equivocal, 3+ positive)' may be two results, and 'Scoring (0 to 3+)' is a heading.
  return rest.some(isSaid) ? rest : items
}

/** A value, or a word that there is none. */
function isSaid({ kind, meaning }: Item): boolean {
  return kind === 'number' || kind === 'plus' || RESULT_WORDS.has(meaning) || NO_VALUE.has(meaning)
}

const NO_VALUE: ReadonlySet<string> = new Set(['notdone', 'pending', 'seeother', 'unknown', 'overexpressed', 'low'])

const LONGEST_BRACKET = 60

function closing(items: readonly Item[], open: number): number {
  for (let at = open + 1; at < Math.min(items.length, open + LONGEST_BRACKET); at += 1) {
    if (items[at]?.text === ')' || items[at]?.text === ']') return at
  }
  return -1
}

/** Words of a key beside its levels; with the levels of a whole scale also 'possible' and words of no weight. */
const OF_A_KEY: ReadonlySet<string> = new Set([
  ...[...RESULT_WORDS, 'score', 'ihc', 'ish', 'her2', 'overall', 'or', 'and', 'is', 'ratio', 'copies', 'percell', 'by'],
  ...[
    'rangeto',
    'lt',
    'le',
    'gt',
    'ge',
    'ormore',
    'reference',
    'conditional',
    'general',
    'for',
    'overexpressed',
    'low',
  ],
  ...['staining', 'membrane', 'faint', 'incomplete', 'complete', 'intense', 'moderate', 'absent', 'not', 'approx'],
])
const OF_A_SCALE: ReadonlySet<string> = new Set(['harmless', 'hedge', 'unknown', 'tumorcells', 'percentword'])
const WHOLE_SCALE = 3
const KEY_LABEL =
  /^(?:key|legend|scale|range|interpretation|schlussel|legende|skala|cle|echelle|clave|leyenda|escala|chiave|legenda|scala|sleutel|schaal)$/

/** A bracket that explains two levels of a scale or all of them, or its limits. */
function isKey(items: readonly Item[]): boolean {
  const levels = new Set(items.flatMap(({ kind, text }) => (kind === 'number' && isLevel(text) ? [text] : [])))
  if (levels.size >= WHOLE_SCALE && items.every((item) => isOfKey(item, true))) return true
  const results = new Set(
    items.flatMap(({ meaning }, at) =>
      RESULT_WORDS.has(meaning) ? [`${items[at - 1]?.meaning === 'not' ? 'not ' : ''}${meaning}`] : [],
    ),
  )
  if (isLimit(items)) return true
  if (results.size < 2) return false
  return isRuledByLimits(items) || (levels.size === 2 && items.every((item) => isOfKey(item, false)))
}

function isLevel(text: string): boolean {
  return /^[0-3]$/.test(text)
}

function isOfKey({ kind, meaning, text }: Item, ofScale: boolean): boolean {
  if (KEY_LABEL.test(text)) return true
  if (kind === 'number') return isLevel(text) || (ofScale && /^(?:10|20[0-4]\d)$/.test(text))
  return kind !== 'word' || OF_A_KEY.has(meaning) || (ofScale && OF_A_SCALE.has(meaning))
}

/** 'not amplified: < 2.0; amplified: >= 2.0': every number is a limit. */
function isRuledByLimits(items: readonly Item[]): boolean {
  const numbers = items.filter(({ kind }) => kind === 'number').length
  return (
    numbers >= 2 &&
    limits(items) === numbers &&
    items.every(({ kind, meaning }) => kind !== 'word' || OF_A_KEY.has(meaning))
  )
}

/** 'normal <2.0', 'amplified if 2.0 or greater' */
function isLimit(items: readonly Item[]): boolean {
  const ruled = items.some((item) => item.meaning === 'reference' || item.meaning === 'conditional')
  const own = items.some((item) => item.meaning === 'control' || item.meaning === 'percentword' || item.kind === 'plus')
  return ruled && !own && (limits(items) > 0 || items.some((item) => item.meaning === 'ormore'))
}

/** Whether a key with the name of a marker ends in one of its levels once more, or begins so: 'HER2 - 0/1+ negative, ... - result: 2+'. */
export function repeatsLevel(items: readonly Item[]): boolean {
  const levels = items.flatMap(({ kind, text }, at) =>
    kind === 'number' && isLevel(text) && items[at + 1]?.kind === 'plus' ? [{ text, at }] : [],
  )
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last === undefined || first === last) return false
  const named = items.findIndex(({ meaning }) => meaning === 'her2')
  const ends = last.at + 2 >= items.length - 1 && isLinked(items[last.at - 1])
  const begins = named >= 0 && first.at > named && items.slice(named + 1, first.at).every(isLinked)
  const again = ({ text, at }: { text: string; at: number }): boolean =>
    levels.some((other) => other.text === text && other.at !== at)
  return (ends && again(last)) || (begins && again(first))
}

function isLinked(item: Item | undefined): boolean {
  return item?.kind === 'mark' || item?.meaning === 'is' || item?.meaning === 'score' || item?.meaning === 'ihc'
}

/** The level that a row of a key explains: '0:', 'Score 1+ =', 'Negative (1+)/', 'Group 1:'. */
function keyOf(items: readonly Item[]): string | undefined {
  let at = 0
  while (at < 4 && items[at] !== undefined) {
    const item = items[at]
    const skipped =
      item !== undefined &&
      (['(', '-', '–', '•', '*', '"'].includes(item.text) || (KEY_STARTS.has(item.meaning) && item.meaning !== 'ihc'))
    if (!skipped) break
    at += 1
  }
  if (items[at]?.meaning === 'group' && /^[1-5]$/.test(items[at + 1]?.text ?? ''))
    return isExplained(items, at + 2) ? `group ${items[at + 1]?.text ?? ''}` : undefined
  const figure = items[at]
  if (figure?.kind !== 'number' || !/^[0-3]$/.test(figure.text)) return undefined
  const plus = items[at + 1]?.kind === 'plus'
  // 'Lesion 1 (upper): HER2 0' numbers its lesions, 'Addendum 2: ...' the parts of the report.
  if (!plus && COUNTED.test(items[at - 1]?.text ?? '')) return undefined
  if (!plus && items[at - 1]?.meaning === 'harmless' && namesMarker(items)) return undefined
  let end = at + (plus ? 2 : 1)
  if (items[end]?.text === ')') end += 1
  return isExplained(items, end) ? figure.text : undefined
}

const OF_A_TUMOR: ReadonlySet<string> = new Set(['left', 'right', 'specimen'])

/** What a row of limits explains; of a side or a sample they are its results. */
function limitsOf(items: readonly Item[], places: Row['places']): string | undefined {
  if (places.size > 0 || items.some(({ meaning }) => OF_A_TUMOR.has(meaning))) return undefined
  const verdict = verdictOfLimits(items)
  return verdict === undefined ? undefined : `limits ${verdict}`
}

/** The verdict of 'Ratio >= 2.0 and copies >= 4.0: positive': limits of two measures, and behind them what they mean. */
function verdictOfLimits(items: readonly Item[]): string | undefined {
  const end = items.at(-1)?.text === '.' ? items.length - 2 : items.length - 1
  const verdict = items[end]
  if (verdict === undefined || !RESULT_WORDS.has(verdict.meaning)) return undefined
  const colon = items[items[end - 1]?.meaning === 'not' ? end - 2 : end - 1]
  if (![':', '=', '→'].includes(colon?.text ?? '') && colon?.meaning !== 'is') return undefined
  const figures = items.filter(({ kind, text }) => kind === 'number' && !/^(?:19|20)\d\d$/.test(text))
  if (figures.length < 2 || limits(items) < figures.length) return undefined
  const measures = new Set(
    items.flatMap(({ meaning }) => (meaning === 'ratio' || meaning === 'copies' ? [meaning] : [])),
  )
  return measures.size === 2 ? `${items[end - 1]?.meaning === 'not' ? 'not ' : ''}${verdict.meaning}` : undefined
}

/** Levels and limits have words of a result beside them, or signs. */
function mayExplain(items: readonly Item[], traits: number): boolean {
  return items[0]?.meaning === 'group' || (traits & (TRAITS.result | TRAITS.colon)) !== 0
}

const COUNTED =
  /^(?:l(?:a|ae|e)sie|lesi|herd|tumorherd|fo[ck]|focolai|nodul|knoten|tumor|tumeur|haard|adden|nachtrag|nachbericht|reports?$|befund|note|comment|kommentar|biops|biopt|core|stanz|probe|sample|muestra|prelevement|prelievo|campione|case|patient|area|region|slide|cylind|carott|fragment|mass)/

/** A mark and then words, or a result word. */
function isExplained(items: readonly Item[], at: number): boolean {
  const mark = items[at]
  const next = items[at + 1]
  if (mark === undefined || next === undefined) return false
  if (![':', '=', '/', '-', '–', '('].includes(mark.text)) return false
  return next.kind === 'word' || COMPARATORS.has(next.text) || next.kind === 'number'
}

/** A sentence that gives several levels with what each of them means, or a limit with what lies beyond it. */
export function isLegend(items: readonly Item[]): boolean {
  if (namesSeveral(items) || items.some(({ text }) => text === UNCLEAR_TICK)) return false
  const scores = new Set<string>()
  let definitions = 0
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'number' || !/^[0-3]$/.test(item.text)) continue
    const plus = items[at + 1]?.kind === 'plus'
    const behind = items[at + (plus ? 2 : 1)]
    const before = items[at - 1]
    const named = plus || before?.meaning === 'score'
    if (behind?.text === '=' && items[at + (plus ? 3 : 2)]?.kind === 'word') definitions += 1
    if (named || isBesideResult(items, at, plus ? 2 : 1)) scores.add(item.text)
  }
  if (definitions >= 2) return true
  const results = new Set(items.flatMap((item) => (RESULT_WORDS.has(item.meaning) ? [item.meaning] : [])))
  if (scores.size >= 3 && results.size >= 2) return true
  if (items[0]?.meaning === 'group' && items[2]?.text === ':' && items.some((item) => isComparing(item))) return true
  return (limits(items) >= 2 && results.size >= 2) || isDefinedByLimits(items)
}

const DEFINED: ReadonlySet<string> = new Set([
  'amplification',
  'amplified',
  'notamplified',
  'positive',
  'negative',
  'equivocal',
])

/** 'Amplification: ratio >= 2.0 and copies >= 4.0': a result word, and behind it nothing but limits of two measures. */
function isDefinedByLimits(items: readonly Item[]): boolean {
  const colon = items.findIndex((item) => item.text === ':' || item.text === '=')
  if (colon < 1 || colon > 3 || !DEFINED.has(items[colon - 1]?.meaning ?? '')) return false
  if (items.slice(0, colon).some((item) => item.meaning === 'her2')) return false
  const numbers = items.flatMap((item, at) => (item.kind === 'number' ? [at] : []))
  return numbers.length >= 2 && numbers.every((at) => items.slice(Math.max(0, at - 2), at).some(isComparing))
}

function isBesideResult(items: readonly Item[], at: number, length: number): boolean {
  const before = items[at - 1]?.text === '(' ? items[at - 2] : items[at - 1]
  const behind = items[at + length]
  return RESULT_WORDS.has(before?.meaning ?? '') || RESULT_WORDS.has(behind?.meaning ?? '')
}

function isComparing(item: Item): boolean {
  return COMPARATORS.has(item.text) || COMPARING.has(item.meaning)
}

/** 'A 45-year-old': between two numbers 'a' is 'to'. */
function isArticle(items: readonly Item[], at: number): boolean {
  return items[at]?.text === 'a' && items[at - 1]?.kind !== 'number'
}

/** Limits with a number behind them. */
function limits(items: readonly Item[]): number {
  return items.filter(
    (item, at) =>
      isComparing(item) && !isArticle(items, at) && items.slice(at + 1, at + 3).some((next) => next.kind === 'number'),
  ).length
}

/**
 * Whether a clause only says where a limit lies: '>2.0 is considered amplified', 'positive if above 2.0',
 * 'reference: <1.8 not amplified'.
 */
export function isCriterion(items: readonly Item[]): boolean {
  if (items.some((item) => item.meaning === 'reference')) return true
  const at = items.findIndex(isComparing)
  if (at < 0) return false
  const behind = items.slice(at, at + 8)
  const isResult = behind.findIndex((item) => RESULT_WORDS.has(item.meaning))
  const states = behind.slice(0, Math.max(isResult, 0)).some((item) => item.meaning === 'general' || isVerb(item))
  const before = items.slice(0, at).some((item) => item.meaning === 'conditional' || item.meaning === 'general')
  return (isResult > 0 && states) || before
}

const VERBS: ReadonlySet<string> = new Set(
  'is are = ist sind gilt gelten est sont considered indicates means es son considera è sono considerato geldt'.split(
    ' ',
  ),
)

function isVerb(item: Item): boolean {
  return item.text.split(' ').some((word) => VERBS.has(word))
}

const LABEL_LENGTH = 7

/** The end of what stands under a label of its own for limits, 'Reference range HER2: 0 - 1+ negative'; 0 without one. */
export function referenceEnd(items: readonly Item[]): number {
  const colon = items.findIndex((item) => item.kind !== 'word')
  if (colon > LABEL_LENGTH || items[colon]?.text !== ':') return 0
  if (!items.slice(0, colon).some((item) => item.meaning === 'reference')) return 0
  const end = items.findIndex((item, at) => at > colon && item.text === ';')
  return end < 0 ? items.length : end
}
