/**
 * HER2 by immunohistochemistry, invasive component. Source: `asco-cap-2018`, figure 1 (affirmed 2023).
 * To check by eye: rows follow the boxes of the figure. The pathologist's score is taken as reported; it is never
 * computed from a percentage (percentages only cross-check, see PERCENT_CHECKS).
 */
import type { IhcScore } from '../evidence.ts'
import { asks, defineTable, gives, type Row, tells } from './define-table.ts'

export const IHC_AXIS = ['not done', '0', '1+', '2+', '3+', 'indeterminate'] as const
export type IhcAxis = (typeof IHC_AXIS)[number]

/** What a score is called; by this it is combined with ISH. */
export const IHC_CALL_AXIS = ['not done', 'negative', 'equivocal', 'positive', 'indeterminate'] as const
export type IhcCall = (typeof IHC_CALL_AXIS)[number]

const SCORE_AXIS = ['0', '1+', '2+', '3+', 'no score', 'indeterminate'] as const
const PATTERN_AXIS = ['-', 'intense-complete-limited', 'moderate-incomplete', 'unusual'] as const
const SCORES: readonly IhcScore[] = ['0', '1+', '2+', '3+']

// prettier-ignore
export const IHC = defineTable({
  id: 'ihc', title: 'Scores and patterns', source: 'asco-cap-2018, figure 1 (affirmed 2023)', mark: 'V', kind: 'exactly-one',
  columns: [
    asks.word('score', SCORE_AXIS), asks.word('pattern', PATTERN_AXIS, 'pattern that the report names'),
    gives.one('treatedAs', ['-', '2+', 'not scored'], 'treated as'),
    tells('staining', 'pattern in invasive tumour cells'), tells('extent'),
    gives.one('call', IHC_CALL_AXIS), tells('next', 'next step'),
  ],
  except: { case: { score: 'no score', pattern: '-' }, why: 'neither a score nor a pattern' },
  rows: [
    // rule      score              named pattern               as    pattern in invasive tumour cells                                   extent            call             next step                                                      means
    ['IHC-0',   '0',               'any',                      '-',  'no staining, or incomplete and faint or barely perceptible',      'none, or ≤ 10 %', 'negative',      'null or ultralow: table of tiers',                            'IHC 0 is negative'],
    ['IHC-1',   '1+',              'any',                      '-',  'incomplete, faint or barely perceptible membrane staining',       '> 10 %',          'negative',      'none; tier low',                                              'IHC 1+ is negative'],
    ['IHC-2',   '2+',              '-',                        '-',  'weak to moderate complete membrane staining',                     '> 10 %',          'equivocal',     'ISH on the same specimen, or a new test on a new specimen',   'IHC 2+ is equivocal; reflex ISH on the same specimen or a new test on a new specimen'],
    ['IHC-3',   '3+',              'any',                      '-',  'complete, intense, circumferential membrane staining',            '> 10 %',          'positive',      'none',                                                        'IHC 3+ is positive'],
    ['IHC-2b',  '2+ or no score',  'intense-complete-limited', '2+', 'intense complete circumferential staining, limited extent',       '≤ 10 %',          'equivocal',     'ISH; other samples may differ',                               'intense complete staining of at most 10 % is treated as 2+'],
    ['IHC-2c',  '2+ or no score',  'moderate-incomplete',      '2+', 'moderate to intense but incomplete (basolateral or lateral)',     'any',             'equivocal',     'ISH',                                                         'moderate to intense incomplete staining is treated as 2+'],
    ['IHC-x',   '2+ or no score',  'unusual',                  'not scored', 'other unusual pattern not covered by the definitions',            '-',               'equivocal',     'ISH',                                                         'an unusual staining pattern is not scored; it is equivocal, like 2+'],
    ['IHC-rej', 'indeterminate',   'any',                      '-',  'controls not as expected, artifact, or staining of normal ducts', '-',               'indeterminate', 'repeat, or test by ISH',                                      'a rejected IHC is repeated, or the specimen is tested by ISH'],
  ],
})
export type IhcRow = Row<(typeof IHC)['columns']>

/** The row of a reported score and pattern. Throws if there is neither. */
export function findIhc(score: (typeof SCORE_AXIS)[number], pattern?: (typeof PATTERN_AXIS)[number]): IhcRow {
  return IHC.find({ score, pattern: pattern ?? '-' })
}

/** What the words of an IHC report say about the score that they do not give. */
// prettier-ignore
export const IHC_WORDS = defineTable({
  id: 'ihc-words', title: 'Words without a score', source: 'asco-cap-2018, figure 1 (affirmed 2023)', mark: 'inference', kind: 'exactly-one',
  columns: [asks.word('words', ['positive', 'equivocal', 'negative', 'indeterminate']), gives.list('scores', [...SCORES, 'indeterminate'], 'scores that remain possible')],
  rows: [
    ['CB-17',   'positive',      ['3+'],            'IHC given in words only, positive: combined with ISH as positive'],
    ['CB-17',   'equivocal',     ['2+'],            'IHC given in words only, equivocal: combined with ISH as equivocal'],
    ['CB-17',   'negative',      ['0', '1+'],       'IHC given in words only, negative: 0 or 1+, without a tier'],
    ['IHC-rej', 'indeterminate', ['indeterminate'], 'an IHC reported as indeterminate is repeated, or the specimen is tested by ISH'],
  ],
})

const STATEMENT_AXIS = ['-', 'absent', 'present'] as const
const MEANING_AXIS = ['-', 'membrane', 'intense-complete', 'unspecified'] as const

/** Decision P-2: which statement or percentage tells a score 0 with staining from one without staining. */
// prettier-ignore
export const STAINING_OF_ZERO = defineTable({
  id: 'staining-of-zero', title: 'Staining that goes with a score 0 (decision P-2)', source: 'this project, P-2', mark: 'P', kind: 'first',
  columns: [
    asks.word('statement', STATEMENT_AXIS), asks.word('meaning', MEANING_AXIS, 'percentage of'), asks.anyBand('percent', 'stained cells, %'),
    gives.one('staining', ['absent', 'present', 'not stated']),
  ],
  rows: [
    ['P-2', 'absent',  'any',                     'any',               'absent',     'the report says that membrane staining is absent'],
    ['P-2', 'present', 'any',                     'any',               'present',    'the report says that there is membrane staining'],
    ['P-2', '-',       'membrane or unspecified', '> 0.0 and ≤ 10.0',  'present',    'a percentage above 0 and at most 10 counts as membrane staining'],
    ['P-2', '-',       'membrane',                '≥ 0.0 and ≤ 0.0',   'absent',     '0 % of cells with membrane staining of any intensity: absent'],
    ['P-2', 'any',     'any',                     'any',               'not stated', 'nothing in the report tells 0 with staining from 0 without staining'],
  ],
})

/** Scores that a percentage of stained cells, or a pattern, excludes. Sources: RULES P-2, T-21; row IHC-2b for 3+. */
// prettier-ignore
export const PERCENT_CHECKS = defineTable({
  id: 'percent-checks', title: 'Percentages that contradict a score', source: 'this project, P-2 and T-21', mark: 'P', kind: 'first', idHeading: 'decision',
  columns: [
    asks.word('score', SCORES), asks.word('pattern', PATTERN_AXIS, 'pattern that the report names'), asks.word('statement', STATEMENT_AXIS),
    asks.word('meaning', MEANING_AXIS, 'percentage of'), asks.anyBand('percent', 'conflict when'),
  ],
  rows: [
    ['IHC-2b', '3+', 'intense-complete-limited', 'any',    'any',      'any',    'IHC 3+ with intense complete staining of at most 10 %: treated as 2+, so the score is in conflict'],
    ['P-2',    '0',  'any',                      'any',    'any',      '> 10.0', 'IHC 0 with more than 10 % stained cells: in conflict'],
    ['P-2',    '3+', 'any',                      'any',    'any',      '≤ 10.0', 'IHC 3+ with at most 10 % stained cells: in conflict'],
    ['T-21',   '1+', 'any',                      'any',    'membrane', '≤ 10.0', 'IHC 1+ with at most 10 % stained cells: in conflict'],
    ['P-2',    '0',  'any',                      'absent', 'any',      '> 0.0',  'IHC 0 with absent membrane staining and stained cells: in conflict'],
  ],
})
