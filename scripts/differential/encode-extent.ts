/** Stage, M category, secondary malignancies and metastatic sites, each in several codes. */
import type { Extent, Statement } from './case.ts'
import type { Dice } from './dice.ts'
import {
  AJCC,
  codedAnswer,
  concept,
  ICD_10_CM,
  LOINC,
  type Resource,
  SNOMED,
  SUBJECT,
  terminology,
  textAnswer,
} from './fhir-parts.ts'

const STAGE_QUESTIONS = ['21908-9', '21902-2']
const CLINICAL_M = concept(LOINC, '21907-1')
const METASTASIS_QUESTION = concept(LOINC, '98248-8')
const SITE_QUESTION = concept(LOINC, '44667-4')

type Observed = readonly [code: Resource, answer: Resource]

const M1: readonly Observed[] = [
  [CLINICAL_M, codedAnswer(SNOMED, '1229903009', 'American Joint Committee on Cancer cM1')],
  [concept(LOINC, '21901-4'), codedAnswer(SNOMED, '1229916009', 'American Joint Committee on Cancer pM1')],
  [concept(SNOMED, '399387003'), codedAnswer(AJCC, 'cM1')],
]
const M0: readonly Observed[] = [
  [CLINICAL_M, codedAnswer(SNOMED, '1229901006', 'American Joint Committee on Cancer cM0')],
  [CLINICAL_M, codedAnswer(AJCC, 'cM0')],
]
const stage = (roman: string, ...codes: readonly string[]): readonly Observed[] =>
  [codedAnswer(AJCC, roman), textAnswer(`Stage ${roman}`), ...codes.map((code) => codedAnswer(SNOMED, code))].flatMap(
    (answer) => STAGE_QUESTIONS.map((question): Observed => [concept(LOINC, question), answer]),
  )

// prettier-ignore
const OBSERVED: Readonly<Record<Exclude<Statement, 'C77' | 'secondary' | 'secondary refuted'>, readonly Observed[]>> = {
  'stage IV': stage('IV', '258228008', '1222837003'),
  'stage II': stage('II', '258219007', '1222765007'),
  'stage III': stage('III', '258224005'),
  M1,
  'M1 entered in error': M1,
  M0,
  'M0(i+)': [[CLINICAL_M, codedAnswer(SNOMED, '1229902004', 'American Joint Committee on Cancer cM0(i+)')]],
  MX: [[CLINICAL_M, textAnswer('MX')]],
  'metastasis: true': [[METASTASIS_QUESTION, { valueBoolean: true }]],
  'metastasis: false': [[METASTASIS_QUESTION, { valueBoolean: false }]],
  'history of liver metastasis': [[concept(SNOMED, '1098951000119108', 'History of cancer metastatic to liver'), {}]],
  'history of metastasis: false': [[concept(SNOMED, '1287652008', 'History of metastatic malignant neoplasm'), { valueBoolean: false }]],
  'metastatic site: liver': [[SITE_QUESTION, codedAnswer(SNOMED, '10200004', 'Liver structure')]],
  'metastatic site: none': [[SITE_QUESTION, codedAnswer(SNOMED, '260413007', 'None')]],
}

const SECONDARIES = [
  concept(ICD_10_CM, 'C78.7'),
  concept(ICD_10_CM, 'C79.51'),
  concept(SNOMED, '94381002', 'Secondary malignant neoplasm of liver'),
  concept(SNOMED, '94222008', 'Secondary malignant neoplasm of bone'),
]

export function encodeExtent(dice: Dice, { says, day }: Extent, id: string): Resource {
  if (says === 'secondary') return condition(id, day, dice.pick(SECONDARIES), 'confirmed')
  if (says === 'secondary refuted')
    return condition(id, day, dice.pick(SECONDARIES), dice.pick(['refuted', 'entered-in-error']))
  if (says === 'C77') return condition(id, day, concept(ICD_10_CM, 'C77.3'), undefined)
  const [code, answer] = dice.pick(OBSERVED[says])
  const status = says === 'M1 entered in error' ? 'entered-in-error' : 'final'
  return { resourceType: 'Observation', id, status, subject: SUBJECT, code, effectiveDateTime: day, ...answer }
}

function condition(id: string, day: string, code: Resource, verification: string | undefined): Resource {
  const clinicalStatus = terminology('condition-clinical', 'active')
  const verified = verification && { verificationStatus: terminology('condition-ver-status', verification) }
  return { resourceType: 'Condition', id, subject: SUBJECT, recordedDate: day, clinicalStatus, ...verified, code }
}
