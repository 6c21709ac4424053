/** Stage and metastasis under local codes, in assessments, and by their words; what is not understood is named. */
import { suggestCodeMap } from '../../src/fhir/suggest-code-map.ts'
import { BREAST_CANCER, concept, condition, observation, read, readWith, type Resource } from './records.ts'

const local = (code: string, display?: string): Resource => ({
  coding: [{ system: 'urn:lab', code, ...(display === undefined ? {} : { display }) }],
})
const asked = (display: string, value: Resource): Resource => observation(local('X1', display), value)
const coded = (code: string, display?: string): Resource => ({ valueCodeableConcept: local(code, display) })
const saysOf = (...resources: unknown[]) =>
  read(BREAST_CANCER, ...resources).evidence.metastasis.map(({ says }) => says)
const unreadOf = (...resources: unknown[]) => read(BREAST_CANCER, ...resources).unread

describe('questions by their words', () => {
  test.each<[string, Resource, string]>([
    ['TNM group', { valueString: 'IV' }, 'yes'],
    ['AJCC stage group', { valueCodeableConcept: { text: 'Stage IV' } }, 'yes'],
    ['AJCC stage group', coded('IV'), 'yes'],
    ['Clinical stage', { valueString: 'IVB' }, 'yes'],
    ['UICC-Stadium', { valueString: 'IV' }, 'yes'],
    ['Pathologic stage group', { valueString: 'IIIA' }, 'no'],
    ['Breast cancer stage at diagnosis', { valueString: 'Stage IV' }, 'yes'],
    ['TNM', { valueString: 'cT2 cN1 cM1' }, 'yes'],
    ['M category', { valueString: 'M1' }, 'yes'],
    ['cM', { valueString: '1' }, 'yes'],
    ['M-Kategorie', coded('M1a'), 'yes'],
    ['pM', { valueString: '0' }, 'no'],
    ['Distant metastasis', { valueString: 'Yes' }, 'yes'],
    ['Distant metastases', { valueBoolean: true }, 'yes'],
    ['Distant metastases', { valueCodeableConcept: concept('373067005') }, 'no'],
    ['Fernmetastasen', { valueString: 'nein' }, 'no'],
    ['Métastases à distance', { valueString: 'oui' }, 'yes'],
    ['Metastatic status', { valueString: 'suspected' }, 'uncertain'],
    ['Metastasis site', { valueString: 'liver' }, 'yes'],
  ])('%s: %j is %s', (question, value, says) => {
    expect(saysOf(asked(question, value))).toEqual([says])
    const component = { code: local('C1', question), ...value }
    expect(saysOf(observation(local('P1', 'Tumour findings'), { component: [component] }))).toEqual([says])
  })

  test('a local code may be its own name', () => {
    expect(saysOf(observation(local('TNM_GROUP'), { valueString: 'IV' }))).toEqual(['yes'])
  })

  test.each<[string, Resource]>([
    ['CKD stage', { valueString: 'Stage IV' }],
    ['Pressure ulcer stage', { valueString: 'IV' }],
    ['Histologic grade', { valueString: 'IV' }],
    ['FAB classification', { valueString: 'M1' }],
    ['Lymph node metastasis', { valueString: 'Yes' }],
    ['Sentinel node metastases present', { valueBoolean: true }],
    ['Risk of distant metastasis', { valueString: 'yes' }],
    ['Lung cancer stage group', { valueString: 'IV' }],
    ['Ann Arbor stage', { valueString: 'Stage IV' }],
    ['Distant metastasis', { valueString: 'cannot be assessed' }],
    ['Distant metastasis (M)', { valueString: 'pending' }],
    ['Liver metastasis present', { valueString: 'no' }],
    ['TNM', { valueString: 'cT2 cN1' }],
  ])('%s: %j says nothing of spread', (question, value) => {
    expect(saysOf(asked(question, value))).toEqual([])
    expect(unreadOf(asked(question, value))).toEqual([])
  })

  test.each<[Resource, Resource, string]>([
    [local('X1', 'Stage'), { valueString: 'IV' }, 'IV'],
    [local('XY12'), { valueString: 'Stage IV' }, 'Stage IV'],
    [local('XY12'), { valueString: 'pM1' }, 'pM1'],
    [local('X1', 'Tumour stage'), coded('S4'), 'S4'],
    [local('X1', 'AJCC stage group'), coded('4'), '4'],
    [local('X1', 'Distant metastasis'), { valueString: 'see report' }, 'see report'],
    [local('X1', 'M category'), coded('99'), '99'],
  ])('%j: %j is unread by name', (code, value, quote) => {
    expect(saysOf(observation(code, value))).toEqual([])
    expect(unreadOf(observation(code, value))).toMatchObject([{ quote, class: 'not-understood' }])
  })
})

describe('the stage of a Condition', () => {
  const staged = (...stage: Resource[]): Resource => ({ ...BREAST_CANCER, stage })
  const assessed = staged({ assessment: [{ reference: 'Observation/stage' }] })
  const says = (...resources: unknown[]) =>
    read(...resources).evidence.metastasis.map((one) => one.says + (one.otherPrimary ? '*' : ''))

  test('an assessment is a stage, whatever its own code', () => {
    const stage = (value: Resource): Resource => observation(local('XY12'), { id: 'stage', ...value })
    expect(says(assessed, stage({ valueString: 'IV' }))).toEqual(['yes'])
    expect(says(assessed, stage({ valueCodeableConcept: { text: 'M1' } }))).toEqual(['yes'])
    expect(says(assessed, stage(coded('IIA')))).toEqual(['no'])
    expect(read(assessed, stage(coded('99'))).unread).toMatchObject([{ quote: '99', class: 'not-understood' }])
  })

  test('one that was not sent is named', () => {
    expect(read(assessed).unread).toMatchObject([{ reference: 'Condition/breast', class: 'missing-part' }])
    const told = staged({ summary: { text: 'Stage II' }, assessment: [{ reference: 'Observation/stage' }] })
    expect(read(told).unread).toEqual([])
  })

  test('an assessment of another cancer is of that cancer', () => {
    const stomach = condition(
      { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C16.9' }] },
      { stage: [{ assessment: [{ reference: 'Observation/stage' }] }] },
    )
    expect(says(BREAST_CANCER, stomach, observation(local('XY12'), { id: 'stage', valueString: 'IV' }))).toEqual([
      'yes*',
    ])
  })

  test('local summaries are read by their words, or named', () => {
    expect(says(staged({ summary: local('4', 'Stage IV') }))).toEqual(['yes'])
    expect(says(staged({ summary: { text: 'M1' }, type: { text: 'M category' } }))).toEqual(['yes'])
    expect(read(staged({ summary: local('S4') })).unread).toMatchObject([{ quote: 'S4', class: 'not-understood' }])
  })

  test('the stage of a failing kidney is none of a cancer', () => {
    const kidney = condition({ text: 'Chronic kidney disease' }, { stage: [{ summary: { text: 'Stage 4' } }] })
    expect(says(BREAST_CANCER, kidney)).toEqual([])
  })
})

describe('the code map of a site', () => {
  const records = [
    { ...BREAST_CANCER, stage: [{ summary: local('S4'), type: local('TYP', 'TNM group') }] },
    asked('M category', coded('MET')),
  ]

  test('what it lacks of stage and metastasis is suggested', () => {
    expect(suggestCodeMap(records)).toMatchObject([
      { kind: 'test', code: 'TYP', guess: 'stage-group' },
      { kind: 'test', code: 'X1', guess: 'm-category' },
      { kind: 'answer', code: 'S4' },
      { kind: 'answer', code: 'MET' },
    ])
  })

  test('what it holds is read', () => {
    const codeMap = {
      tests: [{ system: 'urn:lab', code: 'Q', is: 'stage-group' as const }],
      answers: [
        { system: 'urn:lab', code: 'S4', is: 'stage-4' as const },
        { system: 'urn:lab', code: 'MET', is: 'm1' as const },
      ],
    }
    const { evidence } = readWith({ codeMap }, ...records, observation(local('Q'), coded('S4')))
    expect(evidence.metastasis.map(({ says }) => says)).toEqual(['yes', 'yes', 'yes'])
    expect(suggestCodeMap(records, codeMap).filter(({ kind }) => kind === 'answer')).toEqual([])
  })
})
