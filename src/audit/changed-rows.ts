/** The rows of the rule tables as they read then and as they read now, and which of them a card is based on. */
import { nameOfCells } from './knowledge.ts'
import type { KeptTable, ToldRow } from './knowledge.ts'

/** A row's printed cells by the heading of their column. */
export type RowWords = Readonly<Record<string, string>>

export interface ChangedRow {
  /** File name of the table, 'ihc.md', and the heading within it. */
  readonly table: string
  readonly heading: string
  /** First cell: the row's id, where its table has one. */
  readonly row: string
  /** Absent: the row is new. */
  readonly before?: RowWords
  /** Absent: the row was removed. */
  readonly now?: RowWords
  /** Whether the card is based on it; absent where rows of this table have no id, so that no trace can name them. */
  readonly ownRow?: boolean
}

/** A row that a card is based on, as it read when the card was made. */
export interface OwnRow {
  readonly table: string
  readonly heading: string
  readonly row: string
  readonly words: RowWords
  /** The row's words for a person. Absent in records from before rows had words of their own. */
  readonly means?: string
  readonly readsTheSame: boolean
}

/** What a card is based on, as its trace names it. */
export interface CardBasis {
  readonly hook: string
  /** Consideration key. */
  readonly key: string
  /** Row ids of its classification and of its consideration. */
  readonly rules: readonly string[]
  /** Names of the very rows that were met. Absent in older records: then every row of a rule counts. */
  readonly rows?: readonly string[]
  /** Codes of what it is about: a gap, a caveat, a baseline item. */
  readonly codes?: readonly string[]
  /** Drugs and assays of the orders it is about. */
  readonly agents: readonly string[]
}

interface Row {
  readonly table: KeptTable
  readonly id: string
  readonly words: RowWords
  readonly told?: ToldRow
}

/** The card's own rows first, then those for which this is not known. */
export function listChangedRows(
  then: readonly KeptTable[],
  now: readonly KeptTable[],
  basis: CardBasis,
): readonly ChangedRow[] {
  const [before, after] = [rowsOf(then), rowsOf(now)]
  const places = [...new Set([...before.keys(), ...after.keys()])]
  const changed = places.flatMap((place) => pairUp(before.get(place) ?? [], after.get(place) ?? [], basis))
  const order: readonly ChangedRow['ownRow'][] = [true, undefined, false]
  return changed.toSorted((one, other) => order.indexOf(one.ownRow) - order.indexOf(other.ownRow))
}

/** The rows that a card is based on, in the order of the tables. */
export function listOwnRows(
  then: readonly KeptTable[],
  now: readonly KeptTable[],
  basis: CardBasis,
): readonly OwnRow[] {
  const after = rowsOf(now)
  return [...rowsOf(then)].flatMap(([place, rows]) =>
    rows
      .filter((row) => restsOn(row, basis) === true)
      .map(({ table, id, words, told }) => ({
        ...{ table: table.table, heading: table.heading, row: id, words },
        ...(told && { means: told.means }),
        readsTheSame: (after.get(place) ?? []).some((one) => isSame(one.words, words)),
      })),
  )
}

/** Rows by table, heading and id; several may share an id. */
function rowsOf(tables: readonly KeptTable[]): ReadonlyMap<string, readonly Row[]> {
  const rows = tables.flatMap((table) =>
    table.rows.map((cells): Row => {
      const told = table.told?.[nameOfCells(cells)]
      const words = Object.fromEntries(table.columns.map((column, index) => [column, cells[index] ?? '']))
      return { table, id: cells[0] ?? '', words, ...(told && { told }) }
    }),
  )
  return Map.groupBy(rows, ({ table, id }) => JSON.stringify([table.table, table.heading, id]))
}

function pairUp(before: readonly Row[], now: readonly Row[], basis: CardBasis): ChangedRow[] {
  const gone = before.filter((one) => !now.some((other) => isSame(one.words, other.words)))
  const come = now.filter((one) => !before.some((other) => isSame(one.words, other.words)))
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): ChangedRow[] => {
    const [one, other] = [gone[index], come[index]]
    const row = one ?? other
    if (!row) return []
    const ownRow = restsOn(row, basis)
    return [
      {
        ...{ table: row.table.table, heading: row.table.heading, row: row.id },
        ...(one && { before: one.words }),
        ...(other && { now: other.words }),
        ...(ownRow !== undefined && { ownRow }),
      },
    ]
  }).flat()
}

function isSame(one: RowWords, other: RowWords): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** By the heading of a table's id column. */
// prettier-ignore
const RESTS: Readonly<Record<string, (basis: CardBasis, row: Row) => boolean>> = {
  rule:     (basis, row) => isMet(basis, row) || (row.table.table === 'label-routes.md' && basis.rules.some((rule) => rule.startsWith('TDX-'))),
  decision: isMet,
  key:      ({ hook, key }, { id, table: { heading } }) => heading === hook && id === key,
  agent:    ({ agents }, { id }) => agents.includes(id),
  code:     ({ codes = [] }, { id }) => codes.includes(id),
}

/** Of several rows that share a rule id, those that were met, where that is known. */
function isMet({ rules, rows = [] }: CardBasis, { id, told, table }: Row): boolean {
  if (!rules.some((rule) => covers(id, rule))) return false
  const ofRule = Object.values(table.told ?? {}).filter(({ name }) => idOf(name) === id && rows.includes(name))
  return !told || ofRule.length === 0 || ofRule.some(({ name }) => name === told.name)
}

/** 'CB-16' for 'combination/CB-16 (not done, indeterminate)'. */
function idOf(name: string): string {
  return name.slice(name.indexOf('/') + 1).replace(/ \([^()]*\)$/, '')
}

/** Undefined where the rows of the table have no ids. Label routes are shown side by side: a card is based on all of them. */
function restsOn(row: Row, basis: CardBasis): boolean | undefined {
  const [column = ''] = row.table.columns
  return Object.hasOwn(RESTS, column) ? RESTS[column]?.(basis, row) : undefined
}

/** One row may cover several ids: 'SP-2 to SP-8'. */
function covers(id: string, rule: string): boolean {
  const [, name, first, last] = /^(\D{1,40})(\d{1,9}) to \1(\d{1,9})$/.exec(id) ?? []
  if (name === undefined) return id === rule
  const number = rule.startsWith(name) ? Number(rule.slice(name.length)) : Number.NaN
  return number >= Number(first) && number <= Number(last)
}
