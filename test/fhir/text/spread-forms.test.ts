import { readReportText } from '../../../src/fhir/text/index.ts'

const said = (text: string): string => {
  const all = readReportText(text).statements.flatMap(({ metastasis, otherPrimary }) =>
    metastasis === undefined ? [] : [`${metastasis}${otherPrimary === true ? '+' : ''}`],
  )
  return [...new Set(all)].sort().join(' ')
}
const claims = (text: string): string =>
  said(text)
    .split(' ')
    .filter((one) => !one.startsWith('uncertain'))
    .join(' ')

describe('boxes of a form', () => {
  test.each([
    ['Distant metastasis: [ ] M1 [X] M0', 'no'],
    ['Distant metastasis: [x] M0 [ ] M1', 'no'],
    ['M: ☐ M0 ☒ M1', 'yes'],
    ['[ ] M0\n[x] M1', 'yes'],
    ['Metastatic disease: Yes [ ] No [X]', 'no'],
    ['Distant metastasis at diagnosis: ( ) No (x) Yes - site: liver, bone', 'yes'],
    ['Fernmetastasen: ☐ ja ☒ nein ☐ nicht untersucht', 'no'],
    ['Fernmetastasen: [ ] ja [x] nein\nHER2: [ ] positiv [x] negativ', 'no'],
    ['Métastases à distance : ☒ oui ☐ non', 'yes'],
    ['Metástasis a distancia: [ ] sí [x] no', 'no'],
    ['Metastasi a distanza: [ ] SI [X] NO', 'no'],
    ['Afstandsmetastasen: [x] nee [ ] ja', 'no'],
    ['M category: [ ] M0 [x] M1 Sites: [x] bone [ ] liver [x] lung', 'yes'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['[ ] M0 [ ] M1'],
    ['Distant metastasis: [ ] yes [ ] no'],
    ['☐ distant metastases'],
    ['[ ] M0 [ ] M1 [X] MX'],
    ['Fernmetastasen: ☐ ja ☐ nein'],
    ['Metastatic: [x] yes [x] no'],
  ])('not filled in, or not clear: %s', (text) => expect(claims(text)).toBe(''))
})

describe('the result of a search for spread', () => {
  test.each([
    ['Metastatic workup negative.'],
    ['Metastatic workup (CT C/A/P, bone scan) was negative.'],
    ['Negative metastatic work-up.'],
    ['Systemic staging: unremarkable.'],
    ['Staging work-up negative for metastatic disease.'],
    ["Bilan d'extension (scanner TAP, scintigraphie osseuse) négatif."],
    ['Estudio de extensión negativo.'],
    ['Stadiazione negativa.'],
    ['Disseminatieonderzoek negatief.'],
    ['Ausbreitungsdiagnostik: unauffällig.'],
  ])('found nothing: %s', (text) => expect(said(text)).toBe('no'))

  test.each([
    ['Metastatic workup pending.'],
    ['Metastatic workup ordered.'],
    ['Metastatic workup negative so far, bone scan pending.'],
    ['Metastatic workup negative except for a liver lesion.'],
    ['Metastatic workup positive.'],
    ['Metastatic workup if symptomatic.'],
    ["Bilan d'extension à compléter."],
    ['Estudio de extensión pendiente.'],
    ['Staging unvollständig.'],
    ['Fever work-up negative.'],
  ])('open: %s', (text) => expect(claims(text)).toBe(''))
})

describe('short names', () => {
  test.each([
    ['67F with mTNBC on sacituzumab govitecan.'],
    ['67 y/o F with mTNBC on sacituzumab govitecan.'],
    ['72F w/ mBC (bone, lung), ER+ HER2-.'],
    ['71F MBC (bone, liver) ER+ PR- HER2+'],
    ['MBC to bone.'],
    ['De novo stage IV.'],
    ['Oligometastatic breast cancer (sternum).'],
    ['Staged IV.'],
    ['Staged M1.'],
    ['Prognostic stage group: IV'],
    ['M1 hepáticas.'],
  ])('%s', (text) => expect(claims(text)).toBe('yes'))

  test.each([
    ['MBC'],
    ['Male breast cancer (MBC).'],
    ['Metaplastic breast carcinoma (MBC) with bone invasion'],
    ['mTNBC trial'],
  ])('may be another name: %s', (text) => expect(claims(text)).toBe(''))
})

describe('a medicine beside the spread', () => {
  test.each([
    ['She developed liver metastases in 2021 and was started on capecitabine.'],
    ['Bone metastases treated with denosumab.'],
    ['On ribociclib/letrozole for ER+ HER2- metastatic breast cancer (bone, pleura).'],
    ['Progress der Lebermetastasen unter Palbociclib.'],
  ])('was given for it: %s', (text) => expect(claims(text)).toBe('yes'))

  test.each([
    ['T-DXd is approved for metastatic breast cancer.'],
    ['Bone metastases are treated with denosumab.'],
    ['Bone metastases: denosumab.'],
    ['Metastatic breast cancer: trastuzumab and pertuzumab.'],
    ['Denosumab for bone metastases.'],
    ['Liver metastases should be biopsied.'],
    ['Stage IV breast cancer is considered incurable.'],
    ['Stage IV: trastuzumab.'],
    ['HER2 testing in metastatic breast cancer, ASCO/CAP 2018.'],
    ['Distant recurrence rate at 9 years 12 %.'],
    ['Distant metastasis free survival 80 %.'],
    ['Carcinomatous meningitis was considered.'],
    ['Lebermetastasen wurden diskutiert.'],
    ['Alla diagnosi di carcinoma mammario metastatico dovrebbe essere eseguita una biopsia.'],
    ['Bei metastasiertem Mammakarzinom sollte eine Biopsie erfolgen.'],
  ])('is for such a cancer: %s', (text) => expect(claims(text)).toBe(''))

  test('nor does advice take away an M0', () =>
    expect(claims('Empfehlung: bei cT2 cN1 M0 neoadjuvante Therapie mit TCHP.')).toBe('no'))
})

describe('tissue from a distant organ', () => {
  test.each([
    ['Liver biopsy: adenocarcinoma, consistent with breast primary.'],
    ['Pleural fluid cytology: malignant cells of breast origin.'],
    ['Leberstanzbiopsie: Infiltrate eines Mammakarzinoms.'],
    ['Biopsie hépatique : localisation d’un carcinome mammaire.'],
    ['Agobiopsia epatica: localizzazione di carcinoma mammario.'],
    ['Biopsia hepática: carcinoma de mama.'],
    ['Pleural fluid, cell block: metastatic carcinoma of mammary origin.'],
  ])('%s', (text) => expect(claims(text)).toBe('yes'))

  test.each([
    ['Liver biopsy: no carcinoma; history of breast cancer.'],
    ['Liver biopsy: steatosis in a patient with breast cancer.'],
    ['Liver biopsy: adenocarcinoma, favor colon over breast primary.'],
    ['Lung biopsy: carcinoma, breast primary not excluded.'],
    ['Lung biopsy: carcinoma, breast origin?'],
    ['Axillary node biopsy: carcinoma of breast origin.'],
    ['Breast biopsy: carcinoma, liver ultrasound normal.'],
  ])('not told: %s', (text) => expect(claims(text)).toBe(''))
})

describe('where it comes from is open', () => {
  test.each([
    ['Biopsy of the vertebra: metastatic carcinoma, primary uncertain between endometrium and breast.'],
    ['Several pulmonary metastases. Endometrial cancer 2021 and breast cancer 2015; origin not established.'],
    ['Liver mets (colon).'],
    ['Lungenmetastasen. Z. n. Nierenzellkarzinom und Mammakarzinom.'],
    ['Metástasis hepáticas (biopsia: adenocarcinoma de origen gástrico). Carcinoma de mama en 2015.'],
  ])('%s', (text) => expect(claims(text)).not.toBe('yes'))

  test.each([
    ['Liver metastases of the breast carcinoma. Colon cancer 2010.'],
    ['Breast cancer stage IV. Melanoma 2001.'],
    ['Her mother had colon cancer. Liver metastases.'],
  ])('said: %s', (text) => expect(claims(text)).toBe('yes'))
})

describe('what a category means, and a field that is open', () => {
  test.each([
    ['M1: presence of distant metastases'],
    ['M0: sin metástasis a distancia. M1: con metástasis a distancia.'],
    ['M1 = metastasen op afstand aanwezig'],
    ['Stage grouping: I: T1N0M0; IV = any T any N M1'],
    ['pM: Not applicable (no distant metastasis submitted)'],
    ['M0 not assessed'],
    ['Not thought to be metastatic.'],
    ['No prior history of metastatic disease.'],
    ['Local recurrence without distant metastases cannot be confirmed.'],
  ])('%s', (text) => expect(claims(text)).toBe(''))

  test.each([
    ['M1: liver', 'yes'],
    ['M-status: MX at referral, now cM0.', 'no'],
    ['IDC, 22 mm, ER+, M0.', 'no'],
    ['Radiologically M0.', 'no'],
    ['No e/o distant mets.', 'no'],
    ['PET-CT without evidence of distant metastasis.', 'no'],
    ['No focal liver lesion suspicious for metastasis. No distant metastases.', 'no'],
    ['No axillary node involvement or distant metastasis.', 'no'],
  ])('but %s', (text, expected) => expect(claims(text)).toBe(expected))
})

describe('known metastases that are as they were', () => {
  test.each([
    ['Stable osseous metastases, no new lesion.'],
    ['Metástasis óseas estables, sin nuevas lesiones.'],
    ['Métastases osseuses stables, pas de nouvelle lésion.'],
    ['Bekende levermetastasen stabiel, geen nieuwe laesies.'],
    ['Knochenmetastasen stabil, keine neuen Herde.'],
    ['Metastatic disease: Yes, bone.'],
  ])('%s', (text) => expect(claims(text)).toBe('yes'))

  test.each([
    ['Bone metastases, not confirmed.'],
    ['Lebermetastasen, nicht sicher.'],
    ['Metastases: none except bone.'],
    ['Fernmetastasen: keine neuen.'],
  ])('taken back, or left open: %s', (text) => expect(claims(text)).toBe(''))
})

describe('compatible with a metastasis', () => {
  test.each([
    ['Pleural fluid cytology: malignant cells, compatible with metastasis from the known breast carcinoma.'],
    ['Stanzbiopsat Leber: Infiltrate eines Adenokarzinoms, vereinbar mit Metastase des bekannten Mammakarzinoms.'],
    ['Pleuravocht: adenocarcinoom, passend bij metastase van mammacarcinoom.'],
  ])('where a carcinoma is certain in the tissue: %s', (text) => expect(claims(text)).toBe('yes'))

  test.each([
    ['Liver lesion compatible with metastasis of the breast carcinoma.'],
    ['CT liver: lesion suspicious, compatible with metastasis; breast carcinoma known.'],
    ['Leberbiopsie: Adenokarzinom, vereinbar mit Metastase des Mammakarzinoms oder cholangiozellulärem Karzinom.'],
  ])('and not where it is a guess: %s', (text) => expect(claims(text)).toBe(''))
})

describe('spread in other words', () => {
  test.each([
    ['The cancer has spread to her liver.'],
    ['Leptomeningeal carcinomatosis from breast cancer.'],
    ['Récidive hépatique prouvée histologiquement.'],
    ['Progressione epatica e ossea di malattia.'],
    ['Derrame pleural maligno.'],
    ['Leberfiliae.'],
    ['Botuitzaaiingen.'],
    ['Skelettszintigraphie: multiple ossäre Metastasen im Achsenskelett.'],
    ['Known metastatic breast cancer with hepatic and osseous involvement.'],
  ])('%s', (text) => expect(claims(text)).toBe('yes'))

  test.each([
    ['The cancer has not spread to the liver.'],
    ['To see if it has spread to the liver.'],
    ['Récidive locale.'],
    ['Spread to the axilla.'],
  ])('not told: %s', (text) => expect(claims(text)).toBe(''))
})

describe('carcinoma of the breast in fluid and tissue, in each language', () => {
  const tissues = [
    ['Liver biopsy', 'Pleural fluid', 'breast carcinoma'],
    ['Leberbiopsie', 'Pleuraerguss', 'Mammakarzinom'],
    ['Biopsie hépatique', 'Liquide pleural', 'carcinome mammaire'],
    ['Biopsia hepática', 'Líquido pleural', 'carcinoma de mama'],
    ['Biopsia epatica', 'Liquido pleurico', 'carcinoma mammario'],
    ['Leverbiopt', 'Pleuravocht', 'mammacarcinoom'],
    ['Hirnbiopsie', 'Aszites', 'Mammakarzinom'],
  ]

  test.each(tissues.flatMap(([liver, fluid, cancer]) => [[`${liver}: ${cancer}.`], [`${fluid}: ${cancer}, ER 80 %.`]]))(
    '%s',
    (text) => expect(claims(text)).toBe('yes'),
  )

  test.each([
    ['Okselklier: mammacarcinoom.'],
    ['Huidbiopt: mammacarcinoom.'],
    ['Leverbiopt: geen mammacarcinoom.'],
    ['Leverbiopt: coloncarcinoom.'],
    ['Liquorzytologie: keine Zellen eines Mammakarzinoms.'],
    ['Liquid-based cytology of the breast: carcinoma cells.'],
  ])('not told: %s', (text) => expect(claims(text)).toBe(''))
})

describe('what stands behind a finding may take it back', () => {
  test.each([
    ['Liver biopsy: breast carcinoma, not confirmed.'],
    ['Liver biopsy: breast carcinoma (cannot exclude cholangiocarcinoma).'],
    ['Pleural fluid: breast carcinoma, no malignant cells.'],
    ['Ascites: known breast cancer, cytology negative.'],
    ['Leverbiopt: mammacarcinoom, niet bevestigd.'],
    ['Leberbiopsie: Mammakarzinom, nicht auszuschließen.'],
    ['Liver metastases were not confirmed on MRI.'],
    ['Lebermetastasen nicht bestätigt.'],
    ['Métastases hépatiques non confirmées.'],
    ['Metástasis hepáticas no confirmadas.'],
    ['Metastasi epatiche non confermate.'],
    ['Levermetastasen niet bevestigd.'],
    ['Metastatic breast cancer (liver) ruled out on biopsy.'],
    ['Bone biopsy for metastatic breast carcinoma: negative.'],
    ['M1 (liver), not confirmed.'],
    ['Stage IV breast cancer, ruled out.'],
    ['Stage IV, excluded by PET.'],
  ])('no claim: %s', (text) => expect(claims(text)).toBe(''))

  test.each([
    ['Liver biopsy: breast carcinoma, ER 80 %, HER2 negative.'],
    ['Liver biopsy: breast carcinoma, grade 2.'],
    ['Metastatic breast cancer (bone), ER not available.'],
    ['Stage IV, no surgery planned.'],
    ['T2N1M1 breast cancer, grade not stated.'],
    ['M1 (bone), no brain metastases.'],
    ['Bone metastases, brain metastases ruled out.'],
  ])('what is said of something else does not: %s', (text) => expect(claims(text)).toBe('yes'))
})

describe('a search in one part leaves the others open', () => {
  test.each([
    ['Metastatic workup negative for brain lesions.'],
    ['Staging CT chest unremarkable.'],
    ['Stadiazione ossea negativa.'],
    ['PET: no liver metastases.'],
    ['CT thorax-abdomen: no metastases in the lung.'],
    ['Ganzkörper-Skelettszintigraphie: keine Knochenmetastasen.'],
  ])('%s', (text) => expect(claims(text)).toBe(''))

  test.each([['PET-CT: no metastases.'], ['CT thorax-abdomen: keine Metastasen.'], ['Metastatic workup negative.']])(
    'a search in all of them does not: %s',
    (text) => expect(claims(text)).toBe('no'),
  )
})
