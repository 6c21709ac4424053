/** Servers to be measured, each in a process of its own, and calls to them. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'undici'
import { startPostgres } from '../../test/storage/postgres-server.ts'
import type { PostgresServer } from '../../test/storage/postgres-server.ts'
import { PATH } from './bodies.ts'
import type { Usage } from './usage.ts'

export type Kind = 'plain' | 'bare' | 'none' | 'memory' | 'lines' | 'sqlite' | 'postgres'

export interface Target {
  readonly name: string
  readonly kind: Kind
  readonly isSigned: boolean
  readonly port: number
  readonly child: ChildProcess
}

export interface Round {
  /** Microseconds of processor time of the whole server process for each call. */
  readonly cpu: number
  readonly perSecond: number
  /** Milliseconds of each call. */
  readonly times: readonly number[]
  /** Calls that were not answered with 200 or 412. */
  readonly failed: number
}

const ISSUER = 'https://ehr.example.org/fhir'
const PUBLIC_URL = 'https://cds.example.org'
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** One client, whose tokens are signed with RS384. */
function createClient() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'bench', alg: 'RS384', use: 'sig' }
  const profile = { id: 'ehr', issuer: ISSUER, jwks: { keys: [jwk] }, rateLimitPerMinute: 1_000_000 }
  const sign = (path: string): string => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: ISSUER, aud: PUBLIC_URL + path, iat: now, exp: now + 3000, jti: randomUUID() }
    const signed = `${encode({ alg: 'RS384', kid: 'bench', typ: 'JWT' })}.${encode(claims)}`
    return `Bearer ${signed}.${createSign('RSA-SHA384').update(signed).sign(privateKey).toString('base64url')}`
  }
  return { profile, sign }
}

export interface Bench {
  /** Starts a server. `root` is the checkout whose sources run. */
  start(kind: Kind, root: string, isSigned?: boolean, name?: string): Promise<Target>
  run(target: Target, bodies: readonly Buffer[], connections: number): Promise<Round>
  /** Resident memory in bytes. */
  memoryOf(target: Target): Promise<number>
  /** The fixed answer of the baselines. */
  setAnswer(body: string): void
  close(): Promise<void>
}

export function openBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-bench-'))
  const client = createClient()
  mkdirSync(join(folder, 'clients'))
  writeFileSync(join(folder, 'clients', 'ehr.json'), JSON.stringify(client.profile))
  const targets: Target[] = []
  let postgres: Promise<PostgresServer> | undefined
  const answer = join(folder, 'answer.json')
  writeFileSync(answer, '{"cards":[]}')

  const settings = async (kind: Kind, isSigned: boolean): Promise<Record<string, string>> => {
    const data = mkdtempSync(join(folder, 'data-'))
    // Nothing is refused because the machine is busy: every call is to be measured.
    const patient = { MAX_IN_FLIGHT: '1000', GOAL_MS: '600000', MAX_LOOP_DELAY_MS: '60000', STORE_TIMEOUT_MS: '60000' }
    const open = { LOG_LEVEL: 'silent', DATA_DIR: data, HOST: '127.0.0.1', ...patient }
    const auth = isSigned ? { AUTH: 'on', CLIENTS_DIR: join(folder, 'clients'), PUBLIC_URL } : { AUTH: 'off' }
    if (kind !== 'postgres') return { ...open, ...auth }
    postgres ??= startPostgres()
    const url = await (await postgres).createDatabase()
    return { ...open, ...auth, DATABASE_URL: url, PATIENT_KEY: randomUUID() }
  }
  return {
    async start(kind, root, isSigned = false, name = kind) {
      const env = await settings(kind, isSigned)
      const words = ['--no-warnings', join(import.meta.dirname, 'server.ts'), '--kind', kind, '--root', root]
      const child = spawn(process.execPath, [...words, '--answer', answer, '--data', env['DATA_DIR'] ?? folder], {
        env: { ...process.env, NODE_OPTIONS: '', ...env },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const port = await new Promise<number>((resolve, reject) => {
        child.once('message', (told) => resolve(Number(told)))
        child.once('exit', () => reject(new Error(`${name} did not start`)))
      })
      const target = { name, kind, isSigned, port, child }
      targets.push(target)
      return target
    },
    async run(target, bodies, connections) {
      const headers = bodies.map(() => ({
        'content-type': 'application/json',
        ...(target.isSigned && { authorization: client.sign(PATH) }),
      }))
      return callAll(target, bodies, headers, connections)
    },
    memoryOf: async ({ child }) => (await ask(child)).rss,
    setAnswer: (body) => writeFileSync(answer, body),
    async close() {
      for (const { child } of targets) child.kill('SIGKILL')
      await (await postgres)?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function callAll(
  { child, port }: Target,
  bodies: readonly Buffer[],
  headers: readonly Record<string, string>[],
  connections: number,
): Promise<Round> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 })
  const times: number[] = []
  let [next, failed] = [0, 0]
  const before = await ask(child)
  const started = performance.now()
  const work = async (): Promise<void> => {
    for (let at = next++; at < bodies.length; at = next++) {
      const begun = performance.now()
      const options = { path: PATH, method: 'POST', headers: headers[at] ?? {}, body: bodies[at] ?? null } as const
      const { statusCode, body } = await pool.request(options)
      await body.dump()
      times.push(performance.now() - begun)
      if (statusCode !== 200 && statusCode !== 412) failed++
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  const seconds = (performance.now() - started) / 1000
  const after = await ask(child)
  await pool.close()
  return { cpu: (after.cpu - before.cpu) / bodies.length, perSecond: bodies.length / seconds, times, failed }
}

async function ask(child: ChildProcess): Promise<Usage> {
  const told = once(child, 'message')
  child.send('ask')
  const [usage] = (await told) as [Usage]
  return usage
}
