/**
 * The last question of a reading: does a sentence name HER2 with a value of it, and was nothing told of it, neither a
 * result nor why there is none? Then it is unread, whatever its wording, so that nothing is lost in silence.
 */
import { findOwners } from './clauses.ts'
import { isFurnitureNumber } from './coverage.ts'
import type { Passage } from './document.ts'
import type { Item } from './lexicon.ts'
import { repeatsLevel } from './legends.ts'
import { explainsOnly, isOfGivenMedicine } from './passage-questions.ts'
import { TRAITS } from './word-traits.ts'

/** What was told so far, each with its start in the text. */
export interface Told {
  readonly starts: readonly number[]
  /** Start of a sentence → its items that were understood as something else than a result. */
  readonly explained: ReadonlyMap<number, readonly number[]>
}

/** The sentences with a value of HER2 of which nothing was told. */
export function findUntold(passages: readonly Passage[], { starts, explained }: Told): readonly Passage[] {
  const sorted = starts.toSorted((one, two) => one - two)
  const untold: Passage[] = []
  let next = 0
  for (const passage of passages) {
    const { items } = passage
    const from = items[0]?.start ?? 0
    const to = items.at(-1)?.end ?? 0
    while ((sorted[next] ?? Number.POSITIVE_INFINITY) < from) next += 1
    const told = (sorted[next] ?? Number.POSITIVE_INFINITY) < to
    if (!told && mayHold(passage) && hasValue(items, new Set(explained.get(from)))) untold.push(passage)
  }
  return untold
}

function mayHold(passage: Passage): boolean {
  const { items, traits, zone, legend } = passage
  if ((traits & TRAITS.her2) === 0 || (zone !== 'report' && zone !== 'history')) return false
  return !explainsOnly(passage) || (legend ? repeatsLevel(items) : isOfGivenMedicine(passage))
}

/** A value that belongs to HER2 and was not understood as something else. */
function hasValue(items: readonly Item[], explained: ReadonlySet<number>): boolean {
  const owners = findOwners(items, [])
  return items.some((_, at) => owners.of[at]?.includes('her2') === true && !explained.has(at) && isValue(items, at))
}

const VALUES: ReadonlySet<string> = new Set([
  ...['positive', 'negative', 'equivocal', 'indeterminate', 'amplified', 'notamplified', 'coamplified'],
  ...['overexpressed', 'low', 'ultralow'],
])

/** A word of a result, a score with its sign, a percentage or a decimal. */
function isValue(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item === undefined) return false
  if (VALUES.has(item.meaning)) return true
  if (item.kind !== 'number' || isFurnitureNumber(items, at, item)) return false
  const next = items[at + 1]
  if (next?.meaning === 'ormore') return false
  if (next?.kind === 'plus') return /^[0-3]$/.test(item.text)
  return next?.meaning === 'percentword' || /^\d{1,2}[.,]\d{1,2}$/.test(item.text)
}
