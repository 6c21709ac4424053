/** The optional search for answers of pathology: what a server refuses is not kept there, what fails is told (decision 17). */
import { describeUnknownClient } from '../../src/cds-hooks/client.ts'
import { completePrefetch } from '../../src/cds-hooks/complete-prefetch.ts'
import { readPrefetch } from '../../src/cds-hooks/prefetch.ts'
import type { NotReadReason, RecordAnswer } from '../../src/cds-hooks/record-access.ts'
import type { HookRequest } from '../../src/cds-hooks/schemas.ts'
import { SERVICES, findService } from '../../src/cds-hooks/services.ts'

const service = findService('her2-patient-view') ?? SERVICES[0]!
const FHIR = 'https://ehr.example.org/fhir'
const request: HookRequest = {
  hook: 'patient-view',
  hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
  fhirServer: FHIR,
  context: { userId: 'Practitioner/1', patientId: 'p1' },
}
const client = describeUnknownClient([{ url: FHIR, allowPrivateAddresses: false }])

async function notReadOf(reason: NotReadReason): Promise<readonly string[]> {
  const found: RecordAnswer = { value: { resourceType: 'Bundle', type: 'searchset', total: 0 } }
  const readRecords = async (_server: unknown, wanted: readonly { readonly key: string }[]) =>
    new Map(wanted.map(({ key }) => [key, key === 'answers' ? { notRead: reason } : found] as const))
  const sent = readPrefetch(undefined, service, 'p1')
  return [...(await completePrefetch(sent, request, service, client, readRecords)).notRead.keys()]
}

test.each(['status 400', 'status 403', 'status 404', 'status 422'] as const)(
  '%s: none are kept there',
  async (reason) => {
    expect(await notReadOf(reason)).toEqual([])
  },
)

test.each([
  'status 500',
  'status 503',
  'too slow',
  'unreachable',
  'incomplete',
  'OperationOutcome',
  'other patient',
] as const)('%s: they were not read, and this is told', async (reason) =>
  expect(await notReadOf(reason)).toEqual(['answers']),
)
