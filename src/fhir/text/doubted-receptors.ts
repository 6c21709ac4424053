/** Receptors that are named with a value that is in doubt, or that is not said of one of them: they are told as unread. */
import { NUCLEI } from './denied-receptors.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'
import type { ReceptorWords } from './statements.ts'

export type Receptor = 'er' | 'pgr'

/** A receptor that was named with a value that is not read; `from` and `to` are item indices. */
export interface ReceptorUnread {
  readonly receptor: Receptor
  readonly why: string
  readonly from: number
  readonly to: number
}

export const WORDS: Readonly<Record<string, ReceptorWords>> = {
  positive: 'positive',
  negative: 'negative',
  indeterminate: 'indeterminate',
  lowpositive: 'low-positive',
  triplenegative: 'negative',
  triplepositive: 'positive',
}
export const BLOCKS: ReadonlySet<string> = new Set([
  'hedge',
  'conditional',
  'not',
  'dcis',
  'general',
  'family',
  'control',
  'reference',
  'otherorgan',
  'mutation',
  'genomic',
  'withdrawn',
  'preliminary',
  'elsewhere',
  'trial',
])
export const NAMES: ReadonlySet<string> = new Set(['er', 'pgr', 'triplenegative', 'triplepositive'])

/** 'ER 5 %; patients with so few …': a percentage beside words on patients in general. */
export function percentsBeside({ items, owners }: Her2SentenceReader, { text }: Item): readonly ReceptorUnread[] {
  return (['er', 'pgr'] as const).flatMap((receptor) => {
    const from = items.findIndex(({ meaning }) => meaning === receptor)
    const percent = items.some(
      ({ kind }, at) =>
        kind === 'number' && items[at + 1]?.meaning === 'percentword' && owners.of[at]?.includes(receptor) === true,
    )
    const why = `«${text}» speaks of patients or results in general`
    return from < 0 || !percent ? [] : [{ receptor, why, from, to: items.length }]
  })
}

const DOUBTS: ReadonlySet<string> = new Set(['hedge', 'withdrawn', 'equivocal', 'preliminary', 'pending'])
/** What a value beside one of these is of: something else than this tumour. */
const EXPLAINS: ReadonlySet<string> = new Set([
  ...['control', 'reference', 'dcis', 'family', 'otherorgan', 'general', 'trial', 'conditional', 'elsewhere'],
  ...['mutation', 'genomic', 'otherstain'],
])

/** 'ER probably positive', 'ER equivocal', 'ER positivity is hardly seen': a value that is not read, and not one that is missing. */
export function doubtedValue(
  { items, owners, one }: Her2SentenceReader,
  receptor: Receptor,
): readonly ReceptorUnread[] {
  const from = items.findIndex(({ meaning }) => meaning === receptor)
  if (from < 0) return []
  const owned = items.flatMap((item, at) => (owners.of[at]?.includes(receptor) === true ? [item] : []))
  const doubt =
    owned.find(({ meaning }) => DOUBTS.has(meaning)) ?? items.find(({ meaning }) => meaning === 'preliminary')
  const signed = items.some(({ kind }, at) => kind === 'plus' && items[at - 1]?.meaning === receptor)
  const valued = signed || owned.some(({ meaning }) => WORDS[meaning] !== undefined || VALUED.has(meaning))
  const percent = owned.some(({ kind }, at) => kind === 'number' && owned[at + 1]?.meaning === 'percentword')
  const open = isNumbered(items, from) || isOpenSign(items, from) || isDeniedLoosely(items, from, owned)
  if (!valued && !percent && !open) return []
  const to = items.length
  if (doubt !== undefined) return [{ receptor, why: `«${doubt.text}» leaves its value open`, from, to }]
  if (one.explained.length > 0 || owned.some(({ meaning, text }) => EXPLAINS.has(meaning) && !NUCLEI.test(text)))
    return []
  return [{ receptor, why: 'no value was understood', from, to }]
}

/** 'ER 10 of 100 cells': a figure directly behind the name. */
function isNumbered(items: readonly Item[], at: number): boolean {
  return items[at + 1]?.kind === 'number' && items[at + 1]?.spaced === true
}

/** 'ER -/+', 'ER(-)?'. */
function isOpenSign(items: readonly Item[], at: number): boolean {
  const sign = items[at + 1]
  if (
    sign?.text === '(' &&
    items[at + 3]?.text === ')' &&
    (items[at + 2]?.kind === 'plus' || items[at + 2]?.text === '-')
  )
    return true
  return sign?.text === '-' && (items[at + 2]?.text === '/' || items[at + 2]?.meaning === 'or')
}

const EXPRESSED = /expre|expri|espre|espri/

/** 'RE positif mais pas RP', 'brengt geen oestrogeenreceptor tot expressie'. */
function isDeniedLoosely(items: readonly Item[], at: number, owned: readonly Item[]): boolean {
  const own = items[at - 1]?.meaning === 'not' && items[at + 1]?.kind !== 'word'
  const denied = items.slice(Math.max(0, at - 4), at).some(({ meaning }) => meaning === 'not')
  return own || (denied && owned.some(({ text }) => EXPRESSED.test(text)))
}

const VALUED: ReadonlySet<string> = new Set(['equivocal', 'pending', 'detected', 'absent'])

/** 'HR+/HER2-low': at least one of the two is positive, and nothing says which. */
export function positiveTogether(items: readonly Item[]): ReceptorUnread | undefined {
  if (items.some((item) => NAMES.has(item.meaning) || BLOCKS.has(item.meaning))) return undefined
  const at = items.findIndex((item) => item.meaning === 'hr')
  const value = items[at + 1]?.text === ':' || items[at + 1]?.meaning === 'is' ? at + 2 : at + 1
  const positive = items[value]?.meaning === 'positive' || items[value]?.kind === 'plus'
  const absent = items.slice(0, Math.max(at, 0)).some(({ meaning }) => meaning === 'absent')
  if (at >= 0 && absent) return { receptor: 'er', why: 'no value was understood', from: at, to: at + 1 }
  if (at < 0 || !positive) return undefined
  const why = `«${items[at]?.text ?? ''}» positive does not say which of the two receptors is`
  return { receptor: 'er', why, from: at, to: value + 1 }
}
