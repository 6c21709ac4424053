/**
 * The chain: each record that is kept gets a link, and each link holds the hash of the one before it. A writer has a chain
 * of its own, so that writers never wait for each other; the last link of each is signed with the key of the installation,
 * so that an end that was cut off, or added by hand, is seen.
 */
import { createHash, createHmac, hash, timingSafeEqual } from 'node:crypto'

/** What has links. A card is part of its evaluation. */
export const CHAINED = ['evaluation', 'feedback', 'review', 'opening', 'event'] as const
export type Chained = (typeof CHAINED)[number]

/** One record as the chain names it. */
export interface ChainedRecord {
  readonly kind: Chained
  /** Id of the record; of a review, card and reviewer as JSON. */
  readonly record: string
  /** The record's own instant: of several judgements of one reviewer, the latest is the one that is kept. */
  readonly at: string
  /** SHA-256 of the record. */
  readonly digest: string
}

export interface Link extends ChainedRecord {
  readonly writer: string
  /** From 1. */
  readonly seq: number
  /** SHA-256 of the previous link's hash and of this link. */
  readonly hash: string
  /** Set where retention has removed the record: a signature. */
  readonly pruned: string | null
}

/** The end of a chain. */
export interface Head {
  readonly writer: string
  readonly seq: number
  readonly hash: string
  readonly at: string
  readonly sign: string
}

/** Where a chain begins after retention has removed its first links. */
export type Checkpoint = Head

/** Of everything that was kept before there were chains. */
export const BEFORE_THE_CHAIN = 'before-the-chain'

/** Text of any length, so that no two lists of values read the same. */
function frame(values: readonly string[]): string {
  return values.map((value) => `${value.length}:${value}`).join('')
}

/** What the first link of a writer is chained to. */
export function hashOfStart(writer: string): string {
  return hash('sha256', frame(['her2-cds chain 1', writer]))
}

export function hashLink(previous: string, link: Omit<Link, 'hash' | 'pruned'>): string {
  const { writer, seq, kind, record, at, digest } = link
  return hash('sha256', frame([previous, writer, String(seq), kind, record, at, digest]))
}

/** The signing key of an installation. Kept apart from what else its secret is used for. */
export function chainKeyOf(secret: string): string {
  return createHash('sha256')
    .update(frame(['her2-cds audit chain', secret]))
    .digest('hex')
}

type Signed = 'head' | 'checkpoint' | 'pruned' | 'anchor'

export function sign(key: string, what: Signed, values: readonly (string | number)[]): string {
  return createHmac('sha256', key)
    .update(frame([what, ...values.map(String)]))
    .digest('hex')
}

/** The key that signs now, and those that signed before it. */
export type ChainKeys = string | readonly string[]

export function isSignedBy(
  keys: ChainKeys,
  what: Signed,
  values: readonly (string | number)[],
  given: string,
): boolean {
  const found = Buffer.from(given)
  return [keys].flat().some((key) => {
    const wanted = Buffer.from(sign(key, what, values))
    return wanted.length === found.length && timingSafeEqual(wanted, found)
  })
}

export function signEnd(key: string, what: 'head' | 'checkpoint', end: Omit<Head, 'sign'>): Head {
  return { ...end, sign: sign(key, what, [end.writer, end.seq, end.hash, end.at]) }
}

export function isEndSigned(key: ChainKeys, what: 'head' | 'checkpoint', end: Head): boolean {
  return isSignedBy(key, what, [end.writer, end.seq, end.hash, end.at], end.sign)
}

/** The mark of a link whose record retention has removed. */
export function signPruned(key: string, { writer, seq, hash: own }: Pick<Link, 'writer' | 'seq' | 'hash'>): string {
  return sign(key, 'pruned', [writer, seq, own])
}

export function isPrunedSigned(key: ChainKeys, link: Link): boolean {
  return link.pruned !== null && isSignedBy(key, 'pruned', [link.writer, link.seq, link.hash], link.pruned)
}

/** The links that follow an end, and the new end, signed. */
export function extendChain(
  key: string,
  end: Pick<Head, 'writer' | 'seq' | 'hash'>,
  records: readonly ChainedRecord[],
  at: string,
): { readonly links: Link[]; readonly head: Head } {
  const { writer } = end
  let { seq, hash: previous } = end
  const links = records.map((record): Link => {
    seq++
    previous = hashLink(previous, { ...record, writer, seq })
    return { writer, seq, ...record, hash: previous, pruned: null }
  })
  return { links, head: signEnd(key, 'head', { writer, seq, hash: previous, at }) }
}
