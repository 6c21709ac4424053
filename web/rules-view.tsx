/** The rows of the decision tables that fired; on demand the whole tables, with those rows marked. */
import { type Token, type Tokens, marked } from 'marked'
import { useMemo, useState } from 'preact/hooks'
import type { Tables, Trace } from './service.ts'
import { useWords } from './words.ts'

interface PrintedTable {
  readonly page: string
  readonly heading: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Every table of the Markdown pages, with the heading above it. */
function readTables(tables: Tables['tables']): readonly PrintedTable[] {
  return tables.flatMap(({ file, markdown }) => {
    let heading = ''
    return marked.lexer(markdown).flatMap((token: Token): PrintedTable[] => {
      if (token.type === 'heading') heading = String(token['text'])
      if (token.type !== 'table') return []
      const { header, rows } = token as Tokens.Table
      const cells = (row: readonly Tokens.TableCell[]) => row.map(({ text }) => text.replaceAll('\\|', '|'))
      return [{ page: file.replace(/\.md$/, ''), heading, header: cells(header), rows: rows.map(cells) }]
    })
  })
}

export function RulesView({ tables, trace }: { tables: Tables; trace: Trace }) {
  const say = useWords()
  const [all, setAll] = useState(false)
  const printed = useMemo(() => readTables(tables.tables), [tables])
  const fired = new Set([...(trace.classification.current?.rules ?? []), ...trace.considerations.map(({ key }) => key)])
  const known = new Set(printed.flatMap(({ rows }) => rows.map(([id]) => id)))
  const others = [...fired].filter((id) => !known.has(id))
  const found = printed.flatMap((table) =>
    table.rows.filter(([id = '']) => fired.has(id)).map((row) => toFired(table, row)),
  )
  return (
    <>
      <p class="quiet">{say('rulesNote')}</p>
      <label class="choice">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        {say('allRows')}
      </label>
      {all
        ? printed.map((table) => <RuleTable key={`${table.page}${table.heading}`} table={table} fired={fired} />)
        : found.length > 0 && <FiredRows rows={found} />}
      {fired.size === 0 && <p>{say('rulesNone')}</p>}
      {others.length > 0 && (
        <p>
          {say('rulesOther')}: {others.join(', ')}
        </p>
      )}
    </>
  )
}

interface FiredRow {
  readonly id: string
  /** What the row says, for a person. */
  readonly means: string
  readonly table: string
}

function toFired({ page, heading, header }: PrintedTable, row: readonly string[]): FiredRow {
  return { id: row[0] ?? '', means: row[header.indexOf('means')] ?? '', table: titleOf({ page, heading }) }
}

function titleOf({ page, heading }: Pick<PrintedTable, 'page' | 'heading'>): string {
  return `${page}: ${heading}`
}

function FiredRows({ rows }: { rows: readonly FiredRow[] }) {
  const say = useWords()
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={say('rulesNote')}>
      <table class="rules">
        <thead>
          <tr>
            <th scope="col">{say('row')}</th>
            <th scope="col">{say('rowMeans')}</th>
            <th scope="col">{say('rowTable')}</th>
          </tr>
        </thead>
        <tbody lang="en">
          {rows.map(({ id, means, table }) => (
            <tr key={id + table} class="fired">
              <th scope="row">{id}</th>
              <td>{means}</td>
              <td class="quiet">{table}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RuleTableProps {
  readonly table: PrintedTable
  readonly fired: ReadonlySet<string>
}

function RuleTable({ table, fired }: RuleTableProps) {
  const say = useWords()
  const title = titleOf(table)
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={title} lang="en">
      <table class="rules">
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.header.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, at) => {
            const hit = fired.has(cells[0] ?? '')
            return (
              <tr key={at} class={hit ? 'fired' : ''}>
                {cells.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} scope="row">
                      {cell}
                      {hit && <span class="mark"> {say('fired')}</span>}
                    </th>
                  ) : (
                    <td key={column}>{cell}</td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
