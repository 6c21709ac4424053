/** What is counted beside the rows: codes that the tables do not know, and where what was not read stands. Order plays no part. */
import { conceptOf, labelOf } from '../fhir/record/codings.ts'
import { isObject, type Json } from '../fhir/record/json-shapes.ts'
import type { Suggestion } from '../fhir/suggest-code-map.ts'
import type { Unread } from '../her2/evidence.ts'

const MOST_EXAMPLES = 3

/** What was not read, by the resource type and the code under which it stood. */
export interface UnreadSource {
  readonly type: string
  readonly system: string
  readonly code: string
  readonly label: string
  readonly class: string
  readonly count: number
  readonly examples: readonly string[]
}

interface Counted {
  readonly count: number
  readonly examples: readonly string[]
}

/** Counts of one kind, put together from many patients and many parts. */
export class Tally<Row extends Counted> {
  readonly #rows = new Map<string, Row>()
  readonly #name: (row: Row) => string

  constructor(name: (row: Row) => string) {
    this.#name = name
  }

  add(row: Row): void {
    const name = this.#name(row)
    const known = this.#rows.get(name)
    const examples = new Set([...(known?.examples ?? []), ...row.examples])
    // The same three whatever the order in which the parts come.
    const kept = [...examples].toSorted().slice(0, MOST_EXAMPLES)
    this.#rows.set(name, { ...(known ?? row), count: (known?.count ?? 0) + row.count, examples: kept })
  }

  /** Most frequent first. */
  rows(): readonly Row[] {
    return [...this.#rows]
      .toSorted(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
      .map(([, row]) => row)
  }
}

export const suggestionTally = () =>
  new Tally<Suggestion>(({ kind, system, code, text }) => JSON.stringify([kind, system, code, text]))

export const unreadTally = () =>
  new Tally<UnreadSource>((row) =>
    JSON.stringify([row.type, row.system, row.code, row.class, row.code === '' ? row.label : '']),
  )

/** Where each unread line of a patient stands. */
export function unreadSources(bundle: object, unread: readonly Unread[]): UnreadSource[] {
  if (unread.length === 0) return []
  const { entry = [] } = bundle as { readonly entry?: readonly { readonly resource: unknown }[] }
  const resources = new Map<string, Json>(
    entry.flatMap(({ resource }) =>
      isObject(resource) ? [[`${String(resource['resourceType'])}/${String(resource['id'])}`, resource] as const] : [],
    ),
  )
  return unread.map((one) => {
    const name = one.reference.split('#')[0] ?? ''
    const concept = conceptOf(resources.get(name)?.['code'])
    const [coding] = concept.codings
    return {
      type: name.split(/[/[]/)[0] ?? '',
      ...{ system: coding?.writtenSystem ?? '', code: coding?.code ?? '', label: labelOf(concept) ?? '' },
      ...{ class: one.class ?? 'other', count: 1, examples: one.quote === undefined ? [] : [one.quote.slice(0, 120)] },
    }
  })
}
