/**
 * What is worth a reader's attention when an order is selected or signed: cards OS-1 to OS-6 and SG-1 to SG-4 of the
 * catalogue. A continuation of a running course stays quiet: that decision was made before (RULES T-30, T-31).
 */
import { her2Needed, isHer2Directed, T_DXD } from '../tables/agents.ts'
import type { ClassifiedWorkUp } from '../status/classify.ts'
import { isCounted } from '../status/classify-specimen.ts'
import type { Consideration } from './considerations.ts'
import { intervalOf } from '../tables/decimal.ts'
import type { DraftOrder, Evidence } from '../evidence.ts'
import {
  amendment,
  compileRows,
  type Condition,
  daysSince,
  type Facts,
  isFinalAnswer,
  type Row,
  type RowCells,
} from './facts.ts'
import { REASON_WORDS } from '../status/label.ts'
import { allLabelRoutes, openRoutes } from './label-routes.ts'
import { compareDates } from '../status/specimens.ts'
import { liesIn } from '../tables/table.ts'

// prettier-ignore
const SELECT_ROWS: readonly RowCells[] = [
  // key                 card     scope    must have been read  fires when all of                                                          unless any of                                   because
  ['needsHer2Positive',  'OS-1',  'draft', ['medications'],     ['drug needs HER2-positive', 'record is not HER2-positive'],                ['ever positive', 'continues a running course'], ['T-31']],
  ['tdxdNoRoute',        'OS-3',  'draft', ['medications', 'receptors', 'staging'], ['drug is T-DXd', 'no breast label route'],             ['continues a running course'],                 ['TDX-3', 'TDX-4']],
  ['needsHer2Negative',  'OS-4',  'draft', ['medications'],     ['drug or assay is for HER2-negative', 'latest specimen is HER2-positive'], ['continues a running course'],                 ['T-30']],
  ['weakSpecimen',       'OS-5',  'draft', ['medications'],     ['HER2-directed drug', 'deciding specimen has a caveat'],                   ['continues a running course'],                 ['T-13', 'T-15', 'T-16', 'T-25', 'T-27']],
  ['tdxdRoute',          'OS-2',  'draft', ['medications'],     ['drug is T-DXd'],                                                          ['continues a running course'],                 ['TDX-1', 'TDX-6']],
  ['her2OrderProblem',   'OS-6',  'draft', ['orders'],          ['HER2 test ordered now', 'order problem'],                                 ['in situ disease only'],                       ['C4', 'T-2']],
  ['her2OrderInSitu',    'OS-6',  'draft', [],                  ['HER2 tissue test ordered now', 'in situ disease only'],                   [],                                             ['T-3', 'RT-8']],
]

// prettier-ignore
const SIGN_ROWS: readonly RowCells[] = [
  // key                     card     scope    must have been read  fires when all of                                                                 unless any of                                                     because
  ['everyResultNegative',    'SG-1a', 'draft', ['her2', 'medications', 'reports'],     ['critical card switched on', 'drug needs HER2-positive', 'every result is final negative'], ['continues a running course'],                         ['T-31']],
  ['signNeedsHer2Positive',  'SG-1',  'draft', ['medications'],     ['drug needs HER2-positive', 'record is not HER2-positive'],                       ['ever positive', 'continues a running course', 'told by the critical card'], ['T-31']],
  ['signNotFinal',           'SG-3',  'draft', ['medications'],     ['HER2-directed drug', 'status is not final'],                                     ['continues a running course'],                                   ['T-12', 'T-13']],
  ['signAmended',            'SG-4',  'draft', [],                  ['HER2-directed drug', 'amended since the draft'],                                 [],                                                               ['T-14']],
  ['tdxdBaseline',           'SG-2',  'draft', ['medications', 'baseline'], ['drug is T-DXd', 'baseline item open'],                                   ['continues a running course'],                                   ['TDX-1', 'TDX-6']],
]

export const ORDER_CONDITIONS: Readonly<Record<string, Condition>> = {
  'drug needs HER2-positive': ({ draft }) => her2Needed(draft?.agent) === 'positive',
  'drug is T-DXd': ({ draft }) => draft?.agent === T_DXD,
  'drug or assay is for HER2-negative': ({ draft }) => her2Needed(draft?.agent) === 'negative',
  'HER2-directed drug': ({ draft }) => isHer2Directed(draft?.agent),
  'record is not HER2-positive': ({ one }) =>
    !one || !['positive', 'conflict'].includes(one.classification.overexpression),
  'ever positive': ({ patient }) => patient.everPositive,
  'continues a running course': (facts) => isContinuation(facts),
  'no breast label route': (facts) => routeGap(facts) !== undefined,
  'latest specimen is HER2-positive': ({ one }) => one?.classification.overexpression === 'positive',
  'deciding specimen has a caveat': (facts) => caveatsOf(facts).length > 0,
  'HER2 test ordered now': ({ draft }) => draft?.test !== undefined,
  'HER2 tissue test ordered now': ({ draft }) => draft?.test !== undefined && draft.test !== 'serum',
  'order problem': (facts) => orderProblem(facts) !== undefined,
  'in situ disease only': ({ evidence }) => isInSituOnly(evidence),
  'critical card switched on': ({ settings }) => settings.criticalWhenEveryResultNegative,
  'every result is final negative': ({ classified }) => isEveryResultNegative(classified),
  'told by the critical card': ({ settings, classified }) =>
    settings.criticalWhenEveryResultNegative && isEveryResultNegative(classified),
  'baseline item open': (facts) => baselineOpen(facts).length > 0,
  'status is not final': ({ one }) =>
    one !== undefined && ['not-final', 'conflict'].includes(one.classification.overexpression),
  'amended since the draft': (facts) => isAmendedSinceDraft(facts),
}

export const ORDER_SELECT_ROWS: readonly Row[] = compileRows(SELECT_ROWS, ORDER_CONDITIONS)
export const ORDER_SIGN_ROWS: readonly Row[] = compileRows(SIGN_ROWS, ORDER_CONDITIONS)

/** What the row hands to its card. */
export function buildOrder({ key, because }: Row, facts: Facts): Consideration {
  const { draft } = facts
  const one = (draft?.test && specimenOfDraft(facts, draft)) || facts.one
  const base = {
    key,
    because,
    ...(one && { classification: one.classification }),
    ...(draft && {
      draft: { reference: draft.reference, words: draft.words, ...(draft.agent && { agent: draft.agent }) },
    }),
  }
  switch (key) {
    case 'tdxdRoute':
      return { ...base, routes: routesOf(facts) }
    case 'tdxdNoRoute': {
      const gap = routeGap(facts)
      return { ...base, routes: routesOf(facts), ...(gap && { gap }) }
    }
    case 'her2OrderProblem': {
      const problem = orderProblem(facts)
      return problem ? { ...base, because: problem.because, gap: problem.words } : base
    }
    case 'weakSpecimen':
      return {
        ...base,
        because: caveatsOf(facts).map(([rule]) => rule),
        caveats: caveatsOf(facts).map(([, words]) => words),
      }
    case 'tdxdBaseline':
      return { ...base, caveats: baselineOpen(facts) }
    case 'signAmended': {
      const change = amendment(facts)
      return { ...base, ...(change && { before: change.before, ...(change.on && { amendedOn: change.on }) }) }
    }
    default:
      return base
  }
}

// ---- what the conditions ask ----------------------------------------------------------------------------------

/** The same agent is running, or was given before, or the draft says that it renews an order. */
function isContinuation({ draft, evidence }: Facts): boolean {
  if (!draft) return false
  if (draft.continues) return true
  const given = ({ agent, state, reference }: Evidence['treatments'][number]) =>
    agent !== undefined && agent === draft.agent && state === 'active' && reference !== draft.reference
  return evidence.treatments.some(given)
}

function routesOf(facts: Facts): ReturnType<typeof allLabelRoutes> {
  const { one } = facts
  return allLabelRoutes({ ...facts, ...(one && { classification: one.classification }) }, facts.settings)
}

/** Card OS-3: the one thing that keeps a HER2-negative record from every breast route; undefined where a route is open. */
function routeGap(facts: Facts): string | undefined {
  const { one, receptors, metastatic, patient } = facts
  const status = one?.classification
  if (!status || patient.everPositive) return undefined
  if (status.overexpression === 'not-final' && status.reason === 'needs-ish') return 'IHC 2+ without ISH'
  if (status.overexpression !== 'negative') return undefined
  if (status.tier === 'null') return 'IHC 0 with absent membrane staining'
  if (status.tier === 'zero-unspecified') return 'IHC 0 without a statement on membrane staining'
  if (status.tier === 'undetermined') return 'expression tier not known: no IHC score'
  if (metastatic.answer === 'no') return 'no unresectable or metastatic disease on record'
  if (status.tier === 'ultralow' && receptors.status === 'negative')
    return 'HER2-ultralow and hormone receptor negative'
  return openRoutes(routesOf(facts)).length > 0 ? undefined : 'every route has a condition that the record contradicts'
}

function isInSituOnly({ diagnoses }: Evidence): boolean {
  const has = (kind: Evidence['diagnoses'][number]['kind']) => diagnoses.some((diagnosis) => diagnosis.kind === kind)
  return has('breast-in-situ') && !has('invasive-breast') && !has('breast-history')
}

interface OrderProblem {
  readonly because: readonly string[]
  readonly words: string
}

function orderProblem(facts: Facts): OrderProblem | undefined {
  const { draft } = facts
  if (!draft?.test) return undefined
  if (draft.test === 'serum') {
    return { because: ['T-2'], words: 'serum HER2 does not give the HER2 status of a tumour' }
  }
  const specimen = specimenOfDraft(facts, draft)
  if (!specimen) return undefined
  if (specimen.classification.ish?.group === 4 && draft.test !== 'ihc') {
    return { because: ['C4'], words: 'a repeat ISH on the same specimen is discouraged for group 4' }
  }
  return alreadyDone(specimen, draft) ?? alreadyOrdered(facts, draft)
}

/** A test whose answer is there or on its way. One that left the status open is not done: it may have to be repeated. */
function alreadyDone({ classification, workUp }: ClassifiedWorkUp, draft: DraftOrder): OrderProblem | undefined {
  const own = workUp.results.filter((result) => (result.test === 'unreadable' ? result.of : result.test) === draft.test)
  const pending = own.find((result) => !isCounted(result) && result.replacedBy === undefined)
  if (pending) return { because: ['OS-6'], words: `already in process (${pending.reference})` }
  const done = own.find((result) => result.test === draft.test)
  if (!done || !isFinalAnswer(classification)) return undefined
  const on = done.performedOn ? ` ${done.performedOn}` : ''
  return { because: ['OS-6'], words: `already resulted${on} (${done.reference})` }
}

function alreadyOrdered({ evidence }: Facts, draft: DraftOrder): OrderProblem | undefined {
  const running = evidence.orders.find(
    ({ reference, test, specimen: key, state }) =>
      reference !== draft.reference &&
      test === draft.test &&
      key === draft.specimen &&
      key !== undefined &&
      state === 'active',
  )
  return running && { because: ['OS-6'], words: `already ordered (${running.reference})` }
}

/** A draft that names no sample speaks of the one there is; with several in the record, of none that is known. */
function specimenOfDraft({ classified, evidence }: Facts, draft: DraftOrder): ClassifiedWorkUp | undefined {
  if (draft.specimen !== undefined) return classified.find(({ workUp }) => workUp.facts.key === draft.specimen)
  const named = new Set([...evidence.specimens, ...classified.map(({ workUp }) => workUp.facts)].map(({ key }) => key))
  named.delete(undefined)
  return classified.length === 1 && named.size <= 1 ? classified[0] : undefined
}

/** At least one final negative; nothing open, contradictory, positive, pending or not understood anywhere. */
function isEveryResultNegative(classified: readonly ClassifiedWorkUp[]): boolean {
  const isPlain = ({ classification, workUp }: ClassifiedWorkUp) =>
    classification.overexpression === 'negative' &&
    workUp.results.every((result) => isCounted(result) && (result.test !== 'unreadable' || result.kind === 'nothing'))
  return classified.length > 0 && classified.every(isPlain)
}

function isAmendedSinceDraft(facts: Facts): boolean {
  const change = amendment(facts)
  if (!change) return false
  const drafted = facts.draft?.authoredOn
  if (drafted === undefined) return daysSince(change.on, facts.today) <= facts.settings.amendedWithinDays
  return change.on === undefined || compareDates(change.on, drafted) >= 0
}

const EARLIER_GUIDELINE_UNTIL = '2018-06-01'

/** Card OS-5: what weakens the one specimen that decides, each with the trap it is named for. */
function caveatsOf({ one, classified }: Facts): readonly (readonly [rule: string, words: string])[] {
  if (!one) return []
  const others = classified.filter((other) => other !== one && isFinalAnswer(other.classification))
  if (others.some(({ classification }) => classification.overexpression === one.classification.overexpression))
    return []
  const { facts, date } = one.workUp
  const { ish, reason, overexpression } = one.classification
  const early = date !== undefined && date.length >= 7 && date < EARLIER_GUIDELINE_UNTIL
  const ratio = ish?.ratio === undefined ? undefined : intervalOf({ text: ish.ratio })
  const caveats: readonly (readonly [holds: boolean, rule: string, words: string])[] = [
    [facts.decalcification === 'acid', 'T-15', 'acid-decalcified bone: a negative result may be false'],
    [
      facts.procedure === 'cytology' && facts.fixation !== 'formalin',
      'T-27',
      facts.fixation === 'other' ? 'cytology not fixed in formalin' : 'cytology: formalin fixation not known',
    ],
    [overexpression === 'not-final' && reason === 'preliminary', 'T-13', REASON_WORDS.preliminary],
    [
      early && (ish?.group === 2 || ish?.group === 4),
      'T-25',
      `ISH group ${ish?.group} reported under an earlier guideline`,
    ],
    [
      ratio !== undefined && liesIn(ratio, '≥ 1.95 and ≤ 2.05'),
      'T-16',
      `ISH ratio ${ish?.ratio} at the threshold of 2.0`,
    ],
  ]
  return caveats.filter(([holds]) => holds).map(([, rule, words]) => [rule, words])
}

/** Card SG-2: items of the label's baseline that the record does not show. Not found is said as not found. */
function baselineOpen({ evidence, settings, today }: Facts): readonly string[] {
  const { lvef, lungDisease, pregnancy, mayBecomePregnant } = evidence.baseline ?? {}
  const percent = lvef && intervalOf(lvef.percent)
  const open: readonly (readonly [boolean, string])[] = [
    [
      !lvef || daysSince(lvef.on, today) > settings.lvefWithinDays,
      `no LVEF found within ${settings.lvefWithinDays} days`,
    ],
    [percent !== undefined && liesIn(percent, '< 50.0'), `last LVEF ${lvef?.percent.text} % (${lvef?.reference})`],
    [lungDisease !== undefined, `${lungDisease?.words} recorded (${lungDisease?.reference})`],
    [mayBecomePregnant !== false && pregnancy === undefined, 'pregnancy status not found'],
    [pregnancy?.says === 'pregnant', `pregnancy recorded (${pregnancy?.reference})`],
  ]
  return open.filter(([holds]) => holds).map(([, words]) => words)
}
