/** A result that stands in Observation.interpretation is read like a value, or told as unread (decision P-25). */
import fc from 'fast-check'
import { concept, observation, read, resultsOf, type Resource } from './records.ts'

const V3 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const LOCAL = 'http://lab.example/flags'
const local = (code: string, display?: string): Resource => ({
  coding: [{ system: LOCAL, code, ...(display && { display }) }],
})
const flag = (code: string): Resource => ({ coding: [{ system: V3, code }] })
const two = concept('LA11842-4')
const IHC = '85319-2'
const FISH = '85318-4'
const ER = '16112-5'

/** The same words in the three places where an interpretation can have them. */
const spellings = (words: string): readonly Resource[] => [
  local('X1', words),
  { text: words },
  { coding: [{ display: words }] },
  { ...local('X1'), text: words },
]

describe('without a value', () => {
  test.each([
    [IHC, 'Equivocal (2+)', { test: 'ihc', score: '2+' }],
    [IHC, '3+', { test: 'ihc', score: '3+' }],
    [IHC, 'Negative (score 1+)', { test: 'ihc', score: '1+' }],
    [IHC, 'Positive', { test: 'ihc', words: 'positive' }],
    [IHC, 'Equivocal', { test: 'ihc', words: 'equivocal' }],
    [FISH, 'Amplified', { test: 'ish', words: 'amplified' }],
    [FISH, 'Not amplified', { test: 'ish', words: 'not-amplified' }],
    ['49683-6', 'Not amplified', { test: 'ish', words: 'not-amplified' }],
    ['48676-1', 'HER2-low', { test: 'overall', words: 'low' }],
  ])('%s: «%s» in its words is read as a value is', (code, words, expected) => {
    for (const interpretation of spellings(words)) {
      const { evidence, unread } = read(observation(code, { interpretation: [interpretation] }))
      expect([evidence.results, unread]).toMatchObject([[expected], []])
    }
  })

  test('beside a component that has a number', () => {
    const component = [{ code: concept('85328-3'), valueQuantity: { value: 12, unit: '%' } }]
    expect(resultsOf(observation(IHC, { interpretation: [local('Q', 'Equivocal (2+)')], component }))).toMatchObject([
      { test: 'ihc', score: '2+', percent: { text: '12' } },
    ])
  })

  test.each([
    ['a local code without words', local('Q7')],
    ['words that are not understood', local('Q7', 'see remark of Dr Lund')],
    ['a number that may be a score on a scale', local('Q7', '2/3')],
    ['a code of another list', concept('LA11840-8')],
    ['an abnormal flag', flag('A')],
    ['an abnormal flag in words', { text: 'Abnormal' }],
    ['a local flag of a range, which is no tier', local('L', 'Low')],
    ['the same without words', local('L')],
  ])('%s is unread, and quoted', (_, interpretation) => {
    for (const code of [IHC, FISH]) {
      const one = observation(code, { interpretation: [interpretation] })
      const { evidence, unread } = read(one)
      expect(evidence.results).toMatchObject([{ test: 'unreadable', kind: 'unreadable', class: 'not-understood' }])
      expect(unread).toMatchObject([{ reference: `Observation/${String(one['id'])}`, quote: expect.any(String) }])
    }
  })

  test('no words are lost: there is a result, what was not understood, or that there is none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ minLength: 1 }),
          fc.constantFrom('pending', 'low', 'N', '0', '1', 'n/a', 'ER positive', 'HIGH'),
        ),
        fc.boolean(),
        (words, isCode) => {
          const interpretation = [isCode ? local(words) : local('X', words)]
          const { evidence, unread } = read(observation(IHC, { interpretation }))
          expect(evidence.results.length + (evidence.unreadResults ?? []).length + unread.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('beside a value', () => {
  test.each([
    ['a flag', flag('A')],
    ['a local flag', local('L', 'Low')],
    ['the same words', local('Q', 'Equivocal (2+)')],
  ])('%s changes nothing', (_, interpretation) => {
    const { evidence, unread } = read(observation(IHC, { valueCodeableConcept: two, interpretation: [interpretation] }))
    expect([evidence.results, unread]).toMatchObject([[{ test: 'ihc', score: '2+' }], []])
    expect(evidence.results[0]).not.toHaveProperty('words', 'low')
  })

  test('another score in its words is a contradiction', () => {
    const value = { valueCodeableConcept: two, interpretation: [local('Q', '3+')] }
    expect(resultsOf(observation(IHC, value))).toMatchObject([{ test: 'unreadable', kind: 'contradiction' }])
  })

  test('words against numbers stand beside each other for the rules (P-5)', () => {
    const value = { valueQuantity: { value: 1.2 }, interpretation: [local('AMP', 'Amplified')] }
    expect(resultsOf(observation('49683-6', value))).toMatchObject([{ ratio: { text: '1.2' }, words: 'amplified' }])
  })

  test.each(['see remark of Dr Lund', 'FISH pending'])('«%s» is told, and takes nothing away', (words) => {
    const one = observation(IHC, { valueCodeableConcept: two, interpretation: [local('Q', words)] })
    const { evidence, unread } = read(one)
    expect(evidence.results).toMatchObject([{ test: 'ihc', score: '2+' }])
    expect(unread).toMatchObject([{ why: expect.stringContaining(words) as string }])
  })
})

describe('a receptor', () => {
  test.each(spellings('Positive').map((spelling) => [spelling]))('%j is positive', (interpretation) => {
    const { evidence, unread } = read(observation(ER, { interpretation: [interpretation] }))
    expect([evidence.receptors, unread]).toMatchObject([[{ receptor: 'ER', words: 'positive' }], []])
  })

  test('what is not understood is told; a flag of a range is no receptor status', () => {
    const { evidence, unread } = read(observation(ER, { interpretation: [local('Q7')] }))
    expect([evidence.receptors, unread]).toMatchObject([
      [],
      [{ why: expect.stringContaining('ER value not read') as string }],
    ])
    expect(read(observation(ER, { interpretation: [local('L', 'Low')] })).evidence.receptors).toEqual([])
  })
})
