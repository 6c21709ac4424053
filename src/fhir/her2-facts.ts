/**
 * What one HER2 value says, gathered from its codings, its text, its numbers and its interpretation. Parts that say the
 * same add nothing; parts that exclude each other make a contradiction that names both, never a choice.
 */
import type { IhcResult, IhcScore, IhcWords, IshWords, Measure, StainingPercent } from '../her2/evidence.ts'
import { joinRecounts, type Recount } from './recounts.ts'

/** What a HER2 value can say, of whatever method. */
export interface Her2Facts {
  readonly score?: IhcScore
  readonly staining?: 'absent' | 'present'
  readonly percent?: StainingPercent
  readonly pattern?: NonNullable<IhcResult['pattern']>
  /** The result in words, of the method that is asked for. */
  readonly words?: IhcWords
  /** Words of amplification, said as such. */
  readonly ishWords?: IshWords
  readonly tier?: 'low' | 'ultralow'
  readonly ratio?: Measure
  readonly her2CopyNumber?: Measure
  readonly cep17CopyNumber?: Measure
  readonly cellsCounted?: Measure
  readonly probe?: 'dual' | 'single'
  readonly recount?: Recount
}

/** One part of a value: what it says, and its own words for the reason of a contradiction. */
export type ValuePart =
  | { readonly kind: 'facts'; readonly facts: Her2Facts; readonly said: string }
  | { readonly kind: 'nothing'; readonly said: string }
  | { readonly kind: 'unreadable'; readonly why: string; readonly contradiction?: true }
  /** Must not be read as HER2 at all: an answer or a unit of another test. */
  | { readonly kind: 'refused'; readonly why: string }

export type ValueReading =
  | {
      readonly kind: 'facts'
      readonly facts: Her2Facts
      readonly said: readonly string[]
      readonly unread: readonly string[]
    }
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'contradiction'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Joins the parts of one value. `empty` is the reason to give where there is no part at all. */
export function joinParts(parts: readonly ValuePart[], empty: string): ValueReading {
  const refused = parts.find((part) => part.kind === 'refused')
  if (refused) return { kind: 'refused', why: refused.why }
  const contradicted = parts.find((part) => part.kind === 'unreadable' && part.contradiction)
  if (contradicted?.kind === 'unreadable') return { kind: 'contradiction', why: contradicted.why }
  const spoken = parts.filter((part) => part.kind === 'facts')
  const unread = parts.filter((part) => part.kind === 'unreadable').map((part) => part.why)
  const nothing = parts.find((part) => part.kind === 'nothing')
  const [first] = spoken
  if (first === undefined) {
    if (unread.length > 0) return { kind: 'unreadable', why: unread.join('; ') }
    return { kind: 'nothing', why: nothing ? nothing.said : empty }
  }
  if (nothing) return { kind: 'contradiction', why: `«${first.said}» stands beside «${nothing.said}»` }
  return joinFacts(spoken, unread)
}

type Spoken = Extract<ValuePart, { kind: 'facts' }>

function joinFacts(parts: readonly Spoken[], unread: readonly string[]): ValueReading {
  let joined: Her2Facts = {}
  const saidBy = new Map<string, string>()
  for (const part of parts) {
    for (const [field, value] of Object.entries(part.facts)) {
      const before = (joined as Record<string, unknown>)[field]
      const recount = field === 'recount' ? joinRecounts(joined.recount, part.facts.recount) : undefined
      if (recount !== undefined) {
        joined = { ...joined, recount }
        saidBy.set(field, part.said)
      } else if (before === undefined) {
        joined = { ...joined, [field]: value }
        saidBy.set(field, part.said)
      } else if (!isSame(before, value)) {
        return { kind: 'contradiction', why: `«${saidBy.get(field) ?? ''}» against «${part.said}»` }
      }
    }
  }
  return { kind: 'facts', facts: joined, said: [...new Set(parts.map((part) => part.said))], unread }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

const SCORE_WORDS: Record<IhcScore, readonly IhcWords[]> = {
  '0': ['negative'],
  '1+': ['negative'],
  '2+': ['equivocal', 'indeterminate'],
  '3+': ['positive'],
}

/** Two sides of an immunostain result that exclude each other; absent where they agree. */
export function ihcContradiction(facts: Her2Facts): string | undefined {
  const { score, words, staining, tier } = facts
  if (score !== undefined && words !== undefined && !SCORE_WORDS[score].includes(words)) {
    return `score ${score} against «${words}»`
  }
  if (staining === 'present' && score === undefined && words === 'positive') return undefined
  if (staining === 'absent' && (score === '1+' || score === '2+' || score === '3+'))
    return `score ${score} against «no staining»`
  if (tier !== undefined && (words === 'positive' || score === '3+'))
    return `«HER2-${tier}» against «${words ?? score}»`
  return undefined
}
