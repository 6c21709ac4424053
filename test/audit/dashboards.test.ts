/** Dashboard and alerts ask only for numbers that the service gives. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { createMetrics } from '../../src/telemetry/metrics.ts'

const deploy = join(import.meta.dirname, '..', '..', 'deploy')
const read = (...path: string[]) => readFileSync(join(deploy, ...path), 'utf8')

interface Alerts {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[]
}

const alerts = (parse(read('alerts', 'her2-cds.yaml')) as Alerts).groups.flatMap(({ rules }) => rules)
const dashboard = JSON.parse(read('grafana', 'her2-cds.json')) as {
  panels: { title: string; targets: { expr: string }[] }[]
}

const asked = [
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
]

test.each(asked)('%s', async (_name, expr) => {
  const metrics = createMetrics(
    { isReady: () => true, inFlight: () => 0, eventLoopDelayMs: () => 0, version: '1', cards: '1' },
    { process: false },
  )
  const text = await metrics.print()
  const names = [...expr.matchAll(/\bher2_cds_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''))
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(text).toContain(`# TYPE ${name} `)
})
