/**
 * Load while keys, records, database and the service itself fail: `npm run chaos -- --rate 200 --seconds 5`. Prints a
 * table of what was answered; exits with 1 if an answer was wrong, late, missing or had an unexpected status, or if the
 * store lacks a card that was sent or feedback that was confirmed.
 */
import { parseArgs } from 'node:util'
import { runChaos } from './load/run-chaos.ts'

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '5' },
    /** Measures nothing: two calls at a time, however slow the machine is. */
    patient: { type: 'boolean', default: false },
  },
})
const { rows, kept, faults } = await runChaos({
  rate: Number(values.rate),
  seconds: Number(values.seconds),
  withDatabase: true,
  isPatient: values.patient,
})
const lines = [
  '| Phase | sent | 200, right | 200, wrong | other answers | p50 ms | p99 ms | longest ms |',
  '|---|---|---|---|---|---|---|---|',
  ...rows.map(({ phase, sent, right, wrong, others, p50, p99, longest }) => {
    const said = Object.entries(others).map(([status, count]) => `${status}: ${count}`)
    return `| ${phase} | ${sent} | ${right} | ${wrong} | ${said.join(', ') || '-'} | ${p50} | ${p99} | ${longest} |`
  }),
  ...(kept ? [`kept: ${kept.cards} cards, ${kept.feedback} feedback, lost: ${kept.lost}`] : []),
  ...faults.map((fault) => `FAULT ${fault}`),
]
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
