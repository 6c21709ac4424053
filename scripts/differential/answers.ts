/**
 * The answers of the second implementation. An expectation is every answer that docs/rules.md allows: one, or several where the
 * page leaves a question open. What an answer does not name is not compared.
 */
import type { Overall } from './case.ts'

/** Section 5.1: the words of an answer. */
export type Status = 'positive' | 'negative' | 'not-final' | 'conflict' | 'indeterminate' | 'unknown'
export type Tier = 'low' | 'ultralow' | 'undetermined' | 'zero-unspecified' | 'null'
export type NotFinal =
  | 'needs-ish'
  | 'needs-ihc'
  | 'needs-dual-probe'
  | 'recount-not-found'
  | 'adjudication'
  | 'copy-number-missing'
  | 'ratio-missing'
  | 'preliminary'
  | 'repeat-ish'
  | 'ish-equivocal'
export type Conflict = 'reported-vs-derived' | 'ratio-arithmetic' | 'percent-vs-score' | 'sp-contradiction'
export type Comment = 'C2' | 'C3' | 'C4'

export interface Answer {
  readonly status: Status
  /** Any one of these. */
  readonly reasons?: readonly string[]
  /** Any one of these; only where negative. */
  readonly tiers?: readonly Tier[]
  readonly caution?: boolean
  readonly discordant?: boolean
  readonly comment?: Comment
}

/** What docs/rules.md leaves open, and why: here more than one answer is right. */
export const OPEN = {
  'overall beside words':
    'P-6 lets the overall interpretation speak where scores and numbers are absent, CB-17 lets the words of a test; which of two words outweighs the other is not said',
  'overall beside numbers that leave several groups':
    'P-6 says "where scores and numbers are absent"; whether numbers that decide nothing are present is not said',
  'overall beside failed tests': 'P-6 names absent scores, CB-16 a failed test; together they are not named',
  'overall beside a recount of another group':
    'section 3.2: the laboratory adjudicates; whether its overall interpretation is that adjudication is not said',
  'words beside an interval that leaves one group':
    'P-4 lets the words of incomplete numbers count, P-5 holds words against a group, T-37 reads the interval as its group',
  'words against a recount': 'P-5 names IHC 0 and 1+, not a group that a recount has confirmed',
  'amplified in G2 to G4 beside IHC negative in words': 'P-5 names IHC 0 and 1+, not IHC in words',
  'SP-8 with IHC in words': 'SP-8 names scores, not IHC in words',
  'indeterminate beside a pending test': 'CB-16 and P-9 both apply',
  'tier in words against a score':
    'T-24 and P-6: words set no tier that is contradicted; whether the contradiction is a conflict is not said (decision 4 says so)',
  'only registered': 'P-9 shows it as pending; whether as a specimen or as an open test is not said',
  'stage II or III alone': 'P-10 says what makes metastatic yes, not whether a stage below IV makes it no',
  'MX after M0': 'P-10: MX makes nothing so; whether it unsettles an older M0 is not said',
  'distant tissue with a pending result alone':
    'P-10 names a HER2 specimen of a distant organ, not whether its result must count',
  'nothing for about five years':
    'P-12: a statement without a side may be of either tumour, and the day of the last result may be that of its sample',
  'another answer of a tumour that is not active': 'P-12: "another group", without saying whether an active one',
  'the same status for another reason': 'P-12: whether a reason makes an answer another one is not said',
} as const
export type OpenQuestion = keyof typeof OPEN

export interface Expected {
  readonly answers: readonly Answer[]
  readonly open?: OpenQuestion
}

export const positive = (discordant = false): Answer => ({ status: 'positive', caution: false, discordant })
export const notFinal = (...reasons: readonly NotFinal[]): Answer => ({
  status: 'not-final',
  reasons,
  caution: false,
  discordant: false,
})
export const conflict = (reasons: readonly Conflict[]): Answer => ({ status: 'conflict', reasons })
export const INDETERMINATE: Answer = { status: 'indeterminate', caution: false, discordant: false }
export const UNKNOWN: Answer = { status: 'unknown' }

export function negative(tier: Tier, more: Pick<Answer, 'caution' | 'comment'> = { caution: false }): Answer {
  return { status: 'negative', tiers: [tier], discordant: false, ...more }
}

/** What the overall interpretation gives where it is one of several answers: its side alone is compared. */
export function sideOf(overall: Overall): Answer {
  return overall === 'positive'
    ? { status: 'positive' }
    : { status: 'negative', tiers: ['low', 'undetermined', 'ultralow', 'zero-unspecified', 'null'] }
}
