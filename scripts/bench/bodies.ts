/**
 * Bodies of calls as an EHR would send them: minified, of varied stories. `again`: the same records, each call with a hook
 * instance and a user of its own. `neverSeen`: patient, ids, dates and measured values are new in every body as well, so
 * that nothing that was kept of an earlier call can help.
 */
import { randomUUID } from 'node:crypto'
import { loadStories } from '../../fixtures/stories/load-stories.ts'

type Json = Readonly<Record<string, unknown>>

/** Text of a body, cut where something changes from call to call. */
interface Template {
  readonly pieces: readonly string[]
  readonly slots: readonly Slot[]
}

interface Slot {
  readonly kind: 'instance' | 'user' | 'id' | 'date' | 'value'
  readonly text: string
}

const INSTANCE = '00000000-0000-4000-8000-00000000beef'
const USER = 'Practitioner/of-the-bench'
/** Days by which the dates of a record move back, at most: later results stay later, and no interval of a rule is left. */
const MOST_DAYS = 12

function listIds(value: unknown, into: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) listIds(item, into)
  else if (typeof value === 'object' && value !== null) {
    const { id, patientId, encounterId, ...rest } = value as Json
    for (const one of [id, patientId, encounterId]) if (typeof one === 'string' && one !== '') into.add(one)
    listIds(Object.values(rest), into)
  }
  return into
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function cut(story: string): Template {
  const request = JSON.parse(story) as Json & { readonly context: Json }
  const context = { ...request.context, userId: USER }
  const text = JSON.stringify({ ...request, hookInstance: INSTANCE, context })
  const ids = [...listIds({ ...request, hookInstance: '' }, new Set())].toSorted(
    (one, other) => other.length - one.length,
  )
  const places = [
    `(?<instance>${INSTANCE})`,
    `(?<user>${quote(USER)})`,
    `(?<=["/])(?<id>${ids.map(quote).join('|')})(?=["/])`,
    String.raw`(?<!\d)(?<date>(?:19|20)\d\d-\d\d-\d\d)(?!\d)`,
    String.raw`(?<="value":)(?<value>\d+\.\d+)(?=[,}])`,
  ]
  const pieces: string[] = []
  const slots: Slot[] = []
  let at = 0
  for (const match of text.matchAll(new RegExp(places.join('|'), 'g'))) {
    const [[kind = '', word = ''] = []] = Object.entries(match.groups ?? {}).filter(([, one]) => one !== undefined)
    pieces.push(text.slice(at, match.index))
    slots.push({ kind: kind as Slot['kind'], text: word })
    at = match.index + word.length
  }
  return { pieces: [...pieces, text.slice(at)], slots }
}

/** Numbers that never come again within this process. */
let count = 0

function earlier(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10)
}

function fill({ pieces, slots }: Template, isNew: boolean): Buffer {
  const number = ++count
  const own = number.toString(36)
  const days = 1 + (number % MOST_DAYS)
  const words: Readonly<Record<Slot['kind'], (text: string) => string>> = {
    instance: () => randomUUID(),
    user: () => `Practitioner/${own}`,
    id: (text) => (isNew ? `${text.slice(0, 50)}-${own}` : text),
    date: (text) => (isNew ? earlier(text, days) : text),
    // One more digit: on the same side of every threshold, whichever it is.
    value: (text) => (isNew ? `${text}${number % 10}` : text),
  }
  const text = slots.map((slot, index) => `${pieces[index]}${words[slot.kind](slot.text)}`).join('')
  return Buffer.from(text + pieces.at(-1))
}

export interface Bodies {
  /** As many bodies as asked for, of all stories in turn. */
  neverSeen(count: number): readonly Buffer[]
  again(count: number): readonly Buffer[]
  readonly stories: number
  readonly meanBytes: number
}

export const PATH = '/cds-services/her2-patient-view'

/** Of the patient-view stories. */
export function readBodies(): Bodies {
  const templates = loadStories()
    .filter(({ request }) => (JSON.parse(request) as { hook: string }).hook === 'patient-view')
    .map(({ request }) => cut(request))
  let next = 0
  const make = (isNew: boolean) => (wanted: number) =>
    Array.from({ length: wanted }, () => fill(templates[next++ % templates.length] as Template, isNew))
  const one = make(false)(templates.length)
  return {
    neverSeen: make(true),
    again: make(false),
    stories: templates.length,
    meanBytes: Math.round(one.reduce((sum, { length }) => sum + length, 0) / one.length),
  }
}

/** A body of about 1 MB: 2,000 further Observations in the record of a patient. `last`: how each of their values ends. */
export function makeLarge(last: string): Buffer {
  const number = (++count).toString(36)
  const entry = Array.from({ length: 2000 }, (_, index) => {
    const value = `${30 + (index % 60)}${last}`
    return (
      `{"fullUrl":"https://fhir.example.org/r4/Observation/o${number}-${index}","resource":{"resourceType":"Observation","id":"o${number}-${index}",` +
      `"status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],` +
      `"code":{"coding":[{"system":"http://loinc.org","code":"718-7","display":"Hemoglobin [Mass/volume] in Blood"}]},"subject":{"reference":"Patient/p${number}"},` +
      `"effectiveDateTime":"2026-0${1 + (index % 9)}-1${index % 10}","valueQuantity":{"value":${value},"unit":"g/L","code":"g/L"}}}`
    )
  })
  const prefetch =
    `"patient":{"resourceType":"Patient","id":"p${number}","gender":"female"},` +
    `"conditions":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition","id":"c${number}","subject":{"reference":"Patient/p${number}"},` +
    `"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C50.912"}]}}}]},` +
    `"her2":{"resourceType":"Bundle","type":"searchset","entry":[${entry.join(',')}]}`
  const empty = ['receptors', 'staging', 'specimens', 'reports', 'orders', 'medications', 'medicationStatements']
  const rest = empty.map((key) => `"${key}":null`).join(',')
  return Buffer.from(
    `{"hook":"patient-view","hookInstance":"${randomUUID()}","context":{"userId":"Practitioner/${number}","patientId":"p${number}"},"prefetch":{${prefetch},${rest}}}`,
  )
}
