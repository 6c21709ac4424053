import { flattenBundle, indexRecords } from '../../src/fhir/record/references.ts'
import { answered, concept, observation, read } from './records.ts'

const her2 = answered('85319-2', 'LA11841-6', { id: 'i' })

describe('bundles', () => {
  test('entries, nested bundles, and fullUrls that references resolve to', () => {
    const sample = { resourceType: 'Specimen', collection: { bodySite: { text: 'liver' } } }
    const result = answered('85319-2', 'LA11841-6', { id: 'r', specimen: { reference: 'urn:uuid:0001' } })
    const bundle = {
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:0001', resource: sample },
        { resource: { resourceType: 'Bundle', entry: [{ resource: result }] } },
      ],
    }
    expect(flattenBundle(bundle)).toEqual([sample, result])
    expect(read(bundle).evidence.results).toMatchObject([{ specimen: { key: 'urn:uuid:0001', siteKind: 'distant' } }])
  })

  test('what is no resource is listed', () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'Observation search was refused' }] }
    const bundle = {
      resourceType: 'Bundle',
      entry: [{ fullUrl: 'urn:x' }, { resource: outcome }, 5, { resource: { id: 'x' } }],
    }
    const { unread } = read(bundle, null, 'text', [])
    expect(unread).toHaveLength(7)
    expect(unread.map((line) => line.why).join()).toContain('Observation search was refused')
  })

  test('a bundle without entries is empty', () => {
    expect(read({ resourceType: 'Bundle' })).toMatchObject({ evidence: { results: [] }, unread: [] })
  })
})

describe('references', () => {
  const index = indexRecords([
    {
      resourceType: 'Bundle',
      entry: [{ fullUrl: 'https://a.example/fhir/Specimen/1', resource: { resourceType: 'Specimen', id: '1' } }],
    },
    { resourceType: 'Condition', id: 'only-id' },
    { resourceType: 'Observation', id: 'c', contained: [{ resourceType: 'Specimen', id: 's' }] },
  ])

  test.each([
    [{ reference: 'Specimen/1' }, 'Specimen/1'],
    ['Specimen/1', 'Specimen/1'],
    [{ reference: 'Specimen/1/_history/4' }, 'Specimen/1'],
    [{ reference: 'https://b.example/base/Specimen/1' }, 'Specimen/1'],
    [{ reference: 'urn:uuid:only-id' }, 'Condition/only-id'],
  ])('%j is %s', (reference, name) => {
    expect(index.resolve(reference)?.reference).toBe(name)
    expect(index.nameOf(reference)).toBe(name)
  })

  test('contained resources', () => {
    const [from] = index.ofType('Observation')
    expect(index.resolve({ reference: '#s' }, from)?.reference).toBe('Observation/c#s')
  })

  test.each([undefined, null, 5, {}, { reference: 7 }, { reference: 'nonsense' }, { reference: '#none' }])(
    '%j leads nowhere',
    (reference) => {
      expect(index.resolve(reference)).toBeUndefined()
    },
  )

  test('resources without an id have a name of their own', () => {
    const nameless = [observation('85319-2', { valueString: '1+' }), observation('85319-2', { valueString: '2+' })].map(
      (resource) => ({ ...resource, id: undefined }),
    )
    expect(read(...nameless).evidence.results.map((result) => result.reference)).toEqual([
      'Observation[0]',
      'Observation[1]',
    ])
  })
})

describe('panels', () => {
  test('siblings under one panel share it; both ways of linking; circles end', () => {
    const panel = observation('22637-3', {
      id: 'p',
      hasMember: [{ reference: 'Observation/i' }, { reference: 'Observation/missing' }],
    })
    const ish = answered('85318-4', 'LA6577-6', { id: 'f', derivedFrom: [{ reference: 'Observation/p' }] })
    const { results } = read(panel, her2, ish).evidence
    expect(results.map((result) => result.reports)).toEqual([['Observation/p'], ['Observation/p']])
    const circle = observation('22637-3', {
      id: 'p',
      hasMember: [{ reference: 'Observation/p' }, { reference: 'Observation/i' }],
    })
    expect(read(circle, her2).evidence.results[0]?.reports).toEqual(['Observation/p'])
  })

  test('an overall result that was derived from others is of one work-up with them', () => {
    const ish = answered('85318-4', 'LA6577-6', { id: 'f' })
    const overall = answered('48676-1', 'LA6577-6', {
      id: 'o',
      derivedFrom: [{ reference: 'Observation/i' }, { reference: 'Observation/f' }],
    })
    for (const result of read(her2, ish, overall).evidence.results) expect(result.reports).toContain('Observation/o')
  })

  test('an ISH panel with members gives one result', () => {
    const panel = observation('74885-5', {
      id: 'panel',
      hasMember: [{ reference: 'Observation/ratio' }, { reference: 'Observation/copies' }],
    })
    const ratio = observation('49683-6', { id: 'ratio', valueQuantity: { value: 1.5 } })
    const copies = observation('74860-8', { id: 'copies', valueQuantity: { value: 3.1 } })
    expect(read(panel, ratio, copies).evidence.results).toMatchObject([
      { test: 'ish', ratio: { text: '1.5' }, her2CopyNumber: { text: '3.1' }, reports: ['Observation/panel'] },
    ])
  })
})

describe('attached reports', () => {
  const attached = (contentType: string, text: string) => ({
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    code: concept('60568-3'),
    presentedForm: [{ contentType, data: Buffer.from(text).toString('base64'), title: 'Report' }],
  })

  test.each([
    ['text/plain', 'HER2 IHC: 2+ (equivocal).'],
    ['text/html; charset=utf-8', '<html><body><p>HER2 IHC: <b>2+</b> (equivocal).</p></body></html>'],
    ['application/rtf', '{\\rtf1\\ansi HER2 IHC: 2+ (equivocal).\\par}'],
  ])('%s is read', (type, text) => {
    expect(read(attached(type, text)).evidence.results).toMatchObject([{ test: 'ihc', score: '2+' }])
  })

  test('PDF is listed as unread', () => {
    const { evidence, unread } = read(attached('application/pdf', '%PDF-1.7'))
    expect(evidence.results).toEqual([])
    expect(unread).toMatchObject([{ reference: 'DiagnosticReport/r', why: expect.stringContaining('application/pdf') }])
  })

  test('text that agrees with the coded results adds nothing; text that differs is shown', () => {
    const report = { ...attached('text/plain', 'HER2 IHC: 1+.'), result: [{ reference: 'Observation/i' }] }
    expect(read(report, her2).evidence.results).toHaveLength(1)
    const other = { ...attached('text/plain', 'HER2 IHC: 3+.'), result: [{ reference: 'Observation/i' }] }
    expect(read(other, her2).evidence.results).toMatchObject([{ score: '1+' }, { score: '3+' }])
  })
})
