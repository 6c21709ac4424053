/** Text layers of PDF files, read in a separate thread within limits of time, pages, letters and memory. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PdfOutcome } from '../fhir/record/pdf-reading.ts'

export interface PdfLimits {
  /** Bytes of one file. */
  readonly bytes: number
  readonly pages: number
  /** Letters of the text of one file. */
  readonly letters: number
  /** Milliseconds for one file. */
  readonly milliseconds: number
  /** Megabytes by which the process may grow while a file is read; only then is it known what a file unpacks to. */
  readonly megabytes: number
}

export const PDF_LIMITS: PdfLimits = {
  bytes: 8_000_000,
  pages: 60,
  letters: 400_000,
  milliseconds: 4_000,
  megabytes: 384,
}

/** Why a file gave no text. `no-text-layer` is a scan: pictures of pages. */
export type PdfFault = Exclude<PdfOutcome, 'text-layer' | 'part' | 'too-many-files'>

export type PdfReading =
  | { readonly fault: PdfFault }
  | {
      readonly text: string
      readonly pages: number
      /** Numbers of pages without text, from 1: pictures, or empty. */
      readonly silentPages: readonly number[]
    }

/** How often the growth of the process is checked while a file is read. */
const MEMORY_CHECK_MS = 25

export interface PdfTask {
  readonly id: number
  readonly bytes: Uint8Array
  readonly limits: PdfLimits
}

export interface PdfAnswer {
  readonly id: number
  readonly reading: PdfReading
}

export interface PdfReader {
  /** Never rejects: what cannot be read is a fault. The bytes are transferred to the thread. */
  readonly read: (bytes: Uint8Array<ArrayBuffer>) => Promise<PdfReading>
  readonly close: () => Promise<void>
}

/** One thread, started with the first file and again after a file that ended it. Files are read one after the other. */
export function createPdfReader(limits: PdfLimits = PDF_LIMITS): PdfReader {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let nextId = 0

  const readNext = async (bytes: Uint8Array<ArrayBuffer>): Promise<PdfReading> => {
    worker ??= startThread(limits)
    const id = nextId++
    const answered = await ask(worker, { id, bytes, limits })
    if (!answered.alive) worker = undefined
    return answered.reading
  }
  return {
    read(bytes) {
      if (bytes.byteLength > limits.bytes) return Promise.resolve({ fault: 'too-large' })
      const reading = queue.then(() => readNext(bytes))
      queue = reading
      return reading
    },
    async close() {
      await queue
      await worker?.terminate()
      worker = undefined
    },
  }
}

function startThread({ megabytes }: PdfLimits): Worker {
  // A checkout runs the sources as they are; an installed package runs its build.
  const url = new URL(`./pdf-thread${extname(import.meta.filename)}`, import.meta.url)
  // What the library prints about a damaged file helps nobody, and may quote it.
  const worker = new Worker(url, {
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

interface Answered {
  readonly reading: PdfReading
  readonly alive: boolean
}

function ask(worker: Worker, task: PdfTask & { readonly bytes: Uint8Array<ArrayBuffer> }): Promise<Answered> {
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss()
    const settle = (answered: Answered): void => {
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      worker.unref()
      resolve(answered)
    }
    const onMessage = ({ id, reading }: PdfAnswer): void => {
      if (id === task.id) settle({ reading, alive: true })
    }
    const onEnd = (): void => settle({ reading: { fault: 'ended' }, alive: false })
    const giveUp = (fault: PdfFault): void => {
      settle({ reading: { fault }, alive: false })
      void worker.on('error', () => undefined).terminate()
    }
    const timer = setTimeout(() => giveUp('too-slow'), task.limits.milliseconds)
    // Unpacked bytes are outside the heap, where the limits of the thread do not apply.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > task.limits.megabytes * 1_000_000) giveUp('ended')
    }, MEMORY_CHECK_MS)
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
    worker.ref()
    worker.postMessage(task, [task.bytes.buffer])
  })
}
