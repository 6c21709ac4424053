/** Composition: settings, cards, the pure core, the application. Here and in cli.ts alone is the environment read. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { describeUnknownClient } from './cds-hooks/client.ts'
import type { AllowedServer } from './cds-hooks/client.ts'
import { loadCardBook } from './content/card-book.ts'
import { evaluate } from './evaluate.ts'
import type { Site } from './evaluate.ts'
import { parseExactJson } from './fhir/exact-json.ts'
import { createFhirAccess } from './fhir-access/read-records.ts'
import { DEFAULT_SETTINGS } from './her2/settings.ts'
import type { AppDeps, Readiness } from './http/app-deps.ts'
import { createApp, dayOf } from './http/create-app.ts'
import { parseBytes } from './http/read-body.ts'
import { startServer } from './http/start-server.ts'
import type { RunningServer } from './http/start-server.ts'
import { keepFeedbackInMemory } from './storage/feedback-store.ts'
import { readConfig } from './telemetry/config.ts'
import type { Config } from './telemetry/config.ts'
import { createLog } from './telemetry/log.ts'
import type { Log } from './telemetry/log.ts'

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
}

/**
 * The service as it is set up by an environment, not yet listening.
 * @throws ConfigRefused, CardBookError: with every fault and what to do.
 */
export function composeService(env: Environment = process.env): Service {
  const config = readConfig(env)
  const log = createLog(config.logLevel)
  const readiness = { ready: false }
  const book = loadCardBook(join(ROOT, 'cards'), dayOf(new Date()))
  const site: Site = { settings: DEFAULT_SETTINGS, ...(config.publicUrl ? { baseUrl: config.publicUrl } : {}) }
  const fhirServers = config.fhirServers.map((url): AllowedServer => ({
    url,
    allowPrivateAddresses: config.fhirPrivate,
  }))
  const deps: AppDeps = {
    evaluate: (request, records, notRead, today) =>
      evaluate({ request, records, notRead }, site, book, today, randomUUID),
    parseJson: parseExactJson,
    feedback: keepFeedbackInMemory(),
    unknownClient: describeUnknownClient(fhirServers, config.fhirDeadlineMs),
    readRecords: createFhirAccess((bytes) => parseBytes(bytes, parseExactJson)).readRecords,
    newUuid: randomUUID,
    clock: () => new Date(),
    log,
    readiness,
    version: { name: PACKAGE.name, version: PACKAGE.version, cards: book.version, node: process.versions.node },
    config,
  }
  return { config, log, readiness, fhirServers, app: createApp(deps) }
}

/** Listens until SIGTERM or SIGINT, then drains. */
export async function runService(service: Service, app: Express = service.app): Promise<RunningServer> {
  const { config, log, readiness } = service
  const running = await startServer(app, { ...config, readiness, log })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.stop())
  process.on('unhandledRejection', (reason) => log.lifecycle('unhandled-error', nameOf(reason)))
  process.on('uncaughtException', (error) => log.lifecycle('unhandled-error', nameOf(error)))
  return running
}

/** The kind of an error; its message may hold what must not be logged. */
function nameOf(error: unknown): { readonly errorName: string } {
  return { errorName: error instanceof Error ? error.name : typeof error }
}

/** Service, embedded FHIR server and page in one process. Its parts are loaded only here: `serve` never needs them. */
export async function runSandbox(env: Environment = process.env): Promise<RunningServer> {
  const { createSandbox } = await import('./sandbox/create-sandbox.ts')
  const service = composeService({ HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env, CORS_ORIGINS: '*' })
  const running = await runService(service, await createSandbox(service.app, ROOT))
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    service.fhirServers.push({ url: `http://${host}:${running.port}/fhir`, allowPrivateAddresses: true })
  }
  return running
}
