/** A thread's side of src/cli/record-pool.ts: batches of records in, an answer to each batch out. */
import type { parentPort } from 'node:worker_threads'
import type { RecordTask } from './classify-record.ts'

/** Records one after the other, with where each ends. */
export interface Batch {
  readonly id: number
  readonly bytes: Uint8Array
  readonly places: readonly { readonly end: number; readonly patient?: string }[]
}

export interface BatchAnswer<Answer> {
  readonly id: number
  readonly answer: Answer
}

export function answerBatches<Answer>(
  port: NonNullable<typeof parentPort>,
  answerOf: (tasks: readonly RecordTask[]) => Answer | Promise<Answer>,
  /** What of an answer is handed over and not copied. */
  partsOf: (answer: Answer) => readonly ArrayBuffer[] = () => [],
): void {
  port.on('message', async ({ id, bytes, places }: Batch) => {
    let start = 0
    const tasks = places.map(({ end, ...more }): RecordTask => {
      const own = bytes.subarray(start, end)
      start = end
      return { bytes: own, ...more }
    })
    const answer = await answerOf(tasks)
    port.postMessage({ id, answer } satisfies BatchAnswer<Answer>, partsOf(answer))
  })
}
