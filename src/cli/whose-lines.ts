/** `her2-cds whose`: for each line of an export, one line that says whose it is. For engines that sort by patient themselves. */
import type { Readable } from 'node:stream'
import { isObject, patientsOf, referenceOf } from '../cds-hooks/patient-of.ts'
import { IMPERSONAL, listReferences, nameIn } from './group-by-patient.ts'
import { decodeLine, RecordRefused, splitLines } from './json-records.ts'
import type { LineWriter } from './write-lines.ts'

export type Whose =
  /** Names of what it refers to ('Medication/1'), to be looked for among what is shared. */
  | { readonly patient: string; readonly refers: readonly string[] }
  /** Names no patient and goes to those who refer to it; an error where it is `needed` and nobody does. */
  | { readonly shared: string; readonly needed: boolean; readonly refers: readonly string[] }
  | { readonly error: string }
  /** A blank line. */
  | Readonly<Record<string, never>>

/** @returns as many lines as were read: 0, or 2 if one of them could not be. */
export async function tellWhose(
  source: Readable,
  parseJson: (text: string) => unknown,
  output: LineWriter,
): Promise<0 | 2> {
  let failed = false
  for await (const bytes of splitLines(source)) {
    const whose = whoseIs(bytes, parseJson)
    failed ||= 'error' in whose
    await output.write(whose)
  }
  await output.finish()
  return failed ? 2 : 0
}

function whoseIs(bytes: Buffer | undefined, parseJson: (text: string) => unknown): Whose {
  if (bytes === undefined) return { error: 'longer than 256 MiB: not read' }
  const text = decodeLine(bytes)
  if (text === undefined) return { error: 'not UTF-8' }
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    return { error: error instanceof RecordRefused ? error.message : 'not JSON' }
  }
  return whoseResource(value)
}

function whoseResource(value: unknown): Whose {
  if (!isObject(value) || typeof value.resourceType !== 'string') return { error: 'not a FHIR resource' }
  if (value.resourceType === 'OperationOutcome') return { error: 'an OperationOutcome holds no patient data' }
  if (value.resourceType === 'Bundle') {
    return { error: 'a Bundle: a line of an export is one resource; her2-cds classify reads Bundles' }
  }
  const name = referenceOf(value)
  const [patient, ...others] = patientsOf({ resource: value }, new Map())
  const needed = !IMPERSONAL.has(value.resourceType)
  if (others.length > 0 || (patient === undefined && name === undefined && needed)) {
    return { error: `${name ?? 'a resource without type or id'} cannot be assigned to one patient` }
  }
  const refers = [...new Set(listReferences(value).map(nameIn))]
  if (patient !== undefined) return { patient, refers }
  return name === undefined ? {} : { shared: name, needed, refers }
}
