/** Cards that were shown and are gone, each with its reason. A card comes with a new uuid each time: it is known by its words. */
import type { Card, Trace } from './service.ts'

export type WhyGone = 'accepted' | 'dismissed' | 'notRepeated' | 'noLonger'

export interface Acted {
  readonly card: Card
  /** Where it was shown. */
  readonly hook: string
  readonly why: 'accepted' | 'dismissed'
  /** The suggestion that was accepted, or the reason of a dismissal in words. */
  readonly what?: string
  /** HTTP status of the service's answer to the feedback. */
  readonly told: number
}

/** Answered for good: dismissed, or accepted where only one suggestion may be. Of others more may be accepted. */
export function isAnswered(card: Card, acted: readonly Acted[]): boolean {
  return acted.some((one) => sameCard(one.card, card) && (one.why === 'dismissed' || card.selectionBehavior !== 'any'))
}

export interface GoneCard {
  readonly card: Card
  readonly why: WhyGone
  readonly what?: string
  readonly told?: number
}

/** The same card at another time. */
export function sameCard(one: Card, other: Card): boolean {
  return topicOf(one) === topicOf(other) && one.summary === other.summary
}

export function topicOf(card: Card): string {
  return card.source.topic?.code ?? ''
}

export function addNew(known: readonly Card[], cards: readonly Card[]): readonly Card[] {
  const added = cards.filter((card) => !known.some((one) => sameCard(one, card)))
  return added.length > 0 ? [...known, ...added] : known
}

/** `seen`: every card since the question was last changed by hand; `shown`: those that are there now. */
export function listGone(
  seen: readonly Card[],
  shown: readonly Card[],
  acted: readonly Acted[],
  trace: Pick<Trace, 'considerations'> | undefined,
): readonly GoneCard[] {
  const isShown = (card: Card) => shown.some((one) => sameCard(one, card))
  const answered = acted.filter(
    ({ card }, at) => !isShown(card) && !acted.slice(at + 1).some((one) => sameCard(one.card, card)),
  )
  const others = seen.filter((card) => !isShown(card) && !answered.some((one) => sameCard(one.card, card)))
  const isCalledFor = (card: Card) => trace?.considerations.some(({ key }) => key === topicOf(card))
  return [
    ...answered,
    ...others.map((card): GoneCard => ({ card, why: isCalledFor(card) ? 'notRepeated' : 'noLonger' })),
  ]
}
