/** Whoever changes the database by hand is found by the check of the chain, whatever the change. */
import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { anchorOf } from '../../src/audit/anchor-lines.ts'
import { describeKnowledge } from '../../src/audit/knowledge.ts'
import { NO_ANCHOR, verifyChain } from '../../src/audit/verify-chain.ts'
import type { Anchor } from '../../src/audit/anchor-lines.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { extendChain, hashLink, hashOfStart } from '../../src/storage/chain.ts'
import type { Link } from '../../src/storage/chain.ts'
import { openPostgres, openSqlite } from '../../src/storage/open-store.ts'
import type { EventRecord, OpeningRecord } from '../../src/storage/records.ts'
import type { Store } from '../../src/storage/store.ts'
import { startPostgres } from '../storage/postgres-server.ts'
import type { PostgresServer } from '../storage/postgres-server.ts'
import { cardRecord, evaluationRecord, outcomeOf, reviewOf } from '../storage/stores.ts'

const KEY = 'the key of the installation'
const knowledge = describeKnowledge('1.0.0', join(import.meta.dirname, '..', '..', 'cards'), DEFAULT_SETTINGS)

/** A database, opened by the service, or by hand. */
interface Database {
  open(at?: string): Promise<Store>
  /** Runs one statement, as somebody with access to the database would. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>
}

interface Kind {
  readonly name: string
  prepare(): Promise<void>
  create(): Promise<Database>
  remove(): Promise<void>
}

function sqlite(): Kind {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-tampering-'))
  return {
    name: 'SQLite',
    prepare: async () => undefined,
    async create() {
      const file = join(folder, randomUUID(), 'her2-cds.sqlite')
      return {
        open: (at) => openSqlite(file, options(at)),
        async run(sql) {
          const database = new DatabaseSync(file)
          try {
            return database.prepare(sql).all()
          } finally {
            database.close()
          }
        },
      }
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function postgres(): Kind {
  let server: PostgresServer | undefined
  return {
    name: 'PostgreSQL',
    prepare: async () => void (server = await startPostgres()),
    async create() {
      const url = (await server?.createDatabase()) ?? ''
      return {
        open: (at) => openPostgres(url, options(at)),
        async run(sql) {
          const client = new Client({ connectionString: url })
          await client.connect()
          try {
            return (await client.query<Record<string, unknown>>(sql)).rows
          } finally {
            await client.end()
          }
        },
      }
    },
    remove: async () => server?.remove(),
  }
}

function options(at = '2026-11-22T12:00:00.000Z') {
  return { chainKey: KEY, deadlineMs: 60_000, clock: () => new Date(at) }
}

const READING: EventRecord = {
  ...{ id: 'reading', at: '2026-11-22T12:30:00.000Z', kind: 'read', who: 'Dr A', role: 'reader', client: '' },
  ...{ patient: 'p1', source: '10.0.0.9', action: '/cards/:uuid', details: '{}' },
}

const OPENING: OpeningRecord = {
  ...{ id: 'opening', at: '', client: 'ehr', user: 'Practitioner/1', subject: 's1', card: 'card-e01', patient: 'p1' },
  ...{ outcome: 'stored', why: '' },
}

const day = (number: number) => `2026-11-${number}T12:00:00.000Z`

/** Three processes one after the other, each with a chain of its own. */
async function fill({ open }: Database): Promise<void> {
  const evaluation = (name: string, at: string) =>
    evaluationRecord({ id: name, at, knowledge: knowledge.id, cards: [cardRecord({ uuid: `card-${name}` })] })
  for (const [process, at] of [day(21), day(22), day(23)].entries()) {
    const store = await open(at)
    if (process === 0) await store.keepKnowledge(knowledge)
    for (const number of [1, 2, 3]) await store.record(evaluation(`e${process}${number}`, at))
    await store.save([outcomeOf(`card-e${process}1`), outcomeOf('stranger')], new Date(at), 'ehr')
    await store.review([reviewOf(`card-e${process}1`, { judgement: 'cannot-tell', reviewedAt: day(24) })])
    await store.review([reviewOf(`card-e${process}1`, { reviewedAt: day(25) })])
    await store.note({ ...READING, id: `reading-${process}`, at })
    await store.recordOpening({ ...OPENING, id: `opening-${process}`, at })
    await store.record(evaluation(`e${process}4`, at))
    await store.close()
  }
}

async function verify({ open }: Database, anchors?: readonly Anchor[]) {
  const store = await open(day(26))
  try {
    return await verifyChain(store, { key: KEY, anchors })
  } finally {
    await store.close()
  }
}

/** The writer of the first, second or third process. */
async function writerOf({ run }: Database, process: number): Promise<string> {
  const [row] = await run(`select writer from chain where record = 'e${process}4'`)
  return String(row?.['writer'])
}

async function linksOf({ run }: Database, writer: string): Promise<Link[]> {
  return (await run(`select * from chain where writer = '${writer}' order by seq`)) as unknown as Link[]
}

async function writeLink({ run }: Database, { writer, seq, kind, record, at, digest, hash }: Link): Promise<void> {
  await run(`delete from chain where writer = '${writer}' and seq = ${seq}`)
  const values = [kind, record, at, digest, hash].map((text) => `'${text.replaceAll("'", "''")}'`)
  await run(
    `insert into chain (writer, seq, kind, record, at, digest, hash) values ('${writer}', ${seq}, ${values.join(', ')})`,
  )
}

/** A whole copy of what is kept, and back. */
async function copyOf({ run }: Database) {
  const tables = [
    'evaluations',
    'cards',
    'feedback',
    'reviews',
    'openings',
    'events',
    'chain',
    'chain_heads',
    'chain_checkpoints',
  ]
  const rows = new Map<string, readonly Record<string, unknown>[]>()
  for (const table of tables) rows.set(table, await run(`select * from ${table}`))
  return async () => {
    for (const [table, all] of rows) {
      await run(`delete from ${table}`)
      for (const row of all) {
        const values = Object.values(row).map((value) => {
          if (value === null) return 'null'
          return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
        })
        await run(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`)
      }
    }
  }
}

const purge = async ({ open }: Database): Promise<void> => {
  const store = await open(day(26))
  await store.purge(new Date(day(22)))
  await store.close()
}

type Tamper = (database: Database) => Promise<unknown>

/** What is done, and what must be found: its kind, and where. */
// prettier-ignore
const TAMPERS: readonly (readonly [what: string, finding: string, where: RegExp, tamper: Tamper])[] = [
  ['a value in the body of an evaluation', 'changed', /^evaluation e12$/, ({ run }) => run(`update evaluations set body = '{"text":"3+"}' where id = 'e12'`)],
  ['the time of an evaluation', 'changed', /^evaluation e12$/, ({ run }) => run(`update evaluations set at = '2025-01-01T00:00:00.000Z' where id = 'e12'`)],
  ['the patient of an evaluation', 'changed', /^evaluation e12$/, ({ run }) => run(`update evaluations set patient = 'p2' where id = 'e12'`)],
  ['a card that was shown now reads as withheld', 'changed', /^evaluation e12$/, ({ run }) => run(`update cards set disposition = 'quiet' where uuid = 'card-e12'`)],
  ['a card deleted', 'changed', /^evaluation e12$/, ({ run }) => run(`delete from cards where uuid = 'card-e12'`)],
  ['a card inserted into an evaluation', 'changed', /^evaluation e12$/, ({ run }) => insertCard(run, 'e12')],
  ['a card of no evaluation inserted', 'inserted', /^card added$/, ({ run }) => insertCard(run, 'none')],
  ['an evaluation deleted', 'deleted', /^evaluation e12$/, async ({ run }) => { await run(`delete from cards where evaluation = 'e12'`); await run(`delete from evaluations where id = 'e12'`) }],
  ['an evaluation deleted with its link', 'deleted', /^writer .+, link 3$/, async ({ run }) => { for (const sql of [`delete from cards where evaluation = 'e12'`, `delete from evaluations where id = 'e12'`, `delete from chain where record = 'e12'`]) await run(sql) }],
  ['an evaluation inserted', 'inserted', /^evaluation added$/, ({ run }) => insertCopy(run)],
  ['an evaluation inserted with a link that fits', 'inserted', /^writer /, async (database) => {
    await insertCopy(database.run)
    const links = await linksOf(database, await writerOf(database, 1))
    const last = links.at(-1)!
    const [added] = extendChain('another key', last, [{ kind: 'evaluation', record: 'added', at: day(23), digest: last.digest }], day(23)).links
    await writeLink(database, added!)
  }],
  ['an evaluation inserted with a whole new writer', 'unsigned', /^writer forged$/, async (database) => {
    await insertCopy(database.run)
    const start = { writer: 'forged', seq: 0, hash: hashOfStart('forged') }
    const { links, head } = extendChain('another key', start, [{ kind: 'evaluation', record: 'added', at: day(23), digest: 'd' }], day(23))
    await writeLink(database, links[0]!)
    await database.run(`insert into chain_heads (writer, seq, hash, at, sign) values ('forged', 1, '${head.hash}', '${head.at}', '${head.sign}')`)
  }],
  ['feedback: accepted instead of overridden', 'changed', /^feedback /, ({ run }) => run(`update feedback set outcome = 'accepted' where card = 'card-e11'`)],
  ['feedback: said to belong to no card', 'changed', /^feedback /, ({ run }) => run(`update feedback set known = 0 where card = 'card-e11'`)],
  ['feedback deleted', 'deleted', /^feedback /, ({ run }) => run(`delete from feedback where card = 'card-e11'`)],
  ['a judgement', 'changed', /^review .*card-e11/, ({ run }) => run(`update reviews set judgement = 'not-appropriate' where card = 'card-e11'`)],
  ['a judgement put back to the one before', 'changed', /^review .*card-e11/, ({ run }) => run(`update reviews set judgement = 'cannot-tell', reviewed_at = '${day(24)}' where card = 'card-e11'`)],
  ['a judgement deleted', 'deleted', /^review .*card-e11/, ({ run }) => run(`delete from reviews where card = 'card-e11'`)],
  ['who has read', 'changed', /^event reading-1$/, ({ run }) => run(`update events set who = 'Dr B' where id = 'reading-1'`)],
  ['a reading deleted', 'deleted', /^event reading-1$/, ({ run }) => run(`delete from events where id = 'reading-1'`)],
  ['who has opened the evidence page', 'changed', /^opening opening-1$/, ({ run }) => run(`update openings set user_ref = 'Practitioner/2' where id = 'opening-1'`)],
  ['two links change places', 'reordered', /^writer .+, link [24]$/, async (database) => {
    const links = await linksOf(database, await writerOf(database, 1))
    const [one, other] = [links[1]!, links[3]!]
    await writeLink(database, { ...one, seq: other.seq })
    await writeLink(database, { ...other, seq: one.seq })
  }],
  ['two neighbours change places', 'reordered', /^writer .+, link [23]$/, async (database) => {
    const links = await linksOf(database, await writerOf(database, 1))
    const [one, other] = [links[1]!, links[2]!]
    await writeLink(database, { ...one, seq: other.seq })
    await writeLink(database, { ...other, seq: one.seq })
  }],
  ['two evaluations change their contents', 'changed', /^evaluation e1[23]$/, async ({ run }) => {
    await run(`update evaluations set user_ref = 'Practitioner/7' where id = 'e12'`)
    await run(`update evaluations set user_ref = 'Practitioner/8' where id = 'e13'`)
  }],
  ['links swapped between two writers', 'changed', /^writer .+, link 2$/, async (database) => {
    const [one, other] = [await writerOf(database, 0), await writerOf(database, 1)]
    const [first, second] = [(await linksOf(database, one))[1]!, (await linksOf(database, other))[1]!]
    await writeLink(database, { ...first, writer: other })
    await writeLink(database, { ...second, writer: one })
  }],
  ['the time of a link', 'changed', /^writer .+, link 2$/, async (database) => database.run(`update chain set at = '2025-01-01T00:00:00.000Z' where writer = '${await writerOf(database, 1)}' and seq = 2`)],
  ['the end cut off', 'truncated', /^writer /, async ({ run }) => { for (const sql of [`delete from cards where evaluation = 'e24'`, `delete from evaluations where id = 'e24'`, `delete from chain where record = 'e24'`]) await run(sql) }],
  ['the end cut off, and the signed end set back', 'unsigned', /^writer /, async (database) => {
    const writer = await writerOf(database, 2)
    const last = (await linksOf(database, writer)).at(-2)!
    for (const sql of [`delete from cards where evaluation = 'e24'`, `delete from evaluations where id = 'e24'`, `delete from chain where record = 'e24'`]) await database.run(sql)
    await database.run(`update chain_heads set seq = ${last.seq}, hash = '${last.hash}' where writer = '${writer}'`)
  }],
  ['the signed end deleted', 'deleted', /^writer /, async (database) => database.run(`delete from chain_heads where writer = '${await writerOf(database, 2)}'`)],
  ['the time of the signed end', 'unsigned', /^writer /, async (database) => database.run(`update chain_heads set at = '2025-01-01T00:00:00.000Z' where writer = '${await writerOf(database, 2)}'`)],
  ['a whole writer removed with all it wrote', 'rolled-back', /^writer .+, link/, async (database) => {
    const writer = await writerOf(database, 1)
    for (const { kind, record } of await linksOf(database, writer)) {
      if (kind === 'evaluation') await database.run(`delete from cards where evaluation = '${record}'`)
      if (kind === 'evaluation') await database.run(`delete from evaluations where id = '${record}'`)
      if (kind === 'opening') await database.run(`delete from openings where id = '${record}'`)
      if (kind === 'event') await database.run(`delete from events where id = '${record}'`)
      if (kind === 'feedback') await database.run(`delete from feedback where id = '${record}'`)
    }
    await database.run(`delete from reviews where card = 'card-e11'`)
    await database.run(`delete from chain where writer = '${writer}'`)
    await database.run(`delete from chain_heads where writer = '${writer}'`)
  }],
  ['a record changed and the whole chain after it made anew', 'changed', /^writer .+/, async (database) => {
    await database.run(`delete from cards where evaluation = 'e12'`)
    await database.run(`delete from evaluations where id = 'e12'`)
    await insertCopy(database.run, 'e12')
    const store = await database.open(day(26))
    const records = await store.chain.recordsOf('evaluation', ['e12'])
    await store.close()
    const writer = await writerOf(database, 1)
    let previous = hashOfStart(writer)
    for (const link of await linksOf(database, writer)) {
      const anew = { ...link, ...(link.record === 'e12' && { digest: records.get('e12')!.digest, at: records.get('e12')!.at }) }
      previous = hashLink(previous, anew)
      await writeLink(database, { ...anew, hash: previous })
    }
  }],
  ['words of the rules of that time', 'changed', /^knowledge /, ({ run }) => run(`update knowledge set body = replace(body, 'HER2', 'HER3')`)],
  ['the rules of that time deleted', 'deleted', /^knowledge /, ({ run }) => run('delete from knowledge')],
  ['a record deleted and marked as gone by retention', 'unsigned', /^writer .+, link/, async ({ run }) => { for (const sql of [`delete from cards where evaluation = 'e12'`, `delete from evaluations where id = 'e12'`, `update chain set pruned = 'by hand' where record = 'e12'`]) await run(sql) }],
  ['the mark of retention of another link used again', 'unsigned', /^writer .+, link/, async (database) => {
    await purge(database)
    const marked = await database.run('select pruned from chain where pruned is not null')
    const mark = marked[0]?.['pruned'] ?? (await database.run('select sign from chain_checkpoints'))[0]?.['sign']
    for (const sql of [`delete from cards where evaluation = 'e23'`, `delete from evaluations where id = 'e23'`, `update chain set pruned = '${String(mark)}' where record = 'e23'`]) await database.run(sql)
  }],
  ['more removed than retention did, and the checkpoint moved', 'unsigned', /^writer /, async (database) => {
    await purge(database)
    const [{ writer, seq } = {}] = (await database.run('select writer, seq from chain_checkpoints')) as { writer?: string; seq?: number }[]
    await database.run(`update chain_checkpoints set seq = ${Number(seq) + 1} where writer = '${writer}'`)
  }],
  ['the checkpoint deleted', 'truncated', /^writer .+/, async (database) => { await purge(database); await database.run('delete from chain_checkpoints') }],
  ['a record that retention removed is there again', 'inserted', /^evaluation e01$/, async (database) => {
    await purge(database)
    await insertCopy(database.run, 'e01')
  }],
]

async function insertCard(run: Database['run'], evaluation: string): Promise<void> {
  const columns = 'at, card_key, finding, specimen, disposition, why, patient, user_ref'
  await run(
    `insert into cards (uuid, evaluation, ${columns}) select 'added', '${evaluation}', ${columns} from cards where uuid = 'card-e13'`,
  )
}

async function insertCopy(run: Database['run'], id = 'added'): Promise<void> {
  const columns =
    'hook_instance, hook, service, client, user_ref, role, patient, encounter, knowledge, duration_us, statuses, body'
  await run(
    `insert into evaluations (id, at, ${columns}) select '${id}', '2025-05-05T00:00:00.000Z', ${columns} from evaluations where id = 'e13'`,
  )
}

describe.each([sqlite(), postgres()].map((kind) => [kind.name, kind] as const))('%s', (_name, kind) => {
  beforeAll(() => kind.prepare(), 120_000)
  afterAll(() => kind.remove())
  const filled = async () => {
    const database = await kind.create()
    await fill(database)
    return database
  }

  test('what nobody has touched is whole, before and after retention', async () => {
    const database = await filled()
    const report = await verify(database)
    expect(report).toMatchObject({ whole: true, findings: [], notes: [NO_ANCHOR] })
    expect(report.writers.map(({ from, to, records }) => [from, to, records])).toEqual([
      [1, 11, 11],
      [1, 11, 11],
      [1, 11, 11],
    ])
    await purge(database)
    const later = await verify(database)
    expect(later.findings).toEqual([])
    expect(later.writers[0]?.from).toBeGreaterThan(1)
  })

  test.each(TAMPERS)('%s: found', async (_what, finding, where, tamper) => {
    const database = await filled()
    await tamper(database)
    const { whole, findings } = await verify(database)
    expect(whole).toBe(false)
    expect(findings.filter((one) => one.kind === finding).map((one) => one.where)).toEqual(
      expect.arrayContaining([expect.stringMatching(where)]),
    )
  })

  test('an old copy in place of the store: found by an anchor, and by nothing else', async () => {
    const database = await filled()
    const putBack = await copyOf(database)
    const store = await database.open(day(25))
    await store.record(evaluationRecord({ id: 'later', at: day(25), knowledge: knowledge.id }))
    const anchors = anchorOf(await store.chain.heads(), KEY, day(25))
    await store.close()
    expect(await verify(database, anchors)).toMatchObject({
      whole: true,
      anchors: { count: 4, latest: day(25) },
      notes: [],
    })
    await putBack()
    expect(await verify(database)).toMatchObject({ whole: true, notes: [NO_ANCHOR] })
    const { findings } = await verify(database, anchors)
    expect(findings.map((one) => one.kind)).toEqual(['rolled-back'])
  })
})
