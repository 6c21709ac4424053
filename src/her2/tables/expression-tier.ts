/**
 * Tiers of HER2-negative tumours. Source: `fda-2025-01-27` and the trial definitions for low and ultralow,
 * `rakha-2026` for null. They are label and trial terms with their own review date, not ASCO/CAP categories: a tier
 * is only ever given beside the status 'negative' (rows LOW-1 to LOW-8).
 */
import type { Tier } from '../classification.ts'
import { type Cell, compileTable } from './table.ts'

/** The IHC of a HER2-negative specimen. 'no score': negative or equivocal in words only. */
export const TIER_IHC_AXIS = [
  '0, staining present',
  '0, staining absent',
  '0, not stated',
  '1+',
  '2+',
  'no score',
] as const
export type TierIhc = (typeof TIER_IHC_AXIS)[number]

/** 'plainly negative': no ISH, a failed one, or one plainly not amplified; 'group 2 to 4': negative with a comment. */
export const TIER_ISH_AXIS = ['plainly negative', 'group 2 to 4'] as const
export type TierIsh = (typeof TIER_ISH_AXIS)[number]

export type TierRow = readonly [
  rule: string,
  ihc: Cell<TierIhc>,
  ish: Cell<TierIsh>,
  tier: Tier,
  caution: 'caution' | '-',
]

// prettier-ignore
export const TIERS: readonly TierRow[] = [
  // rule    IHC                     ISH                  tier                caution
  ['LOW-1',  '1+',                   'plainly negative',  'low',              '-'],
  ['LOW-2',  '2+',                   'plainly negative',  'low',              '-'],
  ['LOW-3',  '0, staining present',  'plainly negative',  'ultralow',         '-'],
  ['LOW-4',  '0, staining absent',   'any',               'null',             '-'],
  ['LOW-5',  '0, not stated',        'any',               'zero-unspecified', '-'],
  ['LOW-6',  'no score',             'any',               'undetermined',     '-'],
  ['LOW-7',  '1+ or 2+',             'group 2 to 4',      'low',              'caution'],
  ['LOW-7',  '0, staining present',  'group 2 to 4',      'ultralow',         'caution'],
]

const tiers = compileTable('TIERS', TIERS, [TIER_IHC_AXIS, TIER_ISH_AXIS], (row) => [row[1], row[2]])

export function lookUpTier(ihc: TierIhc, ish: TierIsh): TierRow {
  return tiers(ihc, ish)
}
