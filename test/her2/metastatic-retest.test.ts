/** RULES RT-2 and P-12, card PV-7: tissue of metastatic or recurrent disease without HER2, asked of each tumour. */
import { consider } from '../../src/her2/considerations/consider.ts'
import type { CourseStatement, Evidence, SpecimenFacts } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { breastCancer, evidence, ihc, specimen, stageFour, unreadable } from './evidence-builders.ts'

const cancer = (laterality: 'left' | 'right', on: string) =>
  breastCancer({ reference: `Condition/${laterality}`, laterality, on })
const two = [cancer('left', '2020-02-01'), cancer('right', '2021-02-01')]
const breast = (key: string, laterality: 'left' | 'right', collectedOn = '2026-09-20') =>
  specimen(key, { collectedOn, laterality })
const organ = (site: string, facts: Partial<SpecimenFacts> = {}) =>
  specimen(site, { site, siteKind: 'distant', collectedOn: '2026-09-20', ...facts })
const tested = (of: SpecimenFacts) => ihc({ score: '1+', specimen: of })
const recurrence = (reference: string, on = '2026-09-10'): CourseStatement => ({
  ...{ reference, says: 'recurrence', words: 'recurrence', on },
})
const primaries = [tested(breast('l', 'left', '2020-01-20')), tested(breast('r', 'right', '2021-01-20'))]
const targets = (fields: Partial<Evidence>) => {
  const all = evidence({ diagnoses: two, ...fields, results: [...primaries, ...(fields.results ?? [])] })
  const { considerations } = consider(all, DEFAULT_SETTINGS, '2026-11-22')
  return considerations.filter(({ key }) => key === 'metastaticRetest').map(({ target }) => target?.reference)
}
const [liver, bone] = [organ('liver'), organ('bone')]
const [again, chest] = [breast('again', 'left'), breast('chest', 'left')]
const metastasis = [stageFour]

// prettier-ignore
test.each([
  ['distant tissue beside two tumours', { metastasis, specimens: [liver] }, ['Specimen/liver']],
  ['a recurrence of the left, the right one tested', { course: [recurrence('Condition/left'), recurrence('Condition/right')], specimens: [again], results: [tested(breast('ra', 'right'))] }, ['Specimen/again']],
  ['both sides', { course: [recurrence('Condition/left'), recurrence('Condition/right')], specimens: [again, breast('ra', 'right')] }, ['Specimen/again', 'Specimen/ra']],
  ['a recurrence beside tested distant tissue of unknown origin', { metastasis, course: [recurrence('Condition/left')], specimens: [again], results: [tested(liver)] }, ['Specimen/again']],
  ['tissue of one tumour, distant tissue of the other tested', { metastasis, course: [recurrence('Condition/left')], specimens: [again], results: [tested(organ('liver', { primary: 'Condition/right' }))] }, ['Specimen/again']],
  ['distant tissue, the recurrence tested', { metastasis, course: [recurrence('Condition/left')], specimens: [liver], results: [tested(again)] }, ['Specimen/liver']],
  ['a recurrence without a side', { course: [recurrence('Condition/x')], specimens: [specimen('s', { collectedOn: '2026-09-20' })] }, ['Specimen/s']],
  ['a recurrence that names no tumour', { course: [recurrence('Observation/x')], specimens: [again] }, ['Specimen/again']],
] as const satisfies readonly (readonly [string, Partial<Evidence>, readonly string[]])[])('asked about: %s', (_what, fields, expected) => {
  expect(targets(fields).toSorted()).toEqual(expected)
})

// prettier-ignore
test.each([
  ['distant tissue, another distant site tested', { metastasis, specimens: [bone], results: [tested(liver)] }],
  ['a recurrence, other tissue of it tested', { course: [recurrence('Condition/left')], specimens: [chest], results: [tested(again)] }],
  ['a new cancer of the right after a recurrence of the left', { diagnoses: [two[0]!, cancer('right', '2026-09-15')], course: [recurrence('Condition/left')], specimens: [breast('ra', 'right')] }],
  ['a new cancer of the right after a recurrence of which nobody says where', { diagnoses: [two[0]!, cancer('right', '2026-09-15')], course: [recurrence('Observation/x')], specimens: [breast('ra', 'right')] }],
  ['tissue of the right, the recurrence of the left', { course: [recurrence('Condition/left')], specimens: [breast('ra', 'right')] }],
  ['a result of it that was not read', { course: [recurrence('Condition/left')], specimens: [again], unreadReports: [unreadable({ specimen: again })] }],
] as const satisfies readonly (readonly [string, Partial<Evidence>])[])('quiet: %s', (_what, fields) => {
  expect(targets(fields)).toEqual([])
})

test('one tumour: distant tissue is its own, whatever it names as its primary', () => {
  const one = (fields: Partial<Evidence>) =>
    consider(evidence({ diagnoses: two.slice(0, 1), metastasis, ...fields }), DEFAULT_SETTINGS, '2026-11-22')
      .considerations.filter(({ key }) => key === 'metastaticRetest')
      .map(({ target }) => target?.reference)
  expect(one({ specimens: [bone, liver] })).toEqual(['Specimen/bone'])
  expect(one({ specimens: [bone], results: [tested(organ('liver', { primary: 'Condition/copy' }))] })).toEqual([])
  expect(one({ diagnoses: [], specimens: [bone] })).toEqual(['Specimen/bone'])
})
