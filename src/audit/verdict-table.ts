/**
 * Whether a card is kept, by the two figures that decide its life: one table, first row that holds. Both thresholds are
 * proposals of the card catalogue, not from literature. Shares are compared as whole numbers, so that no rounding moves a
 * card over a threshold: 18 of 30 is 60 %, 17 of 30 is below.
 */

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

export type Verdict = 'keep' | 'retire-or-narrow' | 'too-few'

export interface VerdictRow {
  readonly id: string
  readonly verdict: Verdict
  /** For a person. */
  readonly why: string
  readonly holds: (figures: CardFigures) => boolean
}

/** Fewer say nothing. */
export const FEWEST = 30

// prettier-ignore
export const VERDICT_ROWS: readonly VerdictRow[] = [
  //  row    verdict             why                                                                     holds when
  row('V-1', 'retire-or-narrow', 'fewer than 60 % of at least 30 reviewed cards were appropriate',       (figures) => isSampled(figures) && figures.appropriate * 10 < figures.reviewed * 6),
  row('V-2', 'retire-or-narrow', 'more than 30 % of at least 30 answers were «not relevant»',            (figures) => isAnswered(figures) && figures.notRelevant * 10 > figures.answered * 3),
  row('V-3', 'too-few',          'neither figure has 30',                                                (figures) => !isSampled(figures) && !isAnswered(figures)),
  row('V-4', 'keep',             'appropriate often enough; fewer than 30 answers',                      (figures) => !isAnswered(figures)),
  row('V-5', 'keep',             'not often «not relevant»; fewer than 30 reviewed',                     (figures) => !isSampled(figures)),
  row('V-6', 'keep',             'both figures are within their thresholds',                             () => true),
]

function row(id: string, verdict: Verdict, why: string, holds: VerdictRow['holds']): VerdictRow {
  return { id, verdict, why, holds }
}

function isSampled({ reviewed }: CardFigures): boolean {
  return reviewed >= FEWEST
}

function isAnswered({ answered }: CardFigures): boolean {
  return answered >= FEWEST
}

export function findVerdict(figures: CardFigures): VerdictRow {
  const found = VERDICT_ROWS.find(({ holds }) => holds(figures))
  if (!found) throw new Error('the last row of verdicts always holds')
  return found
}
