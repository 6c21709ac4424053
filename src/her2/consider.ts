/**
 * What is worth a reader's attention now. Each row of CONSIDERATIONS is one card of the catalogue: it fires when all
 * of its conditions hold and none of its reasons to stay quiet does. Pure; the day is given, never read from a clock.
 */
import type { Classification, PatientClassification } from './classification.ts'
import { type ClassifiedWorkUp, classifyWorkUps, speaksNow, summarise, workUpsByTumor } from './classify.ts'
import { classifySpecimen, isCounted } from './classify-specimen.ts'
import type { Consideration, ConsiderationKey, Quiet } from './considerations.ts'
import type { Diagnosis, Evidence, Her2Result, PartialDate, SpecimenFacts } from './evidence.ts'
import { type HormoneReceptors, readHormoneReceptors } from './hormone-receptors.ts'
import { isInMetastaticSetting, labelRoutes } from './label-routes.ts'
import { type Metastatic, readMetastatic } from './metastasis.ts'
import type { Settings } from './settings.ts'
import { compareDates, daysBetween, rangeOf } from './specimens.ts'

/** Parts of the record that a consideration must have seen; one that was not read keeps it quiet. */
export type RecordPart =
  'her2' | 'conditions' | 'orders' | 'medications' | 'receptors' | 'staging' | 'specimens' | 'reports'

export interface Considered {
  readonly considerations: readonly Consideration[]
  readonly quiet: readonly Quiet[]
}

/** All that the conditions look at; one specimen or one target at a time. */
interface Facts {
  readonly evidence: Evidence
  readonly settings: Settings
  readonly today: string
  readonly patient: PatientClassification
  readonly classified: readonly ClassifiedWorkUp[]
  readonly metastatic: Metastatic
  readonly receptors: HormoneReceptors
  /** The specimen that speaks for a tumour, or for the patient. */
  readonly one?: ClassifiedWorkUp
}

type Condition = (facts: Facts) => boolean

/** What a row speaks of: each tumour's speaking specimen, the patient's, an untested specimen, or the patient alone. */
type Scope = 'tumour' | 'current' | 'patient'

interface Row {
  readonly key: ConsiderationKey
  readonly card: string
  readonly scope: Scope
  readonly needs: readonly RecordPart[]
  readonly when: readonly string[]
  readonly unless: readonly string[]
  readonly because: readonly string[]
}

// prettier-ignore
const ROWS: readonly (readonly [ConsiderationKey, string, Scope, readonly RecordPart[], when: readonly string[], unless: readonly string[], because: readonly string[]])[] = [
  // key                 card     scope      must have been read        fires when all of                                                          unless any of                                                        because
  ['her2Synopsis',       'PV-1',  'current', [],                        ['a final tissue HER2 result', 'synopsis switched on'],                     [],                                                                   ['PV-1']],
  ['reflexIsh',          'PV-2',  'tumour',  ['orders'],                ['IHC 2+ waits for ISH', 'old enough for reflex ISH'],                      ['ISH pending or unread on the specimen', 'HER2 test ordered'],       ['IHC-2', 'CB-5']],
  ['concurrentIhc',      'PV-3',  'tumour',  ['orders'],                ['ISH waits for IHC'],                                                      ['IHC pending or unread on the specimen', 'HER2 test ordered'],       ['Gn-?', 'SP-6']],
  ['ishRecount',         'PV-4',  'tumour',  [],                        ['recount not found'],                                                      [],                                                                   ['Gn-2?']],
  ['her2Discordant',     'PV-5',  'tumour',  [],                        ['contradiction on a final report'],                                        [],                                                                   ['T-12']],
  ['metastaticRetest',   'PV-7',  'patient', ['specimens', 'orders'],   ['metastatic', 'untested metastatic specimen'],                             ['metastatic tissue has HER2', 'any HER2 test ordered'],              ['RT-2']],
  ['zeroUnspecified',    'PV-8',  'patient', ['medications'],           ['metastatic', 'hormone receptor positive', 'endocrine therapy in the metastatic setting', 'all negative, none low', 'IHC 0 without staining statement'], ['T-DXd given or ordered', 'ever positive'], ['LOW-5', 'TDX-4']],
  ['her2Amended',        'PV-11', 'tumour',  [],                        ['amendment changed the status', 'amended lately'],                         [],                                                                   ['T-14']],
  ['her2Indeterminate',  'PV-12', 'tumour',  ['orders'],                ['indeterminate'],                                                          ['another specimen is final', 'any HER2 test ordered'],               ['VAL-2', 'CB-16']],
  ['metastaticLow',      'PV-14', 'current', ['medications'],           ['metastatic', 'tier low'],                                                 ['T-DXd given or ordered'],                                           ['TDX-3', 'TDX-4']],
  ['metastaticUltralow', 'PV-15', 'current', ['medications'],           ['metastatic', 'tier ultralow', 'hormone receptor positive or unknown'],    ['T-DXd given or ordered'],                                           ['TDX-4']],
  ['her2Missing',        'PV-16', 'patient', ['orders', 'reports'],     ['invasive breast cancer diagnosed lately', 'no HER2 result in any status'], ['any HER2 test ordered'],                                           ['RT-1']],
]

export const CONSIDERATIONS: readonly Row[] = ROWS.map(([key, card, scope, needs, when, unless, because]) => ({
  key,
  card,
  scope,
  needs,
  when,
  unless,
  because,
}))

/** Reasons to stay quiet altogether: the patient is not one a card can help (CARDS section 5). */
const PATIENT_QUIET: readonly (readonly [why: string, Condition])[] = [
  ['the patient is recorded as deceased', ({ evidence }) => evidence.deceased === true],
  ['hospice or comfort care is recorded', ({ evidence }) => evidence.comfortCare === true],
  ['no breast cancer is recorded, another primary is', ({ evidence }) => isOtherCancerOnly(evidence)],
  ['breast cancer is history only: no active disease', (facts) => isHistoryOnly(facts)],
]

const CONDITIONS: Readonly<Record<string, Condition>> = {
  'a final tissue HER2 result': ({ evidence }) =>
    evidence.results.some((result) => isCounted(result) && !isSilent(result)),
  'synopsis switched on': ({ settings }) => settings.synopsis !== 'off',
  'IHC 2+ waits for ISH': ({ one }) => reasonOf(one) === 'needs-ish' && hasCounted(one, 'ihc'),
  'old enough for reflex ISH': ({ one, settings, today }) =>
    daysSince(one?.workUp.date, today) >= settings.reflexIshAfterDays,
  'ISH pending or unread on the specimen': ({ one }) => hasOpen(one, 'ish'),
  'IHC pending or unread on the specimen': ({ one }) => hasOpen(one, 'ihc'),
  'HER2 test ordered': ({ evidence, one }) =>
    evidence.orders.some((order) => isOpenOrder(order.state) && concerns(order, one)),
  'any HER2 test ordered': ({ evidence }) => evidence.orders.some((order) => isOpenOrder(order.state)),
  'ISH waits for IHC': ({ one }) => reasonOf(one) === 'needs-ihc',
  'recount not found': ({ one }) => reasonOf(one) === 'recount-not-found',
  'contradiction on a final report': ({ one }) =>
    one?.classification.overexpression === 'conflict' || one?.classification.discordant === true,
  metastatic: ({ metastatic }) => metastatic.answer === 'yes',
  'untested metastatic specimen': (facts) => untestedMetastasis(facts) !== undefined,
  'metastatic tissue has HER2': ({ classified }) =>
    classified.some(({ workUp }) => workUp.facts.siteKind === 'distant'),
  'hormone receptor positive': ({ receptors }) =>
    receptors.status === 'positive' || receptors.status === 'low-positive',
  'hormone receptor positive or unknown': ({ receptors }) => receptors.status !== 'negative',
  'endocrine therapy in the metastatic setting': ({ evidence, metastatic }) =>
    evidence.treatments.some(
      (treatment) => treatment.kind === 'endocrine' && isInMetastaticSetting(treatment, metastatic.since),
    ),
  'all negative, none low': ({ classified }) => isAllNegativeNoneLow(classified),
  'IHC 0 without staining statement': (facts) => zeroUnspecified(facts) !== undefined,
  'T-DXd given or ordered': ({ evidence }) => evidence.treatments.some((treatment) => treatment.kind === 't-dxd'),
  'ever positive': ({ patient }) => patient.everPositive,
  'amendment changed the status': (facts) => amendment(facts) !== undefined,
  'amended lately': (facts) => isAmendedLately(facts),
  indeterminate: ({ one }) => one?.classification.overexpression === 'indeterminate' || reasonOf(one) === 'repeat-ish',
  'another specimen is final': ({ classified, one }) =>
    classified.some((other) => other !== one && isFinalAnswer(other.classification)),
  'tier low': ({ one }) => one?.classification.tier === 'low',
  'tier ultralow': ({ one }) => one?.classification.tier === 'ultralow',
  'invasive breast cancer diagnosed lately': (facts) => recentDiagnosis(facts) !== undefined,
  'no HER2 result in any status': ({ evidence }) => evidence.results.every((result) => result.replacedBy !== undefined),
}

/** Names in the table that have no condition behind them: checked by a test, and when the module is loaded. */
for (const { when, unless } of CONSIDERATIONS) {
  for (const name of [...when, ...unless])
    if (!CONDITIONS[name]) throw new Error(`consideration table: no condition «${name}»`)
}

/**
 * The considerations for patient-view, in the order of the catalogue, and why the others stay quiet.
 * `notRead` names the parts of the record that could not be read; `today` is 'YYYY-MM-DD'.
 */
export function consider(
  evidence: Evidence,
  settings: Settings,
  today: string,
  notRead: readonly RecordPart[] = [],
  classified: readonly ClassifiedWorkUp[] = classifyWorkUps(evidence),
): Considered {
  const facts = gatherFacts(evidence, settings, today, classified)
  const [silence] = PATIENT_QUIET.filter(([, holds]) => holds(facts))
  const considerations: Consideration[] = []
  const quiet: Quiet[] = []
  for (const row of CONSIDERATIONS) {
    const unread = row.needs.filter((part) => notRead.includes(part))
    const seen = new Set<ClassifiedWorkUp | undefined>()
    for (const one of scopeOf(row.scope, facts)) {
      if (seen.has(one)) continue
      seen.add(one)
      const own = { ...facts, ...(one && { one }) }
      if (!row.when.every((name) => CONDITIONS[name]?.(own))) continue
      const hushed = silence?.[0] ?? row.unless.find((name) => CONDITIONS[name]?.(own))
      if (hushed !== undefined) quiet.push({ key: row.key, why: hushed })
      else if (unread.length > 0) quiet.push({ key: row.key, why: `not read: ${unread.join(', ')}` })
      else considerations.push(build(row, own))
    }
  }
  return { considerations, quiet }
}

function gatherFacts(
  evidence: Evidence,
  settings: Settings,
  today: string,
  classified: readonly ClassifiedWorkUp[],
): Facts {
  return {
    evidence,
    settings,
    today,
    patient: summarise(evidence, classified),
    classified,
    metastatic: readMetastatic(
      evidence,
      classified.map(({ workUp }) => workUp),
    ),
    receptors: readHormoneReceptors(evidence.receptors),
  }
}

function scopeOf(scope: Scope, { evidence, classified }: Facts): readonly (ClassifiedWorkUp | undefined)[] {
  if (scope === 'patient') return [undefined]
  if (scope === 'current') return [speaksNow(classified)]
  return workUpsByTumor(evidence, classified).map((list) => speaksNow(list))
}

function build({ key, because }: Row, facts: Facts): Consideration {
  const classification = facts.one?.classification
  const base = { key, because, ...(classification && { classification }) }
  switch (key) {
    case 'metastaticLow':
    case 'metastaticUltralow':
      return classification ? { ...base, routes: labelRoutes({ ...facts, classification }, facts.settings) } : base
    case 'zeroUnspecified': {
      const zero = zeroUnspecified(facts)
      return { ...base, ...(zero && { classification: zero.classification }) }
    }
    case 'metastaticRetest': {
      const target = untestedMetastasis(facts)
      return { ...base, ...(target && { target: targetOf(target) }) }
    }
    case 'her2Missing': {
      const diagnosis = recentDiagnosis(facts)
      return {
        ...base,
        ...(diagnosis && {
          diagnosis: {
            reference: diagnosis.reference,
            words: diagnosis.words,
            ...(diagnosis.on && { on: diagnosis.on }),
          },
        }),
      }
    }
    case 'her2Amended': {
      const change = amendment(facts)
      return { ...base, ...(change && { before: change.before, ...(change.on && { amendedOn: change.on }) }) }
    }
    default:
      return base
  }
}

// ---- what the conditions ask ----------------------------------------------------------------------------------

function isSilent(result: Her2Result): boolean {
  return result.test === 'unreadable' && result.kind !== 'contradiction'
}

function reasonOf(one: ClassifiedWorkUp | undefined): Classification['reason'] {
  return one?.classification.overexpression === 'not-final' ? one.classification.reason : undefined
}

function hasCounted(one: ClassifiedWorkUp | undefined, test: Her2Result['test']): boolean {
  return one?.workUp.results.some((result) => result.test === test && isCounted(result)) ?? false
}

/** A result of this kind that is preliminary, or there but not understood: the reader is not to be told it is missing. */
function hasOpen(one: ClassifiedWorkUp | undefined, test: 'ihc' | 'ish'): boolean {
  const open = (result: Her2Result) =>
    (result.test === test && !isCounted(result)) ||
    (result.test === 'unreadable' && result.of === test && result.kind !== 'nothing')
  return one?.workUp.results.some(open) ?? false
}

function isOpenOrder(state: Evidence['orders'][number]['state']): boolean {
  return state !== 'completed'
}

/** An order concerns a specimen when it names it, names its results, or names no specimen and is not older than it. */
function concerns(order: Evidence['orders'][number], one: ClassifiedWorkUp | undefined): boolean {
  if (!one) return true
  if (order.specimen !== undefined && one.workUp.facts.key !== undefined) return order.specimen === one.workUp.facts.key
  if (one.workUp.results.some((result) => order.reasons.includes(result.reference))) return true
  return compareDates(order.on, one.workUp.date) >= 0
}

function daysSince(date: PartialDate | undefined, today: string): number {
  return date === undefined ? Infinity : daysBetween(date, today)
}

function isFinalAnswer({ overexpression }: Classification): boolean {
  return overexpression === 'positive' || overexpression === 'negative'
}

function isOtherCancerOnly({ diagnoses }: Evidence): boolean {
  const breast = diagnoses.some(
    ({ kind }) => kind === 'invasive-breast' || kind === 'breast-history' || kind === 'breast-in-situ',
  )
  return !breast && diagnoses.some(({ kind }) => kind === 'other-primary')
}

const HISTORY_YEARS = 10

/** Only history codes or inactive disease, all older than ten years or undated history, and nothing metastatic. */
function isHistoryOnly({ evidence, metastatic, today, classified }: Facts): boolean {
  const breast = evidence.diagnoses.filter(({ kind }) => kind === 'invasive-breast' || kind === 'breast-history')
  if (breast.length === 0 || metastatic.answer === 'yes') return false
  const over = breast.every(
    (one) =>
      one.kind === 'breast-history' || (one.activity === 'inactive' && yearsSince(one.on, today) > HISTORY_YEARS),
  )
  return over && classified.every(({ workUp }) => yearsSince(workUp.date, today) > HISTORY_YEARS)
}

function yearsSince(date: PartialDate | undefined, today: string): number {
  return daysSince(date, today) / 365.25
}

function untestedMetastasis({ evidence, classified }: Facts): SpecimenFacts | undefined {
  const tested = new Set(classified.map(({ workUp }) => workUp.facts.key))
  const candidates = evidence.specimens.filter(
    (facts) => facts.siteKind === 'distant' && facts.key !== undefined && !tested.has(facts.key),
  )
  return candidates.toSorted((a, b) => compareDates(b.collectedOn, a.collectedOn))[0]
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

/** The latest IHC 0 without a staining statement whose slide is not too old to be looked at again. */
function zeroUnspecified({ classified, settings, today }: Facts): ClassifiedWorkUp | undefined {
  const zeros = classified.filter(({ classification }) => classification.tier === 'zero-unspecified')
  const fresh = zeros.filter(
    ({ workUp }) => workUp.date === undefined || yearsSince(workUp.date, today) <= settings.zeroUnspecifiedWithinYears,
  )
  return speaksNow(fresh)
}

function recentDiagnosis({ evidence, settings, today }: Facts): Diagnosis | undefined {
  const lately = (date: PartialDate | undefined) => {
    const range = date === undefined ? undefined : rangeOf(date)
    const now = rangeOf(today)
    return range && now
      ? range.first <= now.last && now.first - range.last <= (settings.her2MissingWithinMonths * 365.25) / 12
      : false
  }
  return evidence.diagnoses.find(
    ({ kind, activity, unconfirmed, on }) =>
      kind === 'invasive-breast' && activity !== 'inactive' && !unconfirmed && lately(on),
  )
}

interface Amendment {
  readonly before: Classification
  readonly on?: string
}

/** The specimen as it stood with the replaced versions in place of the new ones; only where that changes the answer. */
function amendment({ evidence, one }: Facts): Amendment | undefined {
  if (!one) return undefined
  const inForce = one.workUp.results
  const replaced = evidence.results.filter(
    (result) => result.replacedBy !== undefined && inForce.some(({ reference }) => reference === result.replacedBy),
  )
  if (replaced.length === 0) return undefined
  const successors = new Set(replaced.map((result) => result.replacedBy))
  const asBefore = replaced.map(({ replacedBy: _successor, ...result }): Her2Result => ({
    ...result,
    reportStatus: 'final',
  }))
  const results = [...inForce.filter(({ reference }) => !successors.has(reference)), ...asBefore]
  const before = classifySpecimen({ ...one.workUp, results })
  const now = one.classification
  const tdxd = evidence.treatments.some(({ kind, state }) => kind === 't-dxd' && state !== 'past')
  const changed = before.overexpression !== now.overexpression || (tdxd && before.tier !== now.tier)
  if (!changed || before.overexpression === 'unknown' || !inForce.some(isCounted)) return undefined
  const on = inForce
    .filter(({ reference }) => successors.has(reference))
    .map(({ issuedOn, performedOn }) => issuedOn ?? performedOn)
  const [date] = on.filter((day) => day !== undefined)
  return { before, ...(date && { on: date.slice(0, 10) }) }
}

function isAmendedLately(facts: Facts): boolean {
  const on = amendment(facts)?.on
  return on === undefined || daysSince(on, facts.today) <= facts.settings.amendedWithinDays
}
