/** The chains that a process writes: one for each of its lanes, so that groups that are written at once need not wait. */
import { randomBytes, randomUUID } from 'node:crypto'
import { extendChain, hashOfStart } from './chain.ts'
import { chainEvent } from './chained-records.ts'
import type { ChainedRecord, Head, Link } from './chain.ts'
import type { EventsTable } from './schema.ts'

export interface ChainOptions {
  readonly key: string
  readonly clock: () => Date
  /** The latest ends of other writers when this process began: the first link of its own chains names them. */
  readonly known: readonly Head[]
}

/** What goes into the store together with the records. */
export interface Planned {
  readonly links: readonly Link[]
  readonly head: Head
  /** The event with which a chain begins; none if it has begun. */
  readonly events: readonly EventsTable[]
  /** To be called when it is in the store. */
  confirm(): void
}

export interface ChainLanes {
  plan(lane: number, records: readonly ChainedRecord[]): Planned
  /**
   * It is not known whether what was planned is in the store, and it may still arrive there. So the chain ends as it is
   * there, and the lane begins another.
   */
  abandon(lane: number): void
}

/** What the first event of a chain holds in `details`. */
export interface StartDetails {
  readonly writer: string
  readonly after: readonly Pick<Head, 'writer' | 'seq' | 'hash'>[]
}

/** The most ends that the first link of a chain names. Each of those has named others. */
export const MOST_NAMED = 20

export function createChainLanes({ key, clock, known }: ChainOptions): ChainLanes {
  const lanes = new Map<number, Head>()
  /** Ends of the chains of this process, also of those that were given up. */
  const own = new Map<string, Head>()
  const started = clock()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
  const process = `${started}-${randomBytes(4).toString('hex')}`
  let begun = 0

  const begin = (at: string) => {
    const writer = `${process}-${++begun}`
    const after = [...own.values(), ...known]
      .slice(0, MOST_NAMED)
      .map((end) => ({ writer: end.writer, seq: end.seq, hash: end.hash }))
    const event = describeStart({ writer, after }, at)
    return { end: { writer, seq: 0, hash: hashOfStart(writer) }, events: [event] }
  }
  return {
    plan(lane, records) {
      const at = clock().toISOString()
      const end = lanes.get(lane)
      const { end: from, events } = end ? { end, events: [] } : begin(at)
      const { links, head } = extendChain(key, from, [...events.map(chainEvent), ...records], at)
      const confirm = (): void => {
        lanes.set(lane, head)
        own.set(head.writer, head)
      }
      return { links, head, events, confirm }
    },
    abandon: (lane) => void lanes.delete(lane),
  }
}

function describeStart(details: StartDetails, at: string): EventsTable {
  return {
    ...{ id: randomUUID(), at, kind: 'start', who: '', role: '', client: '', patient: '', source: '' },
    ...{ action: 'a writer begins its chain', details: JSON.stringify(details) },
  }
}
