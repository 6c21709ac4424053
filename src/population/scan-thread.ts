/** A thread that scans files of an export; the patients that it found stay with it until their records are written. */
import { parentPort, workerData } from 'node:worker_threads'
import { FileScanner, type FollowWish, type ScannedFile, type WriteWish } from './scan-files.ts'

export interface ScanSettings {
  readonly patterns: readonly string[]
  readonly notes: string
}

export type ScanCall =
  | { readonly call: 'scan'; readonly wish: ScannedFile }
  | { readonly call: 'owners' }
  | { readonly call: 'follow'; readonly wish: FollowWish }
  | { readonly call: 'write'; readonly wish: WriteWish }

export type ScanAnswer = { readonly answer: unknown } | { readonly failed: string }

if (parentPort !== null) {
  const port = parentPort
  const { patterns, notes } = workerData as ScanSettings
  const scanner = new FileScanner(patterns, notes)
  const answer = async (asked: ScanCall): Promise<unknown> => {
    if (asked.call === 'scan') return scanner.scan(asked.wish)
    if (asked.call === 'follow') return scanner.follow(asked.wish)
    return asked.call === 'write' ? scanner.write(asked.wish) : scanner.owners()
  }
  port.on('message', (asked: ScanCall) => {
    answer(asked).then(
      (given) => port.postMessage({ answer: given } satisfies ScanAnswer),
      (error: unknown) => {
        const failed = error instanceof Error ? error.message : 'unknown error'
        port.postMessage({ failed } satisfies ScanAnswer)
      },
    )
  })
}
