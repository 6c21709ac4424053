/**
 * The orders that are being written: `draftOrders` and `selections` of a CDS Hooks context, as clients really send them.
 * Bundles without a type, entries without fullUrl, bare arrays, the context of older hooks, resources with wrong fields and
 * very long ids are read; what is not understood is listed, never thrown.
 */
import type { DraftOrder, PartialDate, Unread } from '../../her2/evidence.ts'
import { her2Needed } from '../../her2/tables/agents.ts'
import type { CodeMapIndex } from '../question/code-map.ts'
import { conceptOf, foldWords, wordsOf, type Concept } from '../record/codings.ts'
import { ASSAYS, CPT_SYSTEMS, GTR_SYSTEM, type AssayRow } from '../codes/assays.ts'
import { dateOf, wrongDatesOf } from '../record/dates.ts'
import { isHer2Question, isIshQuestion, questionOf, type Asked } from '../question/identify-question.ts'
import { isObject, listOf, nameOf, objectsOf, present, saysTrue, type Json } from '../record/json-shapes.ts'
import { mentionsOf } from '../question/markers.ts'
import {
  agentOf,
  isDrugCoding,
  isNameless,
  isReference,
  medicationOf,
  readDrug,
  shorten,
  wordsOfDrug,
} from '../treatment/medications.ts'
import { reasonOfOrder } from './order-reasons.ts'
import { flattenBundle, layOver, type Entry, type RecordIndex } from '../record/references.ts'
import type { WhoseRecord } from '../record/whose-record.ts'
import { readSamples, type SampleBook } from '../specimen/specimens.ts'

export interface DraftsRead {
  readonly drafts: readonly DraftOrder[]
  readonly unread: readonly Unread[]
  /** Drafts for somebody else. */
  readonly foreign: readonly string[]
}

/** Resources that order a drug, today and in earlier versions of FHIR. */
const DRUG_ORDERS: ReadonlySet<string> = new Set(['MedicationRequest', 'MedicationOrder', 'MedicationPrescription'])
const SERVICE_ORDERS: ReadonlySet<string> = new Set([
  'ServiceRequest',
  'ProcedureRequest',
  'DiagnosticOrder',
  'DiagnosticRequest',
])
/** Drafts in these states are not orders to be carried out. */
const WITHDRAWN: ReadonlySet<unknown> = new Set([
  'cancelled',
  'canceled',
  'stopped',
  'revoked',
  'rejected',
  'entered-in-error',
])

/** The record over which drafts are laid. */
export interface DraftedOn {
  readonly index: RecordIndex
  readonly samples: SampleBook
  readonly codeMap?: CodeMapIndex | undefined
  /** Whose record it is: a draft for somebody else is listed, but not read. */
  readonly whose?: WhoseRecord
}

interface Room {
  readonly index: RecordIndex
  readonly samples: SampleBook
  readonly codeMap: CodeMapIndex | undefined
  readonly unread: Unread[]
  readonly foreign: string[]
}

/**
 * Reads the draft orders of an order-select or order-sign context. Never throws.
 *
 * Without `selections` (order-sign, or a client that leaves it out) every draft counts as selected. A draft counts as not
 * selected only where the client names another one: with an empty list, or with selections of which none is among the
 * drafts, all of them count, and an unread line says so. One warning too many about an unsigned order is better than one
 * lost to a spelling.
 *
 * @param context the `context` member of the request, of any shape
 */
export function readDrafts(context: unknown, record: DraftedOn): DraftsRead {
  const { index, own } = layOver(record.index, draftedResources(context))
  const unread = unreadOf(own)
  const hasSamples = own.ofType('Specimen').length > 0
  const samples = hasSamples ? readSamples(index, record.codeMap) : record.samples
  const room: Room = { index, samples, codeMap: record.codeMap, unread, foreign: [] }
  const orders = own.entries.filter(
    (entry) => entry.replacedBy === undefined && isOrder(entry) && isOwn(entry, record.whose, room),
  )
  const chosen = chosenEntries(context, orders, room)
  const drafts = orders
    .filter(({ resource }) => !WITHDRAWN.has(resource['status']) && !saysTrue(resource['doNotPerform']))
    .map((entry) => draftOf(entry, chosen === undefined || chosen.has(entry), room))
  return { drafts, unread, foreign: room.foreign }
}

function isOwn(entry: Entry, whose: WhoseRecord | undefined, { index, unread, foreign }: Room): boolean {
  const why = whose?.refusalOf(entry, index)
  if (why === undefined) return true
  unread.push({ reference: entry.reference, why })
  foreign.push(entry.reference)
  return false
}

function isOrder({ type }: Entry): boolean {
  return DRUG_ORDERS.has(type) || SERVICE_ORDERS.has(type)
}

// ---- what was sent --------------------------------------------------------------------------------------------------

/** Draft orders, and the resources beside them; `medications` and `orders` are what earlier hooks called them. */
function draftedResources(context: unknown): unknown[] {
  if (Array.isArray(context)) return context.flatMap(opened)
  if (!isObject(context)) return []
  const sent = [context['draftOrders'], context['medications'], context['orders']]
  return sent.flatMap(listOf).flatMap(opened)
}

/** A Bundle with or without its name, an entry outside of a Bundle, a resource. */
function opened(value: unknown): unknown[] {
  if (!isObject(value)) return [value]
  if (value['resourceType'] === undefined && value['entry'] !== undefined) {
    return flattenBundle({ ...value, resourceType: 'Bundle' })
  }
  if (value['resourceType'] === undefined && isObject(value['resource'])) {
    return flattenBundle({ resourceType: 'Bundle', entry: [value] })
  }
  return flattenBundle(value)
}

function typedId(resource: unknown): string | undefined {
  if (!isObject(resource)) return undefined
  const [type, id] = [nameOf(resource['resourceType']), nameOf(resource['id'])]
  return type === undefined || id === undefined ? undefined : `${type}/${id}`
}

/** What the index says about the drafts themselves; remarks on the record are made elsewhere. */
function unreadOf({ unread }: RecordIndex): Unread[] {
  return unread.map(({ reference, why }) => ({
    reference: reference.startsWith('entry[') ? `draftOrders ${reference}` : reference,
    why,
  }))
}

// ---- what is selected -----------------------------------------------------------------------------------------------

/** The drafts that the client names; absent where it names none of them. */
function chosenEntries(context: unknown, orders: readonly Entry[], room: Room): ReadonlySet<Entry> | undefined {
  const sent = isObject(context) ? context['selections'] : undefined
  if (sent === undefined || orders.length === 0) return undefined
  const selections = listOf(sent)
  const chosen = new Set<Entry>()
  for (const selection of selections) {
    const found = findSelected(selection, orders, room.index)
    for (const entry of found) chosen.add(entry)
    if (found.length === 0) {
      const written = nameOf(isObject(selection) ? selection['reference'] : selection) ?? 'no text'
      room.unread.push({
        reference: 'selections',
        why: `the selection «${shorten(written)}» is not one of the draft orders`,
      })
    }
  }
  if (chosen.size > 0) return chosen
  if (selections.length === 0) {
    room.unread.push({ reference: 'selections', why: 'no draft order is named as selected: all of them are checked' })
  }
  return undefined
}

/** By reference, full URL or id; the same name for two drafts selects both. */
function findSelected(selection: unknown, orders: readonly Entry[], index: RecordIndex): readonly Entry[] {
  const found = index.resolve(selection)
  if (found && orders.includes(found)) {
    const same = typedId(found.resource)
    return same === undefined ? [found] : orders.filter(({ resource }) => typedId(resource) === same)
  }
  const written = nameOf(isObject(selection) ? selection['reference'] : selection)
  if (written === undefined) return []
  const id = written.replace(/\/_history\/.*/s, '').replace(/^.*[/:]/, '')
  return orders.filter(({ resource }) => nameOf(resource['id']) === id)
}

// ---- one draft ------------------------------------------------------------------------------------------------------

function draftOf(entry: Entry, selected: boolean, room: Room): DraftOrder {
  for (const words of wrongDatesOf(entry.resource)) {
    room.unread.push({ reference: entry.reference, why: `«${shorten(words)}» is not a date: not read` })
  }
  const read = DRUG_ORDERS.has(entry.type) ? readDrugOrder(entry, room) : readServiceOrder(entry, room)
  return present<DraftOrder>({
    reference: entry.reference,
    selected,
    words: read.words ?? 'an order without a description',
    kind: read.kind,
    agent: read.agent,
    unknown: read.unknown,
    test: read.test,
    specimen: specimenOf(entry, room),
    continues: read.agent !== undefined && continuesCourse(entry, read.agent, room.index) ? true : undefined,
    reason: reasonOfOrder(entry, room.index),
    authoredOn: writtenOn(entry.resource),
  })
}

interface Ordered {
  readonly words?: string | undefined
  readonly kind?: DraftOrder['kind'] | undefined
  readonly agent?: string | undefined
  readonly unknown?: true | undefined
  readonly test?: DraftOrder['test'] | undefined
}

function writtenOn(resource: Json): PartialDate | undefined {
  return dateOf(resource['authoredOn']) ?? dateOf(resource['dateWritten']) ?? dateOf(resource['orderedOn'])
}

/** Key of the one sample that the order names; if it names several, none is known to be meant. */
function specimenOf(entry: Entry, { samples }: Room): string | undefined {
  const keys = new Set(
    listOf(entry.resource['specimen']).flatMap((reference) => samples.sampleOf(reference, entry)?.facts.key ?? []),
  )
  const [only] = keys
  return keys.size === 1 ? only : undefined
}

// ---- orders of drugs ------------------------------------------------------------------------------------------------

function readDrugOrder(entry: Entry, room: Room): Ordered {
  const concept = medicationOf(entry, room.index)
  const reading = readDrug(concept)
  const words = wordsOfDrug(concept)
  const note = (why: string): void => void room.unread.push({ reference: entry.reference, why })
  switch (reading.kind) {
    case 'drug':
      return { words, kind: reading.drug.kind, agent: agentOfDrug(reading.drug.drug) }
    case 'contradiction':
      note(`the drug of this order is not clear: ${reading.why}`)
      return { words }
    case 'unknown':
      note(`the drug of this order was not understood: «${words ?? codesInWords(concept)}»`)
      return isNameless(concept) ? { words, unknown: true } : { words }
    case 'nothing':
      note(nothingSaid(entry.resource))
      return { unknown: true }
  }
}

function codesInWords({ codings }: Concept): string {
  return shorten(codings.map(({ writtenSystem, code }) => `${writtenSystem} ${code}`.trim()).join(', '))
}

function agentOfDrug(drug: string): string | undefined {
  return her2Needed(drug) === undefined ? undefined : drug
}

function nothingSaid(resource: Json): string {
  const medication = resource['medicationReference'] ?? resource['medication']
  const named = nameOf(isObject(medication) ? medication['reference'] : medication)
  if (named === undefined) return 'this order names no drug'
  return `the drug of this order is «${shorten(named)}», which was not sent`
}

const NEVER_GIVEN: ReadonlySet<unknown> = new Set(['draft', 'cancelled', 'entered-in-error'])

/**
 * Whether the draft names an order of the same drug that it takes the place of. A prior order of another drug, or one that
 * was never given, is no course to continue. `basedOn` is not looked at: the first cycle of a plan rests on the plan too.
 */
function continuesCourse(entry: Entry, agent: string, index: RecordIndex): boolean {
  const { resource } = entry
  const named = [...listOf(resource['priorPrescription']), ...listOf(resource['replaces'])].filter(
    (reference) => isReference(reference) && index.nameOf(reference, entry) !== undefined,
  )
  return named.some((reference) => {
    if (index.isLeftOut(reference)) return false
    const prior = index.resolve(reference, entry)
    if (prior === entry || (prior && NEVER_GIVEN.has(prior.resource['status']))) return false
    const said = prior ? medicationOf(prior, index) : conceptOf(isObject(reference) ? reference['display'] : undefined)
    const reading = readDrug(said)
    if (reading.kind === 'drug') return reading.drug.drug === agent
    return prior === undefined && reading.kind === 'nothing'
  })
}

// ---- orders of tests ------------------------------------------------------------------------------------------------

function readServiceOrder(entry: Entry, room: Room): Ordered {
  const { resource } = entry
  const concepts = codesOf(resource)
  const words = concepts.map(wordsOfDrug).find((label) => label !== undefined) ?? description(resource)
  const assays = ASSAYS.filter((row) => concepts.some((concept) => isAssay(concept, row)))
  const [assay] = assays
  if (assays.length > 1) {
    const names = assays.map((row) => row.assay).join(' and ')
    room.unread.push({ reference: entry.reference, why: `this order names ${names} at once: «${words ?? ''}»` })
    return { words }
  }
  if (assay) return { words, agent: assay.assay }
  const said = concepts.flatMap(wordsOf).concat(description(resource) ?? [])
  const test = isOtherService(concepts, said) ? undefined : (testOf(concepts, resource, room) ?? testOfWords(said))
  return test === undefined ? { words, agent: drugOrderedAsService(concepts) } : { words, test }
}

/** Services that are ordered because of HER2 or its treatment: 'echocardiogram, HER2-positive on trastuzumab'. */
const OTHER_SERVICE =
  /echo|muga|\bmri\b|\bct\b|scan|infusion|therap|treatment|chemo|consult|referral|follow-up|positi[vf]|negati[vf]/

function isOtherService(concepts: readonly Concept[], said: readonly string[]): boolean {
  const words = said.join(' | ')
  const mentions = mentionsOf(words)
  if (mentions.ihc || mentions.ish || !OTHER_SERVICE.test(foldWords(words))) return false
  return !concepts.some(({ codings }) => {
    const bare = codings.map(({ system, code, writtenSystem }) => ({ system, code, writtenSystem }))
    return isHer2Question(questionOf({ codings: bare, loose: [] }).question)
  })
}

/** A drug ordered as a service counts only by its code: 'echocardiogram before trastuzumab' is no order of a drug. */
function drugOrderedAsService(concepts: readonly Concept[]): string | undefined {
  const coded = concepts.flatMap((concept) => {
    const codings = concept.codings.filter(isDrugCoding)
    return codings.length === 0 ? [] : (agentOf({ ...concept, codings }) ?? [])
  })
  return coded[0]
}

function description(resource: Json): string | undefined {
  const written = nameOf(resource['description'])
  return written === undefined ? undefined : shorten(written)
}

/** What is ordered: the code, or the items of an older order. */
function codesOf(resource: Json): readonly Concept[] {
  return [resource['code'], ...objectsOf(resource['item']).map((item) => item['code'])]
    .map(conceptOf)
    .filter((concept) => concept.codings.length > 0 || wordsOf(concept).length > 0)
}

function testOf(concepts: readonly Concept[], resource: Json, room: Room): DraftOrder['test'] {
  const found = new Set<NonNullable<DraftOrder['test']>>()
  for (const concept of concepts) {
    const asked = questionOf(concept, room.codeMap)
    if (asked.refused !== undefined || asked.assay !== undefined) continue
    const test = testOfQuestion(asked, resource)
    if (test !== undefined) found.add(test)
  }
  const [only] = found
  if (found.size <= 1) return only
  return found.has('serum') ? [...found].find((test) => test !== 'serum') : 'her2'
}

function testOfQuestion(asked: Asked, resource: Json): DraftOrder['test'] {
  const { question } = asked
  if (asked.contradiction !== undefined) return 'her2'
  if (question === 'her2-serum') return 'serum'
  if (question === 'her2-ihc' || question === 'her2-ihc-percent') return 'ihc'
  if (isIshQuestion(question)) return 'ish'
  if (question !== 'her2-overall' && question !== 'her2-tissue-amount') return undefined
  return (
    asked.method ??
    methodOfWords([...asked.words, ...listOf(resource['orderDetail']).flatMap((detail) => wordsOf(conceptOf(detail)))])
  )
}

/** The method that words name; with a reflex it is the first test that is ordered. */
function methodOfWords(words: readonly string[]): 'ihc' | 'ish' | 'her2' {
  const mentions = mentionsOf(words.join(' | '))
  if (mentions.ihc && mentions.ish) return /reflex/.test(foldWords(words.join(' '))) ? 'ihc' : 'her2'
  if (mentions.ihc === mentions.ish) return 'her2'
  return mentions.ihc ? 'ihc' : 'ish'
}

/** Orders without a known code: words that name HER2 and no other marker. */
function testOfWords(words: readonly string[]): DraftOrder['test'] {
  const mentions = mentionsOf(words.join(' | '))
  if (!mentions.her2 || mentions.mutation || mentions.ngs || mentions.expression) return undefined
  if (mentions.serum) return 'serum'
  return methodOfWords(words)
}

function isAssay(concept: Concept, row: AssayRow): boolean {
  const coded = concept.codings.some(({ system, code }) =>
    CPT_SYSTEMS.has(system)
      ? row.cpt.split(' ').includes(code)
      : GTR_SYSTEM.test(system) && row.gtr === code.replace(/\..*/s, ''),
  )
  const words = foldWords(wordsOf(concept).join(' | '))
  return row.except?.test(words) === true ? false : coded || row.words.test(words)
}
