/** Listening, and leaving in good order: not ready, no new connections, running calls finished within a deadline. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../telemetry/log.ts'
import type { Readiness } from './app-deps.ts'

/** What one connection may take. Milliseconds and bytes. */
export interface ConnectionLimits {
  /** A whole request must arrive within the first, its headers within the second. */
  readonly requestTimeout: number
  readonly headersTimeout: number
  /** Longer than load balancers keep idle connections, so that they close first. */
  readonly keepAliveTimeout: number
  /** How often the first two are looked at. */
  readonly connectionsCheckingInterval: number
  readonly maxHeaderSize: number
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16 * 1024,
}

/** PEM texts. With `clientCa` a client certificate is asked for; which routes need one is said by demandCertificate. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
  readonly clientCa?: string
}

export interface ServerOptions {
  readonly port: number
  readonly host: string | undefined
  readonly drainSeconds: number
  /** Seconds that connections are still taken while not ready: load balancers need some to know. */
  readonly lingerSeconds?: number
  readonly maxConnections?: number
  readonly limits?: Partial<ConnectionLimits>
  readonly tlsFiles?: TlsFiles
  readonly readiness: Readiness
  readonly log: Log
}

export interface RunningServer {
  readonly server: Server | TlsServer
  readonly port: number
  /** Drains; resolves when the last connection is closed. */
  stop(): Promise<void>
  /** New connections get the new certificate. @throws Error where it does not fit; the old one stays in use. */
  renewCertificate(files: TlsFiles): void
}

/** Resolves when the port is open. Rejects where it is taken. @throws Error where certificate and key do not fit. */
export async function startServer(app: RequestListener, options: ServerOptions): Promise<RunningServer> {
  const { tlsFiles, readiness, log } = options
  const limits = { ...CONNECTION_LIMITS, ...options.limits }
  const server = tlsFiles
    ? createTlsServer({ ...limits, ...toSecureContext(tlsFiles), handshakeTimeout: limits.headersTimeout })
    : createServer(limits)
  if (options.maxConnections !== undefined) server.maxConnections = options.maxConnections
  const arrivals = { count: 0 }
  server.on('connection', () => void arrivals.count++)
  server.on('request', (req, res) => {
    arrivals.count++
    // A client that is told so takes its next call elsewhere, before this connection is closed under it.
    if (!readiness.ready) res.setHeader('Connection', 'close')
    app(req, res)
  })
  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  readiness.ready = true
  log.lifecycle('listening', { port })
  let stopped: Promise<void> | undefined
  return {
    server,
    port,
    stop: () => (stopped ??= drain(server, options, arrivals)),
    renewCertificate: (files) => (server as TlsServer).setSecureContext?.(toSecureContext(files)),
  }
}

function toSecureContext({ cert, key, clientCa }: TlsFiles) {
  const asked = { requestCert: true, rejectUnauthorized: false, ca: clientCa }
  return { cert, key, minVersion: 'TLSv1.2' as const, ...(clientCa === undefined ? {} : asked) }
}

/** Connections and requests that this process has seen. */
interface Arrivals {
  readonly count: number
}

/** Milliseconds of one look for arrivals, and of all. */
const ARRIVAL_LOOK_MS = 20
const ARRIVAL_LOOKS_MS = 2000

/**
 * What the kernel has taken in the name of a busy process is lost when the port is closed before the process has seen it:
 * a client that connected in time would be cut off. So the port stays open until a look finds nothing new.
 */
async function untilNoneArrive(arrivals: Arrivals): Promise<void> {
  const until = performance.now() + ARRIVAL_LOOKS_MS
  for (let seen = -1; seen !== arrivals.count && performance.now() < until;) {
    seen = arrivals.count
    await sleep(ARRIVAL_LOOK_MS)
  }
}

async function drain(server: Server | TlsServer, options: ServerOptions, arrivals: Arrivals): Promise<void> {
  const { readiness, log, drainSeconds, lingerSeconds = 0 } = options
  readiness.ready = false
  log.lifecycle('draining')
  if (lingerSeconds > 0) await sleep(lingerSeconds * 1000)
  await untilNoneArrive(arrivals)
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
