/**
 * Few cards: at most one synopsis and two action cards; the synopsis names the rest. Order hooks have no synopsis: a
 * consideration without a card of its own is then in the trace only.
 */
import type { Card } from '../cds-hooks/schemas.ts'
import { CARD_KEYS, type Consideration } from '../her2/considerations/considerations.ts'
import type { CardBook } from './card-book.ts'
import type { CardText } from './card-file.ts'
import type { FillContext } from './fill-context.ts'
import { fillCardWithInputs, fillSummary } from './fill-card.ts'

const MOST_ACTION_CARDS = 2
const URGENCY: Readonly<Record<CardText['indicator'], number>> = { critical: 0, warning: 1, info: 2 }
const PLACE: ReadonlyMap<string, number> = new Map(CARD_KEYS.map((key, at) => [key, at]))
/** The synopsis: behind every other card. */
const LAST = 3 * CARD_KEYS.length

export interface Arrangement {
  /** In the order of the answer: critical, warnings, information, in catalogue order within each; the synopsis last. */
  readonly shown: readonly Consideration[]
  /** Considerations without a card of their own; the synopsis, if shown, names them. */
  readonly folded: readonly Consideration[]
}

/** Stable: considerations of the same key keep the order in which they were found. */
export function arrangeCards(considerations: readonly Consideration[], book: CardBook): Arrangement {
  // As in most answers.
  if (considerations.length <= 1) return { shown: considerations, folded: [] }
  const rank = ({ key, indicator }: Consideration) => {
    if (key === 'her2Synopsis') return LAST
    return URGENCY[indicator ?? book.cards.get(key)?.indicator ?? 'info'] * CARD_KEYS.length + (PLACE.get(key) ?? -1)
  }
  const sorted = considerations.toSorted((one, other) => rank(one) - rank(other))
  const synopsis = sorted.find(({ key }) => key === 'her2Synopsis')
  const actions = sorted.filter(({ key }) => key !== 'her2Synopsis')
  const first = actions.slice(0, MOST_ACTION_CARDS)
  // A card that says what is missing names what was not read (decision P-25): it is not told twice.
  const isNamed = ({ key }: Consideration) => key === 'her2Unread' && first.some((one) => one.key === 'her2Missing')
  const own = actions.filter((one) => !isNamed(one)).slice(0, MOST_ACTION_CARDS)
  const kept = new Set([...own, ...(synopsis === undefined ? [] : [synopsis])])
  return { shown: sorted.filter((one) => kept.has(one)), folded: actions.filter((one) => !kept.has(one)) }
}

/** Arranges and fills: the cards of an answer, and what was folded. No card repeats an input that one above it shows. */
export function fillCards(
  book: CardBook,
  considerations: readonly Consideration[],
  context: Omit<FillContext, 'folded' | 'considerations'>,
): Arrangement & { readonly cards: Card[] } {
  const { shown, folded } = arrangeCards(considerations, book)
  const bare: FillContext = { ...context, considerations, folded: [] }
  const summaries = folded.map((consideration) => fillSummary(book, consideration, bare))
  const shownInputs = new Set<string>()
  const own: FillContext = { ...bare, folded: summaries, shownInputs }
  const cards = shown.map((consideration) => {
    const { card, inputs } = fillCardWithInputs(book, consideration, own)
    for (const reference of inputs) shownInputs.add(reference)
    return card
  })
  return { cards, shown, folded }
}
