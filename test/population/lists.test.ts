/** Thirty patients, each with the lists on which a reader of the chart would look for it: what is on a list, and what is not. */
import { rmSync } from 'node:fs'
import { BOARD_LISTS } from '../../src/population/board-lists.ts'
import { ndjson, newFolder, readText, runPopulation, writeExport } from './run-population.ts'

const LOINC = 'http://loinc.org'
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
type Made = (id: string) => readonly object[]

const of = (id: string) => ({ subject: { reference: `Patient/${id}` } })
const condition =
  (code: string, on: string): Made =>
  (id) => [
    {
      ...{ resourceType: 'Condition', id: `${id}-${code}`, ...of(id), recordedDate: on },
      code: { coding: [{ system: ICD, code }] },
    },
  ]
const cancer = condition('C50.912', '2026-08-28')
const bone = condition('C79.51', '2026-09-20')
const sample =
  (name: string, site: string, on: string): Made =>
  (id) => [
    {
      ...{ resourceType: 'Specimen', id: `${id}-${name}`, ...of(id), type: { text: 'Core needle biopsy' } },
      collection: { collectedDateTime: on, bodySite: { text: site } },
    },
  ]
const breast = sample('s', 'left breast', '2026-08-30')
const found =
  (code: string, value: string | number, more: object = {}): Made =>
  (id) => [
    {
      ...{ resourceType: 'Observation', id: `${id}-${code}-${value}`.replace(/[^\w.-]/g, 'x').slice(0, 60) },
      ...{ status: 'final', ...of(id), effectiveDateTime: '2026-09-01' },
      code: { coding: [{ system: LOINC, code }] },
      specimen: { reference: `Specimen/${id}-s` },
      ...(typeof value === 'number' ? { valueQuantity: { value } } : { valueString: value }),
      ...more,
    },
  ]
const ihc = (value: string, more: object = {}) => found('85319-2', value, more)
const ish = (value: string, more: object = {}) => found('85318-4', value, more)
const ratio = (value: number) => found('49683-6', value)
const copies = (value: number) => found('74860-8', value)
const erPositive = found('16112-5', 'Positive')
const given =
  (rxnorm: string, words: string): Made =>
  (id) => [
    {
      ...{ resourceType: 'MedicationAdministration', id: `${id}-drug`, status: 'completed', ...of(id) },
      medicationCodeableConcept: {
        coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: rxnorm, display: words }],
        text: words,
      },
      effectiveDateTime: '2026-10-01',
    },
  ]
const early = [cancer, breast, erPositive]
const metastatic = [...early, bone]
const old = [condition('C50.912', '2016-02-01'), sample('s', 'left breast', '2016-02-03')]
const onOld = { effectiveDateTime: '2016-02-08' }

// prettier-ignore
const CHARTS: readonly (readonly [chart: string, made: readonly Made[], lists: readonly string[]])[] = [
  ['2+ and nothing more',                      [...early, ihc('2+')],                                            ['reflexIsh']],
  ['2+, metastatic',                           [...metastatic, ihc('2+')],                                       ['reflexIsh']],
  ['2+, ISH not amplified',                    [...early, ihc('2+'), ish('not amplified')],                      []],
  ['2+, ISH amplified',                        [...early, ihc('2+'), ish('amplified')],                          []],
  ['2+ of ten years ago',                      [...old, ihc('2+', onOld)],                                       []],
  ['1+',                                       [...early, ihc('1+')],                                            []],
  ['1+, metastatic',                           [...metastatic, ihc('1+')],                                       ['metastaticLow']],
  ['2+ and not amplified, metastatic',         [...metastatic, ihc('2+'), ish('not amplified')],                 ['metastaticLow']],
  ['1+, metastatic, T-DXd was given',          [...metastatic, ihc('1+'), given('2267582', 'fam-trastuzumab deruxtecan-nxki')], []],
  ['0 with staining, metastatic',              [...metastatic, ihc('0, incomplete faint membrane staining in 5% of tumor cells')], ['metastaticUltralow']],
  ['0 without staining, metastatic',           [...metastatic, ihc('0, no membrane staining')],                  []],
  ['0, metastatic, endocrine therapy since',   [...metastatic, ihc('0'), given('72965', 'letrozole')],           ['zeroUnspecified']],
  ['0',                                        [...early, ihc('0')],                                             []],
  ['3+',                                       [...early, ihc('3+')],                                            []],
  ['3+, metastatic',                           [...metastatic, ihc('3+')],                                       []],
  ['3+, tissue of a liver of which nothing is said', [...metastatic, ihc('3+'), sample('m', 'liver', '2026-09-25')], []],
  ['a value that is none',                     [...early, ihc('blue')],                                          ['her2Unread']],
  ['a score that there is not',                [...early, ihc('4+')],                                            ['her2Unread']],
  ['no HER2 result',                           [...early],                                                       ['her2Missing']],
  ['no HER2 result, ten years ago',            [...old],                                                         []],
  ['no cancer',                                [],                                                               []],
  ['3+ and 0 of one specimen',                 [...early, ihc('3+'), ihc('0')],                                  ['her2Discordant']],
  ['3+ and not amplified',                     [...early, ihc('3+'), ish('not amplified')],                      ['her2Discordant']],
  ['indeterminate',                            [...early, ihc('indeterminate')],                                 ['her2Indeterminate']],
  ['group 2, no IHC',                          [...early, ratio(2.1), copies(3.5)],                              ['concurrentIhc']],
  ['group 4, no IHC',                          [...early, ratio(1.5), copies(4.5)],                              ['concurrentIhc']],
  ['group 2, 2+',                              [...early, ihc('2+'), ratio(2.1), copies(3.5)],                   ['ishRecount']],
  ['group 5, 2+',                              [...early, ihc('2+'), ratio(1.1), copies(2.5)],                   []],
  ['3+, tissue of the bone not tested',        [...metastatic, ihc('3+'), sample('m', 'bone', '2026-09-25')],    ['metastaticRetest']],
  ['preliminary 3+',                           [...early, ihc('3+', { status: 'preliminary' })],                 []],
]

const idOf = (index: number) => `p${String(index).padStart(2, '0')}`

test('each of thirty patients is on the lists that its chart asks for, and on no other', async () => {
  const resources = CHARTS.flatMap(([, made], index) => [
    { resourceType: 'Patient', id: idOf(index), gender: 'female' },
    ...made.flatMap((make) => make(idOf(index))),
  ])
  const folder = writeExport({ 'all.ndjson': ndjson(...resources) })
  const out = newFolder()
  const { code } = await runPopulation(folder, out)
  const listed = BOARD_LISTS.flatMap(({ key }) =>
    readText(out, 'lists', `${key}.csv`)
      .split('\r\n')
      .slice(1)
      .filter(Boolean)
      .map((line) => ({ key, patient: line.split(',')[0] })),
  )
  for (const place of [folder, out]) rmSync(place, { recursive: true, force: true })
  const found = CHARTS.map(([chart], index) => ({
    chart,
    lists: listed.filter(({ patient }) => patient === `Patient/${idOf(index)}`).map(({ key }) => key),
  }))
  expect({ code, found }).toEqual({ code: 0, found: CHARTS.map(([chart, , lists]) => ({ chart, lists })) })
})
