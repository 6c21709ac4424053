/** SMART App Launch against the demonstration's authorization server: what is given, and what is refused. */
import { createHash, randomBytes } from 'node:crypto'
import express from 'express'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { CLIENT_ID, createSmartServer } from '../../src/sandbox/smart-server.ts'
import { createLog } from '../../src/telemetry/log.ts'

let server: RunningServer
let base: string
let clock = Date.parse('2026-11-22T12:00:00Z')
beforeAll(async () => {
  const patients = [
    { id: 'a', name: 'Ann <Doe>' },
    { id: 'b', name: 'Bo Roe' },
  ]
  const app = express().use(createSmartServer(patients, () => clock))
  const log = createLog('silent')
  server = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness: { ready: false }, log })
  base = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.stop())

const verifier = randomBytes(32).toString('base64url')

function ask(changes: Record<string, string> = {}): Record<string, string> {
  return {
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: `${base}/evidence`,
    scope: 'launch patient/*.rs openid',
    state: 'kept',
    aud: `${base}/fhir`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }
}

async function authorize(changes: Record<string, string> = {}) {
  const query = new URLSearchParams(ask(changes)).toString()
  const response = await fetch(`${base}/oauth/authorize?${query}`, { redirect: 'manual' })
  const location = response.headers.get('location')
  const answer = location === null ? {} : Object.fromEntries(new URL(location).searchParams)
  return { status: response.status, location, answer, text: await response.text() }
}

async function launchHandle(patient: string): Promise<string> {
  const response = await fetch(`${base}/sandbox/launch/${patient}`, { method: 'POST' })
  return ((await response.json()) as { launch: string }).launch
}

async function exchange(code: string, changes: Record<string, string> = {}) {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${base}/evidence`,
    client_id: CLIENT_ID,
    code_verifier: verifier,
    ...changes,
  })
  const response = await fetch(`${base}/oauth/token`, { method: 'POST', body })
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  }
}

const codeFor = async (patient: string) =>
  (await authorize({ launch: await launchHandle(patient) })).answer['code'] ?? ''

test('says what it can', async () => {
  const response = await fetch(`${base}/fhir/.well-known/smart-configuration`)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toMatchObject({
    token_endpoint: `${base}/oauth/token`,
    code_challenge_methods_supported: ['S256'],
  })
})

test('an EHR launch gives the patient of the launch, and no scope that is not there', async () => {
  const { status, body, headers } = await exchange(await codeFor('b'))
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toMatchObject({ patient: 'b', token_type: 'Bearer', scope: 'launch patient/*.rs' })
})

test('a standalone launch offers the patients, with their names escaped, and keeps the state', async () => {
  const { status, text } = await authorize({ scope: 'launch/patient patient/*.rs' })
  expect(status).toBe(200)
  expect(text).toContain('Ann &lt;Doe>')
  expect((await authorize({ picked: 'a' })).answer).toMatchObject({
    state: 'kept',
    code: expect.any(String) as unknown,
  })
})

test.each([
  ['another client', { client_id: 'else' }],
  ['another address', { redirect_uri: 'https://evil.example.org/evidence' }],
])('%s is not redirected to', async (_, changes) => {
  expect(await authorize({ picked: 'a', ...changes })).toMatchObject({ status: 400, location: null })
})

test.each([
  ['no PKCE', { code_challenge: '' }, 'invalid_request'],
  ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['another FHIR server', { aud: 'https://fhir.example.org' }, 'invalid_request'],
  ['no state', { state: '' }, 'invalid_request'],
  ['a patient that is not there', { picked: 'none' }, 'invalid_request'],
  ['a launch that nobody made', { launch: 'none' }, 'invalid_request'],
  ['no scope that is known', { scope: 'system/*.cruds' }, 'invalid_scope'],
  ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
])('%s: the app is told %j', async (_, changes, error) => {
  expect((await authorize({ picked: 'a', ...changes })).answer).toMatchObject({ error })
})

test('a launch and a code are good once, and not for long', async () => {
  const launch = await launchHandle('a')
  expect((await authorize({ launch })).answer['code']).toEqual(expect.any(String))
  expect((await authorize({ launch })).answer).toMatchObject({ error: 'invalid_request' })
  const code = await codeFor('a')
  expect((await exchange(code)).status).toBe(200)
  expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  const late = await codeFor('a')
  clock += 61_000
  expect(await exchange(late)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test.each([
  ['another verifier', { code_verifier: randomBytes(32).toString('base64url') }, 'invalid_grant'],
  ['another address', { redirect_uri: 'https://evil.example.org' }, 'invalid_grant'],
  ['another client', { client_id: 'else' }, 'invalid_client'],
  ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
])('%s gets no token', async (_, changes, error) => {
  expect(await exchange(await codeFor('a'), changes)).toMatchObject({ status: 400, body: { error } })
})

test('a client that asks for the context of a SMART link gets one launch of that patient', async () => {
  const post = (body: unknown) =>
    fetch(`${base}/fhir/_services/smart/Launch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://sandbox.cds-hooks.org' },
      body: JSON.stringify(body),
    })
  const response = await post({ launchUrl: `${base}/evidence/launch`, parameters: { patient: 'b' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const { launch_id: launch } = (await response.json()) as { launch_id: string }
  const { answer } = await authorize({ launch })
  const token = await exchange(answer['code'] ?? '')
  expect(token.body).toMatchObject({ patient: 'b' })
  for (const body of [{}, { parameters: { patient: 'nobody' } }, { parameters: null }, []])
    expect((await post(body)).status).toBe(404)
})
