/** Ages that rules ask for. The birth date itself is not kept with an answer; the group is. */
import { agesOn } from './dates.ts'
import type { AgeGroup, Evidence } from './evidence.ts'

const ADULT = 18
/** Decision P-22: the pregnancy status is asked for up to this age. */
const LAST_ASKED = 55

/** Undefined where the age is not known. `today`: 'YYYY-MM-DD'. */
export function ageGroupOf(
  { birthDate, ageGroup }: Pick<Evidence, 'birthDate' | 'ageGroup'>,
  today: string,
): AgeGroup | undefined {
  const ages = birthDate === undefined ? undefined : agesOn(birthDate, today)
  if (!ages) return ageGroup
  if (ages.oldest < ADULT) return 'under 18'
  return ages.youngest > LAST_ASKED ? 'over 55' : '18 to 55'
}
