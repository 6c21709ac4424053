/** `classify` and `code-map suggest` on a file of many patients, against reading its lines and `JSON.parse`. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBodies } from './bodies.ts'
import type { Options } from './calls.ts'
import { median, spread, table } from './statistics.ts'

interface Run {
  readonly seconds: number
  /** Seconds of processor time. */
  readonly cpu: number
  /** MB, the most at any time. */
  readonly most: number
  readonly hash: string
}

/** Bundles of the records of as many patients. */
async function writeBundles(file: string, count: number): Promise<void> {
  const { neverSeen } = readBodies()
  const out = createWriteStream(file)
  for (let done = 0; done < count; done += 500) {
    const lines = neverSeen(Math.min(500, count - done)).map((body) => `${JSON.stringify(toBundle(body))}\n`)
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  await new Promise<void>((resolve) => out.end(resolve))
}

/** By hand: a number keeps its digits only as long as nothing parses it. The bodies have no number that this would change. */
function toBundle(body: Buffer): object {
  const { prefetch } = JSON.parse(body.toString('utf8')) as { prefetch: Readonly<Record<string, unknown>> }
  const entry = Object.values(prefetch).flatMap((value) => {
    const { resourceType, entry: own } = Object(value) as { resourceType?: string; entry?: readonly object[] }
    if (resourceType === undefined) return []
    return resourceType === 'Bundle' ? (own ?? []) : [{ resource: value }]
  })
  return { resourceType: 'Bundle', type: 'collection', entry }
}

const READ_LINES =
  "const { createInterface } = require('node:readline'); (async () => { let n = 0; for await (const line of createInterface({ " +
  "input: require('node:fs').createReadStream(process.argv[1]) })) n += JSON.parse(line).entry.length; console.log(n) })()"

async function runOnce(words: readonly string[], folder: string): Promise<Run> {
  const used = join(folder, 'used.json')
  const tell =
    `import { writeFileSync } from 'node:fs'; process.on('exit', () => { const { user, system } = process.cpuUsage(); ` +
    `writeFileSync(${JSON.stringify(used)}, JSON.stringify({ cpu: (user + system) / 1e6, most: process.resourceUsage().maxRSS / 1000 })) })`
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(tell)}`, ...words],
    {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const sum = createHash('sha256')
  child.stdout.on('data', (bytes: Buffer) => void sum.update(bytes))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`)
  const seconds = (performance.now() - begun) / 1000
  const { cpu, most } = JSON.parse(readFileSync(used, 'utf8')) as { cpu: number; most: number }
  return { seconds, cpu, most, hash: sum.digest('hex').slice(0, 12) }
}

export async function benchFiles({ root, against, rounds }: Options, count: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-files-'))
  const file = join(folder, 'bundles.ndjson')
  await writeBundles(file, count)
  const roots = [...(against === undefined ? [] : [{ at: against, name: ' (before)' }]), { at: root, name: '' }]
  const commands = [
    { name: 'readline and JSON.parse', words: ['-e', READ_LINES, file] },
    ...['classify', 'code-map suggest'].flatMap((command) =>
      roots.map(({ at, name }) => ({
        name: command + name,
        words: [join(at, 'bin', 'her2-cds.js'), ...command.split(' '), file],
      })),
    ),
  ]
  const runs = new Map<string, Run[]>()
  for (let round = 0; round < rounds; round++)
    for (const { name, words } of commands) runs.set(name, [...(runs.get(name) ?? []), await runOnce(words, folder)])
  rmSync(folder, { recursive: true, force: true })
  const floor = runs.get('readline and JSON.parse') ?? []
  const rows = [...runs].map(([name, all]) => [
    name,
    spread(
      all.map(({ seconds }) => count / seconds),
      0,
    ),
    spread(
      all.map(({ cpu }, round) => cpu / (floor[round]?.cpu ?? Number.NaN)),
      1,
    ),
    median(all.map(({ most }) => most)).toFixed(0),
    [...new Set(all.map(({ hash }) => hash))].join(' '),
  ])
  return table([`${count.toLocaleString('en')} bundles`, 'a second', 'CPU, times the first', 'most MB', 'output'], rows)
}
