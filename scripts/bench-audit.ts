/**
 * What durable audit costs: the same service with a store that keeps nothing, with SQLite, and with PostgreSQL, in turn, in
 * the same minutes, each in a process of its own. Throughput is measured with every connection as busy as can be; times of
 * answers at the same rate for all, a third of what the service without audit can do: at full load a time says nothing
 * but the length of the queue. What audit adds to a call is taken in two ways: by the time that this very call waits for
 * the store, and by the difference of the 99th percentiles, in which a machine that does other things besides leaves more
 * than audit does. Fails where audit takes more than half of the throughput, or one call in a hundred waits 10 ms for the
 * store. `nice -n -15` before the command helps.
 * `node scripts/bench-audit.ts [--seconds 6] [--rounds 5] [--connections 32]`
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readAuditConfig } from '../src/audit/audit-config.ts'
import { keepForNow, openKept } from '../src/compose-audit.ts'
import type { Kept } from '../src/compose-audit.ts'
import { startServer } from '../src/http/start-server.ts'
import { composeService } from '../src/main.ts'
import { startPostgres } from '../test/storage/postgres-server.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    serve: { type: 'string' },
  },
})
const [seconds, rounds, connections] = [values.seconds, values.rounds, values.connections].map(Number) as [
  number,
  number,
  number,
]

/** Answers as fast as can be, and forgets. */
function keepNothing(): Kept {
  const { store, patientKey } = keepForNow()
  return { patientKey, store: { ...store, record: async () => undefined, recall: async () => [] } }
}

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

/** The service alone, in a process of its own: tells its port to the parent, and the waits since it was last asked. */
async function serve(kind: string): Promise<void> {
  const waits: number[] = []
  process.on('message', () => process.send?.(waits.splice(0)))
  const opened = kind === 'none' ? keepNothing() : await openKept(readAuditConfig(process.env))
  const kept = measureWaits(opened, waits)
  const env = { LOG_LEVEL: 'silent', AUTH: 'off', MAX_IN_FLIGHT: '1000' }
  const { app, log, readiness } = composeService(env, 'serve', kept)
  const { port } = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  process.send?.(port)
}

interface Round {
  readonly perSecond: number
  /** Milliseconds of each answer. */
  readonly times: readonly number[]
  /** Milliseconds that each call waited for the store. */
  readonly waits: readonly number[]
}

interface Body {
  readonly path: string
  /** The request, with a place for the hook instance. */
  readonly before: string
  readonly after: string
}

const MARK = randomUUID()

const bodies = readdirSync(join(root, 'fixtures', 'stories'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'build')
  .map((entry): Body => {
    const text = readFileSync(join(root, 'fixtures', 'stories', entry.name, 'request.json'), 'utf8')
    const story = JSON.parse(text) as { hook: string; context: object }
    const context = { ...story.context, userId: `Practitioner/${MARK}` }
    const [before = '', user = '', after = ''] = JSON.stringify({ ...story, hookInstance: MARK, context }).split(MARK)
    return { path: `/cds-services/her2-${story.hook}`, before: `${before}\u0000${user}`, after }
  })

function post(port: number, agent: Agent, { path, before, after }: Body, user: string): Promise<number> {
  const body = Buffer.from(`${before.replace('\u0000', randomUUID())}${user}${after}`)
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    const call = request({ port, host: '127.0.0.1', path, method: 'POST', agent, headers }, (answer) => {
      if (answer.statusCode !== 200 && answer.statusCode !== 412)
        reject(new Error(`answered with ${answer.statusCode}`))
      answer.resume().on('end', () => resolve(performance.now() - started))
    })
    call.on('error', reject).end(body)
  })
}

/** @param rate Calls a second over all connections; Infinity: each connection calls as soon as it is answered. */
async function run(port: number, rate = Infinity): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const started = performance.now()
  const end = started + seconds * 1000
  const work = async (offset: number) => {
    // Not all at once: a volley at the start would be the 99th percentile.
    if (rate < Infinity) await sleep(Math.random() * (connections / rate) * 1000)
    for (let turn = offset; performance.now() < end; turn += 7) {
      const body = bodies[turn % bodies.length]
      // A few hundred users, each of whom comes back to the same patients.
      if (body) times.push(await post(port, agent, body, `u${turn % 311}`))
      if (rate < Infinity) await sleep(nextPause(rate))
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, index) => work(index)))
  agent.destroy()
  return { perSecond: (times.length / (performance.now() - started)) * 1000, times, waits: [] }
}

/** A percentile of all rounds together: one round alone has too few answers for its 99th. */
function percentile(rounds: readonly Round[], share: number, of: 'times' | 'waits' = 'times'): number {
  const sorted = rounds.flatMap((round) => round[of]).toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

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

const median = (numbers: readonly number[]) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0

/** Of all calls since it was last asked. */
async function askWaits(child: ChildProcess): Promise<readonly number[]> {
  const [waits] = (await Promise.all([once(child, 'message'), child.send('waits')]))[0] as [readonly number[]]
  return waits
}

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-bench-'))
  const postgres = await startPostgres()
  const url = await postgres.createDatabase()
  const kinds = [
    { name: 'no audit', kind: 'none', env: {} },
    { name: 'SQLite', kind: 'sqlite', env: { DATA_DIR: folder } },
    { name: 'PostgreSQL', kind: 'postgres', env: { DATABASE_URL: url, PATIENT_KEY: randomUUID(), DATA_DIR: folder } },
  ]
  const children: ChildProcess[] = []
  try {
    const services = []
    for (const { name, kind, env } of kinds) {
      const { child, port } = await startChild(kind, env)
      children.push(child)
      services.push({ name, port, child, rounds: [] as Round[] })
    }
    const warm = []
    for (const { port } of services) warm.push(await run(port))
    const rate = (warm[0]?.perSecond ?? 100) / 3
    for (let round = 0; round < rounds; round++) {
      for (const one of services) {
        await askWaits(one.child)
        const { times } = await run(one.port, rate)
        const waits = await askWaits(one.child)
        one.rounds.push({ times, waits, perSecond: (await run(one.port)).perSecond })
      }
    }
    report(services)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(services: readonly { readonly name: string; readonly rounds: readonly Round[] }[]): void {
  const [bare, ...audited] = services
  if (!bare) return
  const row = ({ name, rounds: all }: (typeof services)[number]) => {
    const ratio = median(all.map((one, index) => one.perSecond / (bare.rounds[index]?.perSecond ?? 1)))
    const p99 = percentile(all, 0.99)
    const added = p99 - percentile(bare.rounds, 0.99)
    const waited = percentile(all, 0.99, 'waits')
    return {
      name,
      ratio,
      waited,
      line: `| ${name} | ${median(all.map((one) => one.perSecond)).toFixed(0)} | ${percentile(all, 0.5).toFixed(1)} | ${p99.toFixed(1)} | ${ratio.toFixed(2)} | ${percentile(all, 0.5, 'waits').toFixed(1)} | ${waited.toFixed(1)} | ${added.toFixed(1)} |`,
    }
  }
  const lines = services.map(row)
  process.stdout.write(
    `${bodies.length} stories, ${connections} connections, ${rounds} rounds of ${seconds} s in turn\n| store | calls/s | p50 ms | p99 ms | throughput against no audit | wait for the store p50 ms | p99 ms | difference of p99 ms |\n|---|---|---|---|---|---|---|---|\n${lines.map(({ line }) => line).join('\n')}\n`,
  )
  const dear = lines.slice(1, audited.length + 1).filter(({ ratio, waited }) => ratio < 0.5 || waited >= 10)
  for (const { name } of dear) process.stdout.write(`${name}: audit costs more than it may\n`)
  if (dear.length > 0) process.exitCode = 1
}

if (values.serve === undefined) await compare()
else await serve(values.serve)
