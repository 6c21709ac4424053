/**
 * One ISH test as reported: numbers, words, or both, read by the tables of groups and single-probe bands.
 * Decisions P-3 (ratio against copy numbers), P-4 (words, incomplete numbers), P-5 (words against numbers).
 */
import type { IshSummary, Note, Quotient } from '../classification.ts'
import type { IshAxis } from '../tables/combination.ts'
import {
  compare,
  decimalsOf,
  type Interval,
  intervalOf,
  parseDecimal,
  pointInterval,
  printCut,
  quotient,
  type Rational,
} from '../tables/decimal.ts'
import { decision, RATIO_THRESHOLD } from '../tables/decisions.ts'
import type { RowHead } from '../tables/define-table.ts'
import type { IshResult, IshWords, Measure } from '../evidence.ts'
import type { IhcAxis } from '../tables/ihc.ts'
import { findGroup, GROUPS, type Group, possibleGroups, type Recount } from '../tables/ish-dual-probe.ts'
import { NEAR_THRESHOLD, NUMBER_AGAINST_WORDS, WORDS_AGAINST_NUMBERS } from '../tables/ish-reading.ts'
import { possibleSingleProbeBands, SINGLE_PROBE_BANDS } from '../tables/ish-single-probe.ts'
import { type Band, liesIn } from '../tables/table.ts'

/** Several results that are parts of one test, e.g. a ratio, a copy number and the words, each in its own record. */
export interface IshTest {
  readonly probe?: 'dual' | 'single'
  readonly ratio?: Measure
  readonly ratioNotRead?: string
  readonly her2CopyNumber?: Measure
  readonly cep17CopyNumber?: Measure
  readonly words?: IshWords
  readonly recount?: NonNullable<IshResult['recount']>
}

export interface IshReading {
  /** The axis words that the report leaves possible; exactly one if it is decisive. */
  readonly possible: readonly IshAxis[]
  readonly words?: IshWords
  readonly recount: Recount
  readonly summary: IshSummary
  readonly rules: readonly RowHead[]
  readonly notes: readonly Note[]
  readonly caution: boolean
  readonly missing?: 'copy-number-missing' | 'ratio-missing'
  readonly conflict?: { readonly reason: 'ratio-arithmetic'; readonly note: Note }
}

export const ISH_NOT_DONE: IshReading = {
  possible: ['not done'],
  recount: 'not documented',
  summary: {},
  rules: [],
  notes: [],
  caution: false,
}

const THRESHOLD = parseDecimal(RATIO_THRESHOLD) as Rational
const AT_LEAST = `≥ ${RATIO_THRESHOLD}` as Band
const BELOW = `< ${RATIO_THRESHOLD}` as Band

/** Words as the combination table writes them. */
const AXIS_OF_WORDS: Readonly<Record<IshWords, IshAxis>> = {
  amplified: 'amplified',
  'not-amplified': 'not amplified',
  equivocal: 'equivocal',
  indeterminate: 'indeterminate',
}

/**
 * Groups the results of one specimen into tests. Results whose fields do not exclude each other are parts of one test;
 * others are separate tests (a second population, a second assay) and are never averaged (RULES HET-3).
 */
export function gatherIshTests(results: readonly IshResult[]): readonly IshTest[] {
  const tests: IshTest[] = []
  for (const result of results) {
    const i = tests.findIndex((test) => fits(test, result))
    const test = tests[i]
    if (test) tests[i] = { ...test, ...fieldsOf(result), ...(test.recount && { recount: test.recount }) }
    else tests.push(fieldsOf(result))
  }
  return tests
}

function fieldsOf(result: IshResult): IshTest {
  const { probe, ratio, ratioNotRead, her2CopyNumber, cep17CopyNumber, words, recount } = result
  const test: { -readonly [Key in keyof IshTest]: IshTest[Key] } = {}
  if (probe) test.probe = probe
  if (ratio) test.ratio = ratio
  if (ratioNotRead) test.ratioNotRead = ratioNotRead
  if (her2CopyNumber) test.her2CopyNumber = her2CopyNumber
  if (cep17CopyNumber) test.cep17CopyNumber = cep17CopyNumber
  if (words) test.words = words
  if (recount) test.recount = recount
  return test
}

function fits(test: IshTest, result: IshResult): boolean {
  const same = <T>(a: T | undefined, b: T | undefined) => a === undefined || b === undefined || a === b
  return (
    same(probeOf(test), probeOf(result)) &&
    same(test.words, result.words) &&
    sameMeasure(test.ratio, result.ratio) &&
    sameMeasure(test.her2CopyNumber, result.her2CopyNumber) &&
    sameMeasure(test.cep17CopyNumber, result.cep17CopyNumber)
  )
}

/** As stated, else dual where there are numbers of chromosome 17: equal copy numbers do not make two probes one test. */
function probeOf({ probe, ratio, cep17CopyNumber }: IshTest): IshTest['probe'] {
  return probe ?? (ratio || cep17CopyNumber ? 'dual' : undefined)
}

function sameMeasure(a: Measure | undefined, b: Measure | undefined): boolean {
  if (!a || !b) return true
  if (a.comparator !== b.comparator) return false
  const [left, right] = [parseDecimal(a.text), parseDecimal(b.text)]
  return left && right ? compare(left, right) === 0 : a.text === b.text
}

/** Reads one ISH test by the tables. Pure; an unreadable number text counts as not reported. */
export function readIshTest(test: IshTest): IshReading {
  const arithmetic = checkArithmetic(test)
  const ratio = arithmetic.ratio
  const copies = test.her2CopyNumber && intervalOf(test.her2CopyNumber)
  const probe = test.probe ?? (ratio || test.cep17CopyNumber ? 'dual' : undefined)
  const derived = ratio || copies ? deriveFromNumbers(probe, ratio, copies) : []
  const base = {
    ...(test.words && { words: test.words }),
    recount: readRecount(test, derived),
    notes: [...arithmetic.notes, ...nearThresholdNotes(test.ratio), ...recountNotes(test, derived)],
    ...(arithmetic.conflict && { conflict: arithmetic.conflict }),
  }
  const summary = summarise(test, probe, derived, arithmetic.computed)
  if (derived.length === 1) {
    return { ...base, possible: derived, summary, rules: [...arithmetic.rules, ...groupRules(derived)], caution: false }
  }
  if (test.words) {
    return {
      ...base,
      possible: [AXIS_OF_WORDS[test.words]],
      summary,
      rules: [decision('P-4')],
      notes: [...base.notes, { code: derived.length > 0 ? 'ish-numbers-incomplete' : 'ish-words-only' }],
      caution: NUMBER_AGAINST_WORDS.find({ words: test.words, ratio, copies }) !== undefined,
    }
  }
  if (derived.length === 0) return { ...base, ...ISH_NOT_DONE, notes: base.notes }
  const missing = missingNumber(probe, ratio, copies)
  return { ...base, possible: derived, summary, rules: [decision('P-4')], caution: true, missing }
}

/** A ratio on one side of 2.0 is known: then it is the copies, absent or an interval, that leave several groups. */
function missingNumber(
  probe: IshTest['probe'],
  ratio: Interval | undefined,
  copies: Interval | undefined,
): NonNullable<IshReading['missing']> {
  const isRatioKnown = ratio !== undefined && (liesIn(ratio, AT_LEAST) || liesIn(ratio, BELOW))
  return copies && probe !== 'single' && !isRatioKnown ? 'ratio-missing' : 'copy-number-missing'
}

function deriveFromNumbers(
  probe: 'dual' | 'single' | undefined,
  ratio: Interval | undefined,
  copies: Interval | undefined,
): readonly IshAxis[] {
  const groups = possibleGroups(ratio, copies).map((group): IshAxis => `group ${group}`)
  if (probe === 'dual') return groups
  const bands = copies ? possibleSingleProbeBands(copies) : []
  // A copy number alone, without a word on the probe, may come from either kind of assay.
  return probe === 'single' ? bands : [...groups, ...bands]
}

const GROUP_OF_AXIS: ReadonlyMap<IshAxis, Group> = new Map(GROUPS.map((group) => [`group ${group}`, group]))

/** '2' for 'group 2'; undefined for anything that is not a group. */
export function groupOf(axis: IshAxis | undefined): Group | undefined {
  return axis && GROUP_OF_AXIS.get(axis)
}

function groupRules([axis]: readonly IshAxis[]): readonly RowHead[] {
  const group = groupOf(axis)
  return group ? [findGroup(group)] : []
}

interface Arithmetic {
  readonly ratio?: Interval
  readonly computed?: string
  readonly rules: readonly RowHead[]
  readonly notes: readonly Note[]
  readonly conflict?: IshReading['conflict']
}

const QUOTIENT_PLACES = 3

/** Decision P-3: the reported ratio against the quotient of the copy numbers. */
function checkArithmetic(test: IshTest): Arithmetic {
  const reported = test.ratio && intervalOf(test.ratio)
  const computed = computeRatio(test)
  if (!computed) return { ...(reported && { ratio: reported }), rules: [], notes: [] }
  const ratio = printCut(computed, QUOTIENT_PLACES)
  const quotient: Quotient = { her2: test.her2CopyNumber?.text ?? '', cep17: test.cep17CopyNumber?.text ?? '', ratio }
  if (!reported || !test.ratio) {
    if (test.probe === 'single') return { rules: [], notes: [] }
    // A ratio that was sent and not understood may differ from the quotient.
    if (test.ratioNotRead) return { rules: [], notes: [{ code: 'ratio-not-read', why: test.ratioNotRead }] }
    const notes: readonly Note[] = [{ code: 'ratio-computed', quotient }]
    return { ratio: pointInterval(computed), computed: ratio, rules: [decision('P-3')], notes }
  }
  const said = `${test.ratio.comparator ?? ''}${test.ratio.text}`
  const side = compare(computed, THRESHOLD) >= 0 ? AT_LEAST : BELOW
  if (!liesIn(reported, side) && (liesIn(reported, AT_LEAST) || liesIn(reported, BELOW))) {
    const note: Note = { code: 'ratio-across-threshold', reported: said, quotient }
    return { ratio: reported, rules: [decision('P-3')], notes: [], conflict: { reason: 'ratio-arithmetic', note } }
  }
  const agrees = test.ratio.comparator !== undefined || agreesAsWritten(computed, test.ratio.text)
  const notes: readonly Note[] = agrees ? [] : [{ code: 'ratio-differs', reported: said, quotient }]
  return { ratio: reported, rules: [], notes }
}

function computeRatio(test: IshTest): Rational | undefined {
  const { her2CopyNumber: her2, cep17CopyNumber: cep17 } = test
  if (!her2 || !cep17 || her2.comparator || cep17.comparator) return undefined
  const [a, b] = [parseDecimal(her2.text), parseDecimal(cep17.text)]
  return a && b && quotient(a, b)
}

/** True when the quotient, at the reported number of decimals, is the reported number or its neighbour. */
function agreesAsWritten(computed: Rational, text: string): boolean {
  const places = decimalsOf(text)
  const unit = 10n ** BigInt(places)
  const reported = parseDecimal(text)
  if (!reported) return false
  const steps = (computed.numerator * unit) / computed.denominator - (reported.numerator * unit) / reported.denominator
  return steps >= -1n && steps <= 1n
}

/** RULES T-16, of a ratio that was reported as a plain number. */
export function isNearThreshold(ratio: Measure | undefined): boolean {
  const interval = ratio && !ratio.comparator ? intervalOf(ratio) : undefined
  return interval !== undefined && NEAR_THRESHOLD.find({ ratio: interval }) !== undefined
}

function nearThresholdNotes(ratio: Measure | undefined): readonly Note[] {
  return ratio && isNearThreshold(ratio) ? [{ code: 'ratio-near-threshold', ratio: ratio.text }] : []
}

/** The recount's own numbers, its group, and what the report says about it; if these differ, it counts as not documented. */
function readRecount(test: IshTest, derived: readonly IshAxis[]): Recount {
  const said = recountAnswers(test, derived)
  return said.length === 1 && said[0] ? said[0] : 'not documented'
}

function recountAnswers({ recount }: IshTest, derived: readonly IshAxis[]): readonly Recount[] {
  if (!recount) return []
  const [group] = derived
  const said = new Set<Recount>()
  if (recount.outcome) said.add(recount.outcome === 'same-group' ? 'same group' : 'other group')
  if (derived.length !== 1) return [...said]
  if (recount.group) said.add(group === `group ${recount.group}` ? 'same group' : 'other group')
  if (recount.ratio ?? recount.her2CopyNumber) {
    const again = possibleGroups(
      recount.ratio && intervalOf(recount.ratio),
      recount.her2CopyNumber && intervalOf(recount.her2CopyNumber),
    )
    if (!again.some((one) => `group ${one}` === group)) said.add('other group')
    else if (again.length === 1) said.add('same group')
  }
  return [...said]
}

function recountNotes(test: IshTest, derived: readonly IshAxis[]): readonly Note[] {
  return recountAnswers(test, derived).length > 1 ? [{ code: 'recount-contradicts-itself' }] : []
}

function summarise(
  test: IshTest,
  probe: 'dual' | 'single' | undefined,
  derived: readonly IshAxis[],
  computed: string | undefined,
): IshSummary {
  const print = (measure: Measure | undefined) => measure && `${measure.comparator ?? ''}${measure.text}`
  const [axis] = derived
  const group = derived.length === 1 ? (Number(groupOf(axis) ?? 0) as 0 | 1 | 2 | 3 | 4 | 5) : 0
  const [ratio, her2, cep17] = [print(test.ratio), print(test.her2CopyNumber), print(test.cep17CopyNumber)]
  const result = test.words ?? (derived.length === 1 ? resultAlone(axis) : undefined)
  return {
    ...(probe && { probe }),
    ...(group > 0 && { group: group as 1 | 2 | 3 | 4 | 5 }),
    ...(ratio && { ratio }),
    ...(computed && { computedRatio: computed }),
    ...(her2 && { her2CopyNumber: her2 }),
    ...(cep17 && { cep17CopyNumber: cep17 }),
    ...(result && { result }),
  }
}

/** Amplified or not by the numbers alone; without IHC, groups 2 to 4 are neither. */
function resultAlone(axis: IshAxis | undefined): IshSummary['result'] {
  const group = groupOf(axis)
  const row = group ? findGroup(group) : SINGLE_PROBE_BANDS.rows.find(({ reading }) => reading === axis)
  return row === undefined || row.alone === '-' ? undefined : row.alone
}

/** Decision P-5: the contradiction between words and numbers, if there is one whatever the possible IHC. */
export function wordsAgainstNumbers(ish: IshReading, ihc: readonly IhcAxis[]): Note | undefined {
  const [reading] = ish.possible
  const { words } = ish
  if (ish.possible.length !== 1 || !reading || !words) return undefined
  const contradicts = ihc.every((score) => WORDS_AGAINST_NUMBERS.find({ reading, words, ihc: score }))
  return contradicts ? { code: 'ish-words-against-numbers', words, reading } : undefined
}
