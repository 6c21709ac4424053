/**
 * Answers that were given a short while ago, for calls that hold the same record: a chart is opened many times a day. Only as
 * many, as large and for as long as the bounds say, and in memory alone. Each answer that is given again gets new names for its
 * cards, and a record of its own.
 */
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
  ready?: Ready
}

/** An answer that was cut at its names, which is done when it is asked for the first time. */
export interface Ready {
  readonly record: EvaluationRecord
  repeat(caller: Caller, newUuid: () => string): Repeated
}

export function keepAnswers(
  { lifeMs, entries: most = 2000, characters = 32_000_000 }: Bounds,
  clock: () => number = () => performance.now(),
): KeptAnswers {
  /** In the order in which they were kept, so the first is the oldest. */
  const entries = new Map<string, Entry>()
  let size = 0
  let timer: NodeJS.Timeout | undefined

  const drop = (name: string): void => {
    size -= entries.get(name)?.size ?? 0
    entries.delete(name)
  }
  const sweep = (): void => {
    for (const [name, { until }] of entries) {
      if (until > clock() && entries.size <= most && size <= characters) break
      drop(name)
    }
    // Nobody's record stays longer because no call came after it.
    if (entries.size > 0 && !timer) {
      timer = setTimeout(() => {
        timer = undefined
        sweep()
      }, lifeMs + 1)
      timer.unref()
    }
  }
  return {
    keep(name, answer) {
      if (lifeMs === 0 || !canBeCut(answer)) return
      drop(name)
      const { text, record } = answer
      const own = text.length + record.body.length + record.statuses.length
      entries.set(name, { answer, until: clock() + lifeMs, size: own })
      size += own
      sweep()
    },
    find(name) {
      const entry = entries.get(name)
      if (!entry || entry.until <= clock()) return undefined
      return (entry.ready ??= cut(entry.answer))
    },
    clear() {
      entries.clear()
      size = 0
    },
    size: () => entries.size,
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
      const call = { id: newUuid(), at: at.toISOString(), hookInstance, user, durationMs, cards }
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
