/** What would most likely turn an answer, before a reader relies on it (the card catalogue, section 10). */
import { BASIS_OF_ANSWER, type Relying } from '../../src/her2/considerations/before-relying.ts'
import type { Evidence, TestOrder } from '../../src/her2/evidence.ts'
import { classify } from '../../src/her2/status/classify.ts'
import { breastCancer, evidence, ihc, specimen, stageFour, unreadable } from './evidence-builders.ts'

const core = specimen('core', { collectedOn: '2026-09-02', laterality: 'left' })
const liver = specimen('liver', { collectedOn: '2026-10-02', siteKind: 'distant', site: 'liver' })
const right = specimen('right', { collectedOn: '2026-10-02', laterality: 'right' })
const order = (fields: Partial<TestOrder>): TestOrder => ({
  ...{ reference: 'ServiceRequest/1', test: 'ish', state: 'active', on: '2026-11-10', reasons: [] },
  ...fields,
})
const about = (fields: Partial<Evidence>, at = 0, more: Partial<Relying> = {}) => {
  const all = evidence({
    specimens: [core, liver, right],
    diagnoses: [breastCancer({ laterality: 'left' })],
    ...fields,
  })
  const patient = classify(all)
  const of = patient.tumors.flatMap(({ specimens }) => specimens)[at]
  return BASIS_OF_ANSWER.find({ when: { key: 'her2Synopsis', evidence: all, patient, of, routes: [], ...more } })?.id
}
const low = ihc({ score: '1+', specimen: core, performedOn: '2026-09-03' })
const says = (fields: Parameters<typeof unreadable>[0]) => unreadable({ kind: 'nothing', says: 'pending', ...fields })

// prettier-ignore
test.each<[string, Partial<Evidence>, string | undefined]>([
  ['nothing is open', {}, undefined],
  ['ISH ordered on the specimen', { orders: [order({ specimen: 'core' })] }, 'ish-pending'],
  ['IHC ordered on the specimen', { orders: [order({ test: 'ihc', specimen: 'core' })] }, 'ihc-pending'],
  ['HER2 ordered on newer tissue', { orders: [order({ test: 'her2', specimen: 'liver' })] }, 'her2-pending'],
  ['an order that is done', { orders: [order({ specimen: 'liver', state: 'completed' })] }, undefined],
  ['an order for the other breast', { orders: [order({ specimen: 'right' })] }, undefined],
  ['an order for older tissue', { specimens: [core, { ...liver, collectedOn: '2020-01-01' }], orders: [order({ specimen: 'liver' })] }, undefined],
  ['ISH pending in the words of a report', { testWords: [says({ of: 'ish', specimen: core, performedOn: '2026-09-10' })] }, 'ish-pending'],
  ['IHC of newer tissue pending in words', { testWords: [says({ of: 'ihc', specimen: liver })] }, 'ihc-pending'],
  ['ISH not done', { testWords: [says({ of: 'ish', specimen: core, says: 'not-done' })] }, undefined],
  ['a registered result of newer tissue', { results: [low, ihc({ score: '0', specimen: liver, reportStatus: 'registered' })] }, 'ihc-pending'],
  ['a sentence on HER2 that was not understood', { unreadReports: [unreadable({ specimen: { siteKind: 'unknown' }, performedOn: '2020', class: 'not-understood' })] }, 'text-unread'],
])('%s', (_what, fields, expected) => {
  expect(about({ results: [low], ...fields })).toBe(expected)
})

test('a card that says itself that its test is pending does not say it twice', () => {
  const pending = { test: 'ish', by: 'order', reference: 'ServiceRequest/1' } as const
  const orders = [order({ specimen: 'core' })]
  expect(about({ results: [low], orders }, 0, { pending })).toBeUndefined()
  const both = [...orders, order({ reference: 'ServiceRequest/2', specimen: 'liver' })]
  expect(about({ results: [low], orders: both }, 0, { pending })).toBe('ish-pending')
})

describe('another tumour', () => {
  const positive = ihc({ score: '3+', specimen: liver })
  const metastatic = { metastasis: [stageFour] }

  test('the primary and the distant tissue of one breast cancer are one (P-12, P-13)', () => {
    for (const at of [0, 1]) expect(about({ results: [low, positive], ...metastatic }, at)).toBeUndefined()
    expect(about({ results: [low, positive] }, 0)).toBeUndefined()
  })

  test('two breast tumours are two', () => {
    const diagnoses = [
      breastCancer({ laterality: 'left' }),
      breastCancer({ reference: 'Condition/right', laterality: 'right' }),
    ]
    expect(about({ diagnoses, results: [low, ihc({ score: '3+', specimen: right })] })).toBe('other-tumour')
    expect(about({ diagnoses, results: [low, ihc({ score: '0', specimen: right })] })).toBeUndefined()
  })
})
