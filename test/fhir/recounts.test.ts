import { classifyRecords } from '../../src/evaluate/classify-records.ts'
import { answered, concept, observation, read, type Resource } from './records.ts'

const SAMPLE = { resourceType: 'Specimen', id: 's', type: { text: 'Core biopsy of breast' } }
const SPECIMEN = { specimen: { reference: 'Specimen/s' } }
const IHC = answered('85319-2', 'LA11842-4', { id: 'ihc', ...SPECIMEN, effectiveDateTime: '2026-09-01' })
const COPIES = { code: concept('74860-8'), valueQuantity: { value: 7 } }

/** ISH group 3: ratio 1.6 and seven HER2 signals per cell. */
function ish(fields: Resource = {}): Resource {
  return observation('49683-6', {
    id: 'ish',
    ...SPECIMEN,
    effectiveDateTime: '2026-09-02',
    valueQuantity: { value: 1.6, unit: '{ratio}' },
    component: [COPIES],
    ...fields,
  })
}

function recountOf(...resources: Resource[]): unknown {
  const results = read(IHC, SAMPLE, ...resources).evidence.results.filter((result) => result.test === 'ish')
  expect(results).toHaveLength(1)
  expect(results[0]).toMatchObject({ ratio: { text: '1.6' }, her2CopyNumber: { text: '7' } })
  return results[0]?.recount
}

function statusOf(...resources: Resource[]): readonly [status?: string, reason?: string] {
  const bundle = { resourceType: 'Bundle', entry: [IHC, SAMPLE, ...resources].map((resource) => ({ resource })) }
  const one = classifyRecords([bundle], '2026-10-01').tumors[0]?.specimens[0]
  return one?.reason === undefined ? [one?.overexpression ?? ''] : [one.overexpression, one.reason]
}

describe('a second, blinded count belongs to the count that it repeats', () => {
  test.each([
    [
      'Recount by a second observer, blinded to the first ISH result, 20 cells incl. the area with IHC 2+: HER2/CEP17 ratio 1.7, average HER2 signals per cell 6.4; result remains in group 3.',
      { ratio: { text: '1.7' }, her2CopyNumber: { text: '6.4' }, outcome: 'same-group', group: '3' },
      ['positive'],
    ],
    ['Recount confirms group 3', { outcome: 'same-group', group: '3' }, ['positive']],
    ['Second count: group 2', { group: '2' }, ['not-final', 'adjudication']],
    ['Recount moved to group 4.', { outcome: 'other-group', group: '4' }, ['not-final', 'adjudication']],
    ['Recount: moved from group 3 to group 4.', { group: '4' }, ['not-final', 'adjudication']],
    [
      'Zweitzählung, 20 Zellen inkl. IHC-2+-Areal: Ratio 1,7, HER2-Kopienzahl 5,2',
      { ratio: { text: '1.7' }, her2CopyNumber: { text: '5.2' } },
      ['not-final', 'adjudication'],
    ],
    [
      'Recount ratio 1.7, average HER2 signals per cell 5.2; same group',
      { ratio: { text: '1.7' }, her2CopyNumber: { text: '5.2' }, outcome: 'same-group' },
      ['not-final', 'recount-not-found'],
    ],
  ])('in a note: %s', (text, expected, status) => {
    expect(recountOf(ish({ note: [{ text }] }))).toEqual(expected)
    expect(statusOf(ish({ note: [{ text }] }))).toEqual(status)
  })

  test.each(['Recount pending.', 'No recount.', 'Recount not performed', 'A recount is recommended'])(
    'there is none: %s',
    (text) => {
      expect(recountOf(ish({ note: [{ text }] }))).toBeUndefined()
      expect(statusOf(ish({ note: [{ text }] }))).toEqual(['not-final', 'recount-not-found'])
    },
  )

  test('one in words is listed, not used', () => {
    const { evidence, unread } = read(IHC, SAMPLE, ish({ note: [{ text: 'Recount: amplified' }] }))
    expect(evidence.results).toHaveLength(2)
    expect(unread).toEqual([
      {
        reference: 'Observation/ish',
        why: expect.stringContaining('a second count in words'),
        quote: 'Recount: amplified',
        class: 'not-understood',
      },
    ])
  })

  test('in a conclusion', () => {
    const conclusion = 'HER2 IHC 2+. ISH group 3. Recount by a second observer: ratio 1.8, average HER2 signals 6.2.'
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'dr',
      status: 'final',
      code: { text: 'Pathology' },
      result: [{ reference: 'Observation/ish' }],
      conclusion,
    }
    expect(recountOf(ish(), report)).toEqual({ ratio: { text: '1.8' }, her2CopyNumber: { text: '6.2' } })
  })

  test('in components', () => {
    const component = [
      COPIES,
      { code: { text: 'Recount HER2/CEP17 ratio' }, valueQuantity: { value: 1.7 } },
      { code: { text: 'Recount average HER2 signals per cell' }, valueQuantity: { value: 6.4 } },
      { code: { text: 'Recount outcome' }, valueString: 'remains in group 3' },
    ]
    const ratio = { text: '1.7' }
    expect(recountOf(ish({ component }))).toEqual({
      ratio,
      her2CopyNumber: { text: '6.4' },
      outcome: 'same-group',
      group: '3',
    })
  })

  test('in an Observation of its own, on a later day', () => {
    const recount = observation(
      { text: 'HER2 FISH recount' },
      {
        id: 'again',
        ...SPECIMEN,
        effectiveDateTime: '2026-09-09',
        component: [
          { code: { text: 'HER2/CEP17 ratio' }, valueQuantity: { value: 1.7 } },
          { code: { text: 'HER2 signals per cell' }, valueQuantity: { value: 5.4 } },
        ],
      },
    )
    expect(recountOf(ish(), recount)).toEqual({ ratio: { text: '1.7' }, her2CopyNumber: { text: '5.4' } })
  })

  test('beside the first count in one text', () => {
    const both = observation('49683-6', {
      id: 'ish',
      ...SPECIMEN,
      valueString:
        'HER2/CEP17 ratio 1.6, average HER2 signals per cell 7. Recount: ratio 1.7, HER2 signals per cell 6.4, same group',
    })
    expect(recountOf(both)).toMatchObject({ her2CopyNumber: { text: '6.4' }, outcome: 'same-group' })
  })

  test('two that differ: neither is used', () => {
    const other = observation(
      { text: 'HER2 FISH recount' },
      { id: 'again', ...SPECIMEN, valueString: 'ratio 1.7, average HER2 signals per cell 5.1' },
    )
    const first = ish({ note: [{ text: 'Recount: ratio 1.7, average HER2 signals per cell 6.4' }] })
    expect(statusOf(first, other)).toEqual(['not-final', 'recount-not-found'])
  })
})
