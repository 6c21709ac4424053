/**
 * A positive core biopsy of a low-grade cancer (RULES RT-4): what the record says of its type, grade and receptors. Where
 * two statements that may be of this tumour differ, it is none of a low grade.
 */
import { HISTOLOGIC_TYPES, type HistologicType, type HistologyStatement } from '../evidence.ts'
import { asks, defineTable } from '../tables/define-table.ts'
import { isFinalReport } from '../tables/report-statuses.ts'
import type { Facts } from './facts.ts'
import { isSurelyOf, mayBeOf } from '../status/whose-tumor.ts'

const BOTH = ['both positive', 'not both positive'] as const

// prettier-ignore
export const LOW_GRADE_TYPES = defineTable({
  id: 'low-grade-types', title: 'Grade 1 cancers in which a positive result is tested again', source: 'asco-cap-2018', mark: 'K-high', kind: 'first',
  columns: [asks.word('type', HISTOLOGIC_TYPES, 'type, grade 1'), asks.word('receptors', BOTH, 'ER and PgR')],
  rows: [
    ['RT-4', 'ductal or lobular',                 'both positive', 'grade 1, ductal or lobular, ER and PgR positive, first result positive: test again'],
    ['RT-4', 'tubular or mucinous or cribriform', 'any',           'grade 1, tubular, mucinous or cribriform, first result positive: test again'],
    ['RT-4', 'adenoid cystic',                    'any',           'grade 1, adenoid cystic, first result positive: test again'],
  ],
})

export interface LowGrade {
  readonly type: HistologicType
  /** Name of the row of the table. */
  readonly row: string
  /** The statements on type and grade that say so. */
  readonly statements: readonly HistologyStatement[]
}

/** The low grade and type of the tumour that is asked about; undefined where anything that may be of it says otherwise. */
export function lowGradeOf(facts: Facts): LowGrade | undefined {
  const { evidence, tumor } = facts
  if (tumor === undefined) return undefined
  const statements = (evidence.histology ?? []).filter(
    (one) => one.replacedBy === undefined && one.specimen.siteKind !== 'distant' && mayBeOf(one, tumor, facts),
  )
  const isGradeOne = statements.every(({ grade }) => grade === undefined || grade === '1')
  const types = new Set(statements.flatMap(({ type }) => type ?? []))
  const [type] = types
  const isKnown = (told: (one: HistologyStatement) => boolean) =>
    statements.some((one) => told(one) && isFinalReport(one.reportStatus) && isSurelyOf(one, tumor, facts))
  const isTold = isKnown(({ grade }) => grade === '1') && isKnown((one) => one.type === type)
  if (!isGradeOne || type === undefined || types.size > 1 || !isTold) return undefined
  const row = LOW_GRADE_TYPES.find({ type, receptors: receptorsOf(facts) })
  return row && { type, row: row.name, statements }
}

function receptorsOf({ receptors: own }: Facts): (typeof BOTH)[number] {
  const isPositive = (call: string) => call === 'positive' || call === 'low-positive'
  return isPositive(own.ER) && isPositive(own.PgR) ? 'both positive' : 'not both positive'
}

/** A result of another specimen of the tumour, or a second immunostain of the same one: it has been tested again. */
export function isTestedAgain({ tumor, one }: Facts): boolean {
  const elsewhere = (tumor?.classified ?? []).some(
    (other) => other !== one && other.classification.overexpression !== 'unknown',
  )
  const stains = one?.workUp.results.filter(({ test, replacedBy }) => test === 'ihc' && replacedBy === undefined) ?? []
  return elsewhere || stains.length > 1
}

export function isPositiveCore({ one }: Facts): boolean {
  const { procedure, siteKind } = one?.workUp.facts ?? {}
  return one?.classification.overexpression === 'positive' && procedure === 'biopsy' && siteKind === 'breast'
}
