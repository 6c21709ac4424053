/** Card PV-10: one tumour, positive on one specimen and negative on another. */
import { identify } from '../../src/evaluate/findings.ts'
import { consider } from '../../src/her2/considerations/consider.ts'
import type { Evidence, SpecimenFacts } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { breastCancer, evidence, ihc, specimen, stageFour } from './evidence-builders.ts'

const left = (key: string, collectedOn: string, facts: Partial<SpecimenFacts> = {}) =>
  specimen(key, { collectedOn, laterality: 'left', ...facts })
const core = left('core', '2026-03-02', { procedure: 'biopsy' })
const excision = left('excision', '2026-09-02', { procedure: 'surgery' })
const right: SpecimenFacts = { ...core, key: 'right', reference: 'Specimen/right', laterality: 'right' }
const liver = specimen('liver', { collectedOn: '2026-09-02', siteKind: 'distant', site: 'liver' })
const cancer = breastCancer({ laterality: 'left', on: '2026-03-05' })
const find = (fields: Partial<Evidence>) =>
  consider(evidence({ diagnoses: [cancer], ...fields }), DEFAULT_SETTINGS, '2026-11-22').considerations.find(
    ({ key }) => key === 'specimensDiffer',
  )
const of = (one: SpecimenFacts, score: '0' | '1+' | '2+' | '3+', more = {}) => ihc({ score, specimen: one, ...more })

test.each([
  ['core positive, excision negative', of(core, '3+'), of(excision, '1+'), 'Specimen/core', 'Specimen/excision'],
  ['core negative, excision positive', of(core, '0'), of(excision, '3+'), 'Specimen/excision', 'Specimen/core'],
  ['primary positive, liver negative', of(core, '3+'), of(liver, '0'), 'Specimen/core', 'Specimen/liver'],
])('%s', (_what, one, other, positive, negative) => {
  expect(find({ results: [one, other], metastasis: [stageFour] })).toMatchObject({
    because: ['PV-10', 'P-12'],
    classification: { overexpression: 'positive', specimen: { reference: positive } },
    against: { overexpression: 'negative', specimen: { reference: negative } },
  })
})

test('of several, the latest of each are named', () => {
  const earlier = left('earlier', '2026-01-02')
  const found = find({ results: [of(earlier, '0'), of(core, '3+'), of(excision, '1+')] })
  expect(found?.against?.specimen.reference).toBe('Specimen/excision')
})

const colon = breastCancer({ reference: 'Condition/colon', kind: 'other-primary', organ: 'bowel', on: '2026-02-01' })
// prettier-ignore
test.each([
  ['one specimen', { results: [of(core, '3+')] }],
  ['two positive', { results: [of(core, '3+'), of(excision, '3+')] }],
  ['low and 0', { results: [of(core, '1+'), of(excision, '0')] }],
  ['positive and not final', { results: [of(core, '3+'), of(excision, '2+')] }],
  ['a preliminary result', { results: [of(core, '3+'), of(excision, '1+', { reportStatus: 'preliminary' })] }],
  ['a replaced result', { results: [of(core, '3+'), of(excision, '1+', { replacedBy: 'Observation/x' })] }],
  ['the two sides', { results: [of(core, '3+'), of(right, '1+')], diagnoses: [cancer, breastCancer({ reference: 'Condition/right', laterality: 'right' })] }],
  ['liver beside two tumours', { results: [of(core, '3+'), of(right, '3+'), of(liver, '1+')], metastasis: [stageFour] }],
  ['liver that may be of the colon', { results: [of(core, '3+'), of(liver, '1+')], diagnoses: [cancer, colon], metastasis: [stageFour] }],
  ['tissue of one of two tumours, nobody says which', { diagnoses: [cancer, breastCancer({ reference: 'Condition/right', laterality: 'right' })], results: [of(specimen('a', { collectedOn: '2026-03-02' }), '3+'), of(specimen('b', { collectedOn: '2026-09-02' }), '1+')] }],
] as const satisfies readonly (readonly [string, Partial<Evidence>])[])('quiet with %s', (_what, fields) => {
  expect(find(fields)).toBeUndefined()
})

test('it is another finding once the negative specimen has another result', () => {
  const patient = (score: '0' | '1+') =>
    evidence({
      diagnoses: [cancer],
      results: [of(core, '3+', { reference: 'Observation/a' }), of(excision, score, { reference: 'Observation/b' })],
    })
  const findingOf = (whole: Evidence) => {
    const found = consider(whole, DEFAULT_SETTINGS, '2026-11-22').considerations.find(
      ({ key }) => key === 'specimensDiffer',
    )
    return found && identify(found, whole).finding
  }
  expect(findingOf(patient('1+'))).toMatch(/^[0-9a-f]{32}$/)
  expect(findingOf(patient('1+'))).toBe(findingOf(patient('1+')))
  expect(findingOf(patient('0'))).not.toBe(findingOf(patient('1+')))
})
