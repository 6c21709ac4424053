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
  const walkList = (list: readonly unknown[], name: string): void => {
    if (name === 'entry') entries += list.length
    if (entries > limits.entries || (name !== 'entry' && list.length > limits.items)) {
      throw new BodyRefused('too-many-items')
    }
    for (const item of list) if (isHolder(item)) walk(item, '')
  }
  const walkMembers = (holder: Record<string, unknown>): void => {
    // What was parsed inherits nothing. A list of the names would be made anew for each of them.
    for (const name in holder) {
      members++
      const member = holder[name]
      if (isHolder(member)) walk(member, name)
      if (name === '__proto__') delete holder[name]
    }
    if (members > limits.members) throw new BodyRefused('too-many-items')
  }
  const walk = (holder: object, name: string): void => {
    if (Array.isArray(holder)) walkList(holder, name)
    else walkMembers(holder as Record<string, unknown>)
  }
  if (isHolder(body)) walk(body, '')
  return members
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
