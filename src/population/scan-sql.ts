/**
 * The questions to the database, as SQL. Every record of the export gets a key from its text alone: 'P…' is a patient's id,
 * '-' a resource that belongs to nobody, '?' is to be settled by parsing it, '!' is not JSON.
 */
import { IMPERSONAL } from '../cli/group-by-patient.ts'
import { quoted } from './duckdb.ts'
import { LONGEST_LINE } from './export-files.ts'

/** Types of which none need be anybody's; the others among them are no part of an export, and are looked at. */
const NOBODYS = [...IMPERSONAL].filter((type) => type !== 'OperationOutcome' && type !== 'Parameters')

/** A reference that plainly names a patient: the id is what stands behind its last slash. */
const PLAIN_PATIENT = String.raw`(?:[^#]*/)?Patient/[^/?#|]+`

/** Files to read, each with its number in the export and the number of the first record in it. */
export interface Source {
  readonly path: string
  readonly file: number
  readonly first: number
  /** Of the first record among these sources. */
  readonly position: number
}

/** What the key needs of the JSON, read at once: to parse a line is what costs. */
const PATHS = `['$.resourceType', '$.id', '$.subject.reference', '$.patient.reference']`
const [TYPE, ID, SUBJECT, PATIENT] = ['got[1]', 'got[2]', 'got[3]', 'got[4]']

/**
 * Whether a member's name stands in a line. A search for a text that begins with a quotation mark stops at every one of
 * them, so the name without it is looked for first.
 */
const names = (member: string) =>
  `CASE WHEN contains(line, '${member}"') THEN contains(line, '"${member}"') ELSE false END`
const namesOrHas = (member: string, reference: string) =>
  `CASE WHEN ${reference} IS NOT NULL THEN true ELSE ${names(member)} END`

// Each branch is asked only where none before it holds: what is costly comes last.
const KEY = `CASE
  WHEN json IS NULL OR strlen(line) > ${LONGEST_LINE} THEN '!'
  WHEN contained OR contains(line, '\\u00') THEN '?'
  WHEN NOT subject AND NOT patient THEN
    CASE
      WHEN ${TYPE} = 'Patient' THEN
        CASE WHEN json_type(json, '$.id') = 'VARCHAR' AND ${ID} <> '' THEN 'P' || ${ID} ELSE '?' END
      WHEN ${TYPE} IN (${NOBODYS.map((type) => quoted(String(type))).join(', ')})
        AND json_type(json, '$.id') = 'VARCHAR' THEN '-'
      ELSE '?'
    END
  WHEN subject AND patient THEN '?'
  WHEN ${TYPE} = 'Patient' THEN '?'
  WHEN regexp_full_match(named, ${quoted(PLAIN_PATIENT)}) AND NOT contains(named, '/_history/')
    THEN 'P' || split_part(named, '/', -1)
  ELSE '?'
END`

/** Each record: its file, its place in the export (ord), its text and its key. Blank lines are none. */
export function keyedRecords(sources: readonly Source[]): string {
  const list = sources.map(({ path }) => quoted(path)).join(', ')
  const files = sources.map(({ file }) => file).join(', ')
  const firsts = sources.map(({ first, position }) => first - position).join(', ')
  return `SELECT file, ord, json, line, ${KEY} AS key FROM (
    SELECT *, CASE WHEN subject THEN ${SUBJECT} ELSE ${PATIENT} END AS named FROM (
      SELECT *, ${names('contained')} AS contained, ${namesOrHas('subject', SUBJECT)} AS subject,
        ${namesOrHas('patient', PATIENT)} AS patient
      FROM (
        SELECT [${files}][f::BIGINT + 1] AS file, n + [${firsts}][f::BIGINT + 1] AS ord, json, line,
          json_extract_string(json, ${PATHS}) AS got
        FROM (
          SELECT file_index AS f, row_number() OVER () - 1 AS n, json, json::VARCHAR AS line
          FROM read_ndjson_objects([${list}], maximum_object_size=${LONGEST_LINE}, ignore_errors=true)))))`
}

/** The list of 'Type/id' that a text refers to, in whatever form. */
export function namesIn(line: string): string {
  const written = `regexp_extract_all(replace(${line}, '\\/', '/'), '"reference"\\s*:\\s*"([^"]*)"', 1)`
  const bare = `regexp_replace(one, '/_history/[^/]*$', '')`
  return `list_transform(${written}, lambda one: regexp_extract(${bare}, '[^/]*/?[^/]*$'))`
}
