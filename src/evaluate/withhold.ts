/** Removes what is withheld from this reader before cards are arranged, so that the next in line moves up. */
import { arrangeCards } from '../content/arrange-cards.ts'
import type { CardBook } from '../content/card-book.ts'
import type { Identify, Identity } from './findings.ts'
import type { Consideration, ConsiderationKey, MergedKey } from '../her2/considerations/considerations.ts'

/** `quiet`: not shown again, or not to this reader; `shadow`: tried out, and not sent. The names are those that are stored. */
export interface Withholding {
  readonly how: 'quiet' | 'shadow'
  readonly why: string
}

/** Undefined: it may be shown. `under` gives the same finding under another key; `beside` are other cards about its subject. */
export type AskReader = (
  finding: Identity,
  under: (key: ConsiderationKey | MergedKey) => string,
  beside: readonly ConsiderationKey[],
) => Withholding | undefined

export interface WithheldFromReader extends Withholding {
  readonly consideration: Consideration
  readonly finding: string
  readonly subject: string
  /** `shadow`: uuid of the card that would have been shown. */
  readonly card?: string
}

/** The synopsis is withheld only if it names nothing that has no card of its own. */
export function withholdFromReader(
  considerations: readonly Consideration[],
  identify: Identify,
  book: CardBook,
  askReader: AskReader | undefined,
): { readonly kept: readonly Consideration[]; readonly withheld: readonly WithheldFromReader[] } {
  if (!askReader) return { kept: considerations, withheld: [] }
  const ask = (consideration: Consideration): WithheldFromReader[] => {
    const found = identify(consideration)
    const beside = considerations.filter((one) => one !== consideration && isAboutSame(one, consideration))
    const keys = beside.map(({ key }) => key)
    const withholding = askReader(found, (key) => identify(consideration, key).finding, keys)
    return withholding ? [{ ...withholding, consideration, finding: found.finding, subject: found.subject }] : []
  }
  const isSynopsis = ({ key }: Consideration) => key === 'her2Synopsis'
  const actions = considerations.filter((one) => !isSynopsis(one)).flatMap(ask)
  const gone = new Set(actions.map(({ consideration }) => consideration))
  const rest = considerations.filter((one) => !gone.has(one))
  const synopsis = arrangeCards(rest, book).folded.length > 0 ? [] : rest.filter(isSynopsis).flatMap(ask)
  const withheld = [...actions, ...synopsis]
  const all = new Set(withheld.map(({ consideration }) => consideration))
  return { kept: considerations.filter((one) => !all.has(one)), withheld }
}

/** The same diagnosis, or the same specimen. */
function isAboutSame(one: Consideration, other: Consideration): boolean {
  const isSame = (a: string | undefined, b: string | undefined) => a !== undefined && a === b
  return (
    isSame(one.diagnosis?.reference, other.diagnosis?.reference) ||
    isSame(one.target?.reference, other.target?.reference)
  )
}
