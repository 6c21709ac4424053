/** Asks the service about a record, again after each change; an answer to an older question is dropped. */
import { useEffect, useState } from 'preact/hooks'
import type { Chart } from './charts.ts'
import { type Edits, applyEdits } from './edit-record.ts'
import { buildCall } from './hook-call.ts'
import { named } from './servers.ts'
import {
  type Card,
  type CdsService,
  type Changes,
  type HookCall,
  type OfferedOrder,
  type Trace,
  type TraceAnswer,
  askChanges,
  askTrace,
  callService,
  ownService,
  wordsOfRefusal,
} from './service.ts'

export interface Asked {
  readonly service: CdsService
  readonly call: HookCall
  readonly response: unknown
  readonly cards: readonly Card[]
  /** To which question this is the answer. */
  readonly asked: Question
  /** Absent, as what follows, where this process has no service for the hook. */
  readonly answer: TraceAnswer
  /** The record without the edits. */
  readonly base: Trace
  readonly changes: Changes
}

export type Reply = Partial<Asked> & { readonly refused?: string; readonly failed?: string; readonly reading?: true }

export interface Question {
  readonly chart: Chart | undefined
  readonly service: CdsService | undefined
  readonly order: OfferedOrder | undefined
  readonly edits: Edits
  /** Incremented to ask the same again, e.g. after a suggestion was carried out. */
  readonly round: number
  /** Who asks: the service does not repeat to a reader what this one has seen or set aside. */
  readonly reader?: string
}

export function useAnswer(question: Question): Reply {
  const { chart, service, order, edits, round, reader } = question
  const [reply, setReply] = useState<Reply>({})
  useEffect(() => {
    if (!chart || !service) return
    let stale = false
    const show = (next: Reply) => !stale && setReply(next)
    setReply((old) => ({ ...old, reading: true }))
    putQuestion({ ...question, chart, service }).then(show, (error: unknown) =>
      show({ failed: (error as Error).message }),
    )
    return () => {
      stale = true
    }
  }, [chart, service, order, edits, round, reader])
  return reply
}

async function putQuestion(
  question: Question & { readonly chart: Chart; readonly service: CdsService },
): Promise<Reply> {
  const { chart, service, order, edits, reader } = question
  const build = async (one: CdsService) => buildCall(one, chart.id, await chart.prefetch(one), order, reader)
  const plain = await build(service)
  // Another service may ask for other parts of the record than this process does.
  const own = await ownService(service.hook)
  const plainHere = own ? await build(own) : plain
  const isTraced = !named.cds || own !== undefined
  const edited = isTraced && Object.keys(edits).length > 0
  const before = edited ? await askTrace(plainHere) : undefined
  const edit = (call: HookCall): HookCall =>
    before ? { ...call, prefetch: applyEdits(call.prefetch, edits, before.trace) } : call
  const call = edit(plain)
  const response = await callService(service, call)
  if (!response.ok) return { service, call, response: response.body, refused: wordsOfRefusal(response) }
  const cards = response.body.cards ?? []
  const found = { service, call, response: response.body, cards, asked: question }
  if (!isTraced) return found
  const callHere = own ? edit(plainHere) : call
  const [answer, changes] = await Promise.all([askTrace(callHere), askChanges(callHere)])
  const base = before?.trace ?? answer.trace
  return { ...found, answer, base, changes }
}
