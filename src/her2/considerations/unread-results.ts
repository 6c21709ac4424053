/**
 * HER2 results that are there but were not understood (decision P-25). If one of them may be what seems to be missing, the
 * card that would say so is withheld; one of another specimen or tumour, or from before, has no such effect.
 */
import { compareDates, daysBetween } from '../dates.ts'
import type { Evidence, Laterality, PartialDate, ResultSource, SiteKind, UnreadableResult } from '../evidence.ts'

/** What is missing: a specimen, or a tumour from its first day. */
export interface Missing {
  readonly key?: string
  readonly laterality?: Laterality
  readonly siteKind?: SiteKind
  readonly since?: PartialDate
}

/** A result up to this many days earlier does not count as before it (decision P-16). */
const DAYS_BEFORE = 60

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

function listUnread(evidence: Evidence): readonly UnreadableResult[] {
  return [...evidence.results.filter(isUnread), ...(evidence.unreadResults ?? [])]
}

function mayBe(result: UnreadableResult, missing: Missing): boolean {
  const { key, laterality, siteKind } = result.specimen
  if (key !== undefined && missing.key !== undefined) return key === missing.key
  if (laterality !== undefined && missing.laterality !== undefined && laterality !== missing.laterality) return false
  const known = (kind: SiteKind | undefined) => kind !== undefined && kind !== 'unknown'
  if (known(siteKind) && known(missing.siteKind) && siteKind !== missing.siteKind) return false
  return !isBefore(result, missing.since)
}

/** Whether a result is surely from before a day, and by more days than a work-up takes. */
export function isBefore({ specimen, performedOn, issuedOn }: ResultSource, since: PartialDate | undefined): boolean {
  const date = specimen.collectedOn ?? performedOn ?? issuedOn?.slice(0, 10)
  return compareDates(date, since) < 0 && daysBetween(date, since) > DAYS_BEFORE
}
