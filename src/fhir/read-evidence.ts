/** FHIR R4 resources of one patient, in any shape → evidence. Pure; nothing throws; what is not understood is listed. */
import type {
  CourseStatement,
  Evidence,
  Her2Result,
  HistologyStatement,
  MetastasisStatement,
  ReceptorResult,
  TestOrder,
  Treatment,
  Unread,
  UnreadableResult,
} from '../her2/evidence.ts'
import { indexCodeMap, type CodeMap, type CodeMapIndex } from './question/code-map.ts'
import { settleCorrections } from './prose/corrections.ts'
import { readDiagnoses } from './context/diagnoses.ts'
import { mergeParts } from './her2/her2-merge.ts'
import { hasHer2Value, readHer2Observation, type Her2Found } from './her2/her2-observations.ts'
import { inScope, isRedundant } from './her2/agreement.ts'
import { readCancerTissue } from './disease/cancer-tissue.ts'
import { readCourseCondition, readCourseObservation } from './disease/course.ts'
import { readMetastasisCondition, readMetastasisObservation, readMetastasisReport } from './disease/metastasis.ts'
import { lungDiseaseOf, readBaseline } from './orders/baseline.ts'
import { readDrafts } from './orders/drafts.ts'
import { ORDER_TYPES, readOrder } from './orders/orders.ts'
import { settleReferrals, unreadReferrals } from './her2/refers-elsewhere.ts'
import { attachRecounts } from './her2/recounts.ts'
import { wrongDatesOf } from './record/dates.ts'
import { isObject, listOf, nameOf } from './record/json-shapes.ts'
import { hearAnswer } from './mark-answer.ts'
import { readPatient } from './record/patients.ts'
import { readProse, type ProseFound } from './prose/prose.ts'
import { answersAsObservations } from './prose/questionnaires.ts'
import { readPathologyAnswers } from './prose/pathology-answers.ts'
import { askOnce, unreadList, type ReadingContext, type TextListener } from './context/reading-context.ts'
import { histologyOfCondition, readHistology } from './disease/histology.ts'
import { readReceptors, receptorsOfCondition } from './disease/receptors.ts'
import { indexRecords, leaveOut, type Entry, type RecordIndex } from './record/references.ts'
import { namesPatient, whoseRecord, type WhoseRecord } from './record/whose-record.ts'
import { readReports } from './context/reports.ts'
import { stageGroupOf } from './disease/stage-groups.ts'
import { readSamples } from './specimen/specimens.ts'
import { readMissingParts, readShapeless, readUnknownCodes } from './her2/missing-parts.ts'
import { attachStaining } from './her2/staining-parts.ts'
import { attachUnreadRatios } from './her2/unread-ratio.ts'
import { TREATMENT_TYPES, isNamelessDrug, readTreatment } from './treatment/treatments.ts'

/** A hook call for which a record is read: its drafts, what of them is selected, and its patient. */
export interface HookCall {
  readonly hook: string
  /** The `context` member of the request, of any shape. */
  readonly context: unknown
  /** The `prefetch` member: what came under its key for HER2 is a HER2 result even where its code is not known. */
  readonly prefetch?: unknown
}

export interface ReadOptions {
  /** The site's own codes, checked with `codeMapSchema`. */
  readonly codeMap?: CodeMap
  /** Whose record this is ('Patient/1'), else the patient of the call. Of what is another patient's nothing is read. */
  readonly patient?: string
  /** Absent: the record alone. At hooks other than patient-view the evidence also holds the drafts and the whole baseline. */
  readonly call?: HookCall
  /** Hears each free text that is read, with its spans. */
  readonly onText?: TextListener
}

export interface EvidenceOfRecord {
  readonly evidence: Evidence
  readonly unread: Unread[]
  /** Resources and drafts of somebody else, which were left out. */
  readonly foreign: readonly string[]
}

/**
 * Reads what the rules need from the resources of one patient.
 * @param resources R4 resources and Bundles as parsed JSON (exact-json.ts keeps the digits of decimals); any other value
 *   is listed as unread
 * @throws ZodError only where `options.codeMap` has another shape than `codeMapSchema`
 */
export function readEvidence(resources: readonly unknown[], options: ReadOptions = {}): EvidenceOfRecord {
  const whole = indexRecords(resources)
  const unread: Unread[] = [...whole.unread]
  const note = unreadList(unread)
  const whose = whoseRecord(whole, options.patient ?? patientOfCall(options.call))
  const foreign: string[] = []
  const index = ofOnePatient(whole, whose, note, foreign)
  const opened = openRecord(index, indexCodeMap(options.codeMap), note)
  const reading = options.onText === undefined ? opened : { ...opened, onText: options.onText }
  const evidence = readResults(reading, whose)
  const stageGroup = attempt(reading, 'the stage of the record', () => stageGroupOf(reading))
  const unsent = readUnsent(evidence, reading, whose, options.call)
  const unreadResults = [...(evidence.unreadResults ?? []), ...unsent.filter(({ says }) => says === undefined)]
  const testWords = [...(evidence.testWords ?? []), ...unsent.filter(({ says }) => says !== undefined)]
  const found = {
    ...evidence,
    ...(unreadResults.length > 0 && { unreadResults }),
    ...(testWords.length > 0 && { testWords }),
    ...(stageGroup && { stageGroup }),
  }
  const complete = isOrderCall(options.call)
    ? withOrders(found, reading, whose, options.call, foreign)
    : withLungDisease(found, reading)
  noteWrongDates(complete, reading, whose)
  return { evidence: complete, unread, foreign }
}

/** Dates that are none, of what became evidence: it counts as undated there. */
function noteWrongDates(evidence: Evidence, { index, note }: ReadingContext, { entry }: WhoseRecord): void {
  // In nearly every record all dates are dates: then nobody needs to know which resource became evidence.
  if (index.entries.every(({ resource }) => wrongDatesOf(resource).length === 0)) return
  const { results, receptors, metastasis, diagnoses, treatments, orders, specimens, stageGroup, baseline } = evidence
  const named = new Set<string>()
  for (const parts of [results, receptors, metastasis, diagnoses, treatments, orders, specimens])
    for (const { reference } of parts) named.add(reference ?? '')
  for (const part of [stageGroup, baseline?.lvef, baseline?.pregnancy, entry]) named.add(part?.reference ?? '')
  for (const reference of named) {
    const found = index.named(reference) ?? index.named(reference.split('#')[0] ?? '')
    for (const words of found ? wrongDatesOf(found.resource) : []) {
      note(found?.reference ?? reference, `«${words.slice(0, 40)}» is not a date: not read`)
    }
  }
}

/** HER2 results that the record names and does not hold, or that are no resources (decision P-25). */
function readUnsent(
  { results }: Evidence,
  reading: ReadingContext,
  whose: WhoseRecord,
  call: HookCall | undefined,
): readonly UnreadableResult[] {
  const asHer2 = isObject(call?.prefetch) ? call.prefetch['her2'] : undefined
  const isOther = (entry: Entry): boolean => whose.refusalOf(entry, reading.index) !== undefined
  const read = () => [
    ...readMissingParts(reading, results),
    ...readShapeless(reading.index.sent, isOther, reading),
    ...readUnknownCodes(asHer2, reading),
  ]
  return attempt(reading, 'what was not sent of the record', read) ?? []
}

function patientOfCall(call: HookCall | undefined): string | undefined {
  return isObject(call?.context) ? nameOf(call.context['patientId']) : undefined
}

function isOrderCall(call: HookCall | undefined): call is HookCall {
  return call !== undefined && call.hook !== 'patient-view'
}

/** What every reader shares, made once. */
function openRecord(
  index: RecordIndex,
  codeMap: CodeMapIndex | undefined,
  note: ReadingContext['note'],
): ReadingContext {
  const samples = readSamples(index, codeMap)
  const asked = askOnce(codeMap)
  const reports = readReports(index, samples, (entry) => hasHer2Value(entry, asked(entry)))
  return { index, codeMap, samples, reports, diagnoses: readDiagnoses(index), asked, note }
}

function readResults(reading: ReadingContext, whose: WhoseRecord): Evidence {
  const found = readCoded(reading)
  const coded = settleResults(found, reading)
  const prose: ProseFound = {
    sourced: [],
    notApplicable: [],
    receptors: [],
    metastasis: [],
    unreadReports: [],
    testWords: [],
    referrals: [],
  }
  attempt(reading, 'the free text of the record', () => readProse(reading, coded, found.receptors, prose))
  const stated = [...coded, ...prose.sourced.map(({ result }) => result)]
  const results = [...attachUnreadRatios(attachStaining(attachRecounts(stated, reading.note), reading.note))]
  readAnswers(reading, results, { ...found, receptors: [...found.receptors, ...prose.receptors] }, prose)
  prose.unreadReports.push(...unreadReferrals(prose.referrals, results, prose.unreadReports, reading))
  const evidence: Evidence = {
    ...readPatient(reading.index, whose),
    results: settleReferrals(results, reading),
    notApplicable: [...found.notApplicable, ...prose.notApplicable],
    ...(found.unreadResults.length > 0 && { unreadResults: found.unreadResults }),
    specimens: reading.samples.all,
    receptors: [...found.receptors, ...prose.receptors],
    ...(found.histology.length > 0 && { histology: found.histology }),
    metastasis: [...found.metastasis, ...prose.metastasis],
    diagnoses: reading.diagnoses.all,
    treatments: found.treatments,
    ...(found.unnamedDrugs.length > 0 && { unnamedDrugs: found.unnamedDrugs }),
    ...(found.course.length > 0 && { course: found.course }),
    orders: found.orders,
    ...(prose.testWords.length > 0 && { testWords: prose.testWords }),
    ...(prose.unreadReports.length > 0 && { unreadReports: prose.unreadReports }),
  }
  return attempt(reading, 'the tissue of the record', () => readCancerTissue(evidence, reading)) ?? evidence
}

/** The conditions are read at every hook: lung disease on record is named beside the label routes of a chart, too. */
function withLungDisease(evidence: Evidence, reading: ReadingContext): Evidence {
  const lungDisease = attempt(reading, 'lung disease in the record', () => lungDiseaseOf(reading.index))
  return lungDisease ? { ...evidence, baseline: { lungDisease } } : evidence
}

/** The drafts of the call, and what they are held against before a first dose. */
function withOrders(
  evidence: Evidence,
  reading: ReadingContext,
  whose: WhoseRecord,
  { context }: HookCall,
  foreign: string[],
): Evidence {
  const baseline = attempt(reading, 'the baseline of the record', () => readBaseline(reading.index))
  const draft = readDrafts(context, { ...reading, whose })
  foreign.push(...draft.foreign)
  for (const { reference, why } of draft.unread) reading.note(reference, why)
  return { ...evidence, drafts: draft.drafts, ...(baseline && { baseline }) }
}

/**
 * Leaves out what is another patient's, once, before anything reads: resources that say so, and those that name nobody
 * but belong to one that does (a result in another patient's report, or on another patient's sample).
 */
function ofOnePatient(
  whole: RecordIndex,
  whose: WhoseRecord,
  note: ReadingContext['note'],
  foreign: string[],
): RecordIndex {
  const others = ofOthersByName(whole, whose)
  if (others.size === 0) return whole
  for (const [entry, why] of [...others]) {
    for (const member of membersOf(entry, whole)) if (!namesPatient(member)) others.set(member, why)
  }
  for (const entry of whole.entries) {
    if (entry.container !== undefined || others.has(entry) || namesPatient(entry)) continue
    const why = linksOf(entry, whole)
      .map((link) => others.get(link))
      .find((found) => found !== undefined)
    if (why !== undefined) others.set(entry, why)
  }
  for (const [{ reference }, why] of others) {
    note(reference, why)
    foreign.push(reference)
  }
  return leaveOut(whole, new Set(others.keys()))
}

/** What says itself, or in a part of it, that it is another patient's, with the reason. */
function ofOthersByName(whole: RecordIndex, whose: WhoseRecord): Map<Entry, string> {
  const others = new Map<Entry, string>()
  for (const entry of whole.entries) {
    const why = whose.refusalOf(entry, whole)
    const holder = entry.container ?? entry
    if (why !== undefined && !others.has(holder)) others.set(holder, why)
  }
  return others
}

function membersOf(entry: Entry, index: RecordIndex): readonly Entry[] {
  return resolved([entry.resource['result'], entry.resource['hasMember']], entry, index)
}

function linksOf(entry: Entry, index: RecordIndex): readonly Entry[] {
  return resolved([entry.resource['specimen'], entry.resource['encounter']], entry, index)
}

function resolved(references: readonly unknown[], from: Entry, index: RecordIndex): readonly Entry[] {
  return references.flatMap(listOf).flatMap((reference) => index.resolve(reference, from) ?? [])
}

/** The last net under every reader: damage to one resource costs that resource and nothing else. */
function attempt<Found>(reading: ReadingContext, reference: string, read: () => Found): Found | undefined {
  try {
    return read()
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason'
    reading.note(reference, `could not be read: ${why.slice(0, 200)}`)
    return undefined
  }
}

interface Found extends Her2Found {
  readonly unreadResults: UnreadableResult[]
  readonly histology: HistologyStatement[]
  readonly receptors: ReceptorResult[]
  readonly metastasis: MetastasisStatement[]
  readonly treatments: Treatment[]
  readonly unnamedDrugs: string[]
  readonly course: CourseStatement[]
  readonly orders: TestOrder[]
}

function readCoded(reading: ReadingContext): Found {
  const found: Found = {
    sourced: [],
    notApplicable: [],
    unreadResults: [],
    histology: [],
    receptors: [],
    metastasis: [],
    treatments: [],
    unnamedDrugs: [],
    course: [],
    orders: [],
  }
  for (const entry of reading.index.ofType('Observation')) {
    attempt(reading, entry.reference, () => readObservation(entry, reading, found))
  }
  for (const entry of reading.index.ofType('Condition')) {
    attempt(reading, entry.reference, () => {
      found.metastasis.push(...readMetastasisCondition(entry, reading))
      const course = readCourseCondition(entry)
      if (course) found.course.push(course)
      found.receptors.push(...receptorsOfCondition(entry, reading.note))
      found.histology.push(...histologyOfCondition(entry))
    })
  }
  for (const entry of reading.index.ofType('DiagnosticReport')) {
    attempt(reading, entry.reference, () => found.metastasis.push(...readMetastasisReport(entry, reading)))
  }
  for (const entry of reading.index.ofType(...TREATMENT_TYPES)) {
    attempt(reading, entry.reference, () => {
      const treatment = readTreatment(entry, reading.index, reading.note)
      if (treatment) found.treatments.push(treatment)
      else if (isNamelessDrug(entry, reading.index)) {
        found.unnamedDrugs.push(entry.reference)
        reading.note(entry.reference, 'the medication list does not name this drug: it may be any', {
          class: 'missing-part',
        })
      }
    })
  }
  for (const entry of reading.index.ofType(...ORDER_TYPES)) {
    attempt(reading, entry.reference, () => {
      const order = readOrder(entry, reading)
      if (order) found.orders.push(order)
    })
  }
  return found
}

function readObservation(entry: Entry, reading: ReadingContext, found: Found): void {
  const read = (heard: ReadingContext): void => {
    readHer2Observation(entry, heard, found)
    found.receptors.push(...readReceptors(entry, heard))
  }
  if (reading.onText === undefined) read(reading)
  else hearAnswer(entry, reading, found, read)
  found.metastasis.push(...readMetastasisObservation(entry, reading))
  const course = readCourseObservation(entry, reading)
  if (course) found.course.push(course)
  found.histology.push(...readHistology(entry, reading))
}

/** Corrections first, so that a replaced number is never put together with a new one. */
function settleResults(found: Her2Found, reading: ReadingContext): Her2Result[] {
  const settled = settleCorrections(found.sourced, reading.index, reading.reports)
  const merged = settled.length === 0 ? [] : mergeParts(settled).map(({ result }) => result)
  // 'HER2-low (IHC 2+/ISH negative)' under an overall code repeats results that stand on their own.
  return merged.filter((result) => {
    if (!/#(ihc|ish|overall)$/.test(result.reference)) return true
    const others = merged.filter((other) => other.reference.split('#')[0] !== result.reference.split('#')[0])
    return !isRedundant(result, inScope(result, others))
  })
}

/** Answers of questionnaires often repeat the record: only what is new is added. */
function readAnswers(reading: ReadingContext, results: Her2Result[], known: Found, into: ProseFound): void {
  const { unreadResults } = known
  const answers: Her2Found & { receptors: ReceptorResult[] } = {
    sourced: [],
    notApplicable: [],
    unreadResults,
    receptors: [],
  }
  for (const entry of answersAsObservations(reading.index)) {
    attempt(reading, entry.reference, () => {
      readHer2Observation(entry, reading, answers)
      answers.receptors.push(...readReceptors(entry, reading))
    })
  }
  for (const { result } of answers.sourced) {
    const empty = result.test === 'unreadable' && result.kind === 'nothing'
    if (!empty && !isRedundant(result, results)) results.push(result)
  }
  into.notApplicable.push(...answers.notApplicable)
  const asked = attempt(reading, 'answers of pathology', () => readPathologyAnswers(reading, results))
  results.splice(0, results.length, ...(asked?.results ?? results))
  into.testWords.push(...(asked?.testWords ?? []))
  unreadResults.push(...(asked?.unreadResults ?? []))
  const receptors = new Set(known.receptors.map((receptor) => receptor.receptor))
  into.receptors.push(...answers.receptors.filter((receptor) => !receptors.has(receptor.receptor)))
}
