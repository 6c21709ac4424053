/**
 * Texts of a language that is not read (RULES P-27), by the record or by their own words, and receptors by a name of such a
 * language: nothing of them is a result, and what names HER2, a test of it or a receptor is named as unread.
 */
import type { Passage } from './document.ts'
import type { Item } from './lexicon.ts'
import { isForeign } from './languages.ts'
import { subjectsOf } from './passage-subjects.ts'
import { shorten } from './settle-statements.ts'
import type { TextStatement } from './statements.ts'
import { RECEPTOR_STEMS, SPREAD_STEM } from './words/foreign.ts'

type Receptor = keyof typeof RECEPTOR_STEMS

export interface NamedReceptor {
  readonly about: Receptor
  readonly items: readonly Item[]
}

/** The passages of a refused text that name HER2 or a test of it; all of them where the text stands at a HER2 result. */
export function namingHer2(passages: readonly Passage[], ofHer2: boolean): readonly (readonly Item[])[] {
  return passages
    .filter((passage) => {
      const { anyHer2, triple } = subjectsOf(passage)
      return ofHer2 || anyHer2 || triple || passage.items.some(({ meaning }) => meaning === 'ihc' || meaning === 'ish')
    })
    .map(({ items }) => items)
}

/** What a refused text says of spread, in whatever way: whether there is any is open. */
export function spreadInRefused(passages: readonly Passage[], text: string): readonly TextStatement[] {
  return passages.flatMap(({ items }) => {
    const [start, end] = [items[0]?.start, items.at(-1)?.end]
    if (start === undefined || end === undefined) return []
    const quote = text.slice(start, end)
    if (!SPREAD_STEM.test(quote.toLowerCase())) return []
    return [{ about: 'metastasis', metastasis: 'uncertain', words: shorten(quote), start, end, quote, hedged: true }]
  })
}

/** Every receptor that a passage of a refused text names. 'er' in small letters is a verb in some of these languages. */
export function namingReceptors(passages: readonly Passage[], text: string): readonly NamedReceptor[] {
  const isVerb = ({ meaning, start, end }: Item): boolean => meaning === 'er' && text.slice(start, end) === 'er'
  return receptorsIn(
    passages,
    (item, about) => (item.meaning === about && !isVerb(item)) || holdsStem(item, about, text),
  )
}

/** A receptor in one word with what it is, 'progesteronreseptor', as many languages write it. */
const RECEPTOR_IN_ONE_WORD = /(?:strog|ztrog|progest)\w{1,12}re[cs]ep/

/** Receptors that a text of our own languages names in a word of another one, or in a word that is not known. */
export function namedOtherwise(passages: readonly Passage[], text: string): readonly NamedReceptor[] {
  return receptorsIn(
    passages,
    (item, about) =>
      (isForeign(item) || (item.meaning === '' && RECEPTOR_IN_ONE_WORD.test(item.text))) &&
      holdsStem(item, about, text),
  )
}

/** As it was folded or as it was written: folding takes the signs from letters of other scripts. */
function holdsStem({ text: folded, start, end }: Item, about: Receptor, text: string): boolean {
  const stem = RECEPTOR_STEMS[about]
  return stem.test(folded) || stem.test(text.slice(start, end).toLowerCase())
}

function receptorsIn(
  passages: readonly Passage[],
  names: (item: Item, about: Receptor) => boolean,
): readonly NamedReceptor[] {
  return passages.flatMap(({ items }) =>
    (['er', 'pgr'] as const).flatMap((about) => (items.some((item) => names(item, about)) ? [{ about, items }] : [])),
  )
}
