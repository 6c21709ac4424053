/** The service as it is composed for users, with its real rules and cards, driven by @medplum/core's client. */
import { MedplumClient } from '@medplum/core'
import fc from 'fast-check'
import { loadStories, readRequest } from '../../fixtures/stories/load-stories.ts'
import { checkResponse } from '../../src/cds-hooks/check-response.ts'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { composeService } from '../../src/compose/compose-service.ts'
import { bundleOf, patientView, post } from './start-app.ts'
import { UNHURRIED, leastWork } from '../patience.ts'

let server: RunningServer
let base: string
beforeAll(async () => {
  const { app, log, readiness } = composeService({ LOG_LEVEL: 'silent', AUTH: 'off', ...UNHURRIED })
  server = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  base = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.stop())

const readStory = (id: string): unknown => JSON.parse(readRequest(id))
const slugs = loadStories().map(({ id }) => id)

test('15, 26, 37-57: every story of patient-view is answered with little work and in order, to a client nobody here wrote', async () => {
  const client = new MedplumClient({ baseUrl: `${base}/`, cdsServicesUrl: `${base}/cds-services`, fetch })
  const requests = slugs.map(readStory).filter((request) => (request as { hook: string }).hook === 'patient-view')
  expect(requests.length).toBeGreaterThan(40)
  let refused = 0
  for (const request of requests) {
    let response: unknown
    const call = async () => {
      response = await client.callCdsService('her2-patient-view', request as never).catch(() => undefined)
    }
    expect(await leastWork(call, 500)).toBeLessThan(500)
    if (response) expect(checkResponse(response)).toEqual([])
    else refused++
  }
  expect(refused).toBeLessThan(requests.length / 4)
})

test('36, 78: whatever resource stands under a key is answered with 200 or a refusal, never with 5xx', async () => {
  const damaged = fc.record(
    {
      resourceType: fc.constantFrom(
        'Observation',
        'Condition',
        'Specimen',
        'MedicationRequest',
        'DiagnosticReport',
        'Patient',
      ),
      code: fc.jsonValue(),
      status: fc.jsonValue(),
      component: fc.jsonValue(),
      valueCodeableConcept: fc.jsonValue(),
      bodySite: fc.jsonValue(),
      specimen: fc.jsonValue(),
    },
    { requiredKeys: ['resourceType'] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(damaged, { maxLength: 5 }), async (resources) => {
      const prefetch = { her2: bundleOf(...resources), conditions: null }
      const { status } = await post(`${base}/cds-services/her2-patient-view`, patientView({ prefetch }))
      expect([200, 400]).toContain(status)
    }),
    { numRuns: 200 },
  )
  expect((await fetch(`${base}/healthz`)).status).toBe(200)
})
