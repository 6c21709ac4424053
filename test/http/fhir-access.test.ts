/** Calls whose prefetch lacks something, with a real FHIR server beside the service. */
import { randomUUID } from 'node:crypto'
import type { Bundle } from '@medplum/fhirtypes'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describeUnknownClient } from '../../src/cds-hooks/client.ts'
import { createFhirAccess } from '../../src/fhir-access/read-records.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { parseBytes } from '../../src/http/parse-bytes.ts'
import { createFhirServer } from '../../src/sandbox/fhir-server.ts'
import { FAULTS } from '../fhir-access/faults.ts'
import { answer, her2, searchset, startFaultyServer } from '../fhir-access/faulty-server.ts'
import type { FaultyServer } from '../fhir-access/faulty-server.ts'
import { bundleOf, observation, orderSelect, patientView, post, startApp } from './start-app.ts'
import type { StartedApp } from './start-app.ts'
import { MINUTE } from '../patience.ts'

const DEADLINE = MINUTE
/** For servers that hang. */
const SHORT = 400
const limits = { bytes: 250_000, pages: 5, parallel: 4 }
const access = createFhirAccess((bytes) => parseBytes(bytes, parseExactJson), limits)
const service = (base: string, id = 'her2-patient-view') => `${base}/cds-services/${id}`

/** Keys of patient-view, as a client sends them that has nothing for any of them. */
// prettier-ignore
const WHOLE = {
  patient: null, conditions: null, her2: null, receptors: null, staging: null,
  specimens: null, reports: null, orders: null, medications: null, medicationStatements: null,
}
const { her2: _her2, ...WITHOUT_HER2 } = WHOLE

/** @param deadlineMs Short where servers hang; minutes where one works, on a machine that may be busy. */
async function startFor(fhirBase: string, deadlineMs = DEADLINE) {
  const servers = [{ url: fhirBase, allowPrivateAddresses: true }]
  return startApp({ unknownClient: describeUnknownClient(servers, deadlineMs), readRecords: access.readRecords })
}

interface Answer {
  readonly resourceType?: string
  readonly issue?: readonly { readonly diagnostics: string }[]
  readonly cards: readonly { readonly summary: string; readonly detail: string }[]
}

async function send(url: string, body: unknown) {
  const started = performance.now()
  const response = await post(url, body)
  const took = performance.now() - started
  return { status: response.status, body: (await response.json()) as Answer, took }
}

const fhirAuthorization = {
  access_token: 'secret-token',
  token_type: 'Bearer',
  expires_in: 300,
  scope: 's',
  subject: 'c',
}

afterAll(() => access.close())

describe('with a FHIR server that works', () => {
  const asked: string[] = []
  const tokens: (string | undefined)[] = []
  let app: StartedApp
  let fhirServer: string
  let stop: () => void

  beforeAll(async () => {
    const fhir = createFhirServer()
    const many = Array.from({ length: 250 }, (_, index) => observation('Patient/p1', `o${index}`))
    const resources = [{ resourceType: 'Patient', id: 'p1' }, ...many, observation('Patient/p2', 'other')]
    await fhir.load({ ...bundleOf(...resources), type: 'collection' } as unknown as Bundle)
    const medication = { resourceType: 'Medication', id: 'm1', code: { text: 'trastuzumab' } }
    await fhir.load(bundleOf(medication) as unknown as Bundle)
    const server = createServer((req, res) => {
      asked.push(`${req.method} ${req.url}`)
      tokens.push(req.headers.authorization)
      fhir.app(req, res)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    fhirServer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    stop = () => void server.close()
    app = await startFor(fhirServer, 10_000)
  })
  afterAll(async () => {
    await app.stop()
    stop()
  })
  beforeEach(() => {
    asked.length = 0
    tokens.length = 0
  })

  test('with prefetch complete no FHIR call is made', async () => {
    const answered = await send(service(app.base), patientView({ fhirServer, fhirAuthorization, prefetch: WHOLE }))
    expect(answered.status).toBe(200)
    expect(asked).toEqual([])
  })

  test('30, 31, 32, 33: with one key missing that key alone is read, all its pages, with the token', async () => {
    const answered = await send(
      service(app.base),
      patientView({ fhirServer, fhirAuthorization, prefetch: WITHOUT_HER2 }),
    )
    expect(answered.status).toBe(200)
    expect(answered.body.cards[0]?.summary).toBe('250 resources')
    expect(asked).toHaveLength(3)
    expect(asked.every((one) => one.startsWith('GET /Observation?'))).toBe(true)
    expect(new Set(tokens)).toEqual(new Set(['Bearer secret-token']))
  })

  test('with one small key missing exactly one search is made', async () => {
    const { conditions: _conditions, ...prefetch } = WHOLE
    expect((await send(service(app.base), patientView({ fhirServer, prefetch }))).status).toBe(200)
    expect(asked).toEqual(['GET /Condition?patient=p1&_count=100'])
  })

  test('without any prefetch every key is read', async () => {
    const answered = await send(service(app.base), patientView({ fhirServer, fhirAuthorization, prefetch: undefined }))
    expect(answered.status).toBe(200)
    expect(answered.body.cards[0]?.summary).toBe('251 resources')
    expect(answered.body.cards[0]?.detail).toBe('2026-11-22')
  })

  test('33: a page that was sent is completed', async () => {
    const first = observation('Patient/p1', 'o0')
    const next = { relation: 'next', url: `${fhirServer}/Observation?patient=p1&_count=249&_offset=1` }
    const page = { ...bundleOf(first), total: 250, link: [next] }
    const answered = await send(service(app.base), patientView({ fhirServer, prefetch: { ...WHOLE, her2: page } }))
    expect(answered.status).toBe(200)
    expect(answered.body.cards[0]?.summary).toBe('250 resources')
    expect(asked).toHaveLength(1)
  })

  test('a Medication that a draft only points to is read, one that was sent is not', async () => {
    const draft = (reference: string) => ({
      resourceType: 'MedicationRequest',
      id: 'd1',
      subject: { reference: 'Patient/p1' },
      medicationReference: { reference },
    })
    const medication = { resourceType: 'Medication', id: 'sent', code: { text: 'x' } }
    const call = (...entries: object[]) => {
      const draftOrders = { resourceType: 'Bundle', entry: entries.map((resource) => ({ resource })) }
      const context = { userId: 'Practitioner/1', patientId: 'p1', selections: ['MedicationRequest/d1'], draftOrders }
      return orderSelect({ fhirServer, fhirAuthorization, prefetch: WHOLE, context })
    }
    const url = service(app.base, 'her2-order-select')
    const read = await send(url, call(draft('Medication/m1')))
    expect(read.body.cards[0]?.summary).toBe('1 resources')
    await send(url, call(draft('Medication/sent'), medication))
    await send(url, call(draft('#inside')))
    await send(url, call(draft('https://elsewhere.example.org/fhir/Medication/m1')))
    await send(url, call(draft('Medication/../Patient')))
    expect(asked).toEqual(['GET /Medication/m1'])
  })

  test.each(['https://evil.example.org/fhir', 'http://127.0.0.1:1', 'http://localhost.evil.example.org'])(
    'a fhirServer that is not allowed (%s) is never asked',
    async (other) => {
      const answered = await send(
        service(app.base),
        patientView({ fhirServer: other, fhirAuthorization, prefetch: WITHOUT_HER2 }),
      )
      expect(answered.status).toBe(412)
      expect(answered.body.issue).toHaveLength(1)
      expect(answered.body.issue?.[0]?.diagnostics).toMatch(/prefetch key her2 .*may not read that fhirServer/)
      expect(asked).toEqual([])
    },
  )

  test('for trying out, a FHIR server of this machine is read, and none elsewhere', async () => {
    const unknownClient = describeUnknownClient([], DEADLINE, true)
    const trial = await startApp({ unknownClient, readRecords: access.readRecords })
    const here = await send(service(trial.base), patientView({ fhirServer, fhirAuthorization, prefetch: WITHOUT_HER2 }))
    expect(here.status).toBe(200)
    for (const elsewhere of ['http://localhost.evil.example.org', 'https://ehr.example.org/fhir', 'http://10.0.0.1']) {
      const refused = await send(
        service(trial.base),
        patientView({ fhirServer: elsewhere, fhirAuthorization, prefetch: WITHOUT_HER2 }),
      )
      expect(refused.status).toBe(412)
    }
    await trial.stop()
  })

  test('no log line and no error holds a token, a patient or an address', async () => {
    await send(service(app.base), patientView({ fhirServer, fhirAuthorization, prefetch: WITHOUT_HER2 }))
    expect(app.lines.join('')).not.toMatch(/secret-token|"p1"|Patient\/|127\.0\.0\.1/)
  })
})

describe('34: with a FHIR server that fails', () => {
  let app: StartedApp
  let hasty: StartedApp
  let server: FaultyServer
  beforeAll(async () => {
    server = await startFaultyServer()
    app = await startFor(server.base)
    hasty = await startFor(server.base, SHORT)
  })
  afterAll(async () => {
    await app.stop()
    await hasty.stop()
    await server.close()
  })

  const callFor = (prefetch: object) => patientView({ fhirServer: server.base, fhirAuthorization, prefetch })

  test.each([
    ['a hang', () => undefined, 'did not answer in time'],
    ['401', (res) => answer(res, {}, 401), 'status 401'],
    ['500', (res) => answer(res, '<b>Jane Doe</b>', 500, 'text/html'), 'status 500'],
    ['HTML', (res) => answer(res, '<b>Jane Doe</b>', 200, 'text/html'), 'something other than JSON'],
    ['a redirect', (res) => void res.writeHead(302, { location: 'http://169.254.169.254/' }).end(), 'redirect'],
    ['another patient', (res) => answer(res, searchset([her2('x', 'Patient/p2')])), 'another patient'],
    [
      'one of its resources of another patient',
      (res) => answer(res, searchset([her2('a'), her2('x', 'Patient/p2')])),
      'another patient',
    ],
    ['an OperationOutcome', (res) => answer(res, { resourceType: 'OperationOutcome', issue: [] }), 'OperationOutcome'],
    [
      'an OperationOutcome among the hits',
      (res) =>
        answer(
          res,
          searchset([
            her2('a'),
            { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] },
          ]),
        ),
      'OperationOutcome',
    ],
    ['fewer than its total', (res) => answer(res, searchset([her2('a')], { total: 9 })), 'less than the total'],
  ] as readonly (readonly [string, (res: Parameters<typeof answer>[0]) => void, string])[])(
    '%s: 412 names the mandatory key and the reason; an optional key is told as not read',
    async (_, reply, reason) => {
      server.handle = (_req, res) => reply(res)
      const { base } = reason === 'did not answer in time' ? hasty : app
      const refused = await send(service(base), callFor(WITHOUT_HER2))
      expect(refused.status).toBe(412)
      expect(refused.took).toBeLessThan(MINUTE)
      expect(refused.body.resourceType).toBe('OperationOutcome')
      expect(refused.body.issue).toHaveLength(1)
      expect(refused.body.issue?.[0]?.diagnostics).toContain('prefetch key her2 is required')
      expect(refused.body.issue?.[0]?.diagnostics).toContain(reason)
      expect(JSON.stringify(refused.body)).not.toMatch(/Jane|secret|127\.0/)
      const { receptors: _receptors, ...prefetch } = WHOLE
      const answered = await send(service(base), callFor(prefetch))
      expect(answered.status).toBe(200)
      expect(answered.body.cards[0]).toMatchObject({ summary: '0 resources', detail: '2026-11-22 receptors' })
      expect((await fetch(`${base}/healthz`)).status).toBe(200)
    },
  )

  test.each(FAULTS)('%s: 412 in bounded time, and the process is up', async (_, handle, reason) => {
    server.handle = handle
    const { base } = reason === 'too slow' ? hasty : app
    const refused = await send(service(base), callFor(WITHOUT_HER2))
    expect(refused.status).toBe(412)
    expect(refused.took).toBeLessThan(MINUTE)
    expect(refused.body.issue?.[0]?.diagnostics).toContain('prefetch key her2 is required')
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
  })

  test('nothing of the failures is in the log but their kind', () => {
    for (const { lines } of [app, hasty]) {
      expect(lines.join('')).not.toMatch(/Jane|secret-token|127\.0\.0\.1|Patient\//)
      expect(lines.join('')).toContain('missing-prefetch')
    }
  })
})

test('a draft for another patient is refused', async () => {
  const app = await startApp()
  const draft = { resourceType: 'MedicationRequest', id: 'd1', subject: { reference: 'Patient/p2' } }
  const draftOrders = { resourceType: 'Bundle', entry: [{ resource: draft }] }
  const context = { userId: 'Practitioner/1', patientId: 'p1', selections: [], draftOrders }
  const answered = await send(
    service(app.base, 'her2-order-select'),
    orderSelect({ context, hookInstance: randomUUID() }),
  )
  expect(answered.status).toBe(400)
  expect(answered.body.issue?.[0]?.diagnostics).toContain('context.draftOrders')
  await app.stop()
})
