/** A thread's side of src/cli/record-pool.ts: batches of records in, an answer to each out. */
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
  readonly answers: readonly Answer[]
}

export function answerBatches<Answer>(
  port: NonNullable<typeof parentPort>,
  answer: (task: RecordTask) => Answer | Promise<Answer>,
): void {
  port.on('message', async ({ id, bytes, places }: Batch) => {
    const answers: Answer[] = []
    let start = 0
    for (const { end, ...more } of places) {
      answers.push(await answer({ bytes: bytes.subarray(start, end), ...more }))
      start = end
    }
    port.postMessage({ id, answers } satisfies BatchAnswer<Answer>)
  })
}
