/** One record of a file → the rows that a code map may need for it. The command and its threads share it. */
import { isUtf8 } from 'node:buffer'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { createSuggest, type Suggestion } from '../fhir/suggest-code-map.ts'
import type { RecordTask } from './classify-record.ts'
import { RecordRefused } from './json-records.ts'
import { parseRecordBytes } from './parse-record.ts'

export type SuggestAnswer = { readonly suggestions: readonly Suggestion[] } | { readonly error: string }

export function createSuggestRecord(known?: CodeMap): (task: RecordTask) => SuggestAnswer {
  const suggest = createSuggest(known)
  return ({ bytes }) => {
    let value: unknown
    try {
      value = parseRecordBytes(bytes)
    } catch (error) {
      const words = isUtf8(bytes) ? 'not JSON' : 'not UTF-8'
      return { error: error instanceof RecordRefused ? error.message : words }
    }
    return { suggestions: suggest([value].flat()) }
  }
}
