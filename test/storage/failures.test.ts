/** Databases that fail: what is not confirmed is said so in time, what is confirmed is there, and all of it passes. */
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import { Client } from 'pg'
import { createGroupCommit } from '../../src/storage/group-commit.ts'
import { blamePostgres, blameSqlite, openPostgres, openSqlite, settingsOf } from '../../src/storage/open-store.ts'
import { toCardRows, toEvaluationRow } from '../../src/storage/rows.ts'
import { MIGRATIONS } from '../../src/storage/schema.ts'
import type { Tables } from '../../src/storage/schema.ts'
import { NodeSqliteDialect } from '../../src/storage/sqlite-dialect.ts'
import { openFile } from '../../src/storage/sqlite-file.ts'
import { StoreUnavailable } from '../../src/storage/store.ts'
import type { Store } from '../../src/storage/store.ts'
import { startPostgres } from './postgres-server.ts'
import type { PostgresServer } from './postgres-server.ts'
import { ALWAYS, collect, evaluationRecord, outcomeOf, reviewOf } from './stores.ts'
import { MINUTE, NO_HURRY, until } from '../patience.ts'

async function timeOf(work: Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work.catch(() => undefined)
  return performance.now() - started
}

/** On a busy machine what is well again may still take longer than a short deadline. */
const goesThrough = (store: Store) =>
  store.record(evaluationRecord()).then(
    () => true,
    () => false,
  )

describe('group commit', () => {
  test('two lanes: two commits at a time, never three, and nothing is left lying when one ends', async () => {
    let [running, most] = [0, 0]
    const written: number[] = []
    const write = async (items: readonly number[]) => {
      most = Math.max(most, ++running)
      await sleep(3)
      written.push(...items)
      running--
    }
    const options = { blame: () => 'store' as const, deadlineMs: MINUTE, mostInGroup: 3, lanes: 2 }
    const commits = createGroupCommit<number>({ write, ...options })
    // Each comes back at the moment its own commit ends, when a lane is about to.
    const one = async (start: number) => {
      for (let turn = 0; turn < 5; turn++) await commits.add(start + turn)
    }
    await Promise.all(Array.from({ length: 8 }, (_, index) => one(index * 5)))
    void commits.add(40)
    await commits.settle()
    expect(written.toSorted((left, right) => left - right)).toEqual(Array.from({ length: 41 }, (_, index) => index))
    expect(most).toBe(2)
  })

  test('few that wait go together into the next; only many get a commit beside the one that runs', async () => {
    const begun: { readonly items: readonly number[]; readonly end: () => void }[] = []
    const write = (items: readonly number[]) => new Promise<void>((end) => void begun.push({ items, end }))
    const options = { blame: () => 'store' as const, deadlineMs: MINUTE, lanes: 2, leastBeside: 4 }
    const commits = createGroupCommit<number>({ write, ...options })
    const added = [commits.add(0)]
    await nextTurn()
    for (const item of [1, 2, 3]) added.push(commits.add(item))
    await nextTurn()
    expect(begun.map(({ items }) => items)).toEqual([[0]])
    added.push(commits.add(4))
    await nextTurn()
    expect(begun.map(({ items }) => items)).toEqual([[0], [1, 2, 3, 4]])
    for (const item of [5, 6]) added.push(commits.add(item))
    begun[0]?.end()
    await nextTurn()
    expect(begun.map(({ items }) => items)).toEqual([[0], [1, 2, 3, 4], [5, 6]])
    for (const { end } of begun) end()
    await Promise.all(added)
    await commits.settle()
  })

  test('what arrives while a commit runs goes together into the next', async () => {
    const groups: number[][] = []
    const write = async (items: readonly number[]) => {
      groups.push([...items])
      await sleep(5)
    }
    const commits = createGroupCommit<number>({ write, blame: () => 'store', deadlineMs: MINUTE, mostInGroup: 10 })
    await Promise.all(Array.from({ length: 25 }, (_, index) => commits.add(index)))
    expect(groups.map((group) => group.length)).toEqual([10, 10, 5])
    expect(groups.flat()).toEqual(Array.from({ length: 25 }, (_, index) => index))
  })

  test('a bad record is refused alone', async () => {
    const written: string[] = []
    const write = async (items: readonly string[]) => {
      if (items.includes('bad')) throw new Error('constraint')
      written.push(...items)
    }
    const commits = createGroupCommit<string>({ write, blame: () => 'record', deadlineMs: MINUTE })
    const results = await Promise.allSettled(['one', 'bad', 'two'].map((item) => commits.add(item)))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(written).toEqual(['one', 'two'])
  })

  test('what was given up is not written any more', async () => {
    const written: string[] = []
    let isLocked = true
    const write = async (items: readonly string[]) => {
      if (isLocked) throw new Error('locked')
      written.push(...items)
    }
    const commits = createGroupCommit<string>({ write, blame: () => 'passing', deadlineMs: 60 })
    await expect(commits.add('early')).rejects.toThrow(StoreUnavailable)
    const late = commits.add('late')
    isLocked = false
    await late
    await commits.settle()
    expect(written).toEqual(['late'])
  })

  test('where too many wait, the next is refused at once', async () => {
    let release = (): void => undefined
    const isReleased = new Promise<void>((resolve) => (release = resolve))
    const commits = createGroupCommit<number>({
      write: () => isReleased,
      blame: () => 'store',
      deadlineMs: MINUTE,
      mostInGroup: 1,
      mostWaiting: 3,
    })
    const first = commits.add(1)
    await nextTurn()
    const waiting = [2, 3, 4].map((item) => commits.add(item))
    // While nothing of what came before is written.
    await expect(commits.add(5)).rejects.toThrow(StoreUnavailable)
    await expect(commits.add(6)).rejects.toThrow(StoreUnavailable)
    release()
    await Promise.all([first, ...waiting])
  })
})

describe('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-failures-'))
  let store: Store | undefined
  afterEach(() => store?.close())
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const open = async (name: string, deadlineMs = MINUTE) => {
    const file = join(folder, `${name}.sqlite`)
    store = await openSqlite(file, { deadlineMs })
    return { store, file }
  }

  test('every commit waits for the disk', () => {
    const database = openFile(join(folder, 'durable.sqlite'))
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    // 2 is FULL.
    expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 })
    database.close()
  })

  test('what was written is moved into the file meanwhile, so that the log stays small', async () => {
    const { store, file } = await open('log')
    const body = JSON.stringify('x'.repeat(20_000))
    const [rounds, ofRound] = [5, 128]
    const megabytes = (name: string) => statSync(name).size / 1024 / 1024
    for (let round = 1; round <= rounds; round++) {
      for (let index = 0; index < ofRound; index++) await store.record(evaluationRecord({ body }))
      // The thread that moves it runs beside this one; each round adds 2.4 MB to the file.
      await until(() => megabytes(file) > 2.3 * round)
    }
    // A log that never begins anew would hold 41 MB.
    expect(megabytes(`${file}-wal`)).toBeLessThan(20)
    expect((await store.countPatients(ALWAYS)).evaluations).toBe(rounds * ofRound)
  })

  test('a task that reaches the writing thread after it was told to close is refused, and the thread ends in order', async () => {
    const thread = new Worker(new URL('../../src/storage/sqlite-thread.ts', import.meta.url), {
      workerData: { file: join(folder, 'closing.sqlite') },
    })
    const errors: unknown[] = []
    thread.on('error', (error) => errors.push(error))
    const exit = once(thread, 'exit')
    thread.postMessage('close')
    thread.postMessage({ id: 1 })
    thread.postMessage({ id: 2, statements: [] })
    expect(await exit).toEqual([0])
    expect(errors).toEqual([])
  })

  test('closed while the log is being moved: all that was written is there', async () => {
    const { store, file } = await open('closed')
    const body = JSON.stringify('x'.repeat(20_000))
    // 32 commits begin the moving; the store closes before it is done.
    for (let index = 0; index < 32; index++) await store.record(evaluationRecord({ body }))
    await store.close()
    const again = new DatabaseSync(file)
    expect(again.prepare('select count(*) as n from evaluations').get()).toEqual({ n: 32 })
    again.close()
  })

  test('locked by another process: waits without stopping the process, goes through, or is refused in time', async () => {
    const { store, file } = await open('locked')
    const hasty = await openSqlite(file, { deadlineMs: 400 })
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    const waiting = store.record(evaluationRecord())
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    await until(() => turns > 5)
    other.exec('commit')
    await waiting
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
    other.exec('begin immediate')
    const refused = hasty.record(evaluationRecord())
    expect(await timeOf(refused)).toBeLessThan(MINUTE)
    await expect(refused).rejects.toThrow(StoreUnavailable)
    // Reading is not held up by a writer.
    expect(await store.recall('p1', 'Practitioner/1', 'new')).toHaveLength(1)
    // What is on its way when its writer is refused finds the file still locked.
    await hasty.close()
    other.exec('commit')
    other.close()
    await store.record(evaluationRecord())
    expect(await collect(store.listEvaluations(ALWAYS))).toHaveLength(2)
  })

  test('disk full: refused, nothing half written, and back when there is room', async () => {
    const file = join(folder, 'full.sqlite')
    const { database, store: full } = await openWithLimit(file)
    store = full
    const big = () => evaluationRecord({ body: JSON.stringify('x'.repeat(50_000)) })
    const written: string[] = []
    let failure: unknown
    for (let index = 0; index < 100 && !failure; index++) {
      const record = big()
      await full.record(record).then(
        () => written.push(record.id),
        (error: unknown) => (failure = error),
      )
    }
    expect(failure).toBeInstanceOf(StoreUnavailable)
    await expect(
      full.save([outcomeOf('x'.repeat(400), { overrideReasons: [{ userComment: 'y'.repeat(50_000) }] })], new Date()),
    ).rejects.toThrow(StoreUnavailable)
    expect((await collect(full.listEvaluations(ALWAYS))).map(({ id }) => id).sort()).toEqual(written.toSorted())
    database.exec('pragma max_page_count = 100000')
    await full.record(big())
    expect((await full.countPatients(ALWAYS)).evaluations).toBe(written.length + 1)
  })

  test('a folder that cannot be made, or a file that is none: said at the start', async () => {
    const { file } = await open('plain')
    await expect(openSqlite(join(file, 'below', 'x.sqlite'))).rejects.toThrow(/cannot be opened/)
  })

  test('migrated by a newer version: said at the start', async () => {
    const { file } = await open('newer')
    const database = new DatabaseSync(file)
    database.exec(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`)
    database.close()
    await expect(openSqlite(file)).rejects.toThrow(/newer version/)
  })

  test('an older version reads a copy from which the later migrations were taken out', async () => {
    const { file } = await open('older')
    await store?.close()
    store = undefined
    const [first = ''] = Object.keys(MIGRATIONS)
    const asOlder = async (): Promise<unknown> => {
      const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openFile(file)) })
      const migrations = { [first]: MIGRATIONS[first] as Migration }
      const { error } = await new Migrator({
        db,
        provider: { getMigrations: async () => migrations },
      }).migrateToLatest()
      await db.destroy()
      return error
    }
    expect(String(await asOlder())).toMatch(/corrupted migrations/)
    const database = new DatabaseSync(file)
    database.prepare('delete from kysely_migration where name > ?').run(first)
    database.close()
    expect(await asOlder()).toBeUndefined()
  })

  test('tables of the first version are brought up to date, and what they hold stays', async () => {
    const file = join(folder, 'first.sqlite')
    const [first = ''] = Object.keys(MIGRATIONS)
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openFile(file)) })
    const migrations = { [first]: MIGRATIONS[first] as Migration }
    await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
    const record = evaluationRecord()
    await db.insertInto('evaluations').values(toEvaluationRow(record)).execute()
    await db.insertInto('cards').values(toCardRows(record)).execute()
    await db.destroy()
    store = await openSqlite(file, NO_HURRY)
    expect(await collect(store.listEvaluations(ALWAYS))).toEqual([record])
    const uuid = record.cards[0]?.uuid ?? ''
    await store.review([reviewOf(uuid)])
    expect((await store.findCard(uuid))?.reviews).toEqual([reviewOf(uuid)])
  })

  test.each([
    [{ errcode: 5 }, 'passing'],
    [{ errcode: 261 }, 'passing'],
    [{ errcode: 13 }, 'store'],
    [{ errcode: 2067 }, 'record'],
    [new Error('any'), 'store'],
  ] as const)('%j is blamed on: %s', (error, blame) => expect(blameSqlite(error)).toBe(blame))
})

/** A store whose file may not grow, as on a full disk: the limit holds for its own connection. */
async function openWithLimit(file: string): Promise<{ database: DatabaseSync; store: Store }> {
  const { Kysely, sql } = await import('kysely')
  const { keepInSql, listInserts } = await import('../../src/storage/sql-store.ts')
  const { NodeSqliteDialect } = await import('../../src/storage/sqlite-dialect.ts')
  const { migrate } = await import('../../src/storage/schema.ts')
  const database = new DatabaseSync(file, { timeout: 0 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  const db = new Kysely<import('../../src/storage/schema.ts').Tables>({ dialect: new NodeSqliteDialect(database) })
  await migrate(db)
  database.exec('pragma max_page_count = 100')
  const write: import('../../src/storage/sql-store.ts').SqlStoreOptions['write'] = (group) =>
    db.transaction().execute(async (transaction) => {
      for (const insert of listInserts(db, group)) await sql`${insert}`.execute(transaction)
    })
  return { database, store: keepInSql(db, { blame: blameSqlite, deadlineMs: MINUTE, clock: () => new Date(), write }) }
}

describe('PostgreSQL', () => {
  let server: PostgresServer
  let url = ''
  const open: Store[] = []
  beforeAll(async () => {
    server = await startPostgres()
    url = await server.createDatabase()
  })
  afterEach(async () => void (await Promise.all(open.splice(0).map((store) => store.close()))))
  afterAll(() => server?.remove())

  const openStore = async (deadlineMs: number) => {
    const store = await openPostgres(url, { deadlineMs })
    open.push(store)
    return store
  }

  test('gone: refused in time; back: goes on by itself; what was confirmed is there', async () => {
    const store = await openStore(1_000)
    const confirmed = evaluationRecord()
    await store.record(confirmed)
    await server.kill()
    const refused = store.record(evaluationRecord())
    expect(await timeOf(refused)).toBeLessThan(MINUTE)
    await expect(refused).rejects.toThrow(StoreUnavailable)
    await expect(store.recall('p1', 'u', 'h')).rejects.toThrow(StoreUnavailable)
    await expect(store.check()).rejects.toThrow(StoreUnavailable)
    await server.start()
    await until(() => goesThrough(store))
    expect(await store.findEvaluation(confirmed.id)).toEqual(confirmed)
  })

  test('migrated by a newer version: said at once at the start, and not after half a minute', async () => {
    const grown = await server.createDatabase()
    await (await openPostgres(grown, NO_HURRY)).close()
    const newer = new Client({ connectionString: grown })
    await newer.connect()
    await newer.query(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`)
    await newer.end()
    const opening = openPostgres(grown, NO_HURRY)
    // It would wait far longer than a test may last.
    await expect(opening).rejects.toThrow(/newer version/)
  })

  test('who only looks changes no table: not of an empty database, not of one with fewer migrations', async () => {
    const older = await server.createDatabase()
    const client = new Client({ connectionString: older })
    await client.connect()
    await expect(openPostgres(older, { ...NO_HURRY, isLook: true })).rejects.toThrow(/no service has kept anything/)
    await (await openPostgres(older, NO_HURRY)).close()
    await (await openPostgres(older, { ...NO_HURRY, isLook: true })).close()
    await client.query(`delete from kysely_migration where name = (select max(name) from kysely_migration)`)
    const count = async () => (await client.query('select name from kysely_migration')).rowCount
    const before = await count()
    await expect(openPostgres(older, { ...NO_HURRY, isLook: true })).rejects.toThrow(/older version/)
    expect(await count()).toBe(before)
    await client.end()
  })

  test('tables that a newer version has added to: a running replica goes on', async () => {
    const grown = await server.createDatabase()
    const store = await openPostgres(grown, { deadlineMs: MINUTE })
    open.push(store)
    await store.record(evaluationRecord())
    const newer = new Client({ connectionString: grown })
    await newer.connect()
    for (const table of ['evaluations', 'cards'])
      await newer.query(`alter table ${table} add column later text not null default 'unknown'`)
    await newer.end()
    const record = evaluationRecord()
    await store.record(record)
    expect(await store.findEvaluation(record.id)).toEqual(record)
    expect(await store.recall(record.patient, record.user, 'another')).toHaveLength(1)
  })

  test('restarted while a record waits: it goes through within its time', async () => {
    const store = await openStore(MINUTE)
    await store.check()
    await server.kill()
    const record = evaluationRecord()
    const waiting = store.record(record)
    await sleep(100)
    await server.start()
    await waiting
    expect(await store.findEvaluation(record.id)).toEqual(record)
  })

  test('slow, or a table locked by another: refused in time, and passes', async () => {
    const store = await openStore(500)
    const other = new Client({ connectionString: url })
    await other.connect()
    await other.query('begin; lock table evaluations in access exclusive mode')
    const refused = store.record(evaluationRecord())
    expect(await timeOf(refused)).toBeLessThan(MINUTE)
    await expect(refused).rejects.toThrow(StoreUnavailable)
    await expect(store.recall('p1', 'u', 'h')).rejects.toThrow(StoreUnavailable)
    await other.query('rollback')
    await other.end()
    await until(() => goesThrough(store))
  })

  test('commits wait for the disk even where the server is set otherwise', async () => {
    const admin = new Client({ connectionString: url })
    await admin.connect()
    await admin.query(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`)
    const ours = new Client(settingsOf(url))
    const plain = new Client({ connectionString: url })
    for (const [client, expected] of [
      [ours, 'on'],
      [plain, 'off'],
    ] as const) {
      await client.connect()
      expect((await client.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: expected }])
      await client.end()
    }
    await admin.query(`alter database ${new URL(url).pathname.slice(1)} reset synchronous_commit`)
    await admin.end()
  })

  test('a server that is not there: said at the start, at once', async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => probe.once('listening', resolve))
    const { port } = probe.address() as { port: number }
    await new Promise((resolve) => probe.close(resolve))
    const opening = openPostgres(`postgres://nobody@127.0.0.1:${port}/none`, { deadlineMs: 300 })
    expect(await timeOf(opening)).toBeLessThan(MINUTE)
    await expect(opening).rejects.toThrow(StoreUnavailable)
  })

  test.each([
    [{ code: '23505' }, 'record'],
    [{ code: '22021' }, 'record'],
    [{ code: '40001' }, 'passing'],
    [{ code: '57P01' }, 'passing'],
    [{ code: '57014' }, 'passing'],
    [{ code: '53100' }, 'store'],
    [{ code: '53300' }, 'passing'],
    [{ code: '42P01' }, 'store'],
    [{ code: 'ECONNREFUSED' }, 'passing'],
    [{ code: 'EPIPE' }, 'passing'],
    [new Error('Connection terminated unexpectedly'), 'passing'],
  ] as const)('%j is blamed on: %s', (error, blame) => expect(blamePostgres(error)).toBe(blame))
})
