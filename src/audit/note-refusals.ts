/**
 * Refused calls as events. Anybody can be refused as often as they like, so what repeats within a minute is counted and
 * written once, and there is a bound to what is told apart.
 */
import { randomUUID } from 'node:crypto'
import type { EventRecord } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** A call that was refused, as far as it is known. */
export interface RefusedCall {
  /** Code of the error, and why a token was refused. */
  readonly why: string
  readonly status: number
  /** Pattern of the address. */
  readonly route: string
  readonly client: string
  readonly user: string
  /** The id as the caller sent it. */
  readonly patientId: string
  readonly source: string
}

export interface RefusalNotes {
  note(refused: RefusedCall): void
  /** Writes what was counted. */
  flush(): Promise<void>
  close(): Promise<void>
}

const WINDOW_MS = 60_000
/** Kinds of refusal that are told apart within a minute. */
const MOST = 1_000

interface Counted {
  readonly event: Omit<EventRecord, 'id' | 'at'>
  readonly since: string
  more: number
}

export function noteRefusals(
  store: Pick<Store, 'note'>,
  pseudonyms: Pick<Pseudonyms, 'patient'>,
  clock: () => Date,
): RefusalNotes {
  const counted = new Map<string, Counted>()
  // A store that is down is why calls are refused then: the log and the metrics say so.
  const write = (event: Counted['event'], details: object) =>
    store
      .note({ ...event, id: randomUUID(), at: clock().toISOString(), details: JSON.stringify(details) })
      .catch(() => undefined)
  const flush = async (): Promise<void> => {
    const some = [...counted.values()].filter(({ more }) => more > 0)
    counted.clear()
    await Promise.all(some.map(({ event, since, more }) => write(event, { repeated: more, since })))
  }
  const timer = setInterval(() => void flush(), WINDOW_MS)
  timer.unref()
  return {
    note(refused) {
      const full = counted.size >= MOST
      const event = describe(full ? { ...refused, source: 'many', user: '', patientId: '' } : refused, pseudonyms)
      const name = JSON.stringify(event)
      const known = counted.get(name)
      if (known) return void known.more++
      counted.set(name, { event, since: clock().toISOString(), more: 0 })
      void write(event, {})
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}

function describe(
  { why, status, route, client, user, patientId, source }: RefusedCall,
  pseudonyms: Pick<Pseudonyms, 'patient'>,
): Counted['event'] {
  const patient = patientId === '' ? '' : pseudonyms.patient(client, patientId)
  return {
    ...{
      kind: 'refused',
      who: user === `Patient/${patientId}` ? `Patient/${patient}` : user,
      role: '',
      client,
      patient,
    },
    ...{ source, action: `${status} ${why} ${route}`, details: '{}' },
  }
}
