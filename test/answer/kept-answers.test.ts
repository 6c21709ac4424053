/** An answer that was kept is the answer that an evaluation would have given, and is audited like it. */
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import fc from 'fast-check'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import { composeService } from '../../src/compose/compose-service.ts'
import { keepAnswers } from '../../src/answer/kept-answers.ts'
import type { EvaluationRecord } from '../../src/storage/records.ts'
import { StoreUnavailable } from '../../src/storage/store.ts'
import { cutCall } from '../../src/http/cut-call.ts'

type Environment = Readonly<Record<string, string>>

const stops: (() => Promise<void>)[] = []
afterAll(() => Promise.all(stops.map((stop) => stop())))

/** A service, with the records that it stores and how often it evaluated; both forget nothing. */
async function startService(env: Environment) {
  const kept = keepForNow()
  const records: EvaluationRecord[] = []
  const faults: Error[] = []
  const record = async (one: EvaluationRecord) => {
    const fault = faults.shift()
    if (fault) throw fault
    await kept.store.record(one)
    records.push(one)
  }
  const settings = {
    LOG_LEVEL: 'silent',
    AUTH: 'off',
    HOST: '127.0.0.1',
    GOAL_MS: '600000',
    MAX_LOOP_DELAY_MS: '60000',
  }
  const service = composeService({ ...settings, ...env }, 'serve', {
    ...kept,
    patientKey: 'k'.repeat(32),
    store: { ...kept.store, record },
  })
  service.readiness.ready = true
  const server = await new Promise<Server>((resolve) => {
    const listening = service.app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  stops.push(() => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()))
  const { port } = server.address() as { port: number }
  const call = async (body: string, path = 'her2-patient-view') => {
    const answer = await fetch(`http://127.0.0.1:${port}/cds-services/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
  }
  return { call, records, faults, service }
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Names in the order in which they appear, so that two answers can be compared. */
function withoutNames(value: unknown): string {
  const names: string[] = []
  return JSON.stringify(value).replace(UUID, (name) => {
    if (!names.includes(name)) names.push(name)
    return `name-${names.indexOf(name)}`
  })
}

/** The record as it is stored, without what is of the moment. */
function lasting(
  { at: _at, durationMs: _ms, id: _id, ...record }: EvaluationRecord | undefined = {} as EvaluationRecord,
) {
  return record
}

const stories = loadStories().map(({ id, request }) => ({ id, request: JSON.stringify(JSON.parse(request)) }))

function callOf(request: string, user: string) {
  const story = JSON.parse(request) as { hook: string; context: object }
  const text = JSON.stringify({ ...story, hookInstance: randomUUID(), context: { ...story.context, userId: user } })
  return { text, path: `her2-${story.hook}` }
}

const SETTINGS: readonly Environment[] = [
  {},
  { CARD_DETAIL: 'full', SHADOW_CARDS: 'her2Synopsis', CARDS_OFF: 'her2Amended', PATIENT_IDS: 'clear' },
  { SYNOPSIS: 'always', SILENT_SHARE: '50', PUBLIC_URL: 'https://cds.example.org' },
]

test.each(SETTINGS)('every story, twice in any order, under %j: as if nothing were kept', async (env) => {
  const [keeping, fresh] = [await startService(env), await startService({ ...env, KEPT_MINUTES: '0' })]
  const twice = [...stories, ...stories]
  const [order = []] = fc.sample(fc.shuffledSubarray(twice, { minLength: twice.length }), { numRuns: 1 })
  for (const [index, { request }] of order.entries()) {
    // Some come back to a record that they have seen.
    const user = `Practitioner/${index % 7 === 0 ? 'same' : index}`
    const { text, path } = callOf(request, user)
    const [one, other] = [await keeping.call(text, path), await fresh.call(text, path)]
    expect(withoutNames(one)).toBe(withoutNames(other))
    expect(keeping.records).toHaveLength(fresh.records.length)
    expect(withoutNames(lasting(keeping.records.at(-1)))).toBe(withoutNames(lasting(fresh.records.at(-1))))
  }
  const names = keeping.records.flatMap(({ id, cards }) => [id, ...cards.map(({ uuid }) => uuid)])
  expect(new Set(names).size).toBe(names.length)
})

describe('what is kept is given again', () => {
  const request = stories.find(({ id }) => id === 'axillary-node-only')?.request ?? ''
  const countKept = ({ service }: Awaited<ReturnType<typeof startService>>) => service.keptAnswers()

  test('only where a digit is the same, the day is the same, and nothing was cleared', async () => {
    const one = await startService({})
    const value = request.replace('"value":90', '"value":90.0')
    await one.call(callOf(request, 'Practitioner/1').text)
    expect(countKept(one)).toBe(1)
    await one.call(callOf(request, 'Practitioner/2').text)
    expect(countKept(one)).toBe(1)
    await one.call(value.replace(/"hookInstance":"[^"]+"/, `"hookInstance":"${randomUUID()}"`))
    expect(countKept(one)).toBe(2)
    one.service.reload()
    expect(countKept(one)).toBe(0)
  })

  test('a card that could not be stored does not leave, and the call is told as refused', async () => {
    const one = await startService({})
    await one.call(callOf(request, 'Practitioner/1').text)
    one.faults.push(new StoreUnavailable('full'))
    expect((await one.call(callOf(request, 'Practitioner/2').text)).status).toBe(503)
    expect(one.records).toHaveLength(1)
  })

  test('not to a portal of patients, and not where a name stands twice', async () => {
    const one = await startService({})
    await one.call(callOf(request, 'Patient/axillary-node-only').text)
    await one.call(
      callOf(request, 'Practitioner/1').text.replace('"active":true', '"active":true,"userId":"Practitioner/1"'),
    )
    expect(countKept(one)).toBe(0)
  })
})

describe('what is cut out of a call', () => {
  const body = (user: string, rest = '') =>
    Buffer.from(`{"hookInstance": "${randomUUID()}","context":{"userId" : "${user}"}${rest}}`)

  test('instance, user and token alone', () => {
    const digest = cutCall(body('Practitioner/1'))?.digest
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(cutCall(body('Practitioner/2'))?.digest).toBe(digest)
    expect(cutCall(body('Practitioner/2', ',"a":1'))?.digest).not.toBe(digest)
    const token = (text: string) => cutCall(body('Practitioner/1', `,"fhirAuthorization":{"access_token":"${text}"}`))
    expect(token('abc')).toMatchObject({ accessToken: 'abc', digest: token('other')?.digest })
  })

  test('in any order, also of a large body, and among words that look like it', () => {
    const turned = (user: string, rest = '') =>
      Buffer.from(`{"context":{"userId":"${user}"${rest}},"hookInstance":"${randomUUID()}"}`)
    const digest = cutCall(turned('Practitioner/1'))?.digest
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(cutCall(turned('Practitioner/2'))?.digest).toBe(digest)
    const others = [',"a":"userId is an IHC"', ',"my_userId":"Practitioner/3","I":"_"', `,"a":"${'x'.repeat(100_000)}"`]
    for (const other of others) {
      const own = cutCall(turned('Practitioner/1', other))?.digest
      expect(own).not.toBe(digest)
      expect(cutCall(turned('Practitioner/2', other))?.digest).toBe(own)
    }
  })

  test('nothing of a body that would be searched for long', () =>
    expect(cutCall(body('Practitioner/1', `,"a":"${'I'.repeat(30_000)}"`))).toBeUndefined())

  test.each([
    ['Patient/1', ''],
    ['RelatedPerson/1', ''],
    ['Practitioner/\\u0031', ''],
    ['Practitioner/1', ',"hookInstance":"x"'],
    ['Practitioner/1', ',"b":["userId"]'],
    ['Practitioner/1', ',"access_token":"a b"'],
    ['Practitioner/1', ',"access_token":5'],
  ])('nothing for %s%s', (user, rest) => expect(cutCall(body(user, rest))).toBeUndefined())
})

function answerOf(text: string) {
  const body = `{"today":"2026-11-28","hook":"patient-view","userId":"Practitioner/1","evidence":{}}`
  const record = { body, statuses: '[]', user: 'Practitioner/1', hookInstance: randomUUID(), cards: [] } as never
  return { text, names: [], record }
}

test('bounds: the oldest goes when there are too many, when they are too large, and when its time is over', () => {
  let now = 0
  const answers = keepAnswers({ lifeMs: 100, entries: 2, characters: 300 }, () => now)
  const keep = (name: string, text = '{}') => answers.keep(name, answerOf(text))
  keep('a')
  keep('b')
  keep('c')
  expect(['a', 'b', 'c'].map((name) => answers.find(name) !== undefined)).toEqual([false, true, true])
  keep('d', 'x'.repeat(200))
  expect(['b', 'c', 'd'].map((name) => answers.find(name) !== undefined)).toEqual([false, false, true])
  now = 101
  expect(answers.find('d')).toBeUndefined()
  keep('e')
  expect(answers.size()).toBe(1)
})

test('charts that are opened once do not push out those that are opened again, which make room for each other', () => {
  let now = 0
  const answers = keepAnswers({ lifeMs: 100, entries: 8 }, () => now)
  const found = (name: string) => answers.find(name) !== undefined
  const keep = (...names: readonly string[]) => names.forEach((name) => answers.keep(name, answerOf('{}')))
  keep('a', 'b')
  expect([found('a'), found('b')]).toEqual([true, true])
  keep(...Array.from({ length: 50 }, (_, index) => `once-${index}`))
  expect(answers.size()).toBe(8)
  expect([found('a'), found('b'), found('once-0'), found('once-49')]).toEqual([true, true, false, true])
  for (const name of ['c', 'd', 'e', 'f', 'g']) {
    keep(name)
    expect([found(name), found('b')]).toEqual([true, true])
  }
  keep('h', 'i')
  // Least recently asked for.
  expect([found('a'), found('once-49'), found('b'), found('i')]).toEqual([false, false, true, true])
  now = 101
  expect(found('b')).toBe(false)
})
