/** An answer holds no nulls and nothing empty: such members are left out, at any depth. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((member) => !isEmpty(member))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, withoutEmpty(member)] as const)
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)))
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  // JSON cannot express these numbers and would write null.
  if (typeof value === 'number') return !Number.isFinite(value)
  return typeof value === 'object' && Object.keys(value).length === 0
}
