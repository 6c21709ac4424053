/** Whose tumour a result of a text is of: the same checks as for coded results (decisions P-16 and P-21). */
import type { NotApplicableReason, ReceptorResult, SpecimenFacts } from '../../her2/evidence.ts'
import { sayOutOfScope } from '../disease/receptors.ts'
import { outOfScope } from '../disease/scope.ts'
import { tumourOf, type Tumour } from '../disease/which-tumour.ts'
import type { Origin, ReadingContext } from '../context/reading-context.ts'
import type { Entry } from '../record/references.ts'

interface Told {
  readonly entry: Entry
  readonly text: string
  readonly origin: Origin
}

/** So much of a text is searched for the organ that it is of. */
const SEARCHED = 4000
const NOTHING_ASKED = { words: [] } as const

/** The text itself may name the organ, where sample and report do not. */
export function tumourOfProse(specimen: SpecimenFacts, told: Told, reading: ReadingContext): Tumour {
  const { sample } = told.origin
  const words = `${sample.words} | ${told.text.slice(0, SEARCHED)}`
  const origin = { ...told.origin, sample: { ...sample, facts: specimen, words } }
  return tumourOf(told.entry, origin, NOTHING_ASKED, reading)
}

/** Why a receptor of a text is not of the breast cancer, for a person; absent where it is. `inSitu`: the text says so. */
export function whyNotCounted(
  result: ReceptorResult,
  told: Told,
  inSitu: boolean,
  reading: ReadingContext,
): string | undefined {
  const reason: NotApplicableReason | undefined = inSitu
    ? 'dcis-only'
    : (outOfScope(result.specimen, told.entry, told.origin, NOTHING_ASKED, reading) ??
      (tumourOfProse(result.specimen, told, reading) === 'breast' ? undefined : 'non-breast'))
  // Where nothing invasive is on record the receptors of in-situ disease are the receptors.
  const isOnlyTumour = reason === 'dcis-only' && !reading.diagnoses.kinds.has('invasive-breast')
  return reason === undefined || isOnlyTumour ? undefined : sayOutOfScope(reason)
}
