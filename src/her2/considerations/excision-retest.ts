/**
 * A negative core biopsy and an excision that was not tested (RULES RT-3, card PV-9): what the record says of the two that
 * makes a new test an option. Treatment that may have been given between them is another question, and keeps the card away.
 */
import { compareDates } from '../dates.ts'
import type { HistologyStatement, SpecimenFacts } from '../evidence.ts'
import { asks, defineTable } from '../tables/define-table.ts'
import { isFinalReport } from '../tables/report-statuses.ts'
import { saysSomething } from '../status/results.ts'
import type { Tumor } from '../status/tumors.ts'
import type { Facts } from './facts.ts'
import { unreadResultsOf } from './unread-results.ts'
import { isSurelyOf, mayBeOf } from '../status/whose-tumor.ts'

/** A core, an excision, and what is recorded of their histology. */
interface Pair {
  readonly core: SpecimenFacts
  readonly excision: SpecimenFacts
  readonly ofCore: Histology
  readonly ofExcision: Histology
  /** The site wants grade 3 alone to count. */
  readonly gradeAlone: boolean
}

/** Each absent where nothing, or more than one thing, is stated. */
interface Histology {
  readonly grade?: HistologyStatement['grade']
  readonly type?: HistologyStatement['type']
  readonly statements: readonly HistologyStatement[]
}

const CONDITIONS = {
  'grade 3 in the excision, and another type, or grade 1, in the core': ({ ofCore, ofExcision }: Pair) =>
    ofExcision.grade === '3' && (ofCore.grade === '1' || isAnotherType(ofCore.type, ofExcision.type)),
  'little invasive tumour in the core': ({ core }: Pair) => core.scant === true,
  'the core fixed in something else than formalin': ({ core }: Pair) => core.fixation === 'other',
  'grade 3 in the excision, where the site wants it to count alone': ({ gradeAlone, ofExcision }: Pair) =>
    gradeAlone && ofExcision.grade === '3',
} as const

// prettier-ignore
export const RETEST_CRITERIA = defineTable({
  id: 'retest-criteria', title: 'A negative core biopsy: when the excision may be tested', source: 'asco-cap-2018', mark: 'V2', kind: 'first',
  columns: [asks.condition('when', CONDITIONS)],
  rows: [
    ['RT-3c', 'grade 3 in the excision, and another type, or grade 1, in the core', 'the excision is of high grade and unlike the core'],
    ['RT-3b', 'little invasive tumour in the core',                                 'the core held little invasive tumour'],
    ['RT-3d', 'the core fixed in something else than formalin',                     'the core was not fixed in formalin'],
    ['RT-3a', 'grade 3 in the excision, where the site wants it to count alone',    'the excision is of grade 3'],
  ],
})

export interface Retest {
  /** Id and name of the row of the table. */
  readonly criterion: string
  readonly row: string
  readonly excision: SpecimenFacts
  /** What is stated of grade and type, the excision's first. */
  readonly statements: readonly HistologyStatement[]
}

export function isNegativeCore({ one }: Facts): boolean {
  const { procedure, siteKind } = one?.workUp.facts ?? {}
  return one?.classification.overexpression === 'negative' && procedure === 'biopsy' && siteKind === 'breast'
}

/** The excision behind a negative core that meets a criterion; undefined where there is none, or nobody can say. */
export function retestOf(facts: Facts): Retest | undefined {
  const { tumor, settings } = facts
  const excision = untestedExcision(facts)
  const core = facts.one?.workUp.facts
  if (tumor === undefined || core === undefined || excision === undefined) return undefined
  const [ofCore, ofExcision] = [core, excision].map((one) => histologyOf(one, tumor, facts))
  if (ofCore === undefined || ofExcision === undefined) return undefined
  const row = RETEST_CRITERIA.find({
    when: { core, excision, ofCore, ofExcision, gradeAlone: settings.excisionRetestGrade3 },
  })
  const statements = [...ofExcision.statements, ...ofCore.statements]
  return row && { criterion: row.id, row: row.name, excision, statements }
}

/** The latest breast excision of this tumour after its core, if none of them has a HER2 result. */
export function untestedExcision(facts: Facts): SpecimenFacts | undefined {
  const { evidence, tumor, one } = facts
  const core = one?.workUp.facts.collectedOn
  if (tumor === undefined || core === undefined) return undefined
  const excisions = evidence.specimens.filter(
    (sample) =>
      sample.procedure === 'surgery' &&
      sample.siteKind === 'breast' &&
      compareDates(sample.collectedOn, core) > 0 &&
      isSurelyOf({ specimen: sample }, tumor, facts),
  )
  const answered = new Set(evidence.results.filter(saysSomething).flatMap(({ specimen }) => specimen.key ?? []))
  return excisions.some(({ key }) => answered.has(key ?? ''))
    ? undefined
    : excisions.toSorted((a, b) => compareDates(b.collectedOn, a.collectedOn))[0]
}

/** Something about HER2 is there for the excision and was not read (decision P-25). */
export function hasUnreadOfExcision(facts: Facts): boolean {
  const { key, laterality, collectedOn } = untestedExcision(facts) ?? {}
  if (key === undefined) return false
  const missing = {
    key,
    siteKind: 'breast',
    ...(laterality && { laterality }),
    ...(collectedOn && { since: collectedOn }),
  } as const
  return unreadResultsOf(facts.evidence, missing).length > 0
}

/** Any course that may have run between core and excision: after it, the excision answers another question (RT-9). */
export function mayBeTreatedBefore(facts: Facts): boolean {
  const core = facts.one?.workUp.facts.collectedOn
  const excision = untestedExcision(facts)?.collectedOn
  if (core === undefined || excision === undefined) return false
  return facts.evidence.treatments.some(({ on, until }) => {
    const began = on === undefined || compareDates(on, excision) < 0
    const ended = until !== undefined && compareDates(until, core) < 0
    return began && !ended
  })
}

/** What is stated of one specimen, finally and without a second opinion. */
function histologyOf(sample: SpecimenFacts, tumor: Tumor, facts: Facts): Histology {
  const own = (facts.evidence.histology ?? []).filter(
    (one) =>
      one.replacedBy === undefined &&
      sample.key !== undefined &&
      one.specimen.key === sample.key &&
      mayBeOf(one, tumor, facts),
  )
  const statements = own.filter(({ reportStatus }) => isFinalReport(reportStatus))
  const [grade, ...otherGrades] = new Set(own.flatMap((one) => one.grade ?? []))
  const [type, ...otherTypes] = new Set(own.flatMap((one) => one.type ?? []))
  const isFinal = (told: (one: HistologyStatement) => boolean) => statements.some(told)
  return {
    statements,
    ...(grade && otherGrades.length === 0 && isFinal((one) => one.grade === grade) && { grade }),
    ...(type && otherTypes.length === 0 && isFinal((one) => one.type === type) && { type }),
  }
}

function isAnotherType(core: Histology['type'], excision: Histology['type']): boolean {
  return core !== undefined && excision !== undefined && core !== excision
}
