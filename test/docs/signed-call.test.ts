/** The first signed call, as docs/operations/install.md says it: profile, token, card, feedback, one use of a token. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PUBLIC_URL, runProgram } from '../http/run-service.ts'
import { ROOT } from './documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'her2-cds-signed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SIGN = join(ROOT, 'examples', 'signed-call', 'sign.js')
const sign = async (...args: string[]) =>
  (await promisify(execFile)(process.execPath, [SIGN, ...args], { cwd: folder })).stdout

test('the example makes a client whose signed call is answered in production', async () => {
  const profile = await sign('profile')
  expect(profile).not.toContain('"d"')
  expect(statSync(join(folder, 'trial.jwk')).mode & 0o777).toBe(0o600)
  const program = await runProgram({}, { NODE_ENV: 'production' })
  writeFileSync(join(program.clientsDir, 'trial.json'), profile)
  program.child.kill('SIGHUP')
  await program.waitFor('"ehr","trial"')
  const path = '/cds-services/her2-patient-view'
  const call = async (to: string, token: string, body: string) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token.trim()}` }
    const response = await fetch(program.base + to, { method: 'POST', headers, body })
    return { status: response.status, body: (await response.json()) as { cards?: { uuid: string }[] } }
  }
  const request = readFileSync(join(ROOT, 'fixtures', 'requests', 'ihc-2-plus-no-ish.json'), 'utf8')
  const token = await sign('token', PUBLIC_URL + path)
  const shown = await call(path, token, request)
  expect(shown.status).toBe(200)
  expect(shown.body.cards).toHaveLength(2)
  expect((await call(path, token, request)).status).toBe(401)
  const feedback = {
    feedback: [{ card: shown.body.cards?.[0]?.uuid, outcome: 'overridden', outcomeTimestamp: '2026-11-29T08:00:00Z' }],
  }
  const told = await call(
    `${path}/feedback`,
    await sign('token', `${PUBLIC_URL}${path}/feedback`),
    JSON.stringify(feedback),
  )
  expect(told).toEqual({ status: 200, body: {} })
  await expect(sign('token')).rejects.toMatchObject({ code: 1 })
  await program.stop()
})
