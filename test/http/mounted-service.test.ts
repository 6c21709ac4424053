/** The service inside an application of somebody else's, made by one function from settings. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { createService } from '../../src/express.ts'
import type { MountedService } from '../../src/express.ts'
import { UNHURRIED } from '../patience.ts'

const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
const request = readFileSync(join(import.meta.dirname, '../../fixtures/requests/ihc-2-plus-no-ish.json'), 'utf8')

let service: MountedService
let server: Server
let base: string
beforeAll(async () => {
  service = await createService({ AUTH: 'off', DATA_DIR: folder, LOG_LEVEL: 'silent', ...UNHURRIED })
  server = express()
    .use('/her2', service.app)
    .get('/', (_req, res) => void res.send('mine'))
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await service.close()
  rmSync(folder, { recursive: true, force: true })
})

test('answers below its mount, and leaves the rest to the host', async () => {
  expect(await (await fetch(base)).text()).toBe('mine')
  expect((await fetch(`${base}/cds-services`)).status).toBe(404)
  expect(await (await fetch(`${base}/her2/readyz`)).json()).toEqual({ ready: true })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${base}/her2/cds-services/her2-patient-view`, { method: 'POST', headers, body: request })
  const { cards } = (await answer.json()) as { cards: { source: { topic: { code: string } } }[] }
  expect(cards.map(({ source }) => source.topic.code)).toContain('reflexIsh')
})

test.each([
  ['nobody said who may call', {}, /No client may call yet: set CLIENTS_DIR/],
  ['TLS', { AUTH: 'off', TLS_CERT_FILE: 'a.pem', TLS_KEY_FILE: 'b.pem' }, /no port of its own/],
  ['a setting that is wrong', { AUTH: 'off', BODY_LIMIT: '12' }, /BODY_LIMIT=12 is not valid/],
  ['no authentication in production', { AUTH: 'off', NODE_ENV: 'production' }, /AUTH=off is refused/],
] as const)('is refused: %s', async (_what, settings, words) => {
  await expect(createService({ DATA_DIR: folder, ...settings })).rejects.toThrow(words)
})
