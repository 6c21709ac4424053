/** A thread that writes: it waits for the disk, so that the thread that answers calls does not have to. */
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { openFile } from './sqlite-file.ts'
import type { Batch, ThreadAnswer, ThreadTask } from './sqlite-writer.ts'

const MOST_STATEMENTS = 500

const database = openFile((workerData as { file: string }).file)
const prepared = new Map<string, StatementSync>()

function prepare(sql: string): StatementSync {
  const known = prepared.get(sql)
  if (known) return known
  if (prepared.size >= MOST_STATEMENTS) prepared.clear()
  const statement = database.prepare(sql)
  prepared.set(sql, statement)
  return statement
}

function carryOut({ id, statements }: ThreadTask): ThreadAnswer {
  try {
    if (statements) commit(statements)
    else database.exec('pragma wal_checkpoint(passive)')
    return { id }
  } catch (error) {
    // A file that is already closed has no transaction and would throw here, which would end the thread.
    if (database.isOpen && database.isTransaction) database.exec('rollback')
    const { message = 'unknown error', errcode } = Object(error) as { message?: string; errcode?: number }
    return { id, error: { message, ...(errcode !== undefined && { errcode }) } }
  }
}

function commit(statements: readonly Batch[]): void {
  prepare('begin immediate').run()
  for (const { sql, rows } of statements) {
    const statement = prepare(sql)
    for (const row of rows) statement.run(...(row as readonly SQLInputValue[]))
  }
  prepare('commit').run()
}

parentPort?.on('message', (task: ThreadTask | 'close') => {
  if (task !== 'close') return parentPort?.postMessage(carryOut(task))
  database.close()
  parentPort?.close()
})
