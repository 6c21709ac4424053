import {
  answered,
  BREAST_CANCER,
  coding,
  concept,
  condition,
  observation,
  read,
  readWith,
  type Resource,
} from './records.ts'

describe('hormone receptors', () => {
  test.each([
    ['85337-4', { valueCodeableConcept: concept('LA6576-8') }, { receptor: 'ER', words: 'positive' }],
    ['40556-3', { valueCodeableConcept: concept('260385009') }, { receptor: 'ER', words: 'negative' }],
    ['16112-5', { valueCodeableConcept: concept('416053008') }, { receptor: 'ER', words: 'positive' }],
    ['16113-3', { valueCodeableConcept: concept('441118006') }, { receptor: 'PgR', words: 'negative' }],
    ['445028008', { valueCodeableConcept: concept('2667000') }, { receptor: 'ER', words: 'negative' }],
    [
      '85329-1',
      { valueQuantity: { value: 5, unit: 'percent', code: '%' } },
      { receptor: 'ER', percent: { text: '5' } },
    ],
    [
      '14230-7',
      { valueQuantity: { value: 30, unit: '%', code: '/100' } },
      { receptor: 'PgR', percent: { text: '30' } },
    ],
    ['85329-1', { valueBoolean: true }, { receptor: 'ER', words: 'positive' }],
    [
      '85337-4',
      { valueCodeableConcept: { text: 'Positive (>10%)' } },
      { receptor: 'ER', words: 'positive', percent: { text: '10', comparator: '>' } },
    ],
    ['85339-0', { valueString: 'low positive' }, { receptor: 'PgR', words: 'low-positive' }],
  ])('%s %j', (code, fields, expected) => {
    expect(read(observation(code, fields)).evidence.receptors).toMatchObject([expected])
  })

  test('a weak positive with its percentage as a component', () => {
    const er = answered('40556-3', 'LA6576-8', {
      component: [{ code: concept('1234804006'), valueQuantity: { value: 5, unit: '%' } }],
    })
    expect(read(er).evidence.receptors).toMatchObject([{ receptor: 'ER', words: 'positive', percent: { text: '5' } }])
  })

  test.each([
    ['85337-4', { valueQuantity: { value: 12 } }],
    ['85329-1', { valueQuantity: { value: 0.7, unit: '1' } }],
    ['85329-1', { valueQuantity: { value: 12, unit: 'fmol/mg' } }],
    ['85337-4', { valueBoolean: 'true' }],
    ['85337-4', { valueBoolean: 1 }],
    ['85337-4', { valueBoolean: { toString: [] } }],
    ['85329-1', { valueQuantity: { value: 12, unit: '%', comparator: { toString: [] } } }],
    ['85337-4', { valueCodeableConcept: concept('416561008') }],
    ['85325-9', { valueCodeableConcept: { text: 'Amplified' } }],
    [
      '85337-4',
      {
        valueCodeableConcept: concept('LA6576-8'),
        component: [{ code: concept('85329-1'), valueQuantity: { value: 0, unit: '%' } }],
      },
    ],
  ])('not read, and said: %s %j', (code, fields) => {
    const { evidence, unread } = read(observation(code, fields))
    expect(evidence.receptors).toEqual([])
    expect(unread).not.toEqual([])
  })

  test('not done says nothing; both receptors at once cannot be told apart', () => {
    const absent = {
      dataAbsentReason: concept({
        system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
        code: 'not-performed',
      }),
    }
    expect(read(observation('85337-4', absent)).evidence.receptors).toEqual([])
    expect(read(answered('10480-2', 'LA6576-8')).evidence.receptors).toEqual([])
  })

  test('as a diagnosis code', () => {
    const z17 = condition(concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'Z17.0' }))
    expect(read(z17).evidence.receptors).toMatchObject([{ receptor: 'ER', words: 'positive' }])
  })
})

describe('receptor status as a diagnosis of ICD-10-CM', () => {
  const icd = (code: string, more: Resource = {}, display?: string) =>
    condition(
      concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, ...(display !== undefined && { display }) }),
      more,
    )
  const statusOf = (...records: Resource[]) => {
    const { results, receptors } = read(BREAST_CANCER, ...records).evidence
    return [
      ...results.map((result) => (result.test === 'overall' ? `HER2 ${result.words}` : result.test)),
      ...receptors.map(({ receptor, words }) => `${receptor} ${words}`),
    ].join(', ')
  }

  test.each([
    ['Z17.0', 'ER positive'],
    ['Z17.1', 'ER negative'],
    ['Z17.21', 'PgR positive'],
    ['Z17.22', 'PgR negative'],
    ['Z17.31', 'HER2 positive'],
    ['Z1732', 'HER2 negative'],
    ['Z17.410', 'HER2 positive'],
    ['Z17.411', 'HER2 negative'],
    ['Z17.420', 'HER2 positive, ER negative, PgR negative'],
    ['Z17.421', 'HER2 negative, ER negative, PgR negative'],
    ['Z17.4', ''],
    ['Z17.41', ''],
    ['Z15.01', ''],
  ])('%s: %s', (code, expected) => {
    expect(statusOf(icd(code))).toBe(expected)
  })

  test('its display says it once', () => {
    const display = 'Hormone receptor negative with human epidermal growth factor receptor 2 negative status'
    expect(statusOf(icd('Z17.421', {}, display))).toBe('HER2 negative, ER negative, PgR negative')
  })

  test('a positive of one of the two receptors is told', () => {
    const { unread } = read(BREAST_CANCER, icd('Z17.411'))
    expect(unread.map(({ why }) => why)).toEqual([
      'hormone receptor positive: it does not say which of the two receptors is',
    ])
  })

  test('two codings of one Condition both count', () => {
    const system = 'http://hl7.org/fhir/sid/icd-10-cm'
    const both = condition(concept({ system, code: 'Z17.0' }, { system, code: 'Z17.22' }))
    expect(statusOf(both)).toBe('ER positive, PgR negative')
  })

  test('refuted says nothing, provisional is not final', () => {
    const as = (code: string) => ({ verificationStatus: { coding: [{ code }] } })
    expect(statusOf(icd('Z17.0', as('refuted')), icd('Z17.31', as('entered-in-error')))).toBe('')
    const { results, receptors } = read(
      BREAST_CANCER,
      icd('Z17.0', as('provisional')),
      icd('Z17.31', as('provisional')),
    ).evidence
    expect([...results, ...receptors].map(({ reportStatus }) => reportStatus)).toEqual(['unverified', 'unverified'])
  })

  test('HER2 beside another cancer that is tested for it is of nobody knows which', () => {
    const { evidence, unread } = read(BREAST_CANCER, icd('C16.9'), icd('Z17.31'))
    expect(evidence.results).toEqual([])
    expect(unread.map(({ why }) => why)).toContain(
      'HER2 positive as a diagnosis, beside another cancer that is tested for HER2: it does not say of which',
    )
    expect(read(icd('C16.9'), icd('Z17.31')).evidence.results).toEqual([])
  })
})

describe('diagnoses', () => {
  const status = (code: string) => concept({ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code })

  test.each([
    [condition('254837009', { clinicalStatus: status('active') }), { kind: 'invasive-breast', activity: 'active' }],
    [condition('254837009', { clinicalStatus: status('recurrence') }), { activity: 'active' }],
    [condition('254837009', { clinicalStatus: 'remission' }), { activity: 'inactive' }],
    [condition('254837009'), { activity: 'unknown' }],
    [condition('353431000119107'), { kind: 'invasive-breast', laterality: 'left' }],
    [condition(concept('254837009'), { bodySite: [concept('73056007')] }), { laterality: 'right' }],
    [condition('109889007'), { kind: 'breast-in-situ' }],
    [
      condition(concept({ system: 'http://terminology.hl7.org/CodeSystem/icd-o-3', code: '8500/2' })),
      { kind: 'breast-in-situ' },
    ],
    [condition(concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'Z85.3' })), { kind: 'breast-history' }],
    [condition('278050001'), { kind: 'other-primary' }],
    [condition({ text: 'Brustkrebs links' }), { kind: 'invasive-breast', laterality: 'left' }],
    [condition('254837009', { verificationStatus: { coding: [{ code: 'provisional' }] } }), { unconfirmed: true }],
    [condition('254837009', { recordedDate: '2026-02-03' }), { on: '2026-02-03' }],
  ])('%#', (resource, expected) => {
    expect(read(resource).evidence.diagnoses).toMatchObject([expected])
  })

  test.each([
    condition('254837009', { verificationStatus: { coding: [{ code: 'refuted' }] } }),
    condition('254837009', { verificationStatus: 'entered-in-error' }),
    condition('718220008'),
    condition({ text: 'Family history of breast cancer' }),
    condition(concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'Z15.01' })),
    condition('1220561009'),
  ])('none: %#', (resource) => {
    expect(read(resource).evidence.diagnoses).toEqual([])
  })
})

describe('treatments', () => {
  const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
  const medication = (type: string, fields: Record<string, unknown>) => ({ resourceType: type, id: 't', ...fields })

  test.each([
    [concept(coding('2267577', 'Enhertu', RXNORM)), 't-dxd'],
    [{ text: 'fam-trastuzumab deruxtecan-nxki 5.4 mg/kg' }, 't-dxd'],
    [{ text: 'T-DXd' }, 't-dxd'],
    [concept(coding('L01FD04', undefined, 'http://www.whocc.no/atc')), 't-dxd'],
    [concept(coding('65597-406-01', undefined, 'http://hl7.org/fhir/sid/ndc')), 't-dxd'],
    [concept(coding('224905', 'Trastuzumab', RXNORM)), 'her2-directed'],
    [{ text: 'Trastuzumab Injection [KADCYLA]' }, 'her2-directed'],
    [{ text: 'tucatinib' }, 'her2-directed'],
    [{ text: 'Letrozol 2,5 mg' }, 'endocrine'],
    [{ text: 'palbociclib' }, 'cdk4-6'],
    [{ text: 'Capecitabine 500 MG' }, 'chemotherapy'],
    [{ text: 'datopotamab deruxtecan' }, 'other'],
  ])('%j is %s', (medicationCodeableConcept, kind) => {
    const found = read(medication('MedicationRequest', { status: 'active', medicationCodeableConcept })).evidence
      .treatments
    expect(found).toMatchObject([{ kind, state: 'active' }])
  })

  test('the conjugate is named as itself', () => {
    const found = read(
      medication('MedicationStatement', {
        status: 'completed',
        medicationCodeableConcept: concept(coding('1658086', 'Trastuzumab Injection [KADCYLA]', RXNORM)),
        effectivePeriod: { start: '2025-01-01' },
      }),
    )
    expect(found.evidence.treatments).toMatchObject([
      { agent: 'trastuzumab emtansine', state: 'past', on: '2025-01-01' },
    ])
  })

  test('contained and referenced medications', () => {
    const contained = medication('MedicationAdministration', {
      status: 'completed',
      medicationReference: { reference: '#m' },
      contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Herceptin' } }],
    })
    const referenced = {
      ...medication('MedicationRequest', { status: 'draft', medicationReference: { reference: 'Medication/x' } }),
      id: 'u',
    }
    const { treatments } = read(contained, referenced, {
      resourceType: 'Medication',
      id: 'x',
      code: { text: 'Enhertu' },
    }).evidence
    expect(treatments).toMatchObject([
      { kind: 't-dxd', state: 'planned' },
      { kind: 'her2-directed', state: 'past' },
    ])
  })

  test.each([
    ['MedicationStatement', 'not-taken'],
    ['MedicationRequest', 'cancelled'],
    ['MedicationAdministration', 'entered-in-error'],
    ['Procedure', 'not-done'],
  ])('%s %s is none', (type, status) => {
    expect(
      read(medication(type, { status, medicationCodeableConcept: { text: 'Enhertu' }, code: { text: 'Enhertu' } }))
        .evidence.treatments,
    ).toEqual([])
  })

  test('words that deny a drug are no treatment, and are told; a code beside them is one', () => {
    const text = 'No prior trastuzumab deruxtecan'
    const { evidence, unread } = read({
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { text },
    })
    expect(evidence.treatments).toEqual([])
    expect(unread.map(({ why }) => why)).toEqual([`«${text}» names a drug and denies it: no treatment`])
    const coding = [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '2267577' }]
    const coded = {
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { coding, text: 'not before 2 May' },
    }
    expect(read(coded).evidence.treatments).toHaveLength(1)
  })

  test('another drug is none', () => {
    expect(
      read(medication('MedicationRequest', { status: 'active', medicationCodeableConcept: { text: 'Lisinopril' } }))
        .evidence.treatments,
    ).toEqual([])
  })
})

describe('orders', () => {
  const order = (fields: Record<string, unknown>) => ({
    resourceType: 'ServiceRequest',
    id: 's',
    intent: 'order',
    ...fields,
  })

  test.each([
    [
      { status: 'active', code: concept('85318-4') },
      { test: 'ish', state: 'active' },
    ],
    [
      { status: 'draft', code: { text: 'HER2 FISH' } },
      { test: 'ish', state: 'draft' },
    ],
    [
      { status: 'on-hold', code: concept('85319-2') },
      { test: 'ihc', state: 'active' },
    ],
    [
      { status: 'completed', code: { text: 'HER2 testing' } },
      { test: 'her2', state: 'completed' },
    ],
    [{ code: concept('434363004') }, { test: 'ish', state: 'unknown' }],
  ])('%j', (fields, expected) => {
    expect(read(order(fields)).evidence.orders).toMatchObject([expected])
  })

  test.each(['HER2 copy number by NGS', 'HER2 by RT-PCR'])('%s is no order of a HER2 tissue test', (text) => {
    expect(read(order({ status: 'active', code: { text } })).evidence.orders).toEqual([])
  })

  test('sample, date and reasons', () => {
    const found = order({
      status: 'active',
      code: concept('85318-4'),
      specimen: [{ reference: 'Specimen/1' }],
      authoredOn: '2026-03-04T08:00:00Z',
      reasonReference: [{ reference: 'Observation/i' }],
    })
    expect(read(found).evidence.orders).toMatchObject([
      { specimen: 'Specimen/1', on: '2026-03-04', reasons: ['Observation/i'] },
    ])
  })

  test('a task to pathology', () => {
    const task = {
      resourceType: 'Task',
      id: 't',
      status: 'requested',
      description: 'Reflex HER2 ISH on block A1',
      focus: { reference: 'Observation/i' },
    }
    expect(read(task).evidence.orders).toMatchObject([{ test: 'ish', state: 'active', reasons: ['Observation/i'] }])
  })

  test.each([{ status: 'revoked' }, { status: 'entered-in-error' }, { status: 'active', doNotPerform: true }])(
    'none: %j',
    (fields) => {
      expect(read(order({ code: concept('85318-4'), ...fields })).evidence.orders).toEqual([])
    },
  )
})

describe('the patient', () => {
  const patient = { resourceType: 'Patient', id: '1', birthDate: '1970-01-02' }

  test('reference, birth date, death', () => {
    expect(read(patient).evidence).toMatchObject({ patient: 'Patient/1', birthDate: '1970-01-02' })
    expect(read({ ...patient, deceasedDateTime: '2026-01-01' }).evidence.deceased).toBe(true)
    expect(read({ ...patient, deceasedBoolean: false }).evidence.deceased).toBe(false)
    expect(
      read(observation('85319-2', { subject: { reference: 'https://ehr.example/fhir/Patient/7' } })).evidence.patient,
    ).toBe('Patient/7')
  })

  test("another patient's resource is not read", () => {
    const other = answered('85319-2', 'LA11843-2', { subject: { reference: 'Patient/2' } })
    const own = answered('85319-2', 'LA11841-6', { subject: { reference: 'Patient/1' } })
    const { evidence, unread } = read(patient, other, own)
    expect(evidence.results).toMatchObject([{ score: '1+' }])
    expect(unread).toMatchObject([{ why: expect.stringContaining('another patient') }])
    expect(readWith({ patient: 'Patient/2' }, other, own).evidence.results).toMatchObject([{ score: '3+' }])
  })

  test.each([
    condition('385763009'),
    { resourceType: 'Encounter', id: 'e', status: 'in-progress', type: [{ text: 'Hospice' }] },
    { resourceType: 'ServiceRequest', id: 's', status: 'active', code: { text: 'Comfort measures only' } },
  ])('comfort care %#', (resource) => {
    expect(read(resource).evidence.comfortCare).toBe(true)
  })

  test.each([
    condition('385763009', { clinicalStatus: 'resolved' }),
    { resourceType: 'Encounter', id: 'e', status: 'finished', type: [{ text: 'Hospice' }] },
    { resourceType: 'ServiceRequest', id: 's', status: 'active', code: { text: 'Referral to discuss hospice' } },
    condition({ text: 'Palliative care' }),
  ])('no comfort care %#', (resource) => {
    expect(read(resource).evidence.comfortCare).toBeUndefined()
  })
})
