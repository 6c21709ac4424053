import { codeMapSchema } from '../../src/fhir/question/code-map.ts'
import { skeletonOf, suggestCodeMap } from '../../src/fhir/suggest-code-map.ts'
import { answered, concept, condition, observation } from './records.ts'

const LAB = 'http://lab.example/tests'
const local = (code: string, display?: string): object => ({
  coding: [display === undefined ? { system: LAB, code } : { system: LAB, code, display }],
})

function suggested(...resources: unknown[]): unknown[] {
  return suggestCodeMap(resources).map(({ kind, system, code, text, guess }) => [
    kind,
    system ?? '',
    code ?? text,
    guess,
  ])
}

describe('what a code map still needs', () => {
  test.each([
    ['the same one', undefined],
    ['an older version of it', { versionId: '1', lastUpdated: '2024-01-01T00:00:00Z' }],
  ])('a resource that comes twice is counted once: %s', (_, meta) => {
    const newer = { ...observation(local('H2IHC') as never, { valueString: '2+' }), id: 'a' }
    const current = { ...newer, meta: { versionId: '2', lastUpdated: '2024-02-01T00:00:00Z' } }
    const other = meta === undefined ? structuredClone(current) : { ...newer, meta }
    expect(suggestCodeMap([other, current]).map(({ count }) => count)).toEqual([1])
    expect(suggestCodeMap([current, { ...current, id: 'b' }]).map(({ count }) => count)).toEqual([2])
  })

  test('a name that was not understood is listed without a guess', () => {
    const named = (text: string) => suggested(observation({ text }, { valueString: '3+' }))
    expect(named('HER2 IHC score')).toEqual([['test', '', 'HER2 IHC score', 'her2-ihc']])
    expect(named('HER2 control tissue')).toEqual([['test', '', 'HER2 control tissue', undefined]])
    expect(named('HER2 panel xyz')).toEqual([['test', '', 'HER2 panel xyz', undefined]])
  })

  test('tests that look like HER2, receptors, stage or spread', () => {
    expect(
      suggested(
        observation(local('H2IHC') as never, { valueString: '2+' }),
        observation({ text: 'Herceptest intern' }, { valueString: '2+' }),
        observation({ text: 'Stadium klinisch' }, { valueString: 'IV' }),
        observation(local('MET', 'Fernmet. ja/nein') as never, { valueBoolean: true }),
        observation({ text: 'Hemoglobin' }, { valueQuantity: { value: 12 } }),
        observation('718-7', { valueQuantity: { value: 12 } }),
      ),
    ).toEqual([
      ['test', LAB, 'H2IHC', undefined],
      ['test', '', 'Herceptest intern', undefined],
      ['test', '', 'Stadium klinisch', undefined],
      ['test', LAB, 'MET', undefined],
    ])
  })

  test('a test that is read judging by its name only comes with what they say', () => {
    expect(suggested(observation(local('X1', 'HER2 by immunohistochemistry') as never, { valueString: '2+' }))).toEqual(
      [['test', LAB, 'X1', 'her2-ihc']],
    )
  })

  test('known codes and understood answers need nothing', () => {
    expect(
      suggested(
        answered('85319-2', 'LA11842-4'),
        observation('85319-2', { valueString: 'Negative (Score 0)' }),
        observation('85337-4', { valueString: 'positiv' }),
        condition('254837009'),
      ),
    ).toEqual([])
  })

  test('answers that are not understood, by code and by text', () => {
    const grade = { coding: [{ system: LAB, code: 'H9', display: 'Gruppe H9' }] }
    expect(suggested(answered('85319-2', grade), observation('48676-1', { valueString: 'Kategorie Q' }))).toEqual([
      ['answer', LAB, 'H9', undefined],
      ['answer', '', 'Kategorie Q', undefined],
    ])
  })

  test('sites of tissue, not of tubes', () => {
    const sample = (type: object, site: object): object => ({
      resourceType: 'Specimen',
      id: JSON.stringify(site),
      type,
      collection: { bodySite: site },
    })
    expect(
      suggested(
        sample({ text: 'Block' }, local('LEB', 'Lebr')),
        sample({ text: 'Block' }, { text: 'Leber' }),
        sample({ text: 'Serum' }, { text: 'Armvene' }),
      ),
    ).toEqual([['site', LAB, 'LEB', undefined]])
  })

  test('counts, at most three examples, and nothing that the map has already', () => {
    const tests = ['0', '1+', '2+', '3+', '3+'].map((valueString) =>
      observation(local('H2IHC') as never, { valueString }),
    )
    expect(suggestCodeMap(tests)).toMatchObject([{ count: 5, examples: ['0', '1+', '2+'] }])
    const known = { tests: [{ system: LAB, code: 'H2IHC', is: 'her2-ihc' as const }] }
    expect(suggestCodeMap(tests, known)).toEqual([])
  })

  test('the skeleton is refused until it is filled in, and then it is a code map', () => {
    const skeleton = skeletonOf(
      suggestCodeMap([observation(local('H2IHC') as never, { valueString: '2+' }), answered('85319-2', { text: 'Q' })]),
    )
    expect(codeMapSchema.safeParse(skeleton).success).toBe(false)
    const fill = (row: object): object => ({ ...row, is: 'code' in row ? 'her2-ihc' : 'score-2' })
    const filled = { tests: skeleton.tests.map(fill), answers: skeleton.answers.map(fill), sites: [] }
    expect(codeMapSchema.safeParse(filled).success).toBe(true)
  })

  test.each([[[]], [[null, 1, 'x', {}]], [[{ resourceType: 'Observation', code: 7, component: 'x' }]], [[concept()]]])(
    'damage throws nothing: %j',
    (resources) => {
      expect(suggestCodeMap(resources as unknown[])).toEqual([])
    },
  )
})
