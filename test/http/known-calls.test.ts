/** Calls of known services do not go through Express's router. Nobody sees a difference: a query sends the same call through it. */
import { once } from 'node:events'
import { request } from 'node:http'
import type { AppDeps } from '../../src/http/app-deps.ts'
import { post, patientView, startApp } from './start-app.ts'
import type { StartedApp } from './start-app.ts'

const PATH = '/cds-services/her2-patient-view'
const BODY = JSON.stringify(patientView())
const JSON_TYPE = { 'content-type': 'application/json' }

interface Call {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

async function answerOf(app: StartedApp, path: string, { headers = JSON_TYPE, body = BODY }: Call) {
  const answered = await fetch(app.base + path, { method: 'POST', headers, body })
  const { date: _date, ...told } = Object.fromEntries(answered.headers)
  return { status: answered.status, headers: told, text: await answered.text() }
}

function eventsOf(app: StartedApp): unknown[] {
  const events = app.lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>)
  return events.map(({ time: _time, durationMs: _duration, ...rest }) => rest)
}

// prettier-ignore
const CALLS: readonly (readonly [string, Call, number])[] = [
  ['an answer',                {},                                                               200],
  ['a page of elsewhere',      { headers: { ...JSON_TYPE, origin: 'https://ehr.example.org' } }, 200],
  ['another media type',       { headers: { 'content-type': 'text/plain' } },                    415],
  ['a compressed body',        { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },        415],
  ['no JSON',                  { body: '{' },                                                    400],
  ['no request',               { body: '[]' },                                                   400],
  ['nothing',                  { body: '' },                                                     400],
  ['a member twice',           { body: BODY.replace('{', '{"hook":"x",') },                      400],
  ['more than is read',        { body: BODY.replace('{', `{${' '.repeat(1_000_000)}`) },         413],
]

const ORIGINS: readonly { readonly corsOrigins: AppDeps['config']['corsOrigins'] }[] = [
  { corsOrigins: '*' },
  { corsOrigins: [] },
  { corsOrigins: ['https://ehr.example.org'] },
]

describe.each(ORIGINS)('$corsOrigins', ({ corsOrigins }) => {
  let app: StartedApp
  beforeAll(async () => {
    app = await startApp({ config: { corsOrigins, bodyLimit: 1_000_000 } })
    app.lines.splice(0)
  })
  afterAll(() => app.stop())

  test.each(CALLS)('%s: the same answer, headers and log line', async (_, call, status) => {
    const known = await answerOf(app, PATH, call)
    const knownEvents = eventsOf(app)
    const routed = await answerOf(app, `${PATH}?`, call)
    expect(known.status).toBe(status)
    expect(known).toEqual(routed)
    expect(knownEvents).toEqual(eventsOf(app))
  })
})

test('a client that leaves in the middle of its body harms nobody', async () => {
  const app = await startApp()
  const headers = { ...JSON_TYPE, 'content-length': BODY.length }
  const left = request(app.base + PATH, { method: 'POST', headers })
  left.write(BODY.slice(0, 10))
  await new Promise((resolve) => setImmediate(resolve))
  left.destroy()
  await once(left, 'error')
  expect((await post(app.base + PATH, patientView())).status).toBe(200)
  await app.stop()
})
