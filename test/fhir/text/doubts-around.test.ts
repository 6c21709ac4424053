import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

function said(text: string): readonly string[] {
  return sayReport(readReportText(text, undefined, { on: '2024-03-01' }))
}

function spread(text: string): string {
  return said(text)
    .filter((one) => one.startsWith('met='))
    .join(' ')
}

describe('a stage, an M category and the answer of a field are only said where their clause is understood', () => {
  test.each([
    ['Query stage IV breast cancer.'],
    ['Negative for stage IV disease.'],
    ['Stage IV breast cancer, unlikely.'],
    ['Stage IV breast cancer (?).'],
    ['Stage IV breast cancer: no.'],
    ['Stage IV was a false positive.'],
    ['No evidence of pT2 pN1 M1.'],
    ['Never cM1.'],
    ['cM1, pending.'],
    ['cM1 - none.'],
    ['Inclusion criteria: cM1.'],
    ['Worried about stage IV breast cancer.'],
    ['Her spouse has stage IV breast cancer.'],
    ['Twin sister with stage IV breast cancer.'],
    ['Distant metastasis: present, not confirmed.'],
    ['Distant metastasis: present (wrong patient).'],
    ['Distant metastasis: present, to be confirmed.'],
  ])('%s', (text) => expect(spread(text)).not.toContain('met=yes'))

  test.each([
    ['AJCC 8th edition stage IV'],
    ['62F with de novo stage IV breast cancer (bone).'],
    ['Stage IV, no surgery planned.'],
    ['Distant metastasis: present (liver, bone).'],
    ['Staging: pT2 pN1a(sn) pM1'],
    ['Liver metastasis seg V, breast origin.'],
  ])('said: %s', (text) => expect(spread(text)).toBe('met=yes'))
})

describe('what stands behind a metastasis takes it back', () => {
  test.each([
    ['Known bone metastases - apologies, wrong patient.'],
    ['Lung metastases - negative.'],
    ['Liver metastases, false positive.'],
    ['Bone metastases (to be confirmed).'],
    ['Preliminary: liver metastases.'],
    ['Brain metastases, this was an error.'],
    ['e.g. liver metastases'],
  ])('%s', (text) => expect(spread(text)).not.toContain('met=yes'))
})

describe('what stands behind a receptor takes it back', () => {
  test.each([
    ['ER positive, unlikely.'],
    ['ER positive (no).'],
    ['ER positive - none.'],
    ['ER positive, pending.'],
    ['PR positive ruled out.'],
    ['ER positive, to be confirmed.'],
    ['ER positive in the control tissue.'],
    ['PR positive (control).'],
    ['ER: positive (90%, strong) in DCIS.'],
    ['ER: positive (90%, strong) is unlikely.'],
  ])('%s', (text) => expect(said(text)).toEqual([]))

  test.each([
    ['ER positive, HER2 pending.', ['er=positive', 'nothing:overall']],
    ['ER is negative with positive internal control.', ['er=negative']],
    ['ER positive (90%) in invasive carcinoma and DCIS.', ['er%=90', 'er=positive']],
    ['ER positive, no lymphovascular invasion.', ['er=positive']],
  ])('not: %s', (text, expected) => expect(said(text)).toEqual(expected))
})
