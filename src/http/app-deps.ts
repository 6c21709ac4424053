/** What the application is composed of. Everything that has a side effect, and the clock, comes in from outside. */
import type { CdsResponse, HookRequest } from '../cds-hooks/schemas.ts'
import type { FeedbackStore } from '../storage/feedback-store.ts'
import type { Log } from '../telemetry/log.ts'
import type { ParseJson } from './read-body.ts'

/**
 * Request and records (Bundles or resources, as sent) → answer. Pure. `notRead` holds the prefetch keys that were not read: what rests on them is
 * unknown, never absent. `today` is 'YYYY-MM-DD'.
 */
export type Evaluate = (
  request: HookRequest,
  records: readonly unknown[],
  notRead: readonly string[],
  today: string,
) => { readonly response: CdsResponse; readonly trace: unknown }

/** Whether new calls should be sent here; false while the process drains. */
export interface Readiness {
  ready: boolean
}

export interface AppDeps {
  readonly evaluate: Evaluate
  readonly parseJson: ParseJson
  readonly feedback: FeedbackStore
  readonly clock: () => Date
  readonly log: Log
  readonly readiness: Readiness
  /** The body of `GET /version`. */
  readonly version: Readonly<Record<string, string>>
  readonly config: {
    /** '*' or exact origins; none switches CORS off. */
    readonly corsOrigins: '*' | readonly string[]
    /** Bytes of a request body that are read. */
    readonly bodyLimit: number
  }
}
