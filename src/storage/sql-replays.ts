/** Used tokens over SQL: replicas that share a database see each other's. */
import type { Kysely } from 'kysely'
import type { Claim, ReplayStore } from './replay-store.ts'
import type { Tables } from './schema.ts'

type Guard = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

/** Milliseconds between two removals of keys that have expired. */
const SWEEP_MS = 60_000

export function keepReplaysInSql(db: Kysely<Tables>, clock: () => Date, guard: Guard): ReplayStore {
  let nextSweep = 0
  const sweep = async (now: Date): Promise<void> => {
    if (now.getTime() < nextSweep) return
    nextSweep = now.getTime() + SWEEP_MS
    await db.deleteFrom('replays').where('expires_at', '<=', now.toISOString()).execute()
  }
  return {
    claim: (key, fingerprint, expiresAt) =>
      guard(async () => {
        await sweep(clock())
        return claim(db, key, fingerprint, expiresAt.toISOString(), clock().toISOString())
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
async function claim(
  db: Kysely<Tables>,
  key: string,
  fingerprint: string,
  expiresAt: string,
  now: string,
): Promise<Claim> {
  const fresh = { fingerprint, expires_at: expiresAt, reply_status: null, reply_body: null }
  const taken = await db
    .insertInto('replays')
    .values({ key, ...fresh })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(fresh).where('replays.expires_at', '<=', now))
    .returning('key')
    .execute()
  if (taken.length > 0) return { seen: false }
  const row = await db.selectFrom('replays').selectAll().where('key', '=', key).executeTakeFirst()
  const sameCall = row?.fingerprint === fingerprint
  const reply =
    row && row.reply_status !== null && row.reply_body !== null
      ? { status: row.reply_status, body: row.reply_body }
      : undefined
  return { seen: true, sameCall, ...(sameCall && reply ? { reply } : {}) }
}
