import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe('values in the order of their names', () => {
  test.each([
    ['ER/PR/HER2: +/+/-', 'er=positive overall=negative pgr=positive'],
    ['ER/PgR/HER2 = -/-/+', 'er=negative overall=positive pgr=negative'],
    ['ER/PR/HER2 (-/-/-)', 'er=negative overall=negative pgr=negative'],
    ['Receptor status (ER, PR, HER2): +, -, -', 'er=positive overall=negative pgr=negative'],
    ['PR/ER/HER2: -/+/-', 'er=positive overall=negative pgr=negative'],
    ['ER/PR/HER2: pos/pos/neg', 'er=positive overall=negative pgr=positive'],
    ['ÖR/PR/HER2: pos./neg./neg.', 'er=positive overall=negative pgr=negative'],
    ['RE/RP/HER2 : positif/négatif/négatif', 'er=positive overall=negative pgr=negative'],
    ['ER/PR/HER2: 95%/80%/1+', 'er%=95 pgr%=80 score=1+'],
    ['ER/PR/HER2: negative/negative/3+', 'er=negative pgr=negative score=3+'],
    ['ER/PR/HER2: neg/neg/0', 'er=negative pgr=negative score=0'],
    ['Invasive carcinoma, ER/PR/HER2 (+)/(+)/(-), Ki-67 20 %', 'er=positive overall=negative pgr=positive'],
    ['ER/PR: +/+', 'er=positive pgr=positive'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([['ER/PR +/-'], ['ER/PR/HER2: +/-'], ['ER/PR/HER2: +/+/+/-'], ['ER/AR/HER2: +/+/-']])(
    'nothing where the order or a value is not certain: %s',
    (text) => expect(said(text)).not.toMatch(/(?:er|pgr|overall)=/),
  )

  test('each span holds the name and its value', () => {
    const text = 'ER/PR/HER2: +/-/-'
    const { statements } = readReportText(text)
    expect(statements.map(({ quote }) => quote)).toEqual(['ER/PR/HER2: +', 'PR/HER2: +/-', 'HER2: +/-/-'])
    for (const { start, end, quote } of statements) expect(text.slice(start, end)).toBe(quote)
  })
})

describe('triple positive and its short forms', () => {
  test.each([
    ['Triple positive breast cancer.'],
    ['The tumour is triple-positive.'],
    ['Triple-positives Mammakarzinom'],
    ['cancer du sein triple positif'],
    ['carcinoma de mama triple positivo'],
    ['carcinoma triplo positivo'],
    ['triple positief mammacarcinoom'],
    ['TPBC'],
  ])('%s', (text) => expect(said(text)).toBe('er=positive overall=positive pgr=positive'))

  test.each([
    ['mTNBC', 'er=negative met=yes overall=negative pgr=negative'],
    ['eTNBC, grade 3', 'er=negative overall=negative pgr=negative'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([['Not triple positive.'], ['Triple positive antiphospholipid syndrome'], ['HER2 ist dreifach positiv']])(
    'no result of the three: %s',
    (text) => expect(said(text)).not.toMatch(/(?:er|pgr)=positive/),
  )
})

describe('rows of a message in a text', () => {
  test.each([
    [
      'OBX|1|ST|16112-5^ER^LN||Positive, 80%||||||F\nOBX|2|ST|16113-3^PR^LN||Negative||||||F\nOBX|3|ST|H2^HER2 by IHC^L||2+||||||F',
      'er%=80 er=positive pgr=negative score=2+',
    ],
    [
      'OBX|4|TX|HF^HER2 FISH^L||NOT AMPLIFIED||||||F\nOBX|5|NM|HR^HER2/CEP17 RATIO^L||1.1||||||F',
      'ish=not-amplified ratio=1.1',
    ],
    ['OBX|3|CWE|85319-2^HER2 IHC^LN||LA11843-2^3+^LN||||||F', 'score=3+'],
    ['OBX|1|NM|85329-1^ER percent^LN||90|%|||||C', 'er%=90'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))

  test.each([
    ['OBX|1|ST|H2^HER2 by IHC^L||3+||||||P'],
    ['OBX|1|ST|H2^HER2 by IHC^L|2|3+||||||F'],
    ['OBX|1|ST|H2^HER2 by IHC^L||3+||||||X'],
  ])('preliminary, withdrawn, or of one of several groups: %s', (text) => expect(said(text)).toBe('?'))
})

describe('a test without a result does not hide what stands beside it', () => {
  test.each([
    ['HER2 FISH outstanding; ER 90 %, PR 5 %', 'er%=90 nothing:ish pgr%=5'],
    ['Statut HER2 en attente ; RE 70 %, RP 10 %', 'er%=70 nothing:overall pgr%=10'],
    ['HER2-FISH steht aus; ER 80 %', 'er%=80 nothing:ish'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
})
