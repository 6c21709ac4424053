/**
 * Logs by allow-list: each event is a new object with named, harmless members. No URL, body, patient id, user or error
 * message from a record system is ever among them.
 */
import pino from 'pino'
import type { DestinationStream } from 'pino'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface RequestEvent {
  readonly method: string
  /** The route's pattern, never the URL. */
  readonly route: string
  readonly service: string | undefined
  readonly status: number
  /** False if the client went away before the answer was sent. */
  readonly finished: boolean
  readonly durationMs: number
  readonly hookInstance: string | undefined
  readonly cards: number | undefined
  readonly errorCode: string | undefined
  /** Id of the verified client's profile. */
  readonly client?: string | undefined
  /** The client's own code for what the user did; digits. */
  readonly trigger?: string | undefined
  /** Why a token was refused: a word of a closed list, never one of the token. */
  readonly fault?: string | undefined
  /** Why a call was refused with 412: names of the service's own keys, each with a reason of a closed list. */
  readonly notRead?: readonly string[] | undefined
}

export type LifecycleEvent =
  | 'listening'
  | 'draining'
  | 'stopped'
  | 'drain-deadline-passed'
  | 'unhandled-error'
  | 'authentication-off'
  | 'plain-http'
  | 'store-failed'
  | 'store-recovered'
  | 'own-machine-only'
  | 'profiles-loaded'
  | 'profiles-refused'
  | 'certificate-reloaded'
  | 'certificate-refused'
  | 'shared-admin-secret'
  | 'draft-cards-shown'
  | 'anchor-failed'
  | 'anchor-recovered'

export interface LifecycleDetails {
  readonly port?: number
  readonly errorName?: string
  /** Why, as a word of a closed list. */
  readonly cause?: string
  /** Files of the installation, and what is wrong with them: only words about configuration. */
  readonly faults?: readonly string[]
  readonly clients?: readonly string[]
  /** Keys of the card catalogue. */
  readonly cards?: readonly string[]
}

export interface Log {
  request(event: RequestEvent): void
  lifecycle(event: LifecycleEvent, details?: LifecycleDetails): void
}

/** What somebody should look at. */
const WARNINGS: ReadonlySet<LifecycleEvent> = new Set([
  'drain-deadline-passed',
  'unhandled-error',
  'authentication-off',
  'plain-http',
  'store-failed',
  'own-machine-only',
  'profiles-refused',
  'certificate-refused',
  'shared-admin-secret',
  'draft-cards-shown',
  'anchor-failed',
])

export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    request({
      method,
      route,
      service,
      status,
      finished,
      durationMs,
      hookInstance,
      cards,
      errorCode,
      client,
      trigger,
      fault,
      notRead,
    }) {
      const event = {
        method,
        route,
        service,
        status,
        finished,
        durationMs,
        hookInstance,
        cards,
        errorCode,
        client,
        trigger,
        fault,
        notRead,
      }
      if (status >= 500) logger.error(event, 'request')
      else logger.info(event, 'request')
    },
    lifecycle(event, { port, errorName, cause, faults, clients, cards } = {}) {
      const severity = WARNINGS.has(event) ? 'warn' : 'info'
      logger[severity]({ event, port, errorName, cause, faults, clients, cards }, 'lifecycle')
    },
  }
}
