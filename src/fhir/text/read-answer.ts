import { lookUp } from '../record/json-shapes.ts'
import type { Measure, TestState } from '../../her2/evidence.ts'
import { isTriple } from './clauses.ts'
import type { Subject } from './clauses.ts'
import { foldText } from './folded-text.ts'
import type { Her2Test } from './her2-gathered.ts'
import { judgeHer2 } from './her2-judge.ts'
import { Her2SentenceReader } from './her2-sentence.ts'
import { resultLexicon, nameItems } from './lexicon.ts'
import type { Item } from './lexicon.ts'
import { findReceptors } from './find-receptors.ts'
import { REFERS } from './statements.ts'
import type { AnswerQuestion, AnswerReading, ReadFields, StepMeter } from './statements.ts'
import { testStateOf } from './test-state.ts'
import { hasSeveralSentences, readAnswerDocument } from './read-answer-document.ts'
import { isPlainZeroPlus } from './passage-questions.ts'
import { scanTokens } from './tokens.ts'
import { readMeasure } from './values.ts'

/** A longer answer is a report; it is not read as an answer. */
export const LONGEST_ANSWER = 2_000
const NOTHING: Readonly<Record<string, string>> = {
  notdone: 'says that it was not performed or is not available',
  pending: 'says that it is pending',
  recommended: 'only recommends the test',
  unknown: 'says that it is unknown',
  seeother: REFERS,
}
const MARKERS: ReadonlySet<string> = new Set(['marker', 'hr'])
const TESTS: Readonly<Record<'ihc' | 'ish' | 'overall', Her2Test>> = { ihc: 'ihc', ish: 'ish', overall: 'overall' }
const SIGNS: Readonly<Record<string, 'positive' | 'negative'>> = { '+': 'positive', '-': 'negative', '(-)': 'negative' }

export interface AnswerOptions {
  /** The day of the result, as far as it is known. */
  readonly on?: string
}

interface AnswerContext {
  readonly meter: StepMeter
  readonly plainZeroPlus: boolean
}

/**
 * Reads a short value text whose question is known from a code. Never throws; never guesses: what has two readings or
 * contradicts itself is `unreadable`, and what says that there is no result is `nothing`.
 * For 'percent' the number comes back as `percent` and, for a receptor, as `receptorPercent`.
 */
export function readAnswerText(
  text: string,
  question: AnswerQuestion,
  meter: StepMeter = { steps: 0 },
  { on }: AnswerOptions = {},
): AnswerReading {
  if (!isShortAnswer(text)) return readAnew(text, question, meter, on)
  const key = `${question} ${isOfOldScale(on) ? 'before' : 'after'} ${text}`
  const known = KEPT.get(key)
  if (known !== undefined) return known
  const reading = readAnew(text, question, meter, on)
  if (KEPT.size >= MOST_KEPT) KEPT.clear()
  KEPT.set(key, reading)
  return reading
}

/**
 * A few words, of which one reading is kept. Several sentences are a report, which may speak of an earlier result and its
 * day; of the day of a short answer only `isOfOldScale` is asked.
 */
export function isShortAnswer(text: string): boolean {
  return text.length <= LONGEST_KEPT && !hasSeveralSentences(text)
}

/** Whether '0+' in a result of this day is another way to write 0. */
export function isOfOldScale(on: string | undefined): boolean {
  return isPlainZeroPlus('', on)
}

/** Short answers come again and again ('3+', 'Positive (3+)'): so many of them are kept, and no longer ones. */
const MOST_KEPT = 2_000
const LONGEST_KEPT = 80
const KEPT = new Map<string, AnswerReading>()

function readAnew(text: string, question: AnswerQuestion, meter: StepMeter, on: string | undefined): AnswerReading {
  if (text.length > LONGEST_ANSWER)
    return { kind: 'unreadable', why: `the answer is longer than ${LONGEST_ANSWER} characters: ${quote(text)}` }
  const items = nameItems(scanTokens(foldText(text), meter), resultLexicon(), meter).filter(
    (item) => item.kind !== 'break' && item.kind !== 'gap',
  )
  if (items.length === 0) return { kind: 'nothing', why: 'the text is empty' }
  if (question === 'ratio' || question === 'percent') return readNumber(text, items, question, meter)
  if (question === 'er' || question === 'pgr') return readReceptorAnswer(text, items, question, meter)
  if (hasSeveralSentences(text))
    return readAnswerDocument(text, { question, ...(on === undefined ? {} : { on }) }, meter)
  return readHer2Answer(text, items, TESTS[question], { meter, plainZeroPlus: isPlainZeroPlus(text, on) })
}

function quote(text: string): string {
  return `«${text.length > 160 ? `${text.slice(0, 159)}…` : text}»`
}

function unreadable(text: string, why: string): AnswerReading {
  return { kind: 'unreadable', why: `${quote(text)}: ${why}` }
}

/** What a few words say of a test without a result: 'not performed', 'temporarily unknown'. */
export function readTestState(words: string, meter: StepMeter = { steps: 0 }): TestState | undefined {
  return stateOf(itemsOf(words, meter))
}

/** 'Preliminary', 'pending', 'withdrawn': words that leave a result open, or take it back. */
export function readStanding(words: string): 'preliminary' | 'unverified' | undefined {
  const items = itemsOf(words, { steps: 0 })
  if (items.some(({ meaning }) => meaning === 'withdrawn')) return 'unverified'
  return items.some(({ meaning }) => meaning === 'preliminary' || meaning === 'pending') ? 'preliminary' : undefined
}

/**
 * The same in a note beside a result, sentence by sentence: 'Preliminary result.', 'HER2 result retracted.' One that names
 * another test, or speaks of before, of a condition or of a control, is not of the result it stands at.
 */
export function readStandingOfNote(note: string, of: NotedTest): 'preliminary' | 'unverified' | undefined {
  if (note.length > LONGEST_ANSWER) return undefined
  for (const sentence of note.split(/[.;\n]/)) {
    const items = itemsOf(sentence, { steps: 0 })
    const said = items.find(({ meaning }) => meaning === 'withdrawn' || meaning === 'preliminary')?.meaning
    const isOfAnother = items.some(
      ({ meaning }) => OF_ANOTHER.has(meaning) || (TESTS_NAMED.has(meaning) && !OWN_NAMES[of].has(meaning)),
    )
    if (said !== undefined && !isOfAnother) return said === 'withdrawn' ? 'unverified' : 'preliminary'
  }
  return undefined
}

/** The test of the result that a note stands at. */
export type NotedTest = 'ihc' | 'ish' | 'her2' | 'er' | 'pgr'

const OWN_NAMES: Readonly<Record<NotedTest, ReadonlySet<string>>> = {
  ihc: new Set(['her2', 'ihc', 'score']),
  ish: new Set(['her2', 'ish', 'ratio', 'copies', 'dualprobe', 'singleprobe']),
  her2: new Set(['her2']),
  er: new Set(['er', 'ihc']),
  pgr: new Set(['pgr', 'ihc']),
}
const TESTS_NAMED: ReadonlySet<string> = new Set([
  ...Object.values(OWN_NAMES).flatMap((names) => [...names]),
  ...['hr', 'genomic', 'mutation', 'serum', 'metastasis', 'stage', 'node'],
])
const OF_ANOTHER: ReadonlySet<string> = new Set([
  ...['not', 'previous', 'conditional', 'general', 'control', 'reference', 'family', 'elsewhere', 'recommended'],
])

function itemsOf(words: string, meter: StepMeter): readonly Item[] {
  const tokens = scanTokens(foldText(words.slice(0, LONGEST_ANSWER).replaceAll('-', ' ')), meter)
  return nameItems(tokens, resultLexicon(), meter).filter(({ kind }) => kind !== 'break' && kind !== 'gap')
}

function stateOf(items: readonly Item[]): TestState | undefined {
  return testStateOf(items) ?? (items.some(({ meaning }) => meaning === 'pending') ? { says: 'pending' } : undefined)
}

function findNothing(text: string, items: readonly Item[]): AnswerReading | undefined {
  const first = items.find((item) => item.meaning in NOTHING)
  if (first === undefined) return undefined
  const state = stateOf(items)
  return { kind: 'nothing', why: `${quote(text)} ${NOTHING[first.meaning] ?? ''}`, ...(state && { state }) }
}

function readHer2Answer(text: string, items: readonly Item[], test: Her2Test, context: AnswerContext): AnswerReading {
  const sign = lookUp(SIGNS, items.map((item) => item.text).join(''))
  if (sign !== undefined && test === 'overall') return { kind: 'read', overallWords: sign }
  if (sign !== undefined) return unreadable(text, 'a sign alone may be positive or a score')
  const named = items.some((item) => item.meaning === 'her2' || isTriple(item))
  if (!named && items.some((item) => MARKERS.has(item.meaning) || item.meaning === 'er' || item.meaning === 'pgr')) {
    return unreadable(text, 'names another marker than HER2')
  }
  const state = notDoneOf(items)
  if (state !== undefined) return { kind: 'nothing', why: `${quote(text)} says that it was not done`, state }
  const bare = readBareZero(items, test)
  if (bare !== undefined) return bare
  const carried: readonly Subject[] = ['her2']
  const reader = new Her2SentenceReader({
    items,
    carried,
    test,
    isAnswer: true,
    sections: new Map(),
    section: 0,
    ...context,
  }).read()
  const judged = judgeHer2(reader)
  const whys = [...new Set(judged.problems.map((problem) => problem.why))].slice(0, 3)
  if (whys.length > 0) {
    const contradiction = judged.problems.some((problem) => problem.contradiction === true)
    return {
      kind: 'unreadable',
      why: `${quote(text)}: ${whys.join('; ')}`,
      ...(contradiction ? { contradiction: true } : {}),
    }
  }
  const now = judged.found.filter((one) => !one.previous)
  if (now.length > 0)
    return mergeFound(
      text,
      now.map((one) => one.fields),
      test,
    )
  if (judged.found.length > 0) return unreadable(text, 'speaks of an earlier result only')
  return findNothing(text, items) ?? unreadable(text, 'was not understood')
}

/** That the test was not done, where the answer says so and holds no value. */
function notDoneOf(items: readonly Item[]): TestState | undefined {
  const state = testStateOf(items)
  return state?.says === 'not-done' ? state : undefined
}

function readBareZero(items: readonly Item[], test: Her2Test): AnswerReading | undefined {
  return test === 'ihc' && items.length === 1 && items[0]?.text === '0' ? { kind: 'read', score: '0' } : undefined
}

/** The findings of one answer as one reading. A score is no answer to a question on ISH. */
function mergeFound(text: string, found: readonly ReadFields[], test: Her2Test): AnswerReading {
  const fields = found.reduce<ReadFields>((merged, one) => ({ ...merged, ...one }), {})
  const noIsh =
    fields.ishWords === undefined &&
    fields.ratio === undefined &&
    fields.her2CopyNumber === undefined &&
    fields.recount === undefined &&
    fields.cep17CopyNumber === undefined
  if (test === 'ish' && noIsh && fields.overallWords === undefined)
    return unreadable(text, 'is an IHC result, not an ISH result')
  return { kind: 'read', ...fields }
}

function readReceptorAnswer(
  text: string,
  items: readonly Item[],
  receptor: 'er' | 'pgr',
  meter: StepMeter,
): AnswerReading {
  const sign = lookUp(SIGNS, items.map((item) => item.text).join(''))
  if (sign !== undefined) return { kind: 'read', receptorWords: sign }
  const nothing = findNothing(text, items)
  if (nothing !== undefined) return nothing
  const other = items.some((item) => item.meaning === 'her2' || MARKERS.has(item.meaning))
  const own = items.some((item) => item.meaning === receptor || isTriple(item))
  const wrong = items.some((item) => (item.meaning === 'er' || item.meaning === 'pgr') && item.meaning !== receptor)
  if ((other || wrong) && !own) return unreadable(text, `names another marker than ${receptor === 'er' ? 'ER' : 'PgR'}`)
  const reader = new Her2SentenceReader({
    items,
    carried: [receptor],
    test: 'overall',
    isAnswer: true,
    sections: new Map(),
    section: 0,
    meter,
  })
  const found = findReceptors(reader).found.find((one) => one.receptor === receptor)
  if (found === undefined) return unreadable(text, 'was not understood, or has more than one reading')
  if (found.words === undefined && found.percent === undefined) return unreadable(text, 'was not understood')
  return {
    kind: 'read',
    ...(found.words === undefined ? {} : { receptorWords: found.words }),
    ...(found.percent === undefined ? {} : { receptorPercent: found.percent }),
  }
}

function readNumber(
  text: string,
  items: readonly Item[],
  question: 'ratio' | 'percent',
  meter: StepMeter,
): AnswerReading {
  if (items.some((item) => MARKERS.has(item.meaning) || item.meaning === 'hedge' || item.meaning === 'reference')) {
    return unreadable(text, 'is not only a number')
  }
  const measures: Measure[] = []
  for (let at = 0; at < items.length;) {
    meter.steps += 1
    const reading = readMeasure(items, at)
    if (reading === undefined) at += 1
    else if (reading.measure === undefined)
      return unreadable(text, `is ${reading.vague ?? 'no number'}: no exact number`)
    else if (question === 'ratio' && reading.percent) return unreadable(text, 'is a percentage, not a ratio')
    else {
      measures.push(reading.measure)
      at = reading.end
    }
  }
  if (measures.length === 0) return findNothing(text, items) ?? unreadable(text, 'holds no number')
  return question === 'ratio' ? readRatioAnswer(text, items, measures, meter) : readPercentAnswer(text, items, measures)
}

function readRatioAnswer(
  text: string,
  items: readonly Item[],
  measures: readonly Measure[],
  meter: StepMeter,
): AnswerReading {
  const [first, second] = measures
  if (first === undefined || items.some((item) => item.kind === 'plus')) return unreadable(text, 'is no ratio')
  const plain = items.every((item) => item.kind !== 'word' || item.meaning !== '')
  const others = items.some((item) => item.meaning === 'copies' || item.meaning === 'not')
  if (measures.length === 1 && plain && !others) return { kind: 'read', ratio: first }
  const ofOne = second !== undefined && /^1(?:\.0)?$/.test(second.text) && second.comparator === undefined
  if (
    measures.length === 2 &&
    ofOne &&
    items.some((item) => item.text === ':' || item.text === '/') &&
    plain &&
    !others
  )
    return { kind: 'read', ratio: first }
  const reading = readHer2Answer(text, items, 'ish', { meter, plainZeroPlus: false })
  return reading.kind === 'read' && reading.ratio === undefined ? unreadable(text, 'holds no ratio') : reading
}

function readPercentAnswer(text: string, items: readonly Item[], measures: readonly Measure[]): AnswerReading {
  const [first] = measures
  if (first === undefined || measures.length > 1) return unreadable(text, 'holds more than one number')
  const scale = items.some(
    (item) => item.kind === 'plus' || item.meaning === 'otherscore' || item.meaning === 'score' || item.text === '/',
  )
  if (scale || Number(first.text) > 100 || items.some((item) => item.meaning === 'not'))
    return unreadable(text, 'is no percentage')
  const membrane = items.some((item) => item.meaning === 'membrane' || item.meaning === 'staining')
  const complete = items.some((item) => item.meaning === 'complete') && items.some((item) => item.meaning === 'intense')
  const stained = membrane ? 'membrane' : 'unspecified'
  const meaning = complete ? 'intense-complete' : stained
  const percent = { ...first, meaning } as const
  return { kind: 'read', percent, receptorPercent: first }
}
