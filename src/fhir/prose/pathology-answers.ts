/**
 * Answers to the questions that a Task to pathology carries (src/fhir/codes/pathology-questions.ts). Each speaks of the one
 * result that the question named: it adds to it, corrects it, or says where a test is. An answer that is not wholly
 * understood, that nobody signed, or that differs from another one, is unread and named.
 */
import type { AskedQuestion } from '../../her2/asked-question.ts'
import type {
  Her2Result,
  IhcResult,
  IshResult,
  NotDoneReason,
  ResultSource,
  SpecimenFacts,
  UnreadableResult,
} from '../../her2/evidence.ts'
import { QUESTION_FORMS, QUESTION_URLS, type QuestionForm } from '../codes/pathology-questions.ts'
import type { ReadingContext } from '../context/reading-context.ts'
import { ihcContradiction } from '../her2/her2-facts.ts'
import { joinRecounts, type Recount } from '../her2/recounts.ts'
import { dateOf } from '../record/dates.ts'
import { isObject, nameOf, objectsOf } from '../record/json-shapes.ts'
import { writtenReference, type Entry } from '../record/references.ts'
import { statusOf } from '../record/statuses.ts'
import { readForm, type Fault, type Filled } from './answer-form.ts'

export interface AnswersRead {
  /** All results, those that were asked about with their answers. */
  readonly results: readonly Her2Result[]
  readonly testWords: readonly UnreadableResult[]
  /** Results that an answer says exist elsewhere. */
  readonly unreadResults: readonly UnreadableResult[]
}

interface Answer {
  readonly entry: Entry
  readonly question: AskedQuestion
  readonly filled: Filled
  readonly about: Her2Result
  readonly specimen: SpecimenFacts
  readonly answered: NonNullable<ResultSource['answered']>
  /** The full instant, where given. */
  readonly authored: string
  readonly reportStatus: 'final' | 'amended'
}

/** Whether a resource answers a question of ours, in any version: the general reader of questionnaires leaves it alone. */
export function isPathologyAnswer({ type, resource }: Entry): boolean {
  const canonical = nameOf(resource['questionnaire'])
  return type === 'QuestionnaireResponse' && canonical !== undefined && QUESTION_URLS.includes(urlOf(canonical))
}

function urlOf(canonical: string): string {
  return canonical.split('|')[0] ?? canonical
}

/** @param results Everything else that was read: an answer is about one of them. */
export function readPathologyAnswers(reading: ReadingContext, results: readonly Her2Result[]): AnswersRead {
  const answers: Answer[] = []
  for (const entry of reading.index.ofType('QuestionnaireResponse')) {
    if (entry.replacedBy !== undefined || !isPathologyAnswer(entry)) continue
    const read = readAnswer(entry, reading, results)
    if (read === undefined) continue
    if ('fault' in read) noteFault(entry, read.fault, reading)
    else answers.push(read)
  }
  const found = { results: [...results], testWords: [], unreadResults: [] } as Found
  for (const group of groupsOf(answers)) {
    const settled = settle(group)
    if ('fault' in settled) for (const { entry } of group) noteFault(entry, settled.fault, reading)
    else apply(settled, found, reading)
  }
  return found
}

interface Found {
  readonly results: Her2Result[]
  readonly testWords: UnreadableResult[]
  readonly unreadResults: UnreadableResult[]
}

function noteFault({ reference }: Entry, fault: string, reading: ReadingContext): void {
  reading.note(reference, `an answer of pathology on HER2 is not read: ${fault}`, { class: 'not-understood' })
}

// ---- one answer ------------------------------------------------------------------------------------------------

/** Undefined where it was withdrawn. */
function readAnswer(entry: Entry, reading: ReadingContext, results: readonly Her2Result[]): Answer | Fault | undefined {
  const { resource } = entry
  const status = statusOf(resource)
  if (status.kind === 'withdrawn') return undefined
  if (status.status !== 'final' && status.status !== 'amended') return { fault: 'it is not completed' }
  const canonical = nameOf(resource['questionnaire']) ?? ''
  const form = FORMS.get(canonical)
  if (form === undefined) return { fault: `it answers another version of the question («${canonical.slice(0, 120)}»)` }
  const authored = nameOf(resource['authored'])
  const on = dateOf(authored)
  if (authored === undefined || on === undefined) return { fault: 'it has no date' }
  const by = authorOf(entry, reading)
  if (by === undefined) return { fault: 'it is not signed by a health professional' }
  if (writtenReference(resource['subject']) === undefined) return { fault: 'it names no patient' }
  const filled = readForm(resource, form.form)
  if ('fault' in filled) return filled
  const about = resultOf(filled, entry, reading, results, form.question)
  if ('fault' in about) return about
  const sample = filled.specimen === undefined ? undefined : reading.samples.sampleOf(filled.specimen, entry)
  if (filled.specimen !== undefined && sample === undefined) return { fault: 'the specimen that it names is not known' }
  const { key } = about.specimen
  if (key !== undefined && sample !== undefined && sample.facts.key !== key)
    return { fault: 'it names another specimen than that of the result' }
  const late = Object.values(filled.dates).find((day) => day > on.slice(0, day.length))
  if (late !== undefined) return { fault: `«${late}» is later than the answer` }
  return {
    ...{ entry, question: form.question, filled, about, authored },
    specimen: sample?.facts ?? about.specimen,
    answered: { by, on },
    reportStatus: status.status,
  }
}

const FORMS: ReadonlyMap<string, { readonly question: AskedQuestion; readonly form: QuestionForm }> = new Map(
  (Object.keys(QUESTION_FORMS) as AskedQuestion[]).map((question) => {
    const form = QUESTION_FORMS[question]
    return [`${form.url}|${form.version}`, { question, form }] as const
  }),
)

/** Who answers for a laboratory; a patient or a relative does not. */
function authorOf(entry: Entry, { index }: ReadingContext): string | undefined {
  const author = entry.resource['author']
  const written = writtenReference(author)
  if (!isObject(author) || written === undefined) return undefined
  const found = index.resolve(author, entry)
  const type = found?.type ?? /(?:^|\/)([A-Z][A-Za-z]{1,30})\/[^/]{1,200}$/.exec(written)?.[1] ?? nameOf(author['type'])
  if (type === undefined || !/^(Practitioner|PractitionerRole|Organization)$/.test(type)) return undefined
  const [name] = objectsOf(found?.resource['name'])
  return nameOf(author['display']) ?? nameOf(name?.['text']) ?? nameOf(name?.['family']) ?? written
}

/** The one result that is asked about, in force and still such that the question makes sense. */
function resultOf(
  { about }: Filled,
  entry: Entry,
  { index }: ReadingContext,
  results: readonly Her2Result[],
  question: AskedQuestion,
): Her2Result | Fault {
  const found = index.resolve(about, entry)
  if (found === undefined) return { fault: 'the result that it is about is not in the record' }
  const fitting = results.filter(
    (result) =>
      [result.reference, ...(result.alsoFrom ?? [])].some((reference) => reference.split('#')[0] === found.reference) &&
      result.replacedBy === undefined &&
      FITS[question](result),
  )
  const [only] = fitting
  return fitting.length === 1 && only !== undefined
    ? only
    : { fault: `${found.reference} is not ${ASKED_ABOUT[question]}` }
}

const FITS: Readonly<Record<AskedQuestion, (result: Her2Result) => boolean>> = {
  'staining-of-zero': (result) => result.test === 'ihc' && result.score === '0',
  'second-count': (result) => result.test === 'ish' && (result.ratio ?? result.her2CopyNumber) !== undefined,
  'whereabouts-of-ish': (result) => result.test === 'ihc',
}

const ASKED_ABOUT: Readonly<Record<AskedQuestion, string>> = {
  'staining-of-zero': 'one HER2 IHC of score 0',
  'second-count': 'one HER2 ISH with numbers',
  'whereabouts-of-ish': 'one HER2 IHC',
}

// ---- several answers to one question -----------------------------------------------------------------------------

function groupsOf(answers: readonly Answer[]): readonly (readonly Answer[])[] {
  return [...Map.groupBy(answers, ({ question, about }) => `${question} ${about.reference}`).values()]
}

/**
 * Where a test is changes with time, so the latest answer stands. Two readings of one slide, or two counts, do not: if they
 * differ, neither is used.
 */
function settle(group: readonly Answer[]): Answer | Fault {
  const latestFirst = group.toSorted((one, other) => Date.parse(other.authored) - Date.parse(one.authored))
  const [latest] = latestFirst as [Answer, ...Answer[]]
  const rivals =
    latest.question === 'whereabouts-of-ish'
      ? latestFirst.filter(({ authored }) => Date.parse(authored) === Date.parse(latest.authored))
      : latestFirst
  const isSame = rivals.every((other) => saidIn(other) === saidIn(latest))
  return isSame ? latest : { fault: 'it differs from another answer to the same question' }
}

function saidIn({ filled: { choices, measures, words, dates } }: Answer): string {
  return JSON.stringify([choices, measures, words, dates])
}

// ---- what it says ------------------------------------------------------------------------------------------------

function apply(answer: Answer, found: Found, reading: ReadingContext): void {
  const { about, question, entry } = answer
  if (question === 'whereabouts-of-ish') {
    sayWhere(answer, found, reading)
    return
  }
  const changed =
    question === 'second-count' ? withRecount(about as IshResult, answer) : withStaining(about as IhcResult, answer)
  if ('fault' in changed) noteFault(entry, changed.fault, reading)
  else found.results.splice(found.results.indexOf(about), 1, ...changed.results)
}

type Changed = { readonly results: readonly Her2Result[] } | Fault

function withStaining(zero: IhcResult, answer: Answer): Changed {
  const { entry, answered, filled, authored } = answer
  if (filled.choices['staining'] === 'one-plus') {
    // The slide was read again: the score of the answer takes the place of the first one, as an amended result does.
    const { staining: _staining, percent: _percent, pattern: _pattern, words: _words, quote: _quote, ...source } = zero
    const reports = [entry.reference, ...zero.reports]
    const read: IhcResult = {
      ...{ ...source, reference: entry.reference, reportStatus: 'amended', issuedOn: authored, reports },
      ...{ score: '1+', answered },
    }
    return { results: [{ ...zero, replacedBy: entry.reference }, read] }
  }
  const staining = filled.choices['staining'] === 'zero-absent' ? 'absent' : 'present'
  if (zero.staining !== undefined && zero.staining !== staining)
    return { fault: 'it differs from the staining that the result itself reports' }
  const whole: IhcResult = { ...zero, staining, alsoFrom: alsoFrom(zero, entry), answered }
  const why = ihcContradiction({ ...whole })
  return why === undefined ? { results: [whole] } : { fault: `beside the result: ${why}` }
}

function withRecount(first: IshResult, { entry, filled, answered }: Answer): Changed {
  const { ratio, copies } = filled.measures
  const recount: Recount = {
    outcome: filled.choices['group'] === 'same-group' ? 'same-group' : 'other-group',
    ...(ratio && { ratio }),
    ...(copies && { her2CopyNumber: copies }),
  }
  const joined = joinRecounts(first.recount, recount)
  return joined === undefined
    ? { fault: 'it differs from the second count that the result itself reports' }
    : { results: [{ ...first, recount: joined, alsoFrom: alsoFrom(first, entry), answered }] }
}

function alsoFrom({ alsoFrom: before = [] }: Her2Result, { reference }: Entry): readonly string[] {
  return [...new Set([...before, reference])]
}

function sayWhere(answer: Answer, found: Found, reading: ReadingContext): void {
  const { entry, filled, about, specimen, answered, reportStatus, authored } = answer
  const reports = [entry.reference, ...about.reports]
  const source: ResultSource = { reference: entry.reference, reportStatus, specimen, answered, reports }
  const ish = { ...source, test: 'unreadable', of: 'ish' } as const
  const by = `${answered.by}, ${answered.on}`
  switch (filled.choices['ish']) {
    case 'pending': {
      const since = filled.dates['since']
      const why = `ISH pending since ${since} (${by})`
      found.testWords.push({ ...ish, issuedOn: since ?? authored, kind: 'nothing', why, says: 'pending' })
      return
    }
    case 'not-possible': {
      const reason = filled.choices['reason'] as NotDoneReason
      const why = `ISH not possible: ${reason.replaceAll('-', ' ')} (${by})`
      found.testWords.push({ ...ish, issuedOn: authored, kind: 'nothing', why, says: 'not-done', reason })
      return
    }
    default: {
      const where = filled.words['where'] ?? ''
      const why = `ISH done elsewhere, its result was not sent: «${where}» (${by})`
      found.unreadResults.push({ ...ish, issuedOn: authored, kind: 'unreadable', why, class: 'missing-part' })
      reading.note(entry.reference, why, { quote: where, class: 'missing-part' })
    }
  }
}
