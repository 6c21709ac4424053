/** Short ways to write FHIR resources in tests. */
import { readEvidence, type ReadOptions } from '../../src/fhir/read-evidence.ts'

export type Resource = Record<string, unknown>

export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'

let number = 0

export function coding(code: string, display?: string, system = /^\d{6,}$/.test(code) ? SNOMED : LOINC): Resource {
  return display === undefined ? { system, code } : { system, code, display }
}

export function concept(...codes: (string | Resource)[]): Resource {
  return { coding: codes.map((code) => (typeof code === 'string' ? coding(code) : code)) }
}

export function observation(code: string | Resource, fields: Resource = {}): Resource {
  number += 1
  return {
    resourceType: 'Observation',
    id: `o${number}`,
    status: 'final',
    code: typeof code === 'string' ? concept(code) : code,
    ...fields,
  }
}

export function answered(code: string | Resource, answer: string | Resource, fields: Resource = {}): Resource {
  const value = typeof answer === 'string' ? concept(answer) : answer
  return observation(code, { valueCodeableConcept: value, ...fields })
}

export function condition(code: string | Resource, fields: Resource = {}): Resource {
  number += 1
  return {
    resourceType: 'Condition',
    id: `c${number}`,
    code: typeof code === 'string' ? concept(code) : code,
    ...fields,
  }
}

export const BREAST_CANCER = condition('254837009', { id: 'breast' })

export function read(...resources: unknown[]) {
  return readEvidence(resources)
}

export function readWith(options: ReadOptions, ...resources: unknown[]) {
  return readEvidence(resources, options)
}

/** The HER2 results without what a test does not ask for. */
export function resultsOf(...resources: unknown[]): Resource[] {
  return read(...resources).evidence.results.map((result) => {
    const { reference: _reference, reportStatus: _status, reports: _reports, specimen: _specimen, ...rest } = result
    return rest
  })
}
