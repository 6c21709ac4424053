/** An answer holds no nulls and nothing empty: such members are left out, at any depth. What holds none is given back as it is. */
export function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? fullItems(value) : fullMembers(value as Readonly<Record<string, unknown>>)
}

/** Nearly everything is full: a copy begins only where something has to go. */
function fullItems(items: readonly unknown[]): readonly unknown[] {
  let full: unknown[] | undefined
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    const own = withoutEmpty(item)
    if (full === undefined && own === item && !isEmpty(own)) continue
    full ??= items.slice(0, at)
    if (!isEmpty(own)) full.push(own)
  }
  return full ?? items
}

function fullMembers(of: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = Object.keys(of)
  let full: [string, unknown][] | undefined
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? ''
    const own = withoutEmpty(of[name])
    if (full === undefined && own === of[name] && !isEmpty(own)) continue
    full ??= names.slice(0, at).map((one) => [one, of[one]])
    if (!isEmpty(own)) full.push([name, own])
  }
  return full ? Object.fromEntries(full) : of
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  // JSON cannot express these numbers and would write null.
  if (typeof value === 'number') return !Number.isFinite(value)
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.length === 0
  for (const name in value) if (Object.hasOwn(value, name)) return false
  return true
}
