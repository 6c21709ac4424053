/** What is stored of evaluations, cards and feedback: flat rows, the same in every store. Instants are ISO 8601 in UTC. */

/**
 * What became of a consideration. `shown`: its card was in the answer; `shadow`: it would have been, but is only being
 * tried out; `quiet`: withheld because of history or a setting of the site.
 */
export type Disposition = 'shown' | 'shadow' | 'quiet'

export interface CardRecord {
  /** The card's uuid; for one that was withheld, a uuid of its own. */
  readonly uuid: string
  /** Consideration key. */
  readonly key: string
  /** Hash of what the card is about: key, specimen and the version of its evidence. */
  readonly finding: string
  readonly specimen: string | null
  readonly disposition: Disposition
  /** Why it was not shown. */
  readonly why: string | null
}

/** One evaluation with its cards; written whole or not at all. */
export interface EvaluationRecord {
  readonly id: string
  readonly at: string
  readonly hookInstance: string
  readonly hook: string
  readonly service: string
  /** The caller, as the client profiles name it; empty if callers are not distinguished. */
  readonly client: string
  /** Reference of the user, 'Practitioner/1'; empty if the call named none. */
  readonly user: string
  /** Type of the user's reference: 'Practitioner'. */
  readonly role: string
  /** Keyed hash of the patient's reference, or the reference itself if the site chose so. */
  readonly patient: string
  readonly encounter: string
  /** Id of the knowledge in force. */
  readonly knowledge: string
  readonly durationMs: number
  /** JSON: the statuses of specimens, for the comparison with later ones. */
  readonly statuses: string
  /** JSON: evidence, classification, considerations, quiet reasons, unread, cards as sent. */
  readonly body: string
  readonly cards: readonly CardRecord[]
}

/**
 * How many of the latest cards are looked at to tell what a user has seen of a patient. Without a bound the query would
 * take longer with every call for the same patient and user: a monitor calls half a million times a year for its test
 * patient.
 */
export const RECALLED_CARDS = 500

/** What a user has seen of a finding before. */
export interface Seen {
  readonly key: string
  readonly finding: string
  readonly encounter: string
  /** When it was last shown under a hook instance other than the present one; a repeated call is not a second showing. */
  readonly shownAt: string | null
  /** When feedback last said that it was set aside, by the store's own clock. */
  readonly overriddenAt: string | null
  /** When any feedback last came in. */
  readonly answeredAt: string | null
}

export interface FeedbackRecord {
  /** Hash of service, card, outcome and time: a repeat has the same. */
  readonly id: string
  readonly card: string
  /** False where no card of this uuid was sent from here. */
  readonly known: boolean
  readonly service: string
  readonly client: string
  readonly outcome: 'accepted' | 'overridden'
  readonly outcomeAt: string
  readonly receivedAt: string
  /** uuids of suggestions. */
  readonly acceptedSuggestions: readonly string[]
  readonly reasons: readonly { readonly code?: string; readonly display?: string; readonly userComment?: string }[]
}

/** What a clinician found when looking at a card that was shown. */
export const JUDGEMENTS = ['appropriate', 'not-appropriate', 'cannot-tell'] as const
export type Judgement = (typeof JUDGEMENTS)[number]

/** One per card and reviewer: a later judgement replaces an earlier one, which is not kept. */
export interface ReviewRecord {
  /** uuid of the card. */
  readonly card: string
  readonly reviewer: string
  readonly judgement: Judgement
  readonly note: string
  readonly reviewedAt: string
}

/**
 * What became of an opening of the evidence page. `stored`: the card's evidence was shown as it was; `now`: the record was
 * read with the launch's token and shown; `refused`: neither, for the reason in `why`.
 */
export type OpeningOutcome = 'stored' | 'now' | 'refused'

/** One opening of the evidence page, or one that was refused. */
export interface OpeningRecord {
  readonly id: string
  readonly at: string
  readonly client: string
  /** `fhirUser` of the signed identity token; empty if the token named none. */
  readonly user: string
  /** `sub` of that token; empty if there was none. */
  readonly subject: string
  /** uuid of the card; empty if the page was launched without one. */
  readonly card: string
  /** Patient of the launch, by the stored name. */
  readonly patient: string
  readonly outcome: OpeningOutcome
  /** A word of a closed list; empty if it was not refused. */
  readonly why: string
}

/** A card with the evaluation it came from (without its body), its feedback in the order received, and its reviews. */
export interface CardHistory extends CardRecord {
  readonly evaluation: string
  readonly at: string
  readonly hookInstance: string
  readonly hook: string
  readonly client: string
  readonly user: string
  readonly role: string
  readonly patient: string
  readonly feedback: readonly FeedbackRecord[]
  /** In order of time. */
  readonly reviews: readonly ReviewRecord[]
}

/** What the service knew when it answered: its version, rule tables, card words, and the settings of the site. */
export interface Knowledge {
  /** Hash of all that follows. */
  readonly id: string
  readonly packageVersion: string
  readonly cardsVersion: string
  readonly cardsHash: string
  readonly rulesHash: string
  /** JSON: settings, card files by name, rule tables: their hashes by name, and their rows. */
  readonly body: string
}

/**
 * What an event is: `read`: somebody looked into what is kept; `refused`: a call was refused; `judged`: somebody was let
 * judge a card; the rest is what the audit itself has done.
 */
export type EventKind = 'read' | 'refused' | 'judged' | 'start' | 'purge' | 'sealed'

/** Something that happened beside the calls that were answered. */
export interface EventRecord {
  readonly id: string
  readonly at: string
  readonly kind: EventKind
  /** Name of the administrator, or reference of the call's user; empty if not known. */
  readonly who: string
  readonly role: string
  /** The calling client; empty if not known. */
  readonly client: string
  /** By the stored name; empty if it is about none, or about more than one. */
  readonly patient: string
  /** Address it came from. */
  readonly source: string
  /** What was done, or why it was refused. */
  readonly action: string
  /** JSON. */
  readonly details: string
}

/** From `from` on and before `to`, both ISO instants. */
export interface Period {
  readonly from: string
  readonly to: string
}
