/**
 * What the client sent along, key by key. It fails closed: an OperationOutcome, one page of several, or a key that was
 * not sent is "not read", which is not the same as "searched, nothing there".
 */
import { indexPatientUrls, isObject, listEntries, onlySubjectOf, patientsOf } from './patient-of.ts'
import type { Entry, PatientUrls } from './patient-of.ts'
import type { NotReadReason } from './record-access.ts'
import { Refusal } from './refusal.ts'
import { siteCodesKey, wholeKey } from './services.ts'
import type { Service } from './services.ts'

export interface PrefetchParts {
  /** Values of the keys that were read in full: Bundles or single resources. Unknown keys are read as well. */
  readonly values: ReadonlyMap<string, unknown>
  /** Keys of the service, and other keys that were sent, that could not be read. */
  readonly notRead: ReadonlyMap<string, NotReadReason>
  /** The page that was sent under a key whose value is only one page of several. */
  readonly pages: ReadonlyMap<string, unknown>
}

/**
 * Reads the `prefetch` member of a request.
 * @throws Refusal `invalid-prefetch` where a value is no resource, `other-patient` where one belongs to another patient.
 */
export function readPrefetch(prefetch: unknown, service: Service, patientId: string): PrefetchParts {
  const sent = listSent(prefetch)
  refuseWrongShapes(sent)
  refuseOtherPatients(sent, patientId)
  const notRead = new Map<string, NotReadReason>()
  for (const { key, whereKept } of service.prefetch)
    if (!sent.has(key) && whereKept === undefined) notRead.set(key, 'not sent')
  for (const [key, value] of sent) {
    const reason = findGap(value)
    if (reason !== undefined) notRead.set(key, reason)
  }
  const [values, pages] = [new Map<string, unknown>(), new Map<string, unknown>()]
  for (const [key, value] of sent) {
    const reason = notRead.get(key)
    if (reason === 'incomplete') pages.set(key, value)
    else if (reason === undefined && value !== null) values.set(key, value)
  }
  return { values, notRead, pages }
}

function listSent(prefetch: unknown): ReadonlyMap<string, unknown> {
  const sent = new Map<string, unknown>()
  for (const [key, value] of Object.entries(isObject(prefetch) ? prefetch : {}))
    if (value !== undefined) sent.set(key, value)
  return sent
}

/**
 * Refuses a call whose mandatory keys were not read, the part under a site's own codes included.
 * @throws Refusal `missing-prefetch`, one problem for each key.
 */
export function demandMandatory(reading: PrefetchParts, service: Service): void {
  const gaps = service.prefetch.flatMap(({ key, mandatory }) => {
    const reason = reading.notRead.get(key) ?? reading.notRead.get(siteCodesKey(key))
    return mandatory && reason !== undefined ? [{ key, reason }] : []
  })
  if (gaps.length === 0) return
  const problems = gaps.map(({ key, reason }) => `prefetch key ${key} is required: ${describeGap(reason)}`)
  throw new Refusal('missing-prefetch', problems, gaps.map(noteGap))
}

/** Reasons that are the client's choice, as discovery tells it: the key was not sent, or may not be read. */
const CHOSEN: ReadonlySet<NotReadReason> = new Set(['not sent', 'server not allowed'])

/**
 * Refuses an answer without cards that would look like "nothing to say" although a key it depends on failed. A key that
 * the client chose not to send is no failure: discovery says which cards are withheld without it.
 * @param missedKeys Keys that were not read and on which the answer depends.
 * @throws Refusal `missing-prefetch`, one problem for each key.
 */
export function demandMissedKeys(reading: PrefetchParts, missedKeys: readonly string[], service: Service): void {
  const own = new Set(service.prefetch.map(({ key }) => key))
  const relevant = missedKeys.filter((key) => own.has(wholeKey(key)) || key.startsWith('draftMedication'))
  const gaps = relevant.flatMap((key) => {
    const reason = reading.notRead.get(key)
    return reason === undefined || CHOSEN.has(reason) ? [] : [{ key, reason }]
  })
  if (gaps.length === 0) return
  const problems = gaps.map(({ key, reason }) => `${nameKey(key)} could not be read: ${describeGap(reason)}`)
  throw new Refusal('missing-prefetch', problems, gaps.map(noteGap))
}

/** The service's own keys by name; those of drafts together, since a client may name a key of its own like one. */
function noteGap({ key, reason }: { readonly key: string; readonly reason: NotReadReason }): string {
  return `${key.startsWith('draftMedication') ? 'draftMedication' : key}: ${reason}`
}

// prettier-ignore
const WORDS_OF_GAP: Readonly<Record<Exclude<NotReadReason, `status ${number}`>, string>> = {
  'not sent':            'it was not sent, and there is no FHIR access to read it',
  OperationOutcome:      'it holds an OperationOutcome in place of data, so the search was not answered in full',
  incomplete:            'it holds one page of several, or less than the total that it states',
  'other patient':       'the FHIR server answered with data of another patient',
  'server not allowed':  'it was not sent, and this service may not read that fhirServer for this client',
  'token expired':       'it was not sent, and the token that came along to read it has expired',
  'address not allowed': 'this service may not connect to the address of fhirServer',
  unreachable:           'the FHIR server could not be reached',
  'too slow':            'the FHIR server did not answer in time',
  redirect:              'the FHIR server answered with a redirect, which is not followed',
  'no JSON':             'the FHIR server answered with something other than JSON',
  unreadable:            'the FHIR server answered with JSON that does not answer the search',
  'too large':           "the FHIR server's answers are larger than this service reads",
  'too many pages':      'the search has more pages than this service reads',
  'page elsewhere':      'the next page of the search is not on fhirServer',
}

function describeGap(reason: NotReadReason): string {
  if (reason in WORDS_OF_GAP) return WORDS_OF_GAP[reason as keyof typeof WORDS_OF_GAP]
  return `the FHIR server answered with ${reason}`
}

/** A key as an error may repeat it: never one that could carry more than a name. */
function nameKey(key: string): string {
  return /^[A-Za-z0-9_.-]{1,64}$/.test(key) ? `prefetch key ${key}` : 'a prefetch key'
}

function refuseWrongShapes(sent: ReadonlyMap<string, unknown>): void {
  const problems: string[] = []
  for (const [key, value] of sent) {
    const problem = value === null ? undefined : findWrongShape(value)
    if (problem !== undefined) problems.push(`${nameKey(key)} ${problem}`)
  }
  if (problems.length > 0) throw new Refusal('invalid-prefetch', problems)
}

export function findWrongShape(value: unknown): string | undefined {
  if (!isObject(value)) return 'must hold a FHIR resource, a Bundle or null'
  if (typeof value.resourceType !== 'string' || value.resourceType === '') return 'holds an object without resourceType'
  if (value.resourceType !== 'Bundle' || value.entry === undefined || value.entry === null) return undefined
  if (!Array.isArray(value.entry)) return 'holds a Bundle whose entry is not an array'
  const wrong = value.entry.some((entry) => !isObject(entry) || !isObject(entry.resource ?? {}))
  return wrong ? 'holds a Bundle with an entry that is not an object' : undefined
}

function refuseOtherPatients(sent: ReadonlyMap<string, unknown>, patientId: string): void {
  const entries = new Map<string, readonly Entry[]>()
  const all: Entry[] = []
  for (const [key, value] of sent) {
    const list = listEntries(value)
    if (list.length > 0) entries.set(key, list)
    all.push(...list)
  }
  const urls = indexPatientUrls(all)
  const foreign: string[] = []
  for (const [key, list] of entries) if (holdsForeign(list, urls, patientId)) foreign.push(key)
  if (foreign.length === 0) return
  throw new Refusal(
    'other-patient',
    foreign.map((key) => `${nameKey(key)} holds data of a patient other than context.patientId`),
  )
}

/** Whether one of the entries says that it is about another patient. */
export function holdsForeign(entries: readonly Entry[], urls: PatientUrls, patientId: string): boolean {
  // Nearly all of them name the patient in the same words as the one before.
  let known: string | undefined
  return entries.some((entry) => {
    const subject = onlySubjectOf(entry)
    if (subject !== undefined && subject === known) return false
    if (patientsOf(entry, urls).some((id) => id !== patientId)) return true
    known = subject
    return false
  })
}

/** The total may also be written as text. What is not a number counts as no claim. */
function countOf(total: unknown): number {
  return typeof total === 'number' || typeof total === 'string' ? Number(total) : 0
}

/** Why a value that came under a key is not everything that was asked for; undefined if it is. */
export function findGap(value: unknown): NotReadReason | undefined {
  if (!isObject(value)) return undefined
  if (value.resourceType === 'OperationOutcome') return 'OperationOutcome'
  if (value.resourceType !== 'Bundle') return undefined
  let matches = 0
  for (const entry of Array.isArray(value.entry) ? value.entry : []) {
    if (!isObject(entry)) continue
    if (isOutcome(entry) && !isHarmlessNote(entry)) return 'OperationOutcome'
    if (isMatch(entry)) matches++
  }
  const links: readonly unknown[] = Array.isArray(value.link) ? value.link : []
  if (links.some((link) => isObject(link) && link.relation === 'next')) return 'incomplete'
  return countOf(value.total) > matches ? 'incomplete' : undefined
}

function isOutcome({ resource }: Readonly<Record<string, unknown>>): boolean {
  return isObject(resource) && resource.resourceType === 'OperationOutcome'
}

/**
 * What a total may count: FHIR says matches only, some servers count their own remark on the search as well. Resources
 * that were included are never counted.
 */
function isMatch({ search }: Readonly<Record<string, unknown>>): boolean {
  return !isObject(search) || search.mode !== 'include'
}

/**
 * Issue types that say results are left out. Epic reports a part of the record that the client may not see as
 * `suppressed`; the rest are FHIR's own codes for an incomplete answer.
 */
const LEFT_OUT: ReadonlySet<unknown> = new Set([
  'suppressed',
  'incomplete',
  'forbidden',
  'security',
  'login',
  'expired',
  'timeout',
  'throttled',
  'too-costly',
  'transient',
  'exception',
  'no-store',
  'lock-error',
])

/** An entry that only comments on the search ("no hits"), as Epic adds to empty results. */
function isHarmlessNote(entry: Readonly<Record<string, unknown>>): boolean {
  const { search, resource } = entry
  if (!isObject(search) || search.mode !== 'outcome' || !isObject(resource)) return false
  const issues = Array.isArray(resource.issue) ? resource.issue : []
  return issues.every(
    (issue) =>
      isObject(issue) &&
      (issue.severity === 'information' || issue.severity === 'warning') &&
      !LEFT_OUT.has(issue.code),
  )
}
