/**
 * What a value says about distant metastasis, by its question: stage groups, M categories, sites of spread, history, course,
 * a plain yes or no. Undefined where it says nothing, `why` where it was not understood.
 */
import { ABSENCE_SYSTEMS, YES_OR_NO } from '../codes/answers.ts'
import { METASTASIS_PRESENT, SPREAD_ANSWERS, SPREAD_UNKNOWN, STAGING_CODES, type Staging } from '../codes/staging.ts'
import { conceptOf, foldWords, isBrokenCode, labelOf, wordsOf, type Coding, type Concept } from '../record/codings.ts'
import { DENIED, DOUBTED } from './doubt-words.ts'
import { meaningOfConcept, type ConditionMeaning } from '../context/diagnoses.ts'
import { valuesOf } from '../record/value-members.ts'
import type { CodeMapIndex } from '../question/code-map.ts'
import type { Asked } from '../question/identify-question.ts'
import { isOfOneOrgan } from '../question/staging-question.ts'
import type { Json } from '../record/json-shapes.ts'
import { readPresentWords } from './present-words.ts'
import { placeOf } from '../specimen/sites.ts'
import { isOtherStaging, readMCategory, readStageGroup, type StagingWords } from './staging-words.ts'

export interface Said {
  readonly says: StagingWords
  readonly words: string
}
export type Outcome = Said | { readonly why: string } | undefined

export function valueOf(holder: Json): Concept {
  // Words in a form other than FHIR's are not read.
  const written = [holder['valueString'], holder['valueCode']].find((value) => typeof value === 'string')
  return conceptOf(holder['valueCodeableConcept'] ?? holder['valueCoding'] ?? written)
}

export function readValue(holder: Json, asked: Asked, codeMap?: CodeMapIndex): Outcome {
  const value = valueOf(holder)
  if (conceptOf(holder['dataAbsentReason']).codings.length > 0) return undefined
  if (value.codings.some((coding) => ABSENCE_SYSTEMS.has(coding.system))) return undefined
  const flag = holder['valueBoolean'] ?? undefined
  if (flag !== undefined && typeof flag !== 'boolean') {
    return { why: `the boolean value is not a boolean (${asked.words[0] ?? 'metastasis'})` }
  }
  const takesFlag = asked.question === 'metastasis-present' || asked.question === 'metastasis-history'
  const isSilent = labelOf(value) === undefined && (flag === undefined || !takesFlag)
  if (isSilent && asked.question !== 'disease-status' && valuesOf(holder).length > 0) {
    return { why: `value not understood: ${asked.words[0] ?? 'metastasis'}` }
  }
  switch (asked.question) {
    case 'stage-group':
      return readStage(value, asked, codeMap)
    case 'm-category':
      return readM(value, asked, codeMap)
    case 'metastasis-site':
      return readSite(value, asked)
    case 'metastasis-present':
      return typeof flag === 'boolean' ? yesOrNo(flag, value, asked) : readPresent(value, asked, codeMap)
    case 'metastasis-history':
      return readHistory(holder, value, asked)
    case 'metastasis-course':
      return readCourse(value)
    default:
      return readDiseaseStatus(value)
  }
}

/** A boolean; a code beside it that says otherwise leaves the matter open. */
function yesOrNo(flag: boolean, value: Concept, asked: Asked): Said | undefined {
  const says = flag ? 'yes' : 'no'
  const question = asked.words[0] ?? 'metastasis'
  if (!flag && isOfOneOrgan(question)) return undefined
  const words = `${question}: ${says}`
  const course = readCourse(value)
  return course === undefined || course.says === says
    ? { says, words }
    : { says: 'uncertain', words: `${words} against ${course.words}` }
}

export function stagingOf(coding: Coding, codeMap?: CodeMapIndex): Staging | undefined {
  const mapped = codeMap?.answerOf(coding)
  if (mapped === 'stage-4' || mapped === 'stage-0-to-3' || mapped === 'm1' || mapped === 'm0') return mapped
  return isBrokenCode(coding) ? undefined : STAGING_CODES.meaningOf(coding.system, coding.code)
}

/** Whether there is distant metastasis, in codes, M categories, plain words, or by a site that is named. */
function readPresent(value: Concept, asked: Asked, codeMap?: CodeMapIndex): Outcome {
  const label = labelOf(value)
  if (label === undefined || isUnknown(value)) return undefined
  const course = readCourse(value, codeMap)
  const flags = value.codings.map(({ system, code }) => YES_OR_NO.meaningOf(system, code))
  const words = wordsOf(value).length > 0 ? wordsOf(value) : value.codings.map(({ code }) => code)
  const inWords = words.map((part) => readMCategory(part) ?? readPresentWords(part))
  if (inWords.includes('unknown')) return undefined
  const said = new Set([course?.says, ...flags, ...inWords].filter((says) => says !== undefined && says !== 'unknown'))
  const [only] = said
  const question = asked.words[0] ?? 'distant metastasis'
  if (only === undefined)
    return namesDistantSite(label)
      ? { says: 'yes', words: `metastasis: ${label}` }
      : { why: `${question}: answer not understood: «${label}»` }
  if (said.size > 1) return { says: 'uncertain', words: `${question}: ${words.join(' against ')}` }
  // One organ without metastasis says nothing about the others.
  if (only === 'no' && (isOfOneOrgan(question) || placeOf({ text: question }).kind === 'distant')) return undefined
  return { says: only, words: course?.words ?? `${question}: ${label}` }
}

function namesDistantSite(label: string): boolean {
  const folded = foldWords(label)
  return placeOf({ text: label }).kind === 'distant' && !DENIED.test(folded) && !DOUBTED.test(folded)
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
export function readStage(value: Concept, asked: Asked, codeMap?: CodeMapIndex): Outcome {
  const words = wordsOf(value)
  const label = labelOf(value)
  if (label === undefined) return undefined
  if (isOtherStaging([...asked.words, ...words].join(' | ')))
    return { why: `not a stage group of breast cancer: «${label}»` }
  const said = stagesSaid(value, label, codeMap)
  const misplaced = value.codings.find((coding) => stagingOf(coding) === 'not-a-stage')
  if (misplaced && said.size > 0) {
    return { why: `the code ${misplaced.code} is not a stage group, but its words say «${label}»` }
  }
  if (said.size === 0) {
    // T and N without M: a part of the stage that says nothing of spread.
    if (/^\s{0,3}[cpyra]{0,3}(?:t(?:is|[0-4x])|n[0-3x])/i.test(label)) return undefined
    const unanswered = isUnknown(value) || words.some((part) => readPresentWords(part) === 'unknown')
    return unanswered || misplaced ? undefined : { why: `stage not understood: «${label}»` }
  }
  const [only] = said
  if (said.size === 1 && only !== undefined) return { says: only[0], words: stageWords(only[1]) }
  return { says: 'uncertain', words: [...said.values()].join(' against ') }
}

/** What the codes and the words say of the stage, each with the words that say it best. */
function stagesSaid(value: Concept, label: string, codeMap?: CodeMapIndex): ReadonlyMap<StagingWords, string> {
  const said = new Map<StagingWords, string>()
  for (const coding of value.codings) {
    const meaning = stagingOf(coding, codeMap)
    const says = meaning === undefined ? readCodeWords(coding) : SAYS[meaning]
    if (says !== undefined && !said.has(says)) said.set(says, wordsOfCoding(coding, meaning))
  }
  for (const part of wordsOf(value)) {
    const says = readStageGroup(part)?.says ?? readMCategory(part)
    if (says !== undefined && (!said.has(says) || part === label)) said.set(says, part)
  }
  return said
}

function readCodeWords(coding: Coding): StagingWords | undefined {
  if (NAMED_SYSTEMS.has(coding.system)) return undefined
  // A bare digit in a local code may be its position in a list.
  const local = coding.system !== 'ajcc' && coding.system !== 'uicc' && coding.system !== ''
  const code = coding.code.replace(/[_-]/g, ' ')
  const group = local && !/[ivx]|stag|stad|[a-c]$/i.test(code) ? undefined : readStageGroup(code)?.says
  return group ?? readMCategory(code)
}

const NAMED_SYSTEMS: ReadonlySet<string> = new Set(['loinc', 'snomed', 'icd-10', 'icd-9', 'icd-o-3', 'ncit', 'omop'])

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

export function readM(value: Concept, asked: Asked, codeMap?: CodeMapIndex): Outcome {
  const said = new Map<StagingWords, string>()
  for (const coding of value.codings) {
    const meaning = stagingOf(coding, codeMap)
    const says = meaning === undefined ? readMCategory(coding.code.replace(/[_-]/g, ' ')) : SAYS[meaning]
    if (says !== undefined) said.set(says, wordsOfCoding(coding, meaning))
  }
  for (const part of wordsOf(value)) {
    const says = readMCategory(part)
    if (says !== undefined) said.set(says, part)
  }
  const label = labelOf(value)
  if (label === undefined) return undefined
  const [only] = said.keys()
  if (only === undefined) return isUnknown(value) ? undefined : readBareM(value, label, asked)
  if (said.size > 1) return { says: 'uncertain', words: [...said.values()].join(' against ') }
  return { says: only, words: mWords(value, said.get(only) ?? label, asked) }
}

/** '0' and '1' of a local M category; else yes, no, or nothing that is known. */
function readBareM(value: Concept, label: string, asked: Asked): Outcome {
  const digit = /^\s{0,3}([01][a-d]?)\s{0,3}$/.exec(label)?.[1]
  const isLocal = value.codings.every(({ system }) => !NAMED_SYSTEMS.has(system))
  if (digit !== undefined && value.codings.length === 0 && isLocal)
    return { says: digit.startsWith('1') ? 'yes' : 'no', words: `M${digit}` }
  const present = readPresent(value, asked)
  return present !== undefined && 'why' in present ? { why: `M category not understood: «${label}»` } : present
}

function mWords(value: Concept, label: string, asked: Asked): string {
  const [first] = value.codings
  if (first === undefined || first.display !== undefined || value.text !== undefined) return label
  return /^m/i.test(label) ? mPrefix(asked.words[0] ?? '') + label : label
}

/** The 'p' or 'c' before an M, by the words of the question. */
function mPrefix(question: string): string {
  if (/pathol|^pm/i.test(question)) return 'p'
  return /clinic|^cm/i.test(question) ? 'c' : ''
}

/** 'Not recorded', 'unknown': no statement and nothing to remark. */
export function isUnknown(value: Concept): boolean {
  return value.codings.some((coding) => SPREAD_UNKNOWN.has(coding.code))
}

/** A site of distant metastasis: its presence says yes, 'none' says no, nodes and skin leave it open. */
function readSite(value: Concept, asked: Asked): Outcome {
  const label = labelOf(value)
  if (label === undefined || isUnknown(value)) return undefined
  for (const coding of value.codings) {
    const says = SAYS[stagingOf(coding) ?? 'not-known']
    if (says !== undefined) return { says, words: says === 'no' ? 'no distant metastasis' : `metastasis: ${label}` }
  }
  const folded = foldWords(wordsOf(value).join(' | ')).trim()
  const row = SITE_CODES.find(([pattern]) => pattern.test(folded))
  if (row !== undefined)
    return row[1] === undefined
      ? undefined
      : { says: row[1], words: row[1] === 'no' ? 'no distant metastasis' : `metastasis: ${label}` }
  const secondary = meaningOfConcept(value).secondary
  if (secondary) return sayOfSecondary(secondary.kind, `metastasis: ${label}`)
  return sayOfSite(value, label, folded, asked)
}

/** Answers without a place, and the sites of the German registries. */
const SITE_CODES: readonly (readonly [RegExp, StagingWords | undefined])[] = [
  [
    /^(?:none|no|keine?|aucune?|ninguna?|nessuna?|geen)(?: (?:known|identified|found|present|distant|metasta\w{1,6}|sites?|\w{0,4}fernmetasta\w{1,4}))*$/,
    'no',
  ],
  [/^(?:not applicable|unknown|unbekannt|n\/a)/, undefined],
  [/^(?:lym|ski)$/, 'uncertain'],
  [/^(?:pul|oss|hep|bra|mar|ple|per|adr|gen|oth)$/, 'yes'],
]

/** The place that is named; one that is denied ('no liver metastasis') says nothing of the others. */
function sayOfSite(value: Concept, label: string, folded: string, asked: Asked): Outcome {
  const { kind } = placeOf({ coding: value.codings.map(({ code, display }) => ({ code, display })), text: value.text })
  const words = `metastasis: ${label}`
  if (kind === 'regional-node' || kind === 'breast') return undefined
  if (kind === 'uncertain') return { says: 'uncertain', words }
  if (kind !== 'distant' || DENIED.test(folded))
    return { why: `site of metastasis not understood: «${label}» (${asked.words[0] ?? ''})` }
  return { says: DOUBTED.test(folded) ? 'uncertain' : 'yes', words }
}

function readHistory(holder: Json, value: Concept, asked: Asked): Outcome {
  const flag = holder['valueBoolean']
  if (typeof flag === 'boolean') return yesOrNo(flag, value, asked)
  const words = asked.words[0] ?? 'history of metastatic cancer'
  // That it is recorded says yes; a value that is not understood may say no.
  if (valuesOf(holder).length === 0) return { says: 'yes', words }
  return readCourse(value) ?? { why: `value not understood: ${words}` }
}

function readCourse(value: Concept, codeMap?: CodeMapIndex): Said | undefined {
  for (const coding of value.codings) {
    const says = SAYS[stagingOf(coding, codeMap) ?? 'not-known']
    if (says !== undefined) return { says, words: labelOf(value) ?? coding.code }
    const answer = SPREAD_ANSWERS.get(coding.code)
    if (answer !== undefined) return { says: answer, words: labelOf(value) ?? '' }
  }
  return undefined
}

function readDiseaseStatus(value: Concept): Outcome {
  const present = value.codings.find((coding) => stagingOf(coding) === 'distant' && coding.code === METASTASIS_PRESENT)
  if (present) return { says: 'yes', words: labelOf(value) ?? 'distant metastasis present' }
  const words = wordsOf(value).find((part) =>
    /^(?:distant )?metasta(?:sis|ses|tic(?: disease)?|se|sen)$/.test(foldWords(part).trim()),
  )
  return words === undefined ? undefined : { says: 'yes', words }
}

export function sayOfSecondary(
  kind: NonNullable<ConditionMeaning['secondary']>['kind'],
  words: string,
): Said | undefined {
  if (kind === 'regional-node') return undefined
  if (kind === 'other-node' || kind === 'uncertain') return { says: 'uncertain', words }
  return { says: 'yes', words }
}
