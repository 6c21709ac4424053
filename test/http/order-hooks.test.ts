/** The order hooks over HTTP with the real rules and cards, and what they do where a part of the record fails. */
import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from '@medplum/fhirtypes'
import express from 'express'
import { describeUnknownClient } from '../../src/cds-hooks/client.ts'
import { SERVICES } from '../../src/cds-hooks/services.ts'
import { loadCardBook } from '../../src/content/card-book.ts'
import { evaluate } from '../../src/evaluate/evaluate.ts'
import type { Trace } from '../../src/evaluate/evaluate.ts'
import { createFhirAccess } from '../../src/fhir-access/read-records.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { parseBytes } from '../../src/http/parse-bytes.ts'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { createFhirServer } from '../../src/sandbox/fhir-server.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { bundleOf, orderSelect, post, startApp } from './start-app.ts'
import type { StartedApp } from './start-app.ts'

const root = join(import.meta.dirname, '..', '..')
const book = loadCardBook(join(root, 'cards'), '2026-11-22')
const patients = readdirSync(join(root, 'fixtures', 'patients'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(root, 'fixtures', 'patients', file), 'utf8')) as Bundle)
  .flatMap((bundle) =>
    (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === 'Patient' ? (resource.id ?? []) : [])),
  )

let app: StartedApp
let fhir: RunningServer
let fhirServer: string
const traces: Trace[] = []
const access = createFhirAccess((bytes) => parseBytes(bytes, parseExactJson))

beforeAll(async () => {
  const embedded = createFhirServer()
  for (const file of readdirSync(join(root, 'fixtures', 'patients')).filter((name) => name.endsWith('.json'))) {
    await embedded.load(JSON.parse(readFileSync(join(root, 'fixtures', 'patients', file), 'utf8')) as Bundle)
  }
  const quiet = { readiness: { ready: false }, log: createLog('silent'), drainSeconds: 1 }
  fhir = await startServer(express().use('/fhir', embedded.app), { port: 0, host: '127.0.0.1', ...quiet })
  fhirServer = `http://127.0.0.1:${fhir.port}/fhir`
  app = await startApp({
    evaluate: (request, records, notRead) => {
      const site = { settings: DEFAULT_SETTINGS }
      const evaluation = evaluate({ request, records, notRead }, site, book, '2026-11-22', randomUUID)
      traces.push(evaluation.trace)
      return evaluation
    },
    unknownClient: describeUnknownClient([{ url: fhirServer, allowPrivateAddresses: true }], 5000),
    readRecords: access.readRecords,
  })
})
afterAll(async () => {
  await app.stop()
  await fhir.stop()
  await access.close()
})
beforeEach(() => void (traces.length = 0))

interface Answer {
  readonly cards: readonly { readonly uuid: string; readonly source: { readonly topic: { readonly code: string } } }[]
  readonly issue?: readonly { readonly diagnostics: string }[]
}

async function send(id: string, body: unknown) {
  const response = await post(`${app.base}/cds-services/${id}`, body)
  return { status: response.status, body: (await response.json()) as Answer }
}

const topics = ({ cards }: Answer) => cards.map(({ source }) => source.topic.code)

const RESULT = {
  resourceType: 'Observation',
  id: 'ihc',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-10-01',
  valueCodeableConcept: { text: '1+' },
}
const DIAGNOSIS = {
  resourceType: 'Condition',
  id: 'dx',
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.911' }] },
}
const keysOf = (id: string) => SERVICES.find((service) => service.id === id)?.prefetch.map(({ key }) => key) ?? []
const wholeFor = (id: string): Record<string, unknown> => ({
  ...Object.fromEntries(keysOf(id).map((key) => [key, null])),
  her2: bundleOf(RESULT),
  conditions: bundleOf(DIAGNOSIS),
})
const order = (drug: object, changes: Record<string, unknown> = {}) => ({
  ...orderSelect(changes),
  context: {
    userId: 'Practitioner/1',
    patientId: 'p1',
    selections: ['MedicationRequest/d1'],
    draftOrders: bundleOf({
      resourceType: 'MedicationRequest',
      id: 'd1',
      status: 'draft',
      intent: 'order',
      subject: { reference: 'Patient/p1' },
      ...drug,
    }),
  },
})
const TRASTUZUMAB = { medicationCodeableConcept: { text: 'trastuzumab' } }
const ASPIRIN = { medicationCodeableConcept: { text: 'aspirin 100 mg' } }
const FAILED = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] }

test.each([
  ['her2-order-select', 'order-select', 'needsHer2Positive'],
  ['her2-order-sign', 'order-sign', 'signNeedsHer2Positive'],
])('%s: a HER2-directed order against HER2-low gets its card', async (id, hook, topic) => {
  const { status, body } = await send(id, order(TRASTUZUMAB, { hook, prefetch: wholeFor(id) }))
  expect(status).toBe(200)
  // SG-1 shares its topic with its critical form.
  expect([topic, 'everyResultNegative', 'needsHer2Positive']).toContain(topics(body)[0])
})

test('an order that has nothing to do with HER2 gets none', async () => {
  const prefetch = wholeFor('her2-order-select')
  expect(await send('her2-order-select', order(ASPIRIN, { prefetch }))).toEqual({ status: 200, body: { cards: [] } })
})

describe('where a part of the record failed', () => {
  const prefetch = { ...wholeFor('her2-order-select'), medications: FAILED }

  test('an answer that would look like nothing to say is refused, with the key', async () => {
    const { status, body } = await send('her2-order-select', order(TRASTUZUMAB, { prefetch }))
    expect(status).toBe(412)
    expect(body.issue?.map(({ diagnostics }) => diagnostics)).toEqual([
      expect.stringMatching(/^prefetch key medications could not be read: .*OperationOutcome/),
    ])
  })

  test('an order that has nothing to do with HER2 is not held up', async () => {
    expect(await send('her2-order-select', order(ASPIRIN, { prefetch }))).toEqual({ status: 200, body: { cards: [] } })
  })

  test('a key that the client chose not to send keeps its cards silent, as discovery says', async () => {
    const { medications: _medications, ...rest } = wholeFor('her2-order-select')
    expect(await send('her2-order-select', order(TRASTUZUMAB, { prefetch: rest }))).toEqual({
      status: 200,
      body: { cards: [] },
    })
  })

  test('a drug that is only pointed to and cannot be read is told', async () => {
    const drug = { medicationReference: { reference: 'Medication/none' } }
    const call = order(drug, { prefetch: wholeFor('her2-order-select'), fhirServer })
    const { status, body } = await send('her2-order-select', call)
    expect(status).toBe(412)
    expect(body.issue?.[0]?.diagnostics).toMatch(/draftMedication .*status 404/)
  })

  test('a key of the client that the service does not ask for fails nothing', async () => {
    const more = { ...wholeFor('her2-order-select'), '-user': FAILED }
    const { status } = await send('her2-order-select', order(TRASTUZUMAB, { prefetch: more }))
    expect(status).toBe(200)
  })
})

test('what is read from the FHIR server is answered like what is sent along', async () => {
  expect(patients.length).toBeGreaterThan(5)
  const templates = SERVICES[0]?.prefetch ?? []
  let cards = 0
  for (const patientId of patients) {
    const call = (prefetch?: object) => ({
      hook: 'patient-view',
      hookInstance: randomUUID(),
      fhirServer,
      context: { userId: 'Practitioner/1', patientId },
      prefetch,
    })
    const sent = await Promise.all(
      templates.map(async ({ key, template }) => {
        const response = await fetch(`${fhirServer}/${template.replace('{{context.patientId}}', patientId)}`)
        return [key, parseExactJson(await response.text())] as const
      }),
    )
    const along = await send('her2-patient-view', call(Object.fromEntries(sent)))
    const read = await send('her2-patient-view', call())
    const withoutUuids = (answer: Answer) =>
      JSON.parse(JSON.stringify(answer, (name, value: unknown) => (name === 'uuid' ? undefined : value))) as Answer
    expect(read.status).toBe(200)
    expect(withoutUuids(read.body)).toEqual(withoutUuids(along.body))
    cards += read.body.cards.length
  }
  expect(cards).toBeGreaterThan(5)
})

describe('findings', () => {
  const prefetch = wholeFor('her2-order-select')
  const ask = async (her2: object = RESULT) => {
    const { body } = await send(
      'her2-order-select',
      order(TRASTUZUMAB, { prefetch: { ...prefetch, her2: bundleOf(her2) } }),
    )
    return { body, finding: traces.at(-1)?.findings[0] }
  }

  test('the same finding has the same key, and every answer has uuids of its own', async () => {
    const [first, second] = [await ask(), await ask()]
    expect(first.finding?.finding).toBe(second.finding?.finding)
    expect(first.finding?.card).toBe(first.body.cards[0]?.uuid)
    expect(first.body.cards[0]?.uuid).not.toBe(second.body.cards[0]?.uuid)
    expect(first.finding?.suggestions.length).toBeGreaterThan(0)
    expect(first.finding?.suggestions).not.toEqual(second.finding?.suggestions)
  })

  test('a result that was amended is another version of the finding', async () => {
    const before = await ask()
    const after = await ask({ ...RESULT, status: 'amended', valueCodeableConcept: { text: '0' } })
    expect(after.finding?.key).toBe(before.finding?.key)
    expect(after.finding?.resultVersion).not.toBe(before.finding?.resultVersion)
    expect(after.finding?.finding).not.toBe(before.finding?.finding)
  })
})
