/** What is known about the patient, and whether cards still make sense: death, hospice and comfort care. */
import { COMFORT_CODES } from '../codes/care.ts'
import type { PartialDate } from '../../her2/evidence.ts'
import { conceptOf, foldedWordsOf, wordsOf, type Concept } from './codings.ts'
import { dateOf } from './dates.ts'
import { lookUp, isObject, nameOf, present, saysTrue, type Json } from './json-shapes.ts'
import type { Entry, RecordIndex } from './references.ts'
import { rememberEach } from './remember.ts'
import type { WhoseRecord } from './whose-record.ts'

export interface PatientFacts {
  readonly patient?: string
  readonly birthDate?: PartialDate
  readonly deceased?: boolean
  readonly comfortCare?: boolean
}

/** Facts about the patient whose record this is. */
export function readPatient(index: RecordIndex, { patient, entry }: WhoseRecord): PatientFacts {
  return present<PatientFacts>({
    patient,
    birthDate: dateOf(entry?.resource['birthDate']),
    deceased: entry && deceasedOf(entry.resource),
    comfortCare: index.ofType('Condition', ...Object.keys(ACTIVE)).some(isComfortCare) ? true : undefined,
  })
}

function deceasedOf(resource: Json): boolean | undefined {
  if (typeof resource['deceasedBoolean'] === 'boolean') return resource['deceasedBoolean']
  return nameOf(resource['deceasedDateTime']) === undefined ? undefined : true
}

const COMFORT_WORDS =
  /\bhospice\b|\bhospiz|comfort (?:measures|care)|end[- ]of[- ]life care|terminal care|dying care|best supportive care only/
const DENIED = /\bno\b|\bnot\b|declin|refus|discuss|kein|evaluation|referral/

const ACTIVE: Record<string, RegExp> = {
  Encounter: /^(in-progress|arrived|triaged|onleave|planned)$/,
  ServiceRequest: /^(active|completed)$/,
  CarePlan: /^active$/,
  EpisodeOfCare: /^active$/,
  Procedure: /^(in-progress|completed)$/,
}

function isComfortCare(entry: Entry): boolean {
  const { resource, type } = entry
  if (entry.replacedBy !== undefined) return false
  if (type === 'Condition') {
    return namesComfort([resource['code']]) && !isOver(conceptOf(resource['clinicalStatus']))
  }
  const active = lookUp(ACTIVE, type)
  if (!active?.test(nameOf(resource['status']) ?? '') || saysTrue(resource['doNotPerform'])) return false
  return namesComfort([
    resource['class'],
    resource['type'],
    resource['serviceType'],
    resource['code'],
    resource['category'],
  ])
}

const isOver = rememberEach((status: Concept): boolean =>
  [...status.codings.map((coding) => coding.code), ...wordsOf(status)].some((word) =>
    /^(inactive|remission|resolved)$/i.test(word),
  ),
)

function namesComfort(values: readonly unknown[]): boolean {
  return values.some((value) => (Array.isArray(value) ? value.some(isOfComfort) : isOfComfort(value)))
}

function isOfComfort(value: unknown): boolean {
  return (isObject(value) || typeof value === 'string') && isComfort(conceptOf(value))
}

const isComfort = rememberEach((concept: Concept): boolean => {
  if (concept.codings.some((coding) => COMFORT_CODES.has(coding.code))) return true
  const words = foldedWordsOf(concept)
  return COMFORT_WORDS.test(words) && !DENIED.test(words)
})
