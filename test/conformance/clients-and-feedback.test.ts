/** Statements 58 to 78: tokens, feedback, origins and errors. */
import { createSecretKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportSPKI, generateKeyPair } from 'jose'
import { patientView } from '../http/start-app.ts'
import { startTarget } from './start-target.ts'
import type { Target, TokenChanges } from './start-target.ts'
import { titleOf } from './statements.ts'

let target: Target
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target.stop())

const VIEW = '/cds-services/her2-patient-view'
const FEEDBACK = `${VIEW}/feedback`
const statement = (number: number, check: () => unknown) => test(titleOf(number), async () => void (await check()))
const sign = (changes: TokenChanges, path = VIEW) => target.sign(changes, path, 'generic-2.0')

/** The status of a call with a token that has these changes. */
async function statusOf(changes: TokenChanges, path = VIEW): Promise<number> {
  const { status } = await target.send(path, patientView(), { token: await sign(changes, path) })
  return status
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = () => Math.floor(Date.now() / 1000)

describe('tokens', () => {
  statement(58, async () => {
    expect(await statusOf({})).toBe(200)
    expect(await statusOf({ key: target.keys.RS384.privateKey, header: { alg: 'RS384', kid: 'rs+/=1' } })).toBe(200)
    expect(await statusOf({ key: target.keys.RS384.privateKey, header: { alg: 'RS384', kid: 'es-1' } })).toBe(401)
  })

  statement(59, async () => {
    const [, payload = ''] = (await sign({})).split('.')
    for (const alg of ['none', 'None', 'NONE']) {
      const header = encode({ alg, typ: 'JWT', kid: 'es-1' })
      for (const token of [`${header}.${payload}.`, `${header}.${payload}.x`]) {
        expect((await target.send(VIEW, patientView(), { token })).status).toBe(401)
      }
    }
  })

  statement(60, async () => {
    const publicKey = Buffer.from(await exportSPKI(target.keys.ES384.publicKey))
    const secrets = [publicKey, Buffer.alloc(64, 1)]
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      for (const secret of secrets)
        expect(await statusOf({ key: createSecretKey(secret) as never, header: { alg } })).toBe(401)
    }
  })

  statement(61, async () => {
    const before = target.fetched.length
    expect(await statusOf({ header: { kid: undefined as never } })).toBe(401)
    for (const kid of ['', 'nobody', '__proto__']) expect(await statusOf({ header: { kid } })).toBe(401)
    for (const typ of ['at+jwt', 'JOSE', '']) expect(await statusOf({ header: { typ } })).toBe(401)
    expect(target.fetched.length - before).toBeLessThanOrEqual(1)
  })

  statement(62, async () => {
    const asked: string[] = []
    const foreign = createServer((req, res) => {
      asked.push(req.url ?? '')
      res.end('{"keys":[]}')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => foreign.once('listening', resolve))
    const jku = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/jwks.json`
    expect(await statusOf({ header: { jku } })).toBe(401)
    expect(await statusOf({ header: { jku: `${target.keyBase}/other.json` } })).toBe(401)
    expect(await statusOf({ claims: { iss: 'https://evil.example.org' } })).toBe(401)
    expect(await statusOf({ claims: { iss: 'https://generic-2.0.ehr.example/' } })).toBe(401)
    expect(asked).toEqual([])
    expect(new Set(target.fetched)).toEqual(new Set(['/jwks.json']))
    foreign.close()
  })

  statement(63, async () => {
    const now = seconds()
    for (const name of ['exp', 'iat', 'jti', 'aud', 'iss']) expect(await statusOf({ without: [name] })).toBe(401)
    expect(await statusOf({ claims: { iat: now - 900, exp: now - 600 } })).toBe(401)
    expect(await statusOf({ claims: { iat: now + 600, exp: now + 900 } })).toBe(401)
    expect(await statusOf({ claims: { nbf: now + 600 } })).toBe(401)
    expect(await statusOf({ claims: { exp: now + 300_000 } })).toBe(401)
    // As Epic's are: fifteen minutes long, and valid from five minutes ago.
    expect(await statusOf({ claims: { nbf: now - 300, exp: now + 900 } })).toBe(200)
  })

  statement(64, async () => {
    const right = target.base + VIEW
    for (const aud of [target.base, `${right}/`, 'https://elsewhere.example.org', [], ['x']]) {
      expect(await statusOf({ claims: { aud } })).toBe(401)
    }
    expect(await statusOf({ claims: { aud: ['https://elsewhere.example.org', right] } })).toBe(200)
  })

  statement(65, async () => {
    const token = await sign({})
    const send = async () => (await target.send(VIEW, patientView(), { token })).status
    expect([await send(), await send(), await send()]).toEqual([200, 401, 401])
    const once = await sign({})
    const many = await Promise.all(Array.from({ length: 8 }, () => target.send(VIEW, patientView(), { token: once })))
    expect(many.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  statement(66, async () => {
    const token = await sign({})
    for (const authorization of [undefined, `Basic ${token}`, `Token ${token}`, token, 'Bearer', 'Bearer ']) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
      const answered = await target.send(VIEW, patientView(), { token: 'none', headers })
      expect(answered.status).toBe(401)
      expect(answered.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
  })

  statement(67, async () => {
    const token = await sign({}, '/cds-services/her2-order-sign')
    expect((await target.send(VIEW, patientView(), { token })).status).toBe(401)
    const forFeedback = await sign({}, FEEDBACK)
    expect((await target.send(VIEW, patientView(), { token: forFeedback })).status).toBe(401)
    expect((await target.send(FEEDBACK, { feedback: [] }, { token: await sign({}, FEEDBACK) })).status).toBe(200)
    expect((await target.send(FEEDBACK, { feedback: [] }, { token: await sign({}, VIEW) })).status).toBe(401)
  })
})

describe('feedback', () => {
  const overridden = { card: 'c-1', outcome: 'overridden', outcomeTimestamp: '2026-11-22T10:05:31Z' }
  const accepted = { ...overridden, outcome: 'accepted', acceptedSuggestions: [{ id: 's-1' }] }
  const give = async (feedback: unknown, path = FEEDBACK) => (await target.send(path, feedback)).status

  statement(68, async () => {
    const { hookInstance } = patientView()
    expect(hookInstance).not.toBe('')
    expect(await give({ feedback: [accepted] })).toBe(200)
    expect(await give({ feedback: [accepted, { ...overridden, card: 'c-2' }, overridden] })).toBe(200)
    const unknown = { ...overridden, card: 'e8a3f8b2-0000-4000-8000-000000000000' }
    expect(await give({ feedback: [unknown] })).toBe(200)
  })

  statement(69, async () => {
    for (const outcome of ['ignored', '', undefined, 7])
      expect(await give({ feedback: [{ ...overridden, outcome }] })).toBe(400)
    expect(await give({ feedback: [{ ...accepted, acceptedSuggestions: undefined }] })).toBe(400)
    expect(await give({ feedback: [{ ...accepted, acceptedSuggestions: [] }] })).toBe(400)
  })

  statement(70, async () => {
    const reason = {
      code: 'trial',
      system: 'https://her2-cds.org/fhir/CodeSystem/override-reason',
      display: 'Clinical trial',
    }
    const spelled = [
      { overrideReason: { reason, userComment: 'study' } },
      { overrideReasons: { reason, userComment: 'study', extension: { 'com.epic.x': 'y' } } },
      { overrideReasons: [{ reason, userComment: 'study' }] },
      { overrideReason: { reason: { code: 'trial', system: reason.system } } },
      { overrideReason: { userComment: 'study' } },
      {},
    ]
    for (const [index, words] of spelled.entries()) {
      expect(await give({ feedback: [{ ...overridden, card: `reason-${index}`, ...words }] })).toBe(200)
    }
    const kept = target.app.feedback.list().filter(({ card }) => card.startsWith('reason-'))
    expect(kept.map(({ overrideReasons }) => overrideReasons)).toEqual([
      ...Array.from({ length: 3 }, () => [{ ...reason, userComment: 'study' }]),
      [{ code: 'trial', system: reason.system }],
      [{ userComment: 'study' }],
      [],
    ])
  })

  statement(71, async () => {
    for (const outcomeTimestamp of [
      '2026-11-22',
      'now',
      '2026-11-22T10:05:31',
      '2026-11-22T10:05:31+02:00',
      undefined,
    ]) {
      expect(await give({ feedback: [{ ...overridden, outcomeTimestamp }] })).toBe(400)
    }
    for (const outcomeTimestamp of ['2026-11-22T10:05:31.123Z', '2026-11-22T10:05:31+00:00']) {
      expect(await give({ feedback: [{ ...overridden, outcomeTimestamp }] })).toBe(200)
    }
  })

  statement(72, async () => {
    for (const body of [{}, { feedback: {} }, { feedback: [{ ...overridden, card: undefined }] }])
      expect(await give(body)).toBe(400)
    expect(await give({ feedback: [overridden] }, '/cds-services/none/feedback')).toBe(404)
  })
})

describe('origins and errors', () => {
  const origin = { origin: 'https://ehr.example.org' }
  const paths = ['/cds-services', VIEW, '/cds-services/her2-order-select', '/cds-services/her2-order-sign', FEEDBACK]

  statement(73, async () => {
    for (const path of paths) {
      const asked = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      }
      const { status, headers } = await fetch(target.base + path, {
        method: 'OPTIONS',
        headers: { ...origin, ...asked },
      })
      expect(status).toBeLessThan(300)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-headers')).toMatch(/authorization/i)
      expect(headers.get('access-control-allow-headers')).toMatch(/content-type/i)
    }
  })

  const errors = () =>
    Promise.all([
      target.send('/cds-services', undefined, { method: 'GET', headers: origin }),
      target.send(VIEW, patientView(), { headers: origin }),
      target.send(FEEDBACK, { feedback: [] }, { headers: origin }),
      target.send(VIEW, '{', { headers: origin }),
      target.send(VIEW, patientView(), { headers: origin, token: 'none' }),
      target.send('/cds-services/none', patientView(), { headers: origin }),
      target.send('/nothing/<b>here', undefined, { method: 'GET', headers: origin }),
      target.send(VIEW, undefined, { method: 'GET', headers: origin }),
      target.send(VIEW, patientView({ prefetch: {} }), { headers: origin }),
      target.send(VIEW, 'x'.repeat(4_000_001), { headers: origin }),
      target.send(VIEW, patientView(), { headers: { ...origin, 'content-type': 'text/plain' } }),
    ])

  statement(74, async () => {
    const all = await errors()
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 400, 401, 404, 404, 405, 412, 413, 415])
    for (const { headers } of all) expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  statement(75, async () => {
    for (const { headers } of await errors()) expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  statement(76, async () => {
    for (const { status, json } of await errors()) {
      if (status === 200) continue
      expect(json().resourceType).toBe('OperationOutcome')
      expect(json().issue?.every(({ severity }) => severity === 'error')).toBe(true)
    }
  })

  statement(77, async () => {
    for (const { status, text } of await errors()) {
      if (status !== 200) expect(text).not.toMatch(/<\w|node_modules|\.ts\b|\bat [\w.]+ \(|\/(srv|app|home|usr)\//)
    }
  })

  statement(78, async () => {
    expect((await fetch(`${target.base}/healthz`)).status).toBe(200)
    expect((await fetch(`${target.base}/readyz`)).status).toBe(200)
    expect((await target.send(VIEW, patientView())).status).toBe(200)
  })
})

test('a key that was made up for the occasion signs nothing', async () => {
  const { privateKey } = await generateKeyPair('ES384')
  expect(await statusOf({ key: privateKey })).toBe(401)
})
