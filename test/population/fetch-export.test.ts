/** `--from`: an export of the embedded server, behind a gate that asks for tokens, is busy at first and breaks off. */
import { once } from 'node:events'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import express from 'express'
import { exportJWK, generateKeyPair, jwtVerify, type JWTPayload } from 'jose'
import type { Bundle, Resource } from '@medplum/fhirtypes'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { createToken } from '../../src/population/backend-token.ts'
import { fetchExport } from '../../src/population/fetch-export.ts'
import { createFhirServer } from '../../src/sandbox/fhir-server.ts'
import { newFolder, readText, runCommand, DAY } from './run-population.ts'

const folders: string[] = []
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
const temporary = () => {
  const folder = newFolder()
  folders.push(folder)
  return folder
}

async function listen(app: express.Express): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Records of a few stories, in the embedded server. */
async function fillServer() {
  const fhir = createFhirServer()
  const entries = loadStories()
    .slice(0, 6)
    .flatMap(({ request }) => Object.values((JSON.parse(request) as { prefetch: Record<string, unknown> }).prefetch))
    .flatMap((value): { resource?: Resource }[] => {
      const record = value as Resource | null
      if (record === null) return []
      return record.resourceType === 'Bundle' ? (record.entry ?? []) : [{ resource: record }]
    })
  const patients = [
    ...new Set(entries.flatMap(({ resource }) => (resource?.resourceType === 'Patient' ? [resource.id] : []))),
  ]
  const group = {
    resourceType: 'Group',
    id: 'board',
    type: 'person',
    actual: true,
    member: [{ entity: { reference: `Patient/${patients[0]}` } }],
  }
  const entry = [...entries.map(({ resource }) => ({ resource })), { resource: group }]
  await fhir.load({ resourceType: 'Bundle', type: 'collection', entry } as Bundle)
  return { app: fhir.app, patients }
}

const noWait = { tell: () => {}, wait: () => Promise.resolve() }
const patientsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.includes('-Patient'))
    .flatMap((name) => readText(folder, name).split('\n').filter(Boolean))
    .map((line) => (JSON.parse(line) as { id: string }).id)

test('all patients of the embedded server, and those of a group', async () => {
  const { app, patients } = await fillServer()
  const base = `${await listen(express().use('/fhir', app))}/fhir`
  const [all, some] = [join(temporary(), 'files'), join(temporary(), 'files')]
  expect(await fetchExport({ base, into: all }, noWait)).toEqual([])
  await fetchExport({ base, into: some, group: 'board' }, noWait)
  expect(patientsIn(all).toSorted()).toEqual(patients.toSorted())
  expect(patientsIn(some)).toEqual([patients[0]])
  await expect(fetchExport({ base, into: join(temporary(), 'files'), group: 'none' }, noWait)).rejects.toThrow(
    'status 404',
  )
})

test('the command classifies what it brought, as classify does', async () => {
  const { app } = await fillServer()
  const base = `${await listen(express().use('/fhir', app))}/fhir`
  const out = temporary()
  const { code } = await runCommand('population', '--from', base, '--out', out, '--day', DAY)
  expect(code).toBe(0)
  const files = readdirSync(join(out, 'export', 'files')).toSorted()
  const { output } = await runCommand('classify', ...files.map((name) => join(out, 'export', 'files', name)))
  const withAnswer = output.split('\n').filter((line) => line.includes('"current"'))
  expect(withAnswer.length).toBeGreaterThan(2)
  expect(readText(out, 'results.ndjson').split('\n')).toEqual(expect.arrayContaining(withAnswer))
})

test('a key is asked for, a busy server is waited for, and a broken-off file goes on behind its last byte', async () => {
  const { app } = await fillServer()
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
  const keyFile = join(temporary(), 'key.json')
  writeFileSync(keyFile, JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'one' }))
  const seen: { assertion?: JWTPayload; kid?: string | undefined; ranges: string[]; busy: number } = {
    ranges: [],
    busy: 0,
  }
  const gate = express()
  gate.get('/fhir/.well-known/smart-configuration', (req, res) => {
    res.json({ token_endpoint: `http://${req.get('host')}/token` })
  })
  gate.post('/token', express.urlencoded(), async (req, res) => {
    const { client_assertion: assertion } = req.body as { client_assertion: string }
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      audience: `http://${req.get('host')}/token`,
    })
    Object.assign(seen, { assertion: payload, kid: protectedHeader.kid })
    res.json({ access_token: 'secret', token_type: 'bearer', expires_in: 300 })
  })
  gate.use((req, res, next) => {
    if (req.get('authorization') !== 'Bearer secret' && !req.path.includes('/bulk-files/')) res.status(401).end()
    else if (seen.busy++ < 2) res.status(429).set('Retry-After', '1').end()
    else next()
  })
  const into = join(temporary(), 'files')
  const hasCome = () =>
    readdirSync(into).some((name) => name.endsWith('.part') && statSync(join(into, name)).size === 40)
  const untilItCame = async () => {
    while (!hasCome()) await setTimeout(5)
  }
  const broken = new Set<string>()
  gate.get('/fhir/bulk-files/:id/:file', (req, res, next) => {
    if (req.get('range')) seen.ranges.push(req.get('range') ?? '')
    if (broken.has(req.path)) next()
    else {
      broken.add(req.path)
      const send = res.send.bind(res)
      res.send = (body: Buffer) => {
        // Half of what was promised, and nothing more once that has come.
        res.status(200).set('Content-Length', String(body.length)).write(body.subarray(0, 40))
        void untilItCame().then(() => res.destroy())
        return send === undefined ? res : res
      }
      next()
    }
  })
  const base = `${await listen(gate.use('/fhir', app))}/fhir`
  const token = createToken(base, { clientId: 'her2', keyFile, scope: 'system/*.rs' })
  await fetchExport({ base, into, token }, noWait)
  const plain = join(temporary(), 'files')
  await fetchExport({ base: `${await listen(express().use('/fhir', app))}/fhir`, into: plain }, noWait)
  expect(seen.assertion).toMatchObject({ iss: 'her2', sub: 'her2' })
  expect(seen.kid).toBe('one')
  expect(seen.ranges.length).toBeGreaterThan(0)
  expect(new Set(seen.ranges)).toEqual(new Set(['bytes=40-']))
  const names = readdirSync(plain)
  expect(readdirSync(into)).toEqual(names)
  for (const name of names) expect(readText(into, name)).toBe(readText(plain, name))
})

test('a token never travels in the clear, and goes to no server that an answer names', async () => {
  const client = { clientId: 'her2', keyFile: '/nowhere', scope: 'x' }
  await expect(createToken('http://ehr.example/fhir', client)()).rejects.toThrow('is not https')
  const asked: { url: string; authorization: string | null }[] = []
  const answers: Readonly<Record<string, () => Response>> = {
    'https://ehr.example/fhir/Patient/$export': () =>
      new Response(null, { status: 202, headers: { 'Content-Location': 'https://ehr.example/status' } }),
    'https://ehr.example/status': () =>
      Response.json({
        transactionTime: '2026-11-29T00:00:00Z',
        requiresAccessToken: true,
        output: [{ type: '../../Patient', url: 'https://files.example/1' }],
        error: [{ type: 'OperationOutcome', url: 'https://files.example/2', count: 3 }],
      }),
    'https://files.example/1': () => new Response('{"resourceType":"Patient","id":"a"}\n'),
  }
  const ask = ((url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ url, authorization: headers['Authorization'] ?? null })
    return Promise.resolve(answers[url]?.() ?? new Response(null, { status: 404 }))
  }) as unknown as typeof fetch
  const into = join(temporary(), 'files')
  const token = () => Promise.resolve('secret')
  const left = await fetchExport({ base: 'https://ehr.example/fhir', into, token }, { ...noWait, fetch: ask })
  expect(left).toEqual(['OperationOutcome, 3 lines'])
  expect(readdirSync(into)).toEqual(['00000-Patient.ndjson'])
  expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer secret', 'Bearer secret', null])
})
