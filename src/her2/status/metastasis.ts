/** Decision P-10: whether the breast cancer is metastatic. Once metastatic, a later M0 does not undo it. */
import { compareDates } from '../dates.ts'
import type { Evidence, MetastasisStatement, PartialDate, SpecimenFacts } from '../evidence.ts'
import { isFinalReport } from '../tables/report-statuses.ts'
import type { WorkUp } from './specimens.ts'
import { isOfUnknownOrigin, isTiedToCancer, isTissueOfUnknownOrigin } from './metastatic-tissue.ts'
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
  /** A metastasis is on record, and may be of another cancer (decision P-17). */
  readonly originNotStated?: true
}

/** Reads every statement, and HER2 samples taken from a distant organ, according to P-10. */
export function readMetastatic(evidence: Evidence, workUps: readonly WorkUp[]): Metastatic {
  const own = evidence.metastasis
    .filter((statement) => !statement.otherPrimary)
    .map((statement) => (isOfUnknownOrigin(statement, evidence) ? doubted(statement) : statement))
  const proof = own.filter((statement) => statement.says === 'yes' && isFinal(statement))
  const samples = distantSamples(evidence, workUps)
  if (proof.length > 0 || samples.length > 0) {
    const dates = [...proof.map((statement) => statement.on), ...samples.map((sample) => sample.date)]
    const since = dates.filter((date) => date !== undefined).sort()[0]
    const basis: readonly MetastaticBasis[] = [
      ...proof.map(statementBasis),
      ...samples.map(({ facts: { site } }) => ({ code: 'distant-specimen', ...(site && { site }) }) as const),
    ]
    return { answer: 'yes', ...(since !== undefined && { since }), basis }
  }
  const absence = readAbsence(own)
  const isDoubted = evidence.metastasis.some((one) => one.says === 'yes' && isOfUnknownOrigin(one, evidence))
  return isDoubted && absence.answer === 'unknown' ? { ...absence, originNotStated: true } : absence
}

/** Decision P-17: for a reader it is on record, for the rules it is open. */
function doubted(statement: MetastasisStatement): MetastasisStatement {
  return statement.says === 'yes' ? { ...statement, says: 'uncertain' } : statement
}

interface DistantSample {
  readonly facts: SpecimenFacts
  readonly date?: PartialDate
}

/** Decisions P-10 and P-18: HER2 samples from a distant organ, and others that the record ties to cancer. */
function distantSamples(evidence: Evidence, workUps: readonly WorkUp[]): readonly DistantSample[] {
  const tested = workUps.filter(({ facts, results }) => facts.siteKind === 'distant' && results.some(isCounted))
  const keys = new Set(tested.map(({ facts }) => facts.key))
  const tied = evidence.specimens
    .filter((facts) => facts.siteKind === 'distant' && isTiedToCancer(facts) && !keys.has(facts.key))
    .map((facts) => ({ facts, ...(facts.collectedOn && { date: facts.collectedOn }) }))
  return [...tested, ...tied].filter(({ facts, date }) => !isTissueOfUnknownOrigin(facts, date, evidence))
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
