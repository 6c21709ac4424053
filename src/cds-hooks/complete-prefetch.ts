/**
 * Completes what was sent: keys that are missing or incomplete, and nothing else, are read from the client's FHIR server.
 * What comes from there is held to the same rules as what was sent; if it breaks one, the key counts as not read.
 */
import type { AllowedServer, CallingClient } from './client.ts'
import { listDraftMedications } from './draft-orders.ts'
import { indexPatientUrls, listEntries } from './patient-of.ts'
import { findGap, findWrongShape, holdsForeign } from './prefetch.ts'
import type { PrefetchParts } from './prefetch.ts'
import { findAllowedServer } from './record-access.ts'
import type { NotReadReason, ReadRecords, RecordAnswer, RecordServer, WantedKey } from './record-access.ts'
import type { HookRequest } from './schemas.ts'
import { fillTemplate, siteCodesKey, siteCodesQuery, withSiteCodes } from './services.ts'
import type { Service, SiteCodes } from './services.ts'

/**
 * The reading with what the FHIR server adds to it. Never rejects. With nothing missing no call is made.
 * @param siteCodes The site's own codes: searched for with a key that is read, and by a search of their own where the key
 *   came along, since the public template holds none of them.
 */
export async function completePrefetch(
  sent: PrefetchParts,
  request: HookRequest,
  service: Service,
  client: CallingClient,
  readRecords: ReadRecords,
  siteCodes: SiteCodes = {},
): Promise<PrefetchParts> {
  // Nothing could be read, whatever is missing.
  if (!request.fhirServer) return sent
  const missing = listMissing(sent, request, service, siteCodes)
  const wanted = [
    ...missing,
    // Beside keys that came along, what is missing is read and nothing else.
    ...(Object.keys(request.prefetch ?? {}).length === 0 ? listWhereKept(request, service) : []),
    ...listSiteSearches(missing, request, service, siteCodes),
    ...listDraftMedications(request, [...sent.values.values()]),
  ]
  if (wanted.length === 0) return sent
  const server = describeServer(request, client)
  const unsent = new Set(service.prefetch.map(({ key }) => key).filter((key) => sent.notRead.get(key) === 'not sent'))
  if (!server) return { ...sent, notRead: mark(sent.notRead, unsent, 'server not allowed') }
  if (hasExpired(request)) return { ...sent, notRead: mark(sent.notRead, unsent, 'token expired') }
  const complete = merge(sent, await readRecords(server, wanted), request.context.patientId)
  return withoutNotKept(complete, listWhereKept(request, service))
}

/** What only some record systems have, and did not come along; null came along as a search without a hit. */
function listWhereKept({ context, prefetch }: HookRequest, service: Service): readonly WantedKey[] {
  return service.prefetch
    .filter(({ key, whereKept }) => whereKept === true && prefetch?.[key] === undefined)
    .map(({ key, template }) => ({ key, query: fillTemplate(template, context) }))
}

/** A server that refuses such a search (a status of 400 to 499) keeps nothing of the kind; one that fails is told as failing. */
function withoutNotKept(parts: PrefetchParts, optional: readonly WantedKey[]): PrefetchParts {
  const keys = new Set(optional.map(({ key }) => key))
  const isTold = (key: string, reason: NotReadReason) => !keys.has(key) || !/^status 4\d\d$/.test(reason)
  return { ...parts, notRead: new Map([...parts.notRead].filter(([key, reason]) => isTold(key, reason))) }
}

/** Keys of the service whose value was not sent, or is one page of several. An OperationOutcome is read again. */
function listMissing(
  sent: PrefetchParts,
  request: HookRequest,
  service: Service,
  siteCodes: SiteCodes,
): readonly WantedKey[] {
  return service.prefetch
    .filter(({ key }) => sent.notRead.has(key))
    .map((row): WantedKey => {
      const firstPage = sent.pages.get(row.key)
      const query = fillTemplate(withSiteCodes(row, siteCodes), request.context)
      return firstPage === undefined ? { key: row.key, query } : { key: row.key, query, firstPage }
    })
}

/** The site's codes of keys that came along, or whose search the client began. */
function listSiteSearches(
  missing: readonly WantedKey[],
  { context }: HookRequest,
  service: Service,
  siteCodes: SiteCodes,
): readonly WantedKey[] {
  const searched = new Set(missing.filter(({ firstPage }) => firstPage === undefined).map(({ key }) => key))
  return service.prefetch.flatMap((row): readonly WantedKey[] => {
    const template = searched.has(row.key) ? undefined : siteCodesQuery(row, siteCodes)
    return template === undefined ? [] : [{ key: siteCodesKey(row.key), query: fillTemplate(template, context) }]
  })
}

function describeServer(
  { fhirServer, fhirAuthorization }: HookRequest,
  client: CallingClient,
): RecordServer | undefined {
  const url = (fhirServer ?? '').replace(/\/{1,9}$/, '')
  const named = findAllowedServer(url, client.fhirServers)
  const allowed = named ?? findAllowedServer(url, serversOnThisMachine(url, client))
  if (!allowed) return undefined
  // Whoever calls while anybody may call does not choose to which program of this machine a token goes.
  const accessToken = named && fhirAuthorization?.access_token
  return { url, allowed, deadlineMs: client.timeouts.fhirMs, ...(accessToken ? { accessToken } : {}) }
}

/** Whether the token that came along is of no use any more, by its own word. */
function hasExpired({ fhirAuthorization }: HookRequest): boolean {
  const { expires_in: seconds } = fhirAuthorization ?? {}
  return seconds !== undefined && seconds !== null && Number(seconds) <= 0
}

function serversOnThisMachine(url: string, { anyServerOnThisMachine }: CallingClient): AllowedServer[] {
  const isHere = URL.canParse(url) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
  return anyServerOnThisMachine && isHere ? [{ url, allowPrivateAddresses: true }] : []
}

function mark(
  notRead: PrefetchParts['notRead'],
  keys: ReadonlySet<string>,
  reason: NotReadReason,
): PrefetchParts['notRead'] {
  return new Map([...notRead].map(([key, why]) => [key, keys.has(key) ? reason : why]))
}

function merge(sent: PrefetchParts, answers: ReadonlyMap<string, RecordAnswer>, patientId: string): PrefetchParts {
  const values = new Map(sent.values)
  const notRead = new Map(sent.notRead)
  const read = [...answers.values()].flatMap((answer) => ('value' in answer ? [answer.value] : []))
  const urls = indexPatientUrls([...sent.values.values(), ...read].flatMap((value) => listEntries(value)))
  for (const [key, answer] of answers) {
    const reason = 'notRead' in answer ? answer.notRead : judge(answer.value, urls, patientId)
    if (reason !== undefined) notRead.set(key, reason)
    else {
      notRead.delete(key)
      if ('value' in answer) values.set(key, answer.value)
    }
  }
  return { ...sent, values, notRead }
}

function judge(
  value: unknown,
  urls: ReturnType<typeof indexPatientUrls>,
  patientId: string,
): NotReadReason | undefined {
  if (findWrongShape(value) !== undefined) return 'unreadable'
  if (holdsForeign(listEntries(value), urls, patientId)) return 'other patient'
  return findGap(value)
}
