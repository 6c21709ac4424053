/** Faults of a FHIR server, one row each. */
import { gzipSync } from 'node:zlib'
import { answer, her2, searchset } from './faulty-server.ts'
import type { Handle } from './faulty-server.ts'

export const next = (url: string) => ({ link: [{ relation: 'next', url }] })
export const pageAfter = (base: string, page: number) => `${base}/Observation?page=${page}`
export const pageOf = (req: { url?: string | undefined }) => Number(/page=(\d+)/.exec(req.url ?? '')?.[1] ?? 1)

/** What a server may do wrong, and the reason for which the key counts as not read. */
export const FAULTS: readonly (readonly [fault: string, handle: Handle, reason: string])[] = [
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
