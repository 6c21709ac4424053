/**
 * The decision tables as functions of CQL, row by row: the same rows that run here. A case of words is compared with words, a
 * band with a figure; what a row gives comes back as a tuple with the id of the row.
 */
import type { AnyTable } from '../her2/list-tables.ts'
import { COMBINATION } from '../her2/tables/combination.ts'
import type { Column } from '../her2/tables/define-table.ts'
import { TIERS } from '../her2/tables/expression-tier.ts'
import { IHC, IHC_WORDS, PERCENT_CHECKS, STAINING_OF_ZERO } from '../her2/tables/ihc.ts'
import { GROUP_BY_IHC, ISH_GROUPS } from '../her2/tables/ish-dual-probe.ts'
import { NEAR_THRESHOLD, NUMBER_AGAINST_WORDS, WORDS_AGAINST_NUMBERS } from '../her2/tables/ish-reading.ts'
import { SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE } from '../her2/tables/ish-single-probe.ts'
import type { Outcome } from '../her2/tables/outcome.ts'
import { LEFT_TO_LABORATORY, OVERALL } from '../her2/tables/overall.ts'
import { RATIO_THRESHOLD } from '../her2/tables/decisions.ts'

interface CqlTable {
  /** Name of its function. */
  readonly name: string
  readonly table: AnyTable
  /** `possible`: every row that a figure does not rule out, as a list. Else the one row, or the first. */
  readonly finds?: 'possible'
}

export const CQL_TABLES: readonly CqlTable[] = [
  { name: 'IHC Row', table: IHC },
  { name: 'IHC Words Row', table: IHC_WORDS },
  { name: 'Staining Row', table: STAINING_OF_ZERO },
  { name: 'Percent Row', table: PERCENT_CHECKS },
  { name: 'Possible Groups', table: ISH_GROUPS, finds: 'possible' },
  { name: 'Group Row', table: GROUP_BY_IHC },
  { name: 'Possible Bands', table: SINGLE_PROBE_BANDS, finds: 'possible' },
  { name: 'Single Probe Row', table: SINGLE_PROBE_MIDDLE },
  { name: 'Words Against Numbers Row', table: WORDS_AGAINST_NUMBERS },
  { name: 'Number Against Words Row', table: NUMBER_AGAINST_WORDS },
  { name: 'Near Threshold Row', table: NEAR_THRESHOLD },
  { name: 'Combination Row', table: COMBINATION },
  { name: 'Left To Laboratory Row', table: LEFT_TO_LABORATORY },
  { name: 'Overall Row', table: OVERALL },
  { name: 'Tier Row', table: TIERS },
]

/** Whole numbers of up to six digits with up to eight decimals: what every engine holds exactly. */
export const FIGURE = 'Tuple { low Decimal, lowIncluded Boolean, high Decimal, highIncluded Boolean }'

/** @throws if a table asks for something that CQL cannot be asked for by this printer. */
export function printCqlTables(tables: readonly CqlTable[] = CQL_TABLES): string {
  checkRatioBounds()
  return tables.map(printTable).join('\n\n')
}

/** A quotient of copy numbers is known here by its side of the threshold alone, so no other bound may be asked for. */
function checkRatioBounds(): void {
  const other = ISH_GROUPS.rows.find(({ ratio }) => !ratio.endsWith(` ${RATIO_THRESHOLD}`) || ratio.includes(' and '))
  if (other) throw new Error(`${other.name}: a computed ratio is compared with ${RATIO_THRESHOLD} only`)
}

type AnyRow = AnyTable['rows'][number] & Readonly<Record<string, unknown>>

function printTable({ name, table, finds }: CqlTable): string {
  const columns = table.columns as readonly Column[]
  const asked = columns.filter(({ role }) => role === 'asks')
  const isBand = (column: Column) => column.cases(['≥ 1.0']) !== undefined && isBandColumn(column, table)
  const operands = asked.map((column) => `${column.key} ${isBand(column) ? FIGURE : 'String'}`)
  const rows = (table.rows as readonly AnyRow[]).map((row) => {
    const conditions = asked.flatMap((column) =>
      printCell(column.key, String(row[column.key]), isBand(column), finds === 'possible'),
    )
    return { condition: conditions.join(' and ') || 'true', tuple: printGiven(columns, row), means: row.means }
  })
  const head = `// ${table.title}. Source: ${table.source}.\ndefine function "${name}"(${operands.join(', ')}):`
  if (finds === 'possible') {
    const items = rows.map(
      ({ condition, tuple, means }) => `    // ${means}\n    if ${condition} then ${tuple} else null`,
    )
    return `${head}\n  ({\n${items.join(',\n')}\n  }) Possible where Possible is not null`
  }
  const cases = rows.map(({ condition, tuple, means }) => `    // ${means}\n    when ${condition} then ${tuple}`)
  return `${head}\n  case\n${cases.join('\n')}\n    else null\n  end`
}

const BAND = /^[≥><≤] \d/

function isBandColumn({ key }: Column, table: AnyTable): boolean {
  return (table.rows as readonly AnyRow[]).some((row) => BAND.test(String(row[key])))
}

function printCell(key: string, cell: string, isBand: boolean, possible: boolean): readonly string[] {
  if (cell === 'any') return []
  if (!isBand) return [`${key} in { ${cell.split(' or ').map(quoted).join(', ')} }`]
  const parts = cell.split(' and ').map((part) => (possible ? mayLie(key, part) : lies(key, part)))
  return possible ? [`(${key} is null or (${parts.join(' and ')}))`] : parts
}

/** All of the figure lies beyond the bound. */
function lies(key: string, part: string): string {
  const [sign, at] = part.split(' ')
  const test: Readonly<Record<string, string>> = {
    '≥': `${key}.low >= ${at}`,
    '>': `(${key}.low > ${at} or (${key}.low = ${at} and not ${key}.lowIncluded))`,
    '<': `(${key}.high < ${at} or (${key}.high = ${at} and not ${key}.highIncluded))`,
    '≤': `${key}.high <= ${at}`,
  }
  return `Coalesce(${test[sign ?? ''] ?? ''}, false)`
}

/** Some of the figure may lie beyond the bound. */
function mayLie(key: string, part: string): string {
  const [sign, at] = part.split(' ')
  const test: Readonly<Record<string, string>> = {
    '≥': `${key}.high is null or ${key}.high > ${at} or (${key}.high = ${at} and ${key}.highIncluded)`,
    '>': `${key}.high is null or ${key}.high > ${at}`,
    '<': `${key}.low is null or ${key}.low < ${at}`,
    '≤': `${key}.low is null or ${key}.low < ${at} or (${key}.low = ${at} and ${key}.lowIncluded)`,
  }
  return `(${test[sign ?? ''] ?? ''})`
}

function printGiven(columns: readonly Column[], row: AnyRow): string {
  const given = columns.filter(({ role }) => role === 'gives').flatMap(({ key }) => printValue(key, row[key]))
  return `Tuple { ${[`id: ${quoted(row.id)}`, ...given].join(', ')} }`
}

function printValue(key: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return [`${key}: { ${value.map((one) => quoted(String(one))).join(', ')} }`]
  if (typeof value === 'string') return [`${key}: ${quoted(value)}`]
  const outcome = value as Outcome
  const { status, reason, discordant, caution } = 'goesOn' in outcome ? {} : outcome
  return [
    `goesOn: ${'goesOn' in outcome ? quoted(outcome.goesOn) : NO_WORD}`,
    `status: ${status ? quoted(status) : NO_WORD}`,
    `reason: ${reason ? quoted(reason) : NO_WORD}`,
    `discordant: ${String(discordant ?? false)}`,
    `caution: ${String(caution ?? false)}`,
  ]
}

/** A null of a known type: all rows of a function have one type. */
const NO_WORD = '(null as String)'

function quoted(words: string): string {
  return `'${words.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
