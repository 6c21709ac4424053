/** What is there and was not read is told, and withholds a card of absence only where it may be what is missing (P-25). */
import { assess } from '../../src/evaluate/evaluate.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { answered, BREAST_CANCER, concept, observation, read, type Resource } from './records.ts'

const TODAY = '2026-11-28'
const diagnosed = (fields: Resource = {}): Resource => ({ ...BREAST_CANCER, onsetDateTime: '2026-09-01', ...fields })
const keysOf = (records: readonly unknown[], prefetch?: Record<string, unknown>) =>
  assess(
    prefetch === undefined
      ? { records }
      : { records, request: { hook: 'patient-view', context: {}, prefetch } as never },
    { settings: DEFAULT_SETTINGS },
    TODAY,
  ).considerations.map(({ key }) => key)
const refused = (fields: Resource = {}): Resource =>
  observation('85319-2', { valueQuantity: { value: 2, unit: '+' }, ...fields })
const report = (fields: Resource): Resource => ({
  resourceType: 'DiagnosticReport',
  id: 'report',
  status: 'final',
  code: concept('85319-2'),
  ...fields,
})
const GONE = { result: [{ reference: 'Observation/gone' }] }

describe('her2Missing', () => {
  test('without any HER2 result it fires', () => {
    expect(keysOf([diagnosed()])).toEqual(['her2Missing'])
  })

  test.each([
    [refused()],
    [observation('85319-2', { valueQuantity: { value: 2, unit: '/3' } })],
    [observation('85319-2', { valueQuantity: { value: 2, unit: '%' } })],
    [answered('48676-1', '416053008')],
  ])('a refused result withholds it and is told: %#', (result) => {
    expect(keysOf([diagnosed(), result])).toEqual(['her2Unread'])
    const { evidence, unread } = read(diagnosed(), result)
    expect(evidence.results).toEqual([])
    expect(unread).toMatchObject([{ class: 'refused', quote: expect.stringMatching(/./) as unknown }])
  })

  test.each([
    [observation('85319-2', { valueQuantity: '2+' })],
    [observation('85319-2', { valueString: { text: '2+' } })],
    [observation('85319-2', { valueCodeableConcept: ['?'] })],
  ])('so does a value of another shape: %#', (result) => {
    expect(keysOf([diagnosed(), result])).toEqual(['her2Unread'])
    expect(read(result).evidence.results).toMatchObject([{ kind: 'unreadable', class: 'not-understood' }])
  })

  test.each([
    ['from before the cancer', diagnosed(), refused({ effectiveDateTime: '2020-01-01' })],
    [
      'of the other side',
      diagnosed({ bodySite: { text: 'left breast' } }),
      refused({ bodySite: { text: 'right breast' } }),
    ],
  ])('one that is %s does not', (_what, cancer, result) => {
    expect(keysOf([cancer, result])).toContain('her2Missing')
  })

  test('up to sixty days before counts as not before', () => {
    expect(keysOf([diagnosed(), refused({ effectiveDateTime: '2026-08-01' })])).toEqual(['her2Unread'])
  })

  test('a marker that is named is not a HER2 result', () => {
    const ki67 = observation(
      { ...concept('85319-2'), text: 'Ki-67 index' },
      { valueQuantity: { value: 60, unit: '%' } },
    )
    expect(keysOf([diagnosed(), ki67])).toEqual(['her2Missing'])
  })
})

describe('parts that were not sent', () => {
  test.each([
    [report(GONE), 'Observation/gone'],
    [report({}), 'holds no result'],
    [report({ ...GONE, code: { text: 'HER2 immunohistochemistry' } }), 'Observation/gone'],
    [
      report({ code: concept('22637-3'), result: [{ reference: 'Observation/gone', display: 'HER2 IHC' }] }),
      'Observation/gone',
    ],
    [observation('74885-5', { hasMember: [{ reference: 'Observation/gone' }] }), 'Observation/gone'],
  ])('a report or panel without its results: %#', (resource, said) => {
    expect(keysOf([diagnosed(), resource])).toEqual(['her2Unread'])
    expect(read(resource).unread).toMatchObject([
      { class: 'missing-part', why: expect.stringContaining(said) as unknown },
    ])
  })

  test('a report of other things may lack what it names, and one whose words are read lacks nothing', () => {
    expect(keysOf([diagnosed(), report({ ...GONE, code: concept('22637-3') })])).toEqual(['her2Missing'])
    expect(read(report({ ...GONE, conclusion: 'HER2 IHC 3+.' })).evidence.unreadResults).toBeUndefined()
    const member = observation('85319-2', { id: 'there', valueString: '3+' })
    const partly = report({ result: [{ reference: 'Observation/there' }, { reference: 'Observation/gone' }] })
    expect(read(member, partly).evidence.unreadResults).toBeUndefined()
    expect(read(report({ ...GONE, status: 'entered-in-error' })).evidence.unreadResults).toBeUndefined()
  })

  test('a resource without its type, or with a misspelt one', () => {
    const { resourceType: _type, ...untyped } = observation('85319-2', { valueString: '3+' })
    for (const resource of [untyped, { ...untyped, resourceType: 'observation' }]) {
      expect(keysOf([diagnosed(), resource])).toEqual(['her2Unread'])
      expect(read(resource).unread).toContainEqual(expect.objectContaining({ quote: '3+', class: 'refused' }))
    }
    const ofOther = { ...untyped, subject: { reference: 'Patient/2' } }
    expect(keysOf([{ resourceType: 'Patient', id: '1' }, diagnosed(), ofOther])).toEqual(['her2Missing'])
  })

  test('a bare code is read as the code that it is', () => {
    expect(read({ ...observation('85319-2', { valueString: '3+' }), code: '85319-2' }).evidence.results).toMatchObject([
      { score: '3+' },
    ])
  })
})

describe('a local code that is not known', () => {
  const bundle = (code: Resource, value: Resource = { valueString: '2+' }): Resource => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [{ resource: observation(code, value) }],
  })
  const lab = (code: string, display?: string): Resource => ({
    coding: [{ system: 'urn:lab', code, ...(display === undefined ? {} : { display }) }],
  })
  const asked = (sent: Resource, key = 'her2') => keysOf([sent, diagnosed()], { [key]: sent })

  test('under the key for HER2 it is something', () => {
    expect(asked(bundle(lab('LAB123')))).toEqual(['her2Unread'])
    expect(asked(bundle(lab('LAB123')), 'labs')).toEqual(['her2Missing'])
  })

  test('a code that is known to others, or that names another marker, is none', () => {
    expect(asked(bundle(concept('718-7')))).toEqual(['her2Missing'])
    expect(asked(bundle(lab('K', 'Ki-67')))).toEqual(['her2Missing'])
  })
})

describe('cards of one specimen', () => {
  const ihc = observation('85319-2', { valueString: '2+', effectiveDateTime: '2026-09-10' })
  const ish = (fields: Resource): Resource => report({ ...GONE, code: concept('85318-4'), ...fields })

  test('an ISH that was not sent withholds the card that asks for one, not one of years ago or of the other side', () => {
    const sided = { ...ihc, bodySite: { text: 'left breast' } }
    const right = observation('85318-4', {
      bodySite: { text: 'right breast' },
      valueQuantity: { value: 9, unit: 'mg' },
    })
    expect(keysOf([ihc])).toContain('reflexIsh')
    expect(keysOf([ihc, ish({ effectiveDateTime: '2026-09-14' })])).not.toContain('reflexIsh')
    expect(keysOf([ihc, ish({})])).not.toContain('reflexIsh')
    expect(keysOf([ihc, ish({ effectiveDateTime: '2020-09-14' })])).toContain('reflexIsh')
    expect(keysOf([sided, right])).toContain('reflexIsh')
    expect(keysOf([ihc, report({ ...GONE, effectiveDateTime: '2026-09-14' })])).toContain('reflexIsh')
  })

  test('an immunostain that was refused withholds the one that asks for IHC', () => {
    const day = { effectiveDateTime: '2026-09-10' }
    const numbers = [
      observation('49683-6', { valueQuantity: { value: 1.6 }, ...day }),
      observation('74860-8', { valueQuantity: { value: 5 }, ...day }),
    ]
    expect(keysOf(numbers)).toContain('concurrentIhc')
    expect(keysOf([...numbers, refused(day)])).not.toContain('concurrentIhc')
    expect(keysOf([...numbers, refused({ effectiveDateTime: '2019-01-01' })])).toContain('concurrentIhc')
  })

  test('metastatic tissue: an unread result may be of it, one from before it is not', () => {
    const liver = {
      resourceType: 'Specimen',
      id: 'liver',
      type: { text: 'liver biopsy' },
      collection: { collectedDateTime: '2026-10-01' },
    }
    const metastatic = [
      diagnosed({ onsetDateTime: '2019-01-01' }),
      observation('21907-1', { valueString: 'M1', effectiveDateTime: '2026-09-20' }),
      liver,
    ]
    expect(keysOf(metastatic)).toContain('metastaticRetest')
    expect(keysOf([...metastatic, refused({ specimen: { reference: 'Specimen/liver' } })])).not.toContain(
      'metastaticRetest',
    )
    expect(keysOf([...metastatic, refused({ effectiveDateTime: '2026-10-05' })])).not.toContain('metastaticRetest')
    expect(keysOf([...metastatic, refused({ effectiveDateTime: '2019-02-01' })])).toContain('metastaticRetest')
  })
})

test('a result of long before the cancer is none of it (P-16)', () => {
  const old = answered('85319-2', 'LA11843-2', { effectiveDateTime: '2018-03-01' })
  expect(keysOf([diagnosed(), old])).toContain('her2Missing')
  expect(keysOf([diagnosed(), { ...old, effectiveDateTime: '2026-08-20' }])).not.toContain('her2Missing')
})

test('a result whose tumour was not sent says so', () => {
  const result = answered('18474-7', 'LA11843-2', { focus: [{ reference: 'Condition/gone' }] })
  expect(read(result).unread).toMatchObject([{ class: 'missing-part' }])
})
