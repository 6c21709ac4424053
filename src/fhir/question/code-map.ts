/**
 * A site's own codes: what its local tests, answers and specimen sites are. Read before the built-in tables.
 *
 * ```json
 * {
 *   "tests":   [{ "system": "http://lab.example/tests", "code": "H2IHC", "is": "her2-ihc" }, { "text": "HER2 FISH ratio", "is": "her2-ratio" }],
 *   "answers": [{ "system": "http://lab.example/answers", "code": "N0", "is": "score-0" }, { "text": "neg.", "is": "negative" }],
 *   "sites":   [{ "text": "Leber", "kind": "distant", "site": "liver" }]
 * }
 * ```
 * A `note` is for people. A row matches by system and code (a row without a system: by the code under any system), or by text without regard to case.
 */
import { z } from 'zod'
import type { SiteKind } from '../../her2/evidence.ts'
import { systemOf } from '../codes/systems.ts'
import type { Answer } from '../codes/answers.ts'
import { searchOf, type SiteCodes } from '../codes/asked.ts'
import type { Question } from '../codes/questions.ts'
import type { Search } from '../codes/table.ts'
import { wordsOf, type Coding, type Concept } from '../record/codings.ts'

const TESTS = [
  'her2-ihc',
  'her2-ihc-percent',
  'her2-staining',
  'her2-ish',
  'her2-ratio',
  'her2-copies',
  'cep17-copies',
  'cells-counted',
  'her2-overall',
  'her2-serum',
  'her2-mutation',
  'ngs-copy-number',
  'er',
  'er-percent',
  'pgr',
  'pgr-percent',
  'other-marker',
  'stage-group',
  'm-category',
  'metastasis-site',
  'metastasis-present',
  'pathology-text',
] as const satisfies readonly Question[]

const ANSWERS = [
  'score-0',
  'score-1',
  'score-2',
  'score-3',
  'positive',
  'negative',
  'equivocal',
  'indeterminate',
  'her2-low',
  'her2-ultralow',
  'amplified',
  'not-amplified',
  'stage-4',
  'stage-0-to-3',
  'm1',
  'm0',
  'no-answer',
] as const satisfies readonly Answer[]

const KINDS = ['breast', 'regional-node', 'distant', 'uncertain'] as const satisfies readonly SiteKind[]

const name = z.string().trim().min(1).max(300)
// `note` is for people and never read.
const match = { system: name.optional(), code: name.optional(), text: name.optional(), note: name.optional() }
const matches = (row: { code?: string | undefined; text?: string | undefined }): boolean =>
  row.code !== undefined || row.text !== undefined
const needed = { message: 'a row needs a code or a text' }

/** The file of a site's own codes, as parsed from JSON or YAML. */
export const codeMapSchema = z.strictObject({
  tests: z.array(z.strictObject({ ...match, is: z.enum(TESTS) }).refine(matches, needed)).default([]),
  answers: z.array(z.strictObject({ ...match, is: z.enum(ANSWERS) }).refine(matches, needed)).default([]),
  sites: z
    .array(z.strictObject({ ...match, kind: z.enum(KINDS), site: name.optional() }).refine(matches, needed))
    .default([]),
})

/** Whether a code map may call a test so. */
export function isTest(question: Question): boolean {
  return (TESTS as readonly Question[]).includes(question)
}

export type CodeMap = z.input<typeof codeMapSchema>

export interface SiteMeaning {
  readonly kind: SiteKind
  readonly site?: string
}

/** A code map made ready for look-ups. */
export interface CodeMapIndex {
  testOf(concept: Concept): Question | undefined
  answerOf(coding: Coding): Answer | undefined
  answerOfText(text: string): Answer | undefined
  siteOf(concept: Concept): SiteMeaning | undefined
}

interface Match {
  readonly system?: string | undefined
  readonly code?: string | undefined
  readonly text?: string | undefined
}

/**
 * Makes a checked code map ready for look-ups.
 * @throws ZodError where the map has another shape; check it with `codeMapSchema` when the site's file is loaded
 */
export function indexCodeMap(codeMap: CodeMap | undefined): CodeMapIndex | undefined {
  if (codeMap === undefined) return undefined
  const known = INDEXED.get(codeMap)
  if (known) return known
  const index = makeIndex(codeMap)
  INDEXED.set(codeMap, index)
  return index
}

/** A site has one map for its lifetime: it is checked and indexed once. */
const INDEXED = new WeakMap<CodeMap, CodeMapIndex>()

function makeIndex(codeMap: CodeMap): CodeMapIndex {
  const { tests, answers, sites } = codeMapSchema.parse(codeMap)
  const testRows = keyed(tests, (row) => row.is)
  const answerRows = keyed(answers, (row) => row.is)
  const siteRows = keyed(sites, (row): SiteMeaning =>
    row.site === undefined ? { kind: row.kind } : { kind: row.kind, site: row.site },
  )
  return {
    testOf: (concept) => findConcept(testRows, concept),
    answerOf: (coding) => findCoding(answerRows, coding),
    answerOfText: (text) => answerRows.get(textKey(text)),
    siteOf: (concept) => findConcept(siteRows, concept),
  }
}

function keyed<Row extends Match, Meaning>(
  rows: readonly Row[],
  meaningOf: (row: Row) => Meaning,
): Map<string, Meaning> {
  const index = new Map<string, Meaning>()
  for (const row of rows) {
    if (row.code !== undefined) index.set(codeKey(row.system, row.code), meaningOf(row))
    if (row.text !== undefined) index.set(textKey(row.text), meaningOf(row))
  }
  return index
}

function codeKey(system: string | undefined, code: string): string {
  return `code ${system === undefined ? '*' : systemOf(system)} ${code}`
}

function textKey(text: string): string {
  return `text ${text.trim().toLowerCase()}`
}

function findCoding<Meaning>(rows: ReadonlyMap<string, Meaning>, coding: Coding): Meaning | undefined {
  return rows.get(codeKey(coding.system, coding.code)) ?? rows.get(codeKey(undefined, coding.code))
}

function findConcept<Meaning>(rows: ReadonlyMap<string, Meaning>, concept: Concept): Meaning | undefined {
  for (const coding of concept.codings) {
    const meaning = findCoding(rows, coding)
    if (meaning !== undefined) return meaning
  }
  for (const words of wordsOf(concept)) {
    const meaning = rows.get(textKey(words))
    if (meaning !== undefined) return meaning
  }
  return undefined
}

/**
 * What a site's searches ask for beside the built-in codes: its tests by the search that their answers come under. Rows
 * that match by text alone cannot be searched; sites of tissue come with specimens, which are searched whole.
 */
export function siteCodesOf(codeMap: CodeMap): SiteCodes {
  const known = SITE_CODES.get(codeMap)
  if (known) return known
  const codes: Partial<Record<Search, string[]>> = {}
  for (const { system, code, is } of codeMapSchema.parse(codeMap).tests) {
    const search = searchOf(is)
    if (search === undefined || code === undefined) continue
    const tokens = (codes[search] ??= [])
    const token = tokenOf(system, code)
    if (!tokens.includes(token)) tokens.push(token)
  }
  SITE_CODES.set(codeMap, codes)
  return codes
}

const SITE_CODES = new WeakMap<CodeMap, SiteCodes>()

/** A search token of FHIR. A system that is no URI, such as a short name, is left out: no server would know it. */
function tokenOf(system: string | undefined, code: string): string {
  const escaped = code.replace(/[\\$,|]/g, (mark) => `\\${mark}`)
  if (system === undefined) return escaped
  if (/^\d+(?:\.\d+)+$/.test(system)) return `urn:oid:${system}|${escaped}`
  return /^(?:https?:\/\/|urn:)/i.test(system) ? `${system}|${escaped}` : escaped
}
