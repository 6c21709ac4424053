/** Statements of the CDS Hooks protocol over HTTP; each test is named by the number of its statement. */
import { MedplumClient } from '@medplum/core'
import { CdsService } from '../../src/cds-hooks/schemas.ts'
import { checkResponse } from '../../src/cds-hooks/check-response.ts'
import type { CdsService as DescribedService } from '../../src/cds-hooks/schemas.ts'
import { bundleOf, callOf, observation, patientView, post, startApp } from './start-app.ts'
import type { StartedApp } from './start-app.ts'
import { leastWork } from '../patience.ts'

let app: StartedApp
let call: string
beforeAll(async () => {
  app = await startApp()
  call = `${app.base}/cds-services/her2-patient-view`
})
afterAll(() => app.stop())

interface Answer {
  readonly resourceType?: string
  readonly issue?: readonly object[]
  readonly services: readonly DescribedService[]
  readonly cards: readonly { readonly summary: string; readonly detail: string }[]
}

async function send(body: unknown, headers?: Record<string, string>) {
  const response = await post(call, body, headers)
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer }
}

function expectRefusal(answer: { status: number; body: Answer }, status: number, words?: string) {
  expect(answer.status).toBe(status)
  expect(answer.body.resourceType).toBe('OperationOutcome')
  if (words) expect(JSON.stringify(answer.body)).toContain(words)
}

describe('discovery', () => {
  const discover = async (headers: Record<string, string> = {}) => fetch(`${app.base}/cds-services`, { headers })

  test('1, 2, 3: answers 200 with JSON holding the services', async () => {
    const response = await discover()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(Array.isArray(((await response.json()) as Answer).services)).toBe(true)
  })

  test('4, 5, 6, 14: each service has its strings, and says which keys are mandatory', async () => {
    const { services } = (await (await discover()).json()) as Answer
    for (const service of services) {
      expect(CdsService.safeParse(service).success).toBe(true)
      expect(service.usageRequirements).toContain('conditions and her2')
      expect(service.version).toMatch(/^\d+\.\d+/)
    }
  })

  test('7, 8, 9: prefetch tokens and queries stay in the subset, and short', async () => {
    const { services } = (await (await discover()).json()) as Answer
    for (const template of services.flatMap((one) => Object.values(one.prefetch ?? {}))) {
      expect(template.match(/\{\{[^}]*\}\}/g)).toEqual(['{{context.patientId}}'])
      expect(template).toMatch(
        /^([A-Z][A-Za-z]+)(\/\{\{context\.patientId\}\}|\?patient=\{\{context\.patientId\}\}(&(code|category)=[A-Z0-9,-]+|&questionnaire=[\w:/.,%-]+)?)$/,
      )
      expect(template.length).toBeLessThan(256)
    }
  })

  test('10, 11: every id can be called, and none is there twice', async () => {
    const { services } = (await (await discover()).json()) as Answer
    const ids = services.map((service) => service.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, hook } of services) {
      expect((await post(`${app.base}/cds-services/${id}`, callOf(hook))).status).toBe(200)
    }
  })

  test('12: works without and with a bearer token', async () => {
    expect((await discover()).status).toBe(200)
    expect((await discover({ authorization: 'Bearer a.b.c' })).status).toBe(200)
  })
})

describe('a call', () => {
  test('15: a valid call answers 200 with cards', async () => {
    const answer = await send(patientView(), { authorization: 'Bearer a.b.c' })
    expect(answer.status).toBe(200)
    expect(answer.body.cards).toHaveLength(1)
  })

  test('16: unknown members are no trouble', async () => {
    const more = { extension: { 'com.epic.cdshooks.request': { 'bpa-trigger-action': '60' } }, other: 1 }
    expect((await send(patientView({ ...more, context: { userId: 'u', patientId: 'p1', more: true } }))).status).toBe(
      200,
    )
  })

  test.each(['hook', 'hookInstance', 'context'])('17: without %s it is 400', async (member) => {
    expectRefusal(await send({ ...patientView(), [member]: undefined }), 400, member)
  })

  test('18: another hook is 400', async () => {
    expectRefusal(await send(patientView({ hook: 'order-sign' })), 400, 'patient-view')
  })

  test.each(['', '1', 7, null, 'd1577c69-dfbe-44ad-ba6d'])('19: hookInstance %j is 400', async (hookInstance) => {
    expectRefusal(await send(patientView({ hookInstance })), 400, 'hookInstance')
  })

  test.each([
    [{ patientId: 'p1' }, 'context.userId'],
    [{ userId: 'Practitioner/1' }, 'context.patientId'],
    [{ userId: '', patientId: 'p1' }, 'context.userId'],
    [{ userId: 'Practitioner/1', patientId: '../Patient' }, 'context.patientId'],
    [{ userId: 'Practitioner/1', patientId: 7 }, 'context.patientId'],
    ['p1', 'context'],
    [null, 'context'],
    [[], 'context'],
  ])('20: context %j is 400', async (context, words) => {
    expectRefusal(await send(patientView({ context })), 400, words)
  })

  test('21: a token without the server it is for is 400', async () => {
    const fhirAuthorization = { access_token: 't', token_type: 'Bearer', expires_in: 300, scope: 's', subject: 'c' }
    expectRefusal(await send(patientView({ fhirAuthorization })), 400, 'fhirServer')
    expect((await send(patientView({ fhirAuthorization, fhirServer: 'https://ehr.example.org/fhir' }))).status).toBe(
      200,
    )
    expectRefusal(await send(patientView({ fhirServer: 'ftp://ehr' })), 400, 'fhirServer')
  })

  test('22: an unknown service is 404', async () => {
    const response = await post(`${app.base}/cds-services/other`, patientView())
    expectRefusal({ status: response.status, body: (await response.json()) as Answer }, 404)
  })

  test.each(['', '{', '{"hook":', 'null', '[]', '"text"', '1', '{"a":1}}', '\u0000'])(
    '23: body %j is 400',
    async (body) => {
      expectRefusal(await send(body), 400)
    },
  )

  test('23: bytes that are no UTF-8 are 400', async () => {
    const body = Buffer.concat([Buffer.from('{"hook":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])
    const response = await fetch(call, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(response.status).toBe(400)
  })

  test('23: nesting deeper than 64 is 400, and brackets inside strings do not count', async () => {
    expectRefusal(await send('{"a":'.repeat(5000) + '1' + '}'.repeat(5000)), 400, 'levels')
    expectRefusal(await send('['.repeat(65) + ']'.repeat(65)), 400, 'levels')
    const text = `\\"${'[{'.repeat(100)}`
    expect((await send(patientView({ note: text }))).status).toBe(200)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/json; charset=latin1'])(
    '24: %s is 415',
    async (type) => expectRefusal(await send(JSON.stringify(patientView()), { 'content-type': type }), 415),
  )

  test('24: compressed by an unknown method is 415', async () => {
    expectRefusal(await send(patientView(), { 'content-encoding': 'zstd-x' }), 415)
  })

  test('25: an oversized body is 413', async () => {
    expectRefusal(await send(patientView({ note: 'x'.repeat(1_000_001) })), 413)
  })

  test('26: answers with less than half a second of work', async () => {
    expect(await leastWork(() => send(patientView()), 500)).toBeLessThan(500)
  })

  test('prototype names in a body are harmless', async () => {
    const body = JSON.stringify(patientView()).replace('{', '{"__proto__":{"hook":"x"},"constructor":{"prototype":{}},')
    expect((await send(body)).status).toBe(200)
    expect('hook' in {}).toBe(false)
  })
})

describe('prefetch', () => {
  const her2 = bundleOf(observation('Patient/p1'))

  test.each([[undefined], [null], [{}]])('27: prefetch %j is 412 that names the keys', async (prefetch) => {
    const answer = await send(patientView({ prefetch }))
    expectRefusal(answer, 412, 'prefetch key her2')
    expect(JSON.stringify(answer.body)).toContain('prefetch key conditions')
  })

  test('27: one key absent is 412 that names it alone', async () => {
    const answer = await send(patientView({ prefetch: { conditions: null } }))
    expectRefusal(answer, 412, 'prefetch key her2')
    expect(answer.body.issue).toHaveLength(1)
  })

  test('27: other keys may be absent; what reads them is told so', async () => {
    const answer = await send(patientView({ prefetch: { her2, conditions: null, patient: null } }))
    expect(answer.status).toBe(200)
    expect(answer.body.cards[0]?.detail).toBe(
      '2026-11-22 receptors staging specimens reports orders medications medicationStatements',
    )
  })

  test.each([[null], [{ resourceType: 'Bundle', type: 'searchset', total: 0 }], [bundleOf()]])(
    '28: %j means searched, nothing there',
    async (empty) => {
      const answer = await send(patientView({ prefetch: { her2: empty, conditions: empty } }))
      expect(answer.status).toBe(200)
      expect(answer.body.cards[0]?.summary).toBe('0 resources')
    },
  )

  const outcome = (severity: string, code: string) => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity, code }],
  })
  const withNote = (note: unknown, mode = 'outcome', ...resources: unknown[]) => ({
    ...bundleOf(...resources),
    entry: [...resources.map((resource) => ({ resource })), { resource: note, search: { mode } }],
  })

  test.each([
    ['alone', outcome('error', 'forbidden')],
    ['as an entry', withNote(outcome('error', 'exception'))],
    ['as an entry that is no note', withNote(outcome('information', 'informational'), 'match')],
    [
      'as a note that results were left out',
      withNote(outcome('warning', 'suppressed'), 'outcome', observation('Patient/p1')),
    ],
  ])('29: an OperationOutcome %s is not data', async (_, value) => {
    expectRefusal(await send(patientView({ prefetch: { her2: value, conditions: null } })), 412, 'OperationOutcome')
    const answer = await send(patientView({ prefetch: { her2, conditions: null, receptors: value } }))
    expect(answer.body.cards[0]).toMatchObject({ summary: '1 resources', detail: expect.stringContaining('receptors') })
  })

  test('29: the note that Epic adds to an empty search is not an error', async () => {
    const empty = withNote(outcome('warning', 'processing'))
    expect((await send(patientView({ prefetch: { her2: empty, conditions: empty } }))).status).toBe(200)
  })

  test.each([
    ['a next link', { ...her2, link: [{ relation: 'next', url: 'https://ehr.example.org/fhir/Observation?page=2' }] }],
    ['a total above its entries', { ...her2, total: 12 }],
  ])('33: a Bundle with %s is not read as if it were whole', async (_, page) => {
    expectRefusal(await send(patientView({ prefetch: { her2: page, conditions: null } })), 412, 'one page of several')
    const answer = await send(patientView({ prefetch: { her2, conditions: null, reports: page } }))
    expect(answer.body.cards[0]?.summary).toBe('1 resources')
    expect(answer.body.cards[0]?.detail).toContain('reports')
  })

  test('a self link is no page', async () => {
    const whole = { ...her2, link: [{ relation: 'self', url: 'https://ehr.example.org/fhir/Observation' }] }
    expect((await send(patientView({ prefetch: { her2: whole, conditions: null } }))).status).toBe(200)
  })

  test.each([
    ['by reference', observation('Patient/p2')],
    ['by absolute URL', observation('https://ehr.example.org/fhir/Patient/p2')],
    ['by version', observation('Patient/p2/_history/3')],
    ['by urn', observation('urn:uuid:5d1f9b5e-4c5b-4b3a-9f3b-0d7c4f5f7a11')],
    ['as a Patient', { resourceType: 'Patient', id: 'p2' }],
    ['inside a contained resource', { ...observation('Patient/p1'), contained: [observation('Patient/p2')] }],
  ])('35: data of another patient, named %s, are refused', async (_, foreign) => {
    const prefetch = { her2, conditions: null, problems: bundleOf(foreign) }
    expectRefusal(await send(patientView({ prefetch })), 400, 'prefetch key problems')
  })

  test('35: the own patient under other names is accepted', async () => {
    const urn = 'urn:uuid:5d1f9b5e-4c5b-4b3a-9f3b-0d7c4f5f7a11'
    const patient = {
      ...bundleOf(),
      total: 1,
      entry: [{ fullUrl: urn, resource: { resourceType: 'Patient', id: 'p1' } }],
    }
    const same = bundleOf(
      observation(urn),
      observation('https://ehr.example.org/fhir/Patient/p1'),
      observation('Patient/p1/_history/2'),
      { ...observation('#me'), contained: [{ resourceType: 'Patient', id: 'me' }] },
      { resourceType: 'Observation', id: 'no-subject' },
    )
    const answer = await send(patientView({ prefetch: { patient, her2: same, conditions: null } }))
    expect(answer.status).toBe(200)
    expect(answer.body.cards[0]?.summary).toBe('6 resources')
  })

  test.each([['text'], [7], [true], [[]], [[observation('Patient/p1')]], [{}], [{ resourceType: 7 }]])(
    '36: %j under a key is 400 that names it',
    async (value) => {
      expectRefusal(await send(patientView({ prefetch: { her2: value, conditions: null } })), 400, 'prefetch key her2')
    },
  )

  test.each([['text'], [7], [[]]])('36: prefetch %j is 400', async (prefetch) => {
    expectRefusal(await send(patientView({ prefetch })), 400, 'prefetch')
  })

  test.each([
    [{ resourceType: 'Bundle', entry: 'x' }],
    [{ resourceType: 'Bundle', entry: ['x'] }],
    [{ resourceType: 'Bundle', entry: [{ resource: 'x' }] }],
  ])('36: a damaged Bundle %j is 400', async (value) => {
    expectRefusal(await send(patientView({ prefetch: { her2: value, conditions: null } })), 400, 'prefetch key her2')
  })

  test('36: an entry without resource is skipped', async () => {
    const holed = {
      resourceType: 'Bundle',
      entry: [{ fullUrl: 'urn:uuid:1' }, { resource: observation('Patient/p1') }],
    }
    const answer = await send(patientView({ prefetch: { her2: holed, conditions: { resourceType: 'Bundle' } } }))
    expect(answer.body.cards[0]?.summary).toBe('1 resources')
  })

  test('a key whose name holds more than a name is not repeated in the error', async () => {
    const answer = await send(patientView({ prefetch: { her2, conditions: null, '<b>Jane Doe</b>': 'x' } }))
    expectRefusal(answer, 400, 'a prefetch key')
    expect(JSON.stringify(answer.body)).not.toContain('Jane')
  })
})

describe('the answer', () => {
  test('37-57: obeys the response schema', async () => {
    expect(checkResponse((await send(patientView())).body)).toEqual([])
  })
})

describe('feedback', () => {
  const give = async (feedback: unknown, id = 'her2-patient-view') => {
    const response = await post(`${app.base}/cds-services/${id}/feedback`, feedback)
    return { status: response.status, body: (await response.json()) as Answer }
  }
  const overridden = { card: 'c-1', outcome: 'overridden', outcomeTimestamp: '2026-11-22T10:05:31Z' }
  const accepted = { ...overridden, outcome: 'accepted', acceptedSuggestions: [{ id: 's-1' }] }

  test('68: accepted and overridden, many at once, are kept', async () => {
    expect((await give({ feedback: [accepted, { ...overridden, card: 'c-2' }] })).status).toBe(200)
    const kept = app.feedback.list()
    expect(kept).toContainEqual(
      expect.objectContaining({ card: 'c-1', outcome: 'accepted', acceptedSuggestions: ['s-1'] }),
    )
    expect(kept).toContainEqual(expect.objectContaining({ card: 'c-2', outcome: 'overridden' }))
  })

  test('68: a repeat changes nothing', async () => {
    await give({ feedback: [accepted] })
    const before = app.feedback.list().length
    await give({ feedback: [accepted, accepted] })
    expect(app.feedback.list()).toHaveLength(before)
  })

  test.each([
    [{ ...overridden, outcome: 'ignored' }, 'outcome'],
    [{ ...overridden, outcome: undefined }, 'outcome'],
    [{ ...accepted, acceptedSuggestions: undefined }, 'acceptedSuggestions'],
    [{ ...accepted, acceptedSuggestions: [] }, 'acceptedSuggestions'],
    [{ ...accepted, acceptedSuggestions: [{}] }, 'acceptedSuggestions'],
  ])('69: %j is 400', async (entry, words) => expectRefusal(await give({ feedback: [entry] }), 400, words))

  test.each([
    [
      'the specification',
      { overrideReason: { reason: { code: 'r', system: 'https://x.org' }, userComment: 'done elsewhere' } },
    ],
    [
      'Epic',
      {
        overrideReasons: {
          reason: { code: 'r', system: 'https://x.org' },
          userComment: 'done elsewhere',
          extension: {},
        },
      },
    ],
    [
      'Epic, as a list',
      { overrideReasons: [{ reason: { code: 'r', system: 'https://x.org' }, userComment: 'done elsewhere' }] },
    ],
  ])('70: override reasons as %s spells them are kept', async (who, reasons) => {
    expect((await give({ feedback: [{ ...overridden, card: who, ...reasons }] })).status).toBe(200)
    const [kept] = app.feedback.list().filter((outcome) => outcome.card === who)
    expect(kept?.overrideReasons).toEqual([{ code: 'r', system: 'https://x.org', userComment: 'done elsewhere' }])
  })

  test.each(['2026-11-22', 'today', '2026-11-22T10:05:31', '2026-11-22T10:05:31+02:00', '2026-02-30T10:05:31Z', 7])(
    '71: outcomeTimestamp %j is 400',
    async (outcomeTimestamp) => {
      expectRefusal(await give({ feedback: [{ ...overridden, outcomeTimestamp }] }), 400, 'outcomeTimestamp')
    },
  )

  test.each(['1985-04-12T23:20:50.52Z', '2026-11-22T10:05:31+00:00'])(
    '71: %s is accepted',
    async (outcomeTimestamp) => {
      expect((await give({ feedback: [{ ...overridden, outcomeTimestamp }] })).status).toBe(200)
    },
  )

  test('72: no array, no card, or an unknown service is refused, and nothing of it kept', async () => {
    const before = app.feedback.list().length
    expectRefusal(await give({}), 400, 'feedback')
    expectRefusal(await give({ feedback: {} }), 400, 'feedback')
    expectRefusal(
      await give({
        feedback: [
          { ...overridden, card: 'c-9' },
          { ...overridden, card: undefined },
        ],
      }),
      400,
      'card',
    )
    expectRefusal(await give({ feedback: [overridden] }, 'other'), 404)
    expect(app.feedback.list()).toHaveLength(before)
  })
})

describe('origins and errors', () => {
  const origin = { origin: 'https://ehr.example.org' }

  test.each(['/cds-services', '/cds-services/her2-patient-view', '/cds-services/her2-patient-view/feedback'])(
    '73: preflight of %s',
    async (path) => {
      const headers = {
        ...origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      }
      const response = await fetch(app.base + path, { method: 'OPTIONS', headers })
      expect(response.status).toBeLessThan(300)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).toMatch(/authorization.*content-type/)
      expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    },
  )

  test('74, 75: answers and errors carry Allow-Origin without credentials', async () => {
    const answers = await Promise.all([
      fetch(`${app.base}/cds-services`, { headers: origin }),
      post(call, patientView(), origin),
      post(`${call}/feedback`, { feedback: [] }, origin),
      post(call, '{', origin),
      post(call, patientView({ prefetch: {} }), origin),
      post(`${app.base}/cds-services/other`, {}, origin),
      post(call, 'x'.repeat(1_000_001), origin),
      fetch(`${app.base}/nothing`, { headers: origin }),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 400, 412, 404, 413, 404])
    for (const answer of answers) {
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    }
  })

  test('75: a list of origins allows these alone', async () => {
    const strict = await startApp({ config: { corsOrigins: ['https://ehr.example.org'], bodyLimit: 1000 } })
    const from = async (url: string) =>
      (await fetch(`${strict.base}/cds-services`, { headers: { origin: url } })).headers.get(
        'access-control-allow-origin',
      )
    expect(await from('https://ehr.example.org')).toBe('https://ehr.example.org')
    expect(await from('https://evil.example.org')).toBeNull()
    await strict.stop()
  })

  test('76, 77: errors are OperationOutcomes without stack, path or HTML', async () => {
    const broken = await startApp({
      evaluate: () => {
        throw new Error('secret /srv/app/file.ts')
      },
    })
    const answers = await Promise.all([
      post(`${broken.base}/cds-services/her2-patient-view`, patientView()),
      fetch(`${broken.base}/nothing<script>`),
      fetch(`${broken.base}/cds-services/%E0%A4%A`, { method: 'POST' }),
      fetch(`${broken.base}/cds-services/her2-patient-view`),
      fetch(`${broken.base}/cds-services`, { method: 'DELETE' }),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([500, 404, 400, 405, 405])
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
      const text = await answer.text()
      expect(JSON.parse(text)).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] })
      expect(text).not.toMatch(/secret|srv|script|node_modules|\.ts|<|at /)
    }
    expect(broken.lines.join('')).not.toMatch(/secret|srv/)
    await broken.stop()
  })

  test('78: after all of this the process is up', async () => {
    expect((await fetch(`${app.base}/healthz`)).status).toBe(200)
    expect((await fetch(`${app.base}/readyz`)).status).toBe(200)
  })
})

describe('a client that nobody here wrote', () => {
  test('@medplum/core discovers and calls the service', async () => {
    const client = new MedplumClient({ baseUrl: `${app.base}/`, cdsServicesUrl: `${app.base}/cds-services`, fetch })
    const { services } = await client.getCdsServices()
    expect(services.map((service) => service.id)).toContain('her2-patient-view')
    const response = await client.callCdsService('her2-patient-view', patientView())
    expect(response.cards).toHaveLength(1)
  })
})
