/** The program itself in a process of its own, with one client that it knows. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UNHURRIED, until } from '../patience.ts'
import { makeKey, signToken } from '../auth/sign-tokens.ts'
import type { SigningKey, TokenParts } from '../auth/sign-tokens.ts'

export const PUBLIC_URL = 'https://cds.example.org'

export interface RunningProgram {
  readonly child: ChildProcess
  readonly base: string
  readonly clientsDir: string
  readonly key: SigningKey
  /** Everything that was written so far, to both outputs. */
  output(): string
  authorize(path: string, parts?: TokenParts): Promise<{ authorization: string }>
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>
  waitFor(words: string): Promise<void>
  stop(): Promise<void>
}

const children: ChildProcess[] = []
// Whatever a test did not come to end.
afterAll(() => children.forEach((child) => child.kill('SIGKILL')))

export async function runProgram(
  profile: Record<string, unknown> = {},
  env: Record<string, string> = {},
): Promise<RunningProgram> {
  const clientsDir = mkdtempSync(join(tmpdir(), 'clients-'))
  const key = await makeKey('ES384', 'k')
  const described = {
    id: 'ehr',
    issuer: 'https://ehr.example.org/fhir',
    jwks: { keys: [key.jwk] },
    rateLimitPerMinute: 1_000_000,
    ...profile,
  }
  writeFileSync(join(clientsDir, 'ehr.json'), JSON.stringify(described))
  const root = join(import.meta.dirname, '..', '..')
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'debug',
    PUBLIC_URL,
    CLIENTS_DIR: clientsDir,
    ...UNHURRIED,
    ...env,
  }
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const flags = ['--no-warnings', '--disallow-code-generation-from-strings']
  const child = spawn(process.execPath, [...flags, join(root, 'bin', 'her2-cds.js'), 'serve'], {
    env: { ...inherited, ...settings },
    cwd: clientsDir,
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const waitFor = async (words: string): Promise<void> => {
    await until(() => output.includes(words) || child.exitCode !== null)
    if (!output.includes(words)) throw new Error(`no «${words}» in: ${output}`)
  }
  await waitFor('"port":')
  return {
    child,
    base: `http://127.0.0.1:${/"port":(\d+)/.exec(output)?.[1]}`,
    clientsDir,
    key,
    output: () => output,
    authorize: async (path, parts) => ({ authorization: `Bearer ${await signToken(key, PUBLIC_URL + path, parts)}` }),
    ended,
    waitFor,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(clientsDir, { recursive: true, force: true })
    },
  }
}
