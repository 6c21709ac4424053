/** Notes that tell of treatment: the result that it was for is an earlier one, and one beside a medicine is not lost. */
import { isTriple } from './clauses.ts'
import { foldWord } from './folded-text.ts'
import type { Item } from './lexicon.ts'
import type { TreatmentForms } from './words/forms.ts'
import { TREATMENT } from './words/tables.ts'

function formsOf(field: keyof TreatmentForms): ReadonlySet<string> {
  return new Set(TREATMENT.flatMap((forms) => forms[field].split('|').map(foldWord)))
}

const NAMED = formsOf('named')
const ENDED = formsOf('ended')
const GIVEN = formsOf('given')
const UNDER = formsOf('under')
const LINKS = formsOf('links')
/** So many words from what the treatment was for to the marker, and from the treatment to that. */
const REACH = 10

function isOneOf({ kind, text }: Item, words: ReadonlySet<string>): boolean {
  if (kind !== 'word') return false
  return words.has(text) || (text.includes(' ') && text.split(' ').some((word) => words.has(word)))
}

/** The names of HER2 that say what a treatment was for: 'she completed treatment for HER2-positive breast cancer'. */
export function treatedMarkers(items: readonly Item[]): readonly number[] {
  const ended = items.some((item) => isOneOf(item, ENDED))
  if (!ended) return []
  return items.flatMap((item, at) =>
    (item.meaning === 'her2' || isTriple(item)) && isWhatWasTreated(items, at) ? [at] : [],
  )
}

function isWhatWasTreated(items: readonly Item[], marker: number): boolean {
  const link = lastWithin(items, marker, LINKS)
  const named = link === undefined ? undefined : lastWithin(items, link, NAMED)
  if (named === undefined) return false
  const end = items.findIndex(({ text }, at) => at > marker && isEnd(text))
  const start = items.slice(0, named).findLastIndex(({ text }) => isEnd(text))
  const part = items.slice(start + 1, end < 0 ? items.length : end)
  return part.some((item) => isOneOf(item, ENDED)) && !part.some(({ meaning }) => meaning === 'now')
}

function isEnd(text: string): boolean {
  return text === ';' || text === ':'
}

/** The last of some words before a place, with words only between. */
function lastWithin(items: readonly Item[], before: number, words: ReadonlySet<string>): number | undefined {
  for (let at = before - 1; at >= 0 && at >= before - REACH; at -= 1) {
    const item = items[at]
    if (item === undefined || (item.kind !== 'word' && item.kind !== 'number' && item.kind !== 'plus')) return undefined
    if (isOneOf(item, words)) return at
  }
  return undefined
}

/** 'Is treated with': what is done for such a cancer. */
const OF_MANY = /^(?:is|are|can be|may be|be|wird|werden|est|sont|es|son|e|sono|viene|wordt|worden)$/

/** A medicine that was or is given to this patient: 'completing trastuzumab for HER2 3+', 'on pertuzumab'. */
export function isGivenToPatient(items: readonly Item[]): boolean {
  return items.some(
    (item, at) =>
      (isOneOf(item, ENDED) && !OF_MANY.test(items[at - 1]?.text ?? '')) ||
      (isOneOf(item, GIVEN) && !OF_MANY.test(items[at - 1]?.text ?? '')) ||
      (isOneOf(item, UNDER) && items.slice(at + 1, at + 3).some(({ meaning }) => meaning === 'therapy')),
  )
}
