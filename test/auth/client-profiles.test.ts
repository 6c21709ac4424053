import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeSandboxClient, settingsOf } from '../../src/auth/client-profiles.ts'
import { ProfilesRefused, loadProfiles } from '../../src/auth/load-profiles.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { leastWork } from '../patience.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'profiles-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

const GOOD = `id: north
issuer: https://ehr.north.example.org/fhir
jwks:
  urls: [https://ehr.north.example.org/jwks.json]
`

function faultsOf(): string {
  try {
    loadProfiles(folder)
  } catch (error) {
    if (error instanceof ProfilesRefused) return error.message
    throw error
  }
  return ''
}

test('a short profile has safe defaults', () => {
  write('north.yaml', GOOD)
  const profile = loadProfiles(folder).get('https://ehr.north.example.org/fhir')
  expect(profile).toMatchObject({
    id: 'north',
    replay: 'enforce',
    dialect: 'generic',
    clockSkewSeconds: 60,
    fhirServers: [],
    packs: {},
  })
  expect(profile?.algorithms).toEqual(['ES384', 'RS384', 'ES256', 'RS256', 'PS384'])
})

test('JSON with tabs is read as well, and everything that can be set arrives', () => {
  mkdirSync(join(folder, 'maps'))
  writeFileSync(
    join(folder, 'maps', 'north.yaml'),
    'tests:\n  - { system: "http://lab.example", code: H2, is: her2-ihc }\n',
  )
  const profile = {
    id: 'north',
    issuer: 'north',
    jwks: { keys: [{ kty: 'EC', kid: '1', crv: 'P-384', x: 'x', y: 'y' }] },
    algorithms: ['ES384'],
    publicUrls: ['https://cds.internal/'],
    audiences: ['urn:cds'],
    tenants: ['t1'],
    fhirServers: ['https://ehr.example.org/fhir/', { url: 'https://10.0.0.1/fhir', allowPrivateAddresses: true }],
    dialect: 'epic',
    codeMap: 'maps/north.yaml',
    jurisdiction: 'EU',
    settings: { reflexIshAfterDays: 5, synopsis: 'off' },
    packs: { oncologist: ['her2Synopsis'] },
    replay: 'idempotent',
    rateLimitPerMinute: 10,
    timeouts: { fhirMs: 1000 },
  }
  write('north.json', JSON.stringify(profile, null, '\t'))
  const read = loadProfiles(folder).get('north')
  expect(read?.fhirServers).toEqual([
    { url: 'https://ehr.example.org/fhir', allowPrivateAddresses: false },
    { url: 'https://10.0.0.1/fhir', allowPrivateAddresses: true },
  ])
  expect(read?.publicUrls).toEqual(['https://cds.internal'])
  expect(read?.codeMap?.tests?.[0]).toMatchObject({ code: 'H2', is: 'her2-ihc' })
  expect(read?.timeouts).toEqual({ jwksMs: 2000, fhirMs: 1000 })
  expect(read && settingsOf(read, DEFAULT_SETTINGS)).toEqual({
    ...DEFAULT_SETTINGS,
    reflexIshAfterDays: 5,
    synopsis: 'off',
    jurisdiction: 'EU',
  })
})

// prettier-ignore
test.each([
  ['an unknown setting',         `${GOOD}colour: red\n`,                                   'p.yaml:1: remove or correct colour'],
  ['a wrong value, by its line', `${GOOD}replay: perhaps\n`,                               'p.yaml:5: replay: write one of enforce, idempotent, log'],
  ['a symmetric algorithm',      `${GOOD}algorithms: [ES384, HS384]\n`,                    'p.yaml:5: algorithms.1: write one of ES384'],
  ['alg none',                   `${GOOD}algorithms: [none]\n`,                            'p.yaml:5: algorithms.0'],
  ['keys over http',             GOOD.replace('https://ehr.north.example.org/jwks', 'http://ehr.north.example.org/jwks'), 'p.yaml:4: jwks.urls.0: write an https URL'],
  ['no keys at all',             'id: n\nissuer: n\njwks: {}\n',                           'p.yaml:3: jwks: write urls, or keys'],
  ['a private key',              'id: n\nissuer: n\njwks: { keys: [{ kty: EC, kid: "1", d: "s" }] }\n', 'write only the public key'],
  ['a symmetric key',            'id: n\nissuer: n\njwks: { keys: [{ kty: oct, kid: "1", k: "s" }] }\n', 'jwks.keys.0.kty'],
  ['a FHIR base with a user',    `${GOOD}fhirServers: ["https://a:b@ehr.example.org"]\n`,  'fhirServers'],
  ['a threshold below zero',     `${GOOD}settings: { reflexIshAfterDays: -1 }\n`,          'settings.reflexIshAfterDays'],
  ['a card that does not exist', `${GOOD}packs: { nurse: [her2Everything] }\n`,            'packs.nurse.0: write one of her2Synopsis'],
  ['a key written twice',        `${GOOD}id: other\n`,                                     'p.yaml:5: Map keys must be unique'],
  ['broken YAML',                `${GOOD}  x: [\n`,                                        'p.yaml:6: Flow sequence'],
  ['a code map that is missing', `${GOOD}codeMap: none.yaml\n`,                            'codeMap: none.yaml: cannot be read'],
  ['the public sandbox',         GOOD.replace('https://ehr.north.example.org/fhir', 'https://sandbox.cds-hooks.org'), 'signs with a key that everybody knows'],
  ['the public sandbox\'s keys', GOOD.replace('https://ehr.north.example.org/jwks.json', 'https://sandbox.cds-hooks.org/.well-known/jwks.json'), 'signs with a key that everybody knows'],
])('%s is refused with file, line and what to do', (_, text, words) => {
  write('p.yaml', text)
  expect(faultsOf()).toContain(words)
})

test('a fault of a code map says the line in the code map', () => {
  write('p.yaml', `${GOOD}codeMap: maps/north.yaml\n`)
  mkdirSync(join(folder, 'maps'))
  writeFileSync(join(folder, 'maps', 'north.yaml'), 'tests:\n  - code: H2\n    is: her2-cish\n')
  expect(faultsOf()).toContain('p.yaml: codeMap: north.yaml:3: tests.0.is: write one of')
})

test('two files for one issuer, or with one id, are refused', () => {
  write('a.yaml', GOOD)
  write('b.yaml', GOOD.replace('id: north', 'id: south'))
  expect(faultsOf()).toContain('b.yaml: issuer: another file has the same')
  write('b.yaml', GOOD.replace('/fhir', '/other'))
  expect(faultsOf()).toContain('b.yaml: id: another file has the same')
})

test('an alias bomb is refused and costs nothing', async () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`),
  ]
  write('p.yaml', bomb.join('\n'))
  expect(await leastWork(() => expect(faultsOf()).toContain('aliases'), 500)).toBeLessThan(500)
})

test('an empty and a missing folder say what to do', () => {
  expect(faultsOf()).toContain('no client profile found')
  folder = join(folder, 'none')
  expect(faultsOf()).toContain('set CLIENTS_DIR')
  mkdirSync(folder)
})

test('the client of the public sandbox is a profile of its own', () => {
  expect(describeSandboxClient()).toMatchObject({ issuer: 'https://sandbox.cds-hooks.org', dialect: 'sandbox' })
})
