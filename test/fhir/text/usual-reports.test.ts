import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe('forms of usual reports', () => {
  test.each([
    // A scan with a full stop behind each word.
    ['HER-2/NEU. EQUIVOCAL. 2+. FISH. NOT AMPLIFIED.', 'ihc=equivocal ish=not-amplified score=2+'],
    ['HER-2/NEU. NEGATIVE. 1+.', 'overall=negative score=1+'],
    ['HER2 RATIO. 1.2.', 'ratio=1.2'],
    ['ER. POSITIVE. 90%. PR. NEGATIVE. 0%.', 'er%=90 er=positive pgr%=0 pgr=negative'],
    ['HER2 (score 0 to 3+) = 2+', 'score=2+'],
    ['HER2 +2, equivocal.', 'ihc=equivocal score=2+'],
    ['HER2: 1+/20%', 'pct=20 score=1+'],
    ['Metastatic at presentation: No. HER2 overexpression: No.', 'ihc=negative met=no'],
    [
      'HER2 3+ (strong complete membrane positivity in >10% of tumor cells) - POSITIVE.',
      'ihc=positive pct=>10 score=3+',
    ],
    [
      'ISH group 3 (ratio 1.8, HER2 6.4, CEP17 3.5) with concurrent IHC 1+: HER2 negative.',
      'cep17=3.5 her2cn=6.4 overall=negative ratio=1.8 score=1+',
    ],
    ['Il n’existe pas de surexpression de HER2 (score 1+).', 'ihc=negative score=1+'],
    ['HER2 2+. La FISH ne met pas en évidence d’amplification (ratio 1,1).', 'ish=not-amplified ratio=1.1 score=2+'],
    ['HER2 3+, as per previous.', 'score=3+~'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([['HER2 2+/3+'], ['HER2 + 2 foci'], ['HER2 (0-1+)'], ['HER2 (++), FISH -']])(
    'two readings stay unread: %s',
    (text) => expect(said(text)).toContain('?'),
  )
})

describe('an ISH or a score that names no gene is not lost', () => {
  test.each([
    ['FISH positive (2.26).'],
    ['FISH non contributive pour raisons techniques.'],
    ['Die FISH-Analyse war aus technischen Gründen nicht auswertbar.'],
    ['FISH no valorable por problemas técnicos.'],
    ['FISH non valutabile per motivi tecnici.'],
    ['IHC 2+. HER2 copy number 5.1, CEP17 2.9, ratio 1.76.'],
  ])('%s', (text) => expect(said(text)).toContain('?'))

  test('one of another gene is', () => expect(said('FISH for MDM2: amplified')).toBe(''))
})
