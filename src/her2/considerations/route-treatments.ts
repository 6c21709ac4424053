/**
 * Label conditions that ask for an outcome or for the past (decision P-14). A drug that was given is not an outcome: what
 * the record does not say of a course is told as such, with the change that followed it.
 */
import { compareDates, daysSince, isWithinMonths } from '../dates.ts'
import type { CourseStatement, Evidence, PartialDate, Treatment, TreatmentKind } from '../evidence.ts'
import { PRIOR_AFTER_DAYS } from '../tables/decisions.ts'
import { asks, defineTable, gives } from '../tables/define-table.ts'
import type { Metastatic } from '../status/metastasis.ts'
import { ROUTE_ANSWERS, type RouteBasis } from './considerations.ts'
import type { Finding } from './route-her2.ts'

export interface TreatmentFacts {
  readonly evidence: Evidence
  readonly metastatic: Metastatic
  /** 'YYYY-MM-DD'. */
  readonly today: string
}

/** One course of treatment, and what is asked of it. */
interface Course extends TreatmentFacts {
  readonly course: Treatment
}

const CONDITIONS = {
  'planned, ordered in this call, or begun lately': isNotPrior,
  'in the metastatic setting': isMetastaticCourse,
  'ended in the metastatic setting': (of: Course) => isMetastaticCourse(of) && isOver(of),
  'progression recorded in the metastatic setting': (of: Course) => progressionOf(of) !== undefined,
  ended: isOver,
  'recurrence during it or within six months of its end': (of: Course) => relapseOf(of) === 'early',
  'recurrence later than six months': (of: Course) => relapseOf(of) === 'late',
  given: () => true,
} as const

const ASKED_AXIS = ['prior treatment', 'prior treatment, any setting', 'progression'] as const

// prettier-ignore
export const COURSES_OF_ROUTES = defineTable({
  id: 'courses-of-routes', title: 'A course of treatment and the condition of a label (decision P-14)', source: 'this project, P-14', mark: 'P', kind: 'first', idHeading: 'decision',
  columns: [asks.word('asked', ASKED_AXIS, 'the label asks for'), asks.condition('when', CONDITIONS), gives.one('record', ROUTE_ANSWERS)],
  rows: [
    ['P-14', 'any',             'planned, ordered in this call, or begun lately',       'not found',                   'what is ordered now, or began within 21 days, is not prior'],
    ['P-14', 'prior treatment', 'ended in the metastatic setting',                      'found',                       'where the label asks for prior treatment only, a course that has ended is enough'],
    ['P-14', 'prior treatment', 'in the metastatic setting',                            'given, outcome not recorded', 'a course that still runs is given, and not yet prior'],
    ['P-14', 'prior treatment', 'recurrence during it or within six months of its end', 'found',                       'recurrence during an early course, or within six months of its end, is recorded'],
    ['P-14', 'prior treatment', 'recurrence later than six months',                     'not found',                   'the recurrence came later than six months after the early course'],
    ['P-14', 'prior treatment', 'given',                                                'given, outcome not recorded', 'an early course was given, and no recurrence is recorded with its date'],
    ['P-14', 'prior treatment, any setting', 'ended', 'found', 'where the label names no setting, any course that has ended is enough'],
    ['P-14', 'prior treatment, any setting', 'given', 'given, outcome not recorded', 'a course that still runs is given, and not yet prior'],
    ['P-14', 'progression',     'progression recorded in the metastatic setting',       'found',                       'a progression after the start, or a stop because of progression, is recorded'],
    ['P-14', 'progression',     'in the metastatic setting',                            'given, outcome not recorded', 'given in the metastatic setting: whether disease progressed is not recorded'],
    ['P-14', 'progression',     'given',                                                'not found',                   'a course outside the metastatic setting is not asked for'],
  ],
})

/** The best answer of all courses of a kind. */
export function findCourse(facts: TreatmentFacts, kind: TreatmentKind, asked: (typeof ASKED_AXIS)[number]): Finding {
  const found = facts.evidence.treatments
    .filter((course) => course.kind === kind)
    .map((course): Finding => {
      const of = { ...facts, course }
      const record = COURSES_OF_ROUTES.find({ asked, when: of })?.record ?? 'not found'
      return record === 'not found' ? { record } : { record, basis: basisOf(of, record) }
    })
  const [best] = found.toSorted((a, b) => ROUTE_ANSWERS.indexOf(a.record) - ROUTE_ANSWERS.indexOf(b.record))
  return best ?? { record: 'not found' }
}

/** Residual disease is asked for after treatment before surgery; what was given does not say that any was left. */
export function findResidual({ evidence, metastatic, today }: TreatmentFacts): Finding {
  if (metastatic.answer === 'yes') return { record: 'contradicts', basis: { code: 'metastatic' } }
  const given = evidence.treatments.find(
    (course) => course.kind === 'her2-directed' && !isNotPrior({ evidence, metastatic, today, course }),
  )
  return given ? { record: 'given, outcome not recorded', basis: treatmentBasis(given) } : { record: 'not found' }
}

/** Given on or after the first day the cancer is known to be metastatic; an undated one only while it is running. */
export function isInMetastaticSetting(treatment: Treatment, since: PartialDate | undefined): boolean {
  if (treatment.state === 'planned') return false
  return treatment.state === 'active' || isSince(treatment.on, since)
}

export function isSince(on: PartialDate | undefined, since: PartialDate | undefined): boolean {
  return on !== undefined && since !== undefined && compareDates(on, since) >= 0
}

// ---- what the rows ask --------------------------------------------------------------------------------------------

function isNotPrior({ course: { reference, state, on }, evidence, today }: Course): boolean {
  if (state === 'planned' || evidence.drafts?.some((draft) => draft.reference === reference)) return true
  return on !== undefined && (compareDates(on, today) > 0 || daysSince(on, today) <= PRIOR_AFTER_DAYS)
}

function isMetastaticCourse({ course, metastatic }: Course): boolean {
  return metastatic.answer === 'yes' && isInMetastaticSetting(course, metastatic.since)
}

function isOver({ course: { state, until }, today }: Course): boolean {
  return state === 'past' || compareDates(until, today) < 0
}

/** What says that disease progressed: a stop for it, or a statement after the start that is not another course's. */
function progressionOf(of: Course): RouteBasis | undefined {
  const { course, evidence, metastatic } = of
  if (!isMetastaticCourse(of)) return undefined
  if (course.stoppedFor === 'progression') return treatmentBasis(course)
  const stated = evidence.course?.find(
    (said) =>
      compareDates(said.on, course.on) > 0 && compareDates(said.on, metastatic.since) > 0 && !isOfLaterCourse(said, of),
  )
  return (
    stated && {
      code: 'course-statement',
      words: stated.words,
      reference: stated.reference,
      ...(stated.on && { on: stated.on }),
    }
  )
}

/** Another course began after this one had ended and before the statement: then it says nothing of this one. */
function isOfLaterCourse(said: CourseStatement, { course, evidence }: Course): boolean {
  if (course.state === 'active') return false
  return evidence.treatments.some(
    (other) =>
      other !== course &&
      other.state !== 'planned' &&
      compareDates(other.on, course.until ?? course.on) > 0 &&
      compareDates(other.on, said.on) < 0,
  )
}

const EARLY_RELAPSE_MONTHS = 6

/** Recurrence after a course that began before it: its first day is that of distant disease, or of a recurrence stated. */
function relapseOf({ course, evidence, metastatic }: Course): 'early' | 'late' | undefined {
  const stated = (evidence.course ?? []).filter(({ says }) => says === 'recurrence').map(({ on }) => on)
  const days = [...stated, metastatic.answer === 'yes' ? metastatic.since : undefined]
  const [day] = days.filter((on) => on !== undefined && compareDates(on, course.on) > 0).sort()
  if (day === undefined) return undefined
  if (course.state === 'active' || compareDates(course.until, day) >= 0) {
    return course.state === 'active' || course.until !== undefined ? 'early' : undefined
  }
  if (course.until === undefined) return undefined
  return isWithinMonths(course.until, day.slice(0, 10), EARLY_RELAPSE_MONTHS) ? 'early' : 'late'
}

function basisOf(of: Course, record: Finding['record']): RouteBasis {
  const progression = record === 'found' ? progressionOf(of) : undefined
  return progression ?? { ...treatmentBasis(of.course), ...changeAfter(of) }
}

function treatmentBasis({ words, reference, on }: Treatment) {
  return { code: 'treatment', words, reference, ...(on && { on }) } as const
}

/** The next course of another drug: a change is no outcome, but the reader may know why. */
function changeAfter({ course, evidence }: Course): { readonly changedTo?: string; readonly changedOn?: string } {
  const [next] = evidence.treatments
    .filter(
      (other) =>
        other.state !== 'planned' &&
        other.words !== course.words &&
        other.on !== undefined &&
        compareDates(other.on, course.until ?? course.on) > 0,
    )
    .toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))
  return next?.on === undefined ? {} : { changedTo: next.words, changedOn: next.on }
}
