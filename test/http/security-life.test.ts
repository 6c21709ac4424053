/** Starting, being reloaded, being told to stop, and surviving: the program in a process of its own. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProfilesRefused } from '../../src/auth/load-profiles.ts'
import { composeService } from '../../src/compose/compose-service.ts'
import { ConfigRefused } from '../../src/compose/config.ts'
import { makeKey, signToken } from '../auth/sign-tokens.ts'
import { PUBLIC_URL, runProgram } from './run-service.ts'
import { patientView, post } from './start-app.ts'
import { until } from '../patience.ts'

const PATH = '/cds-services/her2-patient-view'

test.each([
  [{ HOST: '0.0.0.0' }, 'No client may call yet: set CLIENTS_DIR'],
  [{ NODE_ENV: 'production' }, 'No client may call yet: set CLIENTS_DIR'],
  [{ AUTH: 'on' }, 'No client may call yet: set CLIENTS_DIR'],
  [{ AUTH: 'off', NODE_ENV: 'production' }, 'AUTH=off is refused with NODE_ENV=production'],
  [{ CLIENTS_DIR: join(import.meta.dirname, 'none') }, 'set CLIENTS_DIR to the folder'],
  [{ CLIENTS_DIR: import.meta.dirname }, 'no client profile found'],
])('serve with %j is refused with what to do', (env, words) => {
  const start = () => composeService({ LOG_LEVEL: 'silent', ...env })
  expect(start).toThrow(words)
  try {
    start()
  } catch (error) {
    expect(error instanceof ConfigRefused || error instanceof ProfilesRefused).toBe(true)
  }
})

test('the sandbox is refused where patients are real', () => {
  expect(() => composeService({ NODE_ENV: 'production', LOG_LEVEL: 'silent' }, 'sandbox')).toThrow(
    'The sandbox is refused',
  )
})

test('without PUBLIC_URL no audience could be right', async () => {
  const program = await runProgram()
  expect(() => composeService({ CLIENTS_DIR: program.clientsDir, LOG_LEVEL: 'silent' })).toThrow(
    'PUBLIC_URL is not set',
  )
  await program.stop()
})

test('profiles are read anew on SIGHUP; faulty ones are told and the old stay in use', async () => {
  const program = await runProgram()
  const next = await makeKey('ES384', 'next')
  const call = async (key: typeof next) =>
    (
      await post(program.base + PATH, patientView(), {
        authorization: `Bearer ${await signToken(key, PUBLIC_URL + PATH)}`,
      })
    ).status
  expect([await call(program.key), await call(next)]).toEqual([200, 401])
  const profile = (keys: unknown[]) =>
    JSON.stringify({ id: 'ehr', issuer: 'https://ehr.example.org/fhir', jwks: { keys } })
  writeFileSync(join(program.clientsDir, 'ehr.json'), profile([]))
  program.child.kill('SIGHUP')
  await program.waitFor('profiles-refused')
  expect(program.output()).toContain('ehr.json:1: jwks: write urls, or keys')
  expect(await call(program.key)).toBe(200)
  writeFileSync(join(program.clientsDir, 'ehr.json'), profile([next.jwk]))
  const before = program.output().length
  program.child.kill('SIGHUP')
  await until(() => program.output().slice(before).includes('profiles-loaded'))
  expect([await call(program.key), await call(next)]).toEqual([401, 200])
  await program.stop()
})

test('SIGTERM under load: every call that was taken is answered, and the program ends well', async () => {
  const program = await runProgram({}, { LINGER_SECONDS: '1', LOG_LEVEL: 'info' })
  const statuses: number[] = []
  let stopping = false
  let lost = 0
  const caller = async () => {
    while (!stopping) {
      const headers = await program.authorize(PATH)
      await post(program.base + PATH, patientView(), headers).then(
        async (response) => {
          await response.text()
          statuses.push(response.status)
        },
        // Only after the listening ended may a connection be refused.
        () => (program.output().includes('draining') ? (stopping = true) : lost++),
      )
    }
  }
  const callers = Array.from({ length: 8 }, caller)
  await until(() => statuses.length > 20)
  program.child.kill('SIGTERM')
  await program.waitFor('draining')
  const ready = await fetch(`${program.base}/readyz`)
  expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close'])
  const [code] = await Promise.all([program.ended, ...callers])
  expect(code).toBe(0)
  expect(lost).toBe(0)
  expect(statuses.length).toBeGreaterThan(20)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  const told = program.output().match(/"finished":false/g) ?? []
  expect(told).toEqual([])
})

test('calls beyond a body limit, broken calls and floods leave it ready', async () => {
  const program = await runProgram()
  const floods = Array.from(
    { length: 200 },
    async (_, at) => (await post(program.base + PATH, '{'.repeat(at * 1000), await program.authorize(PATH))).status,
  )
  expect(new Set(await Promise.all(floods))).toEqual(new Set([400]))
  expect((await fetch(`${program.base}/readyz`)).status).toBe(200)
  await program.stop()
})
