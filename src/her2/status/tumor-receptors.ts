/**
 * Whose hormone receptors they are: a result of another tumour, or of an earlier one, never decides for the tumour that is
 * asked about (decisions P-11 and P-12, RULES T-4). One that may be of it or of another decides nothing either, but what it
 * contradicts is unknown.
 */
import { compareDates, daysBetween } from '../dates.ts'
import type { Diagnosis, Evidence, PartialDate, ReceptorResult } from '../evidence.ts'
import { type HormoneReceptors, readHormoneReceptors } from './hormone-receptors.ts'
import { currentGroup, type Tumor } from './tumors.ts'
import { isDiagnosisOf, isSame, mayBeOf } from './whose-tumor.ts'

/** Why a result does not decide: of another tumour, of an earlier one, or nobody says of which. */
export type NotOfTumor = 'another tumour' | 'an earlier tumour' | 'tumour not stated'

export interface OtherReceptor {
  readonly result: ReceptorResult
  readonly why: NotOfTumor
}

/** Those of one tumour, with what the record holds beside them. */
export interface TumorReceptors extends HormoneReceptors {
  readonly others: readonly OtherReceptor[]
}

/** What the record says, as far as it decides whose a result is. */
type Told = Pick<Evidence, 'receptors' | 'course'>

/** A record without any tumour: the results alone. */
const NO_TUMOR: Tumor = { kind: 'breast', diagnoses: [], classified: [] }

/** A result up to this many days earlier does not count as before a diagnosis (decision P-16). */
const DAYS_BEFORE_DIAGNOSIS = 60

/** Of the patient: those of the tumour whose answer is the patient's (decision P-12). */
export function patientReceptors(
  tumors: readonly Tumor[],
  metastatic: 'yes' | 'no' | 'unknown',
  told: Told,
): TumorReceptors {
  return receptorsOfTumors(
    tumors.filter(({ active }) => active !== false),
    metastatic,
    { tumors, told },
  )
}

/** Of the tumours that an order may be meant for: of the one it is held against, else what all of them agree on. */
export function receptorsOfTumors(
  meant: readonly Tumor[],
  metastatic: 'yes' | 'no' | 'unknown',
  { tumors, told }: { readonly tumors: readonly Tumor[]; readonly told: Told },
): TumorReceptors {
  const chosen = currentGroup(meant, metastatic)
  if (chosen !== undefined) return receptorsOfTumor(chosen, tumors, told)
  return agreed(
    meant.map((tumor) => receptorsOfTumor(tumor, tumors, told)),
    told,
  )
}

interface Known {
  readonly tumors: readonly Tumor[]
  readonly told: Told
  readonly receptors: TumorReceptors
}

/** Of a tumour as it was asked for last: the patient's answer and each scope of the cards ask for the same. */
const KNOWN = new WeakMap<Tumor, Known>()

/** Of one tumour, `tumors` being every group of the patient. */
export function receptorsOfTumor(asked: Tumor, tumors: readonly Tumor[], told: Told): TumorReceptors {
  const known = KNOWN.get(asked)
  if (known?.tumors === tumors && known.told === told) return known.receptors
  const receptors = readReceptors(asked, tumors, told)
  KNOWN.set(asked, { tumors, told, receptors })
  return receptors
}

function readReceptors(asked: Tumor, tumors: readonly Tumor[], told: Told): TumorReceptors {
  const breast = tumors.filter(({ kind }) => kind !== 'distant')
  const isDistant = asked.kind === 'distant'
  if (isDistant && breast.length > 1) return ofDistantTissue(asked, tumors, told)
  const [only = NO_TUMOR] = breast
  // Beside a single tumour distant tissue is that tumour's (decision P-13).
  const tumor = isDistant ? only : asked
  const results = told.receptors.filter(({ replacedBy }) => replacedBy === undefined)
  const placed = results.map((result) => ({ result, whose: whoseOf(result, tumor, { breast, tumors, told }) }))
  const own = placed.flatMap(({ result, whose }) => (whose === 'own' ? [result] : []))
  const open = placed.flatMap(({ result, whose }) => (whose === 'tumour not stated' ? [result] : []))
  const others = placed.flatMap(({ result, whose }) => (whose === 'own' ? [] : [{ result, why: whose }]))
  return { ...readHormoneReceptors(own, open), others }
}

/** Of distant tissue beside several tumours: its own results; without any, what holds whichever tumour it comes from. */
function ofDistantTissue(asked: Tumor, tumors: readonly Tumor[], told: Told): TumorReceptors {
  const results = told.receptors.filter(({ replacedBy }) => replacedBy === undefined)
  const own = results.filter((result) => isOfDistantTissue(result) || hasSpecimen(result, asked))
  if (own.length === 0) {
    const breast = tumors.filter(({ kind }) => kind !== 'distant')
    return agreed(
      breast.map((tumor) => receptorsOfTumor(tumor, tumors, told)),
      told,
    )
  }
  const others = results
    .filter((result) => !own.includes(result))
    .map((result) => ({ result, why: 'another tumour' }) as const)
  return { ...readHormoneReceptors(own), others }
}

/** What several tumours have in common; unknown where they differ. */
function agreed(each: readonly TumorReceptors[], { receptors }: Told): TumorReceptors {
  const [first, ...more] = each
  if (first === undefined) return readReceptors(NO_TUMOR, [], { receptors })
  if (more.length === 0) return first
  const isSameCall = more.every(({ ER, PgR }) => ER === first.ER && PgR === first.PgR)
  const basis = [...new Set(each.flatMap((one) => one.basis))]
  const results = receptors.filter((result) => result.replacedBy === undefined)
  const others = results.filter((result) => !basis.includes(result))
  if (isSameCall) return { ...first, basis, others: others.map((result) => ({ result, why: 'tumour not stated' })) }
  return {
    ...({ status: 'unknown', ER: 'unknown', PgR: 'unknown', basis: [] } as const),
    others: results.map((result) => ({ result, why: 'tumour not stated' })),
  }
}

interface Around {
  /** Every group but distant tissue. */
  readonly breast: readonly Tumor[]
  readonly tumors: readonly Tumor[]
  readonly told: Told
}

function whoseOf(result: ReceptorResult, tumor: Tumor, around: Around): 'own' | NotOfTumor {
  const { breast, told } = around
  const isAlone = breast.length <= 1
  if (!isAlone && isOfDistantTissue(result) && !hasSpecimen(result, tumor)) return 'another tumour'
  if (!mayBeOf(result, tumor, around)) return 'another tumour'
  const since = beginOf(tumor, told)
  const on = result.specimen.collectedOn ?? result.performedOn ?? result.issuedOn?.slice(0, 10)
  if (isBefore(on, since)) return 'an earlier tumour'
  if (hasSpecimen(result, tumor)) return 'own'
  if (isOneOfTwo(tumor, told) && (on === undefined || since === undefined)) return 'tumour not stated'
  if (isAlone) return isSideOpen(result, tumor, told) ? 'tumour not stated' : 'own'
  return isPlaced(result, tumor, breast) ? 'own' : 'tumour not stated'
}

function isOfDistantTissue({ specimen }: ReceptorResult): boolean {
  return specimen.siteKind === 'distant' && specimen.primary === undefined
}

function hasSpecimen({ specimen: { key } }: ReceptorResult, { classified }: Tumor): boolean {
  return key !== undefined && classified.some(({ workUp }) => workUp.facts.key === key)
}

/** Beside other tumours: its diagnosis, its side where no other tumour is on that side, or a report that is of it alone. */
function isPlaced(result: ReceptorResult, tumor: Tumor, breast: readonly Tumor[]): boolean {
  const { primary, laterality } = result.specimen
  if (primary !== undefined && isDiagnosisOf(primary, tumor)) return true
  const others = breast.filter((other) => !isSame(other, tumor))
  const isOfSide = laterality !== undefined && laterality === tumor.laterality
  if (isOfSide && !others.some((other) => other.laterality === laterality)) return true
  return sharesReport(result, tumor) && !others.some((other) => sharesReport(result, other))
}

function sharesReport({ reports }: ReceptorResult, { classified }: Tumor): boolean {
  return classified.some(({ workUp }) =>
    workUp.results.some((result) => result.reports.some((report) => reports.includes(report))),
  )
}

/** The record names no side of the tumour, and results of both sides. */
function isSideOpen({ specimen }: ReceptorResult, tumor: Tumor, { receptors }: Told): boolean {
  if (tumor.laterality !== undefined || specimen.laterality === undefined) return false
  return receptors.some(
    ({ specimen: { laterality }, replacedBy }) =>
      replacedBy === undefined && laterality !== undefined && laterality !== specimen.laterality,
  )
}

// ---- since when the tumour is on record ---------------------------------------------------------------------------

/** Recorded cancers of this group that are over. */
function earlierOnes({ diagnoses }: Tumor): readonly Diagnosis[] {
  return diagnoses.filter(({ kind, activity }) => kind === 'breast-history' || activity === 'inactive')
}

function presentOnes({ diagnoses }: Tumor): readonly Diagnosis[] {
  return diagnoses.filter(({ kind, activity }) => kind === 'invasive-breast' && activity !== 'inactive')
}

/** One that is over and one that is not; a recurrence is the same cancer. */
function isOneOfTwo(tumor: Tumor, told: Told): boolean {
  return earlierOnes(tumor).length > 0 && presentOnes(tumor).length > 0 && !isRecurrent(tumor, told)
}

/**
 * The day from which results are of this tumour: its diagnosis, where one that is over stands beside it; else the first of
 * its diagnoses and its HER2 specimens. Undefined where nobody knows, or where a recurrence makes the earlier one its own.
 */
function beginOf(tumor: Tumor, told: Told): PartialDate | undefined {
  const present = presentOnes(tumor)
  const days = present.flatMap(({ on }) => on ?? [])
  // One without a date may be the first.
  if (isRecurrent(tumor, told) || days.length === 0 || days.length < present.length) return undefined
  const tested = isOneOfTwo(tumor, told) ? [] : tumor.classified.flatMap(({ workUp }) => workUp.date ?? [])
  return [...days, ...tested].toSorted()[0]
}

function isRecurrent({ diagnoses }: Tumor, { course = [] }: Told): boolean {
  return diagnoses.some(({ recurrence }) => recurrence) || course.some(isRecurrence)
}

function isRecurrence({ says }: NonNullable<Evidence['course']>[number]): boolean {
  return says === 'recurrence'
}

function isBefore(on: PartialDate | undefined, since: PartialDate | undefined): boolean {
  return compareDates(on, since) < 0 && daysBetween(on, since) > DAYS_BEFORE_DIAGNOSIS
}
