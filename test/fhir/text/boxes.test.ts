import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe('a line of boxes tells by its first and last word whose each box is', () => {
  test.each([
    ['HER2 FISH:  Amplified [ ]   Not amplified [X]   Equivocal [ ]   Ratio 1.4', 'ish=not-amplified ratio=1.4'],
    ['HER2 ISH Amplified ☒ Not amplified ☐ Ratio 3.1', 'ish=amplified ratio=3.1'],
    ['HER2 FISH Not amplified (x) Amplified ( ) Indeterminate ( )', 'ish=not-amplified'],
    ['HER2 FISH: [ ] amplified [x] not amplified [ ] indeterminate. Ratio 1.3', 'ish=not-amplified ratio=1.3'],
    ['HER2 FISH: ☐ amplified ☒ not amplified, Ratio 1.3', 'ish=not-amplified ratio=1.3'],
    ['HER2 IHC: 0 [ ] 1+ [X] 2+ [ ] 3+ [ ] (negative)', 'ihc=negative score=1+'],
    ['HER2 IHC: Negative [ ] Equivocal [ ] Positive [x] 90%', 'ihc=positive pct=90'],
    ['HER2 positive [x] HER2 negative [ ]', 'overall=positive'],
    ['[x] HER2 positive [ ] HER2 negative', 'overall=positive'],
    ['HER2-ISH: Amplifiziert [ ] Nicht amplifiziert [x] Ratio 1,3', 'ish=not-amplified ratio=1.3'],
    ['HER2 : amplifié ☐ non amplifié ☒ ; ratio 1,2', 'ish=not-amplified ratio=1.2'],
    ['HER2 (IHC): ( ) positivo (x) negativo', 'ihc=negative'],
    ['HER2: positivo [x] negativo [ ] equivoco [ ] (3+)', 'overall=positive score=3+'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['HER2 IHC: positive [ ] negative [x] equivocal'],
    ['HER2 FISH: not amplified [x] amplified [ ] indeterminate'],
    ['HER2 IHC: [x] Negative (0/1+)   [x] Positive (3+)'],
    ['HER2 IHC: Negative [x] Positive [x]'],
  ])('where it is not certain, nothing is read: %s', (text) => expect(said(text)).toMatch(/^[?!]( [?!])?$/))
})
