/** What a check of the chain finds. */
import { hashLink } from '../storage/chain.ts'
import type { Link } from '../storage/chain.ts'

export type FindingKind = 'changed' | 'deleted' | 'reordered' | 'truncated' | 'inserted' | 'unsigned' | 'rolled-back'

export interface Finding {
  readonly kind: FindingKind
  /** The record, or the place in a chain: 'evaluation 0a…', 'writer w, link 7'. */
  readonly where: string
  readonly words: string
}

export interface BadLink {
  readonly link: Link
  /** Hash of the link that stands before it now. */
  readonly previous: string
}

/** Each is tried at the places of the others; with more, only the fact is told. */
const MOST_TRIED = 60

/** Of links that do not follow from the one before: those that stand at another's place, and those that were changed. */
export function findReordered(writer: string, bad: readonly BadLink[]): readonly Finding[] {
  const tried = bad.length <= MOST_TRIED
  return bad.map(({ link }): Finding => {
    const where = `writer ${writer}, link ${link.seq}`
    const belongs = tried ? placeOf(link, bad) : undefined
    if (belongs !== undefined) return { kind: 'reordered', where, words: `belongs at place ${belongs} of this chain` }
    return { kind: 'changed', where, words: 'does not follow from the link before it' }
  })
}

/** The place at which the link would follow from what was before it then. */
function placeOf(link: Link, bad: readonly BadLink[]): number | undefined {
  const hashes = [...bad.map(({ previous }) => previous), ...bad.map((one) => one.link.hash)]
  const places = bad.map((one) => one.link.seq).filter((seq) => seq !== link.seq)
  return places.find((seq) => hashes.some((previous) => hashLink(previous, { ...link, seq }) === link.hash))
}
