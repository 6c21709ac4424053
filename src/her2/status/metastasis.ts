/** Decision P-10: whether the breast cancer is metastatic. Once metastatic, a later M0 does not undo it. */
import { compareDates } from '../dates.ts'
import type { Evidence, MetastasisStatement, PartialDate } from '../evidence.ts'
import { isFinalReport } from '../tables/report-statuses.ts'
import type { WorkUp } from './specimens.ts'
import { isCounted } from './results.ts'

export type MetastaticBasis =
  | { readonly code: 'statement'; readonly words: string; readonly reference: string }
  | { readonly code: 'distant-specimen'; readonly site?: string }

export interface Metastatic {
  readonly answer: 'yes' | 'no' | 'unknown'
  /** The earliest day from which it is known; absent if no statement is dated. */
  readonly since?: PartialDate
  /** Its basis: statements of the record, and HER2 samples from a distant organ. */
  readonly basis: readonly MetastaticBasis[]
}

/** Reads every statement, and HER2 samples taken from a distant organ, according to P-10. */
export function readMetastatic(evidence: Evidence, workUps: readonly WorkUp[]): Metastatic {
  const own = evidence.metastasis.filter((statement) => !statement.otherPrimary)
  const proof = own.filter((statement) => statement.says === 'yes' && isFinal(statement))
  const samples = workUps.filter((workUp) => workUp.facts.siteKind === 'distant' && workUp.results.some(isCounted))
  if (proof.length > 0 || samples.length > 0) {
    const dates = [...proof.map((statement) => statement.on), ...samples.map((sample) => sample.date)]
    const since = dates.filter((date) => date !== undefined).sort()[0]
    const basis: readonly MetastaticBasis[] = [
      ...proof.map(statementBasis),
      ...samples.map(({ facts: { site } }) => ({ code: 'distant-specimen', ...(site && { site }) }) as const),
    ]
    return { answer: 'yes', ...(since !== undefined && { since }), basis }
  }
  return readAbsence(own)
}

/** 'no' needs a statement that says so and no later doubt. */
function readAbsence(own: readonly MetastasisStatement[]): Metastatic {
  const absence = own.filter((statement) => statement.says === 'no' && isFinal(statement))
  const doubt = own.filter(
    (statement) => statement.says === 'uncertain' || (statement.says === 'yes' && !isFinal(statement)),
  )
  const basis = own.map(statementBasis)
  if (absence.length === 0) return { answer: 'unknown', basis }
  const isLater = doubt.some((one) => one.on !== undefined && absence.every((no) => compareDates(one.on, no.on) > 0))
  return { answer: isLater ? 'unknown' : 'no', basis }
}

function statementBasis({ words, reference }: MetastasisStatement): MetastaticBasis {
  return { code: 'statement', words, reference }
}

function isFinal(statement: MetastasisStatement): boolean {
  return isFinalReport(statement.reportStatus)
}
