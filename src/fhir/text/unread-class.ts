import type { Item } from './lexicon.ts'
import type { UnreadClass } from './statements.ts'

const OTHER_TUMOR: ReadonlySet<string> = new Set(['otherorgan', 'elsewhere'])
const REFUSED: ReadonlySet<string> = new Set(['genomic', 'serum', 'mutation', 'family', 'general', 'dcis'])

/** Letters beyond the Latin alphabet. */
const OTHER_SCRIPT = /[\u0370-\u1fff\u2c00-\ufdff]/

/** Why a sentence was not read, in one word for lists and cards. */
export function classOf(items: readonly Item[]): UnreadClass {
  if (items.some((item) => item.meaning === 'foreign' || (item.meaning === '' && OTHER_SCRIPT.test(item.text))))
    return 'language'
  if (items.some((item) => OTHER_TUMOR.has(item.meaning))) return 'other-tumor'
  if (items.some((item) => REFUSED.has(item.meaning))) return 'refused'
  return 'not-understood'
}

/** Why the algorithm for breast tissue does not apply to what a sentence says of HER2; undefined where it may. */
export function reasonOf(items: readonly Item[]): 'non-breast' | 'serum' | 'ngs-only' | 'mutation-only' | undefined {
  const has = (meaning: string): boolean => items.some((item) => item.meaning === meaning)
  if (has('hedge') || has('conditional') || has('general') || has('previous')) return undefined
  if (has('genomic')) return 'ngs-only'
  if (has('serum')) return 'serum'
  if (has('mutation')) return 'mutation-only'
  return has('otherorgan') && !has('breast') ? 'non-breast' : undefined
}
