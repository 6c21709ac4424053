/** Whether a kept evaluation brings its card again: on every way that a card takes, and after words, settings or rules changed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { readAuditConfig } from '../../src/compose/store-config.ts'
import { listChangedRows } from '../../src/audit/changed-rows.ts'
import { describeKnowledge, keepTables } from '../../src/audit/knowledge.ts'
import type { KeptTable, KnowledgeBody } from '../../src/audit/knowledge.ts'
import { siteByProfiles } from '../../src/compose/compose-clients.ts'
import { answerThroughStore, explainThroughStore, keepForNow } from '../../src/compose/compose-store.ts'
import { loadCardBook } from '../../src/content/card-book.ts'
import type { Site } from '../../src/evaluate/evaluate.ts'
import { rowsOfRule } from '../../src/her2/list-tables.ts'
import { explainCard } from '../../src/answer/explain.ts'
import type { Explanation, Present } from '../../src/answer/explain.ts'
import { writeExplanation } from '../../src/answer/explain-text.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { PACKAGE } from '../../src/compose/package.ts'
import type { Knowledge } from '../../src/storage/records.ts'
import type { Store } from '../../src/storage/store.ts'
import { readConfig } from '../../src/compose/config.ts'
import { ALWAYS, collect, outcomeOf, reviewOf } from '../storage/stores.ts'
import { again, readStory, startService } from './start-service.ts'
import type { Story } from './start-service.ts'

const root = join(import.meta.dirname, '..', '..')
const cardsFolder = join(root, 'cards')
const book = loadCardBook(cardsFolder, '2026-11-22')
const names = loadStories().map(({ id }) => id)

const SITE: Site = { settings: DEFAULT_SETTINGS }
const NOW: Present = { site: SITE, book, knowledge: describeKnowledge(PACKAGE.version, cardsFolder, DEFAULT_SETTINGS) }
const present =
  (changes: Partial<Present> = {}) =>
  () => ({ ...NOW, ...changes })

/** Calls the service with stories, then stops it; what it kept stays. */
async function keep(stories: readonly Story[], env: Readonly<Record<string, string>> = {}) {
  const service = await startService(env)
  const answers = []
  for (const story of stories) answers.push(await service.cards(story).catch(() => []))
  return { ...service, answers }
}

async function explain(store: Store, uuid: string, presentOf = present()): Promise<Explanation> {
  const explanation = await explainCard(store, uuid, presentOf)
  if (!explanation) throw new Error(`no card ${uuid}`)
  return explanation
}

const outcomesOf = ({ asNow, asThen }: Explanation) => [asNow.outcome, asThen?.outcome]
const SAME = ['same-card', 'same-card']

describe('every card comes out again', () => {
  test.each([
    ['tried out in silence, every client', { SHADOW_CLIENTS: '*' }],
    [
      'in silence for some patients, some cards in silence, some off',
      { SILENT_SHARE: '50', SHADOW_CARDS: 'reflexIsh,tdxdRoute', CARDS_OFF: 'metastaticLow,needsHer2Positive' },
    ],
  ])('%s: whichever way it went', async (_name, env) => {
    const { store, stop } = await keep(
      names.map((name) => again(readStory(name))),
      env,
    )
    await stop()
    const cards = await collect(store.listCards(ALWAYS))
    for (const { uuid } of cards) expect([uuid, ...outcomesOf(await explain(store, uuid))]).toEqual([uuid, ...SAME])
    expect(new Set(cards.map(({ disposition }) => disposition)).size).toBeGreaterThan(0)
    expect(cards.length).toBeGreaterThan(100)
  })

  test('two drafts on one specimen, of which one was set aside before', async () => {
    const story = readStory('select-two-antibodies-low')
    const selections = story.context['selections'] as string[]
    const { cards, override, store, stop } = await startService()
    const [first] = await cards(again({ ...story, context: { ...story.context, selections: selections.slice(0, 1) } }))
    await override(first?.uuid ?? '', 'order-select')
    const both = await cards(again(story))
    await stop()
    const explanations = await Promise.all(both.map(({ uuid }) => explain(store, uuid)))
    expect(explanations.flatMap(({ held }) => held.map(({ key }) => key))).toContain('needsHer2Positive')
    const other = explanations.find(({ card }) => card.key === 'needsHer2Positive')
    expect(other && outcomesOf(other)).toEqual(SAME)
    expect(other?.why?.draft).toBe(selections[1])
    for (const one of explanations) expect(outcomesOf(one)).toEqual(SAME)
  })

  test('with the settings of its client, and with the address of then where it is another now', async () => {
    const kept = keepForNow()
    const ofClient: Site = {
      settings: { ...DEFAULT_SETTINGS, jurisdiction: 'EU' },
      evidenceLaunch: 'https://a.example.org/evidence/launch',
    }
    const parts = { config: readAuditConfig({}), kept, book, cardsFolder, packageVersion: PACKAGE.version }
    const answer = answerThroughStore(parts, { siteOf: () => ofClient, packOf: () => undefined })
    const story = readStory('metastatic-ihc-1-plus')
    const client = { id: 'eu', dialect: 'generic' } as unknown as Parameters<typeof answer>[4]
    const records = Object.values(story.prefetch)
    const { response } = await answer(again(story) as Parameters<typeof answer>[0], records, [], '2026-11-22', client)
    const [card] = response.cards.filter(({ links }) => links !== undefined)
    const uuid = card?.uuid ?? ''
    const elsewhere = { ...ofClient, evidenceLaunch: 'https://b.example.org/evidence/launch' }
    const explanation = await explainThroughStore(parts, (id) => (id === 'eu' ? elsewhere : SITE))(uuid)
    expect(explanation && outcomesOf(explanation)).toEqual(SAME)
    expect(explanation?.knowledge.changed).toEqual([
      'address of the evidence page https://a.example.org/evidence/launch → https://b.example.org/evidence/launch',
    ])
    const forgotten = await explainThroughStore(parts, () => SITE)(uuid)
    expect(forgotten?.asThen?.outcome).toBe('same-card')
    expect(forgotten?.knowledge.changed).toEqual([
      'setting jurisdiction',
      'address of the evidence page https://a.example.org/evidence/launch → none',
    ])
  })
})

test('a command finds the settings of a client in its profile, the own ones where there is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-profiles-'))
  const profile = {
    ...{ id: 'eu', issuer: 'https://ehr.example.org', audiences: ['https://cds.example.org'], jurisdiction: 'EU' },
    jwks: { urls: ['https://ehr.example.org/jwks.json'] },
  }
  writeFileSync(join(folder, 'eu.json'), JSON.stringify(profile))
  const siteOf = siteByProfiles(readConfig({ CLIENTS_DIR: folder, PUBLIC_URL: 'https://cds.example.org' }), SITE)
  expect(siteOf('eu').settings.jurisdiction).toBe('EU')
  expect(siteOf('gone')).toBe(SITE)
  expect(siteByProfiles(readConfig({ CLIENTS_DIR: folder, AUTH: 'off' }), SITE)('eu')).toBe(SITE)
  rmSync(folder, { recursive: true })
})

/** Knowledge of the past: that of now, with its body changed. */
function past(change: (body: KnowledgeBody) => KnowledgeBody, head: Partial<Knowledge> = {}): Knowledge {
  const body = change(JSON.parse(NOW.knowledge.body) as KnowledgeBody)
  return {
    ...NOW.knowledge,
    id: 'past',
    packageVersion: '0.0.9',
    rulesHash: 'other',
    ...head,
    body: JSON.stringify(body),
  }
}

const changeRow = (
  tables: readonly KeptTable[],
  id: string,
  change: (row: readonly string[]) => readonly (readonly string[])[],
): readonly KeptTable[] =>
  tables.map((table) => ({
    ...table,
    rows: table.rows.flatMap((row): readonly (readonly string[])[] => (row[0] === id ? change(row) : [row])),
  }))

describe('what has changed in the rules', () => {
  const story = readStory('ihc-2-plus-no-ish')
  const explainWith = async (knowledge: Knowledge) => {
    const { store, answers, stop } = await keep([again(story)])
    await stop()
    const [card] = answers[0] ?? []
    return explain({ ...store, findKnowledge: async () => knowledge }, card?.uuid ?? '')
  }

  test('a row that read otherwise, one that is new, one that was removed: own ones first', async () => {
    const edit = (tables: readonly KeptTable[]) => {
      const otherWords = changeRow(tables, 'CB-5', ([rule = '', ihc = '', ish = '']) => [[rule, ihc, ish, 'negative']])
      const withoutNew = changeRow(otherWords, 'LOW-4', () => [])
      return changeRow(withoutNew, 'CB-1', (row) => [[...row], ['CB-0', 'positive', 'not done', 'positive']])
    }
    const { knowledge, asThen } = await explainWith(
      past((body) => ({ ...body, rows: edit(body.rows ?? []), tables: { ...body.tables, 'combination.md': 'x' } })),
    )
    const own = { table: 'combination.md', heading: 'Combination', row: 'CB-5' }
    const words = { rule: 'CB-5', IHC: 'equivocal', ISH: 'not done' }
    expect(knowledge.changedRows).toEqual([
      {
        ...own,
        before: { ...words, final: 'negative' },
        now: { ...words, final: 'not-final: needs-ish' },
        ownRow: true,
      },
      { ...own, row: 'CB-0', before: expect.objectContaining({ IHC: 'positive' }), ownRow: false },
      {
        table: 'expression-tier.md',
        heading: 'Tiers',
        row: 'LOW-4',
        now: expect.objectContaining({ tier: 'null' }),
        ownRow: false,
      },
    ])
    expect(knowledge.ownRows?.map(({ row, readsTheSame }) => [row, readsTheSame])).toEqual([
      ['IHC-2', true],
      ['CB-5', false],
      ['reflexIsh', true],
    ])
    expect(knowledge.changed).toEqual(['version 0.0.9 → 0.2.0', 'rule table combination.md'])
    expect(knowledge.rulesOfThen).toBe(false)
    expect(knowledge.exactReplay).toContain('npx her2-cds@0.0.9 explain')
    expect(asThen).toEqual({ rulesOfThen: false, outcome: 'same-card', changes: [] })
  })

  test('rows that share an id', async () => {
    const edit = (tables: readonly KeptTable[]) => {
      const one = changeRow(tables, 'CB-16', (row) =>
        row[1] === 'not done' ? [['CB-16', 'not done', 'any', 'indeterminate']] : [[...row]],
      )
      return changeRow(one, 'P-11', (row) => [row[1] === '< 1.0' ? [...row.slice(0, 2), 'low-positive'] : [...row]])
    }
    const { knowledge } = await explainWith(past((body) => ({ ...body, rows: edit(body.rows ?? []) })))
    expect(knowledge.changedRows).toEqual([
      expect.objectContaining({
        row: 'CB-16',
        before: expect.objectContaining({ ISH: 'any' }),
        now: expect.objectContaining({ ISH: 'indeterminate' }),
      }),
      {
        ...{ table: 'hormone-receptors.md', heading: 'ER and PgR', row: 'P-11' },
        before: { rule: 'P-11', 'stained nuclei, %': '< 1.0', call: 'low-positive' },
        now: { rule: 'P-11', 'stained nuclei, %': '< 1.0', call: 'negative' },
        ownRow: false,
      },
    ])
  })

  test('kept before rows were: said, unless the tables are the same', async () => {
    const withoutRows = ({ rows: _rows, ...body }: KnowledgeBody) => body
    const older = await explainWith(past(withoutRows))
    expect(older.knowledge.changed).toContain('the rule table rows of that time were not kept')
    expect(older.knowledge).not.toHaveProperty('changedRows')
    expect(older.knowledge).not.toHaveProperty('ownRows')
    const { rulesHash } = NOW.knowledge
    const same = await explainWith(past(withoutRows, { rulesHash, packageVersion: PACKAGE.version }))
    expect(same.knowledge).toMatchObject({ changed: [], changedRows: [], rulesOfThen: true })
    const newer = await explainWith(past(withoutRows, { rulesHash }))
    expect(newer.knowledge).toMatchObject({ changed: ['version 0.0.9 → 0.2.0'], changedRows: [], rulesOfThen: false })
  })

  test('words of cards and settings of then bring the card of then', async () => {
    const edited = past(
      (body) => ({
        ...body,
        settings: { ...body.settings, synopsis: 'off' },
        cardFiles: body.cardFiles.map((file) => ({
          ...file,
          text: file.text.replace('\nSo ', '\nSo once: '),
        })),
      }),
      { packageVersion: PACKAGE.version, rulesHash: NOW.knowledge.rulesHash },
    )
    const { asThen, asNow, knowledge } = await explainWith(edited)
    expect(asNow.outcome).toBe('same-card')
    expect(asThen).toMatchObject({ rulesOfThen: true, outcome: 'changed', changes: [{ what: 'detail' }] })
    expect(knowledge.changed).toEqual(expect.arrayContaining(['card file reflexIsh.md', 'setting synopsis']))
  })

  test('knowledge that was not kept, or that is no longer read, is said to be so', async () => {
    const { store, answers, stop } = await keep([again(story)])
    await stop()
    const uuid = answers[0]?.[0]?.uuid ?? ''
    const none = await explain({ ...store, findKnowledge: async () => undefined }, uuid)
    expect(none.knowledge).toMatchObject({ changed: ['the knowledge of that time was not kept'], rulesOfThen: false })
    expect(none).not.toHaveProperty('asThen')
    expect(writeExplanation(none)).toContain('The words and settings of that time were not kept')
    const unreadable = past((body) => ({ ...body, cardFiles: [] }))
    const explanation = await explain({ ...store, findKnowledge: async () => unreadable }, uuid)
    expect(explanation).not.toHaveProperty('asThen')
    expect(explanation.asNow.outcome).toBe('same-card')
    expect(explanation.knowledge.exactReplay).toContain('her2-cds@0.0.9')
  })

  test('a row that stands for several rules, label routes, agents', () => {
    const basis = {
      hook: 'order-select',
      key: 'tdxdRoute',
      rules: ['SP-3', 'TDX-1'],
      agents: ['trastuzumab deruxtecan'],
    }
    const changed = listChangedRows([], keepTables(), basis).filter(({ ownRow }) => ownRow)
    expect(changed.map(({ row }) => row)).toEqual(
      expect.arrayContaining(['SP-2 to SP-8', 'SP-3', 'TDX-3', 'TDX-4', 'trastuzumab deruxtecan', 'tdxdRoute']),
    )
    expect(changed.map(({ row }) => row)).not.toContain('reflexIsh')
  })
})

test('every row id that a card rests on stands in a table or has words of its own', async () => {
  const { store, stop } = await keep(names.map((name) => again(readStory(name))))
  await stop()
  const rows = new Set(keepTables().flatMap(({ rows: own }) => own.map(([id = '']) => id)))
  const without = new Set<string>()
  for await (const { uuid } of store.listCards(ALWAYS)) {
    const { why, knowledge } = await explain(store, uuid)
    const named = new Set(knowledge.ownRows?.map(({ row }) => row))
    for (const id of [...(why?.because ?? []), ...(why?.rules ?? [])]) {
      if (rows.has(id)) expect(named).toContain(id)
      else if (rowsOfRule(id).length === 0 && !knowledge.ownRows?.some(({ words }) => words['card'] === id))
        without.add(id)
    }
  }
  expect([...without]).toEqual([])
})

test('what was withheld is told in words, of codes as of the words that were kept before there were codes', async () => {
  const { store, answers, stop } = await keep([again(readStory('ihc-2-plus-no-ish'))])
  await stop()
  const uuid = answers[0]?.[0]?.uuid ?? ''
  const quiet = [
    { key: 'her2Missing', why: 'not read: orders, reports' },
    { key: 'reflexIsh', because: { code: 'not-read', parts: ['orders'] } },
    { key: 'metastaticLow', because: { code: 'unless', condition: 'T-DXd given or ordered' } },
    { key: 'her2Synopsis', because: { code: 'deceased' } },
  ]
  const older: Store = {
    ...store,
    findEvaluation: async (id) => {
      const record = await store.findEvaluation(id)
      return record && { ...record, body: JSON.stringify({ ...(JSON.parse(record.body) as object), quiet }) }
    },
  }
  const explanation = await explain(older, uuid)
  expect(explanation.quiet).toEqual([
    { key: 'her2Missing', why: 'not read: orders, reports' },
    { key: 'reflexIsh', why: 'not read: orders' },
    { key: 'metastaticLow', why: 'T-DXd given or ordered' },
    { key: 'her2Synopsis', why: 'the patient is recorded as deceased' },
  ])
  const lines = writeExplanation(explanation).split('\n')
  expect(lines).toContain('  her2Missing, withheld by the rules: not read: orders, reports.')
  expect(lines).toContain('  reflexIsh, withheld by the rules: not read: orders.')
})

test('a record that was kept before rows were named is explained by every row of its rules', async () => {
  const { store, answers, stop } = await keep([again(readStory('both-tests-indeterminate'))])
  await stop()
  const uuid = answers[0]?.find(({ source }) => source.topic?.code === 'her2Indeterminate')?.uuid ?? ''
  const rowsOf = ({ knowledge }: Explanation) =>
    knowledge.ownRows?.filter(({ row }) => row === 'CB-16').map(({ words }) => `${words['IHC']}, ${words['ISH']}`)
  expect(rowsOf(await explain(store, uuid))).toEqual(['indeterminate, indeterminate'])
  const older: Store = {
    ...store,
    findEvaluation: async (id) => {
      const record = await store.findEvaluation(id)
      return record && { ...record, body: record.body.replaceAll(/"rows":\[[^\]]*\],/g, '') }
    },
  }
  expect(rowsOf(await explain(older, uuid))).toHaveLength(3)
})

describe('in plain words', () => {
  test('when, to whom, what, on which results and rows, what was missing and held back, what became of it, today', async () => {
    const { store, answers, stop } = await keep([again(readStory('ihc-2-plus-no-ish'), 'Practitioner/7')], {
      CARDS_OFF: 'her2Synopsis',
    })
    await stop()
    const uuid = answers[0]?.[0]?.uuid ?? ''
    await store.save(
      [outcomeOf(uuid, { overrideReasons: [{ code: 'trial', userComment: 'arm B' }] })],
      new Date('2026-11-22T12:02:00Z'),
    )
    await store.review([reviewOf(uuid, { judgement: 'not-appropriate', note: 'known' })])
    const tables = changeRow(keepTables(), 'CB-5', ([rule = '', ihc = '', ish = '']) => [[rule, ihc, ish, 'negative']])
    const knowledge = past((body) => ({ ...body, rows: tables, tables: { ...body.tables, 'combination.md': 'x' } }))
    const text = writeExplanation(await explain({ ...store, findKnowledge: async () => knowledge }, uuid))
    const at = (await store.findCard(uuid))?.at
    for (const line of [
      `Card ${uuid} (reflexIsh)`,
      '  HER2 IHC 2+ (equivocal) on left breast biopsy, 2\u00a0Sep\u00a02026: no ISH result or order found on this specimen.',
      `  Shown, ${at} (UTC), hook patient-view.`,
      '  User Practitioner/7, client unknown, encounter not named.',
      '  Observation/ihc-2-plus-no-ish-ihc: IHC 2+; breast (Specimen/ihc-2-plus-no-ish-core), 2026-09-02; final',
      '  IHC-2 (ihc.md): score 2+, pattern in invasive tumour cells weak to moderate complete membrane staining, extent > 10 %, call equivocal, next step ISH on the same specimen, or a new test on a new specimen',
      '  CB-5 (combination.md): IHC equivocal, ISH not done, final negative [reads differently now]',
      '    IHC 2+ is equivocal; reflex ISH on the same specimen or a new test on a new specimen',
      '  Every part of the record that was asked for was read and understood.',
      '  her2Synopsis: switched off by the site.',
      '  overridden at 2026-11-22T12:01:00Z, received 2026-11-22T12:02:00.000Z: trial «arm B»',
      '  Dr A, 2026-11-01T12:00:00.000Z: not appropriate «known»',
      '  With the rules, words and settings of today: the same card, word for word.',
      '  With the words and settings of that time, but the rules of today: the same card, word for word.',
      '  Changed since: version 0.0.9 → 0.2.0; rule table combination.md.',
      '  Row CB-5 (combination.md) changed; this card is based on it.',
      '    then: IHC equivocal, ISH not done, final negative',
      '    now:  IHC equivocal, ISH not done, final not-final: needs-ish',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toMatch(/\n$/)
    expect(text).not.toContain('undefined')
  })

  test('for every story, of every kind of card, no word is missing', async () => {
    const { store, stop } = await keep(
      names.map((name) => again(readStory(name))),
      { SHADOW_CARDS: 'metastaticLow' },
    )
    await stop()
    for await (const { uuid } of store.listCards(ALWAYS)) {
      const text = writeExplanation(await explain(store, uuid))
      expect(text).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})
