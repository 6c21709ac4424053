/** Recorded cancers: an invasive breast cancer, in-situ disease, a history, or another primary. */
import { TESTED_ORGANS } from '../codes/tested-organs.ts'
import type { Diagnosis, Laterality, PartialDate } from '../../her2/evidence.ts'
import { DIAGNOSES, DUCTAL_IN_SITU, LOCAL_RECURRENCE } from '../codes/diagnoses.ts'
import { behaviourOfMorphology, meaningOfIcd } from '../codes/icd.ts'
import { GENERIC_SECONDARY, SECONDARY_NEOPLASMS, type SecondaryKind } from '../codes/secondary-neoplasms.ts'
import {
  conceptOf,
  extensionsOf,
  foldedWordsOf,
  foldWords,
  isBrokenCode,
  labelOf,
  wordsOf,
  type Coding,
  type Concept,
} from '../record/codings.ts'
import { dateOf, dateOrPeriodStart } from '../record/dates.ts'
import { listOf, nameOf, present, saysTrue, type Json } from '../record/json-shapes.ts'
import { unknownModifierOf } from '../record/modifiers.ts'
import type { Entry, RecordIndex } from '../record/references.ts'
import { rememberEach, rememberWords } from '../record/remember.ts'
import { bodySiteOf, lateralityOf, placeOf, sideBesideOf } from '../specimen/sites.ts'

/** What the code of a Condition says, before anything is judged. */
export interface ConditionMeaning {
  readonly kind?: Diagnosis['kind']
  readonly secondary?: { readonly kind: SecondaryKind; readonly where: string; readonly generic?: true }
  readonly laterality?: Laterality
  /** The organ of another primary. */
  readonly organ?: string
}

const DIAGNOSIS_BY_CODE = new Map(DIAGNOSES.map(([code, kind, side]) => [code, { kind, side }] as const))
const SECONDARY_BY_CODE = new Map(SECONDARY_NEOPLASMS.map(([code, kind, where]) => [code, { kind, where }] as const))

const BREAST_CANCER =
  /breast (?:cancer|carcinoma|malignan|adenocarcinoma|neoplasm)|(?:cancer|carcinoma|malignan\w{0,40}(?: \w{1,40})?(?: neoplasm| tumou?r)?) of (?:the )?(?:\w{1,40} )?breast|mammakarzinom|mamma-?ca\b|brustkrebs|brustkarzinom|(?:cancer|carcinome)[\w\s]{0,30} (?:du sein|mammaire)|(?:cancer|carcinoma)[\w\s]{0,30} (?:de mama|mamario)|(?:carcinoma|tumore)[\w\s]{0,30} (?:mammario|della mammella|al seno)|borstkanker|mammacarcinoom/
const IN_SITU = /\bdcis\b|\blcis\b|in situ|intraductal carcinoma|intraduktal|ductaal carcinoma in situ/
const HISTORY = /history of|anamnes|zustand nach|antecedent|\bz\.? ?n\.|personal history|voorgeschiedenis/
const NOT_PRESENT =
  /family|familien|familial|familiar|risk|risiko|risque|riesgo|screening|suspect|suspici|verdacht|possible|probable|\brule out|\bno (?:evidence|sign)|kein/
const OTHER_CANCER =
  /(?:gastric|gastro-?o?esophageal|stomach|lung|colon|colorectal|rectal|ovarian|prostate|pancrea\w{1,40}|biliary|gall ?bladder|bladder|urothelial|salivary(?: gland)?|kidney|renal|thyroid|oesophageal|esophageal|endometrial|cervical|liver|head and neck|bile duct)[\w\s-]{0,30}(?:cancer|carcinoma|adenocarcinoma|neoplasm)|(?:cancer|carcinoma|malignan\w{1,40}(?: neoplasm| tumou?r)?) of (?:the )?(?:stomach|lung|colon|rectum|ovary|prostate|pancreas|bladder|kidney|thyroid|o?esophagus|gastro-?o?esophageal junction|uterus|endometrium|bile ducts?|gall ?bladder|salivary glands?|parotid)|cholangiocarcinoma|lymphoma|melanoma|magenkarzinom|bronchialkarzinom|lungenkarzinom|ovarialkarzinom|kolonkarzinom/

const MEANINGS = new WeakMap<object, ConditionMeaning>()

/** What a Condition's code says. The same resource is read once. */
export function meaningOfCondition(resource: Json): ConditionMeaning {
  const known = MEANINGS.get(resource)
  if (known) return known
  const meaning = withHistology(meaningOfConcept(conceptOf(resource['code'])), resource)
  MEANINGS.set(resource, meaning)
  return meaning
}

/** The same for any concept: a conclusion code, a reason, the value of a site. */
export const meaningOfConcept = rememberEach((concept: Concept): ConditionMeaning => {
  const meanings = concept.codings.flatMap((coding) => meaningOfCoding(coding) ?? [])
  const secondary = meanings.find((meaning) => meaning.secondary && !meaning.secondary.generic)
  if (secondary) return secondary
  const primary = bestOf(meanings)
  if (primary) return primary
  const generic = meanings.find((meaning) => meaning.secondary)
  if (generic) return generic
  return meanings.length > 0 ? {} : meaningOfWords(wordsOf(concept).join(' | '))
})

/** Several codings of one diagnosis: in situ is the more exact of two, and another primary never hides a breast code. */
function bestOf(meanings: readonly ConditionMeaning[]): ConditionMeaning | undefined {
  const order: readonly (Diagnosis['kind'] | undefined)[] = [
    'breast-in-situ',
    'invasive-breast',
    'breast-history',
    'other-primary',
  ]
  const ranked = meanings
    .filter((meaning) => meaning.kind !== undefined)
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  const [best] = ranked
  const laterality = ranked.map((meaning) => meaning.laterality).find((side) => side !== undefined)
  return best && laterality !== undefined ? { ...best, laterality } : best
}

function meaningOfCoding(coding: Coding): ConditionMeaning | undefined {
  const { system, code } = coding
  if (system === 'icd-o-3' && code.includes('/')) return meaningOfMorphology(code)
  if (system.startsWith('icd') || (system === '' && /^[A-Z]\d{2}/.test(code))) return meaningOfIcdCode(system, code)
  if ((system !== 'snomed' && system !== '') || isBrokenCode(coding)) return undefined
  return meaningOfSnomedCode(code)
}

function meaningOfMorphology(code: string): ConditionMeaning | undefined {
  const behaviour = behaviourOfMorphology(code)
  if (behaviour === undefined) return undefined
  if (behaviour === 'metastatic') return { secondary: { kind: 'uncertain', where: 'metastasis', generic: true } }
  return { kind: behaviour === 'in-situ' ? 'breast-in-situ' : 'invasive-breast' }
}

function meaningOfSnomedCode(code: string): ConditionMeaning | undefined {
  const secondary = SECONDARY_BY_CODE.get(code)
  if (secondary) return { secondary: code === GENERIC_SECONDARY ? { ...secondary, generic: true } : secondary }
  const known = DIAGNOSIS_BY_CODE.get(code)
  if (!known) return undefined
  if (known.kind === 'none') return {}
  return known.side === '' ? { kind: known.kind } : { kind: known.kind, laterality: known.side }
}

function meaningOfIcdCode(system: string, code: string): ConditionMeaning | undefined {
  const meaning = meaningOfIcd(system, code)
  if (meaning === undefined) return undefined
  if (meaning.kind === 'secondary') return { secondary: { kind: meaning.secondary, where: meaning.where } }
  return present<ConditionMeaning>({
    kind: meaning.kind,
    secondary: undefined,
    laterality: meaning.laterality,
    organ: meaning.organ,
  })
}

/** A Condition without a known code: only plain words for a cancer count. */
function meaningOfWords(words: string): ConditionMeaning {
  const folded = foldWords(words)
  if (folded === '' || NOT_PRESENT.test(folded)) return {}
  const breast = BREAST_CANCER.test(folded)
  if (IN_SITU.test(folded) && (breast || /breast|brust|mamma|\bsein\b|\bmama\b|borst|\bdcis\b/.test(folded)))
    return { kind: 'breast-in-situ' }
  if (breast) return { kind: HISTORY.test(folded) ? 'breast-history' : 'invasive-breast' }
  return OTHER_CANCER.test(folded) && !HISTORY.test(folded) ? { kind: 'other-primary' } : {}
}

/** A morphology beside the code can turn 'malignant neoplasm of breast' into in-situ disease. */
function withHistology(meaning: ConditionMeaning, resource: Json): ConditionMeaning {
  if (meaning.kind !== 'invasive-breast') return meaning
  for (const { name, extension } of extensionsOf(resource)) {
    if (!/histology|morphology/.test(name)) continue
    const codings = conceptOf(extension['valueCodeableConcept']).codings
    const inSitu = codings.some((coding) => /^8\d{3}\/2$/.test(coding.code) || coding.code === DUCTAL_IN_SITU)
    if (inSitu) return { ...meaning, kind: 'breast-in-situ' }
  }
  return meaning
}

/**
 * The side of a Condition, in whatever form it was written. Everything that belongs to a Condition asks here: a result
 * with it as focus is of its tumour only as long as both have one side.
 */
export function sideOfCondition(resource: Json): Laterality | undefined {
  return (
    meaningOfCondition(resource).laterality ??
    bodySiteOf(resource).laterality ??
    lateralityOf(resource['code']) ??
    sideBesideOf(resource)
  )
}

/** Whether a Condition is of the breast: by its meaning, or, where its code says nothing known, by its body site. */
export function isOfBreast(resource: Json): boolean {
  const { kind, secondary } = meaningOfCondition(resource)
  if (kind !== undefined || secondary !== undefined) return kind !== undefined && kind !== 'other-primary'
  return listOf(resource['bodySite']).some((site) => placeOf(site).kind === 'breast')
}

export type Verification = 'confirmed' | 'unconfirmed' | 'refuted'

/** verificationStatus as a concept or a bare string; missing counts as confirmed, what cannot be read does not. */
export function verificationOf(resource: Json): Verification {
  if (resource['modifierExtension'] !== undefined && unknownModifierOf(resource) !== undefined) return 'unconfirmed'
  const status = verificationSaid(conceptOf(resource['verificationStatus']))
  if (status !== 'nothing') return status
  return (resource['verificationStatus'] ?? undefined) === undefined ? 'confirmed' : 'unconfirmed'
}

const verificationSaid = rememberEach((concept: Concept): Verification | 'nothing' => {
  const words = statusWords(concept)
  if (words.length === 0) return 'nothing'
  if (words.some((word) => word === 'refuted' || word === 'entered-in-error')) return 'refuted'
  return words.some((word) => /^(unconfirmed|provisional|differential)$/.test(word)) ? 'unconfirmed' : 'confirmed'
})

/** The codes of a status and its words. */
const statusWords = rememberEach((concept: Concept): readonly string[] =>
  [...concept.codings.map((coding) => coding.code), ...wordsOf(concept)].map((word) => word.toLowerCase()),
)

function clinicalStatusOf(resource: Json): readonly string[] {
  return statusWords(conceptOf(resource['clinicalStatus']))
}

function isRecurrence(resource: Json): boolean {
  const coded = conceptOf(resource['code']).codings.some(({ code }) => code === LOCAL_RECURRENCE)
  return coded || clinicalStatusOf(resource).some((word) => word === 'recurrence' || word === 'relapse')
}

function activityOf(resource: Json): Diagnosis['activity'] {
  const words = clinicalStatusOf(resource)
  if (words.some((word) => /^(active|recurrence|relapse)$/.test(word))) return 'active'
  if (words.some((word) => /^(inactive|remission|resolved)$/.test(word))) return 'inactive'
  const abated = ['abatementDateTime', 'abatementPeriod', 'abatementAge', 'abatementString'].some(
    (key) => resource[key] !== undefined,
  )
  return abated || saysTrue(resource['abatementBoolean']) ? 'inactive' : 'unknown'
}

/** Onset, else the recorded or asserted date. */
export function dateOfCondition(resource: Json): PartialDate | undefined {
  const asserted = extensionsOf(resource).find(({ name }) => name === 'condition-asserteddate')?.extension[
    'valueDateTime'
  ]
  return (
    dateOf(resource['onsetDateTime']) ??
    dateOrPeriodStart(resource['onsetPeriod']) ??
    dateOf(asserted) ??
    dateOf(resource['assertedDate']) ??
    dateOf(resource['recordedDate']) ??
    dateOf(resource['dateRecorded'])
  )
}

export interface DiagnosisBook {
  readonly all: readonly Diagnosis[]
  /** Organs of other primaries. */
  readonly otherOrgans: ReadonlySet<string>
  readonly kinds: ReadonlySet<Diagnosis['kind']>
  /** Organs of other primaries for which HER2 is tested as well (decision P-16). */
  readonly testedOrgans: ReadonlySet<string>
}

/** Reads every Condition, and the coded conclusions of reports. Refuted and erroneous ones are not here. */
export function readDiagnoses(index: RecordIndex): DiagnosisBook {
  const all: Diagnosis[] = []
  const otherOrgans = new Set<string>()
  const testedOrgans = new Set<string>()
  for (const entry of index.ofType('Condition')) {
    if (entry.replacedBy !== undefined || verificationOf(entry.resource) === 'refuted') continue
    const diagnosis = diagnosisOf(entry)
    if (!diagnosis) continue
    all.push(diagnosis)
    const organ = meaningOfCondition(entry.resource).organ
    if (organ !== undefined) otherOrgans.add(organ)
    const tested = diagnosis.kind === 'other-primary' ? testedOrganOf(conceptOf(entry.resource['code'])) : undefined
    if (tested !== undefined) testedOrgans.add(tested)
  }
  for (const entry of index.ofType('DiagnosticReport')) {
    const diagnosis = diagnosisOfReport(entry)
    if (diagnosis) all.push(diagnosis)
  }
  return { all, otherOrgans, kinds: new Set(all.map((diagnosis) => diagnosis.kind)), testedOrgans }
}

/** An organ in which HER2 is tested as well, named in plain words. */
export const testedOrganOfWords = rememberWords((words: string): string | undefined => {
  const folded = foldWords(words)
  return TESTED_ORGANS.find(([, , pattern]) => pattern.test(folded))?.[3]
})

const testedOrganOf = rememberEach((concept: Concept): string | undefined => {
  const words = foldedWordsOf(concept)
  const row = TESTED_ORGANS.find(
    ([icd, snomed, pattern]) =>
      pattern.test(words) ||
      concept.codings.some(({ code }) => snomed.includes(code) || icd.test(code.toUpperCase().replace('.', ''))),
  )
  return row?.[3]
})

/** Non-melanoma skin cancer by its codes, or by words. */
const SKIN_CODE = /^C44|^173/
const SKIN_WORDS = /basal cell|squamous cell carcinoma of (?:the )?skin|non-?melanoma|basaliom|spinaliom|basalzell/

function organOf(concept: Concept, { organ }: ConditionMeaning): string | undefined {
  const isSkin =
    concept.codings.some(({ system, code }) => system.startsWith('icd') && SKIN_CODE.test(code.toUpperCase())) ||
    SKIN_WORDS.test(foldedWordsOf(concept))
  return isSkin ? 'skin' : (testedOrganOf(concept) ?? organ)
}

function diagnosisOf(entry: Entry): Diagnosis | undefined {
  const { resource } = entry
  const meaning = meaningOfCondition(resource)
  if (meaning.kind === undefined) return undefined
  const concept = conceptOf(resource['code'])
  return present<Diagnosis>({
    reference: entry.reference,
    kind: meaning.kind,
    words: labelOf(concept) ?? meaning.kind,
    laterality: sideOfCondition(resource),
    organ: meaning.kind === 'other-primary' ? organOf(concept, meaning) : undefined,
    on: dateOfCondition(resource),
    activity: activityOf(resource),
    recurrence: isRecurrence(resource) ? true : undefined,
    unconfirmed: verificationOf(resource) === 'unconfirmed' ? true : undefined,
  })
}

/** Coded conclusions of a final pathology report: an invasive morphology together with the breast. */
function diagnosisOfReport(entry: Entry): Diagnosis | undefined {
  const { resource } = entry
  if (entry.replacedBy !== undefined || !/^(final|amended|corrected|appended)$/.test(nameOf(resource['status']) ?? ''))
    return undefined
  const codings = conceptOf(resource['conclusionCode'] ?? resource['codedDiagnosis']).codings
  const invasive = codings.some((coding) => /^8\d{3}\/3$/.test(coding.code))
  const topography = codings.find((coding) => /^C50/i.test(coding.code))
  const direct = codings.map(meaningOfCoding).find((meaning) => meaning?.kind === 'invasive-breast')
  if (!direct || (topography !== undefined && topography.system === 'icd-o-3' && !invasive)) return undefined
  return present<Diagnosis>({
    reference: entry.reference,
    kind: 'invasive-breast',
    words: labelOf(conceptOf(resource['conclusionCode'] ?? resource['codedDiagnosis'])) ?? 'invasive breast carcinoma',
    laterality: direct.laterality,
    organ: undefined,
    on: dateOf(resource['effectiveDateTime']) ?? dateOf(resource['issued']),
    activity: 'unknown',
    recurrence: undefined,
    unconfirmed: undefined,
  })
}
