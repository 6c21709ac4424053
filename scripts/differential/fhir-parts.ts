/** Parts of FHIR R4 resources that every encoder needs. */

export type Resource = Readonly<Record<string, unknown>>

export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'
export const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm'
export const AJCC = 'http://cancerstaging.org'
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'

export const SUBJECT = { reference: 'Patient/p' }

export function concept(system: string, code: string, display?: string): Resource {
  return { coding: [{ system, code, ...(display !== undefined && { display }) }] }
}

export function terminology(system: string, code: string): Resource {
  return concept(`${TERMINOLOGY}/${system}`, code)
}

export function codedAnswer(system: string, code: string, display?: string): Resource {
  return { valueCodeableConcept: concept(system, code, display) }
}

export const textAnswer = (text: string): Resource => ({ valueCodeableConcept: { text } })
export const stringAnswer = (valueString: string): Resource => ({ valueString })
