import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

function her2(text: string): string {
  return sayReport(readReportText(text))
    .filter((one) => !/^(?:ER|PgR|er|pgr|metastasis)/.test(one))
    .join(' ')
}

function statements(text: string, about: string): readonly string[] {
  return readReportText(text)
    .statements.filter((one) => one.about === about)
    .map((one) => one.receptorWords ?? one.metastasis ?? one.receptorPercent?.text ?? '')
}

function claims(text: string): readonly string[] {
  return readReportText(text).statements.flatMap((one) => (one.about.startsWith('her2') ? [one.quote] : []))
}

describe('a medicine, a share of all tumours and a control give no result', () => {
  test.each([
    'Pertuzumab está indicado en cáncer de mama HER2 positivo metastásico.',
    'Phesgo: indicado en mama HER2 positivo.',
    'Trastuzumab en el cáncer de mama HER2 positivo.',
    'Pertuzumab ist beim HER2-positiven Mammakarzinom indiziert.',
    'Kadcyla ist beim HER2-positiven Mammakarzinom nach Trastuzumab indiziert.',
    'Trastuzumab bei HER2-positivem Karzinom.',
    'Pertuzumab is geïndiceerd bij HER2-positief gemetastaseerd mammacarcinoom.',
    'Trastuzumab wordt gebruikt bij HER2-positieve borstkanker.',
    'Le pertuzumab est indiqué dans le cancer du sein HER2 positif métastatique.',
    'Il trastuzumab è indicato nel carcinoma mammario HER2 positivo.',
    'Etwa 15 % aller Mammakarzinome sind HER2-positiv.',
    'Ongeveer 15% van de mammacarcinomen is HER2-positief.',
    'Environ 15 % des cancers du sein sont HER2 positifs.',
    'Un 15% de los carcinomas de mama son HER2 positivos.',
    'Circa il 15% dei carcinomi mammari è HER2 positivo.',
    'HER2 3+ Kontrollgewebe.',
    'DCIS, HER2 3+.',
    'Karzinom in situ, HER2 3+.',
    'Nicht invasives Karzinom, HER2 3+.',
    'Carcinoma intraductal, HER2 3+.',
    'HER2 2+/3+.',
    'HER2 positif (oui/non) : non',
    'HER2 positief (ja/nee): nee',
    'HER2 positive (yes/no): no',
  ])('%s', (text) => expect(claims(text)).toEqual([]))
})

describe('read with its words', () => {
  test.each([
    ['HER2 : 3 croix', 'score=3+'],
    ['HER2: 2 cruces', 'score=2+'],
    ['HER2 positivo su biopsia.', 'overall=positive'],
    ['Se realizó FISH: HER2 amplificado.', 'ish=amplified'],
    ['Si riporta HER2 3+.', 'score=3+'],
    ['Van HER2-amplificatie is geen sprake.', 'ish=not-amplified'],
    ['Er is geen sprake van HER2-amplificatie.', 'ish=not-amplified'],
    ['Amplification de HER2 : non', 'ish=not-amplified'],
    ['HER2 2+, DISH sin amplificar', 'ish=not-amplified score=2+'],
  ])('%s', (text, expected) => expect(her2(text).split(' ').toSorted().join(' ')).toBe(expected))

  test('a lesion that is numbered is no row of a key', () => {
    expect(claims('Laesie 1 (boven): HER2 0. Laesie 2 (onder): HER2 2+.')).toEqual(['HER2 0', 'HER2 2+'])
  })
  test('absent or faint staining is neither, and says nothing beside a score 0', () => {
    expect(claims('HER2 0 (afwezige of <10% zwakke aankleuring).')).toEqual(['HER2 0'])
  })
})

describe('receptors denied by a noun, a verb or their common name', () => {
  test.each([
    'Keine Expression von ER und PR. HER2 3+',
    'ER und PR nicht exprimiert.',
    "Pas d'expression des RE ni des RP.",
    'Sin expresión de RE ni RP.',
    'Assenza di espressione di ER e PgR.',
    'Geen expressie van ER en PR.',
    'Receptores hormonales negativos. HER2 1+.',
    'Hormoonreceptoren negatief',
    'RE -, RP -, HER2 +++',
  ])('%s', (text) => {
    expect([statements(text, 'er'), statements(text, 'pgr')]).toEqual([['negative'], ['negative']])
  })
  test.each(['Keine Angabe zur Expression von ER und PR.', 'Receptores hormonales positivos.'])('not: %s', (text) =>
    expect([...statements(text, 'er'), ...statements(text, 'pgr')]).toEqual([]),
  )
  test.each([
    ['RE/RP 90/20 %', '90', '20'],
    ['RE (+) 90%; RP (+) 40%', '90', '40'],
    ['ER (6F11) 80%; PR (16) 5%', '80', '5'],
  ])('%s', (text, er, pgr) => expect([statements(text, 'er'), statements(text, 'pgr')]).toEqual([[er], [pgr]]))
})

describe('spread', () => {
  test.each([
    ['M+ osseux et hépatique.', 'yes'],
    ['Estudio de extensión sin metástasis a distancia.', 'no'],
    ['Staging: pT2 pN1 M1', 'yes'],
  ])('%s', (text, says) => expect(statements(text, 'metastasis')).toEqual([says]))
  test.each([
    'M1 nicht nachgewiesen.',
    'M1 exclu.',
    'M1 descartado.',
    'M1 niet aangetoond.',
    'Riesgo de metástasis a distancia.',
  ])('no spread is claimed: %s', (text) => expect(statements(text, 'metastasis')).not.toContain('yes'))
})
