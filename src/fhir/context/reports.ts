/**
 * Which reports and panels hold a result: DiagnosticReport.result, hasMember, and derivedFrom, all the way up.
 * Results that share a report are of one work-up; a report with one sample lends it to results that name none.
 */
import { isObject, listOf } from '../record/json-shapes.ts'
import type { Entry, RecordIndex } from '../record/references.ts'
import type { Sample, SampleBook } from '../specimen/specimens.ts'
import { statusOf } from '../record/statuses.ts'

export interface ReportBook {
  /** References of the reports and panels that hold an entry, the nearest first. */
  reportsOf(entry: Entry): readonly string[]
  /** The same, as resources of the record. */
  holdersOf(entry: Entry): readonly Entry[]
  /** Whether other Observations hang on this one: a panel or wrapper. */
  isHolder(entry: Entry): boolean
  /** The one sample of the nearest report that names any. */
  sampleOf(entry: Entry): Sample | undefined
  /** The reports of an entry are all withdrawn. */
  isWithdrawn(entry: Entry): boolean
}

const MOST_HOLDERS = 500
const NO_HOLDERS: readonly Entry[] = []
const NO_REPORTS: readonly string[] = []

/** Reads the links of the record once. `isResult` tells an Observation that has a HER2 value from a wrapper. */
export function readReports(index: RecordIndex, samples: SampleBook, isResult: (entry: Entry) => boolean): ReportBook {
  const parents = new Map<string, Set<string>>()
  const holders = new Set<string>()

  function link(child: string | undefined, parent: string | undefined): void {
    if (child === undefined || parent === undefined) return
    holders.add(parent)
    const known = parents.get(child)
    if (known) known.add(parent)
    else parents.set(child, new Set([parent]))
  }

  for (const entry of index.ofType('DiagnosticReport')) {
    for (const result of listOf(entry.resource['result'])) link(index.nameOf(result, entry), entry.reference)
  }
  for (const entry of index.ofType('Observation')) linkObservation(entry, index, isResult, link)

  const chains = new Map<string, readonly string[]>()
  function reportsOf(entry: Entry): readonly string[] {
    const known = chains.get(entry.reference)
    if (known) return known
    const chain = climb(entry, parents)
    chains.set(entry.reference, chain)
    return chain
  }
  const holdersOf = (entry: Entry): readonly Entry[] => {
    const names = reportsOf(entry)
    if (names.length === 0) return NO_HOLDERS
    return names.flatMap((name) => index.named(name) ?? []).filter((holder) => holder !== entry)
  }

  return {
    reportsOf,
    holdersOf,
    isHolder: (entry) => holders.has(entry.reference),
    sampleOf: (entry) => sampleOfHolders(holdersOf(entry), samples),
    isWithdrawn(entry) {
      const all = holdersOf(entry)
      if (all.length === 0) return false
      const reports = all.filter((holder) => holder.type === 'DiagnosticReport')
      return reports.length > 0 && reports.every((report) => statusOf(report.resource).kind === 'withdrawn')
    },
  }
}

const LINKS = ['related', 'hasMember', 'derivedFrom'] as const

type Link = (child: string | undefined, parent: string | undefined) => void

function linkObservation(entry: Entry, index: RecordIndex, isResult: (entry: Entry) => boolean, link: Link): void {
  const { resource } = entry
  if (LINKS.every((name) => resource[name] === undefined)) return
  const related = listOf(resource['related']).filter(isObject)
  const targets = (type: string): unknown[] =>
    related.filter((item) => item['type'] === type).map((item) => item['target'])
  for (const member of [...listOf(resource['hasMember']), ...targets('has-member')]) {
    link(index.nameOf(member, entry), entry.reference)
  }
  for (const source of [...listOf(resource['derivedFrom']), ...targets('derived-from')]) {
    const found = index.resolve(source, entry)
    const name = index.nameOf(source, entry)
    if (found?.type === 'Observation' && isResult(found)) {
      // An overall result that was derived from an immunostain and an ISH is of one work-up with both.
      link(found.reference, entry.reference)
      link(entry.reference, entry.reference)
    } else if (name !== undefined && /^(Observation|QuestionnaireResponse|urn:)/.test(name)) {
      link(entry.reference, name)
    }
  }
}

/** All parents and their parents, the nearest first. */
function climb(entry: Entry, parents: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const own = parents.get(entry.reference)
  if (own === undefined && entry.container === undefined) return NO_REPORTS
  const found = new Set<string>()
  let level: readonly string[] = [...(own ?? [])]
  if (entry.container && /^(DiagnosticReport|QuestionnaireResponse)$/.test(entry.container.type))
    level = [...level, entry.container.reference]
  while (level.length > 0 && found.size < MOST_HOLDERS) {
    const next: string[] = []
    for (const name of [...level].sort()) {
      if (found.has(name)) continue
      found.add(name)
      next.push(...(parents.get(name) ?? []))
    }
    level = next
  }
  return [...found]
}

function sampleOfHolders(holders: readonly Entry[], samples: SampleBook): Sample | undefined {
  for (const holder of holders) {
    const found = new Map<string, Sample>()
    for (const reference of listOf(holder.resource['specimen'])) {
      const sample = samples.sampleOf(reference, holder)
      if (sample) found.set(sample.facts.key ?? sample.words, sample)
    }
    const [only] = found.values()
    if (found.size === 1) return only
    if (found.size > 1) return undefined
  }
  return undefined
}
