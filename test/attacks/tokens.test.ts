/** Tokens over HTTP: none of the attacks gets an answer, tells more than 401, or spoils the next good token. */
import { createVerifier } from '../../src/auth/verify-jwt.ts'
import { keepReplaysInMemory } from '../../src/storage/replay-store.ts'
import { ISSUER, bookOf, describeClient, makeKey, signToken } from '../auth/sign-tokens.ts'
import type { SigningKey } from '../auth/sign-tokens.ts'
import { patientView, post, startApp } from '../http/start-app.ts'
import type { StartedApp } from '../http/start-app.ts'
import { TOKEN_ATTACKS, twinOf } from './token-attacks.ts'

const PATH = '/cds-services/her2-patient-view'
const audience = `https://cds.example.org${PATH}`

let key: SigningKey
let own: SigningKey
let replicas: StartedApp[]

beforeAll(async () => {
  key = await makeKey('ES384', 'k')
  own = await makeKey('ES384', 'k')
  const book = bookOf(describeClient({ jwks: { keys: [key.jwk] } }))
  const replays = keepReplaysInMemory(() => new Date())
  const start = () => {
    const verify = createVerifier({ profiles: () => book, publicUrl: 'https://cds.example.org' })
    return startApp({ access: { verify, replays } })
  }
  replicas = [await start(), await start()]
})
afterAll(() => Promise.all(replicas.map((one) => one.stop())))

const call = (token: string, replica = 0) =>
  post(`${replicas[replica]?.base}${PATH}`, patientView(), { authorization: `Bearer ${token}` })

const claims = () => {
  const now = Math.floor(Date.now() / 1000)
  return { iss: ISSUER, aud: audience, iat: now, exp: now + 300, jti: `forged-${now}` }
}

async function expectRefused(response: Response) {
  const text = await response.text()
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toBe('Bearer')
  expect((JSON.parse(text) as { issue: unknown[] }).issue).toEqual([
    { severity: 'error', code: 'login', details: { text: 'Not authenticated.' }, diagnostics: 'Not authenticated.' },
  ])
}

test.each(TOKEN_ATTACKS)('%s', async (_name, make) => {
  await expectRefused(await call(await make({ audience, key, own, claims })))
  expect((await call(await signToken(key, audience))).status).toBe(200)
})

describe('a token that was used', () => {
  const used = async (jti: string) => {
    const token = await signToken(key, audience, { claims: { jti } })
    expect((await call(token)).status).toBe(200)
    return token
  }
  test('again', async () => expectRefused(await call(await used('a'))))
  test('again at another replica', async () => expectRefused(await call(await used('b'), 1)))
  test('with the other signature that ECDSA allows', async () => {
    const unused = await signToken(key, audience)
    // The twin is a valid signature, else this would show nothing.
    expect((await call(twinOf(unused))).status).toBe(200)
    await expectRefused(await call(unused))
    await expectRefused(await call(twinOf(await used('c')), 1))
  })
  test('its id in a token that is signed anew', async () => {
    await used('d')
    await expectRefused(await call(await signToken(key, audience, { claims: { jti: 'd' } }), 1))
  })
  test('fifty times at once at two replicas: one answer', async () => {
    const token = await signToken(key, audience)
    const statuses = await Promise.all(Array.from({ length: 50 }, async (_, at) => (await call(token, at % 2)).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 401)).toHaveLength(49)
  })
})

test('a good token is taken from the header alone', async () => {
  const token = await signToken(key, audience)
  const [replica] = replicas
  await expectRefused(await post(`${replica?.base}${PATH}?access_token=${token}`, patientView()))
  await expectRefused(await post(`${replica?.base}${PATH}`, patientView({ access_token: token })))
  await expectRefused(await post(`${replica?.base}${PATH}`, patientView(), { cookie: `authorization=Bearer ${token}` }))
  expect((await call(token)).status).toBe(200)
})
