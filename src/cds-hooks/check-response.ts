/** Says what is wrong with an answer before a client finds out. For tests and development, not for every call. */
import { CdsResponse } from './schemas.ts'

/**
 * Problems of a response against CDS Hooks 2.0.1, one line each, with the path; an empty list when there are none.
 * Besides the shapes: no null and nothing empty anywhere, and no two cards or suggestions with the same uuid.
 */
export function checkResponse(response: unknown): string[] {
  const parsed = CdsResponse.safeParse(response)
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return [...shape, ...findEmpty(response, ''), ...findRepeatedUuids(response)]
}

/** Lists that may be empty: a service with nothing to say answers `cards: []`. */
const MAY_BE_EMPTY = new Set(['cards', 'services'])

function findEmpty(value: unknown, path: string): string[] {
  if (value === null) return [`${path}: null`]
  if (value === '') return [`${path}: empty string`]
  if (typeof value !== 'object') return []
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  if (entries.length === 0 && !MAY_BE_EMPTY.has(path))
    return [`${path}: empty ${Array.isArray(value) ? 'array' : 'object'}`]
  return entries.flatMap(([key, member]) => findEmpty(member, path === '' ? key : `${path}.${key}`))
}

function findRepeatedUuids(response: unknown): string[] {
  const parsed = CdsResponse.safeParse(response)
  if (!parsed.success) return []
  const uuids = parsed.data.cards.flatMap((card) => [card.uuid, ...(card.suggestions ?? []).map((one) => one.uuid)])
  const given = uuids.filter((uuid) => uuid !== undefined)
  return given.filter((uuid, index) => given.indexOf(uuid) !== index).map((uuid) => `uuid ${uuid} appears twice`)
}
