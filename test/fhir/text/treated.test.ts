import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe('what a treatment was for is an earlier result', () => {
  test.each([
    ['She completed treatment for HER2 positive breast cancer', 'overall=positive~'],
    ['She has been treated with chemotherapy for a HER2 3+ carcinoma of the left breast.', 'score=3+~'],
    ['Status post neoadjuvant chemotherapy for HER2 positive breast cancer.', 'overall=positive~'],
    ['She underwent mastectomy for HER2 positive breast cancer.', 'overall=positive~'],
    ['Adjuvant radiation for HER2 3+ breast cancer was completed.', 'score=3+~'],
    ['Nach abgeschlossener Therapie eines HER2-positiven Mammakarzinoms.', 'overall=positive~'],
    ['Die Patientin hat die Behandlung eines HER2-positiven Mammakarzinoms abgeschlossen.', 'overall=positive~'],
    ['Elle a été traitée pour un carcinome mammaire HER2 positif.', 'overall=positive~'],
    ['Completó tratamiento por cáncer de mama HER2 positivo.', 'overall=positive~'],
    ['Ha completato il trattamento per carcinoma mammario HER2 positivo.', 'overall=positive~'],
    ['Zij heeft de behandeling voor HER2-positief mammacarcinoom afgerond.', 'overall=positive~'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['She is undergoing treatment for HER2-positive breast cancer.', 'overall=positive'],
    ['The core biopsy showed HER2 3+, and she was treated with chemotherapy.', 'score=3+'],
    ['Biopsy after completed chemotherapy: HER2 1+', 'score=1+'],
    ['Residual carcinoma after treatment, HER2 2+', 'score=2+'],
    ['Operationspräparat nach abgeschlossener Chemotherapie: HER2 1+', 'score=1+'],
  ])('what is of this tumour stays so: %s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('a result beside a medicine that was given is not lost', () => {
  test.each([
    ['History: completing trastuzumab for HER2 3+'],
    ['Currently on trastuzumab for HER2 3+'],
    ['She received trastuzumab for HER2 positive disease.'],
    ['Anamnese: Trastuzumab bei HER2 3+'],
    ['Antécédents : trastuzumab pour HER2 3+'],
    ['Antecedentes: trastuzumab por HER2 3+'],
    ['Anamnesi: trastuzumab per HER2 3+'],
    ['Voorgeschiedenis: trastuzumab voor HER2 3+'],
  ])('%s', (text) => {
    const { statements, unread } = readReportText(text)
    expect(statements).toEqual([])
    expect(unread.map(({ quote }) => quote)).toEqual([text])
  })

  test.each([
    ['Pertuzumab is used for HER2-positive breast cancer.'],
    ['Trastuzumab deruxtecan may be considered in HER2-low (IHC 1+ or 2+/ISH-) metastatic disease.'],
    ['Pertuzumab wordt vergoed bij HER2-positief gemetastaseerd mammacarcinoom.'],
  ])('what a medicine is for in general says nothing: %s', (text) => expect(said(text)).toBe(''))
})

describe('receptors of a patient who is given a medicine are read', () => {
  test.each([
    ['G3 TNBC right breast, on neoadjuvant pembrolizumab.', 'er=negative overall=negative pgr=negative'],
    ['ER 90%, PR 20%, on letrozole.', 'er%=90 pgr%=20'],
    ['Triple negative carcinoma, treated with capecitabine.', 'er=negative overall=negative pgr=negative'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['Triple negative breast cancer is treated with pembrolizumab.'],
    ['Fulvestrant is indicated in ER-positive disease.'],
    ['She received tamoxifen for ER-positive cancer.'],
  ])('what is done for such a cancer says nothing: %s', (text) => expect(said(text)).toBe(''))
})
