/** A negative that the laboratory's overall word makes final carries the comment of its ISH group (decision P-6, C2 and C4). */
import { classify } from '../../src/index.ts'
import { dual, evidence, ihc, overall } from './evidence-builders.ts'

const GROUPS = [
  ['2.20', '3.50', 'C2'],
  ['1.60', '6.50', undefined],
  ['1.60', '5.00', 'C4'],
] as const
const told = (ratio: string, copies: string, words: 'positive' | 'negative', score: '1+' | '2+' = '2+') =>
  classify(evidence({ results: [ihc({ score }), dual(ratio, copies), overall(words)] })).current

test.each(GROUPS)('ratio %s, copies %s with IHC 2+ and an overall negative: %s', (ratio, copies, comment) => {
  const answer = told(ratio, copies, 'negative')
  expect(answer).toMatchObject({ overexpression: 'negative', tier: 'low' })
  expect(answer?.rules).toContain('P-6')
  expect(answer?.comment).toBe(comment)
})

test.each(GROUPS)('ratio %s, copies %s with an overall positive: no comment', (ratio, copies) => {
  expect(told(ratio, copies, 'positive')).toMatchObject({ overexpression: 'positive' })
  expect(told(ratio, copies, 'positive')).not.toHaveProperty('comment')
})

test('the same comment as with IHC 1+, where there is one', () => {
  for (const [ratio, copies, comment] of GROUPS)
    if (comment !== undefined) expect(told(ratio, copies, 'negative', '1+')?.comment).toBe(comment)
})
