/** Queries that every call runs are built once: building them takes longer than answering them. */

export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** A statement with a name of its own, under which a database may keep its plan. */
export interface NamedStatement extends Statement {
  readonly name: string
}

export interface Question extends NamedStatement {
  readonly writes: boolean
}

/** Runs one and gives its rows. */
export type Ask = (question: Question) => Promise<readonly unknown[]>

export interface KeptQuery<Place extends string> {
  fill(values: Readonly<Record<Place, string>>): Question
}

/** Stands in a query for a value of a call. */
export function placeOf(name: string): string {
  return `(${name})`
}

/** @param build Makes the query, with `placeOf` each place where it wants a value of the call. */
export function keepQuery<Place extends string>(
  { name, writes = false }: { readonly name: string; readonly writes?: boolean },
  places: readonly Place[],
  build: () => { readonly compile: () => Statement },
): KeptQuery<Place> {
  const { sql, parameters } = build().compile()
  const placed = parameters.map((word) => places.find((place) => placeOf(place) === word))
  return {
    fill: (values) => ({
      ...{ name, sql, writes },
      parameters: placed.map((place, index) => (place === undefined ? parameters[index] : values[place])),
    }),
  }
}
