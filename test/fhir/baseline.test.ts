import fc from 'fast-check'
import { BASELINE_FINDINGS, BASELINE_QUESTIONS } from '../../src/fhir/codes/baseline.ts'
import { isLoincCode, isSnomedId } from '../../src/fhir/codes/check-digits.ts'
import { readEvidence } from '../../src/fhir/read-evidence.ts'

const SIGN = { hook: 'order-sign', context: {} }
const readBaseline = (resources: readonly unknown[]) => readEvidence(resources, { call: SIGN }).evidence.baseline
const stageGroupOf = (resources: readonly unknown[]) => readEvidence(resources).evidence.stageGroup

const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const coded = (system: string, code: string) => ({ coding: [{ system, code }] })
const observation = (code: unknown, more: object, id = 'o') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code,
  ...more,
})
const condition = (code: unknown, more: object = {}, id = 'c') => ({ resourceType: 'Condition', id, code, ...more })
const percent = (value: number, unit: object = { unit: '%' }) => ({ valueQuantity: { value, ...unit } })

test('codes hold their check digits', () => {
  const broken = [...BASELINE_QUESTIONS, ...BASELINE_FINDINGS].filter(
    ([system, code]) => !(system === 'loinc' ? isLoincCode(code) : isSnomedId(code)),
  )
  expect(broken).toEqual([])
})

test('nothing recorded is nothing said', () => {
  expect(readBaseline([])).toBeUndefined()
  expect(
    readBaseline([{ resourceType: 'Patient', id: '1', gender: 'female', birthDate: '1930-01-01' }]),
  ).toBeUndefined()
})

describe('ejection fraction', () => {
  const lvef = coded(LOINC, '10230-1')
  const of = (...resources: unknown[]) => readBaseline(resources)?.lvef

  // prettier-ignore
  test.each([
    ['LOINC', observation(lvef, percent(62)), { text: '62' }],
    ['another method', observation(coded(LOINC, '18043-0'), percent(48.5)), { text: '48.5' }],
    ['an OID', observation(coded('urn:oid:2.16.840.1.113883.6.1', '8806-2'), percent(55)), { text: '55' }],
    ['SNOMED CT', observation(coded(SNOMED, '250908004'), percent(55, { code: '%', system: 'http://unitsofmeasure.org' })), { text: '55' }],
    ['words', observation({ text: 'LVEF (echo)' }, percent(58)), { text: '58' }],
    ['a comparator', observation(lvef, { valueQuantity: { value: 55, comparator: '>', unit: '%' } }), { text: '55', comparator: '>' }],
    ['a string', observation(lvef, { valueString: '52 %' }), { text: '52' }],
    ['a string with a comparator', observation(lvef, { valueString: '>= 60%' }), { text: '60', comparator: '>=' }],
    ['a range above 50', observation(lvef, { valueString: '55-60%' }), { text: '55', comparator: '>=' }],
    ['a range below 50', observation(lvef, { valueRange: { low: { value: 40, unit: '%' }, high: { value: 45, unit: '%' } } }), { text: '45', comparator: '<=' }],
    ['a component', observation({ text: 'Echo' }, { component: [{ code: lvef, ...percent(61) }] }), { text: '61' }],
  ])('%s', (_name, resource, measure) => {
    expect(of(resource)?.percent).toEqual(measure)
  })

  // prettier-ignore
  test.each([
    ['a fraction', observation(lvef, percent(0.55, { unit: '1' }))],
    ['no unit', observation(lvef, percent(55, {}))],
    ['a range across 50', observation(lvef, { valueString: '45-55 %' })],
    ['words', observation(lvef, { valueString: 'normal' })],
    ['preliminary', observation(lvef, { ...percent(55), status: 'preliminary' })],
    ['entered in error', observation(lvef, { ...percent(55), status: 'entered-in-error' })],
    ['no status', observation(lvef, { ...percent(55), status: undefined })],
    ['more than the whole', observation(lvef, percent(155))],
    ['the right ventricle', observation({ text: 'RVEF' }, percent(55))],
    ['another code', observation(coded(LOINC, '8867-4'), percent(55))],
    ['a broken code', observation(coded(LOINC, '10230-2'), percent(55))],
  ])('not read: %s', (_name, resource) => {
    expect(of(resource)).toBeUndefined()
  })

  test('the latest; of one day the lower; an undated one only where none is dated', () => {
    const at = (id: string, value: number, on?: string) =>
      observation(lvef, { ...percent(value), ...(on && { effectiveDateTime: on }) }, id)
    expect(of(at('a', 65, '2026-01-10'), at('b', 44, '2026-10-02'), at('c', 60))?.reference).toBe('Observation/b')
    expect(of(at('a', 65, '2026-10-02'), at('b', 44, '2026-10-02T08:00:00Z'))).toEqual({
      reference: 'Observation/b',
      percent: { text: '44' },
      on: '2026-10-02',
    })
    expect(of(at('c', 60))).toEqual({ reference: 'Observation/c', percent: { text: '60' } })
  })

  test('digits stay as they were written', () => {
    expect(of(observation(lvef, { valueQuantity: { value: '49.9999999999', unit: '%' } }))?.percent.text).toBe(
      '49.9999999999',
    )
  })
})

describe('lung disease', () => {
  const of = (...resources: unknown[]) => readBaseline(resources)?.lungDisease

  // prettier-ignore
  test.each([
    [coded(ICD, 'J84.10')], [coded(ICD, 'J849')], [coded(ICD, 'J70.4')], [coded(ICD, 'J70.0')], [coded(ICD, 'J67.9')], [coded(SNOMED, '233703007')],
    [coded(SNOMED, '205237003')], [coded(SNOMED, '427046006')], [{ text: 'Interstitial lung disease' }], [{ text: 'Radiation pneumonitis 2019' }], [{ text: 'history of ILD' }],
  ])('%j', (code) => {
    expect(of(condition(code))?.reference).toBe('Condition/c')
  })

  // prettier-ignore
  test.each([
    [coded(ICD, 'J18.9')], [coded(ICD, 'J44.9')], [coded(ICD, 'C34.1')], [{ text: 'Aspiration pneumonitis' }], [{ text: 'No ILD' }], [{ text: 'Risk of pneumonitis' }],
    [{ text: 'Family history of pulmonary fibrosis' }], [{ text: 'Mild asthma' }],
  ])('not %j', (code) => {
    expect(of(condition(code))).toBeUndefined()
  })

  test('past counts, refuted does not, unconfirmed is said', () => {
    const verified = (code: string) => ({
      verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', code),
    })
    expect(of(condition(coded(ICD, 'J84.9'), { clinicalStatus: { coding: [{ code: 'resolved' }] } }))).toBeDefined()
    expect(of(condition(coded(ICD, 'J84.9'), verified('refuted')))).toBeUndefined()
    expect(of(condition({ text: 'Pneumonitis' }, verified('provisional')))?.words).toBe('Pneumonitis (unconfirmed)')
  })
})

describe('pregnancy', () => {
  const of = (...resources: unknown[]) => readBaseline(resources)?.pregnancy?.says
  const status = coded(LOINC, '82810-3')
  const hcg = coded(LOINC, '2106-3')
  const value = (system: string, code: string) => ({ valueCodeableConcept: coded(system, code) })

  // prettier-ignore
  test.each([
    [observation(status, value(SNOMED, '77386006')), 'pregnant'], [observation(status, value(SNOMED, '60001007')), 'not-pregnant'],
    [observation(status, value(LOINC, 'LA15173-0')), 'pregnant'], [observation(status, value(LOINC, 'LA26683-5')), 'not-pregnant'],
    [observation(status, value(SNOMED, '261665006')), undefined], [observation(status, { valueString: 'Not pregnant' }), 'not-pregnant'],
    [observation(hcg, value(SNOMED, '260385009')), 'not-pregnant'], [observation(hcg, value(SNOMED, '10828004')), 'pregnant'],
    [observation(hcg, { valueString: 'Negative' }), 'not-pregnant'], [observation(hcg, { valueString: 'NEG' }), 'not-pregnant'], [observation(hcg, { valueString: 'Positive' }), 'pregnant'],
    [observation(hcg, { ...value(SNOMED, '260385009'), interpretation: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'POS' }] }] }), undefined],
    [observation(hcg, { ...value(SNOMED, '260385009'), status: 'preliminary' }), undefined], [observation(hcg, { valueString: 'see report' }), undefined],
    [condition(coded(ICD, 'Z33.1')), 'pregnant'], [condition(coded(SNOMED, '77386006')), 'pregnant'], [condition(coded(ICD, 'O24.4')), 'pregnant'],
    [condition(coded(ICD, 'O80')), undefined], [condition(coded(ICD, 'Z32.02')), 'not-pregnant'],
    [condition(coded(SNOMED, '77386006'), { clinicalStatus: { coding: [{ code: 'resolved' }] } }), undefined],
    [condition(coded(SNOMED, '77386006'), { abatementDateTime: '2019' }), undefined],
  ])('%j says %s', (resource, says) => {
    expect(of(resource)).toBe(says)
  })

  test('the latest; on one day, and undated, pregnant stands', () => {
    const test = (id: string, code: string, on: string) =>
      observation(hcg, { ...value(SNOMED, code), effectiveDateTime: on }, id)
    expect(of(test('a', '10828004', '2024-01-01'), test('b', '260385009', '2026-11-01'))).toBe('not-pregnant')
    expect(of(test('a', '10828004', '2026-11-01'), test('b', '260385009', '2026-11-01'))).toBe('pregnant')
    expect(of(condition(coded(SNOMED, '77386006')), test('b', '260385009', '2026-11-01'))).toBe('pregnant')
  })
})

describe('whether pregnancy can be', () => {
  const of = (...resources: unknown[]) => readBaseline(resources)?.mayBecomePregnant
  const patient = (more: object) => ({ resourceType: 'Patient', id: 'p', ...more })
  const birthSex = (code: string) => ({
    extension: [{ url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex', valueCode: code }],
  })

  // prettier-ignore
  test.each([
    ['male at birth', [patient(birthSex('M'))], false],
    ['male at birth, administratively female', [patient({ ...birthSex('M'), gender: 'female' })], false],
    ['administratively male alone', [patient({ gender: 'male' })], undefined],
    ['administratively male, female at birth', [patient({ ...birthSex('F'), gender: 'male' }), condition(coded(ICD, 'C50.422'))], undefined],
    ['administratively male, cancer of the male breast', [patient({ gender: 'male' }), condition(coded(ICD, 'C50.422'))], false],
    ['cancer of the female breast', [patient({ gender: 'male' }), condition({ text: 'Carcinoma of female breast' })], undefined],
    ['sex at birth as an Observation', [observation(coded(LOINC, '76689-9'), { valueCodeableConcept: coded(LOINC, 'LA2-8') })], false],
    ['hysterectomy done', [{ resourceType: 'Procedure', id: 'h', status: 'completed', code: coded(SNOMED, '236886002') }], false],
    ['hysterectomy in words', [{ resourceType: 'Procedure', id: 'h', status: 'completed', code: { text: 'Total abdominal hysterectomy' } }], false],
    ['hysterectomy planned', [{ resourceType: 'Procedure', id: 'h', status: 'preparation', code: coded(SNOMED, '236886002') }], undefined],
    ['uterus absent', [condition(coded(ICD, 'Z90.710'))], false],
    ['cervix absent, uterus there', [condition(coded(ICD, 'Z90.712'))], undefined],
    ['postmenopausal', [observation({ text: 'Menopausal status' }, { valueCodeableConcept: coded(SNOMED, '76498008') })], false],
    ['postmenopausal state as a Condition', [condition(coded(ICD, 'Z78.0'))], false],
    ['perimenopausal', [condition(coded(ICD, 'N95.1'))], undefined],
    ['age', [patient({ gender: 'female', birthDate: '1940-01-01' })], undefined],
  ])('%s', (_name, resources, expected) => {
    expect(of(...resources)).toBe(expected)
  })
})

describe('the latest stage group', () => {
  const stage = (value: object, more: object = {}, id = 's') =>
    observation(coded(LOINC, '21908-9'), { ...value, ...more }, id)
  const words = (text: string) => ({ valueCodeableConcept: { text } })
  const of = (...resources: unknown[]) => stageGroupOf(resources)?.words

  // prettier-ignore
  test.each([
    [words('IIB'), 'IIB'], [words('Stage IIIA'), 'IIIA'], [words('2B'), 'IIB'], [words('UICC IV (cT3 cN2a cM1)'), 'IV'], [words('pathological stage IA'), 'IA'],
    [{ valueCodeableConcept: coded(SNOMED, '261615002') }, 'IIB'], [{ valueCodeableConcept: coded(SNOMED, '1222769001') }, 'IIB'],
    [{ valueCodeableConcept: { coding: [{ system: 'http://cancerstaging.org', code: '3B', display: 'IIIB' }] } }, 'IIIB'],
    [{ valueCodeableConcept: { ...coded(SNOMED, '258219007'), text: 'Stage IIA' } }, 'IIA'], [{ valueString: 'II' }, 'II'],
    [{ valueCodeableConcept: { ...coded(SNOMED, '258215001'), text: 'Stage II' } }, undefined],
    [words('Grade 2 invasive ductal carcinoma'), undefined], [words('Ann Arbor stage II'), undefined], [words('unknown'), undefined],
    [words('stage IIA, stage IIIB'), undefined], [{ valueCodeableConcept: coded(SNOMED, '1228882005') }, undefined],
  ])('%j is %s', (value, group) => {
    expect(of(stage(value))).toBe(group)
  })

  const breast = coded(ICD, 'C50.912')
  // prettier-ignore
  test.each<readonly [string, readonly unknown[], string | undefined]>([
    ['the later of two', [stage(words('IIA'), { effectiveDateTime: '2024-01-01' }, 'a'), stage(words('IV'), { effectiveDateTime: '2026-01-01' }, 'b')], 'IV'],
    ['two of one day that differ', [stage(words('IIA'), { effectiveDateTime: '2026-01-01' }, 'a'), stage(words('IIIA'), { effectiveDateTime: '2026-01-01' }, 'b')], undefined],
    ['of the diagnosis', [condition(breast, { onsetDateTime: '2026-02-02', stage: [{ summary: { text: 'Stage IIIC' } }] })], 'IIIC'],
    ['a grade of the diagnosis', [condition(breast, { stage: [{ type: { text: 'Histologic grade' }, summary: { text: '2' } }] })], undefined],
    ['of another cancer', [condition(coded(ICD, 'C34.1'), { stage: [{ summary: { text: 'Stage IIIC' } }] })], undefined],
    ['focus on another cancer', [condition(breast, {}, 'b'), condition(coded(ICD, 'C34.1'), {}, 'l'), stage(words('IIB'), { focus: [{ reference: 'Condition/l' }] })], undefined],
    ['preliminary', [stage(words('IIB'), { status: 'preliminary' })], undefined],
    ['entered in error', [stage(words('IIB'), { status: 'entered-in-error' })], undefined],
    ['another question', [observation(coded(LOINC, '21907-1'), words('IIB'))], undefined],
  ])('%s', (_name, resources, group) => {
    expect(of(...resources)).toBe(group)
  })
})

test('arbitrary JSON is read without a throw', () => {
  const keys = [
    'resourceType',
    'code',
    'coding',
    'system',
    'status',
    'value',
    'valueQuantity',
    'valueString',
    'valueRange',
    'low',
    'high',
    'unit',
    'stage',
    'summary',
    'extension',
    'url',
    'valueCode',
    'gender',
    'component',
    'focus',
    'entry',
    'resource',
  ]
  const leaves = fc.constantFrom<unknown>(
    'Observation',
    'Condition',
    'Patient',
    'Procedure',
    'Bundle',
    'final',
    LOINC,
    '10230-1',
    'LVEF',
    '%',
    '55-60%',
    55,
    null,
    true,
    'us-core-birthsex',
    'Stage II',
  )
  const node = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaves,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 6 }),
    ),
  })).any
  fc.assert(
    fc.property(fc.array(fc.oneof(node, fc.jsonValue({ maxDepth: 4 })), { maxLength: 5 }), (resources) => {
      readBaseline(resources)
      stageGroupOf(resources)
    }),
    { numRuns: 400 },
  )
})
