/** TLS of its own, and client certificates that it checks itself. The keys of test/http/tls protect nothing. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import type { RequestOptions } from 'node:https'
import { join } from 'node:path'
import { createVerifier } from '../../src/auth/verify-jwt.ts'
import { composeCertificates, readTlsFiles } from '../../src/compose/compose-clients.ts'
import { createApp } from '../../src/http/create-app.ts'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer, TlsFiles } from '../../src/http/start-server.ts'
import { readConfig } from '../../src/compose/config.ts'
import { bookOf, describeClient, makeKey, signToken } from '../auth/sign-tokens.ts'
import type { SigningKey } from '../auth/sign-tokens.ts'
import { captureLog, describeDeps, patientView } from './start-app.ts'

const file = (name: string) => join(import.meta.dirname, 'tls', name)
const read = (name: string) => readFileSync(file(name), 'utf8')
const identity = (name: string) => ({ cert: read(`${name}.pem`), key: read(`${name}-key.pem`) })
const config = readConfig({
  TLS_CERT_FILE: file('server.pem'),
  TLS_KEY_FILE: file('server-key.pem'),
  TLS_CLIENT_CA_FILE: file('ca.pem'),
})
const PATH = '/cds-services/her2-patient-view'

let key: SigningKey
let server: RunningServer
beforeAll(async () => {
  key = await makeKey('ES384', 'k')
  const certificates = [new X509Certificate(read('client.pem')).fingerprint256]
  const book = bookOf(describeClient({ jwks: { keys: [key.jwk] }, certificates }))
  const verify = createVerifier({ profiles: () => book, publicUrl: 'https://cds.example.org' })
  const rules = composeCertificates(config)
  const { log } = captureLog()
  const readiness = { ready: false }
  const deps = {
    ...describeDeps(),
    log,
    readiness,
    access: {
      verify,
      replays: { claim: async () => ({ seen: false as const }), keepReply: async () => {}, release: async () => {} },
    },
  }
  const tlsFiles = readTlsFiles(config)
  server = await startServer(createApp({ ...deps, ...(rules ? { certificates: rules } : {}) }), {
    port: 0,
    host: '127.0.0.1',
    drainSeconds: 1,
    readiness,
    log,
    ...(tlsFiles ? { tlsFiles } : {}),
  })
})
afterAll(() => server.stop())

async function call(options: RequestOptions, path = PATH): Promise<number | string> {
  const body = JSON.stringify(patientView())
  const token = await signToken(key, `https://cds.example.org${path}`)
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: path === PATH ? 'POST' : 'GET',
        headers,
        ca: read('ca.pem'),
        agent: false,
        ...options,
      },
      (response) => void response.resume().on('end', () => resolve(response.statusCode ?? 0)),
    )
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    outgoing.end(path === PATH ? body : undefined)
  })
}

test('the certificate of the profile gets in', async () => expect(await call(identity('client'))).toBe(200))
test('no certificate is 401, whatever the token', async () => expect(await call({})).toBe(401))
test('a certificate of another root is 401', async () => expect(await call(identity('stranger'))).toBe(401))
test('a good certificate of somebody else is 401', async () => expect(await call(identity('other'))).toBe(401))
test('discovery asks for a certificate as well, health does not', async () => {
  expect(await call({}, '/cds-services')).toBe(401)
  expect(await call(identity('other'), '/cds-services')).toBe(200)
  expect(await call({}, '/healthz')).toBe(200)
})
test('TLS 1.1 is refused', async () => {
  const old = await call({ ...identity('client'), maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })
  expect(typeof old).toBe('string')
})
test('plain HTTP at the port of TLS is no answer', async () => {
  await expect(fetch(`http://127.0.0.1:${server.port}/healthz`)).rejects.toThrow()
})
test('a certificate is renewed while it runs; one that does not fit is refused and the old one stays', async () => {
  const misfit: TlsFiles = { cert: read('server.pem'), key: read('client-key.pem') }
  expect(() => server.renewCertificate(misfit)).toThrow()
  expect(await call({}, '/healthz')).toBe(200)
  server.renewCertificate({ ...identity('other'), clientCa: read('ca.pem') })
  expect(await call(identity('client'))).toBe(200)
})
// prettier-ignore
test.each<[Record<string, string>, string]>([
  [{ TLS_CERT_FILE: file('server.pem') },                                                   'TLS needs both'],
  [{ TLS_CERT_FILE: file('none.pem'), TLS_KEY_FILE: file('server-key.pem') },               'cannot be read'],
  [{ TLS_CERT_FILE: join(import.meta.dirname, 'start-app.ts'), TLS_KEY_FILE: file('server-key.pem') }, 'is not a PEM file'],
])('settings %j are refused', (env, words) => expect(() => readTlsFiles(readConfig(env))).toThrow(words))
