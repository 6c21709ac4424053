import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { loadCodeMap } from '../../src/auth/load-profiles.ts'
import { listCodeMap, type SuggestDeps } from '../../src/cli/list-code-map.ts'
import { createSuggestPool } from '../../src/cli/pools.ts'
import { parseRecord } from '../../src/cli/parse-record.ts'

const folder = mkdtempSync(join(tmpdir(), 'code-map-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

async function run(files: string[], codeMapFile?: string, pool?: SuggestDeps['pool']) {
  const out = { printed: '', told: '' }
  const code = await listCodeMap(files, {
    parseJson: parseRecord,
    stdin: Readable.from([]),
    print: (text) => (out.printed += text),
    tell: (text) => (out.told += text),
    ...(pool && { pool }),
    ...(codeMapFile === undefined ? {} : { codeMap: loadCodeMap(codeMapFile) }),
  })
  return { code, ...out }
}

const TEST = {
  resourceType: 'Observation',
  id: 'a',
  status: 'final',
  code: { text: 'Herceptest intern' },
  valueString: '2+',
}

test('a bulk export: one list, one code map', async () => {
  const lines = [TEST, { ...TEST, id: 'b' }].map((line) => JSON.stringify(line)).join('\n')
  const { code, printed, told } = await run([write('export.ndjson.gz', gzipSync(lines))])
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toEqual({
    tests: [{ text: 'Herceptest intern', is: '', note: '2 times; e.g. 2+' }],
    answers: [],
    sites: [],
  })
  expect(told).toContain('«Herceptest intern»')
})

test('a code map in YAML is read, and what it maps is not listed again', async () => {
  const map = write('map.yaml', 'tests:\n  - { text: Herceptest intern, is: her2-ihc, note: asked the laboratory }\n')
  const { told } = await run([write('one.json', JSON.stringify(TEST))], map)
  expect(told).toContain('Nothing is left to map')
})

test('a fault of the map is told with its line', () => {
  const map = write('wrong.yaml', 'tests:\n  - text: Herceptest\n    is: her2\n')
  expect(() => loadCodeMap(map)).toThrow(/wrong\.yaml:3: tests\.0\.is: write one of her2-ihc/)
})

test('a file that cannot be read is told', async () => {
  const { code, told } = await run([join(folder, 'none.json'), write('broken.json', '{"resourceType":')])
  expect(code).toBe(2)
  expect(told).toMatch(/none\.json cannot be read: there is no such file/)
})

test('a file that is not there fails once and clearly, and nothing is said about codes', async () => {
  const { code, printed, told } = await run([join(folder, 'nofile')])
  expect({ code, printed }).toEqual({ code: 2, printed: '' })
  expect(told).toMatch(/^\S+nofile cannot be read: there is no such file \(ENOENT\)\n$/)
})

test('words of a record that would command the terminal are shown as codes', async () => {
  const { told, printed } = await run([
    write('esc.json', JSON.stringify({ ...TEST, code: { text: 'Hercep\u001b[2Jtest \u202eintern' } })),
  ])
  expect(told).not.toMatch(/\u001b|\u202e/)
  expect(printed).not.toMatch(/\u001b|\u202e/)
})

test('threads find the same in the same order as this thread alone', async () => {
  const names = ['Herceptest', 'HER2 local', 'h2ihc own', 'ER lab', 'c-erbB-2 house']
  const line = (id: number) =>
    JSON.stringify({ ...TEST, id: `${id}`, code: { text: `${names[id % 5]} ${id % 37}` }, valueString: `${id % 11}+` })
  const lines = Array.from({ length: 4000 }, (_, id) => (id % 1500 === 700 ? '{"a":1,"a":2}' : line(id)))
  const file = write('many.ndjson', lines.join('\n'))
  const alone = await run([file, file])
  const pool = createSuggestPool(2, {})
  const threads = await run([file, file], undefined, pool)
  await pool.close()
  expect(threads).toEqual(alone)
  expect(alone.code).toBe(2)
  expect(alone.told.split('\n').filter((one) => one.includes('repeats a member'))).toHaveLength(6)
  expect((JSON.parse(alone.printed) as { tests: unknown[] }).tests.length).toBeGreaterThan(100)
})
