/** `npm run check:random -- --bundles 100000 --seed 1`: random bundles through the reader and the rules. */
import { parseArgs } from 'node:util'
import { classifyRecords } from '../src/evaluate/classify-records.ts'
import { brokenPromises } from './random/check-answer.ts'
import { randomBundle, seeded } from './random/random-bundles.ts'

const { values } = parseArgs({
  options: { bundles: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const random = seeded(Number(values.seed))
const count = Number(values.bundles)
const statuses = new Map<string, number>()
const faults: string[] = []
const started = performance.now()
for (let i = 0; i < count; i++) {
  const bundle = randomBundle(random)
  try {
    const line = classifyRecords([bundle], '2026-11-22')
    const status = line.current?.overexpression ?? 'none'
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    for (const promise of brokenPromises(line)) faults.push(`bundle ${i}: ${promise}: ${JSON.stringify(bundle)}`)
  } catch (error) {
    faults.push(`bundle ${i}: ${error instanceof Error ? error.stack : 'thrown'}: ${JSON.stringify(bundle)}`)
  }
}
const perSecond = (count / (performance.now() - started)) * 1000
const table = [...statuses].toSorted((a, b) => b[1] - a[1]).map(([status, n]) => `| ${status} | ${n} |`)
process.stdout.write(
  [
    `${count} bundles, seed ${values.seed}, ${perSecond.toFixed(0)} a second`,
    '| current | bundles |',
    '|---|---|',
    ...table,
    '',
  ].join('\n'),
)
for (const fault of faults.slice(0, 10)) process.stdout.write(`${fault}\n`)
process.stdout.write(`${faults.length} faults\n`)
process.exitCode = faults.length > 0 ? 1 : 0
