/** Tables and their migrations. Columns are text and whole numbers, so that SQLite and PostgreSQL have the same. */
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import type { CreateTableBuilder, Kysely } from 'kysely'
import { causeOfFailure } from './cause-of-failure.ts'
import type { StoreCause } from './cause-of-failure.ts'
import { StoreUnavailable } from './store.ts'

export interface Tables {
  evaluations: EvaluationsTable
  cards: CardsTable
  feedback: FeedbackTable
  knowledge: KnowledgeTable
  reviews: ReviewsTable
  replays: ReplaysTable
  events: EventsTable
  chain: ChainTable
  chain_heads: ChainEndsTable
  chain_checkpoints: ChainEndsTable
  launches: LaunchesTable
  openings: OpeningsTable
}

export interface EvaluationsTable {
  id: string
  at: string
  hook_instance: string
  hook: string
  service: string
  client: string
  user_ref: string
  role: string
  patient: string
  encounter: string
  knowledge: string
  /** Microseconds. */
  duration_us: number
  statuses: string
  body: string
}

/** All of them: the compiler checks it. */
export const EVALUATION_COLUMNS: Readonly<Record<keyof EvaluationsTable, true>> = {
  id: true,
  at: true,
  hook_instance: true,
  hook: true,
  service: true,
  client: true,
  user_ref: true,
  role: true,
  patient: true,
  encounter: true,
  knowledge: true,
  duration_us: true,
  statuses: true,
  body: true,
}

/** Patient, user and time are repeated here: each call asks what its user has seen, and one index answers it. */
export interface CardsTable {
  uuid: string
  evaluation: string
  at: string
  card_key: string
  finding: string
  specimen: string | null
  disposition: string
  why: string | null
  patient: string
  user_ref: string
}

export const CARD_COLUMNS: Readonly<Record<keyof CardsTable, true>> = {
  uuid: true,
  evaluation: true,
  at: true,
  card_key: true,
  finding: true,
  specimen: true,
  disposition: true,
  why: true,
  patient: true,
  user_ref: true,
}

export interface FeedbackTable {
  id: string
  card: string
  /** 1 or 0. */
  known: number
  service: string
  client: string
  outcome: string
  outcome_at: string
  received_at: string
  accepted_suggestions: string
  reasons: string
}

export interface KnowledgeTable {
  id: string
  package_version: string
  cards_version: string
  cards_hash: string
  rules_hash: string
  body: string
}

/** One row per card and reviewer. */
export interface ReviewsTable {
  card: string
  reviewer: string
  judgement: string
  note: string
  reviewed_at: string
}

export interface ReplaysTable {
  key: string
  fingerprint: string
  expires_at: string
  reply_status: number | null
  reply_body: string | null
}

/** Readings under /admin, refused calls, and what the audit itself does. */
export interface EventsTable {
  id: string
  at: string
  kind: string
  who: string
  role: string
  client: string
  patient: string
  source: string
  action: string
  details: string
}

export interface ChainTable {
  writer: string
  seq: number
  kind: string
  record: string
  at: string
  digest: string
  hash: string
  pruned: string | null
}

export interface ChainEndsTable {
  writer: string
  seq: number
  hash: string
  at: string
  sign: string
}

export interface LaunchesTable {
  key: string
  sealed: string
  expires_at: string
}

export interface OpeningsTable {
  id: string
  at: string
  client: string
  user_ref: string
  subject: string
  card: string
  patient: string
  outcome: string
  why: string
}

const createTables: Migration = {
  async up(db: Kysely<unknown>) {
    const text = (table: string, columns: readonly string[]) => {
      const builder: CreateTableBuilder<string, string> = db.schema.createTable(table)
      return columns.reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), builder)
    }
    await text('evaluations', ['at', 'hook_instance', 'hook', 'service', 'client', 'user_ref', 'role', 'patient'])
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('encounter', 'text', (column) => column.notNull())
      .addColumn('knowledge', 'text', (column) => column.notNull())
      .addColumn('duration_us', 'integer', (column) => column.notNull())
      .addColumn('statuses', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute()
    await text('cards', ['evaluation', 'at', 'card_key', 'finding', 'disposition', 'patient', 'user_ref'])
      .addColumn('uuid', 'text', (column) => column.primaryKey().notNull())
      .addColumn('specimen', 'text')
      .addColumn('why', 'text')
      .execute()
    await text('feedback', ['card', 'service', 'client', 'outcome', 'outcome_at', 'received_at', 'reasons'])
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('known', 'integer', (column) => column.notNull())
      .addColumn('accepted_suggestions', 'text', (column) => column.notNull())
      .execute()
    await text('knowledge', ['package_version', 'cards_version', 'cards_hash', 'rules_hash', 'body'])
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .execute()
    await text('replays', ['fingerprint', 'expires_at'])
      .addColumn('key', 'text', (column) => column.primaryKey().notNull())
      .addColumn('reply_status', 'integer')
      .addColumn('reply_body', 'text')
      .execute()
    const index = (name: string, table: string, columns: string[]) =>
      db.schema.createIndex(name).on(table).columns(columns).execute()
    await index('evaluations_at', 'evaluations', ['at', 'id'])
    await index('evaluations_patient', 'evaluations', ['patient', 'at', 'id'])
    await index('cards_at', 'cards', ['at', 'uuid'])
    await index('cards_evaluation', 'cards', ['evaluation'])
    await index('cards_seen', 'cards', ['patient', 'user_ref'])
    await index('feedback_card', 'feedback', ['card'])
    await index('feedback_received', 'feedback', ['received_at', 'id'])
    await index('replays_expire', 'replays', ['expires_at'])
  },
}

const createReviews: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = ['card', 'reviewer', 'judgement', 'note', 'reviewed_at']
    const builder: CreateTableBuilder<string, string> = db.schema.createTable('reviews')
    await columns
      .reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), builder)
      .addPrimaryKeyConstraint('reviews_card_reviewer', ['card', 'reviewer'])
      .execute()
  },
}

/** The cards that a call asks for, in the order in which it asks for them. */
const indexShownCards: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = ['patient', 'user_ref', 'disposition', 'at', 'uuid']
    await db.schema.createIndex('cards_shown').on('cards').columns(columns).execute()
    await db.schema.dropIndex('cards_seen').execute()
  },
}

/** Launches and sessions of the evidence page, and who opened it. */
const createEvidencePage: Migration = {
  async up(db: Kysely<unknown>) {
    const text = (table: string, key: string, columns: readonly string[]) => {
      const builder: CreateTableBuilder<string, string> = db.schema.createTable(table)
      return columns
        .reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), builder)
        .addColumn(key, 'text', (column) => column.primaryKey().notNull())
        .execute()
    }
    await text('launches', 'key', ['sealed', 'expires_at'])
    await text('openings', 'id', ['at', 'client', 'user_ref', 'subject', 'card', 'patient', 'outcome', 'why'])
    await db.schema.createIndex('launches_expire').on('launches').columns(['expires_at']).execute()
    await db.schema.createIndex('openings_at').on('openings').columns(['at', 'id']).execute()
  },
}

/** Gives a chain to what was kept before there was one. */
export type Seal = (db: Kysely<Tables>) => Promise<void>

/** The chain, and the seal of what was kept before there was one: in one transaction, so that it is made once. */
const createChain = (seal: Seal): Migration => ({
  async up(db: Kysely<unknown>) {
    const text = (table: string, columns: readonly string[]) => {
      const builder: CreateTableBuilder<string, string> = db.schema.createTable(table)
      return columns.reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), builder)
    }
    await text('events', ['at', 'kind', 'who', 'role', 'client', 'patient', 'source', 'action', 'details'])
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .execute()
    await text('chain', ['writer', 'kind', 'record', 'at', 'digest', 'hash'])
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('pruned', 'text')
      .addPrimaryKeyConstraint('chain_writer_seq', ['writer', 'seq'])
      .execute()
    for (const table of ['chain_heads', 'chain_checkpoints'])
      await text(table, ['hash', 'at', 'sign'])
        .addColumn('writer', 'text', (column) => column.primaryKey().notNull())
        .addColumn('seq', 'integer', (column) => column.notNull())
        .execute()
    await db.schema.createIndex('events_at').on('events').columns(['at', 'id']).execute()
    await db.schema.createIndex('chain_record').on('chain').columns(['record']).execute()
    await seal(db)
  },
})

/** Names are never changed and never removed: databases in use know them. */
const listMigrations = (seal: Seal): Readonly<Record<string, Migration>> => ({
  '0001-tables': createTables,
  '0002-reviews': createReviews,
  '0003-shown-cards': indexShownCards,
  '0004-evidence-page': createEvidencePage,
  '0005-chain': createChain(seal),
})

const sealNothing: Seal = async () => undefined

export const MIGRATIONS = listMigrations(sealNothing)

/** The tables are those of another version: waiting changes nothing. */
export class OtherTables extends StoreUnavailable {}

/**
 * Brings the tables up to date. Safe if several replicas start at once: PostgreSQL by an advisory lock, SQLite by its
 * write lock.
 * @param isLook Nothing may be changed: whoever only looks must not take the tables from an older service that runs.
 * @throws OtherTables if the database was migrated by a newer version, or is only looked at and waits for its migration.
 * @throws StoreUnavailable if it cannot be migrated.
 */
export async function migrate(db: Kysely<Tables>, seal = sealNothing, isLook = false): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...listMigrations(seal) }) } })
  if (isLook) await demandMigrated(migrator)
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failure = describe(error)
  if (!/corrupted migrations/.test(failure.message)) throw failure
  throw new OtherTables(`${failure.message}. The database was migrated by a newer version of her2-cds.`, {
    cause: error,
  })
}

/** What the reader is to look at, where it is not the tables. */
const WHAT_FAILED: Readonly<Partial<Record<StoreCause, string>>> = {
  'database-down': 'the database of DATABASE_URL does not answer',
  'database-refuses': 'the database of DATABASE_URL does not let this user in',
}

function describe(error: unknown): StoreUnavailable {
  const words = error instanceof Error ? error.message : 'unknown error'
  const what = WHAT_FAILED[causeOfFailure(error)] ?? 'the tables cannot be brought up to date'
  return new StoreUnavailable(`${what}: ${words}`, { cause: error })
}

async function demandMigrated(migrator: Migrator): Promise<void> {
  const known = await migrator.getMigrations().catch((error: unknown) => {
    throw describe(error)
  })
  const waiting = known.filter(({ executedAt }) => executedAt === undefined)
  if (waiting.length === 0) return
  throw new OtherTables(
    waiting.length === known.length
      ? 'no service has kept anything in this store yet: it makes its tables at its start'
      : 'the store is that of an older version: the service changes its tables at its start, looking does not',
  )
}
