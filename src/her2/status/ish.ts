/**
 * One ISH test as reported: numbers, words, or both, read by the tables of groups and single-probe bands.
 * Decisions P-3 (ratio against copy numbers), P-4 (words, incomplete numbers), P-5 (words against numbers).
 */
import type { IshSummary } from '../classification.ts'
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
import type { IshResult, IshWords, Measure } from '../evidence.ts'
import type { IhcAxis } from '../tables/ihc.ts'
import { possibleGroups, type Recount } from '../tables/ish-dual-probe.ts'
import { possibleSingleProbeBands } from '../tables/ish-single-probe.ts'
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
  /** The axis words that the report leaves possible; exactly one when it decides. */
  readonly possible: readonly IshAxis[]
  readonly words?: IshWords
  readonly recount: Recount
  readonly summary: IshSummary
  readonly rules: readonly string[]
  readonly notes: readonly string[]
  readonly caution: boolean
  readonly missing?: 'copy-number-missing' | 'ratio-missing'
  readonly conflict?: { readonly reason: 'ratio-arithmetic' | 'reported-vs-derived'; readonly note: string }
}

export const ISH_NOT_DONE: IshReading = {
  possible: ['not done'],
  recount: 'not documented',
  summary: {},
  rules: [],
  notes: [],
  caution: false,
}

const TWO: Rational = { numerator: 2n, denominator: 1n }
const AXIS_OF_WORDS: Readonly<Record<IshWords, IshAxis>> = {
  amplified: 'amplified',
  'not-amplified': 'not amplified',
  equivocal: 'equivocal',
  indeterminate: 'indeterminate',
}

/**
 * Puts results of one specimen together into tests. Results whose fields do not exclude each other are parts of one
 * test; others are separate tests (a second population, a second assay) and are never averaged (RULES HET-3).
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
  return {
    ...(probe && { probe }),
    ...(ratio && { ratio }),
    ...(ratioNotRead && { ratioNotRead }),
    ...(her2CopyNumber && { her2CopyNumber }),
    ...(cep17CopyNumber && { cep17CopyNumber }),
    ...(words && { words }),
    ...(recount && { recount }),
  }
}

function fits(test: IshTest, result: IshResult): boolean {
  const same = <T>(a: T | undefined, b: T | undefined) => a === undefined || b === undefined || a === b
  return (
    same(test.probe, result.probe) &&
    same(test.words, result.words) &&
    sameMeasure(test.ratio, result.ratio) &&
    sameMeasure(test.her2CopyNumber, result.her2CopyNumber) &&
    sameMeasure(test.cep17CopyNumber, result.cep17CopyNumber)
  )
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
    notes: [...arithmetic.notes, ...nearThreshold(test.ratio), ...recountNotes(test, derived)],
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
      rules: ['P-4'],
      notes: [
        ...base.notes,
        derived.length ? 'ISH numbers incomplete: the words of the report were used' : componentsNote,
      ],
      caution: pointsTheOtherWay(test.words, ratio, copies),
    }
  }
  if (derived.length === 0) return { ...base, ...ISH_NOT_DONE, notes: base.notes }
  const missing = copies ? 'ratio-missing' : 'copy-number-missing'
  return { ...base, possible: derived, summary, rules: ['P-4'], caution: true, missing }
}

const componentsNote = 'ISH given in words only: numbers not available'

function deriveFromNumbers(
  probe: 'dual' | 'single' | undefined,
  ratio: Interval | undefined,
  copies: Interval | undefined,
): readonly IshAxis[] {
  const groups = possibleGroups(ratio, copies).map((group): IshAxis => `group ${group}`)
  if (probe === 'dual') return groups
  const bands = copies ? possibleSingleProbeBands(copies) : []
  // A copy number alone, with no word on the probe, may be of either kind of assay.
  return probe === 'single' ? bands : [...groups, ...bands]
}

function groupRules(derived: readonly IshAxis[]): readonly string[] {
  const [axis = ''] = derived
  return axis.startsWith('group ') ? [`G${axis.slice(-1)}`] : []
}

interface Arithmetic {
  readonly ratio?: Interval
  readonly computed?: string
  readonly rules: readonly string[]
  readonly notes: readonly string[]
  readonly conflict?: { readonly reason: 'ratio-arithmetic'; readonly note: string }
}

/** Decision P-3: the reported ratio against the quotient of the copy numbers. */
function checkArithmetic(test: IshTest): Arithmetic {
  const reported = test.ratio && intervalOf(test.ratio)
  const computed = computeRatio(test)
  if (!computed) return { ...(reported && { ratio: reported }), rules: [], notes: [] }
  const quotientWords = `${test.her2CopyNumber?.text} / ${test.cep17CopyNumber?.text} = ${printCut(computed, 3)}`
  if (!reported || !test.ratio) {
    if (test.probe === 'single') return { rules: [], notes: [] }
    // A ratio that was sent and not understood may say otherwise than the quotient.
    if (test.ratioNotRead)
      return { rules: [], notes: [`HER2/CEP17 ratio sent but not understood: ${test.ratioNotRead}; none was computed`] }
    const note = `HER2/CEP17 ratio not reported; computed from the copy numbers: ${quotientWords} (P-3)`
    return { ratio: pointInterval(computed), computed: printCut(computed, 3), rules: ['P-3'], notes: [note] }
  }
  const side: Band = compare(computed, TWO) >= 0 ? '≥ 2.0' : '< 2.0'
  const said = `${test.ratio.comparator ?? ''}${test.ratio.text}`
  if (!liesIn(reported, side) && (liesIn(reported, '≥ 2.0') || liesIn(reported, '< 2.0'))) {
    const note = `reported ratio ${said} and copy numbers ${quotientWords} lie on different sides of 2.0`
    return { ratio: reported, rules: ['P-3'], notes: [], conflict: { reason: 'ratio-arithmetic', note } }
  }
  const agrees = test.ratio.comparator !== undefined || agreesAsWritten(computed, test.ratio.text)
  const notes = agrees ? [] : [`reported ratio ${said} differs from the copy numbers: ${quotientWords} (P-3)`]
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

/** RULES T-16: a remark for a person, never a rounding. */
function nearThreshold(ratio: Measure | undefined): readonly string[] {
  const interval = ratio && !ratio.comparator ? intervalOf(ratio) : undefined
  const near = interval && liesIn(interval, '≥ 1.95 and < 2.0500000001')
  return near
    ? [`ratio ${ratio?.text} is near the threshold of 2.0; a repeat count may differ by chance alone (T-16)`]
    : []
}

function pointsTheOtherWay(words: IshWords, ratio: Interval | undefined, copies: Interval | undefined): boolean {
  if (words === 'not-amplified')
    return Boolean((ratio && liesIn(ratio, '≥ 2.0')) || (copies && liesIn(copies, '≥ 6.0')))
  if (words === 'amplified') return Boolean((ratio && liesIn(ratio, '< 2.0')) || (copies && liesIn(copies, '< 4.0')))
  return false
}

/** The recount's own numbers, its group, and what the report says of it; where these differ it is not documented. */
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

function recountNotes(test: IshTest, derived: readonly IshAxis[]): readonly string[] {
  return recountAnswers(test, derived).length > 1
    ? ['the second count contradicts itself: its numbers and its words give different ISH groups']
    : []
}

function summarise(
  test: IshTest,
  probe: 'dual' | 'single' | undefined,
  derived: readonly IshAxis[],
  computed: string | undefined,
): IshSummary {
  const print = (measure: Measure | undefined) => measure && `${measure.comparator ?? ''}${measure.text}`
  const [axis] = derived
  const group =
    derived.length === 1 && axis?.startsWith('group ') ? (Number(axis.slice(-1)) as 1 | 2 | 3 | 4 | 5) : undefined
  const [ratio, her2, cep17] = [print(test.ratio), print(test.her2CopyNumber), print(test.cep17CopyNumber)]
  const result = test.words ?? (derived.length === 1 && axis ? RESULT_OF_AXIS[axis] : undefined)
  return {
    ...(probe && { probe }),
    ...(group && { group }),
    ...(ratio && { ratio }),
    ...(computed && { computedRatio: computed }),
    ...(her2 && { her2CopyNumber: her2 }),
    ...(cep17 && { cep17CopyNumber: cep17 }),
    ...(result && { result }),
  }
}

/** What the numbers alone call amplified or not; groups 2 to 4 are neither without IHC. */
const RESULT_OF_AXIS: Partial<Record<IshAxis, NonNullable<IshSummary['result']>>> = {
  'group 1': 'amplified',
  'group 5': 'not-amplified',
  'single-probe ≥ 6.0': 'amplified',
  'single-probe < 4.0': 'not-amplified',
}

/**
 * Decision P-5: words against numbers of one ISH result. `excluded` words contradict the reading when the IHC is one
 * of the listed; '-' stands for any IHC.
 */
// prettier-ignore
export const WORDS_AGAINST_NUMBERS: readonly (readonly [reading: IshAxis, excluded: readonly IshWords[], ihc: readonly IhcAxis[] | '-'])[] = [
  // reading by numbers            words that exclude it                          with IHC
  ['group 1',                      ['not-amplified', 'equivocal', 'indeterminate'], '-'],
  ['group 5',                      ['amplified', 'equivocal', 'indeterminate'],     '-'],
  ['group 2',                      ['amplified'],                                   ['0', '1+']],
  ['group 3',                      ['amplified'],                                   ['0', '1+']],
  ['group 4',                      ['amplified'],                                   ['0', '1+']],
  ['single-probe ≥ 6.0',           ['not-amplified', 'equivocal', 'indeterminate'], '-'],
  ['single-probe < 4.0',           ['amplified', 'equivocal', 'indeterminate'],     '-'],
]

/** The contradiction between words and numbers, if there is one with this IHC. */
export function wordsAgainstNumbers(ish: IshReading, ihc: readonly IhcAxis[]): string | undefined {
  if (ish.possible.length !== 1 || !ish.words) return undefined
  for (const [reading, excluded, scores] of WORDS_AGAINST_NUMBERS) {
    const applies = reading === ish.possible[0] && excluded.includes(ish.words)
    if (applies && (scores === '-' || ihc.every((score) => scores.includes(score)))) {
      return `ISH reported as «${ish.words}», its numbers are ${reading} (P-5)`
    }
  }
  return undefined
}
