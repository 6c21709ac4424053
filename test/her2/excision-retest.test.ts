/** RULES RT-3, card PV-9: a negative core, an untested excision, and all that keeps the card away. */
import { readEvidence } from '../../src/fhir/read-evidence.ts'
import { consider } from '../../src/her2/considerations/consider.ts'
import type { Evidence, HistologyStatement, SpecimenFacts, Treatment } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { breastCancer, evidence, ihc, specimen, unreadable } from './evidence-builders.ts'

const core = specimen('core', { collectedOn: '2026-09-02', laterality: 'left', procedure: 'biopsy' })
const excision = specimen('excision', { collectedOn: '2026-10-02', laterality: 'left', procedure: 'surgery' })
const scant: SpecimenFacts = { ...core, scant: true }
const told = (fields: Partial<HistologyStatement>, of: SpecimenFacts): HistologyStatement => ({
  ...{ reference: `Observation/${of.key}-${JSON.stringify(fields)}`, reportStatus: 'final', reports: [] },
  ...{ specimen: of, ...fields },
})
const grade = (of: '1' | '2' | '3', at: SpecimenFacts) => told({ grade: of }, at)
const type = (of: 'ductal' | 'lobular' | 'tubular' | 'other', at: SpecimenFacts) => told({ type: of }, at)
const course = (fields: Partial<Treatment>): Treatment => ({
  ...{ reference: 'MedicationRequest/1', kind: 'chemotherapy', words: 'paclitaxel', state: 'past' },
  ...fields,
})
const find = (fields: Partial<Evidence>, settings = {}, notRead: Parameters<typeof consider>[3] = []) => {
  const [of] = fields.specimens ?? [core]
  const all = evidence({
    ...{ results: [ihc({ score: '1+', specimen: of ?? core })], diagnoses: [breastCancer({ laterality: 'left' })] },
    ...{ specimens: [core, excision], ...fields },
  })
  const { considerations } = consider(all, { ...DEFAULT_SETTINGS, ...settings }, '2026-11-22', notRead)
  return considerations.find(({ key }) => key === 'excisionRetest')
}
const unlike = [grade('3', excision), type('ductal', excision), type('lobular', core)]

// prettier-ignore
test.each([
  ['RT-3c', 'another type', { histology: unlike }],
  ['RT-3c', 'grade 1 in the core', { histology: [grade('3', excision), grade('1', core)] }],
  ['RT-3b', 'little tumour in the core', { specimens: [scant, excision] }],
  ['RT-3d', 'the core in something else than formalin', { specimens: [{ ...core, fixation: 'other' }, excision] }],
] as const satisfies readonly (readonly [string, string, Partial<Evidence>])[])('%s: %s', (criterion, _what, fields) => {
  expect(find(fields)).toMatchObject({
    ...{ because: ['RT-3'], retest: { criterion }, target: { reference: 'Specimen/excision' } },
    classification: { overexpression: 'negative', specimen: { reference: 'Specimen/core' } },
  })
})

test('grade 3 alone counts where the site wants it', () => {
  const histology = [grade('3', excision), grade('2', core), type('ductal', core), type('ductal', excision)]
  expect(find({ histology })).toBeUndefined()
  expect(find({ histology }, { excisionRetestGrade3: true })).toMatchObject({ retest: { criterion: 'RT-3a' } })
  expect(find({ histology: [grade('2', excision)] }, { excisionRetestGrade3: true })).toBeUndefined()
})

test('until two weeks after an order it waits, then it says since when', () => {
  const ordered = (on: string) => ({
    ...{ histology: unlike },
    orders: [{ reference: 'ServiceRequest/1', test: 'her2', state: 'active', on, reasons: [] }] as const,
  })
  expect(find(ordered('2026-11-08'))).toBeUndefined()
  expect(find(ordered('2026-11-07'))).toMatchObject({ pending: { since: '2026-11-07' } })
})

const right = { ...excision, key: 'r', reference: 'Specimen/r', laterality: 'right' } as const
const two = [breastCancer({ laterality: 'left' }), breastCancer({ reference: 'Condition/r', laterality: 'right' })]
const { laterality: _side, ...sideless } = excision
// prettier-ignore
test.each([
  ['no criterion', {}],
  ['grade 3 in the core alone', { histology: [grade('3', core), type('ductal', excision), type('lobular', core)] }],
  ['another type of grade 2', { histology: [grade('2', excision), type('ductal', excision), type('lobular', core)] }],
  ['a type of the core that nobody states', { histology: [grade('3', excision), type('ductal', excision)] }],
  ['a second grade of the excision', { histology: [...unlike, grade('2', excision)] }],
  ['a preliminary grade', { histology: [told({ grade: '3', reportStatus: 'preliminary' }, excision), ...unlike.slice(1)] }],
  ['a replaced grade', { histology: [told({ grade: '3', replacedBy: 'Observation/x' }, excision), ...unlike.slice(1)] }],
  ['a positive core', { histology: unlike, results: [ihc({ score: '3+', specimen: core })] }],
  ['an equivocal core', { histology: unlike, results: [ihc({ score: '2+', specimen: core })] }],
  ['a core of a node', { histology: unlike, results: [ihc({ score: '1+', specimen: { ...core, siteKind: 'regional-node' } })] }],
  ['no excision', { histology: unlike, specimens: [core] }],
  ['an excision before the core', { histology: unlike, specimens: [core, { ...excision, collectedOn: '2026-08-01' }] }],
  ['an excision without a day', { histology: unlike, specimens: [core, { key: 'excision', reference: 'Specimen/excision', siteKind: 'breast', procedure: 'surgery' }] }],
  ['a result on the excision', { histology: unlike, results: [ihc({ score: '1+', specimen: core }), ihc({ score: '0', specimen: excision })] }],
  ['a result on the excision that was not read', { histology: unlike, results: [ihc({ score: '1+', specimen: core }), unreadable({ specimen: excision })] }],
  ['a report on the excision that was not read', { histology: unlike, unreadReports: [unreadable({ specimen: excision })] }],
  ['chemotherapy between the two', { histology: unlike, treatments: [course({ on: '2026-09-05', until: '2026-09-30' })] }],
  ['treatment that began before the core', { histology: unlike, treatments: [course({ on: '2026-08-01', until: '2026-09-20' })] }],
  ['treatment without a day', { histology: unlike, treatments: [course({})] }],
  ['an old core', { histology: unlike, specimens: [{ ...core, collectedOn: '2023-09-02' }, excision] }],
  ['a special type of grade 1', { specimens: [scant, excision], histology: [grade('1', core), type('tubular', core), grade('1', excision)] }],
  ['an excision of the other side', { histology: unlike, specimens: [core, right] }],
  ['two tumours and an excision without a side', { histology: unlike, diagnoses: two, specimens: [core, sideless] }],
] as const satisfies readonly (readonly [string, Partial<Evidence>])[])('quiet with %s', (_what, fields) => {
  expect(find(fields)).toBeUndefined()
})

test('treatment that ended before the core, or began after the excision, is no treatment between them', () => {
  const treatments = [course({ on: '2019-01-01', until: '2019-06-01' }), course({ on: '2026-10-20', state: 'active' })]
  expect(find({ histology: unlike, treatments })).toBeDefined()
})

test.each(['specimens', 'orders', 'medications', 'receptors'] as const)('quiet where %s were not read', (part) => {
  expect(find({ histology: unlike }, {}, [part])).toBeUndefined()
})

test.each([
  ['Scant invasive carcinoma in one of four cores.', true],
  ['Only a small focus of invasive tumor is present; DCIS predominates.', true],
  ['Wenig invasives Karzinom im Stanzzylinder.', true],
  ['Four cores with abundant invasive carcinoma.', false],
  ['No scant invasive carcinoma.', false],
  ['Scant invasive carcinoma?', false],
  ['Scant tissue.', false],
])('«%s» of a specimen is little invasive tumour: %s', (text, isScant) => {
  const { evidence: read } = readEvidence([{ resourceType: 'Specimen', id: 'core', note: [{ text }] }])
  expect(read.specimens[0]?.scant).toBe(isScant ? true : undefined)
})
