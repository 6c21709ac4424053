/** One shape for every table of codes: where a code comes from and how sure its meaning is stand beside it. */

/**
 * `certain`: by the terminology's own name; `seen`: used so in published data; `known`: from general knowledge, the name
 * was not looked up here; `doubtful`: used so somewhere, not relied on for a positive or negative status.
 */
export type Sureness = 'certain' | 'seen' | 'known' | 'doubtful'

export type CodeRow<Meaning extends string> = readonly [
  system: string,
  code: string,
  meaning: Meaning,
  sure: Sureness,
  note?: string,
]

/** The day on which the rows were last compared with their sources. */
export const CODES_REVIEWED_ON = '2026-11-22'

const SEPARATOR = ' '

/** A table by system and code. */
export class CodeIndex<Meaning extends string> {
  readonly #rows: ReadonlyMap<string, Meaning>

  constructor(rows: readonly CodeRow<Meaning>[]) {
    this.#rows = new Map(rows.map(([system, code, meaning]) => [system + SEPARATOR + code, meaning]))
  }

  /**
   * What a code means here. Without a system, LOINC and SNOMED CT codes are taken for what their shape says: their check
   * digits make a mix-up unlikely.
   */
  meaningOf(system: string, code: string): Meaning | undefined {
    if (system !== '') return this.#rows.get(system + SEPARATOR + code)
    if (/^(LA)?\d+-\d$/.test(code)) return this.#rows.get(`loinc${SEPARATOR}${code}`)
    return /^\d{6,18}$/.test(code) ? this.#rows.get(`snomed${SEPARATOR}${code}`) : undefined
  }
}
