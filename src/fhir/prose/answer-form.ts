/** An answer to a question of ours, held against its form item by item: understood as a whole, or not at all. */
import { ABOUT, ANSWER_SYSTEM, SPECIMEN, type FormItem, type QuestionForm } from '../codes/pathology-questions.ts'
import { dateOf } from '../record/dates.ts'
import { isObject, listOf, nameOf, objectsOf, type Json } from '../record/json-shapes.ts'
import { isPlainNumber, quantityOf } from '../record/measures.ts'
import type { Measure, PartialDate } from '../../her2/evidence.ts'

export interface Filled {
  readonly about: unknown
  /** Absent where the question named none. */
  readonly specimen?: unknown
  /** Codes of choices by their linkId. */
  readonly choices: Readonly<Record<string, string>>
  readonly measures: Readonly<Record<string, Measure>>
  readonly words: Readonly<Record<string, string>>
  readonly dates: Readonly<Record<string, PartialDate>>
}

/** For a person: what is wrong with an answer. */
export interface Fault {
  readonly fault: string
}

const LONGEST_WORDS = 200

/** The items of a QuestionnaireResponse. A linkId that the form has not makes the whole of it unread. */
export function readForm(resource: Json, form: QuestionForm): Filled | Fault {
  const values = valuesByLink(resource['item'])
  if ('fault' in values) return values
  const [first] = form.items
  const known = new Set([ABOUT, SPECIMEN, ...form.items.map(({ linkId }) => linkId)])
  const unknown = [...values.found.keys()].find((linkId) => !known.has(linkId))
  if (unknown !== undefined) return { fault: `the question has no item «${unknown.slice(0, 40)}»` }
  const filled = { choices: {}, measures: {}, words: {}, dates: {} } as Writable
  const chosen = codeOf(values.found.get(first.linkId), first)
  for (const item of form.items) {
    const given = values.found.get(item.linkId)
    const isAsked = item.beside === undefined || item.beside === chosen
    if (!isAsked && given !== undefined) return { fault: `«${item.linkId}» does not go with «${chosen ?? 'nothing'}»` }
    if (!isAsked) continue
    if (given === undefined) return { fault: `«${item.linkId}» is not answered` }
    if (!take(item, given, filled)) return { fault: `«${item.linkId}» is not answered in its form` }
  }
  const about = referenceOf(values.found.get(ABOUT))
  if (about === undefined) return { fault: 'it does not name the result that it is about' }
  const specimen = values.found.get(SPECIMEN)
  if (specimen === undefined) return { about, ...filled }
  const named = referenceOf(specimen)
  return named === undefined ? { fault: 'its specimen is no reference' } : { about, specimen: named, ...filled }
}

interface Writable {
  readonly choices: Record<string, string>
  readonly measures: Record<string, Measure>
  readonly words: Record<string, string>
  readonly dates: Record<string, PartialDate>
}

type Value = readonly [type: string, value: unknown, holder: Json]

/** One value under each linkId: items within items, and several answers to one question, are not in any form. */
function valuesByLink(items: unknown): { readonly found: ReadonlyMap<string, Value> } | Fault {
  const found = new Map<string, Value>()
  for (const item of listOf(items)) {
    const linkId = isObject(item) ? nameOf(item['linkId']) : undefined
    if (!isObject(item) || linkId === undefined) return { fault: 'an item has no linkId' }
    if (found.has(linkId)) return { fault: `«${linkId.slice(0, 40)}» is answered twice` }
    const answers = listOf(item['answer'])
    if (answers.length === 0 && item['item'] === undefined) continue
    const [answer] = objectsOf(item['answer'])
    const members = Object.entries(answer ?? {}).filter(([key]) => key.startsWith('value'))
    const [member] = members
    const isPlain = item['item'] === undefined && answer?.['item'] === undefined
    if (answers.length !== 1 || answer === undefined || members.length !== 1 || member === undefined || !isPlain)
      return { fault: `«${linkId.slice(0, 40)}» is not answered by one value` }
    found.set(linkId, [...member, answer])
  }
  return { found }
}

/** Writes the value down; false where it is not of the item's type. */
function take(item: FormItem, given: Value, into: Writable): boolean {
  const [type, value] = given
  const { linkId } = item
  switch (item.type) {
    case 'choice': {
      const code = codeOf(given, item)
      if (code !== undefined) into.choices[linkId] = code
      return code !== undefined
    }
    case 'quantity': {
      const read = type === 'valueQuantity' ? quantityOf(value) : undefined
      if (read?.kind !== 'measure' || !isPlainNumber(read.unit) || read.measure.text.startsWith('-')) return false
      into.measures[linkId] = read.measure
      return true
    }
    case 'string': {
      const words = type === 'valueString' ? nameOf(value)?.trim() : undefined
      if (words === undefined || words === '') return false
      into.words[linkId] = words.slice(0, LONGEST_WORDS)
      return true
    }
    case 'date': {
      const day = type === 'valueDate' ? dateOf(value) : undefined
      if (day === undefined) return false
      into.dates[linkId] = day
      return true
    }
  }
}

/** The code of a choice that the form offers. */
function codeOf(given: Value | undefined, { options = [] }: FormItem): string | undefined {
  if (given === undefined || given[0] !== 'valueCoding' || !isObject(given[1])) return undefined
  const { system, code } = given[1]
  return system === ANSWER_SYSTEM ? options.find((option) => option.code === code)?.code : undefined
}

function referenceOf(given: Value | undefined): unknown {
  return given?.[0] === 'valueReference' ? given[1] : undefined
}
