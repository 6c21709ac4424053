import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string =>
  sayReport(readReportText(text, undefined, { on: '2024-03-01' }))
    .filter((one) => !one.startsWith('met='))
    .join(' ')

describe('a disease that is known, and tissue of today', () => {
  test.each([
    ['Metastasis of known breast carcinoma, HER2 3+.', 'score=3+'],
    ['Metastatic carcinoma in a patient with known breast cancer, HER2 1+.', 'score=1+'],
    ['Leberbiopsie: Metastase des bekannten Mammakarzinoms, HER2 3+.', 'score=3+'],
    ['Patientin mit bekanntem Mammakarzinom links: Stanzbiopsie ergibt HER2 3+', 'score=3+'],
    ['HER2 3+ bei bekanntem Mammakarzinom', 'score=3+'],
    ["Métastase hépatique d'un carcinome mammaire connu, HER2 score 2+.", 'score=2+'],
    ['Metástasis de carcinoma de mama conocido, HER2 3+.', 'score=3+'],
    ['Metastasi del noto carcinoma mammario, HER2 3+.', 'score=3+'],
    ['Levermetastase van het bekende mammacarcinoom, HER2 3+.', 'score=3+'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['Known breast cancer, HER2 3+.', 'score=3+~'],
    ['Known HER2 positive breast cancer.', 'overall=positive~'],
    ['Bekanntes Mammakarzinom, HER2 3+.', 'score=3+~'],
    ['Bekend mammacarcinoom, HER2 3+.', 'score=3+~'],
  ])('without tissue of today the result may be as old: %s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('an earlier result and, behind a word of now, the present one', () => {
  test.each([
    ['History of HER2 positive breast cancer; current biopsy: HER2 1+.', 'overall=positive~ score=1+'],
    ['Anamnese: Mammakarzinom rechts HER2 positiv; aktuelle Stanze links: HER2 1+.', 'overall=positive~ score=1+'],
    ['Z. n. Mammakarzinom rechts, HER2 positiv 2013; aktuell Stanze links: HER2 1+.', 'overall=positive~ score=1+'],
    [
      'Antécédent de carcinome du sein droit HER2 positif traité en 2011 ; biopsie actuelle du sein gauche : HER2 1+.',
      'overall=positive~ score=1+',
    ],
    [
      'Antecedente de cáncer de mama derecha HER2 positivo en 2015; biopsia actual de mama izquierda: HER2 1+.',
      'overall=positive~ score=1+',
    ],
    [
      'Pregresso carcinoma della mammella destra HER2 positivo (2012); attuale biopsia della mammella sinistra: HER2 1+.',
      'overall=positive~ score=1+',
    ],
    ['HER2 eerder (2021) 1+; nu 2+ met FISH negatief.', 'ish=not-amplified score=1+~ score=2+'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('words at the end of a sentence that say of which sample all of it is', () => {
  const read = (text: string): string => sayReport(readReportText(text)).join(' ')

  test.each([
    ['ER+/PR+/HER2- (previous biopsy)', 'er=positive~ overall=negative~ pgr=positive~'],
    ['ER/PR/HER2: +/-/- (prior core)', 'er=positive~ overall=negative~ pgr=negative~'],
    ['ER 80 %, PR 5 %, HER2 1+ as per previous report', 'er%=80~ pgr%=5~ score=1+~'],
    ['HER2 1+, ER 90 % (previous core)', 'er%=90~ score=1+~'],
    ['ER 80 %, PR 0 %, HER2 0 (externer Befund)', 'er%=80~ pgr%=0~ score=0~'],
    ['RE 90 %, RP 10 %, HER2 1+ (biopsie antérieure)', 'er%=90~ pgr%=10~ score=1+~'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))

  test.each([
    ['ER 90 %, PR 10 %, HER2 2+ (previously 1+)', 'er%=90 pgr%=10 score=1+~ score=2+'],
    ['Primary: left breast, ER 90 %. No recurrence.', 'er%=90'],
    ['Primary: ER 90 %, HER2 0. Recurrence: ER 10 %, HER2 2+', 'er%=10 er%=90~ score=0~ score=2+'],
  ])('what else is called earlier changes nothing: %s', (text, expected) => expect(read(text)).toBe(expected))
})
