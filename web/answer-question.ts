/** A Task's question and its answer, as FHIR: what the form shows, and the QuestionnaireResponse that it makes. */
import { ANSWERS_TASK } from '../src/fhir/codes/pathology-questions.ts'

type Json = Readonly<Record<string, unknown>>

/** A resource as it was read. */
export interface Resource extends Json {
  readonly resourceType: string
  readonly id?: string
}

export interface Option {
  readonly system: string
  readonly code: string
  readonly display: string
}

export interface Item {
  readonly linkId: string
  readonly text: string
  readonly type: string
  readonly initial?: readonly { readonly valueReference?: Reference }[]
  readonly answerOption?: readonly { readonly valueCoding: Option }[]
  readonly enableWhen?: readonly { readonly question: string; readonly answerCoding: { readonly code: string } }[]
}

export interface Reference {
  readonly reference?: string
  readonly display?: string
}

export interface Question {
  readonly url: string
  readonly version: string
  readonly title: string
  readonly item: readonly Item[]
}

/** What was entered, by linkId: the code of a choice, a number, a day or words as they were typed. */
export type Entered = Readonly<Record<string, string>>

/** The Questionnaire that a Task carries. */
export function questionOf(task: Resource): Question | undefined {
  const contained = (task['contained'] ?? []) as readonly Resource[]
  return contained.find(({ resourceType }) => resourceType === 'Questionnaire') as unknown as Question | undefined
}

export function isOpen(task: Resource): boolean {
  return questionOf(task) !== undefined && task['status'] !== 'completed'
}

/** Whether an item is asked for now: by itself, or beside what was entered. */
export function isAsked({ enableWhen = [] }: Item, entered: Entered): boolean {
  return enableWhen.every(({ question, answerCoding }) => entered[question] === answerCoding.code)
}

/** The linkIds of items that are asked for and lack an answer of their kind. */
export function missingOf({ item }: Question, entered: Entered): readonly string[] {
  return item
    .filter((one) => one.initial === undefined && isAsked(one, entered))
    .filter((one) => valueOf(one, entered[one.linkId]?.trim() ?? '') === undefined)
    .map(({ linkId }) => linkId)
}

/**
 * A completed answer of the Task's own patient.
 * @param authored An instant. @throws Error where something that is asked for is missing
 */
export function buildAnswer(task: Resource, entered: Entered, author: Reference, authored: string): Resource {
  const question = questionOf(task)
  if (question === undefined) throw new Error('the Task carries no question')
  const missing = missingOf(question, entered)
  if (missing.length > 0) throw new Error(`not answered: ${missing.join(', ')}`)
  const item = question.item
    .filter((one) => isAsked(one, entered))
    .map((one) => ({ linkId: one.linkId, text: one.text, answer: [answerOf(one, entered)] }))
  return {
    resourceType: 'QuestionnaireResponse',
    extension: [{ url: ANSWERS_TASK, valueReference: { reference: `Task/${task.id}` } }],
    questionnaire: `${question.url}|${question.version}`,
    status: 'completed',
    subject: task['for'],
    authored,
    author,
    item,
  }
}

/** The Task with its answer: completed, and the answer is its output. */
export function closeTask(task: Resource, answer: Reference): Resource {
  return { ...task, status: 'completed', output: [{ type: { text: 'Answer' }, valueReference: answer }] }
}

function answerOf(item: Item, entered: Entered): Json {
  const [given] = item.initial ?? []
  return given?.valueReference
    ? { valueReference: given.valueReference }
    : (valueOf(item, entered[item.linkId]?.trim() ?? '') ?? {})
}

/** Digits with a point; what is typed with a comma is not guessed at. */
const NUMBER = /^\d{1,3}(?:\.\d{1,3})?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

function valueOf({ type, linkId, answerOption = [] }: Item, words: string): Json | undefined {
  switch (type) {
    case 'choice': {
      const option = answerOption.find(({ valueCoding }) => valueCoding.code === words)
      return option && { valueCoding: option.valueCoding }
    }
    case 'quantity': {
      const code = linkId === 'ratio' ? '{ratio}' : '1'
      const unit = { unit: code, system: 'http://unitsofmeasure.org', code }
      return NUMBER.test(words) ? { valueQuantity: { value: Number(words), ...unit } } : undefined
    }
    case 'date':
      return DAY.test(words) ? { valueDate: words } : undefined
    default:
      return words === '' ? undefined : { valueString: words }
  }
}
