/** Opens a store: connections, durability, migrations. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolConfig } from 'pg'
import type { Blame } from './group-commit.ts'
import { MOST_NAMED } from './chain-lanes.ts'
import { CARD_COLUMNS, EVALUATION_COLUMNS, OtherTables, migrate } from './schema.ts'
import type { Tables } from './schema.ts'
import { CHAIN_COLUMNS, HEAD_UPSERT, ON_HEAD, latestHeads } from './sql-chain.ts'
import { sealEarlier } from './seal-earlier.ts'
import { insertAtOnce, keepInSql, listInserts } from './sql-store.ts'
import type { Group, Insert } from './sql-store.ts'
import type { Ask, NamedStatement } from './kept-query.ts'
import { openFile } from './sqlite-file.ts'
import { createSqliteWriter } from './sqlite-writer.ts'
import type { Batch, SqliteWriter } from './sqlite-writer.ts'
import { NodeSqliteDialect } from './sqlite-dialect.ts'
import { StoreUnavailable } from './store.ts'
import type { Store } from './store.ts'

export interface OpenOptions {
  /** Milliseconds after which a write or a read counts as failed. */
  readonly deadlineMs?: number
  readonly clock?: () => Date
  /** Signs the ends of chains; whoever checks them needs the same. */
  readonly chainKey?: string
  /** The store is only looked into: where its tables are not those of this version, it is left as it is and refused. */
  readonly isLook?: boolean
}

const DEADLINE_MS = 2_000

/** Records for which SQLite's thread is handed a transaction while another one runs. */
const LEAST_BESIDE = 16

/**
 * Connections stay open while there are few calls, because the next burst would wait for new ones and their plans; but not
 * so long that a firewall in between forgets them (some do after four minutes), and with keep-alives meanwhile.
 */
const IDLE = { idleTimeoutMillis: 120_000, keepAlive: true, keepAliveInitialDelayMillis: 30_000 } as const

const MIGRATION_MS = 30_000

/**
 * A store in one SQLite file, created with its folder if missing. Write-ahead log with a wait for the disk at each
 * commit: what was confirmed survives a power loss.
 * @throws StoreUnavailable
 */
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<Store> {
  const { deadlineMs = DEADLINE_MS, clock = () => new Date(), chainKey = '', isLook = false } = options
  // A thread of its own writes what must wait for the disk; this connection reads, and writes what need not wait.
  const database = openFile(file, false)
  const writer = createSqliteWriter(file)
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) })
  try {
    await persist(() => migrate(db, (one) => sealEarlier(one, chainKey), isLook), blameSqlite)
  } catch (error) {
    await db.destroy()
    throw error
  }
  const write = (group: Group) =>
    writer.write([...recordStatements(group), ...group.others.map(compileInsert), ...chainStatements(group)])
  const knownHeads = await latestHeads(db, MOST_NAMED)
  const keeping = { blame: blameSqlite, deadlineMs, clock, write, closeWriter: writer.close, chainKey, knownHeads }
  // The thread finds its next transaction waiting and need not be told by this thread, which may be busy; but a wait for the
  // disk costs as much as several records, so few records do not get one of their own.
  return keepInSql(db, { ...keeping, ask: askFile(database, writer, deadlineMs), lanes: 2, leastBeside: LEAST_BESIDE })
}

const BUSY = 5

/** The few questions of calls, each prepared once. What they write comes between the transactions of the thread. */
function askFile(database: DatabaseSync, writer: SqliteWriter, deadlineMs: number): Ask {
  const prepared = new Map<string, StatementSync>()
  return async ({ name, sql, parameters, writes }) => {
    const statement = prepared.get(name) ?? database.prepare(sql)
    prepared.set(name, statement)
    const run = (): unknown[] => statement.all(...(parameters as readonly SQLInputValue[]))
    if (!writes) return run()
    // Not long after its caller was told that there is no answer.
    const until = performance.now() + deadlineMs / 2
    return writer.between(() => {
      if (performance.now() > until) throw Object.assign(new Error('the file was locked for long'), { errcode: BUSY })
      return run()
    })
  }
}

const EVALUATION_ROW = insertRow('evaluations', EVALUATION_COLUMNS)
const CARD_ROW = insertRow('cards', CARD_COLUMNS)

/** What each call writes, row by row: always the same statements, however many calls share a commit. */
function recordStatements({ evaluations, cards }: Group): Batch[] {
  return [EVALUATION_ROW(evaluations), CARD_ROW(cards)].filter(({ rows }) => rows.length > 0)
}

function insertRow<Column extends string>(
  table: string,
  columns: Readonly<Record<Column, true>>,
): (rows: readonly Readonly<Record<Column, unknown>>[]) => Batch {
  const names = Object.keys(columns) as Column[]
  const sql = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) on conflict do nothing`
  return (rows) => ({ sql, rows: rows.map((row) => names.map((name) => row[name])) })
}

/** Rows as JSON: the statements are the same for any number of links, and need not be built. */
function chainStatements({ links, head }: Group): Batch[] {
  const rows = links.map(({ seq, kind, record, at, digest, hash }) => [seq, kind, record, at, digest, hash])
  const { writer, seq, hash, at, sign } = head
  return [
    { sql: SQLITE_LINKS, rows: [[writer, JSON.stringify(rows)]] },
    { sql: SQLITE_HEAD, rows: [[writer, seq, hash, at, sign]] },
  ]
}

const SQLITE_LINKS =
  'insert into chain (writer, seq, kind, record, at, digest, hash) select ?, value ->> 0, value ->> 1, value ->> 2, ' +
  'value ->> 3, value ->> 4, value ->> 5 from json_each(?)'
const SQLITE_HEAD = `insert into chain_heads (writer, seq, hash, at, sign) values (?, ?, ?, ?, ?) ${ON_HEAD}`

function compileInsert(insert: Insert): Batch {
  const { sql, parameters } = insert.compile()
  return { sql, rows: [parameters] }
}

/**
 * A store in a PostgreSQL database that replicas may share. Commits wait for the server's disk, whatever its default.
 * @throws StoreUnavailable
 */
export async function openPostgres(url: string, options: OpenOptions = {}): Promise<Store> {
  const { deadlineMs = DEADLINE_MS, clock = () => new Date(), chainKey = '', isLook = false } = options
  const settings = settingsOf(url)
  const timeouts = { connectionTimeoutMillis: deadlineMs, query_timeout: deadlineMs, statement_timeout: deadlineMs }
  const pool = await openPool({ ...settings, ...timeouts, ...IDLE, max: 10 })
  // A connection that breaks while idle is replaced by the pool; the next query shows whether the server is there.
  pool.on('error', () => undefined)
  await migrateApart({ ...settings, connectionTimeoutMillis: deadlineMs }, chainKey, isLook)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const ask: Ask = async (question) => (await pool.query(prepared(question))).rows as unknown[]
  const write = async (group: Group) => {
    const { evaluations, cards, links, head, others } = group
    // Records and their links are one statement, so one transaction, also where there is more than calls.
    if (others.length > 0) return insertAtOnce(db, listInserts(db, group))
    const parameters = [evaluations, cards, links, [head]].map((rows) => JSON.stringify(rows))
    await pool.query(prepared({ name: 'record', sql: INSERT_RECORDS, parameters }))
  }
  const knownHeads = await latestHeads(db, MOST_NAMED)
  const keeping = { blame: blamePostgres, deadlineMs, clock, write, ask, chainKey, knownHeads }
  return keepInSql(db, { ...keeping, lanes: 2 })
}

/**
 * Rows as JSON, so that the statement is the same for any number of them. One statement is a transaction of its own and
 * one round trip.
 */
const INSERT_RECORDS = `with
  new_evaluations as (${insertFromJson('evaluations', EVALUATION_COLUMNS, '$1')}),
  new_cards as (${insertFromJson('cards', CARD_COLUMNS, '$2')}),
  new_links as (${insertFromJson('chain', CHAIN_COLUMNS, '$3', '')}),
  new_head as (${HEAD_UPSERT} json_populate_recordset(null::chain_heads, $4) ${ON_HEAD})
select 1`

/** Columns by name: those that a newer version has added get their defaults. */
function insertFromJson(
  table: string,
  columns: Readonly<Record<string, true>>,
  place: string,
  conflict = 'on conflict do nothing',
): string {
  const names = Object.keys(columns).join(', ')
  const rows = `json_populate_recordset(null::${table}, ${place})`
  return `insert into ${table} (${names}) select ${names} from ${rows} ${conflict}`
}

/** What every call runs is planned once per connection: planning it costs the server more than running it. */
function prepared({ name, sql, parameters }: NamedStatement) {
  return { name, text: sql, values: [...parameters] }
}

/** For every connection: a commit is confirmed when it is on the server's disk, whatever is set for the database. */
export function settingsOf(url: string) {
  return { connectionString: url, application_name: 'her2-cds', options: '-c synchronous_commit=on' }
}

/** Loaded only where there is such a database. */
async function openPool(settings: PoolConfig): Promise<Pool> {
  const { default: pg } = await import('pg')
  return new pg.Pool(settings)
}

/** Uses a connection of its own, which may wait long for a replica that is migrating at the same time. */
async function migrateApart(settings: PoolConfig, chainKey: string, isLook: boolean): Promise<void> {
  const pool = await openPool({ ...settings, max: 2 })
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await persist(() => migrate(db, (one) => sealEarlier(one, chainKey), isLook), blamePostgres)
  } finally {
    await db.destroy()
  }
}

/** Tries again while the reason is temporary: a file locked by another process, a server that is starting. */
async function persist(work: () => Promise<void>, blame: (error: unknown) => Blame): Promise<void> {
  for (const until = Date.now() + MIGRATION_MS; ;) {
    try {
      return await work()
    } catch (error) {
      const cause = error instanceof StoreUnavailable ? error.cause : error
      const isFinal = error instanceof OtherTables || isUnreachable(cause)
      if (blame(cause) !== 'passing' || Date.now() > until || isFinal) throw error
      await sleep(50)
    }
  }
}

/** A server that is not there at start-up: reported at once, so that whoever starts the service can try again. */
function isUnreachable(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown }
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
}

/** Result codes of SQLite, without their extended part: https://www.sqlite.org/rescode.html */
const SQLITE_BLAME: Readonly<Record<number, Blame>> = {
  5: 'passing',
  6: 'passing',
  18: 'record',
  19: 'record',
  20: 'record',
}

export function blameSqlite(error: unknown): Blame {
  const { errcode } = Object(error) as { errcode?: unknown }
  return (typeof errcode === 'number' ? SQLITE_BLAME[errcode & 0xff] : undefined) ?? 'store'
}

/**
 * Classes and codes of SQLSTATE, the longest match first: data and constraint errors are the record's fault; connections,
 * locks, time-outs and a server that starts, stops or stands by are temporary.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const POSTGRES_BLAME: Readonly<Record<string, Blame>> = {
  '08': 'passing',
  '22': 'record',
  '23': 'record',
  '25006': 'passing',
  '40': 'passing',
  '53300': 'passing',
  '55P03': 'passing',
  '57': 'passing',
}

export function blamePostgres(error: unknown): Blame {
  const { code } = Object(error) as { code?: unknown }
  if (typeof code !== 'string') return 'passing'
  // SQLSTATE codes contain a digit; names of network errors do not.
  if (!/^(?=.{0,4}\d)[0-9A-Z]{5}$/.test(code)) return 'passing'
  return POSTGRES_BLAME[code] ?? POSTGRES_BLAME[code.slice(0, 2)] ?? 'store'
}
