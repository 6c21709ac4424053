/**
 * How long a card that asks for a test waits for one that is pending (decision P-20): for the days of the site from the
 * day of the order, else of the report. Without a day it does not wait.
 */
import type { NotDoneTest, PendingTest } from '../classification.ts'
import { compareDates, daysBetween, rangeOf } from '../dates.ts'
import type { Diagnosis, Evidence, PartialDate, SpecimenFacts, TestOrder } from '../evidence.ts'
import { isActive, pendingByOrder, pendingByReport, sayNotDone, type StatedTest } from '../status/open-tests.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import { standingOf } from '../tables/report-statuses.ts'
import type { Facts } from './facts.ts'

/** A test that a card asks for: pending, or not done. */
export interface OpenTest {
  readonly pending?: PendingTest
  readonly notDone?: NotDoneTest
}

/** An order up to this many days before the diagnosis may be of it, as a result may (decision P-16). */
const DAYS_BEFORE = 60

/** Whether every day that it may be pending since lies within the days of the site. */
export function isWaitedFor({ settings, today }: Facts, { pending }: OpenTest): boolean {
  const since = pending?.since === undefined ? undefined : rangeOf(pending.since)
  const now = rangeOf(today)
  return since !== undefined && now !== undefined && now.first - since.first <= settings.pendingDays
}

/** A test of one specimen; an order of HER2 as a whole is one of either test. */
export function pendingOn(one: ClassifiedWorkUp | undefined, test: 'ihc' | 'ish'): OpenTest {
  const fits = (open: PendingTest | NotDoneTest) => open.test === test || open.test === 'her2'
  return openTest(one?.classification.pending?.filter(fits), one?.classification.notDone?.filter(fits))
}

/** A repeat after a failed test: on this specimen, or ordered on another one or on none since it failed. */
export function pendingRepeat({ one, evidence }: Facts): OpenTest {
  const { pending = [], notDone } = one?.classification ?? {}
  const failedOn = one?.workUp.results.map(({ issuedOn, performedOn }) => issuedOn?.slice(0, 10) ?? performedOn)
  const elsewhere = activeOrders(evidence)
    .filter(({ specimen }) => specimen === undefined || specimen !== one?.workUp.facts.key)
    .filter(({ on }) => failedOn?.every((day) => compareDates(on, day) >= 0) ?? false)
    .map(pendingByOrder)
  return openTest([...pending, ...elsewhere], notDone)
}

/** A test of a sample that has no result. */
export function pendingOfSample({ evidence }: Facts, sample: SpecimenFacts | undefined): OpenTest {
  if (sample?.key === undefined) return {}
  const orders = activeOrders(evidence).filter(({ specimen, on }) =>
    specimen === undefined ? compareDates(on, sample.collectedOn) >= 0 : specimen === sample.key,
  )
  const words = wordsOf(evidence).filter(({ specimen }) => specimen.key === sample.key)
  return openTest([...orders.map(pendingByOrder), ...sayPending(words)], notDoneOf(words))
}

/** HER2 of a cancer of which no result was found. */
export function pendingOfCancer({ evidence }: Facts, diagnosis: Diagnosis | undefined): OpenTest {
  const isOf = (day: PartialDate | undefined) =>
    compareDates(day, diagnosis?.on) >= 0 || daysBetween(day, diagnosis?.on) <= DAYS_BEFORE
  const words = wordsOf(evidence).filter(({ specimen, performedOn, issuedOn }) => {
    const sides = [specimen.laterality, diagnosis?.laterality].filter((side) => side !== undefined)
    return new Set(sides).size < 2 && isOf(specimen.collectedOn ?? performedOn ?? issuedOn?.slice(0, 10))
  })
  const isOfSide = (key: string | undefined) => {
    const side = evidence.specimens.find((sample) => key !== undefined && sample.key === key)?.laterality
    return side === undefined || diagnosis?.laterality === undefined || side === diagnosis.laterality
  }
  const orders = activeOrders(evidence).filter(({ on, specimen }) => isOf(on) && isOfSide(specimen))
  return openTest([...orders.map(pendingByOrder), ...sayPending(words)], notDoneOf(words))
}

/** The one that is pending since latest; else the one that was not done. */
function openTest(pending: readonly PendingTest[] = [], notDone: readonly NotDoneTest[] = []): OpenTest {
  const dated = pending.filter(({ since }) => since !== undefined)
  const [latest = pending[0]] = dated.toSorted(
    (a, b) => (rangeOf(b.since ?? '')?.first ?? 0) - (rangeOf(a.since ?? '')?.first ?? 0),
  )
  const [first] = notDone
  return { ...(latest && { pending: latest }), ...(!latest && first && { notDone: first }) }
}

function activeOrders({ orders }: Evidence): readonly TestOrder[] {
  return orders.filter(isActive)
}

/** What the record says of tests without a result: in words, and by results that are registered and empty. */
function wordsOf({ results, testWords = [] }: Evidence): readonly StatedTest[] {
  const empty = results.filter(
    (result) => result.test === 'unreadable' && result.kind === 'nothing' && result.replacedBy === undefined,
  ) as readonly StatedTest[]
  return [...empty, ...testWords]
}

function sayPending(words: readonly StatedTest[]): readonly PendingTest[] {
  return words
    .filter(
      ({ says, reportStatus }) => says === 'pending' || (says === undefined && standingOf(reportStatus) === 'pending'),
    )
    .map(pendingByReport)
}

function notDoneOf(words: readonly StatedTest[]): readonly NotDoneTest[] {
  return words.filter(({ says }) => says === 'not-done').map(sayNotDone)
}
