import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')
/** Unread lines are no results. */
const results = (text: string): string => said(text).replace(/^[?!]\s?/, '')

describe('what stands in the brackets of a control is of the control', () => {
  test.each([
    ['External control tissue, positive (HER2 3+): satisfactory.'],
    ['Batch control positive [HER2 3+]: valid'],
    ['Positive control, on slide (HER2 3+): worked.'],
    ['Positive external control - HER2 3+ - satisfactory.'],
    ['Kontrolle extern positiv (HER2 3+): regelrecht.'],
    ['Kontrollgewebe (HER2 3+): regelrecht'],
    ['Témoin positif externe (HER2 3+) : conforme.'],
    ['Témoin négatif de lame [HER2 0] : conforme'],
    ['Control positivo externo (HER2 3+): correcto.'],
    ['Control interno negativo (HER2 0): válido.'],
    ['Controllo esterno positivo (HER2 3+): idoneo.'],
    ['Controle extern positief (HER2 3+): voldoende.'],
  ])('%s', (text) => expect(results(text)).toBe(''))

  test.each([
    ['Positive external control (HER2 3+): adequate. Tumor: HER2 1+.', 'score=1+'],
    ['Controls adequate. HER2 3+.', 'score=3+'],
    ['HER2: 2+ (external control 3+ adequate)', 'score=2+'],
  ])('beside it the result stands: %s', (text, expected) => expect(results(text)).toBe(expected))
})

describe('healthy tissue is not the tumour', () => {
  test.each([
    ['Benign glands are negative for HER2.'],
    ['Adjacent benign breast tissue is negative for HER2 (0).'],
    ['Normal breast epithelium: HER2 negative.'],
    ['Normales Brustdrüsengewebe HER2 negativ.'],
    ['Normale Drüsengänge sind negativ für HER2.'],
    ['Glandes mammaires normales : HER2 négatif.'],
    ['Conductos normales negativos para HER2.'],
    ['Dotti normali negativi per HER2.'],
    ['Normaal klierweefsel HER2 negatief'],
  ])('%s', (text) => expect(results(text)).toBe(''))

  test.each([
    ['HER2 3+ in the tumor; normal ducts negative.', 'score=3+'],
    ['HER2 3+; normal epithelium negative for HER2.', 'score=3+'],
    ['Invasive carcinoma in normal tissue, HER2 3+', 'score=3+'],
  ])('beside it the result stands: %s', (text, expected) => expect(said(text)).toBe(expected))
})

describe("'her 2' before things that are counted is no HER2", () => {
  test.each([
    ['Her 2 positive margins were re-excised.'],
    ['Both of her 2 positive sentinel nodes were removed.'],
    ['Her 2 negative mammograms were reassuring.'],
  ])('%s', (text) => expect(results(text)).toBe(''))

  test.each([
    ['Her 2 positive', 'overall=positive'],
    ['HER 2 positive, nodes negative', 'overall=positive'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('a share of the sample is none of the marker before it', () => {
  test.each([
    ['ER positive; neoplastic cell content 50%', 'er=positive'],
    ['PR positive, tumor purity 40%', 'pgr=positive'],
    ['ER positive with 60% cellularity', 'er=positive'],
    ['ER 90%, tumour cellularity: 60%', 'er%=90'],
    ['HER2 3+ (tumour cellularity 70%)', 'score=3+'],
    ['HER2 3+ in 80% of tumor cells; necrosis 10%', 'pct=80 score=3+'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('copies of the gene in a part on sequencing are none of ISH', () => {
  test.each([
    ['GENOMIC PROFILE\nPIK3CA E545K\nERBB2 amplification, copy number 9', '?'],
    ['Next generation sequencing report\nERBB2 amplification - equivocal, copy number 5', '?'],
    ['Genomische Profilierung\nERBB2-Amplifikation, Kopienzahl 9', '?'],
    ['Genomic profile: PIK3CA.\nHER2 FISH: not amplified, HER2 copy number 2.1', 'her2cn=2.1 ish=not-amplified'],
    ['Genomic profile\nERBB2 amplification, copy number 9\nHER2 IHC: 1+', '? score=1+'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('a negative receptor among markers of another origin is no result', () => {
  test.each([
    ['The cells are CK20 and CDX2 positive; ER is negative.', ''],
    ['Immunostains: PAX8 positive, ER negative', ''],
    ['Tumor cells are ER positive, TTF-1 and CDX2 negative.', 'er=positive'],
    ['CDX2 negative; GATA3 positive; ER negative.', 'er=negative'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('a tumour of another organ, or of none that is known', () => {
  const read = (text: string): string => sayReport(readReportText(text)).join(' ')

  test.each([
    ['Diagnosis: gastric adenocarcinoma\n\nTumor features:\n- HER2 status: positive (IHC 3+)'],
    ['Vulval cancer, recurrent.\nPunch biopsy of the vulva (Block 2B)\nIHC: HER2 2+, FISH negative'],
    ['Adenocarcinoma of the cervix\nCurettage (Block 1A)\nImmunohistochemistry: ER negative, PR negative'],
    ['Cervix biopsy: SCC, HER2 IHC 2+.'],
    ['Metastatic carcinoma of unknown primary, HER2 3+, ER positive.'],
    ['Vertebra: carcinoma, HER2 3+, ER positive, origin not established.'],
    ['Lebermetastase bei unklarem Primärtumor, HER2 3+, ER positiv'],
    ["Métastase hépatique d'origine indéterminée, HER2 3+, RE positifs"],
    ['Metástasis de origen desconocido, HER2 3+, RE positivo'],
    ['Metastasi da primitivo ignoto, HER2 3+, ER positivo'],
  ])('no result of the breast cancer: %s', (text) => expect(read(text)).not.toMatch(/score=|overall=|ish=|er=|pgr=/))

  test('a heading begins a new part where the text speaks of the breast', () => {
    expect(read('Stomach, biopsy: adenocarcinoma, HER2 3+.\nLeft breast, core:\nHER2 IHC 1+.')).toContain('score=1+')
  })
})

describe('words on many, on either, and on classes', () => {
  const read = (text: string): string => sayReport(readReportText(text)).join(' ')

  test.each([
    ['A positive ER or PR tumor shows any nuclear staining.'],
    ['ER or PR positive'],
    ['ER/PR+; HER2- (about 70 % of breast cancers)'],
    ['Luminal A or B (HER2-negative)'],
    ['Tipo luminale A o B (HER2-negativi)'],
    ['Luminal A oder Luminal B (HER2-negativ)'],
  ])('%s', (text) => expect(read(text)).not.toMatch(/(?:er|pgr|overall)=/))

  test.each([
    ['Neither ER nor PR is expressed by the tumor; HER2 is 1+.', 'er=negative pgr=negative score=1+'],
    ['Das Karzinom exprimiert weder Östrogen- noch Progesteronrezeptoren.', 'er=negative pgr=negative'],
    ['ER -/PR -/HER2 +', 'er=negative overall=positive pgr=negative'],
    ['HER2 FISH not amp, ratio 1.2', 'ish=not-amplified ratio=1.2'],
    ['A 50-year-old woman (tumor = ER positive, HER2 negative, 20 mm)', 'er=positive overall=negative'],
    ['Liver: metastasis of the known breast carcinoma, ER 60 %, PR 0 %, HER2 1+.', 'er%=60 met=yes pgr%=0 score=1+'],
    ['Leber: Metastase des bekannten Mammakarzinoms (ER 70 %, HER2 1+).', 'er%=70 met=yes score=1+'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))

  test.each([
    ['FISH no valorable por mala fijación; se recomienda repetir.'],
    ['FISH failed; a new sample is advised.'],
  ])('an ISH that failed is not lost where no gene is named: %s', (text) => expect(read(text)).toBe('?'))
})
