/**
 * `npm run check:slurm`: deploy/slurm/submit.sh on a cluster of one node, which is started here for it: one task of the array
 * fails at first, the run is submitted again, and the results are those of `her2-cds population`, byte for byte. Says so where
 * there is no Slurm (Debian: slurm-wlm), or this user may not start one (only root may).
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeExport } from './engines/make-export.ts'

const SHARDS = 4
const DAY = '2026-11-01'
const root = join(import.meta.dirname, '..')
const submit = join(root, 'deploy', 'slurm', 'submit.sh')

const isThere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function describe(folder: string, node: string, ports: readonly [number, number]): string {
  return [
    'ClusterName=check',
    `SlurmctldHost=${node}(127.0.0.1)`,
    'SlurmUser=root',
    'AuthType=auth/munge',
    `AuthInfo=socket=${join(folder, 'munge', 'socket')}`,
    `SlurmctldPort=${ports[0]}`,
    `SlurmdPort=${ports[1]}`,
    `StateSaveLocation=${join(folder, 'state')}`,
    `SlurmdSpoolDir=${join(folder, 'spool')}`,
    `SlurmctldPidFile=${join(folder, 'slurmctld.pid')}`,
    `SlurmdPidFile=${join(folder, 'slurmd.pid')}`,
    'ProctrackType=proctrack/linuxproc',
    'TaskPlugin=task/none',
    'SelectType=select/cons_tres',
    'SelectTypeParameters=CR_Core',
    'ReturnToService=2',
    `NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2500 State=UNKNOWN`,
    'PartitionName=all Nodes=ALL Default=YES State=UP',
    '',
  ].join('\n')
}

/** Munge, controller and node, in the foreground, so that they end with this program. */
async function startCluster(folder: string): Promise<ChildProcess[]> {
  const munge = join(folder, 'munge')
  for (const name of ['munge', 'state', 'spool']) mkdirSync(join(folder, name))
  // Munge accepts no folder that others may write to, and the socket must be reached.
  chmodSync(folder, 0o755)
  chmodSync(munge, 0o755)
  writeFileSync(join(munge, 'key'), randomBytes(128), { mode: 0o400 })
  const [node = 'localhost'] = hostname().split('.')
  writeFileSync(join(folder, 'slurm.conf'), describe(folder, node, [await findFreePort(), await findFreePort()]))
  const places = ['key-file=key', 'socket=socket', 'pid-file=pid', 'log-file=log', 'seed-file=seed'].map((option) => {
    const [name = '', file = ''] = option.split('=')
    return `--${name}=${join(munge, file)}`
  })
  const start = (program: string, words: readonly string[]) => {
    const child = spawn(program, words, { env: { ...process.env, SLURM_CONF: join(folder, 'slurm.conf') } })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => log.push(String(data)))
    return child
  }
  const keeper = start('munged', ['--force', '--foreground', ...places])
  await until(() => spawnSync('munge', ['-n', '-S', join(munge, 'socket')]).status === 0, [keeper])
  const others = [start('slurmctld', ['-D']), start('slurmd', ['-D'])]
  await until(() => ask(folder, 'sinfo', ['-h', '-o', '%T']) === 'idle', others)
  return [...others, keeper]
}

const log: string[] = []

async function until(isSo: () => boolean, children: readonly ChildProcess[] = []): Promise<void> {
  while (!isSo()) {
    if (children.some(({ exitCode }) => exitCode !== null)) throw new Error(`Slurm did not start: ${log.join('')}`)
    await sleep(200)
  }
}

function ask(
  folder: string,
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  const all = { ...process.env, SLURM_CONF: join(folder, 'slurm.conf'), ...env }
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env: all, maxBuffer: 1e9 })
  if (status !== 0 && program === submit) throw new Error(`submit.sh ended with ${status}: ${stderr}`)
  return stdout.trim()
}

const ENDED = /JobState=(COMPLETED|FAILED|CANCELLED|TIMEOUT|NODE_FAIL|OUT_OF_MEMORY)/

/** How the last job of a run ended. */
async function run(folder: string, env: Readonly<Record<string, string>>): Promise<string> {
  const job = ask(folder, submit, [], env)
  const state = () => ENDED.exec(ask(folder, 'scontrol', ['show', 'job', job]))?.[1]
  await until(() => state() !== undefined)
  return state() ?? ''
}

/** The program, but the first time that one of the tasks runs, it ends with 1. */
function writeProgram(folder: string): string {
  const path = join(folder, 'her2-cds')
  const call = `'${process.execPath}' --no-warnings '${join(root, 'bin', 'her2-cds.js')}'`
  const fails = `[ "$SLURM_ARRAY_TASK_ID" = 2 ] && mkdir '${join(folder, 'failed')}' 2>/dev/null && exit 1`
  writeFileSync(path, `#!/bin/sh\n${fails}\nexec ${call} "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

async function check(folder: string): Promise<string[]> {
  const faults: string[] = []
  const [input, out, alone] = ['export', 'out', 'alone'].map((name) => join(folder, name)) as [string, string, string]
  await makeExport(input, 200)
  const day = ['--day', DAY]
  const words = [
    '--no-warnings',
    join(root, 'bin', 'her2-cds.js'),
    'population',
    '--in',
    input,
    '--out',
    alone,
    '--all',
    ...day,
  ]
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 2) throw new Error(`population ended with ${status}: ${stderr}`)
  const env = {
    IN: input,
    OUT: out,
    SHARDS: String(SHARDS),
    HER2_CDS: writeProgram(folder),
    OPTIONS: `--all ${day.join(' ')}`,
  }
  const first = await run(folder, env)
  if (first !== 'CANCELLED') faults.push(`after a task that failed, the last job is ${first}`)
  const second = await run(folder, env)
  if (second !== 'COMPLETED') faults.push(`submitted again, the last job is ${second}: ${lastLogs(out)}`)
  else {
    for (const file of ['results.ndjson', 'errors.ndjson']) {
      const [one, other] = [alone, out].map((place) => readFileSync(join(place, file), 'utf8'))
      if (one !== other || one === '') faults.push(`${file} is not that of one machine`)
    }
  }
  return faults
}

function lastLogs(out: string): string {
  const folder = join(out, 'log')
  return readdirSync(folder)
    .map((file) => `${file}: ${readFileSync(join(folder, file), 'utf8')}`)
    .join('\n')
}

if (process.getuid?.() !== 0 || !['munged', 'slurmctld', 'slurmd', 'sbatch'].every(isThere)) {
  process.stdout.write('The array was not run: Slurm is not on this machine, or this user may not start it.\n')
} else {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-slurm-'))
  let children: readonly ChildProcess[] = []
  try {
    children = await startCluster(folder)
    const faults = await check(folder)
    process.stdout.write(
      [...faults, `${SHARDS} shards, one of which failed at first: ${faults.length} faults`, ''].join('\n'),
    )
    process.exitCode = faults.length > 0 ? 1 : 0
  } finally {
    for (const child of children) child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}
