/** The decision tables as the service prints them, with the rows that fired marked. */
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
  const shown = printed.filter(({ rows }) => all || rows.some(([id = '']) => fired.has(id)))
  return (
    <>
      <p class="quiet">{say('rulesNote')}</p>
      <label class="choice">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        {say('allRows')}
      </label>
      {shown.map((table) => (
        <RuleTable key={`${table.page}${table.heading}`} table={table} fired={fired} all={all} />
      ))}
      {others.length > 0 && (
        <p>
          {say('rulesOther')}: {others.join(', ')}
        </p>
      )}
    </>
  )
}

interface RuleTableProps {
  readonly table: PrintedTable
  readonly fired: ReadonlySet<string>
  readonly all: boolean
}

function RuleTable({ table, fired, all }: RuleTableProps) {
  const say = useWords()
  const rows = table.rows.filter(([id = '']) => all || fired.has(id) || table.page !== 'considerations')
  const title = `${table.page}: ${table.heading}`
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={title}>
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
          {rows.map((cells, at) => {
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
