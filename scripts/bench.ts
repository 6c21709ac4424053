/**
 * What a hook call costs, as a ratio: the service against a bare Express application that accepts the same bodies and
 * answers without reading them, alternating, in the same minutes. Absolute figures depend on the machine; the ratio less so.
 * `npm run bench [-- --seconds 3 --rounds 5 --connections 16]`
 */
import { randomUUID } from 'node:crypto'
import { Agent, createServer, request, type Server } from 'node:http'
import { parseArgs } from 'node:util'
import express from 'express'
import { loadStories } from '../fixtures/stories/load-stories.ts'
import { composeService } from '../src/compose/compose-service.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
  },
})
const [seconds, rounds, connections] = [values.seconds, values.rounds, values.connections].map(Number)

const PATH = '/cds-services/her2-patient-view'
const bodies = loadStories().map(({ request }) => Buffer.from(request))

interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

async function listen(app: Parameters<typeof createServer>[1]): Promise<{ server: Server; port: number }> {
  const server = createServer(app ?? (() => {}))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

function post(port: number, agent: Agent, body: Buffer): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    const call = request({ port, host: '127.0.0.1', path: PATH, method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(performance.now() - started))
    })
    call.on('error', reject).end(body)
  })
}

async function run(port: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections ?? 16 })
  const times: number[] = []
  const started = performance.now()
  const end = started + (seconds ?? 3) * 1000
  const worker = async (offset: number) => {
    for (let i = offset; performance.now() < end; i += 7) {
      times.push(await post(port, agent, bodies[i % bodies.length] ?? Buffer.from('{}')))
    }
  }
  await Promise.all(Array.from({ length: connections ?? 16 }, (_, i) => worker(i)))
  agent.destroy()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { perSecond: (times.length / (performance.now() - started)) * 1000, p50: at(0.5), p99: at(0.99) }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const bare = express()
bare.post(PATH, express.raw({ type: '*/*', limit: '8mb' }), (_req, res) => void res.json({ cards: [] }))
const service = composeService({ LOG_LEVEL: 'silent', HOST: '127.0.0.1', AUTH: 'off', CORS_ORIGINS: '*' })
service.readiness.ready = true

const [baseline, measured] = [await listen(bare), await listen(service.app)]
const rows: { bare: Round; service: Round }[] = []
await run(baseline.port)
await run(measured.port)
const before = process.memoryUsage().rss
for (let i = 0; i < (rounds ?? 5); i++) rows.push({ bare: await run(baseline.port), service: await run(measured.port) })
const grown = (process.memoryUsage().rss - before) / 1e6
baseline.server.close()
measured.server.close()

const line = (name: string, all: readonly Round[]) =>
  `| ${name} | ${median(all.map((r) => r.perSecond)).toFixed(0)} | ${median(all.map((r) => r.p50)).toFixed(2)} | ${median(all.map((r) => r.p99)).toFixed(2)} |`
const ratio = median(rows.map((row) => row.service.perSecond / row.bare.perSecond))
process.stdout.write(
  [
    `${bodies.length} story requests, ${connections} connections, ${rounds} rounds of ${seconds} s in turn (run ${randomUUID().slice(0, 8)})`,
    '| application | requests/s | p50 ms | p99 ms |',
    '|---|---|---|---|',
    line(
      'bare Express',
      rows.map((row) => row.bare),
    ),
    line(
      'her2-cds',
      rows.map((row) => row.service),
    ),
    `ratio of throughput, median of pairs: ${ratio.toFixed(3)}; resident memory grew by ${grown.toFixed(0)} MB`,
    '',
  ].join('\n'),
)
