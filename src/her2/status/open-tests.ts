/**
 * Tests of a specimen that are pending, and tests that were not done (decision P-20). A final result ends the waiting,
 * unless the order or the word is later than it; what is of another specimen never counts.
 */
import type { Classification, NotDoneTest, PendingTest } from '../classification.ts'
import { compareDates, daysBetween, rangeOf } from '../dates.ts'
import type { Evidence, Her2Result, IshResult, PartialDate, ResultSource, TestOrder } from '../evidence.ts'
import { PAIRING_DAYS } from '../tables/decisions.ts'
import { standingOf } from '../tables/report-statuses.ts'
import { isCounted, isWithoutAnswer } from './results.ts'
import type { WorkUp } from './specimens.ts'

type TestName = PendingTest['test']

/** One source that says that a test is pending. */
interface Said extends PendingTest {
  /** To tell whether it is later than a result; an order is of its own day. */
  readonly on?: PartialDate
}

/** What is open on one of several specimens. Absent members: nothing. */
export function openTestsOf(
  workUp: WorkUp,
  all: readonly WorkUp[],
  evidence: Evidence,
): Pick<Classification, 'pending' | 'notDone'> {
  const isSaid = workUp.results.some((result) => saysState(result) || isPendingResult(result))
  if (!isSaid && evidence.orders.length === 0 && evidence.testWords === undefined) return {}
  const words = [...workUp.results.filter(saysState), ...(evidence.testWords ?? []).filter(isOf(workUp, all))]
  const orders = evidence.orders.filter((order) => isActive(order) && concerns(order, workUp, all))
  const said = [
    ...orders.map((order) => saidOn(pendingByOrder(order))),
    ...words.filter(({ says }) => says === 'pending').map((word) => saidOn(pendingByReport(word))),
    ...workUp.results.filter(isPendingResult).map(sayResult),
  ]
  const pending = (['ihc', 'ish', 'her2'] as const).flatMap((test) => {
    const own = said.filter((one) => one.test === test && !isAnswered(one, workUp))
    return own.length > 0 ? [joinSaid(own)] : []
  })
  const notDone = distinctTests(
    words
      .filter((word) => word.says === 'not-done' && !isAnswered(saidOn(pendingByReport(word)), workUp))
      .map(sayNotDone),
  ).filter(({ test }) => !pending.some((one) => one.test === test))
  return { ...(pending.length > 0 && { pending }), ...(notDone.length > 0 && { notDone }) }
}

export type StatedTest = Extract<Her2Result, { test: 'unreadable' }>

function saysState(result: Her2Result): result is StatedTest {
  return result.test === 'unreadable' && result.says !== undefined && result.replacedBy === undefined
}

function isPendingResult(result: Her2Result): boolean {
  return standingOf(result.reportStatus) === 'pending' && result.replacedBy === undefined && !saysState(result)
}

function nameOf(of: Her2Result['test'] | StatedTest['of']): TestName {
  return of === 'ihc' || of === 'ish' ? of : 'her2'
}

/** An active order, as a test that is pending since its day. */
export function pendingByOrder({ test, on, reference }: TestOrder): PendingTest {
  return { test, by: 'order', reference, ...(on && { since: on }) }
}

/** What a report says of a test without a result, as one that is pending since the report. */
export function pendingByReport({ of, reference, ...source }: StatedTest): PendingTest {
  const on = reportedOn(source)
  return { test: nameOf(of), by: 'report', reference, ...(on && { since: on }) }
}

/** An order is of its own day, a word of the day of its report. */
function saidOn(pending: PendingTest): Said {
  return pending.since === undefined ? pending : { ...pending, on: pending.since }
}

function sayResult(result: Her2Result): Said {
  const test = nameOf(result.test === 'unreadable' ? result.of : result.test)
  const on = reportedOn(result)
  const words = result.test === 'ish' ? ishWords(result) : undefined
  return {
    ...{ test, by: 'report', reference: result.reference },
    ...(on && { since: on, on }),
    ...(words && { preliminary: words }),
  }
}

/** Words alone: a preliminary number is not put into words here. */
function ishWords({ words }: IshResult): IshResult['words'] {
  return words
}

export function sayNotDone({ of, reference, reason }: StatedTest): NotDoneTest {
  return { test: nameOf(of), reason: reason ?? 'not-stated', reference }
}

/** The one with a reason before one without. */
function distinctTests(all: readonly NotDoneTest[]): readonly NotDoneTest[] {
  const reasoned = all.toSorted((a, b) => Number(a.reason === 'not-stated') - Number(b.reason === 'not-stated'))
  return reasoned.filter((one, index) => reasoned.findIndex(({ test }) => test === one.test) === index)
}

function reportedOn({
  issuedOn,
  performedOn,
}: Pick<ResultSource, 'issuedOn' | 'performedOn'>): PartialDate | undefined {
  return issuedOn?.slice(0, 10) ?? performedOn
}

/** The latest order that is dated, else the earliest report that is dated: who ordered again has acted again. */
function joinSaid(said: readonly Said[]): PendingTest {
  const dated = said.filter(({ since }) => since !== undefined)
  const orders = dated.filter(({ by }) => by === 'order').toSorted((a, b) => byDay(b, a))
  const reports = dated.filter(({ by }) => by === 'report').toSorted(byDay)
  const [chosen = said[0]] = [...orders, ...reports]
  const preliminary = said.map((one) => one.preliminary).find((words) => words !== undefined)
  const { test, since, by, reference } = chosen as Said
  const ordered = said.every((one) => one.by === 'order')
  return {
    ...{ test, by: ordered ? by : 'report', reference },
    ...(since && { since }),
    ...(preliminary && { preliminary }),
  }
}

function byDay(a: Said, b: Said): number {
  return (rangeOf(a.since ?? '')?.first ?? 0) - (rangeOf(b.since ?? '')?.first ?? 0)
}

/** A final result of the test ends the waiting for it; a result of either test that for HER2 as a whole. */
function isAnswered({ test, on, by }: Said, { results }: WorkUp): boolean {
  const answers = results.filter(
    (result) => isCounted(result) && !isWithoutAnswer(result) && (test === 'her2' || result.test === test),
  )
  return answers.length > 0 && !answers.every((answer) => isLater(on, by, answer))
}

/** An order of the day of the release asks for more; a word must be of a later day. */
function isLater(on: PartialDate | undefined, by: Said['by'], answer: Her2Result): boolean {
  const released = answer.issuedOn?.slice(0, 10)
  if (by === 'order' && released !== undefined) return on !== undefined && compareDates(on, released) >= 0
  return compareDates(on, released ?? answer.performedOn) > 0
}

// ---- of which specimen -------------------------------------------------------------------------------------------

export function isActive({ state }: TestOrder): boolean {
  return state === 'active'
}

/** An order concerns a specimen that it names, or one whose results are its reason; else one that is not younger. */
export function concerns(order: TestOrder, workUp: WorkUp, all: readonly WorkUp[]): boolean {
  const { key } = workUp.facts
  if (order.specimen !== undefined) return key !== undefined && order.specimen === key
  const isReason = ({ results }: WorkUp) => results.some(({ reference }) => order.reasons.includes(ownerOf(reference)))
  if (all.some(isReason)) return isReason(workUp)
  const sides = new Set(all.flatMap(({ facts }) => facts.laterality ?? []))
  return sides.size < 2 && compareDates(order.on, workUp.date) >= 0
}

function ownerOf(reference: string): string {
  return reference.split('#')[0] ?? reference
}

/** The same sample, else the same report, else the only specimen of about that time. */
function isOf(workUp: WorkUp, all: readonly WorkUp[]): (word: StatedTest) => boolean {
  return (word) => {
    const { key } = word.specimen
    if (key !== undefined && all.some(({ facts }) => facts.key === key)) return workUp.facts.key === key
    if (key !== undefined && workUp.facts.key !== undefined) return false
    const ofReport = all.filter((one) => sharesReport(word, one) && placesAgree(word, one))
    if (ofReport.length > 0) return ofReport.length === 1 && ofReport[0] === workUp
    const near = all.filter((one) => placesAgree(word, one) && isNear(word, one))
    return near.length === 1 && near[0] === workUp
  }
}

function sharesReport(word: StatedTest, { results }: WorkUp): boolean {
  const own = new Set([ownerOf(word.reference), ...word.reports])
  return results.some(({ reference, reports }) => own.has(ownerOf(reference)) || reports.some((one) => own.has(one)))
}

function placesAgree({ specimen }: StatedTest, { facts }: WorkUp): boolean {
  const kinds = specimen.siteKind === 'unknown' || facts.siteKind === 'unknown' || specimen.siteKind === facts.siteKind
  const sides = specimen.laterality === undefined || facts.laterality === undefined
  return kinds && (sides || specimen.laterality === facts.laterality)
}

function isNear(word: StatedTest, { results, date }: WorkUp): boolean {
  const day = word.specimen.collectedOn ?? word.performedOn ?? reportedOn(word)
  const days = [date, ...results.map((result) => result.performedOn ?? reportedOn(result))]
  return day !== undefined && days.some((one) => one !== undefined && daysBetween(day, one) <= PAIRING_DAYS)
}
