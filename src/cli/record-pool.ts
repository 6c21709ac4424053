/** Threads that answer batches of records; whoever hands out the batches does nothing of their work, and stays small. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Batch, BatchAnswer } from './answer-batches.ts'
import type { RecordTask } from './classify-record.ts'

export interface RecordPool<Answer> {
  /** Never rejects: a thread that ended is told as an error of each record that it had. */
  run(tasks: readonly RecordTask[]): Promise<Answer>
  /** Batches that may wait at a time, so that each thread has its next one and memory does not grow. */
  readonly most: number
  close(): Promise<void>
}

export interface PoolWish<Answer> {
  /** The thread's file, beside this one and without its ending. */
  readonly script: 'classify-thread' | 'suggest-thread'
  readonly threads: number
  /** Plain data for each thread. */
  readonly settings: object
  /** What stands for records whose thread has ended. */
  readonly failed: (error: Error, tasks: readonly RecordTask[]) => Answer
}

/** Batches for each thread, of which it works on one. */
const FOR_EACH = 3

/** Megabytes for what is short-lived, as nearly everything here is: more is not faster. */
const YOUNG_MB = 16

interface Thread<Answer> {
  readonly worker: Worker
  readonly waiting: Map<number, (answer: Answer | Error) => void>
}

export function createRecordPool<Answer>({ script, threads, settings, failed }: PoolWish<Answer>): RecordPool<Answer> {
  const running: (Thread<Answer> | undefined)[] = Array.from({ length: threads }, () => undefined)
  let nextId = 0

  const start = (at: number): Thread<Answer> => {
    // A checkout runs the sources as they are; an installed package runs its build.
    const url = new URL(`./${script}${extname(import.meta.filename)}`, import.meta.url)
    const worker = new Worker(url, { workerData: settings, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    const thread: Thread<Answer> = { worker, waiting: new Map() }
    const end = (error: Error): void => {
      if (running[at] === thread) running[at] = undefined
      for (const settle of thread.waiting.values()) settle(error)
      thread.waiting.clear()
    }
    thread.worker.on('message', ({ id, answer }: BatchAnswer<Answer>) => {
      thread.waiting.get(id)?.(answer)
      thread.waiting.delete(id)
    })
    thread.worker.on('error', (error) => end(error instanceof Error ? error : new Error('unknown error')))
    thread.worker.on('exit', () => end(new Error('the thread has ended')))
    running[at] = thread
    return thread
  }
  /** The one that has least to do. */
  const choose = (): Thread<Answer> => {
    const loads = running.map((thread) => thread?.waiting.size ?? 0)
    const at = loads.indexOf(Math.min(...loads))
    return running[at] ?? start(at)
  }
  return {
    most: threads * FOR_EACH,
    async run(tasks) {
      const { worker, waiting } = choose()
      const id = nextId++
      const answered = await new Promise<Answer | Error>((resolve) => {
        waiting.set(id, resolve)
        const batch = pack(id, tasks)
        worker.postMessage(batch, [batch.bytes.buffer])
      })
      return answered instanceof Error ? failed(answered, tasks) : answered
    },
    async close() {
      for (const thread of running) await thread?.worker.terminate()
    },
  }
}

/** All bytes in one piece, which is handed over and not copied again. */
function pack(id: number, tasks: readonly RecordTask[]): Batch & { readonly bytes: Uint8Array<ArrayBuffer> } {
  const bytes = new Uint8Array(tasks.reduce((sum, task) => sum + task.bytes.length, 0))
  let end = 0
  const places = tasks.map(({ bytes: own, patient }) => {
    bytes.set(own, end)
    end += own.length
    return { end, ...(patient !== undefined && { patient }) }
  })
  return { id, bytes, places }
}
