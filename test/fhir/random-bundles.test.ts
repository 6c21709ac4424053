import fc from 'fast-check'
import { brokenPromises } from '../../scripts/random/check-answer.ts'
import { randomBundle, seeded } from '../../scripts/random/random-bundles.ts'
import { classifyRecords } from '../../src/evaluate/classify-records.ts'

const TODAY = '2026-11-22'

test('2,000 random and damaged bundles keep every promise (npm run check:random takes more)', () => {
  const random = seeded(20261122)
  for (let i = 0; i < 2000; i++) {
    const bundle = randomBundle(random)
    expect({ bundle, broken: brokenPromises(classifyRecords([bundle], TODAY)) }).toEqual({ bundle, broken: [] })
  }
})

/** Results of one specimen, as plain as they come. */
const result = (id: string, code: string, fields: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code }] },
  specimen: { reference: 'Specimen/1' },
  effectiveDateTime: '2026-09-02',
  ...fields,
})
const ihc = fc.constantFrom('0', '1+', '2+', '3+').map((score) => result('ihc', '85319-2', { valueString: score }))
const number = (most: number) => fc.integer({ min: 1, max: most * 100 }).map((n) => n / 100)
const ratio = number(4).map((value) => result('ratio', '49683-6', { valueQuantity: { value } }))
const copies = number(10).map((value) => result('copies', '74860-8', { valueQuantity: { value } }))
const words = fc
  .constantFrom('amplified', 'not amplified', 'equivocal')
  .map((text) => result('words', '85318-4', { valueString: text }))

const statusOf = (records: readonly object[]) => classifyRecords(records, TODAY).current
const isFinal = (status: string | undefined) => status === 'positive' || status === 'negative'

test('without one of its results a work-up is never more certain, except where that result stood against the rest', () => {
  const workUp = fc
    .subarray([0, 1, 2, 3], { minLength: 2 })
    .chain((chosen) =>
      fc.tuple(ihc, ratio, copies, words).map((all) => chosen.map((i) => all[i] as ReturnType<typeof result>)),
    )
  fc.assert(
    fc.property(workUp, fc.nat(3), (records, at) => {
      const whole = statusOf(records)
      if (isFinal(whole?.overexpression) || whole?.overexpression === 'conflict') return
      const removed = records[at % records.length]
      const rest = statusOf(records.filter((record) => record !== removed))
      // An ISH that leaves groups of different answers open, or is called equivocal, stands against a plain IHC 0 or 1+.
      const stoodAgainst = ['copy-number-missing', 'ratio-missing', 'ish-equivocal'].includes(whole?.reason ?? '')
      expect(stoodAgainst || !isFinal(rest?.overexpression) || isTheSameGroup(whole, rest)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

/** Groups 2 to 4 with words: without the numbers that make the group, the words alone decide (decision P-4). */
function isTheSameGroup(whole: ReturnType<typeof statusOf>, rest: ReturnType<typeof statusOf>): boolean {
  return whole?.ish?.group !== undefined && rest?.ish?.group === undefined && rest?.ish?.result !== undefined
}
