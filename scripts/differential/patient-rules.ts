/** docs/rules.md, P-8, P-10 and P-12: which specimen is current, whether disease is metastatic, and what was ever there. */
import type { OpenQuestion, Status, Tier } from './answers.ts'
import {
  addDays,
  type Case,
  type Diagnosis,
  isDistant,
  resultDay,
  type Side,
  type Specimen,
  type Statement,
  TODAY,
} from './case.ts'
import type { SpecimenExpectation } from './specimen-rules.ts'

/** An answer that was given and that docs/rules.md allows: where several are right, what follows goes on from the one given. */
export interface Settled {
  readonly status: Status
  readonly tier?: Tier | undefined
}

export interface Known extends SpecimenExpectation {
  /** Missing where the specimen is left out of the answer. */
  readonly settled?: Settled | undefined
}

export type GroupKey = Side | 'distant'

export interface TumorExpectation {
  readonly key: GroupKey
  readonly current: Known | undefined
  /** Undefined: left open. */
  readonly isActive: boolean | undefined
}

export interface PatientExpectation {
  readonly metastatic: readonly ('yes' | 'no' | 'unknown')[]
  readonly tumors: readonly TumorExpectation[]
  /** The tumours of which one gives the patient's `current`; undefined: left open. */
  readonly current: readonly TumorExpectation[] | undefined
  /** Undefined: left open. */
  readonly differs: boolean | undefined
  readonly open: readonly OpenQuestion[]
}

export function expectPatient(of: Case, known: readonly Known[]): PatientExpectation {
  const counted = known.filter(({ state, settled }) => state !== 'ignored' && settled !== undefined)
  const { metastatic, open } = expectMetastatic(of, counted)
  const tumors = counted.length === 0 ? [] : expectTumors(of, counted)
  const distant = tumors.find(({ key }) => key === 'distant')
  const isDistantPending = distant?.current?.state === 'pending'
  const isActivityOpen = tumors.some(({ isActive }) => isActive === undefined)
  const current = isDistantPending ? undefined : currentOf(tumors, metastatic)
  const { differs, why } = current && !isActivityOpen ? expectDiffers(tumors, current) : { differs: undefined }
  const questions: readonly (OpenQuestion | undefined)[] = [
    ...open,
    isActivityOpen ? 'nothing for about five years' : undefined,
    isDistantPending ? 'distant tissue with a pending result alone' : undefined,
    why,
  ]
  return { metastatic, tumors, current, differs, open: questions.filter((one) => one !== undefined) }
}

const MAKES_METASTATIC: ReadonlySet<Statement> = new Set<Statement>([
  'stage IV',
  'M1',
  'secondary',
  'metastasis: true',
  'history of liver metastasis',
  'metastatic site: liver',
])
const MAKES_IT_NO: ReadonlySet<Statement> = new Set<Statement>([
  'M0',
  'M0(i+)',
  'metastasis: false',
  'history of metastasis: false',
  'metastatic site: none',
])
const STAGES_BELOW_IV: ReadonlySet<Statement> = new Set<Statement>(['stage II', 'stage III'])

/** P-10. */
function expectMetastatic({ extents }: Case, known: readonly Known[]): Pick<PatientExpectation, 'metastatic' | 'open'> {
  const distant = known.filter(({ specimen }) => isDistant(specimen))
  const says = (statements: ReadonlySet<Statement>) => extents.filter(({ says }) => statements.has(says))
  if (says(MAKES_METASTATIC).length > 0 || distant.some(({ state }) => state === 'counts'))
    return { metastatic: ['yes'], open: [] }
  const pending: readonly OpenQuestion[] = distant.length > 0 ? ['distant tissue with a pending result alone'] : []
  const also = distant.length > 0 ? (['yes'] as const) : []
  const no = says(MAKES_IT_NO)
  if (no.length > 0) {
    const isUnsettled = lastDay(says(new Set<Statement>(['MX']))) >= lastDay(no)
    const unknown = isUnsettled ? (['unknown'] as const) : []
    return { metastatic: ['no', ...unknown, ...also], open: isUnsettled ? ['MX after M0', ...pending] : pending }
  }
  if (says(STAGES_BELOW_IV).length > 0)
    return { metastatic: ['no', 'unknown', ...also], open: ['stage II or III alone', ...pending] }
  return { metastatic: ['unknown', ...also], open: pending }
}

function lastDay(of: readonly { readonly day: string }[]): string {
  return (
    of
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? ''
  )
}

/** P-12: by side; distant tissue is a group of its own; without a side it is that of the only tumour, else of none. */
function groupOf(specimen: Specimen, diagnoses: readonly Diagnosis[]): GroupKey {
  if (isDistant(specimen)) return 'distant'
  const [only, ...others] = diagnoses
  if (specimen.side !== 'none' || only === undefined || others.length > 0) return specimen.side
  return only.side
}

function expectTumors(of: Case, counted: readonly Known[]): readonly TumorExpectation[] {
  const keys = new Set<GroupKey>(counted.map(({ specimen }) => groupOf(specimen, of.diagnoses)))
  for (const { side } of of.diagnoses) keys.add(side)
  return [...keys].map((key) => {
    const own = counted.filter(({ specimen }) => groupOf(specimen, of.diagnoses) === key)
    return { key, current: latestOf(own), isActive: isActive(of, key, own) }
  })
}

/** P-8, with P-9: a pending result is current only where nothing else of the tumour counts. */
function latestOf(own: readonly Known[]): Known | undefined {
  const sorted = own.toSorted((one, other) => (one.specimen.day < other.specimen.day ? 1 : -1))
  return sorted.find(({ state }) => state === 'counts') ?? sorted[0]
}

/** Five years before the day on which every case is read, and some days to each side that are not compared. */
const FIVE_YEARS_AGO = `${Number(TODAY.slice(0, 4)) - 5}${TODAY.slice(4)}`
const MARGIN = 10
const GONE: ReadonlySet<Diagnosis['status']> = new Set<Diagnosis['status']>(['inactive', 'resolved', 'remission'])

/** P-12: beside a newer tumour one may be inactive. */
function isActive({ diagnoses, extents }: Case, key: GroupKey, own: readonly Known[]): boolean | undefined {
  const mine = diagnoses.find(({ side }) => side === key)
  const other = diagnoses.find(({ side }) => side !== key)
  if (mine === undefined || other === undefined || other.day <= mine.day) return true
  if (GONE.has(mine.status)) return false
  if (mine.status === 'recurrence') return true
  // A statement of extent names no side.
  if (extents.some(({ day }) => day > addDays(FIVE_YEARS_AGO, -MARGIN))) return undefined
  const days = [mine, ...own.map(({ specimen }) => specimen)]
  const issued = own.map(({ specimen }) => ({ day: resultDay(specimen) }))
  if (lastDay(days) > addDays(FIVE_YEARS_AGO, MARGIN)) return true
  return lastDay([...days, ...issued]) < addDays(FIVE_YEARS_AGO, -MARGIN) ? false : undefined
}

const STATUS_ORDER: readonly Status[] = ['positive', 'conflict', 'not-final', 'indeterminate', 'negative', 'unknown']
const TIER_ORDER: readonly Tier[] = ['low', 'ultralow', 'undetermined', 'zero-unspecified', 'null']

/** P-12: the printed order of consequence. A tumour without an answer is unknown. */
function placeOf({ current }: TumorExpectation): number {
  const { status = 'unknown', tier } = current?.settled ?? {}
  return STATUS_ORDER.indexOf(status) * TIER_ORDER.length + (tier === undefined ? 0 : TIER_ORDER.indexOf(tier))
}

function currentOf(
  tumors: readonly TumorExpectation[],
  metastatic: PatientExpectation['metastatic'],
): readonly TumorExpectation[] | undefined {
  const distant = tumors.find(({ key }) => key === 'distant')
  if (distant !== undefined && metastatic[0] === 'yes') return [distant]
  if (tumors.some(({ isActive: active }) => active === undefined)) return tumors
  const active = tumors.filter((tumor) => tumor.isActive)
  const pool = active.length > 0 ? active : tumors
  const first = Math.min(...pool.map(placeOf))
  return pool.filter((tumor) => placeOf(tumor) === first)
}

interface Differs {
  readonly differs: boolean | undefined
  readonly why?: OpenQuestion
}

/** P-12: `differs: true` where another group's answer is not the same. */
function expectDiffers(tumors: readonly TumorExpectation[], [chosen]: readonly TumorExpectation[]): Differs {
  if (chosen === undefined) return { differs: undefined }
  const others = tumors.filter((tumor) => tumor !== chosen)
  const isOther = (tumor: TumorExpectation) => placeOf(tumor) !== placeOf(chosen)
  if (others.some((tumor) => tumor.isActive && isOther(tumor))) return { differs: true }
  if (others.some(isOther)) return { differs: undefined, why: 'another answer of a tumour that is not active' }
  const status = chosen.current?.settled?.status
  const hasReason = status !== 'positive' && status !== 'negative'
  if (others.length > 0 && hasReason) return { differs: undefined, why: 'the same status for another reason' }
  return { differs: false }
}
