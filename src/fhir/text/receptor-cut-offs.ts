/** 'PR positive if >= 1 %, negative < 1 %', 'PR negativ, wenn < 1 %': a cut-off is explained, and no result given. */
import type { Item } from './lexicon.ts'

const NEAR = 2

/** 'ER positive: >= 1 % of nuclei', 'ER positive = 1 % or more': behind the word stands the limit of the guideline, and no share. */
export function isCutOff(items: readonly Item[], from: number, to: number): boolean {
  const word = items.findIndex(({ meaning }, at) => at >= from && at < to && meaning === 'positive')
  if (word < 0 || items[word - 1]?.text === ':' || ![':', '='].includes(items[word + 1]?.text ?? '')) return false
  const behind = items.slice(word + 2, word + 6)
  const figure = behind.findIndex(({ kind }) => kind === 'number')
  const limited =
    behind[0]?.text === '>' ||
    behind.some(({ meaning }) => meaning === 'ge' || meaning === 'gt' || meaning === 'ormore')
  return figure >= 0 && /^(?:1|10)$/.test(behind[figure]?.text ?? '') && (limited || behind[0]?.text === '\u2265')
}

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
