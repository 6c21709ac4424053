/** Runs the command over folders that a test makes, and `classify` over the same files. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
export const COMMAND = join(ROOT, 'bin', 'her2-cds.js')
export const DAY = '2026-11-29'

/** The same as the command makes it, for steps within the test's own process. */
export const SETUP = { duckdb: '0', program: '0', knowledge: '0', readPdf: false, tell: () => {} } as const

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'population-'))

export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly told: string
}

export function runCommand(...words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--no-warnings', COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, told] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output, told })))
}

/** `population` with the day of the tests. */
export async function runPopulation(folder: string, out: string, ...words: readonly string[]): Promise<Ended> {
  return runCommand('population', '--in', folder, '--out', out, '--day', DAY, ...words)
}

export const readText = (...path: string[]): string => {
  const file = join(...path)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

export function readLines(...path: string[]): readonly Readonly<Record<string, unknown>>[] {
  return readText(...path)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

export function writeExport(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = newFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

export const ndjson = (...resources: readonly object[]): string =>
  resources.map((resource) => `${JSON.stringify(resource)}\n`).join('')

/** What `classify` says of the same files: lines of patients by their text, and errors. */
export async function classifyExport(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.ndjson'))
  const { output } = await runCommand('classify', ...files.toSorted().map((name) => join(folder, name)))
  const lines = output.split('\n').filter(Boolean)
  const errors = lines.filter((line) => line.includes('"error":')).map((line) => JSON.parse(line) as { error: string })
  return { lines: lines.filter((line) => !line.includes('"error":')).toSorted(), errors }
}
