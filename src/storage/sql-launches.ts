/** Launches and sessions over SQL: one may begin at one replica and end at another. */
import type { Kysely } from 'kysely'
import type { LaunchStore } from './launch-store.ts'
import type { Tables } from './schema.ts'

type Guard = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

/** Milliseconds between two removals of what has expired. */
const SWEEP_MS = 60_000

export function keepLaunchesInSql(db: Kysely<Tables>, clock: () => Date, guard: Guard): LaunchStore {
  let nextSweep = 0
  const sweep = async (now: Date): Promise<void> => {
    if (now.getTime() < nextSweep) return
    nextSweep = now.getTime() + SWEEP_MS
    await db.deleteFrom('launches').where('expires_at', '<=', now.toISOString()).execute()
  }
  return {
    keep: (key, sealed, expiresAt) =>
      guard(async () => {
        await sweep(clock())
        const row = { sealed, expires_at: expiresAt.toISOString() }
        await db
          .insertInto('launches')
          .values({ key, ...row })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
          .execute()
      }),
    find: (key) =>
      guard(async () => {
        const now = clock().toISOString()
        const found = db.selectFrom('launches').select('sealed').where('key', '=', key).where('expires_at', '>', now)
        return (await found.executeTakeFirst())?.sealed
      }),
    take: (key) =>
      guard(async () => {
        const taken = db.deleteFrom('launches').where('key', '=', key).returning(['sealed', 'expires_at'])
        const row = await taken.executeTakeFirst()
        return row && row.expires_at > clock().toISOString() ? row.sealed : undefined
      }),
  }
}
