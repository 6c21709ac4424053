/** Why a card appeared: what was kept of its evaluation, and whether the same evidence still leads to the same card. */
import { checkEvaluation } from '../audit/check-record.ts'
import type { Integrity } from '../audit/check-record.ts'
import type { EvaluationBody } from '../audit/describe-evaluation.ts'
import { listChangedRows, listOwnRows } from '../audit/changed-rows.ts'
import type { CardBasis, ChangedRow, OwnRow } from '../audit/changed-rows.ts'
import { keepTables } from '../audit/knowledge.ts'
import type { KnowledgeBody } from '../audit/knowledge.ts'
import type { Card } from '../cds-hooks/schemas.ts'
import { CLASSIFICATION_EXTENSION, DRAFT_EXTENSION } from '../content/code-systems.ts'
import { parseCardBook } from '../content/card-book.ts'
import type { CardBook } from '../content/card-book.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { withholdWords } from '../content/reason-words.ts'
import type { AskReader } from '../evaluate/withhold.ts'
import type { Settings } from '../her2/settings.ts'
import type { ChainKeys } from '../storage/chain.ts'
import type { CardHistory, EvaluationRecord, Knowledge } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'

export interface Change {
  /** Member of the card, or the part of the knowledge that differs. */
  readonly what: string
  readonly before: unknown
  readonly now: unknown
}

export interface Replay {
  /** `same-card`: word for word; `changed`: see `changes`; `no-card`: the evidence no longer leads to this card. */
  readonly outcome: 'same-card' | 'changed' | 'no-card'
  readonly changes: readonly Change[]
}

export interface Explanation {
  readonly card: CardHistory
  readonly evaluation: Omit<EvaluationRecord, 'body' | 'statuses' | 'cards'>
  /** Whether what is stored still reads as it was written. */
  readonly integrity: Integrity
  /** The card as it was sent, or would have been. Absent for one that was withheld, and where the record was changed. */
  readonly sent?: Card
  /** In place of `sent` where the record was changed: what is stored now, which is not what was shown. */
  readonly notAsSent?: Card
  readonly why: EvaluationBody['considerations'][number] | undefined
  readonly evidence: EvaluationBody['evidence']
  readonly classification: EvaluationBody['classification']
  /** What the rules withheld, in words. */
  readonly quiet: readonly { readonly key: string; readonly why: string }[]
  /** What was withheld from this reader. */
  readonly held: EvaluationBody['held']
  readonly unread: EvaluationBody['unread']
  readonly notRead: EvaluationBody['notRead']
  readonly knowledge: {
    readonly then: Omit<Knowledge, 'body'> | undefined
    readonly now: Omit<Knowledge, 'body'>
    /** Rule tables, card files, settings and addresses that have changed since. */
    readonly changed: readonly string[]
    /** The rows that the card is based on, as they read then. Absent where the rows of that time were not kept. */
    readonly ownRows?: readonly OwnRow[]
    /** Rows that read differently now, the card's own first. Absent where those of that time were not kept and have changed. */
    readonly changedRows?: readonly ChangedRow[]
    /** Whether the rules that run now are those of that time: same version, same tables. */
    readonly rulesOfThen: boolean
    /** How to replay with the rules of that time, where they differ. */
    readonly exactReplay?: string
  }
  /**
   * With the words and settings of that time, but today's rules: exact where `rulesOfThen`. Absent where words and
   * settings were not kept, or can no longer be read.
   */
  readonly asThen?: Replay & { readonly rulesOfThen: boolean }
  readonly asNow: Replay
}

/** Today's knowledge. */
export interface Present {
  readonly site: Site
  readonly book: CardBook
  readonly knowledge: Knowledge
}

/** Today's knowledge for a client's calls: settings may be its own. `client` is the id that its profile had. */
export type PresentOf = (client: string) => Present

/** Undefined where no card of this uuid is kept. `chainKey` is what the chain is signed with. @throws StoreUnavailable */
export async function explainCard(
  store: Store,
  uuid: string,
  presentOf: PresentOf,
  chainKey?: ChainKeys,
): Promise<Explanation | undefined> {
  const card = await store.findCard(uuid)
  const record = card && (await store.findEvaluation(card.evaluation))
  if (!card || !record) return undefined
  const { body: json, statuses: _statuses, cards: _cards, ...evaluation } = record
  const body = JSON.parse(json) as EvaluationBody
  const integrity = await checkEvaluation(store.chain, chainKey, card.evaluation)
  const isShowable = integrity.state === 'as-written' || integrity.state === 'before-the-chain'
  const then = await store.findKnowledge(record.knowledge)
  const sent = [...body.cards, ...body.shadow].find((one) => one.uuid === uuid)
  const past = then && readPast(then)
  const why = findWhy(body, card)
  const present = presentOf(card.client)
  const knowledge = compareKnowledge(then, present, basisOf(body, card, why), body)
  // An address is where the service runs, not what it knows: both replays use that of the time.
  const site = { ...present.site, evidenceLaunch: launchOf(body) }
  return {
    card,
    evaluation,
    integrity,
    ...(sent && (isShowable ? { sent } : { notAsSent: sent })),
    why,
    evidence: body.evidence,
    classification: body.classification,
    quiet: body.quiet.map(tellWithheld),
    held: body.held,
    unread: body.unread,
    notRead: body.notRead,
    knowledge,
    ...(past && {
      asThen: {
        rulesOfThen: knowledge.rulesOfThen,
        ...replay(body, card, sent, past.book, { ...site, settings: past.settings }),
      },
    }),
    asNow: replay(body, card, sent, present.book, site),
  }
}

/** At order hooks, two drafts may lead to the same key on the same specimen: the card names its own. */
function findWhy(body: EvaluationBody, card: CardHistory): Explanation['why'] {
  const sent = [...body.cards, ...body.shadow].find(({ uuid }) => uuid === card.uuid)
  const draft = (sent?.extension?.[DRAFT_EXTENSION] as { readonly reference?: string } | undefined)?.reference
  const own = body.considerations.filter(({ key }) => key === card.key)
  const ofSpecimen = own.filter(({ specimen }) => (specimen ?? null) === card.specimen)
  return ofSpecimen.find((one) => draft !== undefined && one.draft === draft) ?? ofSpecimen[0] ?? own[0]
}

/** The synopsis is about every specimen, so it is based on the rows of all. */
function basisOf(body: EvaluationBody, card: CardHistory, why: Explanation['why']): CardBasis {
  const all = body.classification.tumors.flatMap(({ specimens }) => specimens.flatMap(({ rules }) => rules))
  const rules = [...(why?.because ?? []), ...(why?.rules ?? []), ...(card.key === 'her2Synopsis' ? all : [])]
  // The synopsis is about every specimen, and the rows of the others are not kept.
  const rows = card.key === 'her2Synopsis' ? undefined : why?.rows
  const drafts = (body.evidence.drafts ?? []).filter(({ reference }) => !why?.draft || reference === why.draft)
  const agents = drafts.flatMap(({ agent }) => agent ?? [])
  return { hook: card.hook, key: card.key, rules, agents, ...(rows && { rows }), codes: why?.codes ?? [] }
}

/** Where the cards of that time linked to. */
function launchOf({ cards, shadow }: EvaluationBody): string | undefined {
  return [...cards, ...shadow].flatMap(({ links = [] }) => links).find(({ type }) => type === 'smart')?.url
}

/** Words as they were kept, or the words of the code that was kept. */
function tellWithheld(one: EvaluationBody['quiet'][number]): { readonly key: string; readonly why: string } {
  return { key: one.key, why: 'because' in one ? withholdWords(one.because) : one.why }
}

function headOf({ body: _body, ...head }: Knowledge): Omit<Knowledge, 'body'> {
  return head
}

interface Past {
  readonly book: CardBook
  readonly settings: Settings
}

/** The last that was read: whoever goes through the cards of a day would have the same card files parsed for each of them. */
let lastPast: { readonly json: string; readonly past: Past | undefined } | undefined

function readPast({ body }: Knowledge): Past | undefined {
  // By all its characters, not by its id: what was changed in the store is read as it stands.
  if (lastPast?.json !== body) lastPast = { json: body, past: parsePast(body) }
  return lastPast.past
}

function parsePast(json: string): Past | undefined {
  try {
    const { cardFiles, settings } = JSON.parse(json) as KnowledgeBody
    return { book: parseCardBook(cardFiles, '0000-00-00'), settings }
  } catch {
    // A format of card files that is no longer read: the card as it was sent is kept anyway.
    return undefined
  }
}

/** The same evidence on the same day; what was withheld from the reader then is withheld again. */
function replay(body: EvaluationBody, card: CardHistory, sent: Card | undefined, book: CardBook, site: Site): Replay {
  const { hook, userId, evidence, unread, notRead, today } = body
  const request = { hook, context: { userId, patientId: '' } }
  const input = {
    request,
    records: [],
    reading: { evidence, unread: [...unread], foreign: [] },
    notRead,
    askReader: readerOfThen(body),
  }
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

function readerOfThen({ held }: EvaluationBody): AskReader {
  return ({ key, subject, draft }) =>
    held.find((one) => one.key === key && one.subject === subject && (one.draft === undefined || one.draft === draft))
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

const OWN_NAMES = new Set(['uuid', 'appContext'])

/** Without the uuids that are new in each answer. */
function anonymous(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) => (OWN_NAMES.has(name) ? '' : member)) ?? ''
}

function compareKnowledge(
  then: Knowledge | undefined,
  { knowledge: now, site }: Present,
  basis: CardBasis,
  body: EvaluationBody,
): Explanation['knowledge'] {
  const head = { then: then && headOf(then), now: headOf(now) }
  if (!then) return { ...head, changed: ['the knowledge of that time was not kept'], rulesOfThen: false }
  const [before, after] = [then, now].map(({ body: json }) => JSON.parse(json) as KnowledgeBody)
  if (!before || !after) return { ...head, changed: [], rulesOfThen: false }
  const rulesOfThen = then.packageVersion === now.packageVersion && then.rulesHash === now.rulesHash
  const rowsNow = after.rows ?? keepTables()
  const rowsThen = before.rows ?? (then.rulesHash === now.rulesHash ? rowsNow : undefined)
  return {
    ...head,
    changed: [
      ...listChanges(then, now, before, after),
      ...compareAddresses(body, site),
      ...(rowsThen ? [] : ['the rule table rows of that time were not kept']),
    ],
    ...(rowsThen && {
      ownRows: listOwnRows(rowsThen, rowsNow, basis),
      changedRows: listChangedRows(rowsThen, rowsNow, basis),
    }),
    rulesOfThen,
    ...(!rulesOfThen && { exactReplay: tellExactReplay(then) }),
  }
}

function listChanges(then: Knowledge, now: Knowledge, before: KnowledgeBody, after: KnowledgeBody): string[] {
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

/** Only where a card of that time could have linked there: one about a specimen. */
function compareAddresses(body: EvaluationBody, { evidenceLaunch }: Site): string[] {
  const before = launchOf(body)
  const isLinked = [...body.cards, ...body.shadow].some(({ extension }) => extension?.[CLASSIFICATION_EXTENSION])
  if (!isLinked || before === evidenceLaunch) return []
  return [`address of the evidence page ${before ?? 'none'} → ${evidenceLaunch ?? 'none'}`]
}

function tellExactReplay({ packageVersion }: Knowledge): string {
  return (
    `The rules have changed since. To replay with the old ones, run «npx her2-cds@${packageVersion} explain» on a copy of ` +
    'the database, never on the one in use. An old version refuses a database with migrations that it does not know: ' +
    'delete their rows from the table kysely_migration of the copy; what they added does no harm.'
  )
}

function differing(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}
