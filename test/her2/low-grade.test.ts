/** RULES RT-4, card PV-6: a positive core biopsy of a low-grade cancer, and all that keeps the card away. */
import { consider } from '../../src/her2/considerations/consider.ts'
import type { Evidence, HistologyStatement, SpecimenFacts } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { breastCancer, evidence, ihc, receptor, specimen } from './evidence-builders.ts'

const core = specimen('core', { collectedOn: '2026-09-02', laterality: 'left', procedure: 'biopsy' })
const excision = specimen('excision', { collectedOn: '2026-10-02', laterality: 'left', procedure: 'surgery' })
const told = (fields: Partial<HistologyStatement>, of: SpecimenFacts = core): HistologyStatement => ({
  ...{ reference: `Observation/${JSON.stringify(fields).length}`, reportStatus: 'final', reports: [] },
  ...{ specimen: of, ...fields },
})
const grade1 = told({ grade: '1' })
const receptors = [receptor({ words: 'positive' }), receptor({ receptor: 'PgR', percent: { text: '60' } })]
const positive = ihc({ score: '3+', specimen: core })
const find = (fields: Partial<Evidence>) => {
  const all = evidence({ results: [positive], receptors, diagnoses: [breastCancer({ laterality: 'left' })], ...fields })
  const { considerations } = consider(all, DEFAULT_SETTINGS, '2026-11-22')
  return considerations.find(({ key }) => key === 'lowGradePositive')
}

test.each(['ductal', 'lobular', 'tubular', 'mucinous', 'cribriform', 'adenoid cystic'] as const)('%s', (type) => {
  const found = find({ histology: [grade1, told({ type })] })
  expect(found).toMatchObject({ because: ['RT-4'], lowGrade: { type }, classification: { overexpression: 'positive' } })
})

test('a special type needs no receptors; ductal and lobular need both', () => {
  const of = (type: 'tubular' | 'ductal', er: Evidence['receptors']) =>
    find({ histology: [grade1, told({ type })], receptors: er }) !== undefined
  expect([of('tubular', []), of('ductal', []), of('ductal', receptors.slice(0, 1))]).toEqual([true, false, false])
  expect(of('ductal', [receptors[0]!, receptor({ receptor: 'PgR', percent: { text: '0' } })])).toBe(false)
  expect(of('ductal', [receptor({ percent: { text: '5' } }), receptors[1]!])).toBe(true)
})

const tubular = told({ type: 'tubular' })
// prettier-ignore
test.each([
  ['grade 2', { histology: [told({ grade: '2' }), tubular] }],
  ['no grade', { histology: [tubular] }],
  ['no type', { histology: [grade1] }],
  ['nothing', {}],
  ['a grade that was not understood beside it', { histology: [grade1, told({ grade: 'unclear' }), tubular] }],
  ['another grade of the same tumour', { histology: [grade1, told({ grade: '3' }, excision), tubular] }],
  ['a mixed type', { histology: [grade1, tubular, told({ type: 'other' })] }],
  ['a type that is not listed', { histology: [grade1, told({ type: 'other' })] }],
  ['a preliminary grade', { histology: [told({ grade: '1', reportStatus: 'preliminary' }), tubular] }],
  ['a replaced grade', { histology: [told({ grade: '1', replacedBy: 'Observation/x' }), tubular] }],
  ['an excision', { results: [ihc({ score: '3+', specimen: excision })], histology: [grade1, tubular] }],
  ['an unnamed procedure', { results: [ihc({ score: '3+', specimen: specimen('core', { collectedOn: '2026-09-02' }) })], histology: [grade1, tubular] }],
  ['a negative core', { results: [ihc({ score: '1+', specimen: core })], histology: [grade1, tubular] }],
  ['a repeat on the excision', { results: [positive, ihc({ score: '3+', specimen: excision })], histology: [grade1, tubular] }],
  ['a second stain of the core', { results: [positive, ihc({ score: '3+', specimen: core })], histology: [grade1, tubular] }],
  ['a repeat ordered', { histology: [grade1, tubular], orders: [{ reference: 'ServiceRequest/1', test: 'her2', state: 'active', on: '2026-11-18', reasons: [] }] }],
  ['an old core', { results: [ihc({ score: '3+', specimen: { ...core, collectedOn: '2020-09-02' } })], histology: [grade1, tubular] }],
] as const satisfies readonly (readonly [string, Partial<Evidence>])[])('quiet with %s', (_what, fields) => {
  expect(find(fields)).toBeUndefined()
})

test('of two tumours, only the grade and type of its own count', () => {
  const right = specimen('r', { collectedOn: '2026-09-02', laterality: 'right', procedure: 'biopsy' })
  const two = {
    diagnoses: [
      breastCancer({ laterality: 'left' }),
      breastCancer({ reference: 'Condition/right', laterality: 'right' }),
    ],
    results: [positive, ihc({ score: '1+', specimen: right })],
  }
  const ofRight = [told({ grade: '3' }, right), told({ type: 'lobular' }, right)]
  expect(find({ ...two, histology: [grade1, tubular, ...ofRight] })).toMatchObject({ lowGrade: { type: 'tubular' } })
  expect(find({ ...two, histology: [told({ grade: '1' }, right), told({ type: 'tubular' }, right)] })).toBeUndefined()
  // A grade that names no side may be of either: it is not taken for the grade of one.
  const nowhere: SpecimenFacts = { siteKind: 'unknown' }
  expect(find({ ...two, histology: [told({ grade: '1' }, nowhere), tubular] })).toBeUndefined()
})
