/** The threads of each command, and what stands for records whose thread has ended. */
import type { BatchLines } from './classify-record.ts'
import type { ClassifySettings } from './classify-thread.ts'
import { createRecordPool, type RecordPool } from './record-pool.ts'
import type { SuggestAnswer } from './suggest-record.ts'
import type { SuggestSettings } from './suggest-thread.ts'

export function createClassifyPool(threads: number, settings: ClassifySettings): RecordPool<BatchLines> {
  return createRecordPool<BatchLines>({
    ...{ script: 'classify-thread', threads, settings },
    failed: ({ name }, tasks) => tasks.map((_, at) => ({ at, error: `could not be classified: ${name}` })),
  })
}

export function createSuggestPool(threads: number, settings: SuggestSettings): RecordPool<readonly SuggestAnswer[]> {
  return createRecordPool<readonly SuggestAnswer[]>({
    ...{ script: 'suggest-thread', threads, settings },
    failed: ({ name }, tasks) => tasks.map(() => ({ error: `could not be looked at: ${name}` })),
  })
}
