/**
 * Nothing that was acknowledged is lost: the service is killed (SIGKILL) under load, again and again; each time, every
 * card that a client got with 200 and all feedback that was confirmed must be in the store. With PostgreSQL the database
 * server is crashed as well, in every second round. At the end the chain of hashes over all of it must be whole.
 * `node scripts/durability.ts [--rounds 50] [--store sqlite|postgres|both] [--connections 16]`; exits with 1 on any loss.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { loadStories } from '../fixtures/stories/load-stories.ts'
import { verifyChain } from '../src/audit/verify-chain.ts'
import { chainKeyOf } from '../src/storage/chain.ts'
import { openPostgres, openSqlite } from '../src/storage/open-store.ts'
import type { Store } from '../src/storage/store.ts'
import { startPostgres } from '../test/storage/postgres-server.ts'
import type { PostgresServer } from '../test/storage/postgres-server.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    store: { type: 'string', default: 'both' },
    connections: { type: 'string', default: '16' },
  },
})
const rounds = Number(values.rounds)
const connections = Number(values.connections)

interface Place {
  readonly name: string
  readonly env: Readonly<Record<string, string>>
  open(): Promise<Store>
  /** What the service signs its chains with. */
  chainKey(): string
  /** Crashes what is below the service and brings it back. */
  crash?: () => Promise<void>
}

/** What was acknowledged to clients. */
interface Acknowledged {
  readonly cards: Set<string>
  readonly feedback: Map<string, string>
  refused: number
}

type Story = Record<string, unknown> & { readonly hook: string; readonly context: object }

const stories = loadStories().map(({ request }) => JSON.parse(request) as Story)

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function startService(place: Place): Promise<{ readonly child: ChildProcess; readonly base: string }> {
  const port = await findFreePort()
  const env = { ...process.env, ...place.env, AUTH: 'off', PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, ['--no-warnings', join(root, 'bin', 'her2-cds.js'), 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const base = `http://127.0.0.1:${port}`
  for (const until = Date.now() + 300_000; Date.now() < until && child.exitCode === null; await sleep(20)) {
    const answer = await fetch(`${base}/readyz`).catch(() => undefined)
    if (answer?.ok) return { child, base }
  }
  child.kill('SIGKILL')
  throw new Error('the service did not start')
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** One client: it calls, and sets aside or accepts what it gets, until the service is gone. */
async function work(base: string, told: Acknowledged, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const story = stories[Math.floor(Math.random() * stories.length)]
    if (!story) return
    const service = `${base}/cds-services/her2-${story.hook}`
    try {
      // A new user each time: what one user has set aside is withheld from that user.
      const context = { ...story.context, userId: `Practitioner/${randomUUID()}` }
      const answer = await post(service, { ...story, context, hookInstance: randomUUID() })
      if (answer.status !== 200) {
        told.refused++
        continue
      }
      const { cards } = (await answer.json()) as { cards: { uuid: string }[] }
      for (const { uuid } of cards) told.cards.add(uuid)
      const [card] = cards
      if (!card) continue
      const outcomeTimestamp = new Date().toISOString()
      const feedback = [{ card: card.uuid, outcome: 'overridden', outcomeTimestamp }]
      const kept = await post(`${service}/feedback`, { feedback })
      if (kept.status === 200) told.feedback.set(card.uuid, outcomeTimestamp)
    } catch {
      // Cut off: nothing was acknowledged.
      await sleep(5)
    }
  }
}

async function runRound(place: Place, round: number): Promise<{ readonly told: Acknowledged; readonly lost: number }> {
  const told: Acknowledged = { cards: new Set(), feedback: new Map(), refused: 0 }
  const { child, base } = await startService(place)
  let over = false
  const workers = Array.from({ length: connections }, () => work(base, told, () => over))
  await sleep(400 + Math.random() * 1_100)
  // However slow the machine is: a kill before anything was acknowledged would prove nothing.
  while ((told.cards.size === 0 || told.feedback.size === 0) && child.exitCode === null) await sleep(20)
  if (round % 2 === 1 && place.crash) {
    await place.crash()
    await sleep(300)
  }
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  over = true
  await Promise.all([ended, ...workers])
  const store = await place.open()
  let lost = 0
  for (const uuid of told.cards) {
    const card = await store.findCard(uuid)
    if (!card || !(await store.findEvaluation(card.evaluation))) lost++
  }
  for (const [uuid, outcomeAt] of told.feedback) {
    const card = await store.findCard(uuid)
    if (!card?.feedback.some((one) => one.known && one.outcomeAt === outcomeAt)) lost++
  }
  await store.close()
  return { told, lost }
}

async function run(place: Place): Promise<number> {
  const sum = { cards: 0, feedback: 0, refused: 0, lost: 0 }
  for (let round = 0; round < rounds; round++) {
    const { told, lost } = await runRound(place, round)
    sum.cards += told.cards.size
    sum.feedback += told.feedback.size
    sum.refused += told.refused
    sum.lost += lost
  }
  const { cards, feedback, refused, lost } = sum
  const store = await place.open()
  const { findings, writers } = await verifyChain(store, { key: place.chainKey() })
  await store.close()
  for (const { kind, where, words } of findings) process.stdout.write(`${kind}: ${where}: ${words}\n`)
  process.stdout.write(
    `${place.name}: killed ${rounds} times; ${cards} cards and ${feedback} feedback acknowledged, ${refused} calls refused; lost: ${lost}; ` +
      `chains of ${writers.length} writers: ${findings.length === 0 ? 'whole' : 'NOT WHOLE'}\n`,
  )
  return lost + findings.length
}

const folder = mkdtempSync(join(tmpdir(), 'her2-cds-durability-'))
let server: PostgresServer | undefined
let lost = 0
try {
  if (values.store !== 'postgres') {
    const open = () => openSqlite(join(folder, 'her2-cds.sqlite'))
    const chainKey = () => chainKeyOf(readFileSync(join(folder, 'patient-key'), 'utf8').trim())
    lost += await run({ name: 'SQLite', env: { DATA_DIR: folder }, open, chainKey })
  }
  if (values.store !== 'sqlite') {
    const postgres = await startPostgres()
    server = postgres
    const url = await postgres.createDatabase()
    const crash = async () => {
      await postgres.kill()
      await postgres.start()
    }
    const env = { DATABASE_URL: url, PATIENT_KEY: randomUUID(), DATA_DIR: folder }
    const chainKey = () => chainKeyOf(env.PATIENT_KEY)
    lost += await run({ name: 'PostgreSQL', env, open: () => openPostgres(url), crash, chainKey })
  }
} finally {
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = lost === 0 ? 0 : 1
