/**
 * Anchors: the ends of all chains, told to a place that whoever can write to the store cannot write to. An old copy in place
 * of the store is as whole as it was then; only an anchor that names a later end shows that it is old.
 */
import { isSignedBy, sign } from '../storage/chain.ts'
import type { ChainKeys, Head } from '../storage/chain.ts'

export interface Anchor {
  readonly writer: string
  readonly seq: number
  readonly hash: string
  /** When it was told. */
  readonly at: string
  readonly sign: string
}

export function anchorOf(heads: readonly Head[], key: string, at: string): readonly Anchor[] {
  return heads.map(({ writer, seq, hash }) => {
    return { writer, seq, hash, at, sign: sign(key, 'anchor', [writer, seq, hash, at]) }
  })
}

export function isAnchorSigned(key: ChainKeys, anchor: Anchor): boolean {
  return isSignedBy(key, 'anchor', [anchor.writer, anchor.seq, anchor.hash, anchor.at], anchor.sign)
}

/** One line of JSON, without a line break. */
export function writeAnchor({ writer, seq, hash, at, sign: signature }: Anchor): string {
  return JSON.stringify({ her2cds: 'anchor', writer, seq, hash, at, sign: signature })
}

/** Every anchor in a text: a file of lines, or a log in which they stand among other things. */
export function readAnchors(text: string): readonly Anchor[] {
  const lines = text.match(/\{"her2cds":"anchor",[^{}]{1,600}\}/g) ?? []
  return lines.flatMap((line): Anchor[] => {
    try {
      const { writer, seq, hash, at, sign: signature } = JSON.parse(line) as Record<string, unknown>
      return [{ writer: String(writer), seq: Number(seq), hash: String(hash), at: String(at), sign: String(signature) }]
    } catch {
      return []
    }
  })
}
