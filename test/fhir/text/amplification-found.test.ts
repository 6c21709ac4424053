import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe("'amplification' as the finding of an ISH", () => {
  test.each([
    ['FISH: HER2 gene amplification (ratio 5.1)', 'ish=amplified ratio=5.1'],
    ['HER2 gene amplification by FISH (ratio 5.1).', 'ish=amplified ratio=5.1'],
    ['HER2 2+ with amplification by FISH (ratio 3.1)', 'ish=amplified ratio=3.1 score=2+'],
    ['FISH: HER2-Amplifikation (Ratio 5,1)', 'ish=amplified ratio=5.1'],
    ['HER2 2+ mit Amplifikation in der FISH', 'ish=amplified score=2+'],
    ['Amplification du gène HER2 (ratio 5,1).', 'ish=amplified ratio=5.1'],
    ['La FISH montre une amplification du gène HER2 (ratio 5,0).', 'ish=amplified ratio=5.0'],
    ["Présence d'une amplification du gène HER2 (ratio 4,2)", 'ish=amplified ratio=4.2'],
    ['HER2 2+ avec amplification en FISH', 'ish=amplified score=2+'],
    ['La FISH muestra amplificación del gen HER2 (ratio 5,0).', 'ish=amplified ratio=5.0'],
    ['Amplificación del gen HER2 por FISH, ratio 5,1.', 'ish=amplified ratio=5.1'],
    ['La FISH evidenzia amplificazione del gene HER2 (ratio 4,7).', 'ish=amplified ratio=4.7'],
    ['FISH: HER2-genamplificatie (ratio 5,1)', 'ish=amplified ratio=5.1'],
    ['FISH toont amplificatie van het HER2-gen (ratio 5,1).', 'ish=amplified ratio=5.1'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['HER2 gene amplification: ratio 1.2', 'ratio=1.2'],
    ['HER2 gene amplification: ratio 2.4', 'ratio=2.4'],
    ['HER2 amplification by FISH, ratio 1.2', 'ratio=1.2'],
    ["Recherche d'amplification du gène HER2 : ratio 2,4", 'ratio=2.4'],
    ['HER2 2+, FISH for HER2 amplification', 'score=2+'],
    ['HER2 2+; FISH HER2 amplification: pending', 'nothing:ish score=2+'],
    ['HER2 2+ with no amplification', 'ish=not-amplified score=2+'],
  ])('the name of what is tested is no finding: %s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['HER2 2+, with HER2 amplification in 5 % of cells'],
    ['HER2 2+ with low-level amplification by FISH'],
    ['HER2 1+ with amplification of MYC'],
    ['HER2 2+ und HER2-Amplifikation in der FISH (Ratio 3,1)'],
    ['HER2 2+ e amplificazione di HER2 alla FISH'],
  ])('what may be one is not lost: %s', (text) => expect(said(text)).toContain('?'))
})
