/**
 * What durable audit costs: the same service with a store that keeps nothing, with SQLite and with PostgreSQL, alternating,
 * in the same minutes, each in a process of its own; and, as a yardstick, with lines in a file, the least that can be done.
 * Answer times are measured at the same rate for all, a third of what the service can do without audit: at full load a time
 * only reflects the length of the queue. Then comes throughput, with every connection as busy as possible; it comes last
 * because the disk stays busy for a while after such a load. What audit adds to a call is measured in two ways: by the time
 * that this very call waits for the store, and by the difference of the 99th percentiles, on which other work of the
 * machine has more effect than audit. A process that only sets timers shows how large that effect is: a call with audit is
 * handed over at least four times, and each hand-over may be as late as those timers.
 * Fails if audit takes more than half of the throughput, or if one call in a hundred waits 10 ms for the store.
 * `nice -n -15` before the command helps.
 * `node scripts/bench-audit.ts [--seconds 6] [--rounds 5] [--connections 32] [--part 3]` (`--part 10`: a tenth)
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Pool } from 'undici'
import { loadStories } from '../fixtures/stories/load-stories.ts'
import { readAuditConfig } from '../src/compose/store-config.ts'
import { keepForNow, openKept } from '../src/compose/compose-store.ts'
import type { Kept } from '../src/compose/compose-store.ts'
import { startServer } from '../src/http/start-server.ts'
import { composeService } from '../src/compose/compose-service.ts'
import { keepLines, keepNothing } from './bench/stores.ts'
import { startPostgres } from '../test/storage/postgres-server.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    part: { type: 'string', default: '3' },
    serve: { type: 'string' },
  },
})
const TIMER_MS = 2
/** A yardstick for the others, not a store of the service. */
const LEAST = 'lines of a file'
const [seconds, rounds, connections] = [values.seconds, values.rounds, values.connections].map(Number) as [
  number,
  number,
  number,
]

/** Milliseconds that each call waited for the store, before it was evaluated and after. */
function measureWaits({ store, ...rest }: Kept, waits: number[]): Kept {
  const before = new Map<string, number>()
  const measured: Kept['store'] = {
    ...store,
    async recall(patient, user, hookInstance) {
      const started = performance.now()
      const seen = await store.recall(patient, user, hookInstance)
      before.set(hookInstance, performance.now() - started)
      return seen
    },
    async record(evaluation) {
      const started = performance.now()
      await store.record(evaluation)
      waits.push(performance.now() - started + (before.get(evaluation.hookInstance) ?? 0))
      before.delete(evaluation.hookInstance)
    },
  }
  return { ...rest, store: measured }
}

/** Only sets timers, and reports how late they were since it was last asked. */
function idle(): void {
  const late: number[] = []
  process.on('message', () => process.send?.(late.splice(0)))
  let due = performance.now() + TIMER_MS
  const tick = () => {
    late.push(performance.now() - due)
    due = performance.now() + TIMER_MS
    setTimeout(tick, TIMER_MS)
  }
  setTimeout(tick, TIMER_MS)
  process.send?.(0)
}

function openAs(kind: string): Promise<Kept> | Kept {
  if (kind === 'none') return keepNothing(keepForNow())
  const config = readAuditConfig(process.env)
  return kind === 'lines' ? keepLines(keepForNow(), config.dataDir) : openKept(config)
}

/** The service alone, in a process of its own: reports its port to the parent, and the waits since it was last asked. */
async function serve(kind: string): Promise<void> {
  const waits: number[] = []
  process.on('message', () => process.send?.(waits.splice(0)))
  const opened = await openAs(kind)
  const kept = measureWaits(opened, waits)
  const env = { LOG_LEVEL: 'silent', AUTH: 'off', MAX_IN_FLIGHT: '1000' }
  const { app, log, readiness } = composeService(env, 'serve', kept)
  const { port } = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  process.send?.(port)
}

interface Service {
  readonly name: string
  readonly port: number
  readonly child: ChildProcess
  /** Milliseconds of each answer. */
  readonly times: number[]
  /** Milliseconds that each call waited for the store. */
  readonly waits: number[]
  /** Calls per second at full load, per round. */
  readonly perSecond: number[]
}

interface Body {
  readonly path: string
  /** The request, with a place for the hook instance. */
  readonly before: string
  readonly after: string
}

const MARK = randomUUID()

const bodies = loadStories().map(({ request }): Body => {
  const story = JSON.parse(request) as { hook: string; context: object }
  const context = { ...story.context, userId: `Practitioner/${MARK}` }
  const [before = '', user = '', after = ''] = JSON.stringify({ ...story, hookInstance: MARK, context }).split(MARK)
  return { path: `/cds-services/her2-${story.hook}`, before: `${before}\u0000${user}`, after }
})

async function post(pool: Pool, { path, before, after }: Body, user: string): Promise<number> {
  const body = Buffer.from(`${before.replace('\u0000', randomUUID())}${user}${after}`)
  const started = performance.now()
  const answer = await pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await answer.body.dump()
  if (answer.statusCode !== 200 && answer.statusCode !== 412) throw new Error(`answered with ${answer.statusCode}`)
  return performance.now() - started
}

/** @param rate Calls per second over all connections; Infinity: each connection calls as soon as it is answered. */
async function run(port: number, rate = Infinity): Promise<{ perSecond: number; times: readonly number[] }> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 })
  const times: number[] = []
  const started = performance.now()
  const end = started + seconds * 1000
  const work = async (offset: number) => {
    // Not all at once: a volley at the start would be the 99th percentile.
    if (rate < Infinity) await sleep(Math.random() * (connections / rate) * 1000)
    for (let turn = offset; performance.now() < end; turn += 7) {
      const body = bodies[turn % bodies.length]
      // A few hundred users, each of whom comes back to the same patients.
      if (body) times.push(await post(pool, body, `u${turn % 311}`))
      if (rate < Infinity) await sleep(nextPause(rate))
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, index) => work(index)))
  await pool.destroy()
  return { perSecond: (times.length / (performance.now() - started)) * 1000, times }
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const median = (numbers: readonly number[]) => percentile(numbers, 0.5)

/** Milliseconds until a connection's next call, so that calls come at random as from people. */
function nextPause(rate: number): number {
  return -Math.log(1 - Math.random()) * (connections / rate) * 1000
}

function startChild(
  kind: string,
  env: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; port: number }> {
  const words = ['--no-warnings', import.meta.filename, '--serve', kind]
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ child, port: Number(port) }))
    child.once('exit', () => reject(new Error(`${kind} did not start`)))
  })
}

/** What a child process has measured since it was last asked. */
async function ask(child: ChildProcess): Promise<readonly number[]> {
  const told = once(child, 'message')
  child.send('ask')
  const [numbers] = (await told) as [readonly number[]]
  return numbers
}

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-bench-'))
  const postgres = await startPostgres()
  const url = await postgres.createDatabase()
  const kinds = [
    { name: 'no audit', kind: 'none', env: {} },
    { name: LEAST, kind: 'lines', env: { DATA_DIR: folder } },
    { name: 'SQLite', kind: 'sqlite', env: { DATA_DIR: folder } },
    { name: 'PostgreSQL', kind: 'postgres', env: { DATABASE_URL: url, PATIENT_KEY: randomUUID(), DATA_DIR: folder } },
  ]
  const children: ChildProcess[] = []
  try {
    const services: Service[] = []
    for (const { name, kind, env } of kinds) {
      const { child, port } = await startChild(kind, env)
      children.push(child)
      services.push({ name, port, child, times: [], waits: [], perSecond: [] })
    }
    const { child: clock } = await startChild('idle', {})
    children.push(clock)
    // The time of the first calls goes to the compiler.
    for (const { port } of services) await run(port)
    const rate = (services[0] ? (await run(services[0].port)).perSecond : 100) / Number(values.part)
    await ask(clock)
    for (let round = 0; round < rounds; round++)
      for (const { port, child, times, waits } of services) {
        await ask(child)
        times.push(...(await run(port, rate)).times)
        waits.push(...(await ask(child)))
      }
    const late = await ask(clock)
    for (let round = 0; round < rounds; round++)
      for (const { port, perSecond } of services) perSecond.push((await run(port)).perSecond)
    report(services, rate, late)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(services: readonly Service[], rate: number, late: readonly number[]): void {
  const [bare, ...audited] = services
  if (!bare) return
  const ratioOf = ({ perSecond }: Service) =>
    median(perSecond.map((one, round) => one / (bare.perSecond[round] ?? Number.NaN)))
  const row = (service: Service) => {
    const { name, times, waits, perSecond } = service
    const difference = percentile(times, 0.99) - percentile(bare.times, 0.99)
    const milliseconds = [median(times), percentile(times, 0.99), difference, median(waits), percentile(waits, 0.99)]
    const cells = [name, median(perSecond).toFixed(0), ratioOf(service).toFixed(2)]
    return `| ${[...cells, ...milliseconds.map((one) => one.toFixed(1))].join(' | ')} |\n`
  }
  const heads = ['store', 'calls/s', 'against no audit', 'answer p50 ms', 'p99 ms', 'difference of p99 ms']
  const waited = ['wait for the store p50 ms', 'p99 ms']
  process.stdout.write(
    `${bodies.length} stories, ${connections} connections, ${rounds} rounds of ${seconds} s in turn; times at ${rate.toFixed(0)} calls/s\n` +
      `timers of an idle process were late by p50 ${median(late).toFixed(1)} ms, p99 ${percentile(late, 0.99).toFixed(1)} ms\n` +
      `| ${[...heads, ...waited].join(' | ')} |\n|${'---|'.repeat(heads.length + waited.length)}\n` +
      services.map(row).join(''),
  )
  const least = percentile(services.find(({ name }) => name === LEAST)?.waits ?? [], 0.99)
  for (const one of audited.filter(({ name }) => name !== LEAST)) {
    const waited = percentile(one.waits, 0.99)
    const complaints = [
      ...(ratioOf(one) < 0.5 ? ['audit takes more than half of the throughput'] : []),
      ...(waited >= 10 ? [`one call in a hundred waits ${waited.toFixed(1)} ms, of 10 ms allowed`] : []),
      ...(waited >= 10 && least >= 10 ? [`with ${LEAST} alone it is ${least.toFixed(1)} ms on this machine`] : []),
    ]
    if (complaints.length > 0) process.exitCode = 1
    process.stdout.write(complaints.map((words) => `${one.name}: ${words}\n`).join(''))
  }
}

if (values.serve === undefined) await compare()
else if (values.serve === 'idle') idle()
else await serve(values.serve)
