/** A receptor of a cancer that a text calls an earlier one is not the present one's (hazard B-13); of an earlier biopsy it is. */
import { readReportText } from '../../../src/fhir/text/index.ts'
import { outcomeOf } from './text-cases.ts'

/** Whether each receptor that is read is of an earlier cancer. */
function earlierIn(text: string): readonly boolean[] {
  return readReportText(text)
    .statements.filter(({ about }) => about === 'er' || about === 'pgr')
    .map(({ earlierTumor }) => earlierTumor === true)
}

describe('an earlier cancer', () => {
  test.each([
    ['Previous carcinoma (ER positive, PR positive). Core biopsy: invasive carcinoma, HER2 3+.'],
    ['History of left-sided breast cancer, ER positive, PR positive. Present core biopsy: HER2 3+.'],
    ['The former tumour was ER positive and PR positive.'],
    ['Status post breast cancer, ER positive, PR positive. HER2 of the new tumour 1+.'],
    ['Prior invasive ductal carcinoma, ER+, PR+.'],
    ['Z. n. Mammakarzinom, ER positiv, PR positiv. Jetzt Stanze: HER2 3+.'],
    ['Vorausgegangenes Mammakarzinom ER positiv, PR positiv. Aktuell HER2 3+.'],
    ['Antécédent de cancer du sein RE positif, RP positif. Tumeur actuelle : HER2 3+.'],
    ['Cancer antérieur RE positif, RP positif. Tumeur actuelle : HER2 3+.'],
    ['Cáncer de mama previo con RE positivo y RP positivo. Tumor actual: HER2 3+.'],
    ['Antecedente de carcinoma de mama: RE positivo, RP positivo.'],
    ['Pregresso carcinoma mammario ER positivo, PgR positivo. Neoplasia attuale: HER2 3+.'],
    ['Storia di carcinoma mammario con ER positivo, PgR positivo.'],
    ['Eerder mammacarcinoom ER positief, PR positief. Huidige tumor: HER2 3+.'],
    ['Voorgeschiedenis mammacarcinoom, ER positief, PR positief.'],
    ['Previous carcinoma of the left breast. ER positive. PR positive.'],
  ])('%s', (text) => {
    const earlier = earlierIn(text)
    expect([text, earlier.length > 0 && earlier.every(Boolean)]).toEqual([text, true])
    expect([text, outcomeOf(text).receptors]).toEqual([text, 'unknown'])
  })

  test('it is told what was not counted', () => {
    const { unread } = outcomeOf('Previous carcinoma ER positive. Core biopsy: HER2 3+.')
    expect(unread).toMatchObject([{ class: 'other-tumor', why: 'ER is of an earlier cancer: not counted' }])
  })

  test.each([
    ['Previous carcinoma ER negative, PR negative. Core biopsy: invasive carcinoma. ER positive.'],
    ['Z. n. Mammakarzinom, ER negativ, PR negativ. Jetzt Stanze: ER positiv, HER2 3+.'],
    ['Pregresso carcinoma ER negativo, PgR negativo. Attuale neoplasia: ER positivo.'],
  ])('the present one beside it counts: %s', (text) =>
    expect([text, outcomeOf(text).receptors]).toEqual([text, 'positive']),
  )
})

describe('an earlier specimen of the same cancer', () => {
  test.each([
    ['Invasive carcinoma. Estrogen receptor: positive on prior core (95%).'],
    ['Carcinoma, ER positive (previous biopsy).'],
    ['Tumor previously reported to be positive for ER and PR.'],
    ['Previous core biopsy of the carcinoma: ER positive.'],
    ['Bekanntes Mammakarzinom, ER positiv.'],
    ['Laut Vorbefund ER positiv, PR positiv.'],
    ['Carcinome connu, RE positif.'],
    ['Carcinoma noto, ER positivo.'],
  ])('%s', (text) => {
    expect([text, earlierIn(text).some(Boolean)]).toEqual([text, false])
    expect([text, outcomeOf(text).receptors]).toEqual([text, 'positive'])
  })
})

describe('two tumours by their sides', () => {
  test.each([
    ['In 2015 triple negative carcinoma of the left breast. Current tumor right: HER2 3+.'],
    ['2015 triple-negatives Mammakarzinom links. Aktueller Tumor rechts: HER2 3+.'],
    ['Cancer du sein droit en 2017 (triple négatif). Tumeur actuelle du sein gauche : HER2 3+.'],
    ['En 2016, Ca de mama izquierda triple negativo. Tumor actual derecho: HER2 3+.'],
    ['Nel 2015 carcinoma mammella sinistra triplo negativo. Attuale neoplasia destra: HER2 3+.'],
    ['In 2015 triple-negatief carcinoom links. Huidige tumor rechts: HER2 3+.'],
  ])('%s', (text) => expect([text, outcomeOf(text).receptors]).toEqual([text, 'unknown']))

  test('each has its own, whatever the order', () => {
    const left = 'Left breast: ER 90 %, PR 80 %, HER2 0.'
    const right = 'Right breast: ER 0 %, PR 0 %, HER2 3+.'
    expect(outcomeOf(`${left} ${right}`).receptors).toBe('negative')
    expect(outcomeOf(`${right} ${left}`).receptors).toBe('negative')
  })
})
