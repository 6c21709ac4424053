import { readReportText } from '../../../src/fhir/text/index.ts'

const said = (text: string): readonly string[] =>
  readReportText(text).statements.flatMap(({ metastasis, otherPrimary }) =>
    metastasis === undefined ? [] : [`${metastasis}${otherPrimary === true ? '+' : ''}`],
  )
const claims = (text: string): readonly string[] => said(text).filter((one) => one === 'yes' || one === 'no')

describe('a word that only begins with that of a spread', () => {
  test.each([
    ['Lungenmetastasenfrei.'],
    ['Hirnmetastasenverdacht.'],
    ['Leberfiliaeverdacht.'],
    ['Knochenmetastasenprophylaxe mit Denosumab.'],
    ['Longmetastasevrij.'],
    ['Botmetastaserisico.'],
    ['Fernmetastasenwahrscheinlichkeit.'],
    ['Anti-métastatique osseux.'],
  ])('%s', (text) => expect(claims(text)).toEqual([]))

  test.each([
    ['Kleinhirnmetastase.', 'yes'],
    ['Beckenmetastasen.', 'yes'],
    ['Hersenvliesmetastasen.', 'yes'],
    ['Hautmetastase.', 'uncertain'],
    ['Uitgebreide botmetastasering.', 'yes'],
  ])('a whole one is told: %s', (text, expected) => expect(said(text)).toEqual([expected]))
})

describe('what is said around a spread makes it uncertain', () => {
  test.each([
    ['Vorläufiger Bericht: Lungenmetastasen.'],
    ['Informe preliminar: metástasis óseas.'],
    ['Referto provvisorio: metastasi cerebrali.'],
    ['Compte rendu provisoire : métastases osseuses.'],
    ['Voorlopig verslag: botmetastasen.'],
    ['Vorläufiger Befund\nLungenmetastasen.'],
    ['Lungenmetastasen, letztlich Granulome.'],
    ['Métastases osseuses, en fait maladie de Paget.'],
    ['Metástasis hepáticas, finalmente hemangiomas.'],
    ['Metastasi epatiche, in realtà angiomi.'],
    ['Levermetastasen, bij nader inzien cysten.'],
    ['Métastases pulmonaires. Correction : il s’agit de granulomes.'],
    ['Metastasi ossee (dato errato).'],
    ['Irrtümlich Stadium IV dokumentiert.'],
    ['Metástasis óseas o fracturas.'],
    ['Levermetastasen of cysten.'],
    ['Knochenmetastasen oder Osteoporose.'],
    ['Laut Patientin Knochenmetastasen.'],
    ['Stadium IV wäre eine palliative Situation.'],
    ['Lungenmetastasen würden die Dyspnoe erklären.'],
    ['Als er botmetastasen zijn, bestraling.'],
    ['Lungenmetastasen - Ausschluss.'],
    ['Métastases osseuses : ____'],
    ['Herde wie bei Lungenmetastasen.'],
    ['Aspect de métastases osseuses.'],
    ['Levermetastase is uitgesloten: biopt toont een adenoom.'],
    ['Le scanner ne montre plus de métastases osseuses.'],
  ])('%s', (text) => expect(claims(text)).toEqual([]))

  test.each([
    ['Lungenmetastasen waren bereits bekannt.'],
    ['Metástasis óseas (L2 y L4).'],
    ['Métastases hépatiques ou osseuses.'],
  ])('other words do not: %s', (text) => expect(said(text)).not.toContain('no'))
})

describe('what cannot be ruled out is told as uncertain', () => {
  test.each([
    ['No se pueden descartar metástasis óseas.'],
    ['Difícil descartar metástasis pulmonares.'],
    ['Non si possono escludere metastasi ossee.'],
    ['Metastasi polmonari da escludere.'],
    ['Métastases pulmonaires à éliminer.'],
    ['Botmetastasen kunnen niet worden uitgesloten.'],
    ['Se presume metástasis hepática.'],
  ])('%s', (text) => expect(said(text)).toEqual(['uncertain']))
})

describe('a denial', () => {
  test.each([['Se descartan metástasis.'], ['Si escludono metastasi a distanza.'], ['Sono state escluse metastasi.']])(
    'of all: %s',
    (text) => expect(said(text)).toEqual(['no']),
  )

  test.each([
    ['Skelettszintigramm: keine Metastasen.'],
    ['Oberbauchsonographie: keine Metastasen.'],
    ['Radiografía de tórax sin metástasis.'],
    ['Echografie axilla: geen metastasen.'],
    ['TC encefalo: non metastasi.'],
    ['Geen botmetastasen meer zichtbaar.'],
    ['Keine Metastasen mehr nachweisbar.'],
  ])('of one part, or of those that were there: %s', (text) => expect(claims(text)).toEqual([]))

  test('an earlier one does not stand beside the spread of now', () =>
    expect(claims('2015: pT2 pN1 M0.\n2023: Lungenmetastasen.')).toEqual(['yes']))
})

describe('malignant effusions', () => {
  test.each([
    ['Épanchement pleural néoplasique d’origine mammaire.'],
    ['Derrame pleural carcinomatoso de origen mamario.'],
    ['Versamento pericardico neoplastico.'],
    ['Pleuritis carcinomatosa.'],
  ])('%s', (text) => expect(said(text)).toEqual(['yes']))
})

describe('languages that are not read', () => {
  const read = (text: string): readonly string[] =>
    readReportText(text).statements.flatMap(({ about, metastasis }) => (metastasis === 'uncertain' ? [] : [about]))

  test.each([
    ['Skelettmetastaser.'],
    ['Multipla lungmetastaser.'],
    ['Tumören är HER2 positiv.'],
    ['Stadium IV uteslutet.'],
    ['Mammacancer med hjernemetastaser, HER2 3+.'],
    ['Metástases ósseas.'],
    ['Carcinoma mamário metastático.'],
    ['Estádio IV.'],
    ['Carcinoma ductal, RE negativo, HER2 3+, com metástases.'],
    ['Càncer de mama, HER2 3+.'],
    ['Metastaze osoase, HER2 3+.'],
    ['Rak dojky, HER2 3+, lymfatická uzlina položená.'],
  ])('%s', (text) => expect(read(text)).toEqual([]))

  test.each([['Skelettmetastaser.'], ['Metástases ósseas.'], ['Przerzuty do kości.'], ['Stadium IV brystkreft.']])(
    'the spread is named, and open: %s',
    (text) => expect(said(text)).toEqual(['uncertain']),
  )

  test('a name is no language', () => expect(read('HER2 3+. Gezeichnet Dr. Šimek, Dr. Åberg')).toEqual(['her2-ihc']))
})

describe('what would be is no result', () => {
  const results = (text: string): readonly string[] => readReportText(text).statements.map(({ about }) => about)

  test.each([
    ['HER2 würde als 3+ gewertet.'],
    ['Die Karzinome wären HER2 positiv.'],
    ['ER würde als positiv gelten.'],
    ['HER2 waere positiv.'],
  ])('%s', (text) => expect(results(text)).toEqual([]))

  test.each([['HER2 wurde als 3+ gewertet.'], ['Die Zellen waren HER2 positiv.']])('%s', (text) =>
    expect(results(text)).toHaveLength(1),
  )
})

describe('sites in the brackets of a label', () => {
  test.each([
    ['Distant metastases (liver, bone, lung, brain): none seen on staging CT.', ['no']],
    ['Metastases (liver, bone): not seen', ['no']],
    ['Fernmetastasen (Leber, Lunge): keine', ['no']],
    ['Metastases (liver, bone): present', ['yes']],
    ['Distant metastases (liver): absent', []],
    ['Distant metastases (liver, bone) confirmed by biopsy', ['yes']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))
})

describe('another origin that is favoured over the breast', () => {
  test.each([
    ['Liver bx: metastatic adenocarcinoma, favor pancreatobiliary over breast.'],
    ['Liver bx: metastatic adenocarcinoma, favour pancreatic primary rather than breast'],
  ])('%s', (text) => expect(claims(text)).toEqual([]))

  test('the breast that is favoured over another', () => {
    expect(said('Liver biopsy: metastatic adenocarcinoma, favor breast primary over lung.')).toEqual(['yes'])
  })
})

test.each([
  ['Inclusiecriteria: HER2 negatief, geen metastasen.'],
  ['Critères d’inclusion : HER2 négatif, pas de métastase.'],
  ['Criterios de inclusión: HER2 positivo, sin metástasis.'],
  ['Criteri di inclusione: HER2 negativo, assenza di metastasi.'],
  ['Einschlusskriterien: HER2 positiv, keine Fernmetastasen.'],
])('criteria of a trial give nothing: %s', (text) => expect(readReportText(text).statements).toEqual([]))

describe('names of secondary neoplasms in a list of problems', () => {
  test.each([
    ['C79.51 Secondary malignant neoplasm of bone', ['yes']],
    ['Secondary malignant neoplasm of left lung', ['yes']],
    ['Prostate cancer with secondary malignant neoplasm of bone', ['yes+']],
    ['Suspected secondary malignant neoplasm of liver', ['uncertain']],
    ['No secondary malignant neoplasm of bone', []],
    ['Secondary malignant neoplasm of axillary lymph nodes', []],
    ['Secondary malignant neoplasm of breast', []],
    ['De novo met ILC (peritoneum, ovary)', ['yes']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))
})
