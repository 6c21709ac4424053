/** The user's own record, pasted or chosen: read in this page, and kept in it. */
import { type Chart, type Resource, describePatient, resourcesOf } from './charts.ts'
import { parseExact } from './exact-json.ts'
import { type JsonFault, findJsonFault } from './json-fault.ts'
import type { CdsService, Json } from './service.ts'

/** Why a text cannot be opened: a key of the word files, and where in the text. */
export class OwnRecordFault extends Error {
  readonly key: 'ownNoJson' | 'ownSeveral' | 'ownEmpty' | 'ownNobody' | 'ownNoObject'
  readonly fault: JsonFault | undefined

  constructor(key: OwnRecordFault['key'], fault?: JsonFault) {
    super(key)
    this.key = key
    this.fault = fault
  }
}

/**
 * The user's own record, pasted or chosen: a Bundle or a hook request. It is sent nowhere but in calls to the service of
 * this same process.
 * @throws OwnRecordFault
 */
export function readOwnChart(text: string): Chart {
  const json = parseJson(text)
  const given = json['prefetch'] as Readonly<Record<string, unknown>> | undefined
  const resources = given ? Object.values(given).flatMap(resourcesOf) : resourcesOf(json)
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
  const context = (json['context'] ?? {}) as { patientId?: string }
  const id = context.patientId ?? patients[0]?.id ?? subjectOf(resources)
  if (new Set(patients.map((one) => one.id)).size > 1) throw new OwnRecordFault('ownSeveral')
  if (resources.length === 0) throw new OwnRecordFault('ownEmpty')
  if (id === undefined) throw new OwnRecordFault('ownNobody')
  let current = resources
  return {
    id,
    ...(patients[0] ? describePatient(patients[0]) : { name: id, about: '' }),
    ...{ own: true, labels: [], words: [], actionable: false },
    prefetch: (service) => Promise.resolve(given && current === resources ? given : partByKey(service, current, id)),
    carryOut({ type, resource, resourceId }) {
      const gone = resourceId ?? (type === 'update' ? `${resource?.resourceType}/${resource?.id}` : '')
      const kept = current.filter((one) => `${one.resourceType}/${one.id}` !== gone)
      current = resource ? [...kept, { ...resource, id: resource.id ?? crypto.randomUUID() }] : kept
      return Promise.resolve()
    },
    restore() {
      current = resources
      return Promise.resolve()
    },
  }
}

function parseJson(text: string): Json {
  let json: unknown
  try {
    json = parseExact(text)
  } catch {
    throw new OwnRecordFault('ownNoJson', findJsonFault(text))
  }
  if (typeof json !== 'object' || json === null) throw new OwnRecordFault('ownNoObject')
  return json as Json
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
