/** What retention removes, and what is left of it in the chain. */
import type { Kysely, Transaction } from 'kysely'
import { CHAINED } from './chain.ts'
import { nameOfReview } from './chained-records.ts'
import type { Tables } from './schema.ts'
import { markPruned, shortenChain } from './sql-chain.ts'

type Db = Kysely<Tables> | Transaction<Tables>
type Guard = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

/** Evaluations per transaction. */
const PAGE = 500

export interface Purge {
  readonly key: string
  readonly now: string
  /** What is older goes. */
  readonly before: string
}

/** In small transactions, so that calls do not wait long for the write lock. */
export async function purge(db: Kysely<Tables>, given: Purge, guard: Guard): Promise<number> {
  for (let total = 0; ;) {
    const removed = await guard(() => db.transaction().execute((transaction) => purgePage(transaction, given)))
    total += removed
    if (removed === 0) return total
  }
}

async function purgePage(db: Db, given: Purge): Promise<number> {
  const old = await db
    .selectFrom('evaluations')
    .select('id')
    .where('at', '<', given.before)
    .orderBy('at')
    .limit(PAGE)
    .execute()
  const ids = old.map(({ id }) => id)
  if (ids.length === 0) {
    await purgeRest(db, given)
    return 0
  }
  const cards = db.selectFrom('cards').select('uuid').where('evaluation', 'in', ids)
  const feedback = await db.deleteFrom('feedback').where('card', 'in', cards).returning('id').execute()
  const reviews = await db.deleteFrom('reviews').where('card', 'in', cards).returning(['card', 'reviewer']).execute()
  await db.deleteFrom('cards').where('evaluation', 'in', ids).execute()
  await db.deleteFrom('evaluations').where('id', 'in', ids).execute()
  await forgetLinks(db, given, [...ids, ...feedback.map(({ id }) => id), ...reviews.map(nameOfReview)])
  return ids.length
}

/** What belongs to no evaluation. */
async function purgeRest(db: Db, given: Purge): Promise<void> {
  const { before } = given
  const unknown = db.deleteFrom('feedback').where('known', '=', 0).where('received_at', '<', before)
  const feedback = await unknown.returning('id').execute()
  const orphans = db.deleteFrom('reviews').where('card', 'not in', db.selectFrom('cards').select('uuid'))
  const reviews = await orphans.returning(['card', 'reviewer']).execute()
  const openings = await db.deleteFrom('openings').where('at', '<', before).returning('id').execute()
  const events = await db.deleteFrom('events').where('at', '<', before).returning('id').execute()
  const gone = [...feedback, ...openings, ...events].map(({ id }) => id)
  await forgetLinks(db, given, [...gone, ...reviews.map(nameOfReview)])
}

async function forgetLinks(db: Db, { key, now }: Purge, records: readonly string[]): Promise<void> {
  const writers = await markPruned(db, key, CHAINED, records)
  for (const writer of writers) await shortenChain(db, key, writer, now)
}
