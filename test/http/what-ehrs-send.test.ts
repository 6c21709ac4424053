/** What EHRs really send, against the service as it is composed: whose record, which drug, which shape. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { composeService } from '../../src/compose/compose-service.ts'
import { toCardOutcome } from '../../src/cds-hooks/feedback.ts'
import { readFeedback } from '../../src/cds-hooks/request.ts'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { bundleOf, post } from './start-app.ts'
import { UNHURRIED } from '../patience.ts'

let server: RunningServer
let base: string
beforeAll(async () => {
  const { app, log, readiness } = composeService({ LOG_LEVEL: 'silent', AUTH: 'off', ...UNHURRIED })
  server = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  base = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.stop())

/** The service has the clock of the machine: the record is always two months old. */
const TAKEN = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10)

const PATIENT = { resourceType: 'Patient', id: 'p', birthDate: '1960-01-01', gender: 'female' }
const CANCER = {
  resourceType: 'Condition',
  id: 'cancer',
  subject: { reference: 'Patient/p' },
  code: { text: 'Malignant neoplasm of breast' },
  recordedDate: TAKEN,
}
const ihc = (score: string, more: object = {}) => ({
  resourceType: 'Observation',
  id: 'ihc',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
  subject: { reference: 'Patient/p' },
  effectiveDateTime: TAKEN,
  valueString: score,
  ...more,
})
const record = (her2: unknown, more: object = {}) => ({
  patient: PATIENT,
  conditions: bundleOf(CANCER),
  her2,
  receptors: null,
  staging: null,
  specimens: null,
  reports: null,
  orders: null,
  medications: null,
  medicationStatements: null,
  ...more,
})

interface Answer {
  readonly status: number
  readonly topics: readonly string[]
  readonly text: string
}

async function send(service: string, hook: string, context: object, prefetch: object, more: object = {}) {
  const body = {
    hook,
    hookInstance: randomUUID(),
    context: { userId: 'Practitioner/1', patientId: 'p', ...context },
    prefetch,
    ...more,
  }
  const response = await post(`${base}/cds-services/${service}`, body)
  const answer = (await response.json()) as { cards?: { source: { topic: { code: string } } }[] }
  const topics = (answer.cards ?? []).map(({ source }) => source.topic.code)
  return { status: response.status, topics, text: JSON.stringify(answer) } satisfies Answer
}

const view = (prefetch: object, more: object = {}) => send('her2-patient-view', 'patient-view', {}, prefetch, more)

const order = (drug: object, index = 0) => ({
  resourceType: 'MedicationRequest',
  id: `drug${index}`,
  status: 'draft',
  intent: 'order',
  subject: { reference: 'Patient/p' },
  ...drug,
})
const sign = (...drugs: object[]) =>
  send('her2-order-sign', 'order-sign', { draftOrders: bundleOf(...drugs.map(order)) }, record(bundleOf(ihc('1+'))))

describe('the patient is the one of the call', () => {
  test('a Patient without id', async () => {
    const { id: _, ...nameless } = PATIENT
    expect((await view(record(bundleOf(ihc('2+')), { patient: nameless }))).topics).toContain('reflexIsh')
  })

  test('a contained Patient of another id decides nothing', async () => {
    const contained = ihc('2+', {
      subject: { reference: '#other' },
      contained: [{ resourceType: 'Patient', id: 'other' }],
    })
    expect((await view(record(bundleOf(contained)))).topics).toContain('reflexIsh')
  })

  test('no Patient at all, and a subject by its number', async () => {
    const numbered = ihc('2+', { subject: { identifier: { system: 'urn:oid:1.2.3', value: '7' } } })
    expect((await view(record(bundleOf(numbered), { patient: null }))).topics).toContain('reflexIsh')
  })
})

describe('numbers of one system that contradict each other are two patients', () => {
  const NUMBERED = { ...PATIENT, identifier: [{ system: 'urn:oid:1.2.3', value: '7' }] }
  const numbered = (value: string) => ihc('2+', { subject: { identifier: { system: 'urn:oid:1.2.3', value } } })

  test('a result under another number refuses the call', async () => {
    const answer = await view(record(bundleOf(numbered('8')), { patient: NUMBERED }))
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('another patient')
    expect(answer.text).not.toMatch(/urn:oid|"8"/)
  })

  test('the same number, and an old one of the patient, do not', async () => {
    const old = {
      ...PATIENT,
      identifier: [...NUMBERED.identifier, { system: 'urn:oid:1.2.3', value: '8', use: 'old' }],
    }
    expect((await view(record(bundleOf(numbered('7')), { patient: NUMBERED }))).topics).toContain('reflexIsh')
    expect((await view(record(bundleOf(numbered('8')), { patient: old }))).topics).toContain('reflexIsh')
  })

  test('a draft under another number refuses the call', async () => {
    const drug = order({
      medicationCodeableConcept: { text: 'trastuzumab' },
      subject: { identifier: { system: 'urn:oid:1.2.3', value: '8' } },
    })
    const answer = await send(
      'her2-order-sign',
      'order-sign',
      { draftOrders: bundleOf(drug) },
      record(bundleOf(ihc('1+')), { patient: NUMBERED }),
    )
    expect(answer.status).toBe(400)
  })
})

describe('drugs that cannot be known', () => {
  const TRASTUZUMAB = { medicationCodeableConcept: { text: 'trastuzumab' } }
  const LOST = { medicationReference: { reference: 'Medication/not-sent' } }
  const LOCAL = { medicationCodeableConcept: { coding: [{ system: 'urn:oid:9.9', code: '4711' }] } }
  const R5 = { medication: { reference: { reference: 'Medication/not-sent' } } }

  test.each([
    ['a reference that leads nowhere', LOST],
    ['a local code alone', LOCAL],
    ['the reference of R5', R5],
    ['no drug at all', {}],
  ])('alone: %s is asked for with 412', async (_name, drug) => {
    const answer = await sign(drug)
    expect(answer.status).toBe(412)
    expect(answer.text).toContain('no draft order says')
  })

  test('beside a known drug the known one is answered, and the other named', async () => {
    const answer = await sign(TRASTUZUMAB, LOST)
    expect(answer.status).toBe(200)
    expect(answer.topics).toContain('signNeedsHer2Positive')
  })

  test('a drug that is named, though not one of HER2, is known: no card, no 412', async () => {
    expect(await sign({ medicationCodeableConcept: { text: 'ondansetron 8 mg' } }, LOCAL)).toMatchObject({
      status: 200,
      topics: [],
    })
  })
})

describe('totals and kinds of Bundle', () => {
  const outcome = {
    search: { mode: 'outcome' },
    resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'informational' }] },
  }
  const search = (total: number, ...entry: object[]) => ({ resourceType: 'Bundle', type: 'searchset', total, entry })
  const match = { search: { mode: 'match' }, resource: ihc('2+') }
  const included = { search: { mode: 'include' }, resource: { resourceType: 'Specimen', id: 's' } }

  test.each([
    ['the remark on the search is counted', search(2, match, outcome), 200],
    ['it is not counted', search(1, match, outcome), 200],
    ['more than what came along', search(3, match, outcome), 412],
    ['what was included is never counted', search(2, match, included), 412],
    [
      'a collection, with an entry that holds nothing',
      { resourceType: 'Bundle', type: 'collection', entry: [{ resource: ihc('2+') }, { fullUrl: 'urn:uuid:1' }] },
      200,
    ],
  ])('%s', async (_name, her2, status) => {
    const answer = await view(record(her2))
    expect(answer.status).toBe(status)
    if (status === 200) expect(answer.topics).toContain('reflexIsh')
  })
})

test('a reason for overriding that is written flat is kept, and so is the form of the specification', () => {
  const entry = { card: 'c', outcome: 'overridden', outcomeTimestamp: '2026-11-22T12:00:00Z' }
  const reason = { code: 'trial', system: 'urn:reasons' }
  const kept = [reason, { reason }, { reason, userComment: 'arm B' }].map((overrideReason) => {
    const [feedback] = readFeedback({ feedback: [{ ...entry, overrideReason }] })
    return feedback && toCardOutcome('her2-patient-view', feedback).overrideReasons
  })
  expect(kept).toEqual([[reason], [reason], [{ ...reason, userComment: 'arm B' }]])
})

describe('fhirServer and its token', () => {
  test.each(['HTTP://127.0.0.1:9/fhir', '  http://127.0.0.1:9/fhir ', 'Http://LOCALHOST:9/fhir/'])(
    '«%s» is an address',
    async (fhirServer) => {
      expect((await view(record(bundleOf(ihc('2+'))), { fhirServer })).status).toBe(200)
    },
  )

  test.each(['ftp://x/fhir', 'fhir', 'http://', 'http://a b/fhir'])('«%s» is none', async (fhirServer) => {
    const answer = await view(record(bundleOf(ihc('2+'))), { fhirServer })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('fhirServer')
  })

  const server = 'http://127.0.0.1:9/fhir'
  const token = (more: object) => ({ fhirServer: server, fhirAuthorization: { access_token: 'secret', ...more } })

  test('another kind of token than Bearer is refused by name', async () => {
    const answer = await view(record(bundleOf(ihc('2+'))), token({ token_type: 'mac' }))
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('token_type')
    expect((await view(record(bundleOf(ihc('2+'))), token({ token_type: 'bearer' }))).status).toBe(200)
  })

  test.each([0, -5, '-1'])('a token that lives for %s seconds is not used, and the answer says so', async (expires) => {
    const all = record(bundleOf(ihc('2+')))
    expect((await view(all, token({ expires_in: expires }))).status).toBe(200)
    const answer = await view({ patient: PATIENT }, token({ expires_in: expires }))
    expect(answer.status).toBe(412)
    expect(answer.text).toContain('expired')
  })
})

test.each(['FINAL', ' final ', 'Final'])('the status «%s» is final', async (status) => {
  expect((await view(record(bundleOf(ihc('2+', { status }))))).topics).toContain('reflexIsh')
})

test('a request with two Host lines is refused', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    let text = ''
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write('GET /cds-services HTTP/1.1\r\nHost: here\r\nHost: there\r\nConnection: close\r\n\r\n'),
    )
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer).toContain('more than one Host line')
})

describe('while anybody on this machine may call', () => {
  test('no token goes to another program of this machine', async () => {
    const heard: (string | undefined)[] = []
    const other = createServer((req, res) => {
      heard.push(req.headers.authorization)
      res.end('{"resourceType":"OperationOutcome"}')
    })
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const fhirServer = `http://127.0.0.1:${(other.address() as AddressInfo).port}/fhir`
    const fhirAuthorization = { access_token: 'secret', token_type: 'Bearer', expires_in: 300 }
    await view({ patient: PATIENT }, { fhirServer, fhirAuthorization })
    expect(heard.length).toBeGreaterThan(0)
    expect(new Set(heard)).toEqual(new Set([undefined]))
    other.close()
  })

  test.each([
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['https://evil.example.org', null],
    ['http://localhost.evil.example.org', null],
  ])('a page of %s gets the origin %s', async (origin, allowed) => {
    const { headers } = await fetch(`${base}/cds-services`, { headers: { origin } })
    expect(headers.get('access-control-allow-origin')).toBe(allowed)
  })
})

describe('an entry of the medication list that names no drug', () => {
  const STAGE_IV = {
    ...{ resourceType: 'Observation', id: 'stage', status: 'final', subject: { reference: 'Patient/p' } },
    ...{ code: { coding: [{ system: 'http://loinc.org', code: '21908-9' }] }, effectiveDateTime: TAKEN },
    valueString: 'Stage IV',
  }
  const nameless = (id: string) => ({
    ...{ resourceType: 'MedicationStatement', id, status: 'active', subject: { reference: 'Patient/p' } },
    medicationReference: { reference: 'Medication/gone' },
  })
  const metastatic = (...drugs: object[]) =>
    record(bundleOf(ihc('1+')), { staging: bundleOf(STAGE_IV), medicationStatements: bundleOf(...drugs) })

  test('is counted where the answer depends on the list, and silences nothing', async () => {
    const one = await view(metastatic(nameless('one')))
    expect(one.topics).toContain('metastaticLow')
    expect(one.text).toContain('1 drug on the medication list is not named')
    const two = await view(metastatic(nameless('one'), nameless('two')))
    expect(two.topics).toContain('metastaticLow')
    expect(two.text).toContain('2 drugs on the medication list are not named')
  })

  test('a list whose drugs all have names is not said to lack any', async () => {
    const vitamin = {
      ...nameless('one'),
      medicationReference: undefined,
      medicationCodeableConcept: { text: 'Vitamin D' },
    }
    const answer = await view(metastatic(vitamin))
    expect(answer.topics).toContain('metastaticLow')
    expect(answer.text).not.toContain('on the medication list')
  })

  test('is said on the card of an order of T-DXd, too', async () => {
    const context = { draftOrders: bundleOf(order({ medicationCodeableConcept: { text: 'Enhertu 100 mg' } })) }
    const selections = ['MedicationRequest/drug0']
    const answer = await send(
      'her2-order-select',
      'order-select',
      { ...context, selections },
      metastatic(nameless('one')),
    )
    expect(answer.topics).toContain('tdxdRoute')
    expect(answer.text).toContain('1 drug on the medication list is not named')
  })
})
