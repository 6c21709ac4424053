/**
 * One answer for each tumour (decision P-12). A group is a breast tumour, by side and primary, or distant tissue whose
 * origin is not stated. Groups are never combined; the patient's answer is that of one of them, and says whether another
 * one differs.
 */
import { compareDates } from '../dates.ts'
import type { Diagnosis, Evidence, Laterality, PartialDate } from '../evidence.ts'
import { ACTIVITY, CURRENT_GROUP } from '../tables/tumors.ts'
import { consequenceOf } from '../tables/consequence.ts'
import { type ClassifiedWorkUp, latestFirst, speaksNow } from './speaks-now.ts'
import { dateOfTumor, isSilentForYears, type Activity } from './tumor-activity.ts'

export interface Tumor {
  /** `unplaced`: breast tissue of which the record does not say which of several tumours it is of (RULES T-4). */
  readonly kind: 'breast' | 'distant' | 'unplaced'
  readonly laterality?: Laterality
  readonly primary?: string
  /** Absent: the record does not say. */
  readonly active?: boolean
  /** Its recorded diagnoses. */
  readonly diagnoses: readonly Diagnosis[]
  /** Its specimens with HER2 results, latest first; empty for a tumour without any. */
  readonly classified: readonly ClassifiedWorkUp[]
  readonly current?: ClassifiedWorkUp
}

/** Every group, tumours of the breast without any HER2 result included. */
export function readTumors(
  evidence: Evidence,
  classified: readonly ClassifiedWorkUp[],
  when?: Activity,
): readonly Tumor[] {
  const groups = groupByTumor(evidence, classified)
  const breast = groups.filter(({ kind }) => kind === 'breast')
  return groups.map((group): Tumor => {
    const active = group.kind === 'distant' ? true : isActive(group, breast, evidence, when)
    return active === undefined ? group : { ...group, active }
  })
}

/**
 * Groups as an order or a question about one tumour sees them: distant tissue beside a single breast tumour counts as that
 * tumour's (decision P-13).
 */
export function joinDistant(tumors: readonly Tumor[], metastatic: 'yes' | 'no' | 'unknown'): readonly Tumor[] {
  const distant = tumors.find(({ kind }) => kind === 'distant')
  if (!distant) return tumors
  const [only, ...more] = tumors.filter((tumor) => tumor !== distant)
  if (!only || more.length > 0 || only.kind !== 'breast') return tumors
  const { current: _own, ...rest } = only
  const current = currentGroup([distant, only], metastatic)?.current
  const classified = [...distant.classified, ...only.classified].toSorted(latestFirst)
  return [{ ...rest, active: true, classified, ...(current && { current }) }]
}

/**
 * The group whose answer is the patient's: distant tissue once disease is metastatic, else by consequence. An active
 * tumour without any result stands before one that is not active. Undefined where no group has a result.
 */
export function currentGroup(tumors: readonly Tumor[], metastatic: 'yes' | 'no' | 'unknown'): Tumor | undefined {
  if (tumors.every(({ current }) => current === undefined)) return undefined
  const candidates = tumors.filter(({ kind, current }) => current !== undefined || kind === 'breast')
  const rank = (tumor: Tumor): number => {
    const answer = tumor.current?.classification
    const rows = CURRENT_GROUP.find({
      active: tumor.active === false ? 'no' : 'yes',
      distant: tumor.kind === 'distant' ? 'yes' : 'no',
      metastatic,
      answer: answer === undefined || answer.overexpression === 'unknown' ? 'no' : 'yes',
    })
    return Number(rows.rank)
  }
  const byConsequence = (a: Tumor, b: Tumor) =>
    consequenceOf(a.current?.classification ?? { overexpression: 'unknown' }) -
    consequenceOf(b.current?.classification ?? { overexpression: 'unknown' })
  return candidates.toSorted((a, b) => rank(a) - rank(b) || byConsequence(a, b) || latestGroup(a, b))[0]
}

function latestGroup(a: Tumor, b: Tumor): number {
  return a.current && b.current ? latestFirst(a.current, b.current) : 0
}

/** Whether another group's answer is not the same; an active tumour without any result has none. */
export function anotherDiffers(tumors: readonly Tumor[], chosen: Tumor): boolean {
  const told = answerOf(chosen)
  return tumors.some(
    (other) => other !== chosen && (other.current !== undefined || other.active !== false) && answerOf(other) !== told,
  )
}

function answerOf({ current }: Tumor): string {
  const { overexpression = 'unknown', tier = '-' } = current?.classification ?? {}
  return `${overexpression} ${tier}`
}

// ---- grouping -----------------------------------------------------------------------------------------------------

type Group = Omit<Tumor, 'active'>
type Side = 'left' | 'right'

function groupByTumor(evidence: Evidence, classified: readonly ClassifiedWorkUp[]): readonly Group[] {
  const sides = knownSides(evidence, classified)
  const placed = Map.groupBy(classified, ({ workUp: { facts } }) => {
    if (facts.siteKind === 'distant' && facts.primary === undefined) return 'distant'
    if (facts.laterality !== undefined) return facts.laterality
    return sides.length > 1 ? 'unplaced' : (sides[0] ?? 'breast')
  })
  const diagnoses = evidence.diagnoses.filter(isOfBreast)
  const ofSide = (side: Side) =>
    diagnoses.filter(({ laterality }) =>
      laterality === undefined ? sides.length === 1 : laterality === side || laterality === 'bilateral',
    )
  const breast = sides.flatMap((side) => byPrimary(placed.get(side) ?? [], ofSide(side), side))
  const both = placed.get('bilateral') ?? []
  const sideless = placed.get('breast') ?? (sides.length + both.length === 0 && diagnoses.length > 0 ? [] : undefined)
  const byDate = (a: Group, b: Group) =>
    (b.classified[0]?.workUp.date ?? '').localeCompare(a.classified[0]?.workUp.date ?? '')
  return [
    ...(placed.has('distant') ? [group('distant', placed.get('distant') ?? [], [])] : []),
    ...breast.toSorted(byDate),
    ...(sideless ? byPrimary(sideless, diagnoses) : []),
    ...(both.length > 0 ? [{ ...group('unplaced', both, []), laterality: 'bilateral' as const }] : []),
    ...unplaced(
      placed.get('unplaced') ?? [],
      sides.length > 1 ? diagnoses.filter(({ laterality }) => laterality === undefined) : [],
    ),
  ]
}

function unplaced(classified: readonly ClassifiedWorkUp[], diagnoses: readonly Diagnosis[]): readonly Group[] {
  return classified.length + diagnoses.length === 0 ? [] : [group('unplaced', classified, diagnoses)]
}

function isOfBreast({ kind, unconfirmed }: Diagnosis): boolean {
  return !unconfirmed && (kind === 'invasive-breast' || kind === 'breast-history')
}

/** The sides on which an invasive breast tumour is recorded; if there is only one, what names no side belongs to it. */
function knownSides(evidence: Evidence, classified: readonly ClassifiedWorkUp[]): readonly Side[] {
  const sides = new Set<Side>()
  const add = (side: Laterality | undefined) => {
    if (side === 'left' || side === 'bilateral') sides.add('left')
    if (side === 'right' || side === 'bilateral') sides.add('right')
  }
  for (const diagnosis of evidence.diagnoses) if (isOfBreast(diagnosis)) add(diagnosis.laterality)
  for (const { workUp } of classified) {
    const { siteKind, laterality, primary } = workUp.facts
    if ((siteKind !== 'distant' || primary !== undefined) && laterality !== 'bilateral') add(laterality)
  }
  return [...sides]
}

/** Tumours of one side: one for each primary that results name, if they name several. */
function byPrimary(
  classified: readonly ClassifiedWorkUp[],
  diagnoses: readonly Diagnosis[],
  laterality?: Side,
): readonly Group[] {
  const named = [...new Set(classified.flatMap(({ workUp }) => workUp.facts.primary ?? []))]
  const [only] = named
  if (named.length <= 1) return [group('breast', classified, diagnoses, laterality, only)]
  const groups = Map.groupBy(classified, ({ workUp }) => workUp.facts.primary)
  return [...groups].map(([primary, list]) => {
    const own = diagnoses.filter(({ reference }) => reference === primary)
    // Another primary's side says nothing of one whose side is not recorded.
    const isOfSide =
      primary === undefined || [...own, ...list.map(({ workUp }) => workUp.facts)].some((one) => one.laterality)
    return group(primary === undefined ? 'unplaced' : 'breast', list, own, isOfSide ? laterality : undefined, primary)
  })
}

function group(
  kind: Tumor['kind'],
  classified: readonly ClassifiedWorkUp[],
  diagnoses: readonly Diagnosis[],
  laterality?: Side,
  primary?: string,
): Group {
  const current = speaksNow(classified)
  return {
    ...{ kind, diagnoses, classified: classified.toSorted(latestFirst) },
    ...(laterality && { laterality }),
    ...(primary !== undefined && { primary }),
    ...(current && { current }),
  }
}

// ---- whether a tumour is active -----------------------------------------------------------------------------------

/** The first record of the earliest tumour that is newer than this one. */
function dateOfNewer(own: Group, breast: readonly Group[]): PartialDate | undefined {
  const since = dateOfTumor(own)
  return breast
    .filter((other) => other !== own && compareDates(since, dateOfTumor(other)) < 0)
    .map(dateOfTumor)
    .filter((date): date is PartialDate => date !== undefined)
    .toSorted()[0]
}

function isActive(
  own: Group,
  breast: readonly Group[],
  evidence: Evidence,
  when: Activity | undefined,
): boolean | undefined {
  if (own.kind !== 'breast') return undefined
  const newer = breast.length > 1 ? dateOfNewer(own, breast) : undefined
  const { diagnoses } = own
  const over =
    diagnoses.length > 0 &&
    diagnoses.every(({ kind, activity }) => kind !== 'invasive-breast' || activity === 'inactive')
  const { active } = ACTIVITY.find({
    newer: newer === undefined ? 'no' : 'yes',
    recurrence: diagnoses.some(({ recurrence }) => recurrence) ? 'yes' : 'no',
    over: over ? 'yes' : 'no',
    silent: newer !== undefined && isSilentForYears(own, evidence, newer, when) ? 'yes' : 'no',
  })
  return active === 'not known' ? undefined : active === 'yes'
}
