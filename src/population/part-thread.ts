/** A thread that classifies parts of a sorted export, one after another, as they are given to it. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Site } from '../evaluate/evaluate.ts'
import { createPdfReader } from '../pdf/pdf-reader.ts'
import { runPart } from './run-part.ts'

/** What a thread is started with. */
export interface ThreadData {
  readonly work: string
  readonly day: string
  readonly site: Site
  readonly readPdf: boolean
  readonly pseudonyms?: string
}

export type FromThread = { readonly patients: number } | { readonly done: number } | { readonly failed: string }

/** Patients that are told at once. */
const BATCH = 50

if (parentPort !== null) {
  const port = parentPort
  const data = workerData as ThreadData
  const say = (message: FromThread) => port.postMessage(message)
  const pdfs = data.readPdf ? createPdfReader() : undefined
  let patients = 0
  const tell = () => {
    if (patients > 0) say({ patients })
    patients = 0
  }
  const count = () => {
    patients += 1
    if (patients === BATCH) tell()
  }
  port.on('message', (part: number) => {
    const { work, day, site, pseudonyms } = data
    const deps = { work, day, site, count, ...(pdfs && { pdfs }), ...(pseudonyms && { pseudonyms }) }
    runPart(part, deps).then(
      () => {
        tell()
        say({ done: part })
      },
      (error: unknown) => say({ failed: error instanceof Error ? error.message : 'unknown error' }),
    )
  })
}
