/**
 * The service together with programs of others, one after another; prints a table for docs/conformance.md.
 * `npm run third-party -- medplum`, `hapi` (Java 17 and Maven), `cds-hooks-sandbox --client ../sandbox/build [--pictures]`.
 * Without names: all. What cannot be run here says what it needs; exit code 3 then, 1 where something differs.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runHapi } from './third-party/hapi.ts'
import { runMedplum } from './third-party/medplum.ts'
import { runSandboxClient } from './third-party/sandbox-client.ts'
import type { Result } from './third-party/service.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { client: { type: 'string' }, pictures: { type: 'boolean', default: false } },
})

const manifest = join(import.meta.dirname, '..', 'node_modules', '@medplum', 'core', 'package.json')
const medplum = (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version

const RUNS: Readonly<Record<string, () => Promise<readonly Result[]>>> = {
  medplum: () => runMedplum(medplum),
  hapi: runHapi,
  'cds-hooks-sandbox': () => runSandboxClient(values.client, values.pictures),
}

const names = positionals.length > 0 ? positionals : Object.keys(RUNS)
process.stdout.write('| With | Result |\n| --- | --- |\n')
for (const name of names) {
  const run = RUNS[name]
  if (!run) throw new Error(`${name}: write one of ${Object.keys(RUNS).join(', ')}`)
  try {
    for (const { what, done, of, faults } of await run()) {
      process.stdout.write(`| ${what} | ${done} of ${of} as expected |\n`)
      for (const fault of faults) process.stderr.write(`${fault}\n`)
      if (done < of) process.exitCode = 1
    }
  } catch (error) {
    process.stdout.write(`| ${name} | ${(error as Error).message} |\n`)
    process.exitCode ??= (error as Error).message.startsWith('not run') ? 3 : 1
  }
}
