/** What the application is composed of. Everything that has a side effect, and the clock, comes in from outside. */
import type { RequestHandler } from 'express'
import type { CallingClient } from '../cds-hooks/client.ts'
import type { ReadRecords } from '../cds-hooks/record-access.ts'
import type { CdsResponse, HookRequest } from '../cds-hooks/schemas.ts'
import type { SiteCodes } from '../cds-hooks/services.ts'
import type { VerifyToken } from '../auth/verify-jwt.ts'
import type { FeedbackStore } from '../storage/feedback-store.ts'
import type { ReplayStore } from '../storage/replay-store.ts'
import type { Log } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { CertificateRules } from './authenticate.ts'
import type { ShapeLimits } from './check-shape.ts'
import type { Load, LoadLimits } from './shed-load.ts'
import type { ParseJson } from './read-body.ts'

/**
 * Request and records (Bundles or resources, as sent) → answer, audited. `notRead` holds the prefetch keys that were not read: what rests on them is
 * unknown, never absent. `today` is 'YYYY-MM-DD'. `client` is the EHR that calls, whose settings count.
 */
export type Evaluate = (
  request: HookRequest,
  records: readonly unknown[],
  notRead: readonly string[],
  today: string,
  client: CallingClient,
) => Evaluated | Promise<Evaluated>

export interface Evaluated {
  readonly response: CdsResponse
  /** Keys that were not read, where for want of them an answer without cards means nothing. */
  readonly missedKeys?: readonly string[]
  readonly trace: unknown
}

/** Whether new calls should be sent here; false while the process drains. */
export interface Readiness {
  ready: boolean
}

export interface AppDeps {
  readonly evaluate: Evaluate
  readonly parseJson: ParseJson
  readonly feedback: FeedbackStore
  /** Who calls where no token tells. */
  readonly unknownClient: CallingClient
  /** Reads what the prefetch lacks. */
  readonly readRecords: ReadRecords
  /** The client's own codes that its server is searched for as well. Absent: none. */
  readonly siteCodesOf?: (client: CallingClient) => SiteCodes | undefined
  readonly newUuid: () => string
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
    readonly shape?: ShapeLimits
  }
  /** Who may call. Absent: everybody, for trying out. */
  readonly access?: {
    readonly verify: VerifyToken
    readonly replays: ReplayStore
  }
  /** Mutual TLS, asked for on all of /cds-services. */
  readonly certificates?: CertificateRules
  /** When calls are refused because of load. Absent: never. */
  readonly shedding?: LoadLimits & { readonly load: Load; readonly readDelayMs: () => number }
  readonly metrics?: Metrics
  /** What stands under /admin. Absent: nothing. */
  readonly admin?: RequestHandler
}
