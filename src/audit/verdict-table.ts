/**
 * Whether a card is kept, by the two figures that decide it: one table, the first row that applies. Both thresholds are
 * proposals of the card catalogue, not from the literature. Shares are compared as whole numbers, so that no rounding moves a
 * card over a threshold: 18 of 30 is 60 %, 17 of 30 is below.
 */

import { asks, defineTable, gives } from '../her2/tables/define-table.ts'

/** Counts of one card in a period. */
export interface CardFigures {
  /** Cards that reviewers found appropriate or not appropriate. */
  readonly reviewed: number
  readonly appropriate: number
  /** Cards that readers accepted or set aside. */
  readonly answered: number
  /** Of those, set aside as not relevant. */
  readonly notRelevant: number
}

const VERDICT_VALUES = ['keep', 'retire-or-narrow', 'too-few'] as const
export type Verdict = (typeof VERDICT_VALUES)[number]

/** Fewer do not count. */
export const FEWEST = 30

const CONDITIONS = {
  'too often found not appropriate': (figures: CardFigures) =>
    isSampled(figures) && figures.appropriate * 10 < figures.reviewed * 6,
  'too often answered as not relevant': (figures: CardFigures) =>
    isAnswered(figures) && figures.notRelevant * 10 > figures.answered * 3,
  'neither figure has enough': (figures: CardFigures) => !isSampled(figures) && !isAnswered(figures),
  'too few answers': (figures: CardFigures) => !isAnswered(figures),
  'too few reviews': (figures: CardFigures) => !isSampled(figures),
  otherwise: () => true,
} as const

// prettier-ignore
export const VERDICTS = defineTable({
  id: 'verdicts', title: 'Whether a card is kept', source: 'the card catalogue of this project', mark: 'P', kind: 'first',
  columns: [asks.condition('when', CONDITIONS), gives.one('verdict', VERDICT_VALUES)],
  rows: [
    ['V-1', 'too often found not appropriate',    'retire-or-narrow', 'fewer than 60 % of the cards reviewed (at least 30) were appropriate'],
    ['V-2', 'too often answered as not relevant', 'retire-or-narrow', 'more than 30 % of the answers (at least 30) were «not relevant»'],
    ['V-3', 'neither figure has enough',          'too-few',          'fewer than 30 answers and fewer than 30 reviews'],
    ['V-4', 'too few answers',                    'keep',             'appropriate often enough; fewer than 30 answers'],
    ['V-5', 'too few reviews',                    'keep',             'seldom enough «not relevant»; fewer than 30 reviews'],
    ['V-6', 'otherwise',                          'keep',             'both figures are within their thresholds'],
  ],
})
export type VerdictRow = (typeof VERDICTS)['rows'][number]

function isSampled({ reviewed }: CardFigures): boolean {
  return reviewed >= FEWEST
}

function isAnswered({ answered }: CardFigures): boolean {
  return answered >= FEWEST
}

export function findVerdict(figures: CardFigures): VerdictRow {
  const found = VERDICTS.find({ when: figures })
  if (!found) throw new Error('the last row of verdicts always holds')
  return found
}
