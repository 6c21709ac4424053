/** Answers of a QuestionnaireResponse, each as an Observation of its own, so that the same readers read them. */
import { isObject, listOf, nameOf, objectsOf, type Json } from '../record/json-shapes.ts'
import { mentionsOf } from '../question/markers.ts'
import { isPathologyAnswer } from './pathology-answers.ts'
import type { Entry, RecordIndex } from '../record/references.ts'

const DEEPEST = 12
const MOST_ITEMS = 5000

/** Answers that name HER2, a receptor or a method next to them. */
export function answersAsObservations(index: RecordIndex): Entry[] {
  return index.ofType('QuestionnaireResponse').flatMap((entry) => {
    if (entry.replacedBy !== undefined || isPathologyAnswer(entry)) return []
    const found: Entry[] = []
    collect(entry, listOf(entry.resource['item']), found, 0)
    return found
  })
}

function collect(response: Entry, items: readonly unknown[], found: Entry[], depth: number): void {
  if (depth > DEEPEST || found.length > MOST_ITEMS) return
  const group = objectsOf(items)
  const besideHer2 = group.some((item) => mentionsOf(questionWords(item)).her2)
  for (const item of group) {
    const answers = objectsOf(item['answer'])
    for (const answer of answers) {
      const observation = asObservation(response, item, answer, besideHer2)
      if (observation) found.push(observation)
      collect(response, listOf(answer['item']), found, depth + 1)
    }
    collect(response, listOf(item['item']), found, depth + 1)
  }
}

/** The words of an item; where there is no text, its linkId says what it is. */
function questionWords(item: Json): string {
  return nameOf(item['text']) ?? nameOf(item['linkId'])?.replace(/[-_.]+/g, ' ') ?? ''
}

function asObservation(response: Entry, item: Json, answer: Json, besideHer2: boolean): Entry | undefined {
  const words = questionWords(item)
  const mentions = mentionsOf(words)
  const shortIsh = besideHer2 && (mentions.ish || mentions.cep17) && !mentions.her2
  if (!mentions.her2 && !mentions.er && !mentions.pgr && !shortIsh) return undefined
  const value = Object.entries(answer).find(([key]) => key.startsWith('value'))
  if (!value) return undefined
  const [key, content] = value
  const { resource } = response
  const observation: Json = {
    resourceType: 'Observation',
    status: resource['status'],
    code: { text: shortIsh ? `HER2 ${words}` : words },
    subject: resource['subject'],
    issued: resource['authored'],
    ...(key === 'valueCoding' && isObject(content)
      ? { valueCodeableConcept: { coding: [content] } }
      : { [key]: content }),
  }
  const linkId = nameOf(item['linkId']) ?? words
  return {
    resource: observation,
    type: 'Observation',
    reference: `${response.reference}#${linkId}`,
    container: response,
  }
}
