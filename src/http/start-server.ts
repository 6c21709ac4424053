/** Listens, and shuts down in good order: not ready, no new connections, running calls finished within a deadline. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../telemetry/log.ts'
import type { Readiness } from './app-deps.ts'
import { messagesOf } from './messages.ts'

/** Limits of one connection, in milliseconds and bytes. */
export interface ConnectionLimits {
  /** A whole request must arrive within the first, its headers within the second. */
  readonly requestTimeout: number
  readonly headersTimeout: number
  /** Longer than load balancers keep idle connections, so that they close first. */
  readonly keepAliveTimeout: number
  /** How often the first two are checked. */
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

/** PEM texts. With `clientCa` a client certificate is asked for; demandCertificate says which routes require one. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
  readonly clientCa?: string
}

export interface ServerOptions {
  readonly port: number
  readonly host: string | undefined
  readonly drainSeconds: number
  /** Seconds for which connections are still accepted while not ready: load balancers need time to notice. */
  readonly lingerSeconds?: number
  readonly maxConnections?: number
  readonly limits?: Partial<ConnectionLimits>
  readonly tlsFiles?: TlsFiles
  readonly readiness: Readiness
  readonly log: Log
  /** What is done between listening and being ready; calls that come meanwhile are answered. */
  readonly prepare?: () => Promise<void>
}

export interface RunningServer {
  readonly server: Server | TlsServer
  readonly port: number
  /** Drains; resolves when the last connection is closed. */
  stop(): Promise<void>
  /** New connections get the new certificate. @throws Error if it does not match its key; the old one stays in use. */
  renewCertificate(files: TlsFiles): void
}

/** Resolves when the port is open. Rejects if it is in use. @throws Error if certificate and key do not match. */
export async function startServer(app: RequestListener, options: ServerOptions): Promise<RunningServer> {
  const { tlsFiles, readiness, log } = options
  const limits = { ...CONNECTION_LIMITS, ...options.limits, ...messagesOf(app) }
  const server = tlsFiles
    ? createTlsServer({ ...limits, ...toSecureContext(tlsFiles), handshakeTimeout: limits.headersTimeout })
    : createServer(limits)
  if (options.maxConnections !== undefined) server.maxConnections = options.maxConnections
  const arrivals = { count: 0 }
  server.on('connection', () => void arrivals.count++)
  server.on('request', (req, res) => {
    arrivals.count++
    // A client that is told takes its next call elsewhere, before this connection is closed.
    if (!readiness.ready && readiness.isStarting !== true) res.setHeader('Connection', 'close')
    app(req, res)
  })
  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  log.lifecycle('listening', { port })
  let stopped: Promise<void> | undefined
  const beReady = (): void => {
    readiness.isStarting = false
    // Whoever was told to stop meanwhile never is.
    readiness.ready = stopped === undefined
  }
  readiness.isStarting = true
  const tellReady = (): void => {
    beReady()
    if (readiness.ready) log.lifecycle('ready')
  }
  if (options.prepare) void options.prepare().then(tellReady, tellReady)
  else beReady()
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

/** Milliseconds of one look for arrivals, and of all looks together. */
const ARRIVAL_LOOK_MS = 20
const ARRIVAL_LOOKS_MS = 2000

/**
 * Connections that the kernel accepted for a busy process are lost if the port closes before the process has seen them:
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
  readiness.isStarting = false
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
