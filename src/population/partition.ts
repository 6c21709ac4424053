/**
 * The export, sorted by patient: every patient's resources side by side in one of several parts, those of patients without
 * any sign of breast cancer or HER2 left out. The files are read twice, with bounded memory.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { quoted, type Database } from './duckdb.ts'
import { salvage, type FileError, type InspectedFile } from './export-files.ts'
import { byPlace, placeErrors } from './place-errors.ts'
import { keyedRecords, namesIn, type Source } from './scan-sql.ts'
import { findOrphans, markUsers, storeOdd } from './shared-records.ts'
import { signPattern, type Sign } from './signs.ts'

export interface PartitionWish {
  /** The folder of the export. */
  readonly folder: string
  readonly files: readonly InspectedFile[]
  /** Where the parts go, and mended copies of damaged files. */
  readonly into: string
  readonly parts: number
  readonly signs: readonly Sign[]
  /** Nobody is set aside. */
  readonly all: boolean
  readonly tell: (what: string) => void
}

export interface Partition {
  /** Records and patients of the export, and the patients that are read. */
  readonly records: number
  readonly patients: number
  readonly read: number
  readonly errors: readonly FileError[]
  readonly sources: readonly Source[]
}

export async function partition(database: Database, wish: PartitionWish): Promise<Partition> {
  const errors: FileError[] = []
  const sources = await scan(database, wish, await mendPacked(wish, errors), errors)
  const patientKeys = `SELECT substr(key, 2) AS owner, lines, sign FROM seen WHERE key LIKE 'P%'`
  const refused = await storeOdd(database, await sourcesWith(database, sources), wish.signs)
  await database.run(`CREATE TABLE owners AS SELECT owner, bool_or(sign) AS sign FROM (
    ${patientKeys} UNION ALL BY NAME SELECT owner, 1 AS lines, sign FROM extra) GROUP BY owner`)
  const patients = await count(database, 'owners')
  if (patients < 2) await giveAllToOne(database)
  await markUsers(database, sources)
  await database.run(`CREATE TABLE chosen AS SELECT owner FROM owners WHERE sign OR ${wish.all}
    UNION SELECT owner FROM used JOIN signed USING (name)`)
  await writeParts(database, wish, sources)
  refused.push(...(await findOrphans(database)))
  errors.push(...(await placeErrors(wish.files, sources, refused)))
  const records = sources.reduce((sum, { lines }) => sum + lines, 0)
  return { records, patients, read: await count(database, 'chosen'), errors: errors.toSorted(byPlace), sources }
}

async function count(database: Database, table: string): Promise<number> {
  const [row] = await database.rows(`SELECT count(*) FROM ${table}`)
  return Number(row?.[0] ?? 0)
}

// ---- reading --------------------------------------------------------------------------------------------------------

/** Files whose packing is damaged are mended at once; lines that are no JSON show only when the database reads them. */
async function mendPacked(wish: PartitionWish, errors: FileError[]): Promise<string[]> {
  const paths: string[] = []
  for (const [index, { name, broken }] of wish.files.entries()) {
    paths.push(broken === undefined ? join(wish.folder, name) : await mend(wish, index, errors))
  }
  return paths
}

async function mend({ folder, files, into, tell }: PartitionWish, index: number, errors: FileError[]): Promise<string> {
  const name = files[index]?.name ?? ''
  tell(`${name} has lines that cannot be read: they are left out`)
  const copies = join(into, 'mended')
  mkdirSync(copies, { recursive: true })
  const copy = join(copies, `${index}.ndjson`)
  errors.push(...(await salvage(folder, name, copy)))
  return copy
}

interface Counted extends Source {
  readonly lines: number
}

/** One read: each patient with whether anything shows a sign. A file with damaged lines is mended, and all is read again. */
async function scan(
  database: Database,
  wish: PartitionWish,
  paths: string[],
  errors: FileError[],
): Promise<readonly Counted[]> {
  const damaged = await countKeys(database, wish, paths)
  for (const index of damaged) paths[index] = await mend(wish, index, errors)
  if (damaged.length > 0) await countKeys(database, wish, paths)
  const rows = await database.rows('SELECT file, lines FROM seen WHERE key IS NULL')
  const lines = new Map(rows.map(([file, own]) => [Number(file), Number(own)]))
  let first = 0
  return paths.map((path, file) => {
    const own = lines.get(file) ?? 0
    const source = { path, file, first, position: first, lines: own }
    first += own
    return source
  })
}

/** @returns the files in which a line is no JSON */
async function countKeys(
  database: Database,
  wish: PartitionWish,
  paths: readonly string[],
): Promise<readonly number[]> {
  const sources = paths.map((path, file) => ({ path, file, first: 0, position: 0 }))
  const scanAll = `CREATE OR REPLACE TABLE seen AS SELECT key, file, count(*) AS lines, bool_or(sign) AS sign FROM (
      SELECT CASE WHEN key LIKE 'P%' THEN key ELSE key || file END AS key, file,
        key LIKE 'P%' AND regexp_matches(line, ${quoted(signPattern(wish.signs))}, 'i') AS sign
      FROM (${keyedRecords(sources)}))
    GROUP BY GROUPING SETS ((key), (file))`
  try {
    await database.run(scanAll)
  } catch (error) {
    const failing = await filesThatFail(database, paths)
    if (failing.length === 0) throw error
    return failing
  }
  const rows = await database.rows(`SELECT substr(key, 2) FROM seen WHERE key LIKE '!%'`)
  return rows.map(([file]) => Number(file))
}

/** What stops a read as a whole: a line longer than the database takes. */
async function filesThatFail(database: Database, paths: readonly string[]): Promise<readonly number[]> {
  const failing: number[] = []
  for (const [index, path] of paths.entries()) {
    const source = { path, file: index, first: 0, position: 0 }
    try {
      await database.rows(`SELECT count(*) FROM (${keyedRecords([source])})`)
    } catch (error) {
      if (!(error instanceof Error) || !/maximum_object_size|maximum object size|unterminated/i.test(error.message))
        throw error
      failing.push(index)
    }
  }
  return failing
}

/** The files that hold odd records or such as belong to nobody. */
async function sourcesWith(database: Database, sources: readonly Counted[]): Promise<readonly Source[]> {
  const rows = await database.rows(`SELECT DISTINCT substr(key, 2)::INTEGER FROM seen WHERE key[1] IN ('?', '-', '!')`)
  const files = new Set(rows.map(([file]) => Number(file)))
  return repositioned(sources.filter(({ file }) => files.has(file)))
}

function repositioned(sources: readonly Counted[]): readonly Source[] {
  let position = 0
  return sources.map((source) => {
    const moved = { ...source, position }
    position += source.lines
    return moved
  })
}

// ---- writing --------------------------------------------------------------------------------------------------------

/** Where only one patient is named, what names nobody is of that patient, too. */
async function giveAllToOne(database: Database): Promise<void> {
  await database.run(`INSERT INTO extra SELECT coalesce((SELECT any_value(owner) FROM owners), '') AS owner, ord, file, line, sign
    FROM shared`)
  await database.run(`CREATE OR REPLACE TABLE owners AS SELECT owner, bool_or(sign) AS sign FROM (
    SELECT owner, sign FROM owners UNION ALL SELECT owner, sign FROM extra) GROUP BY owner`)
  await database.run('DELETE FROM shared')
}

async function writeParts(database: Database, wish: PartitionWish, sources: readonly Source[]): Promise<void> {
  const lines = join(wish.into, 'lines')
  mkdirSync(lines, { recursive: true })
  const write = async (kind: string, select: string) => {
    await database.run(`COPY (SELECT owner, shared, ord, file, line, hash(owner) % ${wish.parts} AS part FROM (${select}))
      TO ${quoted(lines)} (FORMAT parquet, PARTITION_BY (part), FILENAME_PATTERN '${kind}_{i}', OVERWRITE_OR_IGNORE true)`)
  }
  await write(
    'own',
    `SELECT substr(key, 2) AS owner, false AS shared, ord, file, line FROM (${keyedRecords(sources)})
      WHERE key LIKE 'P%' AND substr(key, 2) IN (SELECT owner FROM chosen)`,
  )
  if ((await count(database, 'extra')) > 0) {
    await write('odd', `SELECT owner, false AS shared, ord, file, line FROM extra SEMI JOIN chosen USING (owner)`)
  }
  if ((await count(database, 'shared')) === 0 || (await count(database, 'chosen')) === 0) return
  const written = `read_parquet(${quoted(join(lines, '*', '*.parquet'))}, hive_partitioning=false)`
  await database.run(`CREATE TABLE given AS WITH RECURSIVE given(owner, name) AS (
      SELECT owner, name FROM (SELECT owner, unnest(${namesIn('line')}) AS name FROM ${written})
        SEMI JOIN shared USING (name)
      UNION SELECT given.owner, links.target FROM given JOIN links USING (name))
    SELECT owner, name FROM given`)
  await write('shared', `SELECT owner, true AS shared, ord, file, line FROM given JOIN shared USING (name)`)
}
