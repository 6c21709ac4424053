/** A steady load while everything around the service fails in turn: what was answered, and whether any answer was wrong. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { readRequest } from '../../fixtures/stories/load-stories.ts'
import { startDatabase } from './chaos-database.ts'
import type { Database, Told } from './chaos-database.ts'
import { createSender, createSigner, startProgram } from './serve.ts'
import type { Answer, Program, Sender, Signer } from './serve.ts'

export interface ChaosOptions {
  /** Requests per second. */
  readonly rate: number
  /** Seconds of each phase. */
  readonly seconds: number
  /** On PostgreSQL, which fails as well; otherwise on an SQLite file. */
  readonly withDatabase: boolean
  /**
   * Two calls at a time instead of a fixed rate, and each healthy phase first waits until all is well: the outcome then does
   * not depend on how fast the machine is.
   */
  readonly isPatient?: boolean
}

export interface PhaseRow {
  readonly phase: string
  readonly sent: number
  /** 200 with the same cards as without faults. */
  readonly right: number
  readonly wrong: number
  /** Statuses other than 200, and errors of connections. */
  readonly others: Readonly<Record<string, number>>
  readonly p50: number
  readonly p99: number
  readonly longest: number
}

/** What was confirmed to clients as stored, and how much of it the store does not have. */
export interface KeptRow {
  readonly cards: number
  readonly feedback: number
  readonly lost: number
}

export interface ChaosReport {
  readonly rows: readonly PhaseRow[]
  /** Undefined without a database. */
  readonly kept: KeptRow | undefined
  readonly faults: readonly string[]
}

type Mode = 'well' | 'slow' | 'cut' | 'errors'

interface Peer {
  mode: Mode
  readonly base: string
  stop(): void
}

/** A server that can be told to fail. */
async function startPeer(answer: (url: string, res: ServerResponse) => void): Promise<Peer> {
  // prettier-ignore
  const modes: Readonly<Record<Mode, (url: string, res: ServerResponse) => void>> = {
    well:   answer,
    slow:   (url, res) => void setTimeout(() => answer(url, res), 8000).unref(),
    cut:    (_url, res) => void res.destroy(),
    errors: (_url, res) => void res.writeHead(500).end('<html>'),
  }
  const server = createServer((req, res) => modes[peer.mode](req.url ?? '', res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  const peer: Peer = { mode: 'well', base, stop }
  return peer
}

const SLUGS = [
  'ihc-2-plus-no-ish',
  'metastatic-ihc-1-plus',
  'group-2-ihc-2-plus-no-recount',
  'bilateral-cancers',
  'metastatic-positive',
]
const PATH = '/cds-services/her2-patient-view'
const FEEDBACK_PATH = `${PATH}/feedback`
/** Milliseconds after which the service gives up on its store. */
const STORE_MS = 1500
/** The most milliseconds that an answer may take: the deadlines of the peers one after another, and room for a busy machine. */
const LONGEST = 6000
/** The same, but the machine may be as slow as it likes. */
const LONGEST_PATIENT = 60_000

/** Of the calls of a phase in which all is well, the least share that must be answered with cards. */
const WELL_SHARE = 0.5

type Hook = Record<string, unknown> & { context: { patientId: string }; prefetch: Record<string, unknown> }

interface Call {
  readonly slug: string
  /** The request under a user name of its own: nobody opens one record thousands of times. */
  readonly bodyOf: (user: number) => Buffer
  /** Statuses that are acceptable besides 200. */
  readonly mayBe: readonly number[]
}

const USERS = 300
/** Stands where the names of the call and of its user go. */
const [INSTANCE_MARK, USER_MARK] = ['hook-instance-of-the-call', 'Practitioner/of-the-call']

function bodyMaker(request: Hook): Call['bodyOf'] {
  const marked = { ...request, hookInstance: INSTANCE_MARK, context: { ...request.context, userId: USER_MARK } }
  const text = JSON.stringify(marked)
  return (user) => Buffer.from(text.replace(INSTANCE_MARK, randomUUID()).replace(USER_MARK, `Practitioner/${user}`))
}

/** The whole request of each story, and the same with its HER2 results to be read from the record server. */
function prepareCalls(fhirServer: string): Call[] {
  return SLUGS.flatMap((slug): Call[] => {
    const request = JSON.parse(readRequest(slug)) as Hook
    const { her2: _, ...prefetch } = request.prefetch
    const fhirAuthorization = {
      access_token: 't',
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'patient/*.read',
      subject: 's',
    }
    const lacking = { ...request, prefetch, fhirServer, fhirAuthorization }
    return [
      { slug, bodyOf: bodyMaker(request), mayBe: [503] },
      { slug, bodyOf: bodyMaker(request), mayBe: [503] },
      { slug, bodyOf: bodyMaker(lacking), mayBe: [412, 503] },
    ]
  })
}

/** The content of an answer, without the uuids that are new each time. */
function wordsOf(text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'uuid')
}

class Tally {
  sent = 0
  right = 0
  wrong = 0
  readonly others = new Map<string, number>()
  readonly times: number[] = []

  describe(phase: string): PhaseRow {
    const times = this.times.sort((one, other) => one - other)
    const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
    const { sent, right, wrong } = this
    return {
      phase,
      sent,
      right,
      wrong,
      others: Object.fromEntries(this.others),
      p50: at(0.5),
      p99: at(0.99),
      longest: at(1),
    }
  }
}

interface Scene {
  readonly jwks: Peer
  readonly records: Peer
  readonly signer: Signer
  readonly calls: readonly Call[]
  readonly expected: Map<string, string>
  readonly faults: string[]
  readonly told: Told
  readonly database: Database | undefined
  readonly start: () => Promise<Instance>
  /** The most milliseconds that an answer may take. */
  readonly longest: number
  /** The instance that is called now. */
  current: Instance
}

interface Instance {
  readonly program: Program
  readonly sender: Sender
}

/** Name, what is changed at its beginning, and whether all is well in it, so that cards must come. */
type Phase = readonly [name: string, change: () => void | Promise<void>, isWell?: boolean]

function listPhases(scene: Scene, { seconds }: ChaosOptions): readonly Phase[] {
  const { jwks, records, database } = scene
  // prettier-ignore
  const phases: Phase[] = [
    ['calm',                            () => {}, true],
    ['keys slow',                       () => void (jwks.mode = 'slow')],
    ['keys cut',                        () => void (jwks.mode = 'cut')],
    ['service restarted, keys cut',     () => roll(scene)],
    ['keys back',                       () => void (jwks.mode = 'well')],
    ['records slow',                    () => void (records.mode = 'slow')],
    ['records cut',                     () => void (records.mode = 'cut')],
    ['records answer 500',              () => void (records.mode = 'errors')],
    ['records back, service restarted', () => { records.mode = 'well'; return roll(scene) }, true],
  ]
  // prettier-ignore
  if (database) phases.push(
    ['database slow',                   () => database.set('slow')],
    ['database cut',                    () => database.set('cut')],
    ['database back',                   () => database.set('well'), true],
    ['database crashed, restarted',     () => crash(database, seconds)],
  )
  return [...phases, ['calm again', () => {}, true]]
}

/** In the middle of the load, for a third of it. */
async function crash({ server }: Database, seconds: number): Promise<void> {
  await sleep(seconds * 333)
  await server.kill()
  await sleep(seconds * 333)
  await server.start()
}

export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const database = options.withDatabase ? await startDatabase() : undefined
  try {
    const scene = await setScene(database, options)
    const rows: PhaseRow[] = []
    for (const [phase, change, isWell] of listPhases(scene, options)) {
      const tally = new Tally()
      const before = scene.faults.length
      const tokens = await signTokens(scene, options)
      const changed = change()
      if (isWell && options.isPatient) await waitUntilWell(scene, changed)
      await load(scene, tally, options, tokens)
      await changed
      scene.faults.splice(before, Infinity, ...scene.faults.slice(before).map((fault) => `${phase}: ${fault}`))
      rows.push(tally.describe(phase))
      if (isWell && tally.right < WELL_SHARE * tally.sent)
        scene.faults.push(`${phase}: only ${tally.right} of ${tally.sent} calls were answered with cards`)
    }
    const code = await scene.current.program.stop()
    if (code !== 0) scene.faults.push(`the service ended with ${code}`)
    scene.current.sender.close()
    scene.jwks.stop()
    scene.records.stop()
    const kept = database && (await checkKept(database, scene))
    return { rows, kept, faults: scene.faults.slice(0, 20) }
  } finally {
    await database?.remove()
  }
}

async function checkKept(database: Database, { told, faults }: Scene): Promise<KeptRow> {
  const lost = await database.countLost(told)
  if (lost > 0) faults.unshift(`${lost} cards or feedback were confirmed and are not in the store`)
  return { cards: told.cards.size, feedback: told.feedback.size, lost }
}

async function setScene(database: Database | undefined, { isPatient = false }: ChaosOptions): Promise<Scene> {
  const longest = isPatient ? LONGEST_PATIENT : LONGEST
  const signer = await createSigner()
  const jwks = await startPeer((_url, res) => void res.end(JSON.stringify({ keys: [signer.jwk] })))
  const her2 = new Map(
    SLUGS.map((slug) => {
      const { context, prefetch } = JSON.parse(readRequest(slug)) as Hook
      return [
        context.patientId,
        JSON.stringify(prefetch.her2 ?? { resourceType: 'Bundle', type: 'searchset', total: 0 }),
      ]
    }),
  )
  const records = await startPeer((url, res) => {
    const patient = new URL(url, 'http://x').searchParams.get('patient') ?? ''
    res.setHeader('content-type', 'application/fhir+json').end(her2.get(patient.replace('Patient/', '')))
  })
  const fhirServer = `${records.base}/fhir`
  const profile = {
    jwks: { urls: [`${jwks.base}/jwks.json`] },
    algorithms: ['RS256'],
    fhirServers: [{ url: fhirServer, allowPrivateAddresses: true }],
    timeouts: { jwksMs: 1000, fhirMs: 1500 },
  }
  const settings = {
    LINGER_SECONDS: '1',
    ...(isPatient && { MAX_LOOP_DELAY_MS: '60000', GOAL_MS: '600000' }),
    DRAIN_SECONDS: '10',
    STORE_TIMEOUT_MS: String(STORE_MS),
    ...(database && { DATABASE_URL: database.url, PATIENT_KEY: randomUUID() }),
  }
  const start = async (): Promise<Instance> => {
    const program = await startProgram(profile, settings)
    return { program, sender: createSender(program.port, 1024, Math.max(longest, 10_000)) }
  }
  const current = await start()
  const scene: Scene = {
    jwks,
    records,
    signer,
    calls: prepareCalls(fhirServer),
    expected: new Map(),
    faults: [],
    told: { cards: new Set(), feedback: new Map() },
    database,
    start,
    longest,
    current,
  }
  // The full call of each story gives the answer that all later ones must give.
  for (const call of scene.calls.filter(({ mayBe }) => !mayBe.includes(412))) {
    const ask = async () => post(scene, PATH, call.bodyOf(0), await signer.sign(PATH, 300))
    let answer = await ask()
    while (isPatient && answer.status === 503) answer = await ask()
    if (answer.status !== 200) throw new Error(`${call.slug}: ${answer.status} ${answer.text}`)
    scene.expected.set(call.slug, wordsOf(answer.text))
  }
  return scene
}

/** As a rolling update does: the new one is ready first, then the old one is told to stop and calls go elsewhere when it says so. */
async function roll(scene: Scene): Promise<void> {
  const old = scene.current
  const next = await scene.start()
  await sleep(500)
  const stopped = old.program.stop()
  // The balancer asks every half second, so calls still arrive at the one that is leaving.
  await sleep(500)
  scene.current = next
  const code = await stopped
  if (code !== 0) scene.faults.push(`the service ended with ${code}: ${old.program.output().slice(-300)}`)
  old.sender.close()
}

function post(scene: Scene, path: string, body: Buffer, authorization: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization }
  return scene.current.sender.send({ method: 'POST', path, headers, body })
}

/** One call in twenty has a token that has expired: it must never be answered. */
const isExpired = (count: number) => count % 20 === 19

/** Tokens are signed before the clock runs: signing takes this process longer than sending. */
function signTokens(scene: Scene, { rate, seconds }: ChaosOptions): Promise<string[]> {
  const sign = (_: unknown, count: number) => scene.signer.sign(PATH, isExpired(count) ? -600 : 300)
  return Promise.all(Array.from({ length: rate * seconds }, sign))
}

/** Waits until each call, including the one whose records are read from the server, gets the cards it gets without faults. */
async function waitUntilWell(scene: Scene, changed: void | Promise<void>): Promise<void> {
  await changed
  for (const call of scene.calls) {
    const ask = async () => post(scene, PATH, call.bodyOf(0), await scene.signer.sign(PATH, 300))
    while (wordsOf((await ask()).text) !== scene.expected.get(call.slug)) await sleep(50)
  }
}

async function load(
  scene: Scene,
  tally: Tally,
  { rate, isPatient }: ChaosOptions,
  tokens: readonly string[],
): Promise<void> {
  if (isPatient) {
    const waiting = [...tokens.entries()]
    const caller = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await callOnce(scene, tally, ...next)
    }
    await Promise.all([caller(), caller()])
    return
  }
  const running: Promise<void>[] = []
  const started = performance.now()
  for (const [count, token] of tokens.entries()) {
    const due = started + (count * 1000) / rate
    if (due > performance.now()) await sleep(due - performance.now())
    running.push(callOnce(scene, tally, count, token))
  }
  await Promise.all(running)
}

async function callOnce(scene: Scene, tally: Tally, count: number, token: string): Promise<void> {
  const call = scene.calls[count % scene.calls.length]
  if (!call) return
  tally.sent++
  const answer = await post(scene, PATH, call.bodyOf(count % USERS), token)
  tally.times.push(answer.ms)
  if (answer.ms > scene.longest) scene.faults.push(`${call.slug}: ${Math.round(answer.ms)} ms`)
  if (answer.status === 200) return judgeCards(scene, tally, count, call, answer)
  const name = answer.status === 0 ? answer.text : String(answer.status)
  tally.others.set(name, (tally.others.get(name) ?? 0) + 1)
  const isFine = (isExpired(count) && answer.status === 401) || call.mayBe.includes(answer.status)
  if (!isFine) scene.faults.push(`${call.slug}: ${name}`)
}

async function judgeCards(scene: Scene, tally: Tally, count: number, call: Call, answer: Answer): Promise<void> {
  if (isExpired(count) || wordsOf(answer.text) !== scene.expected.get(call.slug)) {
    tally.wrong++
    const why = isExpired(count) ? 'an expired token was answered' : 'cards other than those without faults'
    scene.faults.push(`${call.slug}: ${why}`)
    return
  }
  tally.right++
  const { cards } = JSON.parse(answer.text) as { cards: { uuid: string }[] }
  for (const { uuid } of cards) scene.told.cards.add(uuid)
  if (count % 10 === 0 && cards[0]) await sendFeedback(scene, cards[0].uuid)
}

/** Of one call in ten: accepted, for what is set aside would be left out of later answers. */
async function sendFeedback(scene: Scene, card: string): Promise<void> {
  const outcomeTimestamp = new Date().toISOString()
  const outcome = { card, outcome: 'accepted', outcomeTimestamp, acceptedSuggestions: [{ id: 'suggestion' }] }
  const body = Buffer.from(JSON.stringify({ feedback: [outcome] }))
  const answer = await post(scene, FEEDBACK_PATH, body, await scene.signer.sign(FEEDBACK_PATH, 300))
  if (answer.ms > scene.longest) scene.faults.push(`feedback: ${Math.round(answer.ms)} ms`)
  if (answer.status === 200) scene.told.feedback.set(card, outcomeTimestamp)
  else if (answer.status !== 503) scene.faults.push(`feedback: ${answer.status || ''} ${answer.text.slice(0, 300)}`)
}
