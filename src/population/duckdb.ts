/** The database that sorts an export by patient: an optional part of the install, loaded only here. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'

export interface DatabaseOptions {
  /** Where what does not fit into memory goes. */
  readonly spill: string
  readonly megabytes: number
  readonly threads: number
}

export interface Database {
  run(sql: string): Promise<void>
  /** All rows, of a query that gives few. */
  rows(sql: string): Promise<readonly (readonly DuckDBValue[])[]>
  /** Rows as they come, of a query that gives many. */
  stream(sql: string): AsyncGenerator<readonly DuckDBValue[]>
  /** Adds rows to a table; they are there once it is closed. */
  append(table: string): Promise<Appended>
  close(): void
}

export interface Appended {
  add(...values: readonly (string | number | boolean | null)[]): void
  close(): void
}

/** @param version the version to install, as the package names it */
export async function openDatabase(options: DatabaseOptions, version: string): Promise<Database> {
  const { DuckDBInstance } = await load(version)
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${options.megabytes}MB`,
    temp_directory: options.spill,
    // A line of one resource may be long; what is written for a patient waits no longer than for this many rows.
    partitioned_write_flush_threshold: '20000',
    autoinstall_known_extensions: 'false',
    // It cannot know how long an export is, and would keep the records in memory to look among them for the few patients.
    disabled_optimizers: 'build_side_probe_side',
  })
  return wrap(await instance.connect(), await instance.connect())
}

/** What is streamed has a connection of its own: rows may be added while it goes on. */
function wrap(connection: DuckDBConnection, streaming: DuckDBConnection): Database {
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    stream: async function* (sql) {
      const result = await streaming.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        yield* chunk.getRows()
      }
    },
    append: async (table) => {
      const appender = await connection.createAppender(table)
      return {
        add: (...values) => {
          for (const value of values) {
            if (value === null) appender.appendNull()
            else if (typeof value === 'boolean') appender.appendBoolean(value)
            else appender.appendValue(typeof value === 'number' ? BigInt(value) : value)
          }
          appender.endRow()
        },
        close: () => appender.closeSync(),
      }
    },
    close: () => {
      streaming.closeSync()
      connection.closeSync()
    },
  }
}

async function load(version: string): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(
      `the population run needs DuckDB, which is not part of the service: npm install @duckdb/node-api@${version}`,
    )
  }
}

/** Text as a literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
