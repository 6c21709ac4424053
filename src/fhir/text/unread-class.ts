import { isTriple } from './clauses.ts'
import type { Item } from './lexicon.ts'
import { shorten } from './settle-statements.ts'
import type { TextUnread, UnreadClass } from './statements.ts'

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

const CLASS_OF = { 'non-breast': 'other-tumor', 'dcis-only': 'refused', language: 'language' } as const

/** A sentence that was not read, quoted whole; undefined where it is empty. */
export function unreadOf(
  text: string,
  items: readonly Item[],
  why: string,
  { contradiction, known }: { readonly contradiction: boolean; readonly known?: keyof typeof CLASS_OF },
): TextUnread | undefined {
  const [from, to] = [items[0], items.at(-1)]
  if (from === undefined || to === undefined) return undefined
  const quote = text.slice(from.start, to.end)
  const reason = known === 'language' ? undefined : (known ?? (contradiction ? undefined : reasonOf(items)))
  return {
    start: from.start,
    end: to.end,
    quote,
    why: `«${shorten(quote)}»: ${why}`,
    class: known === undefined ? classOf(items) : CLASS_OF[known],
    ...(reason === undefined ? {} : { reason }),
    ...(contradiction ? { contradiction: true } : {}),
  }
}

/** 'TNBC excluded': where one name is of all three, what is not read of HER2 is not read of the others. */
export function whyOfTriple(items: readonly Item[], unread: readonly TextUnread[]): string | undefined {
  const own = items.some(({ meaning }) => meaning === 'er' || meaning === 'pgr')
  if (own || !items.some(isTriple)) return undefined
  return unread.find(({ start }) => start === items[0]?.start)?.why
}
