/** Why a card appeared: what was kept of its evaluation, and whether the same evidence brings the same card again. */
import type { EvaluationBody } from './audit/describe-evaluation.ts'
import type { KnowledgeBody } from './audit/knowledge.ts'
import type { Card } from './cds-hooks/schemas.ts'
import { parseCardBook } from './content/card-book.ts'
import type { CardBook } from './content/card-book.ts'
import { evaluate } from './evaluate.ts'
import type { Site } from './evaluate.ts'
import type { Hold } from './hold-back.ts'
import type { Settings } from './her2/settings.ts'
import type { CardHistory, EvaluationRecord, Knowledge } from './storage/records.ts'
import type { Store } from './storage/store.ts'

export interface Change {
  /** Member of the card, or what of the knowledge is another. */
  readonly what: string
  readonly before: unknown
  readonly now: unknown
}

export interface Replay {
  /** `same-card`: word for word; `changed`: see `changes`; `no-card`: the evidence brings no such card any more. */
  readonly outcome: 'same-card' | 'changed' | 'no-card'
  readonly changes: readonly Change[]
}

export interface Explanation {
  readonly card: CardHistory
  readonly evaluation: Omit<EvaluationRecord, 'body' | 'statuses' | 'cards'>
  /** The card as it was sent, or would have been. Absent for one that was held back. */
  readonly sent?: Card
  readonly why: EvaluationBody['considerations'][number] | undefined
  readonly evidence: EvaluationBody['evidence']
  readonly classification: EvaluationBody['classification']
  readonly quiet: EvaluationBody['quiet']
  readonly held: EvaluationBody['held']
  readonly unread: EvaluationBody['unread']
  readonly notRead: EvaluationBody['notRead']
  readonly knowledge: {
    readonly then: Omit<Knowledge, 'body'> | undefined
    readonly now: Omit<Knowledge, 'body'>
    /** Rule tables, card files and settings that are others now. */
    readonly changed: readonly string[]
  }
  /** With the words and settings of then; absent where they were not kept, or cannot be read any more. */
  readonly asThen?: Replay
  readonly asNow: Replay
}

export interface Present {
  readonly site: Site
  readonly book: CardBook
  readonly knowledge: Knowledge
}

/** Undefined where no card of this uuid is kept. @throws StoreUnavailable */
export async function explainCard(store: Store, uuid: string, present: Present): Promise<Explanation | undefined> {
  const card = await store.findCard(uuid)
  const record = card && (await store.findEvaluation(card.evaluation))
  if (!card || !record) return undefined
  const { body: json, statuses: _statuses, cards: _cards, ...evaluation } = record
  const body = JSON.parse(json) as EvaluationBody
  const then = await store.findKnowledge(record.knowledge)
  const sent = [...body.cards, ...body.shadow].find((one) => one.uuid === uuid)
  const past = then && readPast(then)
  return {
    card,
    evaluation,
    ...(sent && { sent }),
    why:
      body.considerations.find(({ key, specimen }) => key === card.key && (specimen ?? null) === card.specimen) ??
      body.considerations.find(({ key }) => key === card.key),
    evidence: body.evidence,
    classification: body.classification,
    quiet: body.quiet,
    held: body.held,
    unread: body.unread,
    notRead: body.notRead,
    knowledge: {
      then: then && headOf(then),
      now: headOf(present.knowledge),
      changed: compareKnowledge(then, present.knowledge),
    },
    ...(past && { asThen: replay(body, card, sent, past.book, { ...present.site, settings: past.settings }) }),
    asNow: replay(body, card, sent, present.book, present.site),
  }
}

function headOf({ body: _body, ...head }: Knowledge): Omit<Knowledge, 'body'> {
  return head
}

function readPast({ body }: Knowledge): { readonly book: CardBook; readonly settings: Settings } | undefined {
  try {
    const { cardFiles, settings } = JSON.parse(body) as KnowledgeBody
    return { book: parseCardBook(cardFiles, '0000-00-00'), settings }
  } catch {
    // A format of card files that is no longer read: the card as it was sent is kept all the same.
    return undefined
  }
}

/** The same evidence on the same day, with what was held back then held back again. */
function replay(body: EvaluationBody, card: CardHistory, sent: Card | undefined, book: CardBook, site: Site): Replay {
  const { hook, userId, evidence, unread, notRead, today } = body
  const request = { hook, context: { userId, patientId: '' } }
  const input = { request, records: [], reading: { evidence, unread: [...unread] }, notRead, hold: holdAgain(body) }
  const { response, shadow, trace } = evaluate(input, site, book, today, () => 'again')
  if (!sent) {
    const considered = trace.considerations.some(({ key }) => key === card.key)
    return { outcome: considered ? 'same-card' : 'no-card', changes: [] }
  }
  const topic = sent.source.topic?.code
  const candidates = [...response.cards, ...shadow].filter((one) => one.source.topic?.code === topic)
  const ranked = candidates.map((one) => compareCards(sent, one)).toSorted((one, other) => one.length - other.length)
  const [changes] = ranked
  if (!changes) return { outcome: 'no-card', changes: [] }
  return { outcome: changes.length === 0 ? 'same-card' : 'changed', changes }
}

function holdAgain({ held }: EvaluationBody): Hold {
  return ({ key, subject }) => held.find((one) => one.key === key && one.subject === subject)
}

const MEMBERS = [
  'summary',
  'detail',
  'indicator',
  'source',
  'suggestions',
  'overrideReasons',
  'links',
  'extension',
] as const

function compareCards(before: Card, now: Card): readonly Change[] {
  return MEMBERS.flatMap((what): Change[] => {
    const [one, other] = [anonymous(before[what]), anonymous(now[what])]
    return one === other ? [] : [{ what, before: before[what], now: now[what] }]
  })
}

/** Without the names that are new in each answer. */
function anonymous(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) => (name === 'uuid' ? '' : member)) ?? ''
}

function compareKnowledge(then: Knowledge | undefined, now: Knowledge): readonly string[] {
  if (!then) return ['the knowledge of then was not kept']
  const [before, after] = [then, now].map(({ body }) => JSON.parse(body) as KnowledgeBody)
  if (!before || !after) return []
  const version =
    then.packageVersion === now.packageVersion ? [] : [`version ${then.packageVersion} → ${now.packageVersion}`]
  const files = (body: KnowledgeBody) => Object.fromEntries(body.cardFiles.map(({ name, text }) => [name, text]))
  return [
    ...version,
    ...differing(before.tables, after.tables).map((name) => `rule table ${name}`),
    ...differing(files(before), files(after)).map((name) => `card file ${name}`),
    ...differing({ ...before.settings }, { ...after.settings }).map((name) => `setting ${name}`),
  ]
}

function differing(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}
