/** A HER2 value that is a small report on several specimens: 'Right breast: 2+. Left breast: 3+.' */
import { isHer2Question, type Asked } from '../question/identify-question.ts'
import { proseOf } from '../record/json-shapes.ts'
import type { Entry } from '../record/references.ts'
import { speaksOfSeveralSpecimens } from '../text/index.ts'

export function isOfSeveralSpecimens({ resource }: Entry, asked: Asked): boolean {
  if (!isHer2Question(asked.question) || asked.refused !== undefined || asked.contradiction !== undefined) return false
  const text = proseOf(resource['valueString']) ?? proseOf(resource['valueMarkdown'])
  return text !== undefined && speaksOfSeveralSpecimens(text)
}
