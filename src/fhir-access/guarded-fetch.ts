/**
 * The only way out: GET below one FHIR server, with the caller's token, within a deadline and a number of bytes. Redirects
 * are not followed. Bodies are parsed here, so that numbers keep their digits and no parser's message reaches a log.
 */
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Agent, Dispatcher } from 'undici'
import { isBelow } from '../cds-hooks/record-access.ts'
import type { NotReadReason, RecordServer } from '../cds-hooks/record-access.ts'
import { AddressRefused, guardLookup, permitsHost } from './address-guard.ts'
import type { AddressPolicy } from './address-guard.ts'
import { FhirFault } from './fault.ts'

/** Bytes → JSON whose numbers keep their digits. @throws on anything else, deep nesting included. */
export type ParseBody = (bytes: Buffer) => unknown

/** Bytes that are left for all answers to one hook call. */
export interface ByteBudget {
  left: number
}

export interface Connections {
  /** Connections to a server, according to what its profile allows. */
  agentFor(policy: AddressPolicy): Promise<Agent>
  close(): Promise<void>
}

/** Most calls bring all that is needed, and a process that starts is not to wait for what it may never use. */
export function loadClient(): Promise<typeof import('undici')> {
  return (client ??= import('undici'))
}

let client: Promise<typeof import('undici')> | undefined

/** Milliseconds that an idle connection is kept: a hook call seldom comes alone. */
const KEEP_ALIVE = 4_000

/** Pools of connections, each with a guard on the addresses that it connects to. */
export function openConnections(): Connections {
  const agents = new Map<string, Agent>()
  return {
    async agentFor(policy) {
      const { Agent } = await loadClient()
      const key = `${policy.allowPrivateAddresses} ${policy.isPlainHttp}`
      const known = agents.get(key)
      const agent = known ?? new Agent({ connect: { lookup: guardLookup(policy) }, keepAliveTimeout: KEEP_ALIVE })
      if (!known) agents.set(key, agent)
      return agent
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
      agents.clear()
    },
  }
}

export interface FetchLimits {
  readonly connections: Connections
  readonly parseBody: ParseBody
  readonly budget: ByteBudget
  /** Aborts when the deadline of the hook call has passed. */
  readonly signal: AbortSignal
}

/** The parsed body of an answer. */
export type Get = (url: string) => Promise<unknown>

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Reads for one hook call. @throws FhirFault, for whatever is not a JSON answer with status 200. */
export function guardGet(server: RecordServer, { connections, parseBody, budget, signal }: FetchLimits): Get {
  const headers = {
    accept: 'application/fhir+json, application/json;q=0.9',
    'accept-encoding': 'gzip, br, deflate',
    'user-agent': 'her2-cds',
    ...(server.accessToken ? { authorization: `Bearer ${server.accessToken}` } : {}),
  }
  return async (url) => {
    const target = new URL(url)
    if (!isBelow(url, server.allowed.url)) throw new FhirFault('page elsewhere')
    const { allowPrivateAddresses } = server.allowed
    const policy = { allowPrivateAddresses, isPlainHttp: target.protocol === 'http:' }
    if (!permitsHost(target, policy)) throw new FhirFault('address not allowed')
    try {
      const { request } = await loadClient()
      const answer = await request(target, { headers, dispatcher: await connections.agentFor(policy), signal })
      const fault = faultOf(answer)
      if (fault !== undefined) {
        answer.body.on('error', () => undefined).destroy()
        throw new FhirFault(fault)
      }
      return parse(await readBytes(unpack(answer), budget), parseBody)
    } catch (error) {
      throw error instanceof FhirFault ? error : new FhirFault(signal.aborted ? 'too slow' : nameFailure(error))
    }
  }
}

function faultOf({ statusCode, headers }: Dispatcher.ResponseData): NotReadReason | undefined {
  if (REDIRECTS.has(statusCode)) return 'redirect'
  if (statusCode !== 200) return `status ${statusCode}`
  return isJson(headerOf(headers['content-type'])) ? undefined : 'no JSON'
}

function headerOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value.join(', ') : value) ?? null
}

const UNPACK: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
}

/** The bytes of the body before they were compressed. What was compressed otherwise, or twice, is no JSON. */
function unpack({ headers, body }: Dispatcher.ResponseData): AsyncIterable<Uint8Array> {
  const packed = headerOf(headers['content-encoding'])?.trim().toLowerCase() ?? ''
  const make = Object.hasOwn(UNPACK, packed) ? UNPACK[packed] : undefined
  // Whoever reads hears of every fault.
  return make === undefined ? body : (pipeline(body, make(), () => undefined) as unknown as Readable)
}

export function isJson(contentType: string | null): boolean {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';')
  return /^(application|text)\/([a-z0-9.-]+\+)?json$/.test(type.trim())
}

/** Counts what was received after decompression. */
export async function readBytes(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  budget: ByteBudget,
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) {
    budget.left -= chunk.byteLength
    if (budget.left < 0) throw new FhirFault('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parse(bytes: Buffer, parseBody: ParseBody): unknown {
  try {
    return parseBody(bytes)
  } catch {
    throw new FhirFault('no JSON')
  }
}

function nameFailure(error: unknown): 'address not allowed' | 'unreachable' {
  return error instanceof AddressRefused ? 'address not allowed' : 'unreachable'
}
