/**
 * Statements on distant metastasis (decision P-10), in every way that records make them: stage groups, M categories,
 * secondary Conditions, sites of spread, history, the course of known metastases, and short words. Nodes are not distant;
 * a suspicion is uncertain; that an earlier yes outlasts a later no is for the rules.
 */
import type { Diagnosis, MetastasisStatement, PartialDate, ReportStatus } from '../../her2/evidence.ts'
import { ABSENCE_SYSTEMS } from '../codes/answers.ts'
import type { Question } from '../codes/questions.ts'
import { STAGING_CODES, type Staging } from '../codes/staging.ts'
import { conceptOf, foldWords, isBrokenCode, labelOf, wordsOf, type Coding, type Concept } from '../record/codings.ts'
import { effectiveOf, issuedOf, dateOf } from '../record/dates.ts'
import {
  dateOfCondition,
  meaningOfConcept,
  meaningOfCondition,
  verificationOf,
  type ConditionMeaning,
} from './diagnoses.ts'
import { valuesOf } from '../record/value-members.ts'
import { questionOf, type Asked } from '../question/identify-question.ts'
import { isObject, listOf, objectsOf, present, proseOf, type Json } from '../record/json-shapes.ts'
import { focusOf, type Reading } from '../reading.ts'
import type { Entry } from '../record/references.ts'
import { bodySiteOf, placeOf } from '../specimen/sites.ts'
import { isOtherStaging, readMCategory, readStageGroup, type StagingWords } from './staging-words.ts'
import { statusOf } from '../record/statuses.ts'

const QUESTIONS: ReadonlySet<Question> = new Set<Question>([
  'stage-group',
  'm-category',
  'metastasis-site',
  'metastasis-present',
  'metastasis-course',
  'metastasis-history',
  'disease-status',
])

interface Said {
  readonly says: StagingWords
  readonly words: string
}
type Outcome = Said | { readonly why: string } | undefined

/** Statements of one Observation and its components. */
export function readMetastasisObservation(entry: Entry, reading: Reading): MetastasisStatement[] {
  if (entry.replacedBy !== undefined) return []
  const { resource } = entry
  const asked = reading.asked(entry)
  const found: MetastasisStatement[] = []
  const add = (holder: Json, named: Asked, reference: string): void => {
    const ask = named.question === undefined ? byAnswer(holder, named) : named
    if (ask.question === undefined || !QUESTIONS.has(ask.question)) return
    const status = statusOf(resource)
    if (status.kind === 'withdrawn') return
    let outcome = readValue(holder, ask)
    if (outcome === undefined) return
    if ('why' in outcome) {
      reading.note(reference, outcome.why)
      return
    }
    if (status.why !== undefined) reading.note(entry.reference, status.why)
    if (outcome.says === 'yes' && isOfUnknownTumour(entry, reading)) {
      reading.note(reference, `«${outcome.words}» belongs to a tumour that is not in the record: taken as uncertain`)
      outcome = { ...outcome, says: 'uncertain' }
    }
    found.push(
      statement(
        reference,
        status.status,
        outcome,
        effectiveOf(resource) ?? dateOf(issuedOf(resource)),
        otherPrimary(entry, reading),
      ),
    )
  }
  add(resource, asked, entry.reference)
  listOf(resource['component']).forEach((value, position) => {
    const [component] = objectsOf(value)
    if (component)
      add(
        component,
        questionOf(conceptOf(component['code']), reading.codeMap),
        `${entry.reference}#component[${position}]`,
      )
  })
  return found
}

/** An M category is one whatever question it answers; a stage group may be of another disease. */
function byAnswer(holder: Json, named: Asked): Asked {
  const { codings } = conceptOf(holder['valueCodeableConcept'])
  const isCategory = codings.some(
    (coding) => ['m1', 'm0'].includes(stagingOf(coding) ?? '') && coding.system === 'snomed',
  )
  return isCategory ? { ...named, question: 'm-category' } : named
}

function statement(
  reference: string,
  reportStatus: ReportStatus,
  said: Said,
  on: PartialDate | undefined,
  other: boolean,
): MetastasisStatement {
  return present<MetastasisStatement>({
    reference,
    reportStatus,
    says: said.says,
    words: said.words,
    on,
    otherPrimary: other ? true : undefined,
  })
}

/** The statement names a Condition that is not here, while a breast cancer is. */
function isOfUnknownTumour(entry: Entry, reading: Reading): boolean {
  if (!reading.diagnoses.kinds.has('invasive-breast')) return false
  const named = listOf(entry.resource['focus'])
  return named.length > 0 && named.every((reference) => reading.index.resolve(reference, entry) === undefined)
}

/** Whether the focus of a statement is a tumour elsewhere than the breast. */
function otherPrimary(entry: Entry, reading: Reading): boolean {
  const focus = focusOf(entry, reading.index).map((condition) => meaningOfCondition(condition.resource).kind)
  if (focus.some(isBreast)) return false
  if (focus.includes('other-primary')) return true
  const { kinds } = reading.diagnoses
  return (
    kinds.has('other-primary') &&
    !kinds.has('invasive-breast') &&
    !kinds.has('breast-in-situ') &&
    !kinds.has('breast-history')
  )
}

function isBreast(kind: Diagnosis['kind'] | undefined): boolean {
  return kind === 'invasive-breast' || kind === 'breast-in-situ' || kind === 'breast-history'
}

/* ---- values of Observations --------------------------------------------------------------------------------------- */

function readValue(holder: Json, asked: Asked): Outcome {
  const value = conceptOf(
    holder['valueCodeableConcept'] ?? holder['valueCoding'] ?? holder['valueString'] ?? holder['valueCode'],
  )
  if (conceptOf(holder['dataAbsentReason']).codings.length > 0) return undefined
  if (value.codings.some((coding) => ABSENCE_SYSTEMS.has(coding.system))) return undefined
  const flag = holder['valueBoolean'] ?? undefined
  if (flag !== undefined && typeof flag !== 'boolean') {
    return { why: `the boolean is no boolean (${asked.words[0] ?? 'metastasis'})` }
  }
  const takesFlag = asked.question === 'metastasis-present' || asked.question === 'metastasis-history'
  const isSilent = labelOf(value) === undefined && (flag === undefined || !takesFlag)
  if (isSilent && asked.question !== 'disease-status' && valuesOf(holder).length > 0) {
    return { why: `value not understood: ${asked.words[0] ?? 'metastasis'}` }
  }
  switch (asked.question) {
    case 'stage-group':
      return readStage(value, asked)
    case 'm-category':
      return readM(value, asked)
    case 'metastasis-site':
      return readSite(value, asked)
    case 'metastasis-present':
      return typeof flag === 'boolean' ? yesOrNo(flag, value, asked) : readCourse(value)
    case 'metastasis-history':
      return readHistory(holder, value, asked)
    case 'metastasis-course':
      return readCourse(value)
    default:
      return readDiseaseStatus(value)
  }
}

/** A boolean; a code beside it that says otherwise leaves the matter open. */
function yesOrNo(flag: boolean, value: Concept, asked: Asked): Said {
  const says = flag ? 'yes' : 'no'
  const words = `${asked.words[0] ?? 'metastasis'}: ${says}`
  const course = readCourse(value)
  return course === undefined || course.says === says
    ? { says, words }
    : { says: 'uncertain', words: `${words} against ${course.words}` }
}

function stagingOf(coding: Coding): Staging | undefined {
  return isBrokenCode(coding) ? undefined : STAGING_CODES.meaningOf(coding.system, coding.code)
}

const SAYS: Partial<Record<Staging, StagingWords>> = {
  'stage-4': 'yes',
  m1: 'yes',
  distant: 'yes',
  'distant-organ': 'yes',
  'other-site': 'yes',
  'stage-0-to-3': 'no',
  m0: 'no',
  none: 'no',
  'no-distant': 'no',
  'uncertain-site': 'uncertain',
  questionable: 'uncertain',
}

/** Reads a stage group: SNOMED CT, AJCC and UICC codes, and words. A grade or a cT0 under a stage code is refused. */
export function readStage(value: Concept, asked: Asked): Outcome {
  const words = wordsOf(value)
  const label = labelOf(value)
  if (label === undefined) return undefined
  if (isOtherStaging([...asked.words, ...words].join(' | ')))
    return { why: `no stage group of a breast cancer: «${label}»` }
  const said = new Map<StagingWords, string>()
  const misplaced = value.codings.find((coding) => stagingOf(coding) === 'not-a-stage')
  for (const coding of value.codings) {
    const meaning = stagingOf(coding)
    const says = meaning === undefined ? readCodeWords(coding) : SAYS[meaning]
    if (says !== undefined && !said.has(says)) said.set(says, wordsOfCoding(coding, meaning))
  }
  for (const part of words) {
    const says = readStageGroup(part)?.says ?? readMCategory(part)
    if (says !== undefined && (!said.has(says) || part === label)) said.set(says, part)
  }
  if (misplaced && said.size > 0) {
    return { why: `the code ${misplaced.code} is no stage group, but its words say «${label}»` }
  }
  if (said.size === 0) return words.length > 0 && !misplaced ? { why: `stage not understood: «${label}»` } : undefined
  const [only] = said
  if (said.size === 1 && only !== undefined) return { says: only[0], words: stageWords(only[1]) }
  return { says: 'uncertain', words: [...said.values()].join(' against ') }
}

function readCodeWords(coding: Coding): StagingWords | undefined {
  if (coding.system !== 'ajcc' && coding.system !== 'uicc' && coding.system !== '') return undefined
  return readStageGroup(coding.code)?.says ?? readMCategory(coding.code)
}

/** A code without a display is named by what it means. */
function wordsOfCoding(coding: Coding, meaning: Staging | undefined): string {
  if (coding.display !== undefined) return coding.display
  return (meaning === undefined ? undefined : MEANING_WORDS[meaning]) ?? coding.code
}

const MEANING_WORDS: Partial<Record<Staging, string>> = {
  'stage-4': 'stage IV',
  'stage-0-to-3': 'stage 0 to III',
  m1: 'M1',
  m0: 'M0',
}

function stageWords(label: string): string {
  return /^(?:c|p)?\s*(?:iv|i{1,3}|[0-4])[a-c]?\d?$/i.test(label) ? `stage ${label}` : label
}

function readM(value: Concept, asked: Asked): Outcome {
  const said = new Map<StagingWords, string>()
  for (const coding of value.codings) {
    const meaning = stagingOf(coding)
    const says = meaning === undefined ? readMCategory(coding.code) : SAYS[meaning]
    if (says !== undefined) said.set(says, wordsOfCoding(coding, meaning))
  }
  for (const part of wordsOf(value)) {
    const says = readMCategory(part)
    if (says !== undefined) said.set(says, part)
  }
  const label = labelOf(value)
  if (label === undefined) return undefined
  const [only] = said.keys()
  if (only === undefined) return isUnknown(value) ? undefined : { why: `M category not understood: «${label}»` }
  if (said.size > 1) return { says: 'uncertain', words: [...said.values()].join(' against ') }
  return { says: only, words: mWords(value, said.get(only) ?? label, asked) }
}

function mWords(value: Concept, label: string, asked: Asked): string {
  const [first] = value.codings
  if (first === undefined || first.display !== undefined || value.text !== undefined) return label
  const prefix = /pathol|^pm/i.test(asked.words[0] ?? '') ? 'p' : /clinic|^cm/i.test(asked.words[0] ?? '') ? 'c' : ''
  return /^m/i.test(label) ? prefix + label : label
}

/** 'Not recorded', 'unknown': no statement and nothing to remark. */
function isUnknown(value: Concept): boolean {
  return value.codings.some((coding) =>
    ['1220561009', '261665006', '385432009', '352343.100004300'].includes(coding.code),
  )
}

/** A site of distant metastasis: its presence says yes, 'none' says no, nodes and skin leave it open. */
function readSite(value: Concept, asked: Asked): Outcome {
  const label = labelOf(value)
  if (label === undefined || isUnknown(value)) return undefined
  for (const coding of value.codings) {
    const says = SAYS[stagingOf(coding) ?? 'not-known']
    if (says !== undefined) return { says, words: says === 'no' ? 'no distant metastasis' : `metastasis: ${label}` }
  }
  const folded = foldWords(wordsOf(value).join(' | '))
  if (/^\s*(none|no|keine?|aucune?|ninguna?|nessuna?|geen)\b/.test(folded))
    return { says: 'no', words: 'no distant metastasis' }
  if (/^\s*(not applicable|unknown|unbekannt|n\/a)/.test(folded)) return undefined
  if (/^\s*(lym|ski)\s*$/.test(folded)) return { says: 'uncertain', words: `metastasis: ${label}` }
  if (/^\s*(pul|oss|hep|bra|mar|ple|per|adr|gen|oth)\s*$/.test(folded))
    return { says: 'yes', words: `metastasis: ${label}` }
  const secondary = meaningOfConcept(value).secondary
  if (secondary) return sayOfSecondary(secondary.kind, `metastasis: ${label}`)
  const { kind } = placeOf({ coding: value.codings.map(({ code, display }) => ({ code, display })), text: value.text })
  if (kind === 'distant') return { says: 'yes', words: `metastasis: ${label}` }
  if (kind === 'regional-node' || kind === 'breast') return undefined
  return kind === 'uncertain'
    ? { says: 'uncertain', words: `metastasis: ${label}` }
    : { why: `site of metastasis not understood: «${label}» (${asked.words[0] ?? ''})` }
}

function readHistory(holder: Json, value: Concept, asked: Asked): Outcome {
  const flag = holder['valueBoolean']
  if (typeof flag === 'boolean') return yesOrNo(flag, value, asked)
  const words = asked.words[0] ?? 'history of metastatic cancer'
  // That it is recorded says yes; a value that is not understood may say no.
  if (valuesOf(holder).length === 0) return { says: 'yes', words }
  return readCourse(value) ?? { why: `value not understood: ${words}` }
}

function readCourse(value: Concept): Said | undefined {
  for (const coding of value.codings) {
    const says = SAYS[stagingOf(coding) ?? 'not-known']
    if (says !== undefined) return { says, words: labelOf(value) ?? coding.code }
    if (coding.code === '10828004' || coding.code === '52101004' || coding.code === 'LA6576-8')
      return { says: 'yes', words: labelOf(value) ?? '' }
    if (coding.code === '260385009' || coding.code === '2667000' || coding.code === 'LA6577-6')
      return { says: 'no', words: labelOf(value) ?? '' }
  }
  return undefined
}

function readDiseaseStatus(value: Concept): Outcome {
  const present = value.codings.find((coding) => stagingOf(coding) === 'distant' && coding.code === '399409002')
  if (present) return { says: 'yes', words: labelOf(value) ?? 'distant metastasis present' }
  const words = wordsOf(value).find((part) =>
    /^(?:distant )?metasta(?:sis|ses|tic(?: disease)?|se|sen)$/.test(foldWords(part).trim()),
  )
  return words === undefined ? undefined : { says: 'yes', words }
}

/* ---- Conditions --------------------------------------------------------------------------------------------------- */

/** Statements of one Condition: a secondary neoplasm, and the stage it carries. */
export function readMetastasisCondition(entry: Entry, reading: Reading): MetastasisStatement[] {
  const { resource } = entry
  const verification = verificationOf(resource)
  if (entry.replacedBy !== undefined || verification === 'refuted') return []
  const meaning = meaningOfCondition(resource)
  const on = dateOfCondition(resource)
  const found: MetastasisStatement[] = []
  const add = (said: Said, other: boolean): void => {
    const says = verification === 'unconfirmed' && said.says === 'yes' ? 'uncertain' : said.says
    found.push(statement(entry.reference, 'final', { ...said, says }, on, other))
  }
  const secondary = secondaryOf(entry, meaning)
  const isOther = meaning.kind === 'other-primary' || secondaryIsOther(entry, meaning, reading)
  if (secondary) add(secondary, isOther)
  for (const stage of objectsOf(resource['stage'])) {
    const outcome = readStageOfCondition(stage)
    if (outcome === undefined) continue
    if ('why' in outcome) reading.note(entry.reference, outcome.why)
    else add(outcome, isOther)
  }
  return found
}

function readStageOfCondition(stage: Json): Outcome {
  const type = questionOf(conceptOf(stage['type']))
  const summary = conceptOf(stage['summary'])
  if (summary.codings.some((coding) => ABSENCE_SYSTEMS.has(coding.system)) || isUnknown(summary)) return undefined
  return readStage(summary, { words: type.words })
}

function secondaryOf(entry: Entry, meaning: ConditionMeaning): Said | undefined {
  const { resource } = entry
  const concept = conceptOf(resource['code'])
  const label = labelOf(concept)
  if (concept.codings.some((coding) => coding.code === '399409002' || coding.code === '1098951000119108')) {
    return { says: 'yes', words: label ?? 'distant metastasis' }
  }
  const generic = concept.codings.some((coding) => stagingOf(coding) === 'distant')
  if (meaning.secondary) {
    const where = label ?? `secondary malignant neoplasm: ${meaning.secondary.where}`
    // A metastasis whose code says no site is as distant as its body site.
    if (meaning.secondary.generic) return sayOfPlace(entry, where)
    return sayOfSecondary(meaning.secondary.kind, where)
  }
  return generic ? sayOfPlace(entry, label ?? 'metastasis') : undefined
}

function sayOfPlace(entry: Entry, words: string): Said | undefined {
  const { kind } = bodySiteOf(entry.resource)
  if (kind === 'regional-node') return undefined
  const omop = listOf(entry.resource['bodySite']).length > 0 && kind === 'unknown'
  return { says: kind === 'distant' ? 'yes' : 'uncertain', words: omop ? `${words} (site not understood)` : words }
}

function sayOfSecondary(kind: NonNullable<ConditionMeaning['secondary']>['kind'], words: string): Said | undefined {
  if (kind === 'regional-node') return undefined
  if (kind === 'other-node' || kind === 'uncertain') return { says: 'uncertain', words }
  return { says: 'yes', words }
}

function secondaryIsOther(entry: Entry, meaning: ConditionMeaning, reading: Reading): boolean {
  if (meaning.secondary?.kind === 'other-primary') return true
  const due = [...listOf(entry.resource['dueTo']), ...listOf(entry.resource['related'])].filter(isObject)
  const linked = due
    .map((link) => reading.index.resolve(link['target'] ?? link, entry))
    .filter((target) => target?.type === 'Condition')
  const kinds = linked.map((target) => (target ? meaningOfCondition(target.resource).kind : undefined))
  if (kinds.some(isBreast)) return false
  return kinds.includes('other-primary') || otherPrimary(entry, reading)
}

/* ---- reports ------------------------------------------------------------------------------------------------------ */

const HEDGED =
  /verdacht|verdachtig|suspici|suspect|suspekt|possible|probab|cannot exclude|nicht auszuschl|dd\b|sospech|sospett|vermut|likely|compatible with|consistent with|evocat/
const DENIED = /\b(no|kein\w*|without|ohne|negative for|sans|sin|senza|geen|ausgeschlossen|ruled out)\b/

/** Coded conclusions of a report. A code beside words that only suspect, or deny, is no proof. */
export function readMetastasisReport(entry: Entry, reading: Reading): MetastasisStatement[] {
  const { resource } = entry
  const status = statusOf(resource)
  if (entry.replacedBy !== undefined || status.kind === 'withdrawn') return []
  const conclusion = foldWords((proseOf(resource['conclusion']) ?? '').slice(0, 4000))
  const doubtful = HEDGED.test(conclusion) || DENIED.test(conclusion)
  const on = effectiveOf(resource) ?? dateOf(issuedOf(resource))
  return listOf(resource['conclusionCode'] ?? resource['codedDiagnosis']).flatMap((code): MetastasisStatement[] => {
    const concept = conceptOf(code)
    const { secondary } = meaningOfConcept({ ...concept, loose: [] })
    const staged = concept.codings.map(stagingOf).find((meaning) => meaning === 'm1' || meaning === 'stage-4')
    if (!secondary && staged === undefined) return []
    const words = labelOf(concept) ?? 'distant metastasis'
    const said = secondary ? sayOfSecondary(secondary.kind, words) : { says: 'yes' as const, words }
    if (said === undefined) return []
    const says = doubtful && said.says === 'yes' ? 'uncertain' : said.says
    return [
      statement(
        entry.reference,
        status.status,
        { says, words },
        on,
        otherPrimary(entry, reading) || secondary?.kind === 'other-primary',
      ),
    ]
  })
}
