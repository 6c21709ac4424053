/**
 * Hands transactions to a thread that writes, and has a second thread tidy up after it, so that neither the answering of
 * calls nor a commit waits for what can be done meanwhile.
 */
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** One statement and the values of each time that it runs. */
export interface Batch {
  readonly sql: string
  readonly rows: readonly (readonly unknown[])[]
}

/** A transaction; without statements, the write-ahead log is moved into the file as far as this blocks nobody. */
export interface ThreadTask {
  readonly id: number
  readonly statements?: readonly Batch[]
}

export interface ThreadAnswer {
  readonly id: number
  readonly error?: { readonly message: string; readonly errcode?: number }
}

export interface SqliteWriter {
  /** All statements in one transaction, on disk when it resolves. Rejects with SQLite's `errcode`. */
  write(statements: readonly Batch[]): Promise<void>
  /**
   * Work of the caller's own connection that wants to write, and would find the file locked while a transaction runs: at once,
   * or between two transactions.
   */
  between<Answer>(work: () => Answer): Promise<Answer>
  close(): Promise<void>
}

/** Commits after which the log is moved: some ten megabytes. Commits made during the move wait for the disk. */
const COMMITS_BETWEEN = 128

export function createSqliteWriter(file: string): SqliteWriter {
  const commits = createThread(file)
  const tidying = createThread(file)
  let since = 0
  let isTidying = false
  let isClosed = false
  let running = 0
  const between: (() => void)[] = []
  const held: (() => void)[] = []

  const ended = (): void => {
    running--
    if (running > 0) return
    for (const work of between.splice(0)) work()
    for (const go of held.splice(0)) go()
  }

  /**
   * First most of it, beside the thread that writes, because it waits long for the disk; then the rest, quickly, by the
   * writing thread itself, because only a log that is completely moved starts over.
   */
  const tidy = async (): Promise<void> => {
    since = 0
    isTidying = true
    try {
      await tidying.run()
      if (!isClosed) await commits.run()
    } catch {
      // A disk that is full or gone is reported by the next commit, which somebody waits for.
    } finally {
      isTidying = false
    }
  }
  return {
    async write(statements) {
      // Else one transaction might follow the other for ever.
      if (between.length > 0) await new Promise<void>((go) => held.push(go))
      running++
      try {
        await commits.run(statements)
      } finally {
        ended()
      }
      since++
      if (since >= COMMITS_BETWEEN && !isTidying && !isClosed) void tidy()
    },
    between(work) {
      return new Promise((resolve, reject) => {
        const run = (): void => {
          try {
            resolve(work())
          } catch (error) {
            reject(error)
          }
        }
        if (running === 0) run()
        else between.push(run)
      })
    },
    async close() {
      isClosed = true
      await Promise.all([commits.close(), tidying.close()])
    },
  }
}

interface Waiting {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

interface Thread {
  run(statements?: readonly Batch[]): Promise<void>
  close(): Promise<void>
}

/** Starts with the first task, and again if the thread has ended. */
function createThread(file: string): Thread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let nextId = 0

  const endAll = (error: Error): void => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    // A checkout runs the sources as they are; an installed package runs its build.
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
    run(statements) {
      return new Promise((resolve, reject) => {
        worker ??= start()
        worker.ref()
        const id = nextId++
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, ...(statements && { statements }) } satisfies ThreadTask)
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
