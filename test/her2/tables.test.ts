import { COMBINATION, ISH_AXIS, lookUpCombination } from '../../src/her2/tables/combination.ts'
import { TABLE_OF_HOOK } from '../../src/her2/considerations/consider.ts'
import { ORDER_SELECT_KEYS, ORDER_SIGN_KEYS, PATIENT_VIEW_KEYS } from '../../src/her2/considerations/considerations.ts'
import { TIER_IHC_AXIS, TIER_ISH_AXIS, TIERS } from '../../src/her2/tables/expression-tier.ts'
import { IHC_AXIS } from '../../src/her2/tables/ihc.ts'
import { GROUP_BY_IHC, ISH_GROUPS, possibleGroups, RECOUNT_AXIS } from '../../src/her2/tables/ish-dual-probe.ts'
import { DUAL_AXIS, SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE } from '../../src/her2/tables/ish-single-probe.ts'
import { printTables } from '../../src/her2/print-tables.ts'
import { cellHolds, combinations, compileTable, liesIn } from '../../src/her2/tables/table.ts'
import { parseDecimal, pointInterval } from '../../src/her2/tables/decimal.ts'

const point = (text: string) => pointInterval(parseDecimal(text)!)

/** Counted here on its own, not with the compiled lookup: how many rows a case meets. */
function rowsMet<Row>(
  rows: readonly Row[],
  words: readonly string[],
  cellsOf: (row: Row) => readonly string[],
): number {
  return rows.filter((row) => cellsOf(row).every((cell, i) => cellHolds(cell, words[i]!))).length
}

describe('every case meets exactly one row', () => {
  test.each(combinations([['2', '3', '4'], IHC_AXIS, RECOUNT_AXIS]))('group %s, IHC %s, recount %s', (...words) => {
    expect(rowsMet(GROUP_BY_IHC, words, (row) => [row[1], row[2], row[3]])).toBe(1)
  })

  test.each(combinations([IHC_AXIS, DUAL_AXIS]))('single-probe 4.0 to < 6.0, IHC %s, dual-probe %s', (...words) => {
    expect(rowsMet(SINGLE_PROBE_MIDDLE, words, (row) => [row[1], row[2]])).toBe(1)
  })

  const pairs = combinations([IHC_AXIS, ISH_AXIS]).filter((words) => words.join() !== 'not done,not done')
  test.each(pairs)('IHC %s, ISH %s', (...words) => {
    expect(rowsMet(COMBINATION, words, (row) => [row[1], row[2]])).toBe(1)
  })

  test('neither IHC nor ISH is no case of the combination table', () => {
    expect(rowsMet(COMBINATION, ['not done', 'not done'], (row) => [row[1], row[2]])).toBe(0)
    expect(() => lookUpCombination('not done', 'not done')).toThrow('neither IHC nor ISH')
  })

  test.each(combinations([TIER_IHC_AXIS, TIER_ISH_AXIS]))('tier of %s, ISH %s', (...words) => {
    expect(rowsMet(TIERS, words, (row) => [row[1], row[2]])).toBe(1)
  })

  const ratios = ['0.1', '1', '1.9', '1.96', '1.99', '1.999999999999999999', '2', '2.0', '2.00', '2.01', '5', '20']
  const copies = [
    '0.5',
    '3.9',
    '3.99',
    '3.9999999999999999',
    '4',
    '4.0',
    '4.01',
    '5.99',
    '6',
    '6.0',
    '6.00',
    '6.01',
    '40',
  ]
  test.each(combinations([ratios, copies]))('ratio %s, copies %s lie in one group', (ratio, copy) => {
    const [r, c] = [point(ratio), point(copy)]
    expect(ISH_GROUPS.filter(([, ratioBand, copyBand]) => liesIn(r, ratioBand) && liesIn(c, copyBand))).toHaveLength(1)
    expect(possibleGroups(r, c)).toHaveLength(1)
    expect(SINGLE_PROBE_BANDS.filter(([, band]) => liesIn(c, band))).toHaveLength(1)
  })
})

describe('a broken table stops the start', () => {
  test('a gap', () => {
    expect(() => compileTable('T', [['a']], [['a', 'b']], (row) => row)).toThrow('table T: b meets 0 rows')
  })
  test('an overlap', () => {
    expect(() => compileTable('T', [['a'], ['any']], [['a', 'b']], (row) => row)).toThrow('table T: a meets 2 rows')
  })
})

test('every consideration key has one row, in the order of the catalogue', () => {
  expect(TABLE_OF_HOOK['patient-view'].rows.map(({ key }) => key)).toEqual([...PATIENT_VIEW_KEYS])
  expect(TABLE_OF_HOOK['order-select'].rows.map(({ key }) => key)).toEqual([...ORDER_SELECT_KEYS])
  expect(TABLE_OF_HOOK['order-sign'].rows.map(({ key }) => key)).toEqual([...ORDER_SIGN_KEYS])
})

test('tables print as Markdown with every row id', () => {
  const printed = printTables()
    .map(({ markdown }) => markdown)
    .join('\n')
  const ids = [...GROUP_BY_IHC, ...SINGLE_PROBE_MIDDLE, ...COMBINATION, ...TIERS, ...ISH_GROUPS].map(([rule]) => rule)
  for (const id of ids) expect(printed).toContain(`| ${id} |`)
})
