/**
 * What a first dose of trastuzumab deruxtecan is held against: ejection fraction, lung disease, pregnancy. What is not
 * recorded stays absent; nothing is concluded from age or from administrative gender alone.
 */
import type { Baseline, Measure, PartialDate } from '../../her2/evidence.ts'
import { intervalOf } from '../../her2/tables/decimal.ts'
import { liesIn, type Band } from '../../her2/tables/table.ts'
import { ANSWER_CODES } from '../codes/answers.ts'
import {
  BASELINE_FINDING_CODES,
  BASELINE_ICD,
  BASELINE_QUESTION_CODES,
  BASELINE_WORDS,
  FEMALE_AT_BIRTH,
  MALE_AT_BIRTH,
  MALE_BREAST_ICD,
  type BaselineFinding,
  type BaselineQuestion,
} from '../codes/baseline.ts'
import {
  conceptOf,
  extensionsOf,
  foldWords,
  isBrokenCode,
  labelOf,
  wordsOf,
  type Coding,
  type Concept,
} from '../record/codings.ts'
import { dateOf, effectiveOf, issuedOf } from '../record/dates.ts'
import { dateOfCondition, verificationOf } from '../context/diagnoses.ts'
import { isObject, listOf, nameOf, present, type Json } from '../record/json-shapes.ts'
import { isPercent, quantityOf } from '../record/measures.ts'
import { shorten } from '../treatment/medications.ts'
import type { Entry, RecordIndex } from '../record/references.ts'
import { rememberEach } from '../record/remember.ts'
import { classOfStatus, statusOf } from '../record/statuses.ts'

type Lvef = NonNullable<Baseline['lvef']>
type Pregnancy = NonNullable<Baseline['pregnancy']>

/** Reads the baseline of a record; undefined where nothing of it is recorded. */
export function readBaseline(index: RecordIndex): Baseline | undefined {
  const baseline = present<Baseline>({
    lvef: latestLvef(index),
    lungDisease: lungDiseaseOf(index),
    pregnancy: latestPregnancy(index),
    mayBecomePregnant: isPregnancyImpossible(index) ? false : undefined,
    recordedMale: isRecordedMale(index) ? true : undefined,
  })
  return Object.keys(baseline).length === 0 ? undefined : baseline
}

function current(index: RecordIndex, type: string): readonly Entry[] {
  return index.ofType(type).filter((entry) => entry.replacedBy === undefined)
}

/** Earliest first; a date that is less exact, or missing, before those it may be later than. */
function byDate(one: { readonly on?: PartialDate }, other: { readonly on?: PartialDate }): number {
  const [first, second] = [one.on ?? '', other.on ?? '']
  if (first === second) return 0
  return first < second ? -1 : 1
}

// ---- ejection fraction ----------------------------------------------------------------------------------------------

const LVEF_WORDS =
  /\blvef\b|\blv[- ]?ef\b|left ventric\w{0,40} ejection fraction|linksventrikul\w{0,40} (?:ejektions|auswurf)/

/** The latest final one; of two on one day the lower, and an undated one only where none is dated. */
function latestLvef(index: RecordIndex): Lvef | undefined {
  const found = current(index, 'Observation').flatMap(readLvef)
  const dated = found.filter(({ on }) => on !== undefined)
  const [latest] = (dated.length > 0 ? dated : found).toSorted(
    (one, other) => byDate(other, one) || Number(one.percent.text) - Number(other.percent.text),
  )
  return latest
}

function readLvef(entry: Entry): readonly Lvef[] {
  const { resource } = entry
  if (!isFinal(resource)) return []
  const on = effectiveOf(resource) ?? dateOf(issuedOf(resource))
  const parts: readonly (readonly [string, Json])[] = [
    [entry.reference, resource],
    ...listOf(resource['component']).flatMap((component, position) =>
      isObject(component) ? [[`${entry.reference}#component[${position}]`, component] as const] : [],
    ),
  ]
  return parts.flatMap(([reference, holder]) => {
    const percent = isLvef(conceptOf(holder['code'])) ? percentOf(holder) : undefined
    return percent === undefined ? [] : [present<Lvef>({ reference, percent, on })]
  })
}

function isLvef(code: Concept): boolean {
  const known = questionOf(code)
  return known === undefined ? LVEF_WORDS.test(foldWords(wordsOf(code).join(' | '))) : known === 'lvef'
}

const PERCENT_WORDS =
  /^\s*(?:(<=|>=|<|>)\s*)?(\d{1,3}(?:\.\d{1,3})?)\s*(?:(?:-|–|to|bis)\s*(\d{1,3}(?:\.\d{1,3})?)\s*)?(?:%|percent|prozent)\s*$/i

/** A percentage as it stands; a fraction or a number without a unit is not read. */
function percentOf(holder: Json): Measure | undefined {
  if (holder['valueQuantity'] !== undefined) return percentOfQuantity(holder['valueQuantity'])
  if (isObject(holder['valueRange'])) {
    const { low, high } = holder['valueRange']
    return percentOfRange(percentOfQuantity(low), percentOfQuantity(high))
  }
  const words = nameOf(holder['valueString']) ?? wordsOf(conceptOf(holder['valueCodeableConcept']))[0]
  const [, comparator, low, high] = PERCENT_WORDS.exec(words ?? '') ?? []
  if (low === undefined) return undefined
  if (high !== undefined) return comparator === undefined ? percentOfRange({ text: low }, { text: high }) : undefined
  return plausible(
    comparator === undefined ? { text: low } : { text: low, comparator: comparator as '<' | '<=' | '>=' | '>' },
  )
}

function percentOfQuantity(value: unknown): Measure | undefined {
  const reading = quantityOf(value)
  return reading.kind === 'measure' && isPercent(reading.unit) ? plausible(reading.measure) : undefined
}

function plausible(percent: Measure): Measure | undefined {
  const number = Number(percent.text)
  return number > 0 && number <= 100 ? percent : undefined
}

/**
 * A range as the bound that holds for all of it, on the side of the label's limit of 50 %: '55-60 %' is at least 55,
 * '40-45 %' at most 45. A range across the limit says neither.
 */
function percentOfRange(low: Measure | undefined, high: Measure | undefined): Measure | undefined {
  if (!low || !high || low.comparator !== undefined || high.comparator !== undefined) return undefined
  if (!plausible(low) || !plausible(high) || Number(low.text) > Number(high.text)) return undefined
  if (holds(low, '≥ 50.0')) return { text: low.text, comparator: '>=' }
  return holds(high, '< 50.0') ? { text: high.text, comparator: '<=' } : undefined
}

function holds(measure: Measure, band: Band): boolean {
  const interval = intervalOf(measure)
  return interval !== undefined && liesIn(interval, band)
}

// ---- lung disease ---------------------------------------------------------------------------------------------------

/** Recorded, active or past. One that is only suspected is named as such: it is for the reader to weigh. */
export function lungDiseaseOf(index: RecordIndex): Baseline['lungDisease'] {
  for (const entry of current(index, 'Condition')) {
    const { resource } = entry
    const verification = verificationOf(resource)
    const concept = conceptOf(resource['code'])
    if (verification === 'refuted' || !findingsOf(concept).has('lung-disease')) continue
    const words = shorten(labelOf(concept) ?? 'interstitial lung disease or pneumonitis')
    return { reference: entry.reference, words: verification === 'unconfirmed' ? `${words} (unconfirmed)` : words }
  }
  return undefined
}

// ---- pregnancy ------------------------------------------------------------------------------------------------------

/** The latest statement; on one day, and without a date, 'pregnant' stands before 'not pregnant'. */
function latestPregnancy(index: RecordIndex): Pregnancy | undefined {
  const found = [
    ...current(index, 'Observation').flatMap(pregnancyOfObservation),
    ...current(index, 'Condition').flatMap(pregnancyOfCondition),
  ]
  const undated = found.find(({ says, on }) => says === 'pregnant' && on === undefined)
  if (undated) return undated
  const [latest] = found.toSorted(
    (one, other) => byDate(other, one) || Number(other.says === 'pregnant') - Number(one.says === 'pregnant'),
  )
  return latest
}

function pregnancyOfObservation(entry: Entry): readonly Pregnancy[] {
  const { resource } = entry
  const question = questionOf(conceptOf(resource['code']))
  if (!isFinal(resource) || (question !== 'pregnancy-status' && question !== 'pregnancy-test')) return []
  const value = conceptOf(resource['valueCodeableConcept'] ?? resource['valueCoding'] ?? resource['valueString'])
  const says = question === 'pregnancy-status' ? statusSays(value) : testSays(value, resource)
  const on = effectiveOf(resource) ?? dateOf(issuedOf(resource))
  return says === undefined ? [] : [present<Pregnancy>({ reference: entry.reference, says, on })]
}

function statusSays(value: Concept): Pregnancy['says'] | undefined {
  const said = new Set(
    [...codedFindings(value)].filter((finding) => finding === 'pregnant' || finding === 'not-pregnant'),
  )
  const words = foldWords(wordsOf(value).join(' | '))
  if (/\bnot (?:currently )?pregnant\b|\bnicht schwanger\b/.test(words)) said.add('not-pregnant')
  else if (/^\s*(?:currently )?(?:pregnant|schwanger)\s*$/.test(words)) said.add('pregnant')
  const [only] = said
  return said.size === 1 ? only : undefined
}

function testSays(value: Concept, resource: Json): Pregnancy['says'] | undefined {
  const said = new Set<Pregnancy['says']>()
  for (const concept of [value, ...listOf(resource['interpretation']).map(conceptOf)]) {
    for (const coding of concept.codings) addTo(said, testSaysInCode(coding))
    for (const words of wordsOf(concept)) addTo(said, testSaysInWords(foldWords(words)))
  }
  const [only] = said
  return said.size === 1 ? only : undefined
}

function addTo(said: Set<Pregnancy['says']>, says: Pregnancy['says'] | undefined): void {
  if (says !== undefined) said.add(says)
}

function testSaysInCode({ system, code }: Coding): Pregnancy['says'] | undefined {
  const answer = ANSWER_CODES.meaningOf(system, code)
  if (answer === 'positive' || answer === 'present') return 'pregnant'
  return answer === 'negative' || answer === 'absent' ? 'not-pregnant' : undefined
}

function testSaysInWords(folded: string): Pregnancy['says'] | undefined {
  if (/^\s*(?:pos(?:itive?|\.)?|positiv|detected)\s*$/.test(folded)) return 'pregnant'
  return /^\s*(?:neg(?:ative?|\.)?|negativ|not detected)\s*$/.test(folded) ? 'not-pregnant' : undefined
}

function pregnancyOfCondition(entry: Entry): readonly Pregnancy[] {
  const { resource } = entry
  if (verificationOf(resource) !== 'confirmed' || isOver(resource)) return []
  const found = findingsOf(conceptOf(resource['code']))
  if (found.has('pregnant') === found.has('not-pregnant')) return []
  const says = found.has('pregnant') ? 'pregnant' : 'not-pregnant'
  return [present<Pregnancy>({ reference: entry.reference, says, on: dateOfCondition(resource) })]
}

function isOver(resource: Json): boolean {
  const status = conceptOf(resource['clinicalStatus'])
  const words = [...status.codings.map(({ code }) => code), ...wordsOf(status)].map((word) => word.toLowerCase())
  return (
    words.some((word) => /^(?:inactive|remission|resolved)$/.test(word)) ||
    Object.keys(resource).some((key) => key.startsWith('abatement'))
  )
}

// ---- whether pregnancy can be ---------------------------------------------------------------------------------------

/**
 * Recorded menopause, a hysterectomy or a removal of both ovaries that was done, or male sex at birth. `Patient.gender` is administrative and may differ
 * from the sex at birth: 'male' counts only where a diagnosis of the male breast says the same.
 */
function isPregnancyImpossible(index: RecordIndex): boolean {
  return (
    current(index, 'Procedure').some(
      ({ resource }) => resource['status'] === 'completed' && isSterilising(findingsOf(conceptOf(resource['code']))),
    ) ||
    current(index, 'Condition').some(({ resource }) => {
      const found = findingsOf(conceptOf(resource['code']))
      return verificationOf(resource) === 'confirmed' && (isSterilising(found) || found.has('postmenopausal'))
    }) ||
    current(index, 'Observation').some(({ resource }) => isFinal(resource) && saysImpossible(resource)) ||
    current(index, 'Patient').some(({ resource }) => isMale(resource, index))
  )
}

function isSterilising(found: ReadonlySet<BaselineFinding>): boolean {
  return found.has('no-uterus') || found.has('no-ovaries')
}

/** By the administrative gender too, unless the record says that the sex at birth was female. */
function isRecordedMale(index: RecordIndex): boolean {
  return current(index, 'Patient').some(({ resource }) => {
    const birth = sexAtBirth(resource) ?? ''
    return MALE_AT_BIRTH.test(birth) || (resource['gender'] === 'male' && !FEMALE_AT_BIRTH.test(birth))
  })
}

function saysImpossible(resource: Json): boolean {
  const value = conceptOf(resource['valueCodeableConcept'] ?? resource['valueCoding'])
  const found = codedFindings(value)
  if (found.has('postmenopausal')) return true
  return found.has('male') && questionOf(conceptOf(resource['code'])) === 'sex-at-birth'
}

function isMale(patient: Json, index: RecordIndex): boolean {
  const written = sexAtBirth(patient)
  if (written !== undefined) return MALE_AT_BIRTH.test(written)
  return patient['gender'] === 'male' && current(index, 'Condition').some(({ resource }) => isOfMaleBreast(resource))
}

function sexAtBirth(patient: Json): string | undefined {
  const birth = extensionsOf(patient).find(
    ({ name }) => name === 'us-core-birthsex' || name === 'patient-birthsex',
  )?.extension
  return birth && (nameOf(birth['valueCode']) ?? conceptOf(birth['valueCodeableConcept']).codings[0]?.code)
}

/** A code of ICD-10-CM, and words such as 'malignant neoplasm of male breast'. */
function isOfMaleBreast(condition: Json): boolean {
  const concept = conceptOf(condition['code'])
  const coded = concept.codings.some(({ system, code }) => system === 'icd-10' && MALE_BREAST_ICD.test(code))
  return (
    verificationOf(condition) === 'confirmed' &&
    (coded || /(?<!fe)\bmale breast\b|\bmale\b.{0,40}\bbreast\b/.test(foldWords(wordsOf(concept).join(' | '))))
  )
}

// ---- shared ---------------------------------------------------------------------------------------------------------

function isFinal(resource: Json): boolean {
  const status = statusOf(resource)
  return status.kind === 'usable' && classOfStatus(status.status) === 'counts'
}

function questionOf(concept: Concept): BaselineQuestion | undefined {
  for (const coding of concept.codings) {
    const found = isBrokenCode(coding) ? undefined : BASELINE_QUESTION_CODES.meaningOf(coding.system, coding.code)
    if (found !== undefined) return found
  }
  return undefined
}

function codedFindings(concept: Concept): Set<BaselineFinding> {
  const found = new Set<BaselineFinding>()
  for (const coding of concept.codings) {
    if (isBrokenCode(coding)) continue
    const known = BASELINE_FINDING_CODES.meaningOf(coding.system, coding.code)
    if (known !== undefined) found.add(known)
    if (coding.system !== 'icd-10') continue
    const plain = coding.code.toUpperCase().replace(/[.\s]/g, '')
    const icd = BASELINE_ICD.find(([pattern]) => pattern.test(plain))?.[1]
    if (icd !== undefined) found.add(icd)
  }
  return found
}

const NOT_SAID =
  /family|familien|familial history|risk|risiko|screening|rule out|\br\/o\b|\bno\b|\bnot\b|without|ohne|kein|planned|geplant|declin|refus|discuss/

/** By code, else by words that deny nothing. */
const findingsOf = rememberEach((concept: Concept): ReadonlySet<BaselineFinding> => {
  const found = codedFindings(concept)
  if (found.size > 0) return found
  for (const words of wordsOf(concept).map(foldWords)) {
    if (NOT_SAID.test(words)) continue
    for (const [pattern, finding] of BASELINE_WORDS) if (pattern.test(words)) found.add(finding)
  }
  return found
})
