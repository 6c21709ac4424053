/**
 * A value that cannot be turned into text (`{"toString": []}`) throws wherever code tries. It is put in each place of each
 * story in turn, once for all places of the same path, through the service as it is composed for users.
 */
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { composeService } from '../../src/compose/compose-service.ts'
import { UNHURRIED } from '../patience.ts'

const UNPRINTABLE = { toString: [], valueOf: [] }

type Path = readonly (string | number)[]

interface Place {
  readonly hook: string
  readonly text: string
  readonly path: Path
}

function listPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...inner.flatMap(([key, member]) => listPaths(member, [...path, key]))]
}

/** One place for each hook and path, whatever the positions in its lists. */
function listPlaces(): Place[] {
  const places = new Map<string, Place>()
  for (const { request: text } of loadStories()) {
    const request = JSON.parse(text) as { hook: string }
    for (const path of listPaths(request).filter(({ length }) => length > 0)) {
      const kind = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')
      places.set(`${request.hook} ${kind}`, { hook: request.hook, text, path })
    }
  }
  return [...places.values()]
}

function damage({ text, path }: Place, value: unknown): string {
  const request: unknown = JSON.parse(text)
  let holder = request as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder
  holder[path.at(-1) ?? ''] = value
  return JSON.stringify(request)
}

let server: RunningServer
let base: string
beforeAll(async () => {
  const { app, log, readiness } = composeService({ LOG_LEVEL: 'silent', AUTH: 'off', ...UNHURRIED })
  server = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  base = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.stop())

test.each([
  ['alone', UNPRINTABLE],
  ['in a list', [UNPRINTABLE]],
])('a value that is no text, %s, is answered or refused, wherever it stands', async (_name, value) => {
  const places = listPlaces()
  expect(places.length).toBeGreaterThan(500)
  const failed: string[] = []
  for (const place of places) {
    const answer = await fetch(`${base}/cds-services/her2-${place.hook}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: damage(place, value),
    })
    await answer.arrayBuffer()
    if (![200, 400, 412].includes(answer.status)) failed.push(`${answer.status} ${place.hook} ${place.path.join('.')}`)
  }
  expect(failed).toEqual([])
})
