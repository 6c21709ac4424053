/** Counts what a body contains before anything else looks at it. */
import { BodyRefused } from './errors.ts'

export interface ShapeLimits {
  /** Items of all `entry` lists together. */
  readonly entries: number
  /** Items of one `coding` list, of one `component` list or of any other list below an entry. */
  readonly items: number
  /** Members of all objects together. */
  readonly members: number
}

/** A large chart has a few thousand entries with about fifty members each. */
export const SHAPE_LIMITS: ShapeLimits = { entries: 5000, items: 2000, members: 1_000_000 }

/**
 * Walks a parsed body of bounded depth. A member named `__proto__` is removed: it means nothing in FHIR, and code that
 * copies it by assignment would change the prototype of the copy.
 * @returns How many members its objects have.
 * @throws BodyRefused `too-many-items`.
 */
export function checkShape(body: unknown, limits: ShapeLimits): number {
  let members = 0
  let entries = 0
  const walk = (value: object, name: string): void => {
    if (Array.isArray(value)) {
      if (name === 'entry') entries += value.length
      if (entries > limits.entries || (name !== 'entry' && value.length > limits.items)) {
        throw new BodyRefused('too-many-items')
      }
      for (const item of value) if (typeof item === 'object' && item !== null) walk(item as object, '')
      return
    }
    const keys = Object.keys(value)
    members += keys.length
    if (members > limits.members) throw new BodyRefused('too-many-items')
    for (const key of keys) {
      const member = (value as Record<string, unknown>)[key]
      if (typeof member === 'object' && member !== null) walk(member, key)
      if (key === '__proto__') delete (value as Record<string, unknown>)[key]
    }
  }
  if (typeof body === 'object' && body !== null) walk(body, '')
  return members
}
