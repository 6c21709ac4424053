/**
 * How every table that decides is written. A row is written once: its id, the case it asks for, the answer it gives, its
 * words for a person, and where it comes from. The same row runs, is printed to docs/tables, is hashed into the knowledge
 * version, and gives its words to cards, explanations and the page.
 *
 * Rows are arrays, so that a pathologist can read them column by column: `[id, ...cells, means, origin?]`.
 */
import { type Interval, isWithin, parseDecimal, pointInterval, type Rational } from './decimal.ts'
import { type Band, bandInterval, type Cell } from './table.ts'

/** How well a row is supported: read in its source, in a secondary one, known without a source, or decided by this project. */
export type Mark = 'V' | 'V2' | 'K-high' | 'K-mod' | 'K-low' | 'P' | 'inference'

/** Origin of a row, if it differs from that of its table. */
export interface Origin {
  readonly source?: string
  readonly mark?: Mark
}

/**
 * Which rows apply to a case. `exactly-one`: always one row, so each can be read on its own; `first`: the first row that
 * holds, and no row is hidden by those above it; `all that hold`: each row applies independently.
 */
export type Kind = 'exactly-one' | 'first' | 'all that hold'

type Role = 'asks' | 'gives' | 'tells'

/** Whether a cell covers a case. Typed as a method is, so that columns of all cases fit one list. */
type Covers<CaseType> = { covers(value: CaseType): unknown }['covers']

/** `asks`: what a case must be for the row to hold; `gives`: what follows; `tells`: for a person, decides nothing. */
export interface Column<
  Key extends string = string,
  ColumnRole extends Role = Role,
  CellType = unknown,
  CaseType = unknown,
> {
  /** Name of the cell in code. */
  readonly key: Key
  /** Its heading in print. */
  readonly heading: string
  readonly role: ColumnRole
  /** Never set: they carry types. */
  readonly cell?: CellType
  readonly case?: CaseType
  print(cell: CellType): string
  /** Columns that ask: the test whether the cell covers a case, made once when the table is built. */
  holds(cell: CellType): Covers<CaseType>
  /** Columns that ask: one value of each kind that its cells can tell apart. Undefined if they cannot be listed. */
  cases(cells: readonly CellType[]): readonly CaseType[] | undefined
}

type CellOf<One> = One extends { readonly cell?: infer CellType } ? Exclude<CellType, undefined> : never
type CellsOf<Columns extends readonly Column[]> = { readonly [Index in keyof Columns]: CellOf<Columns[Index]> }
type AskedOf<Columns extends readonly Column[]> = Extract<Columns[number], { readonly role: 'asks' }>

/** A row as it is written. */
export type RowCells<Columns extends readonly Column[]> =
  CellsOf<Columns> extends infer Cells extends readonly unknown[]
    ? readonly [id: string, ...cells: Cells, means: string, origin?: Origin]
    : never

/** What every row has, whatever its table asks. */
export interface RowHead {
  /** Id of the rule, 'CB-16': several rows may share it. */
  readonly id: string
  /** Name of this one row, 'combination/CB-16 (not done, indeterminate)'. */
  readonly name: string
  /** Id of its table. */
  readonly table: string
  /** Its words for a person. */
  readonly means: string
  readonly source: string
  readonly mark?: Mark
}

export type Row<Columns extends readonly Column[]> = RowHead & {
  readonly [One in Columns[number] as One['key']]: CellOf<One>
}

/** The values to look up, by the names of the columns that ask. */
export type CaseOf<Columns extends readonly Column[]> = {
  readonly [One in AskedOf<Columns> as One['key']]: One extends { readonly case?: infer Value } ? Value : never
}

type Found<Columns extends readonly Column[], How extends Kind> = How extends 'exactly-one'
  ? Row<Columns>
  : How extends 'first'
    ? Row<Columns> | undefined
    : readonly Row<Columns>[]

interface Definition<Columns extends readonly Column[], How extends Kind> {
  /** Kebab-case, unique among the tables. */
  readonly id: string
  readonly title: string
  /** Registered source with its place in it, or 'this project'. */
  readonly source: string
  /** Of the rows that have none of their own. */
  readonly mark?: Mark
  readonly kind: How
  /** Heading of the ids. */
  readonly idHeading?: string
  readonly columns: Columns
  /** Cases that cannot occur: no row needs to hold for them, and asking for one throws these words. */
  readonly except?: { readonly case: Partial<CaseOf<Columns>>; readonly why: string }
}

export interface Table<Columns extends readonly Column[] = readonly Column[], How extends Kind = Kind> {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly kind: How
  readonly idHeading: string
  readonly columns: Columns
  readonly rows: readonly Row<Columns>[]
  /** The row or rows for this case. Throws if the case cannot occur. */
  find(asked: CaseOf<Columns>): Found<Columns, How>
  /** The cells of a row as they are printed, without id and meaning. */
  print(row: RowHead): readonly string[]
}

/**
 * Builds and proves a table. @throws if it is broken: an id that is used twice for one case, a case that meets no row or
 * several rows of an `exactly-one` table, a row that no case can reach. A broken table must stop the start.
 */
export function defineTable<const Columns extends readonly Column[], const How extends Kind>(
  definition: Definition<Columns, How> & { readonly rows: readonly NoInfer<RowCells<Columns>>[] },
): Table<Columns, How> {
  const { id, title, source, kind, columns, idHeading = 'rule' } = definition
  const asked = columns.filter(({ role }) => role === 'asks')
  const rows = nameRows(
    id,
    asked,
    definition.rows.map((cells) => readRow(definition, cells)),
  )
  const exception = definition.except
  const excepted = Object.entries(exception?.case ?? {})
  const isExcepted = (values: Asked) => excepted.length > 0 && excepted.every(([key, value]) => values[key] === value)
  const tested = rows.map((row) => ({ row, isMet: testOf(row, asked) }))
  prove({ id, kind, asked, rows, tested, isExcepted })
  const look = compile({ kind, asked, rows, tested })
  return {
    ...{ id, title, source, kind, idHeading, columns },
    rows: rows as readonly unknown[] as readonly Row<Columns>[],
    find: (values) => {
      if (exception !== undefined && isExcepted(values)) throw new Error(`table ${id}: ${exception.why}`)
      return look(values) as Found<Columns, How>
    },
    print: (row) => columns.map((column) => column.print((row as AnyRow)[column.key])),
  }
}

// ---- rows -------------------------------------------------------------------------------------------------------

type Cells = Readonly<Record<string, unknown>>
type AnyRow = RowHead & Cells
type Asked = Readonly<Record<string, unknown>>

function readRow(
  { id: table, columns, source, mark }: Definition<readonly Column[], Kind>,
  written: readonly unknown[],
): AnyRow {
  const [id, ...rest] = written
  const [means, origin] = rest.slice(columns.length) as [string, Origin?]
  const own = { source, ...(mark && { mark }), ...origin }
  const cells = Object.fromEntries(columns.map(({ key }, index) => [key, rest[index]]))
  return { ...cells, id: String(id), name: '', table, means, ...own }
}

/** A rule id names one row, or, with the case in brackets, one of the rows that share it. */
function nameRows(table: string, asked: readonly Column[], rows: readonly AnyRow[]): readonly AnyRow[] {
  const shared = Map.groupBy(rows, ({ id }) => id)
  const named = rows.map((row) => {
    const which = asked.map((column) => column.print(row[column.key])).join(', ')
    const isShared = (shared.get(row.id)?.length ?? 0) > 1 && which !== ''
    return { ...row, name: `${table}/${row.id}${isShared ? ` (${which})` : ''}` }
  })
  const names = new Set(named.map(({ name }) => name))
  if (names.size < named.length) {
    const twice = named.find(({ name }, index) => named.findIndex((one) => one.name === name) !== index)
    throw new Error(`table ${table}: the row ${twice?.name ?? ''} appears twice`)
  }
  return named
}

// ---- proof and lookup -------------------------------------------------------------------------------------------

interface Compiled {
  readonly kind: Kind
  readonly asked: readonly Column[]
  readonly rows: readonly AnyRow[]
  readonly tested: readonly TestedRow[]
}

interface TestedRow {
  readonly row: AnyRow
  readonly isMet: (values: Asked) => unknown
}

/** Rows are looked at in every call, and their cells never change: what a cell means is worked out here and not there. */
function testOf(row: AnyRow, asked: readonly Column[]): TestedRow['isMet'] {
  const tests = asked
    .map(({ key, holds }) => ({ key, isCovered: holds(row[key]) }))
    .filter(({ isCovered }) => isCovered !== covered)
  const [only, ...more] = tests
  if (only === undefined) return covered
  const { key, isCovered } = only
  if (more.length === 0) return (values) => isCovered(values[key])
  return (values) => {
    for (const test of tests) if (!test.isCovered(values[test.key])) return false
    return true
  }
}

/** Of a cell that asks nothing: it is not asked. */
const covered = () => true

/** Walks every case that the columns can tell apart. Conditions cannot be listed: such a table is proven by its own tests. */
function prove({
  id,
  kind,
  asked,
  rows,
  tested,
  isExcepted,
}: Compiled & { readonly id: string; readonly isExcepted: (values: Asked) => boolean }): void {
  const grid = listCases(asked, rows)
  if (!grid) return
  const reached = new Set<AnyRow>()
  for (const values of grid.filter((one) => !isExcepted(one))) {
    const met = tested.filter(({ isMet }) => isMet(values)).map(({ row }) => row)
    if (kind === 'exactly-one' && met.length !== 1) {
      throw new Error(`table ${id}: ${tellCase(asked, values)} meets ${met.length} rows instead of one`)
    }
    for (const row of kind === 'first' ? met.slice(0, 1) : met) reached.add(row)
  }
  const hidden = rows.find((row) => !reached.has(row))
  if (hidden) throw new Error(`table ${id}: no case reaches the row ${hidden.name}`)
}

function listCases(asked: readonly Column[], rows: readonly AnyRow[]): readonly Asked[] | undefined {
  if (asked.length === 0) return undefined
  let grid: readonly Asked[] = [{}]
  for (const column of asked) {
    const cases = column.cases(rows.map((row) => row[column.key]))
    if (!cases) return undefined
    grid = grid.flatMap((values) => cases.map((value) => ({ ...values, [column.key]: value })))
  }
  return grid
}

function tellCase(asked: readonly Column[], values: Asked): string {
  return asked
    .map(({ key }) => (typeof values[key] === 'string' ? values[key] : JSON.stringify(values[key], printBig)))
    .join(' | ')
}

function printBig(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

type Look = (values: Asked) => unknown

function compile({ kind, asked, rows, tested }: Compiled): Look {
  if (kind === 'all that hold') return (values) => tested.filter(({ isMet }) => isMet(values)).map(({ row }) => row)
  const first = (values: Asked) => {
    for (const { isMet, row } of tested) if (isMet(values)) return row
    return undefined
  }
  const grid = asked.every(isOfWords) ? listCases(asked, rows) : undefined
  return grid ? byWords(asked, grid, first) : first
}

/** Map in map, a level for each column: words of an axis are found as they are, and no name is put together of them. */
function byWords(asked: readonly Column[], grid: readonly Asked[], first: Look): Look {
  const keys = asked.map(({ key }) => key)
  const last = keys.pop() ?? ''
  const known = new Map<unknown, unknown>()
  for (const values of grid) {
    let level = known
    for (const key of keys) {
      const below = level.get(values[key])
      const next = below instanceof Map ? below : new Map<unknown, unknown>()
      if (below === undefined) level.set(values[key], next)
      level = next
    }
    level.set(values[last], first(values))
  }
  return (values) => {
    let level = known
    for (const key of keys) {
      const below = level.get(values[key])
      if (!(below instanceof Map)) return undefined
      level = below
    }
    return level.get(values[last])
  }
}

const isOfWords = (column: Column) => WORDS in column

// ---- columns ----------------------------------------------------------------------------------------------------

/** Marks columns whose cases are words of an axis: tables of these alone are looked up, not walked. */
const WORDS = Symbol('words')

const decidesNothing = { holds: () => () => true, cases: () => undefined }

/** What a case must be. */
export const asks = {
  /** One word of an axis. A cell is 'a', 'a or b' or 'any'. */
  word<const Key extends string, const Axis extends string>(
    key: Key,
    axis: readonly Axis[],
    heading: string = key,
  ): Column<Key, 'asks', Cell<Axis>, Axis> {
    return {
      ...{ key, heading, role: 'asks', [WORDS]: true },
      print: (cell) => cell,
      holds: (cell) => {
        if (cell === 'any') return covered
        const words: readonly string[] = cell.split(' or ')
        const [only] = words
        return words.length === 1 ? (word) => word === only : (word) => words.includes(word)
      },
      cases: () => axis,
    }
  },
  /** A number, or an interval if a report gives no more. A cell is a band; a missing number lies in none. */
  band<const Key extends string>(key: Key, heading: string = key): Column<Key, 'asks', Band, Interval | undefined> {
    return {
      ...{ key, heading, role: 'asks' },
      print: (cell) => cell,
      holds: (cell) => {
        const band = bandInterval(cell)
        return (value) => value !== undefined && isWithin(value, band)
      },
      cases: pointsBetween,
    }
  },
  /** The same, but some rows ask for no number: 'any'. */
  anyBand<const Key extends string>(
    key: Key,
    heading: string = key,
  ): Column<Key, 'asks', Band | 'any', Interval | undefined> {
    return {
      ...{ key, heading, role: 'asks' },
      print: (cell) => cell,
      holds: (cell) => {
        if (cell === 'any') return covered
        const band = bandInterval(cell)
        return (value) => value !== undefined && isWithin(value, band)
      },
      cases: (cells) => [undefined, ...pointsBetween(cells.filter((cell) => cell !== 'any'))],
    }
  },
  /** A named condition on whatever the table is about. */
  condition<const Key extends string, Name extends string, Facts>(
    key: Key,
    conditions: Readonly<Record<Name, (facts: Facts) => unknown>>,
    heading: string = key,
  ): Column<Key, 'asks', Name, Facts> {
    return {
      ...{ key, heading, role: 'asks' },
      print: (cell) => cell,
      holds: (cell) => {
        const condition = conditions[cell]
        return condition
      },
      cases: () => undefined,
    }
  },
  /** Several named conditions, all of which must hold. */
  conditions<const Key extends string, Name extends string, Facts>(
    key: Key,
    conditions: Readonly<Record<Name, (facts: Facts) => unknown>>,
    heading: string = key,
  ): Column<Key, 'asks', readonly Name[], Facts> {
    return {
      ...{ key, heading, role: 'asks' },
      print: printList,
      holds: (cell) => {
        const all = cell.map((name) => conditions[name])
        return (facts) => {
          for (const condition of all) if (!condition(facts)) return false
          return true
        }
      },
      cases: () => undefined,
    }
  },
} as const

const printList = (cell: readonly string[]) => cell.join('; ') || '-'

/** What follows if the row holds. */
export const gives = {
  one<const Key extends string, const Value extends string>(
    key: Key,
    _values: readonly Value[],
    heading: string = key,
  ): Column<Key, 'gives', Value, never> {
    return { ...{ key, heading, role: 'gives' }, print: (cell) => cell, ...decidesNothing }
  },
  list<const Key extends string, const Value extends string>(
    key: Key,
    _values: readonly Value[],
    heading: string = key,
  ): Column<Key, 'gives', readonly Value[], never> {
    return { ...{ key, heading, role: 'gives' }, print: printList, ...decidesNothing }
  },
  text<const Key extends string>(key: Key, heading: string = key): Column<Key, 'gives', string, never> {
    return { ...{ key, heading, role: 'gives' }, print: (cell) => cell, ...decidesNothing }
  },
  /** A value of any form, with its printed form. */
  value<const Key extends string, Value>(
    key: Key,
    print: (value: Value) => string,
    heading: string = key,
  ): Column<Key, 'gives', Value, never> {
    return { ...{ key, heading, role: 'gives' }, print, ...decidesNothing }
  },
} as const

export function tells<const Key extends string>(key: Key, heading: string = key): Column<Key, 'tells', string, never> {
  return { ...{ key, heading, role: 'tells' }, print: (cell) => cell, ...decidesNothing }
}

// ---- every number that bands can tell apart ---------------------------------------------------------------------

/** Each bound, a number between each two, one below and one above all: nothing else can make a difference. */
function pointsBetween(bands: readonly Band[]): readonly (Interval | undefined)[] {
  const bounds = bands.flatMap((band) => {
    const { low, high } = bandInterval(band)
    return [low, high].flatMap((bound) => bound?.at ?? [])
  })
  const sorted = [...new Map(bounds.map((at) => [valueOf(at), at])).values()].toSorted(
    (a, b) => valueOf(a) - valueOf(b),
  )
  const [first] = sorted
  const last = sorted.at(-1)
  if (!first || !last) return [undefined]
  const between = sorted.flatMap((at, index) => {
    const next = sorted[index + 1]
    return next ? [at, middleOf(at, next)] : [at]
  })
  const below = first.numerator === 0n ? [] : [middleOf(ZERO, first)]
  return [...below, ...between, middleOf(last, { ...last, numerator: last.numerator * 4n + 4n })].map(pointInterval)
}

const ZERO = parseDecimal('0') as Rational

function valueOf({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator)
}

function middleOf(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: 2n * a.denominator * b.denominator,
  }
}
