/** How one family of clients speaks CDS Hooks: what it sends differently, and what it can use of an answer. */
import type { Card, CdsResponse, Suggestion } from '../schemas.ts'

export interface Dialect {
  readonly name: string
  /** Words for a person. */
  readonly title: string
  /**
   * A call as it came → as the specification words it. The body may be anything.
   * @throws Refusal if the client is set up so that no answer is possible
   */
  readonly shapeRequest: (body: unknown) => unknown
  /** An answer as the specification words it → as the client reads it. `newUuid` names suggestions that are split. */
  readonly shapeResponse: (response: CdsResponse, newUuid: () => string) => CdsResponse
  /** What the user did, if the client says more than the hook: a code of its own. For logs; nothing about a person. */
  readonly readTrigger?: (body: unknown) => string | undefined
}

export function asItIs<Value>(value: Value): Value {
  return value
}

export function mapCards(response: CdsResponse, change: (card: Card) => Card): CdsResponse {
  return { ...response, cards: response.cards.map(change) }
}

/** A card with its suggestions changed; if none are left, also without the members about suggestions. */
export function mapSuggestions(card: Card, change: (suggestion: Suggestion) => Suggestion[]): Card {
  const { suggestions, selectionBehavior, ...rest } = card
  const changed = (suggestions ?? []).flatMap(change)
  if (changed.length === 0) return rest
  return { ...rest, suggestions: changed, ...(selectionBehavior ? { selectionBehavior } : {}) }
}

/** A copy without some members. */
export function without<Value extends object, Name extends keyof Value>(
  value: Value,
  ...names: readonly Name[]
): Omit<Value, Name> {
  const left: readonly PropertyKey[] = names
  return Object.fromEntries(Object.entries(value).filter(([name]) => !left.includes(name))) as Omit<Value, Name>
}
