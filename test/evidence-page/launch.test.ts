/** The evidence page in `serve`: launched by an EHR over HTTP, with the real application, store and cards. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportLines } from '../../src/audit/export-lines.ts'
import { listEntries } from '../../src/cds-hooks/patient-of.ts'
import type { Card } from '../../src/cds-hooks/schemas.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import type { RecordNow, StoredEvidence } from '../../src/evidence-page/page-data.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import { openSqlite } from '../../src/storage/open-store.ts'
import type { OpeningRecord } from '../../src/storage/records.ts'
import { readStory } from '../audit/start-service.ts'
import type { Story } from '../audit/start-service.ts'
import { ALWAYS, collect } from '../storage/stores.ts'
import { CLIENT_ID, SECRET, startEhr } from './ehr-server.ts'
import type { Ehr } from './ehr-server.ts'
import { openJar, startServe } from './start-serve.ts'
import type { Answer, Jar, Serve, ServeOptions } from './start-serve.ts'

const story = readStory('ihc-2-plus-no-ish')
const { patientId } = story.context

function recordsOf({ prefetch }: Story) {
  const resources = Object.values(prefetch).flatMap((value) => listEntries(value).map(({ resource }) => resource))
  return [...new Map(resources.map((one) => [JSON.stringify(one), one])).values()] as Record<string, unknown>[]
}

let ehr: Ehr
const started: Serve[] = []
beforeEach(async () => {
  ehr = await startEhr(recordsOf(story))
  ehr.patient = patientId
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((serve) => serve.stop()))
  await ehr.close()
})

async function start(options: ServeOptions = {}): Promise<Serve> {
  const serve = await startServe(ehr, options)
  started.push(serve)
  return serve
}

/** The card of the story, and the link that it carries. */
async function firstCard(serve: Serve): Promise<Card> {
  const card = (await serve.cards(story)).find(({ links }) => links !== undefined)
  if (!card) throw new Error('no card with a link')
  ehr.appContext = card.links?.[0]?.appContext
  return card
}

const begin = (serve: Serve, jar: Jar, base = serve.base, iss = ehr.base) =>
  jar.go(`${base}/evidence/launch?${new URLSearchParams({ iss, launch: 'handle-1' }).toString()}`)

/** As a browser goes: to the login and back. Stops where it is refused. */
async function launch(serve: Serve, jar = openJar(), base = serve.base): Promise<Answer & { readonly jar: Jar }> {
  const begun = await begin(serve, jar, base)
  if (begun.location === undefined) return { ...begun, jar }
  const { location = '' } = await jar.go(begun.location)
  return { ...(await jar.go(location)), jar }
}

const openings = (serve: Serve): Promise<OpeningRecord[]> => collect(serve.kept.store.listOpenings(ALWAYS))

async function ask<Body>(serve: Serve, jar: Jar, what: string, card = ehr.appContext ?? '') {
  const answer = await jar.go(`${serve.base}/evidence/${what}?card=${card}`)
  return { status: answer.status, body: JSON.parse(answer.text) as Body, headers: answer.headers }
}

describe('a launch', () => {
  test('by the link of a card: its stored evidence, the record as it is now, and who opened it', async () => {
    const serve = await start()
    const card = await firstCard(serve)
    expect(card.links).toEqual([
      {
        label: 'HER2 evidence of this patient',
        url: `${serve.base}/evidence/launch`,
        type: 'smart',
        appContext: card.uuid,
      },
    ])
    const { status, location, headers, jar } = await launch(serve)
    expect({ status, location }).toEqual({ status: 303, location: `${serve.base}/evidence/?card=${card.uuid}` })
    const cookies = headers.getSetCookie()
    expect(cookies).toEqual([expect.stringMatching(/^her2-evidence=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)])
    const page = await jar.go(location ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('<script type="module" src="page.js"></script>')
    const stored = await ask<StoredEvidence>(serve, jar, 'data')
    const { uuid, summary, detail } = card
    // The patient in its suggestions has the stored name.
    expect(stored.body.card?.sent).toMatchObject({ uuid, summary, detail })
    expect(stored.body.card?.trace.classification.current?.rules).toContain('CB-5')
    expect(stored.body.card?.rows?.map(({ id }) => id)).toContain('IHC-2')
    expect(stored.body.card?.routes?.length).toBeGreaterThan(0)
    expect(stored.body.reader).toBe('Practitioner/dr-1')
    const now = await ask<RecordNow>(serve, jar, 'now')
    expect(now.body.patient?.about).toContain(patientId)
    expect(now.body.trace.classification.current?.label).toBe(stored.body.card?.trace.classification.current?.label)
    expect(now.body.rows.map(({ id }) => id)).toContain('IHC-2')
    const [patient] = (await collect(serve.kept.store.listCards(ALWAYS))).map((one) => one.patient)
    const who = { client: 'ehr', user: 'Practitioner/dr-1', subject: 'user-7', card: card.uuid, patient, why: '' }
    expect(await openings(serve)).toMatchObject([
      { ...who, outcome: 'stored' },
      { ...who, outcome: 'now' },
    ])
    const lines = await collect(exportLines(serve.kept.store, ALWAYS, 'openings'))
    expect(lines.map((line) => (JSON.parse(line) as OpeningRecord).outcome)).toEqual(['stored', 'now'])
  })

  test('the record has changed since: both are shown, each as it was', async () => {
    const serve = await start()
    await firstCard(serve)
    const { jar } = await launch(serve)
    ehr.records = recordsOf(story).filter(({ resourceType }) => resourceType !== 'Observation')
    const stored = await ask<StoredEvidence>(serve, jar, 'data')
    const now = await ask<RecordNow>(serve, jar, 'now')
    expect(stored.body.card?.trace.evidence.results.length).toBeGreaterThan(0)
    expect(now.body.trace.evidence.results).toEqual([])
  })

  test('what is asked for: the patient of the launch, to be read, with PKCE, state, nonce and audience', async () => {
    const serve = await start()
    await firstCard(serve)
    const { location = '' } = await begin(serve, openJar())
    const query = Object.fromEntries(new URL(location).searchParams)
    const secret = expect.stringMatching(/^[\w-]{43}$/)
    expect(query).toMatchObject({
      ...{ response_type: 'code', client_id: CLIENT_ID, aud: ehr.base, launch: 'handle-1' },
      redirect_uri: `${serve.base}/evidence/callback`,
      ...{ code_challenge_method: 'S256', code_challenge: secret, state: secret, nonce: secret },
    })
    expect(query['scope']?.split(' ')).toEqual(expect.arrayContaining(['launch', 'openid', 'fhirUser']))
    expect(query['scope']).not.toMatch(/offline|online|write|\*/)
  })

  test.each(['client_secret_basic', 'client_secret_post'] as const)('of a confidential client by %s', async (way) => {
    ehr.authentication = way
    const evidencePage = { authentication: way, secretFile: 'secret' }
    const serve = await start({ evidencePage, files: { secret: `${SECRET}\n` } })
    await firstCard(serve)
    expect((await launch(serve)).status).toBe(303)
    const wrong = await start({ evidencePage, files: { secret: 'another-secret' } })
    await firstCard(wrong)
    expect((await launch(wrong)).status).toBe(502)
  })

  test.each([
    ['ES384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' })],
    ['RS384', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ] as const)('of a confidential client by a signed assertion, %s', async (alg, make) => {
    const { privateKey, publicKey } = make()
    ehr.authentication = 'private_key_jwt'
    ehr.clientKey = { ...publicKey.export({ format: 'jwk' }), kid: 'own', alg }
    const jwk = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'own', alg })
    const evidencePage = { authentication: 'private_key_jwt', keyFile: 'page.jwk' }
    const serve = await start({ evidencePage, files: { 'page.jwk': jwk } })
    await firstCard(serve)
    expect((await launch(serve)).status).toBe(303)
    const { text } = await openJar().go(`${serve.base}/evidence/jwks.json`)
    const [key] = (JSON.parse(text) as { keys: Record<string, unknown>[] }).keys
    expect(key).toMatchObject({ kid: 'own', alg, use: 'sig' })
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(secret)
  })

  test('without a card: only the record as it is now', async () => {
    const serve = await start()
    const { location, jar } = await launch(serve)
    expect(location).toBe(`${serve.base}/evidence/?card=`)
    expect((await ask<StoredEvidence>(serve, jar, 'data')).body.card).toBeUndefined()
    expect((await ask<RecordNow>(serve, jar, 'now')).body.trace.evidence.results.length).toBeGreaterThan(0)
    expect(await openings(serve)).toMatchObject([{ card: '', outcome: 'now' }])
  })

  test('under each name of this machine: the browser comes back to the one that it used', async () => {
    const serve = await start({ host: 'localhost' })
    await firstCard(serve)
    for (const base of [serve.base, `http://localhost:${serve.port}`]) {
      const { status, location } = await launch(serve, openJar(), base)
      expect({ status, location }).toEqual({ status: 303, location: `${base}/evidence/?card=${ehr.appContext}` })
    }
  })

  test('behind https: cookies that only https carries; in frames, only those of the named sites', async () => {
    const env = { PUBLIC_URL: 'https://cds.example.org/her2' }
    const plain = await start({ env })
    const { headers, location = '' } = await begin(plain, openJar())
    expect(new URL(location).searchParams.get('redirect_uri')).toBe('https://cds.example.org/her2/evidence/callback')
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-her2-evidence-launch=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const framed = await start({ env: { ...env, EVIDENCE_FRAME_ANCESTORS: 'https://ehr.example.org' } })
    const answer = await begin(framed, openJar())
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure; SameSite=None; Partitioned$/)
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors https://ehr.example.org')
    expect(answer.headers.get('x-frame-options')).toBeNull()
  })

  test('no script but the page’s own runs, nothing is cached, and no other site reads it', async () => {
    const serve = await start()
    await firstCard(serve)
    const { jar, location = '' } = await launch(serve)
    for (const url of [location, `${serve.base}/evidence/data?card=${ehr.appContext}`]) {
      const { headers } = await jar.go(url)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      )
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    for (const [file, type] of [
      ['page.js', 'text/javascript'],
      ['page.css', 'text/css'],
      ['icon.svg', 'image/svg+xml'],
    ] as const)
      expect((await jar.go(`${serve.base}/evidence/${file}`)).headers.get('content-type')).toContain(type)
  })
})

describe('only the patient of the launch', () => {
  test('a card of another patient is refused in clear words, and the attempt is recorded', async () => {
    const serve = await start()
    const card = await firstCard(serve)
    ehr.patient = 'somebody-else'
    const { status, text, headers, jar } = await launch(serve)
    expect(status).toBe(403)
    expect(text).toContain('The card is about another patient than the one whose chart is open.')
    expect(headers.getSetCookie()).toEqual([])
    const [own] = await collect(serve.kept.store.listCards(ALWAYS))
    const [refused, ...others] = await openings(serve)
    expect(others).toEqual([])
    expect(refused).toMatchObject({
      ...{ user: 'Practitioner/dr-1', card: card.uuid, outcome: 'refused', why: 'other-patient' },
      patient: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(refused?.patient).not.toBe(own?.patient)
    expect((await ask(serve, jar, 'data')).status).toBe(401)
  })

  test.each([
    ['one that was never sent', randomUUID()],
    ['one that is no uuid', "' or 1=1"],
  ])('a card that is not stored: %s', async (_, appContext) => {
    const serve = await start()
    ehr.appContext = appContext
    const { status, text } = await launch(serve)
    expect(status).toBe(404)
    expect(text).toContain('is not stored')
    expect(await openings(serve)).toMatchObject([{ outcome: 'refused', why: 'unknown-card' }])
  })

  test('a card that another client was shown is not known to this one', async () => {
    const kept = keepForNow()
    const other = await start({ kept, profile: { id: 'other' } })
    await firstCard(other)
    expect((await launch(await start({ kept }))).status).toBe(404)
  })

  test('a card in shadow was never shown', async () => {
    const serve = await start({ env: { SHADOW_CARDS: 'reflexIsh' } })
    await serve.cards(story)
    const cards = await collect(serve.kept.store.listCards(ALWAYS))
    ehr.appContext = cards.find(({ disposition }) => disposition === 'shadow')?.uuid
    expect(ehr.appContext).toBeDefined()
    expect((await launch(serve)).status).toBe(404)
  })

  test('the same patient id at the same client, stored under an earlier key', async () => {
    const kept = keepForNow()
    const { patientKey } = kept
    const before = await start({ kept })
    await firstCard(before)
    const renewed = { ...kept, patientKey: 'a new key of this installation' }
    expect((await launch(await start({ kept: renewed }))).status).toBe(403)
    const knowing = await start({ kept: renewed, env: { PATIENT_KEYS_OLD: `some other earlier key,${patientKey}` } })
    const { status, jar } = await launch(knowing)
    expect(status).toBe(303)
    expect((await ask<StoredEvidence>(knowing, jar, 'data')).body.card?.sent.uuid).toBe(ehr.appContext)
  })

  test('stored in the clear, then hashed: still the same patient', async () => {
    const { store, patientKey } = keepForNow()
    await firstCard(await start({ kept: { store, patientKey }, env: { PATIENT_IDS: 'clear' } }))
    expect((await launch(await start({ kept: { store, patientKey } }))).status).toBe(303)
    ehr.patient = 'somebody-else'
    expect((await launch(await start({ kept: { store, patientKey } }))).status).toBe(403)
  })

  test('a FHIR server that answers with somebody else’s record: nothing of it is shown', async () => {
    const serve = await start()
    await firstCard(serve)
    const { jar } = await launch(serve)
    ehr.records = recordsOf(story).map(
      (one) => JSON.parse(JSON.stringify(one).replaceAll(patientId, 'somebody-else')) as Record<string, unknown>,
    )
    const now = await ask<{ refused: string; words: string[] }>(serve, jar, 'now')
    expect(now).toMatchObject({ status: 502, body: { refused: 'record-not-read' } })
    expect(now.body.words.join(' ')).toContain('data of another patient')
  })
})

describe('refused', () => {
  test.each([
    ['an iss that no profile names', 'https://evil.example.org/fhir'],
    ['a server beside the one that is named', 'BASE-2'],
    ['a path that climbs', 'BASE/../other'],
    ['no URL', 'fhir'],
  ])('%s: nothing is asked of it', async (_, iss) => {
    const serve = await start()
    const { status, text } = await begin(serve, openJar(), serve.base, iss.replace('BASE', ehr.base))
    expect(status).toBe(403)
    expect(text).toContain('is not set up here')
    expect(ehr.asked).toEqual([])
  })

  test('a client without an evidence page: no launch, and no link on its cards', async () => {
    const serve = await start({ evidencePage: undefined })
    const cards = await serve.cards(story)
    expect(cards.length).toBeGreaterThan(0)
    expect(cards.filter(({ links }) => links !== undefined)).toEqual([])
    expect((await begin(serve, openJar())).status).toBe(403)
  })

  test.each(['', '?iss=BASE', '?launch=x', '?iss=BASE&iss=BASE&launch=x'])('a launch with %j', async (query) => {
    const serve = await start()
    const { status, text } = await openJar().go(`${serve.base}/evidence/launch${query.replaceAll('BASE', ehr.base)}`)
    expect(status).toBe(400)
    expect(text).toContain('opens from the chart of a patient')
  })

  test.each([
    ['no configuration', () => 'nothing', 'did not say where its users log in'],
    ['a login without PKCE', (body: object) => ({ ...body, code_challenge_methods_supported: ['plain'] }), 'PKCE'],
    [
      'a login that says nothing of PKCE',
      (body: object) => ({ ...body, code_challenge_methods_supported: undefined }),
      'PKCE',
    ],
    [
      'a login that is a script',
      (body: object) => ({ ...body, authorization_endpoint: 'javascript:alert(1)' }),
      'log in',
    ],
    [
      'a token endpoint at metadata of a cloud',
      (body: object) => ({ ...body, token_endpoint: 'ftp://169.254.169.254' }),
      'log in',
    ],
  ])('%s', async (_, configuration, words) => {
    ehr.configuration = configuration
    const serve = await start()
    const { status, text, location } = await begin(serve, openJar())
    expect({ status, location }).toEqual({ status: 502, location: undefined })
    expect(text).toContain(words)
  })

  test('a token endpoint at an address that is never connected to', async () => {
    ehr.configuration = (body) => ({ ...body, token_endpoint: 'http://169.254.169.254/token' })
    const serve = await start()
    await firstCard(serve)
    expect((await launch(serve)).status).toBe(502)
  })

  test('another state, a state that was used, and the state of another browser', async () => {
    const serve = await start()
    await firstCard(serve)
    const jar = openJar()
    const begun = await begin(serve, jar)
    const back = (await jar.go(begun.location ?? '')).location ?? ''
    const wrong = new URL(back)
    wrong.searchParams.set('state', 'x'.repeat(43))
    expect((await jar.go(wrong.href)).status).toBe(400)
    const stranger = await openJar().go(back)
    expect(stranger.status).toBe(400)
    expect(stranger.text).toContain('began in another browser')
    // Neither has used it up.
    expect((await jar.go(back)).status).toBe(303)
    const replayed = await jar.go(back)
    expect(replayed.status).toBe(400)
    expect(replayed.headers.getSetCookie()).toEqual([])
    expect(ehr.tokens).toHaveLength(1)
  })

  test('a login that took longer than ten minutes', async () => {
    let now = new Date()
    const serve = await start({ kept: { store: keepInMemory(() => now), patientKey: 'a key for this test' } })
    await firstCard(serve)
    const jar = openJar()
    const begun = await begin(serve, jar)
    const back = (await jar.go(begun.location ?? '')).location ?? ''
    now = new Date(now.getTime() + 11 * 60_000)
    expect((await jar.go(back)).status).toBe(400)
  })

  test('what the EHR refuses', async () => {
    ehr.loginError = 'access_denied'
    const serve = await start()
    const { status, text } = await launch(serve)
    expect(status).toBe(403)
    expect(text).toContain('did not allow this page')
    expect(text).not.toContain('access_denied')
  })

  test.each([
    ['an error of the token endpoint', () => ({ error: 'server_error' }), 'did not confirm the launch'],
    ['a token of another type', (body: object) => ({ ...body, token_type: 'mac' }), 'did not confirm the launch'],
    ['no patient', (body: object) => ({ ...body, patient: undefined }), 'did not say whose chart is open'],
    [
      'a patient that is no id',
      (body: object) => ({ ...body, patient: '../Patient/1' }),
      'did not say whose chart is open',
    ],
    ['no identity', (body: object) => ({ ...body, id_token: undefined }), 'did not say who is asking'],
    ['an identity that nobody signed', (body: object) => ({ ...body, id_token: 'e30.e30.' }), 'could not be verified'],
  ])('%s', async (_, tokenAnswer, words) => {
    ehr.tokenAnswer = tokenAnswer
    const serve = await start()
    await firstCard(serve)
    const { status, text, headers } = await launch(serve)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(text).toContain(words)
    expect(headers.getSetCookie()).toEqual([])
  })

  test.each([
    ['of another launch', { nonce: 'x' }],
    ['for another client', { aud: 'else' }],
    ['for several, us not being the one that asked', { aud: ['her2-evidence', 'else'], azp: 'else' }],
    ['of another issuer', { iss: 'https://evil.example.org' }],
    ['that has expired', { exp: 1_000_000 }],
  ])('an identity %s', async (_, changes) => {
    ehr.claims = (claims) => ({ ...claims, ...changes })
    const serve = await start()
    await firstCard(serve)
    const { status, text } = await launch(serve)
    expect(status).toBe(502)
    expect(text).toContain('could not be verified')
  })

  test('a reader without a name, unless the profile says that this is how it is', async () => {
    const evidencePage = { requireUser: false, scopes: ['launch', 'patient/*.rs'] }
    const serve = await start({ evidencePage })
    await firstCard(serve)
    const { jar, status } = await launch(serve)
    expect(status).toBe(303)
    expect((await ask<StoredEvidence>(serve, jar, 'data')).body.reader).toBeUndefined()
    expect(await openings(serve)).toMatchObject([{ user: '', subject: '', outcome: 'stored' }])
  })

  test.each(['Patient', 'RelatedPerson'])('a %s who is logged in: recorded without a name', async (type) => {
    ehr.fhirUser = `${ehr.base}/${type}/${patientId}`
    const serve = await start()
    await firstCard(serve)
    const { status, text } = await launch(serve)
    expect(status).toBe(403)
    expect(text).toContain('for health professionals')
    expect(await openings(serve)).toMatchObject([
      { user: '', subject: '', outcome: 'refused', why: 'not-professional' },
    ])
  })

  test('a record that cannot be read now: this is said, and not that nothing was found', async () => {
    const serve = await start()
    await firstCard(serve)
    const { jar } = await launch(serve)
    ehr.fhirStatus = 503
    const now = await ask<{ refused: string; words: string[] }>(serve, jar, 'now')
    expect(now).toMatchObject({ status: 502, body: { refused: 'record-not-read' } })
    expect(now.body.words.join(' ')).toContain('status 503')
    expect((await ask<StoredEvidence>(serve, jar, 'data')).status).toBe(200)
    expect((await openings(serve)).map(({ outcome }) => outcome)).toEqual(['stored'])
  })

  test('nothing is shown that could not be recorded', async () => {
    const kept = keepForNow()
    const { StoreUnavailable } = await import('../../src/storage/store.ts')
    const broken = { ...kept.store, recordOpening: () => Promise.reject(new StoreUnavailable('no disk')) }
    const serve = await start({ kept: { ...kept, store: broken } })
    await firstCard(serve)
    const { jar } = await launch(serve)
    for (const what of ['data', 'now']) {
      const { status, body } = await ask<object>(serve, jar, what)
      expect(status).toBe(503)
      expect(Object.keys(body)).toEqual(['refused', 'words'])
    }
  })
})

describe('a session', () => {
  test('is renewed by each login, and shows no other page than its own', async () => {
    const serve = await start()
    await firstCard(serve)
    const { jar } = await launch(serve)
    const cookie = () => jar.jars.get('127.0.0.1')?.get('her2-evidence') ?? ''
    const [earlier, before] = [cookie(), ehr.appContext]
    await firstCard(serve)
    await launch(serve, jar)
    expect(cookie()).not.toBe(earlier)
    const old = { headers: { cookie: `her2-evidence=${earlier}` } }
    expect((await fetch(`${serve.base}/evidence/data?card=${before}`, old)).status).toBe(401)
    const { status, body } = await ask<{ words: string[] }>(serve, jar, 'data', before)
    expect(status).toBe(403)
    expect(body.words.join()).toContain('another chart was opened')
    expect((await ask(serve, jar, 'data')).status).toBe(200)
  })

  test('cannot be brought along: a cookie that was set before the login is not the session', async () => {
    const serve = await start()
    await firstCard(serve)
    const jar = openJar()
    const planted = 'x'.repeat(43)
    jar.jars.set('127.0.0.1', new Map([['her2-evidence', planted]]))
    await launch(serve, jar)
    const chosen = { headers: { cookie: `her2-evidence=${planted}` } }
    expect((await fetch(`${serve.base}/evidence/data?card=${ehr.appContext}`, chosen)).status).toBe(401)
    const two = { headers: { cookie: `her2-evidence=${planted}; her2-evidence=${'y'.repeat(43)}` } }
    expect((await fetch(`${serve.base}/evidence/data?card=${ehr.appContext}`, two)).status).toBe(401)
  })

  test.each([
    ['after its time', undefined, 21],
    ['with its token', 120, 3],
  ])('is over %s', async (_, seconds, minutes) => {
    let now = new Date()
    const kept = { store: keepInMemory(() => now), patientKey: 'a key for this test' }
    const serve = await start({ kept, env: { EVIDENCE_SESSION_MINUTES: '20' } })
    ehr.seconds = seconds
    await firstCard(serve)
    const { jar, location = '' } = await launch(serve)
    expect((await ask(serve, jar, 'data')).status).toBe(200)
    now = new Date(now.getTime() + minutes * 60_000)
    expect((await ask(serve, jar, 'data')).status).toBe(401)
    expect((await ask(serve, jar, 'now')).status).toBe(401)
    const page = await jar.go(location)
    expect(page.status).toBe(401)
    expect(page.text).toContain('The session is over.')
  })

  test('ends when its reader says so, and only then from the page itself', async () => {
    const serve = await start()
    await firstCard(serve)
    const { jar } = await launch(serve)
    const end = (headers: Record<string, string>) => jar.go(`${serve.base}/evidence/end`, { method: 'POST', headers })
    expect((await end({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await jar.go(`${serve.base}/evidence/data`, { headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(
      403,
    )
    expect((await ask(serve, jar, 'data')).status).toBe(200)
    expect((await end({ 'sec-fetch-site': 'same-origin' })).status).toBe(204)
    expect((await ask(serve, jar, 'data')).status).toBe(401)
  })

  test('a store gives away neither the token nor the session', async () => {
    const { store, patientKey } = keepForNow()
    const seen: string[] = []
    const launches: typeof store.launches = {
      ...store.launches,
      keep: (...words) => {
        seen.push(...words.map(String))
        return store.launches.keep(...words)
      },
    }
    const serve = await start({ kept: { store: { ...store, launches }, patientKey } })
    await firstCard(serve)
    const { jar } = await launch(serve)
    const cookies = [...(jar.jars.get('127.0.0.1')?.values() ?? [])]
    expect(seen).toHaveLength(6)
    const told = seen.join('\n')
    for (const secret of [...ehr.tokens, ...cookies, patientId, ehr.base]) expect(told).not.toContain(secret)
    expect((await ask(serve, jar, 'now')).status).toBe(200)
  })

  test('of a profile that is gone is over', async () => {
    const kept = keepForNow()
    const serve = await start({ kept })
    await firstCard(serve)
    const { jar } = await launch(serve)
    const without = await start({ kept, evidencePage: undefined })
    expect((await jar.go(`${without.base}/evidence/data?card=${ehr.appContext}`)).status).toBe(403)
  })
})

test('replicas that share a store: launched at one, logged in at another, shown by a third', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-replicas-'))
  const file = join(folder, 'her2-cds.sqlite')
  const stores = await Promise.all([0, 1, 2].map(() => openSqlite(file, { deadlineMs: 60_000 })))
  const patientKey = 'the same on all replicas'
  const [first, ...others] = stores.map((store) => ({ store, patientKey }))
  const serve = await start({ kept: first! })
  for (const kept of others) serve.addReplica(kept)
  await firstCard(serve)
  const jar = openJar()
  const begun = await begin(serve, jar)
  serve.answerFrom(1)
  const back = (await jar.go(begun.location ?? '')).location ?? ''
  expect((await jar.go(back)).status).toBe(303)
  serve.answerFrom(2)
  expect((await ask<StoredEvidence>(serve, jar, 'data')).body.card?.sent.uuid).toBe(ehr.appContext)
  expect((await ask<RecordNow>(serve, jar, 'now')).status).toBe(200)
  serve.answerFrom(0)
  expect((await jar.go(back)).status).toBe(400)
  expect((await openings(serve)).map(({ outcome }) => outcome)).toEqual(['stored', 'now'])
  await Promise.all(stores.map((store) => store.close()))
  rmSync(folder, { recursive: true, force: true })
})
