/** Records from before there was a chain get one, all at once: what they say from then on can be checked, not before. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { BEFORE_THE_CHAIN, extendChain, hashOfStart } from './chain.ts'
import { chainEvaluation, chainEvent, chainFeedback, chainOpening, chainReview } from './chained-records.ts'
import type { ChainedRecord, Head } from './chain.ts'
import type { EventsTable, Tables } from './schema.ts'

const PAGE = 500

/** What the event of the seal holds in `details`. */
export interface SealDetails {
  readonly evaluations: number
  readonly feedback: number
  readonly reviews: number
  readonly openings: number
}

/** Nothing is written where nothing was kept. */
export async function sealEarlier(db: Kysely<Tables>, key: string): Promise<void> {
  const at = new Date().toISOString()
  let end: Pick<Head, 'writer' | 'seq' | 'hash'> = {
    ...{ writer: BEFORE_THE_CHAIN, seq: 0, hash: hashOfStart(BEFORE_THE_CHAIN) },
  }
  let head: Head | undefined
  const add = async (records: readonly ChainedRecord[]): Promise<number> => {
    if (records.length === 0) return 0
    const extended = extendChain(key, end, records, at)
    await db
      .insertInto('chain')
      .values([...extended.links])
      .execute()
    end = head = extended.head
    return records.length
  }
  const counts: SealDetails = {
    evaluations: await addPages((after) => evaluationsAfter(db, after), add),
    feedback: await addPages((after) => feedbackAfter(db, after), add),
    reviews: await addPages((after) => reviewsAfter(db, after), add),
    openings: await addPages((after) => openingsAfter(db, after), add),
  }
  if (!head) return
  const event = describeSeal(counts, at)
  await db.insertInto('events').values(event).execute()
  await add([chainEvent(event)])
  await db.insertInto('chain_heads').values(head).execute()
}

type Page = readonly { readonly place: readonly string[]; readonly record: ChainedRecord }[]

async function addPages(
  read: (after: readonly string[]) => Promise<Page>,
  add: (records: readonly ChainedRecord[]) => Promise<number>,
): Promise<number> {
  for (let total = 0, after: readonly string[] = ['', '']; ;) {
    const page = await read(after)
    total += await add(page.map(({ record }) => record))
    const last = page.at(-1)
    if (!last || page.length < PAGE) return total
    after = last.place
  }
}

async function evaluationsAfter(db: Kysely<Tables>, after: readonly string[]): Promise<Page> {
  const rows = await db
    .selectFrom('evaluations')
    .selectAll()
    .where(beyond(['at', 'id'], after))
    .orderBy('at')
    .orderBy('id')
    .limit(PAGE)
    .execute()
  const ids = rows.map(({ id }) => id)
  const cards = ids.length > 0 ? await db.selectFrom('cards').selectAll().where('evaluation', 'in', ids).execute() : []
  const own = Map.groupBy(cards, ({ evaluation }) => evaluation)
  return rows.map((row) => ({ place: [row.at, row.id], record: chainEvaluation(row, own.get(row.id) ?? []) }))
}

async function feedbackAfter(db: Kysely<Tables>, after: readonly string[]): Promise<Page> {
  const place = beyond(['received_at', 'id'], after)
  const query = db.selectFrom('feedback').selectAll().where(place).orderBy('received_at').orderBy('id').limit(PAGE)
  return (await query.execute()).map((row) => ({ place: [row.received_at, row.id], record: chainFeedback(row) }))
}

async function openingsAfter(db: Kysely<Tables>, after: readonly string[]): Promise<Page> {
  const place = beyond(['at', 'id'], after)
  const query = db.selectFrom('openings').selectAll().where(place).orderBy('at').orderBy('id').limit(PAGE)
  return (await query.execute()).map((row) => ({ place: [row.at, row.id], record: chainOpening(row) }))
}

async function reviewsAfter(db: Kysely<Tables>, after: readonly string[]): Promise<Page> {
  const place = beyond(['card', 'reviewer'], after)
  const query = db.selectFrom('reviews').selectAll().where(place).orderBy('card').orderBy('reviewer').limit(PAGE)
  return (await query.execute()).map((row) => ({ place: [row.card, row.reviewer], record: chainReview(row) }))
}

function beyond(columns: readonly string[], after: readonly string[]) {
  return sql<boolean>`(${sql.join(columns.map((name) => sql.ref(name)))}) > (${sql.join([...after])})`
}

function describeSeal(counts: SealDetails, at: string): EventsTable {
  return {
    ...{ id: randomUUID(), at, kind: 'sealed', who: '', role: '', client: '', patient: '', source: '' },
    ...{ action: 'records from before the chain were sealed as they were', details: JSON.stringify(counts) },
  }
}
