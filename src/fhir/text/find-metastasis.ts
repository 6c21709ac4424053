/**
 * What a sentence says of distant metastasis (RULES P-28): only an assertion about this patient counts. Naming the
 * disease, a field that is not filled in, a key, a question and the nodes of the same side say nothing.
 */
import { cutClauses } from './clauses.ts'
import { findUnknown } from './coverage.ts'
import { findDistantTissue, isOfCertainTissue } from './distant-tissue.ts'
import { isForeign } from './languages.ts'
import type { Item } from './lexicon.ts'
import { readMCategory, readSignedCategory, readStageFour } from './m-category.ts'
import { isSeatOfOrigin, isStagedOther } from './other-tumors.ts'
import { readPolarity } from './polarity.ts'
import {
  deniesEverywhere,
  isAdvice,
  isBracketedOther,
  isDeniedAgain,
  isDeniedThrough,
  isFigureOfMany,
  isForMedicine,
  isNoLonger,
  isOfPart,
  isOfMedicine,
  isOriginOpen,
  isPartOfAge,
} from './spread-context.ts'
import type { Polarity } from './polarity.ts'
import { isDoubted, isRevoked, isTakenBack, TAKES_BACK } from './spread-doubts.ts'
import {
  comesFromOther,
  deniesOnlyMore,
  isOfOtherCarcinoma,
  isLookedFor,
  isOfSample,
  isStageOfOther,
  leavesOut,
} from './spread-limits.ts'
import { isRecurrence, recurredSite } from './recurred-site.ts'
import type { StepMeter, TextSpan, TextStatement } from './statements.ts'
import { isMetastatic, isOtherMbc, placeOf } from './spread-place.ts'
import { isSpreadDoubted, isUnknownBehind, withHalfNouns } from './spread-turns.ts'
import type { PlaceKind } from './spread-place.ts'
import { BREAST, TRAITS } from './word-traits.ts'
import { readWorkUp } from './work-up.ts'

export interface MetastasisFound {
  readonly says: 'yes' | 'no' | 'uncertain'
  readonly from: number
  readonly to: number
  readonly previous: boolean
  readonly hedged: boolean
  readonly otherPrimary: boolean
  /** Denied of the organs that it names, and of no other. */
  readonly ofSite?: true
  /** Where it comes from is not said: no breast, no stage and no M category in the sentence. */
  readonly ofAnyOrigin?: true
}

export interface SpreadSentence {
  /** Items by the lexicon of spread, without line ends. */
  readonly items: readonly Item[]
  /** The text that the items stand in. */
  readonly text: string
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
const SILENT: ReadonlySet<string> = new Set([
  'search',
  'workup',
  'conditional',
  'general',
  'family',
  'therapy',
  'reference',
])
/** 'Bilan d'extension : cT2 N1 M0': the category is its result. */
const BESIDE_CATEGORY: ReadonlySet<string> = new Set(['therapy', 'workup'])
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
/** What was found as a statement; of a form of which it is not certain what was ticked, nothing is certain. */
export function spreadStatement(found: MetastasisFound, span: TextSpan, isUnclear = false): TextStatement {
  return {
    about: 'metastasis',
    metastasis: isUnclear ? 'uncertain' : found.says,
    words: span.quote,
    ...span,
    ...(found.hedged ? { hedged: true } : {}),
    ...(found.previous ? { previous: true } : {}),
    ...(found.otherPrimary ? { otherPrimary: true } : {}),
    ...(found.ofAnyOrigin ? { ofAnyOrigin: true } : {}),
  }
}

/** Reads one sentence of a text. */
export function findMetastasis(given: SpreadSentence, meter: StepMeter): readonly MetastasisFound[] {
  const sentence = { ...given, items: withHalfNouns(given.items) }
  const { items } = sentence
  meter.steps += items.length
  const isTold = items.some((item) => speaksOfSpread(item))
  if (!isTold) return tissueOf(items)
  if (items.some((item) => item.meaning === 'family' || item.meaning === 'general' || isForeign(item))) return []
  if (isStageKey(items) || isCategoryKey(items) || isExplained(items)) return []
  const clauses = cutClauses(items).of
  const polarity = readPolarity(items)
  const found: MetastasisFound[] = []
  for (const [at, item] of items.entries()) {
    found.push(...recurrenceOf(items, clauses, at))
    if (!maySay(item)) continue
    const category =
      readMCategory(items, at, sentence.alone) ??
      readSignedCategory(items, at) ??
      readStageFour(items, at, polarity.verdicts.get(at))
    if (category !== undefined) {
      const context = contextOf(items, clauses, at)
      const near = clauseMeanings(items, clauses, at)
      if (near.some((meaning) => SILENT.has(meaning) && !BESIDE_CATEGORY.has(meaning)) || isUnderCondition(items, at))
        continue
      if (isForMedicine(items, clauses, at)) continue
      if (isStageOfOther(items, category.from, category.to)) continue
      const doubt =
        context.hedged ||
        isAdvice(items, category.to - 1) ||
        isRevoked(items, category.to) ||
        isDoubted(items, clauses, category.from, category.to) ||
        isSpreadDoubted(items, sentence.text, category.from, category.to)
      const says = category.says === 'yes' && doubt ? 'uncertain' : category.says
      const otherPrimary = context.otherPrimary || isStagedOther(items, clauses, at)
      found.push({ ...context, otherPrimary, ...category, says })
    } else if (isDoubtWord(item)) {
      found.push({ ...contextOf(items, clauses, at), says: 'uncertain', from: at, to: at + 1 })
    } else if (NOUNS.has(item.meaning)) {
      const origin = items.some(({ text }) => BREAST.test(text) && CANCER_OF.test(text)) ? {} : OF_ANY_ORIGIN
      found.push(...readNoun(sentence, clauses, at, polarity).map((one) => ({ ...one, ...origin })))
    } else found.push(...workUpOf(items, clauses, at))
  }
  const unfinal = items.some(({ meaning }) => meaning === 'preliminary')
  return mergeFound(
    found.map((one) => (unfinal || isBeforeRecurrence(items, one) ? { ...one, says: 'uncertain' } : one)),
  )
}

/** 'pT2N1M0 -> recurrence in bone': what was so before it. */
function isBeforeRecurrence(items: readonly Item[], { says, to }: MetastasisFound): boolean {
  return says === 'no' && items.some((_, at) => at >= to && recurredSite(items, at) !== undefined)
}

function recurrenceOf(items: readonly Item[], clauses: readonly number[], at: number): readonly MetastasisFound[] {
  const to = NOUNS.has(items[at - 1]?.meaning ?? '') ? undefined : recurredSite(items, at)
  return to === undefined ? [] : [{ ...contextOf(items, clauses, at), says: 'uncertain', from: at, to }]
}

function workUpOf(items: readonly Item[], clauses: readonly number[], at: number): readonly MetastasisFound[] {
  const result = readWorkUp(items, at)
  return result === undefined ? [] : [{ ...contextOf(items, clauses, at), hedged: false, ...result }]
}

function tissueOf(items: readonly Item[]): readonly MetastasisFound[] {
  const found = findDistantTissue(items)
  if (found === undefined || isOriginOpen(items) || items.some((item) => isForeign(item))) return []
  return [{ previous: false, hedged: false, otherPrimary: false, ...found }]
}

/** A noun of spread, an M category, or the figure of a stage. */
function maySay(item: Item): boolean {
  const { meaning, text, traits } = item
  return NOUNS.has(meaning) || (traits & TRAITS.category) !== 0 || text === '4' || SAYS.has(meaning)
}

const SAYS: ReadonlySet<string> = new Set(['hedge', 'workup'])

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

const ANY = /^(?:jedes|any|tout|cualquier|elke?|qualsiasi|ogni)$/
const TNM_LETTER = /^[tn]$/

/** 'pM: not applicable (no distant metastasis submitted)': the field is open, whatever stands behind it. */
function isOpenField(items: readonly Item[]): boolean {
  const mark = items.findIndex(({ text }) => text === ':' || text === '=')
  if (mark < 1 || mark > 4 || !OPEN_FIELD.has(items[mark + 1]?.meaning ?? '')) return false
  if (items.some(({ text }) => M_CATEGORY.test(text) && !text.endsWith('x'))) return false
  return items.slice(0, mark).some(({ text, meaning }) => /^[cpy]{0,2}m$/.test(text) || meaning === 'mcategory')
}

/** 'M1: presence of distant metastases', 'each T and N, M1': what a category means. */
function isExplained(items: readonly Item[]): boolean {
  if (isOpenField(items)) return true
  if (items.some(({ text }, at) => ANY.test(text) && TNM_LETTER.test(items[at + 1]?.text ?? ''))) return true
  const [first, mark, ...behind] = items
  if (!/^m[01]$/.test(first?.text ?? '') || ![':', '=', '-', '–'].includes(mark?.text ?? '')) return false
  const end = behind.findIndex(({ kind }) => kind === 'mark')
  const words = behind.slice(0, end < 0 ? behind.length : end)
  return words.some(({ meaning }) => NOUNS.has(meaning)) && !words.some(({ meaning }) => OF_A_SITE.has(meaning))
}

const OF_A_SITE: ReadonlySet<string> = new Set(['distantsite', 'sitemetastasis'])

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
    item.meaning === 'workup' ||
    isDoubtWord(item) ||
    isRecurrence(item.text) ||
    (item.traits & TRAITS.category) !== 0
  )
}

const COMPOUND = /metasta[st]|uitzaai|uitgeza|absiedlung|filia|rezidiv/

/** 'metastasensuspekt', 'Lebermetastasenverdacht': the word itself is the doubt. */
function isDoubtWord(item: Item): boolean {
  return item.meaning === 'hedge' && COMPOUND.test(item.text)
}

type Context = Pick<MetastasisFound, 'previous' | 'hedged' | 'otherPrimary'>

function contextOf(items: readonly Item[], clauses: readonly number[], at: number): Context {
  const near = clauseMeanings(items, clauses, at)
  return {
    previous: near.includes('previous'),
    hedged: near.includes('hedge'),
    otherPrimary:
      comesFromOther(items, at) ||
      isOfOtherCarcinoma(items, at) ||
      isBracketedOther(items, at, isSeatAlone) ||
      isOfOther(items, at),
  }
}

function isSeatAlone(text: string): boolean {
  return SEAT.test(text)
}

const SEAT =
  /^(?:colon|colorectal|crc|rectal|gastric|renal|rcc|nsclc|prostate|pancreas|pancreatic|melanoma|thyroid|kolon|crc|cancer du colon)$/

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
    .flatMap((item, index) =>
      clauses[from + index] === clauses[at] && !isMonth(items, from + index) ? [item.meaning] : [],
    )
}

const BEHIND_MONTH =
  /^(?:(?:19|20)\d\d|confirms|confirmed|shows|showed|demonstrates|demonstrated|reveals|revealed|was|were|is)$/

/** 'Biopsy of 12 May confirms', 'May 2024': no doubt. */
function isMonth(items: readonly Item[], at: number): boolean {
  return items[at]?.text === 'may' && BEHIND_MONTH.test(items[at + 1]?.text ?? '')
}

function readNoun(
  sentence: SpreadSentence,
  clauses: readonly number[],
  at: number,
  polarity: Polarity,
): readonly MetastasisFound[] {
  const { items } = sentence
  const near = clauseMeanings(items, clauses, at)
  const staged = isAfterStaging(items, clauses, at)
  const given = !isForMedicine(items, clauses, at)
  const passes = (meaning: string): boolean => (staged && OF_SEARCH.has(meaning)) || (given && meaning === 'therapy')
  if (near.some((meaning) => SILENT.has(meaning) && !passes(meaning))) return excluded(items, clauses, at)
  if (
    isFigureOfMany(items, at) ||
    (isMetastatic(items[at]) && isOfMedicine(items, at)) ||
    (polarity.verdicts.get(at) !== 'no' && isLookedFor(items, at))
  )
    return []
  const context = contextOf(items, clauses, at)
  const field = readField(items, at)
  const [from, to] = spanOf(items, clauses, at)
  if (field !== undefined) {
    if (field.says === undefined || isNodal(sentence, near, at)) return []
    const ofSite = field.says === 'no' && isOfSite(items, clauses, at) ? OF_SITE : {}
    const end = Math.max(to, field.to)
    const says = field.says === 'yes' && isDoubted(items, clauses, at, end) ? 'uncertain' : field.says
    return [{ ...context, says, from, to: end, ...ofSite }]
  }
  const says = judgeNoun(sentence, clauses, at, polarity, context)
  if (says === undefined) return []
  const hedged = says === 'uncertain' && (context.hedged || isTakenBack(items, clauses, at))
  return [{ ...context, hedged, says, from, to, ...(says === 'no' && isOfSite(items, clauses, at) ? OF_SITE : {}) }]
}

const CANCER_OF =
  /ca(?:rc|nc)|karz|krebs|kanker|primar|origin|herkunft|ursprung|origen|oorspr|metast|(?:^| )b?ca(?: |$)/
const OF_SITE = { ofSite: true } as const
const OF_ANY_ORIGIN = { ofAnyOrigin: true } as const

/** 'No liver metastases', 'IRM cérébrale : pas de métastase'. */
function isOfSite(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  if (items[at]?.meaning === 'distantmetastasis') return false
  if (deniesEverywhere(items, clauses, at)) return false
  if (items[at]?.meaning === 'sitemetastasis' || isOfLesionBefore(items, at)) return true
  return clauseMeanings(items, clauses, at).includes('distantsite') || isOfPart(items, at)
}

const LESION = /^(?:lesions?|nodules?|mass|masses|foci|focus|opacity|opacities|uptake)$/
const LESION_REACH = 6

/** 'Bone lesion, metastasis excluded': of that lesion. */
function isOfLesionBefore(items: readonly Item[], at: number): boolean {
  return items
    .slice(Math.max(0, at - LESION_REACH), at)
    .some(({ meaning }, index, near) => meaning === 'distantsite' && LESION.test(near[index + 1]?.text ?? ''))
}

/** 'Estudio de extensión sin metástasis': what a search for spread has not found; a risk or an exclusion asked for is none. */
function isAfterStaging(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const searches = items.filter((item, index) => OF_SEARCH.has(item.meaning) && clauses[index] === clauses[at])
  return searches.length > 0 && searches.every((item) => item.meaning === 'workup')
}

const OF_SEARCH: ReadonlySet<string> = new Set(['search', 'workup'])

/** 'Ausschluss von Fernmetastasen mittels CT': wanted or done, the words do not say. */
function excluded(items: readonly Item[], clauses: readonly number[], at: number): readonly MetastasisFound[] {
  const exclusion = items.findIndex(({ text }) => text === 'ausschluss' || text === 'metastasenausschluss')
  if (exclusion < 0 || clauses[exclusion] !== clauses[at] || items[exclusion + 1]?.text !== 'von') return []
  return [{ ...contextOf(items, clauses, at), says: 'uncertain', from: Math.min(exclusion, at), to: at + 1 }]
}

/** 'Distant metastasis (pM): not applicable', 'Fernmetastasen: ja'; undefined where the noun is no label. */
function readField(items: readonly Item[], at: number): { says: Said; to: number } | undefined {
  if (items[at]?.meaning === 'metastasis' && !isWholeLabel(items, at)) return undefined
  const sites = sitesOfLabel(items, at + 1)
  let end = sites?.end ?? at + 1
  while (
    sites === undefined &&
    end < at + 8 &&
    items[end] !== undefined &&
    items[end]?.text !== ':' &&
    items[end]?.text !== '='
  ) {
    const { meaning = '', text = '' } = items[end] ?? {}
    if (meaning === 'metastasis' || text === ',' || text === '.' || TAKES_BACK.has(meaning)) return undefined
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
  // The absence of one organ's metastases says nothing of the others.
  if (DENIED.has(first.meaning) && sites?.count === 1) return { says: undefined, to: end + 2 }
  if (DENIED.has(first.meaning) || first.text === '0')
    return { says: leavesOut(answer) ? 'uncertain' : 'no', to: end + 2 }
  if (AFFIRMED.has(first.meaning))
    return { says: answer.some((item) => DENIED.has(item.meaning)) ? 'uncertain' : 'yes', to: end + 2 }
  return { says: 'uncertain', to: end + 2 }
}

/** 'Distant metastases (liver, bone):': how many sites the brackets of a label name, and where its colon stands. */
function sitesOfLabel(
  items: readonly Item[],
  open: number,
): { readonly count: number; readonly end: number } | undefined {
  if (items[open]?.text !== '(') return undefined
  const close = items.findIndex(({ text }, at) => at > open && at <= open + LONGEST_SITES && text === ')')
  const colon = items[close + 1]?.text
  if (close < 0 || (colon !== ':' && colon !== '=')) return undefined
  const count = items.slice(open, close).filter(({ meaning }) => meaning === 'distantsite').length
  return { count, end: close + 1 }
}

const LONGEST_SITES = 20

/** 'Metastases: liver' is a label, 'metastatic carcinoma in node: 2' is none. */
function isWholeLabel(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  const before = items[at - 1]
  const first = before === undefined || before.kind === 'mark' || before.meaning === 'distantsite'
  if (next?.meaning === 'disease' && items[at + 2]?.text === ':')
    return first && ANSWER.has(items[at + 3]?.meaning ?? '')
  return first && (next?.text === ':' || next?.text === '=' || next?.text === '(')
}

const ANSWER: ReadonlySet<string> = new Set(['yes', 'not'])

/** It is of nodes: the clause names them and no distant site, or the tissue is one. */
function isNodal(sentence: SpreadSentence, near: readonly string[], at: number): boolean {
  if (sentence.items[at]?.meaning === 'distantmetastasis') return false
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
  if (isNodal(sentence, near, at)) return undefined
  const verdict = verdictOf(polarity, at)
  const open = items.slice(Math.max(0, at - 6), at + 8).some((item) => item.text === '?') || items.at(-1)?.text === '?'
  // 'was not found in the metastasis' denies something else.
  if (verdict === 'no' && (IN.test(items[at - 1]?.text ?? '') || IN.test(items[at - 2]?.text ?? ''))) return 'uncertain'
  if (verdict === 'no' && deniesSuspects(items, at)) return undefined
  const doubted = open || (context.hedged && !deniesDoubt(items, at))
  // 'One lymph node, negative for metastatic carcinoma': what is denied is denied of the node.
  if (
    verdict === 'no' &&
    items[at]?.meaning === 'metastasis' &&
    isNodal(
      sentence,
      items.map(({ meaning }) => meaning),
      at,
    )
  )
    return undefined
  // 'Not a metastasis of the breast cancer' denies where it comes from.
  if (verdict === 'no' && OF.test(items[at + 1]?.text ?? '')) return 'uncertain'
  if (verdict === 'no' && isOfSample(items, at)) return undefined
  if (verdict === 'no') {
    const through = isDeniedThrough(items, at, (index) => findUnknown(items, index, index + 1, new Set()).length === 0)
    const more = deniesOnlyMore(items, at) || isNoLonger(items, at)
    return doubted || through || isDeniedAgain(items, clauses, at) || more ? 'uncertain' : 'no'
  }
  if (near.some((meaning) => OPEN_FIELD.has(meaning))) return near.includes('notapplicable') ? undefined : 'uncertain'
  const hedged = context.hedged && !isOfCertainTissue(items, at)
  if (open || hedged || verdict === 'unclear' || near.includes('not') || near.includes('withdrawn')) return 'uncertain'
  if (isOtherMbc(items, at)) return undefined
  if (placeOf(namedIn(sentence, clauses), at, near) !== 'distant') return 'uncertain'
  if (isSpreadDoubted(items, sentence.text, at, at + 1) || isUnknownBehind(items, at + 1)) return 'uncertain'
  if (isTakenBack(items, clauses, at) || isAnswered(items, at) || isAdvice(items, at) || isOriginOpen(items))
    return 'uncertain'
  return isUnderstood(sentence, clauses, at) ? 'yes' : 'uncertain'
}

/** 'Bone biopsy for metastatic breast carcinoma: negative': what was asked, and behind it the answer. */
function isAnswered(items: readonly Item[], at: number): boolean {
  const colon = items.findIndex(({ text }, index) => index > at && text === ':')
  const end = items[colon + 2]
  return colon > 0 && DENIED.has(items[colon + 1]?.meaning ?? '') && (end === undefined || end.kind === 'mark')
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

/** 'No focal lesion suspicious for metastasis': no lesion of that kind, where the reader looked. */
function deniesSuspects(items: readonly Item[], at: number): boolean {
  const hedge = items.slice(Math.max(0, at - 3), at).findLastIndex(({ meaning }) => meaning === 'hedge')
  if (hedge < 0) return false
  const before = items.slice(Math.max(0, at - WINDOW), Math.max(0, at - 3) + hedge)
  const denial = before.findLastIndex(({ meaning }) => meaning === 'not' || meaning === 'absent')
  return denial >= 0 && denial < before.length - 1 && before.slice(denial).every(({ kind }) => kind === 'word')
}

/** 'kein Verdacht auf Fernmetastasen' denies the doubt itself. */
function deniesDoubt(items: readonly Item[], at: number): boolean {
  return items
    .slice(Math.max(0, at - WINDOW), at)
    .some(({ meaning }, index, near) => meaning === 'not' && near[index + 1]?.meaning === 'hedge')
}

/** 'She developed liver metastases and was started on capecitabine': what is done for them is no part of the finding. */
function beforeMedicine(items: readonly Item[], at: number, to: number): number {
  const medicine = items.findIndex(({ meaning }, index) => index > at && index < to && meaning === 'therapy')
  if (medicine < 0) return to
  const joint = items.findIndex(({ meaning }, index) => index > at && index < medicine && meaning === 'and')
  return joint < 0 ? medicine : joint
}

function namedIn(
  { items, text, place, heading }: SpreadSentence,
  clauses: readonly number[],
): Parameters<typeof placeOf>[0] {
  const written = (at: number): string => text.slice(items[at]?.start, items[at]?.end)
  return { items, clauses, place, headed: heading?.start !== undefined, written }
}

/** Words of the clause; figures turn nothing round but a 0. */
function isUnderstood({ items, heading }: SpreadSentence, clauses: readonly number[], at: number): boolean {
  const named = (item: Item | undefined): boolean =>
    item !== undefined && item.start >= (heading?.start ?? Infinity) && item.end <= (heading?.end ?? -1)
  let from = at
  let to = at + 1
  while (from > 0 && clauses[from - 1] === clauses[at]) from -= 1
  while (to < items.length && clauses[to] === clauses[at]) to += 1
  to = beforeMedicine(items, at, to)
  if (items.slice(from, to).some((item) => item.text === '0')) return false
  return findUnknown(items, from, to, new Set()).every(
    (index) => items[index]?.kind !== 'word' || named(items[index]) || isPartOfAge(items, index),
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
