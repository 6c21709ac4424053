/** @medplum/core as the client: it reads discovery, fills the prefetch by its own searches, and builds the request. */
import { MedplumClient, buildCdsRequest } from '@medplum/core'
import type { CdsService } from '@medplum/core'
import type { Practitioner } from '@medplum/fhirtypes'
import type { Card } from '../../src/index.ts'
import { compare, end, freePort, loadPatients, startProgram, startService } from './service.ts'
import type { Result, RunningService } from './service.ts'

const USER: Practitioner & { readonly id: string } = { resourceType: 'Practitioner', id: '1' }

/** @param fhirBase A FHIR server that asks for no token. */
export async function callAsMedplum(fhirBase: string, service: RunningService, id: string): Promise<readonly Card[]> {
  const url = new URL(fhirBase)
  const client = new MedplumClient({
    baseUrl: `${url.origin}/`,
    fhirUrlPath: url.pathname.slice(1),
    cacheTime: 0,
    fetch: (...words: Parameters<typeof fetch>) => fetch(...words),
  })
  const discovery = (await (await fetch(`${service.base}/cds-services`)).json()) as { services: readonly CdsService[] }
  const described = discovery.services.find(({ hook }) => hook === 'patient-view')
  if (!described) throw new Error('discovery has no patient-view')
  const context = { patientId: id, userId: 'Practitioner/1' }
  return service.call(await buildCdsRequest(client, USER, described, context))
}

/** Against the FHIR server of the sandbox. */
export async function runMedplum(version: string): Promise<readonly Result[]> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const sandbox = await startProgram(['sandbox'], { PORT: String(port) }, base)
  const service = await startService(`${base}/fhir`)
  try {
    const what = `@medplum/core ${version}: prefetch filled by it from the sandbox's FHIR server, with a signed call`
    return [await compare(what, loadPatients(), ({ id }) => callAsMedplum(`${base}/fhir`, service, id))]
  } finally {
    await service.stop()
    await end(sandbox)
  }
}
