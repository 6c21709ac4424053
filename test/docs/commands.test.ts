/** The commands of the documents: each block that is marked `sh run` is run as it stands, in a folder of its own. */
import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseSync } from 'node:sqlite'
import { DOCUMENTS, ROOT, blocksOf } from './documents.ts'
import { openSqlite } from '../../src/storage/open-store.ts'
import { NO_HURRY } from '../patience.ts'

const folder = mkdtempSync(join(tmpdir(), 'her2-cds-docs-'))
const bin = join(folder, '.bin')

/** What a reader has at this point: the program, the fixtures of a checkout, and a store that was in use. */
beforeAll(async () => {
  mkdirSync(bin)
  const program = join(ROOT, 'bin', 'her2-cds.js')
  const start = `exec "${process.execPath}" --no-warnings "${program}" "$@"\n`
  writeFileSync(join(bin, 'her2-cds'), `#!/bin/sh\n${start}`)
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\n${start}`)
  for (const name of ['her2-cds', 'npx']) chmodSync(join(bin, name), 0o755)
  for (const name of ['fixtures', 'deploy']) symlinkSync(join(ROOT, name), join(folder, name))
  mkdirSync(join(folder, 'data'))
  const store = await openSqlite(join(folder, 'data', 'her2-cds.sqlite'), NO_HURRY)
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const blocks = DOCUMENTS.flatMap(blocksOf).filter(({ info }) => info === 'sh run')

test('commands of the README and of the manual are run', () => {
  expect(new Set(blocks.map(({ file }) => file)).size).toBeGreaterThanOrEqual(3)
})

test.each(blocks.map((block) => [`${block.file}:${block.line}`, block.text]))('%s', async (_place, text) => {
  const env = { ...process.env, PATH: [bin, process.env['PATH'] ?? ''].join(delimiter) }
  const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', text], { cwd: folder, env })
  expect(stdout).not.toBe('')
})

test('the copy of the store is a database', () => {
  const copy = new DatabaseSync(join(folder, 'copy.sqlite'), { readOnly: true })
  expect(copy.prepare('select count(*) as tables from sqlite_master').get()).toEqual({ tables: expect.any(Number) })
  copy.close()
})
