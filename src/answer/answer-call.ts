/** The steps of a call once its records are there: what the reader has seen → evaluate → audit, durable → answer. */
import { inSpan } from '../telemetry/spans.ts'
import { describeEvaluation } from '../audit/describe-evaluation.ts'
import type { Pseudonyms } from '../audit/pseudonyms.ts'
import { whyWithheld } from '../audit/withhold-table.ts'
import type { Reader, WithholdPolicy } from '../audit/withhold-table.ts'
import type { HookRequest } from '../cds-hooks/schemas.ts'
import { demandAnswerable } from '../evaluate/answer-hook.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { EvaluationInput, Evaluation, Site } from '../evaluate/evaluate.ts'
import type { CardBook } from '../content/card-book.ts'
import type { AskReader } from '../evaluate/withhold.ts'
import type { EvaluationRecord, Knowledge, Seen } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'

export interface AnswerDeps {
  readonly store: Store
  readonly pseudonyms: Pseudonyms
  readonly policy: WithholdPolicy
  readonly book: CardBook
  readonly newUuid: () => string
  readonly clock: () => Date
  /** Resolves when it is this call's turn to be evaluated. */
  readonly turn: () => Promise<void>
  /** Called after each call with what was decided, for the metrics. */
  readonly onAnswered?: (answered: Answered) => void
}

export interface Answered {
  readonly client: string
  readonly service: string
  readonly cards: readonly { readonly key: string; readonly disposition: string; readonly why: string | null }[]
}

export interface AnswerInput extends Pick<EvaluationInput, 'records' | 'notRead'> {
  readonly request: HookRequest
  readonly service: string
  readonly client: string
  readonly today: string
  readonly site: Site
  readonly knowledge: Knowledge
  /** Cards that the reader's role gets; absent: all. */
  readonly pack?: readonly string[]
}

/** An evaluation, with what is needed to give it again to another reader who has seen nothing of it. */
export interface AnsweredCall extends Evaluation {
  readonly record: EvaluationRecord
  /** Names that were made for this call. */
  readonly names: readonly string[]
  /** Whether nothing that this reader has seen before could have had a part in it. */
  readonly isForAnybody: boolean
}

/**
 * Evaluates a call and records why. No card is sent that is not in the store.
 * @throws StoreUnavailable: no answer may be given.
 */
export async function answerCall(input: AnswerInput, deps: AnswerDeps): Promise<AnsweredCall> {
  const { request, client, site, today, records, notRead, knowledge } = input
  const { store, pseudonyms, book, clock, turn } = deps
  const names: string[] = []
  const newUuid = (): string => {
    const name = deps.newUuid()
    names.push(name)
    return name
  }
  const started = performance.now()
  const patient = pseudonyms.patient(client, request.context.patientId)
  const userId = request.context['userId']
  const user = typeof userId === 'string' ? userId : ''
  const seen = await inSpan('recall', () => store.recall(patient, user, request.hookInstance))
  await turn()
  const askReader = readerOf(input, deps, patient, seen)
  const evaluated = { request, records, askReader, ...(notRead && { notRead }) }
  const evaluation = await inSpan('evaluate', async () => evaluate(evaluated, site, book, today, newUuid))
  demandAnswerable(evaluation)
  const durationMs = performance.now() - started
  const call = { ...input, knowledge: knowledge.id, patient, at: clock(), durationMs }
  const record = describeEvaluation(evaluation, call, pseudonyms, newUuid)
  await inSpan('audit', () => store.record(record))
  deps.onAnswered?.({ client, service: input.service, cards: record.cards })
  return { ...evaluation, record, names, isForAnybody: seen.length === 0 }
}

/** Asks the table for each consideration of this call. An unnamed reader counts as having seen nothing. */
function readerOf(input: AnswerInput, deps: AnswerDeps, patient: string, seen: readonly Seen[]): AskReader {
  const { request, client, site, pack } = input
  const { pseudonyms, policy, clock } = deps
  const { userId, encounterId } = request.context as { userId?: unknown; encounterId?: unknown }
  const reader: Omit<Reader, 'key' | 'finding' | 'under' | 'beside'> = {
    seen: typeof userId === 'string' && userId !== '' ? seen : [],
    now: clock(),
    client,
    encounter: typeof encounterId === 'string' ? encounterId : '',
    // Where no patient is in a trial, nobody's place is worked out.
    place: policy.silentShare > 0 ? pseudonyms.place(patient) : 0,
    synopsis: site.settings.synopsis,
    policy,
    ...(pack && { pack }),
  }
  return ({ key, finding }, under, beside) => {
    return whyWithheld({
      ...reader,
      key,
      beside,
      // Compared with what was seen.
      finding: reader.seen.length > 0 ? pseudonyms.finding(finding) : '',
      under: (other) => pseudonyms.finding(under(other)),
    })
  }
}
