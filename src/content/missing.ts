/** What a card could not take into account: not read, not understood, pending, not recorded. */
import type { Classification } from '../her2/classification.ts'
import type { LabelRoute, RouteAnswer, RouteCondition } from '../her2/considerations/considerations.ts'
import { standingOf } from '../her2/tables/report-statuses.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, NOTHING, fixed, join, recorded, reference, rowId, say } from './phrases.ts'
import { specimenResults } from './results-read.ts'
import { conditionWords, uncontradictedRoutes } from './route-words.ts'
import { NOT_APPLICABLE_WORDS } from './status-words.ts'

const MOST_ITEMS = 15

/** Never empty. */
export function missingItems(subject: Subject): readonly Phrase[] {
  const { context } = subject
  const items = [
    ...context.notRead.map((key) => say`Not read from the record: ${recorded(key)}`),
    ...context.unread.map((item) => say`Not understood: ${reference(item.reference)}: ${recorded(item.why)}`),
    context.patient.metastasisOriginNotStated ? fixed('Metastasis on record, origin not stated') : NOTHING,
    ...pendingItems(subject),
    ...context.evidence.notApplicable.map(
      (result) =>
        say`Not used (${fixed(NOT_APPLICABLE_WORDS[result.reason])}): ${reference(result.reference)}: ${recorded(result.says)}`,
    ),
    ...specimenGaps(subject),
    ...routeGaps(subject),
  ].filter((item) => item.plain !== '')
  const left = items.length - MOST_ITEMS
  const shown = left > 0 ? [...items.slice(0, MOST_ITEMS), fixed(`And ${left} more`)] : items
  const beyond = fixed('Results held in other systems or only on paper are not known to this service')
  return [...shown, beyond]
}

function pendingItems({ context }: Subject): readonly Phrase[] {
  return context.evidence.results
    .filter((result) => standingOf(result.reportStatus) === 'pending' && result.replacedBy === undefined)
    .map((result) => say`Pending, not final: ${reference(result.reference)} (${fixed(result.reportStatus)})`)
}

function specimenGaps(subject: Subject): readonly Phrase[] {
  const of = subject.classification
  if (of === undefined) return []
  const unverified = specimenResults(subject).some((result) => result.reportStatus === 'unverified')
  const gaps = join(gapNames(of), ', ')
  return [
    gaps.plain === '' ? NOTHING : say`Not recorded for this specimen: ${gaps}`,
    unverified ? fixed('The record does not state the status of a report that was used') : NOTHING,
  ]
}

/** Conditions not found in the record, and those of which the outcome is not, each once, of the label routes that nothing in the record contradicts. */
function routeGaps({ consideration }: Subject): readonly Phrase[] {
  const routes = uncontradictedRoutes(consideration.routes ?? [])
  return [
    ...routeGapsOf(routes, 'not found', 'Not found'),
    ...routeGapsOf(routes, 'given, outcome not recorded', 'Given, outcome not recorded,'),
  ]
}

function routeGapsOf(routes: readonly LabelRoute[], answer: RouteAnswer, head: string): readonly Phrase[] {
  const isOpen = ({ record }: RouteCondition) => record === answer
  const gaps = routes.flatMap(({ conditions }) => conditions.filter(isOpen))
  return [...new Set(gaps.map(({ condition }) => condition))].map((condition) => {
    const without = routes.filter((route) => route.conditions.some((one) => one.condition === condition && isOpen(one)))
    const rows = join([...new Set(without.map(({ rule }) => rule))].map(rowId), ', ')
    return say`${fixed(head)} for labelled ${fixed(without.length === 1 ? 'use' : 'uses')} ${rows}: ${fixed(conditionWords(condition))}`
  })
}

function gapNames(of: Classification): readonly Phrase[] {
  return [
    of.ihc === undefined ? fixed('IHC') : NOTHING,
    of.ish === undefined ? fixed('ISH') : NOTHING,
    of.specimen.collectedOn === undefined ? fixed('collection date') : NOTHING,
    of.specimen.site === undefined ? fixed('site') : NOTHING,
    of.specimen.laterality === undefined && !of.specimen.metastatic ? fixed('side') : NOTHING,
    of.specimen.reference === undefined ? fixed('a specimen reference') : NOTHING,
  ]
}
