/** Dashboard and alerts ask only for numbers that the service gives. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { createMetrics } from '../../src/telemetry/metrics.ts'

const deploy = join(import.meta.dirname, '..', '..', 'deploy')
const read = (...path: string[]) => readFileSync(join(deploy, ...path), 'utf8')

interface Alerts {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string
      readonly expr: string
      readonly annotations: { readonly summary: string; readonly description: string }
    }[]
  }[]
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
    {
      isReady: () => true,
      inFlight: () => 0,
      eventLoopDelayMs: () => 0,
      storeFreeBytes: () => 0,
      version: '1',
      cards: '1',
    },
    { process: false },
  )
  const text = await metrics.print()
  // Prometheus makes `up` itself.
  if (/^up\{/.test(expr)) return expect(expr).not.toContain('her2_cds_')
  const names = [...expr.matchAll(/\bher2_cds_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''))
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(text).toContain(`# TYPE ${name} `)
})

test('each alert says what happens and what to do, and has a case in which it fires', () => {
  const cases = read('alerts', 'her2-cds.test.yaml')
  const rules = (parse(read('alerts', 'her2-cds.yaml')) as Alerts).groups.flatMap(({ rules: all }) => all)
  for (const { alert, expr, annotations } of rules) {
    expect(cases).toContain(`alertname: ${alert}\n        exp_alerts:\n`)
    expect([alert, typeof annotations.summary, typeof annotations.description]).toEqual([alert, 'string', 'string'])
    // A label that the sum has taken away would print as nothing.
    const kept = /^sum\(/.test(expr) ? [] : undefined
    const named = [...`${annotations.summary} ${annotations.description}`.matchAll(/\$labels\.(\w+)/g)].map(
      ([, label]) => label,
    )
    if (kept) expect([alert, named]).toEqual([alert, kept])
  }
})
