/** ER and PgR. Source: `asco-cap-er-pgr-2020`; decision P-11. */
import { asks, defineTable, gives } from './define-table.ts'

const CALL_AXIS = ['positive', 'low-positive', 'negative', 'unknown'] as const

// prettier-ignore
export const RECEPTOR_BANDS = defineTable({
  id: 'receptor-bands', title: 'ER and PgR', source: 'asco-cap-er-pgr-2020', mark: 'V', kind: 'exactly-one',
  columns: [asks.band('percent', 'stained nuclei, %'), gives.one('call', CALL_AXIS)],
  rows: [
    ['P-11', '< 1.0',             'negative',     'fewer than 1 % stained nuclei: negative'],
    ['P-11', '≥ 1.0 and ≤ 10.0',  'low-positive', '1 to 10 % stained nuclei: positive; of ER, ER Low Positive'],
    ['P-11', '> 10.0',            'positive',     'more than 10 % stained nuclei: positive'],
  ],
})

/** Decision P-11: positive by either; low positive by ER alone, where PgR is not above 10 %; negative only when both are. */
// prettier-ignore
export const RECEPTORS_TOGETHER = defineTable({
  id: 'receptors-together', title: 'Both receptors together', source: 'this project, P-11', mark: 'P', kind: 'first',
  columns: [asks.word('er', CALL_AXIS, 'ER'), asks.word('pgr', CALL_AXIS, 'PgR'), gives.one('status', CALL_AXIS)],
  rows: [
    ['P-11', 'positive',     'any',          'positive',     'hormone receptor positive by ER'],
    ['P-11', 'any',          'positive',     'positive',     'hormone receptor positive by PgR'],
    ['P-11', 'low-positive', 'any',          'low-positive', 'hormone receptor positive by ER in 1 to 10 % of nuclei'],
    ['P-11', 'any',          'low-positive', 'positive',     'hormone receptor positive by PgR in 1 to 10 % of nuclei'],
    ['P-11', 'negative',     'negative',     'negative',     'hormone receptor negative: both are negative'],
    ['P-11', 'any',          'any',          'unknown',      'hormone receptor status unknown: one is missing or contradicts itself'],
  ],
})
