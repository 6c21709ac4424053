/** An answer holds no nulls and nothing empty: such members are left out, at any depth. What holds none is given back as it is. */
export function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? fullItems(value) : fullMembers(value as Readonly<Record<string, unknown>>)
}

function fullItems(items: readonly unknown[]): readonly unknown[] {
  const full = items.map(withoutEmpty)
  return full.every((item, at) => item === items[at] && !isEmpty(item)) ? items : full.filter((item) => !isEmpty(item))
}

function fullMembers(of: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = Object.keys(of)
  const members = names.map((name) => withoutEmpty(of[name]))
  if (names.every((name, at) => members[at] === of[name] && !isEmpty(members[at]))) return of
  return Object.fromEntries(names.map((name, at) => [name, members[at]] as const).filter(([, one]) => !isEmpty(one)))
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  // JSON cannot express these numbers and would write null.
  if (typeof value === 'number') return !Number.isFinite(value)
  return typeof value === 'object' && (Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0)
}
