/**
 * One JSON question to an address that a trusted server named: its SMART configuration, a token, a key set. The same guards
 * as for records: permitted addresses only, no redirects, a deadline, a limit in bytes.
 */
import { permitsHost } from './address-guard.ts'
import { isJson, loadClient, openConnections, readBytes } from './guarded-fetch.ts'

export interface JsonQuestion {
  readonly url: string
  /** Form fields: then it is a POST. */
  readonly form?: Readonly<Record<string, string>>
  readonly authorization?: string
  /** Whether the address may be one of a private network, as the profile of the server says. */
  readonly allowPrivateAddresses: boolean
}

/** Status and parsed body; the body is undefined if it is not JSON. */
export interface JsonAnswer {
  readonly status: number
  readonly body: unknown
}

/** Undefined if the address is not permitted, or did not answer in time and in order. Never rejects. */
export type AskJson = (question: JsonQuestion) => Promise<JsonAnswer | undefined>

export interface JsonAccess {
  readonly askJson: AskJson
  close(): Promise<void>
}

/** No answer of this kind is longer. */
const MOST_BYTES = 256 * 1024
const DEADLINE_MS = 8_000

export function createJsonAccess(deadlineMs = DEADLINE_MS): JsonAccess {
  const connections = openConnections()
  const ask = async ({ url, form, authorization, allowPrivateAddresses }: JsonQuestion): Promise<JsonAnswer> => {
    const target = new URL(url)
    const policy = { allowPrivateAddresses, isPlainHttp: target.protocol === 'http:' }
    if (!permitsHost(target, policy)) throw new Error('address not allowed')
    const { fetch: fetchUrl } = await loadClient()
    const response = await fetchUrl(target, {
      method: form ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...(authorization !== undefined && { authorization }) },
      ...(form && { body: new URLSearchParams(form) }),
      redirect: 'error',
      credentials: 'omit',
      dispatcher: await connections.agentFor(policy),
      signal: AbortSignal.timeout(deadlineMs),
    })
    const bytes = await readBytes(response.body ?? [], { left: MOST_BYTES })
    return { status: response.status, body: isJson(response.headers.get('content-type')) ? parse(bytes) : undefined }
  }
  return {
    // Neither the address nor a server's words may reach a log through an error.
    askJson: (question) => ask(question).catch(() => undefined),
    close: () => connections.close(),
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
