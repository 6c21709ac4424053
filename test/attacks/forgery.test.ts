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
import { parseExactJson } from '../../src/fhir/exact-json.ts'
import { parseBytes } from '../../src/http/read-body.ts'
import { patientView, post, startApp } from '../http/start-app.ts'
import type { StartedApp } from '../http/start-app.ts'

interface Places {
  /** 'http://127.0.0.1:PORT/ehr', the one server that may be read. */
  readonly allowed: string
  /** Its port, and the port of the trap. */
  readonly port: number
  readonly trap: number
}

// prettier-ignore
const FORMS: readonly (readonly [name: string, write: (places: Places) => unknown])[] = [
  ['another port',                            ({ trap }) => `http://127.0.0.1:${trap}/ehr`],
  ['another scheme',                          ({ port }) => `https://127.0.0.1:${port}/ehr`],
  ['a name for the same machine',             ({ port }) => `http://localhost:${port}/ehr`],
  ['a path beside the allowed one',           ({ port }) => `http://127.0.0.1:${port}/admin`],
  ['a path that begins alike',                ({ port }) => `http://127.0.0.1:${port}/ehr2`],
  ['a path above',                            ({ port }) => `http://127.0.0.1:${port}/`],
  ['no path',                                 ({ port }) => `http://127.0.0.1:${port}`],
  ['dots that leave the path',                ({ allowed }) => `${allowed}/../admin`],
  ['dots, escaped',                           ({ allowed }) => `${allowed}/%2e%2e/admin`],
  ['dots, escaped in capitals',               ({ allowed }) => `${allowed}/%2E%2E/admin`],
  ['dots, escaped twice',                     ({ allowed }) => `${allowed}/%252e%252e/admin`],
  ['dots and slash, escaped twice',           ({ allowed }) => `${allowed}/%252e%252e%252fadmin`],
  ['dots with a path parameter',              ({ allowed }) => `${allowed}/..;/admin`],
  ['dots with a named path parameter',        ({ allowed }) => `${allowed}/..;x=1/admin`],
  ['dots with an escaped path parameter',     ({ allowed }) => `${allowed}/..%3b/admin`],
  ['an escaped slash',                        ({ allowed }) => `${allowed}%2f..%2fadmin`],
  ['a backslash',                             ({ allowed }) => `${allowed}\\..\\admin`],
  ['an escaped backslash',                    ({ allowed }) => `${allowed}/%5c..%5cadmin`],
  ['the allowed host as a user',              ({ port, trap }) => `http://127.0.0.1:${port}@127.0.0.1:${trap}/ehr`],
  ['a user and a password',                   ({ port }) => `http://user:secret@127.0.0.1:${port}/ehr`],
  ['the allowed host within a name',          ({ trap }) => `http://127.0.0.1.example.invalid:${trap}/ehr`],
  ['a query',                                 ({ allowed }) => `${allowed}?next=`],
  ['a fragment',                              ({ allowed }) => `${allowed}#`+'x'],
  ['the trap behind a fragment',              ({ allowed, trap }) => `http://127.0.0.1:${trap}#${allowed}`],
  ['the trap behind a query',                 ({ allowed, trap }) => `http://127.0.0.1:${trap}?${allowed}`],
  ['an address as one decimal number',        ({ trap }) => `http://2130706433:${trap}/ehr`],
  ['an address in hexadecimal',               ({ trap }) => `http://0x7f000001:${trap}/ehr`],
  ['an address in octal',                     ({ trap }) => `http://0177.0.0.1:${trap}/ehr`],
  ['a short address',                         ({ trap }) => `http://127.1:${trap}/ehr`],
  ['the address of all interfaces',           ({ trap }) => `http://0.0.0.0:${trap}/ehr`],
  ['IPv6 of this machine',                    ({ trap }) => `http://[::1]:${trap}/ehr`],
  ['IPv4 within IPv6',                        ({ trap }) => `http://[::ffff:127.0.0.1]:${trap}/ehr`],
  ['IPv4 within IPv6, in hexadecimal',        ({ trap }) => `http://[::ffff:7f00:1]:${trap}/ehr`],
  ['IPv6 with a zone',                        ({ trap }) => `http://[fe80::1%25lo]:${trap}/ehr`],
  ['full-width digits',                       ({ trap }) => `http://１２７.０.０.１:${trap}/ehr`],
  ['a dot of another script',                 ({ trap }) => `http://127。0。0。1:${trap}/ehr`],
  ['the address of cloud metadata',           () => 'http://169.254.169.254/latest'],
  ['a file',                                  () => 'file:///etc/passwd'],
  ['FTP',                                     ({ trap }) => `ftp://127.0.0.1:${trap}/ehr`],
  ['gopher',                                  ({ trap }) => `gopher://127.0.0.1:${trap}/_GET`],
  ['a script',                                () => 'javascript:fetch("/")'],
  ['data',                                    () => 'data:application/json,{}'],
  ['no scheme',                               ({ trap }) => `//127.0.0.1:${trap}/ehr`],
  ['a relative path',                         () => '../fhir'],
  ['a line break and a header',               ({ trap }) => `http://127.0.0.1:${trap}/ehr\r\nX-A: b`],
  ['a NUL',                                   ({ allowed, trap }) => `${allowed}\u0000@127.0.0.1:${trap}`],
  ['a very long path',                        ({ trap }) => `http://127.0.0.1:${trap}/${'a'.repeat(100_000)}`],
  ['a port that is none',                     () => 'http://127.0.0.1:99999/ehr'],
  ['an empty text',                           () => ''],
  ['a number',                                () => 2130706433],
  ['a list with the allowed one first',       ({ allowed, trap }) => [allowed, `http://127.0.0.1:${trap}`]],
  ['an object',                               ({ allowed }) => ({ href: allowed })],
]

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

test.each(FORMS)('%s: nobody is asked, and no token leaves', async (_name, write) => {
  const response = await call(write(places))
  const text = await response.text()
  expect([400, 412]).toContain(response.status)
  expect(JSON.parse(text)).toMatchObject({ resourceType: 'OperationOutcome' })
  expect(asked).toEqual([])
  expect(text + app.lines.join('')).not.toContain(TOKEN)
})
