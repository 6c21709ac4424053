/** What a call costs, against a bare Express that reads the same bodies; and how long it takes. */
import { readBodies } from './bodies.ts'
import type { Bodies } from './bodies.ts'
import { median, percentile, spread, table } from './statistics.ts'
import type { Bench, Kind, Round, Target } from './targets.ts'

export interface Options {
  readonly rounds: number
  /** Calls of each server in each round. */
  readonly calls: number
  /** Calls before anything is measured: compiling goes on for so long. */
  readonly warmUp: number
  readonly connections: number
  readonly stores: readonly Kind[]
  readonly tokens: readonly boolean[]
  readonly root: string
  /** Another checkout, measured beside this one. */
  readonly against: string | undefined
}

type Which = 'never-seen' | 'again'

const WORDS: Readonly<Record<Which, string>> = { 'never-seen': 'never seen', again: 'the same again' }

const STORES: Readonly<Record<Kind, string>> = {
  plain: 'node:http and JSON.parse',
  bare: 'bare Express 5',
  none: 'no store',
  memory: 'memory',
  lines: 'lines of a file',
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
}

interface Started {
  readonly target: Target
  readonly isBefore: boolean
}

/** A fixed answer of about the mean size of ours, one that a story got. */
async function meanAnswer(bench: Bench, bodies: Bodies, root: string): Promise<string> {
  const target = await bench.start('none', root)
  const answers: string[] = []
  for (const body of bodies.again(bodies.stories)) {
    const url = `http://127.0.0.1:${target.port}/cds-services/her2-patient-view`
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    answers.push(await answer.text())
  }
  target.child.kill('SIGKILL')
  const mean = answers.reduce((sum, { length }) => sum + length, 0) / answers.length
  return answers.toSorted((one, other) => Math.abs(one.length - mean) - Math.abs(other.length - mean))[0] ?? '{}'
}

async function startAll(bench: Bench, options: Options, kinds: readonly Kind[]): Promise<readonly Started[]> {
  const { root, against, tokens } = options
  const roots = against === undefined ? [root] : [against, root]
  const wanted = kinds.flatMap((kind) => {
    const isYardstick = kind === 'plain' || kind === 'bare'
    const signings = isYardstick ? [false] : tokens
    const sources = isYardstick ? [root] : roots
    return signings.flatMap((isSigned) => sources.map((source) => ({ kind, isSigned, source })))
  })
  const started: Started[] = []
  for (const { kind, isSigned, source } of wanted) {
    const name = `${STORES[kind]}${isSigned ? ', RS384' : ''}`
    started.push({ target: await bench.start(kind, source, isSigned, name), isBefore: source === against })
  }
  return started
}

async function warm(bench: Bench, bodies: Bodies, { warmUp, connections }: Options, started: readonly Started[]) {
  const step = 2000
  for (const { target } of started) {
    for (let done = 0; done < warmUp; done += step) {
      const many = Math.min(step, warmUp - done)
      // Both ways of a call are compiled.
      await bench.run(target, [...bodies.neverSeen(many / 2), ...bodies.again(many / 2)], connections)
    }
  }
}

/** Processor time and calls a second, in rounds in turn. */
export async function benchCalls(bench: Bench, options: Options, which: readonly Which[]): Promise<string> {
  const bodies = readBodies()
  const answer = await meanAnswer(bench, bodies, options.root)
  bench.setAnswer(answer)
  const started = await startAll(bench, options, ['plain', 'bare', ...options.stores])
  await warm(bench, bodies, options, started)
  const rounds = new Map<string, Round[]>()
  const nameOf = (one: Started, kind: Which) => JSON.stringify([one.target.name, one.isBefore, kind])
  for (let round = 0; round < options.rounds; round++)
    for (const kind of which) {
      const make = kind === 'again' ? bodies.again : bodies.neverSeen
      for (const one of started) {
        const result = await bench.run(one.target, make(options.calls), options.connections)
        if (result.failed > 0) throw new Error(`${one.target.name}: ${result.failed} calls were not answered`)
        rounds.set(nameOf(one, kind), [...(rounds.get(nameOf(one, kind)) ?? []), result])
      }
    }
  for (const { target } of started) target.child.kill('SIGKILL')
  const words =
    `${bodies.stories} patient-view stories, minified, ${(bodies.meanBytes / 1000).toFixed(1)} KB; fixed answer of ${(answer.length / 1000).toFixed(1)} KB; ` +
    `${options.connections} connections, ${options.warmUp} calls of warm-up, ${options.rounds} rounds of ${options.calls} calls in turn\n\n`
  return words + which.map((kind) => report(started, kind, (one) => rounds.get(nameOf(one, kind)) ?? [])).join('\n')
}

function report(started: readonly Started[], kind: Which, roundsOf: (one: Started) => readonly Round[]): string {
  const bare = roundsOf(started.find(({ target }) => target.kind === 'bare') as Started)
  const rows = started.map((one) => {
    const own = roundsOf(one)
    const byCpu = own.map(({ cpu }, round) => (bare[round]?.cpu ?? Number.NaN) / cpu)
    const byCalls = own.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN))
    const before = started.find(({ target, isBefore }) => isBefore && target.name === one.target.name)
    const gain = before && !one.isBefore ? roundsOf(before).map(({ cpu }, at) => cpu / (own[at]?.cpu ?? 1)) : []
    return [
      `${one.target.name}${one.isBefore ? ' (before)' : ''}`,
      median(own.map(({ cpu }) => cpu)).toFixed(0),
      spread(byCpu, 3),
      median(own.map(({ perSecond }) => perSecond)).toFixed(0),
      spread(byCalls, 3),
      ...(started.some(({ isBefore }) => isBefore) ? [gain.length === 0 ? '' : spread(gain, 2)] : []),
    ]
  })
  const heads = [WORDS[kind], 'CPU µs', 'ratio by CPU', 'calls/s', 'ratio by calls/s']
  if (started.some(({ isBefore }) => isBefore)) heads.push('CPU before / now')
  return table(heads, rows)
}

const CONNECTIONS = [1, 16, 64]

/** How long answers take with 1, 16 and 64 connections that are all busy. */
export async function benchLatency(bench: Bench, options: Options): Promise<string> {
  const bodies = readBodies()
  const kinds = ['bare', ...options.stores.filter((kind) => kind !== 'memory'), 'lines'] as const
  const started = await startAll(bench, { ...options, tokens: [false] }, kinds)
  await warm(bench, bodies, options, started)
  const times = new Map<string, number[]>()
  for (let round = 0; round < options.rounds; round++)
    for (const connections of CONNECTIONS)
      for (const one of started) {
        const calls = connections === 1 ? Math.ceil(options.calls / 4) : options.calls
        const result = await bench.run(one.target, bodies.neverSeen(calls), connections)
        const name = JSON.stringify([one.target.port, connections])
        times.set(name, [...(times.get(name) ?? []), ...result.times])
      }
  for (const { target } of started) target.child.kill('SIGKILL')
  const of = (one: Started, connections: number, share: number) =>
    percentile(times.get(JSON.stringify([one.target.port, connections])) ?? [], share)
  const rows = started.map((one) => [
    `${one.target.name}${one.isBefore ? ' (before)' : ''}`,
    ...CONNECTIONS.flatMap((count) => [of(one, count, 0.5).toFixed(2), of(one, count, 0.99).toFixed(2)]),
  ])
  const heads = ['ms', ...CONNECTIONS.flatMap((count) => [`p50 at ${count}`, `p99 at ${count}`])]
  const find = (kind: Kind) => started.find(({ target, isBefore }) => target.kind === kind && !isBefore)
  const least = find('lines')
  const compared = (['sqlite', 'postgres'] as const).flatMap((kind) => {
    const one = find(kind)
    if (!one || !least) return []
    const ratio = of(one, 16, 0.99) / of(least, 16, 0.99)
    return [`p99 at 16 connections, ${STORES[kind]} against lines of a file: ${ratio.toFixed(2)}\n`]
  })
  return `${table(heads, rows)}\n${compared.join('')}`
}
