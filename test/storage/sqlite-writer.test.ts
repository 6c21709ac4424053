import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFile } from '../../src/storage/sqlite-file.ts'
import { createSqliteWriter } from '../../src/storage/sqlite-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'her2-cds-writer-'))
const file = join(folder, 'test.sqlite')
const own = openFile(file, false)
own.exec('create table written (name text)')
const writer = createSqliteWriter(file)

afterAll(async () => {
  await writer.close()
  own.close()
  rmSync(folder, { recursive: true })
})

const insert = (name: string) => writer.write([{ sql: 'insert into written values (?)', rows: [[name]] }])
const names = () =>
  own
    .prepare('select name from written order by rowid')
    .all()
    .map(({ name }) => name)
const write = (name: string) => () => {
  own.prepare('insert into written values (?)').run(name)
  return names()
}

test('what another connection writes comes between two transactions, and none is begun while it waits', async () => {
  const [first, seen, alsoSeen] = [insert('first'), writer.between(write('between')), writer.between(write('again'))]
  const [second, third] = [insert('second'), insert('third')]
  expect(await seen).toEqual(['first', 'between'])
  expect(await alsoSeen).toEqual(['first', 'between', 'again'])
  await Promise.all([first, second, third])
  expect(names()).toEqual(['first', 'between', 'again', 'second', 'third'])
})

test('while no transaction runs it is done at once, also after one that failed', async () => {
  await expect(writer.write([{ sql: 'insert into nowhere values (1)', rows: [[]] }])).rejects.toThrow('nowhere')
  const seen = writer.between(write('at once'))
  expect(names().at(-1)).toBe('at once')
  expect(await seen).toContain('at once')
})

test('what fails there is told to whoever asked, and holds nobody up', async () => {
  const first = insert('more')
  const failed = writer.between(() => {
    throw new Error('of no use')
  })
  const next = insert('and more')
  await expect(failed).rejects.toThrow('of no use')
  await Promise.all([first, next])
  expect(names().slice(-2)).toEqual(['more', 'and more'])
})
