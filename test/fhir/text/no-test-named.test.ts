import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const said = (text: string): string => sayReport(readReportText(text)).join(' ')

describe('copies of the gene are of an ISH only where that is certain', () => {
  test.each([
    ['ERBB2 copy number 7'],
    ['HER2 copy number: 6.4'],
    ['ERBB2 amplified (copy number 14)'],
    ['ERBB2 amplification, CN = 9'],
    ['HER2-Kopienzahl: 5'],
    ['Nombre de copies de HER2 : 6'],
    ['Número de copias de HER2: 7'],
    ['Numero di copie HER2: 6'],
    ['HER2 IHC 2+. HER2 copy number 5.2'],
    ['HER2 FISH pending.\nERBB2 copy number 7'],
    ['ERBB2 copies 8\nPIK3CA E545K\nTMB 3 mut/Mb'],
  ])('unread: %s', (text) => {
    expect(said(text)).toContain('?')
    expect(said(text)).not.toContain('her2cn')
  })

  test.each([
    ['Average HER2 copy number 5.2', 'her2cn=5.2'],
    ['HER2 copy number 5.2 per cell', 'her2cn=5.2'],
    ['HER2 signals: 5.2', 'her2cn=5.2'],
    ['Mittlere HER2-Kopienzahl 5,2', 'her2cn=5.2'],
    ['FISH\nHER2 copy number: 5.2\nCEP17 copy number: 2.6', 'cep17=2.6 her2cn=5.2'],
    ['HER2 copy number: 5.2\nHER2/CEP17 ratio: 2.0', 'her2cn=5.2 ratio=2.0'],
  ])('read: %s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('an amplification that is equivocal, or stands in a list of genes', () => {
  test.each([
    ['ERBB2 amplification - equivocal'],
    ['ERBB2 amplification: equivocal'],
    ['HER2-Amplifikation: grenzwertig'],
    ['Gene  Alteration\nERBB2  not amplified\nTP53  R175H'],
    ['MSI stable\nTMB 5 mut/Mb\nERBB2 amplification not detected'],
  ])('unread: %s', (text) => {
    expect(said(text)).toContain('?')
    expect(said(text)).not.toMatch(/ish=|overall=|ihc=/)
  })

  test.each([
    ['HER2 FISH: amplification equivocal', 'ish=equivocal'],
    ['FISH\nHER2 amplification: equivocal', 'ish=equivocal'],
    ['HER2 FISH: not amplified (HER2/CEP17 1.1)\nPIK3CA: H1047R', 'ish=not-amplified ratio=1.1'],
  ])('read where an ISH is named: %s', (text, expected) => expect(said(text)).toBe(expected))
})

describe('a line that only names a test is of the result below it', () => {
  test.each([
    ['HER2 FISH\nRESULT: INDETERMINATE', 'ish=indeterminate'],
    ['HER2 FISH:\nResult: Negative\nHER2/CEP17 ratio: 1.1', 'ish=not-amplified ratio=1.1'],
    ['HER2 IHC\nResult: Positive', 'ihc=positive'],
    ['HER2 by IHC and FISH\nResult: Negative', 'overall=negative'],
  ])('%s', (text, expected) => expect(said(text).replace('? ', '')).toBe(expected))
})

describe('the first word of a list denies what its verb shows', () => {
  test.each([
    ['No lymphatic invasion, HER2 overexpression or necrosis is seen.'],
    ['No calcification, HER2 amplification or necrosis identified.'],
    ['Ohne Nekrosen, HER2-Überexpression oder Verkalkung nachweisbar.'],
    ['No ulceration, no HER2 overexpression, necrosis or clefting seen.'],
  ])('%s', (text) => expect(said(text)).not.toMatch(/ihc=positive|ish=amplified/))

  test('what is affirmed on its own is read', () => {
    expect(said('No necrosis is seen, HER2 amplification is present.')).toBe('ish=amplified')
    expect(said('No necrosis; HER2 overexpression is seen.')).toBe('ihc=positive')
  })
})
