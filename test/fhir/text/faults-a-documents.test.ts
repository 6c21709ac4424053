import { outcomeOf } from './text-cases.ts'

describe('A7: specimens and sides', () => {
  test.each([
    [
      'Right breast core: HER2 IHC 2+.\nLeft breast core: HER2 FISH not amplified',
      ['negative/undetermined', 'not-final:needs-ish'],
    ],
    ['Laterality: Right\nHER2: 2+\nLaterality: Left\nISH: amplified', ['not-final:needs-ish', 'positive']],
    ['A. Right breast: HER2 2+\nB. Left breast: HER2 FISH amplified', ['not-final:needs-ish', 'positive']],
    [
      'PART 1: RIGHT BREAST, CORE BIOPSY:\nHER2 2+.\nPART 2: LEFT BREAST, CORE BIOPSY:\nHER2 FISH amplified.',
      ['not-final:needs-ish', 'positive'],
    ],
    ['Block A1: HER2 2+. Block B2: HER2 FISH not amplified.', ['negative/undetermined', 'not-final:needs-ish']],
    ['Right: HER2 3+. Left: HER2 0.', ['negative/zero-unspecified', 'positive']],
  ])('values do not cross: %s', (text, expected) => expect(outcomeOf(text).specimens).toEqual(expected))

  test.each([
    ['A. Left breast, core biopsy:\nHER2 IHC 2+.\nAddendum:\nHER2 FISH not amplified.', ['negative/low']],
    ['A&B. Left breast, core biopsies:\nHER2 IHC 2+, FISH not amplified.', ['negative/low']],
    [
      'Left breast, core biopsy:\nHER2 IHC 2+.\nSynopsis:\nLaterality: Left\nHER2 FISH: not amplified',
      ['negative/low'],
    ],
  ])('what names no other specimen is of the one that is there: %s', (text, expected) =>
    expect(outcomeOf(text).specimens).toEqual(expected),
  )
})

describe('A8: earlier results', () => {
  test('one with a date is of its own day', () => {
    const { specimens } = outcomeOf('2015 biopsy: HER2 3+.\nPresent excision: HER2 1+')
    expect(specimens).toEqual(['negative/low', 'positive'])
  })

  test.each([
    ['HER2 negative as per previous'],
    ['HER2 3+ per outside report'],
    ['HER2 negative on prior core (score 1+)'],
    ['contralateral tumour in 2015: HER2 3+'],
    ['Clinical history: HER2-positive breast cancer'],
  ])('without a date of its own it is no present result: %s', (text) => {
    const { specimens, unread } = outcomeOf(text)
    expect(specimens).toEqual([])
    expect(unread.length).toBeGreaterThan(0)
  })

  test('the present one stands beside it', () => {
    expect(outcomeOf('Outside biopsy: HER2 3+. Current resection: HER2 1+.').specimens).toEqual(['negative/low'])
  })
})

describe('A10: totals', () => {
  test('over all cells are no copy number', () => {
    const text = 'HER2 FISH\nNumber of nuclei: 20\nTotal HER2 signals: 60\nTotal CEP17: 39\nratio 1.5'
    expect(outcomeOf(text).specimens).toEqual(['not-final:copy-number-missing'])
  })
})

describe('A11: other tumours and other methods', () => {
  test.each([
    ['Gastric biopsy: adenocarcinoma. HER2 3+', 'non-breast'],
    ['Colon adenocarcinoma, HER2 3+', 'non-breast'],
    ['Pancreatic adenocarcinoma, HER2 3+', 'non-breast'],
    ['Lung, biopsy: primary lung adenocarcinoma. HER2 2+', 'non-breast'],
    ['Guardant360: ERBB2 amplification', 'ngs-only'],
    ['Oncotype DX: HER2 positive', 'ngs-only'],
  ])('%s', (text, reason) => expect(outcomeOf(text).specimens).toEqual([`not-applicable:${reason}`]))
})

describe('A12 and A13: one reader for reports and answers', () => {
  test.each([
    ['HER2 IHC 2+ (equivocal). FISH: not amplified, ratio 1.2, HER2 copies 2.3.', ['negative/low']],
    ['HER2 IHC 3+ (positive).', ['positive']],
    ['HER2 1+, ASCO/CAP 2018', ['negative/low']],
  ])('%s', (text, expected) => {
    expect(outcomeOf(text).specimens).toEqual(expected)
    expect(outcomeOf(text, 'ihc').specimens).toEqual(expected)
    expect(outcomeOf(text, 'overall').specimens).toEqual(expected)
  })

  test.each([
    ['Group 1', ['positive']],
    ['Group 5', ['negative/undetermined']],
    ['Not amplified (ASCO/CAP 2018)', ['negative/undetermined']],
    ['Not amplified, ratio 1.2, HER2 copies 2.4. NUCLEI SCORED = 40', ['negative/undetermined']],
    ['Not amplified, polysomy 17', ['negative/undetermined']],
  ])('furniture takes nothing from an ISH answer: %s', (text, expected) =>
    expect(outcomeOf(text, 'ish').specimens).toEqual(expected),
  )
})

describe('A14: receptors', () => {
  test.each([
    ['ER 8/8, PR 0/8', 'positive'],
    ['ER: Allred 0/8. PR: Allred 2/8.', 'negative'],
    ['ER 3+, PR 2+', 'positive'],
    ['ER/PR: 90%/20%', 'positive'],
    ['ER/PR: 0%/0%', 'negative'],
    ['ER IRS 12, PR IRS 0', 'positive'],
    ['ER H-score 0, PgR H-score 0', 'negative'],
    ['negative for ER, PR and HER2', 'negative'],
    ['TNBC', 'negative'],
    ['Östrogenrezeptor: IRS 12/12, Progesteronrezeptor: IRS 0/12', 'positive'],
    ['Estrogen receptors found in over 75% of neoplastic cell nuclei.', 'positive'],
  ])('%s', (text, expected) => expect(outcomeOf(text).receptors).toBe(expected))

  test.each([['ER 3/7, PR 1/7'], ['ER IRS 2, PR IRS 1'], ['ER 1+, PR 1+']])('unread by name: %s', (text) => {
    const { receptors, unread } = outcomeOf(text)
    expect(receptors).toBe('unknown')
    expect(unread.map(({ why }) => why).join(' ')).toContain('ER value not read')
  })
})

describe('A15: forms that a person reads at once', () => {
  test.each([
    ['HER2 weakly positive (score 2+)', ['not-final:needs-ish']],
    ['HER2 (0-3+): 3+', ['positive']],
    ['HER2 (0-3+, n/a): 1', ['negative/low']],
    ['HER2: +3', ['positive']],
    ['HER2 Pos. FISH 2.26', ['positive']],
    ['HER2 corrected from 2+ to 3+', ['positive']],
    ['HER-2/new: 3+', ['positive']],
    ['HER-. 2/neu: 1+', ['negative/low']],
  ])('%s', (text, expected) => expect(outcomeOf(text).specimens).toEqual(expected))

  test('0+ is only a 0 before 7 June 2023', () => {
    expect(outcomeOf('HER2 IHC 0+', 'report', '2016-03-02').specimens).toEqual(['negative/zero-unspecified'])
    expect(outcomeOf('HER2 IHC 0+', 'report', '2026-03-02').specimens).toEqual(['negative/ultralow'])
  })
})
