import { ALL_PAGES } from '../../src/audit/list-tables.ts'
import { COMBINATION, ISH_AXIS, lookUpCombination } from '../../src/her2/tables/combination.ts'
import { TABLE_OF_HOOK } from '../../src/her2/considerations/consider.ts'
import { ORDER_SELECT_KEYS, ORDER_SIGN_KEYS, PATIENT_VIEW_KEYS } from '../../src/her2/considerations/considerations.ts'
import { asks, defineTable, gives } from '../../src/her2/tables/define-table.ts'
import { TIER_IHC_AXIS, TIER_ISH_AXIS, TIERS } from '../../src/her2/tables/expression-tier.ts'
import { IHC_AXIS, IHC_CALL_AXIS } from '../../src/her2/tables/ihc.ts'
import { GROUP_BY_IHC, ISH_GROUPS, possibleGroups, RECOUNT_AXIS } from '../../src/her2/tables/ish-dual-probe.ts'
import { DUAL_AXIS, SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE } from '../../src/her2/tables/ish-single-probe.ts'
import { GIVEN_AXIS, OVERALL, SIDE_AXIS } from '../../src/her2/tables/overall.ts'
import { printTables } from '../../src/her2/print-tables.ts'
import { cellHolds, combinations, liesIn } from '../../src/her2/tables/table.ts'
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
    expect(rowsMet(GROUP_BY_IHC.rows, words, (row) => [row.group, row.ihc, row.recount])).toBe(1)
  })

  test.each(combinations([IHC_AXIS, DUAL_AXIS]))('single-probe 4.0 to < 6.0, IHC %s, dual-probe %s', (...words) => {
    expect(rowsMet(SINGLE_PROBE_MIDDLE.rows, words, (row) => [row.ihc, row.dual])).toBe(1)
  })

  const pairs = combinations([IHC_CALL_AXIS, ISH_AXIS]).filter((words) => words.join() !== 'not done,not done')
  test.each(pairs)('IHC %s, ISH %s', (...words) => {
    expect(rowsMet(COMBINATION.rows, words, (row) => [row.ihc, row.ish])).toBe(1)
  })

  test('neither IHC nor ISH is no case of the combination table', () => {
    expect(rowsMet(COMBINATION.rows, ['not done', 'not done'], (row) => [row.ihc, row.ish])).toBe(0)
    expect(() => lookUpCombination('not done', 'not done')).toThrow('neither IHC nor ISH')
  })

  test.each(combinations([TIER_IHC_AXIS, TIER_ISH_AXIS]))('tier of %s, ISH %s', (...words) => {
    expect(rowsMet(TIERS.rows, words, (row) => [row.ihc, row.ish])).toBe(1)
  })

  test.each(combinations([GIVEN_AXIS, SIDE_AXIS, ['yes', 'no']]))(
    'scores and numbers give %s, the laboratory says %s, older %s',
    (...words) => {
      expect(rowsMet(OVERALL.rows, words, (row) => [row.given, row.side, row.older])).toBe(1)
    },
  )

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
    expect(ISH_GROUPS.rows.filter((row) => liesIn(r, row.ratio) && liesIn(c, row.copies))).toHaveLength(1)
    expect(possibleGroups(r, c)).toHaveLength(1)
    expect(SINGLE_PROBE_BANDS.rows.filter((row) => liesIn(c, row.copies))).toHaveLength(1)
  })
})

describe('a broken table stops the start', () => {
  const AB = ['a', 'b'] as const
  const define = (kind: 'exactly-one' | 'first' | 'all that hold', ...rows: [string, 'a' | 'b' | 'any'][]) =>
    defineTable({
      ...{ id: 'T', title: 'T', source: 'this project', kind },
      columns: [asks.word('letter', AB)],
      rows: rows.map(([id, letter]) => [id, letter, 'means'] as const),
    })

  test('a gap', () => {
    expect(() => define('exactly-one', ['1', 'a'])).toThrow('table T: b meets 0 rows')
  })
  test('an overlap', () => {
    expect(() => define('exactly-one', ['1', 'a'], ['2', 'any'])).toThrow('table T: a meets 2 rows')
  })
  test('a row that no case reaches, as those above it hold first', () => {
    expect(() => define('first', ['1', 'any'], ['2', 'b'])).toThrow('no case reaches the row T/2')
    expect(define('first', ['1', 'b'], ['2', 'any']).find({ letter: 'b' })).toMatchObject({ id: '1' })
  })
  test('one row twice', () => {
    expect(() => define('all that hold', ['1', 'a'], ['1', 'a'])).toThrow('the row T/1 (a) appears twice')
  })
  test('a gap between bands, an overlap at a threshold, a band that lies in another', () => {
    const bands = (...rows: ['≥ 2.0' | '> 2.0' | '< 2.0' | '≤ 2.0' | '≥ 3.0' | '< 1.0'][]) =>
      defineTable({
        ...{ id: 'B', title: 'B', source: 'this project', kind: 'exactly-one' },
        columns: [asks.band('number'), gives.one('side', ['x'])],
        rows: rows.map(([band], index) => [String(index), band, 'x', 'means'] as const),
      })
    expect(bands(['< 2.0'], ['≥ 2.0']).rows).toHaveLength(2)
    expect(() => bands(['< 2.0'], ['> 2.0'])).toThrow('meets 0 rows')
    expect(() => bands(['≤ 2.0'], ['≥ 2.0'])).toThrow('meets 2 rows')
    expect(() => bands(['< 2.0'], ['≥ 3.0'])).toThrow('meets 0 rows')
    expect(() => bands(['< 2.0'], ['≥ 2.0'], ['< 1.0'])).toThrow('meets 2 rows')
  })
})

test('every consideration key has one row, in the order of the catalogue', () => {
  expect(TABLE_OF_HOOK['patient-view'].rows.map(({ key }) => key)).toEqual([...PATIENT_VIEW_KEYS])
  // Two rows ask for the card of T-DXd: one as a warning, one as information.
  const selected = TABLE_OF_HOOK['order-select'].rows.map(({ key }) => key)
  expect([...new Set(selected)]).toEqual([...ORDER_SELECT_KEYS])
  expect(selected.filter((key, index) => selected.indexOf(key) !== index)).toEqual(['tdxdRoute'])
  expect(TABLE_OF_HOOK['order-sign'].rows.map(({ key }) => key)).toEqual([...ORDER_SIGN_KEYS])
})

test('tables print as Markdown with every row id, and with what each row says', () => {
  const printed = printTables(ALL_PAGES)
    .map(({ markdown }) => markdown)
    .join('\n')
  const rows = ALL_PAGES.flatMap(({ tables }) => tables.flatMap((table) => table.rows))
  for (const { id, means } of rows) {
    expect(printed).toContain(`| ${id} |`)
    expect(printed).toContain(`| ${means} |`)
  }
})

test('every row says something, once: rows that share a rule id can be told apart by name', () => {
  const rows = ALL_PAGES.flatMap(({ tables }) => tables.flatMap((table) => table.rows))
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  for (const { means } of rows) expect(means).toMatch(/\S{2}/)
})
