/** RULES RT-10 and RT-11, card PV-13: several invasive tumours, of which not all were tested. */
import { consider } from '../../src/her2/considerations/consider.ts'
import type { Evidence, HistologyStatement, SpecimenFacts } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { breastCancer, evidence, ihc, specimen, unreadable } from './evidence-builders.ts'

const of = (key: string, laterality: 'left' | 'right', facts: Partial<SpecimenFacts> = {}) =>
  specimen(key, { collectedOn: '2026-09-02', procedure: 'biopsy', laterality, ...facts })
const [left, right] = [of('left', 'left'), of('right', 'right')]
const both = [
  breastCancer({ reference: 'Condition/left', laterality: 'left', on: '2026-09-01' }),
  breastCancer({ reference: 'Condition/right', laterality: 'right', on: '2025-09-01' }),
]
const tested = ihc({ score: '3+', specimen: left })
const find = (fields: Partial<Evidence>) => {
  const all = evidence({ diagnoses: both, results: [tested], specimens: [left], ...fields })
  return consider(all, DEFAULT_SETTINGS, '2026-11-22').considerations.find(({ key }) => key === 'multipleTumors')
}

test('a tumour on each side, HER2 on one', () => {
  expect(find({})).toMatchObject({
    because: ['RT-10', 'RT-11'],
    several: { of: 'sides', recorded: 2, tested: 1, side: 'right', isAskedFor: true },
    diagnosis: { reference: 'Condition/right' },
  })
  expect(find({ specimens: [left, right] })).toMatchObject({ target: { reference: 'Specimen/right' } })
  const bilateral = [breastCancer({ laterality: 'bilateral' })]
  expect(find({ diagnoses: bilateral })).toMatchObject({ several: { side: 'right' } })
})

const sideless = specimen('s', { collectedOn: '2026-09-02' })
// prettier-ignore
test.each([
  ['both tested', { results: [tested, ihc({ score: '1+', specimen: right })] }],
  ['none tested', { results: [] }],
  ['none but one that was not read', { results: [unreadable({ specimen: left })] }],
  ['one tumour', { diagnoses: both.slice(0, 1) }],
  ['the other in situ', { diagnoses: [both[0]!, { ...both[1]!, kind: 'breast-in-situ' }] }],
  ['the other not confirmed', { diagnoses: [both[0]!, { ...both[1]!, unconfirmed: true }] }],
  ['the other over', { diagnoses: [both[0]!, { ...both[1]!, activity: 'inactive' }] }],
  ['a result that may be of either', { results: [tested, ihc({ score: '1+', specimen: sideless })] }],
  ['a result of the other that was not read', { results: [tested, unreadable({ specimen: right })] }],
  ['a report that was not read and may be of the other', { unreadReports: [unreadable({ specimen: { siteKind: 'unknown' }, performedOn: '2026-09-20' })] }],
  ['HER2 ordered a week ago', { orders: [{ reference: 'ServiceRequest/1', test: 'her2', state: 'active', on: '2026-11-15', reasons: [] }] }],
] as const satisfies readonly (readonly [string, Partial<Evidence>])[])('quiet with %s', (_what, fields) => {
  expect(find(fields)).toBeUndefined()
})

test('an order that is older than two weeks is told with its day', () => {
  const orders = [
    { reference: 'ServiceRequest/1', test: 'her2', state: 'active', on: '2026-10-15', reasons: [] },
  ] as const
  expect(find({ orders })).toMatchObject({ pending: { since: '2026-10-15' } })
})

describe('foci of one breast', () => {
  const other = of('other', 'left')
  const says = (at: SpecimenFacts, fields: Partial<HistologyStatement>): HistologyStatement => ({
    ...{ reference: `Observation/${at.key}`, reportStatus: 'final', reports: [], specimen: at },
    ...fields,
  })
  const findFocus = (fields: Partial<Evidence>) =>
    find({ diagnoses: both.slice(0, 1), specimens: [left, other], ...fields })

  test.each([
    ['higher grade', says(left, { grade: '1' }), says(other, { grade: '3' }), true],
    ['lower grade', says(left, { grade: '3' }), says(other, { grade: '1' }), false],
    ['another type', says(left, { type: 'ductal' }), says(other, { type: 'lobular' }), true],
  ])('%s: told; asked for as the guideline asks', (_what, one, two, isAskedFor) => {
    expect(findFocus({ histology: [one, two] })).toMatchObject({
      several: { of: 'foci', recorded: 2, tested: 1, isAskedFor },
      target: { reference: 'Specimen/other' },
    })
  })

  const [low, high] = [says(left, { grade: '1' }), says(other, { grade: '3' })]
  const moved = (facts: Partial<SpecimenFacts>) => {
    const sample = { ...other, ...facts }
    return { specimens: [left, sample], histology: [low, says(sample, { grade: '3' })] }
  }
  // prettier-ignore
  test.each([
    ['of the same grade', { histology: [low, says(other, { grade: '1' })] }],
    ['of which one has neither grade nor type', { histology: [low] }],
    ['of which one has a grade and the other a type', { histology: [low, says(other, { type: 'lobular' })] }],
    ['with a grade that was not understood', { histology: [low, says(other, { grade: 'unclear' })] }],
    ['with two grades', { histology: [low, high, says(other, { grade: '2' })] }],
    ['with a preliminary grade', { histology: [low, says(other, { grade: '3', reportStatus: 'preliminary' })] }],
    ['both tested', { histology: [low, high], results: [tested, ihc({ score: '1+', specimen: other })] }],
    ['the other not read', { histology: [low, high], results: [tested, unreadable({ specimen: other })] }],
    ['none tested', { histology: [low, high], results: [] }],
    ['that are core and excision', moved({ procedure: 'surgery' })],
    ['of two days', moved({ collectedOn: '2026-09-09' })],
    ['of a month', { ...moved({ collectedOn: '2026-09' }) }],
    ['of which one is a node', moved({ siteKind: 'regional-node' })],
  ] as const satisfies readonly (readonly [string, Partial<Evidence>])[])('quiet with foci %s', (_what, fields) => {
    expect(findFocus(fields)).toBeUndefined()
  })
})
