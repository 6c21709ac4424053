/** What the application is composed of. Everything with a side effect, and the clock, is passed in from outside. */
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
import type { CutCall } from './cut-call.ts'
import type { ShapeLimits } from './check-shape.ts'
import type { Load, LoadLimits } from './shed-load.ts'
import type { ParseJson } from './parse-bytes.ts'
import type { RefusedRequest } from './tell-refusals.ts'

/**
 * Request and records (Bundles or resources, as sent) → answer, audited. `notRead` holds the prefetch keys that were not
 * read: what depends on them is unknown, never absent. `today` is 'YYYY-MM-DD'. `client` is the calling EHR, whose
 * settings apply.
 */
export type Evaluate = (
  request: HookRequest,
  records: readonly unknown[],
  notRead: readonly string[],
  today: string,
  client: CallingClient,
) => Evaluated | Promise<Evaluated>

export interface Evaluated {
  /** Keeps the answer as it is sent, for calls that hold the same record. Absent: it is this call's alone. */
  readonly keep?: (call: CutCall, sent: AnswerText, names: readonly string[]) => void
  readonly response: CdsResponse
  /** Keys that were not read and without which an answer without cards means nothing. */
  readonly missedKeys?: readonly string[]
  readonly trace: unknown
}

/** Gives answers again that were given a short while ago to calls with the same record. */
export interface RepeatAnswers {
  /** Undefined where there is none. */
  find(call: CutCall, service: string, client: CallingClient, today: string): Repeat | undefined
}

/**
 * The answer to a call that is known, audited like any other; undefined where this reader has seen something of it.
 * @throws StoreUnavailable
 */
export type Repeat = () => Promise<(AnswerText & { readonly cards: number }) | undefined>

export interface AnswerText {
  readonly text: string
  /** What the client says set the call off. */
  readonly trigger?: string
}

/** Whether new calls should be sent here; false before the first and while the process drains. */
export interface Readiness {
  ready: boolean
  /** It will be soon. */
  isStarting?: boolean
}

/** Method, path, and what answers it. */
export type Route = readonly ['get' | 'post', string, ...RequestHandler[]]

export interface AppDeps {
  readonly evaluate: Evaluate
  readonly parseJson: ParseJson
  /** Absent: every call is evaluated. */
  readonly repeats?: RepeatAnswers
  readonly feedback: FeedbackStore
  /** The client of calls without a token. */
  readonly unknownClient: CallingClient
  /** Reads what the prefetch lacks. */
  readonly readRecords: ReadRecords
  /** The client's own codes, for which its server is searched as well. Absent: none. */
  readonly siteCodesOf?: (client: CallingClient) => SiteCodes | undefined
  readonly newUuid: () => string
  readonly clock: () => Date
  readonly log: Log
  readonly readiness: Readiness
  /** Resolves with a word for why the store does not answer now; undefined: it does. Absent: it is not asked. */
  readonly storeFault?: () => Promise<string | undefined>
  /** The body of `GET /version`. */
  readonly version: Readonly<Record<string, string>>
  readonly config: {
    /** '*', `local` for pages of this machine, or exact origins; an empty list switches CORS off. */
    readonly corsOrigins: '*' | 'local' | readonly string[]
    /** The largest request body that is read, in bytes. */
    readonly bodyLimit: number
    readonly shape?: ShapeLimits
  }
  /** Who may call. Absent: anybody, for trying out. */
  readonly access?: {
    readonly verify: VerifyToken
    readonly replays: ReplayStore
  }
  /** Mutual TLS, required on all of /cds-services. */
  readonly certificates?: CertificateRules
  /** When calls are refused because of load. Absent: never. */
  readonly shedding?: LoadLimits & { readonly load: Load; readonly readDelayMs: () => number }
  readonly metrics?: Metrics
  /** Told of each call that was refused. Absent: nobody. */
  readonly onRefusedCall?: (refused: RefusedRequest) => void
  /** What is served under /admin. Absent: nothing. */
  readonly admin?: RequestHandler
  /** The style of its pages; undefined where the page was not built. */
  readonly readStyle?: () => string | undefined
  /** Routes of the evidence page. Absent: there is none. */
  readonly evidencePage?: readonly Route[]
}
