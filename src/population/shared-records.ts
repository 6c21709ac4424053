/**
 * Records that belong to no patient by their own words: a Medication, a Specimen without a subject. Whoever refers to one,
 * directly or in turn, gets it, as `classify` has it; one that nobody refers to is an error where its type has a patient.
 */
import type { Database } from './duckdb.ts'
import { cannotBeAssigned, settleOdd } from './odd-records.ts'
import type { RecordError } from './place-errors.ts'
import { keyedRecords, namesIn, type Source } from './scan-sql.ts'
import { signExpression, type Sign } from './signs.ts'

/**
 * Parses what could not be told by its text. Fills `extra`, records of a patient after all, and `shared`.
 * @returns the records that are none
 */
export async function storeOdd(
  database: Database,
  sources: readonly Source[],
  signs: readonly Sign[],
): Promise<RecordError[]> {
  await database.run('CREATE TABLE extra (owner VARCHAR, ord BIGINT, file BIGINT, line VARCHAR, sign BOOLEAN)')
  await database.run(
    'CREATE TABLE shared (name VARCHAR, impersonal BOOLEAN, ord BIGINT, file BIGINT, line VARCHAR, sign BOOLEAN)',
  )
  const errors: RecordError[] = []
  if (sources.length === 0) return errors
  const shows = signExpression(signs)
  const extra = await database.append('extra')
  const shared = await database.append('shared')
  const odd = `SELECT file, ord, line, key FROM (${keyedRecords(sources)}) WHERE key[1] IN ('?', '-', '!')`
  for await (const [file, ord, line, key] of database.stream(odd)) {
    const place = { file: Number(file), ord: Number(ord) }
    const text = String(line)
    const settled = key === '!' ? ({ kind: 'error', error: 'not JSON' } as const) : settleOdd(text)
    if (settled.kind === 'error') errors.push({ ...place, error: settled.error })
    else if (settled.kind === 'owned') extra.add(settled.patient, place.ord, place.file, text, shows.test(text))
    else shared.add(settled.name ?? null, settled.impersonal, place.ord, place.file, text, shows.test(text))
  }
  extra.close()
  shared.close()
  return errors
}

/**
 * Who refers to what is shared. `signed`: what shows a sign, or leads to what does; `used`: owners with the names that matter,
 * for a sign or because nobody may refer to them.
 */
export async function markUsers(database: Database, sources: readonly Source[]): Promise<void> {
  await database.run(`CREATE TABLE links AS SELECT name, target FROM (
    SELECT name, unnest(${namesIn('line')}) AS target FROM shared WHERE name IS NOT NULL)
    WHERE target IN (SELECT name FROM shared)`)
  await database.run(`CREATE TABLE signed AS ${leadingTo('sign')}`)
  await database.run(`CREATE TABLE watched AS ${leadingTo('sign OR NOT impersonal')}`)
  const [row] = await database.rows(`SELECT count(*), list(DISTINCT regexp_extract(name, '^[^/]*/')) FROM watched`)
  if (Number(row?.[0] ?? 0) === 0) {
    await database.run('CREATE TABLE used (owner VARCHAR, name VARCHAR)')
    return
  }
  await database.run(`CREATE TABLE used AS SELECT DISTINCT owner, name FROM (
      SELECT owner, unnest(${namesIn('line')}) AS name FROM (
        SELECT substr(key, 2) AS owner, line FROM (${keyedRecords(sources)}) WHERE key LIKE 'P%'
        UNION ALL SELECT owner, line FROM extra))
    WHERE name IN (SELECT name FROM watched)`)
}

function leadingTo(condition: string): string {
  return `WITH RECURSIVE up(name) AS (
      SELECT name FROM shared WHERE name IS NOT NULL AND (${condition})
      UNION SELECT links.name FROM links JOIN up ON links.target = up.name)
    SELECT name FROM up`
}

/** Records that should be a patient's and are nobody's. */
export async function findOrphans(database: Database): Promise<RecordError[]> {
  const rows = await database.rows(`WITH RECURSIVE down(name) AS (
      SELECT DISTINCT name FROM used UNION SELECT links.target FROM links JOIN down USING (name))
    SELECT file, ord, name FROM shared
    WHERE NOT impersonal AND (name IS NULL OR name NOT IN (SELECT name FROM down))`)
  return rows.map(([file, ord, name]) => ({
    file: Number(file),
    ord: Number(ord),
    error: cannotBeAssigned(name === null ? undefined : String(name)),
  }))
}
