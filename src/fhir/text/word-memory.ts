/** A report says the same words again and again: what a pattern says of a word is worked out once. */
const MOST_WORDS = 10_000
const LONGEST_WORD = 40

export type WordTest = (word: string) => boolean

/** The pattern, with what it said of words before. It must have neither of the flags `g` and `y`. */
export function remembering(pattern: RegExp): WordTest {
  const known = new Map<string, boolean>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const is = pattern.test(word)
    if (known.size < MOST_WORDS && word.length <= LONGEST_WORD) known.set(word, is)
    return is
  }
}
