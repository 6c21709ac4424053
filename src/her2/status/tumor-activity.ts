/** When anything of a tumour was last recorded (decision P-12). */
import { compareDates, yearsSince } from '../dates.ts'
import type { Diagnosis, Evidence, Laterality, PartialDate } from '../evidence.ts'
import type { ClassifiedWorkUp } from './speaks-now.ts'

/** The day of the question, 'YYYY-MM-DD', and after how many years of silence a tumour is not active. */
export interface Activity {
  readonly today: string
  readonly inactiveAfterYears: number
}

interface Recorded {
  readonly laterality?: Laterality
  readonly diagnoses: readonly Diagnosis[]
  readonly classified: readonly ClassifiedWorkUp[]
}

/** When a tumour was first recorded: by its diagnosis, else by its first specimen. */
export function dateOfTumor({ diagnoses, classified }: Recorded): PartialDate | undefined {
  const earliest = (dates: readonly (PartialDate | undefined)[]) => dates.filter((date) => date !== undefined).sort()[0]
  return earliest(diagnoses.map(({ on }) => on)) ?? earliest(classified.map(({ workUp }) => workUp.date))
}

/**
 * Whether nothing of the tumour is recorded for years. Staging and treatment name no side: what is from before the newer
 * tumour was this one's, and a course that still runs keeps it active.
 */
export function isSilentForYears(
  tumor: Recorded,
  evidence: Evidence,
  newer: PartialDate,
  when: Activity | undefined,
): boolean {
  if (!when) return false
  const isEarlier = (on: PartialDate | undefined) => compareDates(on, newer) < 0
  const treatments = evidence.treatments.filter(({ on, state }) => state !== 'planned' && isEarlier(on))
  if (treatments.some(({ state }) => state === 'active')) return false
  const dates = [
    ...tumor.diagnoses.map(({ on }) => on),
    ...tumor.classified.flatMap(({ workUp }) => [workUp.date, ...workUp.results.map(({ performedOn }) => performedOn)]),
    ...evidence.receptors
      .filter(({ specimen }) => specimen.laterality !== undefined && specimen.laterality === tumor.laterality)
      .map(({ specimen, performedOn }) => specimen.collectedOn ?? performedOn),
    ...evidence.metastasis.map(({ on }) => on).filter(isEarlier),
    ...treatments.flatMap(({ on, until }) => [on, until]),
  ].filter((date) => date !== undefined)
  return dates.length > 0 && dates.every((date) => yearsSince(date, when.today) > when.inactiveAfterYears)
}
