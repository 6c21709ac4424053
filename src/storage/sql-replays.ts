/** Used tokens over SQL: replicas that share a database see each other's. */
import type { Kysely } from 'kysely'
import { keepQuery, placeOf } from './kept-query.ts'
import type { Ask } from './kept-query.ts'
import type { Claim, ReplayStore } from './replay-store.ts'
import type { Tables } from './schema.ts'

type Guard = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

/** Milliseconds between two removals of keys that have expired. */
const SWEEP_MS = 60_000

export function keepReplaysInSql(db: Kysely<Tables>, ask: Ask, clock: () => Date, guard: Guard): ReplayStore {
  const claim = keepClaim(db)
  let nextSweep = 0
  const sweep = async (now: Date): Promise<void> => {
    if (now.getTime() < nextSweep) return
    nextSweep = now.getTime() + SWEEP_MS
    await db.deleteFrom('replays').where('expires_at', '<=', now.toISOString()).execute()
  }
  return {
    claim: (key, fingerprint, expiresAt) =>
      guard(async () => {
        const now = clock()
        await sweep(now)
        const question = { key, fingerprint, expiresAt: expiresAt.toISOString(), now: now.toISOString() }
        const taken = await ask(claim.fill(question))
        return taken.length > 0 ? { seen: false } : findClaim(db, key, fingerprint)
      }),
    keepReply: (key, { status, body }) =>
      guard(async () => {
        const reply = { reply_status: status, reply_body: body }
        await db.updateTable('replays').set(reply).where('key', '=', key).where('reply_status', 'is', null).execute()
      }),
    release: (key) => guard(async () => void (await db.deleteFrom('replays').where('key', '=', key).execute())),
  }
}

/** One statement decides who is first; an expired key counts as none. */
function keepClaim(db: Kysely<Tables>) {
  const fresh = { fingerprint: placeOf('fingerprint'), expires_at: placeOf('expiresAt') }
  const free = { ...fresh, reply_status: null, reply_body: null }
  return keepQuery({ name: 'claim', writes: true }, ['key', 'fingerprint', 'expiresAt', 'now'], () =>
    db
      .insertInto('replays')
      .values({ key: placeOf('key'), ...free })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(free).where('replays.expires_at', '<=', placeOf('now')),
      )
      .returning('key'),
  )
}

async function findClaim(db: Kysely<Tables>, key: string, fingerprint: string): Promise<Claim> {
  const row = await db.selectFrom('replays').selectAll().where('key', '=', key).executeTakeFirst()
  const sameCall = row?.fingerprint === fingerprint
  const reply =
    row && row.reply_status !== null && row.reply_body !== null
      ? { status: row.reply_status, body: row.reply_body }
      : undefined
  return { seen: true, sameCall, ...(sameCall && reply ? { reply } : {}) }
}
