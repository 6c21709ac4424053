import { join } from 'node:path'
import { DEFAULT_WITHHOLD_POLICY, WITHHOLD_FROM_READER, whyWithheld } from '../../src/audit/withhold-table.ts'
import type { Reader } from '../../src/audit/withhold-table.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import { loadCardBook } from '../../src/content/card-book.ts'
import { evaluate } from '../../src/evaluate/evaluate.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import type { AskReader } from '../../src/evaluate/withhold.ts'
import { ALWAYS, collect } from '../storage/stores.ts'
import { again, keysOf, readStory, startService } from './start-service.ts'

type Service = Awaited<ReturnType<typeof startService>>

let service: Service | undefined
afterEach(() => service?.stop())

const start = async (env: Readonly<Record<string, string>> = {}, kept = keepForNow()): Promise<Service> => {
  service = await startService(env, kept)
  return service
}

describe('after an override', () => {
  const story = readStory('ihc-2-plus-no-ish')

  test('the finding is withheld from this user, and for nobody else', async () => {
    const { cards, override, store } = await start()
    const first = await cards(again(story))
    const reflex = first.find(({ source }) => source.topic.code === 'reflexIsh')
    expect((await override(reflex?.uuid ?? '')).status).toBe(200)
    expect(keysOf(await cards(again(story)))).toEqual(['her2Synopsis'])
    expect(keysOf(await cards(again(story, 'Practitioner/another')))).toContain('reflexIsh')
    const kept = await collect(store.listCards(ALWAYS))
    const quiet = kept.filter(({ disposition }) => disposition === 'quiet')
    expect(quiet.map(({ key, why }) => [key, why])).toEqual([['reflexIsh', 'this user has set the same finding aside']])
  })

  test('it speaks again when the evidence changes', async () => {
    const { cards, override } = await start()
    const [, reflex] = (await cards(again(story))).toSorted((one) => (one.source.topic.code === 'reflexIsh' ? 1 : -1))
    await override(reflex?.uuid ?? '')
    expect(keysOf(await cards(again(story)))).not.toContain('reflexIsh')
    const amended = JSON.parse(
      JSON.stringify(story).replace('"status":"final"', '"status":"corrected"'),
    ) as typeof story
    expect(JSON.stringify(amended)).not.toBe(JSON.stringify(story))
    expect(keysOf(await cards(again(amended)))).toContain('reflexIsh')
  })

  test('accepting or ignoring does not silence', async () => {
    const { cards, store } = await start()
    const [card] = await cards(again(story))
    const outcome = {
      service: 's',
      card: card?.uuid ?? '',
      outcome: 'accepted' as const,
      outcomeTimestamp: '2026-11-22T00:00:00Z',
    }
    await store.save([{ ...outcome, acceptedSuggestions: ['x'], overrideReasons: [] }], new Date())
    expect(keysOf(await cards(again(story)))).toEqual(keysOf(await cards(again(story))))
    expect(keysOf(await cards(again(story)))).toContain('reflexIsh')
  })

  test('what was set aside makes room for the next in line', async () => {
    const crowded = readStory('three-action-cards')
    const { cards, override } = await start()
    const first = await cards(again(crowded))
    expect(keysOf(first)).not.toContain('metastaticRetest')
    const reflex = first.find(({ source }) => source.topic.code === 'reflexIsh')
    await override(reflex?.uuid ?? '')
    expect(keysOf(await cards(again(crowded)))).toContain('metastaticRetest')
  })
})

test('an amendment is shown once to each user; a repeated call gets its answer again', async () => {
  const story = readStory('amended-1-plus-to-3-plus')
  const { cards } = await start()
  const call = again(story)
  expect(keysOf(await cards(call))).toContain('her2Amended')
  expect(keysOf(await cards(call))).toContain('her2Amended')
  expect(keysOf(await cards(again(story)))).not.toContain('her2Amended')
  expect(keysOf(await cards(again(story, 'Practitioner/another')))).toContain('her2Amended')
})

test('the synopsis can be shown when it has changed alone', async () => {
  const story = readStory('ihc-3-plus-early')
  const { cards } = await start({ SYNOPSIS: 'changed' })
  expect(keysOf(await cards(again(story)))).toContain('her2Synopsis')
  expect(keysOf(await cards(again(story)))).not.toContain('her2Synopsis')
})

test('a synopsis that tells what has no card of its own is never withheld', () => {
  const book = loadCardBook(join(import.meta.dirname, '..', '..', 'cards'))
  const askReader: AskReader = ({ key }) => (key === 'her2Synopsis' ? { how: 'quiet', why: 'test' } : undefined)
  const keys = (name: string) => {
    const { prefetch, ...request } = readStory(name)
    const input = { records: Object.values(prefetch), askReader }
    const { response } = evaluate(input, { settings: DEFAULT_SETTINGS }, book, '2026-11-22', () => request.hookInstance)
    return response.cards.map(({ source }) => source.topic?.code)
  }
  expect(keys('three-action-cards')).toContain('her2Synopsis')
  expect(keys('ihc-2-plus-no-ish')).toEqual(['reflexIsh'])
})

describe('in silence', () => {
  const story = readStory('ihc-2-plus-no-ish')

  test('a client in shadow gets no card; what it would have got is kept and counted', async () => {
    const { cards, admin } = await start({ SHADOW_CLIENTS: '*' })
    expect(await cards(again(story))).toEqual([])
    const report = (await (await admin('/reports/shadow')).json()) as { lines: object[] }
    expect(report).toMatchObject({ evaluations: 1, patients: 1 })
    expect(report.lines).toEqual(
      ['her2Synopsis', 'reflexIsh'].map((card) => ({
        card,
        shown: 0,
        shadow: 1,
        quiet: 0,
        patientsPer100: 100,
        cardsPer100: 100,
        reasons: { 'shadow: the client is being tried out': 1 },
      })),
    )
  })

  test('a card in shadow changes nothing for the others', async () => {
    const { cards, store } = await start({ SHADOW_CARDS: 'reflexIsh' })
    expect(keysOf(await cards(again(story)))).toEqual(['her2Synopsis'])
    const kept = await collect(store.listCards(ALWAYS))
    expect(kept.map(({ key, disposition }) => [key, disposition]).sort()).toEqual([
      ['her2Synopsis', 'shown'],
      ['reflexIsh', 'shadow'],
    ])
  })

  test('a share of patients is in silence, always the same ones', async () => {
    const { cards } = await start({ SILENT_SHARE: '50' })
    const asPatient = (id: string) =>
      JSON.parse(JSON.stringify(story).replaceAll(story.context.patientId, id)) as typeof story
    const patients = Array.from({ length: 60 }, (_, index) => asPatient(`patient-${index}`))
    const answers = await Promise.all(patients.map(async (patient) => (await cards(again(patient))).length))
    const silent = answers.filter((count) => count === 0).length
    expect(silent).toBeGreaterThan(10)
    expect(silent).toBeLessThan(50)
    expect(await Promise.all(patients.map(async (patient) => (await cards(again(patient))).length))).toEqual(answers)
  })

  test('a card that is switched off is audited as such', async () => {
    const { cards, store } = await start({ CARDS_OFF: 'reflexIsh' })
    expect(keysOf(await cards(again(story)))).toEqual(['her2Synopsis'])
    const kept = await collect(store.listCards(ALWAYS))
    expect(kept.find(({ key }) => key === 'reflexIsh')).toMatchObject({
      disposition: 'quiet',
      why: 'switched off by the site',
    })
  })
})

describe('the table', () => {
  const seen = { key: 'k', finding: 'f', encounter: 'e1', shownAt: null, overriddenAt: null, answeredAt: null }
  const reader: Reader = {
    key: 'reflexIsh',
    finding: 'f',
    under: () => 'f-select',
    seen: [],
    now: new Date('2026-11-22T12:00:00Z'),
    client: 'ehr',
    encounter: 'e1',
    place: 50,
    synopsis: 'always',
    policy: DEFAULT_WITHHOLD_POLICY,
  }
  const why = (changes: Partial<Reader>) => whyWithheld({ ...reader, ...changes })?.why
  const shown = { ...seen, shownAt: '2026-11-22T11:00:00.000Z' }
  const policy = (changes: Partial<Reader['policy']>) => ({ policy: { ...DEFAULT_WITHHOLD_POLICY, ...changes } })

  test('a reader who has seen nothing is told', () => {
    expect(why({})).toBeUndefined()
    expect(why({ seen: [shown] })).toBeUndefined()
  })

  test.each([
    ['2026-08-24T12:00:00.001Z', 90, true],
    ['2026-08-24T12:00:00.000Z', 90, false],
    ['2026-11-22T11:59:59.999Z', 0, false],
    ['2026-11-21T12:00:00.001Z', 1, true],
    ['2026-11-21T11:59:59.999Z', 1, false],
  ])('set aside at %s with %i days: quiet %s', (overriddenAt, quietDays, quiet) => {
    const found = why({ seen: [{ ...seen, overriddenAt }], ...policy({ quietDays }) })
    expect(found).toBe(quiet ? 'this user has set the same finding aside' : undefined)
  })

  test('another finding of the same card is told', () => {
    expect(why({ finding: 'other', seen: [{ ...seen, overriddenAt: '2026-11-22T11:00:00.000Z' }] })).toBeUndefined()
  })

  test.each<[string, Partial<Reader>]>([
    ['switched off by the site', policy({ cardsOff: ['reflexIsh'] })],
    ['not among the cards of this role', { pack: ['her2Synopsis'] }],
    [
      'her2Missing asks this reader for the same result',
      { key: 'multipleTumors', pack: ['multipleTumors', 'her2Missing'], beside: ['her2Missing'] },
    ],
    ['this user has set the same finding aside', { seen: [{ ...seen, overriddenAt: '2026-11-22T11:00:00.000Z' }] }],
    ['the amendment was shown to this user before', { key: 'her2Amended', seen: [shown] }],
    [
      'the same difference between specimens was shown to this user before',
      { key: 'specimensDiffer', pack: ['specimensDiffer'], seen: [shown] },
    ],
    [
      'the synopsis has not changed since this user saw it',
      { key: 'her2Synopsis', synopsis: 'changed', seen: [shown] },
    ],
    [
      'this user has answered the same at selection',
      {
        key: 'signNeedsHer2Positive',
        seen: [{ ...shown, finding: 'f-select', answeredAt: '2026-11-22T11:30:00.000Z' }],
      },
    ],
    ['shadow: the client is being tried out', policy({ shadowClients: ['ehr'] })],
    ['shadow: the card is being tried out', policy({ shadowCards: ['reflexIsh'] })],
    ['shadow: the patient is in the silent share', policy({ silentShare: 51 })],
  ])('%s', (words, changes) => {
    expect(why(changes)).toBe(words)
  })

  test.each([[[]], [['her2Synopsis']], [['lowGradePositive', 'reflexIsh']], [undefined]])(
    'with the pack %j, what was not read is told (P-25)',
    (pack) => {
      expect(why({ key: 'her2Unread', ...(pack && { pack }) })).toBeUndefined()
    },
  )

  test.each(['lowGradePositive', 'excisionRetest', 'specimensDiffer', 'multipleTumors'] as const)(
    '%s is shown where a pack names it, and nowhere else',
    (key) => {
      expect(why({ key, pack: [key] })).toBeUndefined()
      expect(why({ key, pack: ['reflexIsh'] })).toBe('not among the cards of this role')
      expect(why({ key })).toBe('not among the cards of this role')
      expect(why({ key: 'reflexIsh' })).toBeUndefined()
    },
  )

  test.each<[string, Partial<Reader>]>([
    ['the pack leaves her2Missing out', { pack: ['multipleTumors'], beside: ['her2Missing'] }],
    ['her2Missing asks for nothing of it', { pack: ['multipleTumors', 'her2Missing'], beside: ['her2Unread'] }],
    [
      'the site has switched her2Missing off',
      { pack: ['multipleTumors', 'her2Missing'], beside: ['her2Missing'], ...policy({ cardsOff: ['her2Missing'] }) },
    ],
  ])('an untested tumour is told where %s', (_name, changes) => {
    expect(why({ key: 'multipleTumors', ...changes })).toBeUndefined()
  })

  test('every row has a test above, and words of its own', () => {
    expect(new Set(WITHHOLD_FROM_READER.rows.map((row) => row.means)).size).toBe(11)
  })

  test.each<[string, Partial<Reader>]>([
    ['shown at selection and not answered', { seen: [{ ...shown, finding: 'f-select' }] }],
    ['answered in another encounter', { encounter: 'e2', seen: [{ ...shown, finding: 'f-select', answeredAt: 'x' }] }],
    [
      'no encounter named',
      { encounter: '', seen: [{ ...shown, encounter: '', finding: 'f-select', answeredAt: 'x' }] },
    ],
  ])('at signing, %s: told', (_name, changes) => {
    expect(why({ key: 'signNeedsHer2Positive', ...changes })).toBeUndefined()
  })
})
