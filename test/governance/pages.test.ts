/** What a board reads: source attributes, intended use, criterion 4; printed, up to date, and true of the program. */
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPseudonyms } from '../../src/audit/pseudonyms.ts'
import { loadCardBook } from '../../src/content/card-book.ts'
import { governancePages } from '../../src/governance/list-pages.ts'
import { cardCitations, sourceAttributes } from '../../src/governance/source-attributes.ts'
import { CARD_KEYS } from '../../src/her2/considerations/considerations.ts'
import { findSource } from '../../src/her2/tables/sources.ts'

const root = join(import.meta.dirname, '..', '..')
const book = loadCardBook(join(root, 'cards'), '2026-11-28')

test.each(governancePages(book))('docs/governance/$file is up to date', ({ file, markdown }) => {
  expect(readFileSync(join(root, 'docs', 'governance', file), 'utf8')).toBe(markdown)
})

describe('source attributes', () => {
  test('are thirteen, in the order of the rule', () => {
    expect(sourceAttributes(book).map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1))
  })

  test('every card cites a source with its year and the day on which it was compared', () => {
    const cards = cardCitations(book)
    expect(cards.map(({ card }) => card).toSorted()).toEqual(CARD_KEYS.toSorted())
    for (const { citations } of cards) {
      expect(citations.length).toBeGreaterThan(0)
      for (const { year, compared } of citations) {
        expect(year).toBeGreaterThan(2000)
        expect(compared).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      }
    }
    expect(cards.find(({ card }) => card === 'reflexIsh')?.citations[0]?.doi).toBe(findSource('asco-cap-2018')?.doi)
  })

  test('the command gives them as JSON, with versions and how many cards are approved', async () => {
    const program = [join(root, 'bin', 'her2-cds.js'), 'source-attributes']
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', ...program])
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ intervention: 'her2-cds', certifiedHealthIt: false, version },
      ...{ approved: 0, all: CARD_KEYS.length },
      knowledge: expect.stringMatching(/^[0-9a-f]{12}$/),
    })
  }, 30_000)

  /** Everything that reads a Patient, as source text. */
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:her2|fhir|evaluate)[\\/].*\.ts$/.test(file) && !/[\\/]words[\\/]|[\\/]codes[\\/]/.test(file))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))

  test.each([
    ['race', /us-core-race|\brace\b/],
    ['ethnicity', /us-core-ethnicity|ethnicity/],
    ['sexual orientation', /sexual-?orientation/i],
    ['gender identity', /gender-?identity/i],
    ['social determinants', /\bsdoh\b|social-history/i],
  ])('%s is not used: nothing reads it', (_attribute, name) => {
    expect(sources.filter((text) => name.test(text))).toEqual([])
  })

  test('sex and date of birth are stated as used, since something reads them', () => {
    expect(sources.some((text) => /\bbirthDate\b/.test(text))).toBe(true)
    expect(sources.some((text) => /\['gender'\]/.test(text))).toBe(true)
    const used = sourceAttributes(book).filter((one) => one.number > 4 && one.used)
    expect(used.map(({ attribute }) => attribute)).toEqual(['use of sex', 'use of date of birth'])
  })
})

test('criterion 4: a card with options names no action among them; one option alone is a question', () => {
  const withOptions = [...book.cards.values()].filter(({ suggestions }) => suggestions.length > 0)
  expect(withOptions.filter(({ brief }) => !brief.includes('no action')).map(({ key }) => key)).toEqual([])
  const alone = withOptions.flatMap(({ suggestions }) => (suggestions.length === 1 ? suggestions : []))
  expect(alone).toHaveLength(7)
  expect(alone.filter(({ kind }) => !kind.startsWith('ask-'))).toEqual([])
})

test('the data-protection sheet names every table of the store', () => {
  const schema = readFileSync(join(root, 'src', 'storage', 'schema.ts'), 'utf8')
  const [, body = ''] = /interface Tables \{([^}]+)\}/.exec(schema) ?? []
  const tables = [...body.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name)
  expect(tables.length).toBeGreaterThan(10)
  const sheet = readFileSync(join(root, 'docs', 'governance', 'data-protection.md'), 'utf8')
  expect(tables.filter((name) => !sheet.includes(`\`${name}\``))).toEqual([])
})

test('the line of the data-protection sheet gives the name under which a patient is stored', async () => {
  const sheet = readFileSync(join(root, 'docs', 'governance', 'data-protection.md'), 'utf8')
  const [, line = ''] = /```sh\n(printf .+)\n```/.exec(sheet) ?? []
  const key = 'f'.repeat(64)
  const { stdout } = await promisify(execFile)('sh', ['-c', line], { env: { ...process.env, PATIENT_KEY: key } })
  expect(stdout.trim()).toBe(createPseudonyms(key).patient('north-hospital', '123'))
})

test('for every card somebody is proposed who signs it, and for every table somebody who reads it', () => {
  const page = readFileSync(join(root, 'docs', 'governance', 'sign-off.md'), 'utf8')
  const [, who = ''] = /## Who\n([\s\S]*?)\n## /.exec(page) ?? []
  const named = [...who.matchAll(/`(\w+)`/g)].map(([, key = '']) => key)
  expect(named.toSorted()).toEqual(CARD_KEYS.toSorted())
  const tables = readdirSync(join(root, 'docs', 'tables'))
  expect(tables.filter((file) => !page.includes(`(../tables/${file})`))).toEqual([])
})

test('forty questions, each with the place of its answer', () => {
  const page = readFileSync(join(root, 'docs', 'governance', 'README.md'), 'utf8')
  const questions = page.split('\n').filter((line) => /^\d+\. /.test(line))
  expect(questions.map((line) => Number.parseInt(line, 10))).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
  for (const question of questions) expect(question).toMatch(/^\d+\. \*\*[^*]+\?\*\* .*\]\([^)]+\)/)
})

test('each guide says what to configure, what staff see, how to try it and how to begin in shadow', () => {
  const folder = join(root, 'docs', 'ehr')
  const guides = readdirSync(folder).filter((file) => file !== 'README.md')
  expect(guides.length).toBeGreaterThanOrEqual(6)
  const index = readFileSync(join(folder, 'README.md'), 'utf8')
  for (const guide of guides) {
    const text = readFileSync(join(folder, guide), 'utf8')
    expect(index).toContain(`(${guide})`)
    for (const asked of [/client profile|What to configure/, /try it/i, /shadow/i]) expect(text).toMatch(asked)
  }
})
