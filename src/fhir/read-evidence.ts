/** FHIR R4 resources of one patient, in any shape → evidence. Pure; nothing throws; what is not understood is listed. */
import type {
  Evidence,
  Her2Result,
  MetastasisStatement,
  ReceptorResult,
  TestOrder,
  Treatment,
  Unread,
  UnreadableResult,
} from '../her2/evidence.ts'
import { indexCodeMap, type CodeMap } from './question/code-map.ts'
import { settleCorrections } from './prose/corrections.ts'
import { readDiagnoses } from './disease/diagnoses.ts'
import { mergeParts } from './her2/her2-merge.ts'
import { hasHer2Value, readHer2Observation, type Her2Found } from './her2/her2-observations.ts'
import { inScope, isRedundant } from './her2/agreement.ts'
import { readMetastasisCondition, readMetastasisObservation, readMetastasisReport } from './disease/metastasis.ts'
import { ORDER_TYPES, readOrder } from './orders/orders.ts'
import { attachRecounts } from './her2/recounts.ts'
import { readPatient, subjectOf } from './record/patients.ts'
import { readProse, type ProseFound } from './prose/prose.ts'
import { answersAsObservations } from './prose/questionnaires.ts'
import { askOnce, unreadList, type Reading } from './reading.ts'
import { readReceptors, receptorOfCondition } from './disease/receptors.ts'
import { indexRecords, type Entry, type RecordIndex } from './record/references.ts'
import { readReports } from './prose/reports.ts'
import { readSamples } from './specimen/specimens.ts'
import { readMissingParts, readShapeless, readUnknownCodes } from './her2/missing-parts.ts'
import { attachStaining } from './her2/staining-parts.ts'
import { attachUnreadRatios } from './her2/unread-ratio.ts'
import { readTreatment, TREATMENT_TYPES } from './treatment/treatments.ts'

export interface ReadOptions {
  /** The site's own codes, checked with `codeMapSchema`. */
  readonly codeMap?: CodeMap
  /** Whose record this is ('Patient/1'); resources of another patient are listed as unread. */
  readonly patient?: string
  /** What the client sent under its key for HER2: a local code there that is not known may be a HER2 result. */
  readonly asHer2?: unknown
}

export interface EvidenceReading {
  readonly evidence: Evidence
  readonly unread: Unread[]
}

/**
 * Reads what the rules need from the resources of one patient.
 * @param resources R4 resources and Bundles as parsed JSON (exact-json.ts keeps the digits of decimals); any other value
 *   is listed as unread
 * @throws ZodError only where `options.codeMap` has another shape than `codeMapSchema`
 */
export function readEvidence(resources: readonly unknown[], options: ReadOptions = {}): EvidenceReading {
  const codeMap = indexCodeMap(options.codeMap)
  const whole = indexRecords(resources)
  const unread: Unread[] = [...whole.unread]
  const note = unreadList(unread)
  const index = ofOnePatient(whole, options.patient, note)
  const samples = readSamples(index, codeMap)
  const asked = askOnce(codeMap)
  const reports = readReports(index, samples, (entry) => hasHer2Value(entry, asked(entry)))
  const reading: Reading = { index, codeMap, samples, reports, diagnoses: readDiagnoses(index), asked, note }
  const found = readCoded(reading)
  const coded = settleDrafts(found, reading)
  const prose: ProseFound = { drafts: [], notApplicable: [], receptors: [], metastasis: [], unreadReports: [] }
  attempt(reading, 'the free text of the record', () => readProse(reading, coded, found.receptors, prose))
  const stated = [...coded, ...prose.drafts.map((draft) => draft.result)]
  const results = [...attachUnreadRatios(attachStaining(attachRecounts(stated, note), note))]
  readAnswers(reading, results, { ...found, receptors: [...found.receptors, ...prose.receptors] }, prose)
  const unreadResults = [
    ...found.unreadResults,
    ...readMissingParts(reading, results),
    ...readShapeless(resources, reading),
    ...readUnknownCodes(options.asHer2, reading),
  ]
  return {
    evidence: {
      ...readPatient(index, options.patient),
      results,
      notApplicable: [...found.notApplicable, ...prose.notApplicable],
      ...(unreadResults.length > 0 && { unreadResults }),
      specimens: samples.all,
      receptors: [...found.receptors, ...prose.receptors],
      metastasis: [...found.metastasis, ...prose.metastasis],
      diagnoses: reading.diagnoses.all,
      treatments: found.treatments,
      orders: found.orders,
      ...(prose.unreadReports.length > 0 && { unreadReports: [...new Set(prose.unreadReports)] }),
    },
    unread,
  }
}

interface Found extends Her2Found {
  readonly unreadResults: UnreadableResult[]
  readonly receptors: ReceptorResult[]
  readonly metastasis: MetastasisStatement[]
  readonly treatments: Treatment[]
  readonly orders: TestOrder[]
}

/** Leaves out resources that name another patient than the one whose record this is. */
function ofOnePatient(whole: RecordIndex, wanted: string | undefined, note: Reading['note']): RecordIndex {
  const patients = whole.ofType('Patient').filter((entry) => entry.replacedBy === undefined)
  const [first] = patients
  const patient = wanted ?? (patients.length === 1 ? first?.reference : undefined)
  if (patient === undefined) {
    if (patients.length > 1) note('Patient', `${patients.length} patients are in one record: read as one`)
    return whole
  }
  const others = new Set<Entry>()
  for (const entry of whole.entries) {
    const subject = subjectOf(entry, whole)
    if (subject === undefined || subject === patient) continue
    others.add(entry)
    note(entry.reference, `belongs to another patient (${subject}): not read`)
  }
  if (others.size === 0) return whole
  return {
    ...whole,
    entries: whole.entries.filter((entry) => !others.has(entry)),
    ofType: (...types) => whole.ofType(...types).filter((entry) => !others.has(entry)),
  }
}

/** The last net under every reader: damage to one resource costs that resource and nothing else. */
function attempt(reading: Reading, reference: string, read: () => void): void {
  try {
    read()
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason'
    reading.note(reference, `could not be read: ${why.slice(0, 200)}`)
  }
}

function readCoded(reading: Reading): Found {
  const found: Found = {
    drafts: [],
    notApplicable: [],
    unreadResults: [],
    receptors: [],
    metastasis: [],
    treatments: [],
    orders: [],
  }
  for (const entry of reading.index.ofType('Observation')) {
    attempt(reading, entry.reference, () => readObservation(entry, reading, found))
  }
  for (const entry of reading.index.ofType('Condition')) {
    attempt(reading, entry.reference, () => {
      found.metastasis.push(...readMetastasisCondition(entry, reading))
      const receptor = receptorOfCondition(entry)
      if (receptor && entry.replacedBy === undefined) found.receptors.push(receptor)
    })
  }
  for (const entry of reading.index.ofType('DiagnosticReport')) {
    attempt(reading, entry.reference, () => found.metastasis.push(...readMetastasisReport(entry, reading)))
  }
  for (const entry of reading.index.ofType(...TREATMENT_TYPES)) {
    attempt(reading, entry.reference, () => {
      const treatment = readTreatment(entry, reading.index)
      if (treatment) found.treatments.push(treatment)
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

function readObservation(entry: Entry, reading: Reading, found: Found): void {
  readHer2Observation(entry, reading, found)
  found.receptors.push(...readReceptors(entry, reading))
  found.metastasis.push(...readMetastasisObservation(entry, reading))
}

/** Corrections first, so that a replaced number is never put together with a new one. */
function settleDrafts(found: Her2Found, reading: Reading): Her2Result[] {
  const settled = settleCorrections(found.drafts, reading.index, reading.reports)
  const merged = mergeParts(settled).map((draft) => draft.result)
  // 'HER2-low (IHC 2+/ISH negative)' under an overall code repeats results that stand on their own.
  return merged.filter((result) => {
    if (!/#(ihc|ish|overall)$/.test(result.reference)) return true
    const others = merged.filter((other) => other.reference.split('#')[0] !== result.reference.split('#')[0])
    return !isRedundant(result, inScope(result, others))
  })
}

/** Answers of questionnaires often repeat the record: only what is new is added. */
function readAnswers(reading: Reading, results: Her2Result[], known: Found, into: ProseFound): void {
  const answers: Her2Found & { receptors: ReceptorResult[] } = { drafts: [], notApplicable: [], receptors: [] }
  for (const entry of answersAsObservations(reading.index)) {
    attempt(reading, entry.reference, () => {
      readHer2Observation(entry, reading, answers)
      answers.receptors.push(...readReceptors(entry, reading))
    })
  }
  for (const { result } of answers.drafts) {
    const empty = result.test === 'unreadable' && result.kind === 'nothing'
    if (!empty && !isRedundant(result, results)) results.push(result)
  }
  into.notApplicable.push(...answers.notApplicable)
  const receptors = new Set(known.receptors.map((receptor) => receptor.receptor))
  into.receptors.push(...answers.receptors.filter((receptor) => !receptors.has(receptor.receptor)))
}
