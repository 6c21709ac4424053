/** One table says which codes are asked for: discovery, the sheet and the service's own searches name these and no others. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Resource } from '@medplum/fhirtypes'
import { describeUnknownClient } from '../../src/cds-hooks/client.ts'
import { completePrefetch } from '../../src/cds-hooks/complete-prefetch.ts'
import { readPrefetch } from '../../src/cds-hooks/prefetch.ts'
import type { WantedKey } from '../../src/cds-hooks/record-access.ts'
import type { HookRequest } from '../../src/cds-hooks/schemas.ts'
import { SERVICES, describeServices, withSiteCodes } from '../../src/cds-hooks/services.ts'
import { printPrefetchSheet } from '../../src/cli/prefetch-sheet.ts'
import { composeService } from '../../src/compose/compose-service.ts'
import { createFhirAccess } from '../../src/fhir-access/read-records.ts'
import { ASKED_CODES, ASKED_TABLES, searchOf } from '../../src/fhir/codes/asked.ts'
import { NOT_ASKED, SEARCHES, type Search } from '../../src/fhir/codes/table.ts'
import { siteCodesOf, type CodeMap } from '../../src/fhir/question/code-map.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { assess, evaluate } from '../../src/evaluate/evaluate.ts'
import { loadCardBook } from '../../src/content/card-book.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import type { Trace } from '../../src/evaluate/evaluate.ts'
import { parseBytes } from '../../src/http/parse-bytes.ts'
import { startServer } from '../../src/http/start-server.ts'
import { createFhirServer } from '../../src/sandbox/fhir-server.ts'
import { post, startApp } from '../http/start-app.ts'
import { UNHURRIED } from '../patience.ts'

const root = join(import.meta.dirname, '../..')
const words = {
  version: '1',
  topics: [],
  topicSystem: 's',
  overrideReasons: new Map<string, string>(),
  overrideSystem: 's',
}
const LAB = 'http://lab.example/tests'

// prettier-ignore
const CODE_MAP: CodeMap = {
  tests: [
    { system: LAB, code: 'H2IHC', is: 'her2-ihc' },
    { system: '1.2.3.4', code: 'H2 ISH&X', is: 'her2-ish' },
    { system: 'LAB', code: 'H2,R|$', is: 'her2-ratio' },
    { code: 'ER#1', is: 'er-percent' },
    { system: LAB, code: 'STG', is: 'stage-group' },
    { system: LAB, code: 'MET', is: 'metastasis-present' },
    { system: LAB, code: 'KI67', is: 'other-marker' },
    { system: LAB, code: 'SERUM', is: 'her2-serum' },
    { text: 'HER2 by words', is: 'her2-overall' },
    { system: LAB, code: 'H2IHC', text: 'again', is: 'her2-ihc' },
  ],
  answers: [{ system: LAB, code: 'A3', is: 'score-3' }],
  sites: [{ text: 'Leber', kind: 'distant', site: 'liver' }],
}
/** Everything of it that must not be seen outside. */
const OWN = /lab\.example|1\.2\.3\.4|H2IHC|H2%20ISH|ER%231|STG|A3\b/

/** Codes of a template or search: 'code' and 'category' alike. */
const codesOf = (query: string) => /[&?](?:code|category)=([^&]*)/.exec(query)?.[1]?.split(',') ?? []

describe('the table', () => {
  const rows = ASKED_TABLES.flat()

  test('every code that something is asked by is searched for, or it is written down why not', () => {
    expect(rows.length).toBeGreaterThan(150)
    for (const [system, code, , , asked] of rows) {
      const known = (SEARCHES as readonly string[]).includes(asked) || Object.hasOwn(NOT_ASKED, asked)
      expect([system, code, known]).toEqual([system, code, true])
    }
    for (const why of Object.values(NOT_ASKED)) expect(why.length).toBeGreaterThan(30)
  })

  test('each reason is somebody’s, and no code is asked for twice under one search', () => {
    const used = new Set<string>(rows.map(([, , , , asked]) => asked))
    expect(Object.keys(NOT_ASKED).filter((reason) => !used.has(reason))).toEqual([])
    for (const codes of Object.values(ASKED_CODES)) expect(new Set(codes).size).toBe(codes.length)
  })

  test.each([
    ['her2-ihc', 'her2'],
    ['cep17-copies', 'her2'],
    ['pathology-text', 'her2'],
    ['pgr-percent', 'receptors'],
    ['m-category', 'staging'],
    ['metastasis-present', 'staging'],
    ['her2-serum', undefined],
    ['other-marker', undefined],
  ] as const)('answers to %s come under %s', (question, search) => {
    expect(searchOf(question)).toBe(search)
  })
})

describe('who asks', () => {
  const asked = (search: Search) => [...ASKED_CODES[search]]
  const request = (prefetch: object = {}) =>
    ({ hook: 'order-sign', fhirServer: 'https://ehr.example/fhir', context: { patientId: 'p1' }, prefetch }) as unknown as HookRequest // prettier-ignore
  const client = describeUnknownClient([{ url: 'https://ehr.example/fhir', allowPrivateAddresses: false }])
  const service = SERVICES.find(({ hook }) => hook === 'order-sign')!

  async function listSearches(prefetch: object, codeMap?: CodeMap): Promise<readonly WantedKey[]> {
    let wanted: readonly WantedKey[] = []
    const sent = readPrefetch(prefetch, service, 'p1')
    const read = async (_server: unknown, keys: readonly WantedKey[]) => {
      wanted = keys
      return new Map<string, { value: unknown }>()
    }
    await completePrefetch(sent, request(prefetch), service, client, read, codeMap && siteCodesOf(codeMap))
    return wanted
  }

  test('discovery names exactly the asked codes', () => {
    for (const { hook, prefetch = {} } of describeServices().services) {
      for (const search of SEARCHES) {
        const template = prefetch[search]
        if (search === 'baseline' && hook !== 'order-sign') expect(template).toBeUndefined()
        else expect(codesOf(template ?? '')).toEqual(asked(search))
        const tooLong = (template?.length ?? 0) > 255 ? `${search} has ${template?.length} characters of 255: give a rarer code 'long'` : '' // prettier-ignore
        expect(tooLong).toBe('')
      }
    }
  })

  test('the sheet of an EHR names exactly the asked codes', () => {
    const sheet = printPrefetchSheet('epic', 'https://cds.example', words)
    const rows = sheet.split('\n').filter((line) => line.includes('(?:)') || /^\| `\w+` \| (?:mandatory|optional) \|/.test(line))
    for (const search of SEARCHES) {
      const own = rows.filter((row) => row.startsWith(`| \`${search}\` |`))
      expect(own.length).toBeGreaterThan(0)
      for (const row of own) expect(codesOf(row.replace(/` \|$/, ''))).toEqual(asked(search))
    }
  }) // prettier-ignore

  test("the service's own searches name exactly the asked codes", async () => {
    const wanted = await listSearches({})
    expect(wanted.map(({ key }) => key)).toEqual(service.prefetch.map(({ key }) => key))
    for (const search of SEARCHES) {
      expect(codesOf(wanted.find(({ key }) => key === search)?.query ?? '')).toEqual(asked(search))
    }
  })

  test("a site's own codes stand behind them, encoded, each once, under the search of their answers", async () => {
    const wanted = new Map((await listSearches({}, CODE_MAP)).map(({ key, query }) => [key, query]))
    const own = (search: Search) => codesOf(wanted.get(search) ?? '').slice(asked(search).length)
    expect(own('her2')).toEqual([
      'http://lab.example/tests%7CH2IHC',
      'urn:oid:1.2.3.4%7CH2%20ISH%26X',
      'H2%5C%2CR%5C%7C%5C%24',
    ])
    expect(own('receptors')).toEqual(['ER%231'])
    expect(own('staging')).toEqual(['http://lab.example/tests%7CSTG', 'http://lab.example/tests%7CMET'])
    expect([own('baseline'), own('reports')]).toEqual([[], []])
  })

  test('of a key that came along, they are searched for alone; without a map nothing is', async () => {
    const whole = Object.fromEntries(service.prefetch.map(({ key }) => [key, null]))
    expect(await listSearches(whole)).toEqual([])
    const wanted = await listSearches(whole, CODE_MAP)
    expect(wanted.map(({ key }) => key)).toEqual(['her2SiteCodes', 'receptorsSiteCodes', 'stagingSiteCodes'])
    expect(wanted[1]?.query).toBe('Observation?patient=p1&code=ER%231')
    const page = { resourceType: 'Bundle', link: [{ relation: 'next', url: 'https://ehr.example/fhir?page=2' }] }
    const begun = await listSearches({ ...whole, her2: page }, CODE_MAP)
    expect(begun.map(({ key }) => key)).toEqual(['her2', 'her2SiteCodes', 'receptorsSiteCodes', 'stagingSiteCodes'])
  })

  test('the sheet of the site holds them, and says so; longer templates are named', () => {
    const sheet = printPrefetchSheet('epic', 'https://cds.example', words, siteCodesOf(CODE_MAP))
    for (const row of service.prefetch) expect(sheet).toContain(`\`${withSiteCodes(row, siteCodesOf(CODE_MAP))}\``)
    expect(sheet).toContain('discovery, which is public, does not')
    expect(sheet).toContain('Longer than 255 characters: `her2`')
    expect(printPrefetchSheet('epic', 'https://cds.example', words)).not.toMatch(/Longer than|own codes from/)
  })
})

test("a site's own codes never stand in the public discovery", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
  try {
    const file = join(folder, 'codes.json')
    writeFileSync(file, JSON.stringify(CODE_MAP))
    const { app, log, readiness } = composeService({ AUTH: 'off', CODE_MAP: file, LOG_LEVEL: 'silent', ...UNHURRIED })
    const server = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
    const base = `http://127.0.0.1:${server.port}`
    for (const path of ['/cds-services', '/openapi.json', '/version', '/readyz']) {
      expect(await (await fetch(base + path)).text()).not.toMatch(OWN)
    }
    expect(await (await fetch(`${base}/cds-services`)).json()).toEqual(JSON.parse(JSON.stringify(describeServices())))
    await server.stop()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

describe('against a FHIR server', () => {
  const access = createFhirAccess((bytes) => parseBytes(bytes, parseExactJson))
  const traces: Trace[] = []
  const asked: string[] = []
  let fhirServer: string
  let base: string
  const stops: (() => unknown)[] = []
  const subject = { reference: 'Patient/p1' }
  const local = (id: string, code: object, value: object) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [code] },
    subject,
    ...value,
  })

  beforeAll(async () => {
    const fhir = createFhirServer()
    const resources = [
      { resourceType: 'Patient', id: 'p1' },
      { resourceType: 'Condition', id: 'c', subject, code: { coding: [{ system: 'http://snomed.info/sct', code: '254837009' }] } },
      local('ihc', { system: LAB, code: 'H2IHC' }, { valueCodeableConcept: { coding: [{ system: LAB, code: 'A3' }] } }),
      local('er', { system: 'http://other.example', code: 'ER#1' }, { valueQuantity: { value: 90, unit: '%' } }),
      local('stage', { system: LAB, code: 'STG' }, { valueCodeableConcept: { text: 'IV' } }),
      local('foreign', { system: 'http://other.example', code: 'H2IHC' }, { valueString: '0' }),
    ] // prettier-ignore
    const entry = resources.map((resource) => ({ resource: resource as Resource }))
    await fhir.load({ resourceType: 'Bundle', type: 'collection', entry })
    const server = createServer((req, res) => {
      asked.push(String(req.url))
      fhir.app(req, res)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    fhirServer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const book = loadCardBook(join(root, 'cards'))
    const site = { settings: DEFAULT_SETTINGS, codeMap: CODE_MAP }
    const app = await startApp({
      unknownClient: describeUnknownClient([{ url: fhirServer, allowPrivateAddresses: true }], 30_000),
      readRecords: access.readRecords,
      siteCodesOf: () => siteCodesOf(LARGE ?? CODE_MAP),
      evaluate: (request, records, notRead) => {
        const evaluation = evaluate({ request, records, notRead }, site, book, '2026-11-28', randomUUID)
        traces.push(evaluation.trace)
        return evaluation
      },
    })
    base = app.base
    stops.push(() => app.stop(), () => server.close(), () => access.close()) // prettier-ignore
  })
  let LARGE: CodeMap | undefined
  beforeEach(() => {
    LARGE = undefined
    asked.length = 0
  })
  afterAll(async () => {
    for (const stop of stops) await stop()
  })

  async function call(prefetch?: object): Promise<Trace> {
    const response = await post(`${base}/cds-services/her2-patient-view`, {
      hook: 'patient-view',
      hookInstance: randomUUID(),
      fhirServer,
      context: { userId: 'Practitioner/1', patientId: 'p1' },
      ...(prefetch && { prefetch }),
    })
    expect(response.status).toBe(200)
    return traces.at(-1)!
  }

  function expectFound({ evidence, notRead }: Trace): void {
    expect(evidence.results).toMatchObject([{ reference: 'Observation/ihc', score: '3+' }])
    expect(evidence.receptors).toMatchObject([{ receptor: 'ER', percent: { text: '90' } }])
    expect(evidence.stageGroup).toMatchObject({ words: 'IV' })
    expect(notRead).toEqual([])
  }

  test('a record with local codes alone is found where the service reads it', async () => {
    expectFound(await call())
    expect(asked.some((url) => url.includes('H2IHC'))).toBe(true)
  })

  test('and where the client sent its searches, which hold none of them', async () => {
    const conditions = (await (await fetch(`${fhirServer}/Condition?patient=p1`)).json()) as object
    asked.length = 0
    const none = Object.fromEntries(SERVICES[0]!.prefetch.map(({ key }) => [key, null]))
    expectFound(await call({ ...none, conditions }))
    expect(asked).toHaveLength(3)
  })

  test('a map of many codes is searched in several URLs, and each result is read once', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ system: LAB, code: `OLD${index}`, is: 'her2-ihc' as const }))
    LARGE = { ...CODE_MAP, tests: [...many, ...(CODE_MAP.tests ?? [])] }
    expectFound(await call())
    const searches = asked.filter((url) => url.includes('OLD') || url.includes('H2IHC'))
    expect(searches.length).toBeGreaterThan(5)
    for (const url of asked) expect(url.length).toBeLessThan(1600)
  }) // prettier-ignore

  test('where the search for them fails, nothing is said to be missing', async () => {
    const failing = await startApp({
      unknownClient: describeUnknownClient([{ url: fhirServer, allowPrivateAddresses: true }], 30_000),
      readRecords: async (_server, wanted) => new Map(wanted.map(({ key }) => [key, { notRead: 'status 503' as const }])),
      siteCodesOf: () => siteCodesOf(CODE_MAP),
      evaluate: (request, records, notRead) => {
        const site = { settings: DEFAULT_SETTINGS, codeMap: CODE_MAP }
        return evaluate({ request, records, notRead }, site, loadCardBook(join(root, 'cards')), '2026-11-28', randomUUID)
      },
    })
    stops.push(() => failing.stop())
    const conditions = (await (await fetch(`${fhirServer}/Condition?patient=p1`)).json()) as object
    const none = Object.fromEntries(SERVICES[0]!.prefetch.map(({ key }) => [key, null]))
    const response = await post(`${failing.base}/cds-services/her2-patient-view`, {
      hook: 'patient-view',
      hookInstance: randomUUID(),
      fhirServer,
      context: { userId: 'Practitioner/1', patientId: 'p1' },
      prefetch: { ...none, conditions },
    })
    expect(response.status).toBe(412)
    expect(await response.text()).toContain('prefetch key her2 is required: the FHIR server answered with status 503')
  }) // prettier-ignore

  test('a part that was not read counts as its key', () => {
    const request = { hook: 'order-sign' as const, context: { userId: 'Practitioner/1', patientId: 'p1' } }
    const withheldOf = (key: string) =>
      assess({ request, records: [], notRead: [key] }, { settings: DEFAULT_SETTINGS }, '2026-11-28').withheld
    expect(withheldOf('receptorsSiteCodes')).toEqual(withheldOf('receptors'))
    expect(withheldOf('baselineSiteCodes')).toEqual(withheldOf('baseline'))
  })
})
