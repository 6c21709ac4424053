/** Runs the statements of CDS Hooks against the service over HTTP and prints a table: number, statement, result, exception. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STATEMENTS, titleOf } from '../test/conformance/statements.ts'

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
const outputFile = join(folder, 'report.json')
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
const words = [
  '--experimental-vm-modules',
  '--no-warnings',
  jest,
  'test/conformance',
  // Those that take longest as well.
  '--testPathIgnorePatterns=/node_modules/',
  '--json',
  `--outputFile=${outputFile}`,
]
const run = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
const results = readReport()
rmSync(folder, { recursive: true, force: true })

const rows = STATEMENTS.map(({ number, words: statement, exception }) => {
  const found = results.filter(({ title }) => title === titleOf(number))
  const result = found.every(({ status }) => status === 'passed') ? 'met' : 'NOT MET'
  return { number, statement, result: found.length === 0 ? 'not tested' : result, exception }
})
const lines = rows.map(
  ({ number, statement, result, exception }) => `| ${number} | ${statement} | ${result} | ${exception ?? ''} |`,
)
process.stdout.write(
  ['| No. | Statement | Result | Exception |', '| --- | --- | --- | --- |', ...lines].join('\n') + '\n',
)

const met = rows.filter(({ result }) => result === 'met').length
process.stdout.write(`\n${met} of ${rows.length} statements met; ${results.length} tests.\n`)
if (met < rows.length || run.status !== 0) {
  process.stderr.write(run.stderr)
  process.exitCode = 1
}

function readReport(): { readonly title: string; readonly status: string }[] {
  try {
    const report = JSON.parse(readFileSync(outputFile, 'utf8')) as Report
    return report.testResults.flatMap(({ assertionResults }) => assertionResults)
  } catch {
    return []
  }
}
