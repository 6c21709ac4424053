/**
 * What a call costs. Every server runs in a process of its own and the client in another; what is compared is measured in turn,
 * in the same minutes. Absolute figures depend on the machine; ratios less so, and those of processor time least of all.
 * `npm run bench [-- --only never-seen,again --quick --against DIR]`
 *   --only SECTIONS   some of never-seen, again, latency, large, fallback, start, memory, files, text
 *   --quick           a tenth of the warm-up and fewer rounds: for a first look
 *   --against DIR     measures another checkout beside this one
 *   --stores LIST     some of none, memory, sqlite, postgres; --tokens off,rs384
 *   --rounds, --calls, --warm-up, --connections, --memory-calls, --bundles
 */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchCalls, benchLatency } from './bench/calls.ts'
import type { Options } from './bench/calls.ts'
import { benchFallback } from './bench/fallback.ts'
import { benchFiles } from './bench/files.ts'
import { benchLarge } from './bench/large.ts'
import { benchMemory, benchStart } from './bench/process-life.ts'
import { openBench } from './bench/targets.ts'
import type { Bench, Kind } from './bench/targets.ts'
import { benchText } from './bench/text.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    ...{ only: text, against: text, stores: text, tokens: text, rounds: text, calls: text, connections: text },
    ...{ 'warm-up': text, 'memory-calls': text, bundles: text, quick: { type: 'boolean' } },
  },
})
const usual = values.quick ? { rounds: 5, calls: 1000, warmUp: 4000 } : { rounds: 9, calls: 2000, warmUp: 40_000 }
const options: Options = {
  rounds: Number(values.rounds ?? usual.rounds),
  calls: Number(values.calls ?? usual.calls),
  warmUp: Number(values['warm-up'] ?? usual.warmUp),
  connections: Number(values.connections ?? 8),
  stores: (values.stores ?? 'none,memory,sqlite,postgres').split(',') as Kind[],
  tokens: (values.tokens ?? 'off,rs384').split(',').map((word) => word === 'rs384'),
  root: join(import.meta.dirname, '..'),
  against: values.against === undefined ? undefined : resolve(values.against),
}
const memoryCalls = Number(values['memory-calls'] ?? (values.quick ? 40_000 : 1_000_000))
const bundles = Number(values.bundles ?? (values.quick ? 4000 : 20_000))

type Section = (bench: Bench) => Promise<string> | string

const SECTIONS: Readonly<Record<string, Section>> = {
  latency: (bench) => benchLatency(bench, options),
  large: (bench) => benchLarge(bench, options),
  fallback: (bench) => benchFallback(bench, options),
  start: () => benchStart(options),
  files: () => benchFiles(options, bundles),
  text: benchText,
  memory: (bench) => benchMemory(bench, options, memoryCalls),
}

/** The two kinds of calls are measured on the same servers. */
const CALLS = ['never-seen', 'again'] as const
const asked = values.only?.split(',') ?? [...CALLS, ...Object.keys(SECTIONS)]
const unknown = asked.filter((name) => !(CALLS as readonly string[]).includes(name) && !(name in SECTIONS))
if (unknown.length > 0)
  throw new Error(`no section ${unknown.join(', ')}: there are ${[...CALLS, ...Object.keys(SECTIONS)].join(', ')}`)

function commitOf(folder: string): string {
  return execFileSync('git', ['-C', folder, 'describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
}

const bench = openBench()
try {
  const { against, root } = options
  process.stdout.write(
    `${new Date().toISOString().slice(0, 16)}, commit ${commitOf(root)}${against === undefined ? '' : ` against ${commitOf(against)}`}, ` +
      `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}\n\n`,
  )
  const calls = CALLS.filter((name) => asked.includes(name))
  if (calls.length > 0) process.stdout.write(`${await benchCalls(bench, options, calls)}\n`)
  for (const [name, section] of Object.entries(SECTIONS))
    if (asked.includes(name)) process.stdout.write(`${await section(bench)}\n`)
} finally {
  await bench.close()
}
