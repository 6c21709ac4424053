/** A body of 1 MB against the `JSON.parse` of the same bytes, both in processor time, in rounds in turn. */
import { makeLarge } from './bodies.ts'
import type { Options } from './calls.ts'
import { median, spread, table } from './statistics.ts'
import type { Bench, Target } from './targets.ts'

const KINDS = [
  { name: 'values such as 42.5', last: '.5' },
  { name: 'values such as 42.0', last: '.0' },
]

/** Microseconds of processor time for parsing a text, in this process. */
function measureParse(bodies: readonly Buffer[]): number {
  const before = process.cpuUsage()
  for (const body of bodies) JSON.parse(body.toString('utf8'))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / bodies.length
}

export async function benchLarge(bench: Bench, options: Options): Promise<string> {
  const { root, against } = options
  const roots = [...(against === undefined ? [] : [{ root: against, isBefore: true }]), { root, isBefore: false }]
  const rows: string[][] = []
  for (const { root: one, isBefore } of roots) {
    const target = await bench.start('none', one)
    for (const { name, last } of KINDS)
      rows.push(await measure(bench, target, `${name}${isBefore ? ' (before)' : ''}`, last, options.rounds))
    target.child.kill('SIGKILL')
  }
  return table(['1 MB, 2,000 Observations', 'MB', 'JSON.parse µs', 'whole call µs', 'ratio'], rows)
}

async function measure(bench: Bench, target: Target, name: string, last: string, rounds: number): Promise<string[]> {
  const make = (count: number) => Array.from({ length: count }, () => makeLarge(last))
  await bench.run(target, make(60), 2)
  measureParse(make(60))
  const [parse, call]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const bodies = make(20)
    parse.push(measureParse(bodies))
    const { cpu, failed } = await bench.run(target, bodies, 2)
    if (failed > 0) throw new Error(`${failed} large calls were not answered`)
    call.push(cpu)
  }
  const ratios = call.map((cpu, round) => cpu / (parse[round] ?? Number.NaN))
  const size = (makeLarge(last).length / 1e6).toFixed(2)
  return [name, size, median(parse).toFixed(0), median(call).toFixed(0), spread(ratios, 1)]
}
