/** A thread that looks for rows of a code map in records of files. */
import { parentPort, workerData } from 'node:worker_threads'
import { answerBatches } from './answer-batches.ts'
import { createSuggestRecord } from './suggest-record.ts'
import type { CodeMap } from '../fhir/question/code-map.ts'

/** What it needs of the command. */
export interface SuggestSettings {
  readonly codeMap?: CodeMap
}

if (parentPort) {
  const suggest = createSuggestRecord((workerData as SuggestSettings).codeMap)
  answerBatches(parentPort, (tasks) => tasks.map(suggest))
}
