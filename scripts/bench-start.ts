/**
 * How long the sandbox takes until its page is there, compared with a Node.js process that does nothing, alternating, in
 * the same minutes: `node scripts/bench-start.ts [--rounds 5]`.
 */
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { startSandbox } from '../test/page/start-sandbox.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const [bare, sandbox]: [number[], number[]] = [[], []]
for (let round = 0; round < Number(values.rounds); round++) {
  const begun = performance.now()
  execFileSync(process.execPath, ['-e', '0'])
  bare.push(performance.now() - begun)
  const started = await startSandbox()
  sandbox.push(started.startedInMs)
  await started.stop()
}
const ratio = median(sandbox.map((ms, round) => ms / (bare[round] ?? ms)))
process.stdout.write(
  `sandbox ready after ${median(sandbox).toFixed(0)} ms, a bare process after ${median(bare).toFixed(0)} ms; ratio, median of pairs: ${ratio.toFixed(1)}\n`,
)
