/** Cards as JSON: for the record of a call and for its answer, which most clients get with the very same cards. */
import type { Card, CdsResponse } from './schemas.ts'

/** Gone with the cards themselves. */
const SPELLED = new WeakMap<readonly Card[], string>()

export function spellCards(cards: readonly Card[]): string {
  const text = SPELLED.get(cards) ?? JSON.stringify(cards)
  SPELLED.set(cards, text)
  return text
}

export function spellResponse(response: CdsResponse): string {
  const { cards, ...rest } = response
  return Object.keys(rest).length === 0 ? `{"cards":${spellCards(cards)}}` : JSON.stringify(response)
}
