/** The page on refused calls names every cause that the program knows, and no other. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, textOf } from './documents.ts'

const page = textOf('docs/operations/troubleshooting.md')

/** The words of a union type, from the source that declares it. */
function wordsOf(file: string, type: string): readonly string[] {
  const text = readFileSync(join(ROOT, 'src', file), 'utf8')
  const [, union = ''] = new RegExp(`type ${type} =((?:\\s*\\|?\\s*'[^']+')+)`).exec(text) ?? []
  return [...union.matchAll(/'([^']+)'/g)].map(([, word = '']) => word)
}

/** The first cells of the table below a heading. */
function rowsBelow(heading: string): readonly string[] {
  const [, part = ''] = page.split(`\n${heading}\n`)
  const [section = ''] = part.split(/^#{2,3} /m)
  // Not the head.
  return [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, word = '']) => word).slice(1)
}

test.each([
  ['## 401: who calls was not proven', 'auth/verify-jwt.ts', 'TokenFault', 18],
  ['### Load', 'http/shed-load.ts', 'ShedCause', 4],
  ['### The store', 'storage/cause-of-failure.ts', 'StoreCause', 7],
])('%s', (heading, file, type, count) => {
  const words = wordsOf(file, type)
  expect(words).toHaveLength(count)
  expect(rowsBelow(heading).toSorted()).toEqual(words.toSorted())
})

test('every event of the log that is a warning', () => {
  const source = readFileSync(join(ROOT, 'src', 'telemetry', 'log.ts'), 'utf8')
  const [, set = ''] = /WARNINGS[^[]*\[([\s\S]*?)\]/.exec(source) ?? []
  const words = [...set.matchAll(/'([^']+)'/g)].map(([, word = '']) => word)
  expect(words).toHaveLength(11)
  expect(rowsBelow('## Warnings in the log').toSorted()).toEqual(words.toSorted())
})

test('412: the words of every reason why a key was not read', () => {
  const source = readFileSync(join(ROOT, 'src', 'cds-hooks', 'prefetch.ts'), 'utf8')
  const [, table = ''] = /WORDS_OF_GAP[^{]*\{([\s\S]*?)\n\}/.exec(source) ?? []
  const words = [...table.matchAll(/: {1,30}(['"])(.*)\1,$/gm)].map(([, , text = '']) => text)
  expect(words).toHaveLength(15)
  // The page tells the reason without "it was not sent, and" and what follows a comma.
  const key = (text: string) => text.replace(/^it was not sent, and (?!there)/, '').split(/, (?:so|which)/)[0]!
  expect(words.map(key).filter((text) => !page.includes(text.replace(/^the FHIR server's /, '')))).toEqual([])
})
