/**
 * HER2 results that are there but were not understood (decision P-25). If one of them may be what seems to be missing, the
 * card that would say so is withheld; one of another specimen or tumour, or from before, has no such effect.
 */
import { compareDates, daysBetween } from '../dates.ts'
import type { Consideration } from './considerations.ts'
import type { Facts } from './facts.ts'
import type { Evidence, Laterality, PartialDate, ResultSource, SiteKind, UnreadableResult } from '../evidence.ts'

/** What is missing: a specimen, or a tumour from its first day. */
export interface Missing {
  readonly key?: string
  readonly laterality?: Laterality
  readonly siteKind?: SiteKind
  readonly since?: PartialDate
  /** Days before `since` that still count; none of a specimen, some of a tumour. */
  readonly leeway?: number
}

/** A result up to this many days earlier does not count as before it (decision P-16). */
export const DAYS_BEFORE = 60

/** The results not understood that may be what is missing; with `of`, those that may be of that test. */
export function unreadResultsOf(evidence: Evidence, missing: Missing, of?: 'ihc' | 'ish'): readonly UnreadableResult[] {
  return listUnread(evidence).filter(
    (result) => (of === undefined || result.of === of || result.of === 'overall') && mayBe(result, missing),
  )
}

/** Whether a result was not understood, as opposed to one that says nothing or contradicts itself. */
export function isUnread(result: Evidence['results'][number]): result is UnreadableResult {
  return result.test === 'unreadable' && result.kind === 'unreadable' && result.replacedBy === undefined
}

/** All that names HER2 and was not read. */
export function listUnread({ results, unreadResults, unreadReports }: Evidence): readonly UnreadableResult[] {
  // As in nearly every record, which is asked for again and again.
  if (unreadResults === undefined && unreadReports === undefined) return results.filter(isUnread)
  return withReports(results, unreadResults ?? [], unreadReports ?? [])
}

function withReports(
  results: Evidence['results'],
  unreadResults: readonly UnreadableResult[],
  unreadReports: readonly UnreadableResult[],
): readonly UnreadableResult[] {
  return [...results.filter(isUnread), ...unreadResults, ...unreadReports.filter((one) => one.class !== 'missing-part')]
}

/** Pathology reports that could not be read and may be of this tumour. */
export function unreadReportsOf({ unreadReports = [] }: Evidence, missing: Missing): readonly UnreadableResult[] {
  return unreadReports.filter((one) => mayBe(one, missing))
}

function mayBe(result: UnreadableResult, missing: Missing): boolean {
  const { key, laterality, siteKind } = result.specimen
  if (key !== undefined && missing.key !== undefined) return key === missing.key
  if (laterality !== undefined && missing.laterality !== undefined && laterality !== missing.laterality) return false
  const known = (kind: SiteKind | undefined) => kind !== undefined && kind !== 'unknown'
  if (known(siteKind) && known(missing.siteKind) && siteKind !== missing.siteKind) return false
  return !isBefore(result, missing.since, missing.leeway ?? 0)
}

/** Whether a result is surely from before a day, and by more days than a work-up takes. */
export function isBefore(
  { specimen, performedOn, issuedOn }: ResultSource,
  since: PartialDate | undefined,
  leeway = DAYS_BEFORE,
): boolean {
  const date = specimen.collectedOn ?? performedOn ?? issuedOn?.slice(0, 10)
  return compareDates(date, since) < 0 && daysBetween(date, since) > leeway
}

/** What names HER2, was not read, and is told by no other card of this call nor by the synopsis. */
export function untoldResults({ evidence, told = [] }: Facts): readonly UnreadableResult[] {
  if (told.some(({ key }) => key === 'her2Synopsis')) return []
  const all = listUnread(evidence)
  return all.filter((result, index) => {
    const isFirst =
      all.findIndex(({ reference, why }) => reference === result.reference && why === result.why) === index
    return isFirst && !told.some((card) => speaksOf(card, result, evidence))
  })
}

/** Whether a card is about the specimen of a result, or about its tumour. */
function speaksOf(card: Consideration, { reference, specimen }: UnreadableResult, { diagnoses }: Evidence): boolean {
  const { classification, target, diagnosis } = card
  if (classification?.evidence.includes(reference)) return true
  const named = classification?.specimen.reference ?? target?.reference
  if (target !== undefined) return named === specimen.reference
  if (named !== undefined && named === specimen.reference) return true
  const ofDiagnosis = diagnoses.find((one) => one.reference === diagnosis?.reference)
  const side = classification?.specimen.laterality ?? ofDiagnosis?.laterality
  return side === undefined || specimen.laterality === undefined || side === specimen.laterality
}
