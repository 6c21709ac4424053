/** The embedded FHIR server, driven by @medplum/core's client and by plain calls; and the page's files. */
import { MedplumClient } from '@medplum/core'
import express from 'express'
import type { Bundle } from '@medplum/fhirtypes'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import { splitUnion } from '../../src/sandbox/fhir-definitions.ts'
import { createFhirServer } from '../../src/sandbox/fhir-server.ts'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { describeServices } from '../../src/cds-hooks/services.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { leastWork } from '../patience.ts'

const root = join(import.meta.dirname, '..', '..')
const listen = (app: express.Express) =>
  startServer(app, {
    port: 0,
    host: '127.0.0.1',
    drainSeconds: 1,
    readiness: { ready: false },
    log: createLog('silent'),
  })

const observation = (id: string, patient: string, code = '85319-2') => ({
  resource: {
    resourceType: 'Observation' as const,
    id,
    status: 'final' as const,
    code: { coding: [{ system: 'http://loinc.org', code }] },
    subject: { reference: `Patient/${patient}` },
  },
})

let server: RunningServer
let base: string
const fetchBundle = async (query: string) => (await (await fetch(`${base}/fhir/${query}`)).json()) as Bundle
beforeAll(async () => {
  const fhir = createFhirServer()
  const patient = { resource: { resourceType: 'Patient' as const, id: 'a', name: [{ family: 'Doe', given: ['Ann'] }] } }
  const results = Array.from({ length: 25 }, (_, index) => observation(`o${index}`, 'a'))
  const entry = [patient, ...results, observation('other', 'b'), observation('er', 'a', '85337-4')]
  expect(await fhir.load({ resourceType: 'Bundle', type: 'collection', entry })).toBe(28)
  server = await listen(express().use('/fhir', fhir.app))
  base = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.stop())

describe('the embedded FHIR server', () => {
  test('says what it is', async () => {
    expect(await fetchBundle('metadata')).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' })
  })

  test('reads, and says 404 with an OperationOutcome', async () => {
    expect(await fetchBundle('Patient/a')).toMatchObject({ id: 'a', name: [{ given: ['Ann'] }] })
    const missing = await fetch(`${base}/fhir/Patient/none`)
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })

  test('searches by patient and by a list of codes, with the total', async () => {
    const found = await fetchBundle('Observation?patient=a&code=85319-2,18474-7')
    expect([found.total, found.entry?.length]).toEqual([25, 25])
    expect(found.entry?.[0]).toMatchObject({ fullUrl: `${base}/fhir/Observation/o0`, search: { mode: 'match' } })
    expect((await fetchBundle('Observation?patient=Patient/b')).total).toBe(1)
    expect((await fetchBundle('Observation?patient=nobody')).total).toBe(0)
  })

  test('pages by next links that lead to every resource once', async () => {
    const seen: (string | undefined)[] = []
    let query: string | undefined = 'Observation?patient=a&code=85319-2&_count=10'
    while (query) {
      const page: Bundle = await fetchBundle(query)
      expect(page.link?.some((link) => link.relation === 'self')).toBe(true)
      seen.push(...(page.entry ?? []).map((entry) => entry.resource?.id))
      query = page.link?.find((link) => link.relation === 'next')?.url.replace(`${base}/fhir/`, '')
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
  })

  test('_count=0 gives the total alone', async () => {
    expect(await fetchBundle('Observation?patient=a&_count=0')).toMatchObject({ total: 26 })
    expect((await fetchBundle('Observation?patient=a&_count=0')).entry).toBeUndefined()
  })

  test('searches by POST with a form, as the CDS Hooks sandbox does', async () => {
    const response = await fetch(`${base}/fhir/Observation/_search`, {
      method: 'POST',
      headers: { origin: 'https://sandbox.cds-hooks.org' },
      body: new URLSearchParams({ patient: 'a', code: '85337-4' }),
    })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({ total: 1, entry: [{ resource: { id: 'er' } }] })
  })

  test('answers every prefetch template of the services', async () => {
    const templates = describeServices().services.flatMap((service) => Object.values(service.prefetch ?? {}))
    for (const template of templates) {
      const response = await fetch(`${base}/fhir/${template.replaceAll('{{context.patientId}}', 'a')}`)
      expect(response.status).toBe(200)
    }
  })

  test('takes transactions, creates, updates and deletes', async () => {
    const client = new MedplumClient({ baseUrl: `${base}/`, fhirUrlPath: 'fhir', fetch, cacheTime: 0 })
    const answer = await client.executeBatch({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl: 'urn:uuid:5d1f9b5e-4c5b-4b3a-9f3b-0d7c4f5f7a11',
          resource: { resourceType: 'Patient' },
          request: { method: 'POST', url: 'Patient' },
        },
        {
          resource: {
            resourceType: 'Condition',
            subject: { reference: 'urn:uuid:5d1f9b5e-4c5b-4b3a-9f3b-0d7c4f5f7a11' },
          },
          request: { method: 'POST', url: 'Condition' },
        },
      ],
    })
    const [patient] = answer.entry ?? []
    const id = patient?.response?.location?.split('/').at(-1)
    expect((await client.search('Condition', { patient: id ?? '' })).total).toBe(1)
    const task = await client.createResource({ resourceType: 'Task', status: 'draft', intent: 'proposal' })
    await client.updateResource({ ...task, status: 'requested' })
    expect(await client.readResource('Task', task.id ?? '')).toMatchObject({ status: 'requested' })
    await client.deleteResource('Task', task.id ?? '')
    await expect(client.readResource('Task', task.id ?? '')).rejects.toThrow()
  })

  test('a broken body is 400 without a stack', async () => {
    const response = await fetch(`${base}/fhir/Patient`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(response.status).toBe(400)
    expect(await response.text()).not.toMatch(/node_modules|at /)
  })

  test('thousands of resources are searched with little work', async () => {
    const fhir = createFhirServer()
    const entry = Array.from({ length: 5000 }, (_, index) => observation(`x${index}`, `p${index % 100}`))
    await fhir.load({ resourceType: 'Bundle', type: 'collection', entry })
    const large = await listen(fhir.app)
    const search = async () => {
      const response = await fetch(`http://127.0.0.1:${large.port}/Observation?patient=p7&code=85319-2`)
      expect(((await response.json()) as Bundle).total).toBe(50)
    }
    expect(await leastWork(search, 1500)).toBeLessThan(1500)
    await large.stop()
  })
})

describe('the page', () => {
  let sandbox: RunningServer
  let url: string
  beforeAll(async () => {
    sandbox = await listen(await createSandbox(express(), root))
    url = `http://127.0.0.1:${sandbox.port}`
  })
  afterAll(() => sandbox.stop())

  test.each([
    ['/', 'text/html'],
    ['/evidence', 'text/html'],
    ['/page/style.css', 'text/css'],
    ['/page/icon.svg', 'image/svg+xml'],
    ['/page/page.js', 'text/javascript'],
  ])('%s is served under a strict policy, and asks nothing of other hosts', async (path, type) => {
    const response = await fetch(url + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none';script-src 'self'/)
    expect(policy).not.toContain('unsafe')
    expect(await response.text()).not.toMatch(/(src|href|from)\s*=?\s*["']https?:|<script>|<style|style=/)
  })

  test.each([
    ['?fhir=https%3A%2F%2Ffhir.example.org%2Fr4', "connect-src 'self' https://fhir.example.org"],
    [
      '?cds=http%3A%2F%2Flocalhost%3A9%2Fx&fhir=http%3A%2F%2F[%3A%3A1]',
      "connect-src 'self' http://[::1] http://localhost:9",
    ],
    ['?fhir=javascript:alert(1)&cds=no%20address', "connect-src 'self' "],
    ['?fhir=https%3A%2F%2Fa%3B%20script-src%20*', "connect-src 'self' "],
    ['?fhir=https%3A%2F%2Fa%3Bb.example.org', "connect-src 'self' "],
    ['?fhir=a&fhir=https%3A%2F%2Fb', "connect-src 'self' "],
  ])('at /%s the page may call what it names, if it is an address of a web server: %s', async (query, directive) => {
    const policy = (await fetch(`${url}/${query}`)).headers.get('content-security-policy') ?? ''
    expect(
      policy
        .split(';')
        .find((one) => one.startsWith('connect-src'))
        ?.trim(),
    ).toBe(directive.trim())
    expect(policy).toMatch(/^default-src 'none';script-src 'self';/)
  })

  test('a patient is brought back to what the fixture holds; nobody else can be', async () => {
    const order = {
      resourceType: 'ServiceRequest',
      status: 'draft',
      intent: 'order',
      subject: { reference: 'Patient/ihc-2-plus-no-ish' },
    }
    const post = (path: string, body: unknown) =>
      fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const totals = async () => {
      const paths = ['ServiceRequest', 'Observation'].map((type) => `${url}/fhir/${type}?patient=ihc-2-plus-no-ish`)
      return Promise.all(paths.map(async (path) => ((await (await fetch(path)).json()) as Bundle).total))
    }
    const before = await totals()
    expect((await post('/fhir/ServiceRequest', order)).status).toBe(201)
    expect((await totals())[0]).toBe(before[0]! + 1)
    expect((await post('/sandbox/reset/ihc-2-plus-no-ish', {})).status).toBe(200)
    expect(await totals()).toEqual(before)
    expect((await post('/sandbox/reset/nobody', {})).status).toBe(400)
  })

  test('the page weighs less than 400 KB compressed', async () => {
    const files = await Promise.all(['/', '/page/style.css', '/page/page.js'].map((path) => fetch(url + path)))
    const bytes = await Promise.all(files.map(async (file) => gzipSync(await file.bytes()).length))
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(400_000)
  })

  test('the fixture patients are there, with names that clients show', async () => {
    const patients = (await (await fetch(`${url}/fhir/Patient`)).json()) as Bundle
    expect(patients.total).toBeGreaterThan(0)
    for (const { resource } of patients.entry ?? []) {
      expect(resource).toMatchObject({ name: [{ given: [expect.any(String)] }] })
    }
  })

  test('no path outside the page is served', async () => {
    expect((await fetch(`${url}/page/..%2f..%2f..%2fpackage.json`)).status).toBeGreaterThanOrEqual(400)
  })
})

test('a union is parted outside brackets alone', () => {
  expect(splitUnion('(A.x | A.y).z | B.where(c | d)')).toEqual(['(A.x | A.y).z', 'B.where(c | d)'])
})
