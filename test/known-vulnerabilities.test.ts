/** The look for known vulnerabilities, with a registry of our own: found, none, and no answer. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const BULK = '/-/npm/v1/security/advisories/bulk'

/** What a registry says for each severity; `undefined`: it has no list. */
type Advisories = Readonly<Record<string, readonly object[]>> | undefined

// npm keeps what it learned of an advisory: made-up ones stay out of everybody's cache.
const folder = mkdtempSync(join(tmpdir(), 'her2-cds-npm-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

async function startRegistry(advisories: Advisories): Promise<string> {
  server = createServer((req, res) => {
    const isBulk = req.url === BULK
    const name = decodeURIComponent(req.url ?? '').slice(1)
    const body = isBulk
      ? advisories
      : { name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name, version: '1.0.0' } } }
    req.resume().on('end', () => {
      if (req.url?.startsWith('/-/') && (!isBulk || advisories === undefined)) return void res.writeHead(404).end('{}')
      res.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

function look(registry: string): Promise<{ readonly code: number; readonly output: string }> {
  const words = ['--no-warnings', join(root, 'scripts', 'audit-dependencies.ts')]
  const settings = { registry, cache: mkdtempSync(join(folder, 'cache-')), fetch_retries: '0' }
  const named = Object.entries(settings).map(([name, value]) => [`npm_config_${name}`, value])
  const env = { ...process.env, NODE_OPTIONS: '', ...Object.fromEntries(named) }
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: root, env }, (error, output) => {
      resolve({ code: error ? Number(error.code) : 0, output })
    })
  })
}

const advisory = (severity: string) => ({
  id: 1,
  url: 'https://example.org/advisory-1',
  title: 'Made up',
  severity,
  vulnerable_versions: '*',
  cwe: [],
  cvss: { score: 9, vectorString: null },
})

test('one that is high stops the check and is named', async () => {
  const { code, output } = await look(await startRegistry({ express: [advisory('high')] }))
  expect(output).toContain('FAULT express *: high; Made up https://example.org/advisory-1')
  expect(code).toBe(1)
})

test('one that is moderate is counted and stops nothing', async () => {
  const { code, output } = await look(await startRegistry({ express: [advisory('moderate')] }))
  expect(output).toMatch(/known vulnerability: [1-9]\d*, high or critical: 0\./)
  expect(code).toBe(0)
})

test('none', async () => {
  const { code, output } = await look(await startRegistry({}))
  expect(output).toContain('known vulnerability: 0, high or critical: 0.')
  expect(code).toBe(0)
})

test('a registry without a list, or without an answer, is said and stops nothing', async () => {
  const without = await look(await startRegistry(undefined))
  expect(without).toEqual({ code: 0, output: expect.stringContaining('Vulnerabilities were not looked for') })
  const gone = await look('http://127.0.0.1:1/')
  expect(gone).toEqual({ code: 0, output: expect.stringContaining('Vulnerabilities were not looked for') })
})
