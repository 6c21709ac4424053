/** The value of an Observation or component as it was sent, for a person who reads why it was not used. */
import { conceptOf, labelOf } from './codings.ts'
import { digitsOf } from './exact-json.ts'
import { isObject, listOf, nameOf, objectsOf, type Json } from './json-shapes.ts'
import { valuesOf } from './value-members.ts'
import type { Entry } from './references.ts'

const LONGEST_QUOTE = 1000

/** '2 +', '<1.8', '45 %', the words of a concept; undefined where there is no value. */
export function quoteOf(holder: Json): string | undefined {
  const values = valuesOf(holder).flatMap(([key, value]) => wordsOfValue(key, value, holder) ?? [])
  // Without a value the result may stand in the interpretation.
  const words =
    values.length > 0 ? values : listOf(holder['interpretation']).flatMap((one) => labelOf(conceptOf(one)) ?? [])
  const spelled = words.join('; ').trim()
  if (spelled === '') return undefined
  return spelled.length > LONGEST_QUOTE ? `${spelled.slice(0, LONGEST_QUOTE)}…` : spelled
}

/** The same of 'Observation/1' or its 'Observation/1#component[0]'; without a value, what stands in its components. */
export function quoteAt({ resource }: Entry, reference: string): string | undefined {
  const position = /#component\[(\d{1,6})\]$/.exec(reference)?.[1]
  const components = listOf(resource['component'])
  if (position !== undefined) return objectsOf(components[Number(position)]).map(quoteOf)[0]
  const parts = objectsOf(resource['component']).flatMap((component) => quoteOf(component) ?? [])
  return quoteOf(resource) ?? (parts.length > 0 ? parts.join('; ').slice(0, LONGEST_QUOTE) : undefined)
}

function wordsOfValue(key: string, value: unknown, holder: Json): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return digitsOf(holder, key)
  if (typeof value === 'boolean') return String(value)
  if (!isObject(value)) return undefined
  if (value['numerator'] !== undefined || value['denominator'] !== undefined)
    return `${quantityWords(value['numerator'])} : ${quantityWords(value['denominator'])}`
  if (value['value'] !== undefined) return quantityWords(value)
  return labelOf(conceptOf(value))
}

function quantityWords(value: unknown): string {
  if (!isObject(value)) return ''
  const number = typeof value['value'] === 'number' ? digitsOf(value, 'value') : (nameOf(value['value']) ?? '')
  const unit = nameOf(value['unit']) ?? nameOf(value['code']) ?? ''
  return `${nameOf(value['comparator']) ?? ''}${number} ${unit}`.trim()
}
