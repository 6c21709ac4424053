/**
 * The last question of a reading: does a sentence name HER2 with a value of it, and was nothing told of it, neither a
 * result nor why there is none? Then it is unread, whatever its wording, so that nothing is lost in silence.
 */
import { findOwners } from './clauses.ts'
import { isFurnitureNumber } from './coverage.ts'
import type { Passage } from './document.ts'
import { isMany } from './generalities.ts'
import type { Item } from './lexicon.ts'
import { repeatsLevel } from './legends.ts'
import { explainsOnly, isOfGivenMedicine, isOfTreatment } from './passage-questions.ts'
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
    const holds = isScoredAntibody(passage) || hasValue(items, new Set(explained.get(from)))
    if (!told && mayHold(passage) && holds) untold.push(passage)
  }
  return untold
}

/** ER or PgR with a value in a sentence that was left as a key or as one on a medicine, and of which nothing was told. */
export function untoldReceptors(
  passages: readonly Passage[],
  told: readonly { readonly about: string; readonly start: number }[],
): readonly { readonly about: 'er' | 'pgr'; readonly items: readonly Item[] }[] {
  return passages.flatMap((passage) => {
    const { items, traits, zone, legend } = passage
    if ((traits & TRAITS.receptor) === 0 || (zone !== 'report' && zone !== 'history')) return []
    if (!legend && !(isOfTreatment(passage) && (isOfGivenMedicine(passage) || isOfOnePatient(items)))) return []
    const [from, to] = [items[0]?.start ?? 0, items.at(-1)?.end ?? 0]
    return (['er', 'pgr'] as const).flatMap((about) => {
      const isTold = told.some((one) => one.about === about && one.start >= from && one.start < to)
      return !isTold && holdsReceptor(items, about, legend) ? [{ about, items }] : []
    })
  })
}

/** In a key only an exact share counts: its words explain. */
function holdsReceptor(items: readonly Item[], about: 'er' | 'pgr', legend: boolean): boolean {
  const owners = findOwners(items, [])
  return items.some(({ kind, meaning }, at) => {
    if (owners.of[at]?.includes(about) !== true) return false
    if (!legend && (meaning === 'positive' || meaning === 'negative')) return true
    const exact = kind === 'number' && items[at + 1]?.meaning === 'percentword'
    return (
      exact && !LIMITS.has(items[at - 1]?.text ?? '') && items[at - 1]?.text !== '-' && items[at - 1]?.kind !== 'plus'
    )
  })
}

const LIMITS: ReadonlySet<string> = new Set(['<', '>', '≤', '≥', '=', '–', 'to'])
const ONE_PATIENT =
  /^(?:(?:\d+ )?years? ?(?:-|–)? ?old|yo|woman|man|lady|gentleman|patient|she|her|mrs|patientin|frau|patiente|femme|paciente|mujer|paziente|donna|patiente|mevrouw|vrouw|jahrige[rn]?|jarige)$/

function isOfOnePatient(items: readonly Item[]): boolean {
  const one = items.some(({ text }) => ONE_PATIENT.test(text) || text.split(' ').some((word) => ONE_PATIENT.test(word)))
  return one && !items.some((item) => isMany(item) || OF_MANY.has(item.meaning))
}

const OF_MANY: ReadonlySet<string> = new Set(['general', 'trial', 'conditional', 'recommended', 'or'])

/** 'Membranous staining with the anti-HER2 antibody: score 3+' */
function isScoredAntibody({ items, traits }: Passage): boolean {
  if ((traits & TRAITS.treatment) === 0 || !items.some(({ text }) => ANTIBODY.test(text))) return false
  return items.some(({ kind, text }, at) => kind === 'number' && /^[0-3]$/.test(text) && items[at + 1]?.kind === 'plus')
}

const ANTIBODY = /^anti ?-? ?her ?2/

function mayHold(passage: Passage): boolean {
  const { items, traits, zone, legend } = passage
  if (((traits & TRAITS.her2) === 0 && !isScoredAntibody(passage)) || (zone !== 'report' && zone !== 'history'))
    return false
  if (!explainsOnly(passage)) return true
  return legend ? repeatsLevel(items) : isOfGivenMedicine(passage) || (isOfTreatment(passage) && isOfOnePatient(items))
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
  if (VALUES.has(item.meaning) || (item.kind === 'plus' && items[at - 1]?.meaning === 'her2')) return true
  if (item.kind !== 'number' || isFurnitureNumber(items, at, item)) return false
  const next = items[at + 1]
  if (next?.meaning === 'ormore') return false
  if (next?.kind === 'plus') return /^[0-3]$/.test(item.text)
  return next?.meaning === 'percentword' || /^\d{1,2}[.,]\d{1,2}$/.test(item.text)
}
