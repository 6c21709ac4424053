import { outcomeOf } from './text-cases.ts'

describe('a sentence on the staining behind a score 0', () => {
  test.each([
    ['HER2: Score 0. Auch bei 40er Vergrößerung keine Membranfärbung in den Tumorzellen.', 'negative/null'],
    ['HER2: score 0. No membranous staining, even at high power.', 'negative/null'],
    ['HER2 : score 0. Aucun marquage membranaire des cellules tumorales.', 'negative/null'],
    ['HER2: score 0. No se observa tinción de membrana en las células tumorales.', 'negative/null'],
    ['HER2: score 0. Nessuna colorazione di membrana nelle cellule tumorali.', 'negative/null'],
    ['HER2: score 0. Geen membraankleuring in de tumorcellen.', 'negative/null'],
    ['Her2/neu: 0 - negative (membranous staining nil)', 'negative/null'],
    ['HER2: Score 0. Schwache inkomplette Membranfärbung in 5 % der Tumorzellen.', 'negative/ultralow'],
    ['HER2 score 0. Faint incomplete membrane staining in 5% of tumor cells.', 'negative/ultralow'],
    ['HER2: score 0. Benign ducts show no membrane staining.', 'negative/zero-unspecified'],
    ['HER2: score 0. The positive control shows strong membrane staining.', 'negative/zero-unspecified'],
    ['HER2: Score 0. E-Cadherin: keine Membranfärbung.', 'negative/zero-unspecified'],
    ['HER2: 3+. No membrane staining in benign ducts.', 'positive'],
  ])('%s', (text, expected) => expect(outcomeOf(text).specimens).toEqual([expected]))
})

describe('A3: a count that takes its result back', () => {
  test.each([
    [
      "Pas d'amplification visible mais signaux ininterprétables dans plus de 25 % des noyaux ; score IHC HER2 2+.",
      'not-final:repeat-ish',
    ],
    [
      'No amplification seen, but signals uninterpretable in more than 25% of nuclei; HER2 IHC 2+.',
      'not-final:repeat-ish',
    ],
    ['Keine Amplifikation, aber Signale in über 25 % der Kerne nicht auswertbar; HER2 IHC 2+.', 'not-final:repeat-ish'],
    [
      'Sin amplificación, pero señales no interpretables en más del 25 % de los núcleos; HER2 2+.',
      'not-final:repeat-ish',
    ],
    [
      'Geen amplificatie, maar signalen niet interpreteerbaar in meer dan 25 % van de kernen; HER2 score 2+.',
      'not-final:repeat-ish',
    ],
    ['HER2 FISH amplified, however the signals could not be interpreted.', 'indeterminate'],
  ])('%s', (text, expected) => expect(outcomeOf(text).specimens).toEqual([expected]))
})

describe('A5: a reference range and the result below it', () => {
  test.each([
    ['Reference range HER2: 0 - 1+ Negative\nResult: 3+'],
    ['Referenzbereich HER2: 0 - 1+ negativ\nErgebnis: 3+'],
    ['Valeurs de référence HER2 : 0 - 1+ négatif\nRésultat : 3+'],
    ['Valores de referencia HER2: 0 - 1+ negativo\nResultado: 3+'],
    ['Valori di riferimento HER2: 0 - 1+ negativo\nRisultato: 3+'],
    ['Referentiewaarde HER2: 0 - 1+ negatief\nResultaat: 3+'],
    ['HER2 reference: negative 0 - 1+; patient: 3+'],
    ['HER2 IHC\nResult: 3+'],
    ['HER2 immunohistochemistry\nResult: positive'],
  ])('%s', (text) => expect(outcomeOf(text).specimens).toEqual(['positive']))

  test.each([
    ['Amplification : ratio >= 2 et copies >= 4'],
    ['Positive: HER2/CEP17 ratio ≥ 2.0 and ≥ 4.0 signals per cell'],
    ['Not amplified: ratio < 2.0 and copies < 4.0'],
    ['Grille GEFPICS :\n0 : pas de marquage\n3+ : marquage intense complet > 10 %\nAmplification : ratio >= 2'],
    ['Contrôle qualité : lames témoins HER2 0, 1+, 2+ et 3+ conformes. Lignées SK-BR-3 (3+) et MCF-7 (0).'],
    ['Controllo di qualità: vetrini HER2 0, 1+, 2+ e 3+ conformi.'],
  ])('a criterion or a control is no result: %s', (text) => expect(outcomeOf(text).specimens).toEqual([]))
})

describe('A5, A6: whom a medicine is for', () => {
  test.each([
    ['Trastuzumab deruxtecan may be used in HER2-low (IHC 1+ or 2+/ISH-) metastatic breast cancer.'],
    ['Trastuzumab deruxtecan kann bei HER2-low (IHC 1+ oder 2+/ISH-) metastasiertem Mammakarzinom eingesetzt werden.'],
    ['Le trastuzumab déruxtécan (Enhertu) est indiqué dans le cancer du sein HER2-faible (IHC 1+), métastatique.'],
    [
      'Information : le trastuzumab déruxtécan dispose d’une AMM dans le cancer du sein HER2 faible non résécable ou métastatique.',
    ],
    ['Trastuzumab deruxtecán puede emplearse en el cáncer de mama metastásico HER2-low (IHC 1+).'],
    ['Trastuzumab deruxtecan (Enhertu), carcinoma mammario metastatico HER2-low.'],
    ['Trastuzumab deruxtecan is geïndiceerd bij HER2-laag (IHC 1+) gemetastaseerde borstkanker.'],
  ])('claims nothing: %s', (text) => {
    const { specimens, metastatic } = outcomeOf(text)
    expect({ specimens, metastatic }).toEqual({ specimens: [], metastatic: 'unknown' })
  })
})

describe('A11: a carcinoma of another organ and its metastasis', () => {
  test.each([
    ['Ampullary carcinoma metastatic to liver; HER2 amplified.'],
    ['Gastric adenocarcinoma metastatic to the liver; HER2 3+.'],
    ['Kolonkarzinom, metastasiert in die Leber; HER2 3+.'],
    ['Adénocarcinome gastrique métastatique au foie ; HER2 3+.'],
    ['Carcinoma pancreático metastásico en hígado; HER2 3+.'],
    ['Adenocarcinoma polmonare metastatico al fegato; HER2 3+.'],
    ['Maagcarcinoom gemetastaseerd naar de lever; HER2 3+.'],
  ])('%s', (text) => {
    const { specimens, metastatic } = outcomeOf(text)
    expect({ specimens, metastatic }).toEqual({ specimens: ['not-applicable:non-breast'], metastatic: 'unknown' })
  })

  test.each([
    ['Carcinoma of breast metastatic to lung.'],
    ['Lung, biopsy: metastatic carcinoma, consistent with breast primary.'],
  ])('the breast as its origin: %s', (text) => expect(outcomeOf(text).metastatic).toBe('yes'))
})

describe('A14: scales that say how many nuclei are stained', () => {
  test.each([
    ['ER: PS 2, IS 1, total 3/8 (about 4% of nuclei, weak) - low positive', 'low-positive'],
    ['ER Allred 3/8 (PS 2, IS 1), PR Allred 0', 'low-positive'],
    ['ER 3 (2+1), PR 0 (0+0)', 'low-positive'],
    ['H-score ER 4/300; PR 0/300.', 'low-positive'],
    ['ER: Allred score 7 (PS 4 + IS 3). PR: Allred score 2 (PS 1 + IS 1).', 'positive'],
    ['ER: PS 5, IS 3, total 8/8', 'positive'],
    ['ER H-score 210', 'positive'],
    ['ER: PS 1, IS 2, total 3/8', 'unknown'],
    ['ER H-score 20', 'unknown'],
  ])('%s → %s', (text, expected) => expect(outcomeOf(text).receptors).toBe(expected))
})

describe('A6: a metastasis that the next clause takes back', () => {
  test.each([
    ['Kein Nachweis von Fernmetastasen, Lebermetastasen jedoch nicht sicher ausgeschlossen.'],
    ['Lebermetastasen (nicht histologisch gesichert).'],
    ['Liver metastases, not confirmed.'],
    ['Liver metastases (not proven).'],
    ['Métastases hépatiques mais non prouvées.'],
    ['Metástasis hepáticas, no confirmadas.'],
    ['Metastasi epatiche, non confermate.'],
    ['Levermetastasen, maar niet zeker.'],
    ['Bone scan: no metastases. CT: pulmonary nodules, metastases not excluded.'],
    ['Keine Knochenmetastasen. Lungenmetastasen nicht auszuschließen.'],
    ['Pas de métastase osseuse. Suspicion de métastase hépatique.'],
  ])('%s', (text) => expect(outcomeOf(text).metastatic).toBe('unknown'))

  test.each([
    ['Liver metastases, no bone metastases.', 'yes'],
    ['Liver metastases, HER2 not amplified.', 'yes'],
    ['Lebermetastasen, Lymphknoten negativ.', 'yes'],
    ['No distant metastasis. Suspicious for lymph node metastasis.', 'no'],
  ])('%s → %s', (text, expected) => expect(outcomeOf(text).metastatic).toBe(expected))
})

describe('A15: a value that the text takes back as its own', () => {
  test.each([
    [
      'HER2 3+ (see comment). Comment: on repeat staining the score is 1+; the initial 3+ was due to a mislabelled slide.',
    ],
    ['HER2 3+. The original 3+ was reported in error.'],
  ])('%s', (text) => expect(outcomeOf(text).specimens).toEqual([]))
})

describe('forms with their boxes', () => {
  test.each([
    ['HER2: [ ] positive [x] negative', 'negative/undetermined'],
    ['HER2 (IHC): Positive [X]  Equivocal [ ]  Negative [ ]', 'positive'],
    ['HER2: ( ) positiv  (x) negativ', 'negative/undetermined'],
    ['HER2 : ☐ positif ☒ négatif', 'negative/undetermined'],
    ['HER2: [x] positivo [ ] negativo', 'positive'],
  ])('%s', (text, expected) => expect(outcomeOf(text).specimens).toEqual([expected]))

  test.each([['HER2: [ ] positive [ ] negative'], ['HER2: [x] positive [x] negative']])(
    'one choice, or none is read: %s',
    (text) => expect(outcomeOf(text).specimens).toEqual([]),
  )
})

describe('A14: both receptors under one name', () => {
  test.each([['HR+/HER2-low'], ['HR-positive, HER2-negative (1+)'], ['Récepteurs hormonaux positifs, HER2 1+']])(
    'are unread by name: %s',
    (text) => {
      const { receptors, unread } = outcomeOf(text)
      expect(receptors).toBe('unknown')
      expect(unread.some(({ why }) => why.includes('which of the two receptors'))).toBe(true)
    },
  )
})

describe('A6: a sentence that gives several M categories explains them', () => {
  test.each([
    'M category definitions: cM0 no clinical or radiographic evidence of distant spread; M1 distant spread proven.',
    'M-Kategorien: cM0 kein Nachweis, cM1 Fernmetastasen nachgewiesen.',
    'Catégories : cM0 pas de métastase à distance ; cM1 métastases à distance.',
    'Categorías: cM0 sin metástasis; cM1 metástasis a distancia.',
    'Categorie: cM0 nessuna metastasi; cM1 metastasi a distanza.',
    'Categorieën: cM0 geen metastasen; cM1 metastasen op afstand.',
  ])('%s', (text) => expect(outcomeOf(text).metastatic).toBe('unknown'))

  test('one category is one', () => {
    expect(outcomeOf('pT2 N1 cM0').metastatic).toBe('no')
    expect(outcomeOf('cT4 N2 cM1, liver').metastatic).toBe('yes')
  })
})

describe('A8: a result from before treatment is earlier', () => {
  test.each([
    'Before treatment HER2 was positive (core: 3+).',
    'Vor Therapie HER2 3+ (Stanze).',
    'Avant traitement, HER2 3+ sur la biopsie.',
    'Antes del tratamiento HER2 3+ (biopsia).',
    'Prima della terapia HER2 3+ (agobiopsia).',
    'Voor de behandeling HER2 3+ (biopt).',
  ])('%s', (text) => expect(outcomeOf(text).specimens).toEqual([]))
})
