/**
 * What must hold before a change goes in: `npm run check` (the same as `npm test`), and what takes longer, `npm run check:long`.
 * All steps run, two at a time where possible; the last line is the sum. `node scripts/check.ts total` adds up both runs.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Step {
  readonly name: string
  /** A script of package.json and what follows it. */
  readonly words: readonly string[]
}

interface Count {
  readonly passed: number
  readonly failed: number
}

const root = join(import.meta.dirname, '..')
const folder = join(root, 'node_modules', '.cache', 'her2-cds-check')
const report = join(folder, 'jest.json')
const step = (name: string, ...words: string[]): Step => ({ name, words: words.length > 0 ? words : [name] })

/** Groups one after another; the steps of a group two at a time. */
const RUNS: Readonly<Record<string, readonly (readonly Step[])[]>> = {
  check: [
    [
      step('lint'),
      step('typecheck'),
      step('format:check'),
      step('unused'),
      step('docs:check'),
      step('audit'),
      step('check:prepare'),
    ],
    [step('tests', 'test:jest', '--', '--json', `--outputFile=${report}`)],
    [step('check:tcga'), step('check:corpus')],
  ],
  long: [
    [step('tests', 'test:long', '--', '--json', `--outputFile=${report}`)],
    [step('check:package')],
    [step('check:mutations')],
    [step('check:cql')],
    [step('check:fhir-package')],
    [step('check:random', 'check:random', '--', '--bundles', '30000')],
    [step('check:differential', 'check:differential', '--', '--cases', '60000')],
    [step('fuzz', 'fuzz', '--', '--seconds', '45', '--slow-ms', '60000')],
    [step('chaos', 'chaos', '--', '--patient', '--rate', '20', '--seconds', '3')],
    [step('durability', 'durability', '--', '--rounds', '6')],
    // Each says so where its engine is not on the machine; Spark comes from PyPI.
    [step('check:spark'), step('check:helm'), step('check:slurm'), step('check:alerts')],
  ],
}

/** With the npm that runs this. What a step says that runs alone is shown as it comes. */
function run({ words }: Step, isAlone: boolean): Promise<{ readonly code: number | null; readonly output: string }> {
  const npm = process.env['npm_execpath']
  const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm]
  const options = { cwd: root, shell: npm === undefined && process.platform === 'win32' }
  return new Promise((resolve) => {
    const child = spawn(program, [...first, 'run', '--silent', ...words], options)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        if (isAlone) process.stdout.write(chunk)
        else output += chunk.toString()
      })
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** The tests of jest one by one, any other step as one. */
function countOf(one: Step, code: number | null): Count {
  const asOne = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  if (one.name !== 'tests') return asOne
  try {
    const jest = JSON.parse(readFileSync(report, 'utf8')) as Readonly<Record<string, number>>
    const passed = jest['numPassedTests'] ?? 0
    const failed = (jest['numFailedTests'] ?? 0) + (jest['numRuntimeErrorTestSuites'] ?? 0)
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
  } catch {
    return asOne
  }
}

function add(counts: readonly Count[]): Count {
  const sum = (name: keyof Count) => counts.reduce((all, count) => all + count[name], 0)
  return { passed: sum('passed'), failed: sum('failed') }
}

/** Said once more before the sum, so that nobody searches for it above. */
const failedSteps: string[] = []

async function runGroup(group: readonly Step[]): Promise<Count[]> {
  const waiting = [...group]
  const counts: Count[] = []
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const started = performance.now()
      const { code, output } = await run(one, group.length === 1)
      const count = countOf(one, code)
      counts.push(count)
      if (code !== 0) failedSteps.push(one.name)
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      process.stdout.write(`\n== ${one.name}: ${code === 0 ? 'passed' : 'FAILED'}, ${seconds} s\n${output.trimEnd()}\n`)
    }
  }
  await Promise.all([lane(), lane()])
  return counts
}

const word = process.argv[2] ?? 'check'
const sumFile = (name: string) => join(folder, `${name}.json`)
const isTotal = word === 'total'
const counts: Count[] = []
if (isTotal) {
  for (const name of Object.keys(RUNS)) counts.push(JSON.parse(readFileSync(sumFile(name), 'utf8')) as Count)
} else {
  const groups = RUNS[word]
  if (groups === undefined) throw new Error(`${word}: write one of ${Object.keys(RUNS).join(', ')}, total`)
  mkdirSync(folder, { recursive: true })
  rmSync(sumFile(word), { force: true })
  for (const group of groups) counts.push(...(await runGroup(group)))
  writeFileSync(sumFile(word), JSON.stringify(add(counts)))
}
const { passed, failed } = add(counts)
if (failedSteps.length > 0) process.stdout.write(`\nFAILED: ${failedSteps.join(', ')}\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
