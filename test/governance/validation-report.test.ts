/** The validation report: it quotes, says what was not run, and tells measurements of other knowledge. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CHECKS } from '../../scripts/validation/checks.ts'
import { type Measurement, printReport, reportSchema } from '../../src/governance/validation-report.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'docs', 'governance')
const kept = reportSchema.parse(JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')))

const measured = (change: Partial<Measurement>): Measurement => ({
  ...{ id: 'text', title: 'Text', shows: 'What.', command: 'npm run text:accuracy', state: 'passed' },
  ...{ says: ['wrong: 0 of 10'], on: '2026-11-28', knowledge: 'aaaaaaaaaaaa' },
  ...change,
})
const print = (...measurements: readonly Measurement[]) =>
  printReport(
    { program: '1.2.3', node: '24.0.0', platform: 'linux x64', measurements: [...measurements] },
    'aaaaaaaaaaaa',
  )

test('quotes what was printed, with day, command and versions', () => {
  const page = print(measured({}))
  for (const words of [
    'wrong: 0 of 10',
    '2026-11-28',
    '`npm run text:accuracy`: passed',
    'her2-cds 1.2.3, Node 24.0.0',
  ])
    expect(page).toContain(words)
  expect(page).toContain('All measured of the knowledge aaaaaaaaaaaa.')
})

test.each<[string, Partial<Measurement>, string]>([
  ['what was not run', { state: 'not run', says: ['nothing at hand'] }, '0 passed, 0 failed, 1 not run'],
  ['what failed', { state: 'failed' }, '0 passed, 1 failed, 0 not run'],
  [
    'what is of other knowledge',
    { knowledge: 'bbbbbbbbbbbb' },
    '**1 of 1 were measured of other knowledge than aaaaaaaaaaaa:**',
  ],
])('says %s', (_what, change, words) => {
  expect(print(measured(change))).toContain(words)
})

test('the kept report has every check once, and says why one was not run', () => {
  expect(kept.measurements.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id))
  for (const { state, says } of kept.measurements) if (state === 'not run') expect(says.join('')).not.toBe('')
  expect(JSON.stringify(kept)).not.toMatch(/\/(?:root|home|tmp|work)\//)
})

test('its page is that of the kept figures', () => {
  const page = readFileSync(join(folder, 'validation-report.md'), 'utf8')
  const ids = [...page.matchAll(/^## <a id="([^"]+)">/gm)].map(([, id]) => id)
  expect(ids).toEqual(kept.measurements.map(({ id }) => id))
  for (const { says } of kept.measurements) for (const line of says) expect(page).toContain(line)
})

test('the command prints it, and with --strict fails where something is open', async () => {
  const run = async (...words: readonly string[]) => {
    const program = [join(root, 'bin', 'her2-cds.js'), 'validation-report', ...words]
    return promisify(execFile)(process.execPath, ['--no-warnings', ...program])
  }
  const { stdout } = await run('--json')
  const { installed, ...report } = JSON.parse(stdout) as { readonly installed: string }
  expect(report).toEqual(kept)
  const isOpen = kept.measurements.some(({ state, knowledge }) => state !== 'passed' || knowledge !== installed)
  const strict = run('--strict').then(
    () => 0,
    (error: { readonly code: number }) => error.code,
  )
  expect(await strict).toBe(isOpen ? 3 : 0)
}, 60_000)
