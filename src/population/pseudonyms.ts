/** Ids replaced by keyed hashes, for research: the same id gives the same name under one key, and none can be traced back without it. */
import { createHmac } from 'node:crypto'

/** Resource types whose ids stand in lines. */
const TYPES =
  'Patient Observation DiagnosticReport Specimen Condition ServiceRequest MedicationRequest MedicationStatement MedicationAdministration Medication Procedure DocumentReference QuestionnaireResponse Binary Encounter Task Composition'
const REFERENCE = new RegExp(String.raw`\b(${TYPES.split(' ').join('|')})/([^\s«»"',;:()\[\]#]+)`, 'g')
/** What is quoted from a record may name anybody. */
const QUOTED = /«[^»]*»?/g

export interface Pseudonyms {
  readonly patient: (id: string) => string
  /** A line or a row with every id replaced, and without words of the record. */
  readonly hide: <Value>(value: Value) => Value
}

/** Members that hold words of the record and nothing else. */
const WORDS: ReadonlySet<string> = new Set(['quote', 'texts'])

export function createPseudonyms(key: string): Pseudonyms {
  const nameOf = (type: string, id: string) =>
    createHmac('sha256', key).update(`${type}/${id}`).digest('hex').slice(0, 32)
  const hideText = (text: string) =>
    text.replace(REFERENCE, (_, type: string, id: string) => `${type}/${nameOf(type, id)}`).replace(QUOTED, '«…»')
  const hideAny = (value: unknown): unknown => {
    if (typeof value === 'string') return hideText(value)
    if (Array.isArray(value)) return value.map(hideAny)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !WORDS.has(name))
        .map(([name, member]) => [name, hideAny(member)]),
    )
  }
  return { patient: (id) => nameOf('Patient', id), hide: <Value>(value: Value) => hideAny(value) as Value }
}
