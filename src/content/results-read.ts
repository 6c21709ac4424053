/** The inputs of a card as a table: value, date, specimen, report status, reference. */
import type {
  Her2Result,
  IhcResult,
  IshResult,
  Measure,
  MetastasisStatement,
  ReceptorResult,
  ReportStatus,
  ResultSource,
  Treatment,
} from '../her2/evidence.ts'
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, NOTHING, day, decimal, fixed, join, recorded, reference, say, table } from './phrases.ts'
import { otherReceptors, ownReceptors, receptorStatusOf, whoseWords } from './receptor-words.ts'
import { specimenPhrase } from './specimen-words.ts'

export const STATUS_WORDS: Readonly<Record<ReportStatus, string>> = {
  final: 'final',
  amended: 'amended',
  corrected: 'corrected',
  preliminary: 'preliminary',
  registered: 'registered',
  unverified: 'not stated',
}

/** Cards that use more than the HER2 results of their specimen. */
export const SHOWS_FURTHER_INPUTS: ReadonlySet<ConsiderationKey> = new Set([
  'metastaticLow',
  'metastaticUltralow',
  'metastaticRetest',
  'zeroUnspecified',
  'tdxdRoute',
])

/** Cards about the whole patient list every result. */
export const SHOWS_ALL_RESULTS: ReadonlySet<ConsiderationKey> = new Set([
  'her2Synopsis',
  'metastaticRetest',
  'zeroUnspecified',
  'her2Missing',
  'multipleTumors',
  'her2Unread',
  'needsHer2Positive',
  'everyResultNegative',
  'signNeedsHer2Positive',
  'needsHer2Negative',
  'otherTumorPositive',
  'otherTumorNegative',
  'her2OrderProblem',
  'her2OrderInSitu',
])

const MOST_ROWS = 30

export function resultsRead(subject: Subject): string {
  const { evidence } = subject.context
  const results = (
    SHOWS_ALL_RESULTS.has(subject.consideration.key) ? validResults(subject) : specimenResults(subject)
  ).map(resultRow)
  const further = SHOWS_FURTHER_INPUTS.has(subject.consideration.key)
    ? [
        ...evidence.metastasis.filter((statement) => statement.says === 'yes').map(metastasisRow),
        ...receptorRows(subject),
        ...evidence.treatments.map(treatmentRow),
      ]
    : []
  const rows = [
    ...results,
    ...histologyRows(subject),
    ...diagnosisRows(subject),
    ...further,
    ...baselineRows(subject),
    ...draftRows(subject),
  ]
  if (rows.length === 0) return 'No HER2 result was found; this is not a negative result.'
  const none =
    results.length === 0 && saysNoneFound(subject) ? 'No HER2 result was found; this is not a negative result.\n\n' : ''
  const left = rows.length > MOST_ROWS ? `\n\n${rows.length - MOST_ROWS} more are not shown here.` : ''
  return none + table(['Input', 'Value', 'Date', 'Specimen', 'Report', 'Reference'], rows.slice(0, MOST_ROWS)) + left
}

/** For a card that lists one specimen only, an empty table says nothing about the patient. */
function saysNoneFound(subject: Subject): boolean {
  return validResults(subject).length === 0
}

export function validResults({ context }: Subject): readonly Her2Result[] {
  return context.evidence.results.filter((result) => result.replacedBy === undefined)
}

/** The results that the classification of the card's specimen is based on, and that of a specimen it is held against. */
export function specimenResults(subject: Subject): readonly Her2Result[] {
  const { classification, consideration } = subject
  const used = new Set([...(classification?.evidence ?? []), ...(consideration.against?.evidence ?? [])])
  return validResults(subject).filter((result) => used.has(result.reference) || used.has(ownerOf(result.reference)))
}

/** 'Observation/1' for 'Observation/1#component[0]'. */
export function ownerOf(result: string): string {
  return result.split('#')[0] ?? result
}

function row(input: string, value: Phrase, source: ResultSource): readonly Phrase[] {
  const date = source.specimen.collectedOn ?? source.performedOn ?? source.issuedOn
  const specimen = specimenPhrase(source.specimen, source.specimen)
  const where =
    source.specimen.reference === undefined ? specimen : say`${specimen} (${reference(source.specimen.reference)})`
  return [fixed(input), value, day(date), where, fixed(STATUS_WORDS[source.reportStatus]), reference(source.reference)]
}

const RESULT_VALUES = {
  ihc: ihcValue,
  ish: ishValue,
  overall: (result: { readonly words: string }) => fixed(result.words),
} as const
const OF_WORDS = { ihc: 'HER2 IHC', ish: 'HER2 ISH', overall: 'HER2 overall' } as const

function resultRow(result: Her2Result): readonly Phrase[] {
  const quote = result.quote === undefined ? NOTHING : say`read from: «${recorded(result.quote)}»`
  const assay = result.assay === undefined ? NOTHING : say`assay ${recorded(result.assay)}`
  const { answered } = result
  const answer = answered === undefined ? NOTHING : say`answered by ${recorded(answered.by)} on ${day(answered.on)}`
  const value = (words: Phrase) => join([words, answer, assay, quote], '; ')
  if (result.test === 'unreadable')
    return row(OF_WORDS[result.of], value(say`not usable: ${recorded(result.why)}`), result)
  if (result.test === 'ihc') return row(OF_WORDS.ihc, value(RESULT_VALUES.ihc(result)), result)
  if (result.test === 'ish') return row(OF_WORDS.ish, value(RESULT_VALUES.ish(result)), result)
  return row(OF_WORDS.overall, value(RESULT_VALUES.overall(result)), result)
}

function measure(of: Measure | undefined): Phrase {
  if (of === undefined) return NOTHING
  return join([recorded(of.comparator ?? ''), decimal(of.text)], ' ')
}

function named(name: string, phrase: Phrase, unit = ''): Phrase {
  return phrase.plain === '' ? NOTHING : say`${join([fixed(name), phrase], ' ')}${fixed(unit)}`
}

const PERCENT_NAMES = {
  membrane: 'cells with membrane staining',
  'intense-complete': 'cells with intense complete staining',
  unspecified: 'percentage (of what, not stated)',
} as const
const PATTERN_WORDS = {
  'intense-complete-limited': 'intense complete staining of limited extent',
  'moderate-incomplete': 'moderate to intense incomplete staining',
  unusual: 'unusual staining pattern',
} as const
const STAINING_WORDS = { absent: 'membrane staining absent', present: 'with membrane staining' } as const

function ihcValue(result: IhcResult): Phrase {
  return join(
    [
      fixed(result.score ?? ''),
      fixed(result.words ?? ''),
      fixed(result.staining === undefined ? '' : STAINING_WORDS[result.staining]),
      result.percent === undefined
        ? NOTHING
        : named(PERCENT_NAMES[result.percent.meaning], measure(result.percent), ' %'),
      fixed(result.pattern === undefined ? '' : PATTERN_WORDS[result.pattern]),
    ],
    '; ',
  )
}

const RECOUNT_WORDS = { 'same-group': 'recount in the same group', 'other-group': 'recount in another group' } as const

function ishValue(result: IshResult): Phrase {
  const { recount } = result
  return join(
    [
      fixed(result.words?.replace('not-', 'not ') ?? ''),
      fixed(result.probe === undefined ? '' : `${result.probe}-probe`),
      named('ratio', measure(result.ratio)),
      result.ratioNotRead === undefined ? NOTHING : say`ratio not understood: ${recorded(result.ratioNotRead)}`,
      named('HER2 signals per cell', measure(result.her2CopyNumber)),
      named('CEP17 signals per cell', measure(result.cep17CopyNumber)),
      named('cells counted', measure(result.cellsCounted)),
      fixed(recount?.outcome === undefined ? '' : RECOUNT_WORDS[recount.outcome]),
      named('recount: ratio', measure(recount?.ratio)),
      named('recount: HER2 signals per cell', measure(recount?.her2CopyNumber)),
    ],
    '; ',
  )
}

function receptorValue(result: ReceptorResult): Phrase {
  return join([fixed(result.words?.replace('-', ' ') ?? ''), named('', measure(result.percent), ' %')], ', ')
}

function receptorRows(subject: Subject): readonly (readonly Phrase[])[] {
  const others = otherReceptors(subject).map((other) =>
    row(other.result.receptor, say`${receptorValue(other.result)} (${whoseWords(other)})`, other.result),
  )
  return [...ownReceptors(subject).map((one) => row(one.receptor, receptorValue(one), one)), ...others]
}

function histologyRows(subject: Subject): readonly (readonly Phrase[])[] {
  const { consideration } = subject
  const { lowGrade, retest, several } = consideration
  const told = (lowGrade ?? retest ?? several)?.statements.map((one) =>
    row(one.grade === undefined ? 'Type' : 'Grade', fixed(one.grade ?? one.type ?? ''), one),
  )
  if (told === undefined) return []
  if (lowGrade === undefined) return told
  return [...told, ...receptorRows(subject)]
}

function metastasisRow(statement: MetastasisStatement): readonly Phrase[] {
  return [
    fixed('Metastasis'),
    recorded(statement.words),
    day(statement.on),
    NOTHING,
    fixed(STATUS_WORDS[statement.reportStatus]),
    reference(statement.reference),
  ]
}

function treatmentRow(treatment: Treatment): readonly Phrase[] {
  const value = say`${recorded(treatment.words)} (${fixed(treatment.state)})`
  return [fixed('Treatment'), value, day(treatment.on), NOTHING, NOTHING, reference(treatment.reference)]
}

function plainRow(
  input: string,
  value: Phrase,
  on: string | undefined,
  status: Phrase,
  ref: string,
): readonly Phrase[] {
  return [fixed(input), value, day(on), NOTHING, status, reference(ref)]
}

function diagnosisRows({ consideration, context }: Subject): readonly (readonly Phrase[])[] {
  const inSitu =
    consideration.key === 'her2OrderInSitu'
      ? context.evidence.diagnoses.filter(({ kind }) => kind === 'breast-in-situ')
      : []
  const diagnoses = [...(consideration.diagnosis === undefined ? [] : [consideration.diagnosis]), ...inSitu]
  return diagnoses.map((one) => plainRow('Diagnosis', recorded(one.words), one.on, NOTHING, one.reference))
}

const PREGNANCY_WORDS = { pregnant: 'pregnant', 'not-pregnant': 'not pregnant' } as const

/** What is checked before a first dose; an item that was not found has no row here, but is in the card's list. */
function baselineRows({ consideration, context }: Subject): readonly (readonly Phrase[])[] {
  if (consideration.key !== 'tdxdBaseline') return []
  const { lvef, lungDisease, pregnancy } = context.evidence.baseline ?? {}
  return [
    ...(lvef ? [plainRow('LVEF', say`${measure(lvef.percent)} %`, lvef.on, NOTHING, lvef.reference)] : []),
    ...(lungDisease
      ? [plainRow('Lung disease', recorded(lungDisease.words), undefined, NOTHING, lungDisease.reference)]
      : []),
    ...(pregnancy
      ? [plainRow('Pregnancy', fixed(PREGNANCY_WORDS[pregnancy.says]), pregnancy.on, NOTHING, pregnancy.reference)]
      : []),
  ]
}

function draftRows({ consideration: { draft }, context }: Subject): readonly (readonly Phrase[])[] {
  if (draft === undefined) return []
  const written = context.evidence.drafts?.find(({ reference: own }) => own === draft.reference)?.authoredOn
  return [plainRow('Order', recorded(draft.words), written, fixed('not signed'), draft.reference)]
}

const RECEPTOR_STATUS = {
  positive: 'hormone receptor positive',
  'low-positive': 'hormone receptor positive by ER Low Positive (1 to 10 %)',
  negative: 'hormone receptor negative',
  unknown: 'hormone receptor status unknown; this is not a negative result',
} as const

/**
 * 'ER 95 % (2026-09-02, final); PgR negative (2026-09-02, final). By the rules: hormone receptor positive.' What is of
 * another tumour stands behind it with its place: 'Beside them: ER negative (2012, final; left breast; another tumour, …)'.
 */
export function receptorsLine(subject: Subject): Phrase {
  const found = ownReceptors(subject).map((result) => say`${toldReceptor(result)})`)
  const others = otherReceptors(subject).map((other) => say`${toldReceptor(other.result)}; ${whoseWords(other)})`)
  const read = found.length === 0 ? fixed('no ER or PgR result was found') : join(found, '; ')
  const beside = others.length === 0 ? NOTHING : say` Beside them: ${join(others, '; ')}.`
  return say`Hormone receptors: ${read}.${beside} By the rules: ${fixed(RECEPTOR_STATUS[receptorStatusOf(subject)])}.`
}

/** 'ER 95 % (2026-09-02, final', the bracket open. */
function toldReceptor(result: ReceptorResult): Phrase {
  const value = receptorValue(result)
  const words = value.plain === '' ? fixed('no value') : value
  const date = day(result.specimen.collectedOn ?? result.performedOn)
  return say`${fixed(result.receptor)} ${words} (${date}, ${fixed(STATUS_WORDS[result.reportStatus])}`
}
