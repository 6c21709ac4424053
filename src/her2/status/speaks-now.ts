/** Which specimen of several is current (decision P-8). */
import type { Classification } from '../classification.ts'
import type { SpecimenFacts } from '../evidence.ts'
import { compareDates } from '../dates.ts'
import { consequenceOf } from '../tables/consequence.ts'
import { isCounted, isWithoutAnswer } from './results.ts'
import type { WorkUp } from './specimens.ts'

/** A specimen with its results and its classification. */
export interface ClassifiedWorkUp {
  readonly workUp: WorkUp
  readonly classification: Classification
}

/** The current specimen: the latest with a final result that could be read; among equals the more consequential. */
export function speaksNow(classified: readonly ClassifiedWorkUp[]): ClassifiedWorkUp | undefined {
  if (classified.length < 2) return classified[0]
  const final = classified.filter(
    ({ workUp, classification }) => saysSomething(workUp) && classification.overexpression !== 'unknown',
  )
  const candidates = final.length > 0 ? final : classified
  const latest = candidates.filter(
    (one) => !candidates.some((other) => compareDates(one.workUp.date, other.workUp.date) < 0),
  )
  return [...latest].sort((a, b) => consequenceOf(a.classification) - consequenceOf(b.classification))[0]
}

/** Whether another specimen of the same tissue gives another answer and no date tells which is the later (decision P-8). */
export function isOfUnknownOrder(own: ClassifiedWorkUp, all: readonly ClassifiedWorkUp[]): boolean {
  return all.some(
    (other) =>
      other !== own &&
      (own.workUp.date === undefined || other.workUp.date === undefined) &&
      isOfSameTissue(own.workUp.facts, other.workUp.facts) &&
      [own, other].every(
        ({ workUp, classification }) => saysSomething(workUp) && classification.overexpression !== 'unknown',
      ) &&
      answerOf(own) !== answerOf(other),
  )
}

function isOfSameTissue(a: SpecimenFacts, b: SpecimenFacts): boolean {
  const agree = (x: string | undefined, y: string | undefined): boolean => x === undefined || y === undefined || x === y
  const sites = (a.siteKind === 'distant') === (b.siteKind === 'distant')
  return sites && agree(a.laterality, b.laterality) && agree(a.primary, b.primary)
}

function answerOf({ classification: { overexpression, tier } }: ClassifiedWorkUp): string {
  return `${overexpression} ${tier ?? ''}`
}

function saysSomething(workUp: WorkUp): boolean {
  return workUp.results.some((result) => isCounted(result) && !isWithoutAnswer(result))
}

/** For `toSorted`: the latest first, of one day the more consequential. */
export function latestFirst(a: ClassifiedWorkUp, b: ClassifiedWorkUp): number {
  return (
    (b.workUp.date ?? '').localeCompare(a.workUp.date ?? '') ||
    consequenceOf(a.classification) - consequenceOf(b.classification)
  )
}
