/**
 * What a call adds to the slowest answer of the FHIR server that it has to ask: a server that answers every search after a
 * while, as far as it can be seen from the first search that arrives to the last one that is answered.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { PATH } from './bodies.ts'
import type { Options } from './calls.ts'
import { percentile, table } from './statistics.ts'
import type { Bench } from './targets.ts'

const ANSWERS_AFTER_MS = 20

export async function benchFallback(bench: Bench, { root, against, calls }: Options): Promise<string> {
  const story = JSON.parse(loadStories().find(({ id }) => id === 'axillary-node-only')?.request ?? '{}') as {
    readonly prefetch: Readonly<Record<string, { readonly entry?: readonly object[] }>>
  }
  const bundles = new Map(Object.entries(story.prefetch).map(([key, value]) => [key, JSON.stringify(value)]))
  let slowest = 0
  const server = createServer((req, res) => {
    const arrived = performance.now()
    const type = /\/(\w+)[/?]/.exec(req.url ?? '')?.[1] ?? ''
    const key = [...bundles.keys()].find((one) => one.startsWith(type.toLowerCase().slice(0, 6))) ?? 'reports'
    setTimeout(() => {
      res.setHeader('content-type', 'application/fhir+json')
      res.end(bundles.get(key) ?? '{}', () => (slowest = Math.max(slowest, performance.now() - arrived)))
    }, ANSWERS_AFTER_MS)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fhirServer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  const body = Buffer.from(JSON.stringify({ ...story, prefetch: {}, fhirServer }))
  const roots = [...(against === undefined ? [] : [{ root: against, name: 'before' }]), { root, name: 'now' }]
  const rows: string[][] = []
  for (const one of roots) {
    const target = await bench.start('none', one.root)
    const added: number[] = []
    for (let call = 0; call < Math.max(400, calls); call++) {
      slowest = 0
      const begun = performance.now()
      const answer = await fetch(`http://127.0.0.1:${target.port}${PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`answered with ${answer.status}: ${text}`)
      if (call >= 200) added.push(performance.now() - begun - slowest)
    }
    target.child.kill('SIGKILL')
    rows.push([one.name, percentile(added, 0.5).toFixed(2), percentile(added, 0.99).toFixed(2)])
  }
  server.close()
  return table([`all keys read, each answered after ${ANSWERS_AFTER_MS} ms`, 'added ms, p50', 'p99'], rows)
}
