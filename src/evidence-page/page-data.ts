/** What the page's script is told, and shows. */
import type { Card } from '../cds-hooks/schemas.ts'
import type { ToldRoute } from '../content/route-words.ts'
import type { Figures, ToldRow, ToldTrace } from '../evaluate/tell-evidence.ts'
import type { MarkedText } from '../fhir/context/reading-context.ts'

export type ShownTrace = Pick<ToldTrace, 'evidence' | 'classification' | 'unread' | 'notRead'>

/** `GET /evidence/data`: what is stored of the card. */
export interface StoredEvidence {
  readonly version: string
  readonly figures: Figures
  /** Who is asking, as the EHR said; absent if it did not say. */
  readonly reader?: string
  /** Absent if the page was launched without a card. */
  readonly card?: StoredCard
}

export interface StoredCard {
  /** Instant at which the card was sent, ISO 8601 in UTC. */
  readonly at: string
  readonly sent: Card
  readonly trace: ShownTrace
  /** The rule rows that the card is based on, as they read then; absent where those rows were not kept. */
  readonly rows?: readonly ToldRow[]
  /** Label routes by the rules of that time; absent where the rules have changed since. */
  readonly routes?: readonly ToldRoute[]
  /** What the service was when it sent the card; absent if that was not kept. */
  readonly knowledge?: { readonly version: string; readonly cards: string; readonly rules: string }
}

/** `GET /evidence/now`: the record as it was just read with the token of the launch. */
export interface RecordNow {
  /** Instant of reading, ISO 8601 in UTC. */
  readonly at: string
  /** Name, gender, birth date as the record has them; absent if the Patient was not read. */
  readonly patient?: { readonly name: string; readonly about: string }
  readonly trace: ShownTrace
  readonly rows: readonly ToldRow[]
  readonly routes: readonly ToldRoute[]
  readonly texts: readonly MarkedText[]
}

/** Any of them, refused. */
export interface Refused {
  readonly refused: string
  readonly words: readonly string[]
}
