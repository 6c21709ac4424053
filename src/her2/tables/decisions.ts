/**
 * Rules that are not rows of a figure, as a card names them, with the numbers that some of them set: decisions of this
 * project (P-), traps (T-), when to test (RT-), validity (VAL-), heterogeneity (HET-).
 */
import { defineTable, gives, type RowHead } from './define-table.ts'

// prettier-ignore
const ROWS = [
  // rule     number         means
  ['P-2',     '-',           'only a percentage of membrane staining may set ultralow or null'],
  ['P-3',     '2.0',         'reported ratio and quotient of the two copy numbers: a conflict only if they lie on different sides of 2.0'],
  ['P-4',     '-',           'ISH in words or with incomplete numbers is used only as far as every reading agrees'],
  ['P-5',     '-',           'where the words of an ISH result contradict its numbers, both are shown and nothing is overwritten'],
  ['P-6',     '-',           'the overall interpretation of the laboratory counts where components leave the category open; a contradiction is a conflict'],
  ['P-7',     '60',          'IHC and ISH are combined only on the same specimen or work-up; without a named specimen at most 60 days apart'],
  ['P-9',     '-',           'only final, amended and corrected reports count'],
  ['P-14',    '21',          'what began within this many days is not prior treatment'],
  ['P-17',    '10',          'within this many years, another primary leaves the origin of a metastasis open'],
  ['P-18',    '90',          'tissue from this many days before the first record of distant disease at its site is metastatic tissue'],
  ['P-22',    '90',          'before a first dose of T-DXd, the pregnancy status is asked for by age, sex and record; a dose of the last 90 days makes it no first dose'],
  ['P-23',    '-',           'what a label route asks for is taken from the label of the country; only stage 0 to II with M0 contradicts unresectable or metastatic'],
  ['P-25',    '-',           'a HER2 result that is on record and was not read is told, and withholds a card of absence only for the same specimen or tumour'],
  ['P-26',    '-',           'the need of an agent belongs to its label row, with source, day and mark; only a row that was read in its label and is not overdue may be critical'],
  ['CB-17',   '-',           'only words, no scores or numbers: the interpretation of the laboratory is used'],
  ['T-12',    '-',           'an overall result that contradicts its components is a conflict'],
  ['T-14',    '-',           'a change of category by an amended report is shown once'],
  ['T-25',    '2018-06-01',  'a result under an earlier guideline is shown as such and not relabelled'],
  ['T-30',    '-',           'HER2-low and ultralow count as negative for drugs and assays of HER2-negative disease'],
  ['T-31',    '-',           'HER2-low is not an indication for a drug that needs HER2-positive disease'],
  ['T-36',    '-',           'two final results of the same test differ'],
  ['RT-1',    '-',           'every newly diagnosed invasive breast cancer is tested for HER2'],
  ['RT-2',    '-',           'in metastatic disease, HER2 is tested on a metastatic site if tissue is available'],
  ['RT-3',    '-',           'a negative core biopsy: a new test on the excision may, not must, be ordered on certain criteria'],
  ['RT-8',    '-',           'in situ carcinoma only: the HER2 algorithm is for the invasive component'],
  ['RT-10',   '-',           'of several foci on one side, the largest is tested, and smaller ones of higher grade or another type'],
  ['RT-11',   '-',           'a primary on each side is two primaries with two results, never merged'],
  ['VAL-2',   '-',           'indeterminate for technical reasons: another specimen is needed'],
] as const

export type DecisionId = (typeof ROWS)[number][0]

export const DECISIONS = defineTable({
  ...{ id: 'decisions', title: 'Rules by name', source: 'this project', mark: 'P', kind: 'exactly-one' },
  columns: [gives.text('number')],
  rows: ROWS,
})

const BY_ID = new Map(DECISIONS.rows.map((row) => [row.id, row]))

function findDecision(id: DecisionId) {
  const row = BY_ID.get(id)
  if (!row) throw new Error(`no decision ${id}`)
  return row
}

/** The row of a decision, to record that it was used. */
export function decision(id: DecisionId): RowHead {
  return findDecision(id)
}

/** Decision P-7: results without a named specimen belong together if they are at most this many days apart. */
export const PAIRING_DAYS = Number(findDecision('P-7').number)

/** Decision P-14: a course that began within this many days is not prior treatment. */
export const PRIOR_AFTER_DAYS = Number(findDecision('P-14').number)

/** Decision P-17: how many years another primary stays near. */
export const OTHER_PRIMARY_YEARS = Number(findDecision('P-17').number)

/** Decision P-18: how many days before the first record of distant disease at its site tissue counts. */
export const TISSUE_BEFORE_DAYS = Number(findDecision('P-18').number)

/** RULES T-25 and P-5: anything tested entirely before this day was reported under an earlier guideline. */
export const GUIDELINE_OF_2018 = findDecision('T-25').number

/** Decision P-22: a dose of the drug so many days ago, or fewer, makes a draft no first dose. */
export const DOSE_DAYS = Number(findDecision('P-22').number)

/** Decision P-3: the ratio across which reported and computed ratio contradict each other. */
export const RATIO_THRESHOLD = findDecision('P-3').number
