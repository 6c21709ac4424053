/** Composition: settings, cards, the pure core, the application. Here and in cli.ts alone is the environment read. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { describeUnknownClient } from './cds-hooks/client.ts'
import type { AllowedServer } from './cds-hooks/client.ts'
import { composeAccess, composeCertificates, readTlsFiles, siteFor } from './client-access.ts'
import type { Mode } from './client-access.ts'
import { loadCardBook } from './content/card-book.ts'
import { evaluate } from './evaluate.ts'
import type { Site } from './evaluate.ts'
import { parseExactJson } from './fhir/exact-json.ts'
import { createFhirAccess } from './fhir-access/read-records.ts'
import { DEFAULT_SETTINGS } from './her2/settings.ts'
import type { AppDeps, Readiness } from './http/app-deps.ts'
import { SHAPE_LIMITS } from './http/check-shape.ts'
import { createApp, dayOf } from './http/create-app.ts'
import { parseBytes } from './http/read-body.ts'
import { startServer } from './http/start-server.ts'
import type { RunningServer, TlsFiles } from './http/start-server.ts'
import { keepFeedbackInMemory } from './storage/feedback-store.ts'
import { keepReplaysInMemory } from './storage/replay-store.ts'
import { readConfig } from './telemetry/config.ts'
import type { Config } from './telemetry/config.ts'
import { watchEventLoopDelay } from './telemetry/event-loop-delay.ts'
import { createLog } from './telemetry/log.ts'
import type { Log } from './telemetry/log.ts'
import { createMetrics } from './telemetry/metrics.ts'

/** The package's folder, whether it runs from src/ or from dist/. */
export const ROOT = join(import.meta.dirname, '..')

export const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string; version: string }

type Environment = Readonly<Record<string, string | undefined>>

export interface Service {
  readonly config: Config
  readonly log: Log
  readonly readiness: Readiness
  /** Servers that may be read for clients without a profile; the sandbox adds its own once it knows its port. */
  readonly fhirServers: AllowedServer[]
  readonly app: Express
  /** PEM texts of the certificate; undefined behind a proxy. @throws ConfigRefused */
  readonly readTls: () => TlsFiles | undefined
  /** Reads the client profiles anew. */
  readonly reload: () => void
}

/**
 * The service as it is set up by an environment, not yet listening.
 * @throws ConfigRefused, ProfilesRefused, CardBookError: with every fault and what to do.
 */
export function composeService(env: Environment = process.env, mode: Mode = 'serve'): Service {
  const config = readConfig(env)
  const log = createLog(config.logLevel)
  const readiness = { ready: false }
  const book = loadCardBook(join(ROOT, 'cards'), dayOf(new Date()))
  const site: Site = { settings: DEFAULT_SETTINGS, ...(config.publicUrl ? { baseUrl: config.publicUrl } : {}) }
  const fhirServers = config.fhirServers.map((url): AllowedServer => ({
    url,
    allowPrivateAddresses: config.fhirPrivate,
  }))
  const load = { inFlight: 0 }
  const delay = watchEventLoopDelay()
  const metrics = createMetrics({
    isReady: () => readiness.ready,
    inFlight: () => load.inFlight,
    eventLoopDelayMs: delay.readMs,
    version: PACKAGE.version,
    cards: book.version,
  })
  const { verify, reload } = composeAccess(config, mode, log, metrics)
  const certificates = composeCertificates(config)
  const clock = () => new Date()
  const deps: AppDeps = {
    evaluate: (request, records, notRead, today, client) =>
      evaluate({ request, records, notRead }, siteFor(client, site), book, today, randomUUID),
    parseJson: parseExactJson,
    feedback: keepFeedbackInMemory(),
    unknownClient: describeUnknownClient(fhirServers, config.fhirDeadlineMs),
    readRecords: createFhirAccess((bytes) => parseBytes(bytes, parseExactJson)).readRecords,
    newUuid: randomUUID,
    clock,
    log,
    readiness,
    version: { name: PACKAGE.name, version: PACKAGE.version, cards: book.version, node: process.versions.node },
    config: { ...config, shape: { ...SHAPE_LIMITS, entries: config.maxEntries } },
    metrics,
    shedding: {
      load,
      maxInFlight: config.maxInFlight,
      maxDelayMs: config.maxLoopDelayMs,
      readDelayMs: delay.readMs,
    },
    ...(verify ? { access: { verify, replays: keepReplaysInMemory(clock) } } : {}),
    ...(certificates ? { certificates } : {}),
  }
  return { config, log, readiness, fhirServers, app: createApp(deps), readTls: () => readTlsFiles(config), reload }
}

/** Listens until SIGTERM or SIGINT, then drains. */
export async function runService(service: Service, app: Express = service.app): Promise<RunningServer> {
  const { config, log, readiness } = service
  const tlsFiles = service.readTls()
  const host = config.host ?? (config.auth === 'off' ? '127.0.0.1' : undefined)
  const running = await startServer(app, { ...config, host, readiness, log, ...(tlsFiles ? { tlsFiles } : {}) })
  process.on('SIGHUP', () => reloadFiles(service, running))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.stop())
  process.on('unhandledRejection', (reason) => log.lifecycle('unhandled-error', nameOf(reason)))
  process.on('uncaughtException', (error) => log.lifecycle('unhandled-error', nameOf(error)))
  return running
}

/** On SIGHUP: profiles and certificate anew. What cannot be used is told to the log, and the old stays in use. */
function reloadFiles(service: Service, running: RunningServer): void {
  service.reload()
  try {
    const tlsFiles = service.readTls()
    if (!tlsFiles) return
    running.renewCertificate(tlsFiles)
    service.log.lifecycle('certificate-reloaded')
  } catch (error) {
    service.log.lifecycle('certificate-refused', nameOf(error))
  }
}

/** The kind of an error; its message may hold what must not be logged. */
function nameOf(error: unknown): { readonly errorName: string } {
  return { errorName: error instanceof Error ? error.name : typeof error }
}

/** Service, embedded FHIR server and page in one process. Its parts are loaded only here: `serve` never needs them. */
export async function runSandbox(env: Environment = process.env): Promise<RunningServer> {
  const { createSandbox } = await import('./sandbox/create-sandbox.ts')
  const service = composeService({ HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env, CORS_ORIGINS: '*' }, 'sandbox')
  const running = await runService(service, await createSandbox(service.app, ROOT))
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    service.fhirServers.push({ url: `http://${host}:${running.port}/fhir`, allowPrivateAddresses: true })
  }
  return running
}
