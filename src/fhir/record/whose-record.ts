/**
 * Whose record this is, and what in it says that it is another patient's. Nothing of another patient is ever read; where
 * the record does not tell whose it is, nothing is read at all.
 *
 * A resource names its patient by `subject`, `patient` or `for`: by reference, by identifier, or by a Patient that it
 * contains. A contained Patient has no name outside of its resource, so it never decides whose the record is; only its
 * numbers count, and only against the numbers of the Patient of the record.
 */
import { conceptOf } from './codings.ts'
import { isObject, listOf, nameOf, objectsOf } from './json-shapes.ts'
import { nameOfPatient, tailOf, writtenReference, type Entry, type RecordIndex } from './references.ts'

export interface WhoseRecord {
  /** 'Patient/1'; absent where nobody is named. */
  readonly patient?: string
  /** The Patient resource of that name, or the only one, if it has no name of its own. */
  readonly entry?: Entry
  /** Why an entry of an index must not be read; absent where it may be. */
  refusalOf(entry: Entry, index: RecordIndex): string | undefined
}

/** One number of a person within one system. */
interface Identifier {
  readonly system: string
  readonly value: string
}

/**
 * @param wanted the patient that the caller asks for: 'Patient/1', or the id alone. Without it the record has to tell: by
 *   its only Patient, else by the only patient that its resources name.
 */
export function whoseRecord(index: RecordIndex, wanted?: string): WhoseRecord {
  const patients = index.ofType('Patient').filter((entry) => isOfRecord(entry))
  const named = new Set(patients.filter(hasName).map(nameOfPatient))
  const nameless = patients.filter((entry) => !hasName(entry))
  const implied = wanted === undefined ? impliedPatient(named, index) : { patient: asReference(wanted) }
  if (implied.rivals !== undefined || (implied.patient === undefined && nameless.length > 1)) {
    const rivals = implied.rivals ?? nameless.map(({ reference }) => reference)
    return { refusalOf: () => `it is not said whose record this is (${rivals.join(', ')}): not read` }
  }
  const { patient } = implied
  const [own] = patients.filter((entry) => patient !== undefined && isSame(nameOfPatient(entry), patient))
  const [unnamed] = nameless
  const entry = own ?? (nameless.length === 1 ? unnamed : undefined)
  const numbers = new NumberBook(identifiersOf(entry?.resource['identifier']), index)
  const judge: Judge = { patient, numbers, strict: wanted !== undefined, index, known: new Map() }
  const name = patient ?? entry?.reference
  return {
    ...(name === undefined ? {} : { patient: name }),
    ...(entry === undefined ? {} : { entry }),
    refusalOf: (asked, within) => refusalOf(asked, within, judge),
  }
}

/** Whether an entry names anybody, by reference or identifier. */
export function namesPatient({ resource }: Entry): boolean {
  return subjectsOf(resource).some((subject) => writtenReference(subject) !== undefined || hasIdentifier(subject))
}

interface Implied {
  readonly patient?: string | undefined
  readonly rivals?: readonly string[]
}

function impliedPatient(named: ReadonlySet<string>, index: RecordIndex): Implied {
  const [only] = named
  if (named.size === 1) return { patient: only }
  const subjects = new Set(index.entries.flatMap((entry) => subjectsNamed(entry, index)))
  const [subject] = subjects
  if (subjects.size <= 1 && (subject !== undefined || named.size === 0)) return { patient: subject }
  return { rivals: [...new Set([...subjects, ...named])] }
}

/** Patients that an entry names by a reference that says that it is a Patient. */
function subjectsNamed(entry: Entry, index: RecordIndex): readonly string[] {
  return subjectsOf(entry.resource).flatMap((subject) => {
    const found = index.resolve(subject, entry)
    if (found) return isOfRecord(found) && hasName(found) && found.type === 'Patient' ? [nameOfPatient(found)] : []
    const tail = tailOf(writtenReference(subject) ?? '')
    return tail?.startsWith('Patient/') ? [tail] : []
  })
}

interface Judge {
  readonly patient: string | undefined
  readonly numbers: NumberBook
  /** The caller says whose record this is: then also a bare id or a URN that leads nowhere is another patient's. */
  readonly strict: boolean
  readonly index: RecordIndex
  /** What was found for a reference within `index`: nearly all resources of a record write the same one. */
  readonly known: Map<string, string | undefined>
}

function refusalOf(entry: Entry, index: RecordIndex, judge: Judge): string | undefined {
  const { patient } = judge
  if (entry.type === 'Patient' && isOfRecord(entry)) {
    const foreign = patient !== undefined && hasName(entry) && !isSame(nameOfPatient(entry), patient)
    return foreign ? belongsTo(nameOfPatient(entry)) : undefined
  }
  for (const subject of subjectsOf(entry.resource)) {
    const other = otherPatient(subject, entry, index, judge)
    if (other !== undefined) return belongsTo(other)
  }
  return undefined
}

function belongsTo(whom: string): string {
  return `belongs to another patient (${whom}): not read`
}

/** The patient that a subject names, if it is not the one of the record. */
function otherPatient(subject: unknown, entry: Entry, index: RecordIndex, judge: Judge): string | undefined {
  const number = isObject(subject) ? judge.numbers.findOther(identifiersOf(subject['identifier'])) : undefined
  if (number !== undefined) return wordsOfNumber(number)
  const written = writtenReference(subject)
  if (written === undefined) return undefined
  if (written.startsWith('#')) return otherContained(subject, entry, index, judge)
  if (index !== judge.index) return otherReferred(written, index, judge)
  if (!judge.known.has(written)) judge.known.set(written, otherReferred(written, index, judge))
  return judge.known.get(written)
}

function otherContained(subject: unknown, entry: Entry, index: RecordIndex, judge: Judge): string | undefined {
  const found = index.resolve(subject, entry)
  const number = judge.numbers.findOther(identifiersOf(found?.resource['identifier']))
  return found?.type === 'Patient' && number !== undefined ? wordsOfNumber(number) : undefined
}

function otherReferred(written: string, index: RecordIndex, { patient, strict }: Judge): string | undefined {
  if (patient === undefined) return undefined
  const found = index.resolve(written)
  if (found) {
    const foreign = found.type === 'Patient' && hasName(found) && !isSame(nameOfPatient(found), patient)
    return foreign ? nameOfPatient(found) : undefined
  }
  const tail = tailOf(written)
  if (tail === undefined) return strict && !isSame(written, patient) ? written : undefined
  return tail.startsWith('Patient/') && !isSame(tail, patient) ? tail : undefined
}

/** The number itself is another person's: it stays out of cards and records of this one. */
function wordsOfNumber({ system }: Identifier): string {
  return `another number of ${system}`
}

function subjectsOf(resource: Entry['resource']): readonly unknown[] {
  const { subject, patient } = resource
  const subjectAlone = resource['for'] === undefined && patient === undefined && !Array.isArray(subject)
  if (subjectAlone) return subject === undefined ? [] : [subject]
  return [...listOf(subject), ...listOf(patient), ...listOf(resource['for'])]
}

/** A Patient of the record itself, in its present version. */
function isOfRecord(entry: Entry): boolean {
  return entry.container === undefined && entry.replacedBy === undefined
}

/** Whether a Patient has an id or a full URL; otherwise its name is only a position in the record. */
function hasName(entry: Entry): boolean {
  return !/^Patient\[\d+\]$/.test(entry.reference)
}

function asReference(wanted: string): string {
  return wanted.includes('/') || wanted.startsWith('urn:') ? wanted : `Patient/${wanted}`
}

/** 'Patient/1', '1' and 'urn:uuid:1' are one. */
function isSame(name: string, patient: string): boolean {
  return name === patient || lastPart(name) === lastPart(patient)
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1)
}

// ---- numbers --------------------------------------------------------------------------------------------------------

/** Kinds of number that one person may have several of, or share: account, visit, membership, subscription (HL7 v2 0203). */
const SHARED: ReadonlySet<string> = new Set(['AN', 'VN', 'MB', 'SN'])

function hasIdentifier(subject: unknown): boolean {
  return isObject(subject) && identifiersOf(subject['identifier']).length > 0
}

/** Numbers that stand for one person each: with their system, also those that are no longer in use. */
function identifiersOf(value: unknown): readonly Identifier[] {
  if (value === undefined) return []
  return objectsOf(value).flatMap((identifier) => {
    const system = nameOf(identifier['system'])
    const number = nameOf(identifier['value'])
    if (system === undefined || number === undefined) return []
    const kinds = identifier['type'] === undefined ? [] : conceptOf(identifier['type']).codings
    return kinds.some(({ code }) => SHARED.has(code)) ? [] : [{ system, value: number }]
  })
}

/** The numbers of the patient; where the record holds none, those in which its subjects contradict each other. */
class NumberBook {
  readonly #own: readonly Identifier[]
  readonly #index: RecordIndex
  #bySystem: ReadonlyMap<string, ReadonlySet<string>> | undefined

  constructor(own: readonly Identifier[], index: RecordIndex) {
    this.#own = own
    this.#index = index
  }

  /** A number that cannot be the patient's; none where one of them is, or where nothing is known of their systems. */
  findOther(numbers: readonly Identifier[]): Identifier | undefined {
    if (numbers.length === 0) return undefined
    const isKnown = this.#own.length > 0
    this.#bySystem ??= bySystem(isKnown ? this.#own : this.#index.entries.flatMap(numbersNamed))
    const values = this.#bySystem
    if (!isKnown) return numbers.find(({ system }) => (values.get(system)?.size ?? 0) > 1)
    if (numbers.some(({ system, value }) => values.get(system)?.has(value))) return undefined
    return numbers.find(({ system }) => values.has(system))
  }
}

function numbersNamed({ resource }: Entry): readonly Identifier[] {
  return subjectsOf(resource).flatMap((subject) => (isObject(subject) ? identifiersOf(subject['identifier']) : []))
}

function bySystem(numbers: readonly Identifier[]): ReadonlyMap<string, ReadonlySet<string>> {
  const systems = new Map<string, Set<string>>()
  for (const { system, value } of numbers) {
    const known = systems.get(system)
    if (known) known.add(value)
    else systems.set(system, new Set([value]))
  }
  return systems
}
