/**
 * Reads prefetch keys from a client's FHIR server: as many reads at a time as a site allows, all pages.
 * A key is read in full or not at all; nothing that a server does makes this reject or outlast the deadline.
 */
import { referenceOf } from '../cds-hooks/patient-of.ts'
import { findGap } from '../cds-hooks/prefetch.ts'
import type { ReadRecords, RecordAnswer, RecordServer, WantedKey } from '../cds-hooks/record-access.ts'
import { isBelow } from '../cds-hooks/record-access.ts'
import { FhirFault } from './fault.ts'
import { guardGet, loadClient, openConnections } from './guarded-fetch.ts'
import type { Connections, Get, ParseBody } from './guarded-fetch.ts'

export interface AccessLimits {
  /** Bytes of all answers to one hook call, after decompression. */
  readonly bytes: number
  /** The most pages of one search. */
  readonly pages: number
  /** Simultaneous reads. */
  readonly parallel: number
}

const ACCESS_LIMITS: AccessLimits = { bytes: 8 * 1024 * 1024, pages: 10, parallel: 12 }

/** Resources that are asked for per page. Servers may give fewer. */
const PAGE_SIZE = 100

type Json = Readonly<Record<string, unknown>>

export interface FhirAccess {
  readonly readRecords: ReadRecords
  /** Closes connections that are kept open. */
  close(): Promise<void>
}

/** @param parseBody Bytes → JSON whose numbers keep their digits; throws on anything that is not JSON or is nested too deeply. */
export function createFhirAccess(parseBody: ParseBody, changes: Partial<AccessLimits> = {}): FhirAccess {
  const limits = { ...ACCESS_LIMITS, ...changes }
  const connections = openConnections()
  return {
    readRecords: (server, wanted) => readAll(server, wanted, limits, connections, parseBody),
    close: () => connections.close(),
  }
}

async function readAll(
  server: RecordServer,
  wanted: readonly WantedKey[],
  limits: AccessLimits,
  connections: Connections,
  parseBody: ParseBody,
): Promise<ReadonlyMap<string, RecordAnswer>> {
  const signal = AbortSignal.timeout(server.deadlineMs)
  const budget = { left: limits.bytes }
  const get = guardGet(server, { connections, parseBody, budget, signal })
  const answers = new Map<string, RecordAnswer>()
  const queue = wanted.values()
  const work = async () => {
    for (const one of queue) answers.set(one.key, await readKey(one, server, get, limits))
  }
  await Promise.all(Array.from({ length: limits.parallel }, work))
  return answers
}

/** Loads what the first read needs. */
export async function prepareReading(): Promise<void> {
  await loadClient()
}

async function readKey(
  { query, firstPage }: WantedKey,
  server: RecordServer,
  get: Get,
  limits: AccessLimits,
): Promise<RecordAnswer> {
  try {
    const [type = ''] = query.split(/[/?]/)
    if (!query.includes('?')) return { value: demandResource(await get(`${server.url}/${query}`), type) }
    if (firstPage === undefined && query.length > LONGEST_QUERY) return await readParts(query, server, get, limits)
    const next = firstPage === undefined ? undefined : findNext(firstPage, server)
    const start = next !== undefined && isBelow(next, server.allowed.url) ? [firstPage] : []
    const url = start.length > 0 ? next : `${server.url}/${query}&_count=${PAGE_SIZE}`
    return { value: joinPages(await readPages(start, url, type, server, get, limits)) }
  } catch (error) {
    return { notRead: error instanceof FhirFault ? error.reason : 'unreadable' }
  }
}

/** Splits the codes of a long search into several shorter ones: each is read in full, or the key is not read. */
async function readParts(query: string, server: RecordServer, get: Get, limits: AccessLimits): Promise<RecordAnswer> {
  const parts: Json[] = []
  for (const part of splitSearch(query)) {
    const url = `${server.url}/${part}&_count=${PAGE_SIZE}`
    const whole = joinPages(await readPages([], url, part.split('?')[0] ?? '', server, get, limits))
    const gap = findGap(whole)
    if (gap !== undefined) return { notRead: gap }
    parts.push(whole)
  }
  // A result with codes of two parts is found twice, so the totals of the parts do not add up.
  const { total: _total, ...joined } = joinPages(parts)
  return { value: joined }
}

/** Servers, and proxies in front of them, refuse URLs of a few thousand characters. */
const LONGEST_QUERY = 1500

/** The same search for a few of its codes at a time; one without a list of codes stays as it is. */
function splitSearch(query: string): readonly string[] {
  const [type = '', parameters = ''] = query.split('?')
  const fields = parameters.split('&')
  const codes = fields.find((field) => field.startsWith('code='))?.slice('code='.length)
  if (codes === undefined) return [query]
  const others = fields.filter((field) => !field.startsWith('code='))
  const withCodes = (part: readonly string[]) => `${type}?${[...others, `code=${part.join(',')}`].join('&')}`
  const parts: string[][] = [[]]
  for (const code of codes.split(',')) {
    const last = parts.at(-1) ?? []
    if (last.length > 0 && withCodes([...last, code]).length > LONGEST_QUERY) parts.push([code])
    else last.push(code)
  }
  return parts.map(withCodes)
}

async function readPages(
  start: readonly unknown[],
  from: string | undefined,
  type: string,
  server: RecordServer,
  get: Get,
  limits: AccessLimits,
): Promise<readonly Json[]> {
  const pages = start.filter(isObject)
  const seen = new Set<string>()
  for (let url = from; url !== undefined;) {
    if (!isBelow(url, server.allowed.url)) throw new FhirFault('page elsewhere')
    if (seen.size >= limits.pages || seen.has(url)) throw new FhirFault('too many pages')
    seen.add(url)
    const page = demandPage(await get(url), type)
    pages.push(page)
    url = findNext(page, server)
  }
  return pages
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function demandResource(value: unknown, type: string): unknown {
  if (!isObject(value) || (value.resourceType !== type && value.resourceType !== 'OperationOutcome')) {
    throw new FhirFault('unreadable')
  }
  return value
}

/** A page of a search for one type. Anything else in it may be data that was not understood, so the key is not read. */
function demandPage(value: unknown, type: string): Json {
  if (!isObject(value)) throw new FhirFault('unreadable')
  if (value.resourceType === 'OperationOutcome') throw new FhirFault('OperationOutcome')
  const entries = value.entry ?? []
  const isSearch = value.resourceType === 'Bundle' && value.type === 'searchset' && Array.isArray(entries)
  if (!isSearch || !entries.every((entry) => isExpected(entry, type))) throw new FhirFault('unreadable')
  return value
}

/** A hit of the searched type; or an entry that the server says is not a hit (an include, a note on the search). */
function isExpected(entry: unknown, type: string): boolean {
  if (!isObject(entry) || !isObject(entry.resource)) return false
  const { resourceType } = entry.resource
  const mode = isObject(entry.search) ? entry.search.mode : undefined
  return (
    resourceType === type ||
    resourceType === 'OperationOutcome' ||
    (mode === 'include' && typeof resourceType === 'string')
  )
}

/** The address of the next page, absolute; undefined on the last page. */
function findNext(page: unknown, server: RecordServer): string | undefined {
  const links = isObject(page) && Array.isArray(page.link) ? page.link.filter(isObject) : []
  const next = links.find(({ relation }) => relation === 'next')
  if (!next) return undefined
  if (typeof next.url !== 'string' || !URL.canParse(next.url, `${server.url}/`)) throw new FhirFault('unreadable')
  return new URL(next.url, `${server.url}/`).href
}

/** All pages as one Bundle, each resource once: a page that shifted while it was read shows as fewer than the total. */
function joinPages(pages: readonly Json[]): Json {
  const entries = pages.flatMap(({ entry }) => (Array.isArray(entry) ? (entry as readonly unknown[]) : []))
  const byName = new Map(entries.map((entry, index) => [nameOf(entry) ?? index, entry]))
  const [total] = pages.flatMap((page) => page.total ?? []).toReversed()
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total === undefined ? {} : { total }),
    entry: [...byName.values()],
  }
}

function nameOf(entry: unknown): string | undefined {
  return isObject(entry) && isObject(entry.resource) ? referenceOf(entry.resource) : undefined
}
