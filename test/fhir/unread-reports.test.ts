import { classifyRecords } from '../../src/evaluate/classify-records.ts'

const TODAY = '2026-11-22'
const LOINC = 'http://loinc.org'
const condition = {
  resourceType: 'Condition',
  id: 'breast',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.912' }] },
  onsetDateTime: '2026-09-01',
}
const report = (fields: object) => ({
  resourceType: 'DiagnosticReport',
  id: 'path',
  status: 'final',
  code: { coding: [{ system: LOINC, code: '22637-3' }] },
  effectiveDateTime: '2026-09-02',
  ...fields,
})
const observation = (code: string, fields: object) => ({
  resourceType: 'Observation',
  id: code,
  status: 'final',
  effectiveDateTime: '2026-09-02',
  code: { coding: [{ system: LOINC, code }] },
  ...fields,
})
const read = (...records: object[]) => classifyRecords([condition, ...records], TODAY)

describe('«no HER2 result found» is not said beside a pathology report that was not understood', () => {
  test('without any report it is', () => expect(read().considerations).toEqual(['her2Missing']))
  test('a PDF', () => {
    const pdf = { contentType: 'application/pdf', data: 'JVBERi0xLjQK' }
    const line = read(report({ presentedForm: [pdf] }))
    expect(line.considerations).toEqual([])
    expect(line.unread[0]?.reference).toBe('DiagnosticReport/path')
  })
  test('words on HER2 that are doubtful', () => {
    const line = read(
      report({ conclusion: 'Findings suspicious for HER2 overexpression (3+), cannot exclude artifact.' }),
    )
    expect(line.current).toBeUndefined()
    expect(line.considerations).toEqual(['her2Unread'])
    expect(line.unread[0]?.why).toContain('suspicious for')
  })
  test('a PDF of another kind does not matter', () => {
    const chest = report({ code: { text: 'Chest X-ray' }, presentedForm: [{ contentType: 'application/pdf' }] })
    expect(read(chest).considerations).toEqual(['her2Missing'])
  })
})

test('an interpretation code without its system counts', () => {
  const line = read(observation('85319-2', { valueString: '2+', interpretation: [{ coding: [{ code: 'POS' }] }] }))
  expect(line.current).toMatchObject({ overexpression: 'conflict', reason: 'reported-vs-derived' })
})

test.each([
  ['single probe CISH', 'single', 'positive'],
  ['dual-color ISH', 'dual', 'not-final'],
  ['CISH', undefined, 'not-final'],
])('the probe is read from the words of the method: %s', (text, probe, overexpression) => {
  const line = read(observation('74860-8', { valueQuantity: { value: 6.1 }, method: { text } }))
  expect(line.current?.ish?.probe).toBe(probe)
  expect(line.current?.overexpression).toBe(overexpression)
})

test.each([
  ['4,1', '4.1'],
  ['4.10', '4.10'],
  ['4,100', undefined],
])('copies in words, %s: %s', (text, expected) => {
  const line = read(observation('74860-8', { valueString: text }), observation('49683-6', { valueString: '1,5' }))
  expect(line.current?.ish?.her2CopyNumber).toBe(expected)
})
