import { ANSWERS } from '../../src/fhir/codes/answers.ts'
import { isLoincCode, isSnomedId } from '../../src/fhir/codes/check-digits.ts'
import { DIAGNOSES } from '../../src/fhir/codes/diagnoses.ts'
import { DRUGS } from '../../src/fhir/codes/drugs.ts'
import { behaviourOfMorphology, meaningOfIcd } from '../../src/fhir/codes/icd.ts'
import { PROBE_METHODS, QUESTIONS } from '../../src/fhir/codes/questions.ts'
import { SECONDARY_NEOPLASMS } from '../../src/fhir/codes/secondary-neoplasms.ts'
import { FLUID_CODES, PROCEDURES, SIDES, SITES } from '../../src/fhir/codes/sites.ts'
import { STAGINGS } from '../../src/fhir/codes/staging.ts'
import { systemOf } from '../../src/fhir/codes/systems.ts'

const ROWS = [...QUESTIONS, ...ANSWERS, ...STAGINGS]

describe('check digits of every code', () => {
  const snomed = [
    ...ROWS.filter(([system]) => system === 'snomed').map(([, code]) => code),
    ...DIAGNOSES.map(([code]) => code),
    ...SECONDARY_NEOPLASMS.map(([code]) => code),
    ...SITES.map(([code]) => code),
    ...PROCEDURES.map(([code]) => code),
    ...FLUID_CODES,
    ...SIDES.keys(),
    ...PROBE_METHODS.keys(),
  ]
  const loinc = ROWS.filter(([system]) => system === 'loinc').map(([, code]) => code)

  test('SNOMED CT (Verhoeff)', () => {
    expect(snomed.length).toBeGreaterThan(600)
    expect(snomed.filter((code) => !isSnomedId(code)).map((code) => `${code}: wrong check digit`)).toEqual([])
  })

  test('LOINC, answers included (modulus 10)', () => {
    expect(loinc.length).toBeGreaterThan(80)
    expect(loinc.filter((code) => !isLoincCode(code)).map((code) => `${code}: wrong check digit`)).toEqual([])
  })

  test.each(['85319-0', '85310-0', '85309-2', '21907-3', '34566', 'LA26333-6', '85319', ''])(
    '%s is no LOINC code',
    (code) => {
      expect(isLoincCode(code)).toBe(false)
    },
  )

  test.each(['432881000', '1229954006', '12345', 'positive', '0431396003'])('%s is no SNOMED CT code', (code) => {
    expect(isSnomedId(code)).toBe(false)
  })
})

describe('tables', () => {
  test('no code stands twice', () => {
    const twice = (codes: readonly string[]): string[] => codes.filter((code, at) => codes.indexOf(code) !== at)
    expect(twice(QUESTIONS.map(([system, code]) => `${system} ${code}`))).toEqual([])
    expect(twice(ANSWERS.map(([system, code]) => `${system} ${code}`))).toEqual([])
    expect(twice(STAGINGS.map(([system, code]) => `${system} ${code}`))).toEqual([])
    expect(twice(DIAGNOSES.map(([code]) => code))).toEqual([])
    expect(twice(SECONDARY_NEOPLASMS.map(([code]) => code))).toEqual([])
  })

  test('no RxNorm or ATC code belongs to two drugs', () => {
    const codes = DRUGS.flatMap((row) => `${row.rxnorm} ${row.atc}`.split(' ').filter((code) => code !== ''))
    expect(codes.length).toBeGreaterThan(300)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('names of code systems', () => {
  test.each([
    ['http://loinc.org', 'loinc'],
    ['https://loinc.org/', 'loinc'],
    ['LOINC', 'loinc'],
    ['urn:oid:2.16.840.1.113883.6.1', 'loinc'],
    ['2.16.840.1.113883.6.1', 'loinc'],
    ['http://snomed.info/sct', 'snomed'],
    ['http://snomed.info/sct/21000210109', 'snomed'],
    ['http://snomed.info/sct/900000000000207008/version/20260101', 'snomed'],
    ['urn:oid:2.16.840.1.113883.6.96', 'snomed'],
    ['http://hl7.org/fhir/sid/icd-10-cm', 'icd-10'],
    ['http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'icd-10'],
    ['http://terminology.hl7.org/CodeSystem/icd-o-3', 'icd-o-3'],
    ['http://hl7.org/fhir/sid/icd-9-cm', 'icd-9'],
    ['http://ncithesaurus-stage.nci.nih.gov', 'ncit'],
    ['http://ncimeta.nci.nih.gov', 'ncit'],
    ['urn:oid:2.16.840.1.113883.3.26.1.1', 'ncit'],
    ['https://cap.org/eCC', 'cap-ecc'],
    ['http://cap.org/eCC', 'cap-ecc'],
    ['http://example.org/own', 'http://example.org/own'],
    [undefined, ''],
  ])('%s is %s', (written, system) => {
    expect(systemOf(written)).toBe(system)
  })
})

describe('ICD', () => {
  test.each([
    ['icd-10', 'C50.411', { kind: 'invasive-breast', laterality: 'right' }],
    ['icd-10', 'C50.912', { kind: 'invasive-breast', laterality: 'left' }],
    ['icd-10', 'C50.4', { kind: 'invasive-breast' }],
    ['icd-9', 'C504', { kind: 'invasive-breast' }],
    ['icd-9', '174.9', { kind: 'invasive-breast' }],
    ['icd-10', 'D05.1', { kind: 'breast-in-situ' }],
    ['icd-10', 'Z85.3', { kind: 'breast-history' }],
    ['icd-10', 'C16.9', { kind: 'other-primary', organ: 'stomach' }],
    ['icd-10', 'C44.501', { kind: 'other-primary' }],
    ['icd-10', 'C77.3', { kind: 'secondary', secondary: 'regional-node', where: 'lymph nodes' }],
    ['icd-10', 'C77.2', { kind: 'secondary', secondary: 'other-node', where: 'lymph nodes' }],
    ['icd-10', 'C78.7', { kind: 'secondary', secondary: 'distant', where: 'liver' }],
    ['icd-10', 'C79.51', { kind: 'secondary', secondary: 'distant', where: 'bone or bone marrow' }],
    ['icd-10', 'C79.81', { kind: 'secondary', secondary: 'uncertain', where: 'breast' }],
    ['icd-10', 'C79.2', { kind: 'secondary', secondary: 'uncertain', where: 'skin' }],
    ['icd-10', 'Z15.01', undefined],
    ['icd-10', 'Z80.3', undefined],
    ['icd-10', 'I10', undefined],
  ])('%s %s', (system, code, meaning) => {
    expect(meaningOfIcd(system, code)).toEqual(meaning)
  })

  test.each([
    ['8500/3', 'invasive'],
    ['8500/2', 'in-situ'],
    ['8520/6', 'metastatic'],
    ['9680/3', undefined],
  ])('morphology %s', (code, behaviour) => {
    expect(behaviourOfMorphology(code)).toBe(behaviour)
  })
})
