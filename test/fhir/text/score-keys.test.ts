import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe('a score key in brackets between HER2 and its value', () => {
  test.each([
    ['HER2 (negative: 0/1+; equivocal: 2+; positive: 3+): 2+', 'score=2+'],
    ['HER2 IHC (negative = 0, 1+; equivocal = 2+; positive = 3+): 3+', 'score=3+'],
    ['HER2 [0 and 1+: negative; 2+: equivocal; 3+: positive] 1+', 'score=1+'],
    ['HER2 (0-1+ = neg., 2+ = equiv., 3+ = pos.): 1+', 'score=1+'],
    ['HER2 (possible scores 0, 1+, 2+, 3+): 2+', 'score=2+'],
    ['HER2 (0 = no staining; 1+ = faint incomplete; 2+ = weak complete; 3+ = intense complete): 0', 'score=0'],
    ['HER2 (negative: 0/1+; equivocal: 2+; positive: 3+): negative', 'overall=negative'],
    ['HER2 2+ (negative: 0/1+; equivocal: 2+; positive: 3+)', 'score=2+'],
    ['HER2 FISH ratio (not amplified: <2.0; amplified: >=2.0): 1.4', 'ratio=1.4'],
    ['HER2-Status (negativ: 0/1+; unklar: 2+; positiv: 3+): 2+', 'score=2+'],
    ['HER2 (0 und 1+ = negativ, 2+ = grenzwertig, 3+ = positiv): Score 1+', 'score=1+'],
    ['HER2 (négatif : 0/1+ ; équivoque : 2+ ; positif : 3+) : 2+', 'score=2+'],
    ['HER2 (score 0 ou 1+ : négatif ; 2+ : douteux ; 3+ : positif) : 3+', 'score=3+'],
    ['HER2 (negativo: 0/1+; equívoco: 2+; positivo: 3+): 2+', 'score=2+'],
    ['HER2 (negativo: score 0 e 1+; dubbio: score 2+; positivo: score 3+): score 2+', 'score=2+'],
    ['HER2 (negatief: 0/1+; dubieus: 2+; positief: 3+): 2+', 'score=2+'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test('a test that was not done is told', () => {
    expect(said('HER2 (negative: 0/1+; equivocal: 2+; positive: 3+): not performed')).toBe('nothing:overall')
  })

  test('the key alone says nothing', () => {
    expect(said('HER2 (negative: 0/1+; equivocal: 2+; positive: 3+)')).toBe('')
  })

  test.each([
    ['HER2 (2+ equivocal, 3+ positive)'],
    ['HER2 (core 2+ equivocal, excision 3+ positive)'],
    ['HER2 - negative: 0/1+; equivocal: 2+; positive: 3+ - result: 2+'],
    ['HER2 2+ - negative: 0/1+; equivocal: 2+; positive: 3+'],
  ])('what may be results is not lost: %s', (text) => expect(said(text)).toContain('?'))
})
