/** Those who scan an export: threads, or this thread where it is small. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  FileScanner,
  type Damaged,
  type FileFindings,
  type FollowWish,
  type ScannedFile,
  type WriteWish,
} from './scan-files.ts'
import type { ScanAnswer, ScanCall, ScanSettings } from './scan-thread.ts'

type Owners = ReturnType<FileScanner['owners']>

/** One call at a time. */
export interface Scanner {
  scan(file: ScannedFile): Promise<FileFindings | Damaged>
  owners(): Owners | Promise<Owners>
  follow(wish: FollowWish): Promise<readonly string[]>
  write(wish: WriteWish): Promise<void>
  close(): Promise<unknown>
}

/** Fewer bytes are scanned before a thread has started. */
const WORTH_A_THREAD = 16 << 20

export function startScanners(settings: ScanSettings, bytes: number, threads: number): readonly Scanner[] {
  const count = Math.min(threads, Math.floor(bytes / WORTH_A_THREAD))
  if (count > 1) return Array.from({ length: count }, () => startThread(settings))
  const scanner = new FileScanner(settings.patterns, settings.notes)
  return [
    {
      scan: (file) => scanner.scan(file),
      owners: () => scanner.owners(),
      follow: (wish) => scanner.follow(wish),
      write: (wish) => scanner.write(wish),
      close: () => Promise.resolve(),
    },
  ]
}

/** Megabytes for what is short-lived, which is little. */
const YOUNG_MB = 16

function startThread(workerData: ScanSettings): Scanner {
  // A checkout runs the sources as they are; an installed package runs its build.
  const url = new URL(`./scan-thread${extname(import.meta.filename)}`, import.meta.url)
  const worker = new Worker(url, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
  let settle: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void } | undefined
  const fail = (error: Error): void => settle?.reject(error)
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error('unknown error')))
  worker.on('exit', () => fail(new Error('a thread ended before its work was done')))
  worker.on('message', (message: ScanAnswer) => {
    if ('failed' in message) fail(new Error(message.failed))
    else settle?.resolve(message.answer)
  })
  const ask = async <Answer>(asked: ScanCall): Promise<Answer> =>
    (await new Promise<unknown>((resolve, reject) => {
      settle = { resolve, reject }
      worker.postMessage(asked)
    })) as Answer
  return {
    scan: (wish) => ask({ call: 'scan', wish }),
    owners: () => ask({ call: 'owners' }),
    follow: (wish) => ask({ call: 'follow', wish }),
    write: (wish) => ask({ call: 'write', wish }),
    close: () => worker.terminate(),
  }
}
