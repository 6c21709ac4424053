/** Hormone receptors as a card tells them: those of its tumour, and apart from them those of another or an earlier one. */
import type { HormoneReceptorStatus } from '../her2/classification.ts'
import type { ReceptorResult } from '../her2/evidence.ts'
import type { NotOfTumor, OtherReceptor } from '../her2/status/tumor-receptors.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, fixed, say } from './phrases.ts'
import { specimenForms } from './specimen-words.ts'

const WHY_NOT_COUNTED: Readonly<Record<NotOfTumor, string>> = {
  'another tumour': 'another tumour, not counted',
  'an earlier tumour': 'from before this diagnosis, not counted',
  'tumour not stated': 'of which tumour is not stated, not counted',
}

/** Of the tumour that the card is about, else of the patient's. */
export function receptorStatusOf({ consideration, context }: Subject): HormoneReceptorStatus {
  return consideration.receptors?.status ?? context.patient.hormoneReceptor
}

/** Every result that is in force and not of another tumour than the card's. */
export function ownReceptors(subject: Subject): readonly ReceptorResult[] {
  const others = new Set(otherReceptors(subject).map(({ result }) => result))
  return subject.context.evidence.receptors.filter((result) => result.replacedBy === undefined && !others.has(result))
}

export function otherReceptors({ consideration }: Subject): readonly OtherReceptor[] {
  return consideration.receptors?.others ?? []
}

/** 'left breast; another tumour, not counted' */
export function whoseWords({ result: { specimen }, why }: OtherReceptor): Phrase {
  const reason = fixed(WHY_NOT_COUNTED[why])
  const isPlaced = specimen.site !== undefined || specimen.laterality !== undefined
  const place = isPlaced ? (specimenForms(specimen, specimen)[1] ?? specimenForms(specimen, specimen)[0]) : undefined
  return place === undefined ? reason : say`${place}; ${reason}`
}
