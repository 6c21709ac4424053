/** Reads the folder of client profiles. Every fault is reported with file, line and what to do; one fault refuses them all. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import { DIALECT_NAMES } from '../cds-hooks/dialects/index.ts'
import { codeMapSchema } from '../fhir/question/code-map.ts'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { administratorsSchema } from './administrators.ts'
import type { Administrators } from './administrators.ts'
import { SANDBOX_ISSUER, clientProfileSchema } from './client-profiles.ts'
import type { ClientProfile, ProfileBook } from './client-profiles.ts'
import { readEvidencePage } from './evidence-profile.ts'
import type { EvidencePage } from './evidence-profile.ts'

/** Faults of profile files; `message` holds one line for each. */
export class ProfilesRefused extends Error {
  override readonly name = 'ProfilesRefused'
}

const EXTENSIONS = new Set(['.json', '.yaml', '.yml'])
const FILE_LIMIT = 1024 * 1024
/** The most YAML aliases that a file may use; more is a bomb. */
const ALIAS_LIMIT = 20

interface Read<Value> {
  readonly value?: Value
  readonly faults: readonly string[]
}

/**
 * @param folder Its *.yaml, *.yml and *.json files are profiles; sub-folders (code maps) are not read by themselves.
 * @throws ProfilesRefused
 */
export function loadProfiles(folder: string): ProfileBook {
  const names = listProfiles(folder)
  const reads = names.map((name) => ({ name, ...readProfile(join(folder, name), folder) }))
  const faults = reads.flatMap((read) => read.faults)
  if (names.length === 0) {
    faults.push(
      `${folder}: no client profile found: write one *.yaml file for each EHR that may call (see deploy/clients).`,
    )
  }
  const book = new Map<string, ClientProfile>()
  const ids = new Map<string, string>()
  for (const { name, value } of reads) {
    if (!value) continue
    if (book.has(value.issuer)) faults.push(`${name}: issuer: ${TWIN}`)
    else if (ids.has(value.id)) faults.push(`${name}: id: ${TWIN}`)
    faults.push(...faultsOf(name, value))
    book.set(value.issuer, value)
    ids.set(value.id, name)
  }
  faults.push(...findTwinServers([...book.values()]))
  if (faults.length > 0) throw new ProfilesRefused(faults.join('\n'))
  return book
}

const TWIN = 'another file has the same: write one profile per client.'

/** A launch says only which FHIR server it comes from: it must lead to one profile. */
function findTwinServers(profiles: readonly ClientProfile[]): string[] {
  const seen = new Map<string, string>()
  const faults: string[] = []
  for (const { id, evidence, fhirServers } of profiles) {
    for (const { url } of evidence ? fhirServers : []) {
      const other = seen.get(url)
      if (other !== undefined && other !== id)
        faults.push(`${id}: evidencePage: ${other} has one for ${url} too: keep it in one of them.`)
      seen.set(url, id)
    }
  }
  return faults
}

/** What is wrong with a profile by itself. */
function faultsOf(name: string, value: ClientProfile): string[] {
  const faults: string[] = []
  if (!DIALECT_NAMES.includes(value.dialect)) {
    faults.push(`${name}: dialect: write one of ${DIALECT_NAMES.join(', ')}.`)
  }
  if (value.issuer === SANDBOX_ISSUER || value.jwks.urls.some((url) => new URL(url).origin === SANDBOX_ISSUER)) {
    faults.push(
      `${name}: issuer: ${SANDBOX_ISSUER} signs with a key that everybody knows: remove the profile; try it with \`her2-cds sandbox\`.`,
    )
  }
  return faults
}

function listProfiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && EXTENSIONS.has(extname(entry.name)))
      .map((entry) => entry.name)
      .sort()
  } catch {
    throw new ProfilesRefused(`${folder}: cannot be read: set CLIENTS_DIR to the folder of the client profiles.`)
  }
}

function readProfile(file: string, folder: string): Read<ClientProfile> {
  const { value, faults } = readChecked(file, clientProfileSchema)
  if (!value) return { faults }
  const { codeMap: codeMapFile, evidencePage: written, ...profile } = value
  const codeMap: Read<CodeMap> =
    codeMapFile === undefined ? { faults } : readChecked(resolve(folder, codeMapFile), codeMapSchema)
  const page = written && readEvidencePage(written, (name) => readFileSync(resolve(folder, name), 'utf8'))
  const told = [
    ...codeMap.faults.map((fault) => `${basename(file)}: codeMap: ${fault}`),
    ...(typeof page === 'string' ? [`${basename(file)}: evidencePage: ${page}`] : []),
  ]
  if (told.length > 0) return { faults: told }
  return { value: { ...profile, ...withMembers(codeMap.value, page) }, faults }
}

function withMembers(codeMap: CodeMap | undefined, page: EvidencePage | string | undefined) {
  return { ...(codeMap && { codeMap }), ...(typeof page === 'object' && { evidence: page }) }
}

/**
 * The file of a site's own codes, YAML or JSON.
 * @throws ProfilesRefused with every fault, its line and what to do
 */
export function loadCodeMap(file: string): CodeMap {
  const { value, faults } = readChecked(file, codeMapSchema)
  if (!value) throw new ProfilesRefused(faults.join('\n'))
  return value
}

/** The file of named administrators. @throws ProfilesRefused with every fault, its line and what to do */
export function loadAdministrators(file: string): Administrators {
  const { value, faults } = readChecked(file, administratorsSchema)
  if (!value) throw new ProfilesRefused(faults.join('\n'))
  return value
}

/** Any other file of the installation, by its schema. @throws ProfilesRefused with every fault, its line and what to do */
export function loadChecked<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const { value, faults } = readChecked(file, schema)
  if (faults.length > 0) throw new ProfilesRefused(faults.join('\n'))
  return value as z.output<Schema>
}

/** A YAML or JSON file against its schema. */
function readChecked<Schema extends z.ZodType>(file: string, schema: Schema): Read<z.output<Schema>> {
  const name = basename(file)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return { faults: [`${name}: cannot be read: check its path and permissions.`] }
  }
  if (text.length > FILE_LIMIT) return { faults: [`${name}: is larger than ${FILE_LIMIT} bytes.`] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return { faults: broken.map(({ pos, message }) => `${name}:${lines.linePos(pos[0]).line}: ${message}`) }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: ALIAS_LIMIT })
  } catch {
    return { faults: [`${name}: uses more than ${ALIAS_LIMIT} aliases: write the values out.`] }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data, faults: [] }
  return { faults: parsed.error.issues.map((issue) => describeFault(name, issue, document, lines)) }
}

function describeFault(name: string, issue: z.core.$ZodIssue, document: Document, lines: LineCounter): string {
  const path = issue.path.map(String)
  const place = path.length > 0 ? `${path.join('.')}: ` : ''
  return `${name}:${lineOf(document, issue.path, lines)}: ${place}${wordsOf(issue)}.`
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `remove or correct ${issue.keys.join(', ')}: there is no such setting`
  if (issue.code === 'invalid_value') return `write one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_type') return `write a value: ${issue.expected} is needed`
  return issue.message
}

/** The line of the value at a path, or of the nearest value that encloses it. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    const range = (node as { range?: readonly number[] } | null | undefined)?.range
    if (range?.[0] !== undefined) return lines.linePos(range[0]).line
  }
  return 1
}
