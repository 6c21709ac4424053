/** Composition of the store as configured, and of calls that are answered through it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { answerCall } from '../answer/answer-call.ts'
import type { AnswerDeps, Answered } from '../answer/answer-call.ts'
import { ConfigRefused } from './config.ts'
import { readAuditConfig } from './store-config.ts'
import type { AuditConfig } from './store-config.ts'
import { describeKnowledge } from '../audit/knowledge.ts'
import { createPseudonyms } from '../audit/pseudonyms.ts'
import type { CallingClient } from '../cds-hooks/client.ts'
import type { CardBook } from '../content/card-book.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { explainCard } from '../answer/explain.ts'
import type { Explanation } from '../answer/explain.ts'
import type { Settings } from '../her2/settings.ts'
import { keepAnswers } from '../answer/kept-answers.ts'
import type { KeptAnswers, Ready } from '../answer/kept-answers.ts'
import type { HookRequest } from '../cds-hooks/schemas.ts'
import type { AppDeps, Evaluated, RepeatAnswers } from '../http/app-deps.ts'
import type { CutCall } from '../http/cut-call.ts'
import type { Knowledge } from '../storage/records.ts'
import { chainKeyOf } from '../storage/chain.ts'
import { keepInMemory } from '../storage/memory-store.ts'
import { openPostgres, openSqlite } from '../storage/open-store.ts'
import { copyFile } from '../storage/sqlite-file.ts'
import { causeOfFailure } from '../storage/cause-of-failure.ts'
import type { StoreCause } from '../storage/cause-of-failure.ts'
import { StoreUnavailable } from '../storage/store.ts'
import type { Store } from '../storage/store.ts'
import { takeTurns } from '../answer/take-turns.ts'
import type { Log } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'

const SQLITE_FILE = 'her2-cds.sqlite'

/** A store, and the secret that gives patients their names in it. */
export interface Kept {
  readonly store: Store
  readonly patientKey: string
  /** Signs the ends of the chain. Absent: nothing is signed with a secret, as in tests. */
  readonly chainKey?: string
  /** What signed before it. */
  readonly oldChainKeys?: readonly string[]
}

/** All keys by which a signature of the chain may hold. */
export function chainKeysOf({ chainKey = '', oldChainKeys = [] }: Kept): readonly string[] {
  return [chainKey, ...oldChainKeys]
}

/** For the sandbox and for tests: nothing is left behind. */
export function keepForNow(): Kept {
  const patientKey = randomBytes(32).toString('hex')
  const chainKey = chainKeyOf(patientKey)
  return { store: keepInMemory(undefined, undefined, chainKey), patientKey, chainKey }
}

/**
 * @param isLook For commands: nothing of the store is changed by opening it.
 * @throws StoreUnavailable with what to do.
 */
export async function openKept(config: AuditConfig, isLook = false): Promise<Kept> {
  const { databaseUrl, dataDir, storeTimeoutMs } = config
  const patientKey = config.patientKey ?? (databaseUrl ? '' : readOwnKey(dataDir))
  const chainKey = chainKeyOf(config.auditKey ?? patientKey)
  const options = { deadlineMs: storeTimeoutMs, chainKey, isLook }
  const file = join(dataDir, SQLITE_FILE)
  const store = await (databaseUrl ? openPostgres(databaseUrl, options) : openSqlite(file, options))
  const oldChainKeys = [...config.oldAuditKeys, ...config.oldPatientKeys, patientKey].map(chainKeyOf)
  return { store, patientKey, chainKey, oldChainKeys }
}

/** @throws ConfigRefused where no service has kept anything yet in the folder of the settings */
export function demandStore({ databaseUrl, dataDir }: AuditConfig): void {
  if (databaseUrl !== undefined || existsSync(join(dataDir, SQLITE_FILE))) return
  throw new ConfigRefused(
    `there is no store in ${resolve(dataDir)}: set DATA_DIR to the folder of the service, or DATABASE_URL to its database`,
  )
}

/**
 * Copies the SQLite file as it is at one moment, also while a service writes to it.
 * @returns How many pages were copied.
 * @throws ConfigRefused where the store is a database of its own, or there is none
 */
export async function backUpStore(to: string, config = readAuditConfig(process.env)): Promise<number> {
  if (config.databaseUrl !== undefined) {
    throw new ConfigRefused(
      'DATABASE_URL names a PostgreSQL database: save it with pg_dump, restore it with pg_restore',
    )
  }
  demandStore(config)
  return copyFile(join(config.dataDir, SQLITE_FILE), to)
}

/** Made at the first start and kept beside the database, readable by the service's user only. */
function readOwnKey(dataDir: string): string {
  const file = join(dataDir, 'patient-key')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const words = `the folder ${dataDir} is not writable: set DATA_DIR to one that is, or set DATABASE_URL`
    throw new StoreUnavailable(words, { cause: error })
  }
}

export interface AuditParts {
  readonly config: AuditConfig
  readonly kept: Kept
  readonly book: CardBook
  readonly cardsFolder: string
  readonly packageVersion: string
  readonly onAnswered?: (answered: Answered) => void
}

export interface Clients {
  /** The settings for a client's calls. */
  readonly siteOf: (client: CallingClient) => Site
  /** The cards that the user's role gets; undefined: all. */
  readonly packOf: (client: CallingClient, userId: string) => readonly string[] | undefined
}

/** Answers calls in the order evaluate → audit → answer, and again what is kept, audited like the first time. */
export function composeAnswers(
  parts: AuditParts,
  clients: Clients,
  kept: KeptAnswers = keepAnswers({ lifeMs: 0 }),
): { readonly evaluate: AppDeps['evaluate']; readonly repeats: RepeatAnswers } {
  const { config, book, onAnswered } = parts
  const { store, patientKey } = parts.kept
  const deps: AnswerDeps = {
    store,
    pseudonyms: createPseudonyms(patientKey, config.clearPatientIds),
    policy: config.withhold,
    book,
    newUuid: randomUUID,
    clock: () => new Date(),
    turn: takeTurns(),
    ...(onAnswered && { onAnswered }),
  }
  const knowledgeFor = keepKnowledgeOnce(parts)
  const nameOf = nameAnswers(parts, clients)
  const repeat = async (ready: Ready, cut: CutCall, service: string, client: string) => {
    const started = performance.now()
    const seen = await store.recall(ready.record.patient, cut.userId, cut.hookInstance)
    if (seen.length > 0) return undefined
    const caller = { hookInstance: cut.hookInstance, user: cut.userId, at: deps.clock() }
    const { record, ...answer } = ready.repeat({ ...caller, durationMs: performance.now() - started }, randomUUID)
    await store.record(record)
    onAnswered?.({ client, service, cards: record.cards })
    return { ...answer, cards: record.cards.filter(({ disposition }) => disposition === 'shown').length }
  }
  return {
    async evaluate(request, records, notRead, today, client) {
      const site = clients.siteOf(client)
      const knowledge = await knowledgeFor(site.settings)
      const userId = String(request.context['userId'] ?? '')
      const pack = clients.packOf(client, userId)
      const service = `her2-${request.hook}`
      const call = { request, records, notRead, today, site, knowledge, client: client.id, service }
      const name = nameOf(service, client, userId, today)
      const answered = await answerCall({ ...call, ...(pack && { pack }) }, deps)
      const keep: NonNullable<Evaluated['keep']> = (cut, sent, names) => {
        if (!answered.isForAnybody || !isOf(cut, request)) return
        kept.keep(name + cut.digest, { ...sent, record: answered.record, names: [...answered.names, ...names] })
      }
      return { ...answered, ...(request.hook === 'patient-view' && { keep }) }
    },
    repeats: {
      find(cut, service, client, today) {
        const ready = kept.find(nameOf(service, client, cut.userId, today) + cut.digest)
        return ready && (() => repeat(ready, cut, service, client.id))
      },
    },
  }
}

/** The same, with nothing kept. */
export function answerThroughStore(parts: AuditParts, clients: Clients): AppDeps['evaluate'] {
  return composeAnswers(parts, clients).evaluate
}

/** Whether what was cut out of the bytes is what the request says. */
function isOf({ hookInstance, userId, accessToken }: CutCall, { context, ...request }: HookRequest): boolean {
  const isSame = hookInstance === request.hookInstance && userId === context['userId']
  return isSame && accessToken === request.fhirAuthorization?.access_token
}

/** What a client's answers depend on is looked up by these names, which a caller can make up: then it begins anew. */
const MOST_NAMES = 1000

/** A number for each different text or thing that was met, never given twice. */
function numberThem() {
  const things = new WeakMap<object, number>()
  const texts = new Map<string, number>()
  let count = 0
  return {
    ofThing(thing: object | undefined): number {
      if (thing === undefined) return 0
      const number = things.get(thing) ?? ++count
      things.set(thing, number)
      return number
    },
    ofText(text: string): number {
      const number = texts.get(text) ?? ++count
      if (texts.size >= MOST_NAMES) texts.clear()
      texts.set(text, number)
      return number
    },
  }
}

interface Named {
  readonly site: Site
  readonly pack: readonly string[] | undefined
  readonly name: string
}

/**
 * Everything but the bytes that an answer depends on: service, client and what its profile sets, role, day, cards and rules.
 * What is not named here must not change while the process runs, or whoever changes it clears what is kept.
 */
function nameAnswers({ config, book, packageVersion }: AuditParts, { siteOf, packOf }: Clients) {
  const numbers = numberThem()
  const installed = JSON.stringify([packageVersion, book.version, config.withhold, config.clearPatientIds])
  const spellOut = (
    service: string,
    client: CallingClient,
    role: string,
    today: string,
    named: Omit<Named, 'name'>,
  ) => {
    const { settings, codeMap, baseUrl, evidenceLaunch } = named.site
    const map = numbers.ofThing(codeMap)
    const site = [settings, map, baseUrl ?? null, evidenceLaunch ?? null, named.pack ?? null]
    return JSON.stringify([installed, service, client.id, client.dialect, role, today, ...site])
  }
  // The same things were spelled out before: the name is found by them, and only as long as they are the very same.
  const known = new WeakMap<CallingClient, Map<string, Named>>()
  return (service: string, client: CallingClient, userId: string, today: string): string => {
    const role = userId.slice(0, userId.indexOf('/') + 1)
    const [site, pack] = [siteOf(client), packOf(client, userId)]
    const ofClient = known.get(client) ?? new Map<string, Named>()
    const place = `${service} ${today} ${role}`
    const found = ofClient.get(place)
    if (found?.site === site && found.pack === pack) return found.name
    const name = `${numbers.ofText(spellOut(service, client, role, today, { site, pack }))} `
    if (ofClient.size >= MOST_NAMES) ofClient.clear()
    known.set(client, ofClient.set(place, { site, pack, name }))
    return name
  }
}

/** Why a card appeared, compared with today's knowledge; a client's own settings are those of its profile. */
export function explainThroughStore(
  parts: Omit<AuditParts, 'onAnswered'>,
  siteOf: (clientId: string) => Site,
): (uuid: string) => Promise<Explanation | undefined> {
  const { kept, book, packageVersion, cardsFolder } = parts
  return (uuid) =>
    explainCard(
      kept.store,
      uuid,
      (clientId) => {
        const site = siteOf(clientId)
        return { site, book, knowledge: describeKnowledge(packageVersion, cardsFolder, site.settings) }
      },
      chainKeysOf(kept),
    )
}

/**
 * The same store, reporting to the metrics how long calls wait for it and how often it fails, and to the log when it begins
 * to fail, with the cause, and when it is well again.
 */
export function measureStore(store: Store, metrics: Metrics, log: Log): Store {
  let failing: StoreCause | undefined
  const tell = (cause: StoreCause | undefined): void => {
    if (cause === failing) return
    failing = cause
    if (cause === undefined) log.lifecycle('store-recovered')
    else log.lifecycle('store-failed', { cause })
  }
  const timed = async <Answer>(operation: string, work: Promise<Answer>): Promise<Answer> => {
    const started = performance.now()
    try {
      const answer = await work
      metrics.stored(operation, (performance.now() - started) / 1000)
      if (operation === 'record') tell(undefined)
      return answer
    } catch (error) {
      metrics.storeFailed(operation)
      tell(causeOfFailure(error))
      throw error
    }
  }
  return {
    ...store,
    record: (evaluation) => timed('record', store.record(evaluation)),
    recall: (...words) => timed('recall', store.recall(...words)),
    review: (reviews) => timed('review', store.review(reviews)),
    // The first that a signed call asks of the store: where it fails, nothing else is asked.
    replays: { ...store.replays, claim: (...words) => timed('replay', store.replays.claim(...words)) },
    note: (event) => timed('note', store.note(event)),
    recordOpening: (opening) => timed('opening', store.recordOpening(opening)),
    countUnknown: (cards) => timed('feedback', store.countUnknown(cards)),
    save: async (outcomes, receivedAt, client = '') => {
      await timed('feedback', store.save(outcomes, receivedAt, client))
      for (const { outcome } of outcomes) metrics.feedbackKept(outcome, client)
    },
  }
}

/** How long an answer about the store holds: load balancers ask every second or two, from several places. */
const FAULT_HOLDS_MS = 1000

/** Why the store does not answer now, asked at most once a second; undefined: it does. Never rejects. */
export function askStore(
  store: Store,
  clock: () => number = () => performance.now(),
): () => Promise<string | undefined> {
  let asked = -Infinity
  let answer: Promise<string | undefined> = Promise.resolve(undefined)
  return () => {
    if (clock() - asked < FAULT_HOLDS_MS) return answer
    asked = clock()
    answer = store.check().then(
      () => undefined,
      (error: unknown) => `store: ${causeOfFailure(error)}`,
    )
    return answer
  }
}

/** The knowledge of each set of settings, written once per process and before the first record that names it. */
function keepKnowledgeOnce({
  kept,
  cardsFolder,
  packageVersion,
}: AuditParts): (settings: Settings) => Promise<Knowledge> {
  const known = new Map<string, Promise<Knowledge>>()
  // Most calls come with the very same settings: then they need not be spelled out.
  let last: { readonly settings: Settings; readonly knowledge: Promise<Knowledge> } | undefined
  const keep = async (settings: Settings): Promise<Knowledge> => {
    const knowledge = describeKnowledge(packageVersion, cardsFolder, settings)
    await kept.store.keepKnowledge(knowledge)
    return knowledge
  }
  return (settings) => {
    if (last?.settings === settings) return last.knowledge
    const name = JSON.stringify(settings)
    const found = known.get(name) ?? keep(settings)
    known.set(name, found)
    last = { settings, knowledge: found }
    // If it could not be written, the next call tries again.
    found.catch(() => {
      known.delete(name)
      last = undefined
    })
    return found
  }
}

const DAY_MS = 86_400_000

/** Removes records that have passed their retention time: at start-up and once a day. Returns a function that stops it. */
export function purgeDaily(store: Store, retentionDays: number, clock: () => Date = () => new Date()): () => void {
  if (retentionDays === 0) return () => undefined
  const purge = () => store.purge(new Date(clock().getTime() - retentionDays * DAY_MS)).catch(() => undefined)
  void purge()
  const timer = setInterval(purge, DAY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
