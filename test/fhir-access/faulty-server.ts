/** A FHIR server over real HTTP that does what a test tells it to, and remembers what it was asked. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handle = (req: IncomingMessage, res: ServerResponse, base: string) => void

export interface FaultyServer {
  readonly base: string
  readonly port: number
  /** Method and URL of each request. */
  readonly asked: string[]
  readonly tokens: (string | undefined)[]
  handle: Handle
  close(): Promise<void>
}

export async function startFaultyServer(): Promise<FaultyServer> {
  const asked: string[] = []
  const tokens: (string | undefined)[] = []
  const server = createServer((req, res) => {
    asked.push(`${req.method} ${req.url}`)
    tokens.push(req.headers.authorization)
    res.on('error', () => undefined)
    started.handle(req, res, started.base)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const started: FaultyServer = {
    base: `http://127.0.0.1:${port}/fhir`,
    port,
    asked,
    tokens,
    handle: (_req, res) => answer(res, searchset([])),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return started
}

export function answer(res: ServerResponse, body: unknown, status = 200, type = 'application/fhir+json'): void {
  res.writeHead(status, { 'content-type': type })
  res.end(typeof body === 'string' ? body : JSON.stringify(body))
}

export function searchset(resources: readonly object[], more: Record<string, unknown> = {}) {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({ resource })),
    ...more,
  }
}

export const her2 = (id: string, patient = 'Patient/p1') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
  subject: { reference: patient },
})
