/** Hands transactions to the thread that writes; each is one message there and one back. */
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Statement } from './sql-store.ts'

export interface ThreadTask {
  readonly id: number
  readonly statements: readonly Statement[]
}

export interface ThreadAnswer {
  readonly id: number
  readonly error?: { readonly message: string; readonly errcode?: number }
}

export interface SqliteWriter {
  /** All statements in one transaction, on the disk when it resolves. Rejects with SQLite's `errcode`. */
  write(statements: readonly Statement[]): Promise<void>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Starts its thread with the first write, and a new one where a thread has ended. */
export function createSqliteWriter(file: string): SqliteWriter {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let nextId = 0

  const endAll = (error: Error): void => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    // In a checkout the sources run as they are; an installed package runs its build.
    const url = new URL(`./sqlite-thread${extname(import.meta.filename)}`, import.meta.url)
    const started = new Worker(url, { workerData: { file } })
    started.on('message', ({ id, error }: ThreadAnswer) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) started.unref()
      if (error) one?.reject(Object.assign(new Error(error.message), error))
      else one?.resolve()
    })
    started.on('error', endAll)
    started.on('exit', () => endAll(new Error('the writing thread has ended')))
    return started
  }
  return {
    write(statements) {
      return new Promise((resolve, reject) => {
        worker ??= start()
        worker.ref()
        const id = nextId++
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, statements } satisfies ThreadTask)
      })
    },
    async close() {
      if (!worker) return
      const ended = once(worker, 'exit')
      worker.ref()
      worker.postMessage('close')
      await ended
    },
  }
}
