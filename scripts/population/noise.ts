/** What fills the records of everybody: visits, vital signs, laboratory values, common diagnoses and drugs. */
import { addDays, type Chance } from './random.ts'

export type Resource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>

/** The patient whose resources are made: `id` counts up within one type. */
export interface Maker {
  readonly chance: Chance
  readonly subject: { readonly reference: string }
  readonly id: (type: string) => string
}

const LOINC = 'http://loinc.org'
const SCT = 'http://snomed.info/sct'
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const UCUM = 'http://unitsofmeasure.org'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

// Made-up values of common tests; the codes are LOINC's.
const MEASURED: readonly (readonly [code: string, words: string, least: number, most: number, unit: string])[] = [
  ['8867-4', 'Heart rate', 52, 110, '/min'],
  ['8310-5', 'Body temperature', 36, 39, 'Cel'],
  ['29463-7', 'Body weight', 45, 120, 'kg'],
  ['8302-2', 'Body height', 150, 195, 'cm'],
  ['2339-0', 'Glucose [Mass/volume] in Blood', 65, 220, 'mg/dL'],
  ['718-7', 'Hemoglobin [Mass/volume] in Blood', 9, 17, 'g/dL'],
  ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 1, 3, 'mg/dL'],
  ['2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', 30, 90, 'mg/dL'],
  ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', 4, 11, '%'],
  ['6690-2', 'Leukocytes [#/volume] in Blood by Automated count', 3, 15, '10*3/uL'],
]

const PRESENT: readonly (readonly [snomed: string, icd: string, words: string])[] = [
  ['38341003', 'I10', 'Hypertensive disorder'],
  ['44054006', 'E11.9', 'Type 2 diabetes mellitus'],
  ['195967001', 'J45.909', 'Asthma'],
  ['40930008', 'E03.9', 'Hypothyroidism'],
  ['35489007', 'F32.9', 'Depressive disorder'],
  ['396275006', 'M19.90', 'Osteoarthritis'],
  ['13645005', 'J44.9', 'Chronic obstructive pulmonary disease'],
  ['55822004', 'E78.5', 'Hyperlipidemia'],
  ['62106007', 'S06.0X0A', 'Concussion with no loss of consciousness'],
  ['444814009', 'J01.90', 'Viral sinusitis'],
]

const TAKEN: readonly (readonly [rxnorm: string, words: string])[] = [
  ['314076', 'lisinopril 10 MG Oral Tablet'],
  ['860975', 'metformin hydrochloride 500 MG Extended Release Oral Tablet'],
  ['259255', 'atorvastatin 80 MG Oral Tablet'],
  ['310965', 'ibuprofen 200 MG Oral Tablet'],
  ['313782', 'acetaminophen 325 MG Oral Tablet'],
  ['966222', 'levothyroxine sodium 0.075 MG Oral Tablet'],
]

const CONSULTED = [
  'Follow-up visit',
  'General examination of patient',
  'Telephone encounter',
  'Emergency room admission',
]

export function noiseOf(maker: Maker, count: number, day: string): Resource[] {
  return Array.from({ length: count }, () =>
    maker.chance.weighed(MAKERS)(maker, addDays(day, -maker.chance.between(0, 1500))),
  )
}

function measure({ chance, subject, id }: Maker, on: string): Resource {
  const [code, words, least, most, unit] = chance.pick(MEASURED)
  const value = chance.between(least * 10, most * 10) / 10
  return {
    ...{ resourceType: 'Observation', id: id('Observation'), status: 'final' },
    category: [{ coding: [{ system: CATEGORY, code: 'vital-signs', display: 'vital-signs' }] }],
    code: { coding: [{ system: LOINC, code, display: words }], text: words },
    subject,
    effectiveDateTime: `${on}T09:30:00Z`,
    issued: `${on}T10:12:00.000Z`,
    valueQuantity: { value, unit, system: UCUM, code: unit },
  }
}

function diagnose({ chance, subject, id }: Maker, on: string): Resource {
  const [snomed, icd, words] = chance.pick(PRESENT)
  const asIcd = chance.yes(0.4)
  const coding = asIcd
    ? { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: icd, display: words }
    : { system: SCT, code: snomed, display: words }
  return {
    ...{ resourceType: 'Condition', id: id('Condition') },
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: { coding: [coding], text: words },
    ...{ subject, onsetDateTime: on, recordedDate: on },
  }
}

function prescribe({ chance, subject, id }: Maker, on: string): Resource {
  const [code, words] = chance.pick(TAKEN)
  return {
    ...{ resourceType: 'MedicationRequest', id: id('MedicationRequest'), status: 'active', intent: 'order' },
    medicationCodeableConcept: { coding: [{ system: RXNORM, code, display: words }], text: words },
    ...{ subject, authoredOn: on },
  }
}

function visit({ chance, subject, id }: Maker, on: string): Resource {
  return {
    ...{ resourceType: 'Encounter', id: id('Encounter'), status: 'finished' },
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [{ text: chance.pick(CONSULTED) }],
    subject,
    period: { start: `${on}T09:00:00Z`, end: `${on}T09:40:00Z` },
  }
}

function vaccinate({ subject, id }: Maker, on: string): Resource {
  return {
    ...{ resourceType: 'Immunization', id: id('Immunization'), status: 'completed' },
    vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140' }], text: 'Influenza, seasonal' },
    ...{ patient: subject, occurrenceDateTime: on },
  }
}

function tell({ chance, subject, id }: Maker, on: string): Resource {
  const found = chance.pick([
    'Chest X-ray: lungs clear, no effusion. Heart size normal.',
    'Wrist, two views: no fracture.',
    'Knee: mild degenerative change, no effusion.',
    'Abdominal ultrasound: gallstones, no other finding.',
  ])
  return {
    ...{ resourceType: 'DiagnosticReport', id: id('DiagnosticReport'), status: 'final' },
    code: { text: 'Imaging report' },
    ...{ subject, effectiveDateTime: on, conclusion: found },
  }
}

type Make = (maker: Maker, on: string) => Resource
const MAKERS: readonly (readonly [Make, number])[] = [
  [measure, 55],
  [visit, 17],
  [diagnose, 11],
  [prescribe, 9],
  [vaccinate, 5],
  [tell, 3],
]
