/** What all readers of resources share: the index, the look-ups built from it, and where remarks go. */
import type { ReportStatus, ResultSource, SpecimenFacts, Unread } from '../../her2/evidence.ts'
import type { CodeMapIndex } from '../question/code-map.ts'
import { effectiveOf, issuedOf } from '../record/dates.ts'
import { isOfBreast, meaningOfCondition, sideOfCondition, type DiagnosisBook } from './diagnoses.ts'
import {
  askedOfObservation,
  isIhcQuestion,
  isIshQuestion,
  isReceptorQuestion,
  type Asked,
} from '../question/identify-question.ts'
import type { Question } from '../codes/questions.ts'
import { isResultName } from '../question/result-parts.ts'
import { conceptOf, extensionsOf, wordsOf } from '../record/codings.ts'
import { isObject, listOf, nameOf, objectsOf, proseOf, type Growing, type Json } from '../record/json-shapes.ts'
import type { Entry, RecordIndex } from '../record/references.ts'
import type { ReportBook } from './reports.ts'
import { tissueOf, type Sample, type SampleBook } from '../specimen/specimens.ts'
import { sayModifier, unknownModifierOf } from '../record/modifiers.ts'
import { statusOf } from '../record/statuses.ts'
import { quoteOf } from '../record/value-words.ts'
import { readStanding, readStandingOfNote, type NotedTest } from '../text/index.ts'

export interface ReadingContext {
  readonly index: RecordIndex
  readonly codeMap: CodeMapIndex | undefined
  readonly samples: SampleBook
  readonly reports: ReportBook
  readonly diagnoses: DiagnosisBook
  readonly asked: (entry: Entry) => Asked
  readonly note: Note
  /** Called with each free text and how it was understood; nothing is collected if nobody listens. */
  readonly onText?: TextListener
}

/**
 * What a stretch of a text was taken for: `result` became evidence (or repeats what is evidence already), `context` was
 * understood as something else than a result, `not-understood` was left out.
 */
export type MarkedAs = 'result' | 'context' | 'not-understood'

/** `text.slice(from, to)`, in UTF-16 units. Spans may overlap: a result may stand in a sentence that was not understood. */
export interface TextMark {
  readonly from: number
  readonly to: number
  readonly as: MarkedAs
  /** For a person: what was read, what it was understood as, or why it was not understood. */
  readonly what: string
}

/** A text of the record as it was read, that is without HTML, RTF or PDF around it. */
export interface MarkedText {
  readonly reference: string
  readonly text: string
  /** By their start, the longer first. */
  readonly spans: readonly TextMark[]
}

export type TextListener = (text: MarkedText) => void

/** Notes what was not read and why; `details` are its own words and the class of the reason. */
export type Note = (reference: string, why: string, details?: Pick<Unread, 'quote' | 'class'>) => void

/** Remembers what each Observation asks, so that this is worked out only once. */
export function askOnce(codeMap?: CodeMapIndex): (entry: Entry) => Asked {
  const asked = new Map<Entry, Asked>()
  return (entry) => {
    const known = asked.get(entry)
    if (known) return known
    const found = askedOfObservation(entry.resource, codeMap)
    asked.set(entry, found)
    return found
  }
}

/** A list of remarks without repetition. */
export function unreadList(unread: Unread[]): Note {
  const seen = new Set(unread.map((line) => `${line.reference} ${line.why}`))
  return (reference, why, details) => {
    const key = `${reference} ${why}`
    if (seen.has(key)) return
    seen.add(key)
    unread.push({ reference, why, ...details })
  }
}

export interface Origin {
  readonly source: ResultSource
  readonly sample: Sample
  /** Conditions that the result names as its subject matter. */
  readonly focus: readonly Entry[]
  readonly withdrawn: boolean
}

/** Where a result comes from. Remarks on the status go to the unread list once. */
export function originOf(entry: Entry, reading: ReadingContext): Origin {
  const { resource } = entry
  const status = statusOf(resource)
  const withdrawn = status.kind === 'withdrawn'
  let reportStatus: ReportStatus = status.kind === 'usable' ? status.status : 'unverified'
  if (status.kind === 'usable' && status.why !== undefined) reading.note(entry.reference, status.why)
  if (!withdrawn && reading.reports.isWithdrawn(entry)) {
    reading.note(entry.reference, 'the report that holds it was withdrawn: taken as unverified')
    reportStatus = 'unverified'
  }
  const said = withdrawn ? undefined : standingSaid(entry, reading)
  if (said !== undefined) {
    const why = `a ${said.where} says that the result is not final: taken as ${said.standing}`
    reading.note(entry.reference, why, { quote: said.quote })
    reportStatus = said.standing
  }
  const modifier = withdrawn ? undefined : unknownModifierOf(resource)
  if (modifier !== undefined) {
    reading.note(entry.reference, sayModifier(modifier), { class: 'refused' })
    reportStatus = 'unverified'
  }
  const sample = tissueOf(entry, reading.samples, reading.reports.sampleOf(entry), reading.codeMap)
  if (sample.unknownSite !== undefined) {
    const { reference } = sample.facts
    const why = `the site «${sample.unknownSite.slice(0, 80)}» is not known here: taken as tissue of the breast cancer`
    reading.note(reference ?? entry.reference, why, { quote: sample.unknownSite, class: 'not-understood' })
  }
  const focus = focusOf(entry, reading.index)
  const holders = reading.reports.holdersOf(entry)
  const source: Growing<ResultSource> = { reference: entry.reference, reportStatus }
  const performedOn = effectiveOf(resource) ?? firstOf(holders, effectiveOf)
  if (performedOn !== undefined) source.performedOn = performedOn
  const issuedOn = issuedOf(resource) ?? firstOf(holders, issuedOf)
  if (issuedOn !== undefined) source.issuedOn = issuedOn
  source.reports = reading.reports.reportsOf(entry)
  source.specimen = focus.length === 0 ? sample.facts : withPrimary(sample.facts, focus)
  const assay = assayOf(entry)
  if (assay !== undefined) source.assay = assay
  if (entry.replacedBy !== undefined) source.replacedBy = entry.replacedBy
  return { source: source as ResultSource, sample, focus, withdrawn }
}

interface StandingSaid {
  readonly standing: ReportStatus
  readonly quote: string
  readonly where: 'component' | 'note'
}

/** 'Status: preliminary' in a component or a note of a result, whatever its own status is. */
function standingSaid(entry: Entry, reading: ReadingContext): StandingSaid | undefined {
  const { resource } = entry
  return (
    (resource['component'] === undefined ? undefined : standingOfComponents(resource)) ??
    (resource['note'] === undefined ? undefined : standingOfNotes(resource, notedTest(reading.asked(entry).question)))
  )
}

function notedTest(question: Question | undefined): NotedTest {
  if (isReceptorQuestion(question)) return question?.startsWith('er') === true ? 'er' : 'pgr'
  if (isIhcQuestion(question)) return 'ihc'
  return isIshQuestion(question) ? 'ish' : 'her2'
}

function standingOfNotes(resource: Json, of: NotedTest): StandingSaid | undefined {
  for (const { text } of objectsOf(resource['note'])) {
    const quote = proseOf(text)
    const standing = quote === undefined ? undefined : readStandingOfNote(quote, of)
    if (quote !== undefined && standing !== undefined) return { standing, quote: quote.slice(0, 300), where: 'note' }
  }
  return undefined
}

function standingOfComponents(resource: Json): StandingSaid | undefined {
  for (const component of objectsOf(resource['component'])) {
    const quote = isResultName(wordsOf(conceptOf(component['code']))) ? quoteOf(component) : undefined
    const standing = quote === undefined ? undefined : readStanding(quote)
    if (quote !== undefined && standing !== undefined) return { standing, quote, where: 'component' }
  }
  return undefined
}

function firstOf<Found>(holders: readonly Entry[], read: (resource: Json) => Found | undefined): Found | undefined {
  for (const { resource } of holders) {
    const found = read(resource)
    if (found !== undefined) return found
  }
  return undefined
}

function assayOf(entry: Entry): string | undefined {
  const device = entry.resource['device']
  return isObject(device) ? nameOf(device['display']) : undefined
}

const NO_FOCUS: readonly Entry[] = []

/** The Conditions that a result names: focus, and the primary that an extension names. */
export function focusOf(entry: Entry, index: RecordIndex): readonly Entry[] {
  const { resource } = entry
  if (resource['focus'] === undefined && extensionsOf(resource).length === 0) return NO_FOCUS
  const named = [
    ...listOf(entry.resource['focus']),
    ...extensionsOf(entry.resource)
      .filter(({ name }) => /related-primary-cancer|related-condition|focus/.test(name))
      .map(({ extension }) => extension['valueReference']),
  ]
  return named.flatMap((reference) => {
    const found = index.resolve(reference, entry)
    return found?.type === 'Condition' ? [found] : []
  })
}

/**
 * The tumour that a result names is that of its Condition: the single one it names, and the side on which all agree. The
 * side of distant tissue is that of its organ, and says nothing of the breast.
 */
function withPrimary(facts: SpecimenFacts, focus: readonly Entry[]): SpecimenFacts {
  const breast = focus.filter(({ resource }) => isOfBreast(resource))
  const [only, ...more] = breast.filter(({ resource }) => meaningOfCondition(resource).kind === 'invasive-breast')
  const [side, ...others] = new Set(breast.map(({ resource }) => sideOfCondition(resource)))
  const { laterality: ofTissue, ...rest } = facts
  const primary = only && more.length === 0 ? only.reference : undefined
  const ofOrgan = facts.siteKind === 'distant' && primary !== undefined
  const laterality = (ofOrgan ? undefined : ofTissue) ?? (others.length === 0 ? side : undefined)
  return { ...rest, ...(primary !== undefined && { primary }), ...(laterality && { laterality }) }
}
