/** Answers that are read with their question, scores on a scale, numbers with their comparator, and what is no number. */
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { classifyRecords } from '../../src/evaluate/classify-records.ts'
import { answered, coding, concept, observation, read, resultsOf, type Resource } from './records.ts'

const IHC = '85319-2'
const RATIO = '49683-6'
const zero = (name: string, answer: Resource): Resource =>
  observation(IHC, { ...score0, component: [{ code: { text: name }, ...answer }] })
const score0 = { valueCodeableConcept: concept('LA6111-4') }
const yes = (code: string, system: string): Resource => ({
  valueCodeableConcept: concept(coding(code, undefined, system)),
})
const V2 = 'http://terminology.hl7.org/CodeSystem/v2-0136'

describe('membrane staining asked apart from the score (P-2)', () => {
  test.each([
    [{ valueString: 'absent' }],
    [{ valueString: 'None' }],
    [{ valueString: 'Not identified.' }],
    [{ valueString: 'no membrane staining' }],
    [{ valueBoolean: false }],
    [{ valueCodeableConcept: { text: 'None' } }],
    [{ valueCodeableConcept: concept('2667000') }],
    [{ valueCodeableConcept: concept('LA9634-2') }],
    [{ valueCodeableConcept: concept('LA32-8') }],
    [yes('N', V2)],
    [{ valueCodeableConcept: concept(coding('nil', 'Nil', 'urn:lab')) }],
  ])('absent: %j', (answer) => {
    expect(resultsOf(zero('HER2 membrane staining', answer))).toEqual([{ test: 'ihc', score: '0', staining: 'absent' }])
    expect(resultsOf(zero('Membranfärbung', answer))).toEqual([{ test: 'ihc', score: '0', staining: 'absent' }])
  })

  test.each([
    [{ valueString: 'present' }],
    [{ valueString: 'Yes' }],
    [{ valueString: 'faint, incomplete' }],
    [{ valueBoolean: true }],
    [{ valueCodeableConcept: concept('52101004') }],
    [{ valueCodeableConcept: concept('373066001') }],
    [{ valueCodeableConcept: concept('LA33-6') }],
    [yes('Y', V2)],
  ])('present: %j', (answer) => {
    expect(resultsOf(zero('HER2 membrane staining', answer))).toEqual([
      { test: 'ihc', score: '0', staining: 'present' },
    ])
  })

  test('the question may be for its absence, or for one kind of it only', () => {
    const said = (name: string, flag: boolean) => resultsOf(zero(name, { valueBoolean: flag }))
    expect(said('No membrane staining', true)).toEqual([{ test: 'ihc', score: '0', staining: 'absent' }])
    expect(said('Absence of membrane staining', false)).toEqual([{ test: 'ihc', score: '0', staining: 'present' }])
    expect(said('Incomplete membrane staining', true)).toEqual([{ test: 'ihc', score: '0', staining: 'present' }])
    expect(said('Intense complete membrane staining', false)).toEqual([{ test: 'ihc', score: '0' }])
    expect(said('Incomplete membrane staining', false)).toEqual([{ test: 'ihc', score: '0' }])
  })

  test('a percentage is one, a bare number is none, and what was not answered takes nothing away', () => {
    const said = (answer: Resource) => resultsOf(zero('HER2 membrane staining', answer))
    const percent = { text: '5', meaning: 'membrane' }
    expect(said({ valueQuantity: { value: 5, unit: '%' } })).toEqual([{ test: 'ihc', score: '0', percent }])
    expect(said({ valueString: '5 %' })).toEqual([{ test: 'ihc', score: '0', percent }])
    expect(said({ valueInteger: 0 })).toEqual([{ test: 'ihc', score: '0' }])
    expect(said({ valueString: 'not applicable' })).toEqual([{ test: 'ihc', score: '0' }])
    expect(said({ valueCodeableConcept: concept('1220561009') })).toEqual([{ test: 'ihc', score: '0' }])
  })

  test('without staining there is no score of 1+ or more', () => {
    const three = observation(IHC, {
      valueString: '3+',
      component: [{ code: { text: 'HER2 membrane staining' }, valueBoolean: false }],
    })
    expect(classifyRecords([three]).current?.overexpression).toBe('conflict')
  })

  test('a result of its own in the same report belongs to the score', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'report',
      status: 'final',
      result: [{ reference: 'Observation/score' }, { reference: 'Observation/staining' }],
    }
    const staining = observation({ text: 'HER2 membrane staining' }, { id: 'staining', valueBoolean: false })
    expect(classifyRecords([observation(IHC, { ...score0, id: 'score' }), staining, report]).current?.tier).toBe('null')
  })

  test.each([
    '0 (absent)',
    '0 (null)',
    '0 - absent',
    '0/absent',
    'HER2-null',
    'Score 0, absent',
    'HER2 IHC 0 (absent)',
  ])('in one answer: %s', (said) => {
    const null0 = { test: 'ihc', score: '0', staining: 'absent' }
    expect(resultsOf(observation(IHC, { valueString: said }))).toEqual([null0])
    expect(resultsOf(answered(IHC, { text: said }))).toEqual([null0])
    expect(resultsOf(answered(IHC, concept(coding('x', said, 'urn:lab'))))).toEqual([null0])
  })

  test('other words beside a 0 say nothing of the staining', () => {
    expect(resultsOf(observation(IHC, { valueString: '0 (negative)' }))).toEqual([
      { test: 'ihc', score: '0', words: 'negative' },
    ])
    expect(resultsOf(observation(IHC, { valueInteger: 0 }))).toEqual([{ test: 'ihc', score: '0' }])
  })
})

describe('scores on a scale', () => {
  test.each([
    ['441614007', 'Present + out of +++ (qualifier value)', '+', '1+'],
    ['441517005', 'Present ++ out of +++ (qualifier value)', '++', '2+'],
    ['441521003', 'Present +++ out of +++ (qualifier value)', '+++', '3+'],
  ])('%s is %s', (code, display, text, score) => {
    for (const value of [
      concept(code),
      concept(coding(code, display)),
      { ...concept(code), text },
      { ...concept(code), text: '+' },
    ])
      expect(resultsOf(answered(IHC, value))).toEqual([{ test: 'ihc', score }])
    expect(resultsOf(answered('48676-1', { ...concept(code), text: '+' }))).toEqual([{ test: 'ihc', score }])
  })

  test.each([
    ['+ sur +++', '1+'],
    ['++ out of +++', '2+'],
    ['+++ von +++', '3+'],
    ['2+ out of 3+', '2+'],
    ['2+ (reference: 0-1+ negative, 2+ equivocal, 3+ positive)', '2+'],
    ['1+ [ref 0-3+]', '1+'],
    ['3+; reference range: 0-1+', '3+'],
    ['2+ (scale 0 to 3+)', '2+'],
  ])('«%s» is %s', (said, score) => {
    expect(resultsOf(observation(IHC, { valueString: said }))).toEqual([{ test: 'ihc', score }])
  })

  test.each(['2+/3+', '++/+++', '2/3', '2 out of 3', '2+ to 3+', '+', '++ out of ++++'])(
    '«%s» may be a range, or of another scale',
    (said) => {
      expect(resultsOf(observation(IHC, { valueString: said }))).toMatchObject([{ kind: 'unreadable' }])
    },
  )

  test('signs that differ from the code contradict it', () => {
    expect(resultsOf(answered(IHC, { ...concept('441517005'), text: '+++' }))).toMatchObject([
      { kind: 'contradiction' },
    ])
  })
})

describe('numbers with their comparator (T-37, T-38)', () => {
  test.each([
    ['<^2.2', { text: '2.2', comparator: '<' }],
    ['>^1.8', { text: '1.8', comparator: '>' }],
    ['>=^2.0', { text: '2.0', comparator: '>=' }],
    ['^2.2', { text: '2.2' }],
    ['=^2.2', { text: '2.2' }],
    ['^2.4^:^1', { text: '2.4' }],
    ['(<) 2.2', { text: '2.2', comparator: '<' }],
    ['<2.2', { text: '2.2', comparator: '<' }],
  ])('ratio %s', (said, ratio) => {
    expect(resultsOf(observation(RATIO, { valueString: said }))).toEqual([{ test: 'ish', probe: 'dual', ratio }])
  })

  test.each(['2.2 <', '2.2 (>)', '2.2 ?', '2.2*', '<>^2', '^1^-^2', '^2^+', '-2.1', 'abc', '2.12345678901234567890'])(
    'ratio %s is unread, with what stands there',
    (said) => {
      const { evidence, unread } = read(observation(RATIO, { valueString: said }))
      expect(evidence.results).toMatchObject([{ test: 'unreadable', kind: 'unreadable', class: 'not-understood' }])
      expect(unread).toMatchObject([{ quote: said, class: 'not-understood' }])
    },
  )

  test('a copy number keeps its comparator', () => {
    const copies = { text: '4.0', comparator: '<' }
    for (const said of ['<4.0', '<^4.0', '(<) 4.0'])
      expect(resultsOf(observation('74860-8', { valueString: said }))).toEqual([
        { test: 'ish', her2CopyNumber: copies },
      ])
  })

  test('words where the number of a quantity belongs are read as such', () => {
    expect(resultsOf(observation(RATIO, { valueQuantity: { value: '<2.2' } }))).toMatchObject([
      { ratio: { text: '2.2', comparator: '<' } },
    ])
  })
})

describe('a ratio that was sent and not understood', () => {
  const copies = (code: string, value: number, id?: string): Resource => ({
    ...observation(code, { valueQuantity: { value } }),
    ...(id === undefined ? {} : { id }),
  })
  const parts = (ratio: Resource): Resource =>
    observation('85318-4', {
      component: [
        { code: concept(RATIO), ...ratio },
        { code: concept('74860-8'), valueQuantity: { value: 6.2 } },
        { code: concept('74861-6'), valueQuantity: { value: 2.1 } },
      ],
    })

  test.each([
    [{ valueQuantity: { value: -2.1 } }, '-2.1'],
    [{ valueQuantity: { value: 'abc' } }, 'abc'],
    [{ valueString: '2.1 ?' }, '2.1 ?'],
    [{ valueQuantity: { value: 99 } }, '99'],
  ])('no computed one stands for it: %j', (ratio, said) => {
    const record = parts(ratio)
    const { current, unread } = classifyRecords([record])
    expect(current?.ish?.ratio).toBeUndefined()
    expect(current?.ish?.her2CopyNumber).toBe('6.2')
    expect(current?.notes?.join()).toContain(said)
    expect(unread.map(({ why }) => why).join()).toContain(said)
    expect(resultsOf(record)).toMatchObject([{ ratioNotRead: expect.stringContaining(said) as unknown }])
  })

  test('a number that no computer holds is named with its digits', () => {
    const written = JSON.stringify(parts({ valueQuantity: { value: 7 } })).replace('"value":7', '"value":1e400')
    const { current, unread } = classifyRecords([parseExactJson(written)])
    expect(current?.ish?.ratio).toBeUndefined()
    expect(unread.map(({ why }) => why).join()).toContain('1e400')
  })

  test('the same in results of their own; without any ratio the quotient is computed', () => {
    const day = { effectiveDateTime: '2026-09-02' }
    const two = [copies('74860-8', 6.2), copies('74861-6', 2.1)].map((one) => ({ ...one, ...day }))
    const ratio = { ...observation(RATIO, { valueString: 'abc' }), ...day }
    expect(classifyRecords([...two, ratio]).current?.rules).not.toContain('P-3')
    expect(classifyRecords(two).current?.rules).toContain('P-3')
  })
})

test('a staining statement without a date or a report belongs to the only score there is', () => {
  const staining = observation({ text: 'HER2 membrane staining' }, { valueBoolean: false })
  expect(resultsOf(observation(IHC, score0), staining)).toMatchObject([{ score: '0', staining: 'absent' }])
  const two = [observation(IHC, score0), observation(IHC, { valueString: '0' }), staining]
  expect(resultsOf(...two)).toHaveLength(3)
})
