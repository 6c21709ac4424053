/** German 'würde', 'wären' and 'hätte': without their dots, as words are compared, they are 'was', 'were' and 'had'. */
import type { Item } from './lexicon.ts'

const CONDITION = /(?<!\p{L})(?:w(?:ü|u\u0308|ue)rden?|w(?:ä|a\u0308|ae)ren?|h(?:ä|a\u0308|ae)tten?)(?!\p{L})/iu

/** Whether a text, or a part of it, holds one of them. */
export function holdsCondition(text: string): boolean {
  return CONDITION.test(text)
}

/** Whether one of them stands in the clauses of a value. */
export function isUnderCondition(
  text: string,
  items: readonly Item[],
  clauses: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const own = new Set(clauses.slice(from, to))
  return items.some(
    ({ kind, start, end }, at) =>
      kind === 'word' && own.has(clauses[at] ?? -1) && CONDITION.test(text.slice(start, end)),
  )
}
