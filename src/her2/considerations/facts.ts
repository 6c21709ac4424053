/**
 * What the conditions of the consideration tables look at, and the walk through a table: a row fires when all of its
 * conditions hold, none of its reasons to stay quiet does, and every part of the record that it rests on was read.
 */
import { T_DXD } from '../tables/agents.ts'
import type { Classification, PatientClassification } from '../classification.ts'
import { type ClassifiedWorkUp, speaksNow, summarise, workUpsByTumor } from '../status/classify.ts'
import { classifySpecimen, isCounted } from '../status/classify-specimen.ts'
import type { Consideration, ConsiderationKey, Quiet } from './considerations.ts'
import type { DraftOrder, Evidence, Her2Result, PartialDate } from '../evidence.ts'
import { type HormoneReceptors, readHormoneReceptors } from '../status/hormone-receptors.ts'
import { type Metastatic, readMetastatic } from '../status/metastasis.ts'
import type { Settings } from '../settings.ts'
import { compareDates, daysBetween } from '../status/specimens.ts'

/** Parts of the record that a consideration must have seen; one that was not read keeps it quiet. */
export type RecordPart =
  'her2' | 'conditions' | 'orders' | 'medications' | 'receptors' | 'staging' | 'specimens' | 'reports' | 'baseline'

/** All that the conditions look at; one specimen or one draft at a time. */
export interface Facts {
  readonly evidence: Evidence
  readonly settings: Settings
  /** 'YYYY-MM-DD'. */
  readonly today: string
  readonly patient: PatientClassification
  readonly classified: readonly ClassifiedWorkUp[]
  readonly metastatic: Metastatic
  readonly receptors: HormoneReceptors
  /** The specimen that speaks for a tumour, or for the patient. */
  readonly one?: ClassifiedWorkUp
  /** Order hooks: the selected draft. */
  readonly draft?: DraftOrder
}

export type Condition = (facts: Facts) => boolean

/** What a row speaks of: each tumour's speaking specimen, the patient's, the patient alone, or each selected draft. */
export type Scope = 'tumour' | 'current' | 'patient' | 'draft'

export interface Row {
  readonly key: ConsiderationKey
  /** Id in the card catalogue, e.g. 'PV-2'. */
  readonly card: string
  readonly scope: Scope
  readonly needs: readonly RecordPart[]
  readonly when: readonly string[]
  readonly unless: readonly string[]
  readonly because: readonly string[]
}

export type RowCells = readonly [
  key: ConsiderationKey,
  card: string,
  scope: Scope,
  needs: readonly RecordPart[],
  when: readonly string[],
  unless: readonly string[],
  because: readonly string[],
]

/** Rows as objects; a name without a condition behind it is a broken table and throws when the module is loaded. */
export function compileRows(
  cells: readonly RowCells[],
  conditions: Readonly<Record<string, Condition>>,
): readonly Row[] {
  return cells.map(([key, card, scope, needs, when, unless, because]) => {
    for (const name of [...when, ...unless]) if (!conditions[name]) throw new Error(`${key}: no condition «${name}»`)
    return { key, card, scope, needs, when, unless, because }
  })
}

export function gatherFacts(
  evidence: Evidence,
  settings: Settings,
  today: string,
  classified: readonly ClassifiedWorkUp[],
): Facts {
  const workUps = classified.map(({ workUp }) => workUp)
  return {
    evidence,
    settings,
    today,
    patient: summarise(evidence, classified),
    classified,
    metastatic: readMetastatic(evidence, workUps),
    receptors: readHormoneReceptors(evidence.receptors),
  }
}

export interface Considered {
  readonly considerations: readonly Consideration[]
  readonly quiet: readonly Quiet[]
}

/** Walks a table. `silence` is a reason for which nothing at all is said to this patient's clinicians. */
export function walkRows(
  rows: readonly Row[],
  conditions: Readonly<Record<string, Condition>>,
  facts: Facts,
  notRead: readonly RecordPart[],
  silence: string | undefined,
  build: (row: Row, facts: Facts) => Consideration,
): Considered {
  const considerations: Consideration[] = []
  const quiet: Quiet[] = []
  for (const row of rows) {
    const unread = row.needs.filter((part) => notRead.includes(part))
    for (const own of scopeOf(row.scope, facts)) {
      if (!row.when.every((name) => conditions[name]?.(own))) continue
      const hushed = silence ?? row.unless.find((name) => conditions[name]?.(own))
      if (hushed !== undefined) quiet.push({ key: row.key, why: hushed })
      else if (unread.length > 0) quiet.push({ key: row.key, why: `not read: ${unread.join(', ')}` })
      else considerations.push(build(row, own))
    }
  }
  return { considerations, quiet }
}

function scopeOf(scope: Scope, facts: Facts): readonly Facts[] {
  const { evidence, classified } = facts
  const speaking = (one: ClassifiedWorkUp | undefined): Facts => (one ? { ...facts, one } : facts)
  switch (scope) {
    case 'patient':
      return [facts]
    case 'current':
      return [speaking(speaksNow(classified))]
    case 'tumour':
      return workUpsByTumor(evidence, classified).map((list) => speaking(speaksNow(list)))
    case 'draft':
      return (evidence.drafts ?? [])
        .filter(({ selected }) => selected)
        .map((draft) => ({ ...speaking(speaksNow(classified)), draft }))
  }
}

// ---- questions that several tables ask ---------------------------------------------------------------------------

/** A result without anything in it that could decide. */
export function isSilent(result: Her2Result): boolean {
  return result.test === 'unreadable' && result.kind !== 'contradiction'
}

export function reasonOf(one: ClassifiedWorkUp | undefined): Classification['reason'] {
  return one?.classification.overexpression === 'not-final' ? one.classification.reason : undefined
}

export function isFinalAnswer({ overexpression }: Classification): boolean {
  return overexpression === 'positive' || overexpression === 'negative'
}

/** Infinity for no date: nothing is said to be recent that is not known to be. */
export function daysSince(date: PartialDate | undefined, today: string): number {
  return date === undefined ? Infinity : daysBetween(date, today)
}

export function yearsSince(date: PartialDate | undefined, today: string): number {
  return daysSince(date, today) / 365.25
}

/** An order concerns a specimen when it names it, names its results, or names no specimen and is not older than it. */
export function concerns(order: Evidence['orders'][number], one: ClassifiedWorkUp | undefined): boolean {
  if (!one) return true
  if (order.specimen !== undefined && one.workUp.facts.key !== undefined) return order.specimen === one.workUp.facts.key
  if (one.workUp.results.some((result) => order.reasons.includes(result.reference))) return true
  return compareDates(order.on, one.workUp.date) >= 0
}

export interface Amendment {
  readonly before: Classification
  /** 'YYYY-MM-DD' where known. */
  readonly on?: string
}

const AMENDED: readonly Her2Result['reportStatus'][] = ['amended', 'corrected']

/** The specimen as it stood with the replaced versions in place of the new ones; only where that changes the answer. */
export function amendment({ evidence, one }: Facts): Amendment | undefined {
  if (!one) return undefined
  const inForce = one.workUp.results
  const amended = new Set(
    inForce.filter(({ reportStatus }) => AMENDED.includes(reportStatus)).map(({ reference }) => reference),
  )
  const replaced = evidence.results.filter(({ replacedBy }) => replacedBy !== undefined && amended.has(replacedBy))
  if (replaced.length === 0) return undefined
  const successors = new Set(replaced.map(({ replacedBy }) => replacedBy))
  const asBefore = replaced.map(({ replacedBy: _successor, ...result }): Her2Result => ({
    ...result,
    reportStatus: 'final',
  }))
  const results = [...inForce.filter(({ reference }) => !successors.has(reference)), ...asBefore]
  const before = classifySpecimen({ ...one.workUp, results })
  const now = one.classification
  const tdxd =
    evidence.treatments.some(({ kind, state }) => kind === 't-dxd' && state !== 'past') ||
    (evidence.drafts ?? []).some(({ agent, selected }) => selected && agent === T_DXD)
  const changed = before.overexpression !== now.overexpression || (tdxd && before.tier !== now.tier)
  if (!changed || before.overexpression === 'unknown' || !inForce.some(isCounted)) return undefined
  const [date] = inForce
    .filter(({ reference }) => successors.has(reference))
    .map(({ issuedOn, performedOn }) => issuedOn ?? performedOn)
    .filter((day) => day !== undefined)
  return { before, ...(date && { on: date.slice(0, 10) }) }
}
