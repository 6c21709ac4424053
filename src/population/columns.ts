/**
 * The columns of results.parquet: one row for each patient that was read. The table is the data dictionary, too
 * (docs/population.md). What a record does not say is null, never a value of its own.
 */
import type { Classification } from '../her2/classification.ts'
import { compareDates, daysBetween } from '../her2/dates.ts'
import type { Evidence, Her2Result } from '../her2/evidence.ts'
import type { ClassifyLine } from '../evaluate/classify-records.ts'
import type { Assessment } from '../evaluate/assess.ts'

/** What a column is made of. */
export interface OfPatient {
  readonly patient: string | undefined
  readonly line: ClassifyLine
  readonly assessment: Assessment
  /** IHC 2+ and its ISH. */
  readonly reflex: Reflex
}

export type Cell = string | number | boolean | undefined

export interface Column {
  readonly name: string
  readonly type: 'VARCHAR' | 'BOOLEAN' | 'INTEGER'
  readonly means: string
  readonly of: (patient: OfPatient) => Cell
}

const current = ({ line }: OfPatient) => line.current

// prettier-ignore
export const COLUMNS: readonly Column[] = [
  { name: 'patient',            type: 'VARCHAR', means: "the patient's reference, or its pseudonym",                                             of: ({ patient }) => patient },
  { name: 'status',             type: 'VARCHAR', means: 'HER2 status of the current specimen: overexpression of the classification object',      of: (one) => current(one)?.overexpression },
  { name: 'reason',             type: 'VARCHAR', means: 'why it is not final, contradicts itself or does not apply',                              of: (one) => current(one)?.reason },
  { name: 'tier',               type: 'VARCHAR', means: "low, ultralow, null (the word), zero-unspecified or undetermined; only where negative",  of: (one) => current(one)?.tier },
  { name: 'label',              type: 'VARCHAR', means: 'the same in words',                                                                      of: (one) => current(one)?.label },
  { name: 'ihc_score',          type: 'VARCHAR', means: 'IHC score: 0, 1+, 2+, 3+',                                                               of: (one) => current(one)?.ihc?.score },
  { name: 'ihc_staining',       type: 'VARCHAR', means: 'staining beside a score 0: absent or present',                                           of: (one) => current(one)?.ihc?.staining },
  { name: 'ish_group',          type: 'INTEGER', means: 'ISH group 1 to 5',                                                                       of: (one) => current(one)?.ish?.group },
  { name: 'ish_result',         type: 'VARCHAR', means: 'amplified, not-amplified, equivocal or indeterminate',                                   of: (one) => current(one)?.ish?.result },
  { name: 'ish_ratio',          type: 'VARCHAR', means: 'HER2/CEP17 ratio, its digits as reported',                                               of: (one) => current(one)?.ish?.ratio },
  { name: 'her2_copies',        type: 'VARCHAR', means: 'HER2 copies per cell, as reported',                                                      of: (one) => current(one)?.ish?.her2CopyNumber },
  { name: 'specimen',           type: 'VARCHAR', means: 'the current specimen',                                                                   of: (one) => current(one)?.specimen.reference },
  { name: 'site',               type: 'VARCHAR', means: 'where it was taken',                                                                     of: (one) => current(one)?.specimen.site },
  { name: 'collected_on',       type: 'VARCHAR', means: 'when, as far as it is known: 2026, 2026-09 or 2026-09-02',                               of: (one) => current(one)?.specimen.collectedOn },
  { name: 'year',               type: 'INTEGER', means: 'the year of collected_on',                                                               of: (one) => yearOf(current(one)?.specimen.collectedOn) },
  { name: 'of_metastasis',      type: 'BOOLEAN', means: 'it is tissue of a distant metastasis',                                                   of: (one) => current(one)?.specimen.metastatic },
  { name: 'metastatic',         type: 'VARCHAR', means: 'yes, no or unknown',                                                                     of: ({ line }) => line.metastatic },
  { name: 'hormone_receptor',   type: 'VARCHAR', means: 'positive, low-positive, negative or unknown',                                            of: ({ line }) => line.hormoneReceptor },
  { name: 'ever_positive',      type: 'BOOLEAN', means: 'any specimen was HER2-positive',                                                         of: ({ line }) => line.everPositive },
  { name: 'ever_low',           type: 'BOOLEAN', means: 'any specimen was HER2-low',                                                              of: ({ line }) => line.everLow },
  { name: 'ever_ultralow',      type: 'BOOLEAN', means: 'any specimen was HER2-ultralow',                                                         of: ({ line }) => line.everUltralow },
  { name: 'breast_cancer',      type: 'BOOLEAN', means: 'an invasive breast cancer is on record as a diagnosis, not as unconfirmed',              of: ({ assessment }) => diagnosesOf(assessment.evidence).length > 0 },
  { name: 'diagnosed_on',       type: 'VARCHAR', means: 'the first such diagnosis, as far as its day is known',                                   of: ({ assessment }) => earliest(diagnosesOf(assessment.evidence).map(({ on }) => on)) },
  { name: 'tumours',            type: 'INTEGER', means: 'tumours that have a specimen with a HER2 result',                                        of: ({ line }) => line.tumors.length },
  { name: 'specimens',          type: 'INTEGER', means: 'specimens with a HER2 result',                                                           of: ({ line }) => specimensOf(line).length },
  { name: 'specimens_differ',   type: 'BOOLEAN', means: 'two specimens with a final answer do not have the same status and tier; null with fewer than two', of: ({ line }) => differ(specimensOf(line)) },
  { name: 'tumours_differ',     type: 'BOOLEAN', means: "another tumour's answer is not the same as the current one",                             of: (one) => current(one) && current(one)?.differs === true },
  { name: 'equivocal_on',       type: 'VARCHAR', means: 'day of the first IHC 2+',                                                                of: ({ reflex }) => reflex.equivocalOn },
  { name: 'ish_on',             type: 'VARCHAR', means: 'day of the first ISH result on the same specimen',                                       of: ({ reflex }) => reflex.ishOn },
  { name: 'days_to_ish',        type: 'INTEGER', means: 'days between them, where both days are known',                                           of: ({ reflex }) => reflex.days },
  { name: 'questions',          type: 'VARCHAR', means: 'keys of the considerations at patient-view, joined by blanks',                           of: ({ line }) => line.considerations.join(' ') },
  { name: 'unread',             type: 'INTEGER', means: 'texts and values that were there and not understood',                                    of: ({ line }) => line.unread.length },
  { name: 'rules',              type: 'VARCHAR', means: 'rows of the decision tables that were used, joined by blanks',                           of: (one) => current(one)?.rules.join(' ') },
]

/** The first IHC 2+ of a record, and the first ISH result on the same specimen. */
export interface Reflex {
  readonly equivocalOn?: string
  readonly ishOn?: string
  readonly days?: number
}

export function reflexOf({ results }: Evidence): Reflex {
  const standing = results.filter(({ replacedBy }) => replacedBy === undefined)
  const equivocal = standing
    .filter((result) => result.test === 'ihc' && result.score === '2+')
    .toSorted((one, other) => compareDates(one.performedOn, other.performedOn))
  const [first] = equivocal
  if (first === undefined) return {}
  const ish = standing
    .filter((result) => result.test === 'ish' && isOfSame(first, result))
    .toSorted((one, other) => compareDates(one.performedOn, other.performedOn))
  const [equivocalOn, ishOn] = [first.performedOn, ish[0]?.performedOn]
  const days = isDay(equivocalOn) && isDay(ishOn) ? daysBetween(equivocalOn, ishOn) : undefined
  return {
    ...(equivocalOn !== undefined && { equivocalOn }),
    ...(ishOn !== undefined && { ishOn }),
    ...(days !== undefined && days >= 0 && { days }),
  }
}

function isOfSame(one: Her2Result, other: Her2Result): boolean {
  return one.specimen.key !== undefined && one.specimen.key === other.specimen.key
}

function isDay(date: string | undefined): date is string {
  return date?.length === 10
}

function diagnosesOf({ diagnoses }: Evidence) {
  return diagnoses.filter(({ kind, unconfirmed }) => kind === 'invasive-breast' && unconfirmed !== true)
}

function earliest(dates: readonly (string | undefined)[]): string | undefined {
  return dates.filter((date) => date !== undefined).toSorted()[0]
}

function yearOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4))
}

function specimensOf({ tumors }: ClassifyLine) {
  return tumors.flatMap(({ specimens }) => specimens)
}

function differ(specimens: readonly Pick<Classification, 'overexpression' | 'tier'>[]): boolean | undefined {
  const final = specimens.filter(({ overexpression }) => overexpression === 'positive' || overexpression === 'negative')
  if (final.length < 2) return undefined
  return new Set(final.map(({ overexpression, tier }) => `${overexpression} ${tier ?? ''}`)).size > 1
}
