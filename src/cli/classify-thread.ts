/** A thread that classifies records of files. What it needs of the command comes with its start, so that it can be any thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { classifyRecords } from '../evaluate/classify-records.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { createPdfReader } from '../pdf/pdf-reader.ts'
import { readAttachments } from '../pdf/read-attachments.ts'
import { answerBatches } from './answer-batches.ts'
import { classifyBatch } from './classify-record.ts'
import type { Classify } from './classify-record.ts'

/** How records are classified, as plain data. */
export interface ClassifySettings {
  readonly site: Site
  /** 'YYYY-MM-DD': the same for all threads, whenever they start. */
  readonly today: string
  readonly explain: boolean
  readonly readPdf: boolean
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
if (parentPort && isSettings(workerData)) {
  const { classify } = createClassify(workerData)
  answerBatches(
    parentPort,
    (tasks) => classifyBatch(tasks, classify),
    (answers) => answers.flatMap((answer) => ('lines' in answer ? [answer.lines.buffer] : [])),
  )
}

function isSettings(data: unknown): data is ClassifySettings {
  return typeof data === 'object' && data !== null && 'today' in data && 'site' in data
}
