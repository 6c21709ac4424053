/** Forms in which receptors stand in reports: two under one noun, a share in a sentence of its own, a verb for the value. */
import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'
import { outcomeOf } from './text-cases.ts'

/** 'er=positive er%=90 pgr=negative'. */
function receptorsIn(text: string): string {
  return readReportText(text)
    .statements.filter(({ about }) => about === 'er' || about === 'pgr')
    .map(({ about, receptorWords, receptorPercent }) =>
      [
        receptorWords === undefined ? '' : `${about}=${receptorWords}`,
        receptorPercent === undefined ? '' : `${about}%=${receptorPercent.comparator ?? ''}${receptorPercent.text}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join(' ')
}

const BOTH = 'er=positive pgr=positive'

describe('both under one noun', () => {
  test.each([
    ['Östrogen- und Progesteronrezeptor(en) positiv.', BOTH],
    ['Östrogen- und Progesteronrezeptoren: negativ.', 'er=negative pgr=negative'],
    ['Östrogen-/Progesteronrezeptor positiv.', BOTH],
    ['Oestrogen- und Progesteronrezeptoren positiv, HER2 negativ.', BOTH],
    ['Östrogen- und Progesteronrezeptoren: 90 % / 20 %.', 'er%=90 pgr%=20'],
    ['Oestrogeen- en progesteronreceptoren positief.', BOTH],
    ['Estrogen and progesterone receptors positive.', BOTH],
    ['Estrogen receptor and the progesterone receptor are negative.', 'er=negative pgr=negative'],
    ['Récepteurs aux œstrogènes et à la progestérone positifs.', BOTH],
    ['Récepteurs d’œstrogènes et de progestérone : négatifs.', 'er=negative pgr=negative'],
    ['Receptores de estrógenos y de progesterona: positivos.', BOTH],
    ['Recettori per gli estrogeni e per il progesterone positivi.', BOTH],
    ['Recettori estrogenici e progestinici positivi.', BOTH],
    ['Récepteur(s) aux œstrogènes positif(s).', 'er=positive'],
  ])('%s', (text, said) => expect([text, receptorsIn(text)]).toEqual([text, said]))

  test.each([
    ['ER-/PR+', 'er=negative pgr=positive'],
    ['ER-, PR-, HER2+', 'er=negative pgr=negative'],
    ['ER- und PR+ Karzinom', 'pgr=positive'],
    ['Östrogenrezeptor positiv, Progesteronrezeptor negativ', 'er=positive pgr=negative'],
  ])('a sign is none of it: %s', (text, said) => expect([text, receptorsIn(text)]).toEqual([text, said]))
})

describe('a share in a sentence of its own', () => {
  test.each([
    ['ER. POSITIVE. 90%.', 'er=positive er%=90'],
    ['ER: POSITIVE. 90%. PR: NEGATIVE. <1%.', 'er=positive er%=90 pgr=negative pgr%=<1'],
    ['Estrogen receptor. Positive. 95% of nuclei.', 'er=positive er%=95'],
    ['ER positiv. 90 %. PR positiv. 20 %.', 'er=positive er%=90 pgr=positive pgr%=20'],
    ['RE : positif. 5 %.', 'er=positive er%=5'],
    ['RE positivo. 90 %. RP negativo. 0 %.', 'er=positive er%=90 pgr=negative pgr%=0'],
    ['ER positivo. 90%. PgR positivo. 20%.', 'er=positive er%=90 pgr=positive pgr%=20'],
    ['ER positief. 90%. HER2 3+.', 'er=positive er%=90'],
  ])('%s', (text, said) => expect([text, receptorsIn(text)]).toEqual([text, said]))

  test.each([
    ['ER POSITIVE. 90% of lymph nodes.', 'er=positive'],
    ['ER POSITIVE. 90% tumor cellularity.', 'er=positive'],
    ['ER POSITIVE. Ki-67. 90%.', 'er=positive'],
    ['ER and PR POSITIVE. 90%.', BOTH],
    ['ER 80 % POSITIVE. 90%.', 'er=positive er%=80'],
    ['90%. ER POSITIVE. 20%. PR POSITIVE.', BOTH],
  ])('of something else, or nobody knows of what: %s', (text, said) =>
    expect([text, receptorsIn(text)]).toEqual([text, said]),
  )

  test('one that says the opposite leaves the receptor unread', () => {
    for (const text of ['ER POSITIVE. 0%.', 'ER NEGATIVE. 90%.', 'RE négatif. 40 %.']) {
      expect([text, receptorsIn(text)]).toEqual([text, ''])
      const { unread } = outcomeOf(text)
      expect(unread.map(({ quote }) => quote)).toEqual([text])
    }
  })
})

describe('a verb for the value', () => {
  test.each([
    ['The tumor stains strongly for ER and PR.'],
    ['The tumor cells stain strongly for estrogen and progesterone receptors.'],
    ['The tumour cells express ER and PR.'],
    ['Die Tumorzellen exprimieren ER und PR.'],
    ['Der Tumor färbt sich stark für ER und PR an.'],
    ['Les cellules tumorales expriment RE et RP.'],
    ['Las células tumorales expresan RE y RP.'],
    ['Le cellule tumorali esprimono ER e PgR.'],
    ['De tumorcellen kleuren sterk aan voor ER en PR.'],
  ])('%s', (text) => expect([text, receptorsIn(text)]).toEqual([text, BOTH]))

  test.each([
    ['The tumor stains weakly for ER.'],
    ['The normal ducts stain strongly for ER.'],
    ['The tumor may stain for ER.'],
    ['The tumor stains for ER or PR.'],
    ['Tumours that express ER and PR respond to endocrine therapy.'],
    ['DCIS cells express ER.'],
    ['The tumor cells do not express AR and stain for ER in the control.'],
  ])('not wholly understood: %s', (text) => expect([text, receptorsIn(text)]).toEqual([text, '']))

  test('a denial stays one', () => {
    expect(outcomeOf('The tumour does not stain for ER or PR.').receptors).toBe('negative')
    expect(outcomeOf('The tumour cells do not express ER or PR.').receptors).toBe('negative')
  })
})

describe('two receptors with a limit each are results and no key', () => {
  test.each([
    ['ER positive (>90%); PR negative (<1%).', 'er=positive er%=>90 pgr=negative pgr%=<1'],
    ['ER negative (<1%), PR positive (>80%)', 'er=negative er%=<1 pgr=positive pgr%=>80'],
    ['RE positif (> 90 %) ; RP négatif (< 1 %)', 'er=positive er%=>90 pgr=negative pgr%=<1'],
    ['I recettori per gli estrogeni non sono espressi', 'er=negative'],
    ['ER/PR: positive >=1%, negative <1%', ''],
    ['ER positive ≥1%, PR positive ≥1%, negative <1%', ''],
  ])('%s', (text, expected) => expect(receptorsIn(text)).toBe(expected))
})

describe('a cut-off that is explained', () => {
  test.each([
    ['ER positive if >=1%, PR positive if >=1%, negative <1%.', ''],
    ['PgR negativ, wenn < 1 %.', ''],
    ['RE negativo cuando < 1 %.', ''],
    ['ER: 90 % positive (positive if >=1%)', 'er=positive er%=90'],
  ])('%s', (text, said) => expect([text, receptorsIn(text)]).toEqual([text, said]))
})

describe('a share under a label of its own, below its receptor', () => {
  const read = (text: string): string => sayReport(readReportText(text)).join(' ')

  test.each([
    [
      'Estrogen Receptor: Positive\n  Percentage of Cells with Nuclear Positivity: 90 %\nProgesterone Receptor: Positive\n  Percentage of Cells with Nuclear Positivity: 15 %',
      'er%=90 er=positive pgr%=15 pgr=positive',
    ],
    ['ER: Positive (greater than 10 %)\nPercentage of cells: 80 %', 'er%=80 er=positive'],
    ['Östrogenrezeptor: positiv\nAnteil positiver Kerne: 90 %', 'er%=90 er=positive'],
    ['Récepteurs aux œstrogènes : positifs\nPourcentage de cellules positives : 90 %', 'er%=90 er=positive'],
    ['Receptor de progesterona: positivo\nPorcentaje de células positivas: 40 %', 'pgr%=40 pgr=positive'],
    ['ESTROGEN RECEPTOR STATUS\n- NEGATIVE (UNFAVORABLE)', 'er=negative'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))

  test.each([
    ['ER: Negative\nPercentage of cells: 80 %'],
    ['ER: Positive (less than 10 %)\nPercentage of cells: 80 %'],
  ])('one that excludes its words leaves both unread: %s', (text) => {
    expect(read(text)).not.toMatch(/er%?=/)
    expect(readReportText(text).unreadReceptors).not.toEqual([])
  })
})

describe('a receptor with a value is told, whatever its sentence was taken for', () => {
  test.each([
    ['ER: 3% of nuclei (reference: <1% negative; 1-10% low positive; >10% positive)'],
    ['ER: PS 4 + IS 2 = TS 6, 70%'],
    ['Known metastases, on denosumab, strongly ER positive.'],
    ['A 60-year-old woman on letrozole, ER positive'],
  ])('%s', (text) => {
    const { statements, unreadReceptors } = readReportText(text)
    expect([...statements, ...unreadReceptors].some(({ about }) => about === 'er')).toBe(true)
  })

  test.each([['ER: negative <1 %, low positive 1-10 %, positive > 10 %'], ['Letrozole is for ER positive cancers.']])(
    'what explains is not: %s',
    (text) => expect(readReportText(text).unreadReceptors).toEqual([]),
  )

  test('so is HER2 beside the medicine of one patient', () => {
    expect(readReportText('A 51-year-old woman with HER2+ breast cancer on trastuzumab.').unread).toHaveLength(1)
    expect(readReportText('Trastuzumab is for women with HER2+ breast cancers.').unread).toEqual([])
  })
})

describe('a denial behind a receptor that is of the next marker', () => {
  const read = (text: string): string => sayReport(readReportText(text)).join(' ')

  test.each([
    ['ER+ PR+ HER2 not amplified', 'er=positive ish=not-amplified pgr=positive'],
    ['RE+ RP- HER2 non surexprimé', 'er=positive ihc=negative pgr=negative'],
    ['ER positive PR negative HER2 not overexpressed', 'er=positive ihc=negative pgr=negative'],
    [
      'Positive for CK7, GATA3 and ER, weakly positive for MOC31, and negative for CK20 and PR.',
      'er=positive pgr=negative',
    ],
    ['ER not positive HER2 3+', 'score=3+'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('receptors that were not found, and words that exclude each other', () => {
  const read = (text: string): string => sayReport(readReportText(text)).join(' ')

  test.each([
    ['ER was not detected.', 'er=negative'],
    ['No progesterone receptors detected', 'pgr=negative'],
    ['ER and PR not detectable; HER2 3+', 'er=negative pgr=negative score=3+'],
    ['Östrogenrezeptoren sind nicht nachweisbar', 'er=negative'],
    ['Kein Nachweis von Progesteronrezeptoren', 'pgr=negative'],
    ['No se detectan receptores de estrógeno', 'er=negative'],
    ['Oestrogeenreceptoren niet aantoonbaar', 'er=negative'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))

  test.each([
    ['PR focally positive, < 1 %'],
    ['PR positive (0.5 %)'],
    ['TNBC excluded'],
    ['Differential: HER2-positive or triple negative'],
    ['BRCA1 carriers often have TNBC'],
  ])('told as unread: %s', (text) => {
    expect(read(text)).not.toMatch(/(?:er|pgr)(?:%)?=/)
    expect(readReportText(text).unreadReceptors).not.toEqual([])
  })
})

describe('a value that is taken back', () => {
  test.each(['ER positive, not confirmed.', 'ER 90 %, nicht bestätigt.', 'RE positifs, non confirmés.'])(
    '%s',
    (text) => {
      const { statements, unreadReceptors } = readReportText(text)
      expect([statements, unreadReceptors.map(({ about }) => about)]).toEqual([[], ['er']])
    },
  )
})
