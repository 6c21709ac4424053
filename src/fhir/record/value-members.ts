/** The value[x] members of an Observation or component, as they were sent. */
import type { Json } from './json-shapes.ts'

const VALUE = /^value(?:[A-Z]\w*)?$/

/** Every value[x] that is there: two at once are invalid, but occur. */
export function valuesOf(holder: Json): readonly (readonly [key: string, value: unknown])[] {
  const found: (readonly [key: string, value: unknown])[] = []
  for (const key in holder) {
    if (!key.startsWith('value') || !VALUE.test(key)) continue
    const value = holder[key]
    if (value !== undefined && value !== null) found.push([key, value])
  }
  return found
}

/** Words for a value that is there but does not have the form that FHIR requires. */
export const misshapen = (key: string) => `${key} does not have the form of such a value`
