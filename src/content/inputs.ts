/** The inputs of a brief card, one line each, the most telling first: test, result, date, report. */
import type {
  Her2Result,
  HistologyStatement,
  IhcResult,
  IshResult,
  Measure,
  ReceptorResult,
  ReportStatus,
  SpecimenFacts,
  Treatment,
} from '../her2/evidence.ts'
import { standingOf } from '../her2/tables/report-statuses.ts'
import { type Subject, once } from './fill-context.ts'
import { plainText } from './markdown.ts'
import { type Phrase, NOTHING, day, decimal, fixed, join, recorded, say } from './phrases.ts'
import { orderPhrase } from './order-words.ts'
import { otherReceptors, ownReceptors, whoseWords } from './receptor-words.ts'
import { SHOWS_ALL_RESULTS, SHOWS_FURTHER_INPUTS, STATUS_WORDS, specimenResults, validResults } from './results-read.ts'
import { specimenForms } from './specimen-words.ts'

export interface Input {
  /** What it is in the record: a second card does not repeat it. */
  readonly reference: string
  readonly line: Phrase
}

/** Words of the record that are longer are cut here: the whole of them stands on the evidence page. */
const LONGEST_WORDS = 60

export function listInputs(subject: Subject): readonly Input[] {
  const { consideration } = subject
  const { key } = consideration
  // What is pending is told as missing; before a first dose HER2 is not what is asked.
  const own = key === 'tdxdBaseline' ? [] : once(subject, specimenResults).filter(isThere)
  const rest = SHOWS_ALL_RESULTS.has(key)
    ? validResults(subject).filter((one) => isThere(one) && !own.includes(one))
    : []
  const results = [...own, ...rest]
  // A result of another specimen than the card's own is never shown without its place.
  const about = consideration.target?.reference ?? subject.classification?.specimen.reference
  const hasSeveral =
    consideration.target !== undefined ||
    new Set(results.map(({ specimen }) => specimen.key ?? specimen.site)).size > 1 ||
    results.some(({ specimen }) => specimen.reference !== about)
  const others = rest.toSorted(byTest).map((result) => resultInput(result, hasSeveral))
  return [
    ...orderInput(subject),
    ...own.toSorted(byTest).map((result) => resultInput(result, hasSeveral)),
    ...histologyInputs(subject),
    ...baselineInputs(subject),
    ...diagnosisInputs(subject),
    ...(own.length === 0 ? others : []),
    ...(SHOWS_FURTHER_INPUTS.has(key) || key === 'lowGradePositive' ? receptorInputs(subject) : []),
    ...(own.length === 0 ? [] : others),
    ...(SHOWS_FURTHER_INPUTS.has(key) ? furtherInputs(subject) : []),
  ]
}

function isThere({ reportStatus }: Her2Result): boolean {
  return standingOf(reportStatus) !== 'pending'
}

/** The laboratory's own interpretation first. */
const TESTS: readonly Her2Result['test'][] = ['overall', 'ihc', 'ish', 'unreadable']

function byTest(one: Her2Result, other: Her2Result): number {
  return TESTS.indexOf(one.test) - TESTS.indexOf(other.test)
}

function line(name: Phrase, date: string | undefined, status: ReportStatus | undefined): Phrase {
  const told =
    status === undefined ? NOTHING : fixed(status === 'unverified' ? 'status not stated' : STATUS_WORDS[status])
  return join([name, day(date), told], ' · ')
}

function resultInput(result: Her2Result, hasSeveral: boolean): Input {
  const { specimen, performedOn, issuedOn, reportStatus, reference, quote, answered } = result
  const forms = hasSeveral ? specimenForms(specimen, specimen) : []
  const place = hasSeveral ? say` (${forms.at(-2) ?? forms.at(-1) ?? fixed('specimen')})` : NOTHING
  const from =
    answered === undefined ? fixed(quote === undefined ? '' : ', from text') : say`, answered ${day(answered.on)}`
  const name = say`${resultWords(result)}${from}${place}`
  return { reference, line: line(name, specimen.collectedOn ?? performedOn ?? issuedOn, reportStatus) }
}

function resultWords(result: Her2Result): Phrase {
  if (result.test === 'ihc') return ihcWords(result)
  if (result.test === 'ish') return ishWords(result)
  if (result.test === 'overall') return fixed(`Laboratory: HER2 ${result.words}`)
  return fixed(`${{ ihc: 'IHC', ish: 'ISH', overall: 'Laboratory interpretation' }[result.of]} not usable`)
}

const STAINING_WORDS = { absent: 'no membrane staining', present: 'with membrane staining' } as const
/** A percentage beside a score is taken for membrane staining: what it is of is always said. */
const PERCENT_WORDS = {
  membrane: 'stained',
  'intense-complete': 'intense complete',
  unspecified: 'of what not stated',
} as const
const PATTERN_WORDS = {
  'intense-complete-limited': 'limited intense complete staining',
  'moderate-incomplete': 'moderate incomplete staining',
  unusual: 'unusual pattern',
} as const

function ihcWords({ score, words, staining, percent, pattern }: IhcResult): Phrase {
  return join(
    [
      fixed(`IHC ${score ?? words ?? ''}`.trim()),
      fixed(staining === undefined ? '' : STAINING_WORDS[staining]),
      percent === undefined ? NOTHING : say`${measure(percent)} % ${fixed(PERCENT_WORDS[percent.meaning])}`,
      fixed(pattern === undefined ? '' : PATTERN_WORDS[pattern]),
    ],
    ', ',
  )
}

function ishWords({ words, probe, ratio, her2CopyNumber, recount }: IshResult): Phrase {
  const name = [probe === 'single' ? 'single-probe' : '', 'ISH', words?.replace('not-', 'not ') ?? '']
  const numbers = [
    ratio === undefined ? NOTHING : say`ratio ${measure(ratio)}`,
    her2CopyNumber === undefined ? NOTHING : say`copies ${measure(her2CopyNumber)}`,
    fixed(recount === undefined ? '' : 'recounted'),
  ]
  return join([fixed(name.filter((part) => part !== '').join(' ')), join(numbers, ', ')], ' ')
}

function measure({ text, comparator }: Measure): Phrase {
  return join([recorded(comparator ?? ''), decimal(text)], ' ')
}

/** 'ER 80 %, PgR 20 %': those of one day and report status on one line; those of another tumour on lines of their own. */
function receptorInputs(subject: Subject): readonly Input[] {
  const date = ({ specimen, performedOn }: ReceptorResult) => specimen.collectedOn ?? performedOn
  const own = ownReceptors(subject).map((result) => ({ result, whose: NOTHING }))
  const others = otherReceptors(subject).map((other) => ({ result: other.result, whose: say` (${whoseWords(other)})` }))
  const together = Map.groupBy(
    [...own, ...others],
    ({ result, whose }) => `${date(result) ?? ''} ${result.reportStatus}${whose.plain}`,
  )
  return [...together.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const words = say`${join(
      group.map(({ result }) => receptorWords(result)),
      ', ',
    )}${first.whose}`
    const { result } = first
    return [{ reference: result.reference, line: line(words, date(result), result.reportStatus) }]
  })
}

function receptorWords({ receptor, words, percent }: ReceptorResult): Phrase {
  const value = percent === undefined ? fixed(words?.replace('-', ' ') ?? 'no value') : say`${measure(percent)} %`
  return say`${fixed(receptor)} ${value}`
}

/** 'Grade 1 · 2 Sep 2026 · final', 'Type tubular (left breast) · …': the first statement of each that differs. */
function histologyInputs({ consideration }: Subject): readonly Input[] {
  const { lowGrade, retest, several } = consideration
  const statements = (lowGrade ?? retest ?? several)?.statements ?? []
  const grades = firstOfEach(statements, ({ grade }) => (grade === undefined ? undefined : `Grade ${grade}`))
  const types = firstOfEach(statements, ({ type }) => (type === undefined ? undefined : `Type ${type}`))
  return [...grades, ...types].map(({ name, of: { specimen, performedOn, reportStatus, reference } }) => {
    const place = histologyPlace(specimen, consideration)
    return { reference, line: line(say`${fixed(name)}${place}`, specimen.collectedOn ?? performedOn, reportStatus) }
  })
}

/** Foci of one breast have the same name: what tells them apart is which one was tested. */
function histologyPlace(specimen: SpecimenFacts, { lowGrade, several }: Subject['consideration']): Phrase {
  if (lowGrade !== undefined) return NOTHING
  if (several !== undefined)
    return fixed(specimen.key === several.sample?.key ? ' (untested focus)' : ' (tested focus)')
  return say` (${specimenForms(specimen, specimen)[0] ?? fixed('specimen')})`
}

function firstOfEach(
  statements: readonly HistologyStatement[],
  nameOf: (one: HistologyStatement) => string | undefined,
): readonly { readonly name: string; readonly of: HistologyStatement }[] {
  const named = statements.flatMap((of) => {
    const name = nameOf(of)
    return name === undefined ? [] : [{ name, of }]
  })
  return named.filter((one, at) => named.findIndex(({ name }) => name === one.name) === at)
}

function short(words: string): Phrase {
  return recorded(plainText(words, LONGEST_WORDS))
}

function orderInput(subject: Subject): readonly Input[] {
  const { draft } = subject.consideration
  if (draft === undefined) return []
  const written = subject.context.evidence.drafts?.find(({ reference }) => reference === draft.reference)?.authoredOn
  const on = written === undefined ? NOTHING : day(written)
  return [{ reference: draft.reference, line: join([say`Order: ${orderPhrase(subject)}`, on], ' · ') }]
}

function furtherInputs({ context: { evidence } }: Subject): readonly Input[] {
  // One statement is enough: that there are metastases is said above.
  const metastases = evidence.metastasis.filter(({ says }) => says === 'yes').slice(0, 1)
  return [
    ...treatmentInputs(evidence.treatments),
    ...metastases.map(({ reference, words, on }) => ({ reference, line: line(short(words), on, undefined) })),
  ]
}

/** 'letrozole, palbociclib (active) · 1 Sep 2026': those of one day and state on one line. */
function treatmentInputs(treatments: readonly Treatment[]): readonly Input[] {
  const together = Map.groupBy(treatments, ({ state, on }) => `${state} ${on ?? ''}`)
  return [...together.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const names = join(
      group.map(({ words }) => short(words)),
      ', ',
    )
    return [{ reference: first.reference, line: line(say`${names} (${fixed(first.state)})`, first.on, undefined) }]
  })
}

function diagnosisInputs({ consideration, context }: Subject): readonly Input[] {
  const inSitu =
    consideration.key === 'her2OrderInSitu'
      ? context.evidence.diagnoses.filter(({ kind }) => kind === 'breast-in-situ')
      : []
  return [...(consideration.diagnosis === undefined ? [] : [consideration.diagnosis]), ...inSitu].map(
    ({ reference, words, on }) => ({ reference, line: line(say`Diagnosis: ${short(words)}`, on, undefined) }),
  )
}

const PREGNANCY_WORDS = { pregnant: 'pregnant', 'not-pregnant': 'not pregnant' } as const

function baselineInputs({ consideration, context }: Subject): readonly Input[] {
  if (consideration.key !== 'tdxdBaseline') return []
  const { lvef, lungDisease, pregnancy } = context.evidence.baseline ?? {}
  return [
    ...(lvef
      ? [{ reference: lvef.reference, line: line(say`LVEF ${measure(lvef.percent)} %`, lvef.on, undefined) }]
      : []),
    ...(lungDisease ? [{ reference: lungDisease.reference, line: short(lungDisease.words) }] : []),
    ...(pregnancy
      ? [
          {
            reference: pregnancy.reference,
            line: line(fixed(PREGNANCY_WORDS[pregnancy.says]), pregnancy.on, undefined),
          },
        ]
      : []),
  ]
}
