/**
 * IHC and ISH of one specimen together. Source: `asco-cap-2018`, figures 1 to 3 (affirmed 2023); CB-4, CB-10 and
 * CB-16a to CB-16f settle what the figures leave open (decisions P-1, P-4): neither test is ever downgraded.
 * IHC enters by its call in the table of scores: 3+ positive, 2+ equivocal, 0 and 1+ negative. ISH that is given in
 * words alone is listed beside its numbers: 'amplified' beside group 1, 'not amplified' beside group 5 (P-4).
 */
import { asks, defineTable, gives, type Row } from './define-table.ts'
import { IHC_CALL_AXIS, type IhcCall } from './ihc.ts'
import type { Group } from './ish-dual-probe.ts'
import type { SingleProbeBand } from './ish-single-probe.ts'
import {
  BY_GROUP,
  BY_SINGLE_PROBE,
  DISCORDANT,
  INDETERMINATE,
  NEGATIVE,
  NEGATIVE_WITH_CAUTION,
  notFinal,
  POSITIVE,
  printOutcome,
} from './outcome.ts'

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

// prettier-ignore
export const COMBINATION = defineTable({
  id: 'combination', title: 'Combination', source: 'asco-cap-2018, figures 1 to 3 (affirmed 2023)', mark: 'V', kind: 'exactly-one',
  columns: [asks.word('ihc', IHC_CALL_AXIS, 'IHC'), asks.word('ish', ISH_AXIS, 'ISH'), gives.value('final', printOutcome)],
  except: { case: { ihc: 'not done', ish: 'not done' }, why: 'nothing to combine: neither IHC nor ISH' },
  rows: [
    // rule     IHC                          ISH                                final                        means
    ['CB-1',    'positive',                  'not done or indeterminate',       POSITIVE,                    'IHC 3+ is positive; ISH is not required, and an indeterminate ISH changes nothing'],
    ['CB-2',    'positive',                  'group 1 or amplified',            POSITIVE,                    'IHC 3+ with ISH amplified is positive'],
    ['CB-3',    'positive',                  'group 2 or group 3 or group 4',   BY_GROUP,                    'IHC 3+ with ISH group 2 to 4 is positive'],
    ['CB-4',    'positive',                  'group 5 or not amplified',        DISCORDANT,                  'IHC 3+ with ISH not amplified: positive by IHC, discordant; for review by a pathologist, no automatic downgrade', { mark: 'K-high' }],
    ['CB-5',    'equivocal',                 'not done',                        notFinal('needs-ish'),       'IHC 2+ without ISH is equivocal, not final and not HER2-low'],
    ['CB-6',    'equivocal',                 'group 1 or amplified',            POSITIVE,                    'IHC 2+ with ISH amplified is positive'],
    ['CB-7',    'equivocal',                 'group 2 or group 3 or group 4',   BY_GROUP,                    'IHC 2+ with ISH group 2 to 4: the recount decides'],
    ['CB-8',    'equivocal',                 'group 5 or not amplified',        NEGATIVE,                    'IHC 2+ with ISH not amplified is negative; expression tier low'],
    ['CB-9',    'negative',                  'not done',                        NEGATIVE,                    'IHC 0 or 1+ without ISH is negative'],
    ['CB-10',   'negative',                  'group 1 or amplified',            DISCORDANT,                  'IHC 0 or 1+ with ISH amplified: positive by ISH, discordant; never low', { mark: 'P' }],
    ['CB-11',   'negative',                  'group 2 or group 3 or group 4',   BY_GROUP,                    'IHC 0 or 1+ with ISH group 2 to 4 is negative, with a comment'],
    ['CB-12',   'negative',                  'group 5 or not amplified',        NEGATIVE,                    'IHC 0 or 1+ with ISH not amplified is negative'],
    ['CB-13',   'not done',                  'group 1 or amplified',            POSITIVE,                    'ISH amplified without IHC is positive'],
    ['CB-14',   'not done or indeterminate', 'group 5 or not amplified',        NEGATIVE,                    'ISH not amplified without a valid IHC is negative; the expression tier needs IHC'],
    ['CB-15',   'not done or indeterminate', 'group 2 or group 3 or group 4',   BY_GROUP,                    'ISH group 2 to 4 without a valid IHC is not final'],
    ['CB-16',   'indeterminate',             'not done',                        INDETERMINATE,               'IHC indeterminate, and no ISH: another specimen is needed', { mark: 'K-high' }],
    ['CB-16',   'indeterminate',             'indeterminate',                   INDETERMINATE,               'IHC and ISH both indeterminate: another specimen is needed', { mark: 'K-high' }],
    ['CB-16',   'not done',                  'indeterminate',                   INDETERMINATE,               'ISH indeterminate, and no IHC: another specimen is needed', { mark: 'K-high' }],
    ['CB-16a',  'indeterminate',             'group 1 or amplified',            POSITIVE,                    'IHC indeterminate with ISH amplified: positive by ISH, the IHC is not valid', { mark: 'inference' }],
    ['CB-16a',  'indeterminate',             'single-probe ≥ 6.0',              POSITIVE,                    'IHC indeterminate with positive single-probe ISH: positive by ISH, the IHC is not valid', { mark: 'inference' }],
    ['CB-16b',  'equivocal',                 'indeterminate',                   notFinal('repeat-ish'),      'IHC 2+ with indeterminate ISH: not final; repeat ISH or a new specimen', { mark: 'inference' }],
    ['CB-16c',  'negative',                  'indeterminate',                   NEGATIVE,                    'IHC 0 or 1+ with indeterminate ISH: negative by IHC, the failed ISH is noted'],
    ['CB-16d',  'positive',                  'single-probe < 4.0',              DISCORDANT,                  'IHC 3+ with negative single-probe ISH: positive by IHC, discordant', { mark: 'inference' }],
    ['CB-16e',  'negative',                  'single-probe ≥ 6.0',              DISCORDANT,                  'IHC 0 or 1+ with positive single-probe ISH: positive by ISH, discordant', { mark: 'P' }],
    ['CB-16f',  'equivocal',                 'single-probe < 4.0',              NEGATIVE,                    'IHC 2+ with negative single-probe ISH is negative; expression tier low'],
    ['P-4',     'positive',                  'equivocal',                       POSITIVE,                    'IHC 3+ with ISH reported as equivocal is positive', { source: 'this project, P-4', mark: 'P' }],
    ['P-4',     'negative',                  'equivocal',                       NEGATIVE_WITH_CAUTION,       'IHC 0 or 1+ with ISH reported as equivocal is negative, with caution', { source: 'this project, P-4', mark: 'P' }],
    ['P-4',     'not done or equivocal or indeterminate', 'equivocal',          notFinal('ish-equivocal'),   'ISH reported as equivocal, and no decisive IHC: not final', { source: 'this project, P-4', mark: 'P' }],
    ['SP-1',    'not done or equivocal or positive', 'single-probe ≥ 6.0',      POSITIVE,                    'single-probe, 6.0 or more HER2 signals per cell: positive'],
    ['SP-7',    'not done or indeterminate', 'single-probe < 4.0',              NEGATIVE,                    'single-probe, fewer than 4.0 HER2 signals per cell: ISH negative'],
    ['SP-7',    'negative',                  'single-probe < 4.0',              NEGATIVE,                    'IHC 0 or 1+ with fewer than 4.0 HER2 signals per cell by single-probe ISH is negative'],
    ['SP-2 to SP-8', 'any',                  'single-probe 4.0 to < 6.0',       BY_SINGLE_PROBE,             'single-probe, 4.0 to below 6.0 HER2 signals per cell: by the single-probe table'],
  ],
})

/** The one row for this pair. "Neither test done" is not a case of the table: then there is nothing to combine. */
export function lookUpCombination(ihc: IhcCall, ish: IshAxis): Row<(typeof COMBINATION)['columns']> {
  return COMBINATION.find({ ihc, ish })
}
