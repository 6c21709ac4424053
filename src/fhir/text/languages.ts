/** Whether a text is in a language or script that is not read (RULES P-27): then nothing of it is, not even its figures. */
import type { Item } from './lexicon.ts'
import { TRAITS } from './word-traits.ts'
import { CAPITAL_FIRST, FOREIGN_AS_WRITTEN, FOREIGN_LETTERS } from './words/foreign.ts'

/** One word in so many is enough: the words that are known are the small ones, which a report in another language may hold by chance. */
const ONE_IN = 10
/** A longer text in another language holds enough of its small words. */
const LONGEST_LINE = 600

export function isInForeignLanguage(
  passages: readonly { readonly items: readonly Item[]; readonly traits: number }[],
  text: string,
): boolean {
  let foreign = text.length > LONGEST_LINE ? 0 : text.split(/\s/).filter((word) => isForeignAsWritten(word)).length
  if (foreign === 0 && !passages.some(({ traits }) => (traits & TRAITS.foreign) !== 0)) return false
  let words = 0
  for (const { items } of passages) {
    for (const item of items) {
      if (item.kind !== 'word') continue
      words += 1
      if (isForeign(item)) foreign += 1
    }
  }
  return foreign > 0 && foreign * ONE_IN >= words
}

function isForeignAsWritten(word: string): boolean {
  return FOREIGN_AS_WRITTEN.test(word) || (FOREIGN_LETTERS.test(word) && !CAPITAL_FIRST.test(word))
}

/** A word of another language, or one in another script that no table knows. */
export function isForeign(item: Item): boolean {
  return (item.traits & TRAITS.foreign) !== 0
}
