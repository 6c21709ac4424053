/**
 * One, two and four processes of the service on one PostgreSQL, calls shared out in turn, as in production: signed tokens,
 * each used once, audit in the database. What a call costs is told in CPU time of the service and of the database, because
 * calls a second say little where clients, processes and database share the cores of one machine. At the end every answered
 * call must be in the database. `npm run bench:replicas [-- --seconds 4 --rounds 3 --connections 32 --warm 2000]`
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { Pool } from 'undici'
import { loadStories } from '../fixtures/stories/load-stories.ts'
import { startPostgres } from '../test/storage/postgres-server.ts'
import { createSigner, readMetric, startProgram } from './load/serve.ts'
import type { Program, Signer } from './load/serve.ts'

const COUNTS = [1, 2, 4]
const MOST = Math.max(...COUNTS)

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    /** Calls to each process before anything is measured: the first ones are paid to the compiler. */
    warm: { type: 'string', default: '2000' },
  },
})
const [seconds, rounds, connections, warm] = [values.seconds, values.rounds, values.connections, values.warm].map(
  Number,
) as [number, number, number, number]

/** Hundredths of a second, the unit of /proc. */
const TICKS = 100

interface Service {
  readonly program: Program
  readonly pool: Pool
}

interface Round {
  readonly perSecond: number
  /** Milliseconds of CPU a call. */
  readonly service: number
  readonly database: number
  readonly times: readonly number[]
}

interface Answered {
  calls: number
  others: number
}

const MARK = randomUUID()
const bodies = loadStories().map(({ request }) => {
  const story = JSON.parse(request) as { hook: string; context: object }
  const context = { ...story.context, userId: `Practitioner/${MARK}` }
  return { path: `/cds-services/her2-${story.hook}`, text: JSON.stringify({ ...story, hookInstance: MARK, context }) }
})

const percentile = (numbers: readonly number[], share: number) =>
  numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0
const median = (numbers: readonly number[]) => percentile(numbers, 0.5)

/** Stories whose answer is a refusal are left out: in what follows every call must be answered. */
async function leaveOutRefused(service: Service, signer: Signer): Promise<void> {
  const refused: number[] = []
  for (const turn of bodies.keys()) {
    const answered = { calls: 0, others: 0 }
    await call(service, signer, turn, answered)
    if (answered.others > 0) refused.push(turn)
  }
  for (const turn of refused.toReversed()) bodies.splice(turn, 1)
}

/** Call number `turn`; resolves to its milliseconds from sending to the whole answer. */
async function call(service: Service, signer: Signer, turn: number, answered: Answered): Promise<number> {
  const body = bodies[turn % bodies.length]
  if (!body) throw new Error('no stories')
  const authorization = await signer.sign(body.path, 120)
  // Each call by a user who has not seen the card: all are evaluated and kept whole.
  const text = body.text.replaceAll(MARK, randomUUID())
  const started = performance.now()
  const headers = { 'content-type': 'application/json', authorization }
  const answer = await service.pool.request({ path: body.path, method: 'POST', headers, body: text })
  await answer.body.dump()
  answered.calls++
  if (answer.statusCode !== 200) answered.others++
  return performance.now() - started
}

async function load(
  services: readonly Service[],
  signer: Signer,
  answered: Answered,
  isOver: (turn: number) => boolean,
) {
  const times: number[] = []
  let turn = 0
  const work = async () => {
    while (!isOver(turn)) {
      const mine = turn++
      const service = services[mine % services.length]
      if (service) times.push(await call(service, signer, mine, answered))
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  return times
}

/** Seconds of CPU that a PostgreSQL server has used, with its backends; undefined where there is no /proc. */
function cpuOfPostgres(postmaster: number): number | undefined {
  if (!existsSync('/proc/self/stat')) return undefined
  let ticks = 0
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    let stat: string
    try {
      stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    } catch {
      continue // It has ended meanwhile.
    }
    // After the name in brackets: state, parent, …, and as 12th to 15th the times of it and of its ended children.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const own = (fields[11] ?? 0) + (fields[12] ?? 0)
    if (fields[1] === postmaster) ticks += own
    if (Number(name) === postmaster) ticks += own + (fields[13] ?? 0) + (fields[14] ?? 0)
  }
  return ticks / TICKS
}

const cpuOf = async (services: readonly Service[]) => {
  const each = await Promise.all(services.map(({ program }) => readMetric(program.port, 'process_cpu_seconds_total')))
  return each.reduce((sum, one) => sum + one, 0)
}

async function measure(
  services: readonly Service[],
  signer: Signer,
  postmaster: number,
  answered: Answered,
): Promise<Round> {
  const [service, database] = [await cpuOf(services), cpuOfPostgres(postmaster)]
  const started = performance.now()
  const end = started + seconds * 1000
  const times = await load(services, signer, answered, () => performance.now() >= end)
  const elapsed = (performance.now() - started) / 1000
  const perCall = (after: number | undefined, before: number | undefined) =>
    (((after ?? Number.NaN) - (before ?? Number.NaN)) * 1000) / times.length
  return {
    perSecond: times.length / elapsed,
    service: perCall(await cpuOf(services), service),
    database: perCall(cpuOfPostgres(postmaster), database),
    times,
  }
}

const row = (count: number, all: readonly Round[]) => {
  const of = (pick: (round: Round) => number) => median(all.map(pick))
  const times = all.flatMap((round) => round.times)
  const cells = [
    of((round) => round.perSecond).toFixed(0),
    of((round) => round.service).toFixed(2),
    of((round) => round.database).toFixed(2),
    percentile(times, 0.5).toFixed(1),
    percentile(times, 0.99).toFixed(1),
  ]
  return `| ${count} | ${cells.join(' | ')} |`
}

const postgres = await startPostgres()
const signer = await createSigner('k', 'ES384')
const keys = createServer((_request, response) => response.end(JSON.stringify({ keys: [signer.jwk] })))
await once(keys.listen(0, '127.0.0.1'), 'listening')
const url = await postgres.createDatabase()
const database = new Client({ connectionString: url })
await database.connect()
const ask = async (question: string) => Number(Object.values((await database.query(question)).rows[0] as object)[0])
const services: Service[] = []
try {
  const postmaster = await ask(`select split_part(pg_read_file('postmaster.pid'), chr(10), 1)`)
  const jwks = { urls: [`http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`] }
  const profile = { jwks, fhirServers: [], dialect: 'generic-2.0' }
  const env = {
    DATABASE_URL: url,
    PATIENT_KEY: randomUUID(),
    // Nothing is turned away: what is measured is what a call costs.
    MAX_IN_FLIGHT: '1000',
    GOAL_MS: '600000',
    MAX_LOOP_DELAY_MS: '60000',
  }
  for (let index = 0; index < MOST; index++) {
    const program = await startProgram(profile, env)
    services.push({ program, pool: new Pool(`http://127.0.0.1:${program.port}`, { connections, pipelining: 1 }) })
  }
  if (services[0]) await leaveOutRefused(services[0], signer)
  const keptBefore = await ask('select count(*) from evaluations')
  const answered = { calls: 0, others: 0 }
  await load(services, signer, answered, (turn) => turn >= warm * MOST)
  const warmed = answered.calls
  const [size, wal] = [
    await ask('select pg_database_size(current_database())'),
    await ask(`select pg_current_wal_lsn() - '0/0'`),
  ]
  const all = new Map<number, Round[]>(COUNTS.map((count) => [count, []]))
  for (let round = 0; round < rounds; round++)
    for (const [count, list] of all) list.push(await measure(services.slice(0, count), signer, postmaster, answered))
  const measured = answered.calls - warmed
  const grown = (await ask('select pg_database_size(current_database())')) - size
  const logged = (await ask(`select pg_current_wal_lsn() - '0/0'`)) - wal
  const kept = (await ask('select count(*) from evaluations')) - keptBefore
  const lines = [
    `${bodies.length} stories, ${connections} connections, ${rounds} rounds of ${seconds} s in turn on ${availableParallelism()} cores (load ${loadavg()[0]?.toFixed(1)}), ${warm} calls before`,
    '| processes | calls/s | CPU of the service, ms a call | CPU of PostgreSQL, ms a call | p50 ms | p99 ms |',
    '|---|---|---|---|---|---|',
    ...[...all].map(([count, list]) => row(count, list)),
    `a call leaves ${(grown / measured / 1000).toFixed(1)} kB in the database and ${(logged / measured / 1000).toFixed(1)} kB in its log`,
    `${answered.calls} calls, ${answered.others} not answered with 200, ${kept} kept`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  // More may be kept than was answered: a call whose answer came too late is kept and not shown.
  if (kept < answered.calls - answered.others) process.exitCode = 1
} finally {
  for (const { program, pool } of services) {
    await pool.destroy()
    program.child.kill('SIGKILL')
  }
  await database.end()
  keys.close()
  await postgres.remove()
}
