/** The value[x] members of an Observation or component, as they were sent. */
import type { Json } from './json-shapes.ts'

/** Every value[x] that is there: two at once are invalid, but occur. */
export function valuesOf(holder: Json): readonly (readonly [key: string, value: unknown])[] {
  return Object.entries(holder).filter(
    ([key, value]) => /^value(?:[A-Z]\w*)?$/.test(key) && value !== undefined && value !== null,
  )
}

/** Words for a value that is there but does not have the form that FHIR requires. */
export const misshapen = (key: string) => `${key} does not have the form of such a value`
