/**
 * `npm run check:differential -- --cases 50000 --seed 1 [--workers 2] [--from 0] [--show]`: made-up patients, answered twice.
 *
 * scripts/differential is a second implementation of docs/rules.md, sections 2 to 8 with decisions P-1 to P-28 as far as they
 * speak of status, tier, current specimen and metastatic. It was written from that page alone and is kept apart on purpose: it
 * imports nothing of src/her2 or src/fhir, shares no table with them, and meets the program only in `classifyRecords`
 * (compare-case.ts). Two readings of one text seldom go wrong in the same way. Do not mend one by copying the other: where they
 * disagree, docs/rules.md decides, and where it does not, its question is named in answers.ts.
 */
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { OPEN, type OpenQuestion } from './differential/answers.ts'
import { compareCases, type Share } from './differential/compare-cases.ts'
import { encodeCase } from './differential/encode-case.ts'
import { makeCase } from './differential/make-case.ts'
import { Adder, type Kind, type Sum } from './differential/sum.ts'

const MOST_SHOWN = 20

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    from: { type: 'string', default: '0' },
    show: { type: 'boolean', default: false },
  },
})

function wholeNumber(name: 'cases' | 'seed' | 'workers' | 'from', least: number): number {
  const value = Number(values[name])
  if (!Number.isSafeInteger(value) || value < least) throw new Error(`--${name}: a whole number from ${least}`)
  return value
}

const cases = wholeNumber('cases', 1)
const seed = wholeNumber('seed', 0)
const workers = Math.min(wholeNumber('workers', 1), cases)
const from = wholeNumber('from', 0)

function shares(): readonly Share[] {
  return Array.from({ length: workers }, (_, i) => {
    const own = Math.floor(cases / workers) + (i < cases % workers ? 1 : 0)
    return { seed, from: from + i, cases: own, step: workers }
  })
}

async function runThread(share: Share): Promise<Sum> {
  const worker = new Worker(new URL('./differential/compare-thread.ts', import.meta.url), { workerData: share })
  const [sum] = (await once(worker, 'message')) as [Sum]
  return sum
}

function printCounts(title: string, counts: Readonly<Record<string, number>>, more: (name: string) => string): string {
  const rows = Object.entries(counts).toSorted(([, one], [, other]) => other - one)
  return [title, ...rows.map(([name, count]) => `${String(count).padStart(9)}  ${name}${more(name)}`), ''].join('\n')
}

function printKind({ kind, count, of, expected, given }: Kind): string {
  return [
    `${String(count).padStart(9)}  ${kind}`,
    `           smallest: --seed ${of.seed} --from ${of.n} --cases 1 --show`,
    `           case: ${JSON.stringify(of)}`,
    `           expected: ${JSON.stringify(expected)}`,
    `           given: ${JSON.stringify(given)}`,
  ].join('\n')
}

const started = performance.now()
const adder = new Adder()
const sums = workers === 1 ? shares().map(compareCases) : await Promise.all(shares().map(runThread))
for (const sum of sums) adder.addSum(sum)
const all = adder.sum()
const kinds = Object.values(all.kinds).toSorted((one, other) => other.count - one.count)
const disagreements = kinds.reduce((count, kind) => count + kind.count, 0)
const perSecond = (cases / (performance.now() - started)) * 1000

if (values.show) process.stdout.write(`${JSON.stringify(encodeCase(makeCase(from, seed)), null, 2)}\n`)
process.stdout.write(printCounts('answers compared', all.answers, () => ''))
process.stdout.write(printCounts('left open by docs/rules.md', all.open, (name) => `: ${OPEN[name as OpenQuestion]}`))
for (const kind of kinds.slice(0, MOST_SHOWN)) process.stdout.write(`${printKind(kind)}\n`)
process.stdout.write(
  `${all.cases} cases, ${all.specimens} specimens compared, seed ${seed}, ${perSecond.toFixed(0)} a second\n` +
    `${disagreements} disagreements of ${kinds.length} kinds\n`,
)
process.exitCode = kinds.length > 0 ? 1 : 0
