import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe('nodes without metastasis say nothing of distant ones', () => {
  test.each([
    ['Sentinel node: no metastasis (0/2).'],
    ['Axillary dissection: no metastasis in 12 nodes.'],
    ['Sentinellymphknoten: keine Metastase (0/2).'],
    ['Ganglions sentinelles : absence de métastase (0N+/2N).'],
    ['Curage axillaire : absence de métastase (0N+/12N).'],
    ['GS : absence de métastase (0/2)'],
    ['Ganglio centinela: ausencia de metástasis (0/2).'],
    ['Linfonodo sentinella: assenza di metastasi (0/2).'],
    ['Okselklieren: geen metastasen (0/12)'],
  ])('%s', (text) => expect(said(text)).toBe(''))

  test('a field of its own does', () => expect(said('Distant metastasis: none')).toBe('met=no'))
})

describe('values of two samples in one sentence are unread', () => {
  test.each([
    ['HER2 was 2+ on the core (FISH not amplified) and remains 2+ on the excision; FISH on the excision is pending.'],
    ['HER2 2+ on core biopsy and 2+ on excision'],
    ['HER2 1+ an der Stanze, 1+ am Exzisat'],
    ['HER2 score 2+ sur la biopsie (FISH négative) et 2+ sur la pièce opératoire'],
  ])('%s', (text) => expect(said(text)).toBe('?'))

  test('one value that the other sample confirms is read', () => {
    expect(said('HER2 2+ on biopsy, confirmed on excision')).toBe('score=2+')
  })
})

describe('a value of healthy tissue is unread', () => {
  test.each([
    ['HER2 positive cells in normal ducts.'],
    ['HER2 3+ in benign epithelium'],
    ['HER2 im normalen Gewebe 1+'],
    ['HER2 positif dans les canaux normaux'],
  ])('%s', (text) => expect(said(text)).toBe('?'))

  test.each([
    ['HER2 2+, no staining of normal ducts', 'score=2+'],
    ['HER2 1+ in tumour, as in normal epithelium', 'score=1+'],
  ])('beside that of the tumour it takes nothing away: %s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('an ISH whose test says nothing has no result', () => {
  test.each([
    ['No HER2 amplification was seen, but fewer than 20 nuclei were assessable and the assay is uninformative.'],
    ['HER2 FISH not amplified, but the test is uninformative.'],
  ])('%s', (text) => expect(said(text)).not.toContain('amplified'))
})

describe('a line that names the sample of the tests below it', () => {
  test('an earlier one, and the present one', () => {
    const text = [
      'Test performed on this excision (block A4):',
      '  Estrogen Receptor (ER):  Negative (0%)',
      '  HER2 (IHC):  Negative (Score 0)',
      'Performed on pre-treatment biopsy (SB-25-3381):',
      '  Estrogen Receptor (ER):  Positive (12%)',
      '  HER2 (IHC):  Negative (Score 1+)',
    ].join('\n')
    expect(said(text)).toBe('er%=0 er%=12~ er=negative er=positive~ ihc=negative ihc=negative~ score=0 score=1+~')
  })

  test.each([
    ['Untersucht an der früheren Stanzbiopsie (B-23-118):\nHER2 (IHC): 3+', 'score=3+~'],
    ['Réalisé sur la biopsie antérieure (H23-118) :\nHER2 (IHC) : score 3+', 'score=3+~'],
    ['Realizado en la biopsia previa (B23-118):\nHER2: 3+', 'score=3+~'],
    ['Results on the current excision:\nHER2 (IHC): 3+', 'score=3+'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('a sentence that goes on about an earlier tumour', () => {
  test.each([
    ["Similar to the patient's previous carcinoma. By report that tumor was HER2 negative.", 'overall=negative~'],
    ['Vergleich mit dem früheren Karzinom. Jener Tumor war HER2 positiv.', 'overall=positive~'],
    ['Se compara con el carcinoma previo. Aquel tumor era HER2 negativo.', 'overall=negative~'],
    ['Confronto con il precedente carcinoma. Quel tumore era HER2 positivo.', 'overall=positive~'],
    ['Invasive carcinoma of the left breast. That tumor was HER2 3+.', 'score=3+'],
    ['Previous biopsy was HER2 3+. This tumor is HER2 1+.', 'score=1+ score=3+~'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})
