/** A thread that classifies records of files. What it needs of the command comes with its start, so that it can be any thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { classifyRecords } from '../evaluate/classify-records.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { createPdfReader } from '../pdf/pdf-reader.ts'
import { readAttachments } from '../pdf/read-attachments.ts'
import { classifyRecord } from './classify-record.ts'
import type { Classify, RecordAnswer } from './classify-record.ts'

/** How records are classified, as plain data. */
export interface ClassifySettings {
  readonly site: Site
  /** 'YYYY-MM-DD': the same for all threads, whenever they start. */
  readonly today: string
  readonly explain: boolean
  readonly readPdf: boolean
}

/** Records one after the other, with where each ends. */
export interface Batch {
  readonly id: number
  readonly bytes: Uint8Array
  readonly places: readonly { readonly end: number; readonly patient?: string }[]
}

export interface BatchAnswer {
  readonly id: number
  readonly answers: readonly RecordAnswer[]
}

/** Records in, classified; attached PDF reports are read before. */
export function createClassify({ site, today, explain, readPdf }: ClassifySettings): {
  readonly classify: Classify
  readonly close: () => Promise<void>
} {
  const pdfs = readPdf ? createPdfReader() : undefined
  return {
    classify: async (records) =>
      classifyRecords(pdfs ? await readAttachments(records, pdfs) : records, today, site, explain),
    close: async () => pdfs?.close(),
  }
}

/** Only as a thread: the command uses the function above as well. */
export function answerBatches(port: NonNullable<typeof parentPort>, settings: ClassifySettings): void {
  const { classify } = createClassify(settings)
  port.on('message', async ({ id, bytes, places }: Batch) => {
    const answers: RecordAnswer[] = []
    let start = 0
    for (const { end, ...more } of places) {
      answers.push(await classifyRecord({ bytes: bytes.subarray(start, end), ...more }, classify))
      start = end
    }
    port.postMessage({ id, answers } satisfies BatchAnswer)
  })
}

if (parentPort && isSettings(workerData)) answerBatches(parentPort, workerData)

function isSettings(data: unknown): data is ClassifySettings {
  return typeof data === 'object' && data !== null && 'today' in data && 'site' in data
}
