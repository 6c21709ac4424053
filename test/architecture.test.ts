import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'

const root = join(import.meta.dirname, '..')
const src = join(root, 'src')

/**
 * What each room may import: other rooms of src, and packages. A room may always import itself. '.' stands for files
 * directly in src, 'her2' and 'fhir' for files directly in those folders; a name with '/*' for all rooms below it.
 * The arrows follow the sentence request → evidence → classification → considerations → cards → response.
 */
// prettier-ignore
const MAY_IMPORT: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>> = {
  'her2':                { rooms: ['her2/*'],                                                  packages: [] },
  'her2/tables':         { rooms: ['her2'],                                                    packages: [] },
  'her2/status':         { rooms: ['her2', 'her2/tables'],                                     packages: [] },
  'her2/considerations': { rooms: ['her2', 'her2/tables', 'her2/status'],                      packages: [] },

  // Text alone: nothing of what it is about.
  'json':           { rooms: [],                                                                                     packages: [] },

  'fhir':           { rooms: ['her2', 'fhir/*'],                                                                    packages: [] },
  'fhir/codes':     { rooms: ['her2'],                                                                              packages: [] },
  'fhir/record':    { rooms: ['her2', 'her2/tables', 'fhir/codes', 'json'],                                                        packages: [] },
  'fhir/question':  { rooms: ['her2', 'fhir/codes', 'fhir/record', 'fhir/text'],                                                 packages: ['zod'] },
  'fhir/specimen':  { rooms: ['her2', 'fhir/codes', 'fhir/record', 'fhir/question'],                                packages: [] },
  'fhir/context':   { rooms: ['her2', 'fhir/codes', 'fhir/record', 'fhir/question', 'fhir/specimen', 'fhir/text'],                 packages: [] },
  'fhir/treatment': { rooms: ['her2', 'her2/tables', 'fhir/codes', 'fhir/record', 'fhir/context'],                                  packages: [] },
  'fhir/text':      { rooms: ['her2', 'fhir/record'],                                                               packages: [] },
  'fhir/disease':   { rooms: ['her2', 'fhir/codes', 'fhir/record', 'fhir/question', 'fhir/specimen', 'fhir/context', 'fhir/text'], packages: [] },
  'fhir/her2':      { rooms: ['her2', 'her2/tables', 'fhir/codes', 'fhir/record', 'fhir/question', 'fhir/specimen', 'fhir/context', 'fhir/disease', 'fhir/text'], packages: [] },
  'fhir/prose':     { rooms: ['her2', 'fhir/codes', 'fhir/record', 'fhir/question', 'fhir/specimen', 'fhir/context', 'fhir/disease', 'fhir/her2', 'fhir/text'], packages: ['node:crypto'] },
  'fhir/orders':    { rooms: ['her2', 'her2/tables', 'fhir/codes', 'fhir/record', 'fhir/question', 'fhir/specimen', 'fhir/context', 'fhir/disease', 'fhir/treatment'], packages: [] },
  'fhir/write':     { rooms: ['her2/considerations', 'fhir/codes'],                                                 packages: ['@medplum/fhirtypes', 'node:crypto'] },

  'content':     { rooms: ['her2', 'her2/*', 'cds-hooks'],                      packages: ['node:fs', 'node:path', 'node:crypto'] },
  // Discovery's templates are read off the table of codes that the reader has: one list, so the arrow goes to the data alone.
  'cds-hooks':   { rooms: ['fhir/codes'],                                       packages: ['zod'] },
  'auth':        { rooms: ['cds-hooks', 'her2', 'her2/considerations', 'fhir/question', 'storage'], packages: ['zod', 'yaml', 'jose', 'node:fs', 'node:path', 'node:crypto'] },
  'fhir-access': { rooms: ['cds-hooks'],                                        packages: ['undici', 'node:dns', 'node:net', 'node:stream', 'node:zlib'] },
  'storage':     { rooms: ['cds-hooks'],                                        packages: ['kysely', 'pg', 'node:*'] },
  'audit':       { rooms: ['her2', 'her2/*', 'cds-hooks', 'content', 'storage', 'telemetry'], packages: ['zod', '@medplum/fhirtypes', 'node:*'] },
  'governance':  { rooms: ['her2', 'her2/*', 'fhir/codes', 'cds-hooks', 'content', 'audit'], packages: ['zod', 'node:crypto'] },
  'fhir-package': { rooms: ['her2', 'her2/*', 'fhir/codes', 'fhir/write', 'cds-hooks', 'content'], packages: ['@medplum/fhirtypes'] },
  'admin':       { rooms: ['audit', 'auth', 'http', 'storage'],                 packages: ['express', 'node:crypto'] },
  'telemetry':   { rooms: [],                                                   packages: ['zod', 'pino', '@prometheus-io/client', '@opentelemetry/api'] },
  'http':        { rooms: ['auth', 'cds-hooks', 'json', 'storage', 'telemetry'], packages: ['express', 'express-rate-limit', 'cors', 'helmet', 'zod', 'zod-openapi', '@medplum/fhirtypes', 'node:http', 'node:https', 'node:fs', 'node:crypto', 'node:net', 'node:events', 'node:timers/promises'] },
  'evaluate':    { rooms: ['her2', 'her2/*', 'fhir', 'fhir/*', 'cds-hooks', 'content'],      packages: ['node:crypto'] },
  'answer':      { rooms: ['evaluate', 'audit', 'content', 'cds-hooks', 'her2', 'her2/*', 'storage', 'telemetry'], packages: ['node:*'] },
  'evidence-page': { rooms: ['answer', 'auth', 'audit', 'cds-hooks', 'content', 'evaluate', 'fhir', 'fhir/context', 'fhir-access', 'http', 'storage'], packages: ['express', 'helmet', 'jose', 'zod', 'node:crypto'] },
  'pdf':         { rooms: ['fhir/record'],                                      packages: ['unpdf', 'node:path', 'node:worker_threads'] },
  'compose':     { rooms: ['*'],                                                packages: ['*'] },
  'sandbox':     { rooms: ['cds-hooks', 'content', 'evaluate', 'fhir', 'fhir/*', 'her2', 'her2/*', 'http', 'pdf', 'telemetry', '.'], packages: ['*'] },
  // The body of a call and a line of a file are read by one rule: what is JSON, and what must not be read.
  'cli':         { rooms: ['governance', 'fhir-package', 'fhir', 'fhir/*', 'her2', 'her2/*', 'auth', 'cds-hooks', 'http', 'content', 'evaluate', 'pdf', 'answer', 'audit', 'compose', 'storage', '.'],   packages: ['node:*', 'commander'] },
  // The run over an export is the command line's classification for many: it reads lines and groups records by the same functions.
  'population':  { rooms: ['evaluate', 'cli', 'cds-hooks', 'content', 'fhir', 'fhir/*', 'her2', 'her2/*', 'pdf'], packages: ['@duckdb/node-api', '@medplum/fhirtypes', 'commander', 'jose', 'zod', 'node:*'] },
  '.':           { rooms: ['*'],                                                packages: ['*'] },
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'))

function roomOf(file: string): string {
  const folders = file.split('/').slice(0, -1)
  const [top = '.'] = folders
  return top === 'her2' || top === 'fhir' ? folders.slice(0, 2).join('/') : top
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8')
  const statements = text.matchAll(/^(?:import|export)\b[^'\n]*(?:\n[^'\n]*){0,40}?from '([^']+)'|^import '([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [...statements, ...dynamic].map((match) => match[1] ?? match[2] ?? '')
}

function allows(list: readonly string[], name: string): boolean {
  return list.some((one) => one === '*' || one === name || (one.endsWith('*') && name.startsWith(one.slice(0, -1))))
}

describe('each room imports only what it may', () => {
  test.each(files)('%s', (file) => {
    const room = roomOf(file)
    const rule = MAY_IMPORT[room]
    if (!rule) throw new Error(`src/${room} is a new room: say in this test what it may import`)
    const wrong = importsOf(file).filter((name) => {
      if (!name.startsWith('.')) return !allows(rule.packages, name) && !allows(rule.packages, packageOf(name))
      const target = roomOf(
        relative(src, normalize(join(src, dirname(file), name)))
          .split(sep)
          .join('/'),
      )
      return target !== room && !allows(rule.rooms, target)
    })
    expect(wrong).toEqual([])
  })
})

function packageOf(name: string): string {
  return name.startsWith('node:')
    ? name
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')
}

test('src/her2 has no word of FHIR resources', () => {
  const words = /\b(Observation|DiagnosticReport|valueCodeableConcept|CodeableConcept|hasMember|resourceType)\b/
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const found = files.filter(
    (file) => file.startsWith('her2/') && words.test(code(readFileSync(join(src, file), 'utf8'))),
  )
  expect(found).toEqual([])
})

test('clinical codes stand in src/fhir/codes alone', () => {
  // LOINC codes and answers, SNOMED CT identifiers: as strings of their own, or inside an expression.
  const literal = /['"`](?:\d{4,5}-\d|LA\d+-\d|\d{6,18}(?:\.\d+)?)['"`]|\(\?:[^)]*\d{7,18}/
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const clinical = files.filter((file) => /^(?:fhir|cds-hooks|evaluate|fhir-access|sandbox|cli)\//.test(file))
  const found = clinical.filter((file) => literal.test(code(readFileSync(join(src, file), 'utf8'))))
  expect(found.filter((file) => !file.startsWith('fhir/codes/'))).toEqual([])
})

test('only the composition reads the environment', () => {
  const readers = files.filter((file) => /process\.env/.test(readFileSync(join(src, file), 'utf8')))
  expect(readers.filter((file) => file !== 'cli.ts' && !file.startsWith('compose/'))).toEqual([])
})

test('no circle of imports', () => {
  const edges = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) =>
          normalize(join(dirname(file), name))
            .split(sep)
            .join('/'),
        ),
    ]),
  )
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) throw new Error(`circle: ${[...path, file].join(' → ')}`)
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(done.size).toBeGreaterThanOrEqual(files.length)
})
