import type { Item } from './lexicon.ts'
import type { UnreadClass } from './statements.ts'

const OTHER_TUMOR: ReadonlySet<string> = new Set(['otherorgan', 'elsewhere'])
const REFUSED: ReadonlySet<string> = new Set(['genomic', 'serum', 'mutation', 'family', 'general', 'dcis'])

/** Why a sentence was not read, in one word for lists and cards. */
export function classOf(items: readonly Item[]): UnreadClass {
  if (items.some((item) => item.meaning === 'foreign')) return 'language'
  if (items.some((item) => OTHER_TUMOR.has(item.meaning))) return 'other-tumor'
  if (items.some((item) => REFUSED.has(item.meaning))) return 'refused'
  return 'not-understood'
}
