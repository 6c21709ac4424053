/**
 * Which results belong to one tissue sample (decision P-7). A result is never combined with one of another sample (RULES T-26).
 */
import { daysBetween } from '../dates.ts'
import type { Her2Result, PartialDate, SpecimenFacts } from '../evidence.ts'
import { PAIRING_DAYS } from '../tables/decisions.ts'

/** The results of one tissue sample. */
export interface WorkUp {
  readonly results: readonly Her2Result[]
  readonly facts: SpecimenFacts
  /** When collected, else when performed, else when issued: the earliest that is known about the sample. */
  readonly date?: PartialDate
  /** True if results without a named sample were put together by date alone. */
  readonly assumed: boolean
  /** An overall interpretation that may belong to any of several samples: those samples, by their results. */
  readonly homes?: readonly (readonly Her2Result[])[]
}

/** Groups results into samples: same sample, else same report, else nearest in time if no sample is named. */
export function pairResults(results: readonly Her2Result[]): readonly WorkUp[] {
  const joined = joinOverall(joinNearest(joinByReport(groupBySample(results))))
  return joined.map((group) => describe(group))
}

interface Group {
  results: Her2Result[]
  named: boolean
  assumed: boolean
  homes?: readonly Group[]
}

function groupBySample(results: readonly Her2Result[]): Group[] {
  const bySample = new Map<string, Group>()
  const groups: Group[] = []
  for (const result of results) {
    const key = result.specimen.key
    const known = key === undefined ? undefined : bySample.get(key)
    if (known) {
      known.results.push(result)
      continue
    }
    const group: Group = { results: [result], named: key !== undefined, assumed: false }
    if (key !== undefined) bySample.set(key, group)
    groups.push(group)
  }
  return groups
}

/**
 * A result without a named sample belongs to the one sample that its report is about; if a report is about several, to
 * none. Such results of one report are of one sample as long as their places agree.
 */
function joinByReport(groups: Group[]): Group[] {
  if (groups.length < 2) return groups
  const byReport = new Map<string, Group[]>()
  for (const group of groups) for (const report of reportsOf(group)) push(byReport, report, group)
  const gone = new Set<Group>()
  for (const members of byReport.values()) {
    const live = [...new Set(members)].filter((group) => !gone.has(group))
    const named = live.filter((group) => group.named)
    for (const group of live.filter((member) => !member.named)) {
      const homes = (named.length > 0 ? named : live).filter(
        (home) => home !== group && !gone.has(home) && placesAgree(home, group),
      )
      const [home] = homes
      if (home === undefined || (named.length > 0 && homes.length > 1)) continue
      home.results.push(...group.results)
      gone.add(group)
    }
  }
  return groups.filter((group) => !gone.has(group))
}

function reportsOf(group: Group): Set<string> {
  return new Set(group.results.flatMap((result) => result.reports))
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/**
 * A bare overall interpretation joins the sample of about the same date; it adds no test to it. If several samples are
 * equally near, it is kept separate, with their names: their classifications tell which one it can belong to.
 */
function joinOverall(groups: Group[]): Group[] {
  if (groups.length < 2) return groups
  const isBare = (group: Group) => !group.named && group.results.every((result) => result.test === 'overall')
  const tested = groups.filter((group) => !isBare(group))
  return groups.filter((group) => {
    if (!isBare(group)) return true
    const near = tested
      .filter((home) => placesAgree(home, group))
      .map((home) => ({ home, days: distanceInDays(home, group) }))
      .filter(({ days }) => days <= PAIRING_DAYS)
    const least = Math.min(...near.map(({ days }) => days))
    const homes = near.filter(({ days }) => days === least).map(({ home }) => home)
    const [home] = homes
    if (home === undefined) return true
    if (homes.length > 1) {
      group.homes = homes
      return true
    }
    home.results.push(...group.results)
    home.assumed = true
    return false
  })
}

/** P-7, last resort: results without a named sample, nearest first, within the days; an IHC takes what is nearest to it. */
function joinNearest(groups: Group[]): Group[] {
  if (groups.length < 2) return groups
  const unnamed = groups.filter((group) => !group.named && group.results.some((result) => result.test !== 'overall'))
  const pairs: { a: Group; b: Group; days: number }[] = []
  for (const [i, a] of unnamed.entries()) {
    for (const b of unnamed.slice(i + 1)) {
      const days = distanceInDays(a, b)
      if (days <= PAIRING_DAYS && placesAgree(a, b)) pairs.push({ a, b, days })
    }
  }
  const home = new Map<Group, Group>()
  const find = (group: Group): Group => {
    const up = home.get(group)
    return up ? find(up) : group
  }
  for (const { a, b, days } of pairs.sort((x, y) => x.days - y.days)) {
    const [first, second] = [find(a), find(b)]
    if (first === second || (days > 0 && testsOverlap(first, second)) || !placesAgree(first, second)) continue
    first.results.push(...second.results)
    first.assumed = true
    home.set(second, first)
  }
  return groups.filter((group) => !home.has(group))
}

/** Two samples of different days may both have an IHC; those are never merged. */
function testsOverlap(a: Group, b: Group): boolean {
  const tests = (group: Group) =>
    group.results.map((result) => (result.test === 'unreadable' ? result.of : result.test))
  const inA = new Set(tests(a))
  return tests(b).some((test) => inA.has(test))
}

function placesAgree(a: Group, b: Group): boolean {
  return a.results.every((x) => b.results.every((y) => placeAgrees(x.specimen, y.specimen)))
}

function placeAgrees(a: SpecimenFacts, b: SpecimenFacts): boolean {
  const same = (x: string | undefined, y: string | undefined) => x === undefined || y === undefined || x === y
  const kinds = a.siteKind === 'unknown' || b.siteKind === 'unknown' || a.siteKind === b.siteKind
  return (
    kinds &&
    same(a.laterality, b.laterality) &&
    same(a.procedure, b.procedure) &&
    same(a.primary, b.primary) &&
    siteAgrees(a, b)
  )
}

/** Words for a site are compared only between distant organs: 'breast' and 'upper outer quadrant' do not differ. */
function siteAgrees(a: SpecimenFacts, b: SpecimenFacts): boolean {
  return a.siteKind !== 'distant' || b.siteKind !== 'distant' || !a.site || !b.site || a.site === b.site
}

function distanceInDays(a: Group, b: Group): number {
  let nearest = Infinity
  for (const x of a.results) for (const y of b.results) nearest = Math.min(nearest, daysBetween(dateOf(x), dateOf(y)))
  return nearest
}

function dateOf(result: Her2Result): PartialDate | undefined {
  return result.specimen.collectedOn ?? result.performedOn ?? result.issuedOn?.slice(0, 10)
}

const DESCRIBED = [
  'key',
  'reference',
  'collectedOn',
  'site',
  'laterality',
  'procedure',
  'primary',
  'decalcification',
  'fixation',
  'scant',
] as const

function firstOf<K extends keyof SpecimenFacts>(all: readonly SpecimenFacts[], field: K): SpecimenFacts[K] | undefined {
  for (const facts of all) if (facts[field] !== undefined) return facts[field]
  return undefined
}

function describe(group: Group): WorkUp {
  const all = group.results.map((result) => result.specimen)
  const kind = all.find((facts) => facts.siteKind !== 'unknown')?.siteKind ?? 'unknown'
  const facts: Record<string, unknown> = { siteKind: kind }
  for (const field of DESCRIBED) {
    const value = firstOf(all, field)
    if (value !== undefined) facts[field] = value
  }
  const dates = group.results.map(dateOf).filter((date) => date !== undefined)
  const date = firstOf(all, 'collectedOn') ?? dates.sort()[0]
  return {
    results: group.results,
    facts: facts as unknown as SpecimenFacts,
    ...(date !== undefined && { date }),
    assumed: group.assumed,
    ...(group.homes && { homes: group.homes.map((home) => home.results) }),
  }
}
