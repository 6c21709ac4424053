/** Writes the printed pages of docs/governance; `--check`: exit 1 where one is not up to date with the code. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCardBook } from '../src/content/card-book.ts'
import { governancePages } from '../src/governance/list-pages.ts'

const root = join(import.meta.dirname, '..')
const pages = governancePages(loadCardBook(join(root, 'cards'))).map(({ file, markdown }) => ({
  path: join(root, 'docs', 'governance', file),
  markdown,
}))
if (process.argv.includes('--check')) {
  const stale = pages.filter(({ path, markdown }) => !existsSync(path) || readFileSync(path, 'utf8') !== markdown)
  for (const { path } of stale) process.stderr.write(`${path}: not up to date: run npm run docs:build\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else for (const { path, markdown } of pages) writeFileSync(path, markdown)
