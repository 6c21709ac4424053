/** A patient's record: on the embedded FHIR server, or the user's own, which stays in this page. */
import { type CdsService, type Json, type Resource, ask } from './service.ts'
import { parseExact } from './exact-json.ts'
import type { Launched } from './smart.ts'

export interface Chart {
  readonly id: string
  readonly name: string
  /** The line below the name. */
  readonly about: string
  readonly own: boolean
  /** The prefetch of a service, as an EHR reads it. */
  prefetch(service: CdsService): Promise<Readonly<Record<string, unknown>>>
  /** Carries out a suggestion's action. */
  carryOut(action: Action): Promise<void>
}

export interface Action {
  readonly type: 'create' | 'update' | 'delete'
  readonly resource?: Resource
  readonly resourceId?: string
}

interface Bundle extends Resource {
  readonly total?: number
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly { readonly resource?: Resource }[]
}

const FHIR = '/fhir'

export async function listCharts(): Promise<Chart[]> {
  const bundle = (await readWhole(`${FHIR}/Patient?_sort=family`)) as Bundle | undefined
  return (bundle?.entry ?? []).flatMap(({ resource }) => (resource ? [serverChart(resource)] : []))
}

/** The chart of a finished SMART launch, read with its token. @throws Error if the patient cannot be read */
export async function launchedChart({ iss, token, patient }: Launched): Promise<Chart> {
  const found = await readWhole(`${iss}/Patient/${encodeURIComponent(patient)}`, token)
  if (!found) throw new Error(`Patient/${patient}`)
  return serverChart(found, iss, token)
}

function serverChart(patient: Resource, base = FHIR, token?: string): Chart {
  const id = patient.id ?? ''
  return {
    id,
    ...describePatient(patient),
    own: false,
    async prefetch(service) {
      const keys = Object.entries(service.prefetch ?? {})
      const values = await Promise.all(keys.map(([, template]) => readWhole(`${base}/${fill(template, id)}`, token)))
      const read = keys.map(([key], at): [string, unknown] => [key, values[at]])
      return Object.fromEntries(read.filter(([, value]) => value !== undefined))
    },
    async carryOut({ type, resource, resourceId }) {
      const carry = {
        create: () => ask(`${base}/${resource?.resourceType}`, resource),
        update: () => ask(`${base}/${resource?.resourceType}/${resource?.id}`, resource, 'PUT'),
        delete: () => ask(`${base}/${resourceId}`, {}, 'DELETE'),
      }
      const done = await carry[type]()
      if (!done.ok) throw new Error(`${type}: ${done.status}`)
    },
  }
}

/** Templates of discovery hold the patient's id; any other token is not known here, and its key is not read. */
function fill(template: string, patientId: string): string {
  return template.replaceAll('{{context.patientId}}', encodeURIComponent(patientId))
}

/** A resource, or a search with all its pages in one Bundle; undefined if the read failed. */
async function readWhole(url: string, token?: string): Promise<Resource | undefined> {
  const { ok, body } = await ask<Bundle>(url, undefined, 'GET', token)
  if (!ok) return undefined
  const next = (body.link ?? []).find(({ relation }) => relation === 'next')
  if (body.resourceType !== 'Bundle' || !next) return body
  const rest = (await readWhole(new URL(next.url).pathname + new URL(next.url).search, token)) as Bundle | undefined
  if (!rest) return undefined
  const { link: _, ...whole } = body
  return { ...whole, entry: [...(body.entry ?? []), ...(rest.entry ?? [])] }
}

/**
 * The user's own record, pasted or chosen: a Bundle or a hook request. It is sent nowhere but in calls to the service of
 * this same process.
 * @throws Error in plain words, a key of the word files.
 */
export function readOwnChart(text: string): Chart {
  const json = parseJson(text)
  const given = json['prefetch'] as Readonly<Record<string, unknown>> | undefined
  const resources = given ? Object.values(given).flatMap(resourcesOf) : resourcesOf(json)
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
  const context = (json['context'] ?? {}) as { patientId?: string }
  const id = context.patientId ?? patients[0]?.id ?? subjectOf(resources)
  if (new Set(patients.map((one) => one.id)).size > 1) throw new Error('ownSeveral')
  if (resources.length === 0) throw new Error('ownEmpty')
  if (id === undefined) throw new Error('ownNobody')
  let current = resources
  return {
    id,
    ...(patients[0] ? describePatient(patients[0]) : { name: id, about: '' }),
    own: true,
    prefetch: (service) => Promise.resolve(given && current === resources ? given : partByKey(service, current, id)),
    carryOut({ type, resource, resourceId }) {
      const gone = resourceId ?? (type === 'update' ? `${resource?.resourceType}/${resource?.id}` : '')
      const kept = current.filter((one) => `${one.resourceType}/${one.id}` !== gone)
      current = resource ? [...kept, { ...resource, id: resource.id ?? crypto.randomUUID() }] : kept
      return Promise.resolve()
    },
  }
}

function parseJson(text: string): Json {
  let json: unknown
  try {
    json = parseExact(text)
  } catch {
    throw new Error('ownNoJson')
  }
  if (typeof json !== 'object' || json === null) throw new Error('ownNoJson')
  return json as Json
}

function resourcesOf(value: unknown): Resource[] {
  const one = value as Bundle | null
  if (one?.resourceType !== 'Bundle') return one?.resourceType ? [one] : []
  return (one.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
}

function subjectOf(resources: readonly Resource[]): string | undefined {
  const named = resources.map((one) => (one['subject'] as { reference?: string } | undefined)?.reference)
  return named
    .find((reference) => reference?.includes('Patient/'))
    ?.split('/')
    .at(-1)
}

/** Puts resources under the keys of a service by their type; all of a type under the first key that asks for it. */
function partByKey(service: CdsService, resources: readonly Resource[], id: string): Record<string, unknown> {
  const used = new Set<string>()
  return Object.fromEntries(
    Object.entries(service.prefetch ?? {}).map(([key, template]) => {
      const type = template.split(/[/?]/, 1)[0] ?? ''
      const own = used.has(type) ? [] : resources.filter(({ resourceType }) => resourceType === type)
      used.add(type)
      if (template.startsWith('Patient/')) return [key, own[0] ?? { resourceType: 'Patient', id }]
      const entry = own.map((resource) => ({ resource }))
      return [key, { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry }]
    }),
  )
}

function describePatient(patient: Resource): { name: string; about: string } {
  const [name] = (patient['name'] ?? []) as { text?: string; given?: string[]; family?: string }[]
  const words = name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ')
  const about = [patient['gender'], patient['birthDate'], patient.id].filter(Boolean).join(' · ')
  return { name: words || patient.id || '?', about }
}
