/**
 * What is worth a reader's attention when a chart is opened: one row for each card of the catalogue, PV-1 to PV-17.
 * Evidence-based reasons to withhold a card are listed beside the reasons to show it, so that both can be checked by eye.
 */
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import { speaksNow } from '../status/speaks-now.ts'
import type { Tumor } from '../status/tumors.ts'
import { compareDates, daysSince, isOlderThanMonths, isWithinMonths, yearsSince } from '../dates.ts'
import { isCounted, isWithoutAnswer, saysSomething } from '../status/results.ts'
import { standingOf } from '../tables/report-statuses.ts'
import { defineTable } from '../tables/define-table.ts'
import { type Consideration, type ConsiderationKey, PATIENT_VIEW_KEYS } from './considerations.ts'
import type { Diagnosis, Evidence, Her2Result, SpecimenFacts } from '../evidence.ts'
import {
  amendment,
  compileRows,
  type Condition,
  considerationColumns,
  type ConsiderationRow,
  type Facts,
  isFinalAnswer,
  reasonOf,
} from './facts.ts'
import { labelRoutes } from './label-routes.ts'
import { isInMetastaticSetting } from './route-treatments.ts'
import { isPositiveCore, isTestedAgain, lowGradeOf } from './low-grade.ts'
import {
  hasUnreadOfExcision,
  isNegativeCore,
  mayBeTreatedBefore,
  retestOf,
  untestedExcision,
} from './excision-retest.ts'
import { hasUnreadOfMetastasis, isAskedAbout, isMetastasisTested, untestedMetastasis } from './metastatic-retest.ts'
import { severalTumors } from './multiple-tumors.ts'
import { differingSpecimens } from './specimens-differ.ts'
import {
  isWaitedFor,
  type OpenTest,
  pendingOfCancer,
  pendingOfSample,
  pendingOn,
  pendingRepeat,
} from './pending-tests.ts'
import {
  DAYS_BEFORE,
  isBefore,
  isUnread,
  type Missing,
  unreadReportsOf,
  unreadResultsOf,
  untoldResults,
} from './unread-results.ts'

const CONDITIONS = {
  'a final tissue HER2 result': ({ evidence }) =>
    evidence.results.some((result) => isCounted(result) && !isWithoutAnswer(result)),
  'synopsis switched on': ({ settings }) => settings.synopsis !== 'off',
  'IHC 2+ waits for ISH': ({ one }) => reasonOf(one) === 'needs-ish' && hasCounted(one, 'ihc'),
  'old enough for reflex ISH': ({ one, settings, today }) =>
    daysSince(one?.workUp.date, today) >= settings.reflexIshAfterDays,
  'the question is too old': (facts) => isTooOld(facts),
  'ISH pending for days': (facts) => isWaitedFor(facts, pendingOn(facts.one, 'ish')),
  'IHC pending for days': (facts) => isWaitedFor(facts, pendingOn(facts.one, 'ihc')),
  'a repeat test pending for days': (facts) => isWaitedFor(facts, pendingRepeat(facts)),
  'HER2 of the metastasis pending for days': (facts) =>
    isWaitedFor(facts, pendingOfSample(facts, untestedMetastasis(facts))),
  'HER2 of the cancer pending for days': (facts) => isWaitedFor(facts, pendingOfCancer(facts, recentDiagnosis(facts))),
  'ISH unread on the specimen': (facts) => hasUnread(facts, 'ish'),
  'IHC unread on the specimen': (facts) => hasUnread(facts, 'ihc'),
  'ISH waits for IHC': ({ one }) => reasonOf(one) === 'needs-ihc',
  'recount not found': ({ one }) => reasonOf(one) === 'recount-not-found',
  'contradiction on a final report': ({ one }) =>
    one?.classification.overexpression === 'conflict' || one?.classification.discordant === true,
  metastatic: ({ metastatic }) => metastatic.answer === 'yes',
  'metastatic or recurrent': ({ metastatic, evidence }) =>
    metastatic.answer === 'yes' || (evidence.course ?? []).some(({ says }) => says === 'recurrence'),
  'untested metastatic specimen': (facts) => {
    const target = untestedMetastasis(facts)
    return target !== undefined && !isAskedAbout(facts, target)
  },
  'metastatic tissue of it has HER2': (facts) => isMetastasisTested(facts) || hasUnreadOfMetastasis(facts),
  'hormone receptor positive': ({ receptors }) =>
    receptors.status === 'positive' || receptors.status === 'low-positive',
  'hormone receptor positive or unknown': ({ receptors }) => receptors.status !== 'negative',
  'endocrine therapy in the metastatic setting': ({ evidence, metastatic }) =>
    evidence.treatments.some(
      (treatment) => treatment.kind === 'endocrine' && isInMetastaticSetting(treatment, metastatic.since),
    ),
  'all negative, none low': ({ tumor }) => isAllNegativeNoneLow(tumor?.classified ?? []),
  'IHC 0 without staining statement': (facts) => zeroUnspecified(facts) !== undefined,
  'T-DXd given or ordered': ({ evidence }) => evidence.treatments.some((treatment) => treatment.kind === 't-dxd'),
  'ever positive': ({ tumor }) => isEverPositive(tumor),
  'amendment changed the status': (facts) => amendment(facts) !== undefined,
  'amended recently': (facts) => isAmendedLately(facts),
  indeterminate: ({ one }) => one?.classification.overexpression === 'indeterminate' || reasonOf(one) === 'repeat-ish',
  'another specimen of it is final': ({ tumor, one }) =>
    (tumor?.classified ?? []).some((other) => other !== one && isFinalAnswer(other.classification)),
  'tier low': ({ one }) => one?.classification.tier === 'low',
  'tier ultralow': ({ one }) => one?.classification.tier === 'ultralow',
  'invasive breast cancer diagnosed recently': (facts) => recentDiagnosis(facts) !== undefined,
  'a pathology report was not understood': (facts) =>
    unreadReportsOf(facts.evidence, tumourOfMissing(facts)).length > 0,
  'positive core biopsy of the breast': isPositiveCore,
  'grade 1 of a type that is tested again': (facts) => lowGradeOf(facts) !== undefined,
  'tested again': isTestedAgain,
  'negative core biopsy of the breast': isNegativeCore,
  'an excision that may be tested': (facts) => retestOf(facts) !== undefined,
  'HER2 of the excision pending for days': (facts) =>
    isWaitedFor(facts, pendingOfSample(facts, untestedExcision(facts))),
  'HER2 unread on the excision': hasUnreadOfExcision,
  'treatment that may have been before the excision': mayBeTreatedBefore,
  'positive on one specimen, negative on another': (facts) => differingSpecimens(facts) !== undefined,
  'several invasive tumours, not all tested': (facts) => severalTumors(facts) !== undefined,
  'HER2 of the untested tumour pending for days': (facts) => isWaitedFor(facts, pendingOfSeveral(facts)),
  'a HER2 result was not read, and no other card tells it': (facts) => untoldResults(facts).length > 0,
  'no HER2 result in any status': (facts) => hasNoResult(facts),
} satisfies Readonly<Record<string, Condition>>

// prettier-ignore
export const PATIENT_VIEW = defineTable({
  ...{ id: 'patient-view', title: 'patient-view', source: 'the card catalogue of this project', mark: 'P', kind: 'all that hold', idHeading: 'key' },
  columns: considerationColumns(CONDITIONS),
  rows: [
    // key                 card     scope      must have been read        fires when all of                                                          unless any of                                                        because   means
    ['her2Synopsis',       'PV-1',  'current', [],                        ['a final tissue HER2 result', 'synopsis switched on'],                     [],                                                                   ['PV-1'], 'there is a HER2 result to sum up'],
    ['reflexIsh',          'PV-2',  'tumour',  ['orders'],                ['IHC 2+ waits for ISH', 'old enough for reflex ISH'],                      ['the question is too old', 'ISH pending for days', 'ISH unread on the specimen'],       ['IHC-2', 'CB-5'], 'IHC 2+ without an ISH result or order'],
    ['concurrentIhc',      'PV-3',  'tumour',  ['orders'],                ['ISH waits for IHC'],                                                      ['the question is too old', 'IHC pending for days', 'IHC unread on the specimen'],       ['Gn-?', 'SP-6'], 'an ISH result that needs IHC on the same sample'],
    ['ishRecount',         'PV-4',  'tumour',  [],                        ['recount not found'],                                                      ['the question is too old'],                                                                   ['Gn-2?'], 'ISH group 2 to 4 with IHC 2+, and no second count found'],
    ['her2Discordant',     'PV-5',  'tumour',  [],                        ['contradiction on a final report'],                                        [],                                                                   ['T-12'], 'final results that contradict each other'],
    ['metastaticRetest',   'PV-7',  'tissue of a tumour', ['specimens', 'orders'],   ['metastatic or recurrent', 'untested metastatic specimen'],                             ['metastatic tissue of it has HER2', 'HER2 of the metastasis pending for days'],          ['RT-2'], 'metastatic tissue that was not tested for HER2'],
    ['zeroUnspecified',    'PV-8',  'metastatic tumour', ['medications'],           ['metastatic', 'hormone receptor positive', 'endocrine therapy in the metastatic setting', 'all negative, none low', 'IHC 0 without staining statement'], ['T-DXd given or ordered', 'ever positive'], ['LOW-5', 'TDX-4'], 'IHC 0 without a statement on membrane staining, where ultralow would matter'],
    ['her2Amended',        'PV-11', 'tumour',  [],                        ['amendment changed the status', 'amended recently'],                         [],                                                                   ['T-14'], 'an amended report that changed the status'],
    ['her2Indeterminate',  'PV-12', 'tumour',  ['orders'],                ['indeterminate'],                                                          ['the question is too old', 'another specimen of it is final', 'a repeat test pending for days'],     ['VAL-2', 'CB-16'], 'a test that failed, and no other specimen that is final'],
    ['metastaticLow',      'PV-14', 'metastatic tumour', ['medications'],           ['metastatic', 'tier low'],                                                 ['T-DXd given or ordered'],                                           ['TDX-3', 'TDX-4'], 'metastatic, and HER2-low'],
    ['metastaticUltralow', 'PV-15', 'metastatic tumour', ['medications'],           ['metastatic', 'tier ultralow', 'hormone receptor positive or unknown'],    ['T-DXd given or ordered'],                                           ['TDX-4'], 'metastatic, and HER2-ultralow'],
    ['her2Missing',        'PV-16', 'active tumour', ['orders', 'reports'], ['invasive breast cancer diagnosed recently', 'no HER2 result in any status'], ['HER2 of the cancer pending for days', 'a pathology report was not understood'],                                           ['RT-1'], 'invasive breast cancer without any HER2 result'],
    ['lowGradePositive',   'PV-6',  'tumour',  ['orders'],                ['positive core biopsy of the breast', 'grade 1 of a type that is tested again'], ['the question is too old', 'tested again', 'a repeat test pending for days'],            ['RT-4'], 'a positive core biopsy of a grade 1 cancer whose type is tested again'],
    ['excisionRetest',     'PV-9',  'tumour',  ['specimens', 'orders', 'medications', 'receptors'], ['negative core biopsy of the breast', 'an excision that may be tested'], ['the question is too old', 'treatment that may have been before the excision', 'grade 1 of a type that is tested again', 'HER2 of the excision pending for days', 'HER2 unread on the excision'], ['RT-3'], 'a negative core biopsy, and an excision whose features make a new test an option'],
    ['specimensDiffer',    'PV-10', 'active tumour', [],                  ['positive on one specimen, negative on another'],                          [],                                                                   ['PV-10', 'P-12'], 'one tumour, HER2-positive on one specimen and negative on another'],
    ['multipleTumors',     'PV-13', 'patient', ['specimens', 'orders', 'receptors', 'conditions'], ['several invasive tumours, not all tested'],                 ['HER2 of the untested tumour pending for days'],                     ['RT-10', 'RT-11'], 'several invasive tumours, of which not all have a HER2 result'],
    ['her2Unread',         'PV-17', 'patient', [],                       ['a HER2 result was not read, and no other card tells it'],                 [],                                                                   ['P-25'], 'a HER2 result on record that could not be read'],
  ],
})

export const PATIENT_VIEW_ROWS = compileRows(PATIENT_VIEW.rows, PATIENT_VIEW_KEYS, CONDITIONS)

/** What a card is told beside its classification. */
const DETAILS: Partial<Readonly<Record<ConsiderationKey, (facts: Facts) => Partial<Consideration>>>> = {
  metastaticLow: routesOf,
  metastaticUltralow: routesOf,
  reflexIsh: ({ one }) => pendingOn(one, 'ish'),
  concurrentIhc: ({ one }) => pendingOn(one, 'ihc'),
  her2Indeterminate: pendingRepeat,
  zeroUnspecified: (facts) => {
    const zero = zeroUnspecified(facts)
    return zero ? { classification: zero.classification } : {}
  },
  metastaticRetest: (facts) => {
    const target = untestedMetastasis(facts)
    return { ...pendingOfSample(facts, target), ...(target && { target: targetOf(target) }) }
  },
  her2Missing: (facts) => {
    const diagnosis = recentDiagnosis(facts)
    return { ...pendingOfCancer(facts, diagnosis), ...(diagnosis && { diagnosis: nameDiagnosis(diagnosis) }) }
  },
  lowGradePositive: (facts) => {
    const lowGrade = lowGradeOf(facts)
    return { ...pendingRepeat(facts), ...(lowGrade && { rows: [lowGrade.row], lowGrade }) }
  },
  excisionRetest: (facts) => {
    const retest = retestOf(facts)
    return retest
      ? { ...pendingOfSample(facts, retest.excision), target: targetOf(retest.excision), rows: [retest.row], retest }
      : {}
  },
  specimensDiffer: (facts) => {
    const differing = differingSpecimens(facts)
    return differing
      ? { classification: differing.positive.classification, against: differing.negative.classification }
      : {}
  },
  multipleTumors: (facts) => {
    const several = severalTumors(facts)
    const { sample, diagnosis } = several ?? {}
    return {
      ...pendingOfSeveral(facts),
      ...(several && { several }),
      ...(sample && { target: targetOf(sample) }),
      ...(diagnosis && { diagnosis: nameDiagnosis(diagnosis) }),
    }
  },
  her2Unread: (facts) => ({ unread: untoldResults(facts) }),
  her2Amended: (facts) => {
    const change = amendment(facts)
    return change ? { before: change.before, ...(change.on && { amendedOn: change.on }) } : {}
  },
}

/** What the row passes to its card. */
export function buildPatientView({ key, because }: ConsiderationRow, facts: Facts): Consideration {
  const classification = facts.one?.classification
  return { key, because, ...(classification && { classification }), ...DETAILS[key]?.(facts) }
}

function routesOf({ one, tumor, ...facts }: Facts): Partial<Consideration> {
  if (one === undefined) return {}
  const { classification } = one
  return { routes: labelRoutes({ ...facts, tumors: tumor ? [tumor] : [], classification }, facts.settings) }
}

/** Of the sample, else of the cancer. */
function pendingOfSeveral(facts: Facts): OpenTest {
  const { sample, diagnosis } = severalTumors(facts) ?? {}
  return sample === undefined ? pendingOfCancer(facts, diagnosis) : pendingOfSample(facts, sample)
}

function nameDiagnosis({ reference, words, on }: Diagnosis): NonNullable<Consideration['diagnosis']> {
  return { reference, words, ...(on && { on }) }
}

// ---- what the conditions ask ----------------------------------------------------------------------------------

/** Decision P-19: an old specimen is asked about only where its answer would still matter. */
function isTooOld({ evidence, settings, today, one, classified, metastatic }: Facts): boolean {
  if (one === undefined || !isOlderThanMonths(one.workUp.date, today, settings.openQuestionMonths)) return false
  const isOrdered = ({ kind, state }: Evidence['treatments'][number]) =>
    (kind === 'her2-directed' || kind === 't-dxd') && state !== 'past'
  if (evidence.treatments.some(isOrdered)) return false
  const runs = metastatic.answer === 'yes' || evidence.diagnoses.some(isRecurrent)
  return !runs || classified.some((other) => isNewerAnswer(other, one))
}

function isRecurrent({ kind, recurrence, unconfirmed }: Diagnosis): boolean {
  return kind === 'invasive-breast' && recurrence === true && unconfirmed !== true
}

/** A later specimen of this tumour, or of a distant site, with a final answer. */
function isNewerAnswer(other: ClassifiedWorkUp, one: ClassifiedWorkUp): boolean {
  const [own, its] = [one.workUp.facts, other.workUp.facts]
  const otherSide = own.laterality !== undefined && its.laterality !== undefined && own.laterality !== its.laterality
  return (
    isFinalAnswer(other.classification) &&
    (its.siteKind === 'distant' || !otherSide) &&
    compareDates(other.workUp.date, one.workUp.date) > 0
  )
}

function hasCounted(one: ClassifiedWorkUp | undefined, test: Her2Result['test']): boolean {
  return one?.workUp.results.some((result) => result.test === test && isCounted(result)) ?? false
}

/** A result of this kind that is there but was not understood, or whose report has no known status. */
function hasUnread({ one, evidence }: Facts, test: 'ihc' | 'ish'): boolean {
  if (one === undefined) return false
  const isOpen = one.workUp.results.some((result) => {
    if ((result.test === 'unreadable' ? result.of : result.test) !== test) return false
    if (result.test === 'unreadable') return result.kind !== 'nothing'
    return standingOf(result.reportStatus) === 'unverified' && result.replacedBy === undefined
  })
  const { key, laterality, siteKind } = one.workUp.facts
  const specimen = { siteKind, ...(key && { key }), ...(laterality && { laterality }) }
  const since = one.workUp.date === undefined ? {} : { since: one.workUp.date }
  return isOpen || unreadResultsOf(evidence, { ...specimen, ...since }, test).length > 0
}

/**
 * P-12, P-25: a result, also one that was not understood, counts if it may be of this tumour, but not if it is from before
 * it or of another one. What distant tissue says is no result of one of several breast tumours.
 */
function hasNoResult(facts: Facts): boolean {
  const { evidence, tumors, tumor } = facts
  const missing = tumourOfMissing(facts)
  const on = missing.since
  const ofOthers = new Set(
    (tumor?.kind === 'unplaced' ? [] : tumors)
      .filter(
        (other) =>
          other.kind !== 'unplaced' && tumor?.classified.some((one) => other.classified.includes(one)) !== true,
      )
      .filter((other) => other.classified.length > 0)
      .flatMap(({ classified }) => classified.flatMap(({ workUp }) => workUp.results)),
  )
  const isThere = evidence.results.some(
    (result) =>
      result.replacedBy === undefined &&
      !isUnread(result) &&
      saysSomething(result) &&
      !ofOthers.has(result) &&
      !isBefore(result, on),
  )
  return !isThere && unreadResultsOf(evidence, missing).length === 0
}

/** The tumour that her2Missing is about, from its diagnosis on. */
function tumourOfMissing(facts: Facts): Missing {
  const { laterality = facts.tumor?.laterality, on } = recentDiagnosis(facts) ?? {}
  return { ...(laterality && { laterality }), ...(on && { since: on }), leeway: DAYS_BEFORE }
}

function isEverPositive(tumor: Tumor | undefined): boolean {
  return (tumor?.classified ?? []).some(({ classification }) => classification.overexpression === 'positive')
}

function targetOf({ reference, site, collectedOn }: SpecimenFacts): NonNullable<Consideration['target']> {
  return { ...(reference && { reference }), ...(site && { site }), ...(collectedOn && { collectedOn }) }
}

function isAllNegativeNoneLow(classified: readonly ClassifiedWorkUp[]): boolean {
  const spoken = classified
    .map(({ classification }) => classification)
    .filter(({ overexpression }) => overexpression !== 'unknown')
  return (
    spoken.length > 0 &&
    spoken.every(({ overexpression, tier }) => overexpression === 'negative' && tier !== 'low' && tier !== 'ultralow')
  )
}

/** The latest IHC 0 without a staining statement whose slide is not too old to be re-examined. */
function zeroUnspecified({ tumor, settings, today }: Facts): ClassifiedWorkUp | undefined {
  const zeros = (tumor?.classified ?? []).filter(({ classification }) => classification.tier === 'zero-unspecified')
  const fresh = zeros.filter(
    ({ workUp }) => workUp.date === undefined || yearsSince(workUp.date, today) <= settings.zeroUnspecifiedWithinYears,
  )
  return speaksNow(fresh)
}

function recentDiagnosis({ tumor, evidence, settings, today }: Facts): Diagnosis | undefined {
  return tumor?.diagnoses.find(
    ({ reference, kind, activity, unconfirmed, on }) =>
      kind === 'invasive-breast' &&
      !isRecurrence(reference, evidence) &&
      activity !== 'inactive' &&
      !unconfirmed &&
      isWithinMonths(on, today, settings.her2MissingWithinMonths),
  )
}

/** A recurrence is no new cancer: its tissue is asked for by metastaticRetest. */
function isRecurrence(reference: string, { course }: Evidence): boolean {
  return (course ?? []).some((said) => said.says === 'recurrence' && said.reference === reference)
}

function isAmendedLately(facts: Facts): boolean {
  const on = amendment(facts)?.on
  return on === undefined || daysSince(on, facts.today) <= facts.settings.amendedWithinDays
}
