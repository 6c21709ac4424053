/** Samples that clinicians judge: how they are drawn, handed in, kept, counted, and what follows for a card. */
import { reportFeedback, writeVerdictsCsv } from '../../src/audit/feedback-report.ts'
import type { CardVerdict } from '../../src/audit/feedback-report.ts'
import { importReviews, keepReview, splitFile } from '../../src/audit/review-lines.ts'
import { drawSample, readSampleOrder } from '../../src/audit/review-sample.ts'
import { VERDICTS, findVerdict } from '../../src/audit/verdict-table.ts'
import { writePage } from '../../src/admin/report-page.ts'
import { signForm } from '../../src/admin/review-routes.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import type { CardRecord, Judgement } from '../../src/storage/records.ts'
import { StoreUnavailable } from '../../src/storage/store.ts'
import { ALWAYS, cardRecord, evaluationRecord, outcomeOf, reviewOf } from '../storage/stores.ts'
import { TOKEN, again, failing, readStory, startService } from './start-service.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

describe('verdicts', () => {
  test.each([
    // reviewed, appropriate, answered, not relevant
    [29, 0, 29, 29, 'too-few', 'V-3'],
    [30, 17, 0, 0, 'retire-or-narrow', 'V-1'],
    [30, 18, 0, 0, 'keep', 'V-4'],
    [1000, 599, 0, 0, 'retire-or-narrow', 'V-1'],
    [1000, 600, 0, 0, 'keep', 'V-4'],
    [0, 0, 30, 9, 'keep', 'V-5'],
    [0, 0, 30, 10, 'retire-or-narrow', 'V-2'],
    [0, 0, 1000, 300, 'keep', 'V-5'],
    [0, 0, 1000, 301, 'retire-or-narrow', 'V-2'],
    [29, 0, 30, 9, 'keep', 'V-5'],
    [30, 30, 29, 29, 'keep', 'V-4'],
    [30, 18, 30, 9, 'keep', 'V-6'],
    [30, 18, 30, 10, 'retire-or-narrow', 'V-2'],
    [30, 17, 30, 10, 'retire-or-narrow', 'V-1'],
  ])('%i reviewed, %i appropriate; %i answered, %i not relevant: %s (%s)', (...given) => {
    const [reviewed, appropriate, answered, notRelevant, verdict, id] = given
    expect(findVerdict({ reviewed, appropriate, answered, notRelevant })).toMatchObject({ verdict, id })
  })

  test('every row of the table can be met', () => {
    const numbers = [0, 10, 29, 30, 100]
    const figures = numbers.flatMap((reviewed) =>
      numbers.flatMap((appropriate) =>
        numbers.flatMap((answered) => numbers.map((notRelevant) => ({ reviewed, appropriate, answered, notRelevant }))),
      ),
    )
    const met = new Set(figures.filter((one) => one.appropriate <= one.reviewed).map((one) => findVerdict(one).id))
    expect([...met].sort()).toEqual(VERDICTS.rows.map(({ id }) => id))
  })
})

/** One card of each entry, shown, with the judgements of its reviewers. */
async function judged(cards: readonly (readonly Judgement[])[], answered = 0, notRelevant = 0) {
  const store = keepInMemory()
  const records = cards.map(() => cardRecord())
  await store.record(evaluationRecord({ cards: records }))
  const reviews = cards.flatMap((judgements, index) =>
    judgements.map((judgement, reviewer) =>
      reviewOf(records[index]?.uuid ?? '', { judgement, reviewer: `Dr ${reviewer}` }),
    ),
  )
  await store.review(reviews)
  const outcomes = records
    .slice(0, answered)
    .map(({ uuid }, index) =>
      outcomeOf(uuid, { overrideReasons: [{ code: index < notRelevant ? 'not-relevant' : 'trial' }] }),
    )
  await store.save(outcomes, new Date())
  return reportFeedback(store, ALWAYS)
}

const cardsOf = (yes: number, no: number) => [
  ...Array.from({ length: yes }, () => ['appropriate'] as const),
  ...Array.from({ length: no }, () => ['not-appropriate'] as const),
]

describe('the report', () => {
  test('both figures, exact, and the row that decided', async () => {
    const { verdicts } = await judged(cardsOf(17, 13), 30, 9)
    const expected: CardVerdict = {
      card: 'reflexIsh',
      shown: 30,
      answered: 30,
      notRelevant: 0.3,
      notRelevantCount: 9,
      appropriateness: { reviewed: 30, appropriate: 17, share: 17 / 30, cannotTell: 0, disputed: 0 },
      verdict: 'retire-or-narrow',
      row: 'V-1',
      why: 'fewer than 60 % of the cards reviewed (at least 30) were appropriate',
    }
    expect(verdicts).toEqual([expected])
  })

  test('a card that several have judged counts once, by what most of them said', async () => {
    const { verdicts } = await judged([
      ['appropriate', 'appropriate', 'not-appropriate'],
      ['not-appropriate', 'cannot-tell'],
      ['appropriate', 'not-appropriate'],
      ['cannot-tell'],
      [],
    ])
    expect(verdicts[0]?.appropriateness).toEqual({
      reviewed: 2,
      appropriate: 1,
      share: 0.5,
      cannotTell: 1,
      disputed: 1,
    })
  })

  test('CSV: one row a card, shares not rounded', async () => {
    const csv = writeVerdictsCsv(await judged(cardsOf(17, 13), 3, 1))
    expect(csv.split('\r\n')).toEqual([
      'card,shown,reviewed,appropriate,appropriateShare,cannotTell,disputed,answered,notRelevant,notRelevantShare,verdict,row,why',
      `reflexIsh,30,30,17,${17 / 30},0,0,3,1,${1 / 3},retire-or-narrow,V-1,fewer than 60 % of the cards reviewed (at least 30) were appropriate`,
      '',
    ])
  })

  test('page: no percentage reads as the threshold that was missed; the thresholds are called proposals', async () => {
    const feedback = await judged(cardsOf(1_499, 1_001), 2_500, 751)
    const shadow = { period: ALWAYS, evaluations: 0, patients: 0, lines: [] }
    const page = writePage(feedback, shadow, [])
    expect(page).toContain('1499 of 2500 (59.9 %)')
    expect(page).toContain('751 of 2500 (30.1 %)')
    expect(page).toContain('proposals of this project, not from the literature')
    const exact = writePage(await judged(cardsOf(18, 12), 30, 9), shadow, [])
    expect(exact).toContain('18 of 30 (60.0 %)')
    expect(exact).toContain('9 of 30 (30.0 %)')
  })
})

async function storeOfMany(number: number) {
  const store = keepInMemory()
  const cards = Array.from({ length: number }, (_, index) => cardRecord({ uuid: `card-${index}` }))
  const others: CardRecord[] = [
    cardRecord({ uuid: 'other', key: 'her2Missing' }),
    cardRecord({ uuid: 'silent', disposition: 'shadow' }),
    cardRecord({ uuid: 'held', disposition: 'quiet' }),
  ]
  const body = JSON.stringify({
    cards: [...cards, ...others].map(({ uuid }) => ({ uuid, summary: `summary of ${uuid}`, indicator: 'info' })),
    considerations: [],
    classification: { tumors: [] },
    evidence: { results: [] },
  })
  await store.record(evaluationRecord({ cards: [...cards, ...others], body }))
  return store
}

describe('a sample', () => {
  const draw = async (store: Awaited<ReturnType<typeof storeOfMany>>, count: number, seed = '1') =>
    (await drawSample(store, { card: 'reflexIsh', count, seed, period: ALWAYS })).map(({ uuid }) => uuid)

  test('is drawn among the cards that were shown, the same for the same seed, another for another', async () => {
    const store = await storeOfMany(200)
    const first = await draw(store, 30)
    expect(first).toHaveLength(30)
    expect(new Set(first).size).toBe(30)
    expect(first.every((uuid) => uuid.startsWith('card-'))).toBe(true)
    expect(await draw(store, 30)).toEqual(first)
    expect(await draw(store, 30, '2')).not.toEqual(first)
    expect(await draw(store, 10)).toEqual(first.slice(0, 10))
    expect(await draw(await storeOfMany(3), 30)).toHaveLength(3)
  })

  test('a further card takes at most one place', async () => {
    const [fewer, more] = [await draw(await storeOfMany(200), 30), await draw(await storeOfMany(201), 30)]
    expect(fewer.filter((uuid) => !more.includes(uuid)).length).toBeLessThanOrEqual(1)
  })

  test('each card has the same chance', async () => {
    const store = await storeOfMany(20)
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 400; seed++)
      for (const uuid of await draw(store, 5, String(seed))) counts.set(uuid, (counts.get(uuid) ?? 0) + 1)
    // 100 are expected of each; 50 and 150 are more than five standard deviations away.
    expect(counts.size).toBe(20)
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(50)
  })

  test.each([
    [{ card: 'reflexIsh' }, { card: 'reflexIsh', count: 30, seed: '1' }],
    [
      { card: 'reflexIsh', count: '500', seed: 'x' },
      { count: 500, seed: 'x' },
    ],
    [{ card: 'unknown' }, 'card must be one of'],
    [{}, 'card must be one of'],
    [{ card: 'reflexIsh', count: '0' }, 'count must be'],
    [{ card: 'reflexIsh', count: '501' }, 'count must be'],
    [{ card: 'reflexIsh', count: '1.5' }, 'count must be'],
    [{ card: 'reflexIsh', from: 'yesterday' }, 'from and to'],
    [{ card: 'reflexIsh', seed: 'x'.repeat(101) }, 'seed is'],
  ])('%j', (given, expected) => {
    const order = readSampleOrder(given, NOW)
    if (typeof expected === 'string') expect(order).toContain(expected)
    else expect(order).toMatchObject(expected)
  })
})

describe('a file of judgements', () => {
  test.each([
    [
      'JSON lines',
      '{"uuid":"a"}\n\n[1]\n{"uuid":\n',
      [
        [1, { uuid: 'a' }],
        [3, 'no JSON object'],
        [4, 'no JSON'],
      ],
    ],
    [
      'CSV',
      'uuid,judgement\r\na,b\r\n\r\nc\r\n',
      [
        [2, { uuid: 'a', judgement: 'b' }],
        [4, '1 cells instead of 2'],
      ],
    ],
    [
      'CSV with quotes, line breaks, a mark of UTF-8 and semicolons',
      '\ufeffUUID;Judgement;Note\na;b;"one; ""two""\nthree"\nc;d;\n',
      [
        [2, { uuid: 'a', judgement: 'b', note: 'one; "two"\nthree' }],
        [4, { uuid: 'c', judgement: 'd', note: '' }],
      ],
    ],
    ['a quote that is not closed', 'uuid,judgement\na,"b\n', [[2, 'a quotation mark is not closed']]],
    ['neither', 'hello\n', [[1, 'neither NDJSON nor CSV: the header has no uuid, judgement']]],
    ['nothing', '', [[1, 'neither NDJSON nor CSV: the header has no uuid, judgement']]],
  ])('%s', (_name, text, expected) => {
    const lines = splitFile(text).map(({ line, given, error }) => [line, given ?? error])
    expect(lines).toEqual(text === '' ? [] : expected)
  })

  test('good lines are kept, bad ones named, empty ones counted', async () => {
    const store = await storeOfMany(4)
    const lines = [
      { uuid: 'card-0', judgement: 'appropriate', note: ' right ', reviewer: 'Dr A', summary: 'as sent' },
      { uuid: 'card-1', judgement: '', note: '', reviewer: '' },
      { uuid: 'card-1', judgement: 'maybe', reviewer: 'Dr A' },
      { uuid: 'stranger', judgement: 'appropriate', reviewer: 'Dr A' },
      { uuid: 'silent', judgement: 'appropriate', reviewer: 'Dr A' },
      { uuid: 'card-2', judgement: 'cannot-tell', reviewer: '' },
      { uuid: 'card-3', judgement: 'not-appropriate', reviewer: 'Dr A', note: 'x'.repeat(4_001) },
      { uuid: 7, judgement: 'appropriate', reviewer: 'Dr A' },
    ]
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    const imported = await importReviews(store, text, NOW, 'Dr B')
    expect(imported).toMatchObject({ kept: 2, notJudged: 1 })
    expect(imported.refused.map(({ line, why }) => `${line}: ${why}`)).toEqual([
      '3: judgement is not one of appropriate, not-appropriate, cannot-tell',
      '4: no card with this uuid is stored',
      '5: the card was not shown to anybody',
      '7: note is longer than 4000 characters',
      expect.stringMatching(/^8: /),
    ])
    const reviewedAt = NOW.toISOString()
    expect((await store.findCard('card-0'))?.reviews).toEqual([
      { card: 'card-0', reviewer: 'Dr A', judgement: 'appropriate', note: 'right', reviewedAt },
    ])
    expect((await store.findCard('card-2'))?.reviews[0]?.reviewer).toBe('Dr B')
    const [line] = (await importReviews(store, '{"uuid":"card-2","judgement":"cannot-tell"}', NOW, undefined)).refused
    expect(line).toEqual({ line: 1, why: 'reviewer is missing' })
  })

  test('where the store does not confirm, nothing is said to be kept', async () => {
    const store = { ...(await storeOfMany(1)), review: () => Promise.reject(new StoreUnavailable('down')) }
    const given = { uuid: 'card-0', judgement: 'appropriate', reviewer: 'Dr A' }
    await expect(keepReview(store, given, NOW)).rejects.toThrow(StoreUnavailable)
  })
})

describe('over HTTP', () => {
  let service: Awaited<ReturnType<typeof startService>> | undefined
  afterEach(async () => {
    await service?.stop()
    service = undefined
  })
  const AUTHORIZATION = `Basic ${Buffer.from(`any:${TOKEN}`).toString('base64')}`
  const FORM = 'application/x-www-form-urlencoded'

  async function startWithCard(kept = keepForNow()) {
    service = await startService({}, kept)
    const { base, cards, store } = service
    const [card] = await cards(again(readStory('ihc-2-plus-no-ish'), 'Practitioner/<script>'))
    const uuid = card?.uuid ?? ''
    const send = (
      type: string,
      body: string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string> = {},
      of = uuid,
    ) =>
      fetch(`${base}/admin/cards/${of}/review`, {
        method: 'POST',
        redirect: 'manual',
        headers: { authorization: AUTHORIZATION, 'content-type': type, ...headers },
        body,
      })
    const reviews = async () => (await store.findCard(uuid))?.reviews ?? []
    const fields = (changes: Record<string, string> = {}) =>
      new URLSearchParams({
        ...{ judgement: 'appropriate', reviewer: 'Dr Ä & B', note: '', sign: signForm(TOKEN, uuid) },
        ...{ card: 'reflexIsh', count: '5', ...changes },
      }).toString()
    return { ...service, uuid, send, reviews, fields, summary: card?.summary ?? '' }
  }

  test('the page shows each card as it was sent, as text, with a form that comes back to it', async () => {
    const { admin, send, uuid, summary, reviews, store } = await startWithCard()
    const path = '/sample?card=reflexIsh&count=5&reviewer=Dr%20%22A%22'
    const answer = await admin(path)
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const page = await answer.text()
    const plain = summary.replaceAll('&', '&amp;')
    expect(page).toContain(plain)
    expect(page).not.toMatch(/<script|<style|<img|Practitioner/)
    const detail = JSON.parse(
      (await store.findEvaluation((await store.findCard(uuid))?.evaluation ?? ''))?.body ?? '{}',
    ) as {
      cards: { detail: string }[]
    }
    const unescaped = page
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
    expect(unescaped).toContain(detail.cards[0]?.detail)
    const hidden = Object.fromEntries(
      [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [name, value],
      ),
    )
    expect(hidden).toEqual({ card: 'reflexIsh', count: '5', sign: signForm(TOKEN, uuid) })
    const body = new URLSearchParams({ ...hidden, judgement: 'not-appropriate', note: 'ä', reviewer: 'Dr "A"' })
    const kept = await send(FORM, body.toString(), { 'sec-fetch-site': 'same-origin', origin: 'null' })
    expect(kept.status).toBe(303)
    expect(kept.headers.get('location')).toBe(`../../sample?card=reflexIsh&count=5&reviewer=Dr+%22A%22#c-${uuid}`)
    expect(await reviews()).toMatchObject([{ reviewer: 'Dr "A"', judgement: 'not-appropriate', note: 'ä' }])
    const after = await (await admin(path)).text()
    expect(after).toContain('value="not-appropriate" required checked')
    expect(await (await admin('/sample?card=reflexIsh')).text()).not.toContain('required checked')
  })

  test('elsewhere no form may be sent; without a card the page names those there are', async () => {
    const { admin } = await startWithCard()
    expect((await admin('')).headers.get('content-security-policy')).toContain("form-action 'none'")
    expect(await (await admin('/sample')).text()).toContain('sample?card=reflexIsh')
    expect((await admin('/sample?card=nothing')).status).toBe(400)
    expect((await admin('/sample?card=reflexIsh', '')).status).toBe(401)
    expect(await (await admin('')).text()).toContain('admin/sample?card=reflexIsh')
  })

  test('JSON is kept, with either credential', async () => {
    const { send, reviews } = await startWithCard()
    const body = JSON.stringify({ judgement: 'cannot-tell', reviewer: 'Dr A', note: 'no slides', uuid: 'another' })
    expect(await (await send('application/json', body, { authorization: `Bearer ${TOKEN}` })).json()).toEqual({
      kept: true,
    })
    expect(await reviews()).toMatchObject([{ judgement: 'cannot-tell', reviewer: 'Dr A', note: 'no slides' }])
  })

  test('nothing that another website has a browser send is kept', async () => {
    const { send, fields, reviews, uuid } = await startWithCard()
    const json = JSON.stringify({ judgement: 'appropriate', reviewer: 'Dr A' })
    const attempts = [
      send(FORM, fields(), { 'sec-fetch-site': 'cross-site' }),
      send(FORM, fields(), { 'sec-fetch-site': 'same-site' }),
      send(FORM, fields(), { 'sec-fetch-site': 'none' }),
      send('application/json', json, { 'sec-fetch-site': 'cross-site' }),
      send(FORM, fields({ sign: '' })),
      send(FORM, fields({ sign: signForm(TOKEN, 'another card') })),
      send(FORM, fields({ sign: signForm('another secret', uuid) })),
      send(FORM, fields({ sign: 'ä'.repeat(64) })),
    ]
    expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual(attempts.map(() => 403))
    // What a form of another website can send as text/plain is no JSON for us.
    const others = ['text/plain', 'multipart/form-data; boundary=x', ''].map((type) => send(type, json))
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual(others.map(() => 415))
    expect((await send(FORM, fields(), { authorization: '' })).status).toBe(401)
    expect(await reviews()).toEqual([])
  })

  test.each(['*', 'https://ehr.example.org'])(
    'with CORS_ORIGINS=%s no browser is told that it may send a password',
    async (origins) => {
      service = await startService({ CORS_ORIGINS: origins })
      const asked = await fetch(`${service.base}/admin/cards/x/review`, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://ehr.example.org',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      })
      expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
    },
  )

  test('bodies have limits; bad ones get a clear answer', async () => {
    const { send, fields, reviews, base } = await startWithCard()
    const status = async (work: Promise<Response>) => (await work).status
    expect(await status(send(FORM, fields({ note: 'x'.repeat(70_000) })))).toBe(413)
    expect(await status(send('application/json', JSON.stringify({ note: 'x'.repeat(70_000) })))).toBe(413)
    expect(await status(send(FORM, fields({ note: 'x'.repeat(4_001) })))).toBe(400)
    expect(await status(send(FORM, fields({ judgement: 'maybe' })))).toBe(400)
    expect(await status(send(FORM, fields({ reviewer: ' ' })))).toBe(400)
    expect(await status(send('application/json', '{'))).toBe(400)
    expect(await status(send('application/json', '[]'))).toBe(400)
    expect(await status(send('application/json', 'null'))).toBe(400)
    expect(await status(send(FORM, new Uint8Array([0xff, 0xfe, 0x3d])))).toBe(403)
    expect(await status(send(FORM, fields(), { 'content-encoding': 'gzip' }))).toBe(415)
    const json = JSON.stringify({ judgement: 'appropriate', reviewer: 'Dr A' })
    expect(await status(send('application/json', json, {}, 'stranger'))).toBe(404)
    const read = await fetch(`${base}/admin/cards/x/review`, { headers: { authorization: AUTHORIZATION } })
    expect(read.status).toBe(405)
    expect(await reviews()).toEqual([])
  })

  test('a store that does not confirm: 503, nothing is said to be kept', async () => {
    const { store } = keepForNow()
    const { send, fields } = await startWithCard(
      failing(store, { review: () => Promise.reject(new StoreUnavailable('down')) }),
    )
    expect((await send(FORM, fields())).status).toBe(503)
    expect((await send('application/json', JSON.stringify({ judgement: 'appropriate', reviewer: 'A' }))).status).toBe(
      503,
    )
  })
})
