import { answered, BREAST_CANCER, coding, concept, condition, observation, read } from './records.ts'

const UICC = 'https://www.uicc.org/resources/tnm'
const AJCC = 'http://cancerstaging.org'
const COURSE =
  'https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-verlauf-fernmetastasen'
const SITE = 'https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-fernmetastasen'

function says(...resources: unknown[]) {
  return read(...resources).evidence.metastasis.map((statement) => statement.says)
}

describe('seven ways to say metastasis', () => {
  test.each([
    [concept({ system: AJCC, code: '4' }), 'yes'],
    [concept({ system: AJCC, code: 'IV', display: 'IV' }), 'yes'],
    [concept('258228008'), 'yes'],
    [concept('1222837003'), 'yes'],
    [concept({ system: UICC, code: 'IV' }), 'yes'],
    [concept({ system: 'http://fhir.ohdsi.org/CodeSystem/concepts', code: '1635029' }), 'yes'],
    [{ text: 'UICC IV (cT3 cN2a cM1)' }, 'yes'],
    [{ text: 'Stage IV' }, 'yes'],
    [concept({ system: AJCC, code: 'c3A' }), 'no'],
    [concept({ system: AJCC, code: '2B' }), 'no'],
    [concept('261638004'), 'no'],
    [{ text: 'UICC IA (cT1c cN0 cM0)' }, 'no'],
    [{ ...concept('258228008'), text: 'Stage IIA' }, 'uncertain'],
  ])('1: stage group %j is %s', (value, expected) => {
    expect(says(answered('21908-9', value))).toEqual([expected])
  })

  test.each([
    ['21907-1', concept('1229903009'), 'yes'],
    ['21901-4', concept('1229917000'), 'yes'],
    ['371497001', concept({ system: UICC, code: 'M1' }), 'yes'],
    ['399387003', concept({ system: UICC, code: 'M1b' }), 'yes'],
    ['277208005', { text: 'cM1' }, 'yes'],
    ['1222591006', concept('1229901006'), 'no'],
    ['21907-1', concept({ system: AJCC, code: 'cM0' }), 'no'],
    ['21907-1', { text: 'cM0(i+)' }, 'no'],
    ['21907-1', concept('1229902004'), 'no'],
    ['371497001', concept({ system: 'http://ncithesaurus-stage.nci.nih.gov', code: 'C48740' }), 'no'],
    ['21907-1', { text: 'MX' }, 'uncertain'],
  ])('2: M category under %s %j is %s', (code, value, expected) => {
    expect(says(answered(code, value))).toEqual([expected])
  })

  test('2: an M category inside a TNM component', () => {
    const tnm = answered('399537006', concept({ system: UICC, code: 'IV' }), {
      component: [{ code: concept('21907-1'), valueCodeableConcept: concept({ system: UICC, code: 'M1' }) }],
    })
    expect(says(tnm)).toEqual(['yes', 'yes'])
  })

  test.each([
    [concept('94381002'), 'yes'],
    [concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C79.51' }), 'yes'],
    [concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C78.7' }), 'yes'],
    [concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C79.81' }), 'uncertain'],
    [concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C79.2' }), 'uncertain'],
    [concept('94253005'), 'uncertain'],
    [concept('128462008'), 'uncertain'],
  ])('3: Condition %j is %s', (code, expected) => {
    expect(says(BREAST_CANCER, condition(code))).toEqual([expected])
  })

  test.each([[concept('94181007')], [concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C77.3' })]])(
    '3: regional nodes are no statement: %j',
    (code) => {
      expect(says(BREAST_CANCER, condition(code))).toEqual([])
    },
  )

  test('3: a generic metastasis with a body site', () => {
    const omop = { system: 'http://fhir.ohdsi.org/CodeSystem/concepts', code: '36769180', display: 'Metastasis' }
    expect(says(condition(concept(omop), { bodySite: [{ text: 'Bone part' }] }))).toEqual(['yes'])
    expect(says(condition('128462008', { bodySite: [concept('10200004')] }))).toEqual(['yes'])
  })

  test.each([
    ['385421009', concept({ system: SITE, code: 'HEP' }), ['yes']],
    ['44667-4', concept('260413007'), ['no']],
    ['33733-7', { text: 'Liver' }, ['yes']],
    ['385421009', concept({ system: SITE, code: 'LYM' }), ['uncertain']],
    ['44667-4', { text: 'Axillary lymph node' }, []],
  ])('4: site %s %j is %j', (code, value, expected) => {
    expect(says(answered(code, value))).toEqual(expected)
  })

  test.each([
    ['98248-8', 'a boolean as text', { valueBoolean: 'false' }],
    ['98248-8', 'a boolean that is an object', { valueBoolean: { toString: [] } }],
    ['1098951000119108', 'a quantity', { valueQuantity: { value: 0 } }],
    ['1098951000119108', 'a number', { valueInteger: 0 }],
  ])('5: history %s with %s says neither yes nor no, and is unread', (code, _name, fields) => {
    const { evidence, unread } = read(observation(code, fields))
    expect(evidence.metastasis).toEqual([])
    expect(unread).not.toEqual([])
  })

  test('5: history without a value is yes, false is no', () => {
    expect(says(observation('1098951000119108'))).toEqual(['yes'])
    expect(says(observation('1287652008', { valueBoolean: false }))).toEqual(['no'])
    expect(says(observation('98248-8', { valueBoolean: true }))).toEqual(['yes'])
    expect(
      says(
        observation('98248-8', {
          dataAbsentReason: concept({
            system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
            code: 'unknown',
          }),
        }),
      ),
    ).toEqual([])
  })

  test.each([
    ['K', ['no']],
    ['T', ['yes']],
    ['P', ['yes']],
    ['N', ['yes']],
    ['R', ['yes']],
    ['F', ['uncertain']],
    ['X', []],
  ])('6: course %s is %j', (code, expected) => {
    const course = observation('396432002', {
      component: [{ code: concept('399608002'), valueCodeableConcept: concept({ system: COURSE, code }) }],
    })
    expect(says(course)).toEqual(expected)
  })

  test('6: disease status', () => {
    expect(says(answered('97509-4', '399409002'))).toEqual(['yes'])
    expect(says(answered('97509-4', '268910001'))).toEqual([])
  })

  test('7: words', () => {
    const staged = condition('254837009', {
      stage: [{ summary: { text: 'UICC IV (cT3 cN2a cM1)' } }, { summary: { text: 'M0 - keine Fernmetastasen' } }],
    })
    expect(says(staged)).toEqual(['yes', 'no'])
    expect(says(condition({ ...concept('254837009'), text: 'Mammakarzinom mit hepatischer Metastasierung' }))).toEqual([
      'yes',
    ])
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      conclusion: 'Carcinoma ductal infiltrante de mama, estadio pT2N2M1',
    }
    expect(says(report)).toEqual(['yes'])
  })

  test('7: a coded conclusion beside a suspicion is uncertain', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      conclusion: 'Hochverdächtig auf ossäre Metastasen',
      conclusionCode: [concept('94222008')],
    }
    expect(new Set(says(report))).toEqual(new Set(['uncertain']))
    expect(says({ ...report, conclusion: 'Ossäre Metastasen' })).toContain('yes')
  })
})

describe('what is no statement on distant metastasis', () => {
  test.each([
    observation('85343-2', { valueQuantity: { value: 8 } }),
    answered('399656008', { text: 'positive' }),
    answered(
      '371497001',
      concept({ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-applicable' }),
    ),
    answered('371497001', '1220561009'),
  ])('%#', (resource) => {
    const { evidence, unread } = read(resource)
    expect(evidence.metastasis).toEqual([])
    expect(unread).toEqual([])
  })

  test.each([
    answered('21908-9', { text: 'Grade 2 invasive ductal carcinoma' }),
    answered({ ...concept('21908-9'), text: 'Lugano Stage' }, { text: 'Stage IV-E' }),
    answered('21908-9', concept(coding('1228882005', 'AJCC stage IV'))),
    condition('254837009', { stage: [{ summary: concept(coding('1228882005', 'AJCC stage IV')) }] }),
  ])('is listed as unread %#', (resource) => {
    const { evidence, unread } = read(resource)
    expect(evidence.metastasis).toEqual([])
    expect(unread).not.toEqual([])
  })
})

describe('whose metastasis', () => {
  const lung = condition(concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C34.90' }), { id: 'lung' })

  test('focus on another primary', () => {
    const m1 = answered('21907-1', { text: 'cM1' }, { focus: [{ reference: 'Condition/lung' }] })
    expect(read(BREAST_CANCER, lung, m1).evidence.metastasis).toMatchObject([{ says: 'yes', otherPrimary: true }])
    const own = answered('21907-1', { text: 'cM1' }, { focus: [{ reference: 'Condition/breast' }] })
    expect(read(BREAST_CANCER, lung, own).evidence.metastasis[0]).not.toHaveProperty('otherPrimary')
  })

  test('a related primary, a code that names one, a patient with no breast cancer', () => {
    const url = 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-primary-cancer-condition'
    const brain = condition('94225005', { extension: [{ url, valueReference: { reference: 'Condition/lung' } }] })
    expect(read(BREAST_CANCER, lung, brain).evidence.metastasis).toMatchObject([{ says: 'yes', otherPrimary: true }])
    expect(read(BREAST_CANCER, condition('315006004')).evidence.metastasis).toMatchObject([
      { says: 'yes', otherPrimary: true },
    ])
    expect(read(lung, condition('94381002')).evidence.metastasis).toMatchObject([{ otherPrimary: true }])
  })

  test('a tumour that is not in the record makes a yes uncertain', () => {
    const m1 = answered('21907-1', { text: 'cM1' }, { focus: [{ reference: 'Condition/elsewhere' }] })
    const { evidence, unread } = read(BREAST_CANCER, m1)
    expect(evidence.metastasis).toMatchObject([{ says: 'uncertain' }])
    expect(unread).not.toEqual([])
  })

  test('unconfirmed is uncertain, refuted is nothing, inactive still counts', () => {
    const status = (code: string) => ({
      verificationStatus: concept({ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code }),
    })
    expect(says(condition('94381002', status('provisional')))).toEqual(['uncertain'])
    expect(says(condition('94381002', status('refuted')))).toEqual([])
    expect(says(condition('94381002', { clinicalStatus: 'inactive' }))).toEqual(['yes'])
  })

  test('the date is kept, of whatever precision', () => {
    expect(read(answered('21907-1', { text: 'cM1' }, { effectiveDateTime: '2026' })).evidence.metastasis).toMatchObject(
      [{ on: '2026' }],
    )
    expect(read(condition('94381002', { onsetDateTime: '2025-03-02T10:00:00Z' })).evidence.metastasis).toMatchObject([
      { on: '2025-03-02' },
    ])
  })
})

describe('a report on another tumour', () => {
  const ovary = condition({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C56' }] }, { id: 'ovary' })
  const report = (conclusion: string, fields: object = {}): object => ({
    resourceType: 'DiagnosticReport',
    id: 'dr',
    status: 'final',
    code: { text: 'Pathology' },
    conclusion,
    ...fields,
  })

  test('the tumour that its results name is the tumour of its prose', () => {
    const category = answered('21901-4', { text: 'pM1b' }, { id: 'm', focus: [{ reference: 'Condition/ovary' }] })
    const { metastasis } = read(
      BREAST_CANCER,
      ovary,
      category,
      report('pT3c pN1 M1b', { result: [{ reference: 'Observation/m' }] }),
    ).evidence
    expect(metastasis.map(({ says, otherPrimary }) => [says, otherPrimary])).toEqual([
      ['yes', true],
      ['yes', true],
    ])
  })

  test.each([
    'High-grade seröses Adenokarzinom des Ovars, pT3c pN1 M1b (HEP)',
    'Adenocarcinoma of the colon with liver metastases, M1a',
  ])('the tumour that it names: %s', (conclusion) => {
    const { metastasis } = read(BREAST_CANCER, report(conclusion)).evidence
    expect(metastasis.length).toBeGreaterThan(0)
    expect(metastasis.every(({ otherPrimary }) => otherPrimary === true)).toBe(true)
  })
})

test('a performance status under a code that some systems use for HER2 is no news', () => {
  const ecog = answered(
    { coding: [{ system: 'http://snomed.info/sct', code: '423740007', display: 'ECOG performance status' }] },
    { text: '1' },
  )
  const her2 = answered(
    { coding: [{ system: 'http://snomed.info/sct', code: '423740007', display: 'HER2 status' }] },
    { text: 'Positive' },
  )
  expect(read(ecog).unread).toEqual([])
  expect(read(her2).unread).toMatchObject([{ why: expect.stringContaining('not read') }])
})

describe('further ways to say it', () => {
  test.each([
    [answered('385380006', '1229903009'), ['yes']],
    [answered({ text: 'Metastasis finding' }, '1229916009'), ['yes']],
    [answered({ text: 'Metastasis finding' }, '1229901006'), ['no']],
    [
      answered('33733-7', { coding: [{ system: 'http://registry.example/sites', code: '6', display: 'MAR' }] }),
      ['yes'],
    ],
    [
      answered('33733-7', { coding: [{ system: 'http://registry.example/sites', code: '5', display: 'LYM' }] }),
      ['uncertain'],
    ],
    [
      answered('97509-4', { coding: [{ system: 'http://registry.example/course', code: '3', display: 'Metastasis' }] }),
      ['yes'],
    ],
    [
      answered('97509-4', {
        coding: [{ system: 'http://registry.example/course', code: '1', display: 'Local recurrence' }],
      }),
      [],
    ],
    [answered({ text: 'Fibrosis stage' }, '258228008'), []],
  ])('%#', (resource, says) => {
    expect(read(BREAST_CANCER, resource).evidence.metastasis.map((statement) => statement.says)).toEqual(says)
  })
})
