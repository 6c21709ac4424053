/** The evidence page in client profiles: what is refused, and in which words. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadProfiles } from '../../src/auth/load-profiles.ts'
import { composeService } from '../../src/compose/compose-service.ts'

const folder = mkdtempSync(join(tmpdir(), 'her2-cds-evidence-profiles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SERVER = 'https://ehr.example.org/fhir'
let count = 0

interface Given {
  readonly page: Readonly<Record<string, unknown>>
  readonly files?: Readonly<Record<string, string>>
  readonly more?: Readonly<Record<string, unknown>>
  readonly others?: readonly Readonly<Record<string, unknown>>[]
}

function write({ page, files = {}, more = {}, others = [] }: Given): string {
  const own = join(folder, String(count++))
  mkdirSync(own)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text)
  const base = { jwks: { urls: ['https://ehr.example.org/jwks'] }, fhirServers: [SERVER] }
  const profile = { id: 'ehr', issuer: SERVER, ...base, evidencePage: { clientId: 'c', ...page }, ...more }
  for (const [at, one] of [profile, ...others.map((other) => ({ ...base, ...other }))].entries())
    writeFileSync(join(own, `profile-${at}.json`), JSON.stringify(one))
  return own
}

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
const jwkOf = (key: ReturnType<typeof ec>['privateKey'], more: object) =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), ...more })

test.each([
  ['no client id', { page: { clientId: '' } }, 'evidencePage.clientId'],
  ['a secret without a way to send it', { page: { secretFile: 's' } }, 'write it with client_secret_basic'],
  [
    'a secret that is not there',
    { page: { authentication: 'client_secret_basic', secretFile: 's' } },
    's cannot be read',
  ],
  [
    'a secret of two words',
    { page: { authentication: 'client_secret_post', secretFile: 's' }, files: { s: 'two words here' } },
    's holds no secret',
  ],
  ['an assertion without a key', { page: { authentication: 'private_key_jwt' } }, 'write it with private_key_jwt'],
  [
    'a public key',
    {
      page: { authentication: 'private_key_jwt', keyFile: 'k' },
      files: { k: jwkOf(ec('P-384').publicKey, { kid: 'a', alg: 'ES384' }) },
    },
    'k holds no private key',
  ],
  [
    'a key of another curve',
    {
      page: { authentication: 'private_key_jwt', keyFile: 'k' },
      files: { k: jwkOf(ec('P-256').privateKey, { kid: 'a', alg: 'ES384' }) },
    },
    'k holds no private key',
  ],
  ['a scope that writes', { page: { scopes: ['launch', 'openid', 'patient/*.cruds'] } }, 'a scope that only reads'],
  ['a refresh token', { page: { scopes: ['launch', 'openid', 'offline_access'] } }, 'a scope that only reads'],
  ['no launch', { page: { scopes: ['openid'] } }, 'write launch among them'],
  ['nobody to ask who it is', { page: { scopes: ['launch'] } }, 'write openid among them'],
  ['no FHIR server', { page: {}, more: { fhirServers: [] } }, 'write the FHIR server'],
  ['a member that there is not', { page: { secret: 'in the profile itself' } }, 'remove or correct secret'],
  [
    'one server for two profiles',
    { page: {}, others: [{ id: 'two', issuer: 'https://two.example.org', evidencePage: { clientId: 'd' } }] },
    `has one for ${SERVER} too`,
  ],
] as readonly (readonly [string, Given, string])[])('refused: %s', (_, given, words) => {
  const load = () => loadProfiles(write(given))
  expect(load).toThrow(words)
  expect(load).not.toThrow('in the profile itself')
})

test('a whole one, with its secret read and trimmed', () => {
  const page = { authentication: 'client_secret_basic', secretFile: 's', url: 'https://cds.example.org/her2/' }
  const profile = loadProfiles(write({ page, files: { s: ' a-secret-of-ours\n' } })).get(SERVER)
  expect(profile?.evidence).toMatchObject({
    ...{ clientId: 'c', requireUser: true, url: 'https://cds.example.org/her2' },
    proof: { kind: 'client_secret_basic', secret: 'a-secret-of-ours' },
  })
  expect(profile).not.toHaveProperty('evidencePage')
})

test.each([
  ['http://cds.example.org', 'the evidence page needs https'],
  ['', 'nobody knows its address'],
])('an address that its cookies cannot trust stops the start: %j', (PUBLIC_URL, words) => {
  const CLIENTS_DIR = write({ page: {}, more: { audiences: ['x'] } })
  expect(() => composeService({ LOG_LEVEL: 'silent', CLIENTS_DIR, PUBLIC_URL })).toThrow(words)
})
