/** What stands on record and was not read, with its specimen and day (decision P-25). */
import type { UnreadableResult } from '../her2/evidence.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, NOTHING, day, fixed, join, recorded, say } from './phrases.ts'
import { specimenPhrase } from './specimen-words.ts'

const QUOTES = [60, 30, 12] as const
export const LONGEST_UNREAD = '«…», no date'.length + QUOTES[2]

/** '«zur Kenntnis», left breast biopsy, 2 Sep 2026', shorter from form to form; of the first, with the number of others. */
export function unreadResultForms({ consideration: { unread = [] }, context }: Subject): [Phrase, ...Phrase[]] {
  const [first, ...others] = unread
  if (first === undefined) return [NOTHING]
  const words = wordsOf(first, context.unread)
  const date = day(first.specimen.collectedOn ?? first.performedOn ?? first.issuedOn)
  const place = specimenPhrase(first.specimen, first.specimen)
  const more = others.length === 0 ? NOTHING : fixed(`and ${others.length} more`)
  const [long, middle, short] = QUOTES.map((length) => say`«${recorded(cut(words, length))}»`)
  const forms = [
    join([long ?? NOTHING, place, date, more], ', '),
    join([middle ?? NOTHING, place, date], ', '),
    join([middle ?? NOTHING, date], ', '),
    join([short ?? NOTHING, date], ', '),
  ] as const
  return [...forms]
}

/** Its own words; else those that are listed for it; else why it was not read. */
function wordsOf({ quote, reference, why }: UnreadableResult, listed: Subject['context']['unread']): string {
  return quote ?? listed.find((line) => line.reference === reference)?.quote ?? why
}

function cut(words: string, length: number): string {
  const letters = [...words.trim()]
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length).join('').trimEnd()}…`
}
