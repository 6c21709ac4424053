import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

const root = join(import.meta.dirname, '..')
const SKIPPED = ['node_modules', 'dist', '.git', 'coverage', '.src', 'cache']

function list(dir: string): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.includes(entry.name)) return []
    const path = dir === '.' ? entry.name : `${dir}/${entry.name}`
    return entry.isDirectory() ? list(path) : [path]
  })
}

const files = list('.').map((file) => file.split(sep).join('/'))
const sources = files.filter((file) => /^(src|scripts|test|fixtures)\/.*\.ts$/.test(file))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('file names are kebab-case and say what is inside', () => {
  const wrong = sources.filter((file) => file.split('/').some((part) => !/^[a-z0-9-]+(\.test|\.d)?(\.ts)?$/.test(part)))
  expect(wrong).toEqual([])
  expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts)/.test(file))).toEqual([])
})

test('no file of code is too long to read', () => {
  const long = sources.filter((file) => file.startsWith('src/') && read(file).split('\n').length > 600)
  expect(long.filter((file) => !file.startsWith('src/fhir/codes/') && !file.startsWith('src/fhir/text/words'))).toEqual(
    [],
  )
})

test('no function is longer than 70 lines', () => {
  const long = sources.filter((file) => file.startsWith('src/')).flatMap(longFunctions)
  expect(long).toEqual([])
})

/** Functions at the top level of a file begin at column 0 and end at the first '}' there: prettier keeps it so. */
function longFunctions(file: string): string[] {
  const lines = read(file).split('\n')
  const found: string[] = []
  for (const [start, line] of lines.entries()) {
    if (!/^(export )?(async )?function\*? /.test(line)) continue
    const length = lines.slice(start).findIndex((later) => later === '}') + 1
    if (length > 70) found.push(`${file}:${start + 1} (${length} lines)`)
  }
  return found
}

test('no test is skipped or singled out, nothing is left for later', () => {
  const skipped = sources.filter(
    (file) =>
      file !== 'test/tidy.test.ts' &&
      /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\bx(?:it|test|describe)\(/.test(read(file)),
  )
  expect(skipped).toEqual([])
  const unfinished = sources.filter(
    (file) => file !== 'test/tidy.test.ts' && /\b(TODO|FIXME|XXX|HACK)\b/.test(read(file)),
  )
  expect(unfinished).toEqual([])
})

test('types are never switched off', () => {
  const wrong = sources.filter(
    (file) => file !== 'test/tidy.test.ts' && /@ts-(ignore|nocheck)|:\s*any\b|\bas any\b|<any>/.test(read(file)),
  )
  expect(wrong).toEqual([])
})

test('the project speaks of itself alone', () => {
  const text = files.filter(
    (file) =>
      /\.(ts|js|md|json|ya?ml|csv|html|css)$|Dockerfile|^\.ci\//.test(file) &&
      file !== 'package-lock.json' &&
      file !== 'test/tidy.test.ts',
  )
  const words = new RegExp(
    [
      '/wor' + 'k/',
      '/tm' + 'p/',
      'regis' + 'try\\.npmjs',
      'deb\\.deb' + 'ian\\.org',
      'steer' + 'ing repo',
      'help' + 'er session',
    ].join('|'),
    'i',
  )
  const wrong = text.filter((file) => statSync(join(root, file)).size < 2_000_000 && words.test(read(file)))
  expect(wrong).toEqual([])
})

test('what a newcomer looks for is there', () => {
  const wanted = [
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'SECURITY.md',
    'Dockerfile',
    'docs/ARCHITECTURE.md',
    'docs/INTERFACE.md',
    'cards/README.md',
    '.ci/run',
  ]
  expect(wanted.filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('the lockfiles name no download host and every dependency is pinned', () => {
  const folders = ['', 'site/', 'tools/cql/', 'tools/node/', 'tools/package/', 'tools/postgres/']
  for (const folder of folders) expect(read(`${folder}package-lock.json`)).not.toContain('"resolved": "http')
  const versions = folders.flatMap((folder) => {
    const manifest = JSON.parse(read(`${folder}package.json`)) as Record<string, Record<string, string> | undefined>
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
    return kinds.flatMap((kind) => Object.values(manifest[kind] ?? {}))
  })
  expect(versions.length).toBeGreaterThan(40)
  expect(versions.filter((version) => !/^(npm:[a-z-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})
