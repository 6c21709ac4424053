/** Composition: settings, cards, the pure core, the application. Only here and in cli.ts is the environment read. */
import { randomUUID } from 'node:crypto'
import { readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { composeEvidencePage } from './compose-evidence.ts'
import { anchorRegularly } from './compose-anchors.ts'
import { composeAdmin } from './compose-admin.ts'
import { readCardStates, withSignOff } from './compose-sign-off.ts'
import { readAuditConfig } from './store-config.ts'
import type { AuditConfig } from './store-config.ts'
import { loadCodeMap } from '../auth/load-profiles.ts'
import { describeUnknownClient } from '../cds-hooks/client.ts'
import type { AllowedServer } from '../cds-hooks/client.ts'
import {
  LOOPBACK,
  composeAccess,
  demandClients,
  composeCertificates,
  openToOwnMachine,
  packOf,
  readTlsFiles,
  siteByProfiles,
  siteFor,
  siteForEach,
} from './compose-clients.ts'
import type { Mode } from './compose-clients.ts'
import {
  composeAnswers,
  askStore,
  chainKeysOf,
  demandStore,
  explainThroughStore,
  keepForNow,
  measureStore,
  openKept,
  purgeDaily,
} from './compose-store.ts'
import type { AuditParts, Kept } from './compose-store.ts'
import { keepAnswers } from '../answer/kept-answers.ts'
import type { KeptAnswers } from '../answer/kept-answers.ts'
import { type CardBook, loadCardBook } from '../content/card-book.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { draftKeys } from '../governance/sign-off.ts'
import { siteCodesOf } from '../fhir/question/code-map.ts'
import { parseExactJson } from '../fhir/record/exact-json.ts'
import { createFhirAccess } from '../fhir-access/read-records.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'
import type { AppDeps, Readiness } from '../http/app-deps.ts'
import { SHAPE_LIMITS } from '../http/check-shape.ts'
import { createApp, dayOf } from '../http/create-app.ts'
import { parseBytes } from '../http/parse-bytes.ts'
import { startServer } from '../http/start-server.ts'
import type { RunningServer, TlsFiles } from '../http/start-server.ts'
import { createPdfReader } from '../pdf/pdf-reader.ts'
import type { PdfReader } from '../pdf/pdf-reader.ts'
import { readAttachments } from '../pdf/read-attachments.ts'
import { readConfig } from './config.ts'
import type { Config } from './config.ts'
import { giveBackMemory } from './give-back.ts'
import { listenAddress } from './listen-address.ts'
import { PACKAGE, ROOT } from './package.ts'
import { warmUp } from './warm-up.ts'
import { watchEventLoopDelay } from '../telemetry/event-loop-delay.ts'
import { createLog } from '../telemetry/log.ts'
import type { Log } from '../telemetry/log.ts'
import { createMetrics } from '../telemetry/metrics.ts'

const CARDS_FOLDER = join(ROOT, 'cards')

/** Where the build puts the page. */
const PAGE_FOLDER = join(ROOT, 'dist', 'page')

type Environment = Readonly<Record<string, string | undefined>>

export interface Service {
  readonly config: Config
  readonly log: Log
  readonly readiness: Readiness
  /** Servers that may be read for clients without a profile; the sandbox adds its own once it knows its port. */
  readonly fhirServers: AllowedServer[]
  /** The sandbox's evidence page, once its port is known. */
  readonly evidence: { launch?: string }
  readonly app: Express
  /** PEM texts of the certificate; undefined behind a proxy. @throws ConfigRefused */
  readonly readTls: () => TlsFiles | undefined
  /** To be done before it is ready. */
  readonly prepare: () => Promise<void>
  /** Reads the client profiles anew. */
  readonly reload: () => void
  /** How many answers are kept now. */
  readonly keptAnswers: () => number
  /** Closes the store, once no more calls are answered. */
  readonly close: () => Promise<void>
}

/** One reader opens the same patient again and again, and is to see the synopsis each time. */
const OF_SANDBOX = { SYNOPSIS: 'always' } as const

const parseBody = (bytes: Buffer): unknown => parseBytes(bytes, parseExactJson)

/** A store on a disk of its own machine: what is left there is measured. */
function watchDisk({ databaseUrl, dataDir }: AuditConfig): { readonly storeFreeBytes?: () => number } {
  return databaseUrl === undefined ? { storeFreeBytes: () => freeBytes(dataDir) } : {}
}

/**
 * The service as an environment sets it up, not yet listening.
 * @throws ConfigRefused, ProfilesRefused, CardBookError: with every fault and what to do about it.
 */
export function composeService(
  env: Environment = process.env,
  mode: Mode = 'serve',
  kept: Kept = keepForNow(),
): Service {
  const config = openToOwnMachine(readConfig(env), mode)
  const log = createLog(config.logLevel)
  const readiness = { ready: false }
  const book = loadCardBook(CARDS_FOLDER, dayOf(new Date()))
  const auditConfig = readSignedConfig(mode === 'sandbox' ? { ...OF_SANDBOX, ...env } : env, book, config, log)
  const evidence: Service['evidence'] = {}
  const installed = siteOf(config, auditConfig, env)
  const site = (): Site => (evidence.launch ? { ...installed, evidenceLaunch: evidence.launch } : installed)
  const fhirServers = ownServers(config)
  const load = { inFlight: 0 }
  const delay = watchEventLoopDelay()
  const storeFault = askStore(kept.store)
  const isReady = async () => readiness.ready && (await storeFault()) === undefined
  const metrics = createMetrics({
    ...{ isReady, inFlight: () => load.inFlight, eventLoopDelayMs: delay.readMs },
    ...{ version: PACKAGE.version, cards: book.version },
    ...(mode === 'serve' && watchDisk(auditConfig)),
  })
  const { verify, reload, profileOf, profiles } = composeAccess(config, mode, log, metrics)
  const certificates = composeCertificates(config)
  const clock = () => new Date()
  const store = measureStore(kept.store, metrics, log)
  const audit: AuditParts = {
    ...{ config: auditConfig, kept: { ...kept, store }, book },
    ...{ cardsFolder: CARDS_FOLDER, packageVersion: PACKAGE.version },
    onAnswered: ({ service, client, cards }) => metrics.evaluated(service, client, cards),
  }
  const pdfs = config.readPdf ? createPdfReader() : undefined
  const explain = explainThroughStore(audit, (id) => {
    const profile = profileOf(id)
    return profile ? siteFor(profile, site()) : site()
  })
  const admin = composeAdmin({ ...audit, isProduction: config.isProduction, clock, log, explain })
  const { readRecords } = createFhirAccess(parseBody, { parallel: config.fhirReadsAtOnce })
  const parts = { config, audit, pdfs, readRecords, clock, profiles, site, explain, pageFolder: PAGE_FOLDER }
  // The sandbox has its own, which needs no profile.
  const evidencePage = mode === 'serve' ? composeEvidencePage(parts) : undefined
  const keptAnswers = keepAnswers({ lifeMs: config.keptMinutes * 60_000 })
  const answers = composeAnswers(audit, { siteOf: siteForEach(site), packOf }, keptAnswers)
  const deps: AppDeps = {
    ...{ parseJson: parseExactJson, feedback: store, newUuid: randomUUID, clock, log, readiness },
    evaluate: withAttachments(answers.evaluate, pdfs),
    ...(config.keptMinutes > 0 && { repeats: answers.repeats }),
    unknownClient: describeUnknownClient(fhirServers, config.fhirDeadlineMs, isForTrial(config, mode)),
    readRecords,
    siteCodesOf: siteCodesBy(installed),
    storeFault,
    version: { name: PACKAGE.name, version: PACKAGE.version, cards: book.version, node: process.versions.node },
    config: bodyRules(config),
    metrics,
    shedding: { ...loadLimits(config), load, readDelayMs: delay.readMs },
    readStyle,
    ...(verify ? { access: { verify, replays: store.replays } } : {}),
    ...(certificates ? { certificates } : {}),
    ...(evidencePage && { evidencePage: evidencePage.routes }),
    ...admin.deps,
  }
  const close = async () => {
    await Promise.all([admin.close(), pdfs?.close(), evidencePage?.close()])
    await kept.store.close()
  }
  const prepare = () => warmUp(book, site(), dayOf(clock()))
  const life = { prepare, readTls: () => readTlsFiles(config), reload: clearAfter(reload, keptAnswers), close }
  return { config, log, readiness, fhirServers, evidence, app: createApp(deps), keptAnswers: keptAnswers.size, ...life }
}

/** What was answered under the old profiles is not given again. */
function clearAfter(reload: () => void, kept: KeptAnswers): () => void {
  return () => {
    reload()
    kept.clear()
  }
}

/** Settings with what the sign-off of the cards brings; the log of a production is told of drafts that are shown. */
function readSignedConfig(
  env: Environment,
  book: CardBook,
  { isProduction }: Partial<Config> = {},
  log?: Log,
): AuditConfig {
  const config = readAuditConfig(env)
  const states = readCardStates(config.signOffFile, CARDS_FOLDER, book, dayOf(new Date()))
  const cards = draftKeys(states)
  if (isProduction && config.draftCards === 'show' && cards.length > 0) log?.lifecycle('draft-cards-shown', { cards })
  return withSignOff(config, states)
}

function bodyRules(config: Config): AppDeps['config'] {
  const corsOrigins = config.corsOrigins ?? (config.auth === 'off' ? 'local' : '*')
  return { ...config, corsOrigins, shape: { ...SHAPE_LIMITS, entries: config.maxEntries } }
}

function loadLimits({ maxInFlight, maxLoopDelayMs: maxDelayMs, goalMs }: Config) {
  return { maxInFlight, maxDelayMs, goalMs }
}

/** Read anew each time: it is asked for rarely, and only by administrators. */
function readStyle(): string | undefined {
  try {
    return readFileSync(join(PAGE_FOLDER, 'style.css'), 'utf8')
  } catch {
    return undefined
  }
}

function siteCodesBy(installed: Site): NonNullable<AppDeps['siteCodesOf']> {
  return (client) => {
    const { codeMap } = siteFor(client, installed)
    return codeMap && siteCodesOf(codeMap)
  }
}

/** Servers that may be read for clients without a profile. */
function ownServers({ fhirServers, fhirPrivate }: Config): AllowedServer[] {
  return fhirServers.map((url) => ({ url, allowPrivateAddresses: fhirPrivate }))
}

/** Bytes that this user may still write in a folder; 0 where there is none. */
function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

/** Attached PDF reports are read before the record is evaluated, unless this is switched off. */
function withAttachments(evaluate: AppDeps['evaluate'], pdfs: PdfReader | undefined): AppDeps['evaluate'] {
  if (!pdfs) return evaluate
  return async (request, records, ...more) => {
    const read = await readAttachments(records, pdfs)
    const { keep, ...evaluated } = await evaluate(request, read, ...more)
    // A file that was too slow to read may be read the next time.
    return { ...evaluated, ...(keep && read === records && { keep }) }
  }
}

/** Calls are not authenticated, but only this machine can call: every FHIR server on it may be read. */
function isForTrial({ auth, fhirServers, isProduction, host }: Config, mode: Mode): boolean {
  const isOpen = mode === 'sandbox' ? auth !== 'on' : auth === 'off'
  return isOpen && !isProduction && fhirServers.length === 0 && (host === undefined || LOOPBACK.includes(host))
}

/** A client profile's own code map replaces the one that CODE_MAP names. @throws ProfilesRefused */
function siteOf(config: Config, { synopsis, cardDetail }: AuditConfig, env: Environment): Site {
  const settings = { ...DEFAULT_SETTINGS, synopsis, cardDetail }
  const codeMap = env['CODE_MAP'] ? { codeMap: loadCodeMap(env['CODE_MAP']) } : {}
  return { settings, ...codeMap, ...(config.publicUrl ? { baseUrl: config.publicUrl } : {}) }
}

/**
 * The service for real patients: what it shows is stored, in the configured database, else in a file.
 * @throws ConfigRefused, StoreUnavailable, and what `composeService` throws.
 */
export async function runServe(env: Environment = process.env): Promise<RunningServer> {
  const service = await openService(env)
  try {
    // The process is this service's alone.
    return await runService({ ...service, prepare: () => service.prepare().then(giveBackMemory) })
  } catch (error) {
    await service.close()
    throw error
  }
}

/**
 * The same service, with its store, its anchors and its daily purge, not yet listening.
 * @throws ConfigRefused, StoreUnavailable, and what `composeService` throws.
 */
export async function openService(env: Environment): Promise<Service> {
  const auditConfig = readAuditConfig(env)
  // Refused settings leave no store behind: a command without the service's settings would take it for that of the service.
  demandClients(openToOwnMachine(readConfig(env), 'serve'), 'serve')
  const kept = await openKept(auditConfig)
  try {
    const service = composeService(env, 'serve', kept)
    const anchorLast = await anchorRegularly(auditConfig, kept, service.log)
    const endPurge = purgeDaily(kept.store, auditConfig.retentionDays)
    const close = async () => {
      endPurge()
      await anchorLast()
      await service.close()
    }
    return { ...service, close }
  } catch (error) {
    await kept.store.close()
    throw error
  }
}

/**
 * The store, for the commands that look into it, and the explanation of why a card appeared.
 * @throws ConfigRefused where there is no store yet: looking makes none.
 */
export async function openAudit(env: Environment = process.env) {
  const book = loadCardBook(CARDS_FOLDER, dayOf(new Date()))
  const config = readSignedConfig(env, book)
  demandStore(config)
  const kept = await openKept(config, true)
  const parts = { config, kept, book, cardsFolder: CARDS_FOLDER, packageVersion: PACKAGE.version }
  const settings = readConfig(env)
  const explain = explainThroughStore(parts, siteByProfiles(settings, siteOf(settings, config, env)))
  return { store: kept.store, explain, chainKeys: chainKeysOf(kept), anchorFile: config.anchorFile }
}

/** Listens until SIGTERM or SIGINT, then drains. */
export async function runService(service: Service, app: Express = service.app): Promise<RunningServer> {
  const { config, log, readiness } = service
  const tlsFiles = service.readTls()
  const { host, note } = listenAddress(config)
  if (note) log.lifecycle(note)
  const { prepare } = service
  const running = await startServer(app, {
    ...config,
    host,
    readiness,
    log,
    prepare,
    ...(tlsFiles ? { tlsFiles } : {}),
  })
  process.on('SIGHUP', () => reloadFiles(service, running))
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void running.stop().then(() => service.close()))
  process.on('unhandledRejection', (reason) => log.lifecycle('unhandled-error', nameOf(reason)))
  process.on('uncaughtException', (error) => log.lifecycle('unhandled-error', nameOf(error)))
  return running
}

/** On SIGHUP: reads profiles and certificate again. If they cannot be used, the log says so and the old ones stay in use. */
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

/** The name of an error; its message may hold what must not be logged. */
function nameOf(error: unknown): { readonly errorName: string } {
  return { errorName: error instanceof Error ? error.name : typeof error }
}

/** Service, embedded FHIR server and page in one process. The extra parts are loaded only here: `serve` never needs them. */
export async function runSandbox(
  env: Environment = process.env,
): Promise<RunningServer & { readonly isReachable: boolean }> {
  const { createSandbox } = await loadSandbox()
  const service = composeService(
    { HOST: '127.0.0.1', INSECURE_HTTP: 'yes', LOG_LEVEL: 'warn', ...env, CORS_ORIGINS: '*' },
    'sandbox',
  )
  const running = await runService(service, await createSandbox(service.app, ROOT))
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    service.fhirServers.push({ url: `http://${host}:${running.port}/fhir`, allowPrivateAddresses: true })
  }
  service.evidence.launch = `${service.config.publicUrl ?? `http://localhost:${running.port}`}/evidence/launch`
  const { host } = service.config
  return { ...running, isReachable: host !== undefined && !LOOPBACK.includes(host) }
}

/** @throws Error that says what to do in a checkout without the packages that only the sandbox needs; the build holds them. */
async function loadSandbox(): Promise<typeof import('../sandbox/create-sandbox.ts')> {
  try {
    return await import('../sandbox/create-sandbox.ts')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' || !/'@medplum\/(?:definitions|fhir-router)'/.test(message)) throw error
    throw new Error('In a checkout the sandbox needs the development packages: run `npm ci` without --omit=dev', {
      cause: error,
    })
  }
}
