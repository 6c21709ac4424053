/** Listening, and leaving in good order: not ready, no new connections, running calls finished within a deadline. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../telemetry/log.ts'
import type { Readiness } from './app-deps.ts'

/** Milliseconds. A whole request must arrive within the first, its headers within the second. */
const REQUEST_TIMEOUT = 30_000
const HEADERS_TIMEOUT = 10_000
/** Longer than load balancers keep idle connections, so that they close first. */
const KEEP_ALIVE_TIMEOUT = 65_000

export interface ServerOptions {
  readonly port: number
  readonly host: string | undefined
  readonly drainSeconds: number
  readonly readiness: Readiness
  readonly log: Log
}

export interface RunningServer {
  readonly server: Server
  readonly port: number
  /** Drains; resolves when the last connection is closed. */
  stop(): Promise<void>
}

/** Resolves when the port is open. Rejects where it is taken. */
export async function startServer(app: RequestListener, options: ServerOptions): Promise<RunningServer> {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT, headersTimeout: HEADERS_TIMEOUT, keepAliveTimeout: KEEP_ALIVE_TIMEOUT },
    app,
  )
  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  options.readiness.ready = true
  options.log.lifecycle('listening', { port })
  let stopped: Promise<void> | undefined
  return { server, port, stop: () => (stopped ??= drain(server, options)) }
}

async function drain(server: Server, { readiness, log, drainSeconds }: ServerOptions): Promise<void> {
  readiness.ready = false
  log.lifecycle('draining')
  const closed = once(server, 'close')
  server.close()
  // A kept-alive connection becomes idle only after its running call is answered.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const deadline = setTimeout(() => {
    log.lifecycle('drain-deadline-passed')
    server.closeAllConnections()
  }, drainSeconds * 1000)
  await closed
  clearTimeout(deadline)
  clearInterval(sweep)
  log.lifecycle('stopped')
}
