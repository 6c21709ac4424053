import { describe, expect, test } from '@jest/globals'
import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

function said(text: string): readonly string[] {
  return sayReport(readReportText(text, undefined, { on: '2024-03-01' }))
}

describe('a heading owns the lines below it', () => {
  test.each([
    ['Inclusion criteria:\n1. HER2 IHC 3+\n2. Liver metastases'],
    ['Exclusion criteria:\nER positive\n- Bone metastases'],
    ['Controls:\nHER2: 3+\nER: positive'],
    ['Reference range:\nER: >=1%\nHER2: 3+ positive'],
    ['Differential diagnosis:\n- Lung metastases\n- Granuloma'],
    ['DRAFT - NOT FOR CLINICAL USE\nHER2: 3+\nPR: 20%'],
    ['*** TEMPLATE ***\nHER2: 0\nER: 0%'],
    ['This is a test.\nHER2 FISH amplified, ratio 4.1'],
  ])('and nothing is claimed: %s', (text) =>
    expect(said(text).filter((one) => one !== '?' && one !== 'met=uncertain')).toEqual([]),
  )

  test('a preliminary report leaves a metastasis open', () =>
    expect(said('PRELIMINARY REPORT\nBone metastases.')).toEqual(['met=uncertain']))

  test.each([
    ['Controls: adequate\nHER2: 3+\nER: positive', ['er=positive', 'score=3+']],
    ['BREAST BIOMARKER REPORTING TEMPLATE\nHER2: 1+', ['score=1+']],
    ['FHx: aunt with breast cancer.\nPt: T1c, ER 100%, HER2 1+', ['er%=100', 'score=1+']],
  ])('but not those of the report: %s', (text, expected) => expect(said(text)).toEqual(expected))
})

describe('a plus sign before a line is the mark of a list', () => {
  test.each([
    ['+ ER Status\nResult: Positive\n+ PR Status\nResult: Negative', ['er=positive', 'pgr=negative']],
    ['Intensity: Strong (3+)\n+ Progesterone Receptor (PgR) Status\nResult: Negative', ['pgr=negative']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))
})

describe('a box that nobody ticked chooses nothing', () => {
  test.each([['[ ] ER positive'], ['[ ] HER2 3+'], ['☐ PR negative'], ['HER2: [ ] positive [ ] negative']])(
    '%s',
    (text) => expect(said(text).filter((one) => one !== '?')).toEqual([]),
  )
})

describe('a later sentence takes back what it names', () => {
  test.each([
    ['HER2 IHC: 3+.\nAddendum: the above HER2 result is invalid and is withdrawn.', ['?']],
    ['ER positive.\nAmendment: the ER result above is incorrect.', []],
    ['HER2 IHC 2+. FISH amplified.\nThe HER2 FISH result is unreliable.', ['?', 'score=2+']],
    ['HER2 3+. The HER2 result of the outside core was in error.', ['?', 'score=3+']],
    ['HER2: 3+\nAddendum: HER2 is 1+, not 3+.', ['?']],
    ['HER2: 3+\nCorrection: HER2 1+', ['?', 'score=1+']],
    ['HER2: 2+\nAddendum: HER2 FISH not amplified.', ['ish=not-amplified', 'score=2+']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))

  test('and it is told', () => {
    const { unread, unreadReceptors } = readReportText(
      'ER positive. HER2 3+.\nThe ER result and the HER2 result are retracted.',
    )
    expect(unread.map(({ quote }) => quote)).toContain('HER2 3+')
    expect(unreadReceptors.map(({ about }) => about)).toContain('er')
  })
})

describe('what a result means is no result', () => {
  test.each([
    ['HER2 positive: HER2/CEP17 ratio > 2.2'],
    ['HER2 negative: HER2 gene/chromosome 17 ratio of less than 1.8'],
    ['An IHC score of 3+ is considered HER2 positive.'],
  ])('%s', (text) => expect(said(text)).toEqual(['?']))

  test.each([
    ['HER2 amplified: ratio 3.2', ['ish=amplified', 'ratio=3.2']],
    ['HER2 IHC 3+ is considered positive.', ['ihc=positive', 'score=3+']],
  ])('but %s', (text, expected) => expect(said(text)).toEqual(expected))
})

describe('whose tumour it is', () => {
  test.each([
    ['Metastasis of the pulmonary adenocarcinoma to the breast, ER positive, HER2 0.'],
    ['Endometrium: ER positive, PR positive.'],
    ['Colon primary: HER2 3+'],
    ['HER2 positive in the control tissue'],
    ['HER2 3+ (control)'],
  ])('of another organ: %s', (text) => expect(said(text).filter((one) => !/^(?:\?|met=)/.test(one))).toEqual([]))

  test('a metastasis from a primary with a name that is not known is open', () =>
    expect(said('CT: liver metastases, from GOJ primary.')).toEqual(['met=uncertain']))
})

describe('a recurrence with its place', () => {
  test.each([
    ['Now metastatic recurrence to bone + lymph nodes.', ['met=yes']],
    ['Relapse 2023: liver.', ['met=uncertain']],
    ['pT2N1M0 -> recurrence 06/2024 bone + pleura.', ['met=uncertain', 'met=uncertain']],
    ['No recurrence. Liver normal.', []],
    ['Recurrence: bone scan negative.', []],
    ['Liver bx c/w met breast ca', ['met=yes']],
    ['Omental biopsy shows carcinoma consistent with known breast primary', ['met=yes']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))
})

describe('a bare category or a stage that is of something else', () => {
  test.each([
    ['Block M1.'],
    ['M1 macrophages'],
    ['Level M1'],
    ['Slide M1: benign.'],
    ['Bone lesion, metastasis excluded.'],
  ])('none: %s', (text) => expect(said(text)).toEqual([]))
  test.each([
    ['Stage IV lymphoma 2010, breast cancer stage I 2024.', 'met=yes+'],
    ['Colon cancer stage IV, breast cancer stage II.', 'met=yes+'],
    ['Considered stage IV by the outside hospital, here stage II.', 'met=uncertain'],
    ['M1 (liver)', 'met=yes'],
    ['Patient is M1.', 'met=yes'],
  ])('%s', (text, expected) => expect(said(text)).toEqual([expected]))
})

describe('receptors of other tissue, of a control and of a guideline', () => {
  test.each([
    ['PR 80% (of DCIS)'],
    ['Benign breast, ER positive'],
    ['Normal ducts: PR positive'],
    ['Fibroadenoma: ER positive'],
    ['ER positive and negative controls stained'],
    ['ER positive: >= 1% of nuclei.'],
    ['PR positive = 1% or more.'],
    ['ER (positive >= 1%): pending.'],
  ])('none: %s', (text) => expect(said(text)).toEqual([]))
  test.each([
    ['ER positive and control adequate', ['er=positive']],
    ['ER: positive: >10%', ['er%=>10', 'er=positive']],
    ['Papillary carcinoma, ER positive', ['er=positive']],
    ['Benign glands adjacent. Carcinoma ER positive', ['er=positive']],
  ])('but %s', (text, expected) => expect(said(text)).toEqual(expected))
})
