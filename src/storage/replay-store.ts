/**
 * Which tokens were already used: the port, and its implementation in memory. Keys are hashes, so nothing of a token is kept.
 * Replicas that share a store see each other's tokens.
 */

/** An answer that can be given again. */
export interface KeptReply {
  readonly status: number
  readonly body: string
}

export type Claim =
  | { readonly seen: false }
  /** `sameCall`: whether the earlier call had the same fingerprint. `reply` is absent until it is stored. */
  | { readonly seen: true; readonly sameCall: boolean; readonly reply?: KeptReply }

export interface ReplayStore {
  /**
   * Claims a key until it expires. Of any number of simultaneous calls, only one is told that it is new.
   * @param fingerprint Hash of what was called and sent.
   */
  claim(key: string, fingerprint: string, expiresAt: Date): Promise<Claim>
  /** Stores the answer of the call that claimed the key, for calls that repeat it. */
  keepReply(key: string, reply: KeptReply): Promise<void>
  /** Releases a key whose call could not be answered. */
  release(key: string): Promise<void>
}

export interface ReplayLimits {
  readonly keys: number
  /** The most characters of all stored replies together. */
  readonly replyCharacters: number
}

const LIMITS: ReplayLimits = { keys: 1_000_000, replyCharacters: 32_000_000 }

/** No room for one more key: the caller must refuse, because a forgotten key is a token that works twice. */
export class ReplayStoreFull extends Error {
  override readonly name = 'ReplayStoreFull'
}

interface Entry {
  readonly fingerprint: string
  readonly expiresAt: number
  reply?: KeptReply
}

/** For one process. `claim` rejects with ReplayStoreFull if every key in it is still valid. */
export function keepReplaysInMemory(
  clock: () => Date,
  limits: ReplayLimits = LIMITS,
): ReplayStore & { size(): number } {
  const entries = new Map<string, Entry>()
  let replyCharacters = 0
  let nextSweep = 0

  const drop = (key: string, entry: Entry): void => {
    replyCharacters -= entry.reply?.body.length ?? 0
    entries.delete(key)
  }
  const sweep = (now: number): void => {
    if (now < nextSweep && entries.size < limits.keys) return
    nextSweep = now + 10_000
    for (const [key, entry] of entries) if (entry.expiresAt <= now) drop(key, entry)
  }

  return {
    async claim(key, fingerprint, expiresAt) {
      const now = clock().getTime()
      const known = entries.get(key)
      if (known && known.expiresAt > now) {
        const sameCall = known.fingerprint === fingerprint
        return { seen: true, sameCall, ...(sameCall && known.reply ? { reply: known.reply } : {}) }
      }
      sweep(now)
      if (entries.size >= limits.keys) throw new ReplayStoreFull('replay store is full')
      entries.set(key, { fingerprint, expiresAt: expiresAt.getTime() })
      return { seen: false }
    },
    async keepReply(key, reply) {
      const entry = entries.get(key)
      if (!entry || entry.reply || replyCharacters + reply.body.length > limits.replyCharacters) return
      entry.reply = reply
      replyCharacters += reply.body.length
    },
    async release(key) {
      const entry = entries.get(key)
      if (entry) drop(key, entry)
    },
    size: () => entries.size,
  }
}
