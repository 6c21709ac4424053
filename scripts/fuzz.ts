/**
 * Damaged requests against the service: `npm run fuzz -- --seconds 60 --requests 200000 --seed 1`. Exits with 1 if an
 * answer was 5xx (except 503), missing or slow, if the process died, or if its memory grew by more than 100 MB.
 */
import { parseArgs } from 'node:util'
import { runFuzz } from './load/run-fuzz.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    requests: { type: 'string', default: '10000000' },
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: '16' },
    /** Milliseconds that no answer may take twice. */
    'slow-ms': { type: 'string', default: '1000' },
    /** Prints the request of this number and its answer. */
    keep: { type: 'string', default: '-1' },
  },
})

const report = await runFuzz({
  seconds: Number(values.seconds),
  requests: Number(values.requests),
  seed: Number(values.seed),
  connections: Number(values.connections),
  slowMs: Number(values['slow-ms']),
  keep: Number(values.keep),
  onKept: (request, answer) =>
    void process.stdout.write(
      `${JSON.stringify(request.headers)}\n${request.method} ${request.path}\n${request.body}\n→ ${answer.status} ${answer.text}\n`,
    ),
})
const lines = [
  `${report.sent} requests in ${report.seconds.toFixed(1)} s (seed ${report.seed})`,
  ...Object.entries(report.statuses).map(([status, count]) => `  ${status.padEnd(12)} ${count}`),
  `slowest answer ${Math.round(report.slowestMs)} ms, memory ${report.growthMb >= 0 ? '+' : ''}${report.growthMb.toFixed(0)} MB`,
  ...report.faults.map((fault) => `FAULT ${fault}`),
]
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = report.faults.length > 0 ? 1 : 0
