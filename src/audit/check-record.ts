/** Whether one evaluation still reads as it was written, before somebody is told «this was shown». */
import { BEFORE_THE_CHAIN, hashLink, isEndSigned } from '../storage/chain.ts'
import type { ChainKeys, Link } from '../storage/chain.ts'
import type { ChainReader } from '../storage/chain-reader.ts'

export type IntegrityState = 'as-written' | 'before-the-chain' | 'changed' | 'not-in-chain'

export interface Integrity {
  readonly state: IntegrityState
  readonly words: string
}

const WORDS: Readonly<Record<IntegrityState, string>> = {
  'as-written': 'It reads as it was written: its hash and the chain after it are whole.',
  'before-the-chain':
    'It was kept before there was a chain: it reads as it did when it was sealed, and what happened to it before is not known.',
  changed: 'It was CHANGED after it was written, or the chain over it was: it is not what was shown.',
  'not-in-chain':
    'It stands in no chain: it was not written by a service that keeps one, so it does not show what was shown.',
}

/**
 * Follows the chain from the record to its signed end. Without the key, whose signature that is stays open.
 * @throws StoreUnavailable
 */
export async function checkEvaluation(
  chain: ChainReader,
  key: ChainKeys | undefined,
  evaluation: string,
): Promise<Integrity> {
  const state = await stateOf(chain, key, evaluation)
  return { state, words: WORDS[state] }
}

async function stateOf(chain: ChainReader, key: ChainKeys | undefined, evaluation: string): Promise<IntegrityState> {
  const [links, records] = await Promise.all([
    chain.linksOf('evaluation', [evaluation]),
    chain.recordsOf('evaluation', [evaluation]),
  ])
  const [link] = links
  if (!link) return 'not-in-chain'
  const digest = records.get(evaluation)?.digest
  if (links.some((one) => one.digest !== digest)) return 'changed'
  if (!(await isWholeFrom(chain, key, link))) return 'changed'
  return link.writer === BEFORE_THE_CHAIN ? 'before-the-chain' : 'as-written'
}

async function isWholeFrom(chain: ChainReader, key: ChainKeys | undefined, link: Link): Promise<boolean> {
  const { writer } = link
  const before = await chain.linkAt(writer, link.seq - 1)
  if (before && hashLink(before.hash, link) !== link.hash) return false
  let end = link
  for (;;) {
    const page = await chain.links(writer, end.seq)
    for (const next of page) {
      if (next.seq !== end.seq + 1 || hashLink(end.hash, next) !== next.hash) return false
      end = next
    }
    if (page.length === 0) break
  }
  const head = (await chain.heads()).find((one) => one.writer === writer)
  if (!head || (key !== undefined && !isEndSigned(key, 'head', head))) return false
  // A service that is running may have written since.
  return head.seq === end.seq ? head.hash === end.hash : head.seq > end.seq && (await isLater(chain, head.seq, writer))
}

async function isLater(chain: ChainReader, seq: number, writer: string): Promise<boolean> {
  return (await chain.linkAt(writer, seq)) !== undefined
}
