/** What is known when a card is filled, besides the consideration itself. */
import type { Classification, PatientClassification } from '../her2/classification.ts'
import type { Consideration } from '../her2/considerations/considerations.ts'
import type { Evidence, Unread } from '../her2/evidence.ts'
import type { Proposal } from '../her2/considerations/proposals.ts'
import type { CardText } from './card-file.ts'

export interface FillContext {
  readonly patient: PatientClassification
  readonly evidence: Evidence
  readonly unread: readonly Unread[]
  /** Prefetch keys that were not read. */
  readonly notRead: readonly string[]
  /** Plain-text summaries of considerations that are folded into the synopsis. */
  readonly folded: readonly string[]
  readonly considerations: readonly Consideration[]
  /** ISO day. */
  readonly today: string
  /** Public address of the service, without a slash at the end. */
  readonly baseUrl?: string
  /** Launch address of the evidence page, where there is one. */
  readonly evidenceLaunch?: string
  readonly knowledgeVersion: string
  readonly newUuid: () => string
  /** Turns a proposal into a draft resource of the record system (FHIR R4: `draftResource`). */
  readonly draft: (proposal: Proposal) => { readonly resourceType: string }
  /** How much a card says; brief if absent. */
  readonly cardDetail?: 'brief' | 'full'
  /** References of inputs that an earlier card of the same answer shows. */
  readonly shownInputs?: ReadonlySet<string>
  /** Whose drug labels are cited; the United States if absent. */
  readonly jurisdiction?: 'US' | 'EU'
}

/** One consideration with the words and the facts for its card. */
export interface Subject {
  readonly card: CardText
  readonly consideration: Consideration
  readonly context: FillContext
  /** The specimen that the card is about. */
  readonly classification?: Classification
  /** What was worked out for this card, see `once`; absent: nothing is kept. */
  readonly known?: Map<unknown, unknown>
}

export type Tightness = 0 | 1 | 2 | 3

/** A card as short as it has to be: how much it names, and how much it counts. */
export interface SizedSubject extends Subject {
  /** 0 to 3: each step names less and counts more. */
  readonly tight: Tightness
}

/** Works something out once for a card, however many of its lines ask for it and however often a shorter form is tried. */
export function once<Value>(subject: Subject, work: (subject: Subject) => Value): Value {
  const { known } = subject
  if (known === undefined) return work(subject)
  const found = known.get(work)
  if (found !== undefined || known.has(work)) return found as Value
  const value = work(subject)
  known.set(work, value)
  return value
}
