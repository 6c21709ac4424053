/** The threads of each command, besides its own, and what stands for a record whose thread has ended. */
import type { RecordAnswer } from './classify-record.ts'
import type { ClassifySettings } from './classify-thread.ts'
import { createRecordPool, type RecordPool } from './record-pool.ts'
import type { SuggestAnswer } from './suggest-record.ts'
import type { SuggestSettings } from './suggest-thread.ts'

export function createClassifyPool(threads: number, settings: ClassifySettings): RecordPool<RecordAnswer> {
  const failed = ({ name }: Error): RecordAnswer => ({
    printed: [{ error: `could not be classified: ${name}` }],
    isHeld: false,
  })
  return createRecordPool({ script: 'classify-thread', threads: besides(threads), settings, failed })
}

export function createSuggestPool(threads: number, settings: SuggestSettings): RecordPool<SuggestAnswer> {
  const failed = ({ name }: Error): SuggestAnswer => ({ error: `could not be looked at: ${name}` })
  return createRecordPool({ script: 'suggest-thread', threads: besides(threads), settings, failed })
}

/** The command's own thread is one of those that were asked for. */
function besides(threads: number): number {
  return Math.max(1, threads - 1)
}
