/**
 * What a sentence says of distant metastasis (RULES P-28): only an assertion about this patient counts. Naming the
 * disease, a field that is not filled in, a key, a question and the nodes of the same side say nothing.
 */
import { cutClauses } from './clauses.ts'
import { findUnknown } from './coverage.ts'
import { isForeign } from './languages.ts'
import type { Item } from './lexicon.ts'
import { readMCategory, readSignedCategory, readStageFour } from './m-category.ts'
import { isSeatOfOrigin } from './other-tumors.ts'
import { readPolarity } from './polarity.ts'
import type { Polarity } from './polarity.ts'
import { comesFromOther, deniesOnlyMore, isLookedFor, isOfSample, isStageOfOther } from './spread-limits.ts'
import type { StepMeter } from './statements.ts'
import type { Meaning } from './words/meanings.ts'
import { TRAITS } from './word-traits.ts'

export type PlaceKind = 'node' | 'distant' | 'other'

export interface MetastasisFound {
  readonly says: 'yes' | 'no' | 'uncertain'
  readonly from: number
  readonly to: number
  readonly previous: boolean
  readonly hedged: boolean
  readonly otherPrimary: boolean
}

export interface SpreadSentence {
  /** Items by the lexicon of spread, without line ends. */
  readonly items: readonly Item[]
  /** The text has no other sentence. */
  readonly alone: boolean
  /** Where the tissue was taken that this part of the report speaks of. */
  readonly place: PlaceKind
  /** Where the words of the heading stand in the text: they are no part of what is said. */
  readonly heading?: { readonly start?: number; readonly end?: number }
}

type Said = MetastasisFound['says'] | undefined

const NOUNS: ReadonlySet<string> = new Set(['metastasis', 'distantmetastasis', 'sitemetastasis'])
/** Words with which a clause speaks of a possibility, of others, or of a rule, and not of this patient. */
const SILENT: ReadonlySet<string> = new Set(['search', 'conditional', 'general', 'family', 'therapy', 'reference'])
/** A field that was left open. */
const OPEN_FIELD: ReadonlySet<string> = new Set([
  'notapplicable',
  'notdone',
  'unknown',
  'pending',
  'indeterminate',
  'seeother',
])
const DENIED: ReadonlySet<string> = new Set(['not', 'absent', 'negative'])
const AFFIRMED: ReadonlySet<string> = new Set(['yes', 'detected', 'positive', 'distantsite', 'has'])
const WINDOW = 10
/** Words that may stand with 'metastatic breast cancer' where it is the patient's own diagnosis. */
const DIAGNOSIS: ReadonlySet<Meaning | ''> = new Set<Meaning>([
  'metastasis',
  'disease',
  'has',
  'previous',
  'now',
  'stage',
  'stagefour',
  'distantsite',
  'sitemetastasis',
  'node',
  'positive',
  'negative',
  'low',
  'ultralow',
  'invasive',
  'and',
  'by',
  'for',
  'is',
  'percentword',
  'amplified',
])

/** Reads one sentence of a text. */
export function findMetastasis(sentence: SpreadSentence, meter: StepMeter): readonly MetastasisFound[] {
  const { items } = sentence
  meter.steps += items.length
  if (!items.some((item) => speaksOfSpread(item))) return []
  if (items.some((item) => item.meaning === 'family' || item.meaning === 'general' || isForeign(item))) return []
  if (isStageKey(items) || isCategoryKey(items)) return []
  const clauses = cutClauses(items).of
  const polarity = readPolarity(items)
  const found: MetastasisFound[] = []
  for (const [at, item] of items.entries()) {
    if (!maySay(item)) continue
    const category =
      readMCategory(items, at, sentence.alone) ??
      readSignedCategory(items, at) ??
      readStageFour(items, at, polarity.verdicts.get(at))
    if (category !== undefined) {
      const context = contextOf(items, clauses, at)
      const near = clauseMeanings(items, clauses, at)
      if (near.some((meaning) => SILENT.has(meaning)) || isUnderCondition(items, at)) continue
      if (isStageOfOther(items, category.from, category.to)) continue
      const says = category.says === 'yes' && context.hedged ? 'uncertain' : category.says
      found.push({ ...context, ...category, says })
    } else if (isDoubtWord(item)) {
      found.push({ ...contextOf(items, clauses, at), says: 'uncertain', from: at, to: at + 1 })
    } else if (NOUNS.has(item.meaning)) found.push(...readNoun(sentence, clauses, at, polarity))
  }
  return mergeFound(found)
}

/** A noun of spread, an M category, or the figure of a stage. */
function maySay(item: Item): boolean {
  const { meaning, text, traits } = item
  return NOUNS.has(meaning) || (traits & TRAITS.category) !== 0 || text === '4' || meaning === 'hedge'
}

const KEY = /^(?:key|legend|scheme|definitions?|schlussel|schluessel|legende|leyenda|legenda|sleutel|chiave|clave|cle)$/
const STAGE_FIGURE = /^(?:0|i{1,3}|iv)[abc]?$/
/** A patient has one stage, at most with a former one. */
const STAGES_OF_A_KEY = 3

/** 'Staging key: I to III without, IV with distant spread (M1)': the meaning of stages, and no stage. */
function isStageKey(items: readonly Item[]): boolean {
  const staged = items.findIndex((item) => item.meaning === 'stage' || /^(?:stag|stad|estad)/.test(item.text))
  if (staged < 0) return false
  if (items.slice(0, staged + 4).some((item) => KEY.test(item.text.split(' ').at(-1) ?? ''))) return true
  const stages = new Set(items.slice(staged).flatMap(({ text }) => (STAGE_FIGURE.test(text) ? [text] : [])))
  return stages.size >= STAGES_OF_A_KEY
}

const M_CATEGORY = /^[cpyr]{0,3}m([01x])[a-c]?$/

/** 'cM0: none found, M1: proven': a tumour has one M category, and a sentence that gives several explains them. */
function isCategoryKey(items: readonly Item[]): boolean {
  const categories = new Set<string>()
  for (const { text, traits } of items) {
    const category = (traits & TRAITS.category) === 0 ? undefined : M_CATEGORY.exec(text)?.[1]
    if (category !== undefined) categories.add(category)
  }
  return categories.has('0') && categories.has('1')
}

/** 'Stage IV (M1) would require proof': the condition stands behind the brackets. */
function isUnderCondition(items: readonly Item[], at: number): boolean {
  for (let ahead = at + 1; ahead < at + WINDOW; ahead += 1) {
    const item = items[ahead]
    if (item === undefined || item.text === ',' || item.text === ';' || item.text === '.') return false
    if (item.meaning === 'conditional') return true
  }
  return false
}

function speaksOfSpread(item: Item): boolean {
  return (
    NOUNS.has(item.meaning) ||
    item.meaning === 'stagefour' ||
    item.meaning === 'stage' ||
    isDoubtWord(item) ||
    (item.traits & TRAITS.category) !== 0
  )
}

/** 'metastasensuspekt': the word itself is the doubt. */
function isDoubtWord(item: Item): boolean {
  return item.meaning === 'hedge' && item.text.startsWith('metastas')
}

type Context = Pick<MetastasisFound, 'previous' | 'hedged' | 'otherPrimary'>

function contextOf(items: readonly Item[], clauses: readonly number[], at: number): Context {
  const near = clauseMeanings(items, clauses, at)
  return {
    previous: near.includes('previous'),
    hedged: near.includes('hedge'),
    otherPrimary: comesFromOther(items, at) || isOfOther(items, at),
  }
}

const BREAST = /mamma|breast|brust|\bsein|borst|mammella|mama/

/** Another primary is named in the sentence, and no breast: 'lung adenocarcinoma', 'consistent with colon primary'. */
function isOfOther(items: readonly Item[], at: number): boolean {
  const sentence = items.slice(Math.max(0, at - 3 * WINDOW), at + 3 * WINDOW)
  if (sentence.some((item) => BREAST.test(item.text))) return false
  const origin = sentence.some(
    (item, index) =>
      item.meaning === 'distantsite' &&
      /^(primary|origin|primar|primario|ursprungs)/.test(sentence[index + 1]?.text ?? ''),
  )
  return origin || sentence.some((_, index) => isSeatOfOrigin(sentence, index))
}

function clauseMeanings(items: readonly Item[], clauses: readonly number[], at: number): readonly string[] {
  const from = Math.max(0, at - WINDOW)
  return items
    .slice(from, at + WINDOW)
    .flatMap((item, index) => (clauses[from + index] === clauses[at] ? [item.meaning] : []))
}

function readNoun(
  sentence: SpreadSentence,
  clauses: readonly number[],
  at: number,
  polarity: Polarity,
): readonly MetastasisFound[] {
  const { items } = sentence
  const near = clauseMeanings(items, clauses, at)
  const staged = polarity.verdicts.get(at) === 'no' && isAfterStaging(items, clauses, at)
  if (near.some((meaning) => SILENT.has(meaning) && !(staged && meaning === 'search'))) return []
  if (isOfMedicine(items, at) || (polarity.verdicts.get(at) !== 'no' && isLookedFor(items, at))) return []
  const context = contextOf(items, clauses, at)
  const field = readField(items, at)
  const [from, to] = spanOf(items, clauses, at)
  if (field !== undefined) {
    if (field.says === undefined || isNodal(sentence, near)) return []
    return [{ ...context, says: field.says, from, to: Math.max(to, field.to) }]
  }
  const says = judgeNoun(sentence, clauses, at, polarity, context)
  if (says === undefined) return []
  const hedged = says === 'uncertain' && (context.hedged || isTakenBack(items, clauses, at))
  return [{ ...context, hedged, says, from, to }]
}

/** 'T-DXd may be used in HER2-low (IHC 1+) metastatic breast cancer': behind a medicine the disease says whom it is for. */
function isOfMedicine(items: readonly Item[], at: number): boolean {
  if (!ADJECTIVE.test(items[at]?.text ?? '')) return false
  for (let before = at - 1; before >= 0 && before > at - 3 * WINDOW; before -= 1) {
    if (items[before]?.text === ';') return false
    if (items[before]?.meaning === 'therapy' || items[before]?.meaning === 'trial') return true
  }
  return false
}

/** 'Estudio de extensión sin metástasis': what a search for spread has not found; a risk or an exclusion asked for is none. */
function isAfterStaging(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const searches = items.filter((item, index) => item.meaning === 'search' && clauses[index] === clauses[at])
  return searches.length > 0 && searches.every((item) => STAGING.test(item.text))
}

const STAGING = /^(?:estudio de extension|bilan d ?'? ?extension|stadiazione|stadiering|dissem|staging)/

/** 'Distant metastasis (pM): not applicable', 'Fernmetastasen: ja'; undefined where the noun is no label. */
function readField(items: readonly Item[], at: number): { says: Said; to: number } | undefined {
  if (items[at]?.meaning === 'metastasis' && !isWholeLabel(items, at)) return undefined
  let end = at + 1
  while (end < at + 8 && items[end] !== undefined && items[end]?.text !== ':' && items[end]?.text !== '=') {
    if (items[end]?.meaning === 'metastasis' || items[end]?.text === ',' || items[end]?.text === '.') return undefined
    end += 1
  }
  if (items[end]?.text !== ':' && items[end]?.text !== '=') return undefined
  const answer = items.slice(end + 1, end + 7).filter((item) => item.kind !== 'mark' || item.text === '?')
  const first = answer[0]
  if (first === undefined) return { says: undefined, to: end + 1 }
  if (first.meaning === 'disease') return undefined
  if (answer.some((item) => OPEN_FIELD.has(item.meaning) || /^[cpy]{0,2}mx/.test(item.text)))
    return { says: undefined, to: end + 2 }
  if (/^[cpy]{0,2}m[01]/.test(first.text)) return { says: undefined, to: end + 1 }
  const hedged = answer.some((item) => item.meaning === 'hedge' || item.text === '?')
  if (hedged) return { says: 'uncertain', to: end + 2 }
  if (DENIED.has(first.meaning) || first.text === '0') return { says: 'no', to: end + 2 }
  if (AFFIRMED.has(first.meaning))
    return { says: answer.some((item) => DENIED.has(item.meaning)) ? 'uncertain' : 'yes', to: end + 2 }
  return { says: 'uncertain', to: end + 2 }
}

/** 'Metastases: liver' is a label, 'metastatic carcinoma in node: 2' is none. */
function isWholeLabel(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  const before = items[at - 1]
  const first = before === undefined || before.kind === 'mark' || before.meaning === 'distantsite'
  return first && (next?.text === ':' || next?.text === '=' || next?.text === '(')
}

/** It is of nodes: the clause names them and no distant site, or the tissue is one. */
function isNodal(sentence: SpreadSentence, near: readonly string[]): boolean {
  const node = near.includes('node') || near.includes('nodemetastasis')
  const site = near.includes('distantsite') || near.includes('sitemetastasis')
  return !site && (node || sentence.place === 'node')
}

function judgeNoun(
  sentence: SpreadSentence,
  clauses: readonly number[],
  at: number,
  polarity: Polarity,
  context: Context,
): Said {
  const { items } = sentence
  const near = clauseMeanings(items, clauses, at)
  if (isNodal(sentence, near)) return undefined
  const verdict = verdictOf(polarity, at)
  const open = items.slice(Math.max(0, at - 6), at + 8).some((item) => item.text === '?') || items.at(-1)?.text === '?'
  // 'was not found in the metastasis' denies something else.
  if (verdict === 'no' && (IN.test(items[at - 1]?.text ?? '') || IN.test(items[at - 2]?.text ?? ''))) return 'uncertain'
  const doubted = open || (context.hedged && !deniesDoubt(items, at))
  // 'One lymph node, negative for metastatic carcinoma': what is denied is denied of the node.
  if (
    verdict === 'no' &&
    items[at]?.meaning === 'metastasis' &&
    isNodal(
      sentence,
      items.map(({ meaning }) => meaning),
    )
  )
    return undefined
  // 'Not a metastasis of the breast cancer' denies where it comes from.
  if (verdict === 'no' && OF.test(items[at + 1]?.text ?? '')) return 'uncertain'
  if (verdict === 'no' && isOfSample(items, at)) return undefined
  if (verdict === 'no') return doubted || deniesOnlyMore(items, at) ? 'uncertain' : 'no'
  if (near.some((meaning) => OPEN_FIELD.has(meaning))) return near.includes('notapplicable') ? undefined : 'uncertain'
  if (open || context.hedged || verdict === 'unclear' || near.includes('not')) return 'uncertain'
  const place = placeOf(sentence, clauses, at, near)
  if (place !== 'distant') return 'uncertain'
  if (isTakenBack(items, clauses, at)) return 'uncertain'
  return isUnderstood(sentence, clauses, at) ? 'yes' : 'uncertain'
}

const TAKES_BACK: ReadonlySet<string> = new Set([
  ...['not', 'absent', 'hedge', 'withdrawn', 'unknown', 'indeterminate', 'pending', 'notdone', 'failed'],
])
/** With one of these the next clause speaks of something else. */
const OTHER_SUBJECT: ReadonlySet<string> = new Set([
  ...['metastasis', 'distantmetastasis', 'sitemetastasis', 'nodemetastasis', 'node', 'distantsite', 'disease', 'stage'],
  ...['mcategory', 'therapy'],
])

/** 'Lebermetastasen, jedoch nicht sicher ausgeschlossen', 'liver metastases (not confirmed)': the clause behind doubts it. */
function isTakenBack(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const clause = clauses[at] ?? 0
  const behind = items.filter((item, index) => index > at && clauses[index] === clause + 1 && item.meaning !== 'but')
  const own = behind.filter((item) => item.kind !== 'mark')
  const next = own.length > 0 ? own : items.filter((_, index) => index > at && clauses[index] === clause + 2)
  if (next.length > WINDOW || next.some((item) => OTHER_SUBJECT.has(item.meaning))) return false
  return next.some((item) => TAKES_BACK.has(item.meaning))
}

const OF =
  /^(?:of|of the|of a|from|from the|from a|des|der|eines|vom|von|du|de|d|del|de la|di|della|dal|dalla|van|van de|van het)$/
const IN = /^(?:in|im|in the|in der|in den|in de|en|dans|nel|nella|nelle|within)$/

/** A negation that met nothing before the noun may still be meant for it ('no nodules, effusion or bone metastases'). */
function verdictOf(polarity: Polarity, at: number): string | undefined {
  const verdict = polarity.verdicts.get(at)
  const open = polarity.dangling.some((negation) => negation < at && negation > at - 4 * WINDOW)
  return verdict !== 'no' && open ? 'unclear' : verdict
}

/** 'kein Verdacht auf Fernmetastasen' denies the doubt itself. */
function deniesDoubt(items: readonly Item[], at: number): boolean {
  for (let index = Math.max(0, at - WINDOW); index < at; index += 1) {
    if (items[index]?.meaning === 'not' && items[index + 1]?.meaning === 'hedge') return true
  }
  return false
}

/** Words of the clause; figures turn nothing round but a 0. */
function isUnderstood({ items, heading }: SpreadSentence, clauses: readonly number[], at: number): boolean {
  const named = (item: Item | undefined): boolean =>
    item !== undefined && item.start >= (heading?.start ?? Infinity) && item.end <= (heading?.end ?? -1)
  let from = at
  let to = at + 1
  while (from > 0 && clauses[from - 1] === clauses[at]) from -= 1
  while (to < items.length && clauses[to] === clauses[at]) to += 1
  if (items.slice(from, to).some((item) => item.text === '0')) return false
  return findUnknown(items, from, to, new Set()).every((index) => items[index]?.kind !== 'word' || named(items[index]))
}

/** Where the spread is: in a named distant site, or not named. */
function placeOf(
  sentence: SpreadSentence,
  clauses: readonly number[],
  at: number,
  near: readonly string[],
): 'distant' | 'unnamed' {
  const { items } = sentence
  const item = items[at]
  if (item === undefined) return 'unnamed'
  if (item.meaning === 'distantmetastasis' || item.meaning === 'sitemetastasis') return 'distant'
  const node = near.includes('node') || near.includes('nodemetastasis')
  if (near.includes('distantsite')) return node ? 'unnamed' : 'distant'
  const elsewhere = items.some((other, index) => other.meaning === 'node' && clauses[index] !== clauses[at])
  if (sentence.place === 'distant' && sentence.heading?.start !== undefined && !node) return 'distant'
  if (isMetastaticBreast(items, at)) return !elsewhere && isOwnDiagnosis(items, clauses, at) ? 'distant' : 'unnamed'
  return sentence.place === 'distant' && !node ? 'distant' : 'unnamed'
}

const ADJECTIVE = /^(?:metastati|metastasic|metastasier|gemetastas|uitgezaaid|metastatiz)/

/** 'metastatic breast cancer', 'metastasiertes Mammakarzinom', 'cancer du sein métastatique'. */
function isMetastaticBreast(items: readonly Item[], at: number): boolean {
  if (!ADJECTIVE.test(items[at]?.text ?? '') || items[0]?.meaning === 'for') return false
  return items.slice(Math.max(0, at - 4), at + 4).some((item) => BREAST.test(item.text))
}

/** Naming the disease is no finding: only with words of the patient's own diagnosis around it. */
function isOwnDiagnosis(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  return items.every(
    (item, index) => clauses[index] !== clauses[at] || item.kind !== 'word' || DIAGNOSIS.has(item.meaning),
  )
}

const OF_SPAN: ReadonlySet<string> = new Set(['distantsite', 'not', 'absent', 'hedge', 'detected', 'otherorgan'])

function spanOf(items: readonly Item[], clauses: readonly number[], at: number): readonly [number, number] {
  const kept = (index: number): boolean =>
    clauses[index] === clauses[at] &&
    (OF_SPAN.has(items[index]?.meaning ?? '') || NOUNS.has(items[index]?.meaning ?? ''))
  let from = at
  let to = at + 1
  for (let index = at - 1; index >= Math.max(0, at - 6); index -= 1) if (kept(index)) from = index
  for (let index = at + 1; index < Math.min(items.length, at + 8); index += 1) if (kept(index)) to = index + 1
  return [from, to]
}

/** Overlapping statements of one kind are one. */
function mergeFound(found: readonly MetastasisFound[]): readonly MetastasisFound[] {
  const merged: MetastasisFound[] = []
  for (const one of found) {
    const last = merged.at(-1)
    if (last !== undefined && last.says === one.says && one.from < last.to && last.previous === one.previous) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, one.to) }
    } else merged.push(one)
  }
  return merged
}
