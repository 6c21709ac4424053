/**
 * Several invasive tumours, of which not all were tested (card PV-13): one on each side (RULES RT-11), or foci of one side
 * with their own grade or type (RT-10). What may be of either tumour is a result of neither, and keeps the card away.
 */
import type { Evidence, HistologyStatement, SpecimenFacts } from '../evidence.ts'
import { isFinalReport } from '../tables/report-statuses.ts'
import { isWithoutAnswer } from '../status/results.ts'
import type { Tumor } from '../status/tumors.ts'
import type { SeveralTumors } from './considerations.ts'
import type { Facts } from './facts.ts'
import { DAYS_BEFORE, unreadResultsOf } from './unread-results.ts'

export function severalTumors(facts: Facts): SeveralTumors | undefined {
  return untestedSide(facts) ?? untestedFocus(facts.evidence)
}

// ---- one on each side ---------------------------------------------------------------------------------------------

function untestedSide({ tumors, evidence }: Facts): SeveralTumors | undefined {
  if (tumors.some(({ kind }) => kind === 'unplaced')) return undefined
  const sides = tumors.filter(
    (tumor) => tumor.kind === 'breast' && tumor.active !== false && tumor.laterality !== undefined && isInvasive(tumor),
  )
  const tested = sides.filter(isTested)
  const [untested] = sides.filter((tumor) => !isTested(tumor))
  if (untested === undefined || tested.length === 0 || mayHaveUnread(untested, evidence)) return undefined
  const { laterality, diagnoses } = untested
  const [diagnosis] = diagnoses.filter(({ kind }) => kind === 'invasive-breast')
  const [sample] = evidence.specimens
    .filter((one) => one.siteKind === 'breast' && one.laterality === laterality)
    .toSorted((a, b) => (b.collectedOn ?? '').localeCompare(a.collectedOn ?? ''))
  return {
    ...{ of: 'sides', recorded: sides.length, tested: tested.length, isAskedFor: true, statements: [] },
    ...(laterality && { side: laterality }),
    ...(diagnosis && { diagnosis }),
    ...(sample && { sample }),
  }
}

function isInvasive({ diagnoses, classified }: Tumor): boolean {
  return classified.length > 0 || diagnoses.some(({ kind }) => kind === 'invasive-breast')
}

function isTested({ classified }: Tumor): boolean {
  return classified.some(({ workUp }) => workUp.results.some((result) => !isWithoutAnswer(result)))
}

function mayHaveUnread({ laterality, diagnoses }: Tumor, evidence: Evidence): boolean {
  const since = diagnoses.map(({ on }) => on).find((on) => on !== undefined)
  const missing = { ...(laterality && { laterality }), ...(since && { since }), leeway: DAYS_BEFORE }
  return unreadResultsOf(evidence, missing).length > 0
}

// ---- foci of one side ---------------------------------------------------------------------------------------------

interface Focus {
  readonly sample: SpecimenFacts
  readonly grade?: '1' | '2' | '3'
  readonly type?: HistologyStatement['type']
  readonly statements: readonly HistologyStatement[]
}

/**
 * Samples of one breast, taken on one day in one way, whose own grade or type differs: a core and the excision behind it
 * are one tumour seen twice, and differ often.
 */
function untestedFocus(evidence: Evidence): SeveralTumors | undefined {
  // A focus is told by its grade or its type, and stands beside another one.
  if (evidence.histology === undefined || evidence.specimens.length < 2) return undefined
  const foci = evidence.specimens
    .filter(({ key, siteKind, laterality, collectedOn }) => {
      return key !== undefined && siteKind === 'breast' && laterality !== undefined && collectedOn?.length === 10
    })
    .map((sample) => focusOf(sample, evidence))
    .filter(({ grade, type }) => grade !== undefined || type !== undefined)
  const answered = new Set(
    evidence.results.filter((result) => !isWithoutAnswer(result)).flatMap(({ specimen }) => specimen.key ?? []),
  )
  const isAnswered = ({ sample: { key } }: Focus) => answered.has(key ?? '')
  for (const untested of foci.filter((focus) => !isAnswered(focus) && !isUnread(focus, evidence))) {
    const beside = foci.filter((focus) => focus === untested || isBeside(focus, untested))
    const tested = beside.filter(isAnswered)
    const unlike = tested.filter((focus) => differs(focus, untested))
    if (tested.length === 0 || unlike.length < tested.length) continue
    const { laterality } = untested.sample
    return {
      ...{ of: 'foci', recorded: beside.length, tested: tested.length, sample: untested.sample },
      ...(laterality && { side: laterality }),
      isAskedFor: tested.every((focus) => isAskedForBeside(untested, focus)),
      statements: [untested, ...tested].flatMap(({ statements }) => statements),
    }
  }
  return undefined
}

/** What is stated finally of this very sample; two statements that differ say nothing. */
function focusOf(sample: SpecimenFacts, { histology = [] }: Evidence): Focus {
  const own = histology.filter(({ replacedBy, specimen }) => replacedBy === undefined && specimen.key === sample.key)
  const statements = own.filter(({ reportStatus }) => isFinalReport(reportStatus))
  const [grade, ...otherGrades] = new Set(own.flatMap((one) => one.grade ?? []))
  const [type, ...otherTypes] = new Set(own.flatMap((one) => one.type ?? []))
  return {
    ...{ sample, statements },
    ...(grade && grade !== 'unclear' && otherGrades.length === 0 && statements.some((one) => one.grade) && { grade }),
    ...(type && otherTypes.length === 0 && statements.some((one) => one.type) && { type }),
  }
}

function isBeside({ sample: one }: Focus, { sample: other }: Focus): boolean {
  return (
    one.key !== other.key &&
    one.laterality === other.laterality &&
    one.collectedOn === other.collectedOn &&
    one.procedure === other.procedure
  )
}

function isAnother<T>(one: T | undefined, other: T | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}

function differs(one: Focus, other: Focus): boolean {
  return isAnother(one.grade, other.grade) || isAnother(one.type, other.type)
}

function isAskedForBeside(untested: Focus, tested: Focus): boolean {
  const isHigher = isAnother(untested.grade, tested.grade) && Number(untested.grade) > Number(tested.grade)
  return isHigher || isAnother(untested.type, tested.type)
}

function isUnread({ sample: { key, laterality, collectedOn } }: Focus, evidence: Evidence): boolean {
  if (key === undefined) return false
  const place = { key, siteKind: 'breast', ...(laterality && { laterality }) } as const
  return unreadResultsOf(evidence, { ...place, ...(collectedOn && { since: collectedOn }) }).length > 0
}
