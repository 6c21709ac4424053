/** Everything that the page asks of its server, and of the CDS service that the address of the page names. */
import type { Card, CdsService } from '../src/cds-hooks/schemas.ts'
import type { Fault } from '../src/content/faults.ts'
import type { ToldRoute as LabelRoute } from '../src/content/route-words.ts'
import type { MarkedText, TextMark } from '../src/fhir/context/reading-context.ts'
import type { Source } from '../src/her2/tables/sources.ts'
import type { ListedPatient } from '../src/sandbox/list-patients.ts'
import type { OfferedOrder } from '../src/sandbox/order-form.ts'
import type { ToldTrace as Trace } from '../src/evaluate/tell-evidence.ts'
import type { Preview, Reached } from '../src/sandbox/preview-card.ts'
import type { Changes } from '../src/sandbox/what-would-change.ts'
import { parseExact } from './exact-json.ts'
import { CDS_BASE, named } from './servers.ts'

export type {
  Card,
  CdsService,
  Changes,
  Fault,
  LabelRoute,
  ListedPatient,
  MarkedText,
  OfferedOrder,
  Preview,
  Reached,
  Source,
  TextMark,
  Trace,
}

export interface Json {
  readonly [member: string]: unknown
}

/** Any FHIR resource as it was read. */
export interface Resource extends Json {
  readonly resourceType: string
  readonly id?: string
}

export interface HookCall extends Json {
  readonly hook: string
  readonly hookInstance: string
  readonly context: Json
  readonly prefetch: Readonly<Record<string, unknown>>
}

export interface Answer<Body> {
  readonly ok: boolean
  readonly status: number
  readonly body: Body
}

export interface Tables {
  readonly tables: readonly { readonly file: string; readonly markdown: string }[]
  readonly groups: readonly {
    readonly rule: string
    readonly ratio: string
    readonly copies: string
    readonly group: string
  }[]
  readonly sources: readonly Source[]
  /** The hook of each card, by its key. */
  readonly hooks: Readonly<Record<string, string>>
  /** What each card is about, by its key. */
  readonly titles: Readonly<Record<string, string>>
}

export interface TraceAnswer {
  readonly trace: Trace
  readonly routes: readonly LabelRoute[]
  /** The free texts that were read, span by span. */
  readonly texts: readonly MarkedText[]
}

export async function ask<Body>(url: string, body?: unknown, method = 'POST', token?: string): Promise<Answer<Body>> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const json = { method, headers: { 'content-type': 'application/json', ...authorization }, body: JSON.stringify(body) }
  const response = await fetch(url, body === undefined ? { headers: authorization } : json)
  return { ok: response.ok, status: response.status, body: parseExact(await response.text()) as Body }
}

/** Only the body; @throws Error with the server's own words if it refused. */
async function demand<Body>(url: string, body?: unknown): Promise<Body> {
  const answer = await ask<Body>(url, body)
  if (!answer.ok) throw new Error(wordsOfRefusal(answer))
  return answer.body
}

export function wordsOfRefusal({ status, body }: Answer<unknown>): string {
  const { issue = [] } = (body ?? {}) as { issue?: { diagnostics?: string; details?: { text?: string } }[] }
  const words = issue.map(({ diagnostics, details }) => diagnostics ?? details?.text).filter(Boolean)
  return `${status}: ${words.join('; ')}`
}

const discoverAt = async (base: string) => (await demand<{ services: CdsService[] }>(`${base}/cds-services`)).services
/** The services that give the cards. */
export const discover = () => discoverAt(CDS_BASE)
/** The service of this process for a hook, where another gives the cards: what lies behind an answer is asked here. */
export const ownService = async (hook: string) =>
  named.cds ? (await discoverAt('')).find((service) => service.hook === hook) : undefined
export const listPatients = async () => (await demand<{ patients: ListedPatient[] }>('/sandbox/patients')).patients
export const resetPatient = async (id: string) => void (await demand(`/sandbox/reset/${encodeURIComponent(id)}`, {}))
export const listOrders = async () => (await demand<{ orders: OfferedOrder[] }>('/sandbox/orders')).orders
export const listCardFiles = async () =>
  (await demand<{ files: { name: string; text: string }[] }>('/sandbox/cards')).files
export const readVersion = async () => (await demand<{ version: string }>('/version')).version
export const readTables = () => demand<Tables>('/sandbox/tables')
export const askTrace = (call: HookCall) => demand<TraceAnswer>('/sandbox/trace', call)
export const askChanges = (call: HookCall) => demand<Changes>('/sandbox/changes', call)
export const previewCard = (file: { name: string; text: string }, request: HookCall) =>
  demand<Preview>('/sandbox/preview', { file, request })
export const askReach = async (key: string) => (await demand<{ reached: Reached[] }>(`/sandbox/reach/${key}`)).reached

export function callService(service: CdsService, call: HookCall): Promise<Answer<{ cards?: Card[] }>> {
  return ask(`${CDS_BASE}/cds-services/${service.id}`, call)
}

export function sendFeedback(service: CdsService, entry: Json): Promise<Answer<unknown>> {
  const feedback = [{ ...entry, outcomeTimestamp: new Date().toISOString() }]
  return ask(`${CDS_BASE}/cds-services/${service.id}/feedback`, { feedback })
}
