/** Treatments of breast cancer as hints. A drug never gives a HER2 status. */
import type { PartialDate, Treatment } from '../../her2/evidence.ts'
import { NO_COURSE_WORDS, PROGRESSION_WORDS, WORSENED } from '../codes/course.ts'
import { DRUGS, type DrugRow } from '../codes/drugs.ts'
import { conceptOf, foldWords, labelOf, wordsOf, type Concept } from '../record/codings.ts'
import { dateOf, dateOrPeriodStart } from '../record/dates.ts'
import { lookUp, isObject, listOf, nameOf, objectsOf, present, saysTrue, type Json } from '../record/json-shapes.ts'
import { agentOf, deniesDrug, drugSystemOf, isNameless, medicationOf } from './medications.ts'
import type { Note } from '../context/reading-context.ts'
import type { Entry, RecordIndex } from '../record/references.ts'

const SPLIT = (words: string): string[] => (words === '' ? [] : words.split(' '))
const BY_RXNORM = indexBy((row) => SPLIT(row.rxnorm))
const BY_ATC = indexBy((row) => SPLIT(row.atc))
const BY_HCPCS = indexBy((row) => SPLIT(row.hcpcs ?? ''))
const BY_NDC = indexBy((row) => SPLIT(row.ndc).map((code) => code.replace('-', '')))
const NAMES: readonly (readonly [name: string, row: DrugRow])[] = DRUGS.flatMap((row) =>
  row.names.split(', ').map((name) => [` ${plainName(name)} `, row] as const),
)

function indexBy(codesOf: (row: DrugRow) => readonly string[]): ReadonlyMap<string, DrugRow> {
  return new Map(DRUGS.flatMap((row) => codesOf(row).map((code) => [code, row] as const)))
}

function plainName(words: string): string {
  return foldWords(words)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The drug that a concept names: by code, else by name; a conjugate before the antibody in it. */
export function drugOf(concept: Concept): DrugRow | undefined {
  const byName = drugByName(wordsOf(concept).join(' | '))
  const byCode = concept.codings
    .map((coding) => drugByCode(drugSystemOf(coding), coding.code))
    .find((row) => row !== undefined)
  // 'Trastuzumab Injection [KADCYLA]' under the code of trastuzumab is the conjugate.
  if (byCode?.drug === 'trastuzumab' && byName !== undefined) return byName
  return byCode ?? byName
}

function drugByCode(system: string, code: string): DrugRow | undefined {
  if (system === 'rxnorm') return BY_RXNORM.get(code)
  if (system === 'atc') return BY_ATC.get(code.toUpperCase())
  if (system === 'hcpcs') return BY_HCPCS.get(code.toUpperCase())
  if (system !== 'ndc') return undefined
  const digits = code.replace(/\D/g, '')
  return BY_NDC.get(digits.slice(0, 8)) ?? BY_NDC.get(digits.replace(/^0/, '').slice(0, 8))
}

const NAMED = new Map<string, DrugRow | undefined>()
const MOST_NAMED = 4000

function drugByName(words: string): DrugRow | undefined {
  if (words === '') return undefined
  if (NAMED.has(words)) return NAMED.get(words)
  const plain = ` ${plainName(words)} `
  const found = NAMES.find(([name]) => plain.includes(name))?.[1]
  if (NAMED.size < MOST_NAMED) NAMED.set(words, found)
  return found
}

type State = Treatment['state'] | 'ignored'

const STATES: Record<string, ReadonlyMap<string, State>> = {
  MedicationRequest: new Map<string, State>([
    ['active', 'active'],
    ['on-hold', 'active'],
    ['completed', 'past'],
    ['stopped', 'past'],
    ['draft', 'planned'],
    ['cancelled', 'ignored'],
    ['entered-in-error', 'ignored'],
  ]),
  MedicationStatement: new Map<string, State>([
    ['active', 'active'],
    ['recorded', 'unknown'],
    ['on-hold', 'active'],
    ['completed', 'past'],
    ['stopped', 'past'],
    ['intended', 'planned'],
    ['not-taken', 'ignored'],
    ['entered-in-error', 'ignored'],
  ]),
  MedicationAdministration: new Map<string, State>([
    ['in-progress', 'active'],
    ['on-hold', 'active'],
    ['completed', 'past'],
    ['stopped', 'past'],
    ['not-done', 'ignored'],
    ['entered-in-error', 'ignored'],
  ]),
  MedicationDispense: new Map<string, State>([
    ['preparation', 'planned'],
    ['in-progress', 'active'],
    ['completed', 'past'],
    ['stopped', 'past'],
    ['declined', 'ignored'],
    ['cancelled', 'ignored'],
    ['entered-in-error', 'ignored'],
  ]),
  Procedure: new Map<string, State>([
    ['preparation', 'planned'],
    ['in-progress', 'active'],
    ['on-hold', 'active'],
    ['completed', 'past'],
    ['stopped', 'past'],
    ['not-done', 'ignored'],
    ['entered-in-error', 'ignored'],
  ]),
}

export const TREATMENT_TYPES = Object.keys(STATES)

/** One treatment, if its drug is one of breast cancer. */
export function readTreatment(entry: Entry, index: RecordIndex, note: Note): Treatment | undefined {
  const { resource } = entry
  const state = stateOf(entry)
  if (state === 'ignored') return undefined
  for (const concept of conceptsOf(entry, index)) {
    const drug = drugOf(concept)
    if (!drug) continue
    if (deniesDrug(concept)) {
      const quote = (labelOf(concept) ?? drug.drug).slice(0, 200)
      note(entry.reference, `«${quote}» names a drug and denies it: no treatment`, { class: 'not-understood', quote })
      continue
    }
    return present<Treatment>({
      reference: entry.reference,
      kind: drug.kind,
      agent: agentOf(entry.type === 'Procedure' ? concept : medicationOf(entry, index)),
      words: labelOf(concept) ?? drug.drug,
      on: dateOfTreatment(resource),
      until: endOfTreatment(resource),
      stoppedFor: isStoppedForProgression(resource) ? 'progression' : undefined,
      state: isPlan(resource) && state === 'active' ? 'planned' : state,
    })
  }
  return undefined
}

function stateOf({ resource, type, replacedBy }: Entry): State {
  if (replacedBy !== undefined || saysTrue(resource['doNotPerform']) || saysTrue(resource['wasNotTaken']))
    return 'ignored'
  const written = nameOf(resource['status'])
  return written === undefined ? 'unknown' : (lookUp(STATES, type)?.get(written) ?? 'unknown')
}

/**
 * Whether an entry of the medication list says in no words, and by no code of a system of drugs, what the drug is: it may be
 * any drug. A Procedure is left out: most are no treatment with a drug.
 */
export function isNamelessDrug(entry: Entry, index: RecordIndex): boolean {
  if (entry.type === 'Procedure' || stateOf(entry) === 'ignored') return false
  return conceptsOf(entry, index).every(isNameless)
}

/** A proposal or plan is not started, whatever its status. */
function isPlan(resource: Json): boolean {
  return resource['intent'] === 'proposal' || resource['intent'] === 'plan'
}

function conceptsOf(entry: Entry, index: RecordIndex): Concept[] {
  const { resource } = entry
  if (entry.type === 'Procedure') {
    return [
      conceptOf(resource['code']),
      ...listOf(resource['usedCode']).map(conceptOf),
      ...referred(resource['usedReference'], entry, index),
    ]
  }
  const medication = isObject(resource['medication']) ? resource['medication'] : {}
  return [
    conceptOf(resource['medicationCodeableConcept'] ?? medication['concept']),
    ...referred(resource['medicationReference'] ?? medication['reference'], entry, index),
  ].filter((concept) => concept.codings.length > 0 || concept.text !== undefined || concept.loose.length > 0)
}

/** A Medication that is contained, in the record, or only named by its display. */
function referred(value: unknown, entry: Entry, index: RecordIndex): Concept[] {
  return listOf(value).flatMap((reference) => {
    const found = index.resolve(reference, entry)
    const display = isObject(reference) ? nameOf(reference['display']) : undefined
    const ingredients = objectsOf(found?.resource['ingredient']).map((part) => conceptOf(part['itemCodeableConcept']))
    return [
      ...(found ? [conceptOf(found.resource['code']), ...ingredients] : []),
      ...(display === undefined ? [] : [conceptOf(display)]),
    ]
  })
}

function dateOfTreatment(resource: Json): PartialDate | undefined {
  return (
    dateOf(resource['effectiveDateTime']) ??
    dateOrPeriodStart(resource['effectivePeriod']) ??
    dateOf(resource['performedDateTime']) ??
    dateOrPeriodStart(resource['performedPeriod']) ??
    dateOf(resource['occurrenceDateTime']) ??
    dateOf(resource['authoredOn']) ??
    dateOf(resource['whenHandedOver']) ??
    dateOf(resource['dateAsserted']) ??
    dateOf(resource['dateWritten'])
  )
}

/** The reason of the stop, in codes' words or free text: 'disease progression'. A denial of it is none. */
function isStoppedForProgression(resource: Json): boolean {
  const reasons = [resource['statusReason'], resource['reasonStopped'], resource['reasonEnded']]
    .flatMap(listOf)
    .map(conceptOf)
  return reasons.some((reason) => {
    const isCoded = reason.codings.some(({ code }) => code === WORSENED)
    const words = foldWords(wordsOf(reason).join(' | ').slice(0, 500))
    return isCoded || (PROGRESSION_WORDS.test(words) && !NO_COURSE_WORDS.test(words))
  })
}

/** When the course ended, where the record says so: the end of its period, or, of a prescription, of its supply. */
function endOfTreatment(resource: Json): PartialDate | undefined {
  const dispense = isObject(resource['dispenseRequest']) ? resource['dispenseRequest'] : {}
  const ends = [
    resource['effectivePeriod'],
    resource['performedPeriod'],
    resource['occurrencePeriod'],
    dispense['validityPeriod'],
  ]
  return ends.map((period) => (isObject(period) ? dateOf(period['end']) : undefined)).find((end) => end !== undefined)
}
