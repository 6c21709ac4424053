/** Made-up patients: one tumour or one on each side, some specimens, and what the record says of distant disease. */
import type { Case, Diagnosis, Extent, Ihc, Ish, ResultStatus, Side, Specimen, Test } from './case.ts'
import { addDays, daysBetween, STATEMENTS, TODAY } from './case.ts'
import { Dice } from './dice.ts'
import { GRAY_COPIES, makeIhc, makeIsh, makeRecount } from './make-tests.ts'

const DIAGNOSIS_STATUSES = [
  'active',
  'active',
  'active',
  'active',
  'recurrence',
  'inactive',
  'remission',
  'resolved',
] as const
const SITES = ['breast', 'breast', 'breast', 'breast', 'node', 'liver', 'bone', 'lung'] as const
const OVERALLS = ['positive', 'positive', 'negative', 'negative', 'low', 'ultralow'] as const
const RESULT_STATUSES: readonly (readonly [number, ResultStatus])[] = [
  [0.74, 'final'],
  [0.06, 'amended'],
  [0.04, 'corrected'],
  [0.07, 'preliminary'],
  [0.03, 'registered'],
  [0.04, 'entered-in-error'],
  [0.02, 'cancelled'],
]

export function makeCase(n: number, seed: number): Case {
  const dice = new Dice(seed, n)
  const diagnoses = makeDiagnoses(dice)
  const specimens: Specimen[] = []
  let day = addDays(TODAY, -dice.below(600) - 10)
  for (let left = dice.pick([1, 1, 1, 2, 2, 3, 4]); left > 0; left--) {
    specimens.push(makeSpecimen(dice, `s${specimens.length}`, day, diagnoses))
    day = addDays(day, -dice.below(900) - 100)
  }
  return { n, seed, diagnoses, specimens, extents: makeExtents(dice) }
}

function makeDiagnoses(dice: Dice): readonly Diagnosis[] {
  const day = () => addDays('2014-01-15', dice.below(4500))
  const kind = dice.weighted([
    [0.6, 'one side'],
    [0.1, 'no side'],
    [0.3, 'both sides'],
  ] as const)
  if (kind === 'one side') return [{ side: dice.pick(['left', 'right'] as const), day: day(), status: 'active' }]
  if (kind === 'no side') return [{ side: 'none', day: day(), status: 'active' }]
  const right = day()
  const other = day()
  // Either clearly one after the other, or on one day: which of two is the newer must not be a question of some weeks.
  const left = daysBetween(other, right) < 200 ? right : other
  return [
    { side: 'left', day: left, status: dice.pick(DIAGNOSIS_STATUSES) },
    { side: 'right', day: right, status: dice.pick(DIAGNOSIS_STATUSES) },
  ]
}

function makeSpecimen(dice: Dice, id: string, day: string, diagnoses: readonly Diagnosis[]): Specimen {
  const site = dice.pick(SITES)
  const side = site === 'breast' || site === 'node' ? makeSide(dice, diagnoses) : 'none'
  const link = dice.weighted([
    [0.75, 'specimen'],
    [0.125, 'report'],
    [0.125, 'assumed'],
  ] as const)
  const delay = makeDelay(dice, day, link)
  const isDated = delay > 3 || dice.chance(0.8)
  const isRecoded = dice.chance(0.05)
  return { id, site, side, day, link, delay, isDated, isRecoded, ...makeResults(dice) }
}

function makeSide(dice: Dice, diagnoses: readonly Diagnosis[]): Side {
  if (diagnoses.length === 2) return dice.pick(['left', 'left', 'right', 'right', 'none'] as const)
  const only = diagnoses[0]?.side ?? 'none'
  return dice.chance(0.85) ? only : 'none'
}

function makeDelay(dice: Dice, day: string, link: Specimen['link']): number {
  const delay = dice.chance(0.2) ? dice.below(400) : 3
  return link !== 'specimen' || addDays(day, delay + 12) > TODAY ? 0 : delay
}

type Results = Pick<Specimen, 'ihc' | 'ish' | 'recount' | 'singleBeside' | 'overall'>

function makeResults(dice: Dice): Results {
  const kind = dice.weighted([
    [0.3, 'ihc'],
    [0.12, 'ish'],
    [0.52, 'both'],
    [0.06, 'overall alone'],
  ] as const)
  if (kind === 'overall alone') return { overall: dice.pick(OVERALLS) }
  const ihc = kind === 'ish' ? {} : { ihc: makeTest(dice, makeIhc) }
  const ish = kind === 'ihc' ? {} : { ish: makeTest(dice, makeIsh) }
  const overall = dice.chance(0.12) ? { overall: dice.pick(OVERALLS) } : {}
  return { ...ihc, ...ish, ...overall, ...makeSecondCount(dice, ihc.ihc, ish.ish) }
}

function makeTest<Result>(dice: Dice, make: (dice: Dice) => Result): Test<Result> {
  const status = dice.weighted(RESULT_STATUSES)
  const result = make(dice)
  const isNewVersion = status === 'amended' || status === 'corrected'
  return isNewVersion && dice.chance(0.7) ? { status, result, earlier: make(dice) } : { status, result }
}

/** A recount, or a single-probe test, beside a dual-probe test with both numbers. */
function makeSecondCount(dice: Dice, ihc: Test<Ihc> | undefined, ish: Test<Ish> | undefined): Results {
  const { ratio, copies, words } = ish?.result ?? {}
  if (ratio === undefined || copies === undefined || ratio.comparator || copies.comparator) return {}
  if (ihc?.result.value === '2+' && dice.chance(0.7)) return { recount: makeRecount(dice) }
  const isPlain = words === undefined && ish?.earlier === undefined
  return isPlain && dice.chance(0.06) ? { singleBeside: dice.pick(GRAY_COPIES) } : {}
}

function makeExtents(dice: Dice): readonly Extent[] {
  const extents: Extent[] = []
  while (extents.length < 3 && dice.chance(0.5))
    extents.push({ says: dice.pick(STATEMENTS), day: addDays(TODAY, -dice.below(1500) - 5) })
  return extents
}
