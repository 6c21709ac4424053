/** What the conditions of the consideration tables look at, and how the rows of those tables are written. */
import { T_DXD } from '../tables/agents.ts'
import type { Classification, PatientClassification } from '../classification.ts'
import { summariseRead } from '../status/classify.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import { classifySpecimen } from '../status/classify-specimen.ts'
import { isCounted } from '../status/results.ts'
import { asks, gives, tells } from '../tables/define-table.ts'
import type { Consideration, ConsiderationKey } from './considerations.ts'
import type { DraftOrder, Evidence, Her2Result } from '../evidence.ts'
import { type Metastatic, readMetastatic } from '../status/metastasis.ts'
import type { Settings } from '../settings.ts'
import {
  patientReceptors,
  receptorsOfTumor,
  receptorsOfTumors,
  type TumorReceptors,
} from '../status/tumor-receptors.ts'
import { currentGroup, joinDistant, readTumors, type Tumor } from '../status/tumors.ts'

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
  /** Of the tumour that is asked about, else of the one whose answer is the patient's. */
  readonly receptors: TumorReceptors
  /** Every group (decision P-12). */
  readonly tumors: readonly Tumor[]
  /** The same, with distant tissue as that of a single breast tumour (P-13). */
  readonly joined: readonly Tumor[]
  /** The tumour that is asked about; absent where the question is about the patient. */
  readonly tumor?: Tumor
  /** The current specimen of a tumour, or of the patient. */
  readonly one?: ClassifiedWorkUp
  /** Order hooks: the selected draft. */
  readonly draft?: DraftOrder
  /** Order hooks: the tumours that the draft is held against, and the other active ones (decision P-13). */
  readonly meant?: readonly Tumor[]
  readonly others?: readonly Tumor[]
  /** What rows before this one have found worth saying in this call. */
  readonly told?: readonly Consideration[]
}

export type Condition = (facts: Facts) => boolean

/**
 * What a row is about: each tumour with a specimen; each active tumour, tested or not; distant tissue once it has an answer,
 * else each active tumour; each tumour and distant tissue, tested or not; the patient's current specimen; the patient
 * alone; each selected draft.
 */
const SCOPES = [
  'tumour',
  'active tumour',
  'metastatic tumour',
  'tissue of a tumour',
  'current',
  'patient',
  'draft',
] as const
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
  /** What `when` names. */
  readonly fires: readonly Condition[]
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

interface WrittenRow extends Omit<ConsiderationRow, 'key' | 'conditions' | 'fires'> {
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
    const fires = when.flatMap((name) => conditions[name] ?? [])
    return { key, scope, needs, when, unless, because, conditions, fires }
  })
}

export function gatherFacts(
  evidence: Evidence,
  settings: Settings,
  today: string,
  classified: readonly ClassifiedWorkUp[],
): Facts {
  const workUps = classified.map(({ workUp }) => workUp)
  const metastatic = readMetastatic(evidence, workUps)
  const tumors = readTumors(evidence, classified, { today, inactiveAfterYears: settings.inactiveAfterYears })
  const receptors = patientReceptors(tumors, metastatic.answer, evidence)
  return {
    ...{ evidence, settings, today, classified, metastatic, tumors, receptors },
    patient: summariseRead(evidence, classified, { tumors, metastatic, receptors }),
    joined: joinDistant(tumors, metastatic.answer),
  }
}

/** What a row is asked about: each tumour, each selected draft, the patient. */
export function scopeOf(scope: Scope, facts: Facts): readonly Facts[] {
  const { evidence, tumors, joined, metastatic } = facts
  switch (scope) {
    case 'patient':
      return [facts]
    case 'current': {
      const ofPatient = currentGroup(tumors, metastatic.answer)?.current
      return [ofPatient ? { ...facts, one: ofPatient } : facts]
    }
    case 'tumour':
      return joined.filter(({ classified }) => classified.length > 0).map((tumor) => aboutTumor(tumor, facts))
    case 'active tumour':
      return joined.filter(isActive).map((tumor) => aboutTumor(tumor, facts))
    case 'metastatic tumour': {
      const distant = joined.find(hasDistantAnswer)
      return (distant ? [distant] : joined.filter(isActive)).map((tumor) => aboutTumor(tumor, facts))
    }
    case 'tissue of a tumour':
      return tissueGroups(joined).map((tumor) => ({ ...facts, tumor, receptors: receptorsIn(facts, tumor) }))
    case 'draft':
      return (evidence.drafts ?? []).filter(({ selected }) => selected).map((draft) => aboutDraft(draft, facts))
  }
}

/** Every group, and beside several tumours distant tissue as a whole, which may not have been tested. */
function tissueGroups(joined: readonly Tumor[]): readonly Tumor[] {
  const isHere = joined.length === 1 || joined.some(({ kind }) => kind === 'distant')
  return isHere ? joined : [...joined, { kind: 'distant', diagnoses: [], classified: [] }]
}

function aboutTumor(tumor: Tumor, facts: Facts): Facts {
  return { ...facts, tumor, receptors: receptorsIn(facts, tumor), ...(tumor.current && { one: tumor.current }) }
}

function receptorsIn({ tumors, evidence }: Facts, tumor: Tumor): TumorReceptors {
  return receptorsOfTumor(tumor, tumors, evidence)
}

/** The tumour that the reason names, else every active one; the draft is held against its current specimen. */
function aboutDraft(draft: DraftOrder, facts: Facts): Facts {
  const { joined, metastatic } = facts
  const active = joined.filter(isActive)
  const named = joined.filter((tumor) => isNamed(tumor, draft))
  const meant = named.length > 0 ? named : active
  const one = currentGroup(meant, metastatic.answer)?.current
  const receptors = receptorsOfTumors(meant, metastatic.answer, { tumors: facts.tumors, told: facts.evidence })
  const others = active.filter((tumor) => !meant.includes(tumor))
  return { ...facts, ...(one && { one }), draft, meant, others, receptors }
}

function isNamed({ kind, laterality, primary, diagnoses }: Tumor, { reason }: DraftOrder): boolean {
  if (reason?.names !== 'breast' || kind !== 'breast') return false
  const named = reason.diagnoses ?? []
  if (named.some((reference) => reference === primary || diagnoses.some((one) => one.reference === reference)))
    return true
  return reason.laterality !== undefined && (reason.laterality === laterality || reason.laterality === 'bilateral')
}

function isActive({ active }: Tumor): boolean {
  return active !== false
}

/** Its answer is that of distant tissue: alone, or joined with a single breast tumour. */
function hasDistantAnswer({ kind, current }: Tumor): boolean {
  const isAnswer = current !== undefined && current.classification.overexpression !== 'unknown'
  return isAnswer && (kind === 'distant' || current.workUp.facts.siteKind === 'distant')
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
  if (!inForce.some(({ reportStatus }) => AMENDED.includes(reportStatus))) return undefined
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
