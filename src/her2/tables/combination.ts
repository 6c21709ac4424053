/**
 * IHC and ISH of one specimen together. Source: `asco-cap-2018`, figures 1 to 3 (affirmed 2023); CB-4, CB-10 and
 * CB-16a to CB-16f settle what the figures leave open (decisions P-1, P-4): neither test is ever downgraded.
 * Words without numbers stand where the numbers would: 'amplified' as group 1, 'not amplified' as group 5 (P-4).
 */
import { IHC_AXIS, type IhcAxis } from './ihc.ts'
import type { Group } from './ish-dual-probe.ts'
import type { SingleProbeBand } from './ish-single-probe.ts'
import { type Cell, compileTable } from './table.ts'

export const ISH_AXIS = [
  'not done',
  'group 1',
  'group 2',
  'group 3',
  'group 4',
  'group 5',
  'single-probe ≥ 6.0',
  'single-probe 4.0 to < 6.0',
  'single-probe < 4.0',
  'amplified',
  'not amplified',
  'equivocal',
  'indeterminate',
] as const

export type IshAxis =
  'not done' | `group ${Group}` | SingleProbeBand | 'amplified' | 'not amplified' | 'equivocal' | 'indeterminate'

export type CombinedFinal =
  | 'positive'
  | 'positive, discordant'
  | 'negative'
  | 'negative, caution'
  | 'indeterminate'
  | 'not-final: needs-ish'
  | 'not-final: repeat-ish'
  | 'not-final: ish-equivocal'
  | 'by group and IHC'
  | 'by single-probe table'

export type CombinationRow = readonly [rule: string, ihc: Cell<IhcAxis>, ish: Cell<IshAxis>, final: CombinedFinal]

// prettier-ignore
export const COMBINATION: readonly CombinationRow[] = [
  // rule     IHC                          ISH                                final
  ['CB-1',    '3+',                        'not done or indeterminate',       'positive'],
  ['CB-2',    '3+',                        'group 1 or amplified',            'positive'],
  ['CB-3',    '3+',                        'group 2 or group 3 or group 4',   'by group and IHC'],
  ['CB-4',    '3+',                        'group 5 or not amplified',        'positive, discordant'],
  ['CB-5',    '2+',                        'not done',                        'not-final: needs-ish'],
  ['CB-6',    '2+',                        'group 1 or amplified',            'positive'],
  ['CB-7',    '2+',                        'group 2 or group 3 or group 4',   'by group and IHC'],
  ['CB-8',    '2+',                        'group 5 or not amplified',        'negative'],
  ['CB-9',    '0 or 1+',                   'not done',                        'negative'],
  ['CB-10',   '0 or 1+',                   'group 1 or amplified',            'positive, discordant'],
  ['CB-11',   '0 or 1+',                   'group 2 or group 3 or group 4',   'by group and IHC'],
  ['CB-12',   '0 or 1+',                   'group 5 or not amplified',        'negative'],
  ['CB-13',   'not done',                  'group 1 or amplified',            'positive'],
  ['CB-14',   'not done or indeterminate', 'group 5 or not amplified',        'negative'],
  ['CB-15',   'not done or indeterminate', 'group 2 or group 3 or group 4',   'by group and IHC'],
  ['CB-16',   'indeterminate',             'not done or indeterminate',       'indeterminate'],
  ['CB-16',   'not done',                  'indeterminate',                   'indeterminate'],
  ['CB-16a',  'indeterminate',             'group 1 or amplified',            'positive'],
  ['CB-16a',  'indeterminate',             'single-probe ≥ 6.0',              'positive'],
  ['CB-16b',  '2+',                        'indeterminate',                   'not-final: repeat-ish'],
  ['CB-16c',  '0 or 1+',                   'indeterminate',                   'negative'],
  ['CB-16d',  '3+',                        'single-probe < 4.0',              'positive, discordant'],
  ['CB-16e',  '0 or 1+',                   'single-probe ≥ 6.0',              'positive, discordant'],
  ['CB-16f',  '2+',                        'single-probe < 4.0',              'negative'],
  ['P-4',     '3+',                        'equivocal',                       'positive'],
  ['P-4',     '0 or 1+',                   'equivocal',                       'negative, caution'],
  ['P-4',     'not done or 2+ or indeterminate', 'equivocal',                 'not-final: ish-equivocal'],
  ['SP-1',    'not done or 2+ or 3+',      'single-probe ≥ 6.0',              'positive'],
  ['SP-7',    'not done or indeterminate', 'single-probe < 4.0',              'negative'],
  ['SP-7',    '0 or 1+',                   'single-probe < 4.0',              'negative'],
  ['SP-2 to SP-8', 'any',                       'single-probe 4.0 to < 6.0',       'by single-probe table'],
]

const EVERY_IHC_WITHOUT_ISH = 'not done|not done'

const combine = compileTable(
  'COMBINATION',
  [...COMBINATION, ['-', 'not done', 'not done', 'indeterminate'] as CombinationRow],
  [IHC_AXIS, ISH_AXIS],
  (row) => [row[1], row[2]],
)

/** The one row for this pair. Neither test done is no case of the table: the caller has nothing to combine then. */
export function lookUpCombination(ihc: IhcAxis, ish: IshAxis): CombinationRow {
  if (`${ihc}|${ish}` === EVERY_IHC_WITHOUT_ISH) throw new Error('nothing to combine: neither IHC nor ISH')
  return combine(ihc, ish)
}
