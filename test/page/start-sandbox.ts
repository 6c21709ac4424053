/** `npm start` as a user starts it, on a free port. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { UNHURRIED } from '../patience.ts'

const root = join(import.meta.dirname, '..', '..')

export interface StartedSandbox {
  readonly base: string
  /** From the start of the process to the line that names the page. */
  readonly startedInMs: number
  stop(): Promise<void>
}

export function startSandbox(): Promise<StartedSandbox> {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin', 'her2-cds.js'), 'sandbox'], {
    env: { ...process.env, ...UNHURRIED, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}: ${said}`)))
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()))
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      const port = /localhost:(\d+)\/\n/.exec(said)?.[1]
      if (port === undefined) return
      const stop = async () => {
        child.kill('SIGTERM')
        await ended
      }
      resolve({ base: `http://localhost:${port}`, startedInMs: performance.now() - begun, stop })
    })
  })
}
