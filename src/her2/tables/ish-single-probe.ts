/**
 * HER2 by single-probe ISH (HER2 signals only). Source: `asco-cap-2018`, figure 2 (affirmed 2023); row SP-8 is this
 * project's, for a pair that the figure does not foresee. A published summary that calls 4.0 to 6.0 with any IHC
 * below 3+ negative contradicts the figure for IHC 2+ (row SP-3) and is not followed.
 */
import type { Interval } from './decimal.ts'
import { asks, defineTable, gives } from './define-table.ts'
import { IHC_AXIS } from './ihc.ts'
import { type Group, GROUPS, ON_ITS_OWN } from './ish-dual-probe.ts'
import { BY_DUAL_PROBE, conflict, NEGATIVE, notFinal, POSITIVE, printOutcome } from './outcome.ts'
import { mayLieIn } from './table.ts'

export const SINGLE_PROBE_READINGS = ['single-probe ≥ 6.0', 'single-probe 4.0 to < 6.0', 'single-probe < 4.0'] as const
export type SingleProbeBand = (typeof SINGLE_PROBE_READINGS)[number]

// prettier-ignore
export const SINGLE_PROBE_BANDS = defineTable({
  id: 'single-probe-bands', title: 'Bands', source: 'asco-cap-2018, figure 2 (affirmed 2023)', mark: 'V', kind: 'exactly-one',
  columns: [asks.band('copies', 'HER2 signals per cell'), gives.one('reading', SINGLE_PROBE_READINGS), gives.one('alone', ON_ITS_OWN, 'on its own')],
  rows: [
    ['SP-1',          '≥ 6.0',            'single-probe ≥ 6.0',         'amplified',      'single-probe, 6.0 or more HER2 signals per cell: ISH positive'],
    ['SP-2 to SP-6',  '≥ 4.0 and < 6.0',  'single-probe 4.0 to < 6.0',  '-',              'single-probe, 4.0 to below 6.0 HER2 signals per cell: by IHC and dual-probe ISH'],
    ['SP-7',          '< 4.0',            'single-probe < 4.0',         'not-amplified',  'single-probe, fewer than 4.0 HER2 signals per cell: ISH negative'],
  ],
})

export const DUAL_AXIS = ['not done', ...GROUPS] as const
export type DualAxis = 'not done' | Group

/** Figure 2, middle box: 4.0 to below 6.0 HER2 signals per cell, by IHC and by dual-probe ISH on the same tissue. */
// prettier-ignore
export const SINGLE_PROBE_MIDDLE = defineTable({
  id: 'single-probe-middle', title: '4.0 to below 6.0', source: 'asco-cap-2018, figure 2 (affirmed 2023)', mark: 'V', kind: 'exactly-one',
  columns: [asks.word('ihc', IHC_AXIS, 'IHC'), asks.word('dual', DUAL_AXIS, 'dual-probe group'), gives.value('final', printOutcome)],
  rows: [
    // rule   IHC                                dual-probe group   final                            means
    ['SP-2',  '3+',                              'not done or 1',   POSITIVE,                        'single-probe, 4.0 to below 6.0, with IHC 3+: positive'],
    ['SP-2',  'not done or 2+ or indeterminate', '1',               POSITIVE,                        'single-probe, 4.0 to below 6.0, with dual-probe group 1: positive'],
    ['SP-3',  '2+',                              'not done',        notFinal('needs-dual-probe'),    'single-probe, 4.0 to below 6.0, with IHC 2+: dual-probe ISH gives the final result'],
    ['SP-4',  '0 or 1+',                         'not done or 5',   NEGATIVE,                        'single-probe, 4.0 to below 6.0, with IHC 0 or 1+: negative'],
    ['SP-4',  'not done or 2+ or indeterminate', '5',               NEGATIVE,                        'single-probe, 4.0 to below 6.0, with dual-probe group 5: negative'],
    ['SP-5',  'any',                             '2 or 3 or 4',     BY_DUAL_PROBE,                   'single-probe, 4.0 to below 6.0, with dual-probe group 2 to 4: the dual-probe work-up applies'],
    ['SP-6',  'not done or indeterminate',       'not done',        notFinal('needs-ihc'),           'single-probe, 4.0 to below 6.0, without valid IHC or dual-probe ISH: not final'],
    ['SP-8',  '3+',                              '5',               conflict('sp-contradiction'),    'single-probe, 4.0 to below 6.0, with IHC 3+ and dual-probe group 5, which exclude each other: for review by a pathologist', { source: 'this project', mark: 'inference' }],
    ['SP-8',  '0 or 1+',                         '1',               conflict('sp-contradiction'),    'single-probe, 4.0 to below 6.0, with IHC 0 or 1+ and dual-probe group 1, which exclude each other: for review by a pathologist', { source: 'this project', mark: 'inference' }],
  ],
})

/** The bands that the copy number leaves possible. */
export function possibleSingleProbeBands(copies: Interval | undefined): readonly SingleProbeBand[] {
  return SINGLE_PROBE_BANDS.rows.filter((row) => mayLieIn(copies, row.copies)).map(({ reading }) => reading)
}
