/** The few lines whose patient cannot be told by a look at their text: parsed, and asked as `classify` asks. */
import { isObject, patientsOf, referenceOf } from '../cds-hooks/patient-of.ts'
import { IMPERSONAL } from '../cli/group-by-patient.ts'
import { RecordRefused } from '../cli/json-records.ts'
import { parseRecord } from '../cli/parse-record.ts'

export type OddRecord =
  | { readonly kind: 'owned'; readonly patient: string }
  /** It names no patient: it goes to those who refer to it by this name. `impersonal`: nobody need refer to it. */
  | { readonly kind: 'shared'; readonly name: string | undefined; readonly type: string; readonly impersonal: boolean }
  | { readonly kind: 'error'; readonly error: string }

/** One half of a letter that stands alone: no table that takes results takes it. */
const HALF_A_SIGN = /\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f]/i

export function settleOdd(line: string): OddRecord {
  if (HALF_A_SIGN.test(line)) return { kind: 'error', error: 'holds one half of a letter: not read' }
  let value: unknown
  try {
    value = parseRecord(line)
  } catch (error) {
    return { kind: 'error', error: error instanceof RecordRefused ? error.message : 'not JSON' }
  }
  return settleResource(value)
}

/** The same of what was parsed. */
export function settleResource(value: unknown): OddRecord {
  if (!isObject(value) || typeof value.resourceType !== 'string') return { kind: 'error', error: 'not a FHIR resource' }
  const type = value.resourceType
  if (type === 'OperationOutcome') return { kind: 'error', error: 'an OperationOutcome holds no patient data' }
  if (type === 'Bundle') {
    return { kind: 'error', error: 'a Bundle: a line of an export is one resource; her2-cds classify reads Bundles' }
  }
  const [patient, ...others] = patientsOf({ resource: value }, new Map())
  const name = referenceOf(value)
  if (others.length > 0) return { kind: 'error', error: cannotBeAssigned(name) }
  return patient === undefined
    ? { kind: 'shared', name, type, impersonal: IMPERSONAL.has(type) }
    : { kind: 'owned', patient }
}

/** As `classify` says it. */
export function cannotBeAssigned(name: string | undefined): string {
  return `${name ?? 'a resource without type or id'} cannot be assigned to one patient`
}
