/**
 * Words of pathology as data. A clause gives a result only if every word of it was understood (RULES P-27), so these
 * lists decide how often a result can be read at all, and a wrong word here makes a denial invisible. A word belongs
 * here only if it denies nothing, hedges nothing, and names no other marker, specimen, time or value, in whatever
 * clause it stands. Words that decide something (not, weak, pending, previous, control ...) belong to the reader's own
 * tables and are nowhere here. Inflected forms stand in full: there is no rule of endings that could be wrong.
 *
 * A list holds for clauses of its own language only: 'of' is harmless in English and means 'or' in Dutch. Folding takes
 * away the umlaut that tells German 'wurde' (was) from 'würde' (would): whoever folds looks at the original of that word.
 */
export interface WordGroup {
  /** What the words are about: 'anatomy', 'laboratory prose', 'report furniture'. */
  readonly about: string
  /** Where the words come from. */
  readonly origin: string
  /** Day on which somebody read each word and found that it denies nothing, hedges nothing, and names no other marker, specimen or value. */
  readonly reviewed: string
  /** Single words, lower case, natural spelling with diacritics, separated by white space. */
  readonly words: string
  /** Fixed phrases whose words alone would not be harmless. Words are separated by one blank; a hyphen is a blank. */
  readonly phrases?: readonly string[]
}

/** One thing with all its spellings in any language, separated by '|', lower case; a hyphen is a blank. */
export interface NamedThing {
  /** As a person would write it. */
  readonly name: string
  readonly forms: string
  readonly origin: string
  readonly reviewed: string
}

/** The words of some groups as one list, in the order in which they stand. */
export function wordsOf(groups: readonly WordGroup[]): readonly string[] {
  return groups.flatMap((group) => group.words.split(/\s+/).filter((word) => word !== ''))
}

/** The phrases of some groups as one list. */
export function phrasesOf(groups: readonly WordGroup[]): readonly string[] {
  return groups.flatMap((group) => group.phrases ?? [])
}

/** Every spelling of a list of things, with its name. */
export function spellingsOf(
  things: readonly NamedThing[],
): readonly { readonly form: string; readonly name: string }[] {
  return things.flatMap(({ name, forms }) => forms.split('|').map((form) => ({ form, name })))
}
