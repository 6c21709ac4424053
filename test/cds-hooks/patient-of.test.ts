import fc from 'fast-check'
import { indexPatientUrls, listEntries, patientsOf } from '../../src/cds-hooks/patient-of.ts'
import { readPrefetch } from '../../src/cds-hooks/prefetch.ts'
import { Refusal } from '../../src/cds-hooks/refusal.ts'
import { SERVICES } from '../../src/cds-hooks/services.ts'

const [service] = SERVICES
const whose = (resource: object, urls = new Map<string, string>()) => patientsOf({ resource: { ...resource } }, urls)

test.each([
  [{ resourceType: 'Patient', id: 'a' }, ['a']],
  [{ resourceType: 'Patient', id: 7 }, ['7']],
  [{ resourceType: 'Patient' }, []],
  [{ resourceType: 'Observation' }, []],
  [{ resourceType: 'Observation', subject: { reference: 'Patient/a' } }, ['a']],
  [{ resourceType: 'Observation', subject: 'Patient/a' }, ['a']],
  [{ resourceType: 'Observation', subject: { reference: 'a' } }, ['a']],
  [{ resourceType: 'Observation', subject: { identifier: { value: '7' } } }, []],
  [{ resourceType: 'Observation', subject: { reference: 'Group/a' } }, []],
  [{ resourceType: 'Observation', subject: { reference: '#p' } }, []],
  [{ resourceType: 'Observation', subject: { reference: 7 } }, []],
  [{ resourceType: 'Observation', subject: { reference: 'https://x.org/fhir/Patient/a/_history/1' } }, ['a']],
  [{ resourceType: 'Immunization', patient: { reference: 'Patient/a' } }, ['a']],
  [{ resourceType: 'Claim', patient: { reference: 'Patient/a' }, subject: { reference: 'Patient/b' } }, ['b', 'a']],
  [{ resourceType: 'Specimen', subject: [{ reference: 'Patient/a' }, { reference: 'Patient/b' }] }, ['a', 'b']],
])('%j is of %j', (resource, ids) => expect(whose(resource)).toEqual(ids))

test('a urn leads to the Patient of that entry, else to itself', () => {
  const entries = listEntries({
    resourceType: 'Bundle',
    entry: [
      { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', id: 'a' } },
      { fullUrl: 'urn:uuid:2', resource: { resourceType: 'Patient' } },
    ],
  })
  const urls = indexPatientUrls(entries)
  const subject = (reference: string) => whose({ resourceType: 'Observation', subject: { reference } }, new Map(urls))
  expect([subject('urn:uuid:1'), subject('urn:uuid:2'), subject('urn:uuid:3')]).toEqual([['a'], ['2'], ['3']])
})

test('Bundles within Bundles are looked into', () => {
  const inner = {
    resourceType: 'Bundle',
    entry: [{ resource: { resourceType: 'Observation', subject: { reference: 'Patient/b' } } }],
  }
  const prefetch = { reports: { resourceType: 'Bundle', entry: [{ resource: inner }] } }
  expect(() => readPrefetch(prefetch, service!, 'a')).toThrow(Refusal)
})

test('one of another patient is found among many that name the same one', () => {
  const own = { resourceType: 'Observation', subject: { reference: 'Patient/a' } }
  const refuses = (other: object) => {
    const entry = [own, own, other, own].map((resource) => ({ resource }))
    try {
      readPrefetch({ her2: { resourceType: 'Bundle', entry } }, service!, 'a')
    } catch (error) {
      return error instanceof Refusal && error.code
    }
    return false
  }
  expect(refuses(own)).toBe(false)
  for (const other of [
    { ...own, subject: { reference: 'Patient/b' } },
    { ...own, subject: [{ reference: 'Patient/b' }] },
    { ...own, patient: { reference: 'Patient/b' } },
    { ...own, contained: [{ ...own, subject: { reference: 'Patient/b' } }] },
    { ...own, resourceType: 'Patient', id: 'b' },
  ])
    expect(refuses(other)).toBe('other-patient')
})

test('any JSON is read or refused, and never breaks', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('her2', 'conditions', 'x'), fc.jsonValue()), (prefetch) => {
      try {
        readPrefetch(prefetch, service!, 'a')
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    }),
    { numRuns: 500 },
  )
})

test('any damage to a Bundle is read or refused, and another patient is never read', () => {
  const resource = fc.record(
    {
      resourceType: fc.constantFrom<unknown>('Observation', 'Patient', 'Bundle', 'OperationOutcome', 7, null),
      id: fc.constantFrom<unknown>('a', 'b', 7, null),
      subject: fc.constantFrom<unknown>(
        { reference: 'Patient/a' },
        { reference: 'Patient/b' },
        'Patient/b',
        null,
        [],
        7,
      ),
    },
    { requiredKeys: [] },
  )
  const bundle = fc.record({
    resourceType: fc.constant('Bundle'),
    entry: fc.oneof(fc.array(fc.record({ resource }, { requiredKeys: [] })), fc.jsonValue()),
    total: fc.jsonValue(),
    link: fc.jsonValue(),
  })
  fc.assert(
    fc.property(bundle, (value) => {
      try {
        const { values } = readPrefetch({ her2: value, conditions: null }, service!, 'a')
        const read = [...values.values()]
          .flatMap((one) => listEntries(one))
          .flatMap((entry) => patientsOf(entry, new Map()))
        expect(read.filter((id) => id !== 'a')).toEqual([])
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    }),
    { numRuns: 1000, examples: [[{ resourceType: 'Bundle', entry: [], total: { toString: [] }, link: {} }]] },
  )
})
