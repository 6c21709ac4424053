/** Decision P-12: which tumour is active, and whose answer is the patient's. */
import { asks, defineTable, gives } from './define-table.ts'

const YES_NO = ['yes', 'no'] as const

// prettier-ignore
export const ACTIVITY = defineTable({
  id: 'tumor-activity', title: 'Whether a breast tumour is active (decision P-12)', source: 'this project, P-12', mark: 'P', kind: 'exactly-one', idHeading: 'decision',
  columns: [
    asks.word('newer', YES_NO, 'beside a newer one'), asks.word('recurrence', YES_NO, 'recurrence recorded'), asks.word('over', YES_NO, 'diagnosis inactive, resolved or in remission'),
    asks.word('silent', YES_NO, 'nothing recorded for years'), gives.one('active', ['yes', 'no', 'not known']),
  ],
  rows: [
    ['P-12', 'no',  'any', 'no',  'any', 'yes',       'a tumour beside which there is no newer one is active'],
    ['P-12', 'no',  'yes', 'yes', 'any', 'yes',       'a recurrence keeps a tumour active'],
    ['P-12', 'no',  'no',  'yes', 'any', 'not known', 'the diagnosis is over, and there is no newer tumour'],
    ['P-12', 'yes', 'yes', 'any', 'any', 'yes',       'a recurrence keeps a tumour active, beside a newer one too'],
    ['P-12', 'yes', 'no',  'yes', 'any', 'no',        'beside a newer tumour, one whose diagnosis is over is not active'],
    ['P-12', 'yes', 'no',  'no',  'yes', 'no',        'beside a newer tumour, one of which nothing is recorded for years is not active'],
    ['P-12', 'yes', 'no',  'no',  'no',  'yes',       'beside a newer tumour, one with a recent record is active'],
  ],
})

// prettier-ignore
export const CURRENT_GROUP = defineTable({
  id: 'current-group', title: "Whose answer is the patient's (decision P-12)", source: 'this project, P-12', mark: 'P', kind: 'exactly-one', idHeading: 'decision',
  columns: [
    asks.word('active', YES_NO), asks.word('distant', YES_NO, 'distant tissue, origin not stated'), asks.word('metastatic', ['yes', 'no', 'unknown']), asks.word('answer', YES_NO, 'has an answer'),
    gives.one('rank', ['1', '2', '3'], 'comes'),
  ],
  rows: [
    ['P-12', 'yes', 'yes', 'yes',           'yes', '1', 'once disease is metastatic, distant tissue comes first'],
    ['P-12', 'yes', 'yes', 'yes',           'no',  '2', 'distant tissue without an answer is compared by consequence'],
    ['P-12', 'yes', 'yes', 'no or unknown', 'any', '2', 'distant tissue while disease is not known to be metastatic is compared by consequence'],
    ['P-12', 'yes', 'no',  'any',           'any', '2', 'active tumours are compared by consequence'],
    ['P-12', 'no',  'any', 'any',           'any', '3', 'tumours that are not active come last'],
  ],
})
