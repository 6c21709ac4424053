/** A patient's record on a FHIR server: the embedded one, or another that the address of the page names. */
import { FHIR_BASE, named } from './servers.ts'
import { type CdsService, type ListedPatient, type Resource, ask, listPatients, resetPatient } from './service.ts'
import type { Launched } from './smart.ts'

export type { Resource }

export interface Chart extends ListedPatient {
  readonly name: string
  /** Sex, date of birth and id. */
  readonly about: string
  /** Pasted or from a file. */
  readonly own: boolean
  /** The prefetch of a service, as an EHR reads it. */
  prefetch(service: CdsService): Promise<Readonly<Record<string, unknown>>>
  /** Carries out a suggestion's action: on the embedded server, else in this page's copy alone. */
  carryOut(action: Action): Promise<void>
  /** Takes back what was carried out. */
  restore(): Promise<void>
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

/** Pages of a search that are read, of a server that is not our own. */
const MOST_PAGES = 20

/** Of another server only the first page: it may hold millions. @throws Error where the server does not answer */
export async function listCharts(): Promise<Chart[]> {
  if (named.fhir) {
    const { ok, status, body } = await ask<Bundle>(`${FHIR_BASE}/Patient?_count=50`, undefined, 'GET')
    if (!ok) throw new Error(`${FHIR_BASE}/Patient: ${status}`)
    return resourcesOf(body).map((patient) => serverChart(patient))
  }
  const [bundle, listed] = await Promise.all([readWhole(`${FHIR_BASE}/Patient?_sort=family`), listPatients()])
  return resourcesOf(bundle).map((patient) =>
    serverChart(
      patient,
      listed.find(({ id }) => id === patient.id),
    ),
  )
}

/** A patient who is not in the list; undefined if the server has none of this id. */
export async function findChart(id: string): Promise<Chart | undefined> {
  const patient = await readWhole(`${FHIR_BASE}/Patient/${encodeURIComponent(id)}`)
  return patient?.resourceType === 'Patient' ? serverChart(patient) : undefined
}

/** The chart of a finished SMART launch, read with its token. @throws Error if the patient cannot be read */
export async function launchedChart({ iss, token, patient }: Launched): Promise<Chart> {
  const found = await readWhole(`${iss}/Patient/${encodeURIComponent(patient)}`, token)
  if (!found) throw new Error(`Patient/${patient}`)
  return serverChart(found, undefined, iss, token)
}

const UNLISTED = { labels: [], words: [], actionable: false }

function serverChart(patient: Resource, listed?: ListedPatient, base = FHIR_BASE, token?: string): Chart {
  const id = patient.id ?? ''
  const readKeys = async (service: CdsService) => {
    const keys = Object.entries(service.prefetch ?? {})
    const values = await Promise.all(keys.map(([, template]) => readWhole(`${base}/${fill(template, id)}`, token)))
    const read = keys.map(([key], at): [string, unknown] => [key, values[at]])
    return Object.fromEntries(read.filter(([, value]) => value !== undefined))
  }
  const copy = copyOfRecord()
  return {
    ...(listed ?? UNLISTED),
    ...describePatient(patient),
    ...{ id, own: false },
    prefetch: async (service) => copy.applyTo(await readKeys(service), service),
    carryOut: (action) => (base.startsWith('http') ? copy.carryOut(action) : writeTo(base, action)),
    restore: () => (base.startsWith('http') ? copy.restore() : resetPatient(id)),
  }
}

async function writeTo(base: string, { type, resource, resourceId }: Action): Promise<void> {
  const carry = {
    create: () => ask(`${base}/${resource?.resourceType}`, resource),
    update: () => ask(`${base}/${resource?.resourceType}/${resource?.id}`, resource, 'PUT'),
    delete: () => ask(`${base}/${resourceId}`, {}, 'DELETE'),
  }
  const done = await carry[type]()
  if (!done.ok) throw new Error(`${type}: ${done.status}`)
}

/** What suggestions changed of a record that is read from a server to which this page does not write. */
function copyOfRecord() {
  let added: readonly Resource[] = []
  let gone: readonly string[] = []
  return {
    carryOut({ type, resource, resourceId }: Action): Promise<void> {
      const old = resourceId ?? (type === 'update' ? referenceOf(resource) : undefined)
      if (old) gone = [...gone, old]
      added = added.filter((one) => referenceOf(one) !== old)
      if (resource) added = [...added, { ...resource, id: resource.id ?? crypto.randomUUID() }]
      return Promise.resolve()
    },
    restore(): Promise<void> {
      added = []
      gone = []
      return Promise.resolve()
    },
    /** New resources come under the first key that asks for their type. */
    applyTo(read: Readonly<Record<string, unknown>>, { prefetch = {} }: CdsService): Readonly<Record<string, unknown>> {
      if (added.length + gone.length === 0) return read
      const keyOf = (type: string) => Object.keys(prefetch).find((key) => prefetch[key]?.startsWith(`${type}?`))
      const changed = Object.entries(read).map(([key, value]): [string, unknown] => {
        if ((value as Resource).resourceType !== 'Bundle') return [key, value]
        const kept = resourcesOf(value).filter((one) => !gone.includes(referenceOf(one)))
        const entry = [...kept, ...added.filter((one) => keyOf(one.resourceType) === key)].map((one) => ({
          resource: one,
        }))
        return [key, { ...(value as Resource), total: entry.length, entry }]
      })
      return Object.fromEntries(changed)
    },
  }
}

function referenceOf(resource: Resource | undefined): string {
  return `${resource?.resourceType}/${resource?.id}`
}

/** Templates of discovery hold the patient's id; any other token is not known here, and its key is not read. */
function fill(template: string, patientId: string): string {
  return template.replaceAll('{{context.patientId}}', encodeURIComponent(patientId))
}

/** A resource, or a search with all its pages in one Bundle; undefined if the read failed. */
async function readWhole(url: string, token?: string, pages = 1): Promise<Resource | undefined> {
  const { ok, body } = await ask<Bundle>(url, undefined, 'GET', token)
  if (!ok) return undefined
  const next = (body.link ?? []).find(({ relation }) => relation === 'next')
  if (body.resourceType !== 'Bundle' || !next) return body
  const rest = pages < MOST_PAGES ? await readWhole(nextPage(url, next.url), token, pages + 1) : undefined
  if (!rest) return undefined
  const { link: _, ...whole } = body
  return { ...whole, entry: [...(body.entry ?? []), ...((rest as Bundle).entry ?? [])] }
}

/** On the server of the page before it, whatever host it calls itself by. */
function nextPage(from: string, to: string): string {
  const { pathname, search } = new URL(to, new URL(from, location.href))
  return from.startsWith('http') ? `${new URL(from).origin}${pathname}${search}` : `${pathname}${search}`
}

export function resourcesOf(value: unknown): Resource[] {
  const one = value as Bundle | null
  if (one?.resourceType !== 'Bundle') return one?.resourceType ? [one] : []
  return (one.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
}

export function describePatient(patient: Resource): { name: string; about: string } {
  const [name] = (patient['name'] ?? []) as { text?: string; given?: string[]; family?: string }[]
  const words = name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ')
  const about = [patient['gender'], patient['birthDate'], patient.id].filter(Boolean).join(' · ')
  return { name: words || patient.id || '?', about }
}
