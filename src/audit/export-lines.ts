/** Stored evaluations for export: one JSON line after the other, for a period of any length. */
import type { EvaluationRecord, Knowledge, Period } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { openingToAuditEvent, toAuditEvent } from './balp-export.ts'
import { toFhir } from './fhir-export.ts'

// prettier-ignore
export const EXPORT_FORMATS = {
  ndjson: 'one line per evaluation, in full',
  fhir:   'AuditEvent, Provenance and GuidanceResponse of each evaluation',
  balp:   'AuditEvent of each reading, refused call, judgement and opening of the evidence page, after the patterns of IHE BALP where one fits',
  events: 'one line per reading, refused call and judgement, and per act of the audit itself',
  cards:  'one line per card with its feedback and reviews, then feedback on cards that were not sent from here',
  openings: 'one line per opening of the evidence page, refused ones included: who, which card, which patient, when',
} as const

export type ExportFormat = keyof typeof EXPORT_FORMATS

export function isExportFormat(word: string): word is ExportFormat {
  return Object.hasOwn(EXPORT_FORMATS, word)
}

export async function* exportLines(store: Store, period: Period, format: ExportFormat): AsyncGenerator<string> {
  for await (const line of listLines(store, period, format)) yield `${JSON.stringify(line)}\n`
}

function listLines(store: Store, period: Period, format: ExportFormat): AsyncIterable<unknown> {
  if (format === 'cards') return listCardLines(store, period)
  if (format === 'openings') return store.listOpenings(period)
  if (format === 'events') return listEventLines(store, period)
  if (format === 'balp') return listBalpLines(store, period)
  return listEvaluationLines(store, period, format)
}

async function* listCardLines(store: Store, period: Period): AsyncGenerator<unknown> {
  yield* store.listCards(period)
  for await (const feedback of store.listUnknownFeedback(period)) yield { feedback: [feedback] }
}

async function* listEventLines(store: Store, period: Period): AsyncGenerator<unknown> {
  for await (const { details, ...event } of store.listEvents(period)) {
    const read: unknown = JSON.parse(details)
    yield { ...event, details: read }
  }
}

async function* listBalpLines(store: Store, period: Period): AsyncGenerator<unknown> {
  for await (const event of store.listEvents(period)) {
    const told = toAuditEvent(event)
    if (told) yield told
  }
  for await (const opening of store.listOpenings(period)) yield openingToAuditEvent(opening)
}

async function* listEvaluationLines(store: Store, period: Period, format: 'ndjson' | 'fhir'): AsyncGenerator<unknown> {
  const known = new Map<string, Promise<Knowledge | undefined>>()
  const knowledgeOf = ({ knowledge: id }: EvaluationRecord) => {
    const found = known.get(id) ?? store.findKnowledge(id)
    known.set(id, found)
    return found
  }
  for await (const record of store.listEvaluations(period)) {
    if (format === 'fhir') yield* toFhir(record, await knowledgeOf(record))
    else yield describeRecord(record)
  }
}

/** `cards` are the cards as they are stored, `cardsSent` as clients saw them. */
function describeRecord({ body, statuses, ...head }: EvaluationRecord) {
  const evaluated = JSON.parse(body) as { readonly cards: unknown }
  const noted: unknown = JSON.parse(statuses)
  return { ...head, statuses: noted, ...evaluated, cards: head.cards, cardsSent: evaluated.cards }
}
