/** The chain over SQL: what is written with each group, what retention does to it, and what a check reads of it. */
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import { signEnd, signPruned } from './chain.ts'
import { chainEvaluation, chainEvent, chainFeedback, chainOpening, chainReview } from './chained-records.ts'
import type { Chained, ChainedRecord, Checkpoint, Head, Link } from './chain.ts'
import type { ChainReader, Unlinked } from './chain-reader.ts'
import type { Knowledge } from './records.ts'
import type { ChainEndsTable, ChainTable, Tables } from './schema.ts'

type Db = Kysely<Tables> | Transaction<Tables>
type Guard = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

const PAGE = 500

export const CHAIN_COLUMNS: Readonly<Record<keyof ChainTable, true>> = {
  writer: true,
  seq: true,
  kind: true,
  record: true,
  at: true,
  digest: true,
  hash: true,
  pruned: true,
}

/** The end of a chain takes the place of the one before. */
export const HEAD_UPSERT =
  'insert into chain_heads (writer, seq, hash, at, sign) select writer, seq, hash, at, sign from'
export const ON_HEAD =
  'on conflict (writer) do update set seq = excluded.seq, hash = excluded.hash, at = excluded.at, sign = excluded.sign'

export function writeHead(db: Db, head: Head) {
  return db
    .insertInto('chain_heads')
    .values(head)
    .onConflict((conflict) =>
      conflict.column('writer').doUpdateSet((is) => ({
        seq: is.ref('excluded.seq'),
        hash: is.ref('excluded.hash'),
        at: is.ref('excluded.at'),
        sign: is.ref('excluded.sign'),
      })),
    )
}

/** The ends that were reached last. */
export async function latestHeads(db: Db, count: number): Promise<readonly Head[]> {
  return db.selectFrom('chain_heads').selectAll().orderBy('at', 'desc').orderBy('writer').limit(count).execute()
}

export function readChain(db: Kysely<Tables>, guard: Guard): ChainReader {
  return {
    heads: () => guard(() => db.selectFrom('chain_heads').selectAll().orderBy('writer').execute()),
    checkpoints: () => guard(() => db.selectFrom('chain_checkpoints').selectAll().orderBy('writer').execute()),
    writers: () =>
      guard(async () => {
        const rows = await db.selectFrom('chain').select('writer').distinct().orderBy('writer').execute()
        return rows.map(({ writer }) => writer)
      }),
    links: (writer, after) => guard(() => linksAfter(db, writer, after)),
    linkAt: (writer, seq) =>
      guard(async () => {
        const query = db.selectFrom('chain').selectAll().where('writer', '=', writer).where('seq', '=', seq)
        const row = await query.executeTakeFirst()
        return row && toLink(row)
      }),
    linksOf: (kind, records) => guard(() => linksOf(db, [kind], records)),
    recordsOf: (kind, records) => guard(() => recordsOf(db, kind, records)),
    misjoined: (feedback) => guard(() => misjoined(db, feedback)),
    unlinked: () => listUnlinked(db, guard),
    knowledge: () => listKnowledge(db, guard),
    missingKnowledge: () =>
      guard(async () => {
        const known = db.selectFrom('knowledge').select('id')
        const query = db.selectFrom('evaluations').select('knowledge').distinct().where('knowledge', 'not in', known)
        return (await query.execute()).map(({ knowledge }) => knowledge)
      }),
  }
}

function toLink(row: ChainTable): Link {
  return { ...row, kind: row.kind as Chained }
}

async function linksAfter(db: Db, writer: string, after: number): Promise<readonly Link[]> {
  const query = db.selectFrom('chain').selectAll().where('writer', '=', writer).where('seq', '>', after)
  return (await query.orderBy('seq').limit(PAGE).execute()).map(toLink)
}

async function linksOf(db: Db, kinds: readonly Chained[], records: readonly string[]): Promise<Link[]> {
  if (records.length === 0) return []
  const query = db
    .selectFrom('chain')
    .selectAll()
    .where('record', 'in', [...records])
    .where('kind', 'in', [...kinds])
  return (await query.execute()).map(toLink)
}

async function recordsOf(
  db: Db,
  kind: Chained,
  records: readonly string[],
): Promise<ReadonlyMap<string, ChainedRecord>> {
  if (records.length === 0) return new Map()
  const found = await readRecords(db, kind, [...records])
  return new Map(found.map((one) => [one.record, one]))
}

async function readRecords(db: Db, kind: Chained, ids: string[]): Promise<readonly ChainedRecord[]> {
  switch (kind) {
    case 'evaluation': {
      const rows = await db.selectFrom('evaluations').selectAll().where('id', 'in', ids).execute()
      const cards = await db.selectFrom('cards').selectAll().where('evaluation', 'in', ids).execute()
      const own = Map.groupBy(cards, ({ evaluation }) => evaluation)
      return rows.map((row) => chainEvaluation(row, own.get(row.id) ?? []))
    }
    case 'feedback':
      return (await db.selectFrom('feedback').selectAll().where('id', 'in', ids).execute()).map(chainFeedback)
    case 'review': {
      const cards = ids.map((id) => (JSON.parse(id) as [string])[0])
      return (await db.selectFrom('reviews').selectAll().where('card', 'in', cards).execute()).map(chainReview)
    }
    case 'opening':
      return (await db.selectFrom('openings').selectAll().where('id', 'in', ids).execute()).map(chainOpening)
    case 'event':
      return (await db.selectFrom('events').selectAll().where('id', 'in', ids).execute()).map(chainEvent)
  }
}

/** The feedback came after its card was shown, or never had one here. */
async function misjoined(db: Db, feedback: readonly string[]): Promise<readonly string[]> {
  if (feedback.length === 0) return []
  const rows = await db
    .selectFrom('feedback')
    .leftJoin('cards', (join) =>
      join.onRef('cards.uuid', '=', 'feedback.card').on('cards.disposition', '=', sql.lit('shown')),
    )
    .select(['feedback.id', 'feedback.known', 'cards.uuid'])
    .where('feedback.id', 'in', [...feedback])
    .execute()
  return rows.filter(({ known, uuid }) => (known === 1) !== (uuid !== null)).map(({ id }) => id)
}

async function* listUnlinked(db: Kysely<Tables>, guard: Guard): AsyncGenerator<Unlinked> {
  for (const [kind, table] of [
    ['evaluation', 'evaluations'],
    ['feedback', 'feedback'],
    ['opening', 'openings'],
    ['event', 'events'],
  ] as const) {
    const rows = await guard(() =>
      sql<{ id: string }>`select id from ${sql.table(table)} t where not exists
        (select 1 from chain where record = t.id and kind = ${kind})`.execute(db),
    )
    for (const { id } of rows.rows) yield { kind, record: id }
  }
  const reviews = await guard(() => db.selectFrom('reviews').selectAll().execute())
  for (let start = 0; start < reviews.length; start += PAGE) {
    const names = reviews.slice(start, start + PAGE).map((row) => chainReview(row).record)
    const linked = new Set((await guard(() => linksOf(db, ['review'], names))).map(({ record }) => record))
    for (const record of names) if (!linked.has(record)) yield { kind: 'review', record }
  }
  const cards = await guard(() =>
    sql<{ uuid: string }>`select uuid from cards where not exists
      (select 1 from evaluations where id = cards.evaluation)`.execute(db),
  )
  for (const { uuid } of cards.rows) yield { kind: 'card', record: uuid }
}

async function* listKnowledge(db: Kysely<Tables>, guard: Guard): AsyncGenerator<Knowledge> {
  const ids = await guard(() => db.selectFrom('knowledge').select('id').orderBy('id').execute())
  for (const { id } of ids) {
    const row = await guard(() => db.selectFrom('knowledge').selectAll().where('id', '=', id).executeTakeFirst())
    if (!row) continue
    const versions = { packageVersion: row.package_version, cardsVersion: row.cards_version }
    yield { id, ...versions, cardsHash: row.cards_hash, rulesHash: row.rules_hash, body: row.body }
  }
}

/** Marks the links of records that go, within the transaction that removes them. Returns the writers of these links. */
export async function markPruned(
  db: Db,
  key: string,
  kinds: readonly Chained[],
  records: readonly string[],
): Promise<readonly string[]> {
  const writers = new Set<string>()
  for (let start = 0; start < records.length; start += PAGE) {
    const links = (await linksOf(db, kinds, records.slice(start, start + PAGE))).filter(({ pruned }) => pruned === null)
    for (const { writer } of links) writers.add(writer)
    for (let at = 0; at < links.length; at += PAGE) await markLinks(db, key, links.slice(at, at + PAGE))
  }
  return [...writers]
}

/** An update, never an insert: another replica may have removed the links meanwhile. */
async function markLinks(db: Db, key: string, links: readonly Link[]): Promise<void> {
  const rows = links.map((link) => sql`(${link.writer}, ${String(link.seq)}, ${signPruned(key, link)})`)
  await sql`update chain set pruned = marks.column3 from (values ${sql.join(rows)}) as marks
    where chain.writer = marks.column1 and chain.seq = cast(marks.column2 as integer)`.execute(db)
}

/** Links at the beginning of a chain whose records are all gone give way to a signed checkpoint. */
export async function shortenChain(db: Db, key: string, writer: string, at: string): Promise<void> {
  const ofWriter = db.selectFrom('chain').where('writer', '=', writer)
  const kept = await ofWriter
    .where('pruned', 'is', null)
    .select((is) => is.fn.min('seq').as('seq'))
    .executeTakeFirst()
  const first = kept?.seq ?? null
  const gone = first === null ? ofWriter : ofWriter.where('seq', '<', Number(first))
  const last = await gone.selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
  if (!last) return
  const checkpoint: Checkpoint = signEnd(key, 'checkpoint', { writer, seq: last.seq, hash: last.hash, at })
  await writeCheckpoint(db, checkpoint)
  await db.deleteFrom('chain').where('writer', '=', writer).where('seq', '<=', last.seq).execute()
}

async function writeCheckpoint(db: Db, checkpoint: ChainEndsTable): Promise<void> {
  await db
    .insertInto('chain_checkpoints')
    .values(checkpoint)
    .onConflict((conflict) =>
      conflict
        .column('writer')
        .doUpdateSet((is) => ({
          seq: is.ref('excluded.seq'),
          hash: is.ref('excluded.hash'),
          at: is.ref('excluded.at'),
          sign: is.ref('excluded.sign'),
        }))
        .whereRef('excluded.seq', '>', 'chain_checkpoints.seq'),
    )
    .execute()
}
