import fc from 'fast-check'
import { readEvidence } from '../../src/fhir/read-evidence.ts'
import { answered, BREAST_CANCER, concept, condition, observation, type Resource } from './records.ts'
import { leastWork } from '../patience.ts'

/** A record with something for every reader. */
const RECORD: Resource[] = [
  { resourceType: 'Patient', id: '1', birthDate: '1970-01-01' },
  BREAST_CANCER,
  condition('94381002', { id: 'liver' }),
  {
    resourceType: 'Specimen',
    id: 's',
    type: { text: 'Liver biopsy' },
    collection: { collectedDateTime: '2026-01-02' },
  },
  answered('85319-2', 'LA11842-4', {
    id: 'ihc',
    specimen: { reference: 'Specimen/s' },
    effectiveDateTime: '2026-01-03',
  }),
  observation('49683-6', {
    id: 'ratio',
    specimen: { reference: 'Specimen/s' },
    effectiveDateTime: '2026-01-03',
    valueQuantity: { value: 1.2 },
  }),
  observation('74860-8', {
    id: 'copies',
    specimen: { reference: 'Specimen/s' },
    effectiveDateTime: '2026-01-03',
    valueQuantity: { value: 2.4 },
  }),
  answered('48676-1', 'LA6577-6', { id: 'overall', derivedFrom: [{ reference: 'Observation/ihc' }] }),
  answered('16112-5', 'LA6576-8', {
    id: 'er',
    component: [{ code: concept('85329-1'), valueQuantity: { value: 80, unit: '%' } }],
  }),
  answered('21907-1', { text: 'cM1' }, { id: 'm', focus: [{ reference: 'Condition/breast' }] }),
  {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    conclusion: 'HER2 IHC 2+, FISH ratio 1.2, not amplified.',
    result: [{ reference: 'Observation/ihc' }],
  },
  { resourceType: 'MedicationRequest', id: 'mr', status: 'active', medicationCodeableConcept: { text: 'Enhertu' } },
  {
    resourceType: 'ServiceRequest',
    id: 'sr',
    status: 'active',
    code: concept('85318-4'),
    reasonReference: [{ reference: 'Observation/ihc' }],
  },
]

function sorted(value: unknown): unknown {
  const { evidence, unread } = value as ReturnType<typeof readEvidence>
  const order = (items: readonly unknown[]): unknown[] => [...items].map((item) => JSON.stringify(item)).sort()
  const { patient, birthDate, deceased, comfortCare, ...lists } = evidence
  const entries = Object.entries(lists).map(([name, items]) => [name, order(items as readonly unknown[])])
  return [patient, birthDate, deceased, comfortCare, Object.fromEntries(entries), order(unread)]
}

const WHOLE = readEvidence(RECORD)

describe('reading', () => {
  test('the record of this test says something for every list', () => {
    const { evidence, unread } = WHOLE
    expect(evidence.results).toHaveLength(3)
    for (const list of [
      evidence.receptors,
      evidence.metastasis,
      evidence.diagnoses,
      evidence.treatments,
      evidence.orders,
      evidence.specimens,
    ]) {
      expect(list).not.toEqual([])
    }
    expect(unread).toEqual([])
  })

  test('any order of entries gives the same', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(RECORD, { minLength: RECORD.length }), (shuffled) => {
        expect(sorted(readEvidence(shuffled))).toEqual(sorted(WHOLE))
      }),
      { numRuns: 200 },
    )
  })

  test('a bundle gives the same as its resources', () => {
    expect(sorted(readEvidence([{ resourceType: 'Bundle', entry: RECORD.map((resource) => ({ resource })) }]))).toEqual(
      sorted(WHOLE),
    )
  })

  test('unrelated resources change nothing', () => {
    const unrelated = [
      observation('2345-7', { valueQuantity: { value: 5, unit: 'mmol/L' } }),
      condition('59621000'),
      { resourceType: 'Encounter', id: 'e', status: 'finished' },
      { resourceType: 'DiagnosticReport', id: 'x', status: 'final', conclusion: 'No acute finding.' },
    ]
    expect(sorted(readEvidence([...unrelated, ...RECORD, ...unrelated]))).toEqual(sorted(WHOLE))
  })

  test('any JSON at all never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        expect(readEvidence(values).evidence.results).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('damage to any field of any resource never throws, and never makes an unknown negative', () => {
    const damage = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, [], {}, '', 0, -1, true, [null], { coding: 5 }, { reference: {} }, '2026', 'final'),
    )
    const position = fc.tuple(fc.nat(RECORD.length - 1), fc.nat(30), fc.nat(30), damage)
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 4 }), (hits) => {
        const damaged = structuredClone(RECORD)
        for (const [resource, field, inner, value] of hits) hit(damaged[resource], field, inner, value)
        const { results } = readEvidence(damaged).evidence
        const scores = results.map((result) => (result.test === 'ihc' ? result.score : undefined))
        expect(scores).not.toContain('0')
        expect(scores).not.toContain('1+')
      }),
      { numRuns: 1500 },
    )
  })

  test('records nested without end are read or listed', () => {
    let deep: unknown = 'x'
    for (let depth = 0; depth < 5000; depth += 1) deep = { item: [deep], extension: [deep] }
    const resource = { ...answered('85319-2', 'LA11841-6', { id: 'deep' }), extension: [deep] }
    expect(readEvidence([resource, { ...resource }]).evidence.results).not.toEqual([])
    let bundle: unknown = resource
    for (let depth = 0; depth < 2000; depth += 1) bundle = { resourceType: 'Bundle', entry: [{ resource: bundle }] }
    const nested = readEvidence([bundle])
    expect(nested.evidence.results).toEqual([])
    expect(nested.unread).toHaveLength(1)
  })

  test('a record of 5,000 resources is read with bounded work', async () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      observation('2345-7', {
        id: `g${at}`,
        valueQuantity: { value: 5 },
        hasMember: [{ reference: `Observation/g${at + 1}` }],
      }),
    )
    const read = () => expect(readEvidence([...many, ...RECORD]).evidence.results).toHaveLength(3)
    expect(await leastWork(read, 3000)).toBeLessThan(3000)
  })
})

/** Replaces one field, or every third time a field inside it, by something else. */
function hit(resource: Resource | undefined, field: number, inner: number, value: unknown): void {
  if (resource === undefined) return
  const keys = Object.keys(resource)
  const key = keys[field % keys.length] ?? 'code'
  const child = resource[key]
  const names = typeof child === 'object' && child !== null ? Object.keys(child) : []
  const name = names[inner % Math.max(1, names.length)]
  if (inner % 3 === 0 || name === undefined) resource[key] = value
  else (child as Record<string, unknown>)[name] = value
}
