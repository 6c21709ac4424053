/**
 * Values of a wrong JSON type, each under each question: never an answer, always a line in `unread`. What no reader expects
 * must not fall through to "negative", to "no" or to silence.
 */
import { condition, observation, read, type Resource } from './records.ts'

// prettier-ignore
const QUESTIONS: readonly (readonly [name: string, code: string])[] = [
  ['HER2 by IHC',          '85319-2'],
  ['HER2 by ISH',          '85318-4'],
  ['HER2/CEP17 ratio',     '74860-8'],
  ['HER2',                 '48676-1'],
  ['ER',                   '85337-4'],
  ['PgR',                  '85339-0'],
  ['ER, percent',          '85329-1'],
  ['PgR, percent',         '85325-9'],
  ['stage group',          '21908-9'],
  ['M category',           '21907-1'],
]

const ODD: readonly unknown[] = [true, false, 0, 3, {}, [], [[]], { toString: [] }, { value: true }, { value: {} }]
// prettier-ignore
const WRONG: readonly (readonly [key: string, values: readonly unknown[]])[] = [
  ['valueCodeableConcept', [true, false, 0, 3, {}, [[]], { coding: 3 }, { coding: [true] }, { text: 3 }, { text: ['3+'] }]],
  ['valueString',          [true, false, 0, 3, {}, [[]], ['negative'], { text: 'negative' }]],
  ['valueQuantity',        ['negative', 0, true, {}, [[]], { value: true }, { value: {} }, { value: ['3'] }, { value: null }]],
  ['valueInteger',         [true, false, {}, [[]], ['3'], { value: 3 }]],
  ['valueBoolean',         ['true', 'false', 0, 1, {}, [true]]],
  ['valueRatio',           ['2.0', 2, true, {}, { numerator: 2, denominator: 1 }]],
  ['valueSampledData',     ODD],
]

/** What was read as an answer: that a test gave none is no answer. */
const answersOf = ({ evidence }: ReturnType<typeof read>) => [
  ...evidence.results.filter(({ test }) => test !== 'unreadable'),
  ...evidence.receptors,
  ...evidence.metastasis,
]

/** Whether something is there at all: an empty object or list is no value. */
const isThere = (value: unknown) => !['{}', '[[]]', '[{}]'].includes(JSON.stringify(value))

describe.each(QUESTIONS)('%s', (_name, code) => {
  test.each(WRONG)('%s', (key, values) => {
    const wrong = values.filter(isThere).flatMap((value) => {
      const reading = read(observation(code, { id: 'odd', [key]: value }))
      const isSaid = reading.unread.some(({ reference }) => reference.startsWith('Observation/odd'))
      const answers = answersOf(reading)
      return answers.length > 0 || !isSaid ? [JSON.stringify({ value, answers })] : []
    })
    expect(wrong).toEqual([])
  })
})

const LIVER: Resource = { id: 'liver' }
const says = (fields: Resource) =>
  read(condition('94381002', { ...LIVER, ...fields })).evidence.metastasis.map((one) => one.says)

test('a verification that cannot be read confirms nothing', () => {
  expect(says({})).toEqual(['yes'])
  for (const verificationStatus of [3, true, {}, { coding: [{ code: 7.5 }] }, { coding: 3 }, []]) {
    expect(says({ verificationStatus })).toEqual(['uncertain'])
  }
  expect(says({ verificationStatus: 'confirmed' })).toEqual(['yes'])
  expect(says({ verificationStatus: 'refuted' })).toEqual([])
})

test('not done is not done, also where it is sent as text', () => {
  const given = (fields: Resource) =>
    read({
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { text: 'trastuzumab' },
      ...fields,
    }).evidence.treatments.length
  expect([given({}), given({ doNotPerform: false }), given({ doNotPerform: 'false' })]).toEqual([1, 1, 1])
  expect([given({ doNotPerform: true }), given({ doNotPerform: 'true' }), given({ doNotPerform: 'TRUE' })]).toEqual([
    0, 0, 0,
  ])
})
