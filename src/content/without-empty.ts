/** An answer holds no nulls and nothing empty: such members are left out, at any depth. What holds none is given back as it is. */
export function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? fullItems(value) : fullMembers(value as Members)
}

type Members = Readonly<Record<string, unknown>>

/** Nearly everything is full: a copy begins only where something has to go. */
function fullItems(items: readonly unknown[]): readonly unknown[] {
  let full: unknown[] | undefined
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    const own = withoutEmpty(item)
    const isKept = !isEmpty(own)
    if (full === undefined && own === item && isKept) continue
    full ??= items.slice(0, at)
    if (isKept) full.push(own)
  }
  return full ?? items
}

function fullMembers(of: Members): Members {
  const names = Object.keys(of)
  let full: Record<string, unknown> | undefined
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? ''
    const member = of[name]
    if (typeof member === 'string' && member !== '') {
      if (full !== undefined) full[name] = member
      continue
    }
    const own = withoutEmpty(member)
    const isKept = !isEmpty(own)
    if (full === undefined && own === member && isKept) continue
    full ??= firstMembers(of, names, at)
    if (isKept) full[name] = own
  }
  return full ?? of
}

/** Cards and drafts are made here: their members have names of this project and of FHIR, never that of a prototype. */
function firstMembers(of: Members, names: readonly string[], count: number): Record<string, unknown> {
  const first: Record<string, unknown> = {}
  for (let at = 0; at < count; at++) first[names[at] ?? ''] = of[names[at] ?? '']
  return first
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
