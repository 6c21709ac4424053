/**
 * Request forgery: `fhirServer` in every form that might lead the service, with a token, to somewhere else. The client may
 * be read at one server below one path; everything else on this machine is a trap that must never be asked.
 */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describeUnknownClient } from '../../src/cds-hooks/client.ts'
import { isBelow } from '../../src/cds-hooks/record-access.ts'
import { createFhirAccess } from '../../src/fhir-access/read-records.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { parseBytes } from '../../src/http/parse-bytes.ts'
import { patientView, post, startApp } from '../http/start-app.ts'
import type { StartedApp } from '../http/start-app.ts'
import { ADDRESS_FORMS } from './address-forms.ts'
import type { Places } from './address-forms.ts'

const TOKEN = 'token-of-the-ehr'
const asked: string[] = []
const servers: Server[] = []
const access = createFhirAccess((bytes) => parseBytes(bytes, parseExactJson))
let places: Places
let app: StartedApp

/** A server on both loopback families where the machine has them; every request to it is told. */
async function listen(name: string): Promise<number> {
  const server = createServer((req, res) => {
    asked.push(`${name} ${req.url} ${req.headers.authorization}`)
    res.setHeader('content-type', 'application/fhir+json').end('{"resourceType":"Bundle","type":"searchset"}')
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  const port = await listen('ehr')
  const trap = await listen('trap')
  places = { allowed: `http://127.0.0.1:${port}/ehr`, port, trap }
  const client = describeUnknownClient([{ url: places.allowed, allowPrivateAddresses: true }], 2000)
  app = await startApp({ unknownClient: client, readRecords: access.readRecords })
})
afterAll(async () => {
  await app.stop()
  await access.close()
  for (const server of servers) server.close()
})
beforeEach(() => void (asked.length = 0))

const call = (fhirServer: unknown) => {
  const fhirAuthorization = {
    access_token: TOKEN,
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'patient/*.read',
    subject: 's',
  }
  const body = patientView({ fhirServer, fhirAuthorization, prefetch: {} })
  return post(`${app.base}/cds-services/her2-patient-view`, body)
}

test('the allowed server is asked with its token, below its path alone', async () => {
  await call(places.allowed)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((one) => !one.startsWith('ehr /ehr/') || !one.endsWith(`Bearer ${TOKEN}`))).toEqual([])
})

test.each([
  '/ehr/..;/admin',
  '/ehr/..;x=1/admin',
  '/ehr/..%3b/admin',
  '/ehr/%252e%252e/admin',
  '/ehr/%252e%252e%252fadmin',
  '/ehr/%2e%2e/admin',
  '/ehr/../admin',
  '/ehr2/Observation',
])('a further page at %s is not below the allowed server', (path) => {
  expect(isBelow(`https://ehr.example.org${path}`, 'https://ehr.example.org/ehr')).toBe(false)
  expect(isBelow('https://ehr.example.org/ehr/Observation?_page=a%2Fb..;c', 'https://ehr.example.org/ehr')).toBe(true)
})

test.each(ADDRESS_FORMS)('%s: nobody is asked, and no token leaves', async (_name, write) => {
  const response = await call(write(places))
  const text = await response.text()
  expect([400, 412]).toContain(response.status)
  expect(JSON.parse(text)).toMatchObject({ resourceType: 'OperationOutcome' })
  expect(asked).toEqual([])
  expect(text + app.lines.join('')).not.toContain(TOKEN)
})
