/** What the conditions of the consideration tables look at, and how the rows of those tables are written. */
import { T_DXD } from '../tables/agents.ts'
import type { Classification, PatientClassification } from '../classification.ts'
import { type ClassifiedWorkUp, speaksNow, summarise, workUpsByTumor } from '../status/classify.ts'
import { classifySpecimen } from '../status/classify-specimen.ts'
import { isCounted } from '../status/results.ts'
import { asks, gives, tells } from '../tables/define-table.ts'
import type { ConsiderationKey } from './considerations.ts'
import type { DraftOrder, Evidence, Her2Result } from '../evidence.ts'
import { type HormoneReceptors, readHormoneReceptors } from '../status/hormone-receptors.ts'
import { type Metastatic, readMetastatic } from '../status/metastasis.ts'
import type { Settings } from '../settings.ts'

/** Parts of the record that a consideration may depend on; it is withheld if such a part was not read. */
const RECORD_PARTS = [
  'her2',
  'conditions',
  'orders',
  'medications',
  'receptors',
  'staging',
  'specimens',
  'reports',
  'baseline',
] as const
export type RecordPart = (typeof RECORD_PARTS)[number]

/** Everything that the conditions look at; one specimen or one draft at a time. */
export interface Facts {
  readonly evidence: Evidence
  readonly settings: Settings
  /** 'YYYY-MM-DD'. */
  readonly today: string
  readonly patient: PatientClassification
  readonly classified: readonly ClassifiedWorkUp[]
  readonly metastatic: Metastatic
  readonly receptors: HormoneReceptors
  /** The current specimen of a tumour, or of the patient. */
  readonly one?: ClassifiedWorkUp
  /** Order hooks: the selected draft. */
  readonly draft?: DraftOrder
}

export type Condition = (facts: Facts) => boolean

/** What a row is about: each tumour's current specimen, the patient's current one, the patient alone, or each selected draft. */
const SCOPES = ['tumour', 'current', 'patient', 'draft'] as const
export type Scope = (typeof SCOPES)[number]

/** `other`: a portal in which patients look at their own chart. */
export type Reader = 'professional' | 'other'

/** A row of a table of considerations, with the conditions that its names stand for. */
export interface ConsiderationRow {
  readonly key: ConsiderationKey
  readonly scope: Scope
  readonly needs: readonly RecordPart[]
  readonly when: readonly string[]
  readonly unless: readonly string[]
  readonly because: readonly string[]
  readonly conditions: Readonly<Record<string, Condition>>
}

/** The columns of such a table. */
export function considerationColumns<Name extends string>(conditions: Readonly<Record<Name, Condition>>) {
  return [
    tells('card'),
    gives.one('scope', SCOPES, 'speaks of'),
    gives.list('needs', RECORD_PARTS, 'must have been read'),
    asks.conditions('when', conditions, 'fires when all of'),
    gives.list('unless', Object.keys(conditions) as Name[], 'unless any of'),
    gives.list('because', [] as readonly string[]),
  ] as const
}

interface WrittenRow extends Omit<ConsiderationRow, 'key' | 'conditions'> {
  readonly id: string
}

/** @throws if a row has a key that the catalogue does not know, or names a condition that does not exist. */
export function compileRows(
  rows: readonly WrittenRow[],
  keys: readonly ConsiderationKey[],
  conditions: Readonly<Record<string, Condition>>,
): readonly ConsiderationRow[] {
  return rows.map(({ id, scope, needs, when, unless, because }) => {
    const key = keys.find((one) => one === id)
    if (!key) throw new Error(`${id}: no such consideration`)
    for (const name of [...when, ...unless]) if (!conditions[name]) throw new Error(`${key}: no condition «${name}»`)
    return { key, scope, needs, when, unless, because, conditions }
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

/** What a row is asked about: each tumour, each selected draft, the patient. */
export function scopeOf(scope: Scope, facts: Facts): readonly Facts[] {
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

export function reasonOf(one: ClassifiedWorkUp | undefined): Classification['reason'] {
  return one?.classification.overexpression === 'not-final' ? one.classification.reason : undefined
}

export function isFinalAnswer({ overexpression }: Classification): boolean {
  return overexpression === 'positive' || overexpression === 'negative'
}

export interface Amendment {
  readonly before: Classification
  /** 'YYYY-MM-DD' where known. */
  readonly on?: string
}

const AMENDED: readonly Her2Result['reportStatus'][] = ['amended', 'corrected']

/** The specimen with the replaced versions in place of the new ones; only if that changes the answer. */
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
