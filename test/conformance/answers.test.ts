/** Statements 37 to 57, held against the answers to every story and every request of a dialect, in every dialect. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { MedplumClient } from '@medplum/core'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { checkResponse } from '../../src/cds-hooks/check-response.ts'
import { DIALECTS, findDialect } from '../../src/cds-hooks/dialects/index.ts'
import { HOSTILE } from '../content/hostile.ts'
import { RENDERERS, elementsOf } from '../content/renderers.ts'
import { root, startTarget } from './start-target.ts'
import type { Target } from './start-target.ts'
import { titleOf } from './statements.ts'

type Json = Record<string, unknown>

interface Collected {
  readonly name: string
  readonly dialect: string
  readonly status: number
  readonly body: Json
  readonly request: Json
}

const dialects = join(root, 'fixtures', 'dialects')
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Json

const STORIES = loadStories().map(({ id, request }) => ({ name: id, request: JSON.parse(request) as Json }))

/** 'epic-order-sign.json' → the dialect that its name begins with. */
const DIALECT_REQUESTS = readdirSync(dialects)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const name = basename(file, '.json')
    const dialect = [...DIALECTS.map((one) => one.name), 'sandbox'].find((one) => name.startsWith(`${one}-`))
    return { name, dialect: findDialect(dialect ?? '')?.name ?? '', request: readJson(join(dialects, file)) }
  })

/** Hooks of 1.0 go to the service that took their place. */
const SERVICE_OF: Readonly<Record<string, string>> = {
  'medication-prescribe': 'her2-order-select',
  'order-review': 'her2-order-sign',
}
const serviceOf = (request: Json) => SERVICE_OF[String(request.hook)] ?? `her2-${String(request.hook)}`

let target: Target
const collected: Collected[] = []
beforeAll(async () => {
  target = await startTarget()
  const runs = [
    ...STORIES.flatMap((story) => DIALECTS.map(({ name }) => ({ ...story, dialect: name }))),
    ...DIALECT_REQUESTS,
  ]
  for (const { name, dialect, request } of runs) {
    const answered = await target.send(`/cds-services/${serviceOf(request)}`, request, { dialect })
    collected.push({ name, dialect, request, status: answered.status, body: answered.json() as Json })
  }
})
afterAll(() => target.stop())

const answers = () => collected.filter(({ status }) => status === 200)
const list = (value: unknown) => (Array.isArray(value) ? (value as Json[]) : [])
const cards = () => answers().flatMap(({ body }) => list(body.cards))
const suggestions = () => cards().flatMap((card) => list(card.suggestions))
const actions = () => suggestions().flatMap((suggestion) => list(suggestion.actions))
const links = () => cards().flatMap((card) => list(card.links))
const isWords = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isWebUrl = (value: unknown) => typeof value === 'string' && /^https?:\/\/[^/]+/.test(value) && URL.canParse(value)
const statement = (number: number, check: () => unknown) => test(titleOf(number), async () => void (await check()))

test('there is enough to look at', () => {
  expect(answers().length).toBeGreaterThan(300)
  expect(cards().length).toBeGreaterThan(300)
  expect(suggestions().length).toBeGreaterThan(100)
  expect(new Set(answers().map(({ request }) => request.hook))).toEqual(
    new Set(['patient-view', 'order-select', 'order-sign', 'medication-prescribe']),
  )
})

test('nothing but answers and refusals', () => {
  expect(
    collected
      .filter(({ status }) => status !== 200 && status !== 412)
      .map(({ name, dialect, status }) => [name, dialect, status]),
  ).toEqual([])
})

statement(37, () => {
  for (const { body } of answers()) expect(Array.isArray(body.cards)).toBe(true)
})

statement(38, () => {
  for (const { summary, indicator, source } of cards()) {
    expect(isWords(summary) && isWords(indicator)).toBe(true)
    expect(source).toEqual(expect.any(Object))
  }
})

statement(39, () => expect(cards().filter(({ summary }) => String(summary).length >= 140)).toEqual([]))

statement(40, () => {
  for (const { indicator } of cards()) expect(['info', 'warning', 'critical']).toContain(indicator)
})

statement(41, () => {
  for (const { source } of cards()) {
    const { label, url, icon } = source as Json
    expect(isWords(label)).toBe(true)
    for (const address of [url, icon]) expect(address === undefined || isWebUrl(address)).toBe(true)
  }
})

statement(42, () => {
  for (const { source } of cards()) {
    const { topic } = source as { topic?: Json }
    if (topic) expect(isWords(topic.code) && isWords(topic.system)).toBe(true)
  }
  expect(
    answers()
      .filter(({ dialect }) => dialect !== 'generic-1.0')
      .flatMap(({ body }) => list(body.cards))
      .every(({ source }) => (source as Json).topic),
  ).toBe(true)
})

statement(43, async () => {
  for (const { detail } of cards()) {
    if (detail === undefined) continue
    expect(isWords(detail)).toBe(true)
    expect(detail).not.toMatch(/<[a-z!/]/i)
  }
  await checkHostileText()
})

statement(44, () => {
  for (const { body, dialect } of answers()) {
    const uuids = list(body.cards).flatMap((card) => [card.uuid, ...list(card.suggestions).map(({ uuid }) => uuid)])
    const given = uuids.filter((uuid) => uuid !== undefined)
    expect(given.every(isWords)).toBe(true)
    expect(new Set(given).size).toBe(given.length)
    if (dialect !== 'generic-1.0') expect(given).toHaveLength(uuids.length)
  }
  const all = answers().flatMap(({ body }) => list(body.cards).flatMap(({ uuid }) => uuid ?? []))
  expect(new Set(all).size).toBe(all.length)
})

statement(45, () => {
  for (const card of cards()) {
    if (card.suggestions === undefined) continue
    expect(list(card.suggestions).length).toBeGreaterThan(0)
    expect(['at-most-one', 'any']).toContain(card.selectionBehavior)
  }
})

statement(46, () => {
  for (const { label, uuid, isRecommended } of suggestions()) {
    expect(isWords(label) && isWords(uuid)).toBe(true)
    expect(['boolean', 'undefined']).toContain(typeof isRecommended)
  }
  for (const card of cards()) {
    const recommended = list(card.suggestions).filter(({ isRecommended }) => isRecommended)
    if (card.selectionBehavior !== 'any') expect(recommended.length).toBeLessThanOrEqual(1)
  }
})

statement(47, () => {
  for (const suggestion of suggestions()) {
    if (suggestion.actions !== undefined) expect(list(suggestion.actions).length).toBeGreaterThan(0)
  }
})

statement(48, () => {
  for (const { type, description } of actions()) {
    expect(['create', 'update', 'delete']).toContain(type)
    expect(isWords(description)).toBe(true)
  }
})

statement(49, () => {
  for (const { type, resource } of actions()) {
    if (type === 'delete') continue
    expect(isWords((resource as Json).resourceType)).toBe(true)
    if (type === 'update') expect(isWords((resource as Json).id)).toBe(true)
  }
})

statement(50, () => {
  for (const { type, resource, resourceId } of actions()) {
    if (type !== 'delete') continue
    expect(resource).toBeUndefined()
    expect(resourceId).toMatch(/^[A-Z][A-Za-z]+\/[A-Za-z0-9._-]+$/)
  }
})

statement(51, () => {
  for (const card of cards()) {
    if (card.overrideReasons === undefined) continue
    expect(list(card.overrideReasons).length).toBeGreaterThan(0)
    for (const { code, system, display } of list(card.overrideReasons))
      expect([code, system, display].every(isWords)).toBe(true)
  }
})

statement(52, () => {
  for (const { label, url, type } of links()) {
    expect(isWords(label) && isWebUrl(url)).toBe(true)
    expect(['absolute', 'smart']).toContain(type)
  }
})

statement(53, () => {
  for (const { type, appContext } of links()) expect(type === 'smart' || appContext === undefined).toBe(true)
})

statement(54, () => {
  for (const { body } of answers())
    expect(body.systemActions === undefined || Array.isArray(body.systemActions)).toBe(true)
})

statement(55, () => {
  for (const { body } of answers()) expect(findEmpty(body, '')).toEqual([])
})

statement(56, () => {
  for (const { body, dialect } of answers()) {
    for (const card of list(body.cards)) {
      for (const [name, value] of Object.entries((card.extension ?? {}) as Json)) {
        expect(name).toMatch(/^[a-z][a-z0-9-]*(\.[A-Za-z0-9_-]+)+$/)
        const isEpics = dialect === 'epic' && name.startsWith('com.epic.')
        expect(typeof value).toBe(isEpics ? 'string' : 'object')
      }
    }
  }
})

statement(57, () => {
  for (const { body, request } of answers()) {
    const drafts = JSON.stringify((request.context as Json).draftOrders ?? {})
    for (const action of list(body.cards)
      .flatMap((card) => list(card.suggestions))
      .flatMap((one) => list(one.actions))) {
      if (action.type === 'create') continue
      const id =
        action.type === 'delete' ? String(action.resourceId).split('/')[1] : String((action.resource as Json).id)
      expect(drafts).toContain(`"${id}"`)
    }
  }
  expect(new Set(actions().map(({ type }) => type))).toEqual(new Set(['create']))
})

test('37-57: the answer checker finds nothing', () => {
  for (const { body, name, dialect } of answers())
    expect([name, dialect, checkResponse(body)]).toEqual([name, dialect, []])
})

describe('requests as clients send them', () => {
  test.each(DIALECT_REQUESTS)('$name', ({ name, dialect }) => {
    expect(dialect).not.toBe('')
    const found = collected.find((one) => one.name === name)
    // Epic took the data out of one; of another only a page came, and nothing may be read for it.
    const isRefused = name === 'epic-stripped' || JSON.stringify(found?.request.prefetch).includes('"next"')
    expect(found?.status).toBe(isRefused ? 412 : 200)
    if (name === 'epic-stripped') expect(JSON.stringify(found?.body)).toContain('endpoint URI')
  })

  test('a client nobody here wrote discovers and calls every service', async () => {
    const signed = async (url: string, options: { headers?: object; body?: string; method?: string }) => {
      const token = await target.sign({}, new URL(url).pathname, 'medplum')
      return fetch(url, {
        ...options,
        headers: { ...options.headers, authorization: `Bearer ${token}` },
      })
    }
    const client = new MedplumClient({
      baseUrl: `${target.base}/`,
      cdsServicesUrl: `${target.base}/cds-services`,
      fetch: signed,
    })
    const { services } = await client.getCdsServices()
    expect(services.map(({ id }) => id)).toEqual(['her2-patient-view', 'her2-order-select', 'her2-order-sign'])
    for (const { id, hook } of services) {
      const { request } = DIALECT_REQUESTS.find((one) => one.request.hook === hook && one.dialect !== 'epic') ?? {}
      const response = await client.callCdsService(id, request as never)
      expect(checkResponse(response)).toEqual([])
    }
  })
})

/** Names, notes and words of a record that try to be markup stay text in every renderer. */
async function checkHostileText() {
  const request = STORIES.find(({ name }) => name === 'ihc-2-plus-no-ish')?.request ?? {}
  let seen = 0
  for (const hostile of HOSTILE) {
    const text = JSON.stringify(request).replaceAll(
      /"(display|text|conclusion)":"[^"]*"/g,
      (_, name: string) => `"${name}":${JSON.stringify(hostile)}`,
    )
    const answered = await target.send(`/cds-services/${serviceOf(request)}`, text)
    expect(answered.status).toBeLessThan(500)
    for (const card of list((answered.json() as Json).cards)) {
      seen++
      for (const [, render] of RENDERERS) {
        const elements = elementsOf(render(String(card.detail ?? '')))
        expect(
          elements.filter((one) => /^(script|img|iframe|svg|form|style|object)\b|evil|javascript|mailto/i.test(one)),
        ).toEqual([])
      }
    }
  }
  expect(seen).toBeGreaterThan(HOSTILE.length)
}

function findEmpty(value: unknown, path: string): string[] {
  if (value === null || value === '') return [path]
  if (typeof value !== 'object') return []
  const members = Object.entries(value as Json)
  if (members.length === 0 && path !== '.cards') return [path]
  return members.flatMap(([name, member]) => findEmpty(member, `${path}.${name}`))
}
