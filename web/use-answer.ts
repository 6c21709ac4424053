/** Asks the service about a record, again after each change; an answer to an older question is dropped. */
import { useEffect, useState } from 'preact/hooks'
import type { Chart } from './charts.ts'
import { type Edits, applyEdits } from './edit-record.ts'
import { buildCall } from './hook-call.ts'
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
  wordsOfRefusal,
} from './service.ts'

export interface Asked {
  readonly service: CdsService
  readonly call: HookCall
  readonly response: unknown
  readonly cards: readonly Card[]
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
}

export function useAnswer({ chart, service, order, edits, round }: Question): Reply {
  const [reply, setReply] = useState<Reply>({})
  useEffect(() => {
    if (!chart || !service) return
    let stale = false
    const show = (next: Reply) => !stale && setReply(next)
    setReply((old) => ({ ...old, reading: true }))
    putQuestion(chart, service, order, edits).then(show, (error: unknown) => show({ failed: (error as Error).message }))
    return () => {
      stale = true
    }
  }, [chart, service, order, edits, round])
  return reply
}

async function putQuestion(
  chart: Chart,
  service: CdsService,
  order: OfferedOrder | undefined,
  edits: Edits,
): Promise<Reply> {
  const prefetch = await chart.prefetch(service)
  const plain = buildCall(service, chart.id, prefetch, order)
  const edited = Object.keys(edits).length > 0
  const before = edited ? await askTrace(plain) : undefined
  const call = before ? { ...plain, prefetch: applyEdits(prefetch, edits, before.trace) } : plain
  const response = await callService(service, call)
  if (!response.ok) return { service, call, response: response.body, refused: wordsOfRefusal(response) }
  const [answer, changes] = await Promise.all([askTrace(call), askChanges(call)])
  const base = before?.trace ?? answer.trace
  return { service, call, response: response.body, cards: response.body.cards ?? [], answer, base, changes }
}
