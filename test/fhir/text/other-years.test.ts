/** What holds for a value from further off: a year, the present behind it, a key of limits, another organ, a leaflet. */
import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

const read = (text: string) => readReportText(text, undefined, { on: '2024-03-01' })
const said = (text: string) => sayReport(read(text)).toSorted()
const countUnread = (text: string) => read(text).unread.length + read(text).unreadReceptors.length

describe('a year holds for the next line, where a comma leaves its own line open', () => {
  test.each([
    ['In 2016 right lumpectomy, pT1c pN0,\nER positive, HER2 1+.'],
    ['2016 Segmentresektion rechts, pT1c pN0,\nER positiv, HER2 1+.'],
    ['En 2016, tumorectomie droite, pT1c pN0,\nRE positifs, HER2 1+.'],
    ['En 2016 tumorectomía derecha, pT1c pN0,\nRE positivo, HER2 1+.'],
    ['Nel 2016 quadrantectomia destra, pT1c pN0,\nER positivo, HER2 1+.'],
    ['In 2016 lumpectomie rechts, pT1c pN0,\nER positief, HER2 1+.'],
  ])('%j', (text) => {
    const found = said(text).filter((one) => one.startsWith('er') || one.startsWith('score'))
    expect(found.every((one) => one.endsWith('~'))).toBe(true)
    expect(found.length > 0 || countUnread(text) > 0).toBe(true)
  })

  test('and not behind a full stop', () => {
    expect(said('In 2016 right lumpectomy.\nER positive, HER2 1+.')).toContain('score=1+')
  })
})

test.each([
  'Mastectomy in 2016, now lung metastases, biopsy: ER 80 %, PR 20 %, HER2 1+.',
  'Z. n. Mastektomie 2016, jetzt Lebermetastasen, Biopsie: ER 80 %, PR 20 %, HER2 1+.',
])('all receptors are of the present, not the first one alone earlier: %s', (text) => {
  expect(said(text)).toEqual(expect.arrayContaining(['er%=80', 'pgr%=20', 'score=1+']))
})

describe('limits of two measures with what they mean', () => {
  test.each([
    'Criteria: ratio >= 2.0 and copies >= 4.0: positive.\nRatio < 2.0 and copies < 4.0: negative.',
    'Kriterien: Ratio >= 2,0 und Kopienzahl >= 4,0: positiv.\nRatio < 2,0 und Kopienzahl < 4,0: negativ.',
    'Criterios: ratio >= 2,0 y número de copias >= 4,0: positivo.\nRatio < 2,0 y número de copias < 4,0: negativo.',
  ])('in two rows are a key: %j', (key) => {
    const result = 'HER2 FISH: ratio HER2/CEP17 2.9.\n\n'
    expect(said(result + key)).toEqual(said(result))
  })

  test('of two sides are their results', () => {
    const found = said(
      'HER2 FISH\nA. Left: ratio < 2.0 and copies < 4.0: negative.\nB. Right: ratio >= 2.0 and copies >= 4.0: positive.',
    )
    expect(found).toEqual(expect.arrayContaining(['ish=not-amplified@A', 'ish=amplified@B']))
  })

  test('alone are a result', () => {
    expect(said('HER2 FISH: ratio < 2.0, copies < 4.0: negative.')).toContain('ish=not-amplified')
  })
})

describe('receptors of an endometrioid carcinoma are not of the breast cancer', () => {
  test.each([
    'Curettage: endometrioid adenocarcinoma, grade 1, ER 80 %. Breast cancer in 2015.',
    'Abrasio: endometrioides Karzinom G1, ER 80 %. Mammakarzinom 2015.',
    'Curetage : adénocarcinome endométrioïde grade 1, RE 80 %. Cancer du sein en 2015.',
    'Legrado: adenocarcinoma endometrioide G1, RE 80 %. Cáncer de mama en 2015.',
    'Curettage: adenocarcinoma endometrioide G1, ER 80 %. Carcinoma mammario nel 2015.',
    'Curettage: endometrioïd carcinoom graad 1, ER 80%. Mammacarcinoom in 2015.',
  ])('%s', (text) => {
    expect(said(text).filter((one) => one.startsWith('er'))).toEqual([])
  })
})

describe('a medicine behind a comma', () => {
  test('takes nothing from what she has', () => {
    expect(said('Triple positive breast cancer, TCHP today.')).toEqual([
      'er=positive',
      'overall=positive',
      'pgr=positive',
    ])
  })

  test.each(['ER+ breast cancer, tamoxifen is indicated.', 'Patients with ER+ breast cancer, tamoxifen for 5 years.'])(
    'says whom it is for: %s',
    (text) => {
      expect(said(text)).toEqual([])
    },
  )
})

test.each([
  'Stage IV disease handout given.',
  'Broschüre zum Stadium IV ausgehändigt.',
  'Dépliant sur le stade IV remis.',
  'Folleto sobre el estadio IV entregado.',
  'Opuscolo sullo stadio IV consegnato.',
  'Informatiefolder over stadium IV meegegeven.',
])('what was handed to her says nothing of her: %s', (text) => {
  expect(said(text).filter((one) => one.startsWith('met'))).toEqual([])
})
