/**
 * The laboratory's own calls against ours, specimen by specimen. A difference must meet a row of EXPLANATIONS: the rule
 * that our answer names, what the laboratory called, and why the two differ. A difference without a row fails the check.
 */
import type { ToldClassification as Classification } from '../../src/content/tell-classification.ts'
import type { PatientRow } from './read-rows.ts'
import { PRIMARY } from './build-bundle.ts'

/** What the laboratory recorded for one specimen. Absent means that the file has nothing. */
export interface LaboratoryCalls {
  readonly ihc?: string
  readonly score?: string
  readonly fish?: string
}

export type LaboratoryStatus = 'positive' | 'negative' | 'equivocal' | 'indeterminate' | 'none'

export interface Comparison {
  readonly laboratory: LaboratoryCalls
  readonly status: LaboratoryStatus
  readonly ours?: Classification
  readonly verdict: 'agrees' | 'explained' | 'unexplained'
  readonly rule?: string
  readonly why?: string
}

export function readCalls(row: PatientRow, specimen: string): LaboratoryCalls {
  const columns =
    specimen === PRIMARY
      ? ['her2_status_by_ihc', 'her2_ihc_score', 'her2_fish_status']
      : ['nte_her2_status', 'nte_her2_positivity_ihc_score', 'nte_her2_fish_status']
  const [ihc, score, fish] = columns.map((column) => row[column])
  return { ...(ihc && { ihc }), ...(score && { score }), ...(fish && { fish }) }
}

/**
 * FISH decides if it was called positive or negative, as the guideline has it for an equivocal stain; else IHC, and the
 * score if there is no call.
 */
export function statusOf({ ihc, score, fish }: LaboratoryCalls): LaboratoryStatus {
  const stain = ihc ?? CALL_OF_SCORE[score ?? '']
  const call = [fish, stain].find((word) => word === 'Positive' || word === 'Negative') ?? stain ?? fish
  return call ? (call.toLowerCase() as LaboratoryStatus) : 'none'
}

/** Answers that say the same as the laboratory's call. */
const SAME: Readonly<Record<LaboratoryStatus, readonly string[]>> = {
  positive: ['positive'],
  negative: ['negative'],
  equivocal: ['not-final'],
  indeterminate: ['indeterminate'],
  none: ['unknown', 'none'],
}

interface Explanation {
  /** Row or decision that our answer names. */
  readonly rule: string
  readonly ours: string
  readonly when: (calls: LaboratoryCalls) => boolean
  readonly why: string
}

const CALL_OF_SCORE: Readonly<Record<string, string>> = {
  '0': 'Negative',
  '1+': 'Negative',
  '2+': 'Equivocal',
  '3+': 'Positive',
}

const scoreContradictsCall = ({ ihc, score }: LaboratoryCalls): boolean =>
  ihc !== undefined && score !== undefined && CALL_OF_SCORE[score] !== ihc

const always = (): boolean => true

// prettier-ignore
export const EXPLANATIONS: readonly Explanation[] = [
  { rule: 'CB-4',  ours: 'positive',                       when: ({ fish }) => fish === 'Negative',
    why: 'IHC positive with a negative FISH: positive by IHC and discordant, for a pathologist to review; the file lets FISH win' },
  { rule: 'CB-5',  ours: 'not-final / needs-ish',          when: ({ fish }) => fish === undefined,
    why: 'IHC 2+ without FISH is equivocal, whatever the call' },
  { rule: 'T-12',  ours: 'conflict / reported-vs-derived', when: scoreContradictsCall,
    why: 'the IHC call contradicts its own score' },
  { rule: 'P-2',   ours: 'conflict / percent-vs-score',    when: always,
    why: 'the score contradicts the percentage of stained cells' },
  { rule: 'P-3',   ours: 'conflict / ratio-arithmetic',    when: always,
    why: 'the reported ratio and the quotient of the copy numbers lie on different sides of 2.0' },
  { rule: 'P-4',   ours: 'not-final / ish-equivocal',      when: ({ fish }) => fish === 'Equivocal',
    why: 'FISH was called equivocal, a category that no longer exists' },
  { rule: 'P-5',   ours: 'conflict / reported-vs-derived', when: ({ fish }) => fish !== undefined,
    why: 'the FISH call contradicts the FISH numbers under the guideline of 2018' },
  { rule: 'Gn-2?', ours: 'not-final / recount-not-found',  when: ({ fish }) => fish !== undefined,
    why: 'ISH group 2, 3 or 4 with IHC 2+: the second count is not in the file' },
  { rule: 'Gn-?',  ours: 'not-final / needs-ihc',          when: ({ score }) => score === undefined,
    why: 'ISH group 2, 3 or 4 without an IHC result' },
  { rule: 'CB-16b', ours: 'not-final / repeat-ish',        when: ({ fish }) => fish === 'Indeterminate',
    why: 'IHC 2+ with an indeterminate FISH' },
]

export function compare(laboratory: LaboratoryCalls, ours: Classification | undefined): Comparison {
  const status = statusOf(laboratory)
  const base = { laboratory, status, ...(ours && { ours }) }
  if (losesScore(laboratory, ours)) return { ...base, verdict: 'unexplained' }
  if (SAME[status].includes(ours?.overexpression ?? 'none')) return { ...base, verdict: 'agrees' }
  const words = describe(ours)
  const row = EXPLANATIONS.find(
    ({ rule, ours: answer, when }) => answer === words && when(laboratory) && ours?.rules.includes(rule),
  )
  return row ? { ...base, verdict: 'explained', rule: row.rule, why: row.why } : { ...base, verdict: 'unexplained' }
}

/** An answer that agrees by chance, because a score was not read, does not count as agreement. */
function losesScore({ score }: LaboratoryCalls, ours: Classification | undefined): boolean {
  return score !== undefined && ours?.overexpression !== 'conflict' && ours?.ihc?.score !== score
}

/** 'negative', 'not-final / needs-ish'. */
export function describe(ours: Classification | undefined): string {
  if (!ours) return 'none'
  return ours.reason ? `${ours.overexpression} / ${ours.reason}` : ours.overexpression
}
