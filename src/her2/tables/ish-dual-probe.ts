/**
 * HER2 by dual-probe ISH, invasive breast carcinoma. Source: `asco-cap-2018`, figures 3 to 6 (affirmed 2023).
 * To check by eye: open the figure named in each heading; rows follow its boxes from top to bottom.
 * Every case meets exactly one row (proven at load and in test/her2/tables.test.ts), so any row can be read on its own.
 */
import type { Interval } from './decimal.ts'
import { asks, defineTable, gives, type Row } from './define-table.ts'
import { IHC_AXIS } from './ihc.ts'
import { type Conclusion, NEGATIVE, notFinal, POSITIVE, printOutcome } from './outcome.ts'
import { mayLieIn } from './table.ts'

export const GROUPS = ['1', '2', '3', '4', '5'] as const
export type Group = (typeof GROUPS)[number]

/** What the numbers alone say. Without IHC, groups 2 to 4 say neither. */
export const ON_ITS_OWN = ['amplified', 'not-amplified', '-'] as const

/** Figure 3. Both numbers are needed: with one missing, several groups remain possible. */
// prettier-ignore
export const ISH_GROUPS = defineTable({
  id: 'ish-groups', title: 'Groups', source: 'asco-cap-2018, figure 3 (affirmed 2023)', mark: 'V', kind: 'exactly-one',
  columns: [asks.band('ratio', 'HER2/CEP17 ratio'), asks.band('copies', 'HER2 signals per cell'), gives.one('group', GROUPS), gives.one('alone', ON_ITS_OWN, 'on its own')],
  rows: [
    // rule   ratio     copies             group  on its own        means
    ['G1',    '≥ 2.0',  '≥ 4.0',            '1',  'amplified',      'ratio 2.0 or more with 4.0 or more HER2 signals per cell: ISH positive'],
    ['G2',    '≥ 2.0',  '< 4.0',            '2',  '-',              'ratio 2.0 or more with fewer than 4.0 HER2 signals per cell: further work-up'],
    ['G3',    '< 2.0',  '≥ 6.0',            '3',  '-',              'ratio below 2.0 with 6.0 or more HER2 signals per cell: further work-up'],
    ['G4',    '< 2.0',  '≥ 4.0 and < 6.0',  '4',  '-',              'ratio below 2.0 with 4.0 to below 6.0 HER2 signals per cell: further work-up'],
    ['G5',    '< 2.0',  '< 4.0',            '5',  'not-amplified',  'ratio below 2.0 with fewer than 4.0 HER2 signals per cell: ISH negative'],
  ],
})

export const RECOUNT_AXIS = ['not documented', 'same group', 'other group'] as const
export type Recount = (typeof RECOUNT_AXIS)[number]

const printConclusion: (final: Conclusion) => string = printOutcome
const concludes = gives.value('final', printConclusion)

/**
 * Figures 4, 5 and 6: groups 2, 3 and 4 by concurrent IHC on the same tissue sample. The recount is done by a second,
 * blinded observer on at least 20 cells in the IHC 2+ area; if it gives another group, the laboratory adjudicates.
 */
// prettier-ignore
export const GROUP_BY_IHC = defineTable({
  id: 'group-by-ihc', title: 'Groups 2, 3 and 4 by concurrent IHC', source: 'asco-cap-2018, figures 4 to 6 (affirmed 2023)', mark: 'V', kind: 'exactly-one',
  columns: [asks.word('group', ['2', '3', '4']), asks.word('ihc', IHC_AXIS, 'IHC'), asks.word('recount', RECOUNT_AXIS), concludes, gives.one('comment', ['C2', 'C3', 'C4', '-'])],
  rows: [
    // rule    group          IHC                          recount            final                           comment  means
    ['G2-0',   '2',           '0',                         'any',             NEGATIVE,                       'C2',    'ISH group 2 with IHC 0 is negative, with a comment'],
    ['G2-1',   '2',           '1+',                        'any',             NEGATIVE,                       'C2',    'ISH group 2 with IHC 1+ is negative, with a comment'],
    ['G2-2',   '2',           '2+',                        'same group',      NEGATIVE,                       'C2',    'ISH group 2 with IHC 2+ and a recount in the same group is negative, with a comment'],
    ['G2-2x',  '2',           '2+',                        'other group',     notFinal('adjudication'),       '-',     'ISH group 2 with IHC 2+ and a recount in another group: the laboratory adjudicates'],
    ['G2-3',   '2',           '3+',                        'any',             POSITIVE,                       '-',     'ISH group 2 with IHC 3+ is positive'],
    ['G3-0',   '3',           '0',                         'any',             NEGATIVE,                       'C3',    'ISH group 3 with IHC 0 is negative, with a comment'],
    ['G3-1',   '3',           '1+',                        'any',             NEGATIVE,                       'C3',    'ISH group 3 with IHC 1+ is negative, with a comment'],
    ['G3-2',   '3',           '2+',                        'same group',      POSITIVE,                       '-',     'ISH group 3 with IHC 2+ and a recount in the same group is positive'],
    ['G3-2x',  '3',           '2+',                        'other group',     notFinal('adjudication'),       '-',     'ISH group 3 with IHC 2+ and a recount in another group: the laboratory adjudicates'],
    ['G3-3',   '3',           '3+',                        'any',             POSITIVE,                       '-',     'ISH group 3 with IHC 3+ is positive'],
    ['G4-0',   '4',           '0',                         'any',             NEGATIVE,                       'C4',    'ISH group 4 with IHC 0 is negative, with a comment'],
    ['G4-1',   '4',           '1+',                        'any',             NEGATIVE,                       'C4',    'ISH group 4 with IHC 1+ is negative, with a comment'],
    ['G4-2',   '4',           '2+',                        'same group',      NEGATIVE,                       'C4',    'ISH group 4 with IHC 2+ and a recount in the same group is negative, with a comment'],
    ['G4-2x',  '4',           '2+',                        'other group',     notFinal('adjudication'),       '-',     'ISH group 4 with IHC 2+ and a recount in another group: the laboratory adjudicates'],
    ['G4-3',   '4',           '3+',                        'any',             POSITIVE,                       '-',     'ISH group 4 with IHC 3+ is positive'],
    ['Gn-?',   '2 or 3 or 4', 'not done or indeterminate', 'any',             notFinal('needs-ihc'),          '-',     'ISH group 2 to 4 without IHC on the same sample: not final'],
    ['Gn-2?',  '2 or 3 or 4', '2+',                        'not documented',  notFinal('recount-not-found'),  '-',     'ISH group 2 to 4 with IHC 2+ and no recount found: not final', { mark: 'inference' }],
  ],
})

/** The row of figure 3 for a group. */
export function findGroup(group: Group): Row<(typeof ISH_GROUPS)['columns']> {
  return ISH_GROUPS.rows.find((row) => row.group === group) as Row<(typeof ISH_GROUPS)['columns']>
}

/** The groups that the numbers leave possible; exactly one when both are reported as plain numbers. */
export function possibleGroups(ratio: Interval | undefined, copies: Interval | undefined): readonly Group[] {
  return ISH_GROUPS.rows
    .filter((row) => mayLieIn(ratio, row.ratio) && mayLieIn(copies, row.copies))
    .map(({ group }) => group)
}
