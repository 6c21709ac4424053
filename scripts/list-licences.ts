/** Licences of all runtime dependencies, from the lockfile: `npm run licences`. Exits with 1 if one is not on the list of accepted ones. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FITTING = new Set([
  'Apache-2.0',
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
])

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
const rows = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version = '', license = 'none given' }]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 13),
    version,
    license,
  }))
  .sort((one, other) => one.name.localeCompare(other.name))

/** All parts of "A AND B", any part of "A OR B". */
function fits(licence: string): boolean {
  const text = licence.replace(/^\((.*)\)$/, '$1')
  if (text.includes(' AND ')) return text.split(' AND ').every(fits)
  return text.split(' OR ').some((one) => FITTING.has(one))
}

const lines = rows.map(({ name, version, license }) => `${license.padEnd(16)} ${name} ${version}`)
const misfits = rows.filter(({ license }) => !fits(license))
process.stdout.write(`${lines.join('\n')}\n${rows.length} packages\n`)
for (const { name, license } of misfits)
  process.stderr.write(`her2-cds: the licence of ${name} (${license}) is not on the list\n`)
process.exitCode = misfits.length > 0 ? 1 : 0
