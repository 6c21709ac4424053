/** How one ISH test is read besides its group or band: its words against its numbers, and numbers near a threshold. */
import { ISH_AXIS } from './combination.ts'
import { asks, defineTable, gives } from './define-table.ts'
import { IHC_AXIS } from './ihc.ts'

const ISH_WORDS_AXIS = ['amplified', 'not-amplified', 'equivocal', 'indeterminate'] as const

/** Decision P-5: words that exclude what the numbers of the same result give, with this IHC. */
// prettier-ignore
export const WORDS_AGAINST_NUMBERS = defineTable({
  id: 'words-against-numbers', title: 'Words that contradict the numbers (decision P-5)', source: 'this project, P-5', mark: 'P', kind: 'first', idHeading: 'decision',
  columns: [
    asks.word('reading', ISH_AXIS, 'reading by numbers'),
    asks.word('words', ISH_WORDS_AXIS, 'words that exclude it'), asks.word('ihc', IHC_AXIS, 'with IHC'),
  ],
  rows: [
    ['P-5', 'group 1',                      'not-amplified or equivocal or indeterminate', 'any',     'numbers of group 1 beside words that say otherwise: both are shown, nothing is overwritten'],
    ['P-5', 'group 5',                      'amplified or equivocal or indeterminate',     'any',     'numbers of group 5 beside words that say otherwise: both are shown, nothing is overwritten'],
    ['P-5', 'group 2 or group 3 or group 4', 'amplified',                                  '0 or 1+', 'numbers of group 2 to 4 with IHC 0 or 1+, reported as amplified: both are shown, nothing is overwritten'],
    ['P-5', 'single-probe ≥ 6.0',           'not-amplified or equivocal or indeterminate', 'any',     'a positive single-probe count beside words that say otherwise: both are shown, nothing is overwritten'],
    ['P-5', 'single-probe < 4.0',           'amplified or equivocal or indeterminate',     'any',     'a negative single-probe count beside words that say otherwise: both are shown, nothing is overwritten'],
  ],
})

/** Decision P-4: words with incomplete numbers are used, with caution if the one number points the other way. */
// prettier-ignore
export const NUMBER_AGAINST_WORDS = defineTable({
  id: 'number-against-words', title: 'A number that points the other way (decision P-4)', source: 'this project, P-4', mark: 'P', kind: 'first', idHeading: 'decision',
  columns: [asks.word('words', ISH_WORDS_AXIS), asks.anyBand('ratio', 'HER2/CEP17 ratio'), asks.anyBand('copies', 'HER2 signals per cell'), gives.one('caution', ['caution'])],
  rows: [
    ['P-4', 'not-amplified', '≥ 2.0', 'any',   'caution', 'reported as not amplified, though the ratio is 2.0 or more: with caution'],
    ['P-4', 'not-amplified', 'any',   '≥ 6.0', 'caution', 'reported as not amplified, though there are 6.0 or more HER2 signals per cell: with caution'],
    ['P-4', 'amplified',     '< 2.0', 'any',   'caution', 'reported as amplified, though the ratio is below 2.0: with caution'],
    ['P-4', 'amplified',     'any',   '< 4.0', 'caution', 'reported as amplified, though there are fewer than 4.0 HER2 signals per cell: with caution'],
  ],
})

/** RULES T-16: a remark for a person, never a rounding. */
// prettier-ignore
export const NEAR_THRESHOLD = defineTable({
  id: 'near-threshold', title: 'Ratios next to the threshold', source: 'asco-cap-2018, comment of figure 6 (affirmed 2023)', mark: 'K-mod', kind: 'first',
  columns: [asks.band('ratio', 'HER2/CEP17 ratio'), gives.one('remark', ['ratio-near-threshold'])],
  rows: [['T-16', '≥ 1.95 and ≤ 2.05', 'ratio-near-threshold', 'a ratio next to 2.0 is compared as reported and never rounded']],
})
