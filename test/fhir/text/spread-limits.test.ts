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

describe('a carcinoma of another organ that is metastatic, or that has the metastases', () => {
  test.each([
    ['Lung, left lower lobe, biopsy: metastatic rectal adenocarcinoma (SATB2+).'],
    ['Sigmoid carcinoma with hepatic metastases.'],
    ['Metastatic gastric adenocarcinoma to the liver.'],
    ['Liver, biopsy: metastatic pancreatic ductal adenocarcinoma.'],
    ['Renal cell carcinoma with bone metastases.'],
    ['Adenocarcinoma of the colon with hepatic metastases.'],
    ['Nierenzellkarzinom mit Knochenmetastasen.'],
    ['Lungenkarzinom mit Hirnmetastasen.'],
    ['Adénocarcinome du côlon avec métastases hépatiques.'],
    ['Adenocarcinoma de sigma con metástasis hepáticas.'],
    ['Cáncer gástrico con metástasis pulmonares.'],
    ['Adenocarcinoma gastrico con metastasi epatiche.'],
    ['Maagcarcinoom met levermetastasen.'],
  ])('%s', (text) => expect(claimed(text)).toEqual(['yes+']))

  test.each([
    ['Lung biopsy: metastatic lobular carcinoma of the breast.'],
    ['Invasive lobular carcinoma with ovarian metastases.'],
    ['Carcinoma of breast with lung metastases.'],
    ['Mammakarzinom mit Lungenmetastasen.'],
  ])('of the breast: %s', (text) => expect(claimed(text)).toEqual(['yes']))
})

test.each([['Grade: 2 (T2 P3 M1)'], ['Nottingham grade 3 (T3, P3, M2)'], ['Grade 1 (T1 P1 M1)']])(
  'points of a grade: %s',
  (text) => expect(claimed(text)).toEqual([]),
)

describe('the Portuguese «no» is «in the», and denies nothing', () => {
  test.each([
    ['Pertuzumabe indicado no câncer de mama metastático.'],
    ['Uso no cenário metastático.'],
    ['Captação no osso ilíaco: metástase.'],
    ['Doença no cérebro com metástases hepáticas.'],
    ['Nódulo no pulmão esquerdo, metástase.'],
  ])('%s', (text) => expect(claimed(text)).toEqual([]))

  test.each([['No metástasis a distancia.'], ['No hay metástasis.'], ['No metastases.']])('%s', (text) =>
    expect(claimed(text)).toEqual(['no']),
  )
})

describe('an organ without metastases, beside metastases in another', () => {
  test.each([
    ['Pelvis biopsy: metastatic carcinoma of the breast. MRI brain: no brain metastases.'],
    ['Lungenbiopsie: Metastase eines Mammakarzinoms. Kein Hinweis auf Lebermetastasen.'],
    ['Biopsie hépatique : métastase du carcinome mammaire. Absence de métastase osseuse.'],
    ['Biopsia hepática: metástasis de carcinoma de mama. RM cerebral: sin metástasis.'],
    ['Biopsia epatica: metastasi di carcinoma mammario. Non metastasi ossee.'],
    ['Leverbiopt: metastase van mammacarcinoom. Geen botmetastasen.'],
  ])('%s', (text) => expect(claimed(text)).toEqual(['yes']))

  test('beside a spread that is not certain', () =>
    expect(claimed('Bone lesion suspicious for metastasis. CT abdomen: no liver metastases.')).toEqual([]))

  test.each([
    ['CT abdomen: no liver metastases.'],
    ['Bone scan: neg. for metastases.'],
    ['MRI brain negative for metastases.'],
    ['Lebermetastasen: keine'],
    ['Scanner cérébral : pas de métastase.'],
    ['Gammagrafía ósea sin metástasis.'],
    ['Scintigrafia ossea negativa per metastasi.'],
    ['Geen hersenmetastasen.'],
    ['No hepatic or pulmonary metastases.'],
  ])('alone it says nothing of the others: %s', (text) => expect(claimed(text)).toEqual([]))

  test.each([
    ['No liver, lung or bone metastases.'],
    ['No evidence of metastatic disease in liver, lung or bone.'],
    ['Keine Metastasen in Leber, Lunge oder Skelett.'],
    ['Pas de métastase viscérale ni osseuse.'],
    ['Non metastasi epatiche, polmonari o ossee.'],
    ['TC total body e scintigrafia ossea negative per secondarismi.'],
  ])('where a search for spread looks, it is told: %s', (text) => expect(claimed(text)).toEqual(['no']))

  test('a denial of all of them stays', () =>
    expect(claimed('Liver biopsy: metastatic breast carcinoma. No distant metastases.')).toEqual(['yes', 'no']))
})

describe('a spread that is plainly told', () => {
  test.each([
    ['Bone marrow: infiltration by metastatic breast carcinoma.'],
    ['Lung bx 3/2024: metastatic breast carcinoma.'],
    ['Axillary recurrence and biopsy-proven metastases to the ipsilateral adrenal.'],
    ['Transbronchial biopsy: metastatic breast carcinoma.'],
    ['Aszitespunktat: Zellen eines metastasierten Mammakarzinoms.'],
    ['ED 11/21 primär metastasiertes Mamma-Ca li. (OSS, bioptisch gesichert)'],
    ['Knochenmarkbiopsie: Metastase eines Mammakarzinoms.'],
    ['Carcinoma mammario metastatico alla diagnosi.'],
    ['CT-guided lung biopsy of 3 May showed metastatic carcinoma of breast origin.'],
    ['CT-gesteuerte Lungenbiopsie bestätigt Metastase eines Mammakarzinoms.'],
    ['La biopsie pulmonaire scannoguidée confirme une métastase du carcinome mammaire.'],
    ['Biopsia hepática ecoguiada: metástasis de carcinoma mamario.'],
    ["Carcinome mammaire métastatique d'emblée (os, confirmé histologiquement)"],
    ['Carcinoma de mama metastásico al diagnóstico (pulmón).'],
    ['Primair gemetastaseerd mammacarcinoom (bot, histologisch bevestigd)'],
  ])('%s', (text) => expect(claimed(text)).toEqual(['yes']))

  test.each([
    ['Metastatic breast cancer at diagnosis is rare.'],
    ['Lung bx planned to confirm metastatic breast carcinoma.'],
    ['Liver bx: metastatic breast carcinoma?'],
    ['Liver lesions may be metastases of the breast carcinoma.'],
    ['5 of 12 may have liver metastases.'],
    ['Axillary recurrence: metastatic carcinoma.'],
    ['Axillary lymph node involved by metastatic breast carcinoma.'],
    ['Bone marrow: no involvement by metastatic carcinoma.'],
    ['Primär metastasiertes Mamma-Ca? (HEP)'],
  ])('not told: %s', (text) => expect(claimed(text)).toEqual([]))
})

test.each([['TAC: sin evidencia de metástasis a distancia.'], ['TC torace-addome: assenza di metastasi.']])(
  'a scan with the name of a treatment: %s',
  (text) => expect(claimed(text)).toEqual(['no']),
)

test.each([
  ['Negativa per metastasi a distanza.'],
  ['Stadiazione negativa per metastasi a distanza (scintigrafia ossea).'],
  ['PET-CT: neg. for metastases.'],
  ['TAC: neg. para metástasis.'],
])('negative for metastases: %s', (text) => expect(claimed(text)).toEqual(['no']))

test('positive for metastases', () =>
  expect(claimed('Biopsia epatica positiva per metastasi di carcinoma mammario.')).toEqual(['yes']))

test('a question mark before a word asks', () => {
  expect(claimed('Rising ALP. ?liver mets ?bone mets.')).toEqual([])
})

test('receptors of a meningioma are no receptors of the breast', () => {
  expect(readReportText('Meningioma, PR positive, ER negative.').statements).toEqual([])
})
