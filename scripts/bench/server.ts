/**
 * One server in a process of its own, as the bench asks for it; tells its port, then processor time and memory whenever it is
 * asked. `--root` names the checkout whose sources run, so that two states of the code can be compared.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import express from 'express'
import type { startServer } from '../../src/http/start-server.ts'
import type { composeService } from '../../src/compose/compose-service.ts'
import type { keepForNow, openKept, Kept } from '../../src/compose/compose-store.ts'
import type { readAuditConfig } from '../../src/compose/store-config.ts'
import { keepLines, keepNothing } from './stores.ts'
import { reportUsage } from './usage.ts'

const { values } = parseArgs({
  options: { root: { type: 'string' }, kind: { type: 'string' }, answer: { type: 'string' }, data: { type: 'string' } },
})
const { root = '', kind = '', answer = '', data = '' } = values

/** What a checkout has under one of several names: files were moved. */
async function load<Module>(...names: string[]): Promise<Module> {
  const found = names.map((name) => join(root, 'src', name)).find((file) => existsSync(file))
  if (found === undefined) throw new Error(`${root} has none of ${names.join(', ')}`)
  return (await import(found)) as Module
}

function listen(listener: RequestListener): void {
  const server = createServer({ keepAliveTimeout: 65_000 }, listener)
  server.listen(0, '127.0.0.1', () => reportUsage((server.address() as { port: number }).port))
}

/** The least that a server in Node.js can do with such a call. */
function servePlain(): void {
  const fixed: unknown = JSON.parse(readFileSync(answer, 'utf8'))
  listen((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString('utf8'))
      res.setHeader('content-type', 'application/json')
      res.end(JSON.stringify(fixed))
    })
  })
}

/** The baseline: a bare Express that reads the same bodies and gives an answer of the mean size of ours. */
function serveBare(): void {
  const fixed: unknown = JSON.parse(readFileSync(answer, 'utf8'))
  const app = express()
  app.post('/cds-services/:id', express.json({ limit: '8mb' }), (_req, res) => void res.json(fixed))
  listen(app)
}

async function openStore(): Promise<Kept> {
  const kept = await load<{ keepForNow: typeof keepForNow; openKept: typeof openKept }>(
    'compose/compose-store.ts',
    'compose-audit.ts',
  )
  if (kind === 'none') return keepNothing(kept.keepForNow())
  if (kind === 'memory') return kept.keepForNow()
  if (kind === 'lines') return keepLines(kept.keepForNow(), data)
  const { readAuditConfig: read } = await load<{ readAuditConfig: typeof readAuditConfig }>(
    'compose/store-config.ts',
    'audit/audit-config.ts',
  )
  return kept.openKept(read(process.env))
}

async function serve(): Promise<void> {
  const { composeService: compose } = await load<{ composeService: typeof composeService }>(
    'compose/compose-service.ts',
    'main.ts',
  )
  const { startServer: start } = await load<{ startServer: typeof startServer }>('http/start-server.ts')
  const { app, log, readiness } = compose(process.env, 'serve', await openStore())
  const { port } = await start(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  reportUsage(port)
}

if (kind === 'plain') servePlain()
else if (kind === 'bare') serveBare()
else await serve()
