/**
 * `npm run validation-report [-- --only tcga,text]`: runs the checks, one after another, and writes what they print into
 * docs/governance/validation-report.json and .md. With `--only`, the others stay as they were measured, with their day.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { knowledgeVersion } from '../src/audit/knowledge.ts'
import { type Measurement, printReport, reportSchema } from '../src/governance/validation-report.ts'
import { type Check, CHECKS } from './validation/checks.ts'

const root = join(import.meta.dirname, '..')
const file = join(root, 'docs', 'governance', 'validation-report.json')
const page = join(root, 'docs', 'governance', 'validation-report.md')
const MOST_LINES = 16
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const only = values.only?.split(',')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
const { knowledge } = knowledgeVersion(join(root, 'cards'))
const today = new Date().toISOString().slice(0, 10)

const before: readonly Measurement[] = existsSync(file)
  ? reportSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).measurements
  : []

function commandOf({ npm, node, told }: Check): string {
  if (told !== undefined) return told
  return npm ? `npm run ${npm.join(' ')}` : `node ${(node ?? []).join(' ')}`
}

function run({ npm, node }: Check): { readonly code: number | null; readonly output: string } {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 } as const
  const npmFile = process.env['npm_execpath']
  const [program, ...first] = npmFile === undefined ? ['npm'] : [process.execPath, npmFile]
  const { status, stdout, stderr } = npm
    ? spawnSync(program, [...first, 'run', '--silent', ...npm], options)
    : spawnSync(process.execPath, ['--no-warnings', ...(node ?? [])], options)
  return { code: status, output: stripVTControlCharacters(`${stdout}\n${stderr}`) }
}

/** The quoted lines, each once. */
function quoted(output: string, { quote }: Check): readonly string[] {
  const lines = output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
  const wanted = lines.filter((line) => quote.test(line))
  return [...new Set(wanted.length > 0 ? wanted : lines.slice(-1))].slice(-MOST_LINES)
}

function measure(check: Check): Measurement {
  const { id, title, shows, needs, idle } = check
  const base = { id, title, shows, command: commandOf(check), on: today, knowledge }
  if (needs !== undefined && !existsSync(join(root, needs)))
    return { ...base, state: 'not run', says: ['what it reads is no part of the repository, and was not at hand'] }
  const { code, output } = run(check)
  const says = [...quoted(output, check)]
  if (idle?.test(output)) return { ...base, state: 'not run', says }
  return { ...base, state: code === 0 ? 'passed' : 'failed', says }
}

function notRun(check: Check): Measurement {
  const { id, title, shows } = check
  const why = ['left out of this run']
  return { id, title, shows, command: commandOf(check), state: 'not run', says: why, on: today, knowledge }
}

/** After each check, so that a run that is broken off keeps what it has. */
function write(measurements: readonly Measurement[]): void {
  const platform = `${process.platform} ${process.arch}`
  const report = { program: version, node: process.versions.node, platform, measurements: [...measurements] }
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(page, printReport(report, knowledge))
}

const measured = new Map(
  CHECKS.map((check) => [check.id, before.find(({ id }) => id === check.id) ?? notRun(check)] as const),
)
for (const check of CHECKS) {
  if (only !== undefined && !only.includes(check.id)) continue
  const { title, state, says, ...rest } = measure(check)
  measured.set(check.id, { ...rest, title, state, says })
  write([...measured.values()])
  process.stdout.write(`${state.padEnd(8)} ${title}: ${says.at(-1) ?? ''}\n`)
}
process.exitCode = [...measured.values()].some(({ state }) => state === 'failed') ? 1 : 0
