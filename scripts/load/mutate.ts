/** Requests of the stories, damaged: in their values, their shape, their bytes, their envelope and their headers. */
import type { Dice } from './random.ts'

export interface WireRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

type Json = unknown
type Members = Record<string, unknown>

// prettier-ignore
const VALUES: readonly Json[] = [
  null, true, false, 0, -0, -1, 1.5, 1e308, -1e308, 1e-320, 2 ** 53 + 2, '', ' ', '0', '-1', 'null', '2.0', '1.9600000', '3+', '<1%', '>= 2.0', '0+', '１+',
  '\u0000', '\ud800', '\u202e', '\u2028', '\ufeff', '𝒳', 'e\u0301', '__proto__', 'constructor', 'toString', '../../etc/passwd', 'javascript:alert(1)',
  '<img src=x onerror=alert(1)>', '[a](http://x)', '{{patient}}', '${7*7}', "' or 1=1 --", '2026-13-45', '0000-00-00', '9999-12-31T23:59:60Z', '2026-02-30',
  'urn:uuid:0', 'Patient/', 'Patient/../x', '#', 'http://[::1]/Patient/1', 'x'.repeat(5000), '('.repeat(2000), 'a '.repeat(3000), 'HER2 '.repeat(800), '1.'.repeat(2000),
  [], {}, [[]], [null], [{}], { '': '' }, { resourceType: 'Bundle', entry: [{}] }, { resourceType: 'Observation' }, { coding: [{}] }, { value: 'x' }, { reference: 7 },
  { toString: 1, valueOf: null }, { toString: [] }, { toJSON: 'x' }, { length: 1e9, 0: 'x' }, { then: 1 }, { constructor: { name: 'x' } }, { hasOwnProperty: 1 }, { 'extension': [{ 'url': 7 }] },
]

const PRINTABLE = VALUES.filter((value) => typeof value !== 'object')

// prettier-ignore
const TYPES = ['Observation', 'Condition', 'Specimen', 'DiagnosticReport', 'Patient', 'ServiceRequest', 'MedicationRequest', 'MedicationStatement', 'Bundle', 'OperationOutcome', 'Basic', 'x', '']

function nest(depth: number): Json {
  if (depth === 0) return 1
  return depth % 2 ? [nest(depth - 1)] : { a: nest(depth - 1) }
}

interface Place {
  readonly holder: Members | unknown[]
  readonly key: string
}

/** A place in the tree, reached by a few random steps. */
function findPlace(root: Members, dice: Dice): Place {
  let holder: Members | unknown[] = root
  for (;;) {
    const keys = Object.keys(holder)
    const key = keys.length > 0 ? dice.pick(keys) : 'x'
    const inner: unknown = (holder as Members)[key]
    if (typeof inner !== 'object' || inner === null || dice.roll(8) === 0) return { holder, key }
    holder = inner as Members | unknown[]
  }
}

// prettier-ignore
const TREE_CHANGES: readonly ((place: Place, root: Members, dice: Dice) => void)[] = [
  ({ holder, key }, _root, dice) => void ((holder as Members)[key] = dice.pick(VALUES)),
  ({ holder, key }) => { if (Array.isArray(holder)) holder.splice(Number(key), 1); else delete holder[key] },
  ({ holder, key }, root, dice) => { const other = findPlace(root, dice); (holder as Members)[key] = structuredClone((other.holder as Members)[other.key]) },
  ({ holder, key }) => { const value = (holder as Members)[key]; (holder as Members)[key] = [value, value] },
  ({ holder, key }) => void ((holder as Members)[key] = { value: (holder as Members)[key] }),
  ({ holder, key }, _root, dice) => { if (!Array.isArray(holder)) { holder[dice.pick(['__proto__x', 'resourceType', 'code', 'value', 'valueString', 'valueQuantity', 'status', 'subject', 'extension', 'contained', key.toUpperCase()])] = holder[key] } },
  ({ holder }) => { if (Array.isArray(holder)) holder.push(...structuredClone(holder.slice(0, 20))) },
  ({ holder }) => { if (Array.isArray(holder)) holder.reverse() },
  ({ holder, key }, _root, dice) => void ((holder as Members)[key] = nest(dice.roll(80))),
  ({ holder }, _root, dice) => { if (!Array.isArray(holder)) holder.resourceType = dice.pick(TYPES) },
  ({ holder, key }, _root, dice) => { const value = (holder as Members)[key]; if (typeof value === 'string') (holder as Members)[key] = damageText(value, dice) },
  ({ holder, key }, _root, dice) => { const value = (holder as Members)[key]; if (typeof value === 'number') (holder as Members)[key] = value * dice.pick([-1, 0, 0.5, 10, 1e9, Infinity]) },
]

function damageText(text: string, dice: Dice): string {
  const at = dice.roll(text.length + 1)
  return text.slice(0, at) + String(dice.pick(PRINTABLE)) + text.slice(at + dice.roll(4))
}

// prettier-ignore
const ENVELOPE_CHANGES: readonly ((request: Members, dice: Dice) => void)[] = [
  (request, dice) => void (request.hook = dice.pick(['patient-view', 'order-select', 'order-sign', 'encounter-start', '', null, 7])),
  (request, dice) => void (request.hookInstance = dice.pick([...VALUES, 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea'])),
  (request, dice) => void (request.context = dice.pick(VALUES)),
  (request, dice) => void ((request.context as Members).patientId = dice.pick(VALUES)),
  (request, dice) => void ((request.context as Members).userId = dice.pick(VALUES)),
  (request, dice) => void ((request.context as Members).draftOrders = dice.pick([...VALUES, { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'MedicationRequest', id: 'x' } }] }])),
  (request, dice) => void ((request.context as Members).selections = dice.pick([...VALUES, ['MedicationRequest/x']])),
  (request, dice) => void (request.prefetch = dice.pick(VALUES)),
  (request, dice) => { const prefetch = request.prefetch as Members; const [one, other] = [dice.pick(Object.keys(prefetch)), dice.pick(Object.keys(prefetch))]; [prefetch[one], prefetch[other]] = [prefetch[other], prefetch[one]] },
  (request, dice) => { delete (request.prefetch as Members)[dice.pick(Object.keys(request.prefetch as Members))] },
  (request, dice) => void (request.fhirServer = dice.pick([...VALUES, 'http://127.0.0.1:1/fhir', 'https://169.254.169.254/', 'http://0x7f.1/'])),
  (request, dice) => void (request.fhirAuthorization = dice.pick([...VALUES, { access_token: 't', token_type: 'Bearer', expires_in: 1, scope: 's', subject: 's' }])),
  (request, dice) => void (request.extension = dice.pick(VALUES)),
]

function damageBytes(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.roll(bytes.length)
  const length = dice.roll(40)
  const changes: readonly (() => Buffer)[] = [
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([dice.roll(256), dice.roll(256)]), bytes.subarray(at)]),
    () => Buffer.concat([bytes, bytes.subarray(0, at)]),
    () => Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ (1 << dice.roll(8)) : byte))),
    () => Buffer.from(bytes.toString('utf8'), 'utf16le'),
    () => Buffer.from('['.repeat(dice.roll(3000))),
  ]
  return dice.pick(changes)()
}

// prettier-ignore
const HEADER_CHANGES: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/plain' }, { 'content-type': '' }, { 'content-type': 'application/json; charset=utf-16' }, { 'content-encoding': 'gzip' }, { 'content-encoding': 'br' },
  { authorization: '' }, { authorization: 'Bearer a.b.c' }, { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, { authorization: 'Basic eDp5' }, { authorization: `Bearer ${'a'.repeat(8000)}` },
  { origin: 'null' }, { 'x-forwarded-for': '::1' }, { expect: '200-ok' }, { accept: 'text/html' }, { 'if-none-match': '*' }, { range: 'bytes=0-1' }, { cookie: 'a=b' },
]

const PATHS = [
  '/cds-services',
  '/cds-services/',
  '/cds-services/other',
  '/cds-services/%00',
  '/cds-services/%E0%A4%A',
  '//',
  '/..%2f',
  '/metrics',
  '/healthz',
  '/openapi.json',
  '/fhir/Patient',
  '/cds-services/her2-patient-view/feedback/x',
  `/${'a'.repeat(3000)}`,
]
const METHODS = ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'POST']

/** `text` is a story's request; `path` and `headers` those with which it is a good call. */
export function mutateRequest(
  text: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  dice: Dice,
): WireRequest {
  const kind = dice.roll(100)
  const whole = { method: 'POST', path, headers }
  if (kind < 3) return { ...whole, method: dice.pick(METHODS), path: dice.pick(PATHS), body: Buffer.from(text) }
  if (kind < 7) return { ...whole, headers: { ...headers, ...dice.pick(HEADER_CHANGES) }, body: Buffer.from(text) }
  if (kind < 17) return { ...whole, body: damageBytes(Buffer.from(text), dice) }
  const request = JSON.parse(text) as Members
  if (kind < 30) {
    try {
      dice.pick(ENVELOPE_CHANGES)(request, dice)
    } catch {
      // An earlier change removed what this one changes.
    }
  }
  for (let count = kind < 30 ? 0 : 1 + dice.roll(4); count > 0; count--) {
    const part = request.prefetch ?? request.feedback
    const root = typeof part === 'object' && part !== null && dice.roll(10) > 0 ? part : request
    dice.pick(TREE_CHANGES)(findPlace(root as Members, dice), request, dice)
  }
  return { ...whole, body: Buffer.from(JSON.stringify(request) ?? 'null') }
}
