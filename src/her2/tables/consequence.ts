/**
 * How consequential a status is: where the order of two specimens is not known, the more consequential one is named and
 * the other is still listed. From most to least.
 */
import type { Overexpression, Tier } from '../classification.ts'
import { asks, defineTable } from './define-table.ts'

const STATUS_AXIS = [
  'positive',
  'conflict',
  'not-final',
  'indeterminate',
  'negative low',
  'negative ultralow',
  'negative undetermined',
  'negative zero-unspecified',
  'negative null',
  'unknown',
  'not-applicable',
] as const

// prettier-ignore
export const CONSEQUENCE = defineTable({
  id: 'consequence', title: 'Order of consequence (decision P-8)', source: 'this project, P-8', mark: 'P', kind: 'exactly-one', idHeading: 'decision',
  columns: [asks.word('status', STATUS_AXIS)],
  rows: [
    ['P-8', 'positive',                  'first: HER2-positive'],
    ['P-8', 'conflict',                  'then results in conflict'],
    ['P-8', 'not-final',                 'then a status that is not final'],
    ['P-8', 'indeterminate',             'then indeterminate'],
    ['P-8', 'negative low',              'then negative, tier low'],
    ['P-8', 'negative ultralow',         'then negative, tier ultralow'],
    ['P-8', 'negative undetermined',     'then negative, tier undetermined'],
    ['P-8', 'negative zero-unspecified', 'then negative, IHC 0 without a statement on staining'],
    ['P-8', 'negative null',             'then negative, IHC 0 with absent staining'],
    ['P-8', 'unknown',                   'then unknown'],
    ['P-8', 'not-applicable',            'last: the algorithm does not apply'],
  ],
})

const RANKS: ReadonlyMap<string, number> = new Map(CONSEQUENCE.rows.map(({ status }, index) => [status, index]))

/** 0 for the most consequential status. */
export function consequenceOf({
  overexpression,
  tier,
}: {
  readonly overexpression: Overexpression
  readonly tier?: Tier
}): number {
  return RANKS.get(tier ? `${overexpression} ${tier}` : overexpression) ?? RANKS.size
}
