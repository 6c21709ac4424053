/** HER2 on tissue of other organs: of the breast only where the record says breast (RULES T-1, P-16, P-17). */
import { classifyRecords } from '../../src/evaluate/classify-records.ts'

const subject = { reference: 'Patient/p' }
const active = { coding: [{ code: 'active' }] }
const cancer = (id: string, code: string, onsetDateTime: string) => ({
  resourceType: 'Condition',
  id,
  subject,
  clinicalStatus: active,
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
  onsetDateTime,
})
const BREAST = cancer('breast', 'C50.912', '2022-01-15')
const tissue = (bodySite: object, more: object = {}) => ({
  resourceType: 'Specimen',
  id: 's',
  subject,
  collection: { collectedDateTime: '2024-02-01', bodySite },
  ...more,
})
const her2 = (loinc: string, more: object = {}) => ({
  resourceType: 'Observation',
  id: 'ihc',
  status: 'final',
  subject,
  specimen: { reference: 'Specimen/s' },
  code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
  effectiveDateTime: '2024-02-03',
  valueString: '3+',
  ...more,
})
const read = (...records: object[]) =>
  classifyRecords([{ resourceType: 'Patient', id: 'p', birthDate: '1970-01-01' }, ...records], '2024-06-01')

describe.each(['85319-2', '18474-7'])('under the code %s', (loinc) => {
  test.each([
    'Stomach',
    'Oesophagus',
    'Colon',
    'Endometrium',
    'Urinary bladder',
    'Pancreas',
    'Gallbladder',
    'Kidney',
    'Prostate',
    'Parotid gland',
    'Thyroid',
    'Magenbiopsie',
    'Harnblase',
    'vejiga',
    'estomac',
  ])('%s: the algorithm does not apply, and nothing is metastatic', (text) => {
    const line = read(BREAST, tissue({ text }), her2(loinc))
    expect(line).toMatchObject({ metastatic: 'unknown', everPositive: false })
    expect(line.current?.overexpression).not.toBe('positive')
  })

  test.each(['71854001', '34402009', '35039007', '32849002', '89837001', '69695003'])('SNOMED CT %s alone', (code) => {
    const line = read(BREAST, tissue({ coding: [{ system: 'http://snomed.info/sct', code }] }), her2(loinc))
    expect(line).toMatchObject({ metastatic: 'unknown', everPositive: false })
  })

  test.each([
    ['stomach', 'C16.9'],
    ['lung', 'C34.10'],
    ['colon', 'C18.9'],
    ['bladder', 'C67.9'],
    ['endometrium', 'C54.1'],
  ])('liver beside a cancer of the %s: which tumour?', (_organ, icd) => {
    const line = read(BREAST, cancer('other', icd, '2023-01-01'), tissue({ text: 'Liver' }), her2(loinc))
    expect(line).toMatchObject({ everPositive: false, metastatic: 'unknown' })
    expect(line.unread).toEqual([expect.objectContaining({ class: 'other-tumor' })])
  })

  test('liver with no other cancer is a metastasis of the breast cancer', () => {
    expect(read(BREAST, tissue({ text: 'Liver' }), her2(loinc))).toMatchObject({
      current: { overexpression: 'positive' },
      metastatic: 'yes',
    })
  })

  test('stomach, and the record says breast', () => {
    const note = [{ text: 'Metastasis of the known breast cancer.' }]
    const line = read(BREAST, tissue({ text: 'Stomach' }), her2(loinc, { note }))
    expect(line.current).toMatchObject({ overexpression: 'positive', specimen: { metastatic: true } })
    expect(line.metastatic).toBe('yes')
  })

  test('the stomach with a note of breast carcinoma, not tested: metastatic (P-18); gastritis is not', () => {
    const noted = (text: string) => read(BREAST, tissue({ text: 'Stomach' }, { note: [{ text }] })).metastatic
    expect(noted('Metastasis of lobular breast carcinoma.')).toBe('yes')
    expect(noted('Carcinoma.')).toBe('unknown')
    expect(noted('Chronic gastritis. No evidence of breast cancer.')).toBe('unknown')
  })
})

describe('nodes beside a cancer of the stomach', () => {
  const GASTRIC = cancer('other', 'C16.9', '2023-01-01')

  test('a supraclavicular node is one of either: which tumour?', () => {
    const line = read(BREAST, GASTRIC, tissue({ text: 'Left supraclavicular lymph node' }), her2('18474-7'))
    expect(line).toMatchObject({ everPositive: false })
    expect(line.unread).toEqual([expect.objectContaining({ class: 'other-tumor' })])
  })

  test.each([
    ['a code of breast tissue', 'Left supraclavicular lymph node', '85319-2'],
    ['the axilla', 'Axillary lymph node', '18474-7'],
    ['a sentinel node', 'Sentinel lymph node', '18474-7'],
  ])('%s says breast', (_what, text, loinc) => {
    expect(read(BREAST, GASTRIC, tissue({ text }), her2(loinc)).current?.overexpression).toBe('positive')
  })
})

test.each([
  ['words', { text: 'Soft tissue of the thigh' }, 'Soft tissue of the thigh'],
  ['a code alone', { coding: [{ system: 'http://snomed.info/sct', code: '61685007' }] }, '61685007'],
])('a site that is not known here is named, by %s', (_how, bodySite, named) => {
  const line = read(BREAST, tissue(bodySite), her2('85319-2'))
  expect(line.unread).toEqual([expect.objectContaining({ class: 'not-understood', quote: named })])
})

test('a known site, a side alone and no site at all are not named', () => {
  for (const site of [{ text: 'Left breast' }, { text: 'left' }, {}]) {
    expect(read(BREAST, tissue(site), her2('85319-2')).unread).toEqual([])
  }
})

describe('a metastasis in words beside another cancer (P-17)', () => {
  const COLON = cancer('other', 'C18.9', '2023-01-01')
  const report = (conclusion: string) => ({
    ...{ resourceType: 'DiagnosticReport', id: 'r', status: 'final', subject, effectiveDateTime: '2024-02-03' },
    ...{ code: { text: 'Pathology report' }, conclusion },
  })
  const told = (conclusion: string, ...others: object[]) => read(BREAST, report(conclusion), ...others)

  test.each([
    'Liver metastasis of breast carcinoma.',
    'Lebermetastase eines Mammakarzinoms.',
    'Metastase hepatique d un carcinome mammaire.',
    'Metastasi epatica di carcinoma mammario.',
  ])('«%s» says where it comes from', (text) => {
    expect(told(text).metastatic).toBe('yes')
    expect(told(text, COLON).metastatic).toBe('yes')
  })

  test.each(['Liver metastasis of adenocarcinoma.', 'Lebermetastase eines Adenokarzinoms.'])(
    '«%s» does not: beside the other cancer it is open, and said so',
    (text) => {
      expect(told(text).metastatic).toBe('yes')
      expect(told(text, COLON)).toMatchObject({ metastatic: 'unknown', metastasisOriginNotStated: true })
    },
  )

  test.each(['Liver metastasis, not of breast origin.', 'Liver metastasis of colon or breast carcinoma.'])(
    '«%s» is never taken for one of the breast',
    (text) => expect(told(text, COLON).metastatic).not.toBe('yes'),
  )

  test('stage IV stays what it is', () => expect(told('Stage IV breast cancer.', COLON).metastatic).toBe('yes'))
})
