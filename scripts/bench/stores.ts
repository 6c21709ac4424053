/** Stores that are yardsticks for the others, not stores of the service. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kept } from '../../src/compose/compose-store.ts'
import { createGroupCommit } from '../../src/storage/group-commit.ts'
import type { EvaluationRecord } from '../../src/storage/records.ts'

/** Answers as fast as possible, and forgets. */
export function keepNothing({ store, ...rest }: Kept): Kept {
  return { ...rest, store: { ...store, record: async () => undefined, recall: async () => [] } }
}

/** The least that can be done: one line in a file per record, on disk before the answer; nothing is ever read. */
export async function keepLines(kept: Kept, folder: string): Promise<Kept> {
  const nothing = keepNothing(kept)
  const file = await open(join(folder, 'lines.ndjson'), 'a')
  const commits = createGroupCommit<EvaluationRecord>({
    write: async (records) => {
      await file.write(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
      await file.datasync()
    },
    blame: () => 'store',
    deadlineMs: 10_000,
    lanes: 2,
  })
  return { ...nothing, store: { ...nothing.store, record: (evaluation) => commits.add(evaluation) } }
}
