/** What becomes of text and dates where they enter the record: character references are decoded, no date is made up. */
import { decodeText } from '../../src/fhir/record/entities.ts'
import { dateOf, issuedOf } from '../../src/fhir/record/dates.ts'
import { answered, concept, observation, read, readWith } from './records.ts'

describe('character references in plain text', () => {
  // prettier-ignore
  test.each([
    ['lesion &lt;5 mm', 'lesion <5 mm'], ['lesion &LT;5 mm', 'lesion <5 mm'], ['&#60;5 &#x3C;5', '<5 <5'],
    ['lesion &amp;lt;5 mm', 'lesion <5 mm'], ['lesion &amp;amp;lt;5 mm', 'lesion <5 mm'],
    ['ratio &lt 2.0', 'ratio < 2.0'], ['R&LT breast', 'R&LT breast'], ['R&lt 5 mm', 'R&lt 5 mm'],
    ['Mamma-Ca &uuml;ber 2 cm', 'Mamma-Ca über 2 cm'], ['ER &amp; PgR', 'ER & PgR'], ['A&B', 'A&B'], ['&rt;', '&rt;'],
    ['&#0;&#xD800;&#99999999;', '&#0;&#xD800;&#99999999;'], ['no reference', 'no reference'], ['', ''],
  ])('%s is %s', (text, plain) => {
    expect(decodeText(text)).toBe(plain)
  })

  const sampleOf = (fields: object) => {
    const specimen = { resourceType: 'Specimen', id: 's', ...fields }
    return read(specimen, answered('85319-2', 'LA11841-6', { specimen: { reference: 'Specimen/s' } })).evidence.results[0]?.specimen // prettier-ignore
  }

  // prettier-ignore
  test.each([
    ['note',      { type: { text: 'Core biopsy of breast' }, note: [{ text: 'lesion &lt;5 mm' }] }],
    ['type',      { type: { text: 'Core biopsy of breast, lesion &lt;5 mm' } }],
    ['body site', { collection: { bodySite: { text: 'breast, lesion &amp;lt;5 mm' } } }],
    ['display',   { type: { coding: [{ system: 'x', code: 'y', display: 'breast, lesion &lt; 5 mm' }] } }],
  ])('no side is read from a comparator in the %s of a specimen', (_where, fields) => {
    expect(sampleOf(fields)).not.toHaveProperty('laterality')
  })

  test.each([
    ['lt breast, lesion &lt;5 mm', 'left'],
    ['breast, left, lesion &gt;5 mm', 'left'],
    ['right breast &amp; nipple', 'right'],
  ])('a side that is written is read: %s', (text, side) => {
    expect(sampleOf({ collection: { bodySite: { text } } })).toMatchObject({ laterality: side, siteKind: 'breast' })
  })

  test('a comparator of a result is kept, in a value and in prose', () => {
    const ratio = { ratio: { text: '2.0', comparator: '<' } }
    expect(read(observation('49683-6', { valueString: '&lt;2.0' })).evidence.results).toMatchObject([ratio])
    expect(read(observation('49683-6', { valueString: '2.0' })).evidence.results).toMatchObject([
      { ratio: { text: '2.0' } },
    ])
  })
})

describe('dates', () => {
  // prettier-ignore
  test.each([
    ['2026-09-30', '2026-09-30'], ['2026-09-31', undefined], ['2026-02-28', '2026-02-28'], ['2026-02-29', undefined],
    ['2024-02-29', '2024-02-29'], ['2000-02-29', '2000-02-29'], ['1900-02-29', undefined], ['2026-04-31', undefined],
    ['2026-12-31T23:59:59Z', '2026-12-31'], ['2026-11-31T08:00:00+01:00', undefined], ['2026-01-32', undefined],
    ['2026-00-10', undefined], ['2026-13', undefined], ['2026-13-01', undefined], ['2026-09-00', undefined],
    ['2026-09', '2026-09'], ['2026', '2026'], ['0000', undefined], ['31.09.2026', undefined], ['2026-9-3', undefined],
  ])('%s is %s', (written, date) => {
    expect(dateOf(written)).toBe(date)
    expect(issuedOf({ issued: written })).toBe(date === undefined ? undefined : written)
  })

  const ihc = (fields: object) => answered('85319-2', 'LA11841-6', { id: 'i', ...fields })
  const NO_DATE = 'is not a date: not read'

  test('a result with a day that does not exist counts as undated, and the day is listed', () => {
    const { evidence, unread } = read(ihc({ effectiveDateTime: '2026-09-31' }))
    expect(evidence.results).toMatchObject([{ score: '1+' }])
    expect(evidence.results[0]).not.toHaveProperty('performedOn')
    expect(unread).toEqual([{ reference: 'Observation/i', why: `«2026-09-31» ${NO_DATE}` }])
  })

  test('a result with a day that exists has it, and nothing is listed', () => {
    const { evidence, unread } = read(ihc({ effectiveDateTime: '2026-09-30', issued: '2026-10-01T08:00:00Z' }))
    expect(evidence.results).toMatchObject([{ performedOn: '2026-09-30', issuedOn: '2026-10-01T08:00:00Z' }])
    expect(unread).toEqual([])
  })

  // prettier-ignore
  test.each([
    ['a specimen', { resourceType: 'Specimen', id: 'x', collection: { collectedDateTime: '2026-02-30' } }],
    ['a period of a specimen', { resourceType: 'Specimen', id: 'x', collection: { collectedPeriod: { start: '2026-02-30' } } }],
    ['a diagnosis', { resourceType: 'Condition', id: 'x', code: concept('254837009'), onsetDateTime: '2026-02-30' }],
    ['a treatment', { resourceType: 'MedicationRequest', id: 'x', status: 'active', authoredOn: '2026-02-30', medicationCodeableConcept: { text: 'Herceptin' } }],
    ['an order', { resourceType: 'ServiceRequest', id: 'x', status: 'active', authoredOn: '2026-02-30', code: concept('85318-4') }],
    ['a stage', observation('21908-9', { id: 'x', valueString: 'IIB', effectiveDateTime: '2026-02-30' })],
    ['a Patient', { resourceType: 'Patient', id: 'x', birthDate: '1970-02-30' }],
  ])('of %s it is listed', (_what, resource) => {
    const { evidence, unread } = read(resource)
    expect(JSON.stringify(evidence)).not.toContain('02-30')
    expect(unread).toEqual([{ reference: `${resource['resourceType']}/x`, why: expect.stringContaining(NO_DATE) }])
  })

  test('of the baseline and of a draft too; of what is no evidence it is not', () => {
    const draft = { resourceType: 'MedicationRequest', id: 'd', authoredOn: '2026-02-30', medicationCodeableConcept: { text: 'Enhertu' } } // prettier-ignore
    const lvef = observation('10230-1', { id: 'l', valueQuantity: { value: 60, unit: '%' }, effectiveDateTime: '2026-02-30' }) // prettier-ignore
    const pulse = observation('8867-4', { id: 'p', valueQuantity: { value: 60 }, effectiveDateTime: '2026-02-30' })
    const call = { hook: 'order-sign', context: { draftOrders: [draft] } }
    const { evidence, unread } = readWith({ call }, lvef, pulse)
    expect(evidence).toMatchObject({ baseline: { lvef: { percent: { text: '60' } } }, drafts: [{ agent: 'trastuzumab deruxtecan' }] }) // prettier-ignore
    expect(JSON.stringify(evidence)).not.toContain('02-30')
    expect(unread.map(({ reference }) => reference)).toEqual(['MedicationRequest/d', 'Observation/l'])
  })
})
