import { isLoincCode, isSnomedId } from '../../src/fhir/codes/check-digits.ts'
import { HISTOLOGY_QUESTIONS } from '../../src/fhir/codes/histology.ts'
import { answered, coding, concept, condition, observation, read, type Resource } from './records.ts'

const ICD_O_3 = 'http://terminology.hl7.org/CodeSystem/icd-o-3'
const said = (...resources: Resource[]) =>
  (read(...resources).evidence.histology ?? []).map(({ grade, type }) => grade ?? type)
const text = (words: string) => ({ text: words })

test('codes hold their check digits', () => {
  const broken = HISTOLOGY_QUESTIONS.filter(
    ([system, code]) => !(system === 'loinc' ? isLoincCode(code) : isSnomedId(code)),
  )
  expect(broken).toEqual([])
})

// prettier-ignore
test.each([
  ['a Nottingham grade', answered('33732-9', '369790002'), ['1']],
  ['a grade of any tumour', answered('371469007', '54102005'), ['1']],
  ['another grade', answered('33732-9', '369792005'), ['3']],
  ['words', answered('33732-9', text('Grade 1')), ['1']],
  ['words of a registry', answered('59542-1', text('G2')), ['2']],
  ['Nottingham in words', answered('44648-4', text('Nottingham grade 1 (3+1+1)')), ['1']],
  ['Roman figures', observation('33732-9', { valueString: 'Nottingham Grade I: 3-5 points' }), ['1']],
  ['of three', observation('33732-9', { valueString: 'Grade 2/3' }), ['2']],
  ['differentiation', observation('33732-9', { valueString: 'Well differentiated' }), ['1']],
  ['a number', observation('33732-9', { valueInteger: 1 }), ['1']],
  ['a sum of points', observation('44648-4', { valueInteger: 5 }), ['1']],
  ['3 under the Nottingham score is a grade or a sum', observation('44648-4', { valueInteger: 3 }), ['unclear']],
  ['two grades', observation('33732-9', { valueString: 'Grade 1-2' }), ['unclear']],
  ['a nuclear grade', observation('33732-9', { valueString: 'Nuclear grade 1' }), ['unclear']],
  ['code against words', answered('33732-9', { coding: [coding('369790002')], text: 'Grade 3' }), ['unclear']],
  ['not assessable', observation('33732-9', { valueString: 'GX' }), []],
  ['another code', observation('33733-7', { valueString: 'Grade 1' }), []],
  ['a component', observation('33731-1', { component: [{ code: concept('33732-9'), valueString: 'Grade 1' }] }), ['1']],
  ['withdrawn', answered('33732-9', '369790002', { status: 'entered-in-error' }), []],
] as const)('grade by %s', (_what, resource, expected) => {
  expect(said(resource)).toEqual(expected)
})

// prettier-ignore
test.each([
  ['ICD-O-3', answered('59847-4', concept(coding('8211/3', 'Tubular adenocarcinoma', ICD_O_3))), ['tubular']],
  ['another morphology', answered('59847-4', concept(coding('8523/3', undefined, ICD_O_3))), ['other']],
  ['no type', answered('59847-4', concept(coding('8010/3', undefined, ICD_O_3))), []],
  ['words', answered('59847-4', text('Invasive carcinoma of no special type')), ['ductal']],
  ['code against words', answered('59847-4', { coding: [coding('8211/3', undefined, ICD_O_3)], text: 'Mixed tubular and lobular carcinoma' }), ['tubular', 'other']],
  ['in situ', answered('59847-4', text('Lobular carcinoma in situ')), ['other']],
  ['a diagnosis', condition('278054005'), ['lobular']],
  ['a diagnosis in words', condition({ text: 'Invasive ductal carcinoma of left breast' }), ['ductal']],
  ['a diagnosis of another type', condition('444604002'), ['other']],
  ['a diagnosis without type', condition('254837009'), []],
  ['a diagnosis that is open', condition('278054005', { verificationStatus: concept(coding('provisional')) }), []],
  ['the morphology of a diagnosis', condition('254837009', { extension: [{ url: 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior', valueCodeableConcept: concept('72495009') }] }), ['mucinous']],
] as const)('type by %s', (_what, resource, expected) => {
  expect(said(resource)).toEqual(expected)
})

test('what is not understood of a grade is no line of the unread: no card about HER2 has to name it', () => {
  expect(read(observation('33732-9', { valueString: 'see report' })).unread).toEqual([])
})
