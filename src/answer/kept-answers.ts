/**
 * Answers that were given a short while ago, for calls that hold the same record: a chart is opened many times a day. Only as
 * many, as large and for as long as the bounds say, and in memory alone. Each answer that is given again gets new names for its
 * cards, and a record of its own.
 */
import { isoTime } from '../audit/iso-time.ts'
import type { EvaluationRecord } from '../storage/records.ts'

export interface KeptAnswer {
  /** The answer as it was sent. */
  readonly text: string
  readonly trigger?: string
  readonly record: EvaluationRecord
  /** Names that were made for this call: of cards, suggestions and the record. */
  readonly names: readonly string[]
}

/** The same for another call: the answer, and what is to be stored of it. */
export interface Repeated {
  readonly text: string
  readonly trigger?: string
  readonly record: EvaluationRecord
}

/** What is new in a call that holds the same record. */
export interface Caller {
  readonly hookInstance: string
  readonly user: string
  readonly at: Date
  readonly durationMs: number
}

export interface KeptAnswers {
  keep(name: string, answer: KeptAnswer): void
  find(name: string): Ready | undefined
  clear(): void
  size(): number
}

export interface Bounds {
  /** Milliseconds; 0: nothing is kept. */
  readonly lifeMs: number
  readonly entries?: number
  /** Of all answers and records together. */
  readonly characters?: number
}

interface Entry {
  readonly answer: KeptAnswer
  readonly until: number
  readonly size: number
  ready?: Ready | undefined
}

/** An answer that was cut at its names, which is done when it is asked for the first time. */
export interface Ready {
  readonly record: EvaluationRecord
  repeat(caller: Caller, newUuid: () => string): Repeated
}

/** Of the bounds: so much may be taken by answers that were asked for again. */
const SHARE_OF_AGAIN = 3 / 4

/** How often it is looked whether something is over, in lives of an answer. */
const SWEEP_EVERY = 1 / 10

export function keepAnswers(
  { lifeMs, entries: most = 2000, characters = 32_000_000 }: Bounds,
  clock: () => number = () => performance.now(),
): KeptAnswers {
  // Most charts are opened once, some all day long: those that come once must not push out the others.
  const once = holdEntries()
  const again = holdEntries()
  let timer: NodeJS.Timeout | undefined
  let nextSweep = -Infinity

  const makeRoom = (): void => {
    while (once.count() + again.count() > most || once.size() + again.size() > characters) {
      const isAgainOver = again.count() > most * SHARE_OF_AGAIN || again.size() > characters * SHARE_OF_AGAIN
      // The last to come stays, unless it is too large by itself.
      const from = again.count() > 0 && (isAgainOver || once.count() <= 1) ? again : once
      from.dropFirst()
    }
  }
  const sweep = (): void => {
    const now = clock()
    if (now < nextSweep) return
    nextSweep = now + lifeMs * SWEEP_EVERY
    for (const held of [once, again]) held.dropWhere(({ until }) => until <= now)
  }
  /** Nobody's record stays longer because no call came after it. */
  const sweepLater = (): void => {
    if (timer || once.count() + again.count() === 0) return
    timer = setTimeout(
      () => {
        timer = undefined
        sweep()
        sweepLater()
      },
      lifeMs * SWEEP_EVERY + 1,
    )
    timer.unref()
  }
  return {
    keep(name, answer) {
      if (lifeMs === 0) return
      for (const held of [once, again]) held.drop(name)
      sweep()
      const { text, record } = answer
      const size = text.length + record.body.length + record.statuses.length
      once.put(name, { answer, until: clock() + lifeMs, size })
      makeRoom()
      sweepLater()
    },
    find(name) {
      const entry = again.drop(name) ?? once.drop(name)
      if (!entry || entry.until <= clock()) return undefined
      // Most are never asked for again: only then it is looked at more closely.
      entry.ready ??= canBeCut(entry.answer) ? cut(entry.answer) : undefined
      if (entry.ready) again.put(name, entry)
      return entry.ready
    },
    clear() {
      once.dropWhere(() => true)
      again.dropWhere(() => true)
    },
    size: () => once.count() + again.count(),
  }
}

/** Entries in the order in which they were put, and how large they are together. */
function holdEntries() {
  const entries = new Map<string, Entry>()
  let size = 0
  const drop = (name: string): Entry | undefined => {
    const entry = entries.get(name)
    if (entry) size -= entry.size
    entries.delete(name)
    return entry
  }
  return {
    drop,
    put(name: string, entry: Entry): void {
      entries.set(name, entry)
      size += entry.size
    },
    dropFirst(): void {
      for (const name of entries.keys()) return void drop(name)
    },
    dropWhere(isOver: (entry: Entry) => boolean): void {
      for (const [name, entry] of entries) if (isOver(entry)) drop(name)
    },
    count: () => entries.size,
    size: () => size,
  }
}

/** Texts that stand between names, and which name comes where. */
interface Template {
  readonly pieces: readonly string[]
  readonly slots: readonly number[]
}

/** The body of a record up to the user, who is somebody else the next time. */
function headOf({ body, user }: EvaluationRecord): string | undefined {
  const at = body.indexOf(`,"userId":${JSON.stringify(user)},`)
  const isFirst = at !== -1 && body.indexOf('"userId"') === at + 1
  return isFirst ? body.slice(0, at) : undefined
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether nothing of the answer but its names is this very call's. */
function canBeCut({ text, record, names }: KeptAnswer): boolean {
  const head = headOf(record)
  if (head === undefined || !names.every((name) => UUID.test(name))) return false
  const rest = record.body.slice(head.length + userMember(record.user).length)
  return ![text, rest, record.statuses].some((one) => one.includes(record.user) || one.includes(record.hookInstance))
}

function userMember(user: string): string {
  return `,"userId":${JSON.stringify(user)}`
}

function cut({ text, trigger, record, names }: KeptAnswer): Ready {
  const head = headOf(record) ?? ''
  const expression = new RegExp(names.join('|'), 'g')
  const [answer, body] = [text, record.body.slice(head.length + userMember(record.user).length)].map((one) =>
    toTemplate(one, names, expression),
  ) as [Template, Template]
  const places = record.cards.map(({ uuid }) => names.indexOf(uuid))
  return {
    record,
    repeat({ hookInstance, user, at, durationMs }, newUuid) {
      const fresh = names.map(() => newUuid())
      const cards = record.cards.map((card, index) => ({ ...card, uuid: fresh[places[index] ?? -1] ?? newUuid() }))
      const call = { id: newUuid(), at: isoTime(at), hookInstance, user, durationMs, cards }
      return {
        text: fill(answer, fresh),
        ...(trigger !== undefined && { trigger }),
        record: { ...record, ...call, body: head + userMember(user) + fill(body, fresh) },
      }
    },
  }
}

function toTemplate(text: string, names: readonly string[], expression: RegExp): Template {
  const pieces: string[] = []
  const slots: number[] = []
  let at = 0
  for (const { 0: name, index } of names.length === 0 ? [] : text.matchAll(expression)) {
    pieces.push(text.slice(at, index))
    slots.push(names.indexOf(name))
    at = index + name.length
  }
  return { pieces: [...pieces, text.slice(at)], slots }
}

function fill({ pieces, slots }: Template, fresh: readonly string[]): string {
  let text = pieces[0] ?? ''
  for (let at = 0; at < slots.length; at++) text += (fresh[slots[at] ?? -1] ?? '') + (pieces[at + 1] ?? '')
  return text
}
