import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

/** Forms that real reports use, by language, with values of our own. */
describe('English', () => {
  test.each([
    ['result with score in brackets', 'HER2: Positive (score 3+ by IHC)', 'overall=positive score=3+'],
    ['by FISH with a ratio', 'HER2/neu: Positive by FISH (HER2/CEP17 ratio 3.6)', 'ish=amplified ratio=3.6'],
    ['gene name and strength', 'HER2 (c-erbB-2): 3+ (strongly positive)', 'ihc=positive score=3+'],
    ['amplification detected', 'HER2 amplification: DETECTED (FISH ratio 4.0)', 'ish=amplified ratio=4.0'],
    ['amplification not detected', 'HER2 amplification: NOT detected (FISH ratio 1.1)', 'ish=not-amplified ratio=1.1'],
    [
      'both tests in one',
      'HER2: negative (2+ by IHC; FISH: ratio 1.2, non-amplified)',
      'ish=not-amplified overall=negative ratio=1.2 score=2+',
    ],
    ['ISH not done', 'HER2: Negative (0 by IHC, FISH not performed)', 'nothing:ish overall=negative score=0'],
    ['hyphens in the name', 'Her-2/neu: 1+ (negative)', 'ihc=negative score=1+'],
    [
      'reflex test only recommended',
      'HER2: 2+ (equivocal by IHC; FISH reflex testing recommended)',
      'ihc=equivocal nothing:ish score=2+',
    ],
    ['HER2-low beside the score', 'HER2 IHC: 1+ (negative by ASCO/CAP; HER2-low)', 'ihc=negative overall=low score=1+'],
    [
      'ratio and mean copy number',
      'HER2 ISH: not amplified (HER2/CEP17 ratio 1.1, mean HER2 copy number 1.9)',
      'her2cn=1.9 ish=not-amplified ratio=1.1',
    ],
    [
      'an earlier result is marked',
      'HER2 by ISH: POSITIVE. Resolves the earlier equivocal IHC 2+ result.',
      'ihc=equivocal~ ish=amplified score=2+~',
    ],
    ['a dash between score and word', 'HER2: 1+ — negative', 'ihc=negative score=1+'],
    ['words in an odd order', 'HER2 equivocal IHC(2) negative FISH', 'ihc=equivocal ish=not-amplified score=2+'],
    ['signs', 'ER+/PR+/HER2-', 'er=positive overall=negative pgr=positive'],
    ['hormone receptor sign', 'HR+/HER2+', 'overall=positive'],
    ['receptor with percentage', 'ER: Positive (>10%)', 'er%=>10 er=positive'],
    [
      'a form with dashes',
      'Average # of Her2 signals per cell: 4.4 - Average # of CEP17 signals per cell: 2.0 - HER2/CEP17 ratio: 2.2',
      'cep17=2.0 her2cn=4.4 ratio=2.2',
    ],
    ['a message of version 2', 'OBX|1|ST|HER2^HER2 IHC||HER2 Positive (3+)', 'overall=positive score=3+'],
    ['a score that is named FISH', 'HER2 FISH: 2+', '?'],
  ])('%s', (_, text, expected) => expect(sayReport(readReportText(text)).join(' ')).toBe(expected))
})

describe('other languages', () => {
  test.each([
    ['German sign and score', 'HER2- Score 1+', 'overall=negative score=1+'],
    ['German word and score', 'HER2 negativ (Score 0)', 'overall=negative score=0'],
    ['German HER2-low', 'HER2 negativ (Score 1+, HER2-low)', 'overall=low score=1+'],
    ['German FISH in brackets', 'HER2+ Score 3+ (FISH amplifiziert)', 'ish=amplified overall=positive score=3+'],
    ['German IRS is no HER2', 'ER negativ (IRS 0)', 'er=negative'],
    ['German triple-negative', 'triple-negativ', 'er=negative overall=negative pgr=negative'],
    ['German status', 'HER2-Status: negativ (Score 1+)', 'overall=negative score=1+'],
    ['French', 'score HER2 2+ (équivoque)', 'ihc=equivocal score=2+'],
    ['Spanish', 'HER2 equívoco (2+)', 'ihc=equivocal score=2+'],
    ['Spanish stage', 'estadio pT2N1M1', 'met=yes'],
    ['Dutch', 'HER2 positief (score 3+)', 'overall=positive score=3+'],
    ['Italian', 'HER2: punteggio 3+, positivo', 'ihc=positive score=3+'],
    ['Chinese contradiction', 'HER2(3+) 阴性', '! ?'],
    ['plus signs', 'C-erbB-2(+++)', 'score=3+'],
    ['Chinese not amplified', 'HER2 FISH未见基因扩增', 'ish=not-amplified'],
  ])('%s', (_, text, expected) => expect(sayReport(readReportText(text)).join(' ')).toBe(expected))
})

describe('traps', () => {
  test.each([
    ['the hyphen of a compound', 'HER2-low', 'overall=low'],
    ['the hyphen of a German compound', 'HER2-positiv', 'overall=positive'],
    ['the hyphen in the name', 'HER-2/neu positive', 'overall=positive'],
    ['ER inside HER2', 'HER2 negative', 'overall=negative'],
    ['PR is partial remission', 'Teilremission (partial remission, PR)', ''],
    ['2 is a grade', 'Grade 2 invasive ductal carcinoma', ''],
    ['two scores', 'HER2 IHC 0-1', '?'],
    ['wild type', 'HER2: Wild Type', '?'],
    ['low and high alone', 'HER2: High', '?'],
    ['insufficient', 'HER2: Insufficient sample', 'overall=indeterminate'],
    ['suppressed', 'HER2: Suppressed', 'nothing:overall'],
  ])('%s', (_, text, expected) => expect(sayReport(readReportText(text)).join(' ')).toBe(expected))
})
