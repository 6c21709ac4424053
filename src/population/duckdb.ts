/**
 * The database that makes the tables of a run: an optional part of the install, loaded only here. It is no package of a
 * checkout, so what is used of it is typed here.
 */
const PACKAGE = '@duckdb/node-api'

interface DuckDB {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection> }>
  }
}

interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): readonly Row[] }>
  stream(sql: string): Promise<{ fetchChunk(): Promise<Chunk | null> }>
  createAppender(table: string): Promise<Appender>
  closeSync(): void
}

interface Chunk {
  readonly rowCount: number
  getRows(): readonly Row[]
}

interface Appender {
  appendNull(): void
  appendBoolean(value: boolean): void
  appendValue(value: string | bigint): void
  endRow(): void
  closeSync(): void
}

/** What a column gives: of a struct, a list or a date an object of DuckDB. */
export type Row = readonly (null | boolean | number | bigint | string | object)[]

export interface DatabaseOptions {
  /** Where what does not fit into memory goes. */
  readonly spill: string
  readonly megabytes: number
  readonly threads: number
}

export interface Database {
  run(sql: string): Promise<void>
  /** All rows, of a query that gives few. */
  rows(sql: string): Promise<readonly Row[]>
  /** Rows as they come, of a query that gives many. */
  stream(sql: string): AsyncGenerator<Row>
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
function wrap(connection: Connection, streaming: Connection): Database {
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

async function load(version: string): Promise<DuckDB> {
  try {
    return (await import(PACKAGE)) as DuckDB
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(
      `the population run needs DuckDB, which is not part of the service: npm install ${PACKAGE}@${version}`,
    )
  }
}

/** @throws Error with what to install, where it is not there */
export async function demandDatabase(version: string): Promise<void> {
  await load(version)
}

/** Text as a literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
