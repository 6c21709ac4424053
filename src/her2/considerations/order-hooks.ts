/**
 * What is worth a reader's attention when an order is selected or signed: cards OS-1 to OS-6 and SG-1 to SG-4 of the
 * catalogue. Nothing is said about the continuation of a running course: that decision was made before (RULES T-30, T-31).
 */
import { compareDates, daysSince, isWhollyWithinDays } from '../dates.ts'
import type { Diagnosis, Evidence } from '../evidence.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import { isCounted } from '../status/results.ts'
import type { Tumor } from '../status/tumors.ts'
import { her2Needed, isHer2Directed, isOverdue, isVerified, T_DXD } from '../tables/agents.ts'
import { DOSE_DAYS } from '../tables/decisions.ts'
import { isLabelledFor } from '../tables/other-labels.ts'
import { defineTable } from '../tables/define-table.ts'
import { baselineItems } from './baseline.ts'
import { findCaveats } from './caveats.ts'
import { labelRow } from './agent-labels.ts'
import { type Consideration, type LabelBasis, ORDER_SELECT_KEYS, ORDER_SIGN_KEYS } from './considerations.ts'
import {
  amendment,
  compileRows,
  type Condition,
  considerationColumns,
  type ConsiderationRow,
  type Facts,
} from './facts.ts'
import { allLabelRoutes } from './label-routes.ts'
import { findOrderProblem, specimenOfDraft } from './order-problems.ts'
import { routeGap } from './route-gaps.ts'

/** T-DXd has one card: a warning by the row that asks this, and else information. */
const NO_ROUTE = 'no breast label route'

const CONDITIONS = {
  'drug needs HER2-positive': ({ draft }) => her2Needed(draft?.agent) === 'positive',
  'drug is T-DXd': ({ draft }) => draft?.agent === T_DXD,
  'drug or assay is for HER2-negative': ({ draft }) => her2Needed(draft?.agent) === 'negative',
  'labelled for HER2-positive disease in this setting': (facts) => labelRow(facts)?.needs === 'positive, with partners',
  'no breast label known': ({ draft }) => her2Needed(draft?.agent) === 'no breast label',
  'label row verified and in date': (facts) => isLabelVerified(facts),
  'a dose of the drug within 90 days': (facts) => hasRecentDose(facts),
  'HER2-directed drug': ({ draft }) => isHer2Directed(draft?.agent),
  'record is not HER2-positive': ({ one }) =>
    !one || !['positive', 'conflict'].includes(one.classification.overexpression),
  'a specimen of it is HER2-positive': ({ meant = [] }) => meant.some(isEverPositive),
  'another tumour is HER2-positive': ({ others = [] }) => others.some(isEverPositive),
  'another tumour is HER2-negative': ({ others = [] }) => others.some(isNegative),
  'another cancer it may be for': (facts) => otherCancerOf(facts) !== undefined,
  'continues a running course': (facts) => isContinuation(facts),
  [NO_ROUTE]: (facts) => routeGap(facts, routesOf(facts)) !== undefined,
  'latest specimen is HER2-positive': (facts) => isPositiveWithoutNegative(facts),
  'deciding specimen has a caveat': (facts) => findCaveats(facts).length > 0,
  'HER2 test ordered now': ({ draft }) => draft?.test !== undefined,
  'HER2 tissue test ordered now': ({ draft }) => draft?.test !== undefined && draft.test !== 'serum',
  'order problem': (facts) => findOrderProblem(facts) !== undefined,
  'in situ disease only': ({ evidence }) => isInSituOnly(evidence),
  'critical card switched on': ({ settings }) => settings.criticalWhenEveryResultNegative,
  'every result is final negative': ({ classified }) => isEveryResultNegative(classified),
  'shown by the critical card': (facts) =>
    facts.settings.criticalWhenEveryResultNegative &&
    isEveryResultNegative(facts.classified) &&
    isLabelVerified(facts) &&
    otherCancerOf(facts) === undefined,
  'baseline item open': (facts) => baselineItems(facts).length > 0,
  'status is not final': ({ one }) =>
    one !== undefined && ['not-final', 'conflict'].includes(one.classification.overexpression),
  'amended since the draft': (facts) => isAmendedSinceDraft(facts),
} satisfies Readonly<Record<string, Condition>>

// prettier-ignore
export const ORDER_SELECT = defineTable({
  ...{ id: 'order-select', title: 'order-select', source: 'the card catalogue of this project', mark: 'P', kind: 'all that hold', idHeading: 'key' },
  columns: considerationColumns(CONDITIONS),
  rows: [
    // key                 card     scope    must have been read  fires when all of                                                          unless any of                                   because   means
    ['needsHer2Positive',  'OS-1',  'draft', ['medications'],     ['drug needs HER2-positive', 'record is not HER2-positive'],                ['a specimen of it is HER2-positive', 'another tumour is HER2-positive', 'continues a running course'], ['T-31'], 'a drug that needs HER2-positive disease, and a record that does not show it'],
    ['otherTumorPositive', 'OS-1',  'draft', ['medications'],     ['drug needs HER2-positive', 'record is not HER2-positive', 'another tumour is HER2-positive'], ['a specimen of it is HER2-positive', 'continues a running course'], ['P-13'], 'a drug that needs HER2-positive disease: the tumour that the order names does not show it, and another active one does'],
    ['needsHer2Negative',  'OS-4',  'draft', ['medications'],     ['drug or assay is for HER2-negative', 'latest specimen is HER2-positive'], ['another tumour is HER2-negative', 'continues a running course', 'labelled for HER2-positive disease in this setting'], ['T-30'], 'a drug or assay for HER2-negative disease, and a HER2-positive specimen'],
    ['otherTumorNegative', 'OS-4',  'draft', ['medications'],     ['drug or assay is for HER2-negative', 'latest specimen is HER2-positive', 'another tumour is HER2-negative'], ['continues a running course', 'labelled for HER2-positive disease in this setting'], ['P-13', 'T-30'], 'a drug or assay for HER2-negative disease: the tumour that the order names is positive, and another active one is negative'],
    ['maintenanceLabel',   'OS-4a', 'draft', ['medications'],     ['labelled for HER2-positive disease in this setting', 'latest specimen is HER2-positive'], ['continues a running course'], ['P-26'], 'a drug for HER2-negative disease, in a setting in which it is labelled for HER2-positive disease too'],
    ['weakSpecimen',       'OS-5',  'draft', ['medications'],     ['HER2-directed drug', 'deciding specimen has a caveat'],                   ['continues a running course'],                 ['T-13', 'T-15', 'T-16', 'T-25', 'T-27'], 'a HER2-directed drug on a weak basis'],
    ['tdxdRoute',          'OS-3',  'draft', ['medications', 'receptors', 'staging'], ['drug is T-DXd', 'no breast label route'],             ['continues a running course'],                 ['TDX-3', 'TDX-4', 'P-23'], 'T-DXd, and no labelled use in breast cancer that the record fits: a warning'],
    ['tdxdRoute',          'OS-2',  'draft', ['medications'],     ['drug is T-DXd'],                                                          ['continues a running course'],                 ['TDX-1', 'TDX-6', 'P-23'], 'T-DXd: the record compared with its labelled uses, where the row above does not hold'],
    ['her2OrderProblem',   'OS-6',  'draft', ['orders'],          ['HER2 test ordered now', 'order problem'],                                 ['in situ disease only'],                       ['C4', 'T-2'], 'a HER2 test that is not needed, or not on this specimen'],
    ['her2OrderInSitu',    'OS-6',  'draft', [],                  ['HER2 tissue test ordered now', 'in situ disease only'],                   [],                                             ['T-3', 'RT-8'], 'a HER2 test in in situ disease'],
    ['noBreastLabel',      'OS-7',  'draft', [],                  ['no breast label known'],                                                  ['continues a running course'],                 ['P-26'], 'a drug without a breast label that is known here'],
  ],
})

export const ORDER_SELECT_ROWS = compileRows(ORDER_SELECT.rows, ORDER_SELECT_KEYS, CONDITIONS)

// prettier-ignore
export const ORDER_SIGN = defineTable({
  ...{ id: 'order-sign', title: 'order-sign', source: 'the card catalogue of this project', mark: 'P', kind: 'all that hold', idHeading: 'key' },
  columns: considerationColumns(CONDITIONS),
  rows: [
    // key                     card     scope    must have been read  fires when all of                                                                 unless any of                                                     because   means
    ['everyResultNegative',    'SG-1a', 'draft', ['her2', 'medications', 'reports'],     ['critical card switched on', 'drug needs HER2-positive', 'every result is final negative', 'label row verified and in date'], ['another cancer it may be for', 'continues a running course'],                         ['T-31', 'P-26'], 'a drug that needs HER2-positive disease, and every final result is negative'],
    ['signNeedsHer2Positive',  'SG-1',  'draft', ['medications'],     ['drug needs HER2-positive', 'record is not HER2-positive'],                       ['a specimen of it is HER2-positive', 'another tumour is HER2-positive', 'continues a running course', 'shown by the critical card'], ['T-31'], 'a drug that needs HER2-positive disease, and a record that does not show it'],
    ['signNotFinal',           'SG-3',  'draft', ['medications'],     ['HER2-directed drug', 'status is not final'],                                     ['continues a running course'],                                   ['T-12', 'T-13'], 'a HER2-directed drug, and a status that is not final'],
    ['signAmended',            'SG-4',  'draft', [],                  ['HER2-directed drug', 'amended since the draft'],                                 [],                                                               ['T-14'], 'a report amended since the order was drafted'],
    ['tdxdBaseline',           'SG-2',  'draft', ['medications', 'baseline'], ['drug is T-DXd', 'baseline item open'],                                   ['continues a running course', 'a dose of the drug within 90 days'], ['TDX-1', 'TDX-6', 'P-22'], 'T-DXd, with an open baseline item'],
  ],
})

export const ORDER_SIGN_ROWS = compileRows(ORDER_SIGN.rows, ORDER_SIGN_KEYS, CONDITIONS)

/** What the row passes to its card. */
export function buildOrder({ key, because, when }: ConsiderationRow, facts: Facts): Consideration {
  const { draft } = facts
  const one = (draft?.test && specimenOfDraft(facts, draft)) || facts.one
  const label = labelBasis(facts)
  const base = {
    key,
    because,
    ...(label && { label }),
    ...(one && { classification: one.classification }),
    ...otherOnes(key, facts),
    ...(draft && {
      draft: { reference: draft.reference, words: draft.words, ...(draft.agent && { agent: draft.agent }) },
    }),
  }
  switch (key) {
    case 'tdxdRoute': {
      const routes = routesOf(facts)
      const gap = when.includes(NO_ROUTE) ? routeGap(facts, routes) : undefined
      return { ...base, routes, ...(gap && { gap, indicator: 'warning' as const }) }
    }
    case 'her2OrderProblem': {
      const found = findOrderProblem(facts)
      return found ? { ...base, because: [found.row.id], rows: [found.row.name], problem: found.problem } : base
    }
    case 'weakSpecimen': {
      const found = findCaveats(facts)
      return {
        ...base,
        because: found.map(({ row }) => row.id),
        rows: found.map(({ row }) => row.name),
        caveats: found.map(({ caveat }) => caveat),
      }
    }
    case 'tdxdBaseline':
      return { ...base, baseline: baselineItems(facts) }
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

/** P-26: only a claim that was read in its label, and is within its review date, interrupts as critical. */
function isLabelVerified(facts: Facts): boolean {
  const row = labelRow(facts)
  return row !== undefined && isVerified(row, facts.today)
}

function labelBasis(facts: Facts): LabelBasis | undefined {
  const row = labelRow(facts)
  if (!row) return undefined
  const { name, id, jurisdiction, indication, source, mark = 'K-low', setId, edition, checkedOn, reviewBy } = row
  const overdue = isOverdue(row, facts.today)
  return { row: name, agent: id, jurisdiction, indication, source, mark, setId, edition, checkedOn, reviewBy, overdue }
}

/** P-22: a dose of the last 90 days on record makes a draft no first dose. A date that may lie before that does not. */
function hasRecentDose({ draft, evidence, today }: Facts): boolean {
  return evidence.treatments.some(
    ({ agent, state, on, until, reference }) =>
      agent !== undefined &&
      agent === draft?.agent &&
      state !== 'planned' &&
      reference !== draft.reference &&
      isWhollyWithinDays(until ?? on, today, DOSE_DAYS),
  )
}

function routesOf(facts: Facts): ReturnType<typeof allLabelRoutes> {
  const { one, meant = [] } = facts
  const of = { ...facts, tumors: meant, ...(one && { classification: one.classification }) }
  return allLabelRoutes(of, facts.settings)
}

/** The other tumour, or the other cancer, that a card names beside the one that the order is held against. */
function otherOnes(key: Consideration['key'], facts: Facts): Pick<Consideration, 'otherTumor' | 'otherCancer'> {
  const { others = [] } = facts
  const fits = key === 'otherTumorPositive' ? others.find(isEverPositive) : others.find(isNegative)
  const named = key === 'otherTumorPositive' || key === 'otherTumorNegative' ? fits?.current?.classification : undefined
  const cancer = otherCancerOf(facts)
  return {
    ...(named && { otherTumor: named }),
    ...(cancer && { otherCancer: { reference: cancer.reference, words: cancer.words } }),
  }
}

function isEverPositive({ classified }: Tumor): boolean {
  return classified.some(({ classification }) => classification.overexpression === 'positive')
}

function isNegative({ current }: Tumor): boolean {
  return current?.classification.overexpression === 'negative'
}

/** Metastatic tissue decides alone; of several tumours one that is negative is enough for the drug to fit. */
function isPositiveWithoutNegative({ one, meant = [] }: Facts): boolean {
  if (one?.classification.overexpression !== 'positive') return false
  return one.workUp.facts.siteKind === 'distant' || !meant.some(isNegative)
}

/** Decision P-15: the order names no cancer, and another active one is on record for which the drug is labelled. */
function otherCancerOf({ evidence, draft }: Facts): Diagnosis | undefined {
  if (draft === undefined || draft.reason !== undefined) return undefined
  return evidence.diagnoses.find(
    ({ kind, activity, unconfirmed, organ }) =>
      kind === 'other-primary' && activity === 'active' && !unconfirmed && isLabelledFor(draft.agent, organ),
  )
}

function isInSituOnly({ diagnoses }: Evidence): boolean {
  const has = (kind: Evidence['diagnoses'][number]['kind']) => diagnoses.some((diagnosis) => diagnosis.kind === kind)
  return has('breast-in-situ') && !has('invasive-breast') && !has('breast-history')
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
