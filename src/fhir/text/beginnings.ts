/** What a lexicon knows of a word, and of the phrases that it begins. */
import type { Meaning } from './words/meanings.ts'

export interface Phrase {
  readonly parts: readonly string[]
  readonly meaning: Meaning
}

/** What begins with a word. */
export interface Beginning {
  /** The traits of the word alone, with its meaning. */
  readonly traits: number
  /** A phrase begins with it that says where the cancer has spread, or of what stage it is. */
  readonly spread: boolean
  readonly single: Meaning | undefined
  readonly phrases: ReadonlyMap<string, readonly Phrase[]> | undefined
  readonly openSecond: readonly Phrase[] | undefined
  readonly openFirst: readonly Phrase[] | undefined
}
