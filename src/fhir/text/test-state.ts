/**
 * What a sentence says of a test that has no result: it is pending, or was not done, and why (RULES P-20). A sentence
 * that holds a value beside it is left to the reader of values.
 */
import type { TestState } from '../../her2/evidence.ts'
import type { Her2Test } from './her2-gathered.ts'
import type { Item } from './lexicon.ts'
import { NOT_DONE_WORDS, UNDER_WAY } from './words/test-state.ts'

/** A state with its test; `from` and `to` are item indices, `to` exclusive. */
export interface FoundTestState extends TestState {
  readonly test: Her2Test
  readonly from: number
  readonly to: number
}

interface Phrase {
  readonly parts: readonly string[]
  readonly state: TestState
}

interface Word {
  readonly text: string
  readonly at: number
}

/** The order of the table, so that a reason counts before the bare words that nothing was done. */
const PHRASES: readonly Phrase[] = [
  ...phrasesOf(UNDER_WAY, { says: 'pending' }),
  ...[...NOT_DONE_WORDS].flatMap(([reason, forms]) => phrasesOf(forms, { says: 'not-done', reason })),
]
const BY_FIRST_WORD = Map.groupBy(PHRASES, ({ parts }) => parts[0] ?? '')
const RANK = new Map(PHRASES.map((phrase, rank) => [phrase, rank]))
/** So many items from the words to the name of the test. */
const REACH = 14
/** So many from the words to the name of the marker behind them. */
const BEHIND = 3
/** Words beside which nothing is said of this test of this tumour. */
const SAYS_OTHERWISE: ReadonlySet<string> = new Set([
  'conditional',
  'previous',
  'control',
  'family',
  'general',
  'recount',
  'withdrawn',
])

function phrasesOf(forms: readonly string[], state: TestState): Phrase[] {
  return forms.flatMap((line) => line.split('|').map((form): Phrase => ({ parts: form.split(' '), state })))
}

/** What words alone say, where the test is known from elsewhere: the value of a coded question. */
export function testStateOf(items: readonly Item[]): TestState | undefined {
  const matches = matchesIn(wordsOf(items))
  const best = bestOf(matches)
  const others = besides(items, matches)
  if (isBareShortage(items, matches)) return undefined
  return best && !others.some(isValue) ? stateBesideFailure(best.phrase.state, others) : undefined
}

/** A test that was not done, or is not yet done, in a sentence on HER2; undefined where a value stands beside it. */
export function findTestState(items: readonly Item[]): FoundTestState | undefined {
  const matches = matchesIn(wordsOf(items))
  if (matches.length === 0) return undefined
  const best = bestOf(matches)
  const others = besides(items, matches)
  if (others.some(({ meaning }) => SAYS_OTHERWISE.has(meaning))) return undefined
  const state = best && stateBesideFailure(best.phrase.state, others)
  if (best === undefined || state === undefined) return undefined
  const at = testNear(items, best.from, best.to)
  if (at === undefined) return undefined
  const from = Math.min(startOfName(items, at), best.first)
  if (others.some((item) => isValue(item) && item.start >= (items[from]?.start ?? 0))) return undefined
  if (items[at]?.meaning !== 'ish' && isBareShortage(items, matches)) return undefined
  return { ...state, test: testNamed(items[at]), from, to: endOfPart(items, best.to) }
}

/** Up to a mark behind which another marker begins: 'HER2 pending; ER 90 %'. */
function endOfPart(items: readonly Item[], from: number): number {
  for (let at = from + 1; at < items.length - 1; at += 1) {
    const mark = items[at]?.text
    if ((mark === ';' || mark === ',') && RECEPTORS.has(items[at + 1]?.meaning ?? '')) return at
  }
  return items.length
}

const RECEPTORS: ReadonlySet<string> = new Set(['er', 'pgr', 'hr'])

function testNamed(item: Item | undefined): 'ihc' | 'ish' | 'overall' {
  if (item?.meaning === 'ish' || item?.meaning === 'ihc') return item.meaning
  return 'overall'
}

/** What stops a test that was tried is no test that was not done: 'not possible, no signals' is indeterminate (VAL-2). */
function stateBesideFailure(state: TestState, items: readonly Item[]): TestState | undefined {
  const failed = items.find(({ meaning }) => meaning === 'failed')
  if (failed === undefined || state.reason !== 'not-stated') return state
  return TOO_LITTLE.some((word) => failed.text.startsWith(word))
    ? { says: 'not-done', reason: 'insufficient' }
    : undefined
}

const TOO_LITTLE: readonly string[] = ['insufficient', 'inadequate s', 'zu wenig', 'insuf', 'material', 'onvoldoende']

function wordsOf(items: readonly Item[]): readonly Word[] {
  const words: Word[] = []
  items.forEach(({ kind, text }, at) => {
    if (kind === 'mark') return
    if (!JOINED.test(text)) words.push({ text, at })
    else for (const part of text.split(JOINED)) words.push({ text: part, at })
  })
  return words
}

const JOINED = /[\s-]/

const NO_PHRASES: readonly Phrase[] = []

interface Match {
  readonly phrase: Phrase
  readonly from: number
  readonly to: number
}

function matchesIn(words: readonly Word[]): readonly Match[] {
  const matches: Match[] = []
  words.forEach(({ text, at }, index) => {
    for (const phrase of BY_FIRST_WORD.get(text) ?? NO_PHRASES) {
      if (phrase.parts.every((part, offset) => words[index + offset]?.text === part))
        matches.push({ phrase, from: at, to: words[index + phrase.parts.length - 1]?.at ?? at })
    }
  })
  return matches
}

/** 'HER2: insufficient sample', and no word that nothing was done: the test is indeterminate (VAL-2). */
function isBareShortage(items: readonly Item[], matches: readonly Match[]): boolean {
  return matches.every(({ phrase, from, to }) => {
    const failed = items.slice(from, to + 1).some(({ meaning }) => meaning === 'indeterminate' || meaning === 'failed')
    return phrase.state.reason === 'insufficient' && failed
  })
}

/** The items that are not part of such words: 'insufficient tissue' is no result where the test was not done. */
function besides(items: readonly Item[], matches: readonly Match[]): readonly Item[] {
  const covered = new Set(
    matches.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, offset) => from + offset)),
  )
  return items.filter((_, at) => !covered.has(at))
}

/** The one that says most, and where the first of them begins. */
function bestOf(matches: readonly Match[]): (Match & { readonly first: number }) | undefined {
  const [best] = matches.toSorted((a, b) => (RANK.get(a.phrase) ?? 0) - (RANK.get(b.phrase) ?? 0))
  return best && { ...best, first: Math.min(...matches.map(({ from }) => from)) }
}

/** The method next before the words, else next behind them, else the name of the marker before them, else behind. */
function testNear(items: readonly Item[], from: number, to: number): number | undefined {
  const start = Math.max(0, from - REACH)
  const before = items.slice(start, from + 1)
  const behind = items.slice(to, to + REACH + 1)
  const methodBefore = before.findLastIndex(isMethod)
  if (methodBefore >= 0) return start + methodBefore
  const methodBehind = behind.findIndex(isMethod)
  if (methodBehind >= 0) return to + methodBehind
  const marker = before.findLastIndex(({ meaning }) => MARKERS.has(meaning))
  if (marker >= 0) return items[start + marker]?.meaning === 'her2' ? start + marker : undefined
  // 'We await HER2 results'
  const named = behind.slice(0, BEHIND + 1).findIndex(({ meaning }) => meaning === 'her2')
  return named < 0 ? undefined : to + named
}

const MARKERS: ReadonlySet<string> = new Set(['her2', 'er', 'pgr', 'marker', 'hr'])

function isMethod({ meaning }: Item): boolean {
  return meaning === 'ish' || meaning === 'ihc'
}

/** 'HER2/neu FISH': the name of the marker before its method. */
function startOfName(items: readonly Item[], at: number): number {
  let from = at
  while (from > 0 && (items[from - 1]?.meaning === 'her2' || items[from - 1]?.meaning === 'harmless')) from -= 1
  return from
}

const VALUES: ReadonlySet<string> = new Set([
  'positive',
  'negative',
  'equivocal',
  'indeterminate',
  'amplified',
  'notamplified',
  'ratio',
  'copies',
  'group',
  'score',
  'low',
  'ultralow',
])

/** A score, a word of a result, or the name of a number. */
function isValue({ kind, meaning }: Item): boolean {
  return kind === 'plus' || VALUES.has(meaning)
}
