/**
 * The table of route conditions holds words, and no decision: a card, its summary and the printed table show the words of
 * its rows, and a row changed where it is defined changes them.
 */
import { conditionWords, shortCondition } from '../../src/content/route-words.ts'
import { LABEL_ROUTES, ROUTE_CONDITIONS } from '../../src/her2/considerations/label-routes.ts'
import { ROUTE_CONDITION_KEYS } from '../../src/her2/considerations/considerations.ts'
import * as real from '../../src/her2/tables/define-table.ts'

interface Runner {
  resetModules(): void
  unstable_mockModule(path: string, factory: () => object): void
}
const { jest: runner } = import.meta as unknown as { readonly jest: Runner }

/** The words, loaded anew, with the row of one condition changed where the table is defined. */
async function loadWith(condition: string) {
  runner.resetModules()
  runner.unstable_mockModule('../../src/her2/tables/define-table.ts', () => ({
    ...real,
    defineTable: (definition: { id: string; rows: readonly (readonly string[])[] }) => {
      const isChanged = (row: readonly string[]) => definition.id === 'route-conditions' && row[0] === condition
      const rows = definition.rows.map((row) => (isChanged(row) ? [condition, 'other short', 'other long'] : row))
      return real.defineTable({ ...definition, rows } as unknown as Parameters<typeof real.defineTable>[0])
    },
  }))
  return import('../../src/content/route-words.ts')
}

test('every condition has a row, and every row is asked for by a route', () => {
  expect(ROUTE_CONDITIONS.rows.map(({ id }) => id).toSorted()).toEqual([...ROUTE_CONDITION_KEYS].toSorted())
  const asked = new Set(LABEL_ROUTES.rows.flatMap(({ conditions }) => conditions))
  expect(ROUTE_CONDITION_KEYS.filter((key) => !asked.has(key))).toEqual([])
})

test.each(ROUTE_CONDITION_KEYS)('«%s» reads as its row says, and as it says when the row is changed', async (key) => {
  const row = ROUTE_CONDITIONS.rows.find(({ id }) => id === key)
  expect([shortCondition(key), conditionWords(key)]).toEqual([row?.short, row?.means])
  const changed = await loadWith(key)
  expect([changed.shortCondition(key), changed.conditionWords(key)]).toEqual(['other short', 'other long'])
  for (const other of ROUTE_CONDITION_KEYS.filter((one) => one !== key)) {
    expect(changed.conditionWords(other)).toBe(conditionWords(other))
  }
})
