/**
 * Decision P-6: the laboratory's overall HER2 interpretation beside what scores and numbers give. It counts alone where
 * there is nothing else, and is final where the guideline leaves the category to the laboratory; it never stands in for
 * a missing test, and nothing is overwritten.
 */
import type { NotFinalReason } from '../classification.ts'
import { asks, defineTable, gives } from './define-table.ts'

// prettier-ignore
export const LEFT_TO_LABORATORY = defineTable({
  id: 'left-to-laboratory', title: 'What the guideline leaves to the laboratory (decisions P-5, P-6)', source: 'this project, P-5 and P-6', mark: 'P', kind: 'first', idHeading: 'decision',
  columns: [asks.word('reason', ['recount-not-found', 'adjudication', 'needs-ihc'] satisfies readonly NotFinalReason[], 'not final because'), asks.word('probe', ['dual', 'single'], 'by an ISH with probes')],
  rows: [
    ['P-6', 'recount-not-found', 'any',  'no recount was found: the final interpretation of the laboratory stands'],
    ['P-6', 'adjudication',      'any',  'the recount left the group: the final interpretation of the laboratory stands'],
    ['P-6', 'needs-ihc',         'dual', 'groups 2 to 4 without IHC: the final interpretation of the laboratory stands'],
  ],
})

export const GIVEN_AXIS = [
  'nothing',
  'left to the laboratory',
  'not final',
  'indeterminate',
  'positive',
  'negative',
  'unknown',
] as const
export const SIDE_AXIS = ['positive', 'negative', 'equivocal', 'indeterminate'] as const

// prettier-ignore
export const OVERALL = defineTable({
  id: 'overall', title: "The laboratory's overall interpretation (decision P-6)", source: 'this project, P-6', mark: 'P', kind: 'exactly-one', idHeading: 'decision',
  columns: [
    asks.word('given', GIVEN_AXIS, 'scores and numbers give'), asks.word('side', SIDE_AXIS, 'the laboratory says'), asks.word('older', ['yes', 'no'], 'older than the ISH, beside IHC 2+'),
    gives.one('answer', ['speaks alone', 'speaks alone, ISH needed', 'is final', 'does not stand in', 'is noted', 'agrees', 'describes the IHC', 'conflict']),
  ],
  rows: [
    ['P-6', 'nothing',                'positive or negative or indeterminate', 'any', 'speaks alone',             'only the overall interpretation was reported: it is the status'],
    ['P-6', 'nothing',                'equivocal',                             'any', 'speaks alone, ISH needed', 'only the overall interpretation was reported, equivocal: ISH is needed'],
    ['P-6', 'left to the laboratory', 'positive or negative',                  'any', 'is final',                 'the overall interpretation of the laboratory is final where the guideline leaves the category to the laboratory'],
    ['P-6', 'left to the laboratory', 'equivocal or indeterminate',            'any', 'does not stand in',        'an equivocal or indeterminate overall interpretation does not stand in for the missing test'],
    ['P-6', 'not final',              'any',                                   'any', 'does not stand in',        'the overall interpretation does not stand in for the missing test'],
    ['P-6', 'indeterminate',          'any',                                   'any', 'is noted',                 'the overall interpretation is shown beside tests that are indeterminate'],
    ['P-6', 'positive',               'positive',                              'any', 'agrees',                   'the overall interpretation agrees: positive'],
    ['P-6', 'negative',               'negative',                              'any', 'agrees',                   'the overall interpretation agrees: negative'],
    ['P-6', 'positive or negative',   'equivocal',                             'yes', 'describes the IHC',        'an overall «equivocal» that is older than the ISH only repeats IHC 2+'],
    ['P-6', 'positive or negative',   'equivocal',                             'no',  'conflict',                 'an overall «equivocal» beside a final answer from scores and numbers is a conflict'],
    ['P-6', 'positive',               'negative or indeterminate',             'any', 'conflict',                 'an overall interpretation that contradicts a positive result is a conflict'],
    ['P-6', 'unknown',                'any',                                   'any', 'conflict',                 'an overall interpretation beside a test whose content says nothing: both are shown'],
    ['P-6', 'negative',               'positive or indeterminate',             'any', 'conflict',                 'an overall interpretation that contradicts a negative result is a conflict'],
  ],
})
