import { readReportText } from '../../../src/fhir/text/index.ts'

const claimed = (text: string): readonly string[] =>
  readReportText(text).statements.flatMap(({ metastasis, otherPrimary }) =>
    metastasis === undefined || metastasis === 'uncertain' ? [] : [`${metastasis}${otherPrimary === true ? '+' : ''}`],
  )

describe('what is denied is only more of them', () => {
  test.each([
    ['No metastases other than the known bone deposits.'],
    ['No new metastases since the last scan.'],
    ['No additional distant metastases identified.'],
    ['Keine weiteren Metastasen.'],
    ['Keine Metastasen außer den bekannten Knochenmetastasen.'],
    ["Pas d'autre métastase."],
    ['Sin nuevas metástasis.'],
    ['Nessuna nuova metastasi.'],
    ['Geen nieuwe metastasen.'],
    ['Negative for metastatic carcinoma.'],
    ['LYMPH NODE. SENTINEL #2. NEGATIVE FOR METASTATIC CARCINOMA.'],
  ])('%s', (text) => expect(claimed(text)).toEqual([]))

  test.each([['No metastases.'], ['No evidence of distant metastases.'], ['No new symptoms and no metastases.']])(
    'all of them: %s',
    (text) => expect(claimed(text)).toEqual(['no']),
  )
})

describe('what a test was made for', () => {
  test.each([
    ['Bone scan for metastases.'],
    ['PET-CT for bone metastases.'],
    ['Skelettszintigraphie auf Metastasen.'],
    ['Scintigraphie pour métastases osseuses.'],
    ['Gammagrafía para metástasis.'],
    ['No metastatic disease other than bone.'],
  ])('%s', (text) => expect(claimed(text)).toEqual([]))

  test('what it shows is told', () => expect(claimed('CT scan shows bone metastases.')).toEqual(['yes']))
})

describe('a stage IV of something else', () => {
  test.each([
    ['Stage IV sacral pressure ulcer; CKD stage 4; breast cancer stage IA.'],
    ['Stage 4 room isolation lifted; breast cancer under follow-up.'],
    ['COPD GOLD stage 4'],
    ['Niereninsuffizienz Stadium 4, Mammakarzinom'],
    ['Insuffisance rénale stade 4'],
    ['Enfermedad renal crónica estadio 4'],
    ['Insufficienza renale stadio 4'],
    ['Nierinsufficiëntie stadium 4'],
  ])('%s', (text) => expect(claimed(text)).toEqual([]))

  test.each([['Stage IV breast cancer.'], ['Clinical stage IV disease.'], ['UICC-Stadium IV']])(
    'of the cancer: %s',
    (text) => expect(claimed(text)).toEqual(['yes']),
  )
})

describe('metastases of another cancer beside a breast cancer', () => {
  test.each([
    ['Brain metastases from lung cancer in a woman with treated breast cancer.'],
    ['Lebermetastasen eines Kolonkarzinoms bei Z. n. Mammakarzinom.'],
    ["Métastases hépatiques d'un cancer du côlon chez une patiente suivie pour un cancer du sein."],
    ['Metástasis hepáticas de cáncer de colon en paciente con cáncer de mama.'],
    ['Metastasi epatiche da carcinoma del colon in paziente con carcinoma mammario.'],
    ['Levermetastasen van een coloncarcinoom bij patiënte met borstkanker.'],
  ])('%s', (text) => expect(claimed(text)).toEqual(['yes+']))

  test('of the breast', () => expect(claimed('Brain metastases from breast cancer.')).toEqual(['yes']))
})

test('a question mark before a word asks', () => {
  expect(claimed('Rising ALP. ?liver mets ?bone mets.')).toEqual([])
})

test('receptors of a meningioma are no receptors of the breast', () => {
  expect(readReportText('Meningioma, PR positive, ER negative.').statements).toEqual([])
})
