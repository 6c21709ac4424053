/**
 * The resources of one patient, indexed once: by Type/id, by the fullUrl of their bundle, and as contained resources.
 * Takes what real systems send: nested bundles, missing ids, urn:uuid and absolute references, several versions of one.
 */
import { isObject, listOf, nameOf, type Json } from './json-shapes.ts'
import type { Unread } from '../../her2/evidence.ts'

/** One resource with the name under which a reader can look it up. */
export interface Entry {
  readonly resource: Json
  readonly type: string
  /** 'Observation/1', a contained 'DiagnosticReport/1#a', the fullUrl, or 'Observation[3]' where nothing else is known. */
  readonly reference: string
  readonly container?: Entry
  /** The fullUrl of its bundle entry. */
  readonly url?: string | undefined
  /** Set on a version that a later version of the same resource replaced. */
  readonly replacedBy?: string
}

export interface RecordIndex {
  readonly entries: readonly Entry[]
  /** Entries of one resource type. */
  ofType(...types: readonly string[]): readonly Entry[]
  /** The entry of exactly this name, as `Entry.reference` has it. */
  named(reference: string): Entry | undefined
  /** What a FHIR Reference (object or string) within `from` leads to. */
  resolve(reference: unknown, from?: Entry): Entry | undefined
  /** A stable name for what a reference points to, found or not; absent where it points to nothing. */
  nameOf(reference: unknown, from?: Entry): string | undefined
  /** Whether a reference leads to what was left out of this index on purpose: another patient's. */
  isLeftOut(reference: unknown): boolean
  readonly unread: readonly Unread[]
  /** Everything that was sent, its Bundles opened. */
  readonly sent: readonly unknown[]
}

/** Of resources that were flattened before they are indexed. */
const FULL_URLS = new WeakMap<object, string>()
const DEEPEST_BUNDLE = 8
const NOTHING: readonly Entry[] = []

/**
 * The resources of a Bundle in their order, with their fullUrls remembered so that references resolve.
 * Bundles inside are opened. An entry without a resource stays in the list as it is, and `readEvidence` lists it as unread.
 */
export function flattenBundle(bundle: unknown): unknown[] {
  const sent: Sent = { resources: [], urls: [] }
  collect(bundle, undefined, sent, 0)
  sent.resources.forEach((resource, position) => {
    const url = sent.urls[position]
    if (url !== undefined && isObject(resource)) FULL_URLS.set(resource, url)
  })
  return sent.resources
}

/** What stands in bundles, and at the same place the fullUrl of its entry. */
interface Sent {
  readonly resources: unknown[]
  readonly urls: (string | undefined)[]
}

function collect(value: unknown, url: string | undefined, into: Sent, depth: number): void {
  if (!isObject(value) || value['resourceType'] !== 'Bundle' || depth > DEEPEST_BUNDLE) {
    into.resources.push(value)
    into.urls.push(url)
    return
  }
  for (const entry of listOf(value['entry'])) {
    const resource = isObject(entry) ? entry['resource'] : undefined
    if (!isObject(entry) || !isObject(resource)) collect(entry, undefined, into, DEEPEST_BUNDLE + 1)
    else collect(resource, nameOf(entry['fullUrl']), into, depth + 1)
  }
}

/** Indexes resources once. Never throws; what is no resource is listed as unread. */
export function indexRecords(resources: readonly unknown[]): RecordIndex {
  const sent: Sent = { resources: [], urls: [] }
  for (const resource of resources) collect(resource, undefined, sent, 0)
  const unread: Unread[] = []
  const entries = settleVersions(nameEntries(sent, unread), unread)
  for (const entry of [...entries]) if (entry.resource['contained'] !== undefined) entries.push(...containedOf(entry))
  return buildIndex(entries, unread, sent.resources)
}

/** The index without some entries and what they contain: nothing in it leads to them any more. */
export function leaveOut(index: RecordIndex, entries: ReadonlySet<Entry>): RecordIndex {
  if (entries.size === 0) return index
  const names = new Set([...entries].map(({ reference }) => reference))
  const kept = index.entries.filter((entry) => !entries.has(entry.container ?? entry))
  return buildIndex(kept, index.unread, index.sent, (reference) => {
    const found = index.resolve(reference)
    return found !== undefined && names.has((found.container ?? found).reference)
  })
}

/**
 * A few resources over a record that is indexed already: references lead to them first, then into the record. A resource
 * of the record that one of them is a newer form of is hidden.
 */
export function layOver(
  record: RecordIndex,
  resources: readonly unknown[],
): { readonly index: RecordIndex; readonly own: RecordIndex } {
  const own = indexRecords(resources)
  const isOwn = new Set(own.entries)
  const isHidden = (entry: Entry): boolean => own.named((entry.container ?? entry).reference) !== undefined
  function resolve(reference: unknown, from?: Entry): Entry | undefined {
    if (writtenReference(reference)?.startsWith('#'))
      return (from && isOwn.has(from) ? own : record).resolve(reference, from)
    const found = own.resolve(reference, from) ?? record.resolve(reference, from)
    return found && !isOwn.has(found) ? (own.named(found.reference) ?? found) : found
  }
  const index: RecordIndex = {
    get entries() {
      return [...own.entries, ...record.entries.filter((entry) => !isHidden(entry))]
    },
    ofType: (...types) => [...own.ofType(...types), ...record.ofType(...types).filter((entry) => !isHidden(entry))],
    named: (reference) => own.named(reference) ?? record.named(reference),
    resolve,
    nameOf: (reference, from) => resolve(reference, from)?.reference ?? record.nameOf(reference, from),
    isLeftOut: (reference) => own.resolve(reference) === undefined && record.isLeftOut(reference),
    unread: own.unread,
    sent: own.sent,
  }
  return { index, own }
}

/**
 * Of a class, since what a literal makes may be put among the long-lived objects at once, by what became of earlier ones
 * (a large record outlives a collection now and then). There each entry kept its resource alive when its call was over: a
 * collection of the young took 15 ms in place of 2.
 */
class NamedEntry implements Entry {
  readonly resource: Json
  readonly type: string
  readonly reference: string
  readonly url: string | undefined

  constructor(resource: Json, type: string, reference: string, url: string | undefined) {
    this.resource = resource
    this.type = type
    this.reference = reference
    this.url = url
  }
}

function nameEntries({ resources, urls }: Sent, unread: Unread[]): Entry[] {
  const counts = new Map<string, number>()
  const entries: Entry[] = []
  const seen = new Set<unknown>()
  resources.forEach((resource, position) => {
    const type = isObject(resource) ? nameOf(resource['resourceType']) : undefined
    if (!isObject(resource) || type === undefined) {
      unread.push({ reference: `entry[${position}]`, why: 'not a FHIR resource: no resourceType' })
      return
    }
    if (seen.has(resource)) return
    seen.add(resource)
    const count = counts.get(type) ?? 0
    counts.set(type, count + 1)
    const id = idOf(resource)
    const url = urls[position] ?? FULL_URLS.get(resource)
    const reference = id === undefined ? (nameOfUrl(url) ?? `${type}[${count}]`) : `${type}/${id}`
    if (type === 'OperationOutcome') {
      unread.push({ reference, why: 'the record system answered with an OperationOutcome: ' + diagnosticsOf(resource) })
      return
    }
    if (type === 'Bundle') {
      unread.push({ reference, why: `bundles are nested deeper than ${DEEPEST_BUNDLE}: not read` })
      return
    }
    entries.push(new NamedEntry(resource, type, reference, url))
  })
  return entries
}

function diagnosticsOf(outcome: Json): string {
  const issue = listOf(outcome['issue']).find(isObject)
  return nameOf(issue?.['diagnostics']) ?? nameOf(issue?.['code']) ?? 'no reason given'
}

/** 'Patient/1', also where several versions of it have names of their own; without an id the name of the entry. */
export function nameOfPatient({ resource, reference }: Entry): string {
  const id = idOf(resource)
  return id === undefined ? reference : `Patient/${id}`
}

function idOf(resource: Json): string | undefined {
  const id = resource['id']
  return typeof id === 'number' ? String(id) : nameOf(id)
}

/** 'Type/id' of a URL that ends so, else the URL. */
function nameOfUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  return tailOf(url) ?? url
}

/** 'Type/id' at the end of a reference, without its version. */
export function tailOf(reference: string): string | undefined {
  const parts = /(?:^|\/)([A-Z][A-Za-z]{2,60})\/([^/?#|]{1,512})(?:\/_history\/[^/]{1,512})?$/.exec(reference)
  return parts ? `${parts[1]}/${parts[2]}` : undefined
}

/**
 * Duplicates of one Type/id: the same content counts once; of different content the later version stands and the
 * earlier is kept as replaced; where no version tells them apart both are kept under different names, and that is said.
 */
function settleVersions(entries: Entry[], unread: Unread[]): Entry[] {
  if (new Set(entries.map(({ reference }) => reference)).size === entries.length) return entries
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.reference)
    if (group) group.push(entry)
    else groups.set(entry.reference, [entry])
  }
  const kept: Entry[] = []
  for (const [reference, group] of groups) {
    const [only] = group
    if (group.length === 1 && only) kept.push(only)
    else kept.push(...settleGroup(reference, distinct(group), unread))
  }
  return kept
}

function distinct(group: readonly Entry[]): Entry[] {
  const byContent = new Map<string, Entry>()
  group.forEach((entry, position) => byContent.set(contentOf(entry.resource) ?? `#${position}`, entry))
  return [...byContent].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry)
}

/** Content without the order of fields; absent where it is nested too deeply to be spelled. */
function contentOf(resource: Json): string | undefined {
  try {
    return JSON.stringify(resource, (_key, value: unknown) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    )
  } catch {
    return undefined
  }
}

function settleGroup(reference: string, group: readonly Entry[], unread: Unread[]): Entry[] {
  const [first] = group
  if (group.length === 1 && first) return [first]
  const ordered = orderVersions(group)
  if (!ordered) {
    unread.push({
      reference,
      why: `${group.length} different resources carry this id and no version tells which one is valid`,
    })
    return group.map((entry, position) =>
      position === 0 ? entry : { ...entry, reference: `${reference}~${position + 1}` },
    )
  }
  return ordered.map((entry, position) => {
    if (position === ordered.length - 1) return entry
    const version = versionOf(entry.resource)
    const name = version === undefined ? `${reference}~${position + 1}` : `${reference}/_history/${version}`
    return { ...entry, reference: name, replacedBy: reference }
  })
}

/** Earliest first, by numeric versionId, else by lastUpdated; absent where these do not tell every one apart. */
function orderVersions(group: readonly Entry[]): Entry[] | undefined {
  for (const rank of [versionRank, updatedRank]) {
    const ranked = group.map((entry) => ({ entry, rank: rank(entry.resource) }))
    const ranks = new Set(ranked.map((item) => item.rank))
    if (ranks.has(undefined) || ranks.size < group.length) continue
    return ranked.sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0)).map((item) => item.entry)
  }
  return undefined
}

function versionOf(resource: Json): string | undefined {
  const meta = resource['meta']
  const version = isObject(meta) ? meta['versionId'] : undefined
  return typeof version === 'number' ? String(version) : nameOf(version)
}

function versionRank(resource: Json): number | undefined {
  const version = versionOf(resource)
  return version !== undefined && /^\d{1,15}$/.test(version) ? Number(version) : undefined
}

function updatedRank(resource: Json): number | undefined {
  const meta = resource['meta']
  const updated = isObject(meta) ? Date.parse(nameOf(meta['lastUpdated']) ?? '') : NaN
  return Number.isNaN(updated) ? undefined : updated
}

function containedOf(container: Entry): Entry[] {
  return listOf(container.resource['contained']).flatMap((resource, position): Entry[] => {
    const type = isObject(resource) ? nameOf(resource['resourceType']) : undefined
    if (!isObject(resource) || type === undefined) return []
    const reference = `${container.reference}#${idOf(resource)?.replace(/^#/, '') ?? `${type}[${position}]`}`
    const entry = { resource, type, reference, container }
    return [container.replacedBy === undefined ? entry : { ...entry, replacedBy: container.replacedBy }]
  })
}

function entriesById(entries: readonly Entry[]): ReadonlyMap<string, Entry | undefined> {
  const byId = new Map<string, Entry | undefined>()
  for (const entry of entries) {
    if (entry.replacedBy !== undefined || entry.container !== undefined) continue
    const id = idOf(entry.resource)
    // An id that two resources share leads nowhere on its own.
    if (id !== undefined) byId.set(id, byId.has(id) ? undefined : entry)
  }
  return byId
}

function buildIndex(
  entries: readonly Entry[],
  unread: readonly Unread[],
  sent: readonly unknown[],
  isLeftOut: RecordIndex['isLeftOut'] = () => false,
): RecordIndex {
  const byType = new Map<string, Entry[]>()
  const byName = new Map<string, Entry>()
  const byUrl = new Map<string, Entry>()
  for (const entry of entries) {
    const group = byType.get(entry.type)
    if (group) group.push(entry)
    else byType.set(entry.type, [entry])
    byName.set(entry.reference, entry)
    if (entry.replacedBy !== undefined) continue
    if (entry.url !== undefined) byUrl.set(entry.url, entry)
  }
  let byId: ReadonlyMap<string, Entry | undefined> | undefined

  function resolve(reference: unknown, from?: Entry): Entry | undefined {
    const written = writtenReference(reference)
    if (written === undefined) return undefined
    if (written.startsWith('#')) return byName.get(`${(from?.container ?? from)?.reference ?? ''}${written}`)
    const exact = byUrl.get(written)
    if (exact) return exact
    const tail = tailOf(written)
    if (tail !== undefined) return byName.get(tail)
    // Some systems put resource ids where UUIDs belong ('urn:uuid:condition-1').
    byId ??= entriesById(entries)
    return byId.get(written.replace(/^urn:(uuid|oid):/, ''))
  }

  function name(reference: unknown, from?: Entry): string | undefined {
    const found = resolve(reference, from)
    if (found) return found.reference
    const written = writtenReference(reference)
    if (written !== undefined) return written.startsWith('#') ? undefined : (tailOf(written) ?? written)
    const identifier = isObject(reference) ? businessNameOf(reference['identifier']) : undefined
    return identifier
  }

  return {
    entries,
    ofType: (...types) => {
      const [only = '', ...more] = types
      if (more.length === 0) return byType.get(only) ?? NOTHING
      const all: Entry[] = []
      for (const type of types) all.push(...(byType.get(type) ?? NOTHING))
      return all
    },
    named: (reference) => byName.get(reference),
    resolve,
    nameOf: name,
    isLeftOut,
    unread,
    sent,
  }
}

/** The text of a Reference, or of what stands in its place. */
export function writtenReference(reference: unknown): string | undefined {
  return nameOf(isObject(reference) ? reference['reference'] : reference)
}

/** 'identifier system|value' of a logical reference; absent without a value. */
export function businessNameOf(identifier: unknown): string | undefined {
  const first = listOf(identifier).find(isObject)
  const value = nameOf(first?.['value'])
  return value === undefined ? undefined : `identifier ${nameOf(first?.['system']) ?? ''}|${value}`
}
