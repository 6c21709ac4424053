/**
 * HER2 by dual-probe ISH, invasive breast carcinoma. Source: `asco-cap-2018`, figures 3 to 6 (affirmed 2023).
 * To check by eye: open the figure named in each heading; rows follow its boxes from top to bottom.
 * Every case meets exactly one row (test/her2/tables.test.ts), so any row can be read on its own.
 */
import type { Interval } from './decimal.ts'
import { IHC_AXIS, type IhcAxis } from './ihc.ts'
import { type Band, type Cell, compileTable, mayLieIn } from './table.ts'

export type Group = '1' | '2' | '3' | '4' | '5'

/** Figure 3. Both numbers are needed: with one missing, several groups stay possible. */
// prettier-ignore
export const ISH_GROUPS: readonly (readonly [rule: string, ratio: Band, copies: Band, group: Group])[] = [
  // rule   HER2/CEP17 ratio   HER2 signals per cell   group
  ['G1',    '≥ 2.0',           '≥ 4.0',                '1'],
  ['G2',    '≥ 2.0',           '< 4.0',                '2'],
  ['G3',    '< 2.0',           '≥ 6.0',                '3'],
  ['G4',    '< 2.0',           '≥ 4.0 and < 6.0',      '4'],
  ['G5',    '< 2.0',           '< 4.0',                '5'],
]

export const RECOUNT_AXIS = ['not documented', 'same group', 'other group'] as const
export type Recount = (typeof RECOUNT_AXIS)[number]

export type GroupFinal =
  'negative' | 'positive' | 'not-final: adjudication' | 'not-final: needs-ihc' | 'not-final: recount-not-found'

export type GroupByIhcRow = readonly [
  rule: string,
  group: Cell<'2' | '3' | '4'>,
  ihc: Cell<IhcAxis>,
  recount: Cell<Recount>,
  final: GroupFinal,
  comment: 'C2' | 'C3' | 'C4' | '-',
]

/**
 * Figures 4, 5 and 6: groups 2, 3 and 4 by concurrent IHC on the same tissue sample. The recount is a second,
 * blinded observer's, of at least 20 cells in the IHC 2+ area; when it leaves the group the laboratory adjudicates.
 */
// prettier-ignore
export const GROUP_BY_IHC: readonly GroupByIhcRow[] = [
  // rule    group          IHC                          recount            final                           comment
  ['G2-0',   '2',           '0',                         'any',             'negative',                     'C2'],
  ['G2-1',   '2',           '1+',                        'any',             'negative',                     'C2'],
  ['G2-2',   '2',           '2+',                        'same group',      'negative',                     'C2'],
  ['G2-2x',  '2',           '2+',                        'other group',     'not-final: adjudication',      '-'],
  ['G2-3',   '2',           '3+',                        'any',             'positive',                     '-'],
  ['G3-0',   '3',           '0',                         'any',             'negative',                     'C3'],
  ['G3-1',   '3',           '1+',                        'any',             'negative',                     'C3'],
  ['G3-2',   '3',           '2+',                        'same group',      'positive',                     '-'],
  ['G3-2x',  '3',           '2+',                        'other group',     'not-final: adjudication',      '-'],
  ['G3-3',   '3',           '3+',                        'any',             'positive',                     '-'],
  ['G4-0',   '4',           '0',                         'any',             'negative',                     'C4'],
  ['G4-1',   '4',           '1+',                        'any',             'negative',                     'C4'],
  ['G4-2',   '4',           '2+',                        'same group',      'negative',                     'C4'],
  ['G4-2x',  '4',           '2+',                        'other group',     'not-final: adjudication',      '-'],
  ['G4-3',   '4',           '3+',                        'any',             'positive',                     '-'],
  ['Gn-?',   '2 or 3 or 4', 'not done or indeterminate', 'any',             'not-final: needs-ihc',         '-'],
  ['Gn-2?',  '2 or 3 or 4', '2+',                        'not documented',  'not-final: recount-not-found', '-'],
]

const groupByIhc = compileTable('GROUP_BY_IHC', GROUP_BY_IHC, [['2', '3', '4'], IHC_AXIS, RECOUNT_AXIS], (row) => [
  row[1],
  row[2],
  row[3],
])

/** The one row of figures 4 to 6 for this group, IHC and recount. */
export function lookUpGroup(group: '2' | '3' | '4', ihc: IhcAxis, recount: Recount): GroupByIhcRow {
  return groupByIhc(group, ihc, recount)
}

/** The groups that the numbers leave possible; exactly one when both are reported as plain numbers. */
export function possibleGroups(ratio: Interval | undefined, copies: Interval | undefined): readonly Group[] {
  return ISH_GROUPS.filter(([, ratioBand, copyBand]) => mayLieIn(ratio, ratioBand) && mayLieIn(copies, copyBand)).map(
    ([, , , group]) => group,
  )
}
