/** What the evidence page is composed of. */
import type { Explanation } from '../answer/explain.ts'
import type { ClientProfile } from '../auth/client-profiles.ts'
import type { ReadRecords } from '../cds-hooks/record-access.ts'
import type { SiteCodes } from '../cds-hooks/services.ts'
import type { CardBook } from '../content/card-book.ts'
import type { Site } from '../evaluate/evaluate.ts'
import type { AskJson } from '../fhir-access/ask-json.ts'
import type { Store } from '../storage/store.ts'

/** The built files of the page, by name: 'evidence.html', 'evidence-page.js', 'style.css', 'icon.svg'. */
export type PageFiles = (name: string) => string

export interface EvidenceDeps {
  /** Asked again for every launch, so that reloaded profiles take effect at once. */
  readonly profiles: () => Iterable<ClientProfile>
  readonly store: Pick<Store, 'launches' | 'findCard' | 'findEvaluation' | 'findKnowledge' | 'recordOpening'>
  /** All names under which a patient may be stored, the present one first: under each key there was. */
  readonly namesOf: (client: string, patientId: string) => readonly string[]
  /** Address under which browsers reach the service, where a profile names no other. */
  readonly publicUrl: string | undefined
  readonly sessionMinutes: number
  /** Origins that may show the page in a frame; empty: none. */
  readonly frameAncestors: readonly string[]
  readonly askJson: AskJson
  readonly readRecords: ReadRecords
  /** Bundles with their attached PDF reports made readable. */
  readonly readAttachments: (records: readonly unknown[]) => Promise<readonly unknown[]>
  readonly siteOf: (profile: ClientProfile) => Site
  readonly siteCodesOf: (profile: ClientProfile) => SiteCodes | undefined
  readonly book: CardBook
  /** Why a card appeared, from what was stored of it. */
  readonly explain: (uuid: string) => Promise<Explanation | undefined>
  readonly version: string
  readonly clock: () => Date
  /** 'YYYY-MM-DD' of an instant, in the service's time zone. */
  readonly dayOf: (instant: Date) => string
  readonly newUuid: () => string
  readonly files: PageFiles
}
