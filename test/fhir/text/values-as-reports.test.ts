import { outcomeOf } from './text-cases.ts'

describe('A12, A13: the value of an Observation with several sentences', () => {
  test.each([
    ['HER2 IHC 2+ (equivocal). FISH: not amplified, ratio 1.2, HER2 copies 2.3.', ['negative/low']],
    ['2+. Reference: 0-1+ negative; 2+ equivocal; 3+ positive.', ['not-final:needs-ish']],
    ['Scoring key:\n0: no staining\n1+: faint\n2+: moderate\n3+: strong\nResult: 1+', ['negative/low']],
    ['3+. Clinical history: prior biopsy HER2 1+ in 2015.', ['positive']],
    ['Prior biopsy (2015): 3+. Current: 1+.', ['negative/low']],
    ['2+. Controls: SKBR3 3+, MCF7 0.', ['not-final:needs-ish']],
    ['0. No membrane staining in tumour cells.', ['negative/null']],
    ['2+. ASCO/CAP 2018. Clone 4B5. Fixation time 12 hours.', ['not-final:needs-ish']],
    ['Score 1+. Trastuzumab deruxtecan is approved for HER2-low (1+) metastatic breast cancer.', ['negative/low']],
    ['Mitotic rate: 3+\n1+', ['negative/low']],
    ['Not performed. Insufficient tissue.', ['unknown']],
    ['3+. HER2 retracted.', ['unknown']],
    ['Right breast: 2+. Left breast: 3+.', ['not-final:needs-ish', 'positive']],
    ['Specimen A: 1+\nSpecimen B: 3+', ['negative/low', 'positive']],
  ])('%s', (text, expected) => expect(outcomeOf(text, 'ihc').specimens).toEqual(expected))

  test('an ISH answer in several sentences', () => {
    expect(outcomeOf('Group 1. Nuclei scored = 40. Polysomy 17.', 'ish').specimens).toEqual(['positive'])
    expect(outcomeOf('Right: not amplified. Left: amplified.', 'ish').specimens).toHaveLength(2)
  })

  test.each([
    ['0+', '2023-06-06', ['negative/zero-unspecified']],
    ['Score 0+', '2021-02-01', ['negative/zero-unspecified']],
    ['Score 0+. Clone 4B5.', '2021-02-01', ['negative/zero-unspecified']],
    ['0+', '2023-06-07', ['negative/ultralow']],
  ])('A15: %s on %s', (text, on, expected) => {
    expect(outcomeOf(text, 'ihc', on).specimens).toEqual(expected)
    expect(outcomeOf(`HER2 IHC ${text}`, 'report', on).specimens).toEqual(expected)
  })
})

describe('A10: signals of all cells together', () => {
  test.each([
    ['HER2 FISH: in 20 nuclei 150 signals.'],
    ['HER2-FISH: In 20 Zellkernen 150 HER2-Signale.'],
    ['FISH HER2 : 20 noyaux, 150 signaux HER2, 45 signaux CEP17'],
    ['FISH HER2: en 20 núcleos 150 señales HER2'],
    ['FISH HER2: in 20 nuclei 150 segnali HER2'],
    ['HER2 FISH: in 20 kernen 150 HER2-signalen'],
  ])('are no copy number: %s', (text) => {
    const { specimens, unread } = outcomeOf(text)
    expect(specimens).toEqual([])
    expect(unread.some(({ why }) => why.includes('totals over all cells'))).toBe(true)
  })

  test.each([
    ['HER2 FISH: 60 HER2 signals and 39 CEP17 signals in 20 nuclei, ratio 1.54.', 'not-final:copy-number-missing'],
    ['HER2 FISH: average HER2 copies per cell 22, ratio 8.4', 'positive'],
    ['HER2 FISH: HER2 signals 4.8 per cell, CEP17 2.1, 20 nuclei', 'positive'],
  ])('averages are: %s', (text, expected) => expect(outcomeOf(text).specimens).toEqual([expected]))
})

describe('a result in words against its own ratio', () => {
  test.each([
    ['HER2 amplified (ratio < 2.0)'],
    ['HER2 amplifiziert (Ratio < 2,0)'],
    ['HER2 amplifié (ratio < 2)'],
    ['HER2 amplificado (ratio <2,0)'],
    ['HER2 amplificato (ratio < 2,0)'],
    ['HER2 geamplificeerd (ratio < 2,0)'],
    ['HER2 FISH: amplified.\nHER2/CEP17 ratio: 1.4'],
    ['HER2 not amplified, ratio 2.6'],
  ])('is no result: %s', (text) => expect(outcomeOf(text).specimens).toEqual([]))

  test.each([
    ['HER2 FISH: amplified.\nHER2/CEP17 ratio: 2.4', 'positive'],
    ['HER2 amplified (ratio 1.5, copies 6.4)', 'not-final:needs-ihc'],
    ['HER2 not amplified (ratio < 2.0)', 'negative/undetermined'],
  ])('or agrees: %s', (text, expected) => expect(outcomeOf(text).specimens).toEqual([expected]))
})
