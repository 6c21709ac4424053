/**
 * Many writers, one commit: whatever arrives while a commit runs goes into the next one together. So the cost of making a
 * record durable (a wait for the disk) is shared by all that wait at the same moment.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreUnavailable } from './store.ts'

export type Blame = 'passing' | 'record' | 'store'

export interface GroupCommitOptions<Item> {
  /**
   * Writes all items, each whole or not at all, durable when it resolves; writing an item again changes nothing. `lane`
   * counts from 0: of one lane, only one group is written at a time.
   */
  readonly write: (items: readonly Item[], lane: number) => Promise<void>
  /**
   * Whose fault an error is. `passing`: the same transaction may go through later (locked, connection lost);
   * `record`: one of the items cannot be written; `store`: nothing can be written.
   */
  readonly blame: (error: unknown) => Blame
  /** Milliseconds after which a writer is told that its record is not confirmed. */
  readonly deadlineMs: number
  readonly mostInGroup?: number
  /** The most transactions at the same time. */
  readonly lanes?: number
  /** So many must wait before a further transaction begins beside one that runs: fewer go together once that has ended. */
  readonly leastBeside?: number
  /** The most records that may wait; further ones are refused at once. */
  readonly mostWaiting?: number
}

export interface GroupCommit<Item> {
  /** Resolves when the item is durable. @throws StoreUnavailable */
  add(item: Item): Promise<void>
  /** Resolves when nothing waits. */
  settle(): Promise<void>
}

interface Waiting<Item> {
  readonly item: Item
  readonly resolve: () => void
  readonly reject: (error: Error) => void
  timer: NodeJS.Timeout
  /** Set once the writer was told: an item that was given up is no longer written, unless it is already on its way. */
  settled: boolean
}

const RETRY_MS = [2, 5, 10, 20, 50, 100] as const

export function createGroupCommit<Item>(options: GroupCommitOptions<Item>): GroupCommit<Item> {
  const { deadlineMs, mostInGroup = 64, mostWaiting = 2_000, lanes = 1, leastBeside = 1 } = options
  const queue: Waiting<Item>[] = []
  const running = new Map<number, Promise<void>>()

  // The first to arrive goes at once, those that come meanwhile go together: waiting for more would delay all.
  const drain = async (lane: number): Promise<void> => {
    await Promise.resolve()
    while (queue.length > 0) {
      const group = queue.splice(0, mostInGroup).filter(({ settled }) => !settled)
      if (group.length > 0) await commit(group, options, lane)
    }
    running.delete(lane)
  }
  const start = (): void => {
    if (running.size > 0 && queue.length < leastBeside) return
    const free = Array.from({ length: lanes }, (_, lane) => lane).find((lane) => !running.has(lane))
    if (free !== undefined) running.set(free, drain(free))
  }

  return {
    add(item) {
      if (queue.length >= mostWaiting) return Promise.reject(new StoreUnavailable('too many records are waiting'))
      return new Promise((resolve, reject) => {
        const waiting: Waiting<Item> = {
          item,
          resolve,
          reject,
          settled: false,
          timer: setTimeout(() => refuse(waiting, new StoreUnavailable('not confirmed in time')), deadlineMs),
        }
        queue.push(waiting)
        start()
      })
    },
    async settle() {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}

/** One transaction; if a record is to blame, each alone, so that one bad record does not take others with it. */
async function commit<Item>(
  group: readonly Waiting<Item>[],
  options: GroupCommitOptions<Item>,
  lane: number,
): Promise<void> {
  let open = group
  for (let attempt = 0; open.length > 0; attempt++) {
    try {
      await options.write(
        open.map(({ item }) => item),
        lane,
      )
      return open.forEach(confirm)
    } catch (error) {
      open = open.filter(({ settled }) => !settled)
      const blame = options.blame(error)
      if (blame === 'record' && open.length > 1) {
        for (const one of open) await commit([one], options, lane)
        return
      }
      if (blame !== 'passing') return open.forEach((one) => refuse(one, unavailable('the store failed', error)))
      await sleep(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)])
      open = open.filter(({ settled }) => !settled)
    }
  }
}

function unavailable(words: string, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(words, { cause })
}

function confirm<Item>(one: Waiting<Item>): void {
  clearTimeout(one.timer)
  if (one.settled) return
  one.settled = true
  one.resolve()
}

function refuse<Item>(one: Waiting<Item>, error: Error): void {
  clearTimeout(one.timer)
  if (one.settled) return
  one.settled = true
  one.reject(error)
}
