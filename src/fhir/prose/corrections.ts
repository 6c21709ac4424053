/**
 * Which results a later version replaced (decision P-9). A correction comes as a new version of the same id, as a second
 * resource with the same business identifier, with a `replaces` link, as an amended result of the same sample, or as a
 * replacing report. The old result stays, marked, so that it can be said what changed; it never counts.
 */
import { extensionsOf } from '../record/codings.ts'
import type { SourcedResult } from '../her2/her2-observations.ts'
import { businessNameOf, type Entry, type RecordIndex } from '../record/references.ts'
import type { ReportBook } from '../context/reports.ts'
import { isObject, listOf, nameOf, type Json } from '../record/json-shapes.ts'

/** Marks replaced sourced and drops withdrawn ones that nothing replaced. */
export function settleCorrections(
  sourced: readonly SourcedResult[],
  index: RecordIndex,
  reports: ReportBook,
): SourcedResult[] {
  if (sourced.length === 0) return []
  const replaced = new Map<Entry, string>()
  const entries = [...new Set(sourced.map((one) => one.entry))]
  markLinked(index, replaced)
  markSameIdentifier(sourced, replaced)
  markCorrectedElsewhere(sourced, index, replaced)
  markSameSample(sourced, replaced, reports)
  markReplacedReports(entries, index, reports, replaced)
  return sourced.flatMap((one): SourcedResult[] => {
    const by = one.entry.replacedBy ?? replaced.get(one.entry)
    if (by !== undefined && by !== one.entry.reference) return [{ ...one, result: { ...one.result, replacedBy: by } }]
    return one.withdrawn ? [] : [one]
  })
}

const NAMES_OF_LINKS: ReadonlySet<string> = new Set([
  'extension',
  'modifierExtension',
  'replaces',
  'related',
  'relatedArtifact',
  'relatesTo',
])
const NO_LINKS: readonly unknown[] = []

/** `replaces` as an extension, a relatedArtifact or a DSTU2 related link. */
function replacesOf(resource: Json): readonly unknown[] {
  if (!mayHaveLinks(resource)) return NO_LINKS
  const extended = extensionsOf(resource)
    .filter(({ name }) => /replaces/.test(name))
    .map(({ extension }) => extension['valueReference'] ?? extension['valueCanonical'] ?? extension['valueUri'])
  const related = [
    ...listOf(resource['related']),
    ...listOf(resource['relatedArtifact']),
    ...listOf(resource['relatesTo']),
  ]
    .filter(isObject)
    .filter((link) => link['type'] === 'replaces' || link['code'] === 'replaces')
    .map((link) => link['target'] ?? link['resource'] ?? link['resourceReference'])
  return [...extended, ...listOf(resource['replaces']), ...related]
}

function mayHaveLinks(resource: Json): boolean {
  for (const name in resource) if (NAMES_OF_LINKS.has(name)) return true
  return false
}

function isWithdrawnResource(resource: Json): boolean {
  const status = nameOf(resource['status'])
  return status === 'entered-in-error' || status === 'cancelled'
}

function markLinked(index: RecordIndex, replaced: Map<Entry, string>): void {
  for (const entry of index.ofType('Observation')) {
    if (isWithdrawnResource(entry.resource)) continue
    for (const reference of replacesOf(entry.resource)) {
      const old = index.resolve(reference, entry)
      if (old && old !== entry) replaced.set(old, entry.reference)
    }
  }
}

/** The order of two versions that are two resources: a correction after what it corrects, else by release and date. */
function isLater(one: SourcedResult, other: SourcedResult): boolean {
  if (one.withdrawn !== other.withdrawn) return other.withdrawn
  const corrects = ({ result }: SourcedResult): boolean => /^(amended|corrected)$/.test(result.reportStatus)
  const [mine, theirs] = [one.result.issuedOn, other.result.issuedOn]
  if (mine !== undefined && theirs !== undefined && mine !== theirs) return mine > theirs
  return corrects(one) && !corrects(other)
}

function groupBy(
  sourced: readonly SourcedResult[],
  keysOf: (one: SourcedResult) => readonly string[],
): SourcedResult[][] {
  const groups = new Map<string, SourcedResult[]>()
  for (const one of sourced) {
    if (one.entry.replacedBy !== undefined) continue
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

function markLatest(group: readonly SourcedResult[], replaced: Map<Entry, string>): void {
  const latest = group.reduce((best, one) => (isLater(one, best) ? one : best))
  if (latest.withdrawn) return
  for (const one of group) {
    if (one.entry !== latest.entry && isLater(latest, one)) replaced.set(one.entry, latest.entry.reference)
  }
}

function markSameIdentifier(sourced: readonly SourcedResult[], replaced: Map<Entry, string>): void {
  if (sourced.every(({ entry }) => entry.resource['identifier'] === undefined)) return
  const groups = groupBy(sourced, (one) =>
    listOf(one.entry.resource['identifier']).flatMap((identifier) => {
      const name = businessNameOf(identifier)
      // An accession number may stand on every result of a case, so only the same question is the same result.
      return name === undefined ? [] : [`${name} ${one.question ?? ''} ${one.result.test}`]
    }),
  )
  for (const group of groups) markLatest(group, replaced)
}

/**
 * A correction under another code than the result that it corrects ('not amplified' corrected by a ratio): the same business
 * identifier on exactly these two resources, and both are of one test. What stands on anything else of the record, a panel's
 * other parts or the specimen, numbers a case, and its parts replace nothing.
 */
function markCorrectedElsewhere(
  sourced: readonly SourcedResult[],
  index: RecordIndex,
  replaced: Map<Entry, string>,
): void {
  const corrections = sourced.filter(isCorrection)
  if (corrections.length === 0) return
  const holders = holdersOfNames(index)
  for (const correction of corrections) {
    for (const name of businessNamesOf(correction.entry)) {
      const [old, ...more] = (holders.get(name) ?? []).filter((entry) => entry !== correction.entry)
      const results = sourced.filter(({ entry }) => entry === old)
      const isOlder = (one: SourcedResult) =>
        one.result.test === correction.result.test && !isCorrection(one) && isLater(correction, one)
      if (old === undefined || more.length > 0 || results.length === 0 || !results.every(isOlder)) continue
      replaced.set(old, correction.entry.reference)
    }
  }
}

function isCorrection({ result, withdrawn }: SourcedResult): boolean {
  return !withdrawn && isAmended(result.reportStatus)
}

/** Every resource that carries a business identifier or an accession number, by that name. */
function holdersOfNames(index: RecordIndex): ReadonlyMap<string, readonly Entry[]> {
  const holders = new Map<string, Entry[]>()
  for (const entry of index.entries) {
    const { identifier, accessionIdentifier, groupIdentifier, requisition } = entry.resource
    const named = [...listOf(identifier), accessionIdentifier, ...listOf(groupIdentifier), requisition]
    for (const name of new Set(named.map(businessNameOf))) {
      if (name !== undefined && entry.replacedBy === undefined) holders.set(name, [...(holders.get(name) ?? []), entry])
    }
  }
  return holders
}

/** Same sample, same question: only an amended or corrected result replaces, or any good one a withdrawn one. */
function markSameSample(sourced: readonly SourcedResult[], replaced: Map<Entry, string>, reports: ReportBook): void {
  if (!sourced.some(mayReplace)) return
  const groups = groupBy(sourced, (one) => {
    const place = one.result.specimen.key ?? reports.reportsOf(one.entry)[0]
    return place === undefined || one.question === undefined ? [] : [`${place} ${one.question}`]
  })
  for (const group of groups) {
    if (group.some(mayReplace)) markAmended(group, replaced)
  }
}

function mayReplace({ withdrawn, result }: SourcedResult): boolean {
  return withdrawn || isAmended(result.reportStatus)
}

function isAmended(status: SourcedResult['result']['reportStatus']): boolean {
  return status === 'amended' || status === 'corrected'
}

function markAmended(group: readonly SourcedResult[], replaced: Map<Entry, string>): void {
  const corrections = group.filter((one) => /^(amended|corrected)$/.test(one.result.reportStatus) && !one.withdrawn)
  const good = group.filter((one) => !one.withdrawn)
  for (const one of group) {
    const by = one.withdrawn
      ? good[0]
      : corrections.find((correction) => correction.entry !== one.entry && isLater(correction, one))
    if (by && by.entry !== one.entry) replaced.set(one.entry, by.entry.reference)
  }
}

/** Each result of a replaced report is replaced, unless the report that replaces it still holds the same result. */
function markReplacedReports(
  entries: readonly Entry[],
  index: RecordIndex,
  reports: ReportBook,
  replaced: Map<Entry, string>,
): void {
  const successors = replacedReports(index)
  if (successors.size === 0) return
  for (const entry of entries) {
    const held = reports.reportsOf(entry)
    const successor = held.map((name) => successors.get(name)).find((name) => name !== undefined)
    if (successor !== undefined && !held.includes(successor) && !replaced.has(entry)) replaced.set(entry, successor)
  }
}

/** Reports that another report replaced, by reference: linked, or an amended one with the same business identifier. */
export function replacedReports(index: RecordIndex): ReadonlyMap<string, string> {
  const successors = new Map<string, string>()
  const byIdentifier = new Map<string, Entry[]>()
  for (const report of index.ofType('DiagnosticReport')) {
    if (report.replacedBy !== undefined) successors.set(report.reference, report.replacedBy)
    if (report.replacedBy !== undefined || isWithdrawnResource(report.resource)) continue
    for (const old of replacedNames(report, index)) successors.set(old, report.reference)
    for (const name of businessNamesOf(report)) byIdentifier.set(name, [...(byIdentifier.get(name) ?? []), report])
  }
  for (const group of byIdentifier.values()) markAmendedReport(group, successors)
  return successors
}

/** The other reports that a report says it replaces. */
function replacedNames(report: Entry, index: RecordIndex): readonly string[] {
  return replacesOf(report.resource)
    .map((reference) => index.nameOf(reference, report))
    .filter((old) => old !== undefined)
    .filter((old) => old !== report.reference)
}

function businessNamesOf({ resource }: Entry): readonly string[] {
  return listOf(resource['identifier'])
    .map(businessNameOf)
    .filter((name) => name !== undefined)
}

/** Of reports with one identifier the last amended one stands; without an amendment they are parts of one case. */
function markAmendedReport(group: readonly Entry[], successors: Map<string, string>): void {
  const amended = group.filter((report) =>
    /^(amended|corrected|appended)$/.test(nameOf(report.resource['status']) ?? ''),
  )
  const issued = (report: Entry): string => nameOf(report.resource['issued']) ?? ''
  const last = amended.reduce<Entry | undefined>(
    (best, report) => (best && issued(best) >= issued(report) ? best : report),
    undefined,
  )
  if (!last) return
  for (const report of group) {
    if (report !== last && issued(report) <= issued(last)) successors.set(report.reference, last.reference)
  }
}
