/**
 * Tiers of HER2-negative tumours. Source: `fda-2025-01-27` and the trial definitions for low and ultralow,
 * `rakha-2026` for null. They are label and trial terms with their own review date, not ASCO/CAP categories: a tier
 * is only ever given beside the status 'negative' (rows LOW-1 to LOW-8).
 */
import type { Tier } from '../classification.ts'
import { asks, defineTable, gives } from './define-table.ts'

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

const TIER_VALUES: readonly Tier[] = ['low', 'ultralow', 'null', 'zero-unspecified', 'undetermined']

// prettier-ignore
export const TIERS = defineTable({
  id: 'tiers', title: 'Tiers', source: 'fda-2025-01-27; rakha-2026 for null', mark: 'V', kind: 'exactly-one',
  columns: [asks.word('ihc', TIER_IHC_AXIS, 'IHC'), asks.word('ish', TIER_ISH_AXIS, 'ISH'), gives.one('tier', TIER_VALUES), gives.one('caution', ['caution', '-'])],
  rows: [
    // rule    IHC                     ISH                  tier                caution     means
    ['LOW-1',  '1+',                   'plainly negative',  'low',              '-',        'IHC 1+ with negative or no ISH: expression tier low'],
    ['LOW-2',  '2+',                   'plainly negative',  'low',              '-',        'IHC 2+ with ISH not amplified: expression tier low'],
    ['LOW-3',  '0, staining present',  'plainly negative',  'ultralow',         '-',        'IHC 0 with membrane staining of at most 10 %: expression tier ultralow'],
    ['LOW-4',  '0, staining absent',   'any',               'null',             '-',        'IHC 0 with absent membrane staining: expression tier null'],
    ['LOW-5',  '0, not stated',        'any',               'zero-unspecified', '-',        'IHC 0 without a statement on membrane staining: the tier is not specified', { mark: 'inference' }],
    ['LOW-6',  'no score',             'any',               'undetermined',     '-',        'no IHC score: the expression tier cannot be determined', { mark: 'inference' }],
    ['LOW-7',  '1+ or 2+',             'group 2 to 4',      'low',              'caution',  'IHC 1+ or 2+, negative with an ISH comment: low only with caution', { mark: 'inference' }],
    ['LOW-7',  '0, staining present',  'group 2 to 4',      'ultralow',         'caution',  'IHC 0 with membrane staining, negative with an ISH comment: ultralow only with caution', { mark: 'inference' }],
  ],
})
