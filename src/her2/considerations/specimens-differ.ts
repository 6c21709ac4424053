/**
 * One tumour that is positive on one specimen and negative on another (card PV-10, RULES 8.5 and 8.6). Two tumours with two
 * answers are no difference between specimens, and neither is tissue that may be of one of several, or of another cancer.
 */
import { isTissueOfUnknownOrigin } from '../status/metastatic-tissue.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import type { Facts } from './facts.ts'

export interface DifferingSpecimens {
  /** The latest of each. */
  readonly positive: ClassifiedWorkUp
  readonly negative: ClassifiedWorkUp
}

export function differingSpecimens({ tumor, evidence }: Facts): DifferingSpecimens | undefined {
  if (tumor === undefined || tumor.kind === 'unplaced') return undefined
  const own = tumor.classified.filter(
    ({ workUp: { facts, date } }) => facts.siteKind !== 'distant' || !isTissueOfUnknownOrigin(facts, date, evidence),
  )
  const latest = (answer: 'positive' | 'negative') =>
    own.find(({ classification }) => classification.overexpression === answer)
  const [positive, negative] = [latest('positive'), latest('negative')]
  return positive && negative && { positive, negative }
}
