/** The store over SQL: the same queries for SQLite and PostgreSQL. */
import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, sql } from 'kysely'
import type { Kysely, OperationNodeSource, Transaction } from 'kysely'
import { chainEvaluation, chainEvent, chainFeedback, chainOpening, chainReview } from './chained-records.ts'
import type { ChainedRecord, Head, Link } from './chain.ts'
import { createChainLanes } from './chain-lanes.ts'
import type { Planned } from './chain-lanes.ts'
import type {
  CardHistory,
  EvaluationRecord,
  EventRecord,
  FeedbackRecord,
  Knowledge,
  OpeningRecord,
  Period,
  ReviewRecord,
  Seen,
} from './records.ts'
import { RECALLED_CARDS } from './records.ts'
import { keepQuery, placeOf } from './kept-query.ts'
import type { Ask, KeptQuery, Question, Statement } from './kept-query.ts'
import { createGroupCommit } from './group-commit.ts'
import type { Blame } from './group-commit.ts'
import { cleanName, fromEvaluationRow, fromEventRow, fromFeedbackRow, fromOpeningRow } from './rows.ts'
import { toCardRows, toEvaluationRow, toEventRow, toFeedback, toFeedbackRow, toHistory } from './rows.ts'
import { toOpeningRow, toReviewRows } from './rows.ts'
import type { CardsTable, EvaluationsTable, EventsTable, FeedbackTable } from './schema.ts'
import type { OpeningsTable, ReviewsTable, Tables } from './schema.ts'
import { readChain, writeHead } from './sql-chain.ts'
import { keepLaunchesInSql } from './sql-launches.ts'
import { purge } from './sql-purge.ts'
import { keepReplaysInSql } from './sql-replays.ts'
import { StoreUnavailable } from './store.ts'
import type { StatusLine, Store } from './store.ts'

export interface SqlStoreOptions {
  /**
   * Resolves when a whole group is on disk. If it rejects, part of it may be there: an item is written whole or not at all,
   * and writing it again changes nothing.
   */
  readonly write: (group: Group) => Promise<void>
  /** The most groups that are written at the same time. */
  readonly lanes?: number
  /** So many records must wait before one is begun beside another. */
  readonly leastBeside?: number
  /** Runs the queries that each call needs; by default over `db`. */
  readonly ask?: Ask
  /** Closes what `write` needs. */
  readonly closeWriter?: () => Promise<void>
  readonly blame: (error: unknown) => Blame
  readonly deadlineMs: number
  readonly clock: () => Date
  /** Signs the ends of chains. */
  readonly chainKey?: string
  /** Ends of earlier chains, the latest first. */
  readonly knownHeads?: readonly Head[]
}

/** An insert that has not run yet. */
export interface Insert extends OperationNodeSource {
  compile(): Statement
}

/** What is written together: rows that every call adds, and statements for what is written only now and then. */
export interface Group {
  readonly evaluations: readonly EvaluationsTable[]
  readonly cards: readonly CardsTable[]
  readonly links: readonly Link[]
  readonly head: Head
  readonly others: readonly Insert[]
}

/** One of these. */
interface Item {
  readonly evaluation?: EvaluationRecord
  readonly feedback?: readonly Omit<FeedbackRecord, 'known'>[]
  readonly reviews?: readonly ReviewRecord[]
  readonly event?: EventRecord
  readonly opening?: OpeningRecord
}

type Db = Kysely<Tables> | Transaction<Tables>

/** Rows per page of a listing. */
const PAGE = 500

/** A store over tables that are up to date. `close` closes the connections too. */
export function keepInSql(db: Kysely<Tables>, options: SqlStoreOptions): Store {
  const {
    blame,
    deadlineMs,
    clock,
    closeWriter,
    lanes = 1,
    chainKey: key = '',
    knownHeads = [],
    leastBeside = 1,
  } = options
  const chains = createChainLanes({ key, clock, known: knownHeads })
  const write = async (items: readonly Item[], lane: number): Promise<void> => {
    const rows = toRows(items)
    const planned = chains.plan(lane, listChained(rows))
    try {
      await options.write(toGroup(db, rows, planned))
    } catch (error) {
      chains.abandon(lane)
      throw error
    }
    planned.confirm()
  }
  const commits = createGroupCommit<Item>({ write, blame, deadlineMs, lanes, leastBeside })
  const ask =
    options.ask ??
    (async ({ sql, parameters }) => (await db.executeQuery(CompiledQuery.raw(sql, [...parameters]))).rows)
  const recalled = keepRecall(db)
  const guard = <Answer>(work: () => Promise<Answer>) => confirmInTime(work, blame, deadlineMs)
  return {
    record: (evaluation) => commits.add({ evaluation }),
    save: async (outcomes, receivedAt, client = '') => {
      if (outcomes.length > 0) await commits.add({ feedback: toFeedback(outcomes, receivedAt, client) })
    },
    countUnknown: (cards) => guard(() => countUnknown(db, cards)),
    review: async (reviews) => {
      if (reviews.length > 0) await commits.add({ reviews })
    },
    note: (event) => commits.add({ event }),
    listEvents: (period) => listEvents(db, period),
    recordOpening: (opening) => commits.add({ opening }),
    listOpenings: (period) => listOpenings(db, period),
    recall: (patient, user, hookInstance) =>
      guard(() => ask(fillRecall(recalled, patient, user, hookInstance)) as Promise<readonly Seen[]>),
    keepKnowledge: (knowledge) => guard(() => keepKnowledge(db, knowledge)),
    findKnowledge: (id) => guard(() => findKnowledge(db, id)),
    findCard: (uuid) =>
      guard(async () => (await joinCards(db, await selectCards(db).where('uuid', '=', uuid).execute()))[0]),
    findEvaluation: (id) => guard(() => findEvaluation(db, id)),
    listEvaluations: (period) => listEvaluations(db, period),
    listCards: (period) => listCards(db, period),
    listUnknownFeedback: (period) => listUnknownFeedback(db, period),
    listStatuses: (period) => listStatuses(db, period),
    countPatients: (period) => guard(() => countPatients(db, period)),
    purge: (before) => purge(db, { key, now: clock().toISOString(), before: before.toISOString() }, guard),
    check: () => guard(async () => void (await sql`select 1`.execute(db))),
    close: async () => {
      await commits.settle()
      await closeWriter?.()
      await db.destroy()
    },
    chain: readChain(db, guard),
    replays: keepReplaysInSql(db, ask, clock, guard),
    launches: keepLaunchesInSql(db, clock, guard),
  }
}

const RETRY_MS = 10

/** Retries temporary failures. @throws StoreUnavailable if the work fails or takes longer than the deadline. */
async function confirmInTime<Answer>(
  work: () => Promise<Answer>,
  blame: (error: unknown) => Blame,
  deadlineMs: number,
): Promise<Answer> {
  const until = Date.now() + deadlineMs
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable('no answer in time')), deadlineMs)
  })
  const persist = async (): Promise<Answer> => {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        const isOver = Date.now() + RETRY_MS > until
        if (isOver || blame(error) !== 'passing') throw new StoreUnavailable('the store failed', { cause: error })
        await sleep(RETRY_MS)
      }
    }
  }
  try {
    return await Promise.race([persist(), late])
  } finally {
    clearTimeout(timer)
  }
}

interface Rows {
  readonly evaluations: readonly { readonly row: EvaluationsTable; readonly cards: readonly CardsTable[] }[]
  readonly feedback: readonly FeedbackTable[]
  readonly reviews: readonly ReviewsTable[]
  readonly openings: readonly OpeningsTable[]
  readonly events: readonly EventsTable[]
}

function toRows(items: readonly Item[]): Rows {
  const evaluations = items.flatMap(({ evaluation }) => evaluation ?? [])
  return {
    evaluations: evaluations.map((one) => ({ row: toEvaluationRow(one), cards: toCardRows(one) })),
    feedback: items.flatMap((item) => item.feedback ?? []).map((one) => toFeedbackRow(one, false)),
    reviews: toReviewRows(items.flatMap((item) => item.reviews ?? [])),
    openings: items.flatMap(({ opening }) => (opening ? toOpeningRow(opening) : [])),
    events: items.flatMap(({ event }) => (event ? toEventRow(event) : [])),
  }
}

function listChained({ evaluations, feedback, reviews, openings, events }: Rows): readonly ChainedRecord[] {
  return [
    ...evaluations.map(({ row, cards }) => chainEvaluation(row, cards)),
    ...feedback.map(chainFeedback),
    ...reviews.map(chainReview),
    ...openings.map(chainOpening),
    ...events.map(chainEvent),
  ]
}

/** If a record that had already gone through is written again after a lost connection, only its links are new. */
function toGroup(
  db: Db,
  { evaluations, feedback, reviews, openings, events }: Rows,
  { links, head, events: own }: Planned,
): Group {
  const feedbackRows = feedback.map((one) => ({ ...one, known: isShown(one.card) }))
  return {
    evaluations: evaluations.map(({ row }) => row),
    cards: evaluations.flatMap(({ cards }) => cards),
    links,
    head,
    others: [
      ...insertNew(db, 'feedback', feedbackRows),
      ...replaceEarlier(db, reviews),
      ...insertNew(db, 'openings', openings),
      ...insertNew(db, 'events', [...own, ...events]),
    ],
  }
}

/** All of a group as statements. */
export function listInserts(db: Db, group: Group): Insert[] {
  return [...listRecordInserts(db, group), ...insertNew(db, 'chain', group.links), writeHead(db, group.head)]
}

/** The same without the chain. */
function listRecordInserts(db: Db, { evaluations, cards, others }: Omit<Group, 'links' | 'head'>): Insert[] {
  return [...insertNew(db, 'evaluations', evaluations), ...insertNew(db, 'cards', cards), ...others]
}

function replaceEarlier(db: Db, rows: readonly ReviewsTable[]): Insert[] {
  return pagesOf(rows).map((values) =>
    db
      .insertInto('reviews')
      .values([...values])
      .onConflict((conflict) =>
        conflict
          .columns(['card', 'reviewer'])
          .doUpdateSet((is) => ({
            judgement: is.ref('excluded.judgement'),
            note: is.ref('excluded.note'),
            reviewed_at: is.ref('excluded.reviewed_at'),
          }))
          .whereRef('excluded.reviewed_at', '>=', 'reviews.reviewed_at'),
      ),
  )
}

/** 1 if a card with this uuid was sent from here, else 0. */
function isShown(card: string) {
  return sql<number>`(select count(*) from cards where uuid = ${card} and disposition = 'shown')`
}

async function countUnknown(db: Db, uuids: readonly string[]): Promise<number> {
  if (uuids.length === 0) return 0
  const shown = await db
    .selectFrom('cards')
    .select('uuid')
    .where('uuid', 'in', [...new Set(uuids)])
    .where('disposition', '=', 'shown')
    .execute()
  const known = new Set(shown.map(({ uuid }) => uuid))
  return uuids.filter((uuid) => !known.has(uuid)).length
}

/** Statements of many rows, none longer than either database takes. */
function insertNew(db: Db, table: keyof Tables, rows: readonly object[]): Insert[] {
  return pagesOf(rows).map((values) =>
    db
      .insertInto(table)
      .values(values as never)
      .onConflict((conflict) => conflict.doNothing()),
  )
}

function pagesOf<Row>(rows: readonly Row[]): (readonly Row[])[] {
  const pages: (readonly Row[])[] = []
  for (let start = 0; start < rows.length; start += PAGE) pages.push(rows.slice(start, start + PAGE))
  return pages
}

/** One statement, so one round trip and a transaction of its own: only PostgreSQL can do that. */
export async function insertAtOnce(db: Kysely<Tables>, inserts: readonly Insert[]): Promise<void> {
  const parts = inserts.map((insert, index) => sql`${sql.ref(`part_${index}`)} as (${insert})`)
  await sql`with ${sql.join(parts)} select 1`.execute(db)
}

type Recall = KeptQuery<'patient' | 'user' | 'hookInstance'>

function keepRecall(db: Db): Recall {
  return keepQuery({ name: 'recall' }, ['patient', 'user', 'hookInstance'], () => recallIn(db))
}

function recallIn(db: Db) {
  return db
    .selectFrom(({ selectFrom }) =>
      selectFrom('cards')
        .select(['uuid', 'evaluation', 'at', 'card_key', 'finding'])
        .where('patient', '=', placeOf('patient'))
        .where('user_ref', '=', placeOf('user'))
        .where('disposition', '=', 'shown')
        .orderBy('at', 'desc')
        .orderBy('uuid', 'desc')
        .limit(sql.lit(RECALLED_CARDS))
        .as('cards'),
    )
    .innerJoin('evaluations', 'evaluations.id', 'cards.evaluation')
    .leftJoin('feedback', 'feedback.card', 'cards.uuid')
    .groupBy(['cards.card_key', 'cards.finding', 'evaluations.encounter'])
    .select((is) => [
      'cards.card_key as key',
      'cards.finding',
      'evaluations.encounter',
      is.fn
        .max(is.case().when('evaluations.hook_instance', '<>', placeOf('hookInstance')).then(is.ref('cards.at')).end())
        .as('shownAt'),
      is.fn
        .max(is.case().when('feedback.outcome', '=', 'overridden').then(is.ref('feedback.received_at')).end())
        .as('overriddenAt'),
      is.fn.max('feedback.received_at').as('answeredAt'),
    ])
}

function fillRecall(recalled: Recall, patient: string, user: string, hookInstance: string): Question {
  return recalled.fill({
    ...{ patient: cleanName(patient), user: cleanName(user) },
    hookInstance: cleanName(hookInstance),
  })
}

async function keepKnowledge(
  db: Db,
  { id, packageVersion, cardsVersion, cardsHash, rulesHash, body }: Knowledge,
): Promise<void> {
  const hashes = { cards_hash: cardsHash, rules_hash: rulesHash }
  const [insert] = insertNew(db, 'knowledge', [
    { id, package_version: packageVersion, cards_version: cardsVersion, ...hashes, body },
  ])
  if (insert) await sql`${insert}`.execute(db)
}

async function findKnowledge(db: Db, id: string): Promise<Knowledge | undefined> {
  const row = await db.selectFrom('knowledge').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const versions = { packageVersion: row.package_version, cardsVersion: row.cards_version }
  return { id, ...versions, cardsHash: row.cards_hash, rulesHash: row.rules_hash, body: row.body }
}

async function findEvaluation(db: Db, id: string): Promise<EvaluationRecord | undefined> {
  const row = await db.selectFrom('evaluations').selectAll().where('id', '=', id).executeTakeFirst()
  const cards = await db.selectFrom('cards').selectAll().where('evaluation', '=', id).execute()
  return row && fromEvaluationRow(row, cards)
}

/** Page after page along a growing column, so that a listing of years needs the memory of one page. */
async function* pageBy<Row>(
  select: (after: readonly string[] | undefined) => Promise<readonly Row[]>,
  position: (row: Row) => readonly string[],
): AsyncGenerator<readonly Row[]> {
  for (let after: readonly string[] | undefined; ;) {
    const rows = await select(after)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = position(last)
  }
}

async function* listEvaluations(db: Db, { from, to }: Period): AsyncGenerator<EvaluationRecord> {
  const select = (after: readonly string[] = [from, '']) =>
    db
      .selectFrom('evaluations')
      .selectAll()
      .where('at', '<', to)
      .where(beyond(['at', 'id'], after))
      .orderBy('at')
      .orderBy('id')
      .limit(PAGE)
      .execute()
  for await (const rows of pageBy(select, ({ at, id }) => [at, id])) {
    const cards = await db
      .selectFrom('cards')
      .selectAll()
      .where(
        'evaluation',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    const byEvaluation = Map.groupBy(cards, ({ evaluation }) => evaluation)
    for (const row of rows) yield fromEvaluationRow(row, byEvaluation.get(row.id) ?? [])
  }
}

function beyond(columns: readonly string[], after: readonly string[]) {
  return sql<boolean>`(${sql.join(columns.map((name) => sql.ref(name)))}) > (${sql.join([...after])})`
}

type JoinedRow = Parameters<typeof toHistory>[0]

function selectCards(db: Db) {
  return db
    .selectFrom('cards')
    .innerJoin('evaluations', 'evaluations.id', 'cards.evaluation')
    .selectAll('cards')
    .select(['evaluations.hook_instance', 'evaluations.hook', 'evaluations.client', 'evaluations.role'])
}

async function joinCards(db: Db, rows: readonly JoinedRow[]): Promise<CardHistory[]> {
  if (rows.length === 0) return []
  const uuids = rows.map(({ uuid }) => uuid)
  const feedback = await db
    .selectFrom('feedback')
    .selectAll()
    .where('card', 'in', uuids)
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  const reviews = await db
    .selectFrom('reviews')
    .selectAll()
    .where('card', 'in', uuids)
    .orderBy('reviewed_at')
    .orderBy('reviewer')
    .execute()
  const byCard = Map.groupBy(feedback, ({ card }) => card)
  const reviewsByCard = Map.groupBy(reviews, ({ card }) => card)
  return rows.map((row) => toHistory(row, byCard.get(row.uuid) ?? [], reviewsByCard.get(row.uuid) ?? []))
}

async function* listCards(db: Db, { from, to }: Period) {
  const select = (after: readonly string[] = [from, '']) =>
    selectCards(db)
      .where('cards.at', '<', to)
      .where(beyond(['cards.at', 'cards.uuid'], after))
      .orderBy('cards.at')
      .orderBy('cards.uuid')
      .limit(PAGE)
      .execute()
  for await (const rows of pageBy(select, ({ at, uuid }) => [at, uuid])) yield* await joinCards(db, rows)
}

async function* listUnknownFeedback(db: Db, { from, to }: Period): AsyncGenerator<FeedbackRecord> {
  const select = (after: readonly string[] = [from, '']) =>
    db
      .selectFrom('feedback')
      .selectAll()
      .where('known', '=', 0)
      .where('received_at', '<', to)
      .where(beyond(['received_at', 'id'], after))
      .orderBy('received_at')
      .orderBy('id')
      .limit(PAGE)
      .execute()
  for await (const rows of pageBy(select, ({ received_at, id }) => [received_at, id])) yield* rows.map(fromFeedbackRow)
}

async function* listOpenings(db: Db, { from, to }: Period): AsyncGenerator<OpeningRecord> {
  const select = (after: readonly string[] = [from, '']) =>
    db
      .selectFrom('openings')
      .selectAll()
      .where('at', '<', to)
      .where(beyond(['at', 'id'], after))
      .orderBy('at')
      .orderBy('id')
      .limit(PAGE)
      .execute()
  for await (const rows of pageBy(select, ({ at, id }) => [at, id])) yield* rows.map(fromOpeningRow)
}

async function* listStatuses(db: Db, { from, to }: Period): AsyncGenerator<StatusLine> {
  const select = (after: readonly string[] = ['', '', '']) =>
    db
      .selectFrom('evaluations')
      .select(['id', 'at', 'patient', 'statuses'])
      .where('at', '<', to)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('evaluations as within')
            .select('within.id')
            .whereRef('within.patient', '=', 'evaluations.patient')
            .where('within.at', '>=', from)
            .where('within.at', '<', to),
        ),
      )
      .where(beyond(['patient', 'at', 'id'], after))
      .orderBy('patient')
      .orderBy('at')
      .orderBy('id')
      .limit(PAGE)
      .execute()
  for await (const rows of pageBy(select, ({ patient, at, id }) => [patient, at, id])) yield* rows
}

async function countPatients(db: Db, { from, to }: Period) {
  const { evaluations, patients } = await db
    .selectFrom('evaluations')
    .where('at', '>=', from)
    .where('at', '<', to)
    .select((is) => [is.fn.countAll().as('evaluations'), is.fn.count('patient').distinct().as('patients')])
    .executeTakeFirstOrThrow()
  return { evaluations: Number(evaluations), patients: Number(patients) }
}

async function* listEvents(db: Db, { from, to }: Period): AsyncGenerator<EventRecord> {
  const select = (after: readonly string[] = [from, '']) =>
    db
      .selectFrom('events')
      .selectAll()
      .where('at', '<', to)
      .where(beyond(['at', 'id'], after))
      .orderBy('at')
      .orderBy('id')
      .limit(PAGE)
      .execute()
  for await (const rows of pageBy(select, ({ at, id }) => [at, id])) yield* rows.map(fromEventRow)
}
