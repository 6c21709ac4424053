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

/** Searches of the prefetch that ask for codes. */
export const SEARCHES = ['her2', 'receptors', 'staging', 'baseline', 'reports'] as const
export type Search = (typeof SEARCHES)[number]

/** Why a code that is read is not searched for. */
// prettier-ignore
export const NOT_ASKED = {
  part:          'it stands inside a result that is asked for, as a component or a member, and comes with it',
  method:        'it names a method and no marker: it stands beside a code that is asked for, or in Observation.method',
  order:         'it is the code of an order or a procedure, and orders are searched whole',
  narrative:     'it is the code of a report or of a section of one: reports are searched by category, and the codes that whole narratives come under are asked for',
  'no status':   'it gives no status of HER2 or of a receptor and no distant spread: it is known so that it is not taken for one that does',
  'own numbers': 'its numbers change with each release or stand in research copies alone: a site that has them puts them into its code map',
  long:          'the search would be longer than 255 characters, and clients send it as a URL; it is read where it comes by another way',
} as const
export type NotAsked = keyof typeof NOT_ASKED

/** The search that asks for a code, or why none does. */
export type AskedBy = Search | NotAsked

/** A code of a question, with the search that asks for it. */
export type QuestionRow<Meaning extends string> = readonly [
  system: string,
  code: string,
  meaning: Meaning,
  sure: Sureness,
  asked: AskedBy,
  note?: string,
]

/** The day on which the rows were last compared with their sources. */
export const CODES_REVIEWED_ON = '2026-11-22'

const SEPARATOR = ' '

/** A table by system and code. */
export class CodeIndex<Meaning extends string> {
  readonly #rows: ReadonlyMap<string, Meaning>

  constructor(rows: readonly (CodeRow<Meaning> | QuestionRow<Meaning>)[]) {
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
