/** Short runs of the fuzz and chaos programs; `npm run fuzz` and `npm run chaos` are the long ones. */
import { runChaos } from '../../scripts/load/run-chaos.ts'
import { runFuzz } from '../../scripts/load/run-fuzz.ts'
import { MINUTE } from '../patience.ts'

test('some hundred damaged requests: no 5xx but 503, no hang, no end', async () => {
  const report = await runFuzz({ seed: 2026, seconds: Infinity, requests: 600, connections: 4, slowMs: MINUTE })
  expect(report.faults).toEqual([])
  expect(report.sent).toBeGreaterThanOrEqual(600)
  expect(Object.keys(report.statuses)).toEqual(expect.arrayContaining(['200', '400']))
})

test('keys, records, database and service fail under load: nothing is answered wrongly, nothing is lost', async () => {
  const { rows, kept, faults } = await runChaos({ rate: 50, seconds: 0.4, withDatabase: true, isPatient: true })
  expect(faults).toEqual([])
  expect(rows.map(({ wrong }) => wrong)).toEqual(rows.map(() => 0))
  expect(rows.reduce((sum, { right }) => sum + right, 0)).toBeGreaterThan(100)
  expect(kept?.lost).toBe(0)
  expect(kept?.cards).toBeGreaterThan(100)
  expect(kept?.feedback).toBeGreaterThan(5)
})
