// Reads the embedded FHIR server as an EHR would read its own, and calls the service as its client.

const FHIR = '/fhir'
const SERVICES = '/cds-services'

async function readJson(url, options) {
  const response = await fetch(url, options)
  const body = await response.json()
  return { ok: response.ok, status: response.status, body }
}

/** Every patient, all pages. */
export async function listPatients() {
  const bundle = await readWhole(`${FHIR}/Patient?_sort=family`)
  return (bundle.entry ?? []).map((entry) => entry.resource)
}

/** The first service of a hook, as discovery describes it. */
export async function findService(hook) {
  const { body } = await readJson(SERVICES)
  return body.services.find((service) => service.hook === hook)
}

/** A hook request with its prefetch read by the service's own templates. A failed read stays out, as a client leaves it. */
export async function buildRequest(service, patientId) {
  const context = { userId: 'Practitioner/sandbox', patientId }
  const keys = Object.entries(service.prefetch ?? {})
  const values = await Promise.all(keys.map(([, template]) => readWhole(`${FHIR}/${fillTemplate(template, context)}`)))
  const read = keys.map(([key], index) => [key, values[index]]).filter(([, value]) => value !== undefined)
  return { hook: service.hook, hookInstance: crypto.randomUUID(), context, prefetch: Object.fromEntries(read) }
}

function fillTemplate(template, context) {
  return template.replace(/\{\{context\.(\w+)\}\}/g, (_, name) => encodeURIComponent(context[name]))
}

/** A resource, or a search with all its pages in one Bundle. */
async function readWhole(url) {
  const { ok, body } = await readJson(url)
  if (!ok) return undefined
  const next = (body.link ?? []).find((link) => link.relation === 'next')
  if (body.resourceType !== 'Bundle' || !next) return body
  const rest = await readWhole(new URL(next.url).pathname + new URL(next.url).search)
  return rest && { ...body, link: undefined, entry: [...(body.entry ?? []), ...(rest.entry ?? [])] }
}

export function callService(service, request) {
  return readJson(`${SERVICES}/${service.id}`, post(request))
}

export function sendFeedback(service, feedback) {
  const entry = { ...feedback, outcomeTimestamp: new Date().toISOString() }
  return readJson(`${SERVICES}/${service.id}/feedback`, post({ feedback: [entry] }))
}

/** Does what a suggestion proposes, on the embedded server. */
export async function carryOut(action) {
  const { type, resource, resourceId } = action
  if (type === 'create') return readJson(`${FHIR}/${resource.resourceType}`, post(resource))
  if (type === 'update')
    return readJson(`${FHIR}/${resource.resourceType}/${resource.id}`, { ...post(resource), method: 'PUT' })
  return readJson(`${FHIR}/${resourceId}`, { method: 'DELETE' })
}

function post(body) {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
