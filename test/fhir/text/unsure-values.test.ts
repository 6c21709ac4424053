import { readReportText } from '../../../src/fhir/text/index.ts'

const claims = (text: string): readonly string[] =>
  readReportText(text).statements.flatMap(
    ({ about, receptorPercent, receptorWords, score, overallWords, ishWords }) => {
      const percent = receptorPercent && `${receptorPercent.comparator ?? ''}${receptorPercent.text}`
      return about === 'metastasis'
        ? []
        : [`${about}=${percent ?? receptorWords ?? score ?? overallWords ?? ishWords ?? ''}`]
    },
  )
const unread = (text: string): readonly string[] => readReportText(text).unreadReceptors.map(({ about }) => about)

describe('a receptor whose value is not certain', () => {
  test.each([
    ['RE y/o RP positivos.'],
    ['ER e/o PgR positivi.'],
    ['ER en/of PR positief.'],
    ['ER of PR positief.'],
    ['ER und/oder PR positiv.'],
    ['RE et/ou RP positifs.'],
    ['ER 80 % in der Kontrolle.'],
    ['RE 80 % en control.'],
    ['ER 80 % in controle.'],
    ['Er waren 70 % tumorcellen.'],
    ['Er wurde negativ getestet.'],
    ['ER negativ, interne Kontrolle negativ.'],
    ['RE négatif, témoin interne négatif.'],
    ['ER 0 % (controllo interno assente).'],
    ['RE négatif sous réserve.'],
    ['ER negativ unter Vorbehalt.'],
    ['ER positive in the lymph node, negative in the breast.'],
    ['RE positivo nel linfonodo, negativo nella mammella.'],
    ['Cohort A (HER2 positive)'],
  ])('%s', (text) => expect(claims(text)).toEqual([]))

  test.each([
    ['RE inferior al 1 %', ['er=<1']],
    ["ER in meno dell'1 % delle cellule", ['er=<1']],
    ['ER positief en interne controle positief.', ['er=positive']],
    ['Er 90 %, PR 20 %', ['er=90', 'pgr=20']],
    ['ER negativ, interne Kontrolle positiv.', ['er=negative']],
    ['ER positive, negative for PR.', ['er=positive', 'pgr=negative']],
    ['ER positive, negative margins.', ['er=positive']],
  ])('what is certain is read: %s', (text, expected) => expect(claims(text)).toEqual(expected))

  test.each([
    ['ER(-)/PR(+)?', ['er', 'pgr']],
    ['ER -/+', ['er']],
    ['ER 10 von 100 Zellen', ['er']],
    ['RE positif mais pas RP.', ['pgr']],
    ['Het carcinoom brengt geen oestrogeenreceptor tot expressie.', ['er']],
  ])('and is told as unread: %s', (text, expected) => expect(unread(text)).toEqual(expected))
})

describe('a word of HER2 that is no result', () => {
  test.each([
    ['HER2 positiv im Lymphknoten, negativ im Tumor.'],
    ['HER2 négatif sur la tumeur, positif dans le ganglion.'],
    ['HER2 positief in de klier, negatief in de tumor.'],
    ['HER2 tot 2+'],
    ['HER2 bis 3+'],
    ['HER2 2+, nicht verwertbar.'],
    ['HER2: 0, non valutabile.'],
    ['HER2 positiv, falls sich die Amplifikation bestätigt.'],
    ['HER2 positivo, qualora la FISH lo confermi.'],
    ['Studio HER2-low.'],
    ['Positivité de HER2 non démontrée.'],
    ['Positività HER2 non riscontrata.'],
    ['Positividad HER2 no observada.'],
    ['HER2 nahezu negativ.'],
    ['HER2 casi negativo.'],
    ['Recettori ormonali negativi o HER2 positivo.'],
    ['Oesofaguscarcinoom, HER2 3+.'],
    ['Karzinom des gastroösophagealen Übergangs, HER2 3+.'],
    ['Adenocarcinoma della giunzione gastroesofagea, HER2 3+.'],
    ['HER2 3+. Referto sostituito, HER2 0 alla ripetizione.'],
  ])('%s', (text) => expect(claims(text)).toEqual([]))

  test.each([
    ['HER2 3+ in tutte le cellule.', ['her2-ihc=3+']],
    ['HER2 2+, MET-Amplifikation positiv.', ['her2-ihc=2+']],
    ['HER2 positiv, ER negativ im Tumor.', ['her2-overall=positive', 'er=negative']],
  ])('what is certain is read: %s', (text, expected) => expect(claims(text)).toEqual(expected))
})

describe('spread beside other words', () => {
  const spread = (text: string): readonly (string | undefined)[] =>
    readReportText(text).statements.map(({ metastasis }) => metastasis)

  test.each([
    ['Knochen- und Lymphknotenmetastasen.', 'yes'],
    ['Neoplasia mammaria in progressione epatica.', 'yes'],
    ['Bilan d’extension : cT2 N1 M0.', 'no'],
  ])('%s', (text, expected) => expect(spread(text)).toEqual([expected]))

  test('indications of a medicine are none', () =>
    expect(spread('Indicaties\n- Gemetastaseerde borstkanker (HER2-positief);')).toEqual([]))
})
