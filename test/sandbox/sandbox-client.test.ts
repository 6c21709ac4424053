/**
 * What the public CDS Hooks Sandbox (cds-hooks/sandbox) does with a service and a FHIR server, call by call, as its code
 * does it: a page of another origin, that sends preflights, a bearer token, and drafts that are not valid R4.
 */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import type { Bundle, CapabilityStatement, Patient } from '@medplum/fhirtypes'
import type { CdsResponse, Discovery } from '../../src/cds-hooks/schemas.ts'
import { type RunningServer } from '../../src/http/start-server.ts'
import { runSandbox } from '../../src/compose/compose-service.ts'
import { UNHURRIED } from '../patience.ts'

const ORIGIN = 'https://sandbox.cds-hooks.org'
const PATIENT = 'ihc-2-plus-no-ish'

let server: RunningServer
let base: string
beforeAll(async () => {
  server = await runSandbox({ PORT: '0', LOG_LEVEL: 'silent', ...UNHURRIED })
  base = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.stop())

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })

/** The token that the client writes for each call: ES384, for that one URL, five minutes. */
function writeToken(audience: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const header = {
    alg: 'ES384',
    typ: 'JWT',
    kid: '44823f3d-0b01-4a6c-a80e-b9d3e8a7226f',
    jku: `${ORIGIN}/.well-known/jwks.json`,
  }
  const claims = { iss: ORIGIN, aud: audience, iat: now, exp: now + 300, jti: randomUUID() }
  const text = `${encode(header)}.${encode(claims)}`
  const signature = sign('sha384', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

/** A browser's call from the client's origin: first the preflight, then the call; both must allow the origin. */
async function call<Body>(path: string, options: RequestInit = {}): Promise<Body> {
  const url = `${base}${path}`
  const asked = Object.keys(options.headers ?? {})
    .join(',')
    .toLowerCase()
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin: ORIGIN,
      'access-control-request-method': options.method ?? 'GET',
      ...(asked && { 'access-control-request-headers': asked }),
    },
  })
  expect(preflight.status).toBeLessThan(300)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase() ?? ''
  for (const header of asked.split(',').filter(Boolean)) expect(allowed).toContain(header)
  const response = await fetch(url, { ...options, headers: { ...(options.headers as object), origin: ORIGIN } })
  expect([path, response.status]).toEqual([path, 200])
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  return (await response.json()) as Body
}

const withToken = (path: string) => ({ Authorization: `Bearer ${writeToken(base + path)}` })
const discover = () => call<Discovery>('/cds-services', { headers: withToken('/cds-services') })

describe('the FHIR server', () => {
  test('tells its version', async () => {
    expect((await call<CapabilityStatement>('/fhir/metadata')).fhirVersion).toBe('4.0.1')
  })

  test('has a list for the patient picker, each with a given name', async () => {
    const found = await call<Bundle<Patient>>('/fhir/Patient')
    expect(found.entry?.length).toBeGreaterThan(0)
    for (const { resource } of found.entry ?? []) expect(resource?.name?.[0]?.given?.[0]).toEqual(expect.any(String))
  })

  test('reads the patient, and says how many conditions there are', async () => {
    const patient = await call<Patient>(`/fhir/Patient/${PATIENT}`, { headers: { Accept: 'application/json+fhir' } })
    expect(patient.name?.[0]?.given).toEqual(['Martha'])
    expect((await call<Bundle>(`/fhir/Condition?patient=${PATIENT}`)).total).toBe(1)
  })
})

describe('the service', () => {
  test('is discovered with every hook of the client', async () => {
    const { services } = await discover()
    expect(services.map(({ hook }) => hook)).toEqual(
      expect.arrayContaining(['patient-view', 'order-select', 'order-sign']),
    )
  })

  test.each(['patient-view', 'order-select', 'order-sign'])(
    '%s answers with cards that can be dismissed',
    async (hook) => {
      const { services } = await discover()
      const service = services.find((one) => one.hook === hook)!
      const path = `/cds-services/${service.id}`
      const body = {
        hook,
        hookInstance: randomUUID(),
        fhirServer: `${base}/fhir`,
        context: {
          patientId: PATIENT,
          userId: 'Practitioner/COREPRACTITIONER1',
          ...(hook !== 'patient-view' && drafts(hook)),
        },
        prefetch: await readPrefetch(service.prefetch ?? {}),
      }
      const headers = { ...withToken(path), 'Content-Type': 'application/json' }
      const { cards } = await call<CdsResponse>(path, { method: 'POST', headers, body: JSON.stringify(body) })
      expect(cards.length).toBeGreaterThan(0)
      for (const card of cards) {
        expect(card.uuid).toEqual(expect.any(String))
        for (const suggestion of card.suggestions ?? []) expect(suggestion.label).not.toBe('')
      }
      const [{ uuid, overrideReasons: [reason] = [] }] = cards as [CdsResponse['cards'][number]]
      const { code, system } = reason ?? { code: 'not-relevant', system: 'https://example.org' }
      const feedback = [
        {
          card: uuid,
          outcome: 'overridden',
          overrideReason: { reason: { code, system } },
          outcomeTimestamp: new Date().toISOString(),
        },
      ]
      const told = { ...withToken(`${path}/feedback`), 'Content-Type': 'application/json' }
      await call(`${path}/feedback`, { method: 'POST', headers: told, body: JSON.stringify({ feedback }) })
    },
  )
})

/** A form by POST first, whatever the length; only the first page of each search. */
async function readPrefetch(templates: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const prefetch: Record<string, unknown> = {}
  for (const [key, template] of Object.entries(templates)) {
    const [path = '', query] = template.replaceAll('{{context.patientId}}', PATIENT).split('?')
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    prefetch[key] = query
      ? await call(`/fhir/${path}/_search`, { method: 'POST', headers, body: query })
      : await call(`/fhir/${path}`)
  }
  return prefetch
}

/** As the client writes them: no Bundle type, `category` an object, a first order without a medication. */
function drafts(hook: string) {
  const base = {
    resourceType: 'MedicationRequest',
    status: 'draft',
    intent: 'order',
    subject: { reference: `Patient/${PATIENT}` },
  }
  const category = {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category', code: 'community' }],
  }
  const lapatinib = {
    coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '672149', display: 'lapatinib' }],
    text: 'lapatinib',
  }
  const entry = [
    { resource: { ...base, id: 'request-1', category } },
    { resource: { ...base, id: 'request-2', category, medicationCodeableConcept: lapatinib } },
  ]
  return {
    draftOrders: { resourceType: 'Bundle', entry },
    ...(hook === 'order-select' && { selections: ['MedicationRequest/request-2'] }),
  }
}
