/**
 * The published package as others see it: npm packs it, publint and "are the types wrong" read the tarball, and its types
 * are compared with the reports in docs/api. `--accept` writes the reports anew. The tools have an install of their own.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringPackages } from './bring-packages.ts'

const root = join(import.meta.dirname, '..')
const tools = join(root, 'tools', 'package')
const ENTRIES = ['index', 'rules', 'fhir', 'express']

const isAccepting = process.argv.includes('--accept')
const folder = mkdtempSync(join(tmpdir(), 'her2-cds-package-'))
let failures = 0
try {
  bringPackages('tools/package')
  npm(root, 'run', '--silent', 'build')
  const tarball = join(folder, npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder).trim())
  check('publint', ['publint', 'src', 'cli.js'], tarball, '--strict')
  check(
    'types',
    ['@arethetypeswrong', 'cli', 'dist', 'index.js'],
    tarball,
    '--profile',
    'esm-only',
    '--format',
    'ascii',
  )
  for (const entry of ENTRIES) reportApi(entry)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(failures === 0 ? 'The package is whole.\n' : `${failures} checks of the package failed.\n`)
process.exitCode = failures === 0 ? 0 : 1

function npm(cwd: string, ...words: string[]): string {
  const own = process.env['npm_execpath']
  const [program, ...first] = own === undefined ? ['npm'] : [process.execPath, own]
  const shell = own === undefined && process.platform === 'win32'
  return execFileSync(program, [...first, ...words], {
    cwd,
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Runs a tool of the tools' folder; its words are shown only where it finds something. */
function check(name: string, place: readonly string[], ...words: readonly string[]): void {
  const file = join(tools, 'node_modules', ...place)
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { cwd: root, encoding: 'utf8' })
  process.stdout.write(`${name}: ${status === 0 ? 'good' : `FAILED\n${stdout}${stderr}`}\n`)
  if (status !== 0) failures++
}

/** What an entry exports, as text in docs/api: a change of it shows in review. */
function reportApi(entry: string): void {
  const reports = join(root, 'docs', 'api')
  mkdirSync(reports, { recursive: true })
  const config = join(tools, 'api', `${entry}.json`)
  if (!existsSync(config)) throw new Error(`there is no ${config}`)
  const before = readText(join(reports, `${entry}.api.md`))
  check(
    `types of ${entry}${before === undefined ? ' (new)' : ''}`,
    ['@microsoft', 'api-extractor', 'bin', 'api-extractor'],
    ...['run', '--config', config],
    ...(isAccepting ? ['--local'] : []),
  )
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
