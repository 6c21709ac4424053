/**
 * What one HER2 value says, from its codings, its text, its numbers and its interpretation. Parts that say the same add
 * nothing; parts that exclude each other make a contradiction that names both, never a choice.
 */
import type {
  IhcResult,
  IhcScore,
  IhcWords,
  IshWords,
  Measure,
  StainingPercent,
  TestState,
} from '../../her2/evidence.ts'
import { readTestState } from '../text/index.ts'
import { joinRecounts, type Recount } from './recounts.ts'

/** What a HER2 value can say, whatever the method. */
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
  /** Why a ratio that was sent is not read. */
  readonly ratioNotRead?: string
  readonly her2CopyNumber?: Measure
  readonly cep17CopyNumber?: Measure
  readonly cellsCounted?: Measure
  readonly probe?: 'dual' | 'single'
  readonly recount?: Recount
}

/** One part of a value: what it says, and its own words for the reason of a contradiction. */
export type ValuePart =
  | {
      readonly kind: 'facts'
      readonly facts: Her2Facts
      readonly said: string
      /** Which part of the value it is: 'the code 431396003', 'its display', 'the text', 'the interpretation'. */
      readonly where?: string
    }
  | { readonly kind: 'nothing'; readonly said: string; readonly state?: TestState }
  | {
      readonly kind: 'unreadable'
      readonly why: string
      readonly contradiction?: true
      readonly asks?: 'ratio'
      /** A flag such as 'abnormal': told only where nothing else stands. */
      readonly flag?: true
    }
  /** Must not be read as HER2 at all: an answer or a unit of another test. */
  | { readonly kind: 'refused'; readonly why: string }

export type ValueReading =
  | {
      readonly kind: 'facts'
      readonly facts: Her2Facts
      readonly said: readonly string[]
      readonly unread: readonly string[]
    }
  | { readonly kind: 'nothing'; readonly why: string; readonly state?: TestState }
  | { readonly kind: 'unreadable'; readonly why: string; readonly asks?: 'ratio' }
  | { readonly kind: 'contradiction'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Joins the parts of one value. `empty` is the reason to give where there is no part at all. */
export function joinParts(all: readonly ValuePart[], empty: string): ValueReading {
  const [only] = all
  if (all.length === 1 && only?.kind === 'facts' && only.facts.recount === undefined)
    return { kind: 'facts', facts: { ...only.facts }, said: [only.said], unread: NOTHING }
  const parts = all.every(isFlag) ? all : all.filter((part) => !isFlag(part))
  const refused = parts.find((part) => part.kind === 'refused')
  if (refused) return { kind: 'refused', why: refused.why }
  const contradicted = parts.find((part) => part.kind === 'unreadable' && part.contradiction)
  if (contradicted?.kind === 'unreadable') return { kind: 'contradiction', why: contradicted.why }
  const spoken = parts.filter((part) => part.kind === 'facts')
  const unreadable = parts.filter((part) => part.kind === 'unreadable')
  const unread = unreadable.map((part) => part.why)
  const ratio = unreadable.filter((part) => part.asks === 'ratio').map((part) => part.why)
  const nothing = parts.find((part) => part.kind === 'nothing')
  const [first] = spoken
  if (first === undefined && unread.length > 0)
    return { kind: 'unreadable', why: unread.join('; '), ...(ratio.length > 0 ? { asks: 'ratio' as const } : {}) }
  if (first === undefined) return nothing === undefined ? { kind: 'nothing', why: empty } : withState(nothing)
  if (nothing) return { kind: 'contradiction', why: `«${first.said}» is given beside «${nothing.said}»` }
  const joined = joinFacts(spoken, unread)
  if (joined.kind !== 'facts' || joined.facts.ratio !== undefined || ratio.length === 0) return joined
  return { ...joined, facts: { ...joined.facts, ratioNotRead: ratio.join('; ') } }
}

function withState({ said, state = readTestState(said) }: Extract<ValuePart, { kind: 'nothing' }>): ValueReading {
  return { kind: 'nothing', why: said, ...(state && { state }) }
}

const NOTHING: readonly string[] = []

export function isFlag(part: ValuePart): boolean {
  return part.kind === 'unreadable' && part.flag === true
}

type Spoken = Extract<ValuePart, { kind: 'facts' }>

function joinFacts(parts: readonly Spoken[], unread: readonly string[]): ValueReading {
  const [only] = parts
  if (parts.length === 1 && only !== undefined && only.facts.recount === undefined)
    return { kind: 'facts', facts: { ...only.facts }, said: [only.said], unread }
  let joined: Her2Facts = {}
  for (const part of parts) {
    for (const [field, value] of Object.entries<unknown>({ ...part.facts })) {
      const before = (joined as Record<string, unknown>)[field]
      const recount = field === 'recount' ? joinRecounts(joined.recount, part.facts.recount) : undefined
      if (recount !== undefined) {
        joined = { ...joined, recount }
      } else if (before === undefined) {
        joined = { ...joined, [field]: value }
      } else if (!isSame(before, value)) {
        return { kind: 'contradiction', why: spellParts(parts) }
      }
    }
  }
  return { kind: 'facts', facts: joined, said: [...new Set(parts.map((part) => part.said))], unread }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

const WORDS_MEAN: Record<IhcWords, string> = {
  positive: 'HER2 positive',
  negative: 'HER2 negative',
  equivocal: 'HER2 equivocal',
  indeterminate: 'HER2 indeterminate',
}
const ISH_WORDS_MEAN: Record<IshWords, string> = {
  amplified: 'HER2 amplified',
  'not-amplified': 'HER2 not amplified',
  equivocal: 'HER2 ISH equivocal',
  indeterminate: 'HER2 ISH indeterminate',
}

/** What a part of a value means, for a person who has not looked up its code. */
export function spellFacts(facts: Her2Facts): string {
  const number = (name: string, measure: Measure | undefined): string | undefined =>
    measure && `${name} ${measure.comparator ?? ''}${measure.text}`
  const parts = [
    facts.words && WORDS_MEAN[facts.words],
    facts.tier && `HER2-${facts.tier}`,
    facts.score && `IHC score ${facts.score}`,
    facts.ishWords && ISH_WORDS_MEAN[facts.ishWords],
    facts.staining && (facts.staining === 'absent' ? 'no membrane staining' : 'membrane staining'),
    facts.percent && `${number('stained cells', facts.percent)} %`,
    number('HER2/CEP17 ratio', facts.ratio),
    number('HER2 signals per cell', facts.her2CopyNumber),
    number('CEP17 signals per cell', facts.cep17CopyNumber),
    facts.recount && 'a second count',
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

/** Every part with what it means, so that a reader sees both sides: 'the code 431396003 means HER2 negative; …'. */
function spellParts(parts: readonly Spoken[]): string {
  const lines = parts.map((part) => {
    const meaning = spellFacts(part.facts)
    const quoted = part.said === meaning ? '' : ` «${part.said}»`
    const where = part.where?.startsWith('the code') ? part.where : `${part.where ?? ''}${quoted}`.trim()
    return where === '' ? meaning : `${where} means ${meaning}`
  })
  return [...new Set(lines)].join('; ')
}

/**
 * Two sides of an immunostain result that exclude each other; absent where they agree. Words against the score are left
 * to the rules, which know what the whole work-up gives: 'positive' beside 2+ may be its final answer.
 */
export function ihcContradiction(facts: Her2Facts): string | undefined {
  const { score, words, staining, tier } = facts
  if (staining === 'absent' && (score === '1+' || score === '2+' || score === '3+'))
    return `IHC score ${score} beside «no membrane staining»`
  if (tier !== undefined && (words === 'positive' || score === '3+'))
    return `«HER2-${tier}» beside ${score === '3+' ? 'IHC score 3+' : '«positive»'}`
  return undefined
}
