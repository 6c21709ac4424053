/** The record as it is now: read with the token of the launch by the guards of hook calls, evaluated by the same function. */
import { completePrefetch } from '../cds-hooks/complete-prefetch.ts'
import { isObject } from '../cds-hooks/patient-of.ts'
import { demandMandatory, readPrefetch } from '../cds-hooks/prefetch.ts'
import { Refusal } from '../cds-hooks/refusal.ts'
import type { HookRequest } from '../cds-hooks/schemas.ts'
import { SERVICES } from '../cds-hooks/services.ts'
import { tellPatient } from '../content/tell-classification.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { tellRoutes, tellRows } from '../evaluate/tell-evidence.ts'
import type { MarkedText } from '../fhir/context/reading-context.ts'
import type { EvidenceDeps } from './evidence-deps.ts'
import type { RecordNow } from './page-data.ts'
import { LaunchRefused } from './refusals.ts'
import type { Session } from './sessions.ts'
import type { Launcher } from './smart-client.ts'

/** @throws LaunchRefused if what the classification needs was not read: then nothing is said about it. */
export async function readNow(session: Session, { profile }: Launcher, deps: EvidenceDeps): Promise<RecordNow> {
  const { patientId, token, iss } = session
  const at = deps.clock()
  const service = SERVICES.find(({ hook }) => hook === 'patient-view')
  if (!service) throw new Error('there is no service of patient-view')
  const request: HookRequest = {
    hook: 'patient-view',
    hookInstance: deps.newUuid(),
    fhirServer: iss,
    fhirAuthorization: { access_token: token },
    context: { userId: session.user, patientId },
  }
  const client = { ...profile, timeouts: { ...profile.timeouts, fhirMs: profile.evidence.readMs } }
  const unsent = readPrefetch({}, service, patientId)
  const siteCodes = deps.siteCodesOf(profile)
  const parts = await completePrefetch(unsent, request, service, client, deps.readRecords, siteCodes)
  try {
    demandMandatory(parts, service)
  } catch (error) {
    throw error instanceof Refusal ? new LaunchRefused('record-not-read', error.problems) : error
  }
  const records = await deps.readAttachments([...parts.values.values()])
  const texts: MarkedText[] = []
  const input = {
    request,
    records,
    notRead: [...parts.notRead.keys()],
    onText: (text: MarkedText) => void texts.push(text),
  }
  const [site, today] = [deps.siteOf(profile), deps.dayOf(at)]
  const { evidence, classification, unread, notRead } = evaluate(input, site, deps.book, today, deps.newUuid).trace
  const patient = describePatient(parts.values.get('patient'))
  return {
    at: at.toISOString(),
    ...(patient && { patient }),
    trace: { evidence, classification: tellPatient(classification), unread, notRead },
    rows: tellRows(classification),
    routes: tellRoutes(evidence, site.settings, today),
    texts,
  }
}

/** Name, gender and birth date of a FHIR Patient, as far as it has them. */
function describePatient(patient: unknown): RecordNow['patient'] {
  if (!isObject(patient) || patient['resourceType'] !== 'Patient') return undefined
  const names = listOf(patient['name'])
  const name = names.find(({ use }) => use === 'official') ?? names[0]
  const parts = [...(Array.isArray(name?.['given']) ? (name['given'] as unknown[]) : []), name?.['family']]
  const words = wordOf(name?.['text']) ?? parts.flatMap((part) => wordOf(part) ?? []).join(' ')
  const about = [patient['gender'], patient['birthDate'], patient['id']].flatMap((part) => wordOf(part) ?? [])
  return { name: words === '' ? (wordOf(patient['id']) ?? '?') : words, about: about.join(' · ') }
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
