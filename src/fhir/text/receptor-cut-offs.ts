/** 'PR positive if >= 1 %, negative < 1 %', 'PR negativ, wenn < 1 %': a cut-off is explained, and no result given. */
import type { Item } from './lexicon.ts'

const NEAR = 2

/**
 * The word that makes a receptor's value conditional: between its name and the value, or close behind. `to`: the item behind
 * the value. A reference behind a value ('ER 90 % (normal < 1 %)') leaves it as it is.
 */
export function conditionOf(items: readonly Item[], receptor: 'er' | 'pgr', to: number): Item | undefined {
  const named = items.slice(0, to).findLastIndex(({ meaning }) => meaning === receptor)
  return items
    .slice(named + 1, to + NEAR)
    .find(({ meaning }, at) => meaning === 'conditional' || (meaning === 'reference' && named + 1 + at < to))
}
