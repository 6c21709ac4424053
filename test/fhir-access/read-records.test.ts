/** Reading from a client's FHIR server over real HTTP: twenty kinds of fault, each with its reason and in bounded time. */
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { parseExactJson, digitsOf } from '../../src/fhir/exact-json.ts'
import { createFhirAccess } from '../../src/fhir-access/read-records.ts'
import { parseBytes } from '../../src/http/read-body.ts'
import type { RecordServer, WantedKey } from '../../src/cds-hooks/record-access.ts'
import { answer, her2, searchset, startFaultyServer } from './faulty-server.ts'
import type { FaultyServer, Handle } from './faulty-server.ts'

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
  return { url: server.base, allowed, accessToken: 'secret-token', deadlineMs: DEADLINE, ...changes }
}

async function read(wanted: readonly WantedKey[] = [HER2], changes: Partial<RecordServer> = {}) {
  const started = performance.now()
  const answers = await access.readRecords(serverOf(changes), wanted)
  expect(performance.now() - started).toBeLessThan(DEADLINE + 300)
  return answers
}

const next = (url: string) => ({ link: [{ relation: 'next', url }] })
const pageAfter = (base: string, page: number) => `${base}/Observation?page=${page}`
const pageOf = (req: { url?: string | undefined }) => Number(/page=(\d+)/.exec(req.url ?? '')?.[1] ?? 1)

const FAULTS: readonly (readonly [fault: string, handle: Handle, reason: string])[] = [
  ['a hang before the headers', () => undefined, 'too slow'],
  [
    'a hang inside the body',
    (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    'too slow',
  ],
  [
    'one byte at a time',
    (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => res.write(' '), 20)
      res.on('close', () => clearInterval(drip))
    },
    'too slow',
  ],
  ['401', (_req, res) => answer(res, {}, 401), 'status 401'],
  [
    '403 with an OperationOutcome',
    (_req, res) => answer(res, { resourceType: 'OperationOutcome', issue: [] }, 403),
    'status 403',
  ],
  ['404', (_req, res) => answer(res, 'not here', 404, 'text/plain'), 'status 404'],
  ['429', (_req, res) => answer(res, {}, 429), 'status 429'],
  ['500 with a page of HTML', (_req, res) => answer(res, '<h1>Jane Doe</h1>', 500, 'text/html'), 'status 500'],
  ['204', (_req, res) => void res.writeHead(204).end(), 'status 204'],
  ['HTML with status 200', (_req, res) => answer(res, '<html>login</html>', 200, 'text/html'), 'no JSON'],
  ['HTML that calls itself JSON', (_req, res) => answer(res, '<html>login</html>'), 'no JSON'],
  ['JSON that is cut off', (_req, res) => answer(res, '{"resourceType":"Bundle","entry":['), 'no JSON'],
  ['nothing at all', (_req, res) => answer(res, ''), 'no JSON'],
  ['nesting without end', (_req, res) => answer(res, '['.repeat(5000) + ']'.repeat(5000)), 'no JSON'],
  [
    'a connection that is cut',
    (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      res.write('{"a":1')
      setTimeout(() => res.destroy(), 20)
    },
    'unreachable',
  ],
  ['a connection that is reset', (req) => void req.socket.destroy(), 'unreachable'],
  [
    'a redirect',
    (_req, res, base) => void res.writeHead(302, { location: `${base}/Observation?other` }).end(),
    'redirect',
  ],
  [
    'a redirect to another host',
    (_req, res) => void res.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
    'redirect',
  ],
  ['a huge body', (_req, res) => answer(res, searchset([{ ...her2('a'), note: 'x'.repeat(300_000) }])), 'too large'],
  [
    'a small body that unfolds',
    (_req, res) =>
      void res
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(' '.repeat(5_000_000))),
    'too large',
  ],
  [
    'pages without end',
    (req, res, base) =>
      answer(
        res,
        searchset([her2(`o${pageOf(req)}`)], { total: undefined, ...next(pageAfter(base, pageOf(req) + 1)) }),
      ),
    'too many pages',
  ],
  [
    'a page that is its own next',
    (_req, res, base) => answer(res, searchset([her2('a')], next(pageAfter(base, 1)))),
    'too many pages',
  ],
  [
    'a next page on another host',
    (_req, res) => answer(res, searchset([her2('a')], next('http://127.0.0.1:1/fhir/Observation?page=2'))),
    'page elsewhere',
  ],
  [
    'a next page above the base',
    (_req, res, base) => answer(res, searchset([her2('a')], next(`${base}/../admin`))),
    'page elsewhere',
  ],
  [
    'a next page above the base, escaped',
    (_req, res, base) => answer(res, searchset([her2('a')], next(`${base}/..%2fadmin`))),
    'page elsewhere',
  ],
  [
    'a next link that is no text',
    (_req, res) => answer(res, searchset([her2('a')], { link: [{ relation: 'next', url: 7 }] })),
    'unreadable',
  ],
  [
    'a second page that fails',
    (req, res, base) =>
      pageOf(req) === 1 ? answer(res, searchset([her2('a')], next(pageAfter(base, 2)))) : answer(res, {}, 500),
    'status 500',
  ],
  [
    'an OperationOutcome with status 200',
    (_req, res) => answer(res, { resourceType: 'OperationOutcome', issue: [] }),
    'OperationOutcome',
  ],
  ['another resource than a Bundle', (_req, res) => answer(res, her2('a')), 'unreadable'],
  ['a Bundle that is no search', (_req, res) => answer(res, searchset([], { type: 'batch-response' })), 'unreadable'],
  ['an entry without resource', (_req, res) => answer(res, { ...searchset([]), entry: [{}] }), 'unreadable'],
  [
    'an entry of another type',
    (_req, res) => answer(res, searchset([{ resourceType: 'Condition', id: 'c' }])),
    'unreadable',
  ],
  ['null', (_req, res) => answer(res, 'null'), 'unreadable'],
]

test('twenty kinds of fault at least', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(20)
})

test.each(FAULTS)('%s: the key is not read, and says why', async (_, handle, reason) => {
  server.handle = handle
  expect((await read()).get('her2')).toEqual({ notRead: reason })
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
}, 10_000)

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
    let running = 0
    let most = 0
    server.handle = (req, res) => {
      most = Math.max(most, ++running)
      setTimeout(() => {
        running--
        if (req.url?.includes('code=0')) answer(res, {}, 401)
        else answer(res, searchset([]))
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
    const answers = await read(wanted)
    expect([...answers.values()]).toEqual(wanted.map(() => ({ notRead: 'too slow' })))
  })

  test('without a token none is sent', async () => {
    const { accessToken: _none, ...open } = serverOf()
    await access.readRecords(open, [HER2])
    expect(server.tokens).toEqual([undefined])
  })
})
