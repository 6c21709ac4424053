/** A connection to an SQLite file, as both threads open it. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, backup } from 'node:sqlite'
import { StoreUnavailable } from './store.ts'

/**
 * Pages of the write-ahead log (4 KB each) at which a commit moves them into the file itself, while its caller waits. This
 * is only for the case that `sqlite-writer.ts`, which does it long before, never finds a moment without readers.
 */
const MOST_LOG_PAGES = 16_384

/**
 * Creates the file and its folder if they are missing, readable by their owner alone. No waiting inside SQLite: that would block the thread; a locked
 * file is retried from outside. `durable`: each commit waits for the disk; otherwise it is synced with the next that does.
 * @throws StoreUnavailable
 */
export function openFile(file: string, durable = true): DatabaseSync {
  try {
    if (file !== ':memory:') closeToOthers(file)
    const database = new DatabaseSync(file, { timeout: 0 })
    const synchronous = durable ? 'full' : 'normal'
    database.exec(`pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma foreign_keys = on`)
    database.exec(`pragma wal_autocheckpoint = ${MOST_LOG_PAGES}`)
    return database
  } catch (error) {
    const words = error instanceof Error ? error.message : 'unknown error'
    throw new StoreUnavailable(`the database ${file} cannot be opened: ${words}`, { cause: error })
  }
}

/** SQLite gives the files beside it, the write-ahead log for one, the rights of the file itself. */
function closeToOthers(file: string): void {
  const folder = dirname(file)
  // A folder that was there before may hold more than the store, so its rights are left alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  for (const one of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(one)) chmodSync(one, 0o600)
}

/**
 * Copies a database as it is at one moment, whatever is written meanwhile. The copy is for the user of this process alone.
 * @returns How many pages were copied.
 */
export async function copyFile(file: string, to: string): Promise<number> {
  const source = new DatabaseSync(file, { readOnly: true })
  try {
    const pages = await backup(source, to)
    chmodSync(to, 0o600)
    return pages
  } finally {
    source.close()
  }
}
