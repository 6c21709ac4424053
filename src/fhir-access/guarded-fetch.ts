/**
 * The only way out: GET below one FHIR server, with the caller's token, within a deadline and a number of bytes. Redirects
 * are not followed. Bodies are parsed here, so that numbers keep their digits and no parser's message reaches a log.
 */
import type { Agent } from 'undici'
import { isBelow } from '../cds-hooks/record-access.ts'
import type { RecordServer } from '../cds-hooks/record-access.ts'
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
  return import('undici')
}

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

type Fetch = (url: string) => Promise<Response>

/** A fetch for one hook call. @throws FhirFault, for whatever is not a JSON answer with status 200. */
export function guardFetch(server: RecordServer, { connections, parseBody, budget, signal }: FetchLimits): Fetch {
  return async (url) => {
    const target = new URL(url)
    if (!isBelow(url, server.allowed.url)) throw new FhirFault('page elsewhere')
    const { allowPrivateAddresses } = server.allowed
    const policy = { allowPrivateAddresses, isPlainHttp: target.protocol === 'http:' }
    if (!permitsHost(target, policy)) throw new FhirFault('address not allowed')
    try {
      const { fetch: fetchUrl } = await loadClient()
      const response = await fetchUrl(target, {
        headers: {
          accept: 'application/fhir+json, application/json;q=0.9',
          ...(server.accessToken ? { authorization: `Bearer ${server.accessToken}` } : {}),
        },
        redirect: 'error',
        credentials: 'omit',
        dispatcher: await connections.agentFor(policy),
        signal,
      })
      if (response.status !== 200 || !isJson(response.headers.get('content-type'))) {
        void response.body?.cancel().catch(() => undefined)
        throw new FhirFault(response.status === 200 ? 'no JSON' : `status ${response.status}`)
      }
      return withParsedBody(parse(await readBytes(response.body ?? [], budget), parseBody))
    } catch (error) {
      throw error instanceof FhirFault ? error : new FhirFault(signal.aborted ? 'too slow' : nameFailure(error))
    }
  }
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

/** A Response whose `json()` returns the parsed body itself, because the digits of numbers are remembered by object. */
function withParsedBody(parsed: unknown): Response {
  const headers = { 'content-type': 'application/fhir+json' }
  return Object.assign(new Response(null, { headers }), { json: () => Promise.resolve(parsed) })
}

function nameFailure(error: unknown): 'redirect' | 'address not allowed' | 'unreachable' {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof AddressRefused) return 'address not allowed'
  return cause instanceof Error && cause.message === 'unexpected redirect' ? 'redirect' : 'unreachable'
}
