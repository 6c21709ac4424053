/**
 * Logs by allow-list: each event is a new object with named, harmless members. No URL, body, patient id, user or error
 * message of a record system is ever among them.
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
  /** False where the client went away before the answer was out. */
  readonly finished: boolean
  readonly durationMs: number
  readonly hookInstance: string | undefined
  readonly cards: number | undefined
  readonly errorCode: string | undefined
}

export type LifecycleEvent = 'listening' | 'draining' | 'stopped' | 'drain-deadline-passed' | 'unhandled-error'

export interface Log {
  request(event: RequestEvent): void
  lifecycle(event: LifecycleEvent, details?: { readonly port?: number; readonly errorName?: string }): void
}

export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    request({ method, route, service, status, finished, durationMs, hookInstance, cards, errorCode }) {
      const event = { method, route, service, status, finished, durationMs, hookInstance, cards, errorCode }
      if (status >= 500) logger.error(event, 'request')
      else logger.info(event, 'request')
    },
    lifecycle(event, { port, errorName } = {}) {
      logger.info({ event, port, errorName }, 'lifecycle')
    },
  }
}
