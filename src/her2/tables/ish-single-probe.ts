/**
 * HER2 by single-probe ISH (HER2 signals only). Source: `asco-cap-2018`, figure 2 (affirmed 2023); row SP-8 is this
 * project's, for a pair that the figure does not foresee. A published summary that calls 4.0 to 6.0 with any IHC
 * below 3+ negative contradicts the figure for IHC 2+ (row SP-3) and is not followed.
 */
import type { Interval } from './decimal.ts'
import { IHC_AXIS, type IhcAxis } from './ihc.ts'
import type { Group } from './ish-dual-probe.ts'
import { type Band, type Cell, compileTable, mayLieIn } from './table.ts'

export type SingleProbeBand = 'single-probe ≥ 6.0' | 'single-probe 4.0 to < 6.0' | 'single-probe < 4.0'

// prettier-ignore
export const SINGLE_PROBE_BANDS: readonly (readonly [rule: string, copies: Band, reading: SingleProbeBand])[] = [
  // rule           HER2 signals per cell   reading
  ['SP-1',          '≥ 6.0',                'single-probe ≥ 6.0'],
  ['SP-2 to SP-6',  '≥ 4.0 and < 6.0',      'single-probe 4.0 to < 6.0'],
  ['SP-7',          '< 4.0',                'single-probe < 4.0'],
]

export const DUAL_AXIS = ['not done', '1', '2', '3', '4', '5'] as const
export type DualAxis = 'not done' | Group

export type SingleProbeFinal =
  | 'positive'
  | 'negative'
  | 'not-final: needs-dual-probe'
  | 'not-final: needs-ihc'
  | 'conflict: sp-contradiction'
  | 'by dual-probe group'

export type SingleProbeRow = readonly [rule: string, ihc: Cell<IhcAxis>, dual: Cell<DualAxis>, final: SingleProbeFinal]

/** Figure 2, middle box: 4.0 to below 6.0 HER2 signals per cell, by IHC and by dual-probe ISH on the same tissue. */
// prettier-ignore
export const SINGLE_PROBE_MIDDLE: readonly SingleProbeRow[] = [
  // rule   IHC                                dual-probe group   final
  ['SP-2',  '3+',                              'not done or 1',   'positive'],
  ['SP-2',  'not done or 2+ or indeterminate', '1',               'positive'],
  ['SP-3',  '2+',                              'not done',        'not-final: needs-dual-probe'],
  ['SP-4',  '0 or 1+',                         'not done or 5',   'negative'],
  ['SP-4',  'not done or 2+ or indeterminate', '5',               'negative'],
  ['SP-5',  'any',                             '2 or 3 or 4',     'by dual-probe group'],
  ['SP-6',  'not done or indeterminate',       'not done',        'not-final: needs-ihc'],
  ['SP-8',  '3+',                              '5',               'conflict: sp-contradiction'],
  ['SP-8',  '0 or 1+',                         '1',               'conflict: sp-contradiction'],
]

const middle = compileTable('SINGLE_PROBE_MIDDLE', SINGLE_PROBE_MIDDLE, [IHC_AXIS, DUAL_AXIS], (row) => [
  row[1],
  row[2],
])

export function lookUpSingleProbeMiddle(ihc: IhcAxis, dual: DualAxis): SingleProbeRow {
  return middle(ihc, dual)
}

/** The bands that the copy number leaves possible. */
export function possibleSingleProbeBands(copies: Interval | undefined): readonly SingleProbeBand[] {
  return SINGLE_PROBE_BANDS.filter(([, band]) => mayLieIn(copies, band)).map(([, , reading]) => reading)
}
