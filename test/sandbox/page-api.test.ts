/** What the page asks beside the service, asked over HTTP. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from '@medplum/fhirtypes'
import express from 'express'
import { readRequest } from '../../fixtures/stories/load-stories.ts'
import { answerError } from '../../src/http/errors.ts'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { createPageApi } from '../../src/sandbox/page-api.ts'
import { createLog } from '../../src/telemetry/log.ts'

const root = join(import.meta.dirname, '..', '..')
const cards = join(root, 'cards')
const readJson = (...path: string[]) => JSON.parse(readFileSync(join(root, 'fixtures', ...path), 'utf8')) as unknown
const patients = readdirSync(join(root, 'fixtures', 'patients')).map((file) => readJson('patients', file) as Bundle)
const story: unknown = JSON.parse(readRequest('ihc-2-plus-no-ish'))

let server: RunningServer
beforeAll(async () => {
  const app = express().use(
    createPageApi(cards, patients, () => new Date('2026-11-22T12:00:00Z')),
    answerError,
  )
  const log = createLog('silent')
  server = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness: { ready: false }, log })
})
afterAll(() => server.stop())

async function ask(path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, options)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('the trace of a call: evidence, classification, routes', async () => {
  const { body } = await ask('/trace', story)
  expect(body).toMatchObject({
    trace: { classification: { current: { overexpression: 'not-final', rules: ['IHC-2', 'CB-5'] } } },
    routes: expect.arrayContaining([expect.objectContaining({ rule: 'TDX-3' })]) as unknown,
  })
})

test('what would change the answer', async () => {
  const { body } = await ask('/changes', story)
  expect(body).toMatchObject({ now: { cards: expect.arrayContaining(['reflexIsh']) as unknown } })
})

test('tables with the bands of the groups, sources, orders of drugs and tests', async () => {
  const { body } = await ask('/tables')
  expect(body).toMatchObject({
    hooks: { reflexIsh: 'patient-view', signNotFinal: 'order-sign' },
    titles: { reflexIsh: 'IHC 2+ without an ISH result or order' },
  })
  expect((body as { groups: unknown[] }).groups).toHaveLength(5)
  const { orders } = (await ask('/orders')).body as { orders: { id: string; kind: string }[] }
  expect(orders.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['trastuzumab-deruxtecan', 'her2-immunohistochemistry']),
  )
  expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length)
})

test('the patients as a list shows them: what is said of each tumour, and what they are found by', async () => {
  const { patients: listed } = (await ask('/patients')).body as {
    patients: { id: string; labels: string[]; words: string[]; actionable: boolean }[]
  }
  expect(listed).toHaveLength(patients.length)
  const of = (id: string) => listed.find((one) => one.id === id)
  expect(of('bilateral-cancers')).toMatchObject({
    labels: ['right: HER2-negative (HER2-low)', 'left: HER2-positive'],
    words: expect.arrayContaining(['bilateral']) as unknown,
    actionable: false,
  })
  expect(of('positive-primary-low-metastasis')).toMatchObject({
    labels: ['distant tissue: HER2-negative (HER2-low)', 'left: HER2-positive'],
    words: expect.arrayContaining(['metastatic']) as unknown,
  })
  expect(of('group-3-ihc-2-plus-no-recount')).toMatchObject({
    words: expect.arrayContaining(['ish Recount']) as unknown,
    actionable: true,
  })
  expect(of('her2-missing')?.labels).toEqual(['Invasive breast cancer without any HER2 result'])
})

const file = (change: (text: string) => string) => ({
  name: 'reflexIsh.md',
  text: change(readFileSync(join(cards, 'reflexIsh.md'), 'utf8')),
})

describe('a card file tried out', () => {
  test('its card in the changed words', async () => {
    const changed = file((text) => text.replace('still open', 'Perhaps one of these'))
    const { body } = await ask('/preview', { file: changed, request: story })
    expect(body).toMatchObject({ faults: [], cards: [{ indicator: 'warning' }] })
    expect(JSON.stringify(body.cards)).toContain('Perhaps one of these')
  })

  test('its faults, and no card', async () => {
    const changed = file((text) => text.replace('{{laboratory}}', '{{labratory}}'))
    const { body } = await ask('/preview', { file: changed, request: story })
    expect(body).toMatchObject({
      faults: [{ file: 'reflexIsh.md', what: 'unknown placeholder {{labratory}}' }],
      cards: [],
    })
  })

  test('the fixture patients it reaches, also at orders', async () => {
    const { reached } = (await ask('/reach/reflexIsh')).body as { reached: { patient: string }[] }
    expect(reached.map(({ patient }) => patient)).toContain('ihc-2-plus-no-ish')
    const orders = (await ask('/reach/needsHer2Positive')).body as { reached: { order?: string }[] }
    expect(orders.reached.some(({ order }) => order === 'trastuzumab')).toBe(true)
  })
})

test.each([
  ['/trace', { hook: 'no-hook' }, 404],
  ['/trace', { ...(story as object), hookInstance: 'x' }, 400],
  ['/preview', { file: { name: 'reflexIsh.md' } }, 400],
  ['/reach/nothing', undefined, 400],
])('%s refuses what it cannot read', async (path, body, status) => {
  expect((await ask(path, body)).status).toBe(status)
})
