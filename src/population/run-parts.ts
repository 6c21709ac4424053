/** Hands parts to threads: each takes the next when it has done one. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FromThread, ThreadData } from './part-thread.ts'

export interface Watch {
  readonly patients: (count: number) => void
  readonly part: () => void
}

/** @throws Error of the first part that could not be done; those that are done stay */
export async function runParts(
  parts: readonly number[],
  workers: number,
  data: ThreadData,
  watch: Watch,
): Promise<void> {
  const waiting = [...parts]
  const threads = Array.from({ length: Math.min(workers, parts.length) }, () => startThread(data))
  try {
    await Promise.all(threads.map((thread) => work(thread, waiting, watch)))
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

/** Megabytes for what is short-lived, as nearly everything here is: more is not faster. */
const YOUNG_MB = 48

function startThread(data: ThreadData): Worker {
  // A checkout runs the sources as they are; an installed package runs its build.
  const url = new URL(`./part-thread${extname(import.meta.filename)}`, import.meta.url)
  return new Worker(url, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
}

function work(thread: Worker, waiting: number[], watch: Watch): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = () => {
      const part = waiting.shift()
      if (part === undefined) resolve()
      else thread.postMessage(part)
    }
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('a thread ended before its work was done')))
    thread.on('message', (message: FromThread) => {
      if ('patients' in message) watch.patients(message.patients)
      else if ('failed' in message) reject(new Error(message.failed))
      else {
        watch.part()
        next()
      }
    })
    next()
  })
}
