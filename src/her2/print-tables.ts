/** The decision tables as Markdown, for a pathologist to check by eye against the guideline's figures. */
import { type AnyTable, RULE_PAGES, type TablePage } from './list-tables.ts'
import type { Kind } from './tables/define-table.ts'

export interface PrintedTable {
  /** File name, e.g. 'ihc.md'. */
  readonly file: string
  readonly markdown: string
}

/** Tables as Markdown, one file per page. `nameOf` writes a row's id, for instance as a link to where it is explained. */
export function printTables(
  pages: readonly TablePage[] = RULE_PAGES,
  nameOf: (id: string) => string = (id) => id,
): readonly PrintedTable[] {
  return pages.map((page) => ({ file: page.file, markdown: printPage(page, nameOf) }))
}

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  'exactly-one': 'Every case meets exactly one row.',
  first: 'The first row that applies counts.',
  'all that hold': 'Every row that applies counts.',
}

const MARKS =
  'Marks: V: read in the source; V2: read in a secondary source; K: known without a source at hand (high, mod, low); P: decided ' +
  'by this project; inference: drawn from what the source says.'

function printPage({ title, tables }: TablePage, nameOf: (id: string) => string): string {
  const head = `# ${title}\n\nPrinted from the code by \`her2-cds tables\`; edit the code, not this file. ${MARKS}`
  return `${[head, ...tables.map((table) => printTable(table, nameOf))].join('\n\n')}\n`
}

function printTable(table: AnyTable, nameOf: (id: string) => string): string {
  const { title, source, kind, idHeading, columns, rows } = table
  const heads = [idHeading, ...columns.map(({ heading }) => heading), 'means', 'mark', 'source']
  const lines = rows.map((row) => [
    ...[nameOf(row.id), ...table.print(row), row.means, row.mark ?? '-'],
    row.source === source ? '-' : row.source,
  ])
  return [`## ${title}`, '', `Source: ${source}. ${KIND_WORDS[kind]}`, '', ...grid(heads, lines)].join('\n')
}

/** A column that is empty in every row is left out. */
function grid(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const shown = heads.flatMap((head, index) =>
    head !== 'source' || rows.some((row) => row[index] !== '-') ? [index] : [],
  )
  const line = (cells: readonly string[]) =>
    `| ${shown.map((index) => (cells[index] ?? '').replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)]
}
