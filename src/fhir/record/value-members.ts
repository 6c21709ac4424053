/** The value[x] members of an Observation or component, as they were sent. */
import type { Json } from './json-shapes.ts'

/** Every value[x] that is there: two at once are invalid and real. */
export function valuesOf(holder: Json): readonly (readonly [key: string, value: unknown])[] {
  return Object.entries(holder).filter(
    ([key, value]) => /^value(?:[A-Z]\w*)?$/.test(key) && value !== undefined && value !== null,
  )
}

/** Words for a value that is there and has not the shape that FHIR gives it. */
export const misshapen = (key: string) => `${key} has not the shape of such a value`
