/** Statements 1 to 36: discovery, calls, prefetch and FHIR access. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import type { SecureVersion } from 'node:tls'
import fc from 'fast-check'
import { answer, her2, searchset } from '../fhir-access/faulty-server.ts'
import { bundleOf, callOf, observation, patientView } from '../http/start-app.ts'
import { FHIR_DEADLINE, startTarget } from './start-target.ts'
import type { Answer, Target } from './start-target.ts'
import { titleOf } from './statements.ts'
import { MINUTE, leastWork } from '../patience.ts'

let target: Target
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target.stop())
beforeEach(() => {
  target.fhir.asked.length = 0
  target.fhir.tokens.length = 0
  target.fhir.handle = (_req, res) => answer(res, searchset([]))
})

const statement = (number: number, check: () => Promise<unknown>) =>
  test(titleOf(number), async () => void (await check()))
const VIEW = '/cds-services/her2-patient-view'
const send: Target['send'] = (...words) => target.send(...words)

async function discover(): Promise<Record<string, unknown>[]> {
  const body = (await (await fetch(`${target.base}/cds-services`)).json()) as Answer
  return [...(body.services ?? [])]
}

/** A call's answer must be a refusal with an OperationOutcome. */
async function expectRefused(
  body: unknown,
  statuses: readonly number[],
  more: Parameters<Target['send']>[2] = {},
  path = VIEW,
) {
  const answered = await send(path, body, more)
  expect(statuses).toContain(answered.status)
  expect(answered.json().resourceType).toBe('OperationOutcome')
  return answered.json()
}

describe('discovery', () => {
  statement(1, async () => expect((await fetch(`${target.base}/cds-services`)).status).toBe(200))

  statement(2, async () => {
    const response = await fetch(`${target.base}/cds-services`)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    await response.json()
  })

  statement(3, async () => expect((await discover()).length).toBeGreaterThan(0))

  statement(4, async () => {
    for (const service of await discover()) {
      for (const name of ['hook', 'description', 'id']) expect(String(service[name] ?? '')).not.toBe('')
    }
  })

  statement(5, async () => {
    for (const { title } of await discover()) expect(title).toMatch(/\S/)
  })

  statement(6, async () => {
    for (const { prefetch, usageRequirements } of await discover()) {
      const templates = Object.values(prefetch as Record<string, unknown>)
      expect(templates.length).toBeGreaterThan(0)
      for (const template of templates) expect(template).toMatch(/^[A-Z]/)
      expect(usageRequirements).toContain('conditions and her2 are mandatory')
    }
  })

  const templatesOf = async () =>
    (await discover()).flatMap(({ prefetch }) => Object.values(prefetch as Record<string, string>))

  statement(7, async () => {
    for (const template of await templatesOf()) {
      const tokens = template.match(/\{\{.*?\}\}/g) ?? []
      expect(
        tokens.every((token) =>
          /^\{\{(context\.(patientId|userId|encounterId)|user(Practitioner|PractitionerRole|Patient|RelatedPerson)Id)\}\}$/.test(
            token,
          ),
        ),
      ).toBe(true)
      expect(template.replace(/\{\{.*?\}\}/g, '')).not.toMatch(/[{}]/)
    }
  })

  statement(8, async () => {
    expect((await templatesOf()).join()).not.toMatch(/selections|draftOrders|appointments|fulfillmentTasks/)
  })

  statement(9, async () => {
    for (const template of await templatesOf()) {
      expect(template).toMatch(
        /^[A-Z][A-Za-z]+(\/\{\{context\.patientId\}\}|\?patient=\{\{context\.patientId\}\}(&(code|category)=[A-Za-z0-9,-]+|&questionnaire=[A-Za-z0-9,:/.%-]+)?)$/,
      )
    }
  })

  statement(10, async () => {
    for (const { id, hook } of await discover()) {
      expect((await send(`/cds-services/${String(id)}`, callOf(String(hook)))).status).toBe(200)
    }
  })

  statement(11, async () => {
    const ids = (await discover()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  statement(12, async () => {
    const path = '/cds-services'
    expect((await send(path, undefined, { method: 'GET', token: 'none' })).status).toBe(200)
    expect((await send(path, undefined, { method: 'GET' })).status).toBe(200)
  })

  statement(13, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes', '-newkey', 'rsa:2048']
    execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    const inner = target.app.server.listeners('request')[0] as Parameters<typeof createServer>[1]
    const options = { key: readFileSync(key), cert: readFileSync(cert), minVersion: 'TLSv1.2' as const }
    const server = createServer(options, inner).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const speak = (version: SecureVersion) =>
      new Promise<string>((resolve) => {
        const socket = connect({
          port,
          host: '127.0.0.1',
          rejectUnauthorized: false,
          minVersion: version,
          maxVersion: version,
        })
        socket.once('secureConnect', () =>
          socket.end('GET /cds-services HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
        )
        let text = ''
        socket.on('data', (chunk) => void (text += String(chunk)))
        socket.once('end', () => resolve(text.slice(0, 15)))
        socket.once('error', () => resolve('refused'))
      })
    expect([await speak('TLSv1.3'), await speak('TLSv1.2'), await speak('TLSv1.1')]).toEqual([
      'HTTP/1.1 200 OK',
      'HTTP/1.1 200 OK',
      'refused',
    ])
    server.close()
  })

  statement(14, async () => {
    for (const { version, hookVersion } of await discover()) {
      expect(version).toMatch(/^\d+\.\d+(\.\d+)?$/)
      expect(hookVersion).toMatch(/^\d+\.\d+$/)
    }
  })
})

describe('calls', () => {
  statement(15, async () => {
    const answered = await send(VIEW, patientView())
    expect(answered.status).toBe(200)
    expect(answered.headers.get('content-type')).toMatch(/^application\/json/)
    expect(Array.isArray(answered.json().cards)).toBe(true)
  })

  statement(16, async () => {
    const extension = { 'com.example.request': { a: 1 }, 'com.epic.cdshooks.request.fhir-version': 'R4' }
    const context = { userId: 'Practitioner/1', patientId: 'p1', extension, other: null }
    expect((await send(VIEW, patientView({ extension, other: [1], context }))).status).toBe(200)
  })

  statement(17, async () => {
    for (const member of ['hook', 'hookInstance', 'context'])
      await expectRefused({ ...patientView(), [member]: undefined }, [400])
  })

  statement(18, async () => {
    for (const hook of ['order-sign', 'encounter-start', '']) await expectRefused(patientView({ hook }), [400])
  })

  statement(19, async () => {
    for (const hookInstance of ['', '1', 'not-a-uuid', 7]) await expectRefused(patientView({ hookInstance }), [400])
  })

  statement(20, async () => {
    const orders = { resourceType: 'Bundle' }
    const whole = { userId: 'Practitioner/1', patientId: 'p1', selections: [], draftOrders: orders }
    const required = {
      'patient-view': ['userId', 'patientId'],
      'order-select': ['userId', 'patientId', 'selections', 'draftOrders'],
      'order-sign': ['userId', 'patientId', 'draftOrders'],
    }
    for (const [hook, members] of Object.entries(required)) {
      for (const member of members) {
        const body = callOf(hook, { context: { ...whole, [member]: undefined } })
        await expectRefused(body, [400], {}, `/cds-services/her2-${hook}`)
      }
      expect((await send(`/cds-services/her2-${hook}`, callOf(hook, { context: whole }))).status).toBe(200)
    }
  })

  statement(21, async () => {
    const fhirAuthorization = { access_token: 't', token_type: 'Bearer', expires_in: 300, scope: 's', subject: 'c' }
    await expectRefused(patientView({ fhirAuthorization }), [400])
  })

  statement(22, async () => {
    for (const id of ['none', 'her2-patient-view2', '__proto__', '..%2f..']) {
      await expectRefused(patientView(), [404], {}, `/cds-services/${id}`)
    }
  })

  statement(23, async () => {
    for (const body of ['', '{', 'null', '[]', '"x"', '1', '{"a":1}}']) await expectRefused(body, [400])
  })

  statement(24, async () => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
      await expectRefused(patientView(), [400, 415], { headers: { 'content-type': type } })
    }
  })

  statement(25, async () => expectRefused(patientView({ note: 'x'.repeat(4_000_001) }), [413]))

  statement(26, async () => {
    for (let count = 0; count < 20; count++) {
      expect(await leastWork(() => send(VIEW, patientView()), 500)).toBeLessThan(500)
    }
  })
})

describe('prefetch and FHIR access', () => {
  const EMPTY = Object.fromEntries(
    'patient conditions her2 receptors staging specimens reports orders medications medicationStatements'
      .split(' ')
      .map((key) => [key, null]),
  )
  const { her2: _her2, ...WITHOUT_HER2 } = EMPTY
  const withServer = (changes: Record<string, unknown>) =>
    patientView({
      fhirServer: target.fhir.base,
      fhirAuthorization: { access_token: 'tok', token_type: 'Bearer', expires_in: 300, scope: 's', subject: 'c' },
      ...changes,
    })

  statement(27, async () => {
    const refused = await expectRefused(patientView({ prefetch: { conditions: null } }), [412])
    expect(refused.issue?.map(({ diagnostics }) => diagnostics).join()).toContain('her2')
    await expectRefused(patientView({ prefetch: undefined }), [412])
  })

  statement(28, async () => expect((await send(VIEW, patientView({ prefetch: EMPTY }))).status).toBe(200))

  statement(29, async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] }
    await expectRefused(patientView({ prefetch: { ...EMPTY, her2: outcome } }), [412])
    await expectRefused(patientView({ prefetch: { ...EMPTY, conditions: bundleOf(outcome) } }), [412])
    expect((await send(VIEW, patientView({ prefetch: { ...EMPTY, receptors: outcome } }))).status).toBe(200)
  })

  statement(30, async () => {
    target.fhir.handle = (_req, res) => answer(res, searchset([her2('a')]))
    expect((await send(VIEW, withServer({ prefetch: WITHOUT_HER2 }))).status).toBe(200)
  })

  statement(31, async () => {
    await send(VIEW, withServer({ prefetch: WITHOUT_HER2 }))
    expect(target.fhir.asked).toHaveLength(1)
    expect(target.fhir.asked[0]).toMatch(/^GET \/fhir\/Observation\?patient=p1&code=/)
    await send(VIEW, withServer({ prefetch: EMPTY }))
    expect(target.fhir.asked).toHaveLength(1)
  })

  statement(32, async () => {
    target.fhir.handle = (req, res) => {
      const [type = ''] = (req.url ?? '').slice('/fhir/'.length).split(/[/?]/)
      answer(res, type === 'Patient' ? { resourceType: 'Patient', id: 'p1' } : searchset([]))
    }
    expect((await send(VIEW, withServer({ prefetch: undefined }))).status).toBe(200)
    expect(target.fhir.tokens.length).toBe(11)
    expect(new Set(target.fhir.tokens)).toEqual(new Set(['Bearer tok']))
  })

  statement(33, async () => {
    const pageTwo = { relation: 'next', url: `${target.fhir.base}/Observation?page=2` }
    target.fhir.handle = (req, res) =>
      req.url?.includes('page=2')
        ? answer(res, searchset([her2('b')], { total: 2 }))
        : answer(res, searchset([her2('a')], { total: 2, link: [pageTwo] }))
    expect((await send(VIEW, withServer({ prefetch: WITHOUT_HER2 }))).status).toBe(200)
    expect(target.fhir.asked).toHaveLength(2)
    const sentPage = searchset([her2('a')], { total: 2, link: [pageTwo] })
    expect((await send(VIEW, withServer({ prefetch: { ...EMPTY, her2: sentPage } }))).status).toBe(200)
    expect(target.fhir.asked).toHaveLength(3)
  })

  statement(34, async () => {
    const faults: (typeof target.fhir.handle)[] = [
      (_req, res) => answer(res, {}, 403),
      (_req, res) => answer(res, 'down', 503, 'text/plain'),
      (req) => void req.socket.destroy(),
      () => undefined,
    ]
    target.setFhirDeadline(300)
    for (const handle of faults) {
      target.fhir.handle = handle
      const answered = await send(VIEW, withServer({ prefetch: WITHOUT_HER2 }))
      expect(answered.status).toBe(412)
      expect(answered.took).toBeLessThan(MINUTE)
    }
    target.setFhirDeadline(FHIR_DEADLINE)
    expect((await fetch(`${target.base}/healthz`)).status).toBe(200)
  })

  statement(35, async () => {
    await expectRefused(patientView({ prefetch: { ...EMPTY, her2: bundleOf(observation('Patient/p2')) } }), [400])
    target.fhir.handle = (_req, res) => answer(res, searchset([her2('x', 'Patient/p2')]))
    await expectRefused(withServer({ prefetch: WITHOUT_HER2 }), [412])
  })

  statement(36, async () => {
    for (const value of ['x', 7, true, [], {}, { resourceType: 'Bundle' }, { resourceType: 'Bundle', entry: [{}] }]) {
      expect((await send(VIEW, patientView({ prefetch: { ...EMPTY, her2: value } }))).status).toBeLessThan(500)
    }
    const anything = fc.record({
      resourceType: fc.constantFrom('Bundle', 'Observation', 'Condition'),
      entry: fc.jsonValue(),
      code: fc.jsonValue(),
    })
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        expect((await send(VIEW, patientView({ prefetch: { ...EMPTY, her2: value } }))).status).toBeLessThan(500)
      }),
      { numRuns: 100 },
    )
  })
})
