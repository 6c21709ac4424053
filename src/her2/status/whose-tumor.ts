/** Of which tumour a statement or a sample is: surely of this one, or not surely of another. */
import type { SpecimenFacts } from '../evidence.ts'
import type { Tumor } from './tumors.ts'

interface Placed {
  readonly specimen: SpecimenFacts
}

/** Every group of the patient. */
interface Groups {
  readonly tumors: readonly Tumor[]
}

export function mayBeOf({ specimen }: Placed, tumor: Tumor, { tumors }: Groups): boolean {
  const { key, primary, laterality } = specimen
  if (key !== undefined && tumor.classified.some(({ workUp }) => workUp.facts.key === key)) return true
  const others = tumors.filter((other) => other.kind !== 'distant' && !isSame(other, tumor))
  if (others.some((other) => key !== undefined && other.classified.some(({ workUp }) => workUp.facts.key === key)))
    return false
  if (primary !== undefined && others.some((other) => isDiagnosisOf(primary, other))) return false
  return laterality === undefined || tumor.laterality === undefined || laterality === tumor.laterality
}

/** Of this tumour and no other: its specimen, its diagnosis, its side, or there is no other. */
export function isSurelyOf({ specimen }: Placed, tumor: Tumor, { tumors }: Groups): boolean {
  const { key, primary, laterality } = specimen
  const isOnly = tumors.filter(({ kind }) => kind !== 'distant').length === 1
  const isItsSpecimen = key !== undefined && tumor.classified.some(({ workUp }) => workUp.facts.key === key)
  const isItsSide = laterality !== undefined && laterality === tumor.laterality
  return isOnly || isItsSpecimen || isItsSide || (primary !== undefined && isDiagnosisOf(primary, tumor))
}

export function isDiagnosisOf(reference: string, tumor: Tumor): boolean {
  return tumor.primary === reference || tumor.diagnoses.some((one) => one.reference === reference)
}

/** A group beside distant tissue is another object once the two are joined. */
export function isSame(one: Tumor, other: Tumor): boolean {
  return one.kind === other.kind && one.laterality === other.laterality && one.primary === other.primary
}
