/** The program in a process of its own, with registered clients, for load from outside. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request as openRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey } from 'jose'
import type { WireRequest } from './mutate.ts'

export const ISSUER = 'https://ehr.example.org/fhir'
export const PUBLIC_URL = 'https://cds.example.org'

export interface Signer {
  readonly jwk: Readonly<Record<string, unknown>>
  sign(path: string, seconds: number): Promise<string>
}

export async function createSigner(kid = 'k', alg = 'RS256'): Promise<Signer> {
  const { privateKey, publicKey }: { privateKey: CryptoKey; publicKey: CryptoKey } = await generateKeyPair(alg, {
    extractable: true,
  })
  const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }
  const sign = (path: string, seconds: number) =>
    new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg, kid, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(PUBLIC_URL + path)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(privateKey)
  return { jwk, sign: async (path, seconds) => `Bearer ${await sign(path, seconds)}` }
}

export interface Program {
  readonly child: ChildProcess
  readonly port: number
  /** The last lines of its output. */
  output(): string
  readonly ended: Promise<number | null>
  stop(): Promise<number | null>
}

/** @throws Error with its output if it does not start. */
export async function startProgram(
  profile: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const clients = mkdtempSync(join(tmpdir(), 'clients-'))
  writeFileSync(
    join(clients, 'ehr.json'),
    JSON.stringify({ id: 'ehr', issuer: ISSUER, rateLimitPerMinute: 1_000_000, ...profile }),
  )
  const root = join(import.meta.dirname, '..', '..')
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL,
    CLIENTS_DIR: clients,
    DATA_DIR: join(clients, 'data'),
    LOG_LEVEL: 'info',
    // Each answer is compared with the one without faults, whoever has seen it before.
    SYNOPSIS: 'always',
    ...env,
  }
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--disallow-code-generation-from-strings', join(root, 'bin', 'her2-cds.js'), 'serve'],
    {
      env: { ...process.env, NODE_OPTIONS: '', ...settings },
    },
  )
  let output = ''
  let port: number | undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output = (output + String(data)).slice(-20_000)
      port ??= Number(/"port":(\d+)/.exec(output)?.[1]) || undefined
    })
  }
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  void ended.then(() => rmSync(clients, { recursive: true, force: true }))
  while (port === undefined) {
    if (child.exitCode !== null) throw new Error(`the service did not start: ${output}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { child, port, output: () => output, ended, stop }
}

export interface Answer {
  /** 0: no answer, with the code of the error in `text`. */
  readonly status: number
  readonly text: string
  readonly ms: number
}

export interface Sender {
  send(request: WireRequest): Promise<Answer>
  close(): void
}

/** Sends over keep-alive connections to one port. */
export function createSender(port: number, connections: number, timeout = 10_000): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = ({ method, path, headers, body }: WireRequest) =>
    new Promise<Answer>((resolve) => {
      const started = performance.now()
      const done = (status: number, text: string) => resolve({ status, text, ms: performance.now() - started })
      const hasBody = method !== 'GET' && method !== 'HEAD'
      const outgoing = openRequest(
        {
          host: '127.0.0.1',
          port,
          method,
          path,
          agent,
          timeout,
          headers: hasBody ? { ...headers, 'content-length': body.length } : headers,
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => done(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')))
          response.on('error', (error: NodeJS.ErrnoException) => done(0, error.code ?? 'error'))
        },
      )
      outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })))
      outgoing.on('error', (error: NodeJS.ErrnoException) => done(0, error.code ?? 'error'))
      outgoing.end(hasBody ? body : undefined)
    })
  return { send, close: () => agent.destroy() }
}

/** One number of `GET /metrics`. */
export async function readMetric(port: number, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
}
