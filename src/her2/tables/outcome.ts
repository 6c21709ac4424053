/** What a row of the tables concludes: a status with its reason, or the table that goes on. */
import type { ConflictReason, NotFinalReason } from '../classification.ts'

export type Conclusion = {
  readonly status: 'positive' | 'negative' | 'indeterminate' | 'not-final' | 'conflict'
  readonly reason?: NotFinalReason | ConflictReason
  readonly discordant?: true
  readonly caution?: true
}

export type Outcome =
  Conclusion | { readonly goesOn: 'by group and IHC' | 'by single-probe table' | 'by dual-probe group' }

export const POSITIVE = { status: 'positive' } as const
export const NEGATIVE = { status: 'negative' } as const
export const INDETERMINATE = { status: 'indeterminate' } as const
/** Positive by one test, and the other one says otherwise (decision P-1). */
export const DISCORDANT = { status: 'positive', discordant: true } as const
export const NEGATIVE_WITH_CAUTION = { status: 'negative', caution: true } as const

export const BY_GROUP = { goesOn: 'by group and IHC' } as const
export const BY_SINGLE_PROBE = { goesOn: 'by single-probe table' } as const
export const BY_DUAL_PROBE = { goesOn: 'by dual-probe group' } as const

export function notFinal(reason: NotFinalReason): Conclusion {
  return { status: 'not-final', reason }
}

export function conflict(reason: ConflictReason): Conclusion {
  return { status: 'conflict', reason }
}

/** 'not-final: needs-ish', 'positive, discordant', 'by group and IHC'. */
export function printOutcome(outcome: Outcome): string {
  if ('goesOn' in outcome) return outcome.goesOn
  const { status, reason, discordant, caution } = outcome
  const flags = [...(discordant ? ['discordant'] : []), ...(caution ? ['caution'] : [])]
  return [reason ? `${status}: ${reason}` : status, ...flags].join(', ')
}
