/** Reading from a client's FHIR server over real HTTP: twenty kinds of fault, each with its reason and in bounded time. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import { parseExactJson, digitsOf } from '../../src/fhir/record/exact-json.ts'
import { createFhirAccess } from '../../src/fhir-access/read-records.ts'
import { parseBytes } from '../../src/http/parse-bytes.ts'
import type { RecordServer, WantedKey } from '../../src/cds-hooks/record-access.ts'
import { FAULTS, next, pageAfter, pageOf } from './faults.ts'
import { answer, her2, searchset, startFaultyServer } from './faulty-server.ts'
import type { FaultyServer } from './faulty-server.ts'
import { MINUTE } from '../patience.ts'

/** For servers that hang; one that works has minutes, on a machine that may be busy. */
const DEADLINE = 400
const access = createFhirAccess((bytes) => parseBytes(bytes, parseExactJson), { bytes: 200_000, pages: 5, parallel: 4 })
const HER2: WantedKey = { key: 'her2', query: 'Observation?patient=p1&code=85319-2' }

let server: FaultyServer
beforeEach(async () => {
  server = await startFaultyServer()
})
afterEach(() => server.close())
afterAll(() => access.close())

function serverOf(changes: Partial<RecordServer> = {}): RecordServer {
  const allowed = { url: server.base, allowPrivateAddresses: true }
  return { url: server.base, allowed, accessToken: 'secret-token', deadlineMs: MINUTE, ...changes }
}

async function read(wanted: readonly WantedKey[] = [HER2], changes: Partial<RecordServer> = {}) {
  const started = performance.now()
  const answers = await access.readRecords(serverOf(changes), wanted)
  // A server that hangs would take for ever.
  expect(performance.now() - started).toBeLessThan(MINUTE)
  return answers
}

test('twenty kinds of fault at least', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(20)
})

test.each(FAULTS)('%s: the key is not read, and says why', async (_, handle, reason) => {
  server.handle = handle
  const answers = await read([HER2], reason === 'too slow' ? { deadlineMs: DEADLINE } : {})
  expect(answers.get('her2')).toEqual({ notRead: reason })
})

test('a closed port', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  const url = `http://127.0.0.1:${port}/fhir`
  const answers = await read([HER2], { url, allowed: { url, allowPrivateAddresses: true } })
  expect(answers.get('her2')).toEqual({ notRead: 'unreachable' })
})

test('a name that does not exist', async () => {
  const url = 'https://no-such-host.invalid/fhir'
  const answers = await read([HER2], { url, allowed: { url, allowPrivateAddresses: true }, deadlineMs: 3000 }).catch(
    () => undefined,
  )
  expect(['unreachable', 'too slow']).toContain((answers?.get('her2') as { notRead?: string } | undefined)?.notRead)
})

test.each(['127.0.0.1', 'localhost', '[::1]'])('%s where private addresses are not allowed', async (host) => {
  const url = `http://${host}:${server.port}/fhir`
  const answers = await read([HER2], { url, allowed: { url, allowPrivateAddresses: false } })
  expect(answers.get('her2')).toEqual({ notRead: 'address not allowed' })
  expect(server.asked).toEqual([])
})

describe('what works', () => {
  test('one search is one request, below the base, with the token', async () => {
    server.handle = (_req, res) => answer(res, searchset([her2('a')]))
    const answers = await read()
    expect(answers.get('her2')).toMatchObject({ value: { resourceType: 'Bundle', total: 1 } })
    expect(server.asked).toEqual(['GET /fhir/Observation?patient=p1&code=85319-2&_count=100'])
    expect(server.tokens).toEqual(['Bearer secret-token'])
  })

  test('every page is followed, each with the token, and each resource is kept once', async () => {
    server.handle = (req, res, base) => {
      const page = pageOf(req)
      const more = page < 3 ? next(page === 1 ? `/fhir/Observation?page=2` : pageAfter(base, 3)) : {}
      answer(res, searchset([her2(`o${page}`), her2('same')], { total: 4, ...more }))
    }
    const found = (await read()).get('her2') as { value: { entry: { resource: { id: string } }[]; link?: unknown } }
    expect(found.value.entry.map(({ resource }) => resource.id)).toEqual(['o1', 'same', 'o2', 'o3'])
    expect(found.value.link).toBeUndefined()
    expect(server.tokens).toEqual(['Bearer secret-token', 'Bearer secret-token', 'Bearer secret-token'])
  })

  test('next links that are a query on the base itself are followed', async () => {
    server.handle = (req, res, base) =>
      answer(
        res,
        req.url?.includes('_getpages')
          ? searchset([her2('b')], { total: 2 })
          : searchset([her2('a')], { total: 2, ...next(`${base}?_getpages=1`) }),
      )
    const found = (await read()).get('her2') as { value: { entry: unknown[] } }
    expect(found.value.entry).toHaveLength(2)
    expect(server.tokens).toEqual(['Bearer secret-token', 'Bearer secret-token'])
  })

  test('a page that was sent is continued, not asked for again', async () => {
    server.handle = (_req, res) => answer(res, searchset([her2('b')], { total: 2 }))
    const firstPage = searchset([her2('a')], { total: 2, ...next(pageAfter(server.base, 2)) })
    const found = (await read([{ ...HER2, firstPage }])).get('her2') as { value: { entry: unknown[] } }
    expect(found.value.entry).toHaveLength(2)
    expect(server.asked).toEqual(['GET /fhir/Observation?page=2'])
  })

  test('a page that was sent with a next link to elsewhere is asked for afresh', async () => {
    server.handle = (_req, res) => answer(res, searchset([her2('a'), her2('b')]))
    const firstPage = searchset([her2('a')], next('https://evil.example.org/fhir/Observation?page=2'))
    const found = (await read([{ ...HER2, firstPage }])).get('her2') as { value: { entry: unknown[] } }
    expect(found.value.entry).toHaveLength(2)
    expect(server.asked).toEqual(['GET /fhir/Observation?patient=p1&code=85319-2&_count=100'])
  })

  test.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('an answer that is compressed with %s', async (coding, pack) => {
    server.handle = (req, res) => {
      expect(req.headers['accept-encoding']?.split(', ')).toContain(coding.toLowerCase())
      res.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': coding })
      res.end(pack(JSON.stringify(searchset([her2('a')]))))
    }
    expect((await read()).get('her2')).toMatchObject({ value: { resourceType: 'Bundle', total: 1 } })
  })

  test.each([
    ['cut short', 'gzip', gzipSync(JSON.stringify(searchset([her2('a')]))).subarray(0, 40), 'unreachable'],
    ['of an unknown kind', 'compress', Buffer.from('packed'), 'no JSON'],
  ] as const)('an answer whose compression is %s is not read', async (_, coding, bytes, reason) => {
    server.handle = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': coding }).end(bytes)
    }
    expect((await read()).get('her2')).toEqual({ notRead: reason })
  })

  test('a resource is read by its id', async () => {
    server.handle = (_req, res) => answer(res, { resourceType: 'Patient', id: 'p1' })
    const answers = await read([{ key: 'patient', query: 'Patient/p1' }])
    expect(answers.get('patient')).toEqual({ value: { resourceType: 'Patient', id: 'p1' } })
    expect(server.asked).toEqual(['GET /fhir/Patient/p1'])
  })

  test('numbers keep their digits', async () => {
    server.handle = (_req, res) =>
      answer(res, JSON.stringify(searchset([her2('a')])).replace('"id":"a"', '"id":"a","valueQuantity":{"value":2.0}'))
    const found = (await read()).get('her2') as { value: { entry: { resource: { valueQuantity: object } }[] } }
    expect(digitsOf(found.value.entry[0]?.resource.valueQuantity ?? {}, 'value')).toBe('2.0')
  })

  test('four reads at a time, and a 401 on one leaves the token on the others', async () => {
    const waiting: (() => void)[] = []
    let [most, answered] = [0, 0]
    server.handle = (req, res) => {
      const reply = () => (req.url?.includes('code=0') ? answer(res, {}, 401) : answer(res, searchset([])))
      most = Math.max(most, waiting.push(reply))
      // All four are waited for, then for a while whether a fifth comes.
      if (waiting.length < Math.min(4, 9 - answered)) return
      setTimeout(() => {
        answered += waiting.length
        for (const one of waiting.splice(0)) one()
      }, 30)
    }
    const wanted = Array.from({ length: 9 }, (_, index) => ({
      key: `k${index}`,
      query: `Observation?patient=p1&code=${index}`,
    }))
    const answers = await read(wanted)
    expect(most).toBe(4)
    expect(answers.get('k0')).toEqual({ notRead: 'status 401' })
    expect([...answers.values()].filter((one) => 'value' in one)).toHaveLength(8)
    expect(new Set(server.tokens)).toEqual(new Set(['Bearer secret-token']))
  })

  test('the deadline is one for all keys', async () => {
    server.handle = () => undefined
    const wanted = Array.from({ length: 12 }, (_, index) => ({ key: `k${index}`, query: `Observation?code=${index}` }))
    const answers = await read(wanted, { deadlineMs: DEADLINE })
    expect([...answers.values()]).toEqual(wanted.map(() => ({ notRead: 'too slow' })))
  })

  test('without a token none is sent', async () => {
    const { accessToken: _none, ...open } = serverOf()
    await access.readRecords(open, [HER2])
    expect(server.tokens).toEqual([undefined])
  })
})
