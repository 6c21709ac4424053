/** What a passage names: HER2, receptors or something else, and what kind of place it speaks of. */
import { isRatioPart, isTriple } from './clauses.ts'
import type { PlaceKind } from './spread-place.ts'
import type { Passage } from './document.ts'
import type { Item } from './lexicon.ts'
import { TRAITS } from './word-traits.ts'

const OTHER_SUBJECTS: ReadonlySet<string> = new Set(['er', 'pgr', 'hr', 'marker', 'triplenegative', 'triplepositive'])

/** A sentence with the traits of its words. */
interface Line {
  readonly items: readonly Item[]
  readonly traits: number
}

interface Subjects {
  readonly named: boolean
  readonly anyHer2: boolean
  readonly triple: boolean
  readonly others: boolean
}

const SUBJECT_TRAITS = TRAITS.her2 | TRAITS.receptor | TRAITS.together | TRAITS.marker
const NO_SUBJECTS: Subjects = { named: false, anyHer2: false, triple: false, others: false }

/** What a sentence names, in one pass. */
export function subjectsOf({ items, traits }: Line): Subjects {
  if ((traits & SUBJECT_TRAITS) === 0) return NO_SUBJECTS
  let named = false
  let anyHer2 = false
  let triple = false
  let others = false
  for (let at = 0; at < items.length; at += 1) {
    const meaning = items[at]?.meaning ?? ''
    if (meaning === 'her2') {
      anyHer2 = true
      named ||= !isRatioPart(items, at)
    } else if (isTriple(items[at])) triple = others = true
    else if (OTHER_SUBJECTS.has(meaning)) others = true
  }
  return { named, anyHer2, triple, others }
}

export function lastSubject(items: readonly Item[]): 'her2' | 'other' {
  const last = items.findLast((item) => item.meaning === 'her2' || OTHER_SUBJECTS.has(item.meaning))
  return last?.meaning === 'her2' ? 'her2' : 'other'
}

/** 'HER2: 2+', 'ER: positive': a label with its value, and no limit or definition in it. */
function isLabelForm(items: readonly Item[]): boolean {
  const subject = items[0]?.meaning === 'her2' || items[0]?.meaning === 'er' || items[0]?.meaning === 'pgr'
  const field = items.slice(1, 7).some((item) => item.text === ':' || item.text === '=')
  return (
    subject &&
    field &&
    items.length <= 14 &&
    !items.slice(7).some((item) => item.text === '=') &&
    !items.some((item) => ['<', '>', '≤', '≥'].includes(item.text))
  )
}

export function kindOfWords(items: readonly Item[]): PlaceKind {
  if (items.some((item) => item.meaning === 'node' || item.meaning === 'nodemetastasis')) return 'node'
  return items.some((item) => item.meaning === 'distantsite') ? 'distant' : 'other'
}

/** A value in a part on the method is none, unless it has the form of a result and no heading of limits owns it. */
export function isOfMethod({ zone, owned, items }: Passage): boolean {
  return zone === 'method' && (owned || !isLabelForm(items))
}
