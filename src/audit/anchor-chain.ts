/** Tells the ends of the chains to the places of the anchors, again and again while the service runs. */
import type { ChainReader } from '../storage/chain-reader.ts'
import { anchorOf } from './anchor-lines.ts'
import type { AnchorPlace } from './anchor-places.ts'

export interface AnchorDeps {
  readonly chain: Pick<ChainReader, 'heads'>
  readonly key: string
  readonly places: readonly AnchorPlace[]
  readonly clock: () => Date
  /** Called when a place, or the store, stops taking part, and when all do again. */
  readonly onChange: (state: 'failed' | 'recovered') => void
}

export interface Anchoring {
  /** Tells those ends that are new since the last time that all places took them. */
  anchor(): Promise<void>
}

export function createAnchoring({ chain, key, places, clock, onChange }: AnchorDeps): Anchoring {
  const told = new Map<string, number>()
  let isFailing = false
  const attempt = async (): Promise<void> => {
    const heads = (await chain.heads()).filter(({ writer, seq }) => told.get(writer) !== seq)
    if (heads.length === 0) return
    const anchors = anchorOf(heads, key, clock().toISOString())
    const results = await Promise.allSettled(places.map((place) => place(anchors)))
    const failed = results.find(({ status }) => status === 'rejected')
    if (failed) throw new Error('a place has not taken the anchors')
    for (const { writer, seq } of heads) told.set(writer, seq)
  }
  return {
    async anchor() {
      try {
        await attempt()
        if (isFailing) onChange('recovered')
        isFailing = false
      } catch {
        if (!isFailing) onChange('failed')
        isFailing = true
      }
    },
  }
}
