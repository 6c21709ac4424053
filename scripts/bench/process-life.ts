/** How long `serve` takes to start, and what memory it holds: idle, and while calls come. */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readBodies } from './bodies.ts'
import type { Options } from './calls.ts'
import { median, spread, table } from './statistics.ts'
import type { Bench } from './targets.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
  await answer?.text()
  return answer?.status === 200
}

interface Started {
  readonly listening: number
  readonly ready: number
  /** MB resident, a second after it is ready. */
  readonly idle: number
}

/** What a package has of a checkout that was built; in a checkout itself the sources run, and start later. */
const OF_PACKAGE = ['bin', 'dist', 'cards', 'fixtures', 'package.json']

/** A checkout as it is installed. Whoever asks removes the folder. */
function installIn(folder: string, root: string): string {
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  const installed = join(modules, 'her2-cds')
  for (const part of OF_PACKAGE) cpSync(join(root, part), join(installed, part), { recursive: true })
  return installed
}

async function startOnce(root: string): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-start-'))
  const port = await freePort()
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: '',
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    AUTH: 'off',
  }
  const begun = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin', 'her2-cds.js'), 'serve'], { env, stdio: 'ignore' })
  while (!(await accepts(port))) await sleep(3)
  const listening = performance.now() - begun
  while (!(await isReady(port))) await sleep(3)
  const ready = performance.now() - begun
  await sleep(1000)
  const idle = residentOf(child.pid ?? 0)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
  return { listening, ready, idle }
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000
}

export async function benchStart({ root, against, rounds }: Options): Promise<string> {
  const roots = [...(against === undefined ? [] : [{ root: against, name: 'before' }]), { root, name: 'now' }]
  const all = new Map<string, Started[]>(roots.map(({ name }) => [name, []]))
  const bare: number[] = []
  const folders = new Map(roots.map(({ name }) => [name, mkdtempSync(join(tmpdir(), 'her2-cds-installed-'))]))
  const installed = new Map(roots.map((one) => [one.name, installIn(folders.get(one.name) ?? '', one.root)]))
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    execFileSync(process.execPath, ['-e', '0'])
    bare.push(performance.now() - begun)
    for (const { name } of roots) all.get(name)?.push(await startOnce(installed.get(name) ?? ''))
  }
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true })
  const rows = [...all].map(([name, starts]) => [
    name,
    spread(
      starts.map(({ listening }) => listening),
      0,
    ),
    spread(
      starts.map(({ ready }) => ready),
      0,
    ),
    median(starts.map(({ idle }) => idle)).toFixed(0),
  ])
  const heads = [`serve (a bare process: ${median(bare).toFixed(0)} ms)`, 'listening ms', 'ready ms', 'idle MB']
  return table(heads, rows)
}

/** Memory while calls come, with SQLite, half of them of records seen before. */
export async function benchMemory(bench: Bench, { root, connections }: Options, calls: number): Promise<string> {
  const bodies = readBodies()
  const target = await bench.start('sqlite', root)
  const rows: string[][] = [['0', ((await bench.memoryOf(target)) / 1e6).toFixed(0)]]
  const step = 2000
  const told = Math.max(step, Math.ceil(calls / 10 / step) * step)
  for (let done = step; done <= calls; done += step) {
    const { failed } = await bench.run(target, [...bodies.neverSeen(step / 2), ...bodies.again(step / 2)], connections)
    if (failed > 0) throw new Error(`${failed} calls were not answered`)
    if (done % told === 0) rows.push([done.toLocaleString('en'), ((await bench.memoryOf(target)) / 1e6).toFixed(0)])
  }
  target.child.kill('SIGKILL')
  return table(['calls', 'resident MB'], rows)
}
