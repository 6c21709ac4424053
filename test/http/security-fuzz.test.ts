/** Short runs of the fuzz and chaos programs; `npm run fuzz` and `npm run chaos` are the long ones. */
import { runChaos } from '../../scripts/load/run-chaos.ts'
import { runFuzz } from '../../scripts/load/run-fuzz.ts'

test('some hundred damaged requests: no 5xx but 503, no hang, no end', async () => {
  const report = await runFuzz({ seed: 2026, seconds: 15, requests: 600, connections: 4 })
  expect(report.faults).toEqual([])
  expect(report.sent).toBeGreaterThan(100)
  expect(Object.keys(report.statuses)).toEqual(expect.arrayContaining(['200', '400']))
}, 60_000)

test('keys, records and service fail under load: nothing is answered wrongly', async () => {
  const { rows, faults } = await runChaos({ rate: 20, seconds: 1 })
  expect(faults).toEqual([])
  expect(rows.map(({ wrong }) => wrong)).toEqual(rows.map(() => 0))
  expect(rows.reduce((sum, { right }) => sum + right, 0)).toBeGreaterThan(100)
}, 120_000)
