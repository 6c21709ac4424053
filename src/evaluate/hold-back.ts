/** Takes what is held back out of the considerations, before cards are arranged: then the next in line moves up. */
import { arrangeCards } from '../content/arrange-cards.ts'
import type { CardBook } from '../content/card-book.ts'
import { identify } from './findings.ts'
import type { Finding } from './findings.ts'
import type { Consideration } from '../her2/considerations/considerations.ts'
import type { Evidence } from '../her2/evidence.ts'

/** `quiet`: not to be said again, or not to this reader; `shadow`: tried out in silence. */
export interface Hush {
  readonly how: 'quiet' | 'shadow'
  readonly why: string
}

/** Undefined: it may be said. `under` gives the finding of the same matter under another key. */
export type Hold = (
  finding: Omit<Finding, 'card' | 'suggestions'>,
  under: (key: Consideration['key']) => string,
) => Hush | undefined

export interface Held extends Hush {
  readonly consideration: Consideration
  readonly finding: string
  readonly subject: string
  /** `shadow`: uuid of the card that would have been shown. */
  readonly card?: string
}

interface Found {
  readonly evidence: Evidence
  readonly considerations: readonly Consideration[]
}

/** The synopsis is held back only where nothing is told in it that has no card of its own. */
export function holdBack(
  { evidence, considerations }: Found,
  book: CardBook,
  hold: Hold | undefined,
): { readonly kept: readonly Consideration[]; readonly held: readonly Held[] } {
  if (!hold) return { kept: considerations, held: [] }
  const ask = (consideration: Consideration): Held[] => {
    const found = identify(consideration, evidence)
    const hush = hold(found, (key) => identify({ ...consideration, key }, evidence).finding)
    return hush ? [{ ...hush, consideration, finding: found.finding, subject: found.subject }] : []
  }
  const isSynopsis = ({ key }: Consideration) => key === 'her2Synopsis'
  const actions = considerations.filter((one) => !isSynopsis(one)).flatMap(ask)
  const gone = new Set(actions.map(({ consideration }) => consideration))
  const rest = considerations.filter((one) => !gone.has(one))
  const synopsis = arrangeCards(rest, book).folded.length > 0 ? [] : rest.filter(isSynopsis).flatMap(ask)
  const held = [...actions, ...synopsis]
  const all = new Set(held.map(({ consideration }) => consideration))
  return { kept: considerations.filter((one) => !all.has(one)), held }
}
